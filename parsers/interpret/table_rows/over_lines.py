"""跨行: figures in a cell that stands beside several lines of the form. Whose they are, the page doesn't say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from parsers.interpret.table_rows.readings import Reading
from parsers.interpret.words.labels import Line, label_of
from parsers.text import has_numeral


def over_lines(readings: Mapping[Line, Sequence[Reading]]) -> dict[int, tuple[str, ...]]:
    """The cells with a figure that cover rows of several lines, by `id`, with the labels of these lines."""
    read = [(line, each) for line, of_line in readings.items() for each in of_line]
    lines: dict[tuple[int, int], Line] = {}
    for line, each in read:
        if each.row.label is not None and not each.row.row.flattened:
            lines[each.row.row.table, each.row.label.row] = line
    found: dict[int, tuple[str, ...]] = {}
    for _, each in read:
        for cell in each.cells.values():
            if cell is None or cell.rowspan < _SEVERAL or each.row.row.flattened or not has_numeral(cell.text):
                continue
            rows = range(cell.row, cell.row + min(cell.rowspan, _MOST))
            told = _different(lines.get((each.row.row.table, row)) for row in rows)
            if len(told) >= _SEVERAL:
                found[id(cell)] = tuple(map(label_of, told))
    return found


_SEVERAL = 2
_MOST = 100
"""Rows of one cell that are looked at."""


def _different(lines: Iterable[Line | None]) -> list[Line]:
    return list(dict.fromkeys(line for line in lines if line is not None))
