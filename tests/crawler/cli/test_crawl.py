"""`nianbao crawl` as a user runs it: from an empty folder, by name, by address and by file."""

from __future__ import annotations

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from crawler.lock import locked
from tests.paths import ROOT
from tests.whole import commands
from tests.whole.local_portal import Pages, links, portal, report_page

pytestmark = pytest.mark.slow

XIGONG = "https://www.xigong.gov.cn/"
TITLE = "西工区财政局2023年政府信息公开工作年度报告"
SITE: Pages = {
    "/": "<html><head><title>洛阳市西工区人民政府网站</title></head><body><h1>洛阳市西工区人民政府</h1>"
    "<a href='/nb/'>政府信息公开年报</a></body></html>",
    "/nb/": links((TITLE, "/nb/1.html")),
    "/nb/1.html": report_page("西工区财政局"),
}
MIRRORED: Pages = {f"/www.xigong.gov.cn{path}": page for path, page in SITE.items()}
"""The same pages under the paths of a mirror."""
QUICK = ("-s", "PARSE_PROCESSES=0", "-s", "RETRY_TIMES=0")


def nianbao(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return commands.run(commands.nianbao, arguments, {"COLUMNS": "240", "PYTHONPATH": f"{ROOT}:{ROOT / 'demo'}"}, cwd)


def portals(corpus: Path) -> list[tuple[str, str, str, int]]:
    with closing(sqlite3.connect(corpus)) as db:
        sql = "SELECT id, name, division, (SELECT count(*) FROM reports WHERE portal = portals.id) FROM portals"
        return list(db.execute(sql))


def test_a_file_from_an_empty_folder(tmp_path: Path) -> None:
    """Also if a folder has the name of one of the project's packages."""
    (tmp_path / "spiders").mkdir()
    (tmp_path / "spiders" / "__init__.py").write_text("raise SystemExit('not ours')")
    with portal(SITE) as local:
        (tmp_path / "my.toml").write_text(
            f'name = "my"\ntitle = "西工区人民政府"\ndivision = "410303"\nstart_urls = ["{local.base}/"]\n'
        )
        done = nianbao("crawl", "my.toml", "--delay", "0", *QUICK, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "nianbao serve --corpus data/corpus.db" in done.stdout
    assert portals(tmp_path / "data" / "corpus.db") == [("my", "西工区人民政府", "410303", 1)]
    assert list((tmp_path / "data" / "corpus-archive").iterdir())


def test_an_address_that_nobody_described(tmp_path: Path) -> None:
    """Name and division are found in the way of `nianbao portal new`."""
    with portal(MIRRORED) as local:
        arguments = ("crawl", XIGONG, "--mirror", local.base, "--corpus", "c.db", *QUICK)
        done = nianbao(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "洛阳市西工区人民政府, division 410303" in done.stderr
    assert portals(tmp_path / "c.db") == [("xigong", "洛阳市西工区人民政府", "410303", 1)]


def test_an_address_with_its_facts_is_crawled_at_once(tmp_path: Path) -> None:
    with portal(MIRRORED) as local:
        facts = ("--title", "西工区人民政府", "--division", "410303", "-a", "name=xigong-own")
        done = nianbao("crawl", XIGONG, *facts, "--mirror", local.base, "--corpus", "c.db", *QUICK, cwd=tmp_path)
        assert local.requested.count("/www.xigong.gov.cn/") == 1
    assert done.returncode == 0, done.stderr
    assert portals(tmp_path / "c.db") == [("xigong-own", "西工区人民政府", "410303", 1)]


def test_an_address_without_a_certain_division_is_not_crawled(tmp_path: Path) -> None:
    pages: Pages = {
        "/": "<html><head><title>某某网站</title></head><body><a href='/nb/'>政府信息公开年报</a></body></html>"
    }
    with portal(pages) as local:
        done = nianbao("crawl", f"{local.base}/", "--corpus", "c.db", cwd=tmp_path)
    assert done.returncode == 2
    assert "--division CODE" in done.stderr
    assert "nianbao portal new" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_front_page_of_a_portal_that_ships_is_that_portal(tmp_path: Path) -> None:
    pages: Pages = {"/www.chuanhui.gov.cn/": links()}
    with portal(pages) as local:
        done = nianbao("crawl", "http://www.chuanhui.gov.cn/", "--mirror", local.base, *QUICK, cwd=tmp_path)
    assert "is the portal chuanhui, which ships" in done.stderr
    assert done.returncode == 1  # it finds fewer reports than required
    assert [name for name, *_ in portals(tmp_path / "data" / "corpus.db")] == ["chuanhui"]


def test_a_budget_is_kept_and_makes_the_crawl_broken(tmp_path: Path) -> None:
    with portal(MIRRORED) as local:
        facts = ("--title", "西工区人民政府", "--division", "410303", "--requests", "2")
        done = nianbao("crawl", XIGONG, *facts, "--mirror", local.base, "--corpus", "c.db", *QUICK, cwd=tmp_path)
        assert len(local.requested) <= 2
    assert done.returncode == 1
    assert "budget of 2 requests" in done.stderr


def test_a_corpus_that_another_run_has(tmp_path: Path) -> None:
    with portal(MIRRORED) as local, locked(tmp_path / "c.db", "a test"):
        done = nianbao("crawl", "luoyang", "--mirror", local.base, "--corpus", "c.db", cwd=tmp_path)
    assert done.returncode == 1
    assert "another run (a test, process" in done.stderr
    assert "--wait SECONDS" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "'nowhere' is neither an address (https://…), nor a file, nor one of the portals"),
        (["luoyang", "--mirror", "http://127.0.0.1:9"], "does not answer"),
        (["luoyang", "-s", "CORPUS"], "-s CORPUS is no NAME=VALUE"),
        (["luoyang", "-a", "=x"], "-a =x is no NAME=VALUE"),
        (["luoyang", "--division", "410300"], "--title and --division go with an address"),
        (["https://"], "'https://' is no address of a page"),
        (["https://a.gov.cn/", "--title", "x", "--division", "12"], "six digits"),
        (["missing.toml"], "there is no such file"),
        (["luoyang", "--offpeak", "25"], "OFFPEAK=25 is no window of time"),
        (["portal", "-a", "url=https://a.gov.cn/"], "missing"),
    ],
)
def test_not_understood(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = nianbao("crawl", *arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
