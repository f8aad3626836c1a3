"""The frontier: decides which pages are fetched first, and which not at all.

A link's words count first (`worth`), then what similar links have led to so far. Links are similar if they
have the same kind and their addresses the same shape: host and path, with numbers and ids collapsed. A
report counts for all shapes on the way to it. Once enough pages of a shape have led to nothing, the
others are not fetched, unless a report is found through that shape later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from spiders.pages import Link, Page
from spiders.pages.addresses import host_of, key_of, path_of
from spiders.pages.titles import classify, is_subcolumn, path_hint
from spiders.systems import Kind, Lead

PATIENCE = 300
"""Largest number of guesses (hubs, and pages that are not named as reports) that are fetched in a row on one
host without finding a report. Chosen so that fifty departments with five hubs each are all read; menus on
front pages name more hubs than that.
"""
_ENOUGH: dict[Kind, int] = {"hub": 20, "detail": 20, "column": 60, "list": 60, "search": 150, "more": 100}
"""After so many pages of one shape that led to nothing, the shape is given up. The number is high for columns,
as many organs have published nothing yet, and for lists, as in a list of everything disclosed a year's
reports may be forty pages deep.
"""
_GUESSES = 12
"""The same for links that are followed only for their place in a column: a year may belong to a calendar."""
_ALIKE = 4
"""Factor for links whose addresses only end alike. Half of it if they have the same parameters with other
values, as with sort orders.
"""
_EXEMPT = frozenset({"front", "attachment", "script"})

_ID = re.compile(
    r"(?:(?<![0-9a-f])|(?<=%[0-9a-f]{2}))(?=[0-9a-f]{8})(?=[0-9a-f-]{0,100}[0-9])[0-9a-f]++(?:-[0-9a-f]{4,}+)*+"
    r"|(?:%[0-9a-f]{2})++|\d++",
    re.IGNORECASE,
)
"""Ids in hexadecimal digits (one of them, near the beginning, from 0 to 9), escaped characters, and numbers."""
_PRIORITY: dict[Kind, int] = {
    "search": 300,
    "script": 280,
    "front": 260,
    "attachment": 200,
    "column": 150,
    "list": 120,
    "detail": 100,
    "hub": 50,
    "more": 30,
}
_NAMED = 100
"""Added for a link that is named as a report. It is fetched before columns and lists, and shows whether these
are worth fetching.
"""
_STEP = 10
"""Subtracted for each step away from the front page."""
_LEARNED = 40
"""Difference in priority between a shape that always led to reports and one that never did."""
_ELSEWHERE = re.compile(r"新闻|动态|要闻|视频|图片|招聘|旅游|互动|信箱|办事|专题|领导|机构设置")


class Group(NamedTuple):
    """A group of similar links: `shape` is their kind and the shape of their addresses."""

    shape: str
    enough: int
    """After so many pages that led to nothing, the group is given up."""


@dataclass
class Frontier:
    """What is known about shapes and hosts. It is part of a `Crawl`, and is saved with it."""

    asked: Counter[str] = field(default_factory=Counter)
    """Number of pages requested, by the shape of their address."""
    reports: Counter[str] = field(default_factory=Counter)
    """Number of reports found through pages of each shape."""
    idle: Counter[str] = field(default_factory=Counter)
    """Number of guesses requested from each host since the last report was found there."""
    out: dict[str, Lead] = field(default_factory=dict)
    """Requests without an answer so far, by the lead's key."""
    shelved: dict[str, list[Lead]] = field(default_factory=dict)
    """Pages that are not requested, by the shape or host that led to nothing."""
    found: set[str] = field(default_factory=set)
    """Keys of the leads that were reports."""
    also: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """Further paths to pending leads, by the lead's key: the shapes on each path."""

    def priority(self, lead: Lead) -> int:
        """The priority of a request for the lead; higher ones are made first."""
        alike = groups(lead)[0].shape
        asked = self.asked[alike]
        rate = (min(self.reports[alike], asked) + 1) / (asked + 2)
        learned = 0 if lead.kind in _EXEMPT else round(_LEARNED * (rate - 0.5))
        named = _NAMED * (lead.kind == "detail" and not _is_a_guess(lead))
        return named + _PRIORITY[lead.kind] - _STEP * lead.depth + lead.worth + learned

    def hopeless(self, lead: Lead, patience: int) -> str | None:
        """The shape or host that has led to nothing so far, which is why the page is not requested; None if
        it is to be requested.
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
        """Notes that the page is requested now. It counts as leading to nothing until a report is found
        through it; then pages shelved in the meantime are revived (`revived`).
        """
        self.out[key] = lead
        self.asked.update(group.shape for group in groups(lead))
        self.idle[host_of(lead.url)] += _is_a_guess(lead)

    def settled(self, lead: Lead, key: str, *, tells: bool) -> None:
        """Notes that the page was answered, or never will be. `tells`: whether this says anything about
        similar pages; a refusal doesn't.
        """
        self.also.pop(key, None)
        if self.out.pop(key, None) and not tells:
            self.asked.subtract(group.shape for group in groups(lead))
            self.idle[host_of(lead.url)] -= _is_a_guess(lead)

    def leads_again(self, key: str, way: tuple[str, ...], *, waits: bool) -> None:
        """Notes another path to a known page; it counts as much as the first. `waits`: the page is pending."""
        if key in self.found:
            self._credit(way)
        elif waits:
            self.also.setdefault(key, []).append(way)

    def report(self, lead: Lead, key: str) -> None:
        """Notes that the page is a report, for all paths to it."""
        self.found.add(key)
        for way in (way_of(lead), *self.also.get(key, ())):
            self._credit(way)

    def revived(self) -> Iterator[Lead]:
        """Removes and yields shelved pages that are now worth requesting."""
        for why in list(self.shelved):
            is_host = " " not in why
            if self.reports[why] or (is_host and not self.idle[why]):
                yield from self.shelved.pop(why)

    def _credit(self, way: Sequence[str]) -> None:
        self.reports.update(way)
        for host in {shape.split(" ")[1].partition("/")[0] for shape in way}:
            self.idle[host] = 0

    def without(self, leads: Iterable[Lead]) -> Frontier:
        """A copy in which `leads` and the requests without an answer were never made, as they will be made
        again.
        """
        other = copy(self)
        other.asked, other.out = self.asked.copy(), {}
        for lead in (*leads, *self.out.values()):
            other.asked.subtract(group.shape for group in groups(lead))
        return other

    def only(self, wanted: Callable[[Lead], bool]) -> Frontier:
        """A copy without shelved pages that aren't wanted."""
        shelved = {why: [each for each in leads if wanted(each)] for why, leads in self.shelved.items()}
        return replace(self, shelved=shelved)

    @property
    def given_up(self) -> dict[str, int]:
        """Number of pages that were not requested, by the shape or host that led to nothing."""
        return {why: len(leads) for why, leads in sorted(self.shelved.items()) if leads}


@lru_cache(maxsize=65_536)
def shape_of(url: str) -> str:
    """The shape of an address: its numbers and ids are replaced by #, as in x.gov.cn/art/#/#/art_#_#.html."""
    key, _, query = key_of(url).partition("?")
    host, slash, path = key.partition("/")
    asked = "&".join(sorted(_ID.sub("#", part) for part in query.split("&") if part))
    return f"{host}{slash}{_ID.sub('#', path)}" + (f"?{asked}" if asked else "")


def groups(lead: Lead) -> tuple[Group, Group]:
    """The two groups of a lead: links with the same shape of address, and links whose addresses only end
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
    """The shapes on the path to a page that `lead` links to, including those of `lead`."""
    own = (group.shape for group in groups(lead))
    return (*lead.via, *(shape for shape in own if shape not in lead.via))


def worth_of(link: Link, page: Page) -> int:
    """The points added to a link's priority for its words, its address, and the page that contains it."""
    words = 30 * ("年报" in link.text or "年度报告" in link.text) or 20 * ("信息公开" in link.text)
    words = words or 10 * ("公开" in link.text or is_subcolumn(link.text))
    against = 20 * (_ELSEWHERE.search(link.text) is not None)
    stands = f"{page.title} {page.crumb}"
    around = 10 * ("年报" in stands or "年度报告" in stands) or 5 * ("公开" in stands)
    address = {"column": 20, "hub": 5}.get(path_hint(path_of(link.url)), 0)
    return words + around + address - against


def _is_a_guess(lead: Lead) -> bool:
    """Whether the words of the link don't name a report. The number of such links has no limit, unlike that
    of links that a list names as reports.
    """
    return lead.guess or lead.kind == "hub" or (lead.kind == "detail" and classify(lead.text).sort != "report")
