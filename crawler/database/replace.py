"""Replaces a corpus with a new one atomically: at every moment there is one or the other."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from crawler.database.errors import LOCKED, code_of


class InUse(Exception):
    """Another program has the corpus open."""


def into_one_file(conn: sqlite3.Connection) -> None:
    """Ends WAL mode, so that everything is in the corpus's file: a log left next to it would be taken for
    that of the new corpus. Raises `InUse`.
    """
    try:
        conn.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if code_of(error) not in LOCKED:
            raise
        raise InUse from error


def put_in_place(new: Path, path: Path, backup: Path) -> None:
    """Makes `new` the corpus at `path`. A corpus that was there becomes `backup`, which must not exist;
    `into_one_file` must have been called for it.
    """
    with new.open("rb") as file:
        os.fsync(file.fileno())
    if path.exists():
        backup.hardlink_to(path)
        shutil.copymode(path, new)
    new.replace(path)
