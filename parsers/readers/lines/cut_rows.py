"""Joins rows that a page break cut in two. Used by readers that read page by page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.document import Block, Cell, Table
from parsers.text import is_blank

_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_ANEW = re.compile(r"[-+]?[\d０-９—/]|[（(]?[一二三四五六七八九十]{1,2}[）)、.．]")
"""Beginning of a text that belongs to a new row: a figure, a dash, or a number such as （一）."""

_DIGITS = re.compile(r"\d{1,9}")
_ENDED = 3
"""Figures of a cut row, at least, that end above the page break."""


def rejoined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the lower part of each cut row joined to the row above the page break."""
    held: Block | None = None  # held back until the next block is known
    for block in blocks:
        after = block
        if isinstance(held, Table) and isinstance(block, Table):
            held, after = _joined(held, block)
        if held is not None:
            yield held
        held = after
    if held is not None:
        yield held


def _joined(table: Table, after: Table) -> tuple[Table, Table]:
    """The two tables, with the first row on the next page joined to the last row before it, if it isn't
    a new row. Otherwise the end of a label next to empty cells would become a row of blanks.

    If labels have no numbers, it may still be a new row. It is then left out of both tables: better
    not read than read wrongly.
    """
    rows, below = list(table.rows()), next(after.rows(), [])
    if not rows or after.place.page == table.place.page:
        return table, after
    tails = [cell for cell in below if cell.text]
    last = max(cell.row + cell.rowspan for cell in table.cells)
    upper = {cell.column: cell for cell in table.cells if cell.row + cell.rowspan == last}
    cut = _cut_figures(tails, upper)
    anew = any(is_blank(cell.text) or (cell not in cut and _ANEW.match(cell.text)) for cell in tails)
    if not tails or anew or len(tails) == len(below):
        return table, after
    if any(cell.column not in upper or not upper[cell.column].text for cell in tails):
        return table, after
    numbered = all(_NUMBERED.match(upper[tail.column].text) for tail in tails if tail not in cut)
    whole = (
        {}
        if not numbered
        else {
            id(upper[tail.column]): upper[tail.column]._replace(text=f"{upper[tail.column].text}\n{tail.text}")
            for tail in tails
        }
    )
    gone = set(map(id, below))
    return (
        replace(table, cells=tuple(whole.get(id(cell), cell) for cell in table.cells)),
        replace(after, cells=tuple(cell for cell in after.cells if id(cell) not in gone)),
    )


def _cut_figures(tails: Sequence[Cell], upper: Mapping[int, Cell]) -> list[Cell]:
    """The digits below a page break that stand under digits, in a row whose label goes on there and of which other
    figures don't: they are the end of a number.
    """
    figures = [cell for cell in tails if _DIGITS.fullmatch(cell.text)]
    words = [cell for cell in tails if not _ANEW.match(cell.text)]
    above = [cell for cell in upper.values() if _DIGITS.fullmatch(cell.text)]
    columns = {cell.column for cell in above}
    ended = len(above) - len(figures)
    if not words or ended < _ENDED or any(cell.column not in columns for cell in figures):
        return []
    return figures
