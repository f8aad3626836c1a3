"""Fetching and storing, against two spiders that download the same pages and store nothing: one looks for the
links of each page, as whoever doesn't know the addresses has to; one is handed the addresses and reads nothing.

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
import json, os
import scrapy
from scrapy.http import HtmlResponse
from scrapy.linkextractors import LinkExtractor

class Bare(scrapy.Spider):
    name = "bare"
    links, seen = LinkExtractor(), set()

    async def start(self):
        for url in json.load(open(os.environ["BENCH_URLS"])):
            yield scrapy.Request(url, dont_filter=True)

    def parse(self, response):
        if os.environ["BENCH_LINKS"] == "1" and isinstance(response, HtmlResponse):
            self.seen.update(link.url for link in self.links.extract_links(response))
"""

UNPACED = 0.6
"""Least rate of a crawl, as a share of the bare spider's that reads links."""


def run(rounds: int) -> list[Result]:
    """As fast as the cores allow: on a real portal, all would mostly wait. The demo portal runs in its own process,
    settings and mirror are the same.
    """
    from crawler.cli.demo import serve_portal

    ours: list[float] = []
    theirs: dict[str, list[float]] = {"1": [], "0": []}
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
            for links, rates in theirs.items():
                rates.append(len(urls) / _timed(bare, base, room, links))
    what = "fetching and keeping"
    reads, knows = "a bare Scrapy spider that reads links", "a bare Scrapy spider that knows all addresses"
    return [
        Result(what, "pages", ours, f"{reads}, same pages, nothing kept", theirs["1"], UNPACED),
        Result(what, "pages", ours, f"{knows}, same pages, nothing read or kept", theirs["0"], None),
    ]


def _into(corpus: Path) -> list[str]:
    """What looks at the whole corpus after the last page is left out: it is no fetching."""
    return ["-s", f"CORPUS={corpus}", "-s", f"ARCHIVE={corpus.with_suffix('.archive')}", "-s", "LOOK_AT_ALL=0"]


def _timed(arguments: list[str], base: str, room: Path, links: str = "0") -> float:
    bare = {"BENCH_URLS": str(room / "urls.json"), "BENCH_LINKS": links}
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings", **bare}
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
