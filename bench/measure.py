"""Rates of alternating rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """`ours` and `theirs`: the rate of each round, in `unit` a second."""

    what: str
    unit: str
    ours: Sequence[float]
    against: str
    theirs: Sequence[float]
    target: float | None
    """None where the ratio is only told."""

    @property
    def ratio(self) -> float:
        return median(self.ours) / median(self.theirs)

    def shown(self, rates: Sequence[float]) -> str:
        return f"{median(rates):,.0f} {self.unit}/s ({min(rates):,.0f}–{max(rates):,.0f})"
