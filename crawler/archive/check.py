"""Checks that the archive is sound: runs warcio's own checker on each file, and compares the file with the
corpus's index.
"""

from __future__ import annotations

import io
import sqlite3
import zlib
from argparse import Namespace
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from warcio.checker import Checker
from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.entries import Entry, scan
from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in

_LONGEST = 300
"""Characters of warcio's output that are shown: for a damaged record it prints part of the record."""


def files_of(folder: Path) -> list[str]:
    """Names of all files in the archive, in the order of the crawls."""
    return [name for _, names in crawls_in(folder) for name in names]


def troubles(folder: Path, name: str, conn: sqlite3.Connection | None) -> Iterator[str]:
    """Messages on what is wrong with a file. `conn` is the connection to its corpus, if there is one."""
    path = folder / name
    if not path.exists():
        yield "the corpus knows it, and it is not there: restore it from a copy"
        return
    try:
        found = [each.entry for each in scan(folder, name)]
    except ArchiveError as error:
        yield str(error)
        return  # warcio's checker has no limits: a record may be larger than the memory
    yield from _unsound(path)
    whole = found[-1].end if found else 0
    size = path.stat().st_size
    if whole < size:
        yield (
            f"half a record of {size - whole:,} bytes is at its end, as a kill leaves it: the next crawl cuts it off"
        )
    if conn is not None:
        yield from _unknown(conn, name, found)


def _unsound(path: Path) -> Iterator[str]:
    """What `warcio check` reports about the file, if it finds a fault."""
    said, checker = io.StringIO(), Checker(Namespace(inputs=[], verbose=False))
    with redirect_stdout(said), redirect_stderr(said):
        try:
            checker.process_one(str(path))
        except (ArchiveLoadFailed, OSError, ValueError, zlib.error) as error:
            print(error)
            checker.exit_value = 1
    if checker.exit_value:
        words = "".join(each for each in said.getvalue() if each.isprintable() or each == "\n")
        words = " ".join(words.split())[:_LONGEST]
        yield f"warcio check: {words}"


def _unknown(conn: sqlite3.Connection, name: str, found: list[Entry]) -> Iterator[str]:
    """Differences between the corpus's index and the file."""
    rows = conn.execute(
        "SELECT offset, length, kind, payload FROM archive_records WHERE file = ? ORDER BY offset", (name,)
    ).fetchall()
    there = [(each.offset, each.length, each.kind, each.payload) for each in found]
    missing = set(rows) - set(there)
    if missing:
        yield f"{len(missing)} records that the corpus knows are not in it: restore it from a copy"
    more = set(there) - set(rows)
    if more:
        yield f"{len(more)} records of it are not in the corpus yet: the next crawl takes them up"
