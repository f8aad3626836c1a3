"""切换: reports that lead to one another. A column may open on its newest report, with the years and organs to choose
from beside it (/xxgk/annual.jsp?year=2023&area=12), or with a link to the report before (下一篇): no page lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

from spiders.discovery.captures import Answer
from spiders.discovery.gaps import is_in_menu
from spiders.discovery.leads import is_chrome
from spiders.discovery.requests import Fetch, follow, onward
from spiders.discovery.state import Crawl
from spiders.discovery.tabs import note_tabs, show
from spiders.pages import Link, Page, read_page
from spiders.pages.addresses import host_of, posted_to
from spiders.pages.markup import tree
from spiders.pages.submitted import chosen_in
from spiders.pages.titles import classify, is_dated_organ, is_item, is_subcolumn, organ_alone, year_in
from spiders.pages.words import words_in
from spiders.systems import Lead
from spiders.systems.forms import choices_by_post
from spiders.systems.scripts import Scripts

_DIGITS = re.compile(r"\d+")


def switches(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Fetches for the reports of other years and organs to which a report's page leads: by its own address with another
    query, or with another number if the link to it was that of a column.
    """
    lead = answer.lead
    was_column = lead.kind in {"column", "hub", "front"} or bool(organ_alone(lead.text))
    if was_column or lead.first:
        yield from _beside(crawl, answer, page)
    if was_column:
        note_tabs(crawl, page, answer.text, lead, rendered=answer.rendered, in_pairs=False)
        show(crawl, page.url, [page.title, lead.text, *_chosen(answer.text)])
        yield from _by_post(crawl, answer, page)
        for frame in page.frames if page.statutory else ():  # the menu of organs beside the report
            inside = Lead(frame, "hub", "", max(lead.depth, 1), answer.url, hops=lead.hops)
            yield from onward(crawl, inside, lead) if host_of(frame) == host_of(page.url) else ()
    links = [*page.links, *(_in_scripts(page, answer.text) if was_column else ())]
    for link in links:
        if not _is_choice(link.text) or host_of(link.url) != host_of(page.url) or is_chrome(link, crawl.chrome):
            continue
        if _differs_in_its_query(page, link) or (was_column and _is_alike(page, link)):
            organ = organ_alone(link.text) or (_organ_of(lead) if _is_of_another_year(page, link) else "")
            hints = (("column", organ),) if organ else ()
            if not is_in_menu(crawl, page, link):
                yield from follow(crawl, Lead(link.url, "detail", link.text, 1, page.url, hints=hints), lead)


def _chosen(text: str) -> list[str]:
    """What is chosen in the menus of a page: its report is that of these."""
    root = tree(text) if "<select" in text.lower() else None
    menus = islice(root.iter("select"), 20) if root is not None else ()
    return [words_in(option) for menu in menus if (option := chosen_in(menu)) is not None]


def _by_post(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Fetches for the reports of other years and organs that a form beside a report asks for by POST."""
    root = tree(answer.text) if "<select" in answer.text.lower() else None
    for asked in choices_by_post(root, page.url, page.charset) if root is not None else ():
        data = urlencode(asked.form, encoding=page.charset, errors="replace")
        organ = dict(asked.hints).get("column", "") or _organ_of(answer.lead)
        hints = (("column", organ),) if organ else ()
        yield from follow(
            crawl, Lead(posted_to(asked.url, data), "detail", asked.text, 1, page.url, hints=hints), answer.lead
        )


def _is_choice(words: str) -> bool:
    """Whether a link is named by a year, by an organ, or by both alone."""
    return is_subcolumn(words) or is_dated_organ(words) or (is_item(words) and bool(year_in(words)))


def _organ_of(lead: Lead) -> str:
    """The organ whose report a page is, by what led there."""
    return organ_alone(lead.text) or dict(lead.hints).get("column", "")


def _is_of_another_year(page: Page, link: Link) -> bool:
    """Whether a link asks for the page's own address with another year, and nothing else."""
    here, there = dict(parse_qsl(urlsplit(page.url).query)), dict(parse_qsl(urlsplit(link.url).query))
    other = {key for key in here | there if here.get(key) != there.get(key)}
    return bool(other) and bool(here) and all(year_in(f"{there.get(key, '')}年") for key in other)


def _in_scripts(page: Page, text: str) -> Iterator[Link]:
    """The organs of a menu that the page's scripts hold as data, with ids of which they join addresses."""
    for fragment in Scripts(page.url).nodes(text):
        inner = read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
        yield from inner.links if inner is not None else ()


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
