"""Converts figures to rows and back: the only module that knows how tables hold figures.

`parsers.keys` defines which columns name a line; the dictionary, which columns hold numbers.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from crawler.corpus.values import dumps, exact
from crawler.database.store import Row, Rows
from crawler.dictionary import TABLES
from parsers.keys import COUNT, LAYOUTS, VALUE, Key, key_of
from parsers.report import Figure, Printed
from parsers.text import is_blank

Number = int | float
State = Literal["number", "blank", "unread", "absent"]


class StoredFigure(NamedTuple):
    """A figure as the corpus holds it. `raw` is the cell's printed text: "" for a blank cell, None where
    the report has no such cell. `source_table` is the id of the source table that has the cell.
    """

    key: str
    value: Number | None
    raw: str | None
    unit: str
    source_table: str | None
    place: Mapping[str, Any]

    @property
    def state(self) -> State:
        """number, blank, unread (printed text that gave no number), or absent (no such cell)."""
        if self.value is not None:
            return "number"
        if self.raw is None:
            return "absent"
        return "blank" if is_blank(self.raw) else "unread"


@cache
def value_columns(table: str) -> tuple[str, ...]:
    """The names of a table's columns that hold numbers."""
    return tuple(column.name for column in TABLES[table].columns if column.type == "number")


def source_table_id(report_id: str, position: int) -> str:
    return f"{report_id}/{position}"


# from figures to rows


def rows_of(
    report_id: str, figures: Mapping[str, Figure], positions: set[int], printed: Mapping[str, Printed] | None = None
) -> Rows:
    """Rows in the order of the figures, by table. `positions` are the positions of the source tables
    that are stored; `printed` has the labels of the lines of `indicators`. ValueError for a key that belongs to no
    table.
    """
    rows: Rows = {table: [] for table in LAYOUTS}
    lines: dict[tuple[str, str], dict[str, Figure]] = {}
    for text, figure in figures.items():
        key = key_of(text)
        if LAYOUTS[key.table].column is None:
            lines.setdefault((key.table, key.line), {})[key.column] = figure
        else:
            of_table = rows[key.table]
            row = {"position": len(of_table) + 1, **key.codes, **_single(report_id, figure, positions)}
            of_table.append(row | (printed[text]._asdict() if printed and text in printed else {}))
    for (table, line), cells in lines.items():
        rows[table].append({"position": len(rows[table]) + 1, **_line(report_id, table, line, cells, positions)})
    return rows


def _single(report_id: str, figure: Figure, positions: set[int]) -> Row:
    """A row that holds one figure, without position and codes."""
    where = figure.place.known if figure.place else None
    return {
        "report_id": report_id,
        VALUE: exact(figure.value),
        "unit": figure.unit,
        "raw": figure.raw,
        "source_table": _source_table(report_id, [figure], positions),
        "place": dumps(where) if where else None,
    }


def _line(report_id: str, table: str, line: str, cells: Mapping[str, Figure], positions: set[int]) -> Row:
    """A row that holds a line of the form, without position."""
    row: Row = {"report_id": report_id, **Key(table, line, "").codes}
    row |= {column: exact(cells[column].value) if column in cells else None for column in value_columns(table)}
    row["raw"] = dumps({column: figure.raw for column, figure in cells.items()})
    row["source_table"] = _source_table(report_id, cells.values(), positions)
    row["places"] = dumps({column: where for column, f in cells.items() if f.place and (where := f.place.known)})
    return row


def _source_table(report_id: str, figures: Iterable[Figure], positions: set[int]) -> str | None:
    """The id of the source table in which a row begins; a cell in another table says so in its place."""
    for figure in figures:
        if figure.place is not None and figure.place.table in positions:
            return source_table_id(report_id, figure.place.table or 0)
    return None


# from rows to figures


def figures_in(rows: Rows) -> dict[str, StoredFigure]:
    """Every figure of a copy's rows, by key."""
    found = (_figures(table, row) for table in LAYOUTS for row in rows.get(table, ()))
    return {figure.key: figure for figures in found for figure in figures}


def prints_in(rows: Rows) -> Iterator[tuple[str, str | None, Number | None]]:
    """Key, printed text and number of every figure of a copy's rows."""
    for table in LAYOUTS:
        for row in rows.get(table, ()):
            for key, column, raw in _prints(table, row):
                yield key, raw, _number(row[column])


def numbers_in(rows: Rows) -> dict[str, Number | None]:
    """The number of every figure of a copy's rows, by key."""
    return dict(pair for table in LAYOUTS for row in rows.get(table, ()) for pair in _numbers(table, row))


def figures_of(conn: sqlite3.Connection, report_id: str) -> dict[str, StoredFigure]:
    """Every figure of a stored report by key, in the order of the form."""
    others = ("raw", "unit", "place", "places", "source_table")
    found: dict[str, StoredFigure] = {}
    for table in LAYOUTS:
        there = tuple(column.name for column in TABLES[table].columns if column.name in others)
        for row in _select(conn, table, report_id, there):
            found |= {figure.key: figure for figure in _figures(table, row)}
    return found


def numbers_of(conn: sqlite3.Connection, report_id: str) -> dict[str, Number | None]:
    """The number of every figure of a stored report by key, without loading printed texts and places."""
    selected = ((table, row) for table in LAYOUTS for row in _select(conn, table, report_id, ()))
    return dict(pair for table, row in selected for pair in _numbers(table, row))


def _select(conn: sqlite3.Connection, table: str, report_id: str, others: tuple[str, ...]) -> Iterator[Row]:
    names = (*LAYOUTS[table].codes, *value_columns(table), *others)
    chosen = ", ".join(f'"{name}"' for name in names)
    for row in conn.execute(f"SELECT {chosen} FROM {table} WHERE report_id = ? ORDER BY position", [report_id]):
        yield dict(zip(names, row, strict=True))


@lru_cache(4_096)
def _keys(table: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The key of each figure in the row that these codes name, with the column that holds its number."""
    layout = LAYOUTS[table]
    line = ".".join(codes[: len(layout.line)])
    columns = value_columns(table) if layout.column is None else codes[-1:]
    keys = (Key(table, line, column) for column in columns)
    return tuple((key.text, key.value_column) for key in keys)


def _keys_of(table: str, row: Row) -> tuple[tuple[str, str], ...]:
    return _keys(table, tuple([str(row[code]) for code in LAYOUTS[table].codes]))


def _numbers(table: str, row: Row) -> Iterator[tuple[str, Number | None]]:
    for key, column in _keys_of(table, row):
        yield key, _number(row[column])


def _prints(table: str, row: Row) -> Iterator[tuple[str, str, str | None]]:
    """Key, column and printed text of each figure of a row."""
    if LAYOUTS[table].column is None:
        prints = json.loads(str(row["raw"]))
        for key, column in _keys_of(table, row):
            yield key, column, prints.get(column)
    else:
        for key, column in _keys_of(table, row):
            yield key, column, _text(row["raw"])


def _figures(table: str, row: Row) -> Iterator[StoredFigure]:
    source, unit = _text(row["source_table"]), str(row.get("unit", COUNT))
    if LAYOUTS[table].column is None:
        places = json.loads(str(row["places"]))
    else:
        places = {VALUE: json.loads(str(row["place"]))} if row["place"] else {}
    for key, column, raw in _prints(table, row):
        place = places.get(column, {})
        yield StoredFigure(key, _number(row[column]), raw, unit, _own_table(source, place), place)


def _own_table(source: str | None, place: Mapping[str, Any]) -> str | None:
    """The source table of a cell: a line of the form may continue in another table."""
    if source is None or "table" not in place:
        return source
    return source_table_id(source.rsplit("/", 1)[0], place["table"])


def _number(value: object) -> Number | None:
    return value if isinstance(value, int | float) else None


def _text(value: object) -> str | None:
    return None if value is None else str(value)
