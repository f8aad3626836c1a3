"""The error for a corpus file that can't be used. Its message says what happened and what to do."""

import sqlite3

LOCKED = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
"""SQLite's result codes when another program is writing, or has the corpus open."""


class CorpusError(Exception):
    """The corpus file can't be used as it is."""


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for errors that Python's sqlite3 module raises itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
