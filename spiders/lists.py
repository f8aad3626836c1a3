"""Lists that go on: the addresses of their other pages, from links or from what scripts say; and
where to stop turning, as there are lists that give a 下一页 for ever.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from parsers.text import squeeze
from spiders.addresses import key_of
from spiders.pages import Link, Page

MOST_PAGES = 100
"""Of one list: the longest column of annual reports seen has about forty."""

_TURN = re.compile(r"(?:下一?页|后一?页|尾页|末页|最后一?页|»|>>?|›|第?\d{1,3}页?)")
_CREATE = re.compile(
    r"""createPage(?:HTML|Html)\w*\(\s*['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']"""
)
_COUNT = re.compile(r"(?:var\s+)?(?:countPage|pageCount|totalPages?)\s*=\s*['\"]?(\d{1,4})")
_ATTRIBUTE = re.compile(r"""pagecount\s*=\s*["'](\d{1,4})["']""", re.IGNORECASE)


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
    for link in page.links:
        if _turns(link) and _is_sibling(path, link.url):
            yield link.url
    created = _CREATE.search(text)
    if created:
        total, current = int(created[1]), int(created[2])
        yield from _numbered(folder, created[3], created[4], total, current)
        return
    counted = _COUNT.search(text) or _ATTRIBUTE.search(text)
    if counted and int(counted[1]) > 1:
        yield from _numbered(folder, "index", "html", int(counted[1]), None)


def _look(page: Page) -> frozenset[str]:
    """What a page lists, by which another is known to repeat it."""
    return frozenset([*(key_of(link.url) for link in page.links if not _turns(link)), *page.frames])


def _turns(link: Link) -> bool:
    """Whether a link says that it turns the page."""
    shown = squeeze(link.shown) or squeeze(link.text)  # a picture says it in @title
    return _TURN.fullmatch(shown.strip("[]<>›»→") or shown) is not None


def _is_sibling(path: str, url: str) -> bool:
    """Page two of a list lies in the list's own folder, or in one that bears the list's name:
    VSB counts nb.htm, nb/2.htm, nb/1.htm.
    """
    folder = urlsplit(url).path.rsplit("/", 1)[0]
    return folder in {path.rsplit("/", 1)[0], path.rsplit(".", 1)[0]}


def _numbered(
    folder: str, name: str, extension: str, total: int, current: int | None
) -> Iterator[str]:
    """index_1 is page two on some systems and page one on others: both ends are tried, a page
    that repeats or is a stub adds nothing.
    """
    del current  # says where we are, but not whether numbers start at 0 or 1
    for number in range(1, min(total, MOST_PAGES + 1) + 1):
        yield f"{folder}{name}_{number}.{extension}"
