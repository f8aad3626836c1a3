"""Measures the rates of two ways in alternating rounds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from parsers.report import Report


@dataclass(frozen=True)
class Result:
    """`ours` and `theirs`: the rate of each round, in `unit` per second."""

    what: str
    unit: str
    ours: Sequence[float]
    against: str
    theirs: Sequence[float]
    target: float | None
    """Least ratio; None if the ratio is only reported."""
    ours_right: float | None = None
    """Share of the printed figures that were read at their places; None if not measured."""
    theirs_right: float | None = None
    """Share of the printed figures that are alone in some cell of the alternative's tables."""
    least: float | None = None
    """Least rate of our own."""

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
    """The share as a percentage, rounded down: only a complete share is 100 %."""
    return f"{int(share * 1000) / 10:g} %"


def _short(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 20 else f"{rate:.2f}"


def one_core() -> None:
    """Restricts this process and its children to one core, if the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def right_at_their_places(printed: Report, got: Report) -> tuple[int, int]:
    """Two counts: the figures that were read as printed, and all figures, blank ones included."""
    keys = printed.figures.keys() | got.figures.keys()
    return sum(printed.value(key) == got.value(key) for key in keys), len(keys)


def found_in(printed: Report, cells: Iterable[str | None]) -> tuple[int, int]:
    """Two counts: the printed numbers that are alone in any cell, and all printed numbers. Tables
    without labels can't be measured better.
    """
    raws = Counter(f.raw for f in printed.figures.values() if f.raw)
    there = Counter("".join(cell.split()) for cell in cells if cell)
    return (raws & there).total(), raws.total()


def share(counts: Iterable[tuple[int, int]]) -> float:
    pairs = list(counts)
    return sum(right for right, _ in pairs) / sum(total for _, total in pairs)
