"""重建: the whole corpus anew from its archive, as it would have grown from the same crawls."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in
from crawler.corpus.errors import CorpusError
from crawler.corpus.follow import Caught, Pool, catch_up
from crawler.corpus.writer import Corpus


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
    for name in _with_logs(new):
        name.unlink(missing_ok=True)
    with Corpus.open(new) as corpus:
        corpus.compares_texts = False  # after each crawl, those of its years would be
        caught = catch_up(corpus, folder, pool, mend=False, tell=tell)
        corpus.compares_texts = True
        corpus.crosscheck()
        if corrections is not None:
            corpus.correct(corrections)
    if target.exists():
        target.replace(target.with_name(f"{target.name}.before"))
    new.replace(target)
    return caught


def _may_replace(target: Path) -> None:
    if not target.exists():
        return
    Corpus.open(target).close()  # what a kill left beside it goes into the file, or it is no corpus
    with closing(sqlite3.connect(target)) as conn:
        (alone,) = conn.execute("SELECT count(*) FROM captures WHERE archive IS NULL").fetchone()
    if alone:
        raise CorpusError(
            f"{target} holds {alone:,} pages that are in no archive, and stays as it is:"
            " name another file with --corpus"
        )


def _with_logs(path: Path) -> list[Path]:
    return [path, Path(f"{path}-wal"), Path(f"{path}-shm")]
