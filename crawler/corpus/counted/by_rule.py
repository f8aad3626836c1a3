"""The findings of a corpus's checks, counted by rule, with examples."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.corpus.messages import values_of
from crawler.corpus.translation import in_both
from parsers.sentences import Pair


@dataclass(frozen=True, slots=True)
class Example:
    """A failed check: the report's id, its address, the subject, and the message in Chinese and English."""

    report: str
    url: str
    subject: str
    words: Pair


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one rule: how many checks passed, failed and are unknown; `reports` is the number
    of reports with a failed one.
    """

    rule: str
    name: str
    doubts: bool
    passed: int
    failed: int
    unknown: int
    reports: int
    examples: tuple[Example, ...]


def findings(conn: sqlite3.Connection, portals: Sequence[str], rules: Sequence[str], most: int) -> list[Findings]:
    """Findings by rule, in the order of the code table, with at most `most` examples of each. An empty
    `portals` or `rules` means all of them.
    """
    counts = {code: _counts(conn, portals, code) for code in rules or _codes(conn)}
    found = [
        (*row, *counts[row[0]])
        for row in conn.execute("SELECT code, name, doubts FROM rules ORDER BY position")
        if any(counts.get(row[0], ()))
    ]
    result = []
    for code, name, doubts, passed, failed, unknown, reports in found:
        examples = conn.execute(
            'SELECT r.id, r.url, c.subject, r.form, c.message, c.code, c."values" FROM checks c'
            f" JOIN reports r ON r.id = c.report_id WHERE c.rule = ? AND c.status = 'fail'"
            f" {_of(portals)} ORDER BY c.report_id, c.subject LIMIT ?",
            (code, *portals, most),
        )
        shown = tuple(
            Example(report, url, subject, in_both(message, code, values_of(values), form))
            for report, url, subject, form, message, code, values in examples
        )
        result.append(Findings(code, name, bool(doubts), passed, failed, unknown, reports, shown))
    return result


def _codes(conn: sqlite3.Connection) -> list[str]:
    return [code for (code,) in conn.execute("SELECT code FROM rules")]


def _of(portals: Sequence[str]) -> str:
    """The SQL condition for portals; none at all for all portals, so that SQLite can count on an index."""
    return f"AND r.portal IN ({', '.join('?' * len(portals))})" if portals else ""


def _counts(conn: sqlite3.Connection, portals: Sequence[str], rule: str) -> tuple[int, int, int, int]:
    """How many checks of a rule passed, failed and are unknown, and how many reports have a failed one."""
    joined = "JOIN reports r ON r.id = c.report_id" if portals else ""
    rows = conn.execute(
        "SELECT c.status, count(*), count(DISTINCT c.report_id) FROM checks c"
        f" {joined} WHERE c.rule = ? {_of(portals)} GROUP BY c.status",
        (rule, *portals),
    )
    by = {status: (checks, reports) for status, checks, reports in rows}
    checks = {status: by.get(status, (0, 0))[0] for status in ("pass", "fail", "unknown")}
    return checks["pass"], checks["fail"], checks["unknown"], by.get("fail", (0, 0))[1]
