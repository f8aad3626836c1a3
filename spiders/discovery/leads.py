"""Decides by words what a link leads to and what a page is, independently of the content system."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace

from spiders.discovery.frontier import worth_of
from spiders.pages import Link, Page
from spiders.pages.addresses import host_of, is_front, is_posted, key_of, path_of
from spiders.pages.attachments import is_file
from spiders.pages.rows import says_nothing
from spiders.pages.titles import (
    Classified,
    classify,
    is_cut_short,
    is_dated_organ,
    is_item,
    is_subcolumn,
    is_summary,
    may_lead_on,
    path_hint,
    year_in,
)
from spiders.systems import Kind, Lead

HUB_DEPTH = 3
"""Number of steps from a front page through hubs (政务公开, 政府信息公开, 部门) from which on a further hub is only a
guess: fewer of a kind are tried.
"""
COLUMN_DEPTH = 4
"""The same for columns inside columns: kinds of organs, years, organs, and one in reserve."""

_DIGITS = re.compile(r"\d+")

Chrome = Mapping[str, Container[str]]
"""Keys of the links on each host's front page, by host."""


def lead_of(link: Link, page: Page, kind: Kind, depth: int, chrome: Chrome) -> Lead | None:
    """The lead of a link on a hub or column; None if it isn't worth fetching."""
    lead = _lead_of(link, page, kind, depth, chrome)
    return replace(lead, worth=worth_of(link, page)) if lead else None


def _lead_of(link: Link, page: Page, kind: Kind, depth: int, chrome: Chrome) -> Lead | None:
    sort = classify(link.text).sort
    if sort == "report":
        return Lead(link.url, "detail", link.text, 0, page.url)
    if sort == "column":
        return Lead(link.url, "column", link.text, depth + 1 if kind == "column" else 0, page.url)
    if kind == "column":
        return _lead_in_column(link, page, depth, sort, chrome)
    if is_front(link.url) and host_of(link.url) != host_of(page.url):
        return Lead(link.url, "front", link.text, 0, page.url)
    if sort == "hub" or (depth and _leads_on(link)):
        return Lead(link.url, "hub", link.text, depth + 1, page.url, guess=depth >= HUB_DEPTH)
    # Of a front page, if nothing else leads on: its words, or its address alone, may mean what is disclosed.
    if not depth and (may_lead_on(link.text) or path_hint(path_of(link.url)) != "other"):
        return Lead(link.url, "hub", link.text, 1, page.url, guess=True)
    return None


def _lead_in_column(link: Link, page: Page, depth: int, sort: str, chrome: Chrome) -> Lead | None:
    """The lead of a link in a column of annual reports. Look-alikes and titles that were cut short are
    fetched, years and organs are followed as columns, links that are on every page of the site are ignored.
    """
    if is_chrome(link, chrome):
        return None
    if sort == "lookalike" or is_cut_short(link.text):
        return Lead(link.url, "detail", link.text, 1, page.url)
    there = path_of(link.url)
    near = is_near(path_of(page.url), there) or path_hint(there) == "column"
    if is_subcolumn(link.text) and not is_front(link.url):
        # Some portals have an organ's or a year's reports far from the column that links to them.
        guess = not near or depth >= COLUMN_DEPTH
        return Lead(link.url, "column", link.text, depth + 1, page.url, guess=guess)
    if is_item(link.text) or is_dated_organ(link.text):
        return Lead(link.url, "detail", link.text, 1, page.url)
    if _OTHER_YEAR.fullmatch(link.text):
        return Lead(link.url, "column", link.text, depth, page.url)
    if is_summary(link.text) or (is_file(link.url) and says_nothing(link.text)):
        return Lead(link.url, "detail", link.text, 1, page.url)
    return None


_OTHER_YEAR = re.compile(r"[«<‹←]?\s?(?:上|前|下|后)一?个?(?:年度?|年份)(?:的?年报|的?报告)?\s?[»>›→]?")
"""Words of a year's page that lead to the year before or after it."""


def only_in_reserve(lead: Lead) -> bool:
    """Whether a lead is followed only if nothing else leads to reports: a hub far from the front page that only its
    address suggests.
    """
    return lead.kind == "hub" and lead.guess and classify(lead.text).sort != "hub" and not is_subcolumn(lead.text)


def is_chrome(link: Link, chrome: Chrome) -> bool:
    """Whether a link is on every page of its site, and thus says nothing about this page."""
    return key_of(link.url) in chrome.get(host_of(link.url), ())


def classify_page(page: Page, lead: Lead) -> Classified:
    """What a page is, by its own title; by the text of the link to it only if the title says nothing."""
    own = classify(page.title)
    if own.sort in {"other", "hub"} and page.head:
        own = classify(page.head)  # the page's only heading may be the name of the site
    linked = classify(lead.text)
    # 某某市人民政府 政府信息公开年报: the site's name before that of the column.
    is_column = own.sort == "report" and linked.sort == "column" and not year_in(page.title) and page.statutory < 2
    if is_column:
        return Classified("column", "the link to it names a column of annual reports, and its title no year")
    if own.sort in {"report", "lookalike"} and lead.kind != "front":
        return own
    # A frame of a report's page, or an entry of a column that is named 某某局2022年度报告, or only by organ or year.
    is_its_own = lead.parent is not None or (is_item(lead.text) and year_in(lead.text))
    is_its_own = is_its_own if lead.kind == "detail" else lead.kind == "column" and is_subcolumn(lead.text)
    # The only entry of a year's page may be named as a column is; a column's page names reports.
    is_its_own = is_its_own or (own.sort == "column" and not any(classify(e.text).sort == "report" for e in page.links))
    enough = 2 if is_its_own else 4
    if page.statutory >= enough and page.has_table:
        return Classified("report", f"{page.statutory} of the six statutory headings are in its text")
    if lead.kind == "detail" and linked.sort in {"report", "lookalike"} and own.sort != "column":
        return Classified(linked.sort, f"{linked.reason} (so says the link to it)")
    if own.sort == "column" or any(classify(text).sort == "column" for text in page.headings):
        return Classified("column", "its heading is that of a column of annual reports")
    return own


def lead_key(lead: Lead) -> str:
    """The key of a lead: its address, and what is posted to it. Leads with the same key are the same page."""
    if is_posted(lead.url):
        return key_of(lead.url)
    posted = [lead.known_as] if lead.known_as else [*map(str, lead.form), lead.body]
    return " ".join([key_of(lead.url), *posted]).rstrip()


def is_below(page: str, link: str) -> bool:
    """Whether an address is in the folder of a column's page, or below it, on the same host."""
    there, folder = path_of(link), path_of(page).rsplit("/", 1)[0] + "/"
    return host_of(link) == host_of(page) and there.startswith(folder) and there != folder


def is_near(page: str, link: str) -> bool:
    """Whether a link's path is below that of the column's page, or differs from it only in numbers (col/col1,
    col/col2).
    """
    return link.startswith(page.rsplit("/", 1)[0] + "/") or _DIGITS.sub("0", link) == _DIGITS.sub("0", page)


def _leads_on(link: Link) -> bool:
    """Whether a link on a hub is followed as a hub: it names an organ, or its path suggests disclosure."""
    return is_subcolumn(link.text) or path_hint(path_of(link.url)) != "other"
