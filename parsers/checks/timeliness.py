"""按期公布: whether a report was published in time. The deadlines are in `parsers.checks.deadlines`."""

from __future__ import annotations

from collections.abc import Iterator

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
    " pages without a date. The date is the one stated, not the one it was first seen",
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
    stated, days = report.published_on, due.days_late(report.published_on)
    by_early: dict[str, Given] = {"last": early, "article": due.term.early}
    by_last: dict[str, Given] = {"last": last, "article": due.term.late}
    if stated is None:
        yield _unknown(None, 0, NO_DATE(**by_last))
    elif days:
        yield Check(DEADLINE, _SUBJECT, days, 0, "fail", LATE(stated=stated, days=days, **by_last))
    elif days == 0:
        yield Check(DEADLINE, _SUBJECT, (stated - early).days, 0, "pass", IN_TIME(stated=stated, **by_early))
    elif early < stated <= last:
        yield _unknown((stated - early).days, 0, OFFICE(stated=stated, **by_early))
    else:
        yield _unknown((stated - last).days, 0, UNLIKELY(stated=stated, **by_last))


def _unknown(left: int | None, right: int | None, message: Message) -> Check:
    return Check(DEADLINE, _SUBJECT, left, right, "unknown", message)
