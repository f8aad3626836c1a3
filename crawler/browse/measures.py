"""What a question may ask of a report: counts, and shares with their guard, each as SQL over a report `r`.

A sum with a blank cell is NULL, never a sum of the rest; a share is told from `ENOUGH` cases on, and not where the
print has more in the part than in the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.dictionary.form_codes import APPLICANTS, CHANNELS, OUTCOMES
from crawler.dictionary.ratios import ENOUGH, REFUSED, UNAVAILABLE, UNPROCESSED
from parsers.sentences import Pair

GROUPS: Mapping[str, Pair] = {
    "received": ("收到的申请", "Requests received"),
    "handled": ("办理结果", "How they were handled"),
    "shares": ("比例（分母不足 30 件不算）", "Shares (from 30 cases on)"),
    "appeals": ("行政复议和诉讼", "Reconsideration and litigation"),
    "disclosures": ("主动公开", "Proactive disclosure"),
}


@dataclass(frozen=True, slots=True)
class Measure:
    """`unit` in Chinese and English; `key` is the figure's key if the measure is one figure."""

    code: str
    group: str
    words: Pair
    unit: Pair
    sql: str
    key: str | None = None


_CASES: Pair = ("件", "cases")
_PER_CENT: Pair = ("%", "%")


def _words(table: object, code: str) -> Pair:
    row = next(row for row in table.rows if row["code"] == code)  # type: ignore[attr-defined]
    return str(row["name"]).removesuffix(f" {row['english']}"), str(row["english"])


def _sum_of(lines: tuple[str, ...], column: str = "total") -> str:
    """The sum of lines of section 3. NULL if a cell is blank, or none is there."""
    names = ", ".join(f"'{line}'" for line in lines)
    return (
        f'(SELECT CASE WHEN count(*) = count(q."{column}") THEN sum(q."{column}") END FROM requests q'
        f" WHERE q.report_id = r.id AND q.outcome IN ({names}))"
    )


def _request(code: str, group: str, line: str, words: Pair | None = None, column: str = "total") -> Measure:
    named = words or _words(OUTCOMES, line)
    sql = f"(SELECT q.\"{column}\" FROM requests q WHERE q.report_id = r.id AND q.outcome = '{line}')"
    return Measure(code, group, named, _CASES, sql, f"requests.{line}.{column}")


def _share(code: str, words: Pair, lines: tuple[str, ...]) -> Measure:
    part, whole = _sum_of(lines), _sum_of(("total",))
    sql = f"CASE WHEN {whole} >= {ENOUGH} AND {part} <= {whole} THEN round(100.0 * {part} / {whole}, 1) END"
    return Measure(code, "shares", words, _PER_CENT, sql)


def _appeal(code: str, channel: str, result: str, words: Pair) -> Measure:
    sql = f"(SELECT a.\"{result}\" FROM appeals a WHERE a.report_id = r.id AND a.channel = '{channel}')"
    return Measure(code, "appeals", words, _CASES, sql, f"appeals.{channel}.{result}")


def _disclosed(code: str, item: str, measure: str, words: Pair, unit: Pair) -> Measure:
    of = f"d.item = '{item}' AND d.measure = '{measure}'"
    sql = f"(SELECT d.value FROM disclosures d WHERE d.report_id = r.id AND {of})"
    return Measure(code, "disclosures", words, unit, sql)


def _applicant(code: str) -> Measure:
    chinese, english = _words(APPLICANTS, code)
    words = (f"本年新收：{chinese}", f"New requests: {english.lower()}")
    return _request(f"new_{code}", "received", "new", words, code)


def _channel(code: str, name: str) -> Measure:
    return _appeal(code, name, "total", _words(CHANNELS, name))


MEASURES: Mapping[str, Measure] = {
    each.code: each
    for each in (
        _request("new", "received", "new"),
        _request("carried_in", "received", "carried_in"),
        _applicant("natural_person"),
        _applicant("company"),
        _request("handled", "handled", "total", ("办理总数", "Handled in all")),
        _request("granted", "handled", "granted"),
        _request("partially_granted", "handled", "partially_granted"),
        Measure("refused", "handled", ("不予公开", "Refused"), _CASES, _sum_of(REFUSED)),
        Measure("unavailable", "handled", ("无法提供", "Unavailable"), _CASES, _sum_of(UNAVAILABLE)),
        Measure("unprocessed", "handled", ("不予处理", "Not processed"), _CASES, _sum_of(UNPROCESSED)),
        _request("carried_out", "handled", "carried_out"),
        _share("granted_share", ("公开比例", "Granted in full or in part"), ("granted", "partially_granted")),
        _share("refused_share", ("不予公开比例", "Refused"), REFUSED),
        _share("not_held_share", ("本机关不掌握比例", "Not held by the organ"), ("unavailable_not_held",)),
        _channel("reconsideration", "reconsideration"),
        _appeal(
            "reconsideration_corrected", "reconsideration", "corrected", ("复议纠正", "Corrected on reconsideration")
        ),
        _channel("litigation_direct", "litigation_direct"),
        _channel("litigation_after_reconsideration", "litigation_after_reconsideration"),
        _disclosed(
            "normative_issued",
            "normative_documents",
            "issued",
            ("规范性文件制发", "Normative documents issued"),
            _CASES,
        ),
        _disclosed("normative_in_force", "normative_documents", "in_force", ("规范性文件有效", "In force"), _CASES),
        _disclosed("licensing", "licensing", "decisions", ("行政许可决定", "Licensing decisions"), _CASES),
        _disclosed("penalties", "penalties", "decisions", ("行政处罚决定", "Penalties"), _CASES),
        _disclosed("fees", "fees", "amount", ("行政事业性收费", "Fees"), ("万元", "10,000 yuan")),
    )
}
"""By code, in the order shown."""
USUAL = ("new", "handled", "granted_share")
"""What is asked where nothing is chosen."""
