"""Many files read by worker processes: found, read, and given back in their order."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from crawler.corpus.documents import Job, defect
from crawler.corpus.readings import Hints
from crawler.pool import Lost, Workers
from parsers import ParseError, Unreadable, messages, parse_all
from parsers.report import Reading
from parsers.sniff import MAX_BYTES, too_large

_LITTER = frozenset(("thumbs.db", "desktop.ini"))

Shown = str | bytes


class Source(NamedTuple):
    """Where a report came from: a file, or the member of one that is an archive."""

    file: str
    member: str | None

    def __str__(self) -> str:
        return self.file if self.member is None else f"{self.file}#{self.member}"


Show = Callable[[bytes, Reading, Source], Shown]
"""From a document and its reading to what is printed or written. Done in a worker."""


@dataclass
class Done:
    """What came of a file: something for each report in it, and a line for what was not read."""

    shown: list[tuple[Source, Shown]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def named(files: Sequence[str]) -> Iterator[str]:
    """The files, and those in folders, in a stable order; what systems and editors leave there is
    left out. An empty folder stands for itself.
    """
    for name in files:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        empty = True
        for folder, folders, inside in os.walk(path):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for each in sorted(inside):
                litter = each.startswith((".", "~$")) or each.lower() in _LITTER
                if not litter and Path(folder, each).is_file():  # no pipes: they may never end
                    empty = False
                    yield str(Path(folder, each))
        if empty:
            yield name


class _Tells(Protocol):
    def __call__(self, name: str, *, failed: bool) -> None: ...


def in_order(workers: Workers, names: Sequence[str], url: str | None, show: Show) -> Iterator[Done]:
    """Results in the order of the names, with a few documents under way at a time."""
    waiting: deque[tuple[str, Future[Done]]] = deque()
    with _progress(names) as progress:
        for name in names:
            waiting.append((name, _submit(workers, name, url, show)))
            if len(waiting) > 2 * workers.processes:
                yield _next(waiting, progress)
        while waiting:
            yield _next(waiting, progress)


def _submit(workers: Workers, name: str, url: str | None, show: Show) -> Future[Done]:
    try:
        data = _bytes(name)
    except ParseError as error:
        failed: Future[Done] = Future()
        failed.set_result(Done(errors=[f"{printable(name)}: {error}"]))
        return failed
    return workers.submit(partial(_read, printable(name), show), Job(data, Hints(name=_stem(name), url=url)))


def _next(waiting: deque[tuple[str, Future[Done]]], progress: _Tells) -> Done:
    name, future = waiting.popleft()
    try:
        done = future.result()
    except Lost as error:
        done = Done(errors=[f"{printable(name)}: {error}"])
    progress(name, failed=bool(done.errors))
    return done


def _stem(name: str) -> str | None:
    return None if name == "-" else Path(name).stem


def printable(name: str) -> str:
    """A name in GBK, as archives of these files have it, is no text here."""
    return os.fsencode(name).decode(errors="replace")


def _read(name: str, show: Show, job: Job) -> Done:
    """In a worker."""
    done = Done()
    try:
        for found in parse_all(job.data, name=job.hints.name, url=job.hints.url):
            source = Source(name, found.member)
            if found.reading is None:
                done.errors.append(f"{source}: {' '.join(str(found.error).split())}")
                continue
            try:
                done.shown.append((source, show(found.data, found.reading, source)))
            except NotShown as error:
                done.errors.append(f"{source}: {error}")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is told)
        done.errors.append(f"{name}: {defect(error)}")
    return done


class NotShown(Exception):
    """A reading that can't be shown in the way that was asked for; the message says what can."""


def _bytes(name: str) -> bytes:
    """The file's bytes. Raises `ParseError` with what helps; large files are refused unread."""
    if name == "-":
        return _bounded(sys.stdin.buffer)
    path = Path(name)
    try:
        if path.is_dir():
            raise ParseError(messages.NO_FILE_IN_FOLDER())
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(too_large(size))
        with path.open("rb") as file:
            return _bounded(file)
    except FileNotFoundError:
        raise ParseError(messages.NO_SUCH_FILE()) from None
    except OSError as error:
        raise ParseError(messages.NOT_OPENED(error=error.strerror or error)) from error


def _bounded(file: BinaryIO) -> bytes:
    """What is in it, where that ends: a pipe or a device doesn't tell its size before."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(messages.ENDLESS(most=round(MAX_BYTES / 1e6)))
    return data


@contextmanager
def _progress(names: Sequence[str]) -> Iterator[_Tells]:
    """A bar on a terminal when there is more than a moment's work and stdout goes elsewhere."""
    if len(names) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda name, *, failed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", style="dim", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=len(names), failed=0, file="")
        failures = 0

        def tell(name: str, *, failed: bool) -> None:
            nonlocal failures
            failures += failed
            bar.update(task, advance=1, failed=failures, file=printable(Path(name).name))

        yield tell
