"""合并: the corpora of several shards in one, as if one machine had crawled their portals into it.

Ids come from content, so rows are copied as they are. What follows from more than one portal is derived anew: the
reports that several of them print, and the issuers whose reports stand on several.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from crawler.corpus.checked import scope
from crawler.corpus.checked.due import neighbours_are_due
from crawler.corpus.copies import REPORT_TABLES
from crawler.corpus.derived.reports import bring_up_to_date, choose_copy
from crawler.corpus.opening import open_for_reading
from crawler.corpus.writer import Corpus
from crawler.database import search
from crawler.database.replace import into_one_file
from crawler.database.store import Store
from crawler.dictionary import CODE_TABLES, TABLES

_CODES = {table.name for table in CODE_TABLES}
_MADE_LATER = {"expected_issuers", "corrections", "copied_texts"}
"""Filled when all shards are in: by `Corpus.look_at_all` and `Corpus.correct`."""
_OF_REPORTS = {"reports", "report_documents", "revisions", *REPORT_TABLES}
"""Copied for reports that no shard before had."""


def merge(target: Path, shards: Iterable[Path], corrections: Path | None = None) -> None:
    """Makes a new corpus of those of shards, which may be brought up to date to this version's schema. Raises
    `CorpusError`.
    """
    with Corpus.open(target) as corpus:
        conn = corpus.connection
        conn.execute("PRAGMA journal_mode = OFF")  # a new file: whatever goes wrong, it is thrown away
        conn.execute("PRAGMA synchronous = OFF")
        conn.execute("PRAGMA foreign_keys = OFF")
        indices = _without_indices(conn)
        conn.execute("CREATE TEMP TABLE shared (report TEXT PRIMARY KEY) WITHOUT ROWID")
        for shard in shards:
            _add(conn, shard)
        for sql in indices:
            conn.execute(sql)
        search.rebuild(conn)
        conn.execute("PRAGMA foreign_keys = ON")
        conn.execute("PRAGMA journal_mode = MEMORY")
        _derive(corpus.store)
        corpus.look_at_all()
        if corrections is not None:
            corpus.correct(corrections)
    with closing(sqlite3.connect(target)) as conn:
        into_one_file(conn)


def _without_indices(conn: sqlite3.Connection) -> list[str]:
    """Drops the indices, which are built faster at the end. Returns the SQL that makes them."""
    found = conn.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%'"
    ).fetchall()
    for name, _ in found:
        conn.execute(f'DROP INDEX "{name}"')
    return [sql for _, sql in found]


def _add(conn: sqlite3.Connection, shard: Path) -> None:
    open_for_reading(shard).close()  # brings it up to date
    conn.execute("ATTACH ? AS shard", (str(shard.absolute()),))
    try:
        conn.execute("BEGIN")
        conn.execute(
            "INSERT OR IGNORE INTO temp.shared SELECT report_id FROM shard.report_documents"
            " WHERE report_id IN (SELECT report_id FROM main.report_documents)"
        )
        for table in TABLES.values():
            if table.name in _CODES | _MADE_LATER:
                continue
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            where = "WHERE 1"
            if table.name in _OF_REPORTS - {"report_documents"}:
                key = "id" if table.name == "reports" else "report_id"
                where = f"WHERE {key} NOT IN (SELECT report FROM temp.shared)"
            rows = f'SELECT {columns} FROM shard."{table.name}" {where}'
            conn.execute(f'INSERT OR IGNORE INTO main."{table.name}" ({columns}) {rows}')
        conn.execute(
            "UPDATE main.documents SET first_seen = min(main.documents.first_seen, s.first_seen)"
            " FROM shard.documents s WHERE s.sha256 = main.documents.sha256"
        )
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        conn.execute("DETACH shard")


def _derive(store: Store) -> None:
    """Brings up to date what several portals have a part in."""
    conn = store.conn
    with store.transaction():
        conn.execute("PRAGMA defer_foreign_keys = ON")  # a copy refers to its report, which is written after it
        urls = "SELECT url FROM captures GROUP BY url HAVING min(portal) <> max(portal)"
        for (url,) in conn.execute(f"SELECT DISTINCT url FROM report_documents WHERE url IN ({urls})").fetchall():
            bring_up_to_date(store, url)
        for (report,) in conn.execute("SELECT report FROM temp.shared ORDER BY report").fetchall():
            choose_copy(store, report)
            neighbours_are_due(store, report)
        scope.derive(store)
        apart = (
            "SELECT id FROM reports WHERE issuer_id IN"
            " (SELECT issuer_id FROM reports GROUP BY issuer_id HAVING min(portal) <> max(portal))"
        )
        for (report,) in conn.execute(apart).fetchall():
            neighbours_are_due(store, report)
