"""Content systems: a portal of each is crawled by name, address and division alone. The crawl finds
every report and nothing else, with few requests, and avoids the mazes.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crawler.cli.demo.ledger import compare
from nianbao_demo import families
from nianbao_demo.portal import ledger, serve
from spiders.systems.registry import SYSTEMS
from tests.whole.local_portal import scrapy

# One request at a time, as on real portals; a mirror on this machine would be given more.
SETTINGS = (
    "DOWNLOAD_DELAY=0",
    "AUTOTHROTTLE_ENABLED=False",
    "RETRY_TIMES=0",
    "PARSE_PROCESSES=0",
    "CONCURRENT_REQUESTS_PER_DOMAIN=1",
    "CONCURRENT_REQUESTS=16",
)
COST = 3.0
"""Largest number of requests per report, unless DEARER has another: the worst portal has a leaf
column for every report.
"""
DEARER = {"sitesources": 6.0, "aspx": 4.0, "anhui": 3.5}
LEARNING = 140
"""Largest number of maze pages per portal, out of more than twenty thousand."""


def bare(url: str) -> str:
    return url.partition("://")[2]


def test_the_demo_has_a_portal_of_every_system_that_pages_show() -> None:
    shown = {name for name, system in SYSTEMS.items() if system.shown_by}
    assert shown <= families.FAMILIES.keys()


SHORT = {"gkmlpt", "jpaas", "jcms", "jeecms"}
"""Families of the short run: interfaces of three kinds, links alone, a menu in a frame, lists in several orders."""


@pytest.mark.parametrize(
    "family", [each if each in SHORT else pytest.param(each, marks=pytest.mark.long) for each in families.FAMILIES]
)
def test_every_report_and_nothing_else(family: str, tmp_path: Path) -> None:
    world = families.build([family], organs=6, years=3)
    host = families.host_of(family)
    corpus = tmp_path / "corpus.db"
    with serve(world) as portal:
        facts = {"url": f"https://{host}/", "title": "某某区人民政府", "division": "410303"}
        done = scrapy(
            "crawl",
            "portal",
            *(part for name, value in facts.items() for part in ("-a", f"{name}={value}")),
            *(part for each in (*SETTINGS, f"CORPUS={corpus}", f"MIRROR={portal.base}") for part in ("-s", each)),
        )
        asked = portal.visits.total()
        hosts = set(portal.visits)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "could not be fetched" not in done.stdout
    assert "gave errors" not in done.stdout
    assert compare(json.loads(ledger.ledger(world)), corpus).differences == []
    with closing(sqlite3.connect(corpus)) as db:
        carried = {bare(url) for (url,) in db.execute("select url from report_documents")}
        seen = [url for (url,) in db.execute("select url from captures")]
    assert carried <= {bare(url) for each in world.publications for url in each.urls}
    assert {host} <= hosts <= set(world.hosts)  # one of a family's own hosts may be its API's
    assert not [url for url in seen if "/rl/" in url or "/print.html" in url]  # endless
    reports = len(world.publications)
    traps = [url for url in portal.trapped if not url.endswith("/robots.txt")]
    print(f"{family}: {asked} requests for {reports} reports, {len(traps)} of them of mazes")
    closed = portal.world.closed[host]
    assert not [url for url in traps if url.startswith(closed)]  # robots.txt was respected
    assert set(portal.at_once.values()) == {1}
    assert len(traps) <= LEARNING
    assert asked - len(traps) <= DEARER.get(family, COST) * reports
