"""Fetching and storing, against a spider that downloads the same pages and stores nothing.

Reading is measured separately (`bench.reading`), as the two are independent: the number of pages
that a crawl fetches and stores per second depends on the crawler, the time of reading a document on
its format. A crawl is therefore timed on a corpus that has the readings of all documents already,
so that none is read again.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.measure import Result

_BARE = """
import json, os, sys
import scrapy

class Bare(scrapy.Spider):
    name = "bare"

    async def start(self):
        for url in json.load(open(os.environ["BENCH_URLS"])):
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response):
        pass
"""

UNPACED = 0.6
"""Least rate of a crawl, as a share of the bare spider's."""


def run(rounds: int) -> list[Result]:
    """As fast as the cores allow: on a real portal, both would mostly wait."""
    return [_compare("fetching and keeping", rounds)]


def _compare(what: str, rounds: int) -> Result:
    """Measures both; the demo portal runs in its own process, settings and mirror are the same."""
    from crawler.cli.demo import serve_portal

    ours, theirs = [], []
    with serve_portal(2024, 0) as base, tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "bare.py").write_text(_BARE)
        bare = ["runspider", str(room / "bare.py"), "-s", "ITEM_PIPELINES={}", "-s", "EXTENSIONS={}"]
        read = room / "read.db"
        _timed(["crawl", "luoyang", *_into(read)], base, room)
        for number in range(rounds):
            corpus = room / f"{number}.db"
            shutil.copy(read, corpus)
            before = _captures(read)
            seconds = _timed(["crawl", "luoyang", *_into(corpus)], base, room)
            urls = _captures(corpus)[len(before) :]
            (room / "urls.json").write_text(json.dumps(urls))
            ours.append(len(urls) / seconds)
            theirs.append(len(urls) / _timed(bare, base, room))
    against = "a bare Scrapy spider, same pages, nothing kept"
    return Result(what, "pages", ours, against, theirs, UNPACED)


def _into(corpus: Path) -> list[str]:
    """What looks at the whole corpus after the last page is left out: it is no fetching."""
    return ["-s", f"CORPUS={corpus}", "-s", f"ARCHIVE={corpus.with_suffix('.archive')}", "-s", "LOOK_AT_ALL=0"]


def _timed(arguments: list[str], base: str, room: Path) -> float:
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings", "BENCH_URLS": str(room / "urls.json")}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments, "-s", f"MIRROR={base}"],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"bench: scrapy {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return time.perf_counter() - start


def _captures(corpus: Path) -> list[str]:
    """The URLs of all captures, in the order of the fetches."""
    with closing(sqlite3.connect(corpus)) as db:
        return [url for (url,) in db.execute("SELECT url FROM captures ORDER BY fetched_at")]
