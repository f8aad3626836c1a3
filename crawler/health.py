"""体检: what a crawl looks like beside the last good one of its portal, in words.

A portal that is rebuilt, or that answers less, rarely fails: it just yields less. Whoever runs
crawls at night reads one line of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from spiders.captures import ERRORS

_FEWER = 0.9
"""Of the reports of the last good crawl. Portals take down old years now and then: a tenth."""
_FEW = 3
"""Reports fewer than this make no alarm: in a small portal, one that is taken down is a tenth."""
_UNKNOWN = 0.5
_ERRORS = 0.1
_MOST_ERRORS = 0.5
_ENOUGH = 20
"""Pages below which shares say nothing."""


class Finding(NamedTuple):
    words: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one crawl: pages by role, as `crawls.counts` has them, with `found`, the reports."""

    counts: Mapping[str, int]
    columns: int
    """Columns of annual reports that were read."""
    failed: int
    """Addresses that gave no answer."""
    whole: bool
    """Whether it went to its end: one that spent its budget finds less, and says so already."""


def findings(now: Figures, before: Mapping[str, int] | None) -> Iterator[Finding]:
    """What somebody should look at; `before` are the counts of the last good crawl."""
    found = now.counts.get("found", 0)
    if before is not None and now.whole:
        yield from _fewer(found, before.get("found", 0))
    if found and not now.columns:
        yield Finding("no column of annual reports was recognised: they were linked from elsewhere")
    seen = sum(now.counts.get(role, 0) for role in ("report", "lookalike", "other"))
    unknown = now.counts.get("other", 0)
    if seen > _ENOUGH and unknown > _UNKNOWN * seen:
        yield Finding(f"{unknown} of {seen} pages that looked like reports by their links are none")
    asked = sum(n for role, n in now.counts.items() if role != "found") + now.failed
    wrong = sum(now.counts.get(role, 0) for role in ERRORS) + now.failed
    if asked > _ENOUGH and wrong > _ERRORS * asked:
        share = f"{wrong} of {asked} pages ({wrong / asked:.0%}) were errors, refusals or no answer"
        yield Finding(share, broken=wrong > _MOST_ERRORS * asked)


def _fewer(found: int, before: int) -> Iterator[Finding]:
    if found < before:
        many = found < _FEWER * before and before - found >= _FEW
        words = f"{found} reports, where the last good crawl found {before}"
        yield Finding(f"{words}: was the portal rebuilt?" if many else words, broken=many)
