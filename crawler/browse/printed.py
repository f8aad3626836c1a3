"""The figures of a report as they are stored, by key, with all that is known of each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from crawler.corpus.messages import values_of
from crawler.dictionary import TABLES
from parsers.equations import equations_over
from parsers.forms import Equation
from parsers.text import is_blank

Number = int | float


@dataclass(frozen=True, slots=True)
class Printed:
    """`raw` is the cell's print: "" of a blank cell, None where the report has no such cell."""

    key: str
    value: Number | None
    raw: str | None
    unit: str
    source_table: str | None
    place: Mapping[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> str:
        """number, blank, unread (print that gave no number), or absent (no such cell)."""
        if self.value is not None:
            return "number"
        if self.raw is None:
            return "absent"
        return "blank" if is_blank(self.raw) else "unread"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check, and the sum it is about where it is about one."""

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
        """The figures it concerns."""
        if self.equation:
            return tuple(dict.fromkeys(self.equation.left + self.equation.right))
        return (self.subject,)


def figures_of(conn: sqlite3.Connection, report: str) -> dict[str, Printed]:
    """In the order of the form."""
    found: dict[str, Printed] = {}
    for each in (*_single(conn, report), *_lines(conn, report)):
        found[each.key] = each
    return found


def _single(conn: sqlite3.Connection, report: str) -> Iterator[Printed]:
    """Sections 2, and the statistics table of the years before 2019: a row for each figure."""
    for table, code in (("disclosures", "clause || '.' || item || '.' || measure"), ("indicators", "indicator")):
        rows = conn.execute(
            f"SELECT {code}, value, raw, unit, source_table, place FROM {table} WHERE report_id = ? ORDER BY position",
            [report],
        )
        for rest, value, raw, unit, source, place in rows:
            where = json.loads(place) if place else {}
            yield Printed(f"{table}.{rest}", value, raw, unit, source, where)


def _lines(conn: sqlite3.Connection, report: str) -> Iterator[Printed]:
    """Sections 3 and 4: a row for each line, a column for each figure."""
    for table in ("requests", "appeals"):
        columns = [column.name for column in TABLES[table].columns if column.type == "number"]
        names = ", ".join(f'"{name}"' for name in columns)
        rows = conn.execute(
            f"SELECT {TABLES[table].unique[0][1]}, raw, places, source_table, {names} FROM {table}"
            " WHERE report_id = ? ORDER BY position",
            [report],
        )
        for line, raws, places, source, *values in rows:
            raw, place = json.loads(raws), json.loads(places)
            for name, value in zip(columns, values, strict=True):
                key = f"{table}.{line}.{name}"
                where = place.get(name, {})
                yield Printed(key, value, raw.get(name), "件", _table(source, where), where)


def _table(source: str | None, place: Mapping[str, Any]) -> str | None:
    """The source table of this very cell: a line may go on in another."""
    if source is None or "table" not in place:
        return source
    return f"{source.rsplit('/', 1)[0]}/{place['table']}"


def findings_of(
    conn: sqlite3.Connection, report: str, form: str | None, figures: Mapping[str, Printed]
) -> list[Finding]:
    """Every check of a report, those that fail first."""
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
    """The numbers, from 0, of the findings that concern a figure."""
    found: dict[str, list[int]] = {}
    for number, each in enumerate(findings):
        for key in each.keys:
            found.setdefault(key, []).append(number)
    return found


def inferred(conn: sqlite3.Connection, report: str) -> dict[str, dict[str, Any]]:
    """What the arithmetic leaves for blank cells: value and the rules it follows from."""
    rows = conn.execute("SELECT cell, value, rules FROM inferences WHERE report_id = ?", [report])
    return {cell: {"value": value, "rules": json.loads(rules)} for cell, value, rules in rows}


def corrected(conn: sqlite3.Connection, report: str) -> dict[str, Number]:
    """What persons read in misprinted cells, where that holds; it stands beside the print."""
    rows = conn.execute("SELECT key, corrected FROM figures WHERE report_id = ? AND corrected IS NOT NULL", [report])
    return dict(rows.fetchall())
