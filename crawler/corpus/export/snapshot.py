"""What is exported: the tables and views of the dictionary, row by row, as they stood at one moment.

Rows come in the order of their keys, so that the same corpus gives the same bytes, and as they are
read, so that a large corpus needs no more memory than a small one.
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
"""Tables that only this program can use: packed readings, and where bytes lie in its archive."""
BATCH = 100
"""Reports whose figures are held at once: 40,000 figures at most, 40 MB."""

Record = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Reports that were read from these portals, for these years; empty: all."""

    portals: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def all(self) -> bool:
        return not self.portals and not self.years


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A corpus, open for reading in one transaction."""

    conn: sqlite3.Connection
    selection: Selection

    @property
    def tables(self) -> tuple[Table, ...]:
        return exported_tables()

    def reports(self) -> Iterator[str]:
        """Ids of the chosen reports, in order."""
        last = ""
        while ids := self._reports_after(last):
            yield from ids
            last = ids[-1]

    def rows(self, table: Table) -> Iterator[Record]:
        """All rows of the selection, in the order of `table.columns`."""
        columns = ", ".join(f'"{column.name}"' for column in table.columns)
        sql = f'SELECT {columns} FROM "{table.name}"'
        if not table.key and table.columns[0].name == "report_id":
            yield from self._by_report(table, sql)
            return
        order = table.key or tuple(column.name for column in table.columns)
        where = self._where(table)
        by = ", ".join(f'"{name}"' for name in order)
        # Not `yield from`: one that is left in the middle would close a cursor of what is closed.
        for row in self.conn.execute(f"{sql} {where} ORDER BY {by}"):  # noqa: UP028
            yield row

    def _by_report(self, table: Table, sql: str) -> Iterator[Record]:
        """Views are sorted a few reports at a time: all at once would fill disk and memory."""
        names = [column.name for column in table.columns]
        key = names.index("key") if "key" in names else None
        by = "" if key is not None else f"ORDER BY {', '.join(map(str, range(1, len(names) + 1)))}"

        def order(row: Record) -> tuple[object, ...]:
            return row[0], print_order(str(row[key])), row[key]  # type: ignore[index]

        last = ""
        while ids := self._reports_after(last):
            last = ids[-1]
            # Not BETWEEN: SQLite takes that for a quarter of a large corpus, and looks at all of it.
            of_these = f"WHERE report_id IN ({', '.join('?' * len(ids))})"
            found = self.conn.execute(f"{sql} {of_these} {by}", ids).fetchall()
            yield from found if key is None else sorted(found, key=order)

    def _reports_after(self, last: str) -> list[str]:
        source = "reports" if self.selection.all else "chosen"
        rows = self.conn.execute(f"SELECT id FROM {source} WHERE id > ? ORDER BY id LIMIT {BATCH}", (last,))
        return [row[0] for row in rows]

    def _where(self, table: Table) -> str:
        """What of a table belongs to the chosen reports. Small tables are exported whole."""
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
    # A problem belongs to a page, not to a year: those of the pages of the chosen reports.
    "problems": f"url IN ({_COPIES}) AND (document IS NULL"
    f" OR document IN (SELECT document FROM captures WHERE {_CAPTURES}))",
}


@contextmanager
def snapshot(corpus: Path, selection: Selection) -> Iterator[Snapshot]:
    """Raises `CorpusError` where there is no corpus, or the selection holds no report."""
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
    """Facts, views, codes: each without the columns that hold binary content."""
    return tuple(_shown(table) for table in (*FACT_TABLES, *VIEWS, *CODE_TABLES) if table.name not in INTERNAL)


def _shown(table: Table) -> Table:
    if any(column.type == "blob" for column in table.columns):
        return replace(table, columns=tuple(c for c in table.columns if c.type != "blob"))
    return table


_PLACES = {table.name: {row["code"]: at for at, row in enumerate(table.rows)} for table in CODE_TABLES}
_TABLES = tuple(LAYOUTS)


@lru_cache(4096)
def print_order(text: str) -> tuple[int, ...]:
    """The place of a figure in the order of print; what is no figure's key comes last."""
    try:
        key = key_of(text)
    except ValueError:
        return (len(_TABLES),)
    table = TABLES[key.table]
    codes = [(table.column(name).references, code) for name, code in key.codes.items()]
    codes.append((table.across, key.column))
    places = [(_PLACES[of], code) for of, code in codes if of is not None]
    return _TABLES.index(key.table), *(known.get(code, len(known)) for known, code in places)
