"""What strangers write is shown on the terminal, and never obeyed; and it is part of no name."""

from __future__ import annotations

import io
import json
import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from rich.table import Table
from rich.text import Text

from crawler.cli.common import file_name
from crawler.console import Console
from crawler.terminal import guard_logs
from parsers import parse
from parsers.text import clean, printable
from tests.paths import SHARED
from tests.whole.archive_world import nianbao
from tests.whole.local_portal import Answer, crawl, links, portal, report_page

ATTACKS = SHARED / "cases" / "attacks"
CASES = [pytest.param(ATTACKS / name, id=name) for name in ("terminal-escape.html", "terminal-escape.txt")]
EVIL = "\x1bc\x1b[m\x1b]0;title\x07\x9b2J\u202e\u2066\u200b\ufeff\U000e0041\x7f"


def _obeyed(text: str) -> list[str]:
    """The characters in what was printed that a terminal would obey or hide."""
    return [each for each in text if each not in "\n\t" and printable(each) != each]


@pytest.mark.skipif(not ATTACKS.exists(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("options", [("--table",), ("--table", "--english"), ()])
def test_parse_prints_no_escape_of_a_document(case: Path, options: tuple[str, ...]) -> None:
    done = nianbao("parse", *options, str(case))
    assert done.returncode == 0, done.stderr
    assert "洛阳市财政局" in done.stdout
    assert _obeyed(done.stdout + done.stderr) == []


@pytest.mark.skipif(not ATTACKS.exists(), reason="the shared cases are not here")
@pytest.mark.parametrize("case", CASES)
def test_an_issuer_is_the_same_with_escapes_in_its_name(case: Path) -> None:
    reading = parse(case.read_bytes())
    plain = parse(case.read_bytes().replace(b"\x1bc\x1b[m", b""))
    assert (reading.report.issuer, reading.report.title) == (plain.report.issuer, plain.report.title)
    assert reading.report.issuer == "洛阳市财政局"


def test_a_portal_full_of_them(tmp_path: Path) -> None:
    """Titles, names of links and of files, an address, a header, a wrong cell: nothing of it is obeyed in what the
    commands print, logs included, and the issuer has no second name.
    """
    evil = EVIL.encode()
    title = f"西工区{EVIL}财政局2023年政府信息公开工作年度报告"
    page = report_page().replace("西工区财政局".encode(), f"西工区{EVIL}财政局".encode())
    page = page.replace(b">0<", b">0" + evil + b"<", 1)
    site: dict[str, Answer | bytes | str | int] = {
        "/": links((f"政府信息{EVIL}公开年报", "/nb/"), ("政府信息公开指南", "/\x1b[2J.html")),
        "/nb/": links((title, "/1.html"), (f"西工区{EVIL}教育局2022年政府信息公开工作年度报告", "/2.html")),
        "/1.html": Answer(page, headers=(("Content-Type", "text/html; charset=utf-8"), ("ETag", "\x1b[2J"))),
        "/2.html": b"<h1>" + evil + b"</h1>" + evil,
    }
    corpus = tmp_path / "c.db"
    with portal(site) as local:
        done = crawl(local.base, corpus, "-s", "LOG_LEVEL=DEBUG", "-a", f"name=n{tmp_path.name[-1]}")
        assert done.returncode in {0, 1}, done.stderr
        printed = done.stdout + done.stderr
    at = ("--corpus", str(corpus))
    for command in (("check",), ("coverage",), ("coverage", "--format", "csv"), ("archive", "list"), ("reparse",)):
        did = nianbao(*command, *at)
        printed += did.stdout + did.stderr
    assert _obeyed(printed) == []
    with closing(sqlite3.connect(corpus)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM issuers ORDER BY 1")]
        assert db.execute("SELECT id FROM reports").fetchall() == [("410303-洛阳市西工区财政局-2023",)]
        ids = db.execute("SELECT id FROM reports UNION SELECT id FROM issuers UNION SELECT id FROM portals").fetchall()
        said = db.execute("SELECT title FROM reports UNION SELECT link_text FROM captures").fetchall()
    assert "洛阳市西工区财政局" in names
    assert _obeyed("".join([*names, *(one for (one,) in ids), *(one or "" for (one,) in said)])) == []


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("洛阳市\x1bc\x1b[m财政局", "洛阳市财政局"),
        ("洛阳市\x9b31m财政局", "洛阳市财政局"),
        ("洛阳市\x1b]0;a title\x07财政局", "洛阳市财政局"),
        ("洛阳市\x1b]8;;https://x/\x1b\\财政局", "洛阳市财政局"),
        ("\u202e洛阳市\u2066\u200b财政局\ufeff\U000e0041", "洛阳市财政局"),
        ("洛阳市\ud800财政局\x00\x7f", "洛阳市财政局"),
        ("一行\n二行\t三\r四\x85五", "一行 二行 三 四 五"),
        (
            "𠮷野\U00020bb7家\U000e0100\ue000",
            "𠮷野\U00020bb7家\U000e0100\ue000",
        ),  # rare characters are no less legitimate
        ("洛阳\x1b财政局", "洛阳财政局"),
    ],
)
def test_names(text: str, safe: str) -> None:
    assert clean(text) == safe
    assert clean(safe) == safe


@pytest.mark.parametrize("start", ["\x1b]", "\x9d", "\x90", "\x1b[", "\x9b", "\x1b[1", "\x1b", "\x1b ", "\x1bP\x1b"])
def test_cleaning_takes_linear_time(start: str) -> None:
    from time import process_time

    def seconds(count: int) -> float:
        began = process_time()
        clean(start * count)
        return process_time() - began

    assert seconds(100_000) < 20 * max(seconds(20_000), 0.001)


def test_printable_is_the_same_json() -> None:
    text = json.dumps({"a": EVIL + "𠮷", "b": ["\n\t"]}, ensure_ascii=False, indent=1)
    assert json.loads(printable(text)) == json.loads(text)
    assert _obeyed(printable(text)) == []


def test_the_console_keeps_its_own_colours_alone() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=200, legacy_windows=False)
    table = Table(title=EVIL)
    table.add_column(EVIL)
    table.add_row(Text(EVIL, style="bold"))
    table.add_row(EVIL)
    console.print(table, f"[red]{EVIL}[/]")
    with console.status(EVIL):
        pass
    printed = out.getvalue()
    assert "\x1b[31m" in printed
    for each in ("\x1bc", "\x1b[m", "\x07", "\x9b", "\u202e", "\u200b", "\x7f"):
        assert each not in printed


def test_logs(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    try:
        guard_logs()
        logger = logging.getLogger("tests")
        logger.warning("from %s", f"http://user:secret@x.gov.cn/{EVIL}")
        try:
            int(EVIL)
        except ValueError:
            logger.exception(EVIL)
    finally:
        logging.setLogRecordFactory(before)
    assert _obeyed(caplog.text) == []
    assert "from http://x.gov.cn/\\u001bc" in caplog.text
    assert "ValueError: invalid literal" in caplog.text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\x", "_.._x"),
        ("年报:2023?", "年报_2023_"),
        ("con", "_con"),
        ("NUL.pdf", "_NUL.pdf"),
        ("", "_"),
        ("...", "_"),
        ("a\x1b[2J\nb\x00", "a b"),
        ("报" * 300, "报" * 70),
    ],
)
def test_file_names(text: str, name: str) -> None:
    assert file_name(text) == name
