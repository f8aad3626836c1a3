"""图表: charts of requests and their outcomes, over all reports of one kind of issuer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from datasette.utils import sqlite_timelimit

from crawler.browse.cached import kept
from crawler.browse.charts import Chart, Pair, Point, Series, rows
from crawler.browse.filters import asked_of, choices, dicts, narrowed, used_divisions, values
from crawler.browse.matrix import stem
from crawler.browse.page import Ask, Data, Page
from crawler.browse.pages.issuer import CASES, OUTCOME_SERIES, REFUSAL_SERIES, REQUESTS
from crawler.dictionary.form_codes import APPLICANTS, RESULTS
from crawler.dictionary.ratios import REFUSED

KIND = "department"
"""The kind shown by default, because each department reports only for itself. A government's report mostly
includes the figures of its departments, so kinds are never added up."""
BARS = 40
"""Most divisions in one chart; if there are more, the next higher level is shown."""

WHOLE_MS = 30_000
"""SQL time limit, in ms, for the page without filters. It is computed once and cached until the corpus changes;
for 100,000 reports that takes some seconds. Filtered pages have the same limit as all other pages."""

WORDS = {
    "nav.dashboard": ("图表", "Charts"),
    "dashboard.title": ("图表", "Charts"),
    "dashboard.lead": (
        (
            "一次只看一类机关：政府的报告通常已包含所属部门的数字，不同类别相加会重复计算。数字照报告原文相加"
            "，空白不作 0。"
        ),
        (
            "One kind of issuer at a time: a government's report mostly holds the figures of its "
            "departments, so that adding kinds up would count requests twice. Figures are added up as "
            "printed; a blank is no 0."
        ),
    ),
    "dashboard.area": (
        "另有 {reports} 份报告含所属部门或全地区汇总，不与其他报告相加，未计入图中。",
        (
            "{reports} further reports hold their departments' or districts' figures: they are not"
            " added to the others, and not in the charts."
        ),
    ),
    "dashboard.counts": ("{year} 年度：{reports} 份报告。", "Report year {year}: {reports} reports."),
    "dashboard.year": ("按地区与流向图的年度：{year}", "Year of the last two charts: {year}"),
}

_OWN = " AND r.scope IS NOT 'area'"
"""Leaves out reports that hold other organs' figures too: adding them up would count requests twice."""
_JOINED = "JOIN reports r ON r.id = q.report_id JOIN issuers i ON i.id = r.issuer_id"
_OUTCOMES = """\
SELECT r.year, q.outcome, sum(q.total) AS requests, sum(q.total IS NULL) AS blank, count(*) AS reports
  FROM requests q {joined}
 WHERE {where}
 GROUP BY r.year, q.outcome
 ORDER BY r.year, q.outcome"""
_GROUNDS = """\
SELECT r.year, q.outcome, sum(q.total) AS requests, sum(q.total IS NULL) AS blank, count(*) AS reports
  FROM requests q {joined}
 WHERE {where} AND q.outcome IN ({grounds})
 GROUP BY r.year, q.outcome
 ORDER BY r.year, q.outcome"""
_APPLICANTS = """\
SELECT r.year, {sums}
  FROM requests q {joined}
 WHERE {where} AND q.outcome = 'new'
 GROUP BY r.year
 ORDER BY r.year"""
_PUNCTUALITY = """\
SELECT x.code, x.name,
       sum(p.days_late = 0) AS in_time, sum(p.days_late > 0) AS late, sum(p.published_on IS NULL) AS undated
  FROM punctuality p JOIN divisions x ON x.code = substr(substr(p.division, 1, :digits) || '0000', 1, 6)
 WHERE {where} AND p.deadline IS NOT NULL AND (p.days_late IS NOT NULL OR p.published_on IS NULL)
 GROUP BY x.code
 ORDER BY x.code
 LIMIT 200"""
_FLOW = """\
WITH sound AS (
  SELECT r.id FROM reports r JOIN issuers i ON i.id = r.issuer_id
   WHERE {where}
     AND EXISTS (SELECT 1 FROM checks c WHERE c.report_id = r.id AND c.rule = 'requests.balance'
                    AND c.subject = 'requests.total' AND c.status = 'pass')
     AND EXISTS (SELECT 1 FROM checks c WHERE c.report_id = r.id AND c.rule = 'requests.outcomes'
                    AND c.subject = 'requests.total' AND c.status = 'pass')
)
SELECT 'requests' AS part, outcome AS code, sum(total) AS cases, NULL AS upheld, NULL AS corrected,
       NULL AS other, NULL AS pending, count(*) AS reports
  FROM requests WHERE report_id IN (SELECT id FROM sound) GROUP BY outcome
UNION ALL
SELECT 'appeals', channel, sum(total), sum(upheld), sum(corrected), sum(other), sum(pending), count(*)
  FROM appeals WHERE report_id IN (SELECT id FROM sound) GROUP BY channel"""


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    asked = asked_of(ask, ("kind", "division", "portal", "year"))
    offered = choices(conn, ask, asked["division"])
    if asked["kind"] not in offered["kinds"]:
        asked["kind"] = KIND
    if asked["year"] not in map(str, offered["years"]):
        asked["year"] = str(offered["years"][0]) if offered["years"] else ""
    whole = asked["kind"] == KIND and not (asked["division"] or asked["portal"] or ask.word("year"))

    def make() -> list[Data]:
        return [chart.data() for chart in _charts(conn, asked)]

    def patiently() -> list[Data]:
        with sqlite_timelimit(conn, max(WHOLE_MS, ask.serving.time_limit_ms)):
            return make()

    charts = kept(ask.serving.corpus, "dashboard", patiently) if whole else make()
    return {
        "asked": asked,
        "choices": offered,
        "charts": charts,
        "points": rows(charts),
        "reports": _reports(conn, asked),
        "area": _consolidated(conn, asked),
    }


def _reports(conn: sqlite3.Connection, asked: Mapping[str, str]) -> list[Data]:
    over = {**asked, "year": ""}
    return dicts(
        conn.execute(
            "SELECT r.year, count(*) AS reports FROM reports r JOIN issuers i ON i.id = r.issuer_id"
            f" WHERE {narrowed(over)}{_OWN} GROUP BY r.year ORDER BY r.year",
            values(over),
        )
    )


def _consolidated(conn: sqlite3.Connection, asked: Mapping[str, str]) -> int:
    """The number of reports that are left out of the charts for their scope."""
    over = {**asked, "year": ""}
    sql = f"SELECT count(*) FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE {narrowed(over)}"
    return int(conn.execute(f"{sql} AND r.scope = 'area'", values(over)).fetchone()[0])


def _charts(conn: sqlite3.Connection, asked: Mapping[str, str]) -> Iterator[Chart]:
    over = {**asked, "year": ""}
    where, given = narrowed(over).removeprefix("1 AND ") + _OWN, values(over)
    sql = _OUTCOMES.format(joined=_JOINED, where=where)
    summed = dicts(conn.execute(sql, given))
    seams = _seams(conn)
    grounds = ", ".join(f"'{code}'" for code in REFUSED)
    yield Chart(
        "outcomes",
        ("历年办理结果", "Outcomes over time"),
        (
            "各年报告的办理结果相加；黑线为各表印出的总计之和。",
            "What became of requests, added up over a year's reports; the black mark adds up the totals as printed.",
        ),
        "stacked",
        REQUESTS,
        OUTCOME_SERIES,
        tuple(_grouped(summed, _group_of, (*OUTCOME_SERIES, _TOTAL))),
        seams,
        _TOTAL,
        sql=sql,
        values=given,
    )
    yield Chart(
        "grounds",
        ("不予公开的理由", "Grounds of refusal"),
        ("被拒绝的申请各依何项理由。", "On which grounds requests were refused."),
        "stacked",
        REQUESTS,
        REFUSAL_SERIES,
        tuple(_grouped(summed, lambda code: code if code in REFUSED else None, REFUSAL_SERIES)),
        seams,
        sql=_GROUNDS.format(joined=_JOINED, where=where, grounds=grounds),
        values=given,
    )
    yield _applicants(conn, where, given)
    yield _punctuality(conn, asked)
    yield _flow(conn, asked)


_TOTAL = Series("total", ("总计（原文）", "Total, as printed"))


def _group_of(code: str) -> str | None:
    """The group of section 3 that a line belongs to; None if the line isn't an outcome."""
    if code in {"new", "carried_in", "carried_out"}:
        return None
    return code if code in {"granted", "partially_granted", "total"} else code.split("_", maxsplit=1)[0]


def _grouped(summed: list[Data], group_of: Callable[[str], str | None], series: tuple[Series, ...]) -> Iterator[Point]:
    for year, lines in groupby(summed, key=lambda row: row["year"]):
        groups: dict[str, list[Data]] = {}
        for line in lines:
            if group := group_of(line["outcome"]):
                groups.setdefault(group, []).append(line)
        for each in series:
            there = groups.get(each.code, [])
            known = [line["requests"] for line in there if line["requests"] is not None]
            blank = any(line["blank"] for line in there)
            yield Point(year, each.code, sum(known) if known else None, blank and bool(known))


def _seams(conn: sqlite3.Connection) -> tuple[int, ...]:
    """The first year of each form except the earliest, from the table of forms."""
    rows = conn.execute("SELECT first_year FROM forms ORDER BY first_year LIMIT -1 OFFSET 1")
    return tuple(year for (year,) in rows)


def _applicants(conn: sqlite3.Connection, where: str, given: Mapping[str, str | int]) -> Chart:
    kinds = [row for row in APPLICANTS.rows if row["code"] != "total"]
    sums = ",\n       ".join(
        f"sum(q.{row['code']}) AS {row['code']}, sum(q.{row['code']} IS NULL) AS {row['code']}_blank" for row in kinds
    )
    sql = _APPLICANTS.format(sums=sums, joined=_JOINED, where=where)
    series = tuple(Series(str(row["code"]), (str(row["label"]), str(row["english"]))) for row in kinds)
    points = tuple(
        Point(row["year"], each.code, row[each.code], bool(row[f"{each.code}_blank"]) and row[each.code] is not None)
        for row in dicts(conn.execute(sql, given))
        for each in series
    )
    return Chart(
        "applicants",
        ("申请人类别", "Kinds of applicants"),
        ("本年新收的申请由谁提出。", "Who made the requests that came in the year."),
        "stacked",
        REQUESTS,
        series,
        points,
        sql=sql,
        values=given,
    )


_LATENESS = (
    Series("in_time", ("按时", "in time")),
    Series("late", ("逾期", "late")),
    Series("undated", ("没有日期", "no date stated")),
)


def _punctuality(conn: sqlite3.Connection, asked: Mapping[str, str]) -> Chart:
    sql = _PUNCTUALITY.format(where=narrowed(asked, "p").removeprefix("1 AND "))
    given = {**values(asked), "digits": _digits(conn, asked["division"])}
    found = dicts(conn.execute(sql, given))
    return Chart(
        "punctuality",
        ("各地区按时公布情况", "Punctuality by division"),
        (
            (
                "按报告所称发布日期与法定期限相比；是否逾期不明的（条例未规定期限的机关、政府办公室2月至3月公布的报告、"
                "不像首次公布的日期）不计。报告太少，不宜排名，故按区划代码排列。"
            ),
            (
                "By the date a report states and its legal deadline. Left out is what can't be known: organs for"
                " which the Regulations name no day, an office's reports of February and March, dates that are hardly"
                " those of first publication. In the order of the divisions' codes: where a division has few reports,"
                " a rank would say nothing."
            ),
        ),
        "across",
        ("份", "reports"),
        _LATENESS,
        tuple(Point(row["code"], each.code, row[each.code]) for row in found for each in _LATENESS),
        names={row["code"]: (row["name"], row["name"]) for row in found},
        sql=sql,
        values=given,
    )


def _digits(conn: sqlite3.Connection, division: str) -> int:
    """How many digits of the division code to group by (6 county, 4 prefecture, 2 province): the most detailed
    level with at most `BARS` bars, else provinces.
    """
    below = [code for code in used_divisions(conn) if code.startswith(stem(division))]
    return next((n for n in (6, 4) if len({code[:n] for code in below}) <= BARS), 2)


# where requests go

_NODES: tuple[Series, ...] = (
    Series("new", ("本年新收", "New")),
    Series("carried_in", ("上年结转", "Carried in")),
    Series("open", ("待办", "Open in the year")),
    *OUTCOME_SERIES,
    Series("carried_out", ("结转下年", "Carried over")),
    Series("reconsideration", ("行政复议", "Reconsideration")),
    Series("litigation_direct", ("直接起诉", "Direct lawsuit")),
    Series("litigation_after_reconsideration", ("复议后起诉", "Lawsuit after reconsideration")),
    *(
        Series(str(row["code"]) if row["code"] != "other" else "other_result", (str(row["label"]), str(row["english"])))
        for row in RESULTS.rows
        if row["code"] != "total"
    ),
)


def _flow(conn: sqlite3.Connection, asked: Mapping[str, str]) -> Chart:
    sql = _FLOW.format(where=narrowed(asked).removeprefix("1 AND ") + _OWN)
    given = values(asked)
    found = dicts(conn.execute(sql, given))
    lines = {row["code"]: row["cases"] for row in found if row["part"] == "requests"}
    sound = max((row["reports"] for row in found if row["part"] == "requests"), default=0)
    groups: dict[str, float] = {}
    for code, cases in lines.items():
        group = _group_of(code)
        if group and group != "total" and cases:
            groups[group] = groups.get(group, 0) + cases
    points = [Point(code, "open", lines.get(code)) for code in ("new", "carried_in")]
    points += [Point("open", each.code, groups.get(each.code)) for each in OUTCOME_SERIES]
    points += [Point("open", "carried_out", lines.get("carried_out"))]
    points += list(_appealed({row["code"]: row for row in found if row["part"] == "appeals"}))
    lead: Pair = (
        (
            f"{asked['year']} 年度，{sound} 份总计勾稽相符的报告。表格不说明被复议、起诉的是哪一类答复，且其中"
            "有以往年度的申请，故复议、诉讼另起一支，不与办理结果相连；复议后起诉的案件先已计入行政复议。"
        ),
        (
            f"Report year {asked['year']}, {sound} reports whose totals add up. The form does not say which answers"
            " were taken to reconsideration or court, and some concern requests of earlier years: so these cases begin "
            "a branch of their own, not tied to outcomes. A lawsuit after reconsideration was a "
            "reconsideration before."
        ),
    )
    return Chart(
        "flow",
        ("申请的去向", "Where requests go"),
        lead,
        "flow",
        CASES,
        _NODES,
        tuple(point for point in points if point.value),
        # In the same column as the outcomes, because appeals follow the handling of requests.
        columns={"reconsideration": 2, "litigation_direct": 2, "litigation_after_reconsideration": 2},
        sql=sql,
        values=given,
    )


def _appealed(channels: Mapping[str, Data]) -> Iterator[Point]:
    for channel, row in channels.items():
        for result in ("upheld", "corrected", "other", "pending"):
            yield Point(channel, "other_result" if result == "other" else result, row[result])


PAGE = Page(
    "dashboard",
    r"/dashboard",
    find,
    rows="points",
    nav="nav.dashboard",
    words=WORDS,
    about=("全库图表的数据。", "The numbers of the charts over the corpus."),
    query=("kind", "division", "portal", "year"),
)
