"""The frontier: which pages are fetched first, and which no longer.

What a link says decides first (`worth`), then what similar links have led to so far. Links are
similar if they are of one kind and their addresses have one shape: the same host and path, with
numbers and ids collapsed. A report counts for all the shapes on the way to it. Once enough pages of a
shape have led to nothing, the others are not fetched, unless a report is found through it after all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from spiders.pages import Link, Page
from spiders.pages.addresses import host_of, key_of
from spiders.pages.titles import classify, is_subcolumn, path_hint
from spiders.systems import Kind, Lead

PATIENCE = 300
"""So many guesses (hubs, and pages that are not named as reports) may be fetched in a row on one host
without finding a report. Chosen so that fifty departments with five hubs each are still all read; the
menus on front pages name more hubs than that.
"""
_ENOUGH: dict[Kind, int] = {"hub": 20, "detail": 20, "column": 60, "list": 30, "search": 150}
"""After so many pages of one shape that led to nothing, the shape is given up. For columns it is high,
as many organs have published nothing yet; for lists, as in a list of all that is disclosed a year's
reports may lie thirty pages deep.
"""
_GUESSES = 12
"""The same for links that only their place in a column speaks for: a year may be one of a calendar."""
_ALIKE = 4
"""Times as many, where only the ends of addresses are alike; half of that, where they have the same
parameters with other values, as sort orders do.
"""
_EXEMPT = frozenset({"front", "attachment"})

_ID = re.compile(r"(?=[0-9a-f-]*[0-9])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|(?:%[0-9a-f]{2})+|\d+", re.IGNORECASE)
_PRIORITY: dict[Kind, int] = {
    "search": 300,
    "front": 260,
    "attachment": 200,
    "column": 150,
    "list": 120,
    "detail": 100,
    "hub": 50,
}
_NAMED = 100
"""Added for a link that is named as a report: it comes before columns and lists, and shows whether
these are worth reading."""
_STEP = 10
"""Taken off for each step away from the front page."""
_LEARNED = 40
"""The difference between a shape that always led to reports and one that never did."""
_ELSEWHERE = re.compile(r"新闻|动态|要闻|视频|图片|招聘|旅游|互动|信箱|办事|专题|领导|机构设置")


class Group(NamedTuple):
    """Similar links: `shape` says their kind and the shape of their addresses."""

    shape: str
    enough: int
    """It is given up after so many pages that led to nothing."""


class Frontier:
    """What was learned about shapes and hosts. It is part of a `Crawl`, and is saved with it."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        """Pages that were requested, by the shape of their address."""
        self.reports: Counter[str] = Counter()
        """Reports that were found through pages of a shape."""
        self.idle: Counter[str] = Counter()
        """Guesses that were requested from each host since the last report was found there."""
        self.out: dict[str, Lead] = {}
        """Requests without an answer so far, by the lead's key."""
        self.shelved: dict[str, list[Lead]] = {}
        """Pages that are not requested, by the shape or host that led to nothing."""
        self.found: set[str] = set()
        """Reports, by their leads' keys."""
        self.also: dict[str, list[tuple[str, ...]]] = {}
        """For leads that wait: the shapes on further ways to them."""

    def priority(self, lead: Lead) -> int:
        """The higher, the sooner."""
        alike = groups(lead)[0].shape
        asked = self.asked[alike]
        rate = (min(self.reports[alike], asked) + 1) / (asked + 2)
        learned = 0 if lead.kind in _EXEMPT else round(_LEARNED * (rate - 0.5))
        named = _NAMED * (lead.kind == "detail" and not _is_a_guess(lead))
        return named + _PRIORITY[lead.kind] - _STEP * lead.depth + lead.worth + learned

    def hopeless(self, lead: Lead, patience: int) -> str | None:
        """The shape or host that has led to nothing so far, for which the page is not requested; None:
        it is.
        """
        if lead.kind in _EXEMPT:
            return None
        for group in groups(lead):
            if self.asked[group.shape] >= group.enough and not self.reports[group.shape]:
                return group.shape
        host = host_of(lead.url)
        tired = _is_a_guess(lead) and self.idle[host] >= patience
        return host if tired else None

    def shelve(self, lead: Lead, why: str) -> None:
        self.shelved.setdefault(why, []).append(lead)

    def goes(self, lead: Lead, key: str) -> None:
        """It is requested now, and counted as leading to nothing until it is known to lead to a report;
        then what was shelved in the meantime comes back (`revived`).
        """
        self.out[key] = lead
        self.asked.update(group.shape for group in groups(lead))
        self.idle[host_of(lead.url)] += _is_a_guess(lead)

    def settled(self, lead: Lead, key: str, *, tells: bool) -> None:
        """It was answered, or never will be. `tells`: whether that says something about similar pages; a
        refusal doesn't.
        """
        self.also.pop(key, None)
        if self.out.pop(key, None) and not tells:
            self.asked.subtract(group.shape for group in groups(lead))
            self.idle[host_of(lead.url)] -= _is_a_guess(lead)

    def leads_again(self, key: str, way: tuple[str, ...], *, waits: bool) -> None:
        """Another way to a page that is known: it counts as much as the first. `waits`: the page is still
        pending.
        """
        if key in self.found:
            self._credit(way)
        elif waits:
            self.also.setdefault(key, []).append(way)

    def report(self, lead: Lead, key: str) -> None:
        """A report was found."""
        self.found.add(key)
        for way in (way_of(lead), *self.also.get(key, ())):
            self._credit(way)

    def revived(self) -> Iterator[Lead]:
        """Pages that were shelved, and are worth requesting after all."""
        for why in list(self.shelved):
            is_host = " " not in why
            if self.reports[why] or (is_host and not self.idle[why]):
                yield from self.shelved.pop(why)

    def _credit(self, way: Sequence[str]) -> None:
        self.reports.update(way)
        for host in {shape.split(" ")[1].partition("/")[0] for shape in way}:
            self.idle[host] = 0

    def without(self, leads: Iterable[Lead]) -> Frontier:
        """A copy as if `leads`, and the requests without an answer, had not been made: they will be
        made again.
        """
        other = copy(self)
        other.asked, other.out = self.asked.copy(), {}
        for lead in (*leads, *self.out.values()):
            other.asked.subtract(group.shape for group in groups(lead))
        return other

    @property
    def given_up(self) -> dict[str, int]:
        """How many pages were not requested, by the shape or host that led to nothing."""
        return {why: len(leads) for why, leads in sorted(self.shelved.items()) if leads}


@lru_cache(maxsize=65_536)
def shape_of(url: str) -> str:
    """An address with its numbers and ids collapsed: x.gov.cn/art/#/#/art_#_#.html, and so on."""
    key, _, query = key_of(url).partition("?")
    host, slash, path = key.partition("/")
    asked = "&".join(sorted(_ID.sub("#", part) for part in query.split("&") if part))
    return f"{host}{slash}{_ID.sub('#', path)}" + (f"?{asked}" if asked else "")


def groups(lead: Lead) -> tuple[Group, Group]:
    """Two groups it belongs to: links whose whole addresses are alike, and links whose addresses end
    alike, such as articles of one content system in any column.
    """
    enough = _ENOUGH.get(lead.kind, 0)
    sort = "guess" if lead.guess else classify(lead.text).sort if lead.kind == "detail" else ""
    if lead.guess:
        enough = _GUESSES
    elif sort == "report":
        enough *= 3
    fine = shape_of(lead.url)
    path, mark, query = fine.partition("?")
    host, end = path.partition("/")[0], path.rpartition("/")[2]
    names = "&".join(part.partition("=")[0] for part in query.split("&"))
    alike = f"{host}/…/{end}{mark}{names}"
    kind = f"{lead.kind}:{sort}" if sort else lead.kind
    return (Group(f"{kind} {fine}", enough), Group(f"{kind} {alike}", _ALIKE * enough // (2 if query else 1)))


def way_of(lead: Lead) -> tuple[str, ...]:
    """The shapes on the way to what `lead` leads to, its own among them."""
    own = (group.shape for group in groups(lead))
    return (*lead.via, *(shape for shape in own if shape not in lead.via))


def worth_of(link: Link, page: Page) -> int:
    """What is added to a link's priority for its words, its address, and the page it stands on."""
    words = 30 * ("年报" in link.text or "年度报告" in link.text) or 20 * ("信息公开" in link.text)
    words = words or 10 * ("公开" in link.text or is_subcolumn(link.text))
    against = 20 * (_ELSEWHERE.search(link.text) is not None)
    stands = f"{page.title} {page.crumb}"
    around = 10 * ("年报" in stands or "年度报告" in stands) or 5 * ("公开" in stands)
    address = {"column": 20, "hub": 5}.get(path_hint(urlsplit(link.url).path), 0)
    return words + around + address - against


def _is_a_guess(lead: Lead) -> bool:
    """Whether no words speak for a report. There is no end of such links, but there is one of those
    that a list names as reports.
    """
    return lead.guess or lead.kind == "hub" or (lead.kind == "detail" and classify(lead.text).sort != "report")
