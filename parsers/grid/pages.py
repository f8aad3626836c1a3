"""A table over two pages or more: its parts, one below the other, and rows cut by a page's end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.document import Cell, Place, Table
from parsers.grid.cells import Part, texts_of
from parsers.grid.model import Box
from parsers.grid.rulings import Slot
from parsers.grid.text import least

_SAME_COLUMN = 4.0
"""Points that a column may move over a page break."""
_DIGITS = re.compile(r"[-+]?[\d０-９][\d０-９,，.．\s]*\D{0,2}")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")


def goes_on(part: Part, after: Part) -> bool:
    """Whether the second is the first, on the next page: between the same sides, where the columns
    of the one are all columns of the other.
    """
    xs, others = part.ruled.xs, after.ruled.xs
    return (
        after.page == part.page + 1
        and abs(xs[0] - others[0]) <= _SAME_COLUMN
        and abs(xs[-1] - others[-1]) <= _SAME_COLUMN
        and (_lie_on(xs, others) or _lie_on(others, xs))
    )


def _lie_on(xs: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= _SAME_COLUMN for other in others) for x in xs)


@dataclass(slots=True)
class _Made:
    """A cell in the making."""

    text: str
    slot: Slot
    place: Place
    sure: float | None = None
    is_full: bool = False


@dataclass(slots=True)
class _Grid:
    """Parts put below each other."""

    index: int
    columns: list[float]
    cells: list[_Made] = field(default_factory=list)
    height: int = 0

    def add(self, part: Part) -> list[_Made]:
        """Puts a part below the others; gives its cells."""
        at = [_nearest(x, self.columns) for x in part.ruled.xs]
        made = []
        for n, (slot, held) in enumerate(zip(part.ruled.slots, texts_of(part), strict=True)):
            left, right = at[slot.column], at[slot.column + slot.colspan]
            row = self.height + slot.row
            place = Place(self.index, row, left, None, part.page, _rounded(part.ruled.box_of(slot)))
            whole = Slot(row, left, slot.rowspan, right - left)
            sure = least(part.words.get(n, ()))
            made.append(_Made(held.text, whole, place, sure, held.is_full))
        self.cells += made
        self.height += len(part.ruled.ys) - 1
        return made


def table_of(parts: Sequence[Part], index: int) -> Table:
    """The parts of a table as one."""
    grid = _Grid(index, _columns(parts))
    before: list[_Made] = []
    for part, earlier in zip(parts, [None, *parts], strict=False):
        cut = grid.height
        made = grid.add(part)
        if earlier and earlier.ruled.open_bottom and part.ruled.open_top:
            _join(grid, before, made, cut)
        before = made
    cells = [
        Cell(c.text, c.slot.row, c.slot.column, c.slot.rowspan, c.slot.colspan, c.place, c.sure)
        for c in grid.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    where = Place(table=index, page=parts[0].page, box=_rounded(parts[0].ruled.box))
    return Table(tuple(cells), where)


def _join(grid: _Grid, above: Sequence[_Made], below: Sequence[_Made], cut: int) -> None:
    """One row of two, where neither page closes it and the cells go on in the same columns: only
    one part has figures, and where both have words, the line above is full.
    """
    last = {c.slot.column: c for c in above if c.slot.row + c.slot.rowspan == cut}
    first = {c.slot.column: c for c in below if c.slot.row == cut}
    if last.keys() != first.keys() or not _is_cut(last, first):
        return
    for column, cell in first.items():
        start = last[column]
        text = "\n".join(part for part in (start.text, cell.text) if part)
        wider = start.slot._replace(rowspan=start.slot.rowspan + cell.slot.rowspan - 1)
        known = [sure for sure in (start.sure, cell.sure) if sure is not None]
        start.text, start.slot, start.sure = text, wider, min(known, default=None)
        if not start.place.box or (cell.text and text == cell.text):
            start.place = start.place._replace(page=cell.place.page, box=cell.place.box)
    gone = set(map(id, first.values()))
    grid.cells = [cell for cell in grid.cells if id(cell) not in gone]
    for cell in below:
        if id(cell) not in gone:
            cell.slot = cell.slot._replace(row=cell.slot.row - 1)
            cell.place = cell.place._replace(row=cell.slot.row)
    grid.height -= 1


def _is_cut(last: dict[int, _Made], first: dict[int, _Made]) -> bool:
    if any(last[c].slot.colspan != first[c].slot.colspan for c in last):
        return False
    # Cells over several rows go on in any case: they say nothing of this one.
    upper = [c for c in last.values() if c.slot.rowspan == 1 and c.text]
    lower = [c for c in first.values() if c.slot.rowspan == 1 and c.text]
    if not upper or not lower:
        return True
    both = all(any(_DIGITS.fullmatch(c.text) for c in half) for half in (upper, lower))
    under = [c for c in lower if last[c.slot.column].text]
    # Figures below words are a row below its head, and a number begins a label.
    anew = any(_DIGITS.fullmatch(c.text) or _NUMBERED.match(c.text) for c in under)
    return not both and not anew and all(last[c.slot.column].is_full for c in under)


def _columns(parts: Sequence[Part]) -> list[float]:
    """Where columns of any part begin and end."""
    columns: list[float] = []
    for x in itertools.chain.from_iterable(part.ruled.xs for part in parts):
        if not columns or abs(x - columns[_nearest(x, columns)]) > _SAME_COLUMN:
            columns.append(x)
    return sorted(columns)


def _nearest(x: float, columns: Sequence[float]) -> int:
    return min(range(len(columns)), key=lambda n: abs(columns[n] - x))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return (left, top, right, bottom)
