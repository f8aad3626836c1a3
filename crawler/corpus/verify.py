"""核验: checks a citation against the archive: the stored bytes, and what is read in them today."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from crawler.archive import Archive, ArchiveError
from crawler.archive.entries import digest, original_of, place
from crawler.archive.files import members
from crawler.archive.reading import member
from crawler.archive.records import Record, payload_digest
from crawler.corpus.citations import Cited, Reading, hints_in, part_digest, reading_of
from crawler.corpus.copies import Copy, unpack
from crawler.corpus.documents import Job, Readers, read
from crawler.corpus.figures import figures_in
from crawler.corpus.readings import Hints
from crawler.database.store import Rows
from parsers.keys import LAYOUTS

Verdict = Literal["same", "other", "unknown"]
"""same: it is as cited; other: it is not; unknown: it can't be told here."""

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00"
"""How each gzip member of the archive begins. The two bytes after it name the level and the system: nothing depends on
them, and another system writes others. So are the bits that fill up the last byte of the packed data."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was looked at, and what was found, in words."""

    what: str
    verdict: Verdict
    words: str


class _Stop(Exception):
    """Raised with the last step, after which nothing more can be looked at."""

    def __init__(self, verdict: Verdict, what: str, words: str) -> None:
        super().__init__(words)
        self.step = Step(what, verdict, words)


def verify(conn: sqlite3.Connection, folder: Path | None, cited: Cited) -> Iterator[Step]:
    """Looks at what a citation says, step by step: the corpus, the record in the archive, the document's bytes, and
    what is read in them. `folder` is the archive's.
    """
    try:
        reading = _known(conn, cited)
        yield Step("report", "same", f"{cited.report} is in the corpus, read from {reading.document}")
        if cited.document is None:
            yield Step("document", "unknown", "the citation names no document: it says nothing of its bytes")
        yield from _stored(cited, reading.rows, "corpus")
        body, record = _bytes(conn, folder, reading)
        yield Step("archive", "same", f"{record} holds the document, byte for byte (SHA-256)")
        yield from _stored(cited, _read_again(reading, body), "print")
        yield from _since(conn, cited, reading)
    except _Stop as stop:
        yield stop.step


def verdict_of(steps: list[Step]) -> Verdict:
    """What follows from all steps: one that is otherwise makes it so, else one that can't be told."""
    verdicts = {each.verdict for each in steps}
    return "other" if "other" in verdicts else "unknown" if "unknown" in verdicts else "same"


def _known(conn: sqlite3.Connection, cited: Cited) -> Reading:
    reading = reading_of(conn, cited)
    if reading is not None:
        return reading
    if conn.execute("SELECT 1 FROM readings WHERE report_id = ? LIMIT 1", (cited.report,)).fetchone() is None:
        raise _Stop("unknown", "report", f"this corpus has no report {cited.report}")
    raise _Stop("unknown", "document", f"this corpus has the report from other documents alone, not {cited.document}…")


def _stored(cited: Cited, rows: Rows, what: str) -> Iterator[Step]:
    """What is cited beside what these rows say. `what`: corpus, what was read; print, what is read now."""
    when = "was read" if what == "corpus" else "is read again"
    figures = figures_in(rows)
    if cited.part is None or cited.part in LAYOUTS:
        found = part_digest(figures, cited.part)
        called = f"the table {cited.part}" if cited.part else "the report"
        if cited.figures is None:
            yield Step(what, "same", f"{called} {when}, {len(figures)} cells; the citation says nothing of its figures")
        elif found == cited.figures:
            yield Step(what, "same", f"{called} {when} cell by cell as cited ({found})")
        else:
            yield Step(what, "other", f"{called} {when} otherwise: its figures are {found}, cited {cited.figures}")
        return
    if cited.part not in figures:
        raise _Stop("other", what, f"no figure {cited.part} {when} there")
    raw, value = figures[cited.part].raw, figures[cited.part].value
    number = "no number" if value is None else value
    if cited.print is None and raw is not None:
        yield Step(what, "same", f"{cited.part} {when} as {raw!r} ({number}); the citation says nothing of its print")
    elif raw == cited.print:
        yield Step(what, "same", f"{cited.part} {when} as cited: {raw!r} ({number})")
    else:
        yield Step(what, "other", f"{cited.part} {when} as {raw!r} ({number}), and is cited as {cited.print!r}")


def _bytes(conn: sqlite3.Connection, folder: Path | None, reading: Reading) -> tuple[bytes, str]:
    """The bytes of the document that was parsed, and the record with them, after a look at all of that record."""
    if folder is None or not folder.is_dir():
        raise _Stop("unknown", "archive", "the archive is not at hand: name its folder with --archive")
    record = Archive.record_with(conn, reading.source)
    if record is None:
        raise _Stop("unknown", "archive", f"the archive never held {reading.source}")
    try:
        for each in _records(conn, folder, record):
            _is_sound(conn, folder, each)
        archive = Archive(folder)
        body = archive.exchange(record).body
    except ArchiveError as error:
        raise _Stop("other", "archive", str(error)) from error
    if digest(body) != reading.source:
        raise _Stop("other", "archive", f"{record} holds other bytes than {reading.source}")
    if reading.document != reading.source and member((body, reading.document)) is None:
        raise _Stop("other", "archive", f"{record} doesn't hold {reading.document}")
    return body, record


def _records(conn: sqlite3.Connection, folder: Path, record: str) -> Iterator[str]:
    """The answer's record and, for a revisit, that of the answer it repeats."""
    yield record
    original = original_of(Archive(folder).record(record))
    if original is not None:
        yield original


def _is_sound(conn: sqlite3.Connection, folder: Path, record: str) -> None:
    """Compares the whole record with the corpus's index of it. Raises `_Stop` or `ArchiveError`."""
    file, offset = place(record)
    row = conn.execute(
        "SELECT length, kind, url, fetched_at, status, payload FROM archive_records WHERE id = ?", (record,)
    ).fetchone()
    found = Archive(folder).record(record)
    with (folder / file).open("rb") as opened:
        opened.seek(offset)
        head = opened.read(len(_HEAD))
        whole = next(members(opened, offset))
    if row is None or head != _HEAD or tuple(row) != (whole.length, *_indexed(found)):
        raise _Stop("other", "archive", f"{record} is not the record that the corpus knows: it was changed")
    block = found.warc.get("warc-block-digest")
    if block is not None and block != payload_digest(found.block):
        raise _Stop("other", "archive", f"{record} was changed: it is not what its own digest says")


def _indexed(found: Record) -> tuple[str, str | None, str, int | None, str | None]:
    first, _, raw = found.http
    payload = payload_digest(raw) or found.warc.get("warc-payload-digest")
    return found.kind, found.url, found.fetched_at, int(first.split(" ", 2)[1]), payload


def _read_again(reading: Reading, body: bytes) -> Rows:
    """The rows of the report, as the parsers of today read the document."""
    readers = Readers(1)
    try:
        outcomes = [each.outcome for each in readers.submit(read, Job(body, Hints(**hints_in(reading)))).result()]
    finally:
        readers.close()
    for each in outcomes:
        if isinstance(each, Copy) and (each.report_id, each.document) == (reading.report, reading.document):
            return unpack(each.packed)
    named = ", ".join(each.report_id for each in outcomes if isinstance(each, Copy)) or "no report"
    raise _Stop("other", "print", f"the document is read as {named} now, not as {reading.report}")


def _since(conn: sqlite3.Connection, cited: Cited, reading: Reading) -> Iterator[Step]:
    """What a reader should know besides: nothing of it makes the citation wrong."""
    row = conn.execute("SELECT document, withdrawn_at FROM reports WHERE id = ?", (cited.report,)).fetchone()
    if row is not None and row[0] != reading.document:
        yield Step("since then", "same", f"the report is read from another document now: {row[0]}")
    if row is not None and row[1] is not None:
        yield Step("since then", "same", f"the report was withdrawn: first missed {row[1]}")
