"""What docs/architecture.md promises in "Where a new thing goes": each toy of `toys/` is put into a copy of
the packages, by new files and at most one file that was there, the one that the table names; then it
works, in the commands that a user runs.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from nianbao_demo.render import TEXTS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from tests.crawler.corpus.samples import rows
from tests.paths import ROOT
from tests.whole.local_portal import LocalPortal, links, portal, report_page

TOYS = Path(__file__).parent / "toys"
PACKAGES = {"parsers": "parsers", "spiders": "spiders", "crawler": "crawler", "nianbao": "nianbao"} | {
    "nianbao_demo": "demo/nianbao_demo"
}
REGISTER = """
    "toys": Register(
        title=("玩具簿", "Toys"),
        lead=("所有玩具。", "All of them."),
        columns=_REPORT,
        source="reports r JOIN issuers i ON i.id = r.issuer_id",
        order="r.id",
    ),
"""
TITLE = "西工区财政局2023年政府信息公开工作年度报告"


@dataclass(frozen=True)
class Toy:
    """A row of the table (`new`), its new files, each with the file of `toys/` that it is, and what is inserted
    into the `touched` file behind each of these texts.
    """

    new: str
    files: dict[str, str]
    touched: str | None = None
    inserted: tuple[tuple[str, str], ...] = ()


ADDED = (
    Toy(
        "format",
        {"parsers/readers/toy.py": "format.py"},
        "parsers/formats.py",
        (
            (
                "FORMATS: tuple[Format, ...] = (\n",
                '    Format("application/x-toy", "玩具", "a toy", ("toy",), begins=(b"%TOY",)),\n',
            ),
        ),
    ),
    Toy(
        "form",
        {"parsers/forms/form2030.py": "form2030.py"},
        "parsers/forms/__init__.py",
        (("from parsers.forms import form2019, form2021", ", form2030"), ("form2021.FORM", ", form2030.FORM")),
    ),
    Toy(
        "rule",
        {"parsers/checks/toy.py": "rules.py"},
        "parsers/checks/__init__.py",
        (("timeliness, years", ", toy"), ("RULE_MODULES = (", "toy, ")),
    ),
    Toy("portal", {"spiders/toytown.py": "portal.py"}),
    Toy(
        "content system",
        {"spiders/systems/toy.py": "system.py"},
        "spiders/systems/registry.py",
        (("from spiders.systems import System\n", "from spiders.systems.toy import Toy\n"), ("for each in (", "Toy, ")),
    ),
    Toy(
        "page",
        {"crawler/browse/pages/toy.py": "page.py", "crawler/browse/templates/nianbao/toy.html": "page.html"},
        "crawler/browse/pages/__init__.py",
        (("    report,\n    search,\n", "    toy,\n"), ("    home.PAGE,\n", "    toy.PAGE,\n")),
    ),
    Toy(
        "register",
        {"crawler/browse/templates/nianbao/register/toys.html": "register.html"},
        "crawler/browse/pages/registers.py",
        (("REGISTERS: dict[str, Register] = {\n", REGISTER),),
    ),
    Toy(
        "export format",
        {"crawler/corpus/export/toy.py": "export.py"},
        "crawler/corpus/export/__init__.py",
        (
            ("from crawler.corpus.export import misprints, package, text", ", toy"),
            ("FORMATS: dict[str, Format] = {\n", '    "toy": toy.FORMAT,\n'),
        ),
    ),
)
pytestmark = pytest.mark.xdist_group("from outside")  # one copy for all tests
by_new = pytest.mark.parametrize("toy", ADDED, ids=lambda toy: toy.new)


@dataclass(frozen=True)
class Copy:
    """The packages with all toys in them."""

    folder: Path

    def python(self, code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Runs a program that has the copy, not the checkout, as its packages."""
        check = f"import crawler, sys; assert crawler.__file__.startswith({str(self.folder)!r})"
        path = os.pathsep.join((str(self.folder), str(ROOT)))
        done = subprocess.run(
            [sys.executable, "-P", "-c", f"{check}\n{code}", *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": path, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def nianbao(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return self.python("from crawler.cli import run; run()", *arguments)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("outside")
    for name, place in PACKAGES.items():
        shutil.copytree(ROOT / place, folder / name)
    for toy in ADDED:
        for path, source in toy.files.items():
            assert not (folder / path).exists()
            shutil.copy(TOYS / source, folder / path)
        if toy.touched:
            touched = folder / toy.touched
            text = touched.read_text()
            for behind, inserted in toy.inserted:
                assert text.count(behind) == 1, behind
                text = text.replace(behind, behind + inserted)
            touched.write_text(text)
    return Copy(folder)


@pytest.fixture(scope="module")
def corpus(copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of two years, written by the copy."""
    path = tmp_path_factory.mktemp("corpus") / "corpus.db"
    code = "from pathlib import Path; from tests.crawler.corpus.samples import two_years; two_years(Path(sys.argv[1]))"
    copy.python(code, path)
    return path


@pytest.fixture(scope="module")
def server() -> Iterator[LocalPortal]:
    """Two portals: one whose list is at /toy/list, and the mirror of another."""
    away = "/www.toytown.gov.cn"
    pages: dict[str, Any] = {
        "/": links(),
        "/toy/list": f'<a href="/1.html">{TITLE}</a>',
        "/1.html": report_page(),
        f"{away}/": links((TITLE, "/1.html")),
        f"{away}/1.html": report_page(),
    }
    with portal(pages) as local:
        yield local


def where(new: str) -> set[str]:
    """The files and folders that the table of docs/architecture.md names for a new thing."""
    text = (ROOT / "docs" / "architecture.md").read_text()
    (cell,) = re.findall(rf"^\| {new} \|([^|]+)\|", text, re.MULTILINE)
    return {each.rstrip("/") for each in re.findall(r"`([^`]+)`", cell) if (ROOT / each).exists()}


@by_new
def test_the_map_names_what_is_touched(toy: Toy) -> None:
    """All of it, and no other file: no more than one that was there before."""
    named = where(toy.new)
    folders = {str(Path(path).parent) for path in toy.files}
    assert named == folders | ({toy.touched} if toy.touched else set())


def test_a_format_is_read(copy: Copy, tmp_path: Path) -> None:
    report = random_report(Random(1), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    file = tmp_path / "file.toy"
    file.write_bytes(b"%TOY\n" + TEXTS["markdown"](report, Random(1)))
    read = json.loads(copy.nianbao("parse", "--jobs", 0, file).stdout)
    assert (read["issuer"], read["year"], read["form"]) == ("洛阳市财政局", 2023, "2021")
    assert (read["media_type"], read["reader"]) == ("application/x-toy", "toy")


ROUND_TRIP = """
import json
from random import Random
from nianbao_demo.compare import differences
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse

for code in FORMS:
    report = random_report(Random(7), FORMS[code], issuer="洛阳市财政局", year=FORMS[code].first_year)
    for markup in MARKUPS.values():
        reading = parse(markup(report, Random(7)))
        assert differences(report, reading.report) == [], code
        assert not [check for check in reading.checks if check.status == "fail" and "toy" not in check.rule]
"""


def test_a_form_is_printed_and_read_back(copy: Copy) -> None:
    """And so are the others, beside it."""
    copy.python(ROUND_TRIP)


def test_a_form_is_in_the_code_tables_and_printed(copy: Copy, corpus: Path) -> None:
    shown = copy.nianbao("forms", "2030").stdout
    assert "玩具〔2030〕1号" in shown
    assert "granted_online （一）网上公开" in shown
    assert rows(corpus, "SELECT label, notice FROM forms WHERE code = '2030'") == [
        ("玩具报告格式（2030）", "玩具〔2030〕1号")
    ]
    assert rows(corpus, "SELECT english, form FROM outcomes WHERE code = 'granted_online'") == [
        ("Granted online", "2030")
    ]


def test_rules_are_checked_once_and_again(copy: Copy, corpus: Path) -> None:
    sql = "SELECT report_id, rule, status, message, code FROM checks WHERE rule LIKE 'toy.%' ORDER BY 1, 2"
    found = rows(corpus, sql)
    reports = ["410300-洛阳市财政局-2022", "410300-洛阳市财政局-2023"]
    assert [row[:3] for row in found] == [
        (reports[0], "toy.number", "fail"),
        (reports[1], "toy.growth", "fail"),
        (reports[1], "toy.number", "fail"),
    ]
    assert {row[4] for row in found} == {"toy.counted", "toy.compared"}
    for _ in range(2):
        shown = copy.nianbao("check", "--corpus", corpus, "--rule", "toy.growth", "--chinese", "--all").stdout
        assert f"{reports[1]} · requests.new.total" in shown
        assert "成为" in shown
        assert rows(corpus, sql) == found
    titles = rows(corpus, "SELECT code, label FROM rules WHERE code LIKE 'toy.%' ORDER BY code")
    assert titles == [("toy.growth", "玩具：逐年相同"), ("toy.number", "玩具：件数为负")]


CRAWL = ("--delay", 0, *("-s", "AUTOTHROTTLE_ENABLED=False", "-s", "RETRY_TIMES=0", "-s", "PARSE_PROCESSES=0"))


def crawled(copy: Copy, portal: object, corpus: Path, *more: object) -> list[tuple[object, ...]]:
    copy.nianbao("crawl", portal, "--corpus", corpus, *CRAWL, *more)
    return rows(corpus, "SELECT portal, issuer_name, year FROM reports")


def test_a_content_system_is_asked_where_a_portals_file_names_it(
    copy: Copy, server: LocalPortal, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    facts = {"name": "mine", "title": "测试区人民政府", "division": "410303", "system": "toy"} | {
        "toys": f"{server.base}/toy/list"
    }
    lines = [f'{name} = "{value}"' for name, value in facts.items()]
    file.write_text("\n".join([*lines, f'start_urls = ["{server.base}/"]']))
    assert crawled(copy, file, tmp_path / "corpus.db") == [("mine", "西工区财政局", 2023)]


def test_a_portal_is_crawled_by_its_name(copy: Copy, server: LocalPortal, tmp_path: Path) -> None:
    found = crawled(copy, "toytown", tmp_path / "corpus.db", "--mirror", server.base)
    assert found == [("toytown", "西工区财政局", 2023)]


def test_portals_and_content_systems_are_listed(copy: Copy) -> None:
    shown = copy.nianbao("portal", "list").stdout
    assert "nianbao crawl toytown" in shown
    assert "玩具 Toy CMS" in shown


ASKED = """
import json
from pathlib import Path
from tests.crawler.browse.client import Client

site = Client(Path(sys.argv[1]))
paths = [f"{path}{end}" for path in ("/toy", "/register", "/register/toys") for end in ("", ".json", ".csv")]
found = {path: {lang: site.get(path, lang=lang) for lang in ("zh", "en")} for path in paths}
assert all(answer.status_code == 200 for both in found.values() for answer in both.values())
print(json.dumps({path: {lang: answer.text for lang, answer in both.items()} for path, both in found.items()}))
"""


def test_a_page_and_a_register_are_shown(copy: Copy, corpus: Path) -> None:
    found = json.loads(copy.python(ASKED, corpus).stdout)
    assert "<h1>玩具页</h1>" in found["/toy"]["zh"]
    assert "<h1>Toy page</h1>" in found["/toy"]["en"]
    assert [row["name"] for row in json.loads(found["/toy.json"]["en"])["issuers"]] == ["洛阳市财政局"]
    assert "洛阳市财政局" in found["/toy.csv"]["zh"]
    assert {"register": "toys", "entries": 2} in json.loads(found["/register.json"]["en"])["rows"]
    for lang, title, lead in (("zh", "玩具簿", "所有玩具。"), ("en", "Toys", "All of them.")):
        assert all(f">{title}<" in found[path][lang] for path in ("/register", "/register/toys"))
        assert lead in found["/register/toys"][lang]
        assert "洛阳市财政局 2022</a>" in found["/register/toys"][lang]


def test_an_export_format_is_written(copy: Copy, corpus: Path, tmp_path: Path) -> None:
    assert "toy: the ids of the reports" in " ".join(copy.nianbao("export", "--help").stdout.split())
    folder = tmp_path / "out"
    done = copy.nianbao("export", folder, "--format", "toy", "--corpus", corpus, "--year", 2023)
    assert [path.name for path in folder.iterdir()] == ["ids.toy"]
    assert (folder / "ids.toy").read_text() == "410300-洛阳市财政局-2023"
    assert done.stdout.split() == ["1", str(folder / "ids.toy")]
    assert done.stderr == "no figures\n"


WRITTEN = "from docs import written as w; print(w.forms(), w.rules(), w.portals(), w.systems(), w.exports())"


def test_the_docs_have_them(copy: Copy) -> None:
    """What `make docs` writes."""
    text = copy.python(WRITTEN).stdout
    for line in (
        "## 2030: 玩具报告格式（2030）",
        "| `toy.growth` |",
        "| `nianbao crawl toytown` | 玩具区人民政府 |",
        "| `toy` | 玩具 Toy CMS | its portal's file | `toys` |",
        "| `toy` | Toy | `.toy` | the ids of the reports | nothing |",
    ):
        assert line in text, line
