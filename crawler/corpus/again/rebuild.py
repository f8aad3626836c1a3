"""重建: makes a new corpus from the archive, equal to the one that the same crawls would have made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in
from crawler.corpus.again.catch_up import Caught, catch_up
from crawler.corpus.documents import Readers
from crawler.corpus.writer import Corpus
from crawler.database.errors import CorpusError
from crawler.database.replace import InUse, into_one_file, put_in_place


def size_of(folder: Path) -> int:
    """Bytes of all archive files. Raises `ArchiveError` where there are none."""
    names = [name for _, files in crawls_in(folder) for name in files]
    if not names:
        raise ArchiveError(f"there is no archive in {folder}: name its folder with --archive")
    return sum((folder / name).stat().st_size for name in names)


def rebuild(
    target: Path,
    folder: Path,
    readers: Readers,
    advance: Callable[[int], None] = lambda _: None,
    corrections: Path | None = None,
) -> Caught:
    """Builds a new corpus and puts it at `target` when it is complete; the corpus that was there
    becomes NAME.before. Raises `CorpusError` where the old corpus holds pages that the archive doesn't
    hold, `ArchiveError` for a damaged archive.
    """
    _may_replace(target)
    new = target.with_name(f"{target.name}.new")
    _remove(new)  # an interrupted rebuild may have left it
    try:
        with Corpus.open(new) as corpus:
            caught = catch_up(corpus, folder, readers, mend=False, look_at_all=False, advance=advance)
            corpus.look_at_all()
            if corrections is not None:
                corpus.correct(corrections)
        before = target.with_name(f"{target.name}.before")
        if target.exists():
            _into_one_file(target)  # it may have been opened during the hours since `_may_replace`
            before.unlink(missing_ok=True)
        put_in_place(new, target, before)
    except BaseException:
        _remove(new)
        raise
    return caught


def _may_replace(target: Path) -> None:
    if not target.exists():
        return
    Corpus.open(target).close()  # raises where the file isn't a corpus
    with closing(sqlite3.connect(target)) as conn:
        (alone,) = conn.execute("SELECT count(*) FROM captures WHERE archive IS NULL").fetchone()
    _into_one_file(target)
    if alone:
        raise CorpusError(
            f"{target} holds {alone:,} pages that are in no archive, and stays as it is:"
            " name another file with --corpus"
        )


def _into_one_file(target: Path) -> None:
    """Raises `CorpusError` where another program has the corpus open."""
    try:
        with closing(sqlite3.connect(target)) as conn:
            into_one_file(conn)
    except InUse as error:
        raise CorpusError(
            f"{target} is open in another program, and stays as it is: stop nianbao serve, or name"
            " another file with --corpus"
        ) from error


def _remove(path: Path) -> None:
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        each.unlink(missing_ok=True)
