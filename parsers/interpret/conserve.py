"""Conservation: every numeral printed in a table of the report is a figure or is named in a warning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers import notices
from parsers.document import Cell
from parsers.interpret.figures import Figures
from parsers.interpret.labels import known
from parsers.interpret.rows import Rows
from parsers.interpret.stream import Item, Row
from parsers.report import Notice
from parsers.text import has_numeral, label_key


def unaccounted(items: Sequence[Item], rows: Rows, figures: Figures, start: int) -> Iterator[Notice]:
    """Yields a warning for every cell with numerals that has become neither a figure nor part of a warning.

    `start` is the index of the report's first item. A table that is not of the form (an issuer's
    own statistics) gets one warning with all its numerals.
    """
    of_the_form = {item.table for index, item in enumerate(items) if index in rows.items and isinstance(item, Row)}
    others: dict[int, list[Cell]] = {}
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Row):
            continue
        if index not in rows.items and _is_prose(item):
            continue
        left = [cell for cell in item.cells if _is_left(cell, rows, figures)]
        if item.table not in of_the_form:
            others.setdefault(item.table, []).extend(left)
            continue
        for cell in left:
            yield Notice(notices.IN_NO_CELL(print=_flat(cell.text)), None, cell.place)
    for cells in others.values():
        if cells:
            numerals = [_flat(cell.text) for cell in cells]
            yield Notice(notices.IN_NO_TABLE(prints=numerals), None, cells[0].place)


def _is_prose(row: Row) -> bool:
    """Whether a row is a sentence, or a heading with no numerals but its numbering.

    Such rows occur on sheets that hold the whole report; they are part of their section's text.
    """
    line = row.lone_text
    return line is not None and ("。" in line.text or not has_numeral(label_key(line.text)))


def _is_left(cell: Cell, rows: Rows, figures: Figures) -> bool:
    if id(cell) in figures.cells or not cell.text or not has_numeral(cell.text):
        return False
    if id(cell) in rows.named:
        return has_numeral(label_key(cell.text)) and not known(cell.text)
    return True


def _flat(text: str) -> str:
    return " ".join(text.split())
