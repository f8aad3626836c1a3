"""Conservation: every numeral printed in a table of the report is a figure or is named in a warning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from parsers import notices
from parsers.document import Cell
from parsers.interpret.table_heads.head_years import year_in
from parsers.interpret.table_heads.heads import Head
from parsers.interpret.table_rows.readings import Figures
from parsers.interpret.table_rows.rows import Rows
from parsers.interpret.words.labels import known
from parsers.interpret.words.stream import Item, Row
from parsers.report import Notice
from parsers.sentences import Sentence
from parsers.text import has_numeral, label_key

_LONGEST = 40
"""Characters of a label that is named in a warning."""


def unaccounted(
    items: Sequence[Item], rows: Rows, figures: Figures, start: int, named: Iterable[str] = ()
) -> Iterator[Notice]:
    """Yields a warning for every cell with numerals that has become neither a figure nor part of a warning; one for
    all cells of a line or column that the form doesn't have.

    `start` is the index of the report's first item; `named` are prints that warnings of the document name already. A
    table that is not of the form (an issuer's own statistics) gets one warning with all its numerals.
    """
    of_the_form = {item.table for index, item in enumerate(items) if index in rows.items and isinstance(item, Row)}
    heads = {id(each.row): each.head for each in rows.found}
    others: dict[int, list[Cell]] = {}
    further: dict[tuple[Sentence, int, str], list[Cell]] = {}
    open_ = Counter(named)
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Row) or (index not in rows.items and _is_prose(item)):
            continue
        left = [cell for cell in item.cells if _is_left(cell, rows, figures)]
        if left and item.table not in of_the_form:
            others.setdefault(item.table, []).extend(left)
            continue
        line = _further_line(item, left) if left and id(item) not in heads else None
        for cell in left:
            if open_[cell.text] > 0:
                open_[cell.text] -= 1
            elif (column := _further_column(cell, item, heads.get(id(item)))) is not None:
                further.setdefault((notices.FURTHER_COLUMN, item.table, column), []).append(cell)
            elif line is not None:
                further.setdefault((notices.FURTHER_LINE, index, line), []).append(cell)
            else:
                yield Notice(notices.IN_NO_CELL(print=_flat(cell.text)), None, cell.place)
    for (sentence, _, name), cells in further.items():
        prints = [_flat(cell.text) for cell in cells]
        said = (
            sentence(line=name, prints=prints)
            if sentence is notices.FURTHER_LINE
            else sentence(column=name, prints=list(dict.fromkeys(prints)))
        )
        yield Notice(said, None, cells[0].place)
    for cells in others.values():
        if cells:
            numerals = [_flat(cell.text) for cell in cells]
            yield Notice(notices.IN_NO_TABLE(prints=numerals), None, cells[0].place)


def _further_line(row: Row, left: Sequence[Cell]) -> str | None:
    """The label of a row that is no line of the form's, before the figures that are left in it; None if none is."""
    before = [cell for cell in row.cells if cell.column < left[0].column and cell.text]
    label = _flat(before[-1].text) if before else ""
    label = f"{label[:_LONGEST]}…" if len(label) > _LONGEST else label
    return label if label_key(label) and not has_numeral(label_key(label)) and not known(label) else None


def _further_column(cell: Cell, row: Row, head: Head | None) -> str | None:
    """The name of the further column that a cell stands in; None if the head names none there."""
    if head is None or row.flattened or not head.cells or _right(row.cells) != _right(head.cells):
        return None
    above = [c for c in head.cells if c.text and c.column <= cell.column < c.column + c.colspan]
    if cell.column in head.of_other_years:
        return next(_flat(c.text) for c in above if year_in(c.text) is not None)
    return _flat(above[-1].text) if above and not known(above[-1].text) else None


def _right(cells: Sequence[Cell]) -> int:
    return max(cell.column + cell.colspan for cell in cells)


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
        return has_numeral(label_key(cell.text)) and not known(cell.text) and year_in(cell.text) is None
    return True


def _flat(text: str) -> str:
    return " ".join(text.split())
