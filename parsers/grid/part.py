"""A ruled table on one page with its words. False rows and columns are removed from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from parsers.grid.model import Box, Word
from parsers.grid.rulings import Ruled, Slot

_SLIVER = 0.8
"""Times the type size. A narrower column or row can't hold a character. Browsers that draw a box
around every cell leave such gaps between them, and LibreOffice adds empty ones."""
_TYPE = 9.0
"""Points. Type size assumed for a table without words."""


@dataclass(frozen=True)
class Part:
    """A table, or its part on one page, with the words in each of its cells."""

    page: int
    ruled: Ruled
    words: Mapping[int, Sequence[Word]]
    """By index of the cell in `ruled.slots`; cells without words are missing."""
    aside: Sequence[Word] = ()
    """Words in the table that are no print: struck or unseen."""

    @property
    def box(self) -> Box:
        return self.ruled.box


def with_whole_rows(part: Part) -> Part:
    """The table without false row boundaries, at which only a cell continued from the previous page
    ends. Browsers close such a cell, which covers several rows, in the middle of a row.
    """
    slots, loose = part.ruled.slots, part.ruled.loose
    held = [(index, slots[index]) for index in part.words]
    # Cells that are loose at the top aren't closed there, while their neighbours are.
    ends = {slot.row + slot.rowspan for index, slot in enumerate(slots) if index in loose and slot.row == 0}
    ends -= {slot.row for _, slot in held}
    ends -= {slot.row + slot.rowspan for index, slot in held if slot.row > 0 or index not in loose}
    for end in sorted(ends, reverse=True):
        if any(slot.row < end < slot.row + slot.rowspan for _, slot in held):
            part = _without_end(part, end)
    return part


def _without_end(part: Part, end: int) -> Part:
    """Merges the rows above and below `ruled.ys[end]`. Cells that begin there hold no words; they lose
    their first row.
    """
    ruled = part.ruled
    slots: list[Slot] = []
    words: dict[int, Sequence[Word]] = {}
    loose: set[int] = set()
    for index, slot in enumerate(ruled.slots):
        begins, crosses = slot.row == end, slot.row < end < slot.row + slot.rowspan
        row, rowspan = slot.row - (slot.row > end), slot.rowspan - (begins or crosses)
        if rowspan == 0:
            continue
        if index in part.words:
            words[len(slots)] = part.words[index]
        if index in ruled.loose:
            loose.add(len(slots))
        slots.append(slot._replace(row=row, rowspan=rowspan))
    ys = (*ruled.ys[:end], *ruled.ys[end + 1 :])
    whole = replace(ruled, ys=ys, slots=tuple(slots), loose=frozenset(loose))
    return replace(part, ruled=whole, words=words)


def without_slivers(part: Part) -> Part:
    """The table without columns and rows that are empty and too narrow to hold a character."""
    sizes = [w.box[3] - w.box[1] for words in part.words.values() for w in words]
    least = _SLIVER * (median(sizes) if sizes else _TYPE)
    ruled = part.ruled
    held = [ruled.slots[index] for index in part.words]
    columns = _narrow(ruled.xs, [(slot.column, slot.colspan) for slot in held], least)
    rows = _narrow(ruled.ys, [(slot.row, slot.rowspan) for slot in held], least)
    if not columns and not rows and not ruled.loose:
        return part
    if len(columns) == len(ruled.xs) - 1 or len(rows) == len(ruled.ys) - 1:
        return part
    slots: list[Slot] = []
    words: dict[int, Sequence[Word]] = {}
    for index, slot in enumerate(ruled.slots):
        if index in ruled.loose and index not in part.words:
            continue
        column, colspan = _less(slot.column, slot.colspan, columns)
        row, rowspan = _less(slot.row, slot.rowspan, rows)
        if colspan and rowspan:
            if index in part.words:
                words[len(slots)] = part.words[index]
            slots.append(Slot(row, column, rowspan, colspan))
    kept = Ruled(
        _joined(ruled.xs, columns),
        _joined(ruled.ys, rows),
        tuple(slots),
        frozenset(),
        ruled.open_top,
        ruled.open_bottom,
    )
    return replace(part, ruled=kept, words=words)


def _narrow(at: Sequence[float], held: Sequence[tuple[int, int]], least: float) -> list[int]:
    """Numbers of the columns (or rows) that are narrower than `least`, in points, and can be removed.

    `held` has the first column and the span of each cell with words. If all columns of such a cell are
    narrow, they stay: at a page break, browsers close a cell over several rows in the middle of a row.
    """
    narrow = {n for n in range(len(at) - 1) if at[n + 1] - at[n] < least}
    for start, span in held:
        own = range(start, start + span)
        if narrow.issuperset(own):
            narrow.difference_update(own)
    return sorted(narrow)


def _less(start: int, span: int, gone: Sequence[int]) -> tuple[int, int]:
    """Start and length of a span after the columns (or rows) `gone` were removed."""
    inside = sum(start <= n < start + span for n in gone)
    return start - sum(n < start for n in gone), span - inside


def _joined(at: Sequence[float], gone: Sequence[int]) -> tuple[float, ...]:
    """Boundaries of columns (or rows) after `gone` were removed: the two sides of each removed one become
    one boundary, in its middle.
    """
    groups: list[list[float]] = [[at[0]]]
    for n, value in enumerate(at[1:]):
        if n in gone:
            groups[-1].append(value)
        else:
            groups.append([value])
    return tuple((group[0] + group[-1]) / 2 for group in groups)
