"""列: which cell of a row is which column of the form.

In this order: as many cells, or as many filled cells, as the form has columns; the columns of
whole rows with the same shape; the head's columns, where whole rows stand under them. What is
left is not placed: a figure in the wrong column is worse than none.
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
    """What the rows of one table have in common, gathered before any is placed.

    `full` maps a label's right edge to the columns in which whole rows with such a label have
    their figures (one tuple each way it was seen).
    """

    width: int | None
    """Cells in most rows. None where there is no clear majority."""
    right: int | None
    """Where rows end. A row that ends elsewhere has a cell too many or too few."""
    full: Mapping[int, frozenset[tuple[int, ...]]]


def shape_of(rows: Sequence[FoundRow], count: int) -> Shape:
    """`rows` of one table of the document; `count` is how many figures a whole row has."""
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
    """Where most rows end; where there is no clear majority, where the head does."""
    most = _majority([_right(each.row.cells) for each in rows])
    if most is not None:
        return most
    return max((_right(each.head.cells) for each in rows if each.head.cells), default=None)


def _head_widths(rows: Sequence[FoundRow]) -> list[int]:
    """How many cells the rows of the heads above have."""
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
"""The cell of each column; None: the document has no such cell."""


def place(row: FoundRow, codes: Sequence[str], shown: Sequence[Column], shape: Callable[[], Shape]) -> Placed | None:
    """Which cell is which column; None where it can't be said for certain.

    `codes` are the form's columns in order; `shown` those that the head shows; `shape` is asked
    only where the row alone doesn't tell.
    """
    cells = [cell for cell in row.cells if not cell.text or not is_stray(cell.text)]
    filled = [cell for cell in cells if cell.text]
    if len(filled) > len(codes):
        return None
    order = [column.code for column in shown]
    if order != list(codes):
        # Where spans are lost, places in different rows of the head can't be compared.
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
    """Whether a figure for each column is one after the other. Blanks between them are padding
    only in a row that ends where the others do: else a figure may stand there twice.
    """
    if len(cells) == len(filled):
        return True
    if row.row.flattened:
        start = cells.index(filled[0])
        together = list(cells[start : start + len(filled)]) == list(filled)
        # Right behind the label, or in a row no wider than the others: no field is doubled.
        return together and (start == 0 or len(row.row.cells) <= (shape().width or 0))
    return _right(row.row.cells) == shape().right


def _beside(
    row: FoundRow, cells: Sequence[Cell], order: Sequence[str], shown: Sequence[Column], shape: Shape
) -> Placed | None:
    """A row with blanks, by what stands beside it: rows of the same width, whole rows, the head."""
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
    # Where spans were lost, rows that begin alike may still be shifted: the head must agree.
    return by_head if by_peers is None or row.row.flattened else by_peers


def _by_peers(row: FoundRow, order: Sequence[str], shape: Shape) -> Placed | None:
    """Whole rows whose label ends in the same column all have their figures in the same columns."""
    ways = shape.full.get(_edge(row), frozenset())
    if len(ways) != 1:
        return None
    starts = next(iter(ways))
    at = {cell.column: cell for cell in row.cells}
    if any(not _within_one(cell, starts) for cell in _filled(row.cells)) or max(starts) not in at:
        return None
    return {code: at.get(start) for code, start in zip(order, starts, strict=True)}


def _within_one(cell: Cell, starts: Sequence[int]) -> bool:
    """Whether a cell begins where a figure does, and doesn't reach into the next column: a figure
    merged over two columns could be either's.
    """
    reach = range(cell.column, cell.column + cell.colspan)
    return cell.column in starts and sum(start in reach for start in starts) == 1


def _by_head(row: FoundRow, codes: Sequence[str], shown: Sequence[Column], shape: Shape) -> Placed | None:
    """Cells under the head's columns, where the head is whole and whole rows stand under it."""
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
