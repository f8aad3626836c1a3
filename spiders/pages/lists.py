"""Lists that go on: the addresses of their other pages, from links or from what scripts say; and
where to stop turning, as there are lists that give a 下一页 for ever.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from parsers.text import squeeze
from spiders.pages import Link, Page
from spiders.pages.addresses import absolute, key_of, order_of

MOST_PAGES = 100
"""Of one list: the longest column of annual reports seen has about forty."""

_TURN = re.compile(r"(?:下一?页|后一?页|尾页|末页|最后一?页|»|>>?|›|第?\d{1,3}页?)")
_CREATE = re.compile(
    r"""createPage(?:HTML|Html)\w*\(\s*(?:['"][A-Za-z][\w-]*['"]\s*,\s*)?['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']"""
)
_COUNT = re.compile(r"(?:var\s+)?(?:countPage|pageCount|totalPages?)\s*=\s*['\"]?(\d{1,4})")
_ATTRIBUTE = re.compile(r"""pagecount\s*=\s*["'](\d{1,4})["']""", re.IGNORECASE)
_OPTION = re.compile(
    r"""<option\b[^>]*\bvalue=["']([^"']*[?&][^"']*)["'][^>]*>\s*第?\s*\d{1,3}\s*页?\s*<""", re.IGNORECASE
)
"""A choice of pages, where its values are addresses."""
_NAME = re.compile(r"([A-Za-z][\w-]*?)(?:_\d+)?\.(s?html?|jhtml)", re.IGNORECASE)


class Lists:
    """How far each list was turned; a list is known by the address of its first page."""

    def __init__(self) -> None:
        self.cut: set[str] = set()
        """Lists that have more than `MOST_PAGES`: the rest was not read."""
        self._pages: defaultdict[str, set[str]] = defaultdict(set)
        self._looks: defaultdict[str, set[frozenset[str]]] = defaultdict(set)

    def further(self, first: str, page: Page, text: str) -> Iterator[str]:
        """Other pages of the list that begins at `first`, as `page` names them.

        None from a page that lists what another of its pages did: past the end, portals repeat
        the last page, or give stubs, each with a 下一页.
        """
        if self._repeats(first, _look(page)):
            return
        for url in more_pages(page, text):
            if self.takes(first, key_of(url)):
                yield url

    def takes(self, first: str, page: str) -> bool:
        """Whether `page` (its key) is to be asked for: one not asked for yet, and not too many."""
        pages = self._pages[first]
        if page in pages:
            return False
        if len(pages) >= MOST_PAGES:
            self.cut.add(first)
            return False
        pages.add(page)
        return True

    def knows(self, first: str, page: Page) -> bool:
        """Whether another page of the list that begins at `first` listed what `page` does."""
        return _look(page) in self._looks[first]

    def repeats(self, first: str, urls: Iterable[str]) -> bool:
        """Whether an answer brings what another of the list's answers did; the second empty one
        repeats the first.
        """
        return self._repeats(first, frozenset(key_of(url) for url in urls))

    def _repeats(self, first: str, look: frozenset[str]) -> bool:
        known = look in self._looks[first]
        self._looks[first].add(look)
        return known


def more_pages(page: Page, text: str) -> Iterator[str]:
    """Other pages of the list that `page` is, `text` being its HTML; one more than `MOST_PAGES`
    of them where there are more.
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
    """What the pages of a list are called: list_3.shtml is of list, shtml; a folder's are index."""
    named = _NAME.fullmatch(path.rsplit("/", 1)[1])
    return (named[1], named[2]) if named else ("index", "html")


def _options(page: Page, text: str) -> Iterator[str]:
    """Pages that are chosen from a list: of the same path, as numbers of others may be years."""
    for option in _OPTION.finditer(text):
        to = absolute(page.url, unescape(option[1]))
        if to and urlsplit(to).path == urlsplit(page.url).path:
            yield to


def _in_order(url: str, others: list[str]) -> Iterator[str]:
    """Where a list can be had in several orders, its pages in the order of this one: pages of
    different orders would leave gaps.
    """
    kept: dict[str, str] = {}
    mine = order_of(url)[1]
    for other in others:
        page, order = order_of(other)
        if page not in kept or order == mine:
            kept[page] = other
    yield from kept.values()


def _look(page: Page) -> frozenset[str]:
    """What a page lists, by which another is known to repeat it."""
    return frozenset([*(key_of(link.url) for link in page.links if not _turns(link)), *page.frames])


def _turns(link: Link) -> bool:
    """Whether a link says that it turns the page."""
    return turns(squeeze(link.shown) or link.text)  # a picture says it in @title


def turns(words: str) -> bool:
    """Whether a link's words say that it turns the page."""
    shown = squeeze(words)
    return _TURN.fullmatch(shown.strip("[]<>›»→") or shown) is not None


def _is_sibling(path: str, url: str) -> bool:
    """Page two of a list lies in the list's own folder, or in one that bears the list's name:
    VSB counts nb.htm, nb/2.htm, nb/1.htm.
    """
    folder = urlsplit(url).path.rsplit("/", 1)[0]
    return folder in {path.rsplit("/", 1)[0], path.rsplit(".", 1)[0]}


def _numbered(folder: str, name: str, extension: str, total: int, current: int | None) -> Iterator[str]:
    """index_1 is page two on some systems and page one on others: both ends are tried, a page
    that repeats or is a stub adds nothing. A list of one page has no others.
    """
    del current  # says where we are, but not whether numbers start at 0 or 1
    if total < 2:
        return
    for number in range(1, min(total, MOST_PAGES + 1) + 1):
        yield f"{folder}{name}_{number}.{extension}"
