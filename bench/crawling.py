"""Pages per second of a crawl, against a spider that downloads the same pages and stores nothing."""

from __future__ import annotations

import json
import os
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


DELAY = 0.05
"""Seconds between two requests to a host. Real portals are given a second or more."""


def run(rounds: int) -> list[Result]:
    """Crawls in two ways: with pauses between requests to a host, as on real portals but twenty
    times shorter; and without pauses, where reading and storing half of all pages competes with
    the downloads for the same two cores.
    """
    polite = ["-s", "CONCURRENT_REQUESTS_PER_DOMAIN=1", "-s", f"DOWNLOAD_DELAY={DELAY}"]
    return [
        _compare(f"crawl, a page each {DELAY * 1000:.0f} ms from a host", rounds, 0.01, polite, 0.8),
        _compare("crawl, no waiting (about half of the pages are reports)", rounds, 0.0, [], None),
    ]


def _compare(what: str, rounds: int, latency: float, settings: list[str], target: float | None) -> Result:
    """Measures both; the demo portal runs in its own process, settings and mirror are the same."""
    from crawler.cli.demo import serve_portal

    ours, theirs = [], []
    with serve_portal(2024, 0, latency) as base, tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "bare.py").write_text(_BARE)
        bare = ["runspider", str(room / "bare.py"), "-s", "ITEM_PIPELINES={}", "-s", "EXTENSIONS={}"]
        for number in range(rounds):
            corpus = room / f"{number}.db"
            seconds = _timed(["crawl", "luoyang", "-s", f"CORPUS={corpus}", *settings], base, room)
            urls = _fetched(corpus)
            (room / "urls.json").write_text(json.dumps(urls))
            ours.append(len(urls) / seconds)
            theirs.append(len(urls) / _timed([*bare, *settings], base, room))
    against = "a bare Scrapy spider, same pages, nothing kept"
    return Result(what, "pages", ours, against, theirs, target)


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


def _fetched(corpus: Path) -> list[str]:
    with closing(sqlite3.connect(corpus)) as db:
        return [row[0] for row in db.execute("select url from captures order by url")]
