"""The types of the demo world: pages, the reports published on them, and look-alikes."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from parsers.report import Number, Report

Kind = Literal["front", "column", "report", "attachment", "lookalike", "noise", "trap"]


@dataclass(frozen=True)
class Page:
    """A URL and the answer to a GET of it. The bytes are made on the first request."""

    url: str
    make: Callable[[], bytes] = field(repr=False)
    kind: Kind
    media_type: str = "text/html"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    modified: date = date(2025, 3, 1)

    @cached_property
    def body(self) -> bytes:
        return self.make()


@dataclass(frozen=True)
class Copy:
    """One address of a report. If the copy can't be read, `why` gives the reason."""

    url: str
    markup: str
    readable: bool = True
    why: str = ""


@dataclass(frozen=True)
class Publication:
    """A report and where it was published: one entry of the ledger, however many copies there are.

    `portal` is the id of the portal whose crawl must find it; `portals` are all whose crawls can.
    `host` is the organ's own site, even if a copy is elsewhere. `pages` are pages that link an
    attachment and contain nothing of the report but its title.
    """

    report: Report
    portal: str
    portals: tuple[str, ...]
    host: str
    copies: tuple[Copy, ...]
    pages: tuple[str, ...] = ()
    note: str = ""
    planted: tuple[str, ...] = ()
    """Faults planted in the narrative, as rule:subject."""
    redated: bool = False
    """Whether its date is that of a move, not that of its first publication."""

    @property
    def urls(self) -> tuple[str, ...]:
        return (*(copy.url for copy in self.copies), *self.pages)

    @property
    def readable(self) -> bool:
        return any(copy.readable for copy in self.copies)

    @property
    def markup(self) -> str:
        """The markup of the first readable copy, or else of the first copy."""
        return next((c.markup for c in self.copies if c.readable), self.copies[0].markup)

    @property
    def why(self) -> str:
        return "" if self.readable else "; ".join(copy.why for copy in self.copies)


@dataclass(frozen=True)
class Lookalike:
    """A page that resembles a report by its title or its place, but is not one."""

    url: str
    title: str


ChangeKind = Literal[
    "new",  # a report that was not there before
    "figure",
    "text",
    "title",
    "date",  # changed without notice in a report at its old address
    "moved",  # the same report at another address; the old address answers 404 or redirects to it
    "withdrawn",  # its address answers 404, 410 or a page that says so, or redirects to the front page
    "unlisted",  # no list names it any more, but its address still answers
    "emptied",  # its page keeps title and frame, and shows nothing: the report is not withdrawn by that
]


@dataclass(frozen=True)
class Change:
    """One difference from day 1, in the report of an issuer (as printed) and a year.

    `field` is a figure's key, `sections.N`, `title` or `published_on`; for `moved` it is `url`, for
    `withdrawn` the answer of the address, for `emptied` what its page shows. `urls` are the addresses of
    the report's copies.
    """

    kind: ChangeKind
    issuer: str
    year: int
    urls: tuple[str, ...]
    field: str = ""
    old: str | Number | None = None
    new: str | Number | None = None


Query = Mapping[str, list[str]]


@dataclass
class World:
    """Hosts and what they serve. URLs are real ones; http and https are treated alike."""

    seed: int
    publications: tuple[Publication, ...] = ()
    lookalikes: list[Lookalike] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    """Pages by URL."""
    hosts: dict[str, str] = field(default_factory=dict)
    """The governments' hosts, with a description of each."""
    foreign: dict[str, str] = field(default_factory=dict)
    """Linked hosts outside this world's governments: no crawl may request anything from them."""
    services: dict[str, Callable[[Query], Page]] = field(default_factory=dict, repr=False)
    """Answers that depend on the query, by URL without the query."""
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Headers without which a service answers 403, by URL without the query."""
    endless: dict[str, Page] = field(default_factory=dict, repr=False)
    """The answer of a list past its end, by URL up to the page number."""
    changes: list[Change] = field(default_factory=list)
    """The changes since day 1."""
    later: date | None = None
    """The date of the later day; None on day 1."""
    without_validators: frozenset[str] = frozenset()
    """Hosts that send neither ETag nor Last-Modified."""
    lively: frozenset[str] = frozenset()
    """Hosts whose report pages count their visits, so that no two answers are equal."""
    closed: dict[str, str] = field(default_factory=dict)
    """By host: the start of addresses that robots.txt forbids although lists name them."""
    mazes: dict[str, Callable[[str, Query], Page]] = field(default_factory=dict, repr=False)
    """Services that answer for every address below a URL: thousands of pages each."""
    _index: dict[str, Page] = field(default_factory=dict, repr=False)

    def add(self, page: Page) -> str:
        """Adds a page. On day 1, raises ValueError if there is one at its URL already. On a later
        day it replaces the old one, modified on that day if its bytes differ.
        """
        key = _key(page.url)
        there = self._index.get(key)
        if there is not None and self.later is None:
            raise ValueError(f"two pages at {page.url}")
        if there is None:
            self.pages[page.url] = self._index[key] = page
        elif there.body != page.body:
            assert self.later is not None
            self.replace(replace(page, modified=self.later))
        return page.url

    def replace(self, page: Page) -> None:
        """Puts the page at its URL, in place of any other."""
        self.pages[page.url] = self._index[_key(page.url)] = page

    def get(self, url: str) -> Page | None:
        """The answer to a GET of `url`; None if there is nothing."""
        found = self._index.get(_key(url))
        if found:
            return found
        bare, _, query = url.partition("?")
        if service := self.services.get(_key(bare)):
            return service(parse_qs(query))
        if query and bare.endswith(_FILES) and (found := self._index.get(_key(bare))):
            return found
        numbered = re.fullmatch(r"(.*\D)\d+(\.html?)?", _key(url))
        if numbered and numbered[1] in self.endless:
            return self.endless[numbered[1]]
        key = _key(bare)
        maze = next((each for each in self.mazes if key.startswith(each)), None)
        return self.mazes[maze](key.removeprefix(maze), parse_qs(query)) if maze else None

    def refuses(self, url: str, headers: Container[str]) -> bool:
        """Whether a request with these headers gets 403."""
        needed = self.needs.get(_key(url.partition("?")[0]), ())
        return any(name not in headers for name in needed)


_FILES = ("htm", "html", "jhtml")
"""Extensions of static files: these ignore the query in their address (?from=timeline)."""
_SESSION = re.compile(r";jsessionid=\w+|(?<=/)\(S\(\w+\)\)/|&PHPSESSID=\w+", re.IGNORECASE)


def _key(url: str) -> str:
    """Host without www., path and query, without a session id: the same for all addresses of a page."""
    url = _SESSION.sub("", url)
    parts = urlsplit(url)
    path = url.split("://", 1)[1][len(parts.netloc) :].partition("#")[0] or "/"
    return parts.netloc.lower().removeprefix("www.") + path


def list_key(url: str) -> str:
    """The key of `World.endless`: the URL of a list's pages up to the page number."""
    return _key(url)
