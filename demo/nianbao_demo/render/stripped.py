"""Text tables without the blank cells at the ends of their rows, as editors and converters leave them that take away
what is blank there. Merged cells are blank, left out or repeated in what they cover.
"""

from __future__ import annotations

from random import Random
from typing import Literal

from nianbao_demo.render.grid import Box, Grid
from nianbao_demo.render.plain_text import flattened
from nianbao_demo.render.program_text import as_text
from parsers.forms import FORMS
from parsers.report import Report

Covered = Literal["blank", "left out", "repeated"]
_COVERED: tuple[Covered, ...] = ("blank", "left out", "repeated")
_MARKS: tuple[tuple[str, str, str], ...] = (
    ("| ", " | ", " |"),
    ("", " | ", ""),
    ("| ", " | ", ""),
    ("", "|", "|"),
    ("", "\t", ""),
    ("\t", "\t", "\t"),
)
"""What stands before, between and behind the cells of a row."""


def stripped(report: Report, rng: Random) -> bytes:
    """A table row in each line; merged cells in one of the ways of converters, the same in the whole document."""
    if not FORMS[report.form or ""].request_lines:
        return flattened(report, rng)  # lines of a label and a figure: without blank ones, they are other lines
    before, between, behind = rng.choice(_MARKS)
    down, right = rng.choice(_COVERED), rng.choice(_COVERED)

    def table(grid: Grid) -> list[str]:
        rows = [_without_end(row) for row in _rows(grid, down, right)]
        return ["", *(before + between.join(row) + behind for row in rows if row), ""]

    return as_text(report, rng, table)


def _without_end(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _rows(grid: Grid, down: Covered, right: Covered) -> list[list[str]]:
    """The texts of each row, with those of what merged cells cover."""
    at: dict[tuple[int, int], tuple[Box, int, int]] = {}
    for number, row in enumerate(grid):
        column = 0
        for box in row:
            while (number, column) in at:
                column += 1
            inside = ((n, m) for n in range(box.rowspan) for m in range(box.colspan))
            at |= {(number + n, column + m): (box, n, m) for n, m in inside}
    width = max(column for _, column in at) + 1
    found = []
    for number in range(len(grid)):
        shown = [_shown(*at[number, n], down, right) if (number, n) in at else "" for n in range(width)]
        found.append([text for text in shown if text is not None])
    return found


def _shown(box: Box, below: int, beside: int, down: Covered, right: Covered) -> str | None:
    """What stands in a place that a box covers, so many rows and columns from its first; None: nothing, not even a
    blank cell.
    """
    ways = {way for way, far in ((down, below), (right, beside)) if far}
    if "left out" in ways:
        return None
    return "" if "blank" in ways else box.text
