"""The frontier: what is asked for first, and what no more.

What a link says decides first (`worth`), then what similar links have led to so far. Similar are
links of one kind whose addresses have one shape: the same host and path, with numbers and ids
collapsed. A report speaks for all the shapes on the way to it; a shape of which enough was read
that led to nothing is not asked for any more, unless a report is found through it after all.
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
"""Guesses (hubs, and pages that are not named as reports) read in a row on one host that led to no
report. Chosen so that fifty departments with five ways to look at each are still all looked at; the
front pages of portals promise more ways than that in their menus.
"""
_ENOUGH: dict[Kind, int] = {"hub": 20, "detail": 20, "column": 60, "list": 30, "search": 150}
"""So many of one shape that led to nothing say enough. Columns of organs that have published
nothing yet are many; in a list of all that is disclosed, a year's reports may lie thirty pages deep.
"""
_GUESSES = 12
"""Fewer are enough of what only its place speaks for: a year's name may be in a calendar, too."""
_ALIKE = 4
"""Times as many, where addresses are alike in their endings alone; half of that, where they ask
with the same words for other values, as sort orders do.
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
"""What is named as a report comes before columns and lists: it says whether these are worth it."""
_STEP = 10
"""What a step away from the front page costs."""
_LEARNED = 40
"""Between a shape that always led to reports and one that never did."""
_ELSEWHERE = re.compile(r"新闻|动态|要闻|视频|图片|招聘|旅游|互动|信箱|办事|专题|领导|机构设置")


class Group(NamedTuple):
    """Links that are alike: of one kind, and of one shape, which its name says."""

    shape: str
    enough: int
    """So many that led to nothing say enough."""


class Frontier:
    """What was learned. It is part of what a crawl knows, and goes on with it."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        """Pages that were asked for, by the shape of their address."""
        self.reports: Counter[str] = Counter()
        """Reports that were found through pages of a shape."""
        self.idle: Counter[str] = Counter()
        """Guesses of each host that were asked for since a report was found through it."""
        self.out: dict[str, Lead] = {}
        """What was asked for and not answered yet, by its key."""
        self.shelved: dict[str, list[Lead]] = {}
        """What is not asked for, by the shape that led to nothing."""
        self.found: set[str] = set()
        """Reports, by their leads' keys."""
        self.also: dict[str, list[tuple[str, ...]]] = {}
        """Of leads that wait: other ways that lead to them."""

    def priority(self, lead: Lead) -> int:
        """The higher, the sooner."""
        alike = groups(lead)[0].shape
        asked = self.asked[alike]
        rate = (min(self.reports[alike], asked) + 1) / (asked + 2)
        learned = 0 if lead.kind in _EXEMPT else round(_LEARNED * (rate - 0.5))
        named = _NAMED * (lead.kind == "detail" and not _is_a_guess(lead))
        return named + _PRIORITY[lead.kind] - _STEP * lead.depth + lead.worth + learned

    def hopeless(self, lead: Lead, patience: int) -> str | None:
        """The shape or host that speaks against asking for it, as it led to nothing so far."""
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
        """It is asked for now. What it leads to is not known yet: if it is to reports, what was
        shelved in the meantime comes back.
        """
        self.out[key] = lead
        self.asked.update(group.shape for group in groups(lead))
        self.idle[host_of(lead.url)] += _is_a_guess(lead)

    def settled(self, lead: Lead, key: str, *, tells: bool) -> None:
        """It was answered, or never will be; a refusal tells nothing of pages like it."""
        self.also.pop(key, None)
        if self.out.pop(key, None) and not tells:
            self.asked.subtract(group.shape for group in groups(lead))
            self.idle[host_of(lead.url)] -= _is_a_guess(lead)

    def leads_again(self, key: str, way: tuple[str, ...], *, waits: bool) -> None:
        """Another way to what is known: it counts as much as the first."""
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
        """What was shelved, and is worth asking for after all."""
        for why in list(self.shelved):
            is_host = " " not in why
            if self.reports[why] or (is_host and not self.idle[why]):
                yield from self.shelved.pop(why)

    def _credit(self, way: Sequence[str]) -> None:
        self.reports.update(way)
        for host in {shape.split(" ")[1].partition("/")[0] for shape in way}:
            self.idle[host] = 0

    def without(self, leads: Iterable[Lead]) -> Frontier:
        """What is known without these pages, and those that are out: they will be asked for again."""
        other = copy(self)
        other.asked, other.out = self.asked.copy(), {}
        for lead in (*leads, *self.out.values()):
            other.asked.subtract(group.shape for group in groups(lead))
        return other

    @property
    def given_up(self) -> dict[str, int]:
        """Pages that were not asked for, by the shape or host that led to nothing."""
        return {why: len(leads) for why, leads in sorted(self.shelved.items()) if leads}


@lru_cache(maxsize=65_536)
def shape_of(url: str) -> str:
    """An address with its numbers and ids collapsed: x.gov.cn/art/#/#/art_#_#.html, and so on."""
    key, _, query = key_of(url).partition("?")
    host, slash, path = key.partition("/")
    asked = "&".join(sorted(_ID.sub("#", part) for part in query.split("&") if part))
    return f"{host}{slash}{_ID.sub('#', path)}" + (f"?{asked}" if asked else "")


def groups(lead: Lead) -> tuple[Group, Group]:
    """Those whose addresses are alike in all, and those that end alike: articles of one system, in
    whatever column.
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
    """What a link's words and address say for it, and where it stands."""
    words = 30 * ("年报" in link.text or "年度报告" in link.text) or 20 * ("信息公开" in link.text)
    words = words or 10 * ("公开" in link.text or is_subcolumn(link.text))
    against = 20 * (_ELSEWHERE.search(link.text) is not None)
    stands = f"{page.title} {page.crumb}"
    around = 10 * ("年报" in stands or "年度报告" in stands) or 5 * ("公开" in stands)
    address = {"column": 20, "hub": 5}.get(path_hint(urlsplit(link.url).path), 0)
    return words + around + address - against


def _is_a_guess(lead: Lead) -> bool:
    """Whether nothing but hope speaks for a report: of what a list names as one, there is no end."""
    return lead.guess or lead.kind == "hub" or (lead.kind == "detail" and classify(lead.text).sort != "report")
