"""Rules that look beyond one document, over the corpus: other years, other issuers, the calendar.

A report is due if it has no row of `timeliness.deadline`, which every checked report has (or of
`text.copied`, for its text): writing a report takes its rows away, and those of its issuer's next
year with it. So what is due is known
after a kill, too, and the rows depend on the reports alone, not on the order in which they came.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice

from crawler.corpus.checked import copied_texts
from crawler.corpus.checked.due import unchecked
from crawler.corpus.checked.status import judge
from crawler.corpus.copies import exact
from crawler.corpus.messages import columns
from crawler.database.store import Row, Store
from crawler.dictionary import TABLES
from parsers.checks import timeliness, years
from parsers.checks.timeliness import DEADLINE
from parsers.report import Check, Number, Section

RULES = (years.CARRIED.code, years.IN_FORCE.code, years.CHANGE.code, DEADLINE.code)
"""Rules whose rows are written here; `likeness` writes those of copied text."""

BATCH = 200
"""Reports in one transaction: half a second, in which nobody else can write."""


@dataclass(frozen=True, slots=True)
class Crosschecked:
    """How many reports were due, and how many texts were found to stand in another report."""

    reports: int
    copied: int


def crosscheck(store: Store, *, everything: bool = False, texts: bool = True) -> Crosschecked:
    """Checks what is due, or every report, and compares the texts of the years it belongs to.
    Called twice, it does nothing the second time. Without `texts`, these stay due.
    """
    due = _all(store) if everything else unchecked(store, DEADLINE.code)
    waiting = iter(due)
    while batch := [*islice(waiting, BATCH)]:
        with store.transaction():
            for report_id in batch:
                _check(store, report_id)
    copied = copied_texts.compare(store, everything=everything) if texts else copied_texts.found(store)
    return Crosschecked(len(due), copied)


def _all(store: Store) -> list[str]:
    return [report for (report,) in store.conn.execute("SELECT id FROM reports ORDER BY id")]


def _check(store: Store, report_id: str) -> None:
    row = store.one(
        "SELECT r.issuer_id, r.year, i.kind, r.published_on FROM reports r"
        " JOIN issuers i ON i.id = r.issuer_id WHERE r.id = ?",
        report_id,
    )
    if row is None:
        return
    issuer, year, kind, published = row
    report = annual(store, report_id)
    before = store.one("SELECT id FROM reports WHERE issuer_id = ? AND year = ?", issuer, year - 1)
    checks = [*years.checks(report, annual(store, before[0]) if before else None)]
    checks += timeliness.checks(year, kind, _day(published))
    replace_checks(store, report_id, RULES, checks)
    judge(store, report_id)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


def replace_checks(store: Store, report_id: str, rules: Iterable[str], checks: Iterable[Check]) -> None:
    """These rows stand for the report's rows of these rules."""
    store.conn.executemany("DELETE FROM checks WHERE report_id = ? AND rule = ?", [(report_id, rule) for rule in rules])
    store.insert("checks", [_row(report_id, each) for each in checks])


def _row(report_id: str, check: Check) -> Row:
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


def annual(store: Store, report_id: str) -> years.Annual:
    """A report as the rules see it. Money comes back as the decimal it was."""
    row = store.one("SELECT year, issuer_name, form FROM reports WHERE id = ?", report_id)
    assert row is not None, report_id
    sections = store.conn.execute(
        "SELECT number, heading, text FROM sections WHERE report_id = ? ORDER BY id", (report_id,)
    )
    year, issuer, form = row
    narrative = tuple(Section(*each) for each in sections)
    return years.Annual(year, issuer, form, dict(_values(store, report_id)), narrative)


def _values(store: Store, report_id: str) -> Iterator[tuple[str, Number | None]]:
    for clause, item, measure, value in store.conn.execute(
        "SELECT clause, item, measure, value FROM disclosures WHERE report_id = ?", (report_id,)
    ):
        yield f"disclosures.{clause}.{item}.{measure}", _number(value)
    for table, line in (("requests", "outcome"), ("appeals", "channel")):
        columns = [c.name for c in TABLES[table].columns if c.type == "number"]
        names = ", ".join(f'"{name}"' for name in columns)
        for code, raw, *row in store.conn.execute(
            f"SELECT {line}, raw, {names} FROM {table} WHERE report_id = ?", (report_id,)
        ):
            printed = json.loads(raw)
            for column, value in zip(columns, row, strict=True):
                if column in printed:
                    yield f"{table}.{code}.{column}", _number(value)


def _number(value: float | None) -> Number | None:
    return Decimal(repr(value)) if isinstance(value, float) else value
