"""切换: reports that lead to one another. A column may open on its newest report, with the years and organs to choose
from beside it (/xxgk/annual.jsp?year=2023&area=12), or with a link to the report before (下一篇): no page lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from spiders.discovery.captures import Answer
from spiders.discovery.gaps import is_in_menu
from spiders.discovery.leads import is_chrome
from spiders.discovery.requests import Fetch, follow
from spiders.discovery.state import Crawl
from spiders.pages import Link, Page
from spiders.pages.addresses import host_of
from spiders.pages.titles import classify, is_subcolumn, organ_alone
from spiders.systems import Lead

_DIGITS = re.compile(r"\d+")


def switches(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Fetches for the reports of other years and organs to which a report's page leads: by its own address with another
    query, or with another number if the link to it was that of a column.
    """
    was_column = answer.lead.kind in {"column", "hub", "front"}
    if was_column or answer.lead.first:
        yield from _beside(crawl, answer, page)
    for link in page.links:
        if not is_subcolumn(link.text) or host_of(link.url) != host_of(page.url) or is_chrome(link, crawl.chrome):
            continue
        if _differs_in_its_query(page, link) or (was_column and _is_alike(page, link)):
            organ = organ_alone(link.text)
            hints = (("column", organ),) if organ else ()
            if not is_in_menu(crawl, page, link):
                yield from follow(crawl, Lead(link.url, "detail", link.text, 1, page.url, hints=hints), answer.lead)


def _beside(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Fetches for the reports before and after one on which a column opens (`Lead.first`)."""
    first = answer.lead.first or answer.url
    for link in page.links:
        named = classify(link.text).sort == "report" and host_of(link.url) == host_of(page.url)
        if named and not is_chrome(link, crawl.chrome) and not is_in_menu(crawl, page, link):
            yield from follow(crawl, Lead(link.url, "detail", link.text, 1, page.url, first=first), answer.lead)


def _differs_in_its_query(page: Page, link: Link) -> bool:
    """Whether a link leads to the page's own path, with other values of some parameters."""
    here, there = urlsplit(page.url), urlsplit(link.url)
    asked = {key for key, _ in parse_qsl(there.query)}
    own = {key for key, _ in parse_qsl(here.query)}
    return here.path == there.path and here.query != there.query and bool(asked) and own <= asked


def _is_alike(page: Page, link: Link) -> bool:
    """Whether a link's path is the page's, but for its numbers."""
    return _DIGITS.sub("#", urlsplit(page.url).path) == _DIGITS.sub("#", urlsplit(link.url).path)
