"""覆盖与时限: tables and views of which reports are expected, which were found, and which were in time."""

from __future__ import annotations

from crawler.dictionary.model import Code, Column, Table, code_table, integer, json, text
from parsers.checks.deadlines import TERMS, MonthDay

_KINDS = {
    "government": "人民政府",
    "office": "政府办公室",
    "department": "政府部门",
    "township": "乡镇街道",
    "other": "其他",
}


def _deadlines() -> tuple[Code, ...]:
    """The codes of the table `deadlines`: one for each term of `parsers.checks.deadlines`."""
    return tuple(
        Code(
            f"{term.kind}-{term.first_year}",
            f"{_KINDS[term.kind]}（{term.first_year}年度起）",
            term.words,
            (),
            {
                "kind": term.kind,
                "first_year": term.first_year,
                "last_year": term.last_year,
                "in_time_until": _month_day(term.in_time_until),
                "month_day": _month_day(term.last_day),
                "article": term.article,
                "certain": int(term.certain),
            },
        )
        for term in TERMS
    )


def _month_day(day: MonthDay | None) -> str | None:
    return f"{day[0]:02}-{day[1]:02}" if day else None


DEADLINES = code_table(
    "deadlines",
    "公布期限",
    "By when a report must be public: kind of issuer, report years, article (公布期限).",
    "报告应于何日前公布：机关类别、报告年度、条款。",
    _deadlines(),
    text("kind", "Kind of organ (机关类别).", "机关类别。", references="issuer_kinds"),
    integer("first_year", "First report year it holds for.", "适用的第一个报告年度。", unit="report year"),
    integer(
        "last_year",
        "Last report year it holds for; empty: still in force.",
        "适用的最后一个报告年度；空：仍然有效。",
        unit="report year",
    ),
    text(
        "in_time_until",
        "Until this day, MM-DD of the year after the report year, a report is in time, whichever day holds; empty: none is named for this kind of organ.",
        "报告年度次年的该日（月-日）及以前公布，无论适用何种期限均为按时；空：未对此类机关规定期限。",
    ),
    text(
        "month_day",
        "The last day, MM-DD of the year after the report year: after it a report is late, whichever day holds (期限); empty: none is named for this kind of organ.",
        "报告年度次年的最后期限（月-日）：其后公布，无论适用何种期限均为逾期；空：未对此类机关规定期限。",
    ),
    text("article", "The article of the Regulations (条款).", "《条例》的有关条款。"),
    integer(
        "certain",
        "1: the article names one day for this kind of organ; 0: it names none, or it depends on whose report it is.",
        "1：条款为该类机关明定该日；0：未明定，或因所报告的机关不同而有两个期限。",
    ),
)

COVERAGE_STATES = code_table(
    "coverage_states",
    "覆盖状态",
    "What became of a report that is expected (覆盖状态).",
    "应有的报告是否找到、状态如何。",
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
                "elsewhere",
                "仅见于他处",
                "Elsewhere",
                "Found only on portals that can't speak for the organ; its own portal was not seen to publish it.",
            ),
            (
                "unreadable",
                "无法读取",
                "Unreadable",
                "A page or file that seems to be it was seen, but it could not be fetched or read: see problems.",
            ),
            ("missing", "未找到", "Missing", "Nothing was found. That it was never published does not follow."),
            (
                "not_due",
                "未到期",
                "Not due",
                "Nothing was found, and its deadline (31 March, where no day is named) had not passed at the last crawl.",
            ),
        )
    ),
    text("meaning", "What the code says, in words.", "代码的含义（英文）。"),
)

_SOURCE = (
    text(
        "source_code",
        "Which sentence that is; empty: one of an earlier version that this one doesn't know.",
        "何以得知是哪一句；空：旧版本的语句，本版本不认识。",
    ),
    json("source_values", "JSON: what stands in that sentence, by name.", "JSON：该语句中各处所填的内容，按名称。"),
)

EXPECTED_ISSUERS = Table(
    "expected_issuers",
    "应发布机关",
    "Organs of which a portal should have reports, and for which years (应发布机关).",
    "某网站应有其报告的机关，以及应有的年度。",
    (
        text(
            "portal",
            "The portal where its reports are expected (网站).",
            "应有其报告的网站。",
            references="portals",
            required=True,
        ),
        text(
            "issuer_id",
            "The organ's id in issuers; there is no row there as long as no report of it was found.",
            "机关编号；尚未找到其报告时，issuers 中没有该机关。",
            required=True,
        ),
        text("issuer", "Canonical name (规范名称).", "发布机关的规范名称。", required=True),
        text(
            "division",
            "The division it works for (行政区划).",
            "所服务的行政区划。",
            references="divisions",
            required=True,
        ),
        text("kind", "Kind of organ (机关类别).", "机关类别。", references="issuer_kinds", required=True),
        integer(
            "from_year",
            "First report year that is expected.",
            "应有报告的第一个年度。",
            unit="report year",
            required=True,
        ),
        integer(
            "to_year",
            "Last report year that is expected; empty: up to the latest that can be due.",
            "应有报告的最后一个年度；空：直到最近已到期的年度。",
            unit="report year",
        ),
        text("source", "How it is known, in words.", "何以得知（英文）。", required=True),
        *_SOURCE,
    ),
    ("portal", "issuer_id"),
    label="issuer",
    sort="issuer_id",
    facets=("portal", "kind"),
    indices=(("issuer_id",), ("division",), ("kind",)),
)

_ISSUER = (
    text("issuer_id", "The organ (发布机关).", "发布机关。"),
    text("issuer", "Its canonical name (规范名称).", "发布机关的规范名称。"),
    text("kind", "Kind of organ (机关类别).", "机关类别。"),
)
_DUE = (
    text(
        "deadline",
        "The last day in time, YYYY-MM-DD (公布期限); empty: no law asked for that year's report, or none names a day for this kind of organ.",
        "最后期限；空：当年尚无法规要求，或未对此类机关规定期限。",
    ),
    text("article", "The article of the Regulations that names it (条款).", "《条例》的有关条款。"),
    integer(
        "certain",
        "1: the article names this day for this kind of organ; 0: it names none, or this is the later of two days, as it depends on whose report it is.",
        "1：条款为该类机关明定该日；0：未明定，或因所报告的机关不同而有两个期限，此为较晚者。",
    ),
)
_SEEN = (
    text(
        "published_on",
        "Date of publication as stated, YYYY-MM-DD (发布日期): the earliest that a copy of the report states, or the page that it is attached to.",
        "所称发布日期，各副本及附件所在页面中最早的一个。",
    ),
    text(
        "first_seen",
        "Day on which we first fetched a copy of it, Beijing time, YYYY-MM-DD (首次发现).",
        "我们首次抓到其副本之日（北京时间）。",
    ),
)
_LATE = integer(
    "days_late",
    "Days from the deadline to the stated date of publication; 0: in time; empty: not known, as no date is stated, no day is named, either of two days may hold, or the date is hardly that of first publication (it was seen before, or reports of other years state the same day). Where certain is 0 it is at least so many. Never counted from the day we saw it.",
    "所称发布日期晚于期限的天数；0：按时；空：不详（未写日期、未规定期限、两个期限均可能适用，或所写日期不像首次公布的日期：此前已见到，或其他年度的报告也写同一天）。certain 为 0 时，至少逾期这些天。绝不以发现日期计算。",
    unit="days",
)

PUNCTUALITY = Table(
    "punctuality",
    "时限",
    "A view: for each report the day it says it was published, the day it was first seen, and the day by which it was due; the three are kept apart (时限).",
    "视图：每份报告所称发布日期、首次发现日期和公布期限，三者分列。",
    (
        text("report_id", "The report.", "所属报告。"),
        *_ISSUER,
        text("division", "The division it works for (行政区划).", "所服务的行政区划。"),
        text("portal", "The portal where the report was read (网站).", "读取该报告的网站。"),
        integer("year", "The year reported on (报告年度).", "报告年度，不是发布年份。", unit="report year"),
        *_SEEN,
        *_DUE,
        _LATE,
        text("url", "Where the report was read.", "网址。"),
    ),
    (),
)

COVERAGE = Table(
    "coverage",
    "覆盖情况",
    "A view: for each expected issuer and year whether its report was found, and in what state (覆盖情况).",
    "视图：每个应发布机关、每个年度的报告是否找到、状态如何。",
    (
        text("portal", "The portal where it is expected (网站).", "应有该报告的网站。"),
        *_ISSUER,
        integer("year", "The year reported on (报告年度).", "报告年度，不是发布年份。", unit="report year"),
        text("state", "What became of it (状态), a code of coverage_states.", "状态，见 coverage_states。"),
        text("report_id", "The report; empty: none was found.", "报告；空：未找到。"),
        *_DUE,
        *_SEEN,
        _LATE,
        text("problem", "For an unreadable one: what went wrong.", "无法读取的：出了什么问题。"),
        text("problem_code", "Which sentence that is; see problems.", "问题是哪一句，见 problems。"),
        json("problem_values", "JSON: what stands in that sentence.", "JSON：该语句中各处所填的内容。"),
        text("url", "Where the report was read, or could not be.", "报告的网址，或未能读取的网址。"),
        text("source", "How it is known that a report is expected.", "何以得知应有该报告（英文）。"),
        *_SOURCE,
        text(
            "crawl_outcome",
            "How the latest crawl of the portal ended, a code of crawl_outcomes; partial or broken: what is missing may stand in a list that was not read. Empty: it has not ended, or there was none.",
            "最近一次抓取该网站的结果，见 crawl_outcomes；partial 或 broken：未找到的报告可能在未读到的列表中。空：尚未结束，或未曾抓取。",
        ),
    ),
    (),
)

PROBLEM_COLUMNS: tuple[Column, ...] = (
    text(
        "issuer_id",
        "Whose report it seems to be, by the link to it; empty: it names none.",
        "据链接判断，属于哪个机关的报告；空：链接未提及。",
    ),
    integer(
        "year",
        "The report year it seems to be for, by the link to it; empty: it names none.",
        "据链接判断，属于哪个报告年度；空：链接未提及。",
        unit="report year",
    ),
)
