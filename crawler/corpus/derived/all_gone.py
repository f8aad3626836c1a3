"""Crawls in which everything of a portal was gone at once.

Portals are rebuilt, and then all their old addresses answer 404 on one day: that says nothing on a report, which
mostly stands at a new address that the crawl has yet to find. A crawl to which not one report, file or column of the
portal came therefore shows no report to be withdrawn; the first crawl to which one came does.
"""

from __future__ import annotations

from crawler.database.store import Store
from spiders.captures import READ, Capture, Role
from spiders.pages.blocked import GONE

_FEWEST = 3
"""Addresses that are gone, at least: on a portal of one or two pages they are gone one by one."""
_THERE: frozenset[Role] = READ | {"column"}


def is_all_gone(store: Store, crawl: str | None, portal: str) -> bool:
    """Whether a crawl found pages of a portal gone, and none of its reports and columns there."""
    return crawl is not None and not _came(store, crawl, portal) and len(_gone(store, crawl, portal)) >= _FEWEST


class AllGone:
    """The same of a crawl that is under way: which addresses a capture makes to be looked at again."""

    def __init__(self, store: Store, crawl: str | None, portal: str) -> None:
        self._there = crawl is None or _came(store, crawl, portal)
        self._gone = set[str]() if crawl is None or self._there else _gone(store, crawl, portal)

    def add(self, capture: Capture) -> set[str]:
        """The addresses that were gone in this crawl, if that shows something else of them now than before."""
        if self._there:
            return set()
        before = len(self._gone) >= _FEWEST
        if capture.status in GONE or capture.role == "soft_404":
            self._gone.add(capture.url)
        self._there = capture.role in _THERE and capture.status < 400
        now = len(self._gone) >= _FEWEST and not self._there
        return set(self._gone) if now != before else set()


def _came(store: Store, crawl: str, portal: str) -> bool:
    """Whether a report, a file or a column of a portal came to a crawl."""
    roles = ", ".join(f"'{role}'" for role in sorted(_THERE))
    of_portal = "crawl = ? AND portal = ? AND status < 400"
    return (
        store.one(f"SELECT 1 FROM captures WHERE {of_portal} AND role IN ({roles}) LIMIT 1", crawl, portal) is not None
    )


def _gone(store: Store, crawl: str, portal: str) -> set[str]:
    """The addresses of a portal that a crawl found gone."""
    is_gone = f"status IN ({', '.join(map(str, sorted(GONE)))}) OR role = 'soft_404'"
    rows = store.conn.execute(
        f"SELECT DISTINCT url FROM captures WHERE crawl = ? AND portal = ? AND ({is_gone})", (crawl, portal)
    )
    return {url for (url,) in rows}
