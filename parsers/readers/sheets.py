"""What XLSX and XLS share: a sheet's cells become a table; its lines of text become paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from parsers.document import Block, Cell, Paragraph, Place, Table

_MOST_COLUMNS = 200
_DRAWN = 5
"""Formatted cells that make an empty row a row of a table: the narrowest with figures has as many."""
_LONG = 160
"""Characters that no label of the forms has."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as shown: texts by row and column from 0; merges as row, column, rows, columns."""

    title: str
    cells: Mapping[tuple[int, int], str]
    merges: Sequence[tuple[int, int, int, int]]
    hidden_rows: set[int]
    hidden_columns: set[int]


def to_blocks(sheet: Sheet, first_table: int) -> list[Block]:
    """One table; lines of prose, which no table holds, are paragraphs."""
    blocks: list[Block] = []
    run: list[int] = []
    tables = first_table
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


def _rows(sheet: Sheet) -> Iterator[int]:
    """Rows that hold something, or that a merge goes on in, in order. A row of blanks counts where
    it is drawn: it has formatted cells, and rows with text stand above it.
    """
    rows = {row for (row, _), text in sheet.cells.items() if text}
    drawn = Counter(row for row, _ in sheet.cells)
    rows |= {row for row, cells in drawn.items() if cells >= _DRAWN and row - 1 in rows}
    for top, _, high, wide in sheet.merges:
        if high > 1 and wide < _MOST_COLUMNS and any(top <= row < top + high for row in rows):
            rows.update(range(top, min(top + high, max(rows) + 1)))
    yield from sorted(rows - sheet.hidden_rows)


def _prose(sheet: Sheet, row: int) -> str | None:
    """The text of a row in which nothing else stands, where it is longer than any label."""
    texts = [
        text
        for (at, column), text in sheet.cells.items()
        if at == row and text and column not in sheet.hidden_columns
    ]
    return texts[0] if len(texts) == 1 and len(texts[0]) > _LONG else None


def _table(sheet: Sheet, rows: Sequence[int], index: int) -> Table:
    at = {row: n for n, row in enumerate(rows)}
    columns = sorted(
        {column for _, column in sheet.cells if column not in sheet.hidden_columns}
        | {
            c
            for _, left, _, wide in sheet.merges
            for c in range(left, left + min(wide, _MOST_COLUMNS))
        }
        - sheet.hidden_columns
    )
    across = {column: n for n, column in enumerate(columns)}
    spans = {(top, left): (high, wide) for top, left, high, wide in sheet.merges}
    covered = {
        (row, column)
        for top, left, high, wide in sheet.merges
        for row in range(top, top + high) if row in at
        for column in range(left, left + min(wide, _MOST_COLUMNS))
        if (row, column) != (top, left)
    }  # fmt: skip
    cells = []
    for row in rows:
        for column in columns:
            if (row, column) in covered:
                continue
            high, wide = spans.get((row, column), (1, 1))
            high = sum(r in at for r in range(row, row + high))
            wide = sum(c in across for c in range(column, column + min(wide, _MOST_COLUMNS)))
            place = Place(index, at[row], across[column])
            text = sheet.cells.get((row, column), "")
            cells.append(Cell(text, at[row], across[column], high, wide, place))
    return Table(tuple(cells), Place(table=index))


def shown(value: object, pattern: str = "General") -> str:
    """A value as Excel shows it under a number format, as far as reports use formats: whole
    numbers, decimals, thousands, percentages, dates. Text is taken as it is.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), pattern)
    return str(value).replace("_x000D_", "").strip()


def _number(value: Decimal, pattern: str) -> str:
    parts = pattern.split(";")
    if value == 0 and len(parts) >= 3:
        return (
            _plain(value, parts[2]) if re.search(r"[0#?]", _bare(parts[2])) else _literal(parts[2])
        )
    return _plain(value, parts[0])


def _plain(value: Decimal, pattern: str) -> str:
    bare = _bare(pattern)
    if "%" in bare:
        value *= 100
    match = re.search(r"[0#?](?:[0#?,]*)(?:\.([0#?]+))?", bare)
    places = None if match is None or "E" in bare else len(match[1] or "")
    if places is None:
        text = f"{value.normalize():f}" if value != value.to_integral_value() else f"{value:.0f}"
    else:
        text = f"{value:,.{places}f}" if "," in bare else f"{value:.{places}f}"
    return f"{text}%" if "%" in bare else text


def _bare(pattern: str) -> str:
    """A format without colours, conditions and literal text."""
    return re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", pattern)


def _literal(pattern: str) -> str:
    """What a format prints in place of a number: 0 shown as “-”."""
    found = re.sub(r"_.|\*.|\[[^\]]*\]", "", pattern)
    return re.sub(r'"([^"]*)"|\\(.)', lambda m: m[1] if m[1] is not None else m[2], found).strip()
