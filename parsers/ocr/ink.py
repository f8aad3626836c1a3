"""Finds ink in the cells of a table, independently of what OCR reads there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parsers.ocr.picture import Gray

_INK = 0.05
"""Centimetres. Lower ink isn't print: a full stop is lower, a digit is 0.2 high."""
_GAP = 1
"""Pixels. Columns of ink further apart than this are different pieces: one blank column parts them."""


class Line(NamedTuple):
    """A line of print in a cell, in pixels."""

    left: int
    top: int
    right: int
    bottom: int
    pieces: int
    """Number of pieces, separated by white columns from top to bottom."""
    lean: float
    """Slant: pixels to the left for each pixel further down. A slash has 0.3, a 1 has less than 0."""
    at_side: bool
    """Whether it touches the left or right side of the cell, so that it may continue beyond it."""


def lines_of_ink(ink: Gray, cell: tuple[float, float, float, float], dpi: float) -> list[Line]:
    """The lines of print in a cell, without rulings and specks. `cell` is a box in pixels."""
    margin = max(2, round(dpi / 60))
    left, top, right, bottom = (round(side) for side in cell)
    left, top, right, bottom = left + margin, top + margin, right - margin, bottom - margin
    left, top = max(0, left), max(0, top)
    inner = ink[top:bottom, left:right]
    if inner.size == 0:
        return []
    least = max(3, round(_INK * dpi / 2.54))
    marks: NDArray[np.bool_] = inner > 0
    lines = []
    for start, end in _runs(np.any(marks, axis=1), gap=least):
        # A dash is as low as a speck, but as wide as a digit is high.
        line = marks[start:end]
        columns: NDArray[np.bool_] = np.any(line, axis=0)
        at = np.flatnonzero(columns)
        if end - start < least and at[-1] - at[0] < 2 * least:
            continue
        pieces = len(_runs(columns, gap=_GAP))
        at_side = bool(at[0] == 0 or at[-1] == len(columns) - 1)
        box = (left + int(at[0]), top + start, left + int(at[-1]) + 1, top + end)
        lines.append(Line(*box, pieces, _lean(line), at_side))
    return lines


def _lean(line: NDArray[np.bool_]) -> float:
    y, x = np.nonzero(line)
    spread = float(np.var(y))
    return -float(np.mean((x - x.mean()) * (y - y.mean()))) / spread if spread else 0.0


def _runs(marks: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Runs of true values, as (start, end). Values at most `gap` positions apart belong to one run."""
    at = np.flatnonzero(marks)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap)
    starts = [int(at[0]), *(int(at[b + 1]) for b in breaks)]
    ends = [*(int(at[b]) + 1 for b in breaks), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))
