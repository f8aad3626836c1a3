"""体检: compares a crawl with the last good crawl of its portal, and says in words what looks wrong.

When a portal is rebuilt or answers less often, its crawl rarely fails: it just finds less. Operators of
nightly crawls read one line for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from spiders.captures import ERRORS

_FEWER = 0.9
"""Share of the last good crawl's reports; finding fewer is an alarm. Portals now and then remove old years,
about a tenth of their reports.
"""
_FEW = 3
"""At least so many reports must be missing for an alarm: on a small portal, one removed report is a tenth."""
_UNKNOWN = 0.5
"""Share of pages that looked like reports by their links and aren't; more is a finding."""
_ERRORS = 0.1
"""Share of pages that were errors, refusals or gave no answer; more is a finding."""
_MOST_ERRORS = 0.5
"""With a larger share of such pages, the crawl is broken."""
_ENOUGH = 20
"""Shares are only looked at for more pages than this."""


class Finding(NamedTuple):
    """Something that looks wrong, in words, and whether it makes the crawl broken."""

    words: str
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one crawl. `counts` are captures by role and as `found` the reports, as in the column
    `crawls.counts`.
    """

    counts: Mapping[str, int]
    columns: int
    """Number of columns of annual reports that were read."""
    failed: int
    """Number of addresses that gave no answer."""
    whole: bool
    """Whether the crawl was complete. One that spent its budget finds less, and its verdict says so."""


def findings(now: Figures, before: Mapping[str, int] | None) -> Iterator[Finding]:
    """What an operator should look at. `before` are the counts of the last good crawl, if there is one."""
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
