"""Content systems: what a family of portals shares that its HTML alone doesn't say.

To add a family: a module here with a subclass of `System` that recognises the family by its own
pages (`recognised`), says what addresses a list's page implies (`more`), and reads their answers
(`read`); name it in `spiders.systems.families.FAMILIES`; give the demo portal a site of it. It is
used on every portal from then on, without a word in the portal's declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from spiders.pages import Page

Kind = Literal["front", "hub", "column", "list", "detail", "search", "attachment"]
"""What we expect behind an address: it decides how the answer is looked at. The answer to a
`search` is read by the content system, all others are pages or files.
"""


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
    system: System | None = None
    """For a search: who reads its answer; None is the portal's own system."""
    form: tuple[tuple[str, str], ...] = ()
    """What is posted to the address; nothing: it is got."""
    body: str = ""
    """What is posted as it is, instead of a form: JSON."""
    known_as: str = ""
    """Which of the answers of its address it brings, where what is posted says more than that
    (__VIEWSTATE is another on every page).
    """
    headers: tuple[tuple[str, str], ...] = ()
    """What the system's own scripts send along (X-Requested-With)."""
    worth: int = 0
    """What speaks for it, added to the priority of its kind."""
    guess: bool = False
    """Only its place speaks for it: a year's or an organ's name in a column, leading elsewhere."""
    via: tuple[str, ...] = ()
    """The shapes of the pages on the way to it, from the front page; the spider fills it in."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """HTML in a system's answer: a piece of the list on the page `url`, whose links are relative
    to it.
    """

    html: str
    url: str


class System:
    """A content system that needs nothing special: the base of all others."""

    name: ClassVar[str] = ""
    """As a portal's file names it."""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        """The system, as a page of a portal shows that it runs it; None where it does not show.
        `text` is the page's HTML.
        """
        del page, text
        return None

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts of its own that it must be asked on."""
        return frozenset()

    def start(self) -> Iterator[Lead]:
        """Addresses a crawl begins with."""
        yield from ()

    def columns(self, page: Page, text: str) -> Iterator[Lead]:
        """Columns of annual reports that any page of the site names in its scripts alone."""
        yield from ()

    def more(self, page: Page, text: str) -> Iterator[Lead | Fragment]:
        """What a page of a column implies: further pages (`list`), answers that this system reads
        (`search`), and pieces of the list that stand in its scripts.
        """
        yield from ()

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """Leads in an answer that is no page. Raises ValueError, KeyError or TypeError where it is
        not what the system is known to answer.
        """
        yield from ()
