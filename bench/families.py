"""The number of requests per report on a portal of each family of content systems. The crawl knows
the portal's name, address and division only. A breadth-first Scrapy spider with the same number
of requests is the alternative.

Both crawl the same demo portal. Our crawl is measured by its corpus (recall and precision against
the portal's own ledger), the alternative by the pages and files of reports that it fetched: it
doesn't read any.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from nianbao_demo import families
from nianbao_demo.portal import Portal, serve
from nianbao_demo.world.model import World

_BREADTH_FIRST = """
import os
import scrapy

class BreadthFirst(scrapy.Spider):
    name = "breadth-first"
    custom_settings = {
        "DEPTH_PRIORITY": 1,
        "SCHEDULER_DISK_QUEUE": "scrapy.squeues.PickleFifoDiskQueue",
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
        "CLOSESPIDER_PAGECOUNT": int(os.environ["BENCH_BUDGET"]),
    }
    start_urls = [os.environ["BENCH_URL"]]
    allowed_domains = [os.environ["BENCH_HOST"]]

    def parse(self, response):
        print(response.url, flush=True)
        if isinstance(response, scrapy.http.HtmlResponse):
            for link in response.css("a::attr(href), iframe::attr(src), frame::attr(src)").getall():
                if not link.strip().startswith(("javascript:", "mailto:", "#")):
                    yield response.follow(link)
"""
# One request at a time, as on real portals; a mirror on this machine would be given more.
_QUICK = (
    "DOWNLOAD_DELAY=0",
    "AUTOTHROTTLE_ENABLED=False",
    "RETRY_TIMES=0",
    "CONCURRENT_REQUESTS_PER_DOMAIN=1",
    "CONCURRENT_REQUESTS=16",
)


@dataclass(frozen=True)
class Cost:
    """The result for one family: reports published, requests made, and shares of the reports."""

    family: str
    reports: int
    requests: int
    recall: float
    precision: float
    breadth_first: float
    """Recall of the breadth-first spider, with the same number of requests."""

    @property
    def each(self) -> float:
        return self.requests / self.reports


def run(names: Sequence[str], *, organs: int, years: int) -> Iterator[Cost]:
    for name in names or tuple(families.FAMILIES):
        world = families.build([name], organs=organs, years=years)
        with serve(world) as portal, tempfile.TemporaryDirectory() as folder:
            yield _cost(name, world, portal, Path(folder))


def _cost(family: str, world: World, portal: Portal, room: Path) -> Cost:
    host = families.host_of(family)
    facts = {"url": f"https://{host}/", "title": "某某区人民政府", "division": "410303"}
    corpus = room / "corpus.db"
    given = [part for name, value in facts.items() for part in ("-a", f"{name}={value}")]
    _scrapy("crawl", "portal", *given, "-s", f"CORPUS={corpus}", base=portal.base)
    requests = portal.visits.total()
    published = {(each.report.issuer, each.report.year) for each in world.publications}
    with closing(sqlite3.connect(corpus)) as db:
        found = set(db.execute("select issuer_name, year from reports"))
    right = len(found & published)
    (room / "other.py").write_text(_BREADTH_FIRST)
    environment = {"BENCH_URL": facts["url"], "BENCH_HOST": host, "BENCH_BUDGET": str(requests)}
    visited = {
        _bare(line)
        for line in _scrapy(
            "runspider",
            str(room / "other.py"),
            "-s",
            "ITEM_PIPELINES={}",
            "-s",
            "EXTENSIONS={}",
            "-s",
            "DOWNLOADER_MIDDLEWARES={}",
            "-s",
            'EXTENSIONS={"scrapy.extensions.closespider.CloseSpider": 0}',
            base=portal.base,
            environment=environment,
        ).splitlines()
    }
    reached = sum(any(_bare(url) in visited for url in each.urls) for each in world.publications)
    return Cost(
        family, len(published), requests, right / len(published), right / max(len(found), 1), reached / len(published)
    )


def _bare(url: str) -> str:
    """The address without its scheme: http and https are treated alike."""
    return url.partition("://")[2]


def _scrapy(*arguments: str, base: str, environment: dict[str, str] | None = None) -> str:
    settings = [part for each in (*_QUICK, f"MIRROR={base}") for part in ("-s", each)]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", *arguments, *settings],
        env={**os.environ, "SCRAPY_SETTINGS_MODULE": "crawler.settings", **(environment or {})},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"bench: scrapy {' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout
