"""按期公布: whether a report was published in time. The deadlines are in `parsers.checks.deadlines`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parsers.checks.deadlines import FIRST_YEAR, deadline
from parsers.checks.model import rule
from parsers.checks.subjects import Publication
from parsers.report import Check
from parsers.sentences import Code, Given, Message, Sentence

DEADLINE = "timeliness.deadline"
"""Code of the rule. Every report that was checked has one row of it."""
_SUBJECT = "published_on"

NO_LAW = Sentence(
    "deadline.no_law",
    "no Regulations asked for a report on {year}: the first were for {first}",
    "{year} 年度尚无条例要求公布报告：自 {first} 年度起才有要求",
)
NO_DAY = Sentence(
    "deadline.no_day",
    "the Regulations name no day for this kind of organ ({kind})",
    "条例未对此类机关（{kind}）规定期限",
    kind=Code("issuer_kinds"),
)
NO_DATE = Sentence(
    "deadline.no_date",
    "due by {last} ({article}); the document states no date of publication",
    "期限为 {last}（{article}）；文件未写明公布日期",
)
UNLIKELY = Sentence(
    "deadline.unlikely",
    "the date stated, {stated}, is hardly that of first publication; due by {last} ({article})",
    "所写日期 {stated} 不像首次公布的日期；期限为 {last}（{article}）",
)
SEEN_BEFORE = Sentence(
    "deadline.seen_before",
    "the date stated, {stated}, is not that of first publication: it was seen on {seen}; due by {last} ({article})",
    "所写日期 {stated} 并非首次公布的日期：{seen} 已见到该报告；期限为 {last}（{article}）",
)
MOVED = Sentence(
    "deadline.moved",
    "the date stated, {stated}, may be that of a move: reports of other years state the same day;"
    " due by {last} ({article})",
    "所写日期 {stated} 可能是网站改版的日期：其他年度的报告也写同一天；期限为 {last}（{article}）",
)
IN_TIME = Sentence(
    "deadline.in_time", "published {stated}, due by {last} ({article})", "{stated} 公布，期限为 {last}（{article}）"
)
OFFICE = Sentence(
    "deadline.of_an_office",
    "published {stated}, after {last} ({article}); in time if it is the government's report, which its office draws up",
    "{stated} 公布，晚于 {last}（{article}）；如为办公室编制的本级政府报告，则属按期",
)
LATE = Sentence(
    "deadline.late",
    "published {stated}, {days} days after {last} ({article})",
    "{stated} 公布，比期限 {last}（{article}）晚 {days} 天",
)


@rule(
    DEADLINE,
    over="calendar",
    title="按期公布",
    en="published by 31 January (departments) or 31 March (governments) of the next year;"
    " by 31 March for report years before 2019",
    source="《中华人民共和国政府信息公开条例》（2019）第四十九、五十条;（2007）第三十一条",
    finds=None,
    doubts=False,
    precision="what the articles leave open is unknown: townships from 2019 on, other organs, years before"
    " 2008, and a government's office in February and March, whose report may be its government's; so are"
    " pages without a date, and dates that are not those of first publication: a report of another year states the"
    " same day, or we saw it before. The date is the earliest that a copy states, not the one it was first seen",
)
def in_time(report: Publication) -> Iterator[Check]:
    """`left` is the number of days after (negative: before) the day that the message names; `right` is 0."""
    due = deadline(report.kind, report.year)
    if due is None:
        yield _unknown(None, None, NO_LAW(year=report.year, first=FIRST_YEAR))
        return
    early, last = due.in_time_until, due.last_day
    if early is None or last is None:
        yield _unknown(None, None, NO_DAY(kind=report.kind))
        return
    stated, seen = report.published_on, report.first_seen
    days = due.days_late(stated, seen, redated=report.redated)
    by_early: dict[str, Given] = {"last": early, "article": due.term.early}
    by_last: dict[str, Given] = {"last": last, "article": due.term.late}
    if stated is None:
        yield _unknown(None, 0, NO_DATE(**by_last))
    elif days:
        yield Check(DEADLINE, _SUBJECT, days, 0, "fail", LATE(stated=stated, days=days, **by_last))
    elif days == 0 and seen is not None and seen <= early < stated:
        yield Check(
            DEADLINE, _SUBJECT, (seen - early).days, 0, "pass", SEEN_BEFORE(stated=stated, seen=seen, **by_early)
        )
    elif days == 0:
        yield Check(DEADLINE, _SUBJECT, (stated - early).days, 0, "pass", IN_TIME(stated=stated, **by_early))
    elif early < stated <= last:
        yield _unknown((stated - early).days, 0, OFFICE(stated=stated, **by_early))
    else:
        yield _unknown((stated - last).days, 0, _why_not(report, stated, by_last))


def _why_not(report: Publication, stated: date, by_last: dict[str, Given]) -> Message:
    """Why a date after the last day makes no report late."""
    if report.first_seen is not None and report.year < stated.year and report.first_seen < stated:
        return SEEN_BEFORE(stated=stated, seen=report.first_seen, **by_last)
    if report.redated:
        return MOVED(stated=stated, **by_last)
    return UNLIKELY(stated=stated, **by_last)


def _unknown(left: int | None, right: int | None, message: Message) -> Check:
    return Check(DEADLINE, _SUBJECT, left, right, "unknown", message)
