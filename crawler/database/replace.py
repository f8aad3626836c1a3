"""A new corpus takes the place of an old one in one stroke: at no moment is there none."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

from crawler.database.errors import LOCKED, code_of


class InUse(Exception):
    """Another program has the corpus open."""


def into_one_file(conn: sqlite3.Connection) -> None:
    """End WAL mode, so that all is in the corpus's file: a log left beside it would be taken for that
    of the new corpus. Raises `InUse`.
    """
    try:
        conn.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if code_of(error) not in LOCKED:
            raise
        raise InUse from error


def put_in_place(new: Path, path: Path, backup: Path) -> None:
    """`new` becomes the corpus at `path`. One that was there is `backup` then, which must not exist;
    it must have been brought `into_one_file`.
    """
    with new.open("rb") as file:
        os.fsync(file.fileno())
    if path.exists():
        backup.hardlink_to(path)
        shutil.copymode(path, new)
    new.replace(path)
