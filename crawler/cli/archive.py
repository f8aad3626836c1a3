"""`nianbao archive`: lists, checks, masks and extracts the archived pages and files."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import click

from crawler.cli.corpus_option import corpus_option
from crawler.cli.exclusively import WAIT, writing
from crawler.terminal import say, say_bytes

_CORPUS = corpus_option("The corpus the archive belongs to.")
_ARCHIVE = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The archive's folder  [default: NAME-archive beside the corpus]",
)


@click.group("archive")
def command() -> None:
    """What was fetched, as it was fetched: WARC files that other tools read, too."""


@command.command("get")
@click.argument("what", metavar="CAPTURE|URL")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--at", metavar="DATE", help="The page as it was at that time: 2024-03-31, or with a time (UTC).")
@_CORPUS
@_ARCHIVE
def get(what: str, file: Path | None, at: str | None, corpus: Path, folder: Path | None) -> None:
    """Write a page or file as it was fetched to FILE, or to stdout.

    \b
      nianbao archive get https://www.ly.gov.cn/1.html page.html
      nianbao archive get https://www.ly.gov.cn/1.html --at 2024-03-31
      nianbao archive get 20240201T080000.123456Z-03bcdd8b31eeb661
    """  # noqa: D301
    moment = _moment(at)
    from crawler.archive import Archive, ArchiveError

    with _opened(corpus) as conn:
        capture, document = _capture(conn, what, moment)
        try:
            body = Archive(_folder(corpus, folder)).body(conn, document) if document else b""
        except ArchiveError as error:
            _fail(str(error))
    if body is None:
        _fail(f"the bytes of {capture} are in no archive: it was crawled without one")
    if file is None:
        say_bytes(body)
        return
    try:
        file.write_bytes(body)
    except OSError as error:
        _fail(f"{file} can't be written ({error.strerror}): name another")


@command.command("list")
@click.argument("portal", required=False)
@_CORPUS
def listing(portal: str | None, corpus: Path) -> None:
    """List the files of the archive, oldest first: crawl, answers, how many repeat an earlier one."""
    with _opened(corpus) as conn:
        rows = conn.execute(
            "SELECT f.name, f.size, sum(r.kind IN ('response', 'revisit')), sum(r.kind = 'revisit')"
            " FROM archive_files f JOIN crawls c ON c.id = f.crawl"
            " LEFT JOIN archive_records r ON r.file = f.name"
            " WHERE ? IS NULL OR c.portal = ? GROUP BY f.name ORDER BY c.started_at, f.name",
            (portal, portal),
        ).fetchall()
    if not rows:
        _fail(f"there is nothing in the archive{f' of {portal}' if portal else ''} that {corpus} knows")
    for name, size, answers, again in rows:
        say(f"{name}  {size / 1e6:,.1f} MB  {answers or 0:,} answers, {again or 0:,} as before")


@command.command("check")
@_CORPUS
@_ARCHIVE
def check(corpus: Path, folder: Path | None) -> None:
    """Check every file: each record's digests, and whether the corpus knows what is there.

    The exit status is 1 if anything is wrong. Without a corpus, the files alone are checked.
    """
    from crawler.archive.check import files_of, troubles

    here = _folder(corpus, folder)
    with _opened(corpus) if corpus.exists() else nullcontext() as conn:
        names = files_of(here)
        if conn is not None:
            known = conn.execute("SELECT name FROM archive_files ORDER BY name")
            names += [name for (name,) in known if name not in set(names)]
        if not names:
            _fail(f"there is no archive in {here}: name its folder with --archive")
        wrong = 0
        with _progress("checking", len(names)) as told:
            for name in names:
                found = list(troubles(here, name, conn))
                wrong += bool(found)
                for words in found:
                    say(f"{here / name}: {words}")
                told(1)
    if wrong:
        _fail(f"{wrong} of {len(names)} files are not as they should be")
    say(f"{len(names)} files, all sound")


@command.command("mask")
@_CORPUS
@_ARCHIVE
@WAIT
def mask(corpus: Path, folder: Path | None, wait: float) -> None:
    """Take passwords and the values of cookies out of the files.

    Today's crawls store none; files that earlier versions wrote may hold the password of a proxy,
    and cookies. Records keep their places, so the corpus stays right. It may be stopped at any
    time, and run again. The exit status is 1 if a file could not be done.
    """
    from crawler.archive.check import files_of

    here = _folder(corpus, folder)
    names = files_of(here)
    if not names:
        _fail(f"there is no archive in {here}: name its folder with --archive")
    with writing(corpus, "nianbao archive mask", wait) if corpus.exists() else nullcontext():
        files, records, wrong = _masked(here, names)
    if wrong:
        _fail(f"{wrong} of {len(names)} files could not be done; {records:,} records of {files} others were changed")
    say(f"{len(names)} files: {records:,} records of {files} were changed")


def _masked(folder: Path, names: list[str]) -> tuple[int, int, int]:
    """Masks the files. Returns how many were changed, with how many records, and how many could not be done."""
    from crawler.archive import ArchiveError
    from crawler.archive.masking import mask_file

    files = records = wrong = 0
    with _progress("masking", sum((folder / name).stat().st_size for name in names)) as told:
        for name in names:
            try:
                masked = mask_file(folder, name, told)
            except ArchiveError as error:
                say(str(error), err=True)
                wrong += 1
                continue
            if masked.left:
                say(f"{folder / name}: {masked.left:,} records leave no room for a mask", err=True)
            wrong += bool(masked.left)
            files += bool(masked.changed)
            records += masked.changed
    return files, records, wrong


@contextmanager
def _progress(words: str, total: int) -> Iterator[Callable[[int], None]]:
    """A progress bar, shown only on a terminal; gives the function that advances it."""
    from rich.progress import Progress

    from crawler.console import Console

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=total)
        yield lambda done: bar.advance(task, done)


def _capture(conn: sqlite3.Connection, what: str, at: str | None) -> tuple[str, str | None]:
    """Id and document of a capture, given by its id or by its address: then the last one until `at`."""
    if "://" not in what:
        row = conn.execute("SELECT id, document FROM captures WHERE id = ?", (what,)).fetchone()
        if row is None:
            _fail(f"there is no capture {what}: captures' ids are in the table captures")
        return row[0], row[1]
    seen = conn.execute(
        "SELECT id, document, fetched_at FROM captures WHERE url = ? ORDER BY fetched_at", (what,)
    ).fetchall()
    if not seen:
        _fail(f"{what} was never captured: see the column url of captures")
    until = [row for row in seen if at is None or row[2] <= at]
    if not until:
        _fail(f"{what} was captured first at {seen[0][2]}, after the time that was asked for")
    id_, document, _ = until[-1]
    return id_, document


def _moment(at: str | None) -> str | None:
    """The time in the format of the corpus; a date without a time means the end of that day."""
    from crawler.clock import iso

    if at is None:
        return None
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        raise click.UsageError(f"--at {at} is no time: it looks like 2024-03-31") from None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    is_day = len(at) <= len("2024-03-31")
    return iso(found + timedelta(days=1, microseconds=-1) if is_day else found)


@contextmanager
def _opened(corpus: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to the corpus. Ends the command if there is no usable corpus."""
    if not corpus.exists():
        _fail(f"there is no corpus at {corpus}: name it with --corpus")
    with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        try:
            conn.execute("SELECT 1 FROM archive_files LIMIT 1")
        except sqlite3.Error as error:
            _fail(f"{corpus} can't be read as a corpus with an archive ({error})")
        yield conn


def _folder(corpus: Path, folder: Path | None) -> Path:
    from crawler.archive import folder_of

    found: Any = folder or folder_of(corpus)
    return Path(found)


def _fail(words: str) -> NoReturn:
    say(f"nianbao: {words}", err=True)
    sys.exit(1)
