"""Looks up the checks, inferences and corrections of a stored report's figures, by key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.corpus.figures import Number, StoredFigure
from crawler.corpus.messages import values_of
from parsers.equations import equations_over
from parsers.forms import Equation


@dataclass(frozen=True, slots=True)
class Finding:
    """One stored check; `equation` is its sum if it is a check of arithmetic."""

    rule: str
    subject: str
    status: str
    left: Number | None
    right: Number | None
    message: str
    code: str | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    equation: Equation | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the figures that the check concerns, or its subject."""
        if self.equation:
            return tuple(dict.fromkeys(self.equation.left + self.equation.right))
        return (self.subject,)


def findings_of(
    conn: sqlite3.Connection, report: str, form: str | None, figures: Mapping[str, StoredFigure]
) -> list[Finding]:
    """All checks of a report: first those that fail, then the unknown ones, then those that pass."""
    laws = {(law.rule, law.subject): law for law in equations_over(figures.keys(), form)}
    rows = conn.execute(
        'SELECT c.rule, c.subject, c.status, c.left, c.right, c.message, c.code, c."values" FROM checks c'
        " JOIN rules r ON r.code = c.rule WHERE c.report_id = ?"
        " ORDER BY c.status = 'fail' DESC, c.status = 'unknown' DESC, r.position, c.subject",
        [report],
    )
    return [
        Finding(rule, subject, status, left, right, message, code, values_of(values), laws.get((rule, subject)))
        for rule, subject, status, left, right, message, code, values in rows
    ]


def by_key(findings: list[Finding]) -> dict[str, list[int]]:
    """For each figure, the indices (from 0) of the findings that concern it."""
    found: dict[str, list[int]] = {}
    for number, each in enumerate(findings):
        for key in each.keys:
            found.setdefault(key, []).append(number)
    return found


def inferred(conn: sqlite3.Connection, report: str) -> dict[str, dict[str, Any]]:
    """For each blank cell that the arithmetic determines, its value and the rules it follows from."""
    rows = conn.execute("SELECT cell, value, rules FROM inferences WHERE report_id = ?", [report])
    return {cell: {"value": value, "rules": json.loads(rules)} for cell, value, rules in rows}


def corrected(conn: sqlite3.Connection, report: str) -> dict[str, Number]:
    """The numbers that people read in misprinted cells, without stale corrections. Pages show them in addition to
    the print.
    """
    rows = conn.execute("SELECT key, corrected FROM figures WHERE report_id = ? AND corrected IS NOT NULL", [report])
    return dict(rows.fetchall())
