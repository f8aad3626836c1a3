"""Finds reports that are due to be checked: they have no row of a rule that every checked report has.

This runs over the whole corpus at the end of every crawl, so it uses indices alone: a fifth of a
second for 200,000 reports.
"""

from __future__ import annotations

from crawler.database.store import Store
from parsers.checks.copied import COPIED
from parsers.checks.timeliness import DEADLINE

_UNCHECKED = "SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM checks WHERE rule = ?)"


def unchecked(store: Store, rule: str) -> list[str]:
    """Ids of the reports without a row of a rule, sorted."""
    rows = store.conn.execute(f"{_UNCHECKED} ORDER BY id", (rule,))
    return [report for (report,) in rows]


def unchecked_years(store: Store, rule: str) -> list[int]:
    """The report years in which some report has no row of a rule, the oldest first."""
    rows = store.conn.execute(f"SELECT DISTINCT year FROM reports WHERE id IN ({_UNCHECKED}) ORDER BY year", (rule,))
    return [year for (year,) in rows]


def neighbours_are_due(store: Store, report_id: str) -> None:
    """Marks the report of the issuer's next year as due, as this report changes; and that of its successor."""
    issuer, _, year = report_id.rpartition("-")
    following = f"{issuer}-{int(year) + 1}"
    store.conn.execute("DELETE FROM checks WHERE report_id = ? AND rule IN (?, ?)", (following, DEADLINE, COPIED))
    successors = store.conn.execute("SELECT successor_id FROM issuer_successions WHERE issuer_id = ?", (issuer,))
    for (successor,) in successors.fetchall():
        is_due(store, f"{successor}-{int(year) + 1}")


def governments_are_due(store: Store, report_id: str) -> None:
    """Marks the reports of the governments above as due, as this report is deleted: their scope may follow from it."""
    issuer, _, year = report_id.rpartition("-")
    store.conn.execute(
        "DELETE FROM checks WHERE rule = ? AND report_id IN (SELECT r.id FROM issuers i"
        " JOIN divisions d ON d.code = i.division"
        " JOIN issuers g ON g.kind = 'government' AND g.division IN (i.division, d.parent)"
        " JOIN reports r ON r.issuer_id = g.id AND r.year = ? WHERE i.id = ?)",
        (DEADLINE, int(year), issuer),
    )


def is_due(store: Store, report_id: str) -> None:
    """Marks a report as due to be checked against other years."""
    store.conn.execute("DELETE FROM checks WHERE report_id = ? AND rule = ?", (report_id, DEADLINE))


def year_is_due(store: Store, year: int) -> None:
    """Marks the texts of a year as due, as one of its reports is deleted: this may change the common
    wording among the others.
    """
    store.conn.execute(
        "DELETE FROM checks WHERE rule = ? AND report_id = (SELECT id FROM reports WHERE year = ? ORDER BY id LIMIT 1)",
        (COPIED, year),
    )
