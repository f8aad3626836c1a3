"""What can be wrong with a corpus. The message says what happened and the way out."""

import sqlite3

LOCKED = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))
"""Codes of SQLite where another program writes, or has the corpus open."""


class CorpusError(Exception):
    """The corpus file can't be used as it is."""


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for what Python's module itself refuses."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
