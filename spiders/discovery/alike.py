"""同类文章: articles that scripts fill. Two of those whose addresses have one shape are drawn in a browser first; what
their scripts asked for shows how the others are asked for without one. These wait until it is known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from scrapy.http import Response

from spiders.discovery.frontier import shape_of
from spiders.discovery.state import Crawl
from spiders.javascript.calls import fills_nothing
from spiders.pages.addresses import host_of, route_of, without_session
from spiders.pages.scripted import ASKED
from spiders.systems import Lead

_MOST_ASKED = 2
"""Interfaces that are asked for an article."""
_SLOT = re.compile("\ue000(\\d{1,2})\ue001")
_PIECE = re.compile(r"[^/?&=]+")
_NUMBER = re.compile(r"\d{2,}")
"""An id within a part: article-500."""
_ENDING = re.compile(r"\.\w{2,5}\Z")


def parts_of(crawl: Crawl, url: str) -> tuple[str, ...]:
    """What an article is to be joined with, as others like it have shown; empty if nothing is known."""
    return tuple(_filled(each, url) for each in crawl.learnt.get(shape_of(url), ()))


def waits(crawl: Crawl, lead: Lead) -> bool:
    """Whether an article is to wait, as another like it is being drawn. If it isn't, others will wait for it."""
    shape = shape_of(lead.url)
    if shape in crawl.learnt:
        return False
    if shape in crawl.sampled:
        crawl.held.setdefault(shape, []).append(lead)
        return True
    crawl.sampled.add(shape)
    return False


def learn(crawl: Crawl, lead: Lead, response: Response) -> list[Lead]:
    """Learns from an article that was drawn. Returns those that need not wait any more: one after the first of a shape,
    all after the second.
    """
    shape = shape_of(lead.url)
    if shape not in crawl.sampled:
        return []
    crawl.sampled.discard(shape)
    waiting = crawl.held.pop(shape, [])
    asked = [*map(without_session, _asked(response))]  # or time: t=1699…
    asked = [url for url in asked if host_of(url) == host_of(lead.url) and not fills_nothing(url)]
    if shape not in crawl.samples:
        crawl.samples[shape] = [lead.url, *asked]
        crawl.held[shape] = waiting[1:]
        return waiting[:1]
    before, *others = crawl.samples.pop(shape)
    crawl.learnt[shape] = [*_shared(before, others, lead.url, asked)][:_MOST_ASKED]
    return waiting


def released(crawl: Crawl) -> list[Lead]:
    """All articles that wait, as those for which they waited gave no answer."""
    crawl.sampled.clear()
    waiting = [lead for leads in crawl.held.values() for lead in leads]
    crawl.held.clear()
    return waiting


def _asked(response: Response) -> Iterator[str]:
    """The addresses that a page's scripts asked for while it was drawn."""
    said = response.headers.get(ASKED)
    for method, url, _ in json.loads(said) if said else ():
        if method == "GET":
            yield url


def _shared(one: str, asked: Sequence[str], two: str, again: Sequence[str]) -> Iterator[str]:
    """What the scripts of both articles asked for, with slots for parts of the article's own address."""
    slotted = [*(_slotted(url, two) for url in again), *(_slotted(url, one) for url in asked)]
    for each in dict.fromkeys(slotted):
        first, second = _filled(each, one), _filled(each, two)
        if first != second and first in asked and second in again:
            yield each


def _slotted(url: str, article: str) -> str:
    own = _components(article)
    return _PIECE.sub(lambda found: f"\ue000{own.index(found[0])}\ue001" if found[0] in own else found[0], url)


def _filled(slotted: str, url: str) -> str:
    own = _components(url)
    return _SLOT.sub(lambda slot: own[int(slot[1])] if int(slot[1]) < len(own) else "", slotted)


def _components(url: str) -> list[str]:
    """The parts of an address by which it may differ from others of its shape: of its path, query and route."""
    parts, (path, _, query) = urlsplit(url), route_of(url).partition("?")
    values = [*parts.path.split("/"), *(value for _, value in parse_qsl(parts.query))]
    values += [*path.split("/"), *(value for _, value in parse_qsl(query))]
    whole = [_ENDING.sub("", each) for each in values]
    return [*whole, *(number for each in whole if not each.isdigit() for number in _NUMBER.findall(each))]
