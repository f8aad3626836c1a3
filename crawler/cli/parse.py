"""`nianbao parse`: files and folders to JSON, or to tables for people."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

import click

from crawler.cli.as_json import as_json
from crawler.cli.as_table import Look, reading_as_text
from crawler.work import MEGABYTES, SECONDS, Job, Lost, Workers, defect
from parsers import ParseError, Unreadable, parse_all
from parsers.report import Reading
from parsers.sniff import MAX_BYTES, too_large

_LITTER = frozenset(("thumbs.db", "desktop.ini"))


@click.command("parse")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--table", is_flag=True, help="Tables with the official labels, for people, instead of JSON."
)
@click.option(
    "-j", "--jobs", type=click.IntRange(0), metavar="N",
    help="Read N documents at a time, each in a process with limits; 0: in this process, without."
    "  [default: processors - 1]",
)  # fmt: skip
@click.option(
    "--timeout", type=click.IntRange(1), default=SECONDS, show_default=True,
    help="Seconds a document may take.",
)  # fmt: skip
@click.option(
    "--memory", type=click.IntRange(100), default=MEGABYTES, show_default=True,
    help="Megabytes a document may take.",
)  # fmt: skip
@click.option("--english", is_flag=True, help="With --table: the labels in English.")
@click.option("--url", help="The address of the document, where its bytes leave the format open.")
def command(
    files: tuple[str, ...], *, table: bool, jobs: int | None, timeout: int, memory: int,
    english: bool, url: str | None,
) -> None:  # fmt: skip
    r"""Read each FILE as an annual report and print what is in it.

    FILE is a document (HTML, text, PDF, DOC, DOCX, WPS, RTF, XLS, XLSX, OFD), a scan (PDF, PNG,
    JPEG, TIFF), an archive of them (ZIP, RAR), or a folder, which is searched for files; - is
    standard input. What it is, is told from its bytes, never from its name. One FILE with one
    report gives one indented JSON object, else there is one object on a line (JSON Lines), in the
    order of the files. A blank cell is null, never 0.

    What can't be read is one line on stderr; the other files are read all the same, and the exit
    status is 1.

    \b
    Examples:
      nianbao parse report.pdf
      nianbao parse --table report.docx
      nianbao parse -j 4 reports/ > reports.jsonl
      nianbao parse reports/ | jq '{issuer, year, new: .requests.new}'
    """
    if english and not table:
        raise click.UsageError("--english goes with --table: JSON has codes, which are English")
    look = Look(_width(), sys.stdout.isatty(), english) if table else None
    names = list(_named(files))
    alone = len(names) == 1 and not Path(files[0]).is_dir()
    failed = 0
    try:
        with closing(Workers(jobs, timeout, memory)) as workers, _progress(names) as progress:
            for done in _in_order(workers, names, url, look, progress):
                failed += len(done.errors)
                for line in done.errors:
                    click.echo(f"nianbao: {line}", err=True)
                for text in done.texts:
                    if alone and not table and len(done.texts) == 1:
                        text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)  # noqa: PLW2901
                    # JSON is UTF-8 whatever the terminal speaks.
                    click.echo(text if table else text.encode(errors="backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough (head): nothing to say, but nothing to print to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(1 if failed else 0)


def _named(files: tuple[str, ...]) -> Iterator[str]:
    """The files, and those in folders, in a stable order; what systems and editors leave there is
    left out.
    """
    for name in files:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        for folder, folders, inside in os.walk(path):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            for each in sorted(inside):
                if not (each.startswith((".", "~$")) or each.lower() in _LITTER):
                    yield str(Path(folder, each))


@dataclass
class Done:
    """What came of a file: a text for each report in it, and a line for what could not be read."""

    texts: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class _Tells(Protocol):
    def __call__(self, name: str, *, failed: bool) -> None: ...


def _in_order(
    workers: Workers, names: list[str], url: str | None, look: Look | None, progress: _Tells
) -> Iterator[Done]:
    """Results in the order of the names, with a few documents under way at a time."""
    waiting: deque[tuple[str, Future[Done]]] = deque()
    for name in names:
        waiting.append((name, _submit(workers, name, url, look)))
        if len(waiting) > 2 * workers.processes:
            yield _next(waiting, progress)
    while waiting:
        yield _next(waiting, progress)


def _submit(workers: Workers, name: str, url: str | None, look: Look | None) -> Future[Done]:
    try:
        data = _bytes(name)
    except ParseError as error:
        failed: Future[Done] = Future()
        failed.set_result(Done(errors=[f"{_printable(name)}: {error}"]))
        return failed
    return workers.submit(partial(_read, _printable(name), look), Job(data, _stem(name), url))


def _next(waiting: deque[tuple[str, Future[Done]]], progress: _Tells) -> Done:
    name, future = waiting.popleft()
    try:
        done = future.result()
    except Lost as error:
        done = Done(errors=[f"{_printable(name)}: {error}"])
    progress(name, failed=bool(done.errors))
    return done


def _stem(name: str) -> str | None:
    return None if name == "-" else Path(name).stem


def _printable(name: str) -> str:
    """A name in GBK, as archives of these files have it, is no text here."""
    return os.fsencode(name).decode(errors="replace")


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns


def _read(name: str, look: Look | None, job: Job) -> Done:
    """In a worker: the texts are made there, too."""
    done = Done()
    try:
        for found in parse_all(job.data, name=job.name, url=job.url):
            source = name if found.member is None else f"{name}#{found.member}"
            if found.reading is not None:
                done.texts.append(_text(found.reading, source, look))
            else:
                done.errors.append(f"{source}: {' '.join(str(found.error).split())}")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (a defect of ours costs its document, and is told)
        done.errors.append(f"{name}: {defect(error)}")
    return done


def _text(reading: Reading, source: str, look: Look | None) -> str:
    if look is not None:
        return reading_as_text(reading, source, look)
    folder, _, _ = source.partition("#")[0].rpartition("/")
    short = source[len(folder) + 1 :] if folder else source
    return json.dumps(as_json(reading, short), ensure_ascii=False)


def _bytes(name: str) -> bytes:
    """The file's bytes. Raises `ParseError` with what helps; large files are refused unread."""
    if name == "-":
        return _bounded(sys.stdin.buffer)
    path = Path(name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Unreadable(too_large(size))
        with path.open("rb") as file:
            return _bounded(file)
    except FileNotFoundError:
        raise ParseError("there is no such file: look at its spelling") from None
    except OSError as error:
        raise ParseError(f"can't be opened ({error.strerror}): look at its permissions") from error


def _bounded(file: BinaryIO) -> bytes:
    """What is in it, where that ends: a pipe or a device doesn't tell its size before."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"it goes on after the {MAX_BYTES / 1e6:.0f} MB a report may have: look whether it is one"
        )
    return data


@contextmanager
def _progress(names: list[str]) -> Iterator[_Tells]:
    """A bar on a terminal when there is more than a moment's work and stdout goes elsewhere."""
    if len(names) < 2 or not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda name, *, failed: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"), TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", style="dim"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=len(names), failed=0, file="")
        failures = 0

        def tell(name: str, *, failed: bool) -> None:
            nonlocal failures
            failures += failed
            bar.update(task, advance=1, failed=failures, file=Path(name).name)

        yield tell
