"""A portal is crawled by the name of its place alone, which the register turns into its address."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nianbao_demo.portal import serve
from nianbao_demo.portal.server import Portal
from nianbao_demo.world import build
from tests.whole import commands

QUICK = ("-s", "DOWNLOAD_DELAY=0", "-s", "AUTOTHROTTLE_ENABLED=False", "-s", "RETRY_TIMES=0")


@pytest.fixture(scope="module")
def demo() -> Iterator[Portal]:
    with serve(build()) as portal:
        yield portal


@pytest.mark.long
def test_every_report_of_a_place(demo: Portal, tmp_path: Path) -> None:
    corpus = tmp_path / "c.db"
    said = ("crawl", "新安县", "--corpus", str(corpus), "--mirror", demo.base, *QUICK)
    done = commands.run(commands.nianbao, said)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(corpus)) as db:
        found = {
            url.partition("://")[2].removeprefix("www.") for (url,) in db.execute("SELECT url FROM report_documents")
        }
        (title,) = db.execute("SELECT name FROM portals").fetchone()
    assert title == "新安县人民政府"
    there = {url.partition("://")[2] for each in demo.world.publications for url in each.urls}
    own = {url for url in there if url.startswith("xinan.gov.cn/")}
    assert own
    assert {url for url in found if url.startswith("xinan.gov.cn/")} <= there
    reports = [each for each in demo.world.publications if any("//xinan.gov.cn/" in url for url in each.urls)]
    assert [e.urls for e in reports if not any(url.partition("://")[2] in found for url in e.urls)] == []
