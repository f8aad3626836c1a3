"""Reads and writes rows in SQLite, for all modules that write the corpus."""

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
"""Rows that SQLite looks at in each index for its statistics."""


class Store:
    """The open database. Every write belongs to the innermost `transaction`."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.conn: sqlite3.Connection = db.conn

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction; inside another one, a savepoint. An exception rolls it back.

        It takes the write lock at its beginning (BEGIN IMMEDIATE): a transaction that reads first and
        writes later fails at once, without waiting, if another process has written in between.
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
        """The first row of a query; None if there is none."""
        row: tuple[Any, ...] | None = self.conn.execute(sql, values).fetchone()
        return row

    def insert(self, table: str, rows: Iterable[Row], *, replace: bool = False) -> None:
        """Inserts rows into a table; columns that a row doesn't have become NULL. With `replace`, a row
        with the same key is replaced.
        """
        columns = [column.name for column in TABLES[table].columns]
        key = TABLES[table].key
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
        if replace:
            others = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in key)
            sql += f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET {others}"
        self.conn.executemany(sql, [tuple(map(row.get, columns)) for row in rows])

    def latest(self, url: str, document: str) -> tuple[str, str]:
        """Sort key for the documents at an address: when the document was last captured there (ISO 8601;
        "" if never), then its SHA-256.
        """
        row = self.one("SELECT max(fetched_at) FROM captures WHERE url = ? AND document = ?", url, document)
        return (row[0] or "" if row else "", document)

    def take_statistics(self) -> None:
        """Updates the statistics by which SQLite plans queries: how many rows an index has, in all and for
        one value. They are taken from a sample, in a twentieth of a second even for 100,000 reports.
        """
        self.conn.execute(f"PRAGMA analysis_limit = {_SAMPLE}")
        with self.transaction():
            for name in TABLES:
                self.conn.execute(f'ANALYZE "{name}"')

    def ensure_division(self, code: str) -> None:
        """Adds a division's row if it is missing. Raises `CorpusError` for a code that isn't a GB/T 2260 code."""
        try:
            division(code)
        except ValueError as error:
            raise CorpusError(str(error)) from error
        if not self.one("SELECT 1 FROM divisions WHERE code = ?", code):
            self.insert("divisions", [dict(division_row(code))])
