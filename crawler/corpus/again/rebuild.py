"""重建: the whole corpus anew from its archive, as it would have grown from the same crawls."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in
from crawler.corpus.again.catch_up import Caught, Pool, catch_up
from crawler.corpus.writer import Corpus
from crawler.database.errors import CorpusError


def size_of(folder: Path) -> int:
    """Bytes of all files. Raises `ArchiveError` where there are none."""
    names = [name for _, files in crawls_in(folder) for name in files]
    if not names:
        raise ArchiveError(f"there is no archive in {folder}: name its folder with --archive")
    return sum((folder / name).stat().st_size for name in names)


def rebuild(
    target: Path,
    folder: Path,
    pool: Pool,
    tell: Callable[[int], None] = lambda _: None,
    corrections: Path | None = None,
) -> Caught:
    """A new corpus at `target`, that takes its place when all of it is there; one that was there
    is kept as NAME.before. Raises `CorpusError` where that one holds what the archive doesn't,
    `ArchiveError` for a damaged archive.
    """
    _may_replace(target)
    new = target.with_name(f"{target.name}.new")
    _remove(new)  # a kill left it
    try:
        with Corpus.open(new) as corpus:
            corpus.looks_at_all = False  # once is enough
            caught = catch_up(corpus, folder, pool, mend=False, tell=tell)
            corpus.look_at_all()
            if corrections is not None:
                corpus.correct(corrections)
        with new.open("rb") as file:
            os.fsync(file.fileno())
        _put_in_place(new, target)
    except BaseException:
        _remove(new)
        raise
    return caught


def _may_replace(target: Path) -> None:
    if not target.exists():
        return
    Corpus.open(target).close()  # or it is no corpus
    with closing(sqlite3.connect(target)) as conn:
        (alone,) = conn.execute("SELECT count(*) FROM captures WHERE archive IS NULL").fetchone()
    _fold(target)
    if alone:
        raise CorpusError(
            f"{target} holds {alone:,} pages that are in no archive, and stays as it is:"
            " name another file with --corpus"
        )


def _fold(target: Path) -> None:
    """All in one file: a log that is left would be taken for that of the new corpus. Raises
    `CorpusError` where another program has the corpus open.
    """
    try:
        with closing(sqlite3.connect(target)) as conn:
            conn.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        raise CorpusError(
            f"{target} is open in another program, and stays as it is: stop nianbao serve, or name"
            " another file with --corpus"
        ) from error


def _put_in_place(new: Path, target: Path) -> None:
    """In one stroke: at no moment is there no corpus."""
    if target.exists():
        _fold(target)  # somebody may have looked at it in the hours since
        before = target.with_name(f"{target.name}.before")
        before.unlink(missing_ok=True)
        before.hardlink_to(target)
    new.replace(target)


def _remove(path: Path) -> None:
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        each.unlink(missing_ok=True)
