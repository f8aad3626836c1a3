"""Lists with several pages: which pages were fetched, and when to stop, as some lists offer a 下一页 for ever."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from parsers.text import squeeze
from spiders.pages import Page
from spiders.pages.addresses import key_of
from spiders.pages.pagers import MOST_PAGES, Said, more_pages, said_by, turns

__all__ = ["MOST_PAGES", "Lists", "Said", "more_pages", "said_by", "turns"]


def _sets() -> defaultdict[str, set[Any]]:
    return defaultdict(set)


@dataclass
class Lists:
    """The pages fetched of each list. A list is identified by the address of its first page."""

    cut: set[str] = field(default_factory=set)
    """Lists with more than `MOST_PAGES` pages, whose remaining pages were not fetched."""
    pages: defaultdict[str, set[str]] = field(default_factory=_sets)
    """Keys of each list's pages."""
    looks: defaultdict[str, set[frozenset[str]]] = field(default_factory=_sets)
    """The links of each list's pages."""
    said: dict[str, tuple[int, int]] = field(default_factory=dict)
    """How many pages and entries each list says that it has (0: nothing)."""
    read: defaultdict[str, set[str]] = field(default_factory=_sets)
    """Keys of the pages of each list that were answered; some may repeat others, or be empty."""
    rows: defaultdict[str, set[str]] = field(default_factory=_sets)
    """Keys of the entries of each list that says how many it has."""
    answered: set[str] = field(default_factory=set)
    """Lists whose entries a content system gives."""

    def further(self, first: str, page: Page, text: str) -> Iterator[str]:
        """Other pages of the list that begins at `first`, found on `page`, whose HTML is `text`.

        A page that lists the same links as an earlier one yields none: past the end, portals repeat the
        last page or give empty pages, each with a 下一页.
        """
        if self._repeats(first, _look(page)):
            return
        for url in more_pages(page, text):
            if self.takes(first, key_of(url)):
                yield url

    def takes(self, first: str, page: str) -> bool:
        """Whether to fetch the list's page with the key `page`: it is new, and the list's limit isn't reached.
        If so, it counts as fetched.
        """
        pages = self.pages[first]
        if page in pages:
            return False
        if len(pages) >= MOST_PAGES:
            self.cut.add(first)
            return False
        pages.add(page)
        return True

    def knows(self, first: str, page: Page) -> bool:
        """Whether a page with the same links was seen before in the list that begins at `first`."""
        return _look(page) in self.looks[first]

    def repeats(self, first: str, urls: Iterable[str]) -> bool:
        """Whether an earlier answer of the list had the same addresses. This is also true of a second empty
        answer.
        """
        return self._repeats(first, frozenset(key_of(url) for url in urls))

    def note(self, first: str, page: str, said: Said, rows: Iterable[str]) -> None:
        """Notes a page of the list: what it says of the list's length, and its entries."""
        self.read[first].add(key_of(page))
        pages, records = self.said.get(first, (0, 0))
        if said.pages or said.records:
            self.said[first] = (max(pages, said.pages), max(records, said.records))
        if first in self.said:
            self.rows[first].update(rows)

    def told(self, first: str, total: int, rows: Iterable[str], pages: int = 0) -> None:
        """Notes the entries that an answer brought of a list; `total` and `pages` if it says that there are more than
        it can be asked for.
        """
        if total or pages:
            self.said[first] = (pages, max(total, self.said.get(first, (0, 0))[1]))
            self.answered.discard(first)
        self.rows[first].update(rows)

    def read_to_its_end(self, first: str) -> None:
        """Notes that all pages of the list were read as one, in a browser: only the number of entries counts."""
        self.said[first] = (0, self.said.get(first, (0, 0))[1])

    def forget(self, first: str) -> None:
        """Forgets what the list's first page was like: it is read again."""
        self.looks.pop(first, None)
        self.read.pop(first, None)
        self.said.pop(first, None)
        self.rows.pop(first, None)

    def _repeats(self, first: str, look: frozenset[str]) -> bool:
        known = look in self.looks[first]
        self.looks[first].add(look)
        return known


def _look(page: Page) -> frozenset[str]:
    """The links of a page as a set, and what its entries call, to recognise a page that repeats another."""
    links = (key_of(link.url) for link in page.links if not turns(squeeze(link.shown) or link.text))
    clicks = (each.click for each in page.handlers if each.opens is None and not turns(each.words))
    return frozenset([*links, *page.frames, *clicks])
