"""Rows that a page's end cut in two, put together again: for readers that read page by page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parsers.document import Block, Table
from parsers.text import is_blank

_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_ANEW = re.compile(r"[-+]?[\d０-９—/]|[（(]?[一二三四五六七八九十]{1,2}[）)、.．]")
"""How a row of its own begins: with a figure, a dash or a number; or it is blank."""


def rejoined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with what stands below a cut put to the row above it."""
    held: Block | None = None  # until it is known what the next page begins with
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
    """What stands in the next page's first row, if that is no row of its own, is put to the cells
    above it: a label's end with empty cells beside it would else be a row of blanks. Where labels
    bear no numbers it may be a row of its own, and is left out: it is not read, rather than wrong.
    """
    rows, below = list(table.rows()), next(after.rows(), [])
    if not rows or after.place.page == table.place.page:
        return table, after
    tails = [cell for cell in below if cell.text]
    if not tails or any(_ANEW.match(cell.text) or is_blank(cell.text) for cell in tails) or len(tails) == len(below):
        return table, after
    last = max(cell.row + cell.rowspan for cell in table.cells)
    upper = {cell.column: cell for cell in table.cells if cell.row + cell.rowspan == last}
    if any(cell.column not in upper or not upper[cell.column].text for cell in tails):
        return table, after
    numbered = all(_NUMBERED.match(upper[tail.column].text) for tail in tails)
    whole = (
        {}
        if not numbered
        else {
            id(upper[tail.column]): upper[tail.column]._replace(text=f"{upper[tail.column].text}\n{tail.text}")
            for tail in tails
        }
    )
    cut = set(map(id, below))
    return (
        replace(table, cells=tuple(whole.get(id(cell), cell) for cell in table.cells)),
        replace(after, cells=tuple(cell for cell in after.cells if id(cell) not in cut)),
    )
