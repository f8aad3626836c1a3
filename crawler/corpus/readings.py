"""读取: readings of documents, stored once for each version of the parsers.

A reading depends on three things: the bytes, the hints that the parser was given with them, and the
version of the parsers. Bytes and hints make its key (`Source`); what a version has read under that
key isn't read again. A reading that another try may change (after a limit of time or memory) isn't
stored.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crawler.corpus import ids
from crawler.corpus.copies import Copy, Failed, Nameless, Read, sha256
from crawler.corpus.messages import columns, stored_message
from crawler.corpus.values import dumps
from crawler.database.store import Row, Store
from parsers import version
from parsers.interpret.whose.organs import is_government
from parsers.sentences import Message
from spiders.pages.attachments import own_name


@dataclass(frozen=True, slots=True)
class Hints:
    """The parser's input for a document in addition to its bytes."""

    name: str | None = None
    title: str | None = None
    issuer: str | None = None
    division: str | None = None
    """GB/T 2260 code of the portal's division."""
    url: str | None = None
    """Only set where there is no name, as the parser takes nothing but a file name from it."""

    def dumps(self) -> str:
        return dumps({name: value for name in self.__slots__ if (value := getattr(self, name)) is not None})


def hints_of(url: str, link_text: str | None, hints: dict[str, str], division: str | None) -> Hints:
    """The hints for what was captured at an address."""
    name = hints.get("name") or own_name(url)
    title = hints.get("title") or link_text
    return Hints(name, title, _organ(hints.get("issuer"), hints.get("column")), division, None if name else url)


def _organ(publisher: str | None, column: str | None) -> str | None:
    """The organ that a portal names for a report. The government or its office publishes for all organs: a column of
    one organ says more.
    """
    if publisher and not (column and is_government(publisher)):
        return publisher
    return column


@dataclass(frozen=True, slots=True)
class Source:
    """The input of the parsers: the SHA-256 of a document's bytes, and the hints."""

    sha256: str
    hints: Hints

    @property
    def key(self) -> str:
        """The key under which its readings are stored."""
        return ids.short_digest(f"{self.sha256} {self.hints.dumps()}")


def order(parser_version: str) -> tuple[int, str]:
    """Sort key for versions of the parsers: a shorter number is an older version."""
    return len(parser_version), parser_version


def known(store: Store, source: Source, parser_version: str | None = None) -> list[Read] | None:
    """What the current parsers, or those of a given version, read in a document; None if they haven't
    read it. The bytes of files in an archive are left out.
    """
    rows = store.conn.execute(
        'SELECT member, outcome, stage, message, code, "values", document, media_type, issuer_name, issuer,'
        " report_id, figures, cells, ocr, checks_failed, figures_digest, digest, copy"
        " FROM readings WHERE key = ? AND parser_version = ? ORDER BY position",
        (source.key, parser_version or version.PARSER_VERSION),
    ).fetchall()
    return [Read(_outcome(*row[1:]), row[0]) for row in rows] or None


def _outcome(
    outcome: str, stage: str, text: str, code: str | None, values: str | None, *copy: Any
) -> Copy | Nameless | Failed:
    if outcome == "failed":
        return Failed(stage, stored_message(text, code, values))
    if outcome == "nameless":
        return Nameless(copy[0], stored_message(text, code, values))
    return copy_from(*copy)


def copy_from(document: str, media_type: str, issuer_name: str, issuer: str, report_id: str, *numbers: Any) -> Copy:
    """Returns a copy from its columns in `readings`."""
    figures, cells, ocr, failed, figures_digest, digest, packed = numbers
    return Copy(
        document,
        media_type,
        issuer_name,
        ids.Issuer(**json.loads(issuer)),
        report_id,
        figures,
        cells,
        bool(ocr),
        failed,
        figures_digest,
        digest,
        packed,
    )


def keep(store: Store, source: Source, reads: Sequence[Read]) -> None:
    """Stores all that was read in a document, unless another try may give another result. The document,
    and the files in it that were read, must have rows in `documents`.
    """
    if any(isinstance(each.outcome, Failed) and each.outcome.passing for each in reads):
        return
    if known(store, source) != [each._replace(body=b"") for each in reads]:
        rows = [reading_row(source, position, each) for position, each in enumerate(reads)]
        store.insert("readings", rows, replace=True)


def reading_row(source: Source, position: int, read: Read) -> Row:
    key, outcome = source.key, read.outcome
    row: Row = {
        "id": reading_id(key, version.PARSER_VERSION, position),
        "key": key,
        "source": source.sha256,
        "hints": source.hints.dumps(),
        "parser_version": version.PARSER_VERSION,
        "position": position,
        "member": read.member,
        "document": sha256(read.body) if read.body else source.sha256,
    }
    if isinstance(outcome, Failed):
        return row | {"outcome": "failed", "stage": outcome.stage} | _said(outcome.message)
    row["document"] = outcome.document
    if isinstance(outcome, Nameless):
        return row | {"outcome": "nameless", "stage": "recognise"} | _said(outcome.message)
    return row | copy_columns(outcome)


def _said(message: Message) -> Row:
    return {"message": message.text, **columns(message)}


def copy_columns(copy: Copy) -> Row:
    issuer = copy.issuer
    return {
        "outcome": "report",
        "media_type": copy.media_type,
        "report_id": copy.report_id,
        "issuer_name": copy.issuer_name,
        "issuer": dumps({name: getattr(issuer, name) for name in issuer.__slots__}),
        "figures": copy.figures,
        "cells": copy.cells,
        "ocr": int(copy.ocr),
        "checks_failed": copy.checks_failed,
        "figures_digest": copy.figures_digest,
        "digest": copy.digest,
        "copy": copy.packed,
    }


def reading_id(key: str, parser_version: str, position: int) -> str:
    return f"{key}-v{parser_version}-{position}"


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of `readings`, without the content that was read."""

    id: str
    version: str
    outcome: str
    stage: str | None
    report_id: str | None
    digest: str | None
    cells: int = 0
    """Cells of the form that it has."""
    code: str | None = None
    """Of the message that says why there is no report; of the reason in it, if it says that a file is misnamed."""


def stored(conn: sqlite3.Connection, key: str, member: str | None) -> list[Stored]:
    """The readings of a document, or of a file in it, by all versions of the parsers, the newest first."""
    rows = conn.execute(
        "SELECT id, parser_version, outcome, stage, report_id, digest, coalesce(cells, figures, 0),"
        " coalesce(\"values\" ->> '$.why.code', code) FROM readings"
        " WHERE key = ? AND member IS ? ORDER BY position",
        (key, member),
    )
    return sorted((Stored(*row) for row in rows), key=lambda each: order(each.version), reverse=True)
