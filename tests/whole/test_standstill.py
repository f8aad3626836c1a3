"""Crawls that don't move: a page that keeps the process to itself ends its crawl, not the next one, and not
those of other portals.
"""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from crawler.at_hand import AtHand, file_of, left
from crawler.start import _environment
from spiders import messages
from tests.paths import ROOT
from tests.whole.archive_world import nianbao
from tests.whole.local_portal import Pages, crawl, crawl_command, links, portal, report_page

TITLE = "西工区财政局2023年政府信息公开工作年度报告"
HANGS = """
import re, sys
from spiders.pages import titles
from spiders.discovery import answers
take = answers.take
def hangs(crawl, response, lead):
    if "hangs" in response.url:
        re.match("(a|a)*b", "a" * 100)  # in C, for ever: no other thread runs
    return take(crawl, response, lead)
answers.take = hangs
from scrapy.cmdline import execute
execute()
"""
PAGES: Pages = {
    "/": links(
        (TITLE, "/1.html"), (TITLE.replace("财政", "教育"), "/hangs.html"), (TITLE.replace("财政", "水利"), "/2.html")
    ),
    "/1.html": report_page(),
    "/hangs.html": report_page("西工区教育局", seed=2),
    "/2.html": report_page("西工区水利局", seed=3),
}


def crawl_that_hangs(base: str, corpus: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = crawl_command(base, corpus, "-s", "WATCHDOG=3", *more)
    return subprocess.run(
        [sys.executable, "-c", HANGS, *command[3:]],
        cwd=ROOT,
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def rows(corpus: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(corpus)) as db:
        return db.execute(sql).fetchall()


@pytest.mark.long
def test_a_page_that_never_ends_stops_one_crawl_only(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    with portal(PAGES) as local:
        first = crawl_that_hangs(local.base, corpus)
        assert first.returncode == -signal.SIGALRM
        assert "hangs" in first.stderr  # the traceback
        url = f"{local.base}/hangs.html"
        assert left(corpus) == (f"127.0.0.1-{local.port}", url)

        second = crawl_that_hangs(local.base, corpus)
        assert second.returncode == 0, second.stderr
        assert f"the watchdog ended the last crawl of 127.0.0.1-{local.port} over {url}" in second.stderr
        assert not file_of(corpus).exists()
        assert rows(corpus, "SELECT outcome, instr(reason, 'the watchdog ended it') > 0 FROM crawls ORDER BY id") == [
            ("broken", 1),
            ("done", 0),
        ]
        assert rows(corpus, "SELECT url, code FROM problems") == [(url, messages.STOPPED.code)]
        assert rows(corpus, "SELECT count(*) FROM reports") == [(2,)]

        third = crawl_that_hangs(local.base, corpus)
        assert third.returncode == 0
        assert rows(corpus, "SELECT url, code FROM problems") == [(url, messages.STOPPED.code)]

        told = "SELECT id, outcome, reason FROM crawls ORDER BY id"
        before = rows(corpus, told)
        assert nianbao("rebuild", "--corpus", str(corpus), "--processes", "0").returncode == 0
        assert rows(corpus, told) == before
        assert rows(corpus, "SELECT url, code FROM problems") == [(url, messages.STOPPED.code)]


def test_without_a_page_at_hand_none_is_left_out(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    assert left(corpus) is None
    at_hand = AtHand(corpus, "luoyang")
    assert left(corpus) is None  # as after a kill: the watchdog wrote nothing
    with file_of(corpus).open("a") as file:
        file.write("Thread 0x1 (most recent call first):\n")
    assert left(corpus) == ("luoyang", None)
    at_hand.close()
    assert not file_of(corpus).exists()


@pytest.mark.long
def test_a_crawl_in_which_nothing_comes_is_closed(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    with portal({"/": links((TITLE, "/1.html")), "/1.html": report_page()}, latency=4) as local:
        done = crawl_that_hangs(local.base, corpus, "-s", "STANDSTILL=1", "-s", "WATCHDOG=8")
    assert done.returncode == 1
    assert rows(corpus, "SELECT outcome, instr(reason, 'STANDSTILL') > 0 FROM crawls") == [("broken", 1)]


def answer_for_ever(first: bytes, then: bytes) -> tuple[socket.socket, list[int]]:
    """A server on this machine that sends `first` and then `then` without end, and the bytes that it sent to
    each client before that hung up.
    """
    server, sent = socket.create_server(("127.0.0.1", 0)), list[int]()

    def serve() -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            with client:
                client.recv(1 << 16)
                sent.append(0)
                with suppress(OSError):
                    client.sendall(first)
                    while sent[-1] < 1 << 30:
                        sent[-1] += client.send(then)

    threading.Thread(target=serve, daemon=True).start()
    return server, sent


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 1_000),
        (b"HTTP/1.1 200 OK\r\nX-A: b\r\n", b" continued\r\n" * 1_000),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>" * 10_000),
    ],
    ids=["headers", "one header", "1xx", "a body without a length"],
)
def test_an_answer_without_end_is_ended(tmp_path: Path, first: bytes, then: bytes) -> None:
    server, sent = answer_for_ever(first, then)
    corpus = tmp_path / "c.db"
    with server:
        done = crawl(f"http://127.0.0.1:{server.getsockname()[1]}", corpus, "-s", "DOWNLOAD_MAXSIZE=1000000")
    assert done.returncode == 1
    assert sent
    assert max(sent) < 32 << 20  # what the system holds for a connection, and more
    assert rows(corpus, "SELECT count(*) FROM crawls WHERE outcome = 'broken'") == [(1,)]
