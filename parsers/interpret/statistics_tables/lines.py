"""Tables of statistics that a page writes as lines: a label of a national form, a colon, and its figure."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, Table
from parsers.interpret.statistics_tables.indicator_labels import UNITS, form_of, named

_LINE = re.compile(
    r"(?P<label>[^。]{3,90})[:：]\s{0,9}(?P<figure>\d[\d,.]{0,14}|[-—/]{1,3})?\s{0,9}(?P<unit>[^:：]{0,2})"
)
_ENOUGH = 8
"""Lines of a national form, at least."""


def with_lines(document: Document) -> Document | None:
    """The document with a table in the place of the lines of each such list; None if there is none."""
    blocks: list[Block] = []
    run: list[tuple[list[str], Block]] = []
    number, found = document.first_table, False

    def close() -> None:
        nonlocal run, number, found
        if sum(form_of(cells[0]) is not None and len(cells) > 1 for cells, _ in run) >= _ENOUGH:
            blocks.append(_table(run, number))
            number, found = number + 1, True
        else:
            blocks.extend(block for _, block in run)
        run = []

    for block in document.blocks:
        cells = _cells(block) if isinstance(block, Paragraph | Heading) else None
        if cells is not None:
            run.append((cells, block))
            continue
        close()
        if isinstance(block, Table) and block.place.table is not None and found:
            block = _numbered(block, number)  # noqa: PLW2901
        number += isinstance(block, Table)
        blocks.append(block)
    close()
    return replace(document, blocks=tuple(blocks)) if found else None


def _cells(block: Paragraph | Heading) -> list[str] | None:
    """Label, unit and figure of a line, or the label alone of one that is above others; None for other text."""
    text = block.text.strip()
    match = _LINE.fullmatch(text)
    if match is None or not named(match["label"]):
        return [text] if len(text) <= _LONGEST and named(text) else None
    if match["unit"] and match["unit"] not in UNITS:
        return None
    return [match["label"], match["unit"], match["figure"] or ""]


_LONGEST = 90
"""Characters of a label."""


def _table(run: list[tuple[list[str], Block]], number: int) -> Table:
    cells = [
        Cell(text, at, column, place=Place(number, at, column, line=block.place.line, page=block.place.page))
        for at, (texts, block) in enumerate(run)
        for column, text in enumerate(texts)
    ]
    return Table(tuple(cells), Place(number, line=run[0][1].place.line), within=run[0][1].within)


def _numbered(table: Table, number: int) -> Table:
    cells = tuple(cell._replace(place=cell.place._replace(table=number)) for cell in table.cells)
    return replace(table, cells=cells, place=table.place._replace(table=number))
