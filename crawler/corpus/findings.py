"""What the checks of a corpus found, counted by rule, with examples."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A check that fails: the report, its address, the subject, and what was found in words."""

    report: str
    url: str
    subject: str
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Of one rule: how many checks passed, failed and are unknown; `reports` fail it."""

    rule: str
    name: str
    doubts: bool
    passed: int
    failed: int
    unknown: int
    reports: int
    examples: tuple[Example, ...]


def findings(
    conn: sqlite3.Connection, portals: Sequence[str], rules: Sequence[str], most: int
) -> list[Findings]:
    """By rule, in the order of the code table, with at most so many examples of each; of all
    portals and of all rules where none is named.
    """
    marks, of_rules = ", ".join("?" * len(portals)), ", ".join("?" * len(rules))
    where = f"({len(portals)} = 0 OR r.portal IN ({marks}))"
    found = conn.execute(
        "SELECT k.code, k.name, k.doubts, sum(c.status = 'pass'), sum(c.status = 'fail'),"
        " sum(c.status = 'unknown'), count(DISTINCT CASE WHEN c.status = 'fail' THEN r.id END)"
        " FROM checks c JOIN reports r ON r.id = c.report_id JOIN rules k ON k.code = c.rule"
        f" WHERE {where} AND ({len(rules)} = 0 OR k.code IN ({of_rules}))"
        " GROUP BY k.code ORDER BY k.position",
        (*portals, *rules),
    ).fetchall()
    result = []
    for code, name, doubts, passed, failed, unknown, reports in found:
        examples = conn.execute(
            "SELECT r.id, r.url, c.subject, c.message FROM checks c"
            f" JOIN reports r ON r.id = c.report_id WHERE {where}"
            " AND c.rule = ? AND c.status = 'fail' ORDER BY r.id, c.subject LIMIT ?",
            (*portals, code, most),
        )
        shown = tuple(Example(*row) for row in examples)
        result.append(Findings(code, name, bool(doubts), passed, failed, unknown, reports, shown))
    return result
