"""Content systems: what a family of portals shares that its HTML alone doesn't say.

To add one: a class with `start` (addresses a crawl begins with), `more` (addresses that a page
implies) and `read` (leads in an answer that is no HTML), as far as the system has them; name it in
the portals that run it, and in `SYSTEMS`, so that a portal's file can name it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spiders.pages import Page

Kind = Literal["front", "hub", "column", "list", "detail", "search", "attachment"]
"""What we expect behind an address: it decides how the answer is looked at."""


@dataclass(frozen=True, slots=True)
class Lead:
    """线索: an address worth fetching, why, and what led to it."""

    url: str
    kind: Kind
    text: str = ""
    depth: int = 0
    """Steps from the front page, or inside a column from its first page."""
    referrer: str | None = None
    parent: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    """For an attachment: what its page says of the report."""
    first: str | None = None
    """For a further page of a list: the address of its first."""
    hops: int = 0
    """Pages on the way that only sent the reader on."""


class System:
    """A content system that needs nothing special: the base of all others."""

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts of its own that it must be asked on."""
        return frozenset()

    def start(self) -> Iterator[Lead]:
        yield from ()

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        yield from ()

    def read(self, url: str, text: str) -> Iterator[Lead]:
        yield from ()
