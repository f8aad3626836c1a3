"""The rows to be exported: the tables and views of the dictionary, in the state of one moment.

Rows are sorted by their keys, so that the same corpus gives the same bytes. They are passed on as they
are read, so that a large corpus needs no more memory than a small one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from crawler.corpus.opening import open_for_reading
from crawler.database.errors import CorpusError
from crawler.dictionary import CODE_TABLES, FACT_TABLES, TABLES, VIEWS, Table, Value
from parsers.keys import LAYOUTS, key_of

INTERNAL = frozenset({"readings", "archive_files", "archive_records"})
"""Tables that only this program can use: compressed readings, and positions in its archive."""
BATCH = 100
"""Reports whose figures are in memory at once: at most 40,000 figures, 40 MB."""

Record = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Selects reports by the portals they were read from and by report year; empty: all."""

    portals: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def all(self) -> bool:
        return not self.portals and not self.years


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A corpus, opened for reading in one transaction."""

    conn: sqlite3.Connection
    selection: Selection

    @property
    def tables(self) -> tuple[Table, ...]:
        return exported_tables()

    def reports(self) -> Iterator[str]:
        """Ids of the selected reports, sorted."""
        last = ""
        while ids := self._reports_after(last):
            yield from ids
            last = ids[-1]

    def rows(self, table: Table) -> Iterator[Record]:
        """All rows of a table that belong to the selection, each in the order of `table.columns`."""
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        sql = f'SELECT {columns} FROM "{table.name}"'
        if not table.key and table.columns[0].name == "report_id":
            yield from self._by_report(table, sql)
            return
        order = table.key or tuple(column.name for column in table.columns)
        where = self._where(table)
        by = ", ".join(f'"{name}"' for name in order)
        # Not `yield from`: a generator that is abandoned would then close a cursor of a closed connection.
        for row in self.conn.execute(f"{sql} {where} ORDER BY {by}"):  # noqa: UP028
            yield row

    def _by_report(self, table: Table, sql: str) -> Iterator[Record]:
        """The rows of a view, sorted a few reports at a time: all at once would fill disk and memory."""
        names = [column.name for column in table.columns]
        key = names.index("key") if "key" in names else None
        by = "" if key is not None else f"ORDER BY {', '.join(map(str, range(1, len(names) + 1)))}"

        def order(row: Record) -> tuple[object, ...]:
            return row[0], print_order(str(row[key])), row[key]  # type: ignore[index]

        last = ""
        while ids := self._reports_after(last):
            last = ids[-1]
            # Not BETWEEN: SQLite assumes that it selects a quarter of a large corpus, and scans all of it.
            of_these = f"WHERE report_id IN ({', '.join('?' * len(ids))})"
            found = self.conn.execute(f"{sql} {of_these} {by}", ids).fetchall()
            yield from found if key is None else sorted(found, key=order)

    def _reports_after(self, last: str) -> list[str]:
        source = "reports" if self.selection.all else "chosen"
        rows = self.conn.execute(f"SELECT id FROM {source} WHERE id > ? ORDER BY id LIMIT {BATCH}", (last,))
        return [row[0] for row in rows]

    def _where(self, table: Table) -> str:
        """The WHERE clause for the rows that belong to the selected reports; "" for a table without a link
        to reports, all of which is exported.
        """
        if self.selection.all:
            return ""
        if table.name in _OF_SELECTION:
            return f"WHERE {_OF_SELECTION[table.name]}"
        for column in table.columns:
            if column.references == "reports" or column.name == "report_id":
                return f'WHERE "{column.name}" IN chosen'
        return ""


_COPIES = "SELECT url FROM report_documents WHERE report_id IN chosen"
_CAPTURES = (
    f"url IN ({_COPIES}) OR id IN (SELECT new_capture FROM revisions WHERE report_id IN chosen"
    " UNION SELECT old_capture FROM revisions WHERE report_id IN chosen)"
)
_OF_SELECTION = {
    "reports": "id IN chosen",
    "issuers": "id IN (SELECT issuer_id FROM reports WHERE id IN chosen)",
    "captures": _CAPTURES,
    "documents": f"sha256 IN (SELECT document FROM captures WHERE {_CAPTURES}"
    " UNION SELECT document FROM report_documents WHERE report_id IN chosen"
    " UNION SELECT document FROM reports WHERE id IN chosen)",
    # A problem belongs to a page, not to a year: export those of the pages of the selected reports.
    "problems": f"url IN ({_COPIES}) AND (document IS NULL"
    f" OR document IN (SELECT document FROM captures WHERE {_CAPTURES}))",
}


@contextmanager
def snapshot(corpus: Path, selection: Selection) -> Iterator[Snapshot]:
    """Opens a corpus for export. Raises `CorpusError` if there is none, or no report matches the selection."""
    conn = open_for_reading(corpus)
    try:
        conn.execute("CREATE TEMP TABLE chosen (id TEXT PRIMARY KEY) WITHOUT ROWID")
        conn.execute("BEGIN")
        if not selection.all:
            _choose(conn, selection)
        yield Snapshot(conn, selection)
    finally:
        conn.close()


def _choose(conn: sqlite3.Connection, selection: Selection) -> None:
    for what, wanted in (("portal", selection.portals), ("year", selection.years)):
        known = {row[0] for row in conn.execute(f"SELECT DISTINCT {what} FROM reports")}
        for each in wanted:
            if each not in known:
                there = ", ".join(map(str, sorted(known))) or "none"
                raise CorpusError(f"there is no report of {what} {each}; the corpus has these: {there}")
    conditions, values = ["1"], list[str | int]()
    for what, wanted in (("portal", selection.portals), ("year", selection.years)):
        if wanted:
            conditions.append(f"{what} IN ({', '.join('?' * len(wanted))})")
            values += wanted
    conn.execute(f"INSERT INTO chosen SELECT id FROM reports WHERE {' AND '.join(conditions)}", values)
    if conn.execute("SELECT 1 FROM chosen").fetchone() is None:
        raise CorpusError("no report is of that portal and that year both")


def exported_tables() -> tuple[Table, ...]:
    """Tables of facts, views and code tables, without columns of binary content."""
    return tuple(_shown(table) for table in (*FACT_TABLES, *VIEWS, *CODE_TABLES) if table.name not in INTERNAL)


def _shown(table: Table) -> Table:
    if any(column.type == "blob" for column in table.columns):
        return replace(table, columns=tuple(c for c in table.columns if c.type != "blob"))
    return table


_PLACES = {table.name: {row["code"]: at for at, row in enumerate(table.rows)} for table in CODE_TABLES}
_TABLES = tuple(LAYOUTS)


@lru_cache(4096)
def print_order(text: str) -> tuple[int, ...]:
    """Sort key by which figures come in the order of print; texts that aren't a figure's key come last."""
    try:
        key = key_of(text)
    except ValueError:
        return (len(_TABLES),)
    table = TABLES[key.table]
    codes = [(table.column(name).references, code) for name, code in key.codes.items()]
    codes.append((table.across, key.column))
    places = [(_PLACES[of], code) for of, code in codes if of is not None]
    return _TABLES.index(key.table), *(known.get(code, len(known)) for known, code in places)
