"""正文数据: the figures that a report without a table states in the sentences that all of them use.

A figure is taken only from a sentence that speaks of the report year alone, and only if no other sentence states
another number of the same thing. Each keeps its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.interpret.indicator_labels import LINES
from parsers.keys import YEAR, Key
from parsers.report import Figure, Number, Printed, Section
from parsers.text import read_number, squeeze

_SENTENCE = re.compile(r"[^。;；!！\n]+")
_N = r"(?P<number>[\d,]+|[一二三四五六七八九十百千零两]+)"
_ALL = r"(?:共计|共|总计|总数|数量|达到|达|为|数)*"
_BETWEEN = r"[^\d,，、]"
_STATED = (
    ("disclosed", rf"主动公开(?:的)?(?:各类|各项)?(?:政府|政务)?信息{_ALL}{_N}(?P<unit>条)"),
    ("requests_received", rf"(?:收到|受理|接到|收受){_BETWEEN}{{0,14}}?申请{_ALL}{_N}(?P<unit>件|份|宗|条)"),
    ("requests_answered", rf"(?:答复|已答复|均已答复){_ALL}{_N}(?P<unit>件|份|宗)"),
    ("granted", rf"(?:同意|予以)公开(?:答复)?(?:的)?{_ALL}{_N}(?P<unit>件|份|宗|条)"),
    ("partially_granted", rf"(?:同意部分|部分)公开(?:答复)?(?:的)?{_ALL}{_N}(?P<unit>件|份|宗|条)"),
    ("refused", rf"(?:不予|不同意)公开(?:答复)?(?:的)?{_ALL}{_N}(?P<unit>件|份|宗|条)"),
    ("not_existing", rf"信息不存在(?:的)?{_ALL}{_N}(?P<unit>件|份|宗|条)"),
    ("reconsideration", rf"行政复议(?:案件|申请)*(?:的)?{_ALL}{_N}(?P<unit>件|起|宗|次)"),
    ("litigation", rf"行政诉讼(?:案件)?(?:的)?{_ALL}{_N}(?P<unit>件|起|宗|次)"),
    ("fees", r"收取[^\d,，。]{0,14}费用?(?:共计|共|合计)?(?P<number>[\d,]+(?:\.\d+)?)(?P<unit>万元|元)"),
)
"""Sentences that state a number, by the code of what it counts."""
_NONE = (
    r"(?:未发生|没有发生|未产生|没有|未出现|无(?=行政|因|与|涉及)|未收到|没有收到|未接到|没有接到|未受理|没有受理|未有)"
)
_NONE_STATED = (
    ("requests_received", r"(?P<none>(?:未|没有)(?:收到|接到|受理)(?:过)?(?:[^\d,，。]{0,16}?)申请)"),
    ("reconsideration", rf"(?P<none>{_NONE}[^\d,，。]{{0,24}}?行政复议)"),
    ("litigation", rf"(?P<none>{_NONE}[^\d,，。]{{0,24}}?行政诉讼)"),
    ("fees", r"(?P<none>(?:未|没有)(?:收取|发生|产生)[^\d,，。]{0,12}费用?|未收费|未收取费用)"),
)
"""Sentences that state that there was none."""
_PATTERNS = [(code, re.compile(pattern)) for code, pattern in (*_STATED, *_NONE_STATED)]
_OTHER_TIME = re.compile(r"累计|历年|以来|上年|去年|上一年|上半年|下半年|季度|截至|截止|比上|同比|近\D?年")
_YEAR_NAMED = re.compile(r"(?:19|20)\d\d(?=年)")
_ABOUT = re.compile(r"[余多](?=[条件份宗起])|约|近(?=\d)|左右|以上")
_PART = re.compile(r"其中|通过|分别|网站|公报|栏|微博|微信")
"""Words before a number of items disclosed that make it a part of them."""


_CASES = frozenset(("reconsideration", "litigation"))
_OUTCOME = re.compile(r"[^,，]{0,8}(?:纠|撤销|维持|变更|败诉|责令|确认)")
"""What follows where a sentence tells of the outcome of cases, not of their number."""
_LETTERS = re.compile(r"来信|来访|留言|咨询|提案|建议|信访")
_NEVER = re.compile(r"(?!)")
_ANOTHER = dict.fromkeys(LINES, _NEVER) | {"requests_received": re.compile(r"减免|复议|诉讼|更正|补正|许可|登记|审批")}
"""Words that make it something else: 收到减免申请2件."""


class Stated(NamedTuple):
    figure: Figure
    printed: Printed


def stated(sections: Sequence[Section], year: int) -> dict[str, Stated]:
    """The figures that a narrative states, by key, in the order of the form."""
    found: dict[str, list[Stated]] = {}
    for section in sections:
        for match in _SENTENCE.finditer(section.text):
            for code, each in _in_sentence(match[0].strip(), year):
                found.setdefault(code, []).append(each)
    alone = {code: ways[0] for code, ways in found.items() if len({way.figure.value for way in ways}) == 1}
    return {Key("indicators", code, YEAR).text: alone[code] for code in LINES if code in alone}


def _in_sentence(sentence: str, year: int) -> Iterator[tuple[str, Stated]]:
    text = squeeze(sentence)
    if _OTHER_TIME.search(text) or any(int(named) != year for named in _YEAR_NAMED.findall(text)):
        return
    for code, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            clause = text[max(0, match.start() - 16) : match.end()]
            if _ABOUT.search(clause) or (code == "disclosed" and _PART.search(clause.rsplit(",", 1)[-1])):
                continue
            if _ANOTHER[code].search(match[0]) or (code in _CASES and _OUTCOME.match(text, match.end())):
                continue
            if code == "requests_answered" and ("申请" not in text or _LETTERS.search(text)):
                continue
            value, raw, unit = _value(match, code)
            if value is not None:
                figure = Figure(value, raw, unit)
                yield code, Stated(figure, Printed(match[0], code, "narrative", sentence))


def _value(match: re.Match[str], code: str) -> tuple[Number | None, str, str]:
    line = LINES[code]
    groups = match.groupdict()
    if "none" in groups:
        return 0, match["none"], line.unit
    money = line.unit == "万元"
    raw = match["number"] + (match["unit"] if money else "")
    value, _ = read_number(raw, line.unit, match["unit"] if money else None)
    return value, raw, line.unit if money else match["unit"]
