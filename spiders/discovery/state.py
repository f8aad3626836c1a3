"""What is known of a portal during a crawl: its declaration (`Site`), and what the crawl has found out so far
(`Crawl`). Another process can continue a `Crawl` that was saved.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property

from parsers.sentences import Message
from spiders.captures import Role
from spiders.discovery.frontier import PATIENCE, Frontier
from spiders.discovery.leads import lead_key
from spiders.pages.addresses import belongs, host_of, is_for_disclosure
from spiders.pages.lists import Lists
from spiders.systems import Kind, Lead, System


@dataclass(frozen=True)
class Site:
    """A portal as its declaration describes it."""

    name: str
    start_urls: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    """Further hosts that belong to the portal."""
    files: tuple[str, ...] = ()
    """Hosts that hold only attachments."""
    system: System = field(default_factory=System)
    least: int = 1
    """Smallest number of reports to be expected; with fewer, something must be broken."""
    patience: int = PATIENCE
    title: str = ""
    """The portal's name: mostly that of its government."""

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

    def owns(self, url: str) -> bool:
        """Whether an address is on one of the portal's hosts: those that it declares, and its domain's hosts for
        disclosure (xxgk.).
        """
        return belongs(url, self.own) or is_for_disclosure(host_of(url), self.own)

    def has(self, url: str, lead: Lead) -> bool:
        """Whether an address may be fetched for `lead`: it lies on one of the portal's hosts."""
        others: frozenset[str] = frozenset()
        if lead.kind == "search":
            others = (lead.system or self.system).hosts
        elif lead.kind == "attachment":
            others = self.stores
        return belongs(url, others) or self.owns(url)


PROCESS_ONLY = frozenset(
    ("resumed", "sampled", "storing", "left", "unasked", "spent", "browser_pages", "rendered", "drawn")
)
"""Fields of a `Crawl` that are not saved."""


@dataclass(frozen=True)
class Unclicked:
    """Entries of a page that call a function that isn't known yet: each with its words and the call."""

    kind: Kind
    depth: int
    organ: str
    clicks: list[tuple[str, str]]


@dataclass
class Crawl:
    """What is known of a portal so far. `saved` returns what another process needs to continue."""

    site: Site

    # What to fetch.
    seen: set[str] = field(default_factory=set)
    """Keys (`lead_key`) of all pages for which it was decided whether to fetch them."""
    pending: dict[str, Lead] = field(default_factory=dict)
    """The pages among these that wait, are being fetched, or whose captures aren't in the corpus yet."""
    frontier: Frontier = field(default_factory=Frontier)
    redirected: dict[str, str] = field(default_factory=dict)
    """For each address (`key_of`) that a redirect led to: the `lead_key` of the first request redirected
    there.
    """

    # What pages are.
    chrome: dict[str, set[str]] = field(default_factory=dict)
    """Keys of the links on each host's front page. These are on every page of the host, and say nothing about
    the page.
    """
    roles: Counter[Role] = field(default_factory=Counter)
    """Number of captures, by role."""
    lists: Lists = field(default_factory=Lists)
    columns: set[str] = field(default_factory=set)
    """Addresses of the columns of annual reports that were read."""
    own_column: str = ""
    """The address of the column of the portal's own government, where its bare titles show that (`whose`)."""
    menus: dict[str, set[str]] = field(default_factory=dict)
    """Keys of the links on each host's front page and hubs. Where a column has them too, they are its site's menu."""
    barren: dict[str, Lead] = field(default_factory=dict)
    """Front pages, hubs and columns that lead nowhere, though they have scripts; by their addresses."""
    hollow: set[str] = field(default_factory=set)
    """Addresses of columns whose pages name neither a report nor a further column."""
    unclicked: dict[str, Unclicked] = field(default_factory=dict)
    """Pages with entries that only a function of a script file opens; by their addresses."""
    functions: dict[str, tuple[list[str], str]] = field(default_factory=dict)
    """Functions of script files that such entries call: parameters and body, by name."""
    learnt: dict[str, list[str]] = field(default_factory=dict)
    """What articles that scripts fill are joined with, by the shape of their addresses (`alike`); empty if that isn't
    known.
    """
    samples: dict[str, list[str]] = field(default_factory=dict)
    """The address of the first such article that was drawn, and what its scripts asked for; by shape."""
    held: dict[str, list[Lead]] = field(default_factory=dict)
    """Such articles that wait until another of their shape is drawn."""
    tabs: dict[str, list[str]] = field(default_factory=dict)
    """Years and organs that a script shows, by the address of their column, as far as nothing was seen of them."""
    tabbed: dict[str, Lead] = field(default_factory=dict)
    """The leads of these columns."""
    reserve: dict[str, Lead] = field(default_factory=dict)
    """Pages that are fetched if nothing else led to reports, such as the site map; by their addresses."""
    passed_over: dict[str, str] = field(default_factory=dict)
    """Keys of links whose words leave no doubt that they lead to something else, which weren't fetched; the words."""
    listed: set[str] = field(default_factory=set)
    """Files that a list names as reports, without a page around them."""
    reached: set[str] = field(default_factory=set)
    """Hosts that gave at least one page."""

    # What is missing.
    failures: dict[str, Message] = field(default_factory=dict)
    """Addresses that could not be fetched, and why; the last attempt counts."""
    awaited: dict[str, Message] = field(default_factory=dict)
    """Lists that seem to go on and whose further entries were asked for, by the address of their first page, until an
    answer has some.
    """
    gaps: dict[str, Message] = field(default_factory=dict)
    """Addresses of lists and menus of which it is known that something in them was not read, and what."""
    noted: dict[str, Message] = field(default_factory=dict)
    """Addresses that may hold a report but were not fetched, and why."""
    lost: Counter[str] = field(default_factory=Counter)
    """By host, the number of pages that gave no answer, or that of a guard."""
    refused: Counter[str] = field(default_factory=Counter)
    """By host, the number of pages that gave a guard's answer or an error instead of a page."""
    forbidden: Counter[str] = field(default_factory=Counter)
    """By host, the number of pages that robots.txt forbids."""
    left_out: Counter[str] = field(default_factory=Counter)
    """By host, the number of links that were not looked at: their pages have more than `MOST_LINKS`, or their
    addresses are longer than `LONGEST`.
    """
    unread: set[str] = field(default_factory=set)
    """Addresses of columns, searches and reports that gave an error. If there are any, a portal without
    reports isn't called empty.
    """

    # State of this process only (`PROCESS_ONLY`).
    resumed: bool = False
    """Whether it continues what another process began."""
    sampled: set[str] = field(default_factory=set)
    """Shapes of which an article is being drawn, while others wait for it."""
    storing: dict[str, list[Role]] = field(default_factory=dict)
    """Pending pages whose captures are on their way into the corpus, and the captures' roles."""
    left: dict[str, Message] = field(default_factory=dict)
    """Hosts that get no more requests, and why."""
    unasked: Counter[str] = field(default_factory=Counter)
    """Number of pages that were not requested, by the budget that was used up."""
    spent: str | None = None
    """Why the crawl ended early; None if it didn't."""
    browser_pages: int | None = None
    """Largest number of pages that may be opened in a browser; None if there is no browser."""
    rendered: int = 0
    """Number of pages that were opened in a browser."""
    drawn: set[str] = field(default_factory=set)
    """Addresses of these pages."""

    @property
    def told_apart(self) -> int:
        """Number of links that were passed over for their words, and not fetched for other words."""
        return len(self.passed_over.keys() - self.seen)

    @property
    def found(self) -> int:
        """Number of reports: pages, and files without a page."""
        return self.roles["report"] + len(self.listed)

    def stored(self, lead: Lead) -> None:
        """Notes that one more capture of the answer to `lead` is in the corpus, or never will be."""
        key = lead_key(lead)
        left = self.storing.get(key)
        if left is None:
            return  # its page is being opened in a browser now
        left.pop()
        if not left:
            del self.storing[key]
            self.pending.pop(key, None)

    def saved(self) -> Crawl:
        """A copy with what another process needs to continue. Pending pages will be fetched again, so they
        don't count in it.
        """
        again = Counter(role for roles in self.storing.values() for role in roles)
        return replace(
            self,
            roles=self.roles - again,
            frontier=self.frontier.without(self.pending[key] for key in self.storing),
            resumed=False,
            sampled=set(),
            storing={},
            left={},
            unasked=Counter(),
            spent=None,
            browser_pages=None,
            rendered=0,
            drawn=set(),
        )

    def resume(self, saved: Crawl) -> Crawl:
        """The saved crawl, to be continued in this process with its own declaration and browser. Pages that aren't
        on the portal's hosts are left out, as whoever could write the saved crawl doesn't say where to go.
        """

        def own(leads: dict[str, Lead]) -> dict[str, Lead]:
            return {key: lead for key, lead in leads.items() if self.site.has(lead.url, lead)}

        frontier = saved.frontier.only(lambda lead: self.site.has(lead.url, lead))
        return replace(
            saved,
            site=self.site,
            pending=own(saved.pending),
            barren=own(saved.barren),
            reserve=own(saved.reserve),
            tabbed=own(saved.tabbed),
            tabs={url: words for url, words in saved.tabs.items() if url in own(saved.tabbed)},
            held={shape: [*own({each.url: each for each in leads}).values()] for shape, leads in saved.held.items()},
            frontier=frontier,
            resumed=True,
            browser_pages=self.browser_pages,
        )
