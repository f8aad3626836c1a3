"""Rows in and out of SQLite: what every part of the writer uses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from crawler.database.errors import CorpusError
from crawler.dictionary import TABLES, Value
from crawler.dictionary.divisions import division, division_row

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = dict[str, Value | bytes]
Rows = dict[str, list[Row]]
"""Rows by the name of their table."""

_SAMPLE = 1_000
"""Rows of an index that are looked at for the planner's statistics."""


class Store:
    """The open database. Every write stands in the innermost `transaction`."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.conn: sqlite3.Connection = db.conn

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing; inside another one, a savepoint.

        It begins by asking for the right to write: one that read first and wanted to write later
        would fail at once, not wait, where another process wrote in between.
        """
        if self.conn.in_transaction:
            with self.db.atomic():
                yield
            return
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.conn.execute("COMMIT")
        except BaseException:
            self.db.rollback()
            raise

    def one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row, if there is one."""
        row: tuple[Any, ...] | None = self.conn.execute(sql, values).fetchone()
        return row

    def insert(self, table: str, rows: Iterable[Row], *, replace: bool = False) -> None:
        """All columns of the dictionary, in its order; those a row doesn't have are NULL."""
        columns = [column.name for column in TABLES[table].columns]
        key = TABLES[table].key
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
        if replace:
            others = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in key)
            sql += f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {others}"
        self.conn.executemany(sql, [tuple(map(row.get, columns)) for row in rows])

    def latest(self, url: str, document: str) -> tuple[str, str]:
        """When a content was last seen at an address; at one moment, contents by their digest."""
        row = self.one("SELECT max(fetched_at) FROM captures WHERE url = ? AND document = ?", url, document)
        return (row[0] or "" if row else "", document)

    def take_statistics(self) -> None:
        """What SQLite goes by when it plans a query: how many rows an index has, and for one value.
        From a sample, in a twentieth of a second also for 100,000 reports.
        """
        self.conn.execute(f"PRAGMA analysis_limit = {_SAMPLE}")
        with self.transaction():
            for name in TABLES:
                self.conn.execute(f'ANALYZE "{name}"')

    def ensure_division(self, code: str) -> None:
        """Raises `CorpusError` for what is no GB/T 2260 code."""
        try:
            division(code)
        except ValueError as error:
            raise CorpusError(str(error)) from error
        if not self.one("SELECT 1 FROM divisions WHERE code = ?", code):
            self.insert("divisions", [dict(division_row(code))])
