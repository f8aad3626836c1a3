r"""CSV (RFC 4180) and JSON Lines: a file for each table, which any program can read.

In CSV, NULL is a field with nothing in it, and empty text is `""`, as in PostgreSQL and DuckDB. Most
readers don't distinguish the two. Where the difference matters, as in `raw` (a blank cell, or no such
cell), NULL is written as `\N`, which no report prints. A text that a spreadsheet would take for a formula has an
apostrophe before it (`crawler.formulas`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from crawler.corpus.export.formats import Written
from crawler.corpus.export.snapshot import Record
from crawler.dictionary import Column, Table
from crawler.formulas import STARTS, guarded

NULL = "\\N"
BLANKS = frozenset({"raw", "old", "new"})
"""Columns in which empty text and NULL mean different things."""

_SUSPECT = re.compile(rf'[\s",]|\A[{STARTS}]')
_QUOTED = re.compile(r'\A\s|[",\r\n]|\s\Z')
"""Matches text with characters that a reader would take for the end of a field, or might strip."""


def null_of(column: Column) -> str:
    """How NULL is written in a column of a CSV file."""
    distinct = column.name in BLANKS and column.type == "text" and not column.required
    return NULL if distinct else ""


def write_csv(
    path: Path, table: Table, rows: Iterable[Record], encoding: str = "utf-8-sig", *, guard: bool = True
) -> Written:
    """Writes a table as CSV. By default it begins with a byte-order mark, without which Excel shows
    Chinese as other characters; with the encoding `utf-8`, it doesn't. `guard`: against formulas.
    """
    nulls = [null_of(column) for column in table.columns]
    count, suspect, quoted = 0, _SUSPECT.search, _quoted_and_guarded if guard else _quoted
    with path.open("w", encoding=encoding, newline="") as file:
        file.write(",".join(column.name for column in table.columns) + "\r\n")
        for row in rows:
            fields = [
                (value if value and not suspect(value) else quoted(value))
                if isinstance(value, str)
                else null
                if value is None
                else repr(value)
                for value, null in zip(row, nulls, strict=True)
            ]
            file.write(",".join(fields) + "\r\n")
            count += 1
    return Written(table, path, count)


def _quoted(value: str) -> str:
    """A text, in quotes if it needs them. The csv module isn't used, as it writes NULL and empty text
    alike before Python 3.12.
    """
    if not value or _QUOTED.search(value):
        return '"' + value.replace('"', '""') + '"'
    return value


def _quoted_and_guarded(value: str) -> str:
    return _quoted(guarded(value))


def write_jsonl(path: Path, table: Table, rows: Iterable[Record]) -> Written:
    """Writes an object on each line; columns of JSON become JSON values, not text."""
    names = [column.name for column in table.columns]
    nested = [column.type == "json" for column in table.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(encode(dict(zip(names, _values(row, nested), strict=True))) + "\n")
            count += 1
    return Written(table, path, count)


def _values(row: Record, nested: Sequence[bool]) -> list[object]:
    return [
        json.loads(value) if is_json and isinstance(value, str) else value
        for value, is_json in zip(row, nested, strict=True)
    ]
