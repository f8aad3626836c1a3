"""The view `series`: the figures of each issuer over the years, joined across forms as `parsers.forms.series` says."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.dictionary import TABLES
from parsers.forms import LOCAL, PROSE
from parsers.keys import YEAR

_EARLY = f"r.form IN ('{LOCAL}', '{PROSE}')"


def _figures() -> Iterator[str]:
    """The figures that measures are made of, with their keys."""
    yield "SELECT report_id, 'requests.' || outcome || '.total' AS key, total AS value, 0 AS early FROM requests"
    for row in TABLES["results"].rows:
        code = row["code"]
        yield f"SELECT report_id, 'appeals.' || channel || '.{code}', \"{code}\", 0 FROM appeals"
    yield ("SELECT report_id, 'disclosures.' || clause || '.' || item || '.' || measure, value, 0 FROM disclosures")
    yield (
        f"SELECT report_id, 'indicators.' || indicator || '.{YEAR}', value, 1 FROM indicators"
        f" WHERE \"column\" = '{YEAR}' AND indicator IS NOT NULL"
    )


SQL = {
    "series": f"""
SELECT r.issuer_id, i.name AS issuer, p.measure, m.name AS title, r.year,
       CASE WHEN f.early AND NOT coalesce({_EARLY}, 0) THEN '2014' ELSE r.form END AS form, r.scope,
       sum(f.value) AS value, m.unit,
       CASE WHEN {_EARLY} THEN 'likely' ELSE p.certainty END AS certainty,
       r.id AS report_id, r.url
  FROM ({" UNION ALL ".join(_figures())}) f
  JOIN series_points p ON p.key = f.key
  JOIN series_measures m ON m.code = p.measure
  JOIN reports r ON r.id = f.report_id
  JOIN issuers i ON i.id = r.issuer_id
 GROUP BY r.issuer_id, i.name, p.measure, m.name, m.unit, r.year, f.early, r.form, r.scope, p.certainty,
          p.keys, r.id, r.url
HAVING count(f.value) = p.keys
""".strip()
}
