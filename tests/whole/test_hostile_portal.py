"""A portal that does everything at once that a hostile one can do, refreshed beside portals of the demo: it costs
itself its pages, ends in time and says what it did not get, and the reports of all others are there.
"""

from __future__ import annotations

import gzip
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from crawler.cli.demo import serve_portal
from nianbao_demo.world import World, build
from tests.local_server import Quiet, answering
from tests.whole import commands, local_portal
from tests.whole.local_portal import Answer, report_page
from tests.whole.nuisance_portal import column, row, shown

HOST = "www.hostile.test"
REPORTS = ("西工区财政局", "西工区教育局", "西工区水利局")
DECLARATION = f"""
name = "hostile"
title = "西工区人民政府"
division = "410303"
start_urls = ["https://{HOST}/"]
"""
HTML = ("Content-Type", "text/html; charset=utf-8")
SETTINGS = ("DOWNLOAD_TIMEOUT=10", "BROWSER_PAGES=2", "RETRY_TIMES=0", "DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False")


def title(organ: str) -> str:
    return f"{organ}2023年政府信息公开工作年度报告"


def bomb(megabytes: int, wbits: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(megabytes)) + packer.flush()


def hostile(internal: str, ended: threading.Event) -> dict[str, Any]:
    """The portal's answers by path. `internal` is the address of a service that nobody may ask; what never
    answers does so until `ended`.
    """

    def silent(_: int, __: Message) -> Answer:
        ended.wait()
        return Answer(b"")

    def with_encoding(kind: str, body: bytes) -> Answer:
        return Answer(body, headers=(HTML, ("Content-Encoding", kind)))

    tags = "发布机构" + "<aaaa>" * 40_000 + "x"
    script = f"""<div id="app"></div><script>new Vue({{}}); function Vue(){{}}
        window.open("{internal}/popup"); fetch("{internal}/fetch", {{mode: "no-cors"}});
        new WebSocket("{internal.replace("http", "ws")}/socket"); location.href = "/to-internal";</script>"""
    organs = (f"西工区{name}局" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未")
    pages: dict[str, Any] = {
        "never-ends.html": shown("x", tags),
        "wide.html": shown("x", "<table><tr><td colspan=999999999 rowspan=999999999>1</td></tr></table>" * 50),
        "deep.html": "<html><body>" + "<div><table><tr><td>" * 20_000,
        "one-line.html": shown("x", "<script>" + '".pdf?' * 200_000 + "</script>"),
        "titles.html": shown("公开" + "编制" * 100_000, "公开" + "编制" * 100_000),
        "gzip.html": with_encoding("gzip", bomb(300, 31)),
        "twice.html": with_encoding("gzip, gzip", gzip.compress(bomb(300, 31))),
        "deflate.html": with_encoding("deflate", bomb(300, 15)),
        "silent.html": silent,
        "to-internal": Answer(status=302, headers=(("Location", f"{internal}/redirect"),)),
        "to-itself.html": Answer(status=302, headers=(("Location", f"https://{HOST}/nb/to-itself.html?again"),)),
        "to-itself.html?again": Answer(status=302, headers=(("Location", f"https://{HOST}/nb/to-itself.html"),)),
        "to-a-file.html": Answer(status=302, headers=(("Location", "file:///etc/passwd"),)),
        "script.html": shown("政府信息公开年报", script),
        "refresh.html": shown("x", "", f'<meta http-equiv="refresh" content="0;url={internal}/meta">'),
        "escape.html": shown("\x1bc\x1b[31m西工区\u202e局", "\x1b]0;x\x07"),
    }
    lines = [row(title(organ), f"https://{HOST}/nb/{number}.html") for number, organ in enumerate(REPORTS)]
    lines += [row(title(organ), f"https://{HOST}/nb/{path}") for organ, path in zip(organs, pages, strict=False)]
    lines += [
        row("政府信息公开年报" * 100_000, f"https://{HOST}/nb/long/"),
        row("年报", f"https://{HOST}/" + "a" * 9_000),
    ]
    many = "".join(row("政务公开", f"https://{HOST}/zwgk/{number:x}/") for number in range(20_000))
    front = row("政府信息公开年报", f"https://{HOST}/nb/") + row("政府信息公开年报", f"https://{HOST}/nb/script.html")
    return {
        f"/{HOST}/": shown("西工区人民政府", front + many),
        f"/{HOST}/nb/": column("".join(lines)),
        **{f"/{HOST}/nb/{number}.html": report_page(organ, 2023, number) for number, organ in enumerate(REPORTS)},
        **{f"/{HOST}/nb/{path}": answer for path, answer in pages.items()},
    }


class Beside(dict[str, Any]):
    """Answers of the hostile portal; everything else is the demo's."""

    def __init__(self, pages: dict[str, Any], demo: str) -> None:
        super().__init__(pages)
        self._demo = demo

    def get(self, path: str, default: Any = None) -> Any:
        if path in self or path.startswith(f"/{HOST}/"):
            return super().get(path, default)
        try:
            answer = urlopen(self._demo + quote(path, safe="/?&=%:;,+#"))
        except HTTPError as error:
            answer = error
        kept = [(name, value) for name, value in answer.headers.items() if name in {"Content-Type", "Location"}]
        return Answer(answer.read(), answer.status, tuple(kept))


@contextmanager
def service() -> Iterator[tuple[str, list[str]]]:
    """A service of this machine that nobody may ask: its address, and what it was asked for."""
    asked: list[str] = []

    def answer(request: Quiet) -> None:
        asked.append(request.path)
        request.send_error(500)

    with answering(answer) as address:
        yield address, asked


@pytest.fixture
def world() -> World:
    return build(2024)


@pytest.mark.long
def test_a_hostile_portal_costs_nobody_else_anything(tmp_path: Path, world: World) -> None:
    corpus, declared, ended = tmp_path / "corpus.db", tmp_path / "hostile.toml", threading.Event()
    declared.write_text(DECLARATION)
    settings = [part for each in SETTINGS for part in ("-s", each)]
    with (
        serve_portal(2024, 0) as demo,
        service() as (internal, asked),
        local_portal.portal(Beside(hostile(internal, ended), demo)) as mirror,
    ):
        refresh = [
            "refresh",
            "--config",
            str(declared),
            "hostile",
            "mengjin",
            "--corpus",
            str(corpus),
            "--mirror",
            mirror.base,
        ]
        done = commands.run(commands.nianbao, [*refresh, *settings])
        ended.set()
    print(done.stdout, done.stderr)
    assert asked == []
    assert "\x1b" not in done.stdout + done.stderr
    with closing(sqlite3.connect(corpus)) as db:
        ends = dict(db.execute("SELECT portal, outcome FROM crawls").fetchall())
        read = {name for (name,) in db.execute("SELECT issuer_name FROM reports WHERE portal = 'hostile'")}
        theirs = {tuple(each) for each in db.execute("SELECT issuer_name, year FROM reports WHERE portal = 'mengjin'")}
        problems = {
            url.rpartition("/")[2] for (url,) in db.execute("SELECT url FROM problems WHERE portal = 'hostile'")
        }
    assert ends["mengjin"] == "done"
    assert ends["hostile"] != "done"  # not all that its lists name was read
    assert read == set(REPORTS)
    assert len(theirs) > 0
    assert {"gzip.html", "twice.html", "deflate.html", "silent.html", "to-internal"} <= problems
