"""What is known of a portal during a crawl: its declaration (`Site`), and all that the crawl has found
out so far (`Crawl`). Another process can go on with a `Crawl` that was saved.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from parsers.sentences import Message
from spiders.captures import Role
from spiders.discovery.frontier import PATIENCE, Frontier
from spiders.discovery.leads import lead_key
from spiders.pages.addresses import belongs, host_of
from spiders.pages.lists import Lists
from spiders.systems import Lead, System


@dataclass(frozen=True)
class Site:
    """A portal as its declaration describes it."""

    name: str
    start_urls: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    """Further hosts that belong to the portal."""
    files: tuple[str, ...] = ()
    """Hosts on which only attachments lie."""
    system: System = field(default_factory=System)
    least: int = 1
    """Fewer reports than this mean that something broke."""
    patience: int = PATIENCE

    @property
    def fronts(self) -> list[str]:
        """Front pages of all hosts."""
        listed = {host_of(url) for url in self.start_urls}
        return [*self.start_urls, *(f"https://{h}/" for h in self.hosts if h.removeprefix("www.") not in listed)]

    @cached_property
    def own(self) -> frozenset[str]:
        """Hosts of the portal's pages, without www."""
        return frozenset(map(host_of, self.start_urls)) | {host.removeprefix("www.") for host in self.hosts}

    @cached_property
    def stores(self) -> frozenset[str]:
        """Hosts of attachments, without www."""
        return frozenset(host.removeprefix("www.") for host in self.files)

    def has(self, url: str, lead: Lead) -> bool:
        """Whether an address may be fetched for `lead`: it lies on one of the portal's hosts."""
        hosts = self.own
        if lead.kind == "search":
            hosts |= (lead.system or self.system).hosts
        elif lead.kind == "attachment":
            hosts |= self.stores
        return belongs(url, hosts)


@dataclass
class Crawl:
    """What is known of a portal, page by page. `saved` gives what another process needs to go on."""

    site: Site

    # What to fetch.
    seen: set[str] = field(default_factory=set)
    """Every page that a request was made for, or decided against, by its `lead_key`."""
    pending: dict[str, Lead] = field(default_factory=dict)
    """Of these: pages that wait, are being fetched, or whose captures are not in the corpus yet."""
    frontier: Frontier = field(default_factory=Frontier)
    redirected: dict[str, str] = field(default_factory=dict)
    """Addresses that a redirect led to, by `key_of`; and the `lead_key` of the first request so led."""

    # What pages are.
    chrome: dict[str, set[str]] = field(default_factory=dict)
    """Links of each host's front page: they are on every page of the host, and say nothing there."""
    roles: Counter[Role] = field(default_factory=Counter)
    """Captures, by role."""
    lists: Lists = field(default_factory=Lists)
    columns: set[str] = field(default_factory=set)
    """Addresses of the columns of annual reports that were read."""
    listed: set[str] = field(default_factory=set)
    """Files that a list names as reports, without a page around them."""
    reached: set[str] = field(default_factory=set)
    """Hosts that gave at least one page."""

    # What is missing.
    failures: dict[str, Message] = field(default_factory=dict)
    """Addresses that could not be fetched, and why; the last attempt counts."""
    noted: dict[str, Message] = field(default_factory=dict)
    """Addresses that were not asked for, though a report may be there, and why."""
    lost: Counter[str] = field(default_factory=Counter)
    """Pages of each host that gave no answer, or a guard's."""
    refused: Counter[str] = field(default_factory=Counter)
    """Pages of each host that answered with a guard or an error instead of a page."""
    forbidden: Counter[str] = field(default_factory=Counter)
    """Pages of each host that robots.txt asks us not to fetch."""
    unread: set[str] = field(default_factory=set)
    """Columns, searches and reports that gave an error. While there are any, a portal without reports
    is not called empty."""

    # Of this process alone: not saved.
    resumed: bool = False
    """Whether it goes on with what another process has begun."""
    storing: dict[str, list[Role]] = field(default_factory=dict)
    """Pending pages whose captures are on their way into the corpus, and the captures' roles."""
    left: dict[str, Message] = field(default_factory=dict)
    """Hosts that are left alone from now on, and why."""
    unasked: Counter[str] = field(default_factory=Counter)
    """Pages that were not asked for, by the budget that was spent."""
    spent: str | None = None
    """Why the crawl ended before its time."""
    browser_pages: int | None = None
    """How many pages may be opened in a browser; None: there is no browser."""
    rendered: int = 0
    """How many were."""

    @property
    def found(self) -> int:
        """Reports: pages, and files without a page."""
        return self.roles["report"] + len(self.listed)

    def stored(self, lead: Lead) -> None:
        """One more capture of the answer to `lead` is in the corpus, or never will be."""
        key = lead_key(lead)
        left = self.storing.get(key)
        if left is None:
            return  # its page is being opened in a browser now
        left.pop()
        if not left:
            del self.storing[key]
            self.pending.pop(key, None)

    def saved(self) -> Crawl:
        """What another process needs to go on. What is pending will be fetched again, so it doesn't
        count yet.
        """
        again = Counter(role for roles in self.storing.values() for role in roles)
        return replace(
            self,
            roles=self.roles - again,
            frontier=self.frontier.without(self.pending[key] for key in self.storing),
            resumed=False,
            storing={},
            left={},
            unasked=Counter(),
            spent=None,
            browser_pages=None,
            rendered=0,
        )

    def resume(self, saved: Crawl) -> Crawl:
        """`saved`, to go on with in this process, which has its own declaration and browser."""
        return replace(saved, site=self.site, resumed=True, browser_pages=self.browser_pages)
