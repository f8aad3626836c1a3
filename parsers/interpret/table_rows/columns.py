"""列: which cell of a row belongs to which column of the form.

The head decides wherever it can be read. Tried in this order: the cells stand exactly under the names
in the head; the row has as many cells, or as many filled cells, as the head names columns, which then
are in the head's order (the form's order is used only if no head can be read); complete rows (with a
figure in every column) of the same shape; the columns of the head, if complete rows agree with them. A
row for which all of these fail is not placed: a figure in the wrong column is worse than none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.document import Cell
from parsers.interpret.table_heads.column_names import Column
from parsers.interpret.table_heads.heads import Head
from parsers.interpret.table_rows.rows import FoundRow
from parsers.interpret.table_rows.under_names import stands_otherwise
from parsers.interpret.words.labels import CAPTIONS
from parsers.interpret.words.stream import is_stray, kind_of


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
    after: int | None = None
    """Number of cells to the right of the label in most rows; None if there is no clear majority."""
    has_more: bool = False
    """Whether some row of such tables has more figures than the form's: those of further columns (上年数)."""
    widest: tuple[int, ...] | None = None
    """Where the complete rows that end last have their figures; None if others end there or later, or they differ."""
    is_alone: bool = False
    """Whether the table has no other row of this kind, as one has that pages' numbers cut out of a text."""


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
    after = _majority([len(each.cells) for each in rows])
    found = {edge: frozenset(ways) for edge, ways in full.items()}
    return Shape(width, right, found, after, widest=_widest(rows, count), is_alone=len(rows) == 1)


def _widest(rows: Sequence[FoundRow], count: int) -> tuple[int, ...] | None:
    end = max((_right(each.row.cells) for each in rows if each.row.lost_ends), default=None)
    last = [_filled(each.cells) for each in rows if _right(each.row.cells) == end]
    ways = {tuple(cell.column for cell in filled) for filled in last if len(filled) == count}
    return ways.pop() if len(ways) == 1 else None


def has_more(row: FoundRow, columns: Columns) -> bool:
    """Whether a line of text has more figures than the form has columns."""
    return row.row.flattened and sum(kind_of(cell.text) == "number" for cell in row.cells) > len(columns.codes)


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


class Columns(NamedTuple):
    """The columns above a row, as far as its head can be read."""

    codes: tuple[str, ...]
    """The form's columns, in the form's order."""
    order: tuple[str, ...] | None
    """All columns in the order of the head, or of the form where no head can be read; further columns, which the
    form doesn't have, are included (`nesting.is_further`). None if the head names another order than the form,
    but not whole.
    """
    shown: tuple[Column, ...]
    """The form's columns found at a position in the head, left to right; fewer if it is damaged."""
    is_named: bool = False
    """Whether `order` is that of the head."""
    absent: frozenset[str] = frozenset()
    """Columns that the head leaves out: 总计, which the publisher didn't print, and those of `foreign`."""
    foreign: tuple[tuple[str, str], ...] = ()
    """Names that are none of the form's, each with the code of the column in whose place it stands."""

    @property
    def is_whole(self) -> bool:
        return {column.code for column in self.shown} | self.absent == set(self.codes)


def place(row: FoundRow, columns: Columns, shape: Callable[[], Shape]) -> Placed | None:
    """Assigns the cells of a row to the form's columns; None if that is not certain.

    `shape` is called only if the row alone is not enough.
    """
    if columns.absent and row.row.flattened and not columns.foreign:
        return None  # its cell may be there, and another be lost
    if row.is_double:
        return None
    if not columns.is_named and stands_otherwise(row, columns.codes, columns.shown):
        return None
    placed = _straight_under(row, columns, shape)
    if placed is None:
        placed = _by_count(row, columns, shape)
    if placed is None or not placed.keys() | columns.absent >= set(columns.codes):
        return None
    return {code: placed[code] for code in columns.codes if code in placed}


def _straight_under(row: FoundRow, columns: Columns, shape: Callable[[], Shape]) -> Placed | None:
    """The cells that stand exactly under the names of the columns, if row and head have the same grid."""
    head, shown = row.head, columns.shown
    if (
        not shown
        or not columns.is_whole
        or row.row.lost_ends
        or row.row.table != head.table_index
        or _right(row.row.cells) != _right(head.cells)
    ):
        return None
    before = [cell for cell in row.cells if cell.column < shown[0].start]
    if _edge(row) > shown[0].start or any(not _is_named(c, columns, head) for c in _filled(before)):
        return None
    if row.row.flattened:
        ways = [way for many in shape().full.values() for way in many]
        if len(row.row.cells) != shape().width or not ways or any(not _under(way, shown) for way in ways):
            return None
    grid = tuple((cell.column, cell.colspan) for cell in row.cells)
    plans: dict[object, list[tuple[int, ...]] | None] = head.found
    key = (shown, grid)
    if key not in plans:
        plans[key] = _under_each(grid, shown)
    plan = plans[key]
    if plan is None:
        return None
    placed: Placed = {}
    for column, under in zip(shown, plan, strict=True):
        first = row.cells[under[0]]
        if len(under) > 1:
            # A merged cell is repeated in each grid column that it covers.
            cells = [row.cells[at] for at in under]
            filled = _filled(cells) or cells
            if len({cell.text for cell in filled}) > 1:
                return None
            first = filled[0]
        placed[column.code] = first
    return placed


def _under_each(grid: Sequence[tuple[int, int]], shown: Sequence[Column]) -> list[tuple[int, ...]] | None:
    """The positions of the cells under each column, given each cell's column and width; None if a column has none, or
    a cell reaches beyond it.
    """
    plan = []
    for column in shown:
        under = tuple(at for at, (start, wide) in enumerate(grid) if column.start < start + wide and start < column.end)
        if not under or grid[under[0]][0] < column.start or max(sum(grid[at]) for at in under) > column.end:
            return None
        plan.append(under)
    return plan


def _is_named(cell: Cell, columns: Columns, head: Head) -> bool:
    """Whether a cell right of the label is no number that has slipped to the left of the first column.

    It may be a word, or stand under a name of its own (行次).
    """
    if cell.column >= columns.shown[0].start or kind_of(cell.text) != "number":
        return True
    above = [c for c, key in zip(head.cells, head.keys, strict=True) if key and key not in CAPTIONS]
    return any(c.column <= cell.column < c.column + c.colspan for c in above)


def _by_count(row: FoundRow, columns: Columns, shape: Callable[[], Shape]) -> Placed | None:
    """The cells by their number, by complete rows, and by the head."""
    order = columns.order
    cells = [cell for cell in row.cells if not cell.text or not is_stray(cell.text)]
    if all(cell.colspan == 1 for cell in (*row.row.cells, *row.head.cells)):
        if _is_cut(row, columns):
            return None
        if len(cells) > len(columns.codes):
            cells = _once(cells, columns.codes, columns.shown)
    filled = [cell for cell in cells if cell.text]
    if not filled:
        alike = order is not None and len(cells) == len(order)
        return dict(zip(order or (), cells, strict=True)) if alike else dict.fromkeys(columns.codes)
    if order is None or len(filled) > len(order):
        return None
    if len(filled) == len(order) and _is_certain(row, cells, filled, shape):
        return dict(zip(order, filled, strict=True))
    if row.row.lost_ends:
        merged = any(column.end - column.start > 1 for column in columns.shown)
        return _before_lost_ends(row, cells, order, None if merged else shape().widest) if columns.is_named else None
    if len(cells) == len(order) and row.row.has_blanks:
        return dict(zip(order, cells, strict=True))
    if len(cells) == len(order) and not row.row.flattened and _right(row.row.cells) == shape().right:
        return dict(zip(order, cells, strict=True))
    # Where spans were lost, positions in different rows of the head can't be compared.
    torn = row.row.flattened and len({column.row for column in columns.shown}) > 1
    return _beside(row, cells, order, () if torn else columns.shown, shape())


def _before_lost_ends(
    row: FoundRow, cells: Sequence[Cell], order: Sequence[str], widest: tuple[int, ...] | None
) -> Placed | None:
    """The cells of a row that may have lost blank ones at its end, in whose place one of a merged label may stand: as
    many as columns, from a figure right behind the label on; or those of a row as wide as the complete ones that are
    `widest`.
    """
    if row.label and len(cells) == len(order) and cells[0].text:
        return dict(zip(order, cells, strict=True))
    if widest is None or len(widest) != len(order) or _right(row.row.cells) != widest[-1] + 1:
        return None
    at = {cell.column: cell for cell in row.cells}
    if not at.keys() >= set(widest) or any(cell.column not in widest for cell in _filled(row.cells)):
        return None
    return {code: at[start] for code, start in zip(order, widest, strict=True)}


def _is_cut(row: FoundRow, columns: Columns) -> bool:
    """Whether a row ends before its head, which repeats names: what is left of it says nothing by its number."""
    repeats = row.row.table == row.head.table_index and any(c.end - c.start > 1 for c in columns.shown)
    return repeats and _right(row.row.cells) < _right(row.head.cells)


def _once(cells: list[Cell], codes: Sequence[str], shown: Sequence[Column]) -> list[Cell]:
    """The cells without those that repeat the one before them under the same column of the head.

    Converters to Markdown print a merged cell in each grid column that it covers, head and figures alike.
    """
    if {column.code for column in shown} != set(codes):
        return cells
    kept: list[Cell] = []
    for column in shown:
        under = [cell for cell in cells if column.start <= cell.column < column.end]
        if len({cell.text for cell in under}) > 1:
            return cells
        kept += under[:1]
    outside = [c for c in cells if not any(column.start <= c.column < column.end for column in shown)]
    return cells if outside else kept


def repeated(row: FoundRow, placed: Placed) -> list[Cell]:
    """The cells of a placed row that only repeat the figure before them (`_once`)."""
    figures = {id(cell) for cell in placed.values() if cell is not None}
    found: list[Cell] = []
    before: Cell | None = None
    for cell in row.cells:
        if id(cell) not in figures and before is not None and cell.text == before.text:
            found.append(cell)
        else:
            before = cell if id(cell) in figures else None
    return found if all(cell.colspan == 1 for cell in row.row.cells) else []


def _is_certain(row: FoundRow, cells: Sequence[Cell], filled: Sequence[Cell], shape: Callable[[], Shape]) -> bool:
    """Whether the filled cells are the figures in the order of the columns.

    Blanks between them are padding only if the row ends where the others do; otherwise a figure
    may be in the row twice.
    """
    if row.row.flattened and shape().has_more:
        return False  # one of them may be a further column's, beside a blank; no sum would show it
    if len(cells) == len(filled):
        return True
    if row.row.flattened:
        start = cells.index(filled[0])
        together = list(cells[start : start + len(filled)]) == list(filled)
        # Directly after the label, or in a row no wider than the others, no cell is doubled.
        narrow = len(row.row.cells) <= (shape().width or 0) or (shape().is_alone and start == 1)
        return together and (start == 0 or narrow)
    return _right(row.row.cells) == shape().right


def _beside(
    row: FoundRow, cells: Sequence[Cell], order: Sequence[str], shown: Sequence[Column], shape: Shape
) -> Placed | None:
    """Places a row with blanks by comparison with rows of the same width, complete rows and the head."""
    fits = _as_wide_as_head(row, order) or _has_other_labels(row, order, shape)
    if row.row.flattened and len(row.row.cells) != shape.width and not fits:
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


def _has_other_labels(row: FoundRow, order: Sequence[str], shape: Shape) -> bool:
    """Whether a row has more labels than the others (三、本年度办理结果 | （一）予以公开), or fewer, but as many
    cells after them. One with fewer cells in all may have lost a figure, and have a blank at an end for a label of
    the others.
    """
    if not len(order) == len(row.cells) == shape.after:
        return False
    is_narrower = shape.width is not None and len(row.row.cells) < shape.width
    return not is_narrower or bool(row.cells[0].text and row.cells[-1].text)


def _as_wide_as_head(row: FoundRow, order: Sequence[str]) -> bool:
    """Whether a row without a label has as many cells as columns, and so has the last row of its head."""
    last = row.head.cells[-1].row if row.head.cells else None
    width = sum(cell.row == last for cell in row.head.cells)
    return row.line is None and row.head.table_index == row.row.table and width == len(row.row.cells) == len(order)


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
    """Whether a complete row has one figure under each of the columns; further figures stand beside them."""
    under = [sum(column.start <= start < column.end for start in way) for column in shown]
    return all(count == 1 for count in under)


__all__ = ["Head", "Shape", "place", "shape_of"]
