r"""CSV (RFC 4180) and JSON Lines: a file for each table, read by everything.

In CSV, NULL is a field with nothing in it, and empty text is `""`, as PostgreSQL and DuckDB have
it. Most readers take the two for one; where the difference tells something, as in `raw` (a cell
printed blank, and no such cell), NULL is written as `\N`, which nobody prints.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.corpus.export.snapshot import Record
from parsers.dictionary import Column, Table, Value

NULL = "\\N"
BLANKS = frozenset({"raw", "old", "new"})
"""Columns in which empty text is a finding of its own, beside NULL."""

_QUOTED = re.compile(r'\A\Z|\A\s|[",\r\n]|\s\Z')
"""Empty text, and what a reader would take for the end of a field or might strip."""


def null_of(column: Column) -> str:
    """What NULL is written as in a column of a CSV file."""
    distinct = column.name in BLANKS and column.type == "text" and not column.required
    return NULL if distinct else ""


def write_csv(path: Path, table: Table, rows: Iterable[Record], encoding: str = "utf-8-sig") -> int:
    """With a byte-order mark, without which Excel takes Chinese for something else, unless the
    encoding is plain `utf-8`. The number of rows.
    """
    nulls = [null_of(column) for column in table.columns]
    count = 0
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(",".join(column.name for column in table.columns) + "\r\n")
        for row in rows:
            file.write(",".join(map(_field, row, nulls)) + "\r\n")
            count += 1
    return count


def _field(value: Value, null: str) -> str:
    # Not the csv module: before Python 3.12 it writes NULL and empty text alike.
    if value is None:
        return null
    if not isinstance(value, str):
        return repr(value)
    if _QUOTED.search(value):
        return '"' + value.replace('"', '""') + '"'
    return value


def write_jsonl(path: Path, table: Table, rows: Iterable[Record]) -> int:
    """An object a line; columns that hold JSON hold it as such. The number of rows."""
    names = [column.name for column in table.columns]
    nested = [column.type == "json" for column in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(encode(dict(zip(names, _values(row, nested), strict=True))) + "\n")
            count += 1
    return count


def _values(row: Record, nested: Sequence[bool]) -> list[object]:
    return [
        json.loads(value) if is_json and isinstance(value, str) else value
        for value, is_json in zip(row, nested, strict=True)
    ]
