"""Answers that grow without end when they are unpacked: none is, the crawl goes on, and so does a rebuild."""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import brotli
import pytest

from crawler.start import _environment
from tests.paths import ROOT
from tests.whole.local_portal import Answer, Pages, crawl_command, links, portal, report_page

ZEROS = b"\0" * (1 << 20)
GROWN = 300
"""Megabytes that a bomb has unpacked."""
ALLOWED = 64 << 20
BOMBS = ("br", "gzip", "deflate", "gzip, br, gzip")
TITLE = "西工区财政局2023年政府信息公开工作年度报告"


def grown(coding: str) -> bytes:
    """A body of a few KB to a megabyte that grows to `GROWN` megabytes."""
    if coding in {"gzip", "deflate"}:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31 if coding == "gzip" else 15)
        return b"".join(packer.compress(ZEROS) for _ in range(GROWN)) + packer.flush()
    pack = brotli.Compressor(quality=5, lgwin=24)
    body = b"".join(pack.process(ZEROS) for _ in range(GROWN)) + pack.finish()
    return gzip.compress(brotli.compress(grown("gzip"))) if coding.startswith("gzip,") else body


def peak(command: list[str]) -> tuple[int, int]:
    """Runs a command; its exit status, and the most memory that it had, in bytes."""
    with subprocess.Popen(
        command, cwd=ROOT, env=_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as begun:
        _, status, used = os.wait4(begun.pid, 0)
        begun.returncode = os.waitstatus_to_exitcode(status)
    return begun.returncode, used.ru_maxrss << 10


def pages_with(body: Callable[[str], Answer]) -> Pages:
    named = {f"/{i}.html": coding for i, coding in enumerate(BOMBS)}
    return {
        "/": links((TITLE, "/report.html"), *((TITLE.replace("财政", f"第{path[1]}"), path) for path in named)),
        "/report.html": report_page(),
        **{path: body(coding) for path, coding in named.items()},
    }


@pytest.mark.long
def test_bombs_cost_less_than_a_large_answer(tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    with portal(pages_with(lambda _: Answer(b"x"))) as local:
        _, usual = peak(crawl_command(local.base, tmp_path / "usual.db"))
    with portal(pages_with(lambda coding: Answer(grown(coding), headers=(("Content-Encoding", coding),)))) as local:
        status, most = peak(crawl_command(local.base, corpus))
        assert set(local.requested) >= {f"/{i}.html" for i in range(len(BOMBS))}
    assert most - usual < ALLOWED
    with closing(sqlite3.connect(corpus)) as db:
        assert db.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        assert db.execute("SELECT message FROM problems ORDER BY url").fetchall() == [
            ("could not be fetched: it is larger than an answer may be (DOWNLOAD_MAXSIZE)",)
        ] * len(BOMBS)
        before = db.execute("SELECT id, sha256 FROM archive_records ORDER BY id").fetchall()
    assert status == 0
    again = tmp_path / "again.db"
    rebuild = ["rebuild", "--archive", str(tmp_path / "c-archive"), "--corpus", str(again), "--processes", "0"]
    done, rebuilt = peak([sys.executable, "-c", "from crawler.cli import run; run()", *rebuild])
    assert done == 0
    assert rebuilt - usual < ALLOWED
    with closing(sqlite3.connect(again)) as db:
        assert db.execute("SELECT id, sha256 FROM archive_records ORDER BY id").fetchall() == before
