"""Collects what is known about each figure and each cell of a reading: name, checks, inference, warnings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from crawler.evidence.names import Name, name_of
from parsers.document import Cell, Place, Table
from parsers.equations import equations
from parsers.forms import Equation
from parsers.report import Check, Dispute, Figure, Inference, Notice, Reading
from parsers.text import is_blank, looks_like_number

Kind = Literal["figure", "blank", "doubtful", "unread", "label", "empty"]
"""The kind of a cell, which decides its colour. figure: a number that was read; blank: a blank cell of a figure;
doubtful: a number with a warning, a dispute or low confidence; unread: print that gave no number, or a number that
became no figure; label: words; empty: a blank cell that isn't a figure's."""

KINDS: Mapping[Kind, str] = {
    "figure": "a number",
    "blank": "blank: NULL, not 0",
    "doubtful": "a number with a warning or low confidence",
    "unread": "print that gave no number, numeral that is no figure",
    "label": "words",
    "empty": "empty, no figure's",
}

CERTAIN = 0.9
"""Least confidence of OCR (0 to 1) for a number that isn't doubtful."""

Spot = tuple[int, int, int]
"""A cell of the document: table, row, column."""


@dataclass
class Finding:
    """Everything known about one figure."""

    key: str
    name: Name
    figure: Figure
    kind: Kind = "figure"
    laws: list[tuple[Equation, Check]] = field(default_factory=list)
    inference: Inference | None = None
    dispute: Dispute | None = None
    notices: list[Notice] = field(default_factory=list)

    @property
    def fails(self) -> bool:
        """Whether the figure is part of a sum that fails."""
        return any(check.status == "fail" for _, check in self.laws)


@dataclass(frozen=True)
class Findings:
    """The findings of an entire reading, by key, and by the cell that the figures were read from."""

    by_key: dict[str, Finding]
    by_spot: dict[Spot, list[Finding]]
    told: dict[Spot, list[Notice]]
    """Warnings by cell, including cells without a figure."""

    def kind(self, cell: Cell) -> Kind:
        spot = spot_of(cell.place)
        here = self.by_spot.get(spot, []) if spot else []
        if here:
            worst = ("unread", "doubtful", "figure", "blank")
            return min((each.kind for each in here), key=worst.index)
        if spot in self.told or (spot and self._is_left_over(spot, cell)):
            return "unread"
        return "label" if cell.text.strip() else "empty"

    def _is_left_over(self, spot: Spot, cell: Cell) -> bool:
        """Whether the cell is a number in a row with a warning: the row was not assigned to a line of the form."""
        beside = any(each[:2] == spot[:2] for each in self.told)
        return beside and looks_like_number(cell.text) and not is_blank(cell.text)


def findings(reading: Reading) -> Findings:
    report = reading.report
    inferred = {each.key: each for each in reading.inferences}
    disputed = {each.key: each for each in reading.disputes}
    told: dict[Spot, list[Notice]] = {}
    for notice in report.warnings:
        spot = spot_of(notice.place)
        if spot is not None:
            told.setdefault(spot, []).append(notice)
    by_key: dict[str, Finding] = {}
    by_spot: dict[Spot, list[Finding]] = {}
    for key, figure in report.figures.items():
        found = Finding(key, name_of(key, report.form), figure)
        found.inference, found.dispute = inferred.get(key), disputed.get(key)
        spot = spot_of(figure.place)
        found.notices = _of(key, spot, report.warnings, told)
        found.kind = _kind(found)
        by_key[key] = found
        if spot is not None:
            by_spot.setdefault(spot, []).append(found)
    checks = {(each.rule, each.subject): each for each in reading.checks}
    for law in equations(report):
        check = checks.get((law.rule, law.subject))
        if check is not None:
            for key in dict.fromkeys(law.left + law.right):
                by_key[key].laws.append((law, check))
    return Findings(by_key, by_spot, told)


def spot_of(place: Place | None) -> Spot | None:
    if place is None or place.table is None or place.row is None or place.column is None:
        return None
    return (place.table, place.row, place.column)


def _of(key: str, spot: Spot | None, warnings: tuple[Notice, ...], told: Mapping[Spot, list[Notice]]) -> list[Notice]:
    """The warnings on a figure: those on its key, on its line or table, and on its cell."""
    found = [each for each in warnings if each.subject and (each.subject == key or key.startswith(f"{each.subject}."))]
    return found + [each for each in (told.get(spot, ()) if spot else ()) if each not in found]


def _kind(found: Finding) -> Kind:
    figure = found.figure
    if figure.value is None:
        return "unread" if found.dispute or not is_blank(figure.raw or "") else "blank"
    sure = figure.confidence is None or figure.confidence >= CERTAIN
    return "figure" if sure and not found.notices and not found.dispute else "doubtful"


def tables(reading: Reading) -> Iterator[Table]:
    """All tables of the document."""
    for block in reading.document.blocks:
        if isinstance(block, Table):
            yield block
