"""What the demo world is made of: pages, the reports published on them, and what only looks so."""

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
    """One URL and what a GET of it gives. The bytes are made when they are first asked for."""

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
    """One place where a report stands. `why` says why it can't be read, where it can't."""

    url: str
    markup: str
    readable: bool = True
    why: str = ""


@dataclass(frozen=True)
class Publication:
    """A report and where it was published: once in the ledger, however many copies there are.

    `portal` is the id of the portal whose crawl is to find it; `portals` all that can. `host` is
    the site of the organ's own, though a copy may stand elsewhere. `pages` are the pages that link
    an attachment and carry nothing of the report but its title.
    """

    report: Report
    portal: str
    portals: tuple[str, ...]
    host: str
    copies: tuple[Copy, ...]
    pages: tuple[str, ...] = ()
    note: str = ""
    planted: tuple[str, ...] = ()
    """Faults of the narrative that were put there, as rule:subject."""

    @property
    def urls(self) -> tuple[str, ...]:
        return (*(copy.url for copy in self.copies), *self.pages)

    @property
    def readable(self) -> bool:
        return any(copy.readable for copy in self.copies)

    @property
    def markup(self) -> str:
        """Of the first copy that can be read, or of the first."""
        return next((c.markup for c in self.copies if c.readable), self.copies[0].markup)

    @property
    def why(self) -> str:
        return "" if self.readable else "; ".join(copy.why for copy in self.copies)


@dataclass(frozen=True)
class Lookalike:
    """A page that resembles a report by its title or its place, and is none."""

    url: str
    title: str


ChangeKind = Literal[
    "new",  # a report that was not there before
    "figure",
    "text",
    "title",
    "date",  # changed silently in a report that stands where it stood
    "moved",  # the same report at another address; the old one gives 404, or leads there
    "withdrawn",  # its address gives 404, 410 or a page that says so, or leads to the front page
    "unlisted",  # no list names it any more, but it is still there
]


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise than on day 1: what of which report (issuer as printed, year).

    `field` is a figure's key, `sections.N`, `title` or `published_on`; for `moved` it is `url`, for
    `withdrawn` what its address answers. `urls` are the addresses of the report's copies.
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
    """Hosts and what they serve. URLs are real ones; http and https are the same."""

    seed: int
    publications: tuple[Publication, ...] = ()
    lookalikes: list[Lookalike] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)
    """By URL."""
    hosts: dict[str, str] = field(default_factory=dict)
    """The governments' hosts and what they are."""
    foreign: dict[str, str] = field(default_factory=dict)
    """Hosts that belong to nobody here: no crawl may ask them for anything."""
    services: dict[str, Callable[[Query], Page]] = field(default_factory=dict, repr=False)
    """Answers that depend on the query, by URL without the query."""
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Headers without which a service answers 403, by URL without the query."""
    endless: dict[str, Page] = field(default_factory=dict, repr=False)
    """What a list answers past its end, by URL up to the page number."""
    changes: list[Change] = field(default_factory=list)
    """What was changed since day 1."""
    later: date | None = None
    """The day, where it isn't the first."""
    without_validators: frozenset[str] = frozenset()
    """Hosts that send neither ETag nor Last-Modified."""
    lively: frozenset[str] = frozenset()
    """Hosts whose report pages count their visits: they are never the same twice."""
    closed: dict[str, str] = field(default_factory=dict)
    """By host: what robots.txt forbids although lists name it, as the start of addresses."""
    mazes: dict[str, Callable[[str, Query], Page]] = field(default_factory=dict, repr=False)
    """What answers for all that lies below an address, by URL up to there: pages by the thousand."""
    _index: dict[str, Page] = field(default_factory=dict, repr=False)

    def add(self, page: Page) -> str:
        """Puts a page into the world. ValueError where there is one already; but on a later day,
        it takes the other's place, changed on that day if its bytes are others.
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
        """Lets a page stand at its address from now on, whatever stood there."""
        self.pages[page.url] = self._index[_key(page.url)] = page

    def get(self, url: str) -> Page | None:
        """What a GET of `url` gives; None where there is nothing."""
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
        """Whether a request with these headers is turned away."""
        needed = self.needs.get(_key(url.partition("?")[0]), ())
        return any(name not in headers for name in needed)


_FILES = ("htm", "html", "jhtml")
"""Files give the same whatever query stands behind them (?from=timeline)."""
_SESSION = re.compile(r";jsessionid=\w+|(?<=/)\(S\(\w+\)\)/|&PHPSESSID=\w+", re.IGNORECASE)


def _key(url: str) -> str:
    """Host without www., path and query, without a session's id: what stays the same when a page
    is reached otherwise.
    """
    url = _SESSION.sub("", url)
    parts = urlsplit(url)
    path = url.split("://", 1)[1][len(parts.netloc) :].partition("#")[0] or "/"
    return parts.netloc.lower().removeprefix("www.") + path


def list_key(url: str) -> str:
    """The key of `World.endless`, for the URL of a list's pages up to the number."""
    return _key(url)
