"""What a crawl knows of its portal: what was declared, and what it came to know on the way. All of it
that another process would need to go on is its `memory`.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import scrapy

from parsers.sentences import Message
from spiders.captures import Role
from spiders.discovery.frontier import PATIENCE, Frontier
from spiders.discovery.leads import lead_key
from spiders.pages.addresses import host_of
from spiders.pages.lists import Lists
from spiders.systems import Lead, System

_MEMORY = (
    "seen",
    "pending",
    "frontier",
    "redirected",
    "chrome",
    "roles",
    "lists",
    "columns",
    "failures",
    "reached",
    "lost",
    "refused",
    "forbidden",
    "listed",
    "unread",
    "noted",
)


class PortalError(Exception):
    """A portal's description that can't be used. The message says what to write."""


class Knowledge(scrapy.Spider):
    """The fields of a portal's declaration, and what is known of it so far."""

    title: str
    division: str
    hosts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    system: System = System()
    least: int = 1
    expected: tuple[str, ...] = ()
    patience: int = PATIENCE

    def __init__(self, name: str | None = None, **others: str) -> None:
        if others:
            raise PortalError(f"{self.name} takes no arguments, but was given {', '.join(others)}")
        super().__init__(name)
        self.own = frozenset(host_of(url) for url in self.start_urls) | {
            host.removeprefix("www.") for host in self.hosts
        }
        self.stores = frozenset(host.removeprefix("www.") for host in self.files)
        self.allowed_domains = sorted(self.own | self.stores | self.system.hosts)
        self.seen: set[str] = set()
        self.chrome: dict[str, set[str]] = {}
        """Links of each host's front page: they are on every page of it, and say nothing there."""
        self.roles: Counter[Role] = Counter()
        self.frontier = Frontier()
        self.reading: Lead | None = None
        """Whose answer is being read: what it brings is behind it."""
        self.lists = Lists()
        self.columns: set[str] = set()
        """Columns of annual reports that were read."""
        self.failures: dict[str, Message] = {}
        """Addresses that could not be fetched, and why; the last attempt counts."""
        self.reached: set[str] = set()
        """Hosts that gave at least one page."""
        self.lost: Counter[str] = Counter()
        """Pages of each host that gave no answer, or a guard's."""
        self.refused: Counter[str] = Counter()
        """Pages of each host that answered with a guard or an error instead of a page."""
        self.forbidden: Counter[str] = Counter()
        """Pages of each host that robots.txt asks us not to fetch."""
        self.left: dict[str, Message] = {}
        """Hosts that are not asked any more, and why."""
        self.unasked: Counter[str] = Counter()
        """Pages that were not asked for, by the budget that was spent."""
        self.spent: str | None = None
        """That the crawl ended before its time, and why."""
        self.pending: dict[str, Lead] = {}
        """What was not asked for yet, or not kept yet, by its key in `seen`."""
        self.unkept: dict[str, list[Role]] = {}
        """Of those: captures that are on their way into the corpus."""
        self.redirected: dict[str, str] = {}
        """Keys of pages that others led to: the key of who was first."""
        self.resumed = False
        self.browser_pages: int | None = None
        """How many pages may be opened in a browser; None where there is none."""
        self.rendered = 0
        self.listed: set[str] = set()
        """Files that a list names as reports, without a page around them."""
        self.noted: dict[str, Message] = {}
        """Addresses that were not asked for, though a report may be there, and why."""
        self.unread: set[str] = set()
        """Columns, searches and reports that gave an error: with them, nothing is empty."""

    def written(self, request: scrapy.Request) -> None:
        """A capture of that request has come to its end in the corpus."""
        key = lead_key(request.cb_kwargs["lead"])
        left = self.unkept.get(key)
        if left is None:
            return  # its page is opened in a browser now
        left.pop()
        if not left:
            del self.unkept[key]
            self.pending.pop(key, None)

    def memory(self) -> dict[str, Any]:
        """All that another process needs to go on with the crawl."""
        state = {name: getattr(self, name) for name in _MEMORY}
        # They will be asked for again, and counted then.
        again = Counter(role for roles in self.unkept.values() for role in roles)
        state["roles"] = self.roles - again
        state["frontier"] = self.frontier.without(self.pending[key] for key in self.unkept)
        return state

    def restore(self, memory: dict[str, Any]) -> None:
        """Goes on where another process stood."""
        for name in _MEMORY:
            setattr(self, name, memory[name])
        self.resumed = True

    @property
    def found(self) -> int:
        """Reports: pages, and files without one."""
        return self.roles["report"] + len(self.listed)
