"""正文数据: the figures that a report without a table states in the sentences that all of them use.

A figure is taken only where the words around it speak of disclosure, of the report year and of the report's own organ
(`spoken`), and only if no other sentence states another number of the same thing; that is warned of. Each keeps its
sentence. A number that is rounded (余, 多, 约) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers import notices
from parsers.interpret.statistics_tables.indicator_labels import LINES
from parsers.interpret.text_alone.spoken import Time, carried, is_of_others, plain, time_of
from parsers.keys import YEAR, Key
from parsers.report import Figure, Notice, Number, Printed, Section
from parsers.text import chinese_number, read_number

_SENTENCE = re.compile(r"[^。;；!！\n]+")
_HEADING = 30
"""Characters of a line that may be a heading within a section."""

_ALL = r"(?:共计|共有|共|总计|合计|总数|总量|数量|件数|条数|达到|达|数|的|有|为|是|计|情形|答复|:){0,6}+"
_ABOUT = r"(?P<about>大约|约|将近|近|逾|超过?|不足|不到|至少|上|几)?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,9}(?!\d)|[零〇一二三四五六七八九十百千万两]{1,9})"
_N = rf"{_ABOUT}{_NUMBER}"
_PIECES = r"(?P<unit>件次|件|份|宗|条|起|次)(?!以上|左右|以下|上下|多|余)"
_COUNT = rf"{_ALL}{_N}{_PIECES}"
_FIRST = rf"(?:^|[,:、]|其中)(?:有|另有)?{_N}{_PIECES}(?:申请)?(?:的)?(?:答复为|属于|属|为|依法|作出|是){{0,4}}+"
"""A number before what it counts: 3件予以公开."""
_ASKED = (
    r"(?:到|了|过|的|公民|法人|其他组织|其他社会组织|社会公众|社会|公众|群众|市民|和|或者|或|及|以及|、|要求|依法|有关|关于|政府"
    r"|政务|信息|公开|依申请(?=公开)|各类|类|向|[我本](?:局|委|办|镇|乡|县|市|区|机关|单位|部门)|提出|提交|获取){0,24}+"
)
_RECEIVED = r"(?:收到|受理|接到|收受|接受|接收)"
_NOT = r"(?:未|没有|没|尚未|从未)"
_NONE = (
    r"(?:未发生|没有发生|未产生|没有产生|没有|未出现|没有出现|无(?=行政|因|与|涉及|有关|复议)|未收到|没有收到|未接到|没有接到|未受理"
    r"|没有受理|未有|(?:未|没有)被(?=申请|提起|提出))"
)
_ENDS = r"(?=$|[,:、]|和|及|也|亦)"
_COST = (
    r"(?:的|了|过|任何|检索|复制|复印|邮寄|邮递|打印|工本|成本|资料|材料|政府|信息|公开|依申请|依|申请|提供|有关|相关|各类|各项|等|、|和|费用|费"
    r"|人民币|共计|合计|总计|共|为|是|计|:){0,24}+"
)
_STATED = (
    (
        "disclosed",
        rf"主动公开(?:的)?(?:各类|各项|各种)?(?:政府|政务)?信息{_ALL}{_N}(?P<unit>条次|条|件)(?!以上|左右|以下|上下|多|余)",
    ),
    ("requests_received", rf"{_RECEIVED}{_ASKED}申请(?:书|表|事项|公开)?{_COUNT}"),
    ("requests_received", rf"{_RECEIVED}{_COUNT}{_ASKED}申请(?!人|行政|复议|诉讼|减免|更正|补正|延期)"),
    ("requests_received", rf"{_RECEIVED}(?:了)?(?:政府信息)?依申请公开(?:政府)?(?:信息)?(?:申请|事项|件)?{_COUNT}"),
    ("requests_received", rf"(?:公开|^|[,:])申请(?:总数|总量|数量|数){_COUNT}"),
    ("requests_in_person", rf"当面(?:提交|提出)?(?:的)?申请{_COUNT}"),
    ("requests_online", rf"(?:网络|网上)(?:提交|提出)?(?:的)?申请{_COUNT}"),
    ("requests_by_letter", rf"(?:信函|信件)(?:提交|提出)?(?:的)?申请{_COUNT}"),
    ("requests_by_fax", rf"传真(?:提交|提出)?(?:的)?申请{_COUNT}"),
    ("requests_answered", rf"答复(?:政府信息公开申请|信息公开申请|公开申请|申请)?{_COUNT}"),
    ("answered_already_public", rf"(?:属于)?已主动公开(?:范围|信息)?(?:内)?(?:答复)?{_COUNT}"),
    ("granted", rf"(?<![不动])(?:同意|予以)公开(?:答复)?{_COUNT}"),
    ("granted", rf"{_FIRST}(?:同意|予以)公开"),
    ("partially_granted", rf"(?<![不未])(?:同意|予以)?部分公开(?:答复)?{_COUNT}"),
    ("partially_granted", rf"{_FIRST}(?:同意|予以)?部分公开"),
    ("refused", rf"(?:不予|不予以|不同意)公开(?:答复)?{_COUNT}"),
    ("refused", rf"{_FIRST}(?:不予|不予以|不同意)公开"),
    ("not_existing", rf"信息不存在(?:答复)?{_COUNT}"),
    (
        "not_responsible",
        rf"(?:不属于|非)本(?:行政)?(?:机关|单位|部门|局)(?:政府信息|公开|掌握|职责|职权|范围|内)*+(?:答复)?{_COUNT}",
    ),
    ("to_be_corrected", rf"作出更改、?补充(?:答复)?{_COUNT}"),
    ("referred", rf"通过其他途径办理(?:答复)?{_COUNT}"),
    ("reconsideration", rf"行政复议(?:案件|申请|案)?{_COUNT}"),
    ("litigation", rf"行政诉讼(?:案件|案)?{_COUNT}"),
    (
        "reconsideration",
        rf"(?:有|发生|收到|产生|引起|引发|受理)(?:了)?{_N}(?P<unit>件|起|宗)(?:因[^\d,]{{0,16}}?)?行政复议",
    ),
    ("litigation", rf"(?:有|发生|收到|产生|引起|引发|受理)(?:了)?{_N}(?P<unit>件|起|宗)(?:因[^\d,]{{0,16}}?)?行政诉讼"),
    ("reconsideration", rf"行政复议(?:、|和|及|与)(?:行政)?诉讼(?:案件|案)?(?P<each>各){_N}(?P<unit>件|起|宗|次)"),
    ("litigation", rf"行政复议(?:、|和|及|与)(?:行政)?诉讼(?:案件|案)?(?P<each>各){_N}(?P<unit>件|起|宗|次)"),
    (
        "reconsideration",
        r"行政复议(?:、|和|及|与)(?:行政)?诉讼(?:案件|案)?(?:数|均|都|为|共)*+(?P<number>0|零)(?P<unit>件|起|宗|次)",
    ),
    (
        "fees",
        rf"(?<![免减应多])(?:收取|收费){_COST}{_ABOUT}(?P<number>\d{{1,3}}(?:,\d{{3}}){{1,3}}(?:\.\d{{1,6}})?(?![\d.])|\d{{1,9}}(?:\.\d{{1,6}})?(?![\d.]))(?P<unit>万元|元)(?!以上|左右|以下|上下|多|余)",
    ),
)
"""Sentences that state a number, by the code of what it counts."""
_NONE_STATED = (
    (
        "requests_received",
        rf"(?P<none>{_NOT}(?:收到|接到|受理|接收到?|有)(?:任何|一件|一起|一例|单位|个人)*+{_ASKED}(?:任何|单位|个人|和|的)*+{_ASKED}申请(?:书|表|事项|案件|件)?(?:的?情况)?){_ENDS}",
    ),
    (
        "requests_received",
        rf"(?P<none>{_NOT}(?:收到|接到|受理|有|发生|办理)?(?:过)?(?:政府信息)?依申请公开(?:政府信息)?(?:的)?(?:申请|事项|情况|件)?){_ENDS}",
    ),
    (
        "requests_received",
        rf"(?P<none>(?<!\w)无(?:人{_ASKED}|{_ASKED}(?<=提出)(?:信息公开)?|(?:政府)?信息公开)申请(?:公开)?(?:事项|情况|件)?){_ENDS}",
    ),
    ("requests_received", rf"(?P<none>(?<!\w)无依申请公开(?:政府信息)?(?:的)?(?:申请|事项|情况|件)?){_ENDS}"),
    ("reconsideration", rf"(?P<none>{_NONE}(?!未|不)[^\d,，。]{{0,24}}?行政复议)"),
    ("litigation", rf"(?P<none>{_NONE}(?!未|不)[^\d,，。]{{0,24}}?行政诉讼)"),
    ("litigation", rf"(?P<none>{_NONE}(?!未|不)[^\d,，。]{{0,24}}?行政复议(?:、|和|及|与|或)++诉讼)"),
    (
        "fees",
        r"(?P<none>(?:未|没有)(?:收取|发生|产生)(?!的)[^\d,，。]{0,24}?费用?|未收费|没有收费|无收费|(?:未|没有)向申请人收取(?:任何)?费用?)",
    ),
)
"""Sentences that state that there was none."""
_PATTERNS = [(code, re.compile(pattern)) for code, pattern in (*_STATED, *_NONE_STATED)]

_PART = re.compile(
    r"其中(?!,?(?:本年|今年|全年|当年|(?:19|20)\d\d年))|通过|利用|分别|网站|公报|栏|微博|微信|公众号|平台|大厅|窗口|档案馆|图书馆|媒体|电视|报纸|广播"
)
"""Words before a number of items disclosed that make it a part of them."""
_ZERO = frozenset(("0", "零", "〇"))
_TENS = re.compile(r"[十百千万]")
_CASES = frozenset(("reconsideration", "litigation"))
_OUTCOME = re.compile(r"[^,，]{0,8}(?:纠|撤销|维持|变更|败诉|责令|确认|以外|之外)")
"""What follows where a sentence tells of the outcome of cases, not of their number."""
_TOGETHER = re.compile(r"(?:复议|诉讼|申诉|咨询|投诉|举报|信访|仲裁)(?:案件|案)?(?:、|和|及|与|或|以及|/)+(?:提起)?$")
"""Before a number that counts two things at once."""
_OTHER_CASES = re.compile(r"税务|税收|处罚|强制|征收|征地|拆迁|治安|工伤|许可|抚养费|登记|认定")
_SOME_OF_THEM = re.compile(r"其中[^,]{0,12}(?:公开|申请)")
_INSTANCE = re.compile(r"(?:一|二|再|初|终)审$")
_LETTERS = re.compile(r"来信|来访|留言|咨询|提案|建议|信访|热线|来电")
_OF_ANSWERS = re.compile(r"(?:按[期时]|及时|限期|延期|逾期|当场|口头|书面|未|不)(?:予以)?$")
_RESPECTIVELY = re.compile(r"分别[^,]{0,40}$")
_AIM = re.compile(r"的?[^,]{0,4}(?:目标|任务|指标|要求)")
_DENIED = re.compile(r"(?:未|没有?|无|不)(?:有|曾|再|能|发生)?$|(?:应当?|应该|须|需)$")
"""Before what is denied, or only ought to be."""
_JOINED = re.compile(r"(?:[^件份宗条起次元\d]、|及|和|与|或)$")
"""Before a number that counts what stands before it as well."""
_NOT_OF_IT = re.compile(r"无关")
_EXCEPT = re.compile(r"除[^,]{0,12},?(?:此)?[^,]{0,4}$")
_OTHER_REQUESTS = re.compile(
    r"许可|审批|救助|低保|专利|项目|护照|登记|补贴|补助|贷款|援助|认定|减免申请|税|更正|补正|证件?申请|居住证|资质|宅基地"
)
_DISCLOSURE = re.compile(r"公开|依申请")
_REQUEST = re.compile(r"(?<!依)申请|答复")
_TOPIC_OF = {
    "requests": re.compile(r"申请|答复"),
    "cases": re.compile(r"复议|诉讼"),
    "fees": re.compile(r"收费|费用|减免"),
}
_OTHER_FEES = re.compile(r"减免|违规|违法|乱|超|不合理|其他|任意")
_COSTS = re.compile(r"公开|检索|复制|复印|邮寄|申请")


class Stated(NamedTuple):
    figure: Figure
    printed: Printed


class _Around(NamedTuple):
    """What stands around a sentence: headings, and what its line has said before."""

    topic: str
    line: str
    time: Time | None
    issuer: str | None
    year: int


def stated(sections: Sequence[Section], year: int, issuer: str | None = None) -> tuple[dict[str, Stated], list[Notice]]:
    """The figures that a narrative states, by key, in the order of the form; warnings of those that it states twice."""
    found: dict[str, list[Stated]] = {}
    for section in sections:
        for sentence, around in _sentences(section, year, issuer):
            for code, each in _in_sentence(sentence, around):
                found.setdefault(code, []).append(each)
    alone: dict[str, Stated] = {}
    warnings: list[Notice] = []
    for code in (code for code in LINES if code in found):
        key = Key("indicators", code, YEAR).text
        prints = {way.figure.value: way.printed.label for way in found[code]}
        if len(prints) == 1:
            alone[key] = found[code][0]
        else:
            warnings.append(Notice(notices.STATED_DIFFERENTLY(prints=list(prints.values())), key))
    return alone, warnings


def _sentences(section: Section, year: int, issuer: str | None) -> Iterator[tuple[str, _Around]]:
    """The sentences of a section, each with what stands around it."""
    above = plain(section.heading)
    topic, base = above, time_of(above, year)
    for line in section.text.split("\n"):
        if "。" not in line and len(line) <= _HEADING and not re.search(r"\d[件条份宗起元]", line):
            heading = plain(line)
            topic, base = above + " " + heading, time_of(heading, year) or time_of(above, year)
        before, time = "", base
        for match in _SENTENCE.finditer(line):
            sentence = match[0].strip()
            yield sentence, _Around(topic, before, time, issuer, year)
            text = plain(sentence)
            before, time = text, carried(text, year) or time


def _in_sentence(sentence: str, around: _Around) -> Iterator[tuple[str, Stated]]:
    text = plain(sentence)
    for code, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            before = text[: match.start()]
            if (time_of(before, around.year) or around.time) == "other" or is_of_others(
                text, match.start(), around.issuer
            ):
                continue
            if not _is_meant(code, match, text, around):
                continue
            value, raw, unit = _value(match, code)
            if value is not None:
                yield (
                    code,
                    Stated(Figure(value, raw, unit), Printed(match[0].lstrip(",:、"), code, "narrative", sentence)),
                )


def _is_meant(code: str, match: re.Match[str], text: str, around: _Around) -> bool:
    """Whether a number counts what its words say, and all of it."""
    before, groups = text[: match.start()], match.groupdict()
    if _DENIED.search(before) or ("none" in groups and _EXCEPT.search(before)):
        return False
    if "number" in groups and _JOINED.search(before) and not groups.get("each") and groups["number"] not in _ZERO:
        return False
    if _NOT_OF_IT.search(text) or _RESPECTIVELY.search(before) or _AIM.match(text, match.end()):
        return False
    if code == "disclosed":
        return not _PART.search(before.rpartition(",")[2] if "其中" not in before[-8:] else before[-8:])
    if code == "fees":
        return not _OTHER_FEES.search(match[0]) and bool(
            _TOPIC_OF["fees"].search(around.topic) or _COSTS.search(text) or _COSTS.search(around.line)
        )
    if code in _CASES:
        return _is_case(match, text, around)
    said = around.line + before + match[0]
    if code.startswith("requests") and "公开" not in match[0] and _OTHER_REQUESTS.search(text):
        return False
    if code in {"requests_received", "requests_in_person", "requests_online", "requests_by_letter", "requests_by_fax"}:
        return bool(_TOPIC_OF["requests"].search(around.topic) or _DISCLOSURE.search(said))
    if code == "requests_answered" and (_LETTERS.search(text) or _OF_ANSWERS.search(before[-6:])):
        return False
    return bool(_TOPIC_OF["requests"].search(around.topic) or _REQUEST.search(around.line + before))


def _is_case(match: re.Match[str], text: str, around: _Around) -> bool:
    """Whether cases are those of disclosure, one kind of them, and all."""
    before, groups = text[: match.start()], match.groupdict()
    if _OTHER_CASES.search(text) and "公开" not in before.rpartition(",")[2] + match[0]:
        return False
    if _OUTCOME.match(text, match.end()) or _INSTANCE.search(before[-3:]):
        return False
    is_some = match["number"] not in _ZERO if "number" in groups else False
    if (
        is_some
        and not groups.get("each")
        and (_TOGETHER.search(before[-16:]) or _SOME_OF_THEM.search(text, match.end()))
    ):
        return False
    topic = _TOPIC_OF["cases"].search(around.topic)
    return bool(topic or _DISCLOSURE.search(around.line + text))


def _value(match: re.Match[str], code: str) -> tuple[Number | None, str, str]:
    line = LINES[code]
    groups = match.groupdict()
    if "none" in groups:
        return 0, match["none"], line.unit
    number = match["number"]
    some_tens = _TENS.match(number) and match.string[match.start("number") - 1] == "数"
    if groups.get("about") or some_tens or not _counts(number):
        return None, number, ""
    money = line.unit == "万元"
    raw = number + (match["unit"] if money else "")
    if not number[0].isascii():
        return chinese_number(number), raw, match["unit"]
    value, _ = read_number(raw, line.unit, match["unit"] if money else None)
    return value, raw, line.unit if money else match["unit"]


def _counts(number: str) -> bool:
    """Whether a number counts: 三四件 are three or four."""
    if number[0].isascii():
        return True
    return chinese_number(number) is not None and (len(number) == 1 or bool(_TENS.search(number)))
