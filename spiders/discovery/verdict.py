"""The verdict on a crawl: how it ended, and why in words. Finding no reports is not a success by default."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from parsers.sentences import Message
from spiders import messages
from spiders.discovery.gaps import missing
from spiders.discovery.state import Crawl
from spiders.pages import MOST_LINKS
from spiders.pages.addresses import host_of
from spiders.pages.lists import MOST_PAGES

_LOST = 0.1
"""A crawl counts as cut off if hosts that answered at first lost a larger share of its pages than this. A tenth
is more than dead links cost, and less than a guard costs, or a server that goes down during the crawl.
"""
_FEW = 10
"""The lost pages must also be more than this, as in a small crawl one dead link is a tenth."""

_NAMED = 3
"""Number of shapes of addresses that are named."""
_HOSTS = 6
"""Up to this many hosts are all named; if there are more, only half as many."""

_GAPS = 6
"""Up to this many gaps are named with their addresses; the others are in the table problems."""

Outcome = Literal["done", "partial", "empty", "broken"]


def verdict(crawl: Crawl) -> tuple[Outcome, str]:
    """How the crawl ended, and why in words."""
    reports = crawl.found
    counted = (
        f"{crawl.roles['report']} report pages and {crawl.roles['attachment']} attachments"
        f" in {len(crawl.columns)} columns"
    )
    gaps = missing(crawl)
    missed = f"{_named(gaps)}{_missed(crawl)}"
    if not crawl.reached:
        return "broken", f"no page of the portal could be reached{_offline(crawl)}{missed}"
    if not reports and not crawl.columns:
        return "broken", f"no column of annual reports was found from the front pages{missed}"
    if not reports and not (
        gaps
        or crawl.unread
        or crawl.failures
        or crawl.forbidden
        or crawl.left_out
        or crawl.unasked
        or crawl.spent
        or crawl.lists.cut
        or crawl.frontier.shelved
    ):
        return ("empty", "the columns of annual reports were read, and there is no report in them")
    if reports < crawl.site.least:
        return "broken", f"only {counted}, fewer than the {crawl.site.least} expected{missed}"
    silent = _fell_silent(crawl)
    if silent:
        return ("broken", f"{silent} answered at first and then no more: run it again; {counted}{missed}")
    if gaps or _undrawn(crawl) or crawl.lists.cut or crawl.unasked or crawl.spent:
        return "partial", f"not all was read: {counted}{missed}"
    return "done", f"{counted}{missed}"


def _named(gaps: Mapping[str, Message]) -> str:
    """The gaps in words, each with its address."""
    named = [f"; {url}: {why}" for url, why in list(gaps.items())[:_GAPS]]
    rest = len(gaps) - _GAPS
    return "".join([*named, f"; {rest} more gaps, see the table problems" if rest > 0 else ""])


def _fell_silent(crawl: Crawl) -> str:
    """The hosts that gave pages and then failed or refused, if much of the crawl was lost because of that; else
    empty.
    """
    there = {host: n for host, n in crawl.lost.items() if n and host in crawl.reached}
    wanted = crawl.roles.total() + len(crawl.failures)
    much = sum(there.values()) > max(_FEW, _LOST * wanted)
    return ", ".join(sorted(there)) if much else ""


def _missed(crawl: Crawl) -> str:
    """What was not read, in words: hosts are named, single pages counted."""
    refused = sum(crawl.refused.values())
    undrawn = _undrawn(crawl)
    silent = {host_of(url) for url in crawl.failures} - crawl.reached
    former = sum(why.holds(messages.FORMER_SITE) for why in crawl.noted.values())
    closed = crawl.refused.keys() - crawl.reached - silent
    parts = {
        "not reached: ": _some(silent),
        "gave only refusals or errors: ": _some(closed),
        "pages that were refused or gave errors: ": str(refused or ""),
        "pages that could not be fetched: ": _with_one([url for url in crawl.failures if url not in undrawn]),
        "pages that only a browser shows, and none opened them: ": _with_one(undrawn),
        "reports and files that were not asked for, see the table problems: ": str(len(crawl.noted) - former or ""),
        "former sites that were not read, see the table problems: ": str(former or ""),
        "pages that robots.txt forbids: ": str(crawl.forbidden.total() or ""),
        f"links left, as their pages have more than {MOST_LINKS:,} or their addresses are too long: ": str(
            crawl.left_out.total() or ""
        ),
        "left alone: ": ", ".join(f"{host} ({why})" for host, why in sorted(crawl.left.items())),
        "not asked for, as a budget is spent: ": ", ".join(
            f"{n} pages beyond {budget}" for budget, n in sorted(crawl.unasked.items())
        ),
        "": crawl.spent or "",
        "not asked for, as too many like them led to no report: ": _given_up(crawl),
        f"lists read to page {MOST_PAGES} only: ": ", ".join(sorted(crawl.lists.cut)),
    }
    return "".join(f"; {words}{what}" for words, what in parts.items() if what)


def _with_one(urls: Collection[str]) -> str:
    """The number of addresses with one of them; empty if there are none."""
    return f"{len(urls)}, such as {min(urls)}" if urls else ""


def _undrawn(crawl: Crawl) -> list[str]:
    """Addresses of pages that scripts fill, and that no browser opened."""
    kinds = (messages.NO_BROWSER, messages.ENOUGH_OPENED)
    return sorted(url for url, why in crawl.failures.items() if any(map(why.holds, kinds)))


def _offline(crawl: Crawl) -> str:
    """A hint that this machine may be offline, if no host name could be resolved; else empty."""
    unknown = all(each.holds(messages.UNKNOWN_NAME) for each in crawl.failures.values())
    return " (is this machine connected to the internet?)" if unknown and crawl.failures else ""


def _some(hosts: Collection[str]) -> str:
    """Names of the hosts; if there are too many to read, their number and some names."""
    named = sorted(hosts)
    if len(named) <= _HOSTS:
        return ", ".join(named)
    return f"{len(named)} hosts, such as {', '.join(named[: _HOSTS // 2])}"


def _given_up(crawl: Crawl) -> str:
    """Number of pages that were not requested, with the shapes of their addresses."""
    counts = sorted(crawl.frontier.given_up.items(), key=lambda each: (-each[1], each[0]))
    named = [f"{n:,} {_where(why)}" for why, n in counts[:_NAMED]]
    rest = sum(n for _, n in counts[_NAMED:])
    return ", ".join([*named, *([f"{rest:,} others"] if rest else [])])


def _where(why: str) -> str:
    _, _, shape = why.partition(" ")
    return f"like {shape}" if shape else f"on {why}"
