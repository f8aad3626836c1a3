"""Lists with several pages: finds the addresses of the other pages in links and scripts, and decides when to
stop, as some lists offer a 下一页 for ever.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from parsers.text import squeeze
from spiders.pages import MOST_LINKS, Link, Page
from spiders.pages.addresses import LONGEST, absolute, key_of, order_of

MOST_PAGES = 100
"""Most pages of one list that are fetched. The longest column of annual reports seen has about forty."""

_TURN = re.compile(r"(?:下一?页|后一?页|尾页|末页|最后一?页|»|>>?|›|第?\d{1,3}页?)")
_CREATE = re.compile(
    r"""createPage(?:HTML|Html)\w{0,40}+\(\s*(?:['"][A-Za-z][\w-]*['"]\s*,\s*)?['"]?(\d{1,9})['"]?\s*,\s*['"]?(\d{1,9})['"]?\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']"""
)
_COUNT = re.compile(r"(?:var\s+)?(?:countPage|pageCount|totalPages?)\s*=\s*['\"]?(\d{1,4})")
_ATTRIBUTE = re.compile(r"""pagecount\s*=\s*["'](\d{1,4})["']""", re.IGNORECASE)
_OPTION = re.compile(r"<option\b([^<>]*+)>\s*+(?:第\s*+)?\d{1,3}\s*+(?:页\s*+)?<", re.IGNORECASE)
"""An option of a page menu."""
_VALUE = re.compile(r"""\bvalue=["']([^"'?&]*+[?&][^"']*+)["']""", re.IGNORECASE)
"""A value that is an address."""
_NAME = re.compile(r"([A-Za-z][\w-]*?)(?:_\d+)?\.(s?html?|jhtml)", re.IGNORECASE)


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

    def _repeats(self, first: str, look: frozenset[str]) -> bool:
        known = look in self.looks[first]
        self.looks[first].add(look)
        return known


def more_pages(page: Page, text: str) -> Iterator[str]:
    """Addresses of other pages of the list that `page` (with the HTML `text`) belongs to. Of numbered pages at
    most `MOST_PAGES` + 1, so that the caller notices that there are more.
    """
    folder = urljoin(page.url, ".")
    path = urlsplit(page.url).path
    linked = [e.url for e in page.links if _turns(e) and _is_sibling(path, e.url)]
    yield from _in_order(page.url, [*linked, *_options(page, text)])
    created = _CREATE.search(text)
    if created:
        total, current = int(created[1]), int(created[2])
        yield from _numbered(folder, created[3], created[4], total, current)
        return
    counted = _COUNT.search(text) or _ATTRIBUTE.search(text)
    if counted:
        name, ending = _name_of(path)
        yield from _numbered(folder, name, ending, int(counted[1]), None)


def _name_of(path: str) -> tuple[str, str]:
    """Name and extension that the pages of a list share: `list` and `shtml` for list_3.shtml, `index` and
    `html` for a folder.
    """
    named = _NAME.fullmatch(path.rsplit("/", 1)[1])
    return (named[1], named[2]) if named else ("index", "html")


def _options(page: Page, text: str) -> Iterator[str]:
    """Pages from a menu of pages, if they have the same path: the numbers of others may be years."""
    for option in islice(_OPTION.finditer(text), MOST_LINKS):
        value = _VALUE.search(option[1])
        to = absolute(page.url, unescape(value[1])) if value and len(value[1]) <= LONGEST else None
        if to and urlsplit(to).path == urlsplit(page.url).path:
            yield to


def _in_order(url: str, others: list[str]) -> Iterator[str]:
    """The addresses in `others`, each page once. If a list comes in several orders, that of `url` is chosen:
    pages in different orders would leave gaps.
    """
    kept: dict[str, str] = {}
    mine = order_of(url)[1]
    for other in others:
        page, order = order_of(other)
        if page not in kept or order == mine:
            kept[page] = other
    yield from kept.values()


def _look(page: Page) -> frozenset[str]:
    """The links of a page as a set, to recognise a page that repeats another."""
    return frozenset([*(key_of(link.url) for link in page.links if not _turns(link)), *page.frames])


def _turns(link: Link) -> bool:
    """Whether a link leads to another page of the list, by its words."""
    return turns(squeeze(link.shown) or link.text)  # a picture has its words in @title


def turns(words: str) -> bool:
    """Whether words are those of a link to another page of a list."""
    shown = squeeze(words)
    return _TURN.fullmatch(shown.strip("[]<>›»→") or shown) is not None


def _is_sibling(path: str, url: str) -> bool:
    """Whether `url` can be another page of the list at `path`: in the same folder, or in one with the list's
    name, as VSB names its pages nb.htm, nb/2.htm, nb/1.htm.
    """
    folder = urlsplit(url).path.rsplit("/", 1)[0]
    return folder in {path.rsplit("/", 1)[0], path.rsplit(".", 1)[0]}


def _numbered(folder: str, name: str, extension: str, total: int, current: int | None) -> Iterator[str]:
    """Addresses of numbered pages. As index_1 is page two on some systems and page one on others, all numbers
    from 1 to `total` are tried; a repeated or empty page does no harm. A list of one page has no others.
    """
    del current  # the current page's number doesn't say whether numbers start at 0 or 1
    if total < 2:
        return
    for number in range(1, min(total, MOST_PAGES + 1) + 1):
        yield f"{folder}{name}_{number}.{extension}"
