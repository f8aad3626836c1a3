"""Whether the archive is sound: warcio's own checker over each file, and the corpus's index beside it."""

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
"""Characters of what warcio says: of a damaged record, it prints some."""


def files_of(folder: Path) -> list[str]:
    """All of them, in the order of the crawls."""
    return [name for _, names in crawls_in(folder) for name in names]


def troubles(folder: Path, name: str, conn: sqlite3.Connection | None) -> Iterator[str]:
    """What is wrong with a file, in words; `conn` is its corpus's."""
    path = folder / name
    if not path.exists():
        yield "the corpus knows it, and it is not there: restore it from a copy"
        return
    yield from _unsound(path)
    try:
        found = [each.entry for each in scan(folder, name)]
    except ArchiveError as error:
        yield str(error)
        return
    whole = found[-1].end if found else 0
    size = path.stat().st_size
    if whole < size:
        yield (
            f"half a record of {size - whole:,} bytes is at its end, as a kill leaves it: the next crawl cuts it off"
        )
    if conn is not None:
        yield from _unknown(conn, name, found)


def _unsound(path: Path) -> Iterator[str]:
    """What `warcio check` says of it."""
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
    """Where the corpus's index and the file differ."""
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
