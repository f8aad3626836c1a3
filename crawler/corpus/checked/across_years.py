"""Applies the rules that need more than one document: other years, other issuers, the calendar.

The rules are those registered over `years` and `calendar`, and over `texts` (`copied_texts`). Every
checked report has a row of `timeliness.deadline` (and of `text.copied`, for its text); a report
without one is due. Writing a report deletes its rows, and those of its issuer's next year. So the due
reports are known even after a kill, and the rows depend on the reports alone, not on the order in
which they came. If a rule or a legal date is new, all reports are due (`crawler.database.schema`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from crawler.clock import BEIJING
from crawler.corpus.checked import copied_texts, redated, scope
from crawler.corpus.checked.due import unchecked
from crawler.corpus.checked.status import judge, replace_checks
from crawler.corpus.figures import numbers_of
from crawler.database.store import Store
from parsers.checks import checks_over
from parsers.checks.subjects import Annual, Publication
from parsers.checks.timeliness import DEADLINE
from parsers.report import Number, Section

BATCH = 200
"""Reports in one transaction; it takes half a second, during which no other process can write."""


@dataclass(frozen=True, slots=True)
class Crosschecked:
    """How many reports were checked, and how many narratives in the corpus share most of their text
    with another report.
    """

    reports: int
    copied: int


def crosscheck(store: Store, *, everything: bool = False, texts: bool = True) -> Crosschecked:
    """Checks the reports that are due, or with `everything` all, and compares the texts of their years.
    A second call finds nothing due. Without `texts`, no texts are compared, and they stay due.
    """
    redated.derive(store)
    due = _all(store) if everything else unchecked(store, DEADLINE)
    scope.derive(store, None if everything else due)
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
        "SELECT r.issuer_id, r.year, i.kind, iif(r.standing = 'own', coalesce(r.first_stated, r.published_on), NULL),"
        " r.first_seen, r.redated FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE r.id = ?",
        report_id,
    )
    if row is None:
        return
    issuer, year, kind, published, seen, moved = row
    report = annual(store, report_id)
    checks = [*checks_over("years", report, _year_before(store, issuer, year))]
    checks += checks_over("calendar", Publication(year, kind, _day(published), _day_in_beijing(seen), bool(moved)))
    replace_checks(store, report_id, ("years", "calendar"), checks)
    judge(store, report_id)


def _year_before(store: Store, issuer: str, year: int) -> Annual | None:
    """The issuer's report of the year before, or that of the one organ that was renamed to it."""
    report = "SELECT id FROM reports WHERE issuer_id = ? AND year = ?"
    if own := store.one(report, issuer, year - 1):
        return annual(store, own[0])
    former = store.conn.execute(
        "SELECT s.issuer_id, i.name, s.how, s.certainty FROM issuer_successions s JOIN issuers i ON i.id = s.issuer_id"
        " WHERE s.successor_id = ?",
        (issuer,),
    ).fetchall()
    if len(former) != 1 or former[0][2:] != ("renamed", "certain"):
        return None
    there = store.one(report, former[0][0], year - 1)
    return replace(annual(store, there[0]), predecessor=former[0][1]) if there else None


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None


def _day_in_beijing(moment: str | None) -> date | None:
    return datetime.fromisoformat(moment).astimezone(BEIJING).date() if moment else None


def annual(store: Store, report_id: str) -> Annual:
    """A stored report as the input of rules. Money is converted back to the exact decimal."""
    row = store.one("SELECT year, issuer_name, form FROM reports WHERE id = ?", report_id)
    assert row is not None, report_id
    sections = store.conn.execute(
        "SELECT number, heading, text FROM sections WHERE report_id = ? ORDER BY id", (report_id,)
    )
    year, issuer, form = row
    narrative = tuple(Section(*each) for each in sections)
    values = {key: _number(value) for key, value in numbers_of(store.conn, report_id).items()}
    return Annual(year, issuer, form, values, narrative)


def _number(value: float | None) -> Number | None:
    return Decimal(repr(value)) if isinstance(value, float) else value
