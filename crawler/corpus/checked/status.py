"""Whether anything is in doubt about a report: its status follows from its checks and warnings."""

from __future__ import annotations

from crawler.database.store import Store
from parsers.checks.model import casts_no_doubt


def judge(store: Store, report_id: str) -> None:
    """Brings `checks_failed` and `status` to what the checks say; calling it twice changes nothing."""
    harmless = casts_no_doubt()
    store.conn.execute(
        "UPDATE reports SET checks_failed = failed,"
        " status = CASE WHEN failed + warning_count > 0 THEN 'flagged' ELSE 'clean' END"
        " FROM (SELECT count(*) AS failed FROM checks WHERE report_id = ? AND status = 'fail'"
        f" AND rule NOT IN ({', '.join('?' * len(harmless))})) WHERE id = ?",
        (report_id, *harmless, report_id),
    )
