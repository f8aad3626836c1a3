"""覆盖与时限: which reports there should be, which were found, and whether they came in time."""

from __future__ import annotations

from crawler.dictionary.model import Code, Column, Table, code_table, integer, json, text
from parsers.checks.deadlines import FIRST_YEAR, NEW_RULES, deadline

_KINDS = {
    "government": "人民政府",
    "office": "政府办公室",
    "department": "政府部门",
    "township": "乡镇街道",
    "other": "其他",
}


def _deadlines() -> tuple[Code, ...]:
    """A row for each kind of issuer and each of the Regulations; `deadline` says what is in it."""
    codes = []
    for kind, label in _KINDS.items():
        for first, last in ((FIRST_YEAR, NEW_RULES - 1), (NEW_RULES, None)):
            due = deadline(kind, first)
            if due is None:
                raise ValueError(f"no deadline for {kind} in {first}")
            codes.append(
                Code(
                    f"{kind}-{first}",
                    f"{label}（{first}年度起）",
                    due.words,
                    (),
                    {
                        "kind": kind,
                        "first_year": first,
                        "last_year": last,
                        "month_day": due.day.strftime("%m-%d"),
                        "article": due.article,
                        "certain": int(due.certain),
                    },
                )
            )
    return tuple(codes)


DEADLINES = code_table(
    "deadlines",
    "公布期限",
    "By when a report must be public: kind of issuer, report years, article (公布期限).",
    _deadlines(),
    text("kind", "Kind of organ (机关类别).", references="issuer_kinds"),
    integer("first_year", "First report year it holds for.", unit="report year"),
    integer("last_year", "Last report year it holds for; empty: still in force.", unit="report year"),
    text("month_day", "The last day in time, MM-DD, of the year after the report year (期限)."),
    text("article", "The article of the Regulations (条款)."),
    integer(
        "certain",
        "1: the article names the day for this kind of organ; 0: it names none, and the latest day the Regulations know is taken.",
    ),
)

COVERAGE_STATES = code_table(
    "coverage_states",
    "覆盖状态",
    "What became of a report that is expected (覆盖状态).",
    tuple(
        Code(code, label, english, more={"meaning": means})
        for code, label, english, means in (
            ("clean", "无疑问", "Clean", "Found, with figures, and nothing in doubt."),
            ("flagged", "有疑问", "Flagged", "Found, with figures; a rule fails, or there is a warning."),
            (
                "text_only",
                "仅有文字",
                "Text only",
                "Found, but no figure of it was read: it has none, or they stand in a form or a picture that can't be read.",
            ),
            (
                "unreadable",
                "无法读取",
                "Unreadable",
                "A page or file that seems to be it was seen, but it could not be fetched or read: see problems.",
            ),
            ("missing", "未找到", "Missing", "Nothing was found. That it was never published does not follow."),
            ("not_due", "未到期", "Not due", "Nothing was found, and its deadline had not passed at the last crawl."),
        )
    ),
    text("meaning", "What the code says, in words."),
)

_SOURCE = (
    text("source_code", "Which sentence that is; empty: one of an earlier version that this one doesn't know."),
    json("source_values", "JSON: what stands in that sentence, by name."),
)

EXPECTED_ISSUERS = Table(
    "expected_issuers",
    "应发布机关",
    "Organs of which a portal should have reports, and for which years (应发布机关).",
    (
        text("portal", "The portal where its reports are expected (网站).", references="portals", required=True),
        text(
            "issuer_id",
            "The organ's id in issuers; there is no row there as long as no report of it was found.",
            required=True,
        ),
        text("issuer", "Canonical name (规范名称).", required=True),
        text("division", "The division it works for (行政区划).", references="divisions", required=True),
        text("kind", "Kind of organ (机关类别).", references="issuer_kinds", required=True),
        integer("from_year", "First report year that is expected.", unit="report year", required=True),
        integer(
            "to_year", "Last report year that is expected; empty: up to the latest that can be due.", unit="report year"
        ),
        text("source", "How it is known, in words.", required=True),
        *_SOURCE,
    ),
    ("portal", "issuer_id"),
    label="issuer",
    sort="issuer_id",
    facets=("portal", "kind"),
    indices=(("issuer_id",), ("division",), ("kind",)),
)

_ISSUER = (
    text("issuer_id", "The organ (发布机关)."),
    text("issuer", "Its canonical name (规范名称)."),
    text("kind", "Kind of organ (机关类别)."),
)
_DUE = (
    text("deadline", "The last day in time, YYYY-MM-DD (公布期限); empty: no law asked for that year's report."),
    text("article", "The article of the Regulations that names it (条款)."),
    integer(
        "certain",
        "1: the article names the day for this kind of organ; 0: the latest day the Regulations know is taken.",
    ),
)
_SEEN = (
    text("published_on", "Date of publication as stated, YYYY-MM-DD (发布日期)."),
    text("first_seen", "Day on which we first fetched a copy of it, Beijing time, YYYY-MM-DD (首次发现)."),
)
_LATE = integer(
    "days_late",
    "Days from the deadline to the stated date of publication; 0: in time; empty: not known. Never counted from the day we saw it.",
    unit="days",
)

PUNCTUALITY = Table(
    "punctuality",
    "时限",
    "A view: for each report the day it says it was published, the day it was first seen, and the day by which it was due; the three are kept apart (时限).",
    (
        text("report_id", "The report."),
        *_ISSUER,
        integer("year", "The year reported on (报告年度).", unit="report year"),
        *_SEEN,
        *_DUE,
        _LATE,
        text("url", "Where the report was read."),
    ),
    (),
)

COVERAGE = Table(
    "coverage",
    "覆盖情况",
    "A view: for each expected issuer and year whether its report was found, and in what state (覆盖情况).",
    (
        text("portal", "The portal where it is expected (网站)."),
        *_ISSUER,
        integer("year", "The year reported on (报告年度).", unit="report year"),
        text("state", "What became of it (状态), a code of coverage_states."),
        text("report_id", "The report; empty: none was found."),
        *_DUE,
        *_SEEN,
        _LATE,
        text("problem", "For an unreadable one: what went wrong."),
        text("problem_code", "Which sentence that is; see problems."),
        json("problem_values", "JSON: what stands in that sentence."),
        text("url", "Where the report was read, or could not be."),
        text("source", "How it is known that a report is expected."),
        *_SOURCE,
    ),
    (),
)

PROBLEM_COLUMNS: tuple[Column, ...] = (
    text("issuer_id", "Whose report it seems to be, by the link to it; empty: it names none."),
    integer("year", "The report year it seems to be for, by the link to it; empty: it names none.", unit="report year"),
)
