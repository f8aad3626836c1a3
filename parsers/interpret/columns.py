"""列: which cell of a row belongs to which column of the form.

Tried in this order: the row has as many cells, or as many filled cells, as the form has columns;
complete rows (with a figure in every column) of the same shape; the columns of the head, if
complete rows agree with them. A row for which all of these fail is not placed: a figure in the
wrong column is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from parsers.document import Cell
from parsers.interpret.heads import Column, Head
from parsers.interpret.rows import FoundRow
from parsers.interpret.stream import is_stray


@dataclass(frozen=True, slots=True)
class Shape:
    """What the rows of one table have in common, computed before any of them is placed.

    `full` maps the right edge of a label to the grid columns where complete rows with such a label
    have their figures (one tuple for each pattern seen).
    """

    width: int | None
    """Number of cells in most rows; None if there is no clear majority."""
    right: int | None
    """Grid column where rows end (exclusive). A row that ends elsewhere has a cell too many or too few."""
    full: Mapping[int, frozenset[tuple[int, ...]]]


def shape_of(rows: Sequence[FoundRow], count: int) -> Shape:
    """The shape of `rows`, all from one table; `count` is the number of figures in a complete row."""
    width = _majority([len(each.row.cells) for each in rows] + _head_widths(rows))
    right = _right_of_most(rows)
    full: dict[int, set[tuple[int, ...]]] = {}
    for each in rows:
        filled = _filled(each.cells)
        regular = len(each.row.cells) == width if each.row.flattened else _right(each.row.cells) == right
        if len(filled) == count and regular:
            full.setdefault(_edge(each), set()).add(tuple(cell.column for cell in filled))
    return Shape(width, right, {edge: frozenset(ways) for edge, ways in full.items()})


def _right_of_most(rows: Sequence[FoundRow]) -> int | None:
    """Grid column where most rows end; without a clear majority, where the head ends."""
    most = _majority([_right(each.row.cells) for each in rows])
    if most is not None:
        return most
    return max((_right(each.head.cells) for each in rows if each.head.cells), default=None)


def _head_widths(rows: Sequence[FoundRow]) -> list[int]:
    """Numbers of cells in the rows of the heads above."""
    heads = {id(each.head): each.head for each in rows}
    return [width for head in heads.values() for width in head.widths]


def _majority(numbers: Sequence[int]) -> int | None:
    most, votes = Counter(numbers).most_common(1)[0]
    return most if votes >= 2 and votes * 2 > len(numbers) else None


def _right(cells: Sequence[Cell]) -> int:
    return max(cell.column + cell.colspan for cell in cells)


def _edge(row: FoundRow) -> int:
    return row.label.column + row.label.colspan if row.label else 0


def _filled(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.text and not is_stray(cell.text)]


Placed = dict[str, Cell | None]
"""The cell of each column, by the column's code; None if the document has no such cell."""


def place(row: FoundRow, codes: Sequence[str], shown: Sequence[Column], shape: Callable[[], Shape]) -> Placed | None:
    """Assigns the cells of a row to columns; None if that is not certain.

    `codes` are the form's columns in order, `shown` the columns found in the head. `shape` is
    called only if the row alone is not enough.
    """
    cells = [cell for cell in row.cells if not cell.text or not is_stray(cell.text)]
    filled = [cell for cell in cells if cell.text]
    if len(filled) > len(codes):
        return None
    order = [column.code for column in shown]
    if order != list(codes):
        # Where spans were lost, positions in different rows of the head can't be compared.
        torn = row.row.flattened and len({column.row for column in shown}) > 1
        shown = [] if torn else shown
        order = order if shown and set(order) == set(codes) else list(codes)
    if len(filled) == len(codes) and _is_certain(row, cells, filled, shape):
        return dict(zip(order, filled, strict=True))
    if not filled:
        return dict(zip(order, cells, strict=True)) if len(cells) == len(codes) else dict.fromkeys(codes)
    if len(cells) == len(codes) and not row.row.flattened and _right(row.row.cells) == shape().right:
        return dict(zip(order, cells, strict=True))
    return _beside(row, cells, order, shown, shape())


def _is_certain(row: FoundRow, cells: Sequence[Cell], filled: Sequence[Cell], shape: Callable[[], Shape]) -> bool:
    """Whether the filled cells are the figures in the order of the columns.

    Blanks between them are padding only if the row ends where the others do; otherwise a figure
    may be in the row twice.
    """
    if len(cells) == len(filled):
        return True
    if row.row.flattened:
        start = cells.index(filled[0])
        together = list(cells[start : start + len(filled)]) == list(filled)
        # Directly after the label, or in a row no wider than the others, no cell is doubled.
        return together and (start == 0 or len(row.row.cells) <= (shape().width or 0))
    return _right(row.row.cells) == shape().right


def _beside(
    row: FoundRow, cells: Sequence[Cell], order: Sequence[str], shown: Sequence[Column], shape: Shape
) -> Placed | None:
    """Places a row with blanks by comparison with rows of the same width, complete rows and the head."""
    if row.row.flattened and len(row.row.cells) != shape.width:
        return None
    if not row.row.flattened and _right(row.row.cells) != shape.right:
        return None
    if len(cells) == len(order):
        return dict(zip(order, cells, strict=True))
    by_peers = _by_peers(row, order, shape)
    by_head = _by_head(row, order, shown, shape)
    if by_peers is not None and by_head is not None and by_peers != by_head:
        return None
    # Where spans were lost, rows whose labels end alike may still be shifted, so the head must agree.
    return by_head if by_peers is None or row.row.flattened else by_peers


def _by_peers(row: FoundRow, order: Sequence[str], shape: Shape) -> Placed | None:
    """Places a row as the complete rows whose labels end in the same grid column, if those all agree."""
    ways = shape.full.get(_edge(row), frozenset())
    if len(ways) != 1:
        return None
    starts = next(iter(ways))
    at = {cell.column: cell for cell in row.cells}
    if any(not _within_one(cell, starts) for cell in _filled(row.cells)) or max(starts) not in at:
        return None
    return {code: at.get(start) for code, start in zip(order, starts, strict=True)}


def _within_one(cell: Cell, starts: Sequence[int]) -> bool:
    """Whether a cell begins where one column of figures does and doesn't reach into the next.

    A figure merged over two columns could belong to either.
    """
    reach = range(cell.column, cell.column + cell.colspan)
    return cell.column in starts and sum(start in reach for start in starts) == 1


def _by_head(row: FoundRow, codes: Sequence[str], shown: Sequence[Column], shape: Shape) -> Placed | None:
    """Places cells under the head's columns, if the head is complete and complete rows agree with it."""
    if {column.code for column in shown} != set(codes) or _edge(row) > shown[0].start:
        return None
    if row.head.table_index != row.row.table and shape.width is None:
        return None
    ways = [way for many in shape.full.values() for way in many]
    if any(not _under(way, shown) for way in ways):
        return None
    if row.row.flattened and not ways and len({column.row for column in shown}) > 1:
        return None
    if max(cell.column + cell.colspan for cell in row.cells) < shown[-1].end:
        return None  # a cell is missing, and may be missing anywhere
    placed: Placed = dict.fromkeys(codes)
    for cell in row.cells:
        under = [c.code for c in shown if c.start < cell.column + cell.colspan and cell.column < c.end]
        if not cell.text:
            if len(under) == 1 and placed[under[0]] is None:
                placed[under[0]] = cell
            continue
        if is_stray(cell.text):
            continue
        taken = placed[under[0]] if len(under) == 1 else cell
        if taken is not None and taken.text:
            return None
        placed[under[0]] = cell
    return placed


def _under(way: Sequence[int], shown: Sequence[Column]) -> bool:
    return all(column.start <= start < column.end for start, column in zip(way, shown, strict=True))


__all__ = ["Head", "Shape", "place", "shape_of"]
