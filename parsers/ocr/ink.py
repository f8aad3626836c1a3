"""Ink in the cells of a table, whatever OCR says of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parsers.ocr.picture import Gray

_INK = 0.05
"""Centimetres that ink must be high to be print: a full stop is lower, a digit is 0.2."""
_GAP = 1
"""Columns of pixels between two pieces."""


class Line(NamedTuple):
    """A line of print in a cell, in pixels; `pieces` are parted by white from top to bottom."""

    left: int
    top: int
    right: int
    bottom: int
    pieces: int


def lines_of_ink(ink: Gray, cell: tuple[float, float, float, float], dpi: float) -> list[Line]:
    """The lines of print in a cell, its rulings left out; specks are none."""
    margin = max(2, round(dpi / 60))
    left, top, right, bottom = (round(side) for side in cell)
    left, top, right, bottom = left + margin, top + margin, right - margin, bottom - margin
    left, top = max(0, left), max(0, top)
    inner = ink[top:bottom, left:right]
    if inner.size == 0:
        return []
    least = max(3, round(_INK * dpi / 2.54))
    rows: NDArray[np.bool_] = inner.astype(np.bool_).max(axis=1)
    lines = []
    for start, end in _runs(rows, gap=least):
        # A dash is no higher than a speck, but as wide as a digit is high.
        columns = inner[start:end].astype(np.bool_).any(axis=0)
        at = np.flatnonzero(columns)
        if end - start < least and at[-1] - at[0] < 2 * least:
            continue
        pieces = len(_runs(columns, gap=_GAP))
        lines.append(
            Line(left + int(at[0]), top + start, left + int(at[-1]) + 1, top + end, pieces)
        )
    return lines


def _runs(marks: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Where marks stand, as (start, end); runs nearer than `gap` are one."""
    at = np.flatnonzero(marks)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap)
    starts = [int(at[0]), *(int(at[b + 1]) for b in breaks)]
    ends = [*(int(at[b]) + 1 for b in breaks), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))
