"""跨格式序列: which figures of different forms count the same, so that they make one series over the years.

A measure (指标) is what is followed; each form gives it in its own way, as one figure or as the sum of several. Two
forms compare in a measure if both give it. What looks alike and doesn't compare is named with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Literal, NamedTuple

from parsers.forms import FORMS, LOCAL
from parsers.keys import YEAR

How = Literal["same", "together", "none"]
Certainty = Literal["certain", "likely"]
_OLD, _MIDDLE, _NEW = "2014", "2019", "2021"
CODES = (LOCAL, _OLD, _MIDDLE, _NEW)
"""The forms that are compared, the oldest first."""


class Way(NamedTuple):
    """How a form gives a measure: the figures that add up to it. All forms named give it so."""

    forms: tuple[str, ...]
    keys: tuple[str, ...]
    certainty: Certainty = "certain"
    reason: tuple[str, str] = ("", "")
    """Why it is not certain, or what it leaves out, in Chinese and English."""


@dataclass(frozen=True, slots=True)
class Measure:
    code: str
    chinese: str
    english: str
    unit: str
    ways: tuple[Way, ...]

    def way(self, form: str) -> Way | None:
        """How a form gives the measure; None if it doesn't."""
        return next((way for way in self.ways if form in way.forms), None)


class Comparison(NamedTuple):
    """Whether two forms compare in a measure: figure by figure, as a sum, or not at all."""

    measure: str
    one: str
    other: str
    how: How
    certainty: Certainty
    reason: tuple[str, str]


_GENERAL = ("两种格式的行名与填报说明一致", "both forms print the same line")
_SUMMED = ("分项之和与另一格式的一项对应", "the sum of several lines of one form is one line of the other")
_ABSENT = ("该格式没有这一项", "one of the forms has no such line")
_RECEIVED = ("收到申请数与本年新收数量，口径大致相同", "requests received, counted by rules that differ in details")
_ROUGH = ("答复类型的划分不完全相同", "the kinds of answer are not divided in quite the same way")
_WHOLE = (
    "“申请信息不存在”大致相当于“无法提供”整组，不能对应其中某一项",
    "information that does not exist goes into 无法提供 as a whole, not into one of its lines",
)
_DECIDED = (
    "2014 年表为已有结果的件数，2019 年起的总计含尚未审结，故以三种结果之和相比",
    "the table of 2014 counts decided cases; the later total includes pending ones, so the three results are summed",
)
_LABEL = ("地方表行名相同，填报口径不详", "the line of a local table has the same label; its rules are not known")

_UNLIKE: tuple[tuple[str, str, tuple[str, str]], ...] = (
    (
        "disclosures.20.1.*.total_public",
        "disclosures.20.1.*.in_force",
        ("“对外公开总数量”是公开的件数，“现行有效件数”是有效的件数", "what is public is not what is in force"),
    ),
    (
        "disclosures.20.1.*.made",
        "disclosures.20.1.*.issued",
        ("新制作数量与制发件数的口径不同", "what was made and what was issued are counted by different rules"),
    ),
    (
        "disclosures.20.8.fees.items_last_year",
        "disclosures.20.8.fees.amount",
        ("收费项目的项数不是收费金额", "a number of fees is not an amount of money"),
    ),
    (
        "indicators.fees.year",
        "disclosures.20.8.fees.amount",
        ("依申请公开收取的费用与行政事业性收费不是一回事", "fees for requests are not administrative fees"),
    ),
    (
        "indicators.refused.year",
        "requests.refused_*.total",
        ("不同意公开的理由与不予公开各项不能对应", "the grounds of refusal of 2014 do not match the later ones"),
    ),
    (
        "indicators.normative_documents_made.year",
        "disclosures.20.1.normative_documents.made",
        ("制发规范性文件总数与新制作数量的口径不同", "normative documents made are counted by different rules"),
    ),
    (
        "indicators.disclosed.year",
        "disclosures.20.1.*.published",
        ("公开信息的条数不是规范性文件的件数", "items of information are not documents"),
    ),
)
"""Figures that look alike in two forms and don't compare, with the reason; * stands for any code."""


@cache
def measures() -> tuple[Measure, ...]:
    """All measures: those of the newest forms in their order, then those that only older tables have."""
    return (*_requests(), *_appeals(), *_decisions(), *_older())


def _key(line: str) -> str:
    return f"indicators.{line}.{YEAR}"


def _early(line: str, certainty: Certainty, reason: tuple[str, str]) -> tuple[Way, ...]:
    return (Way((_OLD,), (_key(line),), certainty, reason), Way((LOCAL,), (_key(line),), "likely", _LABEL))


_OF_REQUESTS = {
    "new": _early("requests_received", "likely", _RECEIVED),
    "granted": _early("granted", "likely", _ROUGH),
    "partially_granted": _early("partially_granted", "likely", _ROUGH),
}


def _requests() -> Iterator[Measure]:
    newest, before = FORMS[_NEW], FORMS[_MIDDLE]
    shared = {term.code for term in before.request_lines}
    merged = next(group for group in newest.request_groups if group.code)
    for column in newest.request_columns:
        for term in newest.request_lines:
            forms = (_MIDDLE, _NEW) if term.code in shared else (_NEW,)
            early = _OF_REQUESTS.get(term.code, ()) if column.code == "total" else ()
            key = f"requests.{term.code}.{column.code}"
            label = f"{term.label} · {column.label}"
            yield Measure(key, label, f"{term.english}: {column.english}", "件", (Way(forms, (key,)), *early))
        key = f"requests.{merged.code}.{column.code}"
        parts = tuple(f"requests.{term.code}.{column.code}" for term in merged.lines())
        yield Measure(
            key,
            f"{merged.label} · {column.label}",
            f"{merged.english}: {column.english}",
            "件",
            (Way((_MIDDLE,), (key,)), Way((_NEW,), parts, "certain", _SUMMED)),
        )
    held = tuple(f"requests.{term.code}.total" for term in newest.request_lines if term.code.startswith("unavailable_"))
    yield Measure(
        "requests.unavailable.total",
        "（四）无法提供 · 总计",
        "Unavailable: total",
        "件",
        (Way((_MIDDLE, _NEW), held, "certain", _SUMMED), *_early("not_existing", "likely", _WHOLE)[:1]),
    )


_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_DECISIONS = ("upheld", "corrected", "other")


def _appeals() -> Iterator[Measure]:
    newest = FORMS[_NEW]
    for channel in newest.channels:
        for result in newest.results:
            key = f"appeals.{channel.code}.{result.code}"
            early: tuple[Way, ...] = ()
            if channel.code == "reconsideration" and result.code in _DECISIONS:
                early = (Way((_OLD,), (_key(f"reconsideration_{result.code}"),), "likely", _ROUGH),)
            label, english = f"{channel.label} · {result.label}", f"{channel.english}: {result.english}"
            yield Measure(key, label, english, "件", (Way((_MIDDLE, _NEW), (key,)), *early))
    for result in newest.results:
        keys = tuple(f"appeals.{suit}.{result.code}" for suit in _SUITS)
        early = ()
        if result.code in _DECISIONS:
            early = (Way((_OLD,), (_key(f"litigation_{result.code}"),), "likely", _ROUGH),)
        yield Measure(
            f"appeals.litigation.{result.code}",
            f"行政诉讼 · {result.label}",
            f"Litigation: {result.english}",
            "件",
            (Way((_MIDDLE, _NEW), keys, "certain", _SUMMED), *early),
        )
    for code, chinese, english, channels in (
        ("reconsideration", "行政复议", "Reconsideration", ("reconsideration",)),
        ("litigation", "行政诉讼", "Litigation", _SUITS),
    ):
        keys = tuple(f"appeals.{channel}.{result}" for channel in channels for result in _DECISIONS)
        yield Measure(
            f"appeals.{code}.decided",
            f"{chinese} · 已有结果",
            f"{english}: decided",
            "件",
            (Way((_MIDDLE, _NEW), keys, "certain", _DECIDED), *_early(code, "likely", _DECIDED)),
        )


def _decisions() -> Iterator[Measure]:
    newest = FORMS[_NEW]
    for clause in newest.clauses:
        for item in clause.items:
            for measure in clause.measures:
                key = f"disclosures.{clause.code}.{item.code}.{measure.code}"
                forms = (_MIDDLE, _NEW) if measure.code == "decisions" else (_NEW,)
                label, english = f"{item.label} · {measure.label}", f"{item.english}: {measure.english}"
                yield Measure(key, label, english, measure.unit, (Way(forms, (key,)),))
    for clause in FORMS[_MIDDLE].clauses:
        for item in clause.items:
            for measure in clause.measures:
                key = f"disclosures.{clause.code}.{item.code}.{measure.code}"
                if measure.code != "decisions" or item.code == "other_services":
                    label, english = f"{item.label} · {measure.label}", f"{item.english}: {measure.english}"
                    yield Measure(key, label, english, measure.unit, (Way((_MIDDLE,), (key,)),))


def _older() -> Iterator[Measure]:
    joined = {line for ways in _OF_REQUESTS.values() for way in ways for key in way.keys for line in [key]}
    joined |= {_key(code) for code in ("reconsideration", "litigation", "not_existing")}
    joined |= {_key(f"{code}_{result}") for code in ("reconsideration", "litigation") for result in _DECISIONS}
    for line in FORMS[_OLD].indicator_lines.values():
        key = _key(line.code)
        if line.unit and key not in joined:
            ways = (Way((_OLD,), (key,)), Way((LOCAL,), (key,), "likely", _LABEL))
            yield Measure(key, line.label, line.english, line.unit, ways)


def comparison(measure: Measure, one: str, other: str) -> Comparison:
    """Whether two forms compare in a measure."""
    first, second = measure.way(one), measure.way(other)
    if first is None or second is None:
        return Comparison(measure.code, one, other, "none", "certain", _ABSENT)
    unsure = next((way for way in (first, second) if way.certainty == "likely"), None)
    summed = len(first.keys) > 1 or len(second.keys) > 1
    reason = unsure.reason if unsure else _SUMMED if summed and first != second else _GENERAL
    how: How = "together" if first.keys != second.keys and summed else "same"
    return Comparison(measure.code, one, other, how, unsure.certainty if unsure else "certain", reason)


@cache
def comparisons() -> tuple[Comparison, ...]:
    """Every measure for every pair of forms of which one at least gives it."""
    return tuple(
        comparison(measure, one, other)
        for measure in measures()
        for one, other in combinations(CODES, 2)
        if measure.way(one) or measure.way(other)
    )


def unlike() -> tuple[tuple[str, str, tuple[str, str]], ...]:
    """Figures that look alike in two forms and don't compare, with the reason."""
    return _UNLIKE
