"""改版时重新标注的日期: dates of publication that reports of other years state, too.

Where a site is moved, or an organ puts its old pages up again, the content system often dates them all anew. A report
of the last year is then dated some months after its deadline, and would be called late for it. What gives such a day
away is that reports of other years state it as well: the organ's own, or on the whole portal those of several years
(`MOVED_YEARS`).

The result follows from the stored reports alone. All groups are looked at each time, in an index of their own.
"""

from __future__ import annotations

from collections import defaultdict

from crawler.corpus.checked.due import is_due
from crawler.database.store import Store
from parsers.checks.deadlines import MOVED_YEARS

_SHARED = (
    "SELECT portal, coalesce(first_stated, published_on) AS day FROM reports"
    " GROUP BY 1, 2 HAVING day IS NOT NULL AND min(year) < max(year) OR max(redated)"
)


def derive(store: Store) -> None:
    """Brings `redated` up to date for all reports. Those where it changes are due to be checked."""
    days = store.conn.execute(_SHARED).fetchall()
    with store.transaction():
        for portal, day in days:
            _of_a_day(store, portal, day)


def _of_a_day(store: Store, portal: str, day: str | None) -> None:
    reports = store.conn.execute(
        "SELECT id, issuer_id, year, redated FROM reports"
        " WHERE portal = ? AND coalesce(first_stated, published_on) IS ?",
        (portal, day),
    ).fetchall()
    years = defaultdict[str, set[int]](set)
    for _, issuer, year, _ in reports:
        years[issuer].add(year)
    moved = len({year for _, _, year, _ in reports}) >= MOVED_YEARS
    for report, issuer, _, stored in reports:
        redated = 1 if day and (moved or len(years[issuer]) > 1) else None
        if redated != stored:
            store.conn.execute("UPDATE reports SET redated = ? WHERE id = ?", (redated, report))
            is_due(store, report)
