"""Tables that touch: browsers print one right below the other, and their rulings meet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.grid.model import Ruling

_NEAR = 2.5
"""Points: sides as near as this are one."""
_BESIDE = 7.0
"""Points beside the sides of a table, in which its frame and its first cells' own sides lie."""
_SAME = 1.0
"""Points: columns of one table stand as exactly below each other."""
_MANY = 5
"""Columns of a table that are hardly by chance all others than those of the table above."""
_ACROSS = 0.5
"""Points that rulings overlap where they only meet."""


@dataclass(slots=True)
class _Band:
    """Rows that upright rulings hold together: where it ends, and where its columns do."""

    top: float
    bottom: float
    xs: list[float]

    @property
    def inner(self) -> list[float]:
        """Columns between the sides; the frame and the first cells' own sides are none."""
        return [x for x in self.xs if self.xs[0] + _BESIDE < x < self.xs[-1] - _BESIDE]


def apart(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rulings of one grid, parted where tables touch: no ruling goes down from one to the
    other, and hardly a column of the one is a column of the other. Uneven rows of one table share
    most.
    """
    tables: list[_Band] = []
    for band in _bands(rulings):
        if tables and not _differ(tables[-1], band):
            before = tables[-1]
            before.bottom, before.xs = band.bottom, _positions([*before.xs, *band.xs])
        else:
            tables.append(band)
    if len(tables) < 2:
        return [list(rulings)]
    ends = [(a.bottom + b.top) / 2 for a, b in itertools.pairwise(tables)]
    parts: list[list[Ruling]] = [[] for _ in tables]
    for ruling in rulings:
        middle = (ruling.top + ruling.bottom) / 2
        parts[sum(end < middle for end in ends)].append(ruling)
    return parts


def _bands(rulings: Sequence[Ruling]) -> list[_Band]:
    upright = sorted((r for r in rulings if _is_upright(r)), key=lambda r: r.top)
    bands: list[_Band] = []
    for r in upright:
        if bands and r.top < bands[-1].bottom - _ACROSS:
            bands[-1].bottom = max(bands[-1].bottom, r.bottom)
            bands[-1].xs.append(r.left)
        else:
            bands.append(_Band(r.top, r.bottom, [r.left]))
    for band in bands:
        band.xs = _positions(band.xs)
    return bands


def _is_upright(ruling: Ruling) -> bool:
    return ruling.right - ruling.left < ruling.bottom - ruling.top


def _positions(xs: Sequence[float]) -> list[float]:
    found: list[float] = []
    for x in sorted(xs):
        if not found or x - found[-1] > _NEAR:
            found.append(x)
    return found


def _differ(above: _Band, below: _Band) -> bool:
    """Between the same sides, more must speak for it: a table whose rows have other columns than
    those above, as that on disclosure has, has few.
    """
    left, right = abs(above.xs[0] - below.xs[0]), abs(above.xs[-1] - below.xs[-1])
    inner, others = above.inner, below.inner
    least = min(len(inner), len(others))
    if max(left, right) > _NEAR:
        return least >= 2 and 2 * _shared(inner, others, _NEAR) < least
    return least >= _MANY and 3 * _shared(inner, others, _SAME) <= least


def _shared(xs: Sequence[float], others: Sequence[float], near: float) -> int:
    return sum(any(abs(x - other) <= near for other in others) for x in xs)
