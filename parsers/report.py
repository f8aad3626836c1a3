"""A report: what the interpreter makes of a document, and the rules of its figures.

A figure is addressed by its key (`parsers.keys`), such as requests.new.natural_person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from parsers.document import Document, Place, Table
from parsers.sentences import Message

Number = int | Decimal
"""A count is an int; money, in 万元, is a Decimal where it has a fraction."""

Status = Literal["pass", "fail", "unknown"]


class Figure(NamedTuple):
    """格数: a number with its print. Blank, or not readable as a number: `value` is None.

    `raw` is the text of the cell as printed ("" for a blank cell), None where the document has no
    such cell. `unit` is 件, 项 or 万元; money printed in 元 is converted, the print is in `raw`.
    """

    value: Number | None
    raw: str | None
    unit: str
    place: Place | None = None
    confidence: float | None = None
    """0 to 1 where OCR read it."""


@dataclass(frozen=True, slots=True)
class Section:
    """章: one of the six; `heading` as printed, `text` its paragraphs joined by newlines."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as it stood in the source, with the section it stood in (None: before the first)."""

    section: int | None
    position: int
    """Its place among the document's tables, from 0: `Place.table` of its figures."""
    table: Table


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the report must know: a cell not read, a label not known.

    `subject` is the key of the figure concerned, or of a prefix of it, where there is one.
    """

    message: Message
    subject: str | None = None
    place: Place | None = None

    def __str__(self) -> str:
        return f"{self.message} ({self.place})" if self.place else self.message.text


@dataclass(frozen=True, slots=True)
class Report:
    """年度报告: one issuer's report for one year, as one document gives it.

    `figures` holds a key for every cell of every line that the form has, in the form's order, for
    each table that was found; a line of the form that isn't printed has figures without `raw`.
    `evidence` says from which printed text issuer, year and date were taken.
    """

    issuer: str | None
    year: int | None
    title: str | None
    form: str | None
    published_on: date | None
    sections: tuple[Section, ...]
    figures: Mapping[str, Figure]
    tables: tuple[SourceTable, ...] = ()
    warnings: tuple[Notice, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)

    def value(self, key: str) -> Number | None:
        """The number at `key`; None where it is blank, unread or not in the report."""
        figure = self.figures.get(key)
        return figure.value if figure else None


class Check(NamedTuple):
    """核对: one rule on one subject. `left` and `right` are the two sides; None where unknown."""

    rule: str
    subject: str
    left: Number | None
    right: Number | None
    status: Status
    message: Message


@dataclass(frozen=True, slots=True)
class Inference:
    """推断: what the arithmetic leaves for a cell that is blank or could not be read."""

    key: str
    value: Number
    rules: tuple[str, ...]
    """The rules it follows from, each as rule:subject."""


Verdict = Literal["single", "confirmed", "replaced", "disputed"]
"""What came of reading a document again, which is done where a reading fails its arithmetic or
leaves cells unread:

`single`: nothing called for a second reading, or no other reader could read what matters.
`confirmed`: a second, independent reading gave the same figures. What fails is the publisher's.
`replaced`: a second reading passes the arithmetic that the first failed, and was taken.
`disputed`: readings differ, and none passes; the cells in which they differ are not stored.
"""


class Dispute(NamedTuple):
    """A figure that independent readings of one document read differently."""

    key: str
    readings: tuple[tuple[str, str | None], ...]
    """Each reader with the print it read; None where it found no such cell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything `parse` knows of one document."""

    sha256: str
    media_type: str
    reader: str
    """The one whose figures these are."""
    parser_version: str
    document: Document
    report: Report
    checks: tuple[Check, ...]
    inferences: tuple[Inference, ...]
    readers: tuple[str, ...] = ()
    """All that read it, in order."""
    verdict: Verdict = "single"
    disputes: tuple[Dispute, ...] = ()
