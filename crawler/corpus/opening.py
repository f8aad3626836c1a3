"""Opens the corpus file for writing or for reading; a file of an older version is brought up to date first."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from crawler import permissions
from crawler.corpus import migrations
from crawler.corpus.derived import reports
from crawler.database.errors import LOCKED, CorpusError, code_of
from crawler.database.library import database
from crawler.database.schema import APPLICATION_ID, BUSY_MS, CHECKPOINT, SCHEMA_VERSION, create, is_current
from crawler.database.store import Store
from crawler.dictionary import TABLES

if TYPE_CHECKING:
    from sqlite_utils import Database


def open_database(path: Path) -> Database:
    """Opens the corpus at `path` for writing, and creates it if there is none. One of an older version
    is brought up to date first (`migrations`).

    Raises `CorpusError` for a file that isn't a corpus, or a corpus of a newer version.
    """
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
        db = database()(conn)
        create(db)
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
        if not path.exists():
            permissions.make_file(path)
        return sqlite3.connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
    except (OSError, sqlite3.Error) as error:
        raise CorpusError(f"{path} can't be opened: {error}; is the folder there, and writable?") from error


def _finish(conn: sqlite3.Connection) -> None:
    """Completes a migration after its steps: gives every table the definition that a new corpus has,
    and derives anew all that follows from captures and readings.
    """
    fresh = database()(memory=True)
    create(fresh)
    sql = fresh.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    migrations.remake(conn, {name: text for name, text in sql if name in TABLES})
    db = database()(conn)
    create(db, always=True)
    store = Store(db)
    for (url,) in conn.execute("SELECT DISTINCT url FROM report_documents").fetchall():
        with store.transaction():
            reports.bring_up_to_date(store, url)


def words_for(path: Path, error: sqlite3.Error) -> str:
    code = code_of(error)
    if code == sqlite3.SQLITE_NOTADB:
        return f"{path} is not a SQLite file: choose another path, or move that file away"
    if code in LOCKED:
        return f"{path} is being written to by another process: wait until that crawl has ended"
    if code == sqlite3.SQLITE_CORRUPT:
        return f"{path} is damaged ({error}): move it away and crawl again, or restore a copy"
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        # On a full disk, SQLite can't create the shared memory of the log either and reports an I/O error.
        return f"{path} can't be used ({error}): is the disk full, or broken?"
    return f"{path} can't be used as a corpus: {error}"


def _recognise(conn: sqlite3.Connection, path: Path) -> int:
    """The schema version of a corpus; the current one for an empty file. CorpusError for a file that
    isn't a corpus, or a corpus of a newer version.
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


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Opens a corpus for reading. One that lacks a table or view of this version is brought up to date
    first, for which it must be writable. Raises `CorpusError` where there is no corpus.
    """
    conn = _connect_to_read(path)
    if not _is_current(conn):
        conn.close()
        open_database(path).close()
        conn = _connect_to_read(path)
    return conn


def default_corpus() -> Path:
    """Path of the user's own corpus; of the demo's where only that exists."""
    real, demo = Path("data/corpus.db"), Path("data/demo.db")
    return demo if demo.exists() and not real.exists() else real


def _connect_to_read(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise CorpusError(
            f"there is no corpus at {path}: crawl a portal first, try nianbao demo, or name another file with --corpus"
        )
    try:
        conn = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=BUSY_MS / 1000
        )
        (application,) = conn.execute("PRAGMA application_id").fetchone()
    except sqlite3.Error as error:
        raise CorpusError(words_for(path, error)) from error
    if application != APPLICATION_ID:
        conn.close()
        raise CorpusError(f"{path} is no corpus of this project: name another with --corpus")
    return conn


def _is_current(conn: sqlite3.Connection) -> bool:
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    return version == SCHEMA_VERSION and is_current(conn)
