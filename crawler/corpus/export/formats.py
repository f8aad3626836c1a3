"""Defines what an export format is, and how a format writes a file for each table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.corpus.export.snapshot import Record, Snapshot
from crawler.dictionary import Table

STEP = 1_000
"""Rows written between two calls of `Watch`."""

Watch = Callable[[str, int], None]
"""Reports progress: called with the name of a table and the number of rows written since the last call."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of an export: its table and how many rows it has."""

    table: Table
    path: Path
    rows: int
    note: str | None = None
    """What the format couldn't hold, as text."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote. `rows`: file names with their numbers of rows; `notes`: what the format
    couldn't hold, as text.
    """

    rows: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()


TableWriter = Callable[[Path, Table, Iterable[Record]], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """One export format, as `nianbao export` and docs/export.md show it.

    `ending` is the ending of its files, with the dot; `words` say in a line what is written, `read_with`
    which programs read it. `write` writes all files of an export into a folder and calls `Watch`
    meanwhile; it raises `CorpusError` if it can't. `seal` is the file that is put in place last: if it
    exists, so do all the others.
    """

    title: str
    ending: str
    words: str
    read_with: str
    write: Callable[[Snapshot, Path, Watch], Exported]
    seal: str | None = None
    raw: Callable[[Snapshot, Path, Watch], Exported] | None = None
    """As `write`, with formulas in CSV as they are; None for formats that a spreadsheet takes no formula from."""


def per_table(
    title: str, ending: str, words: str, read_with: str, write_table: TableWriter, *, raw: TableWriter | None = None
) -> Format:
    """A format that has a file for each table."""

    def writing(writer: TableWriter) -> Callable[[Snapshot, Path, Watch], Exported]:
        return lambda snap, folder, watch: exported(write_tables(snap, folder, ending, writer, watch))

    return Format(title, ending, words, read_with, writing(write_table), raw=writing(raw) if raw else None)


def write_tables(
    snap: Snapshot, folder: Path, ending: str, write_table: TableWriter, watch: Watch
) -> tuple[Written, ...]:
    """A file for each table of the snapshot, named by the table."""
    return tuple(
        write_table(folder / f"{table.name}{ending}", table, watched(snap.rows(table), table, watch))
        for table in snap.tables
    )


def exported(files: Iterable[Written]) -> Exported:
    files = tuple(files)
    return Exported(
        tuple((file.path.name, file.rows) for file in files),
        tuple(f"{file.path.name}: {file.note}" for file in files if file.note),
    )


def watched(rows: Iterable[Record], table: Table, watch: Watch) -> Iterator[Record]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % STEP == 0:
            watch(table.name, STEP)
