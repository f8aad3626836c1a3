"""改版时重新标注的日期: dates of publication that reports of other years state, too.

Where a site is moved, or an organ puts its old pages up again, the content system often dates them all anew. A report
of the last year is then dated some months after its deadline, and would be called late for it. What gives such a day
away is that reports of other years state it as well: the organ's own, on whatever portal, or on a whole portal those of
several years (`MOVED_YEARS`). A report stands on each portal that has a copy of it: which of them states the day isn't
stored.

The result follows from the stored reports alone. All are looked at each time, in indices of their own.
"""

from __future__ import annotations

from crawler.corpus.checked.due import is_due
from crawler.database.store import Store
from parsers.checks.deadlines import MOVED_YEARS

_DAY = "coalesce(first_stated, published_on)"
_OF_ORGANS = (
    f"SELECT id FROM reports JOIN (SELECT issuer_id, {_DAY} AS day FROM reports GROUP BY 1, 2"
    f" HAVING day IS NOT NULL AND min(year) < max(year)) USING (issuer_id) WHERE {_DAY} = day"
)
_ON_PORTALS = (
    f"WITH there AS MATERIALIZED (SELECT portal, {_DAY} AS day, year, id FROM reports WHERE {_DAY} IS NOT NULL"
    f" UNION SELECT d.portal, {_DAY}, year, id FROM report_documents d JOIN reports r ON r.id = d.report_id"
    f" WHERE d.chosen = 0 AND d.portal <> r.portal AND {_DAY} IS NOT NULL),"
    f" moved AS (SELECT portal, day FROM there GROUP BY 1, 2 HAVING count(DISTINCT year) >= {MOVED_YEARS})"
    " SELECT id FROM there JOIN moved USING (portal, day)"
)


def derive(store: Store) -> None:
    """Brings `redated` up to date for all reports. Those where it changes are due to be checked."""
    found = {report for sql in (_OF_ORGANS, _ON_PORTALS) for (report,) in store.conn.execute(sql)}
    known = {report for (report,) in store.conn.execute("SELECT id FROM reports WHERE redated = 1")}
    with store.transaction():
        for report in sorted(found ^ known):
            store.conn.execute("UPDATE reports SET redated = ? WHERE id = ?", (1 if report in found else None, report))
            is_due(store, report)
