"""The SQL of the view `report_ratios`, written from the definitions in `crawler.dictionary.ratios`.

In SQL, a sum with a NULL in it is NULL, and so is a ratio with a part that is blank or that the report
doesn't print.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from crawler.dictionary.form_codes import APPLICANTS, OUTCOMES
from crawler.dictionary.ratios import ENOUGH, OTHER, RATIOS, Ratio

_PARTS = "other_no_correction + other_fee_unpaid + other_misc"


def _requests() -> str:
    """SQL with a row for each report and kind of applicant, and a column for each line of section 3."""
    kinds = [row["code"] for row in APPLICANTS.rows]
    of_kind = " ".join(f"WHEN '{kind}' THEN q.\"{kind}\"" for kind in kinds)
    lines = ",\n         ".join(
        f"max(CASE WHEN q.outcome = '{row['code']}' THEN CASE a.code {of_kind} END END) AS \"{row['code']}\""
        for row in OUTCOMES.rows
    )
    return (
        f"SELECT q.report_id, a.code AS applicant,\n         {lines}\n"
        "    FROM requests q CROSS JOIN applicants a GROUP BY q.report_id, a.code"
    )


def _appeals(ratios: Iterable[Ratio]) -> str:
    """SQL with a row for each report: the parts of section 4 that the ratios need, and the requests handled."""
    parts = {p for r in ratios for p in (*r.numerator, *r.denominator, *r.pending) if "." in p}
    columns = ",\n         ".join(
        f'max(CASE WHEN channel = \'{channel}\' THEN "{result}" END) AS "{channel}.{result}"'
        for channel, result in (part.split(".") for part in sorted(parts))
    )
    return (
        f"SELECT report_id, 'total' AS applicant,\n         {columns},\n"
        "         (SELECT q.total FROM requests q WHERE q.report_id = a.report_id"
        " AND q.outcome = 'total') AS \"total\"\n"
        "    FROM appeals a GROUP BY report_id"
    )


def _disclosures(ratios: Iterable[Ratio]) -> str:
    parts = {p for r in ratios for p in (*r.numerator, *r.denominator)}
    columns = ",\n         ".join(
        f"max(CASE WHEN item = '{item}' AND measure = '{measure}' THEN value END) AS \"{item}.{measure}\""
        for item, measure in (part.split(".") for part in sorted(parts))
    )
    return f"SELECT report_id, 'total' AS applicant,\n         {columns}\n    FROM disclosures GROUP BY report_id"


def _sum(parts: Sequence[str]) -> str:
    return " + ".join(_other() if part == OTHER else f'w."{part}"' for part in parts)


def _other() -> str:
    three = " + ".join(f'w."{part}"' for part in _PARTS.split(" + "))
    return (
        f'CASE WHEN w."other" IS NULL THEN {three} WHEN {three} IS NULL THEN w."other"'
        f' WHEN w."other" = {three} THEN w."other" END'
    )


def _case(ratios: Sequence[Ratio], of: Callable[[Ratio], str]) -> str:
    return "CASE x.code " + " ".join(f"WHEN '{r.code}' THEN {of(r)}" for r in ratios) + " END"


def _pending(ratio: Ratio) -> str:
    return _sum(ratio.pending) if ratio.pending else "NULL"


def _branch(ratios: Sequence[Ratio], wide: str) -> str:
    """The SELECT of numerator, denominator and pending cases of ratios, over the subquery `wide`."""
    codes = ", ".join(f"'{ratio.code}'" for ratio in ratios)
    return (
        "SELECT w.report_id, w.applicant, x.code AS ratio, x.kind,\n"
        f"       {_case(ratios, lambda r: _sum(r.numerator))} AS numerator,\n"
        f"       {_case(ratios, lambda r: _sum(r.denominator))} AS denominator,\n"
        f"       {_case(ratios, _pending)} AS pending\n"
        f"  FROM (\n  {wide}\n  ) w JOIN ratios x ON x.code IN ({codes})"
    )


def _view() -> str:
    asked = [ratio for ratio in RATIOS if ratio.by_applicant]
    issued = [ratio for ratio in RATIOS if ratio.of_disclosures]
    appealed = [ratio for ratio in RATIOS if ratio not in asked and ratio not in issued]
    return "\nUNION ALL\n".join(
        _finished(_branch(ratios, wide))
        for ratios, wide in ((asked, _requests()), (appealed, _appeals(appealed)), (issued, _disclosures(issued)))
    )


def _finished(branch: str) -> str:
    """The complete SELECT over `branch`: report and issuer, value, its guards and bounds."""
    share = "n.kind = 'share' AND n.numerator > n.denominator"
    return f"""SELECT n.report_id, r.issuer_id, i.name AS issuer, r.year, r.scope, r.status, n.ratio, n.applicant,
       n.numerator, n.denominator,
       CASE WHEN n.kind = 'difference' THEN n.numerator - n.denominator
            WHEN {share} THEN NULL
            WHEN n.denominator > 0 THEN 1.0 * n.numerator / n.denominator END AS value,
       CASE WHEN n.denominator + n.pending > 0 AND NOT ({share})
            THEN 1.0 * n.numerator / (n.denominator + n.pending) END AS low,
       CASE WHEN n.denominator + n.pending > 0 AND NOT ({share})
            THEN 1.0 * (n.numerator + n.pending) / (n.denominator + n.pending) END AS high,
       CASE WHEN n.kind <> 'difference' THEN n.denominator >= {ENOUGH} END AS enough
  FROM (
{branch}
  ) n JOIN reports r ON r.id = n.report_id JOIN issuers i ON i.id = r.issuer_id"""


SQL = {"report_ratios": _view()}
