"""A corpus, opened for reading: its tables and views, row by row or as data frames, and SQL.

Nothing here can write. A crawl may write at the same time: each query sees the corpus at one moment.
A cell that is blank or could not be read is None, never 0.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeAlias

from crawler.corpus.export.snapshot import BATCH, exported_tables, print_order
from crawler.corpus.opening import open_for_reading
from crawler.database.errors import CorpusError
from crawler.database.search import FTS, match_query
from crawler.dictionary import Column
from crawler.dictionary import Table as Definition

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

Value: TypeAlias = "str | int | float | bytes | None"
"""The value of a cell. JSON is text."""
Row: TypeAlias = "dict[str, Value]"
Parameters: TypeAlias = "Sequence[Value] | Mapping[str, Value]"


def open_corpus(path: str | os.PathLike[str]) -> Corpus:
    """The corpus in the file `path`, opened for reading.

    A corpus written by an older version is first migrated, on a copy that then replaces it. Raises
    `CorpusError` if there is no corpus, or one of a newer version.
    """
    return Corpus(Path(path), open_for_reading(Path(path)))


class Corpus:
    """A corpus that is open for reading, as returned by `open_corpus`. Use it in one thread only, and
    close it, or use it in a `with` statement.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        connection.set_authorizer(_reads_only)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables of facts, then views, then code tables."""
        return tuple(Table(self._connection, definition) for definition in exported_tables())

    def table(self, name: str) -> Table:
        """The table or view with this name. Raises `CorpusError` if there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        names = ", ".join(table.name for table in self.tables)
        raise CorpusError(f"there is no table or view {name!r}; there are: {names}")

    def figures(self, *, issuer: str | None = None, year: int | None = None) -> Iterator[StoredFigure]:
        """Every figure, including blank ones, report by report, in the order of the form.

        Limited to an issuer (its id or its full name) or a report year (or both), if given. Raises
        `CorpusError` for an issuer that isn't in the corpus.
        """
        conditions, values = ["1"], list[Value]()
        if issuer is not None:
            ids = self._issuers(issuer)
            conditions.append(f"issuer_id IN ({', '.join('?' * len(ids))})")
            values += ids
        if year is not None:
            conditions.append("year = ?")
            values.append(year)
        query = f"SELECT id FROM reports WHERE {' AND '.join(conditions)} ORDER BY id"
        reports = [str(id_) for (id_,) in Rows(self._connection, query, values).tuples()]
        return self._figures_of(reports)

    def _figures_of(self, reports: Sequence[str]) -> Iterator[StoredFigure]:
        names = ", ".join(f'"{column}"' for column in StoredFigure.__slots__)
        for start in range(0, len(reports), BATCH):
            ids = reports[start : start + BATCH]
            query = f"SELECT {names} FROM figures WHERE report_id IN ({', '.join('?' * len(ids))})"
            _, rows = Rows(self._connection, query, ids).run()
            figures = [StoredFigure(*row) for row in rows]
            yield from sorted(figures, key=lambda figure: (figure.report_id, print_order(figure.key)))

    def _issuers(self, wanted: str) -> list[str]:
        """Ids of the issuers with this id or this name. A name may have several: some districts are namesakes."""
        rows = Rows(self._connection, "SELECT id FROM issuers WHERE id = :issuer OR name = :issuer", {"issuer": wanted})
        ids = [str(id_) for (id_,) in rows.tuples()]
        if not ids:
            raise CorpusError(f"the corpus has no issuer {wanted!r}: see corpus.table('issuers')")
        return ids

    def search(self, words: str) -> Rows:
        """The sections (章) whose heading or text contains all the words. Words in double quotes are
        found only as a phrase. A Chinese word may have any length.
        """
        sections = self.table("sections")
        names = ", ".join(f'"{column.name}"' for column in sections.columns)
        found = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH ?" if match_query(words) else "SELECT ? WHERE 0"
        query = f"SELECT {names} FROM sections WHERE id IN ({found}) ORDER BY id"
        return Rows(self._connection, query, [match_query(words)], sections.columns)

    def cite(self, report: str, part: str | None = None) -> str:
        """The permanent link to a report, or to the figure or table `part` of it, as a path: what `nianbao verify`
        checks, and any served copy of the corpus answers. Raises `CorpusError` if there is nothing of that.
        """
        from crawler.corpus.citations import Cited, cite, reading_of

        reading = reading_of(self._connection, Cited(report))
        cited = cite(reading, part) if reading else None
        if cited is None:
            raise CorpusError(f"the corpus has no {part or 'reading'} of a report {report!r}")
        return cited.path

    def misprints(self, report: str | None = None) -> Iterator[dict[str, Any]]:
        """The errors of print (印刷差错) of a report, or of all: sums that don't hold, since when, and the smallest
        change of one or two cells by which they would: a hint, never a figure. Columns: docs/misprints.md.
        """
        from crawler.corpus.misprints import corrected, standing

        wanted = (
            [report] if report else [str(id_) for (id_,) in self.sql("SELECT id FROM reports ORDER BY id").tuples()]
        )
        for each in wanted:
            yield from standing(self._connection, each)
            yield from corrected(self._connection, each)

    def sql(self, query: str, parameters: Parameters = ()) -> Rows:
        """The rows of a SELECT. `parameters` are the values of its placeholders, `?` or `:name`.

        The query runs when the rows are read. `CorpusError` is raised then if it isn't a SELECT, or
        if SQLite can't run it.
        """
        return Rows(self._connection, query, parameters)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """For a `with` statement: everything read inside it is the corpus at one moment, whatever a crawl
        writes in the meantime.
        """
        self._transaction("BEGIN")
        try:
            yield
        finally:
            self._transaction("ROLLBACK")

    def _transaction(self, statement: str) -> None:
        self._connection.set_authorizer(None)
        try:
            self._connection.execute(statement)
        except sqlite3.Error as error:
            raise CorpusError(f"{statement}: {error}") from error
        finally:
            self._connection.set_authorizer(_reads_only)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Corpus {self.path}>"


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of a corpus. The meaning and the unit of its columns are in `columns`."""

    _connection: sqlite3.Connection = field(repr=False)
    _definition: Definition = field(repr=False)

    @property
    def name(self) -> str:
        return self._definition.name

    @property
    def title(self) -> str:
        """The name of the table in Chinese."""
        return self._definition.title

    @property
    def description(self) -> str:
        return self._definition.description

    @property
    def columns(self) -> tuple[Column, ...]:
        """Each with `name`, `type`, `description` and `unit`."""
        return self._definition.columns

    @property
    def is_view(self) -> bool:
        return not self._definition.key

    def rows(self, **equals: Value | Iterable[Value]) -> Rows:
        """The rows in which each named column has the given value, or one of several. None stands for NULL.

        Rows of a table are in the order of its key, those of a view in no fixed order. Raises
        `CorpusError` for a column that the table doesn't have.
        """
        known = {column.name for column in self.columns}
        conditions, values = [], list[Value]()
        for name, wanted in equals.items():
            if name not in known:
                raise CorpusError(f"{self.name} has no column {name!r}; it has: {', '.join(sorted(known))}")
            condition, needed = _is_one_of(name, wanted)
            conditions.append(condition)
            values += needed
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        order = ", ".join(f'"{name}"' for name in self._definition.key)
        query = f'SELECT {names} FROM "{self.name}"{where}' + (f" ORDER BY {order}" if order else "")
        return Rows(self._connection, query, values, self.columns)

    def to_pandas(self) -> pd.DataFrame:
        """All rows: see `Rows.to_pandas`."""
        return self.rows().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """All rows: see `Rows.to_polars`."""
        return self.rows().to_polars()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows())

    def __len__(self) -> int:
        """Number of rows. They are counted one by one, which takes long for a view of a large corpus."""
        [(count,)] = Rows(self._connection, f'SELECT count(*) FROM "{self.name}"').tuples()
        assert isinstance(count, int)
        return count

    def __repr__(self) -> str:
        return f"<{'View' if self.is_view else 'Table'} {self.name}: {self.description}>"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a query, read one by one. Each iteration runs the query again."""

    _connection: sqlite3.Connection = field(repr=False)
    query: str
    parameters: Parameters = ()
    columns: tuple[Column, ...] | None = None
    """Definitions of the columns; None if the query is the caller's own."""

    def __iter__(self) -> Iterator[Row]:
        """Each row as a dictionary, by names of columns."""
        names, rows = self.run()
        return (dict(zip(names, row, strict=True)) for row in rows)

    def tuples(self) -> Iterator[tuple[Value, ...]]:
        """Each row as a tuple, in the order of the query."""
        _, rows = self.run()
        return rows

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a pandas DataFrame. Integers are Int64 and NULL is NA, so that a count stays an
        integer; a column is Float64 if one of its numbers has a fraction (money); texts are `string`.

        Raises ImportError if pandas isn't installed.
        """
        from nianbao.frames import to_pandas

        return to_pandas(*self.run(), self.columns)

    def to_polars(self) -> pl.DataFrame:
        """The rows as a Polars DataFrame. Integers are Int64; a column is Float64 if one of its numbers has
        a fraction (money); texts are String; NULL is null.

        Raises ImportError if Polars isn't installed.
        """
        from nianbao.frames import to_polars

        return to_polars(*self.run(), self.columns)

    def run(self) -> tuple[list[str], Iterator[Any]]:
        """Runs the query; returns the names of the columns, and the rows as tuples.

        Raises `CorpusError` if the query can't be run, or if two columns have the same name.
        """
        try:
            cursor = self._connection.execute(self.query, self.parameters)
        except sqlite3.Error as error:
            raise CorpusError(_in_words(error)) from error
        names = [column[0] for column in cursor.description or ()]
        double = sorted({name for name in names if names.count(name) > 1})
        if double:
            raise CorpusError(f"two columns are called {', '.join(double)}: give one another name with AS")
        return names, _fetched(cursor)


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure of a corpus: a row of the view `figures`.

    `value` is None if the cell is blank or could not be read as a number; `unit` is 件, 项 or 万元.
    `raw` is the text of the cell as printed ("" for a blank cell), None if the report has no such
    cell. `corrected` is the value that a person read there, and `correction` the reason. `place` is JSON.
    """

    report_id: str
    issuer: str
    year: int
    key: str
    line: str
    column: str
    value: int | float | None
    unit: str
    raw: str | None
    corrected: int | float | None
    correction: str | None
    source_table: str | None
    place: str | None
    url: str


def _is_one_of(column: str, wanted: Value | Iterable[Value]) -> tuple[str, list[Value]]:
    """The SQL condition for a column, and the values of its placeholders."""
    values: list[Value] = [wanted] if wanted is None or isinstance(wanted, str | int | float | bytes) else list(wanted)
    marks = ", ".join("?" for value in values if value is not None)
    condition = f'"{column}" IN ({marks})'
    if None in values:
        condition = f'({condition} OR "{column}" IS NULL)'
    return condition, [value for value in values if value is not None]


def _fetched(cursor: sqlite3.Cursor) -> Iterator[Any]:
    try:
        yield from cursor
    except sqlite3.Error as error:
        raise CorpusError(_in_words(error)) from error


def _in_words(error: sqlite3.Error) -> str:
    if "not authorized" in str(error):
        return "a corpus is opened to be read: only SELECT can be run"
    return f"the query can't be run: {error}"


_READING = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))


def _reads_only(action: int, first: str | None, *_: str | None) -> int:
    """SQLite's authorizer, which allows only reading.

    Two other actions are allowed, because SQLite itself needs them to connect the full-text index: an
    update of sqlite_master, which it makes in memory, and PRAGMA data_version.
    """
    of_the_index = (action, first) in {
        (sqlite3.SQLITE_UPDATE, "sqlite_master"),
        (sqlite3.SQLITE_PRAGMA, "data_version"),
    }
    return sqlite3.SQLITE_OK if action in _READING or of_the_index else sqlite3.SQLITE_DENY
