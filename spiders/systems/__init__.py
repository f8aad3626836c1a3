"""Content systems (建站系统): what portals that run the same software share, beyond their HTML.

To add one: a module here with a subclass of `System`, and its line in `spiders.systems.registry.SYSTEMS`.
The class says how its pages are recognised (`recognised`), what the page of a list implies (`more`),
and how its answers are read (`read`); or, where no page shows it, where to begin (`start`). From then
on it is used on every portal whose pages show it, can be named in a portal's file (`system = "…"`),
and stands in `nianbao portal list` and docs/portals.md. Give the demo portal a site of it, so that it
is tested (`nianbao_demo.families`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    title: ClassVar[str] = ""
    """As people call it."""
    shown_by: ClassVar[str] = ""
    """How its pages are recognised, in words (Markdown); empty: they aren't, a portal declares it."""
    asked_for: ClassVar[str] = ""
    """What is asked of it, in words (Markdown)."""
    fields: ClassVar[tuple[str, ...]] = ()
    """Fields of a portal's file that it needs, beside `system`: texts."""
    fills_all_lists: ClassVar[bool] = False
    """Whether no list of a portal that declares it needs a browser."""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        """The system, where a page of a portal shows that it runs it; else None. `text` is the page's
        HTML. What the system must know of the page (its address, parameters) it takes from it.
        """
        del page, text
        return None

    @classmethod
    def declared(cls, fields: Mapping[str, str]) -> Self:
        """The system as a portal's file declares it, with the values of its `fields`."""
        del fields
        return cls()

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
