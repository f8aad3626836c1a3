"""Reads many files with worker processes: finds them, has them read, and returns the results in order."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from crawler.cli.one_file import Done, File, Show, read
from crawler.pool import Lost, Workers
from parsers import messages
from parsers.errors import ParseError, Unreadable
from parsers.sniff import MAX_BYTES, too_large
from parsers.text import printable

_LITTER = frozenset(("thumbs.db", "desktop.ini"))


def named(files: Sequence[str]) -> Iterator[str]:
    """The names of the files, and of all files in the folders, in a stable order. Files that systems and editors
    leave behind are skipped. For a folder without files, the name of the folder, so that it is reported.
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
    """The results in the order of the names. About two documents per process are in progress at a time."""
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
    return workers.submit(partial(read, printable(name), show), File(data, _stem(name), url))


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


def _bytes(name: str) -> bytes:
    """The bytes of a file ("-" is standard input). Raises `ParseError` with a message that says what helps.
    Files larger than `MAX_BYTES` are refused without reading them.
    """
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
    """The content of a file. Raises `Unreadable` if it is longer than `MAX_BYTES`: the size of a pipe or device
    isn't known in advance.
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(messages.ENDLESS(most=round(MAX_BYTES / 1e6)))
    return data


@contextmanager
def _progress(names: Sequence[str]) -> Iterator[_Tells]:
    """A progress bar on stderr. It is shown only for several files, on a terminal, and if stdout is redirected."""
    if len(names) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda name, *, failed: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from crawler.console import Console

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
