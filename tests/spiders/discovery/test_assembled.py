"""Portals that are put together at random: all of their reports are found, or the end says that something is missing."""

from __future__ import annotations

from collections import deque
from random import Random
from urllib.parse import urlencode

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from nianbao_demo.assembled import COLUMNS, ENTRANCES, ENTRIES, HOST, PAGERS, Assembled, assembled
from spiders.captures import Capture
from spiders.discovery.answers import take
from spiders.discovery.requests import Fetch, first, last, last_with_reports
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.pages.addresses import sent_to

BASE = f"https://{HOST}"


def crawled(portal: Assembled) -> tuple[set[str], str, str, int]:
    """The paths of the reports that a crawl without a browser finds, how it ends, and the number of its requests."""
    crawl = Crawl(Site("x", (f"{BASE}/",)))
    waiting, found, asked = deque(first(crawl)), set[str](), 0
    while True:
        if not waiting:
            nothing = verdict(crawl)[0] in {"empty", "broken"}
            waiting.extend(last(crawl) if nothing else last_with_reports(crawl))
        if not waiting:
            return found, *verdict(crawl), asked
        fetch = waiting.popleft()
        path, asked = fetch.lead.url.removeprefix(BASE).partition("#!")[0], asked + 1
        data = sent_to(fetch.lead.url) or urlencode(fetch.lead.form) or fetch.lead.body
        posted = f" {data}" if data else ""
        request, page = Request(fetch.lead.url), portal.pages.get(path + posted)
        status, body = (200, page) if page is not None else (404, "<html><body>404</body></html>")
        response = HtmlResponse(request.url, status, body=body.encode(), encoding="utf-8", request=request)
        for each in take(crawl, response, fetch.lead):
            if isinstance(each, Fetch):
                waiting.append(each)
            elif isinstance(each, Capture) and (each.is_report or each.role == "attachment"):
                found.add(each.url.removeprefix(BASE).replace("#!post?", " "))


def _check(portal: Assembled) -> None:
    found, outcome, words, asked = crawled(portal)
    assert found <= portal.reports, portal.recipe
    missing = portal.reports - found
    if portal.whole:
        assert not missing, (portal.recipe, outcome, words)
        assert outcome == "done", (portal.recipe, words)
        assert asked <= 4 * len(portal.reports) + 20
    else:
        assert missing
        assert outcome in {"partial", "broken"}, (portal.recipe, outcome, words)


@pytest.mark.parametrize("entrance", ENTRANCES)
def test_entrances(entrance: str) -> None:
    for levels in range(5):
        _check(
            assembled(Random(levels), entrance=entrance, column="one_list", pager="trs", entry="plain", levels=levels)
        )


@pytest.mark.parametrize("column", COLUMNS)
def test_columns(column: str) -> None:
    for seed in range(4):
        _check(assembled(Random(seed), entrance="plain", column=column, pager="trs", entry="plain"))


@pytest.mark.parametrize("pager", PAGERS)
def test_pagers(pager: str) -> None:
    for seed in range(4):
        _check(assembled(Random(seed), entrance="plain", column="one_list", pager=pager, entry="plain"))


@pytest.mark.parametrize("entry", ENTRIES)
def test_entries(entry: str) -> None:
    for seed in range(4):
        _check(assembled(Random(seed), entrance="plain", column="one_list", pager="trs", entry=entry))


@pytest.mark.parametrize("part", range(4))
def test_any(part: int) -> None:
    for seed in range(part * 12, part * 12 + 12):
        _check(assembled(Random(seed)))


@pytest.mark.parametrize("seed", [1306, 2016], ids=["a year's only row", "pages of entries that a script opens"])
def test_what_the_long_run_found(seed: int) -> None:
    _check(assembled(Random(seed)))


@pytest.mark.long
def test_many() -> None:
    for seed in range(1_000, 3_000):
        _check(assembled(Random(seed)))
