"""Turns a reading into rows. Exactly these rows are stored for a copy, whichever copy is chosen."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from crawler.corpus import ids
from crawler.corpus.figures import rows_of, source_table_id
from crawler.corpus.messages import columns
from crawler.corpus.values import dumps, exact, plain, storable
from crawler.database.store import Row, Rows
from parsers import messages, notices
from parsers.checks.model import casts_no_doubt
from parsers.document import Cell
from parsers.keys import LAYOUTS
from parsers.report import Check, Notice, Reading, Report, SourceTable
from parsers.sentences import Message

REPORT_TABLES = ("source_tables", "sections", *LAYOUTS, "checks", "inferences")
"""The tables that hold a report's parts, each after those it refers to."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything read from one copy of a report: its issuer, its rows (compressed), and what the
    choice between copies depends on. Small enough to be sent between processes.
    """

    document: str
    """SHA-256 of the bytes that were read."""
    media_type: str
    issuer_name: str
    """The issuer's name as printed."""
    issuer: ids.Issuer
    report_id: str
    figures: int
    cells: int
    """How many cells of the form it prints, including blank ones."""
    ocr: bool
    checks_failed: int
    figures_digest: str | None
    digest: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class Nameless:
    """A report that doesn't state its issuer or its year."""

    document: str
    message: Message


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that gave no report: why, and at which stage (`read` or `recognise`) it failed."""

    stage: str
    message: Message
    passing: bool = False
    """Whether another try may succeed (after a limit of time or memory, or a defect of ours): then the
    reading isn't stored.
    """


Outcome = Copy | Nameless | Failed


class Read(NamedTuple):
    """The outcome of reading a document; for a file in an archive, also `member`, its path there, and
    `body`, its bytes.
    """

    outcome: Outcome
    member: str | None = None
    body: bytes = b""


def copy_of(reading: Reading, division: str | None) -> Copy | Nameless:
    """Turns a reading into rows, without what depends on other copies. The same reading always gives
    the same copy.

    `division` is the portal's; it applies to issuers whose name doesn't name a division.
    """
    report = reading.report
    if not report.issuer or report.year is None:
        return Nameless(reading.sha256, messages.NAMELESS(what="year" if report.issuer else "issuer"))
    issuer = ids.issuer(report.issuer, division)
    report_id = ids.report_id(issuer.id, report.year)
    unstorable = [key for key, figure in report.figures.items() if not storable(figure.value)]
    too_long = [Notice(notices.TOO_LONG(print=report.figures[key].raw or ""), key) for key in unstorable]
    warnings = [_notice(each) for each in (*report.warnings, *too_long)]
    rows: Rows = {
        "source_tables": [_source_table(report_id, each) for each in report.tables],
        "sections": list(_sections(report_id, report)),
        "checks": [check_row(report_id, each) for each in reading.checks],
        "inferences": [
            {"report_id": report_id, "cell": each.key, "value": exact(each.value), "rules": dumps(each.rules)}
            for each in reading.inferences
        ],
        **rows_of(report_id, report.figures, {table.position for table in report.tables}, report.indicators),
    }
    values = {key: str(plain(f.value)) for key, f in report.figures.items() if f.value is not None}
    harmless = casts_no_doubt()
    failed = sum(each.status == "fail" and each.rule not in harmless for each in reading.checks)
    rows["reports"] = [
        {
            "id": report_id,
            "year": report.year,
            "form": report.form,
            "title": report.title,
            "status": "flagged" if failed or warnings else "clean",
            "published_on": report.published_on.isoformat() if report.published_on else None,
            "figures": len(values),
            "checks_failed": failed,
            "warning_count": len(warnings),
            "warnings": dumps(warnings),
            "issuer_name": report.issuer,
            "evidence": dumps(dict(report.evidence)),
            "scope": report.scope,
            "scope_evidence": report.evidence.get("scope"),
            "reader": reading.reader,
            "readers": dumps(reading.readers),
            "verdict": reading.verdict,
            "disputes": dumps({each.key: dict(each.readings) for each in reading.disputes}),
            "parser_version": reading.parser_version,
        }
    ]
    # Sorted by key, so that the digest depends on the figures alone: forms order keys differently and may gain some.
    figures_digest = ids.short_digest(dumps(sorted(values.items()))) if values else None
    digest, whole = packed(rows, reading.sha256)
    return Copy(
        reading.sha256,
        reading.media_type,
        report.issuer,
        issuer,
        report_id,
        len(values),
        sum(f.raw is not None for f in report.figures.values()),
        any(f.confidence is not None for f in report.figures.values()),
        failed,
        figures_digest,
        digest,
        whole,
    )


def packed(rows: Rows, document: str) -> tuple[str, bytes]:
    """The digest of rows together with their document's SHA-256, and the rows, compressed (JSON, zlib)."""
    whole = dumps(rows)
    return ids.short_digest(whole + document), zlib.compress(whole.encode(), 1)


def unpack(packed: bytes) -> Rows:
    """Returns the rows that `packed` compressed."""
    rows: Rows = json.loads(zlib.decompress(packed))
    return rows


def _notice(notice: Notice) -> dict[str, object]:
    where = notice.place.known if notice.place else None
    whole = {**notice.message.as_json, "subject": notice.subject, "place": where}
    return {name: value for name, value in whole.items() if value is not None}


def _source_table(report_id: str, source: SourceTable) -> Row:
    table = source.table
    return {
        "id": source_table_id(report_id, source.position),
        "report_id": report_id,
        "section": source.section,
        "position": source.position,
        "page": table.place.page,
        "flattened": int(table.flattened),
        "cells": dumps([_cell(cell) for cell in table.cells]),
    }


def _cell(cell: Cell) -> dict[str, object]:
    known: dict[str, object] = {"text": cell.text, "row": cell.row, "column": cell.column}
    if cell.rowspan != 1:
        known["rowspan"] = cell.rowspan
    if cell.colspan != 1:
        known["colspan"] = cell.colspan
    where = cell.place
    if where.line is not None:
        known["line"] = where.line
    if where.page is not None:
        known |= {"page": where.page, "box": where.box}
    if cell.confidence is not None:
        known["confidence"] = cell.confidence
    if cell.looks:
        known["looks"] = [{"text": each.text, "look": each.look} for each in cell.looks]
    return known


def _sections(report_id: str, report: Report) -> Iterator[Row]:
    for nth, section in enumerate(report.sections, 1):
        yield {
            "id": ids.section_id(report_id, nth),
            "report_id": report_id,
            "number": section.number,
            "heading": section.heading,
            "text": section.text,
        }


def check_row(report_id: str, check: Check) -> Row:
    return {
        "report_id": report_id,
        "rule": check.rule,
        "subject": check.subject,
        "status": check.status,
        "left": exact(check.left),
        "right": exact(check.right),
        "message": check.message.text,
        **columns(check.message),
    }


def sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
