"""What to fetch next: each page once, and only on the portal's own hosts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spiders import messages
from spiders.discovery.frontier import way_of
from spiders.discovery.leads import lead_key
from spiders.discovery.left_alone import Fruitless
from spiders.discovery.state import Crawl
from spiders.pages.addresses import host_of
from spiders.pages.attachments import is_file
from spiders.pages.titles import classify
from spiders.systems import Kind, Lead

MOST_HOPS = 5
"""So many pages in a row may send the reader on, by script or in a frame: some do it for ever."""

_LATER = 8
"""A request that has lost so much of its priority waits for another turn."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """A page to be fetched. Of those that wait, the one with the highest `priority` comes first."""

    lead: Lead
    priority: int
    render: bool = False
    """Whether it is opened in a browser."""


def first(crawl: Crawl) -> Iterator[Fetch]:
    """What a crawl begins with: front pages of all hosts, and what the content system begins with; or
    what an earlier process left to do.
    """
    if crawl.resumed:
        for lead in list(crawl.pending.values()):
            yield fetch(crawl, lead)
        return
    leads = [*(Lead(url, "front") for url in crawl.site.fronts), *crawl.site.system.start()]
    # All of them are known before the first answer links to one, however fast it comes.
    yield from [each for lead in leads for each in follow(crawl, lead)]


def follow(crawl: Crawl, lead: Lead, source: Lead | None = None) -> Iterator[Fetch]:
    """A lead, if it is to be fetched now; `source` is the page that named it."""
    if lead.kind == "detail" and is_file(lead.url):
        lead = replace(lead, kind="attachment", hints=lead.hints or (("title", lead.text),))
    if not crawl.site.has(lead.url, lead):
        return
    key = lead_key(lead)
    way = way_of(source) if source else ()
    if key in crawl.seen:
        crawl.frontier.leads_again(key, way, waits=key in crawl.pending)
        return
    crawl.seen.add(key)
    lead = replace(lead, via=way, guess=lead.guess or _still_guesses(lead, source))
    why = crawl.frontier.hopeless(lead, crawl.site.patience)
    if why:
        crawl.frontier.shelve(lead, why)
        return
    yield fetch(crawl, lead)


def onward(crawl: Crawl, lead: Lead, source: Lead) -> Iterator[Fetch]:
    """Where a page sends its readers, or what it shows in a frame: `lead` is that of the page, with
    the new address.
    """
    if lead.hops < MOST_HOPS:
        yield from follow(crawl, replace(lead, hops=lead.hops + 1), source)


def fetch(crawl: Crawl, lead: Lead) -> Fetch:
    """It is to be fetched, whatever was decided before."""
    crawl.pending[lead_key(lead)] = lead
    return Fetch(lead, crawl.frontier.priority(lead))


def reconsider(crawl: Crawl, lead: Lead, priority: int) -> int | None:
    """The turn of a waiting page has come. Since it was given its `priority`, more was learned: gives a
    lower one, for another turn; or None: it is fetched now.

    Raises `Fruitless` where it is not to be fetched any more.
    """
    why = crawl.frontier.hopeless(lead, crawl.site.patience)
    if why:
        raise Fruitless(why)
    now = crawl.frontier.priority(lead)
    if now <= priority - _LATER:
        return now
    crawl.frontier.goes(lead, lead_key(lead))
    return None


def leads_away(crawl: Crawl, lead: Lead, asked: str, to: str) -> bool:
    """Whether a redirect from `asked` leads away from the portal. It isn't followed then, for what
    stands there is not the portal's; this is noted, but for hubs, which link to all kinds of places.
    """
    if crawl.site.has(to, lead):
        return False
    if lead.kind != "hub":
        crawl.failures[asked] = messages.AWAY(host=host_of(to))
    return True


def _still_guesses(lead: Lead, source: Lead | None) -> bool:
    """Whether nothing more speaks for a lead than for the guess that led to it."""
    guessed = source is not None and source.guess
    kinds: tuple[Kind, ...] = ("column", "list")
    return guessed and lead.kind in kinds and classify(lead.text).sort not in {"report", "column"}
