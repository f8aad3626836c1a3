"""公布期限: until when a report has to be published, and whether it was.

The rule is kept with its validity: reports published under the Regulations of 2019 (in force since
15 May 2019, so from report year 2019 on) have two dates, those before had one for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parsers.checks.model import Rule, declared
from parsers.report import Check
from parsers.sentences import Code, Given, Sentence

DEADLINE = declared(
    Rule(
        "timeliness.deadline",
        "按期公布",
        "published by 31 January (departments) or 31 March (governments) of the next year;"
        " by 31 March for report years before 2019",
        "《中华人民共和国政府信息公开条例》（2019）第四十九、五十条;（2007）第三十一条",
        doubts=False,
        precision="townships and other organs, which the articles don't name, and pages without a"
        " date are unknown; the date is the one stated, not the one it was first seen",
    )
)


@dataclass(frozen=True, slots=True)
class Term:
    """期限: the last day (`month`, `day` of the next year) for `kinds` of issuer (codes), over the
    report years from `since` to `until`; `article` says where that stands.
    """

    since: int
    until: int | None
    kinds: tuple[str, ...]
    month: int
    day: int
    article: str


TERMS = (
    Term(0, 2018, ("government", "office", "department", "township", "other"), 3, 31, "条例（2007）第三十一条"),
    Term(2019, None, ("department", "office"), 1, 31, "条例（2019）第四十九条第一款"),
    Term(2019, None, ("government",), 3, 31, "条例（2019）第四十九条第二款"),
)
"""A government's office reports as a department, and, where it also publishes its government's
report under its own name, that can't be told from the name: see `deadline`.
"""

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

LATEST = 365
"""Days: what is dated still later was mostly moved from an older site, and dated anew."""


def deadline(year: int, kind: str) -> tuple[date, str] | None:
    """The last day for a report on `year` by an issuer of that kind, and its article; None where
    the law names none.
    """
    for term in TERMS:
        if kind in term.kinds and term.since <= year and (term.until is None or year <= term.until):
            return date(year + 1, term.month, term.day), term.article
    return None


def checks(year: int, kind: str, published_on: date | None) -> Iterator[Check]:
    """`left` is the number of days after (or, negative, before) the last day; `right` is 0."""
    law = deadline(year, kind)
    code, subject = DEADLINE.code, "published_on"
    if law is None:
        yield Check(code, subject, None, None, "unknown", NO_DAY(kind=kind))
        return
    last, article = law
    if published_on is None:
        words = NO_DATE(last=last, article=article)
        yield Check(code, subject, None, 0, "unknown", words)
        return
    late = (published_on - last).days
    said: dict[str, Given] = {"stated": published_on, "last": last, "article": article}
    if published_on.year <= year or late > LATEST:
        yield Check(code, subject, late, 0, "unknown", UNLIKELY(**said))
    elif late <= 0:
        yield Check(code, subject, late, 0, "pass", IN_TIME(**said))
    elif kind == "office" and published_on <= date(year + 1, 3, 31) and year >= 2019:
        yield Check(code, subject, late, 0, "unknown", OFFICE(**said))
    else:
        yield Check(code, subject, late, 0, "fail", LATE(**said, days=late))
