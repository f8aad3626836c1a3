"""Separates tables that touch: browsers print one directly below the other, so that rulings meet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.grid.model import Ruling

_NEAR = 2.5
"""Points. Sides this close are the same."""
_BESIDE = 7.0
"""Points. Distance from a table's side within which its frame and the sides of its outer cells lie."""
_SAME = 1.0
"""Points. Columns of one table differ by at most this from row to row."""
_MANY = 5
"""Columns. With at least so many, it is hardly by chance that a table's columns differ from those of the
rows above."""
_ACROSS = 0.5
"""Points. Rulings that only meet may overlap by this much."""


@dataclass(slots=True)
class _Band:
    """Rows connected by vertical rulings: their top and bottom, and the positions of those rulings."""

    top: float
    bottom: float
    xs: list[float]

    @property
    def inner(self) -> list[float]:
        """Positions between the sides, without the frame and the sides of the outer cells."""
        return [x for x in self.xs if self.xs[0] + _BESIDE < x < self.xs[-1] - _BESIDE]


def apart(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Splits the rulings of one grid where two tables touch: no vertical ruling leads from one to the
    other, and they share hardly any columns. Uneven rows of a single table share most columns.
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
    """Whether two bands are different tables. If they have the same sides, stronger evidence is needed:
    rows of one table may have other columns than the rows above, as in the table on disclosure, but
    then they have few.
    """
    left, right = abs(above.xs[0] - below.xs[0]), abs(above.xs[-1] - below.xs[-1])
    inner, others = above.inner, below.inner
    least = min(len(inner), len(others))
    if max(left, right) > _NEAR:
        return least >= 2 and 2 * _shared(inner, others, _NEAR) < least
    return least >= _MANY and 3 * _shared(inner, others, _SAME) <= least


def _shared(xs: Sequence[float], others: Sequence[float], near: float) -> int:
    return sum(any(abs(x - other) <= near for other in others) for x in xs)
