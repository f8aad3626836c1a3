"""读自何处: from which portal a report was read, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.corpus.derived.choice import Candidate, best
from crawler.corpus.derived.history import Stay


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """A period in which the report was read from one portal's copy. It ends where the next one begins."""

    portal: str
    since: str
    """When the copy became the best one that was known, UTC."""
    stay: Stay


def read_from(candidates: Sequence[Candidate], stays: Sequence[Stay]) -> tuple[ReadFrom, ...]:
    """The portals that a report was read from, one after another: for each moment at which a copy came or
    went, the best of the copies known then. `stays` are those of the candidates.

    A copy is judged by its latest reading throughout, so that the same captures give the same answer in
    whatever order they were written.
    """
    by_url = {stay.url: stay for stay in stays}
    moments = {stay.first_seen for stay in stays} | {stay.withdrawn_at for stay in stays if stay.withdrawn_at}
    found: list[ReadFrom] = []
    for moment in sorted(moments):
        known = [
            replace(each, withdrawn=_is_gone(by_url[each.url], moment))
            for each in candidates
            if by_url[each.url].first_seen <= moment
        ]
        stay = by_url[best(known).url]
        if not found or found[-1].portal != stay.portal:
            found.append(ReadFrom(stay.portal, moment, stay))
    return tuple(found)


def _is_gone(stay: Stay, moment: str) -> bool:
    return stay.withdrawn_at is not None and stay.withdrawn_at <= moment
