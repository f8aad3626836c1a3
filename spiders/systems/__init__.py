"""Content systems (建站系统): what portals that run the same software have in common, apart from HTML.

To add one: a module here with a subclass of `System`, and its class in `SYSTEMS` (`spiders/systems/registry.py`).
The class says how its pages are recognised (`recognised`), which further pages and answers belong to the
page of a list (`more`), and how its answers are read (`read`); or, if its pages can't be recognised, where to
begin (`start`), from what a portal's file says (`declared`). `epoint` is an example of the first, `mcms` of the
second. It is then used on every portal whose pages show it, can be named in a portal's file (`system = "…"`),
and is listed by `nianbao portal list` and docs/portals.md. `nianbao_demo.families` is where the demo portal
gets a site with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, Self

from parsers.text import clean
from spiders.captures import cleaned
from spiders.pages import Page

Kind = Literal["front", "hub", "more", "column", "list", "detail", "search", "attachment", "script"]
"""What is expected at an address, which decides how the answer is treated. The answer to a `search` is read by
the content system, a `script` for what it writes and opens; all others are pages or files. A `list` is a further page
of a column, `more` one of a hub that lists what was disclosed.
"""


@dataclass(frozen=True, slots=True)
class Lead:
    """线索: an address worth fetching, with what is known about it and about the link to it."""

    url: str
    kind: Kind
    text: str = ""
    depth: int = 0
    """Number of steps from the front page, or within a column from its first page."""
    referrer: str | None = None
    parent: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
    """For an attachment: what its page says about the report."""
    first: str | None = None
    """For a further page of a list: the address of its first."""
    hops: int = 0
    """Number of pages on the way that only sent the reader on."""
    system: System | None = None
    """For a search: the system that reads its answer; None means the portal's own."""
    form: tuple[tuple[str, str], ...] = ()
    """Form fields to post to the address; if empty, the request is a GET (unless there is a `body`)."""
    body: str = ""
    """JSON to post instead of a form."""
    charset: str = ""
    """The charset in which the form is sent, if it isn't UTF-8: that of its page."""
    known_as: str = ""
    """Identifies the answer among all answers of its address, if the posted data differs even for the same
    answer (__VIEWSTATE is different on every page).
    """
    headers: tuple[tuple[str, str], ...] = ()
    """Headers that the system's own scripts send (X-Requested-With)."""
    worth: int = 0
    """Points for its words and place, added to the priority of its kind."""
    guess: bool = False
    """Whether only its place suggests it: it is named for a year or an organ in a column, but leads elsewhere."""
    parts: tuple[str, ...] = ()
    """Addresses of further parts of the same document, on the same host: they are fetched with it and joined to it."""
    via: tuple[str, ...] = ()
    """The shapes of the pages on the way to it, from the front page. `spiders.discovery` sets it."""

    def __post_init__(self) -> None:
        """Cleans what is text: it becomes titles and names, whichever answer it is from."""
        object.__setattr__(self, "text", clean(self.text))
        object.__setattr__(self, "hints", cleaned(self.hints))


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a list as HTML, from a system's answer or a page's scripts. Its links are relative to `url`, the
    address of the list's page.
    """

    html: str
    url: str
    total: int = 0
    """Number of entries that the list has, if that is more than there are in all its parts; 0 if nothing is said."""
    pages: int = 0
    """The same for its pages."""


class System:
    """The base of all content systems; by itself, a system that needs nothing special."""

    name: ClassVar[str] = ""
    """Its name in a portal's file."""
    title: ClassVar[str] = ""
    """Its name for people."""
    shown_by: ClassVar[str] = ""
    """How its pages are recognised, in words (Markdown); empty if they can't be, so that a portal must declare
    it.
    """
    asked_for: ClassVar[str] = ""
    """What is requested from it, in words (Markdown)."""
    fields: ClassVar[tuple[str, ...]] = ()
    """Names of the fields that it needs in a portal's file in addition to `system`; their values are texts."""
    fills_all_lists: ClassVar[bool] = False
    """Whether it answers all lists of a portal that declares it, so that none needs a browser."""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        """The system, if the page shows that its portal runs it; else None. `text` is the page's HTML. The
        returned system holds what it needs to know about the page (its address, parameters).
        """
        del page, text
        return None

    @classmethod
    def declared(cls, fields: Mapping[str, str]) -> Self:
        """The system as declared in a portal's file, with the values of its `fields`."""
        del fields
        return cls()

    @property
    def hosts(self) -> frozenset[str]:
        """Hosts outside the portal that it sends requests to."""
        return frozenset()

    @property
    def page_of_answer(self) -> str:
        """The page that is to be opened in a browser if an answer isn't what it should be; "" if none is."""
        return ""

    def fills(self, page: Page, text: str, *, is_list: bool) -> bool:
        """Whether it brings what is missing in a page that shows it, so that no browser is needed."""
        del page, text, is_list
        return True

    def start(self) -> Iterator[Lead]:
        """Addresses a crawl begins with."""
        yield from ()

    def columns(self, page: Page, text: str) -> Iterator[Lead]:
        """Columns of annual reports that a page of the site names only in its scripts."""
        yield from ()

    def more(self, page: Page, text: str) -> Iterator[Lead | Fragment]:
        """What belongs to a page of a column: leads to further pages (`list`), leads to answers that this system
        reads (`search`), and parts of the list that are in the page's scripts.
        """
        yield from ()

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """Leads and parts of lists in an answer to a `search`. Raises ValueError, KeyError or TypeError if it
        isn't what the system is known to answer.
        """
        yield from ()
