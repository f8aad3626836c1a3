"""发布机关: one issuer, with its years side by side, changes after publication, and punctuality."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from crawler.browse.charts import Chart, Pair, Point, Series
from crawler.browse.filters import dicts
from crawler.browse.page import Ask, Data, Missing, Page
from crawler.browse.texts import t
from crawler.corpus.figures import StoredFigure, figures_of
from crawler.dictionary.form_codes import APPLICANTS, CHANNELS, OUTCOMES
from crawler.dictionary.ratios import REFUSED, UNAVAILABLE, UNPROCESSED
from crawler.evidence.names import name_of
from parsers.forms import FORMS_SINCE
from parsers.keys import LAYOUTS, key_of, table_of

REVISIONS = 50
"""Most changes that are listed, the latest first."""

WORDS = {
    "issuer.missing": ("没有这个发布机关", "There is no issuer of that id"),
    "issuer.kind": ("机关类别", "Kind"),
    "issuer.division": ("行政区划", "Division"),
    "issuer.names": ("曾见名称", "Names it had"),
    "issuer.names.none": ("报告中只用过这一名称。", "Its reports know no other."),
    "issuer.portal": ("网站", "Portals"),
    "issuer.reports": ("报告", "Reports"),
    "issuer.reports.none": (
        "按网站声明或链接应有其报告，但一份也没有找到。",
        "Its reports are expected, by the portal's declaration or by links; none was found.",
    ),
    "issuer.over": ("历年走势", "Over the years"),
    "issuer.years": ("历年数据并列", "Its years side by side"),
    "issuer.years.lead": (
        "每个数字都可点开看出处。“–”为空白（不作 0）；底色为该年表格没有的格子。竖线处改用了新格式。",
        (
            "Each figure leads to where it stood. “–” is a blank, no 0; shaded cells are not in that year's "
            "form. A bold line marks where the form changed."
        ),
    ),
    "issuer.area": ("汇总", "area"),
    "issuer.area.lead": (
        "标“汇总”的年份，报告含所属部门或全地区的数字，与其他年份不是同一口径。",
        (
            "In years marked “area” the report holds its departments' or districts' figures, too: they"
            " don't compare with the other years."
        ),
    ),
    "issuer.former": ("前身", "What it took the place of"),
    "issuer.later": ("后继", "What took its place"),
    "issuer.renamed": ("{since}年度起，更名", "from report year {since}, renamed"),
    "issuer.merged": ("{since}年度起，合并或并入其他职能", "from report year {since}, merged, or with other functions"),
    "issuer.succession.likely": ("各地不一，可能", "likely: places differ"),
    "issuer.succession.lead": (
        "其报告另列，数字不与本机关的相混：",
        "Its reports stand apart; no figure of theirs is among this issuer's:",
    ),
    "issuer.column": ("申请人", "Applicants"),
    "issuer.punctuality": ("时限", "Punctuality"),
    "issuer.punctuality.lead": (
        "逾期天数自公布期限算至报告所称发布日期；首次发现日期不作逾期之据。",
        ("Days late are counted from the deadline to the date the report states, never from the day we first saw it."),
    ),
    "issuer.deadline": ("公布期限", "Deadline"),
    "issuer.published": ("所称发布日期", "Stated date"),
    "issuer.seen": ("首次发现", "First seen"),
    "issuer.late": ("逾期天数", "Days late"),
    "issuer.late.no": ("按时", "in time"),
    "issuer.late.least": ("至少 {days}", "at least {days}"),
    "issuer.open.no_law": ("该年度尚无条例要求公布报告", "no Regulations asked for a report on that year"),
    "issuer.open.no_day": ("条例未对此类机关规定期限", "the Regulations name no day for this kind of organ"),
    "issuer.open.undated": ("报告未写明发布日期", "the report states no date"),
    "issuer.open.two_days": (
        "办公室自身的报告期限为1月31日，所编制的本级政府报告为3月31日：是哪一种，不得而知",
        "an office's own report is due by 31 January, its government's by 31 March: which it is is not known",
    ),
    "issuer.open.seen": (
        "所写日期之前已见到该报告，并非首次公布的日期",
        "it was seen before the date stated, which is not that of first publication",
    ),
    "issuer.open.moved": (
        "其他年度的报告也写同一天，可能是网站改版的日期",
        "reports of other years state the same day, which may be that of a move of the site",
    ),
    "issuer.open.date": ("所写日期不像首次公布的日期", "the date stated is hardly that of first publication"),
    "issuer.article": ("依据", "Article"),
    "issuer.revisions": ("公布后的改动", "Changed after publication"),
    "issuer.revisions.none": ("没有发现公布后的改动。", "No change after publication was seen."),
    "issuer.findings": ("核对不符：{count} 项", "{count} checks that fail"),
    "issuer.compare": ("对照相邻两年", "Compare neighbouring years"),
    "issuer.peers": ("与其他机关对照", "Compare with another issuer"),
    "issuer.rows": ("数据表中的记录", "Its row in the tables"),
    "issuer.figure": ("项目", "Line"),
}


def find(conn: sqlite3.Connection, ask: Ask) -> Data:
    issuer = issuer_of(conn, ask.path["issuer"])
    years = _years(conn, issuer["id"])
    figures = {each["report"]: figures_of(conn, each["report"]) for each in years}
    columns = [str(row["code"]) for row in APPLICANTS.rows]
    column = ask.word("column") if ask.word("column") in columns else "total"
    lines = list(_lines(years, figures, column))
    charts = [chart.data() for chart in _charts(years, figures)] if years else []
    if years and years[0]["year"] < FORMS_SINCE:
        charts.insert(0, _series(conn, issuer["id"], years).data())
    return {
        "issuer": issuer,
        "years": years,
        "column": column,
        "columns": columns,
        "lines": lines,
        "figures": [cell for line in lines for cell in _cells(line, years, figures)],
        "charts": charts,
        "revisions": _revisions(conn, [each["report"] for each in years]),
        "neighbours": [[before, after] for before, after in pairwise(years) if after["year"] == before["year"] + 1],
        "failed": sum(each["failed"] for each in years),
        "former": _succession(conn, issuer["id"], "successor_id", "issuer_id"),
        "later": _succession(conn, issuer["id"], "issuer_id", "successor_id"),
    }


def _succession(conn: sqlite3.Connection, issuer: str, mine: str, other: str) -> list[Data]:
    """The organs whose place an issuer took, or that took its place, with the years of their reports."""
    found = dicts(
        conn.execute(
            f"SELECT i.id, i.name, s.since, s.how, s.certainty, s.source FROM issuer_successions s"
            f" JOIN issuers i ON i.id = s.{other} WHERE s.{mine} = ? ORDER BY s.since, i.id",
            [issuer],
        )
    )
    for each in found:
        each["reports"] = dicts(
            conn.execute("SELECT id AS report, year FROM reports WHERE issuer_id = ? ORDER BY year", [each["id"]])
        )
    return found


def issuer_of(conn: sqlite3.Connection, id_: str) -> Data:
    """The issuer with this id, even if it has no report but is expected to. Raises `Missing` if unknown."""
    found = dicts(
        conn.execute(
            "SELECT i.id, i.name, i.kind, i.division, d.name AS division_name, i.other_names"
            " FROM issuers i JOIN divisions d ON d.code = i.division WHERE i.id = :id"
            " UNION ALL SELECT e.issuer_id, e.issuer, e.kind, e.division, d.name, '[]'"
            " FROM expected_issuers e JOIN divisions d ON d.code = e.division"
            " WHERE e.issuer_id = :id LIMIT 1",
            {"id": id_},
        )
    )
    if not found:
        raise Missing(f"{t('issuer.missing')}: {id_}")
    issuer = found[0]
    issuer["other_names"] = json.loads(issuer["other_names"])
    issuer["portals"] = dicts(
        conn.execute(
            "SELECT p.id, p.name FROM portals p WHERE p.id IN"
            " (SELECT portal FROM reports WHERE issuer_id = ? UNION"
            "  SELECT portal FROM expected_issuers WHERE issuer_id = ?) ORDER BY p.id",
            [id_, id_],
        )
    )
    return issuer


def _open(report: Data) -> str | None:
    """Why it is unknown whether a report was in time: a key of WORDS. None if it is known."""
    if report["days_late"] is not None:
        return None
    if report["article"] is None:
        return "issuer.open.no_law"
    if report["deadline"] is None:
        return "issuer.open.no_day"
    if report["published_on"] is None:
        return "issuer.open.undated"
    between = not report["certain"] and f"{report['year'] + 1}-01-01" <= report["published_on"] <= report["deadline"]
    if between:
        return "issuer.open.two_days"
    if f"{report['year'] + 1}-01-01" <= report["published_on"] and report["first_seen"] < report["published_on"]:
        return "issuer.open.seen"
    return "issuer.open.moved" if report["redated"] else "issuer.open.date"


def _years(conn: sqlite3.Connection, issuer: str) -> list[Data]:
    """The reports of an issuer, oldest first. `seam`: the report is on another form than the one before."""
    years = dicts(
        conn.execute(
            "SELECT r.id AS report, r.year, r.form, r.status, r.checks_failed AS failed, r.warning_count,"
            " r.scope, r.figures AS figure_count, r.issuer_name, p.published_on, p.first_seen, p.deadline, p.article,"
            " p.certain, p.days_late, r.withdrawn_at, r.redated"
            " FROM reports r JOIN punctuality p ON p.report_id = r.id WHERE r.issuer_id = ? ORDER BY r.year",
            [issuer],
        )
    )
    before, covered = None, None
    for at, each in enumerate(years):
        each["open"] = _open(each)
        each["seam"] = bool(before and each["form"] and each["form"] != before)
        each["scope_changes"] = at > 0 and (each["scope"] == "area") != (covered == "area")
        before, covered = each["form"] or before, each["scope"]
    return years


def _lines(years: list[Data], figures: Mapping[str, Mapping[str, StoredFigure]], column: str) -> Iterator[Data]:
    """All lines that occur in the reports, named as in the newest report that has them. For section 3, only the
    figures of one `column`, that is of one kind of applicant.
    """
    order: dict[str, str | None] = {}
    for each in reversed(years):
        for key in figures[each["report"]]:
            at = key_of(key)
            if at.table != "requests" or at.column == column:
                order.setdefault(key, each["form"])
    for key, form in sorted(order.items(), key=lambda pair: _place(pair[0])):
        name = name_of(key, form)
        # The clause is left out in section 2: its items are clear without it.
        table = table_of(key)
        since = 2 if table == "disclosures" else 1
        upto = -1 if table == "requests" else None
        yield {
            "key": key,
            "table": table,
            "chinese": " · ".join(name.chinese[since:upto]),
            "english": " · ".join(name.english[since:upto]),
        }


def _cells(line: Data, years: list[Data], figures: Mapping[str, Mapping[str, StoredFigure]]) -> Iterator[Data]:
    """A cell for each year; its state is "absent" if that year's report lacks the line."""
    for each in years:
        figure = figures[each["report"]].get(line["key"])
        yield {
            **{name: line[name] for name in ("key", "chinese", "english")},
            "year": each["year"],
            "report": each["report"],
            "value": figure.value if figure else None,
            "raw": figure.raw if figure else None,
            "state": figure.state if figure else "absent",
        }


def _place(key: str) -> tuple[int, int]:
    """The sort key of a figure: the position of its table and, in section 3, of its line. Figures that are equal
    in both stay in the order of the reports.
    """
    at = key_of(key)
    line = _LINES.get(at.line, len(_LINES)) if at.table == "requests" else 0
    return tuple(LAYOUTS).index(at.table), line


_LINES = {str(row["code"]): number for number, row in enumerate(OUTCOMES.rows)}


# charts


def _words(table: Any, code: str) -> Pair:
    row = next(row for row in table.rows if row["code"] == code)
    return str(row["name"]).removesuffix(f" {row['english']}"), str(row["english"])


OUTCOME_SERIES = (
    Series("granted", _words(OUTCOMES, "granted")),
    Series("partially_granted", _words(OUTCOMES, "partially_granted")),
    Series("refused", ("不予公开", "Refused")),
    Series("unavailable", ("无法提供", "Unavailable")),
    Series("unprocessed", ("不予处理", "Not processed")),
    Series("other", ("其他处理", "Other handling")),
)
"""The groups of section 3, which are the same in both forms."""
REFUSAL_SERIES = tuple(Series(code, _words(OUTCOMES, code)) for code in REFUSED)
CASES: Pair = ("件", "cases")
REQUESTS: Pair = ("件", "requests")

_PARTS: Mapping[str, tuple[str, ...]] = {
    "refused": REFUSED,
    "unavailable": UNAVAILABLE,
    "unprocessed": UNPROCESSED,
    "other": ("other", "other_no_correction", "other_fee_unpaid", "other_misc"),
}


def _charts(years: list[Data], figures: Mapping[str, Mapping[str, StoredFigure]]) -> Iterator[Chart]:
    seams = tuple(each["year"] for each in years if each["seam"] or each["scope_changes"])

    def over(series: tuple[Series, ...], keys: Callable[[str], tuple[str, ...]]) -> tuple[Point, ...]:
        by_year = {each["year"]: figures[each["report"]] for each in years}
        every = range(years[0]["year"], years[-1]["year"] + 1)
        return tuple(
            Point(year, each.code, *added_up(by_year.get(year, {}), keys(each.code)))
            for year in every
            for each in series
        )

    lines = tuple(Series(code, _words(OUTCOMES, code)) for code in ("new", "carried_in", "carried_out"))
    total = Series("total", ("总计（原文）", "Total, as printed"))
    yield Chart(
        "requests",
        ("收到与结转", "Received and carried over"),
        ("本年新收、上年结转、结转下年度的申请。", "Requests received in the year, carried into it, and out of it."),
        "lines",
        REQUESTS,
        lines,
        over(lines, lambda code: (f"requests.{code}.total",)),
        seams,
    )
    yield Chart(
        "outcomes",
        ("办理结果", "Outcomes"),
        ("各类结果叠加；黑线为表中印出的总计。", "Outcomes one upon another; the black mark is the total as printed."),
        "stacked",
        REQUESTS,
        OUTCOME_SERIES,
        over((*OUTCOME_SERIES, total), _outcome_keys),
        seams,
        total,
    )
    yield Chart(
        "refusals",
        ("不予公开的理由", "Grounds of refusal"),
        ("不予公开的各项理由。", "On which grounds requests were refused."),
        "stacked",
        REQUESTS,
        REFUSAL_SERIES,
        over(REFUSAL_SERIES, lambda code: (f"requests.{code}.total",)),
        seams,
    )
    channels = tuple(Series(str(row["code"]), _words(CHANNELS, str(row["code"]))) for row in CHANNELS.rows)
    yield Chart(
        "appeals",
        ("行政复议和行政诉讼", "Reconsideration and litigation"),
        (
            "各年案件总数；复议后起诉的案件先已计入行政复议。",
            "Cases of each year; a lawsuit after reconsideration was a reconsideration before.",
        ),
        "grouped",
        CASES,
        channels,
        over(channels, lambda code: (f"appeals.{code}.total",)),
        seams,
    )


_FOLLOWED = {
    "requests.new.total": ("收到申请", "Requests received"),
    "requests.total.total": ("办理（答复）申请", "Requests handled"),
    "requests.granted.total": ("予以公开", "Granted"),
    "appeals.reconsideration.total": ("行政复议", "Reconsiderations"),
    "appeals.litigation.total": ("行政诉讼", "Lawsuits"),
}
"""The measures of the view `series` that are drawn over all forms."""
_SERIES = """\
SELECT year, measure, value, form, certainty, scope, report_id
  FROM series
 WHERE issuer_id = :issuer AND measure IN ({measures})
 ORDER BY year, measure"""


def _series(conn: sqlite3.Connection, issuer: str, years: list[Data]) -> Chart:
    """The lines of an issuer over all forms, as far as these count the same, with the years where the form changes."""
    sql = _SERIES.format(measures=", ".join(f"'{code}'" for code in _FOLLOWED))
    given: dict[str, str | int] = {"issuer": issuer}
    known = {(row["year"], row["measure"]): row["value"] for row in dicts(conn.execute(sql, given))}
    every = range(years[0]["year"], years[-1]["year"] + 1)
    return Chart(
        "series",
        ("跨格式序列", "Over all forms"),
        (
            "各年格式不同：只画口径相同或大致相同的数，没有对应项的年份留空；各点的格式和把握程度见查询语句。",
            (
                "Forms differ over the years: only what counts the same, or nearly so, is drawn, and years without a"
                " counterpart are left open; the SQL shows each point's form and certainty."
            ),
        ),
        "lines",
        CASES,
        tuple(Series(code, words) for code, words in _FOLLOWED.items()),
        tuple(Point(year, code, known.get((year, code))) for year in every for code in _FOLLOWED),
        tuple(each["year"] for each in years if each["seam"] or each["scope_changes"]),
        sql=sql,
        values=given,
    )


def added_up(figures: Mapping[str, StoredFigure], keys: tuple[str, ...]) -> tuple[float | None, bool]:
    """The sum of the figures that the report has, and whether it is only a lower bound because some are blank.
    If the report has a cell for （六）其他处理 as one line, its three lines are left out: nothing is counted twice.
    """
    there = [key for key in keys if key in figures]
    if len(there) > 1 and "requests.other.total" in there and figures["requests.other.total"].raw is not None:
        there = ["requests.other.total"]
    values = [figures[key].value for key in there]
    known = [value for value in values if value is not None]
    return (sum(known), len(known) < len(values)) if known else (None, False)


def _outcome_keys(code: str) -> tuple[str, ...]:
    return tuple(f"requests.{part}.total" for part in _PARTS.get(code, (code,)))


def _revisions(conn: sqlite3.Connection, reports: list[str]) -> list[Data]:
    """The latest changes, newest first, with the times at which the old and the new value were seen."""
    return dicts(
        conn.execute(
            "SELECT report_id AS report, year, field, old, new, old_first_seen, old_last_seen, new_first_seen,"
            f" ocr FROM changes WHERE report_id IN ({', '.join('?' * len(reports))})"
            f" ORDER BY new_first_seen DESC, field LIMIT {REVISIONS}",
            reports,
        )
    )


PAGE = Page(
    "issuer",
    r"/issuer/(?P<issuer>[^/]+?)",
    find,
    rows="figures",
    columns=("figures.key", "figures.year", "report=figures.report_id", "figures.value", "figures.raw"),
    words=WORDS,
    about=("一个机关历年的数据。", "An issuer, its years side by side."),
    query=("column",),
)
