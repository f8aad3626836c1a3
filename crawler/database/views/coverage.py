"""The views `coverage` and `punctuality`. Deadlines stand in the code table `deadlines`, which is
made from `parsers.checks.deadlines`.
"""

from __future__ import annotations

_BEIJING = "'+8 hours'"
"""Captures and crawls have UTC; dates of publication and deadlines are days in China."""

_DEADLINES = (
    " LEFT JOIN deadlines d ON d.kind = {kind} AND {year} >= d.first_year"
    " AND ({year} <= d.last_year OR d.last_year IS NULL)"
)
_DAY = "printf('%d-%s', {year} + 1, d.month_day)"

_LATE = "CAST(max(0, julianday({published}) - julianday({due})) AS INTEGER)"

_PUNCTUALITY = f"""
SELECT r.id AS report_id, r.issuer_id, i.name AS issuer, i.kind, r.year, r.published_on,
       date(r.first_seen, {_BEIJING}) AS first_seen,
       CASE WHEN d.code IS NOT NULL THEN {_DAY.format(year="r.year")} END AS deadline,
       d.article, d.certain,
       {_LATE.format(published="r.published_on", due=_DAY.format(year="r.year"))} AS days_late,
       r.url
  FROM reports r JOIN issuers i ON i.id = r.issuer_id
{_DEADLINES.format(kind="i.kind", year="r.year")}
""".strip()

# Named once each, spans and years are no tables of their own to SQLite: of an issuer that is asked for,
# only its own rows are made.
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
  SELECT e.*, (SELECT date(max(started_at), {_BEIJING}) FROM crawls WHERE portal = e.portal) AS day
    FROM expected_issuers e
), spans AS (
  SELECT e.*,
         min(coalesce(e.to_year, 9999), coalesce(
           CAST(strftime('%Y', e.day) AS INTEGER) - 1,
           (SELECT max(year) FROM reports WHERE portal = e.portal), e.from_year)) AS last
    FROM seen e
), years AS (
  SELECT s.portal, s.issuer_id, s.issuer, s.kind, s.source, s.source_code, s.source_values, s.day, s.last, c.year
    FROM spans s JOIN calendar c ON c.year BETWEEN s.from_year AND s.last
), unread AS (
  SELECT issuer_id, year, min(id) AS id FROM problems
   WHERE issuer_id IS NOT NULL GROUP BY issuer_id, year
)
SELECT y.portal, y.issuer_id, y.issuer, y.kind, y.year,
       CASE WHEN r.figures = 0 THEN 'text_only' WHEN r.id IS NOT NULL THEN r.status
            WHEN u.id IS NOT NULL THEN 'unreadable'
            WHEN y.day <= {_DAY.format(year="y.year")} THEN 'not_due' ELSE 'missing' END AS state,
       r.id AS report_id,
       CASE WHEN d.code IS NOT NULL THEN {_DAY.format(year="y.year")} END AS deadline,
       d.article, d.certain, r.published_on, date(r.first_seen, {_BEIJING}) AS first_seen,
       {_LATE.format(published="r.published_on", due=_DAY.format(year="y.year"))} AS days_late,
       CASE WHEN r.id IS NULL THEN b.message END AS problem,
       CASE WHEN r.id IS NULL THEN b.code END AS problem_code,
       CASE WHEN r.id IS NULL THEN b."values" END AS problem_values,
       coalesce(r.url, b.url) AS url, y.source, y.source_code, y.source_values
  FROM years y
  LEFT JOIN reports r ON r.issuer_id = y.issuer_id AND r.year = y.year
  LEFT JOIN unread u ON u.issuer_id = y.issuer_id AND u.year = y.year
  LEFT JOIN problems b ON b.id = u.id
{_DEADLINES.format(kind="y.kind", year="y.year")}
""".strip()

SQL = {"punctuality": _PUNCTUALITY, "coverage": _COVERAGE}
