"""Stores a report's checks, and its status, which follows from its checks and warnings."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.corpus.copies import check_row
from crawler.database.store import Store
from parsers.checks.model import Over, casts_no_doubt, rules
from parsers.report import Check


def replace_checks(store: Store, report_id: str, over: tuple[Over, ...], checks: Iterable[Check]) -> None:
    """Replaces all of the report's checks by rules over `over` with these checks."""
    codes = [(report_id, each.code) for each in rules(*over)]
    store.conn.executemany("DELETE FROM checks WHERE report_id = ? AND rule = ?", codes)
    store.insert("checks", [check_row(report_id, each) for each in checks])


def judge(store: Store, report_id: str) -> None:
    """Updates `checks_failed` and `status` from the stored checks; calling it twice changes nothing."""
    harmless = casts_no_doubt()
    store.conn.execute(
        "UPDATE reports SET checks_failed = failed,"
        " status = CASE WHEN failed + warning_count > 0 THEN 'flagged' ELSE 'clean' END"
        " FROM (SELECT count(*) AS failed FROM checks WHERE report_id = ? AND status = 'fail'"
        f" AND rule NOT IN ({', '.join('?' * len(harmless))})) WHERE id = ?",
        (report_id, *harmless, report_id),
    )
