"""Rates of alternating rounds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from parsers.report import Report


@dataclass(frozen=True)
class Result:
    """`ours` and `theirs`: the rate of each round, in `unit` a second."""

    what: str
    unit: str
    ours: Sequence[float]
    against: str
    theirs: Sequence[float]
    target: float | None
    """Of the ratio; None where it is only told."""
    ours_right: float | None = None
    """Share of the printed figures that the reading has at their places; None where it isn't asked."""
    theirs_right: float | None = None
    """Share of the printed figures that stand alone in some cell of the alternative's tables."""
    least: float | None = None
    """Of our own rate."""

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.theirs)

    @property
    def target_in_words(self) -> str:
        words = [] if self.target is None else [f"≥ {self.target:.2g}"]
        words += [] if self.least is None else [f"≥ {self.least:g} {self.unit}/s"]
        return ", ".join(words) or "–"

    @property
    def met(self) -> bool:
        enough = self.least is None or median(self.ours) >= self.least
        return enough and self.ratio >= (self.target or 0)

    def shown(self, rates: Sequence[float], right: float | None = None) -> str:
        low, middle, high = (_short(rate) for rate in (min(rates), median(rates), max(rates)))
        share = "" if right is None else f"\n{_percent(right)} of figures"
        return f"{middle} {self.unit}/s ({low}–{high}){share}"


def _percent(share: float) -> str:
    """Rounded down: 100 % is said only of all."""
    return f"{int(share * 1000) / 10:g} %"


def _short(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 20 else f"{rate:.2f}"


def one_core() -> None:
    """Keeps this process, and what it starts, on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def right_at_their_places(printed: Report, got: Report) -> tuple[int, int]:
    """Of how many figures, blank ones too, each has what was printed."""
    keys = printed.figures.keys() | got.figures.keys()
    return sum(printed.value(key) == got.value(key) for key in keys), len(keys)


def found_in(printed: Report, cells: Iterable[str | None]) -> tuple[int, int]:
    """How many of the printed numbers stand alone in a cell, wherever that is: as much as tables
    without labels can have right.
    """
    raws = Counter(f.raw for f in printed.figures.values() if f.raw)
    there = Counter("".join(cell.split()) for cell in cells if cell)
    return (raws & there).total(), raws.total()


def share(counts: Iterable[tuple[int, int]]) -> float:
    pairs = list(counts)
    return sum(right for right, _ in pairs) / sum(total for _, total in pairs)
