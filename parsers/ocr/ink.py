"""Finds ink in the cells of a table, independently of what OCR reads there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from parsers.ocr.picture import INK, STRAY, Gray

_INK = 0.05
"""Centimetres. Lower ink isn't print: a full stop is lower, a digit is 0.2 high."""
_ZONE = (0.40, 0.62)
"""Shares of a line's height, from its top, between which programs strike text through."""
_THICK = 0.12
"""Times the height of a line. A stroke is thinner."""
_SMALL = (0.35, 0.8)
"""Times the height of a digit. Marks of notes are 0.58 to 0.65 as high; points and commas are lower."""
_ASIDE = 0.2
"""Times the height of a digit, by which a mark is set off the line: 0.33 to 0.5."""
_SUNK = 0.06
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
    """Whether it touches the left or right side of the cell, or the upper and the lower one, so that it may continue
    beyond it: the edge of a seal crosses cells.
    """
    stroke: float = 0.0
    """Longest level stroke through the middle of it, in times of its height."""
    beyond: float = 0.0
    """By how much that stroke reaches beyond the print above and below it, at its left or right end, in times of the
    line's height.
    """
    uneven: bool = False
    """Whether a piece of it is smaller than the others and stands above or below them, as the mark of a note does."""


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
    marks: NDArray[np.bool_] = inner == INK
    strokes: NDArray[np.bool_] = inner == STRAY
    lines = []
    rows: NDArray[np.bool_] = np.any(marks, axis=1)
    for upper, lower in _runs(rows | np.any(strokes, axis=1), gap=least):
        inked = np.flatnonzero(rows[upper:lower])
        if not len(inked):
            continue  # a line that belongs to no print, such as one to be written on
        start, end = upper + int(inked[0]), upper + int(inked[-1]) + 1
        # A dash is as low as a speck, but as wide as a digit is high.
        line = marks[start:end]
        columns: NDArray[np.bool_] = np.any(line, axis=0)
        at = np.flatnonzero(columns)
        if end - start < least and at[-1] - at[0] < 2 * least:
            continue
        pieces = _runs(columns, gap=_GAP)
        at_side = bool(at[0] == 0 or at[-1] == len(columns) - 1 or end - start == len(inner))
        box = (left + int(at[0]), top + start, left + int(at[-1]) + 1, top + end)
        stroke, beyond = _stroke(line[:, at[0] : at[-1] + 1])
        through = strokes[start + round(_ZONE[0] * (end - start)) : start + round(_ZONE[1] * (end - start))]
        stroke = max(stroke, float(np.any(through[:, at[0] : at[-1] + 1], axis=0).sum()) / (end - start))
        lines.append(Line(*box, len(pieces), _lean(line), at_side, stroke, beyond, _is_uneven(line, pieces)))
    return lines


def _stroke(line: NDArray[np.bool_]) -> tuple[float, float]:
    """The longest level run of ink in the middle of a line, and how far it reaches beyond the print above and below
    it; both in times of the line's height.
    """
    height, top = len(line), round(_ZONE[0] * len(line))
    rows = enumerate(line[top : round(_ZONE[1] * height)], top)
    found = [(run[1] - run[0], y, run) for y, row in rows for run in _runs(row, gap=1)]
    if not found:
        return 0.0, 0.0
    length, y, (left, right) = max(found)
    thick = max(2, round(_THICK * height))
    around = np.concatenate((line[: max(0, y - thick)], line[y + thick :]))
    others = np.any(around, axis=0)
    a, b = max(left - length, 0), right + length
    at = np.flatnonzero(others[a:b]) + a
    beyond = max(at[0] - left, right - 1 - at[-1]) if len(at) else 0
    return length / height, float(beyond) / height


def _is_uneven(line: NDArray[np.bool_], pieces: list[tuple[int, int]]) -> bool:
    """Whether a piece is much lower than the highest one, and ends above its foot or begins below its head."""
    if len(pieces) < 2:
        return False
    rows = [np.flatnonzero(np.any(line[:, left:right], axis=1)) for left, right in pieces]
    spans = [(int(at[0]), int(at[-1]) + 1) for at in rows]
    top, bottom = max(spans, key=lambda span: span[1] - span[0])
    high = bottom - top
    return any(
        _SMALL[0] * high <= end - start <= _SMALL[1] * high
        and (bottom - end >= _ASIDE * high or (end - bottom >= _SUNK * high and start - top >= _ASIDE * high))
        for start, end in spans
    )


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
