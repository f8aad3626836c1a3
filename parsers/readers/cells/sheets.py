"""Shared by the readers of XLSX and XLS: turns a sheet into tables and paragraphs, and values into text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from parsers.document import Block, Cell, Paragraph, Place, SetAside, Table
from parsers.readers.cells.number_formats import number_shown, text_shown

_MOST_COLUMNS = 200
"""Most columns of a merged cell that are used; wider ones are merged over the whole row."""
_DRAWN = 5
"""Least count of formatted cells for an empty row to be a table row: the narrowest table with figures has
this many columns."""
_ORGAN = re.compile(
    "[\u4e00-\u9fff]{2,28}(?:局|委|委员会|办|办公室|政府|厅|院|处|中心|管委会|镇|乡|街道|街道办事处|支队|大队|分局)"
)
"""The name of an organ."""
_LONG = 160
"""Characters. No label of the forms is longer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as shown: `cells` are texts by (row, column) from 0; `merges` are (row, column, number of
    rows, number of columns).
    """

    title: str
    cells: Mapping[tuple[int, int], str]
    merges: Sequence[tuple[int, int, int, int]]
    hidden_rows: set[int]
    hidden_columns: set[int]
    looks: Mapping[tuple[int, int], tuple[SetAside, ...]] = field(default_factory=dict)
    """What cells hold beside what they show."""
    doubtful: frozenset[tuple[int, int]] = frozenset()
    """Cells of which can't be told whether they show their text."""


def blocks_of(sheets: Sequence[Sheet]) -> tuple[Block, ...]:
    """The visible sheets of a workbook, one behind the other. Where each has the name of an organ, it says whose the
    tables on it are, as a line above them would.
    """
    held = [sheet for sheet in sheets if any(sheet.cells.values())]
    names = {sheet.title.strip() for sheet in held}
    named = len(held) == len(names) > 1 and all(map(_ORGAN.fullmatch, names))
    blocks: list[Block] = []
    for sheet in sheets:
        made = to_blocks(sheet, sum(isinstance(block, Table) for block in blocks))
        blocks += [*([Paragraph(sheet.title.strip())] if named and made else []), *made]
    return tuple(blocks)


def to_blocks(sheet: Sheet, first_table: int) -> list[Block]:
    """The sheet as tables, and as paragraphs for rows of prose. Tables are numbered from `first_table`."""
    blocks: list[Block] = []
    run: list[int] = []
    tables = first_table
    sheet = _without_covered(sheet)
    for row in _rows(sheet):
        prose = _prose(sheet, row)
        if prose is None:
            run.append(row)
            continue
        if run:
            blocks.append(_table(sheet, run, tables))
            tables, run = tables + 1, []
        blocks += [Paragraph(line, Place(row=row)) for line in prose.split("\n") if line.strip()]
    if run:
        blocks.append(_table(sheet, run, tables))
    return blocks


def _without_covered(sheet: Sheet) -> Sheet:
    """The sheet without the texts of cells that a merged cell covers: nobody sees them."""
    cells = dict(sheet.cells)
    for top, left, high, wide in sheet.merges:
        if high * wide > len(cells):
            at = [(row, column) for row, column in cells if top <= row < top + high and left <= column < left + wide]
        else:
            at = [(row, column) for row in range(top, top + high) for column in range(left, left + wide)]
        cells |= {each: "" for each in at if each != (top, left) and cells.get(each)}
    return replace(sheet, cells=cells)


def _rows(sheet: Sheet) -> Iterator[int]:
    """The visible rows with content, or covered by a merged cell that has content, in order. An empty
    row counts if it is drawn: it has formatted cells, and the row above has text.
    """
    rows = {row for (row, _), text in sheet.cells.items() if text}
    drawn = Counter(row for row, _ in sheet.cells)
    rows |= {row for row, cells in drawn.items() if cells >= _DRAWN and row - 1 in rows}
    for top, _, high, wide in sheet.merges:
        if high > 1 and wide < _MOST_COLUMNS and any(top <= row < top + high for row in rows):
            rows.update(range(top, min(top + high, max(rows) + 1)))
    yield from sorted(rows - sheet.hidden_rows)


def _prose(sheet: Sheet, row: int) -> str | None:
    """The text of a row, if it is the only one in it and longer than any label; otherwise None."""
    texts = [
        text for (at, column), text in sheet.cells.items() if at == row and text and column not in sheet.hidden_columns
    ]
    return texts[0] if len(texts) == 1 and len(texts[0]) > _LONG else None


def _table(sheet: Sheet, rows: Sequence[int], index: int) -> Table:
    at = {row: n for n, row in enumerate(rows)}
    columns = sorted(
        {column for _, column in sheet.cells if column not in sheet.hidden_columns}
        | {c for _, left, _, wide in sheet.merges for c in range(left, left + min(wide, _MOST_COLUMNS))}
        - sheet.hidden_columns
    )
    across = {column: n for n, column in enumerate(columns)}
    spans, covered = _merged(sheet, at, across)
    cells = []
    for row in rows:
        for column in columns:
            if (row, column) in covered:
                continue
            origin, high, wide = spans.get((row, column), ((row, column), 1, 1))
            place = Place(index, at[row], across[column])
            text, sure = sheet.cells.get(origin, ""), 0.0 if origin in sheet.doubtful else None
            looks = sheet.looks.get(origin, ())
            cells.append(Cell(text, at[row], across[column], high, wide, place, sure, looks))
    return Table(tuple(cells), Place(table=index))


_Position = tuple[int, int]


def _merged(
    sheet: Sheet, at: Mapping[int, int], across: Mapping[int, int]
) -> tuple[dict[_Position, tuple[_Position, int, int]], set[_Position]]:
    """The origin, number of rows and number of columns of each merged cell, by its first position; and all
    other positions that they cover. If the first row or column is hidden, the next one counts as first.
    """
    spans: dict[_Position, tuple[_Position, int, int]] = {}
    covered: set[_Position] = set()
    for top, left, high, wide in sheet.merges:
        rows = [row for row in at if top <= row < top + high]
        columns = [c for c in range(left, left + min(wide, _MOST_COLUMNS)) if c in across]
        if rows and columns:
            spans[rows[0], columns[0]] = ((top, left), len(rows), len(columns))
            covered |= {(row, column) for row in rows for column in columns}
            covered.discard((rows[0], columns[0]))
    return spans, covered


def shown(value: object, pattern: str = "General") -> str:
    """A value as Excel shows it in the number format `pattern`. Dates are always written like 2024-01-31."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return number_shown(value, pattern)
    return text_shown(str(value).replace("_x000D_", "").strip(), pattern)
