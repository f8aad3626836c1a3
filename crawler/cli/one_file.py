"""What a worker process does with one file: reads it and makes the output for it.

The main process imports this module too, but only to pass these functions to workers. So the functions import
what they need when they are called; `MODULES` lists the modules that workers load in advance.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from crawler.cli.as_table import Look
    from parsers.report import Reading

MODULES = ("crawler.cli.one_file", "crawler.cli.as_json")
"""The modules needed for JSON output; for other outputs a worker loads more with its first document."""

Shown = str | bytes


class File(NamedTuple):
    """A file to read: its bytes, its name without folder and ending, and the address it came from."""

    data: bytes
    stem: str | None
    url: str | None


class Source(NamedTuple):
    """Where a report came from: a file, or a member of a file that is an archive."""

    file: str
    member: str | None

    def __str__(self) -> str:
        return self.file if self.member is None else f"{self.file}#{self.member}"


Show = Callable[[bytes, "Reading", Source], Shown]
"""A function that turns a document's bytes and its reading into what is printed or written."""


@dataclass
class Done:
    """The result for one file: the output for each report in it, and a line for each document that failed."""

    shown: list[tuple[Source, Shown]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class NotShown(Exception):
    """Raised if a reading can't be shown in the requested way; the message says which way is possible."""


def read(name: str, show: Show, file: File) -> Done:
    """Reads all reports in a file. `name` is the file's name as printed. MemoryError is passed on."""
    from parsers import parse_all

    done = Done()
    try:
        for found in parse_all(file.data, name=file.stem, url=file.url):
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
    except Exception as error:  # noqa: BLE001  (a defect of ours loses only this file, and is reported)
        from crawler.corpus.documents import defect

        done.errors.append(f"{name}: {defect(error)}")
    return done


def as_line(data: bytes, reading: Reading, source: Source) -> str:
    from crawler.cli.as_json import as_json
    from parsers.text import printable

    del data
    short = source._replace(file=Path(source.file).name)
    return printable(json.dumps(as_json(reading, str(short)), ensure_ascii=False))


def as_table(look: Look, data: bytes, reading: Reading, source: Source) -> str:
    from crawler.cli.as_table import reading_as_text

    del data
    return reading_as_text(reading, str(source), look)


def as_page(data: bytes, reading: Reading, source: Source) -> str:
    from crawler.cli.explain import as_html

    return as_html(data, reading, str(source))


def as_picture(data: bytes, reading: Reading, source: Source) -> bytes:
    from crawler.cli.explain import as_png
    from crawler.cli.explain.picture import Pageless

    del source
    try:
        return as_png(data, reading)
    except Pageless as error:
        raise NotShown(str(error)) from error
