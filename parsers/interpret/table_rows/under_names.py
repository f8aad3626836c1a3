"""错位: a head of which only a part is left, under whose names a row has its figures in other places than the form's.

A head that a page's end cuts may leave 科研机构 as its second name where the form has it as its third: then the missing
names stood elsewhere, and the form's order says nothing. Heads whose cells lost their spans have names in wrong places,
too, but no row of theirs goes over the whole table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from parsers.document import Cell
from parsers.interpret.table_heads.column_names import Column
from parsers.interpret.table_rows.rows import FoundRow

_SOME = 2
"""Names, at least, that stand elsewhere."""


def stands_otherwise(row: FoundRow, codes: Sequence[str], shown: Sequence[Column]) -> bool:
    """Whether the names that a row of the head shows stand over other cells of a row than in the form's order."""
    right = _right(row.row.cells)
    if len(shown) < _SOME or row.row.flattened or row.row.lost_ends or row.row.table != row.head.table_index:
        return False
    for cells in _rows(row.head.cells):
        if not _is_whole(cells, right):
            continue
        here = {cell.column for cell in cells}
        places = [
            (codes.index(column.code), sum(cell.column < column.start for cell in row.cells))
            for column in shown
            if column.row == cells[0].row and column.start in here and column.code in codes
        ]
        if len(places) >= _SOME and all(own != stands for own, stands in places):
            return True
    return False


def _rows(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    for _, row in groupby(cells, key=lambda cell: cell.row):
        yield list(row)


def _right(cells: Sequence[Cell]) -> int:
    return max(cell.column + cell.colspan for cell in cells)


def _is_whole(cells: Sequence[Cell], right: int) -> bool:
    """Whether the cells of a row go over the whole table."""
    at = 0
    for cell in cells:
        if cell.column != at:
            return False
        at += cell.colspan
    return at == right
