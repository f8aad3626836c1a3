"""Tables that lie on their side: the form's lines stand beside each other, and its columns below each other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from parsers.document import Cell, Table
from parsers.interpret.words.labels import CHANNELS, LINES, REQUEST_COLUMNS, RESULTS
from parsers.interpret.words.nesting import LITIGATION, column_key
from parsers.text import label_key

_LINES = 8
"""Lines of section 3, at least, in one row of such a table; heads name no lines."""
_COLUMNS = 5
"""Columns of section 3, at least, in one column of the grid."""
_RESULTS = 10
"""Results of section 4, at least, in one column: two channels' five. A table with a row for each channel has none."""
_NARROW = 5
"""Columns of a table of section 4 on its side, at most."""


def upright(table: Table) -> Table:
    """The table as the form has it: with rows and columns exchanged if it lies on its side."""
    if table.flattened or not table.cells:
        return table
    wide = max(cell.column + cell.colspan for cell in table.cells)
    high = max(cell.row for cell in table.cells) + 1
    lies = (wide > high and _is_turned_requests(table)) or (wide <= _NARROW and _is_turned_appeals(table))
    if not lies:
        return table
    cells = (
        cell._replace(row=cell.column, column=cell.row, rowspan=cell.colspan, colspan=cell.rowspan)
        for cell in table.cells
    )
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _is_turned_requests(table: Table) -> bool:
    lines = Counter(cell.row for cell in table.cells if _names_request(cell))
    if not lines or max(lines.values()) < _LINES:
        return False
    columns = Counter(cell.column for cell in table.cells if column_key(cell.text) in REQUEST_COLUMNS)
    return bool(columns) and max(columns.values()) >= _COLUMNS


def _names_request(cell: Cell) -> bool:
    lines = LINES.get(label_key(cell.text), ()) if len(cell.text) > 1 else ()
    return any(line.table == "requests" for line in lines)


def _is_turned_appeals(table: Table) -> bool:
    results = Counter(cell.column for cell in table.cells if label_key(cell.text) in RESULTS)
    if not results:
        return False
    column, count = results.most_common(1)[0]
    channels = {
        key
        for cell in table.cells
        if cell.column < column and ((key := label_key(cell.text)) in CHANNELS or key == LITIGATION)
    }
    return count >= _RESULTS and len(channels) > 1
