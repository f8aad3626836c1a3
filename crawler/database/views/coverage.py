"""The views `coverage` and `punctuality`, the only SQL that computes deadlines: other queries use these
views. The days are in the code table `deadlines`, which is made from `parsers.checks.deadlines`;
`days_late` is `Deadline.days_late` in SQL.
"""

from __future__ import annotations

from crawler.clock import BEIJING_HOURS
from parsers.checks.deadlines import LATEST, REDATED

_BEIJING = f"'+{BEIJING_HOURS} hours'"
"""Times of captures and crawls are UTC; dates of publication and deadlines are days in China."""

_DEADLINES = (
    " LEFT JOIN deadlines d ON d.kind = {kind} AND {year} >= d.first_year"
    " AND ({year} <= d.last_year OR d.last_year IS NULL)"
)
_LAST_DAY = "({year} + 1) || '-' || d.month_day"
"""The deadline, as SQL; NULL where the rules name none."""
_MISSED_AFTER = f"({{year}} + 1) || '-' || coalesce(d.month_day, '{LATEST[0]:02}-{LATEST[1]:02}')"
"""The day after which a report that was not found counts as missing, as SQL."""

_STATED = "coalesce(r.first_stated, r.published_on)"
_SEEN = f"date(r.first_seen, {_BEIJING})"
_DAYS_LATE = f"""CASE
         WHEN r.standing = 'foreign' THEN NULL
         WHEN {_STATED} < ({{year}} + 1) || '-01-01' THEN NULL
         WHEN min({_STATED}, coalesce({_SEEN}, {_STATED})) <= ({{year}} + 1) || '-' || d.in_time_until THEN 0
         WHEN {_SEEN} < {_STATED} OR r.redated THEN NULL
         WHEN julianday({_STATED}) - julianday({_LAST_DAY}) BETWEEN 1 AND {REDATED}
         THEN CAST(julianday({_STATED}) - julianday({_LAST_DAY}) AS INTEGER) END"""


def _days_late(year: str) -> str:
    return _DAYS_LATE.format(year=year)


_PUNCTUALITY = f"""
SELECT r.id AS report_id, r.issuer_id, i.name AS issuer, i.kind, i.division, r.portal, r.year,
       {_STATED} AS published_on, {_SEEN} AS first_seen,
       {_LAST_DAY.format(year="r.year")} AS deadline,
       d.article, d.certain,
       {_days_late("r.year")} AS days_late,
       r.url
  FROM reports r JOIN issuers i ON i.id = r.issuer_id
{_DEADLINES.format(kind="i.kind", year="r.year")}
""".strip()

# `spans` and `years` are each used only once, so that SQLite doesn't materialise them as tables of their own:
# it makes only the requested issuer's rows.
_COVERAGE = f"""
WITH RECURSIVE bounds (first, last) AS (
  SELECT min(from_year), max(
    max(from_year), coalesce((SELECT max(year) FROM reports), 0),
    coalesce((SELECT CAST(strftime('%Y', max(started_at)) AS INTEGER) FROM crawls), 0))
    FROM expected_issuers
), calendar (year) AS (
  SELECT first FROM bounds
  UNION ALL
  SELECT year + 1 FROM calendar WHERE year < (SELECT last FROM bounds)
), seen AS (
  SELECT e.*, (SELECT date(max(started_at), {_BEIJING}) FROM crawls WHERE portal = e.portal) AS day,
         (SELECT outcome FROM crawls WHERE portal = e.portal ORDER BY started_at DESC, id DESC LIMIT 1) AS ended
    FROM expected_issuers e
), spans AS (
  SELECT e.*,
         min(coalesce(e.to_year, 9999), coalesce(
           CAST(strftime('%Y', e.day) AS INTEGER) - 1,
           (SELECT max(year) FROM reports WHERE portal = e.portal), e.from_year)) AS last
    FROM seen e
), years AS (
  SELECT s.portal, s.issuer_id, s.issuer, s.kind, s.source, s.source_code, s.source_values, s.day, s.ended, s.last,
         c.year
    FROM spans s JOIN calendar c ON c.year BETWEEN s.from_year AND s.last
), unread AS (
  SELECT issuer_id, year, min(id) AS id FROM problems
   WHERE issuer_id IS NOT NULL GROUP BY issuer_id, year
)
SELECT y.portal, y.issuer_id, y.issuer, y.kind, y.year,
       CASE WHEN r.standing = 'foreign' THEN 'elsewhere'
            WHEN r.figures = 0 THEN 'text_only' WHEN r.id IS NOT NULL THEN r.status
            WHEN u.id IS NOT NULL THEN 'unreadable'
            WHEN y.day <= {_MISSED_AFTER.format(year="y.year")} THEN 'not_due' ELSE 'missing' END AS state,
       r.id AS report_id,
       {_LAST_DAY.format(year="y.year")} AS deadline,
       d.article, d.certain, {_STATED} AS published_on, {_SEEN} AS first_seen,
       {_days_late("y.year")} AS days_late,
       CASE WHEN r.id IS NULL THEN b.message END AS problem,
       CASE WHEN r.id IS NULL THEN b.code END AS problem_code,
       CASE WHEN r.id IS NULL THEN b."values" END AS problem_values,
       coalesce(r.url, b.url) AS url, y.source, y.source_code, y.source_values,
       y.ended AS crawl_outcome
  FROM years y
  LEFT JOIN reports r ON r.issuer_id = y.issuer_id AND r.year = y.year
  LEFT JOIN unread u ON u.issuer_id = y.issuer_id AND u.year = y.year
  LEFT JOIN problems b ON b.id = u.id
{_DEADLINES.format(kind="y.kind", year="y.year")}
""".strip()

SQL = {"punctuality": _PUNCTUALITY, "coverage": _COVERAGE}
