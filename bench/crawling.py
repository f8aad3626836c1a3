"""Pages a second of the crawl against a spider that downloads the same pages and keeps nothing."""

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


def run(rounds: int) -> Result:
    """The demo portal runs in a process of its own; both use the same settings and mirror."""
    from crawler.cli.demo import serve_portal

    ours, theirs = [], []
    with serve_portal(2024, 0) as base, tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        (room / "bare.py").write_text(_BARE)
        for number in range(rounds + 1):  # the first warms up the portal
            corpus = room / f"{number}.db"
            seconds = _timed(["crawl", "luoyang", "-s", f"CORPUS={corpus}"], base, room)
            urls = _fetched(corpus)
            (room / "urls.json").write_text(json.dumps(urls))
            ours.append(len(urls) / seconds)
            theirs.append(
                len(urls)
                / _timed(
                    [
                        "runspider",
                        str(room / "bare.py"),
                        "-s",
                        "ITEM_PIPELINES={}",
                        "-s",
                        "EXTENSIONS={}",
                    ],
                    base,
                    room,
                )
            )
    return Result(
        "pages crawled by scrapy crawl luoyang, reports parsed and stored", "pages", ours[1:],
        "a bare Scrapy spider, same pages, nothing kept", theirs[1:], 0.8,
    )  # fmt: skip


def _timed(arguments: list[str], base: str, room: Path) -> float:
    environment = {
        **os.environ,
        "SCRAPY_SETTINGS_MODULE": "crawler.settings",
        "BENCH_URLS": str(room / "urls.json"),
    }
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments, "-s", f"MIRROR={base}"],
        env=environment, check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"bench: scrapy {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return time.perf_counter() - start


def _fetched(corpus: Path) -> list[str]:
    with closing(sqlite3.connect(corpus)) as db:
        return [row[0] for row in db.execute("select url from captures order by url")]
