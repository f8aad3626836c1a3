"""Joins the parts of a table that continues over several pages, including rows cut by a page break."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.document import Cell, Place, SetAside, Table
from parsers.grid.cells import DIGITS, ONE_CELL, Held, aside_of, texts_of
from parsers.grid.model import Box
from parsers.grid.part import Part
from parsers.grid.rulings import Slot
from parsers.grid.text import least
from parsers.text import looks_like_number, squeeze

_SAME_COLUMN = 4.0
"""Points. A column may shift by this much after a page break."""
_ENDED = 3
"""Least count of numbers in a cut row that end before the page break while others continue after it."""
_NUMBERED = re.compile(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]|其中[:：]?")
"""How a label begins that is one of its own, in squeezed text."""


def goes_on(part: Part, after: Part) -> bool:
    """Whether `after` continues the table `part` on the next page: both have the same left and right
    side, and all columns of one are columns of the other.
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
    """A cell while the parts are being joined."""

    held: Held
    slot: Slot
    place: Place
    sure: float | None = None
    aside: tuple[SetAside, ...] = ()

    @property
    def text(self) -> str:
        return self.held.text


@dataclass(slots=True)
class _Grid:
    """The parts of a table, one below the other."""

    index: int
    columns: list[float]
    cells: list[_Made] = field(default_factory=list)
    height: int = 0

    def add(self, part: Part) -> list[_Made]:
        """Appends a part below the others and returns its cells."""
        at = [_nearest(x, self.columns) for x in part.ruled.xs]
        aside = aside_of(part)
        made = []
        for n, (slot, held) in enumerate(zip(part.ruled.slots, texts_of(part), strict=True)):
            left, right = at[slot.column], at[slot.column + slot.colspan]
            row = self.height + slot.row
            place = Place(self.index, row, left, None, part.page, _rounded(part.ruled.box_of(slot)))
            whole = Slot(row, left, slot.rowspan, right - left)
            sure = least(part.words.get(n, ()))
            made.append(_Made(held, whole, place, sure, aside.get(n, ())))
        self.cells += made
        self.height += len(part.ruled.ys) - 1
        return made

    def drop_remainder(self, part: list[_Made]) -> bool:
        """Removes the blank strip between the last row and the page's end, and returns whether there
        was one. Cells that cover several rows may extend through it.
        """
        last = self.height - 1
        strip = [c for c in part if c.slot.row == last]
        held = [c for c in part if c.slot.row < last and c.slot.row + c.slot.rowspan == last]
        if any(c.text for c in strip) or not any(c.text for c in held):
            return False
        gone = set(map(id, strip))
        self.cells = [c for c in self.cells if id(c) not in gone]
        part[:] = [c for c in part if id(c) not in gone]
        for cell in part:
            if cell.slot.row + cell.slot.rowspan > last:
                cell.slot = cell.slot._replace(rowspan=last - cell.slot.row)
        self.height = last
        return True


def table_of(parts: Sequence[Part], index: int) -> Table:
    """Joins the parts of a table into one. `index` is the table's number, from 0."""
    grid = _Grid(index, _columns(parts))
    before: list[_Made] = []
    for part, earlier in zip(parts, [None, *parts], strict=False):
        is_open = earlier is not None and earlier.ruled.open_bottom and part.ruled.open_top
        if earlier and earlier.ruled.open_bottom and grid.drop_remainder(before):
            is_open = False
        cut = grid.height
        made = grid.add(part)
        if earlier:
            _join(grid, before, made, cut, is_open=is_open)
        before = made
    _doubt(grid.cells)
    cells = [
        Cell(
            c.text,
            c.slot.row,
            c.slot.column,
            c.slot.rowspan,
            c.slot.colspan,
            c.place,
            c.sure,
            (*(each for each in c.aside if not (c.text and each.look == "picture")), *c.held.looks),
        )
        for c in grid.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    where = Place(table=index, page=parts[0].page, box=_rounded(parts[0].ruled.box))
    return Table(tuple(cells), where)


def _join(grid: _Grid, above: Sequence[_Made], below: Sequence[_Made], cut: int, *, is_open: bool) -> None:
    """Joins the last row above a page break with the first row below it, if they are one cut row.

    Its cells continue in the same columns, and only one of the two parts has figures. Either no ruling
    is between them (browsers leave a row open that they cut), or, where both have words, the line above
    is full (Word closes such a row with rulings). `cut` is the number of the first row below.
    """
    last = {c.slot.column: c for c in above if c.slot.row + c.slot.rowspan == cut}
    first = {c.slot.column: c for c in below if c.slot.row == cut}
    if _is_head_again(grid.cells, first) or not _is_cut(last, first, is_open=is_open):
        return
    first = {c: cell for c, cell in first.items() if c in last}
    for column, cell in first.items():
        start = last[column]
        number = DIGITS.fullmatch(start.text) and DIGITS.fullmatch(cell.text)
        text = ("" if number and start.held.is_full else "\n").join(part for part in (start.text, cell.text) if part)
        wider = start.slot._replace(rowspan=start.slot.rowspan + cell.slot.rowspan - 1)
        known = [sure for sure in (start.sure, cell.sure) if sure is not None]
        looks = (*start.held.looks, *cell.held.looks)
        start.held = Held(text, cell.held.room, start.held.first, cell.held.last, looks)
        start.aside += cell.aside
        start.slot, start.sure = wider, min(known, default=None)
        if not start.place.box or (cell.text and text == cell.text):
            start.place = start.place._replace(page=cell.place.page, box=cell.place.box)
    gone = set(map(id, first.values()))
    grid.cells = [cell for cell in grid.cells if id(cell) not in gone]
    for cell in below:
        if id(cell) not in gone:
            cell.slot = cell.slot._replace(row=cell.slot.row - 1)
            cell.place = cell.place._replace(row=cell.slot.row)
    grid.height -= 1


def _is_head_again(cells: Sequence[_Made], first: dict[int, _Made]) -> bool:
    """Whether a page begins with the words in which the table's head begins: no rest of a row says the same."""
    head = {c.slot.column: c.text for c in cells if c.slot.row == 0 and c.text}
    return len(head) > 1 and head == {column: c.text for column, c in first.items() if c.text}


def _is_cut(last: dict[int, _Made], first: dict[int, _Made], *, is_open: bool) -> bool:
    if any(
        c not in last or last[c].slot.colspan != cell.slot.colspan
        for c, cell in first.items()
        if cell.text or c in last
    ):
        return False
    upper = [c for c in last.values() if c.text]
    lower = [c for c in first.values() if c.text]
    if upper and not lower:
        # The rest of a row with figures. Below a row with only words it would be a row of blanks.
        return is_open and any(looks_like_number(c.text) for c in upper)
    if not upper:
        return is_open
    if _goes_through_figures(upper, lower) or _goes_through_row(last, upper, lower):
        return True
    own = [c for c in upper if c.slot.rowspan == 1]
    if len(own) == len(lower) == 1 and len(first) > 2 and not is_open:
        return False  # two rows of blanks, or one cut label: only the interpreter, which knows labels, can decide
    both = all(any(looks_like_number(c.text) for c in half) for half in (upper, lower))
    under = [c for c in lower if last[c.slot.column].text]
    # Figures below words are a new row below its head, and a text that starts with a number such as
    # （一） is a new label.
    anew = any(looks_like_number(c.text) or _opens(c) for c in under)
    if both or anew:
        return False
    # A line may end early where the author broke it: what no ruling parts is one row all the same.
    return is_open or (bool(under) and all(last[c.slot.column].held.may_go_on(c.text) for c in under))


def _opens(cell: _Made) -> bool:
    """Whether a cell begins with the number, or the 其中, of a label of its own."""
    return _NUMBERED.match(squeeze(cell.text)) is not None


def _goes_through_figures(upper: Sequence[_Made], lower: Sequence[_Made]) -> bool:
    """Whether a row was cut in the middle of its numbers. Then there are only digits below, each under a
    number that fills its cell; and at least `_ENDED` numbers that don't fill theirs have nothing
    below, nor has the row's label.
    """
    numbers = [c for c in upper if DIGITS.fullmatch(c.text)]
    if not numbers or not all(DIGITS.fullmatch(c.text) for c in lower):
        return False
    full = {c.slot.column for c in numbers if c.held.is_full}
    return all(c.slot.column in full for c in lower) and len(numbers) - len(full) >= _ENDED


def _goes_through_row(last: dict[int, _Made], upper: Sequence[_Made], lower: Sequence[_Made]) -> bool:
    """Whether a row was cut in the middle of its label and of some of its numbers. Then there are words below a label
    with a number of its own (2.没), which they don't have, and digits below digits; and at least `_ENDED` numbers have
    nothing below.
    """
    words = [c for c in lower if not looks_like_number(c.text)]
    figures = [c for c in lower if looks_like_number(c.text)]
    if not words or not figures:
        return False
    above = [last[c.slot.column] for c in words]
    numbered = all(map(_opens, above)) and not any(map(_opens, words))
    cut = all(DIGITS.fullmatch(c.text) and DIGITS.fullmatch(last[c.slot.column].text) for c in figures)
    return numbered and cut and sum(bool(DIGITS.fullmatch(c.text)) for c in upper) - len(figures) >= _ENDED


def _doubt(cells: Sequence[_Made]) -> None:
    """Sets the confidence of figures to 0 if they may be one number, cut by a page break or a stray
    ruling. These are digits below digits that fill their cell, in a row without words (a label such
    as 3.其他 counts as words). LibreOffice draws rulings through numbers of two lines.
    """
    worded = {c.slot.row for c in cells if c.text and not looks_like_number(c.text)}
    feet = {(c.slot.row + c.slot.rowspan, c.slot.column): c for c in cells}
    for cell in cells:
        upper = feet.get((cell.slot.row, cell.slot.column))
        if upper is None or cell.slot.row in worded or upper.slot.colspan != cell.slot.colspan:
            continue
        above, below = upper.held.last, cell.held.first
        if not (above and below and upper.held.is_full):
            continue
        if looks_like_number(upper.text) and looks_like_number(cell.text):
            near = (below[1] + below[3] - above[1] - above[3]) / 2
            if upper.place.page != cell.place.page or near <= ONE_CELL * (above[3] - above[1]):
                upper.sure = cell.sure = 0.0


def _columns(parts: Sequence[Part]) -> list[float]:
    """Where the columns of all parts begin and end: left to right, in points."""
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
