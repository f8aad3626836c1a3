"""The schema: tables, foreign keys and indices from the dictionary; code tables filled from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.corpus import migrations, search, views
from crawler.corpus.divisions import division, divisions
from crawler.corpus.errors import CorpusError
from parsers.dictionary import CODE_TABLES, TABLES, VIEWS, Table, Value

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x6E69616E
"""“nian”: marks a SQLite file as a corpus of this project."""
SCHEMA_VERSION = 2
"""Counted up whenever a table changes in a way that `open_database` can't make good by itself."""
BUSY_MS = 30_000
"""How long a writer waits for another before it gives up."""

CHECKPOINT = 8_000
"""Pages of 4 KB in the write-ahead log before it is copied into the file: 32 MB. With SQLite's own
1,000, 143 reports a second were written on one machine, with this 187."""

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "ANY", "json": "TEXT", "blob": "BLOB"}
"""ANY in a STRICT table keeps integers integers and floats floats."""
_CYCLE = ("portals", "last_crawl")
"""Refers to a table that is created later."""


def open_database(path: Path) -> Database:
    """The corpus at `path`, made if there is none, ready to be written to. One of an older version
    is brought up to date first (`migrations`).

    Raises `CorpusError` for a file that is no corpus, or one of a newer version.
    """
    from sqlite_utils import Database

    conn = _connect(path)
    try:
        version = _recognise(conn, path)
        if version < SCHEMA_VERSION:
            conn.close()
            migrations.migrate(path, version, _finish)
            conn = _connect(path)
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = NORMAL")
        conn.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        conn.execute("PRAGMA foreign_keys = ON")
        db = Database(conn)
        _create(db)
        return db
    except sqlite3.DatabaseError as error:
        conn.close()
        raise CorpusError(words_for(path, error)) from error
    except BaseException:
        conn.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(f"{path} can't be opened: {error}; is the folder there, and writable?") from error


def _finish(conn: sqlite3.Connection) -> None:
    """After the steps of a migration: every table is as a new corpus has it, and what follows from
    captures and readings is made anew.
    """
    from sqlite_utils import Database

    from crawler.corpus.settle import follow
    from crawler.corpus.store import Store

    fresh = Database(memory=True)
    _create(fresh)
    sql = fresh.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    migrations.remake(conn, {name: text for name, text in sql if name in TABLES})
    db = Database(conn)
    _create(db, always=True)
    store = Store(db)
    for (url,) in conn.execute("SELECT DISTINCT url FROM report_documents").fetchall():
        with store.transaction():
            follow(store, url)


def words_for(path: Path, error: sqlite3.Error) -> str:
    if "not a database" in str(error):
        return f"{path} is not a SQLite file: choose another path, or move that file away"
    if "locked" in str(error):
        return f"{path} is being written to by another process: wait until that crawl has ended"
    if "malformed" in str(error):
        return f"{path} is damaged ({error}): move it away and crawl again, or restore a copy"
    if "full" in str(error) or "I/O" in str(error):
        # A full disk has no room for the shared memory of the log either: that is an I/O error.
        return f"{path} can't be used ({error}): is the disk full, or broken?"
    return f"{path} can't be used as a corpus: {error}"


def _recognise(conn: sqlite3.Connection, path: Path) -> int:
    """The version of a corpus; that of today for an empty file. CorpusError for what is none, or
    of a newer version.
    """
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    (tables,) = conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        return SCHEMA_VERSION
    if application != APPLICATION_ID:
        raise CorpusError(
            f"{path} is a SQLite database, but no corpus of this project:"
            " choose another path for the corpus (it was not touched)"
        )
    if version > SCHEMA_VERSION:
        raise CorpusError(
            f"{path} was made by a newer version (schema {version}; known here: {SCHEMA_VERSION}): upgrade nianbao"
        )
    return int(version)


def _create(db: Database, *, always: bool = False) -> None:
    """Create what is missing; bring code tables and views up to the dictionary."""
    if not always and is_current(db.conn):
        return
    with db.atomic():
        db.conn.execute("PRAGMA defer_foreign_keys = ON")
        for table in TABLES.values():
            _create_table(db, table)
        for name, rows in _content():
            db.table(name).upsert_all(map(dict, rows), pk="code")
        if search.FTS not in db.table_names():
            db.conn.execute(search.FTS_SQL)
            search.rebuild(db.conn)
        for view in VIEWS:
            db.create_view(view.name, views.SQL[view.name], replace=True)
        db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _content() -> Iterator[tuple[str, tuple[Mapping[str, Value], ...]]]:
    """The tables whose rows are part of the program."""
    for table in CODE_TABLES:
        yield table.name, table.rows
    yield "divisions", tuple(division_row(code) for code in divisions())


def division_row(code: str) -> dict[str, Value]:
    each = division(code)
    return {
        "code": each.code,
        "name": each.name,
        "level": each.level,
        "parent": each.parent,
        "last_year": each.last_year,
        "became": each.became,
    }


def is_current(conn: sqlite3.Connection) -> bool:
    """Whether columns, views and codes are those of the dictionary: then nothing is written."""
    sql = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view')"))
    if not {*TABLES, search.FTS, *(view.name for view in VIEWS)} <= sql.keys():
        return False
    if any(views.SQL[view.name] not in sql[view.name] for view in VIEWS):
        return False
    named = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    for table in TABLES.values():
        wanted = (*table.indices, *table.unique)
        if not {f"idx_{table.name}_{'_'.join(each)}" for each in wanted} <= named:
            return False
        columns = {row[1] for row in conn.execute(f'PRAGMA table_info("{table.name}")')}
        if not {column.name for column in table.columns} <= columns:
            return False
    for name, rows in _content():
        names = list(rows[0])
        stored = set(conn.execute(f"SELECT {', '.join(names)} FROM {name}"))
        if not {tuple(row[name] for name in names) for row in rows} <= stored:
            return False
    return True


def _create_table(db: Database, table: Table) -> None:
    present = set(db.table_names())
    if table.name in present:
        for column in table.columns:
            if column.name not in db[table.name].columns_dict:
                db.table(table.name).add_column(column.name, _TYPES[column.type])
    else:
        references = [
            (column.name, column.references, TABLES[column.references].key[0])
            for column in table.columns
            if column.references and (table.name, column.name) != _CYCLE
        ]
        db.table(table.name).create(
            {column.name: _TYPES[column.type] for column in table.columns},
            pk=table.key[0] if len(table.key) == 1 else table.key,
            foreign_keys=references,
            not_null={column.name for column in table.columns if column.required},
            strict=True,
        )
    _drop_indices(db, table)
    for index in table.indices:
        db.table(table.name).create_index(index, if_not_exists=True)
    for index in table.unique:
        db.table(table.name).create_index(index, unique=True, if_not_exists=True)
    if table.name == "crawls" and not any(key.column == "last_crawl" for key in db.table("portals").foreign_keys):
        db.table("portals").add_foreign_key("last_crawl", "crawls", "id")


def _drop_indices(db: Database, table: Table) -> None:
    """Those of an earlier version that the dictionary has no more; SQLite's own stay."""
    wanted = {tuple(index) for index in (*table.indices, *table.unique)}
    for index in db.table(table.name).indexes:
        if index.origin == "c" and tuple(index.columns) not in wanted:
            db.conn.execute(f'DROP INDEX "{index.name}"')
