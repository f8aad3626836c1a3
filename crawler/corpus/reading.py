"""A corpus opened to look at: nothing is written to it, and a crawl may go on beside."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from crawler.corpus.errors import CorpusError
from crawler.corpus.schema import APPLICATION_ID, BUSY_MS, SCHEMA_VERSION, is_current, open_database, words_for


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Raises `CorpusError` where there is none. A corpus that lacks a table or view of this version
    is brought up to it first, for which it must be writable.
    """
    conn = _connect(path)
    if not _is_whole(conn):
        conn.close()
        open_database(path).close()
        conn = _connect(path)
    return conn


def default_corpus() -> Path:
    """The user's own corpus, else that of the demo."""
    real, demo = Path("data/corpus.db"), Path("data/demo.db")
    return demo if demo.exists() and not real.exists() else real


def _connect(path: Path) -> sqlite3.Connection:
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


def _is_whole(conn: sqlite3.Connection) -> bool:
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    return version == SCHEMA_VERSION and is_current(conn)
