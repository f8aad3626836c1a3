"""A report as interpreted from a document, and the results of the rules on its figures.

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
"""A count is an int; an amount of money, in 万元, is a Decimal if it has a fraction."""

Status = Literal["pass", "fail", "unknown"]
Scope = Literal["own", "area"]
"""Whom figures cover: the organ alone, or its departments or districts as well."""


class Figure(NamedTuple):
    """格数: a number with its printed text. `value` is None if the cell is blank or not readable as a number.

    `raw` is the text of the cell as printed ("" for a blank cell), None if the document has no such
    cell. `unit` is 件, 项 or 万元; money printed in 元 is converted in `value`, not in `raw`.
    """

    value: Number | None
    raw: str | None
    unit: str
    place: Place | None = None
    confidence: float | None = None
    """Confidence of the OCR, 0 to 1; None if the cell wasn't read by OCR."""


class Printed(NamedTuple):
    """What a figure of `indicators` is called where it is printed: a table that may be no form's, or a sentence."""

    label: str
    """The line as printed (原文), without the lines above it."""
    indicator: str | None
    """Code of the line of a form that certainly counts the same; None if there is none."""
    source: Literal["table", "narrative"] = "table"
    sentence: str | None = None
    """The sentence that states the figure, if it is from the narrative."""


@dataclass(frozen=True, slots=True)
class Section:
    """章: one of the six sections. `heading` is as printed, `text` its paragraphs joined by newlines."""

    number: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table as in the source, with the number of its section (None: before the first section)."""

    section: int | None
    position: int
    """Position among the document's tables, from 0; the same as `Place.table` of its figures."""
    table: Table


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that a reader of the report needs: a cell not read, a label not known.

    `subject` is the key of the figure concerned, or a prefix of the key; None if no figure is concerned.
    """

    message: Message
    subject: str | None = None
    place: Place | None = None

    def __str__(self) -> str:
        return f"{self.message} ({self.place})" if self.place else self.message.text


@dataclass(frozen=True, slots=True)
class Report:
    """年度报告: one issuer's report for one year, as printed in one document.

    `figures` has a key for every cell of the form, in the form's order, for each table that was found;
    the figures of a line that isn't printed have no `raw`. `evidence` maps issuer, year and date of
    publication to the printed text each was taken from.
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
    indicators: Mapping[str, Printed] = field(default_factory=dict)
    """For each figure of `indicators`, by key: its line as printed."""
    scope: Scope | None = None
    """统计范围, if the report says it; the sentence is in `evidence`."""

    def value(self, key: str) -> Number | None:
        """The number at `key`; None if the cell is blank, unread or not in the report."""
        figure = self.figures.get(key)
        return figure.value if figure else None


class Check(NamedTuple):
    """核对: the result of one rule on one subject. `left` and `right` are the two sides compared; None if unknown."""

    rule: str
    subject: str
    left: Number | None
    right: Number | None
    status: Status
    message: Message


@dataclass(frozen=True, slots=True)
class Inference:
    """推断: a value that follows from the arithmetic, for a cell that is blank or could not be read."""

    key: str
    value: Number
    rules: tuple[str, ...]
    """The rules that the value follows from, each as rule:subject."""


Verdict = Literal["single", "confirmed", "replaced", "disputed"]
"""The result of reading a document again, as is done if a reading fails its arithmetic or leaves
cells unread:

`single`: no second reading was needed, or no other reader could read the cells in question, or a rule
fails throughout a table, which no agreement of readers makes the publisher's fault.
`confirmed`: a second, independent reading gave the same figures. Sums that fail are the publisher's fault.
`replaced`: a second reading passed the arithmetic that the first failed, or read more, and was used.
`disputed`: readings differ, and none passes; figures on which no two readings agree are not stored.
"""


class Dispute(NamedTuple):
    """A figure for which independent readings of one document differ."""

    key: str
    readings: tuple[tuple[str, str | None], ...]
    """Each reader with the text it read in the cell; None if it found no such cell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of `parse` for one document."""

    sha256: str
    media_type: str
    reader: str
    """The reader whose figures are used."""
    parser_version: str
    document: Document
    report: Report
    checks: tuple[Check, ...]
    inferences: tuple[Inference, ...]
    readers: tuple[str, ...] = ()
    """All readers that read the document, in order."""
    verdict: Verdict = "single"
    disputes: tuple[Dispute, ...] = ()
