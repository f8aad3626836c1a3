"""提及: statements of a narrative about the report's own figures, sentence by sentence.

A clause that matches a wording counts if it is certain to be about this report's year and organ.
Years, 全市, 其中, 近三年 and the like apply to the clauses after them in the same sentence; a mention
of requests applies to the sentences after it in the same paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from parsers.checks import wordings
from parsers.checks.numerals import ENDING, read_numeral, read_year
from parsers.report import Number, Section
from parsers.sentences import Message, Sentence

LONGEST = 80
"""Maximum length of a clause in characters; statements of figures are shorter."""


IN_BRACKETS = Sentence(
    "mention.in_brackets", "a remark in brackets says what is counted in", "括号中说明了其中计入何数"
)
OVER_YEARS = Sentence("mention.over_years", "it may be a count over years", "可能是历年累计数")
A_PART = Sentence("mention.a_part", "it is a part of another number", "是另一数字的一部分")
NOT_SAID = Sentence("mention.not_said", "it doesn't say that it is about disclosure", "未写明是因政府信息公开")
"""The reasons why a mention may mean something other than the cell."""


@dataclass(frozen=True, slots=True)
class Change:
    """A claim of change that follows a figure; `by` is signed, in per cent (`percent`) or in the figure's unit."""

    by: Number
    percent: bool
    printed: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A number stated for a quantity (`subject`, a key of `QUANTITIES`), with the sentence as printed.

    `doubt` says why it may mean something else; None if it can't. `when_zero` are lines of section 3
    that must be 0 for the words to mean the cell: the number granted out of those received this year
    is the number of all granted only if none was carried in.
    """

    subject: str
    value: Number
    printed: str
    sentence: str
    doubt: Message | None = None
    when_zero: tuple[str, ...] = ()
    by: Literal["people", "organisations"] | None = None
    """The applicants that alone are named: 自然人提出的申请3件 is the number of all only if no others applied."""
    changes: tuple[Change, ...] = ()


_SENTENCE = re.compile(r"[^。！？;；]+[。！？;；]?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_COUNTED_IN = re.compile(r"含|包括|其中|结转|上年|另")
_CLAUSE = re.compile(r"，|(?<!\d),|,(?!\d{3}(?!\d))|:|(?<=[件次条宗份起个例元%])、")
_WORTH = re.compile(r"申请|公开|复议|诉讼|规范性文件|规章|收费|行政许可|行政处罚|行政强制")
"""Words of which a sentence must have at least one to be searched."""
_COUNTS = re.compile(rf"{ENDING}{wordings.UNIT}")
_STATES = re.compile(rf"{ENDING}(?:{wordings.UNIT}|万?元)|未|没有|无|零")
_BLANK = re.compile(r"\s+")
_GAP = re.compile(r"(?<=\d)\s+(?=\d)")

_YEAR = re.compile(r"(?:在|于)?(?P<year>\d{4}|[〇零一二三四五六七八九]{4})年度?(?:全年度?|内|里|期间|间)?")
_OWN_PERIOD = re.compile(
    r"本年度?内?|全年度?|当年度?|年度?内|本?报告期内?|一年来|1月1日起?(?:至|-|到)(?:\d{4}年)?12月31日(?:止|期间)?"
)
_OTHER_PERIOD = re.compile(
    r"近[两二三四五六七八九十\d]+年|历年|以来|上半年|下半年|季度|截至|截止|每年|年均|[一三四五]年[来间]|十[二三四五]五"
    r"|去年|今年|上一?年度?(?!度?结转)|上年度?(?!度?结转)|明年|(?<!1)\d{1,2}月|1[01]月|每月|月均|目前|现有|至今"
)
_OTHERS = re.compile(
    r"全[市县区省州镇乡局系]|各[^,，]{0,6}(?:县|区|部门|单位|镇|乡|街道|级|市|局)|下属|所属|局属|直属|基层|[市区县省]直"
    r"|本级|窗口|乡镇|街道|村|社区|平台|网站|科室|中心|分局|我[市县区省州]|本[市县区省州]|[市县区省]政府|政务公开办"
)
_SELF = (
    r"我[局委办厅院会署队处所站室镇乡]|我(?:单位|部门|机关|中心|街道|办公室)|本[局委办厅院会署队处所站室镇乡]"
    r"|本(?:单位|部门|机关|行政机关|中心|街道|办公室)"
)
_OURS = re.compile(_SELF)
_AT_US = re.compile(r"(?:针对|对|就).{2,30}(?:复议|诉讼)")
_SPAN = re.compile(
    r"(?:截至|截止|从|自)?(?:\d{4}年(?:底|末|以来)?|历年来?|近[两二三四五六七八九十]年来?|[,，至到]|累计|共"
    r"|全[市县区省州](?:[\u4e00-\u9fff]{1,6}系统)?)+"
)
"""How a count over years or of many organs begins."""
_ADVERB = (
    r"共计?|总共|合计|一共|总计|全部|实际|依法|依规|及时|按时|按期|按规定|均|已|分别是|其中|另外?|此外|同时|并且?|对|就|关于"
    r"|累计|在|我们|经统计|据统计|按照统计|、|也"
)
_REQUESTS = re.compile(r"申请公开|公开申请|依申请")
_ASKED = re.compile(r"(?:收到|受理|接到)(?:的)?申请")
_ANSWERED = re.compile(r"予以公开|部分公开|不予公开|无法提供|不予处理")
"""Outcomes that only requests for information have: 申请 in the same paragraph are such requests."""
_PEOPLE, _ORGANISATIONS, _ALL = (
    re.compile(r"自然人|公民|个人"),
    re.compile(r"法人|组织|企业"),
    re.compile(r"群众|公众|申请人"),
)
_TOWNSHIP = r"[\u4e00-\u9fff]{2,4}(?:乡|镇|街道)(?=共?收到|共?接到|[未没])"
"""A township as the subject of a statement. In the report of a department or township, no other is spoken of:
the text was copied, or the name is the issuer's own."""
_COUNTY = re.compile(r"[省市县区州旗盟](?:人民政府(?:办公室|办公厅)?)?$")
_ABOUT = re.compile(r"信息公开|政务公开|依申请公开")


@dataclass
class _Spoken:
    """The context that the text so far sets for the next clause."""

    topic: str | None = None
    """The last quantity of requests in this sentence, or in the previous one if this begins with 其中."""
    requests: bool = False
    """Whether requests for information were mentioned in this paragraph."""
    about: bool = False
    """Whether disclosure of information was mentioned in this paragraph."""
    period: str | None = None
    others: str | None = None
    part: bool = False
    over: bool = False
    """Whether the clause before counts the requests of several years or organs."""
    documents: str | None = None
    """The kind of documents that the clause before counts."""
    decided: bool = False
    """Whether the clause before counts decisions."""
    appeal: str | None = None


@lru_cache(maxsize=64)
def mentions(sections: tuple[Section, ...], year: int | None, issuer: str | None) -> tuple[Mention, ...]:
    """Every statement of a quantity in the narrative, in printed order."""
    found: list[Mention] = []
    for section in sections:
        spoken = _Spoken()
        for line in section.text.split("\n"):
            heading = len(line) < 20 and "。" not in line
            found += _of_paragraph(line, spoken, year, issuer or "")
            asked = heading and _REQUESTS.search(line) is not None
            spoken = _Spoken(requests=asked, about=asked)
    return tuple(found)


def _of_paragraph(line: str, spoken: _Spoken, year: int | None, issuer: str) -> Iterator[Mention]:
    goes_on = False
    spoken.requests |= _ASKED.search(line) is not None and _ANSWERED.search(line) is not None
    for match in _SENTENCE.finditer(line):
        sentence = match.group().strip()
        plain = _plain(sentence)
        goes_on, after = sentence.endswith(("；", ";")), goes_on or plain.startswith("其中")
        if not _WORTH.search(plain) and not (spoken.topic and after):
            spoken.topic = None
            continue
        spoken.period = spoken.others = spoken.appeal = None
        spoken.part = spoken.over = spoken.decided = False
        spoken.documents = None
        if not after:
            spoken.topic = None
        yield from _with_changes(_clauses(sentence), sentence, spoken, year, issuer)
        spoken.requests |= _REQUESTS.search(plain) is not None
        spoken.about |= _ABOUT.search(plain) is not None
        if spoken.period or spoken.others:
            spoken.topic = None


def _plain(text: str) -> str:
    """The text in NFKC, without blanks."""
    return re.sub(r"\s+", "", _GAP.sub("␣", unicodedata.normalize("NFKC", text.replace("，", "﹐"))))


def _clauses(sentence: str) -> list[str]:
    """The clauses of a sentence, without brackets.

    ⊕ replaces a bracket that says what is included in a number, ␣ a blank that may separate two
    numbers.
    """
    text = unicodedata.normalize("NFKC", _GAP.sub("␣", sentence.replace("，", "\x00")))
    text = _BLANK.sub("", text).replace("\x00", "，").replace("○", "〇")
    text = _BRACKETS.sub(lambda m: "⊕" if _COUNTED_IN.search(m.group()) else "", text)
    return [each for each in _CLAUSE.split(text.rstrip("。!?;")) if each]


def _with_changes(
    clauses: Sequence[str], sentence: str, spoken: _Spoken, year: int | None, issuer: str
) -> Iterator[Mention]:
    """The mentions in a sentence, each with the claims of change in the clauses after it."""
    last: Mention | None = None
    compared = False
    for clause in clauses:
        if len(clause) > LONGEST:
            last = None
            continue
        if wordings.COMPARED.fullmatch(clause):
            compared = True
            continue
        change = _change(("同比" if compared else "") + clause, sentence, year)
        compared = False
        if change is not None:
            if last is not None:
                last = replace(last, changes=(*last.changes, change))
            continue
        if last is not None:
            yield last
        stated = [*_stated(clause, sentence, spoken, year, issuer)]
        yield from stated[:-1]
        last = stated[-1] if stated else None
    if last is not None:
        yield last


def _change(clause: str, sentence: str, year: int | None) -> Change | None:
    if match := wordings.LEVEL.fullmatch(clause):
        return Change(0, False, clause, sentence) if _is_last(match["base"], year) else None
    match = wordings.CHANGE.fullmatch(clause)
    if match is None or not _is_last(match["base"], year):
        return None
    number = read_numeral(match["n"])
    if number is None:
        return None
    less = match["way"] in {"下降", "减少", "降低"}
    return Change(-number if less else number, match["unit"] == "%", match["n"], sentence)


def _is_last(base: str | None, year: int | None) -> bool:
    return base is None or (year is not None and int(base) == year - 1)


def _stated(clause: str, sentence: str, spoken: _Spoken, year: int | None, issuer: str) -> Iterator[Mention]:
    if spoken.over and (own := _own_share(clause, year, issuer)):
        yield Mention("requests.new.total", own[0], own[1], sentence)
    rests = _opened(clause, spoken, year, issuer)
    if spoken.period or spoken.others:
        spoken.over = any(_counts_requests(rest) for rest in rests)
        return
    spoken.about |= _ABOUT.search(clause) is not None
    spoken.requests |= _REQUESTS.search(clause) is not None
    # All rests are tried: 本机关 may be an opening, or the first word of 本机关不掌握相关政府信息.
    if not _STATES.search(clause):
        return
    found = next((each for rest in rests if (each := [*_match(rest, spoken, year, issuer)])), [])
    spoken.decided = any(subject.endswith(".decisions") for subject, *_ in found)
    counted = next((subject for subject, *_ in found if subject.startswith("disclosures.20.1.")), None)
    spoken.documents = counted.rpartition(".")[0] if counted else None
    if not found and not spoken.part and _COUNTS.search(clause):
        spoken.topic = None  # something else is counted: 办理建议20件, 答复20件
    for subject, printed, doubt, when_zero in found:
        number = _amount(printed)
        if number is not None:
            by = _applicants(clause) if subject.startswith("requests.") else None
            yield Mention(subject, number, printed, sentence, doubt or _doubt(clause), when_zero, by)


def _own_share(clause: str, year: int | None, issuer: str) -> tuple[Number, str] | None:
    match = wordings.OWN_SHARE.fullmatch(_with_ours(clause, issuer))
    if match is None or (match["year"] and int(match["year"]) != year):
        return None
    number = read_numeral(match["n"])
    return None if number is None else (number, match["n"])


def _counts_requests(rest: str) -> bool:
    """Whether a clause counts requests received in another period, or by others too."""
    span = _SPAN.match(rest)
    plain = rest[span.end() :] if span else rest
    return any(s == "requests.new.total" and pattern.fullmatch(plain) for s, pattern in wordings.STATED)


def _applicants(clause: str) -> Literal["people", "organisations"] | None:
    if _ALL.search(clause):
        return None
    people, organisations = _PEOPLE.search(clause), _ORGANISATIONS.search(clause)
    if people and not organisations:
        return "people"
    return "organisations" if organisations and not people else None


def _with_ours(text: str, issuer: str) -> str:
    """The text with one word for the issuer's name, and for 我局."""
    plain = _plain(issuer)
    for name in (plain, plain.removesuffix("人民政府"), plain[3:] if len(plain) > 6 else plain):
        if len(name) > 2 and name in text:
            return text.replace(name, wordings.OURS, 1)
    return _OURS.sub(wordings.OURS, text, count=1)


def _doubt(clause: str) -> Message | None:
    if "⊕" in clause:
        return IN_BRACKETS()
    return OVER_YEARS() if "累计" in clause else None


def _amount(printed: str) -> Number | None:
    """The number as printed; money in 万元, as in the tables. None if it can't be read."""
    number = read_numeral(printed.removesuffix("元").removesuffix("万"))
    if number is None or not printed.endswith("元") or printed.endswith("万元"):
        return number
    return Decimal(number) / 10_000


def _opened(clause: str, spoken: _Spoken, year: int | None, issuer: str) -> list[str]:
    """The clause, and its rests as the words of its opening are removed one by one.

    Sets in `spoken` what the clause says of period, organ and part.
    """
    rests = [rest := clause]
    if "其中" in clause:
        spoken.part = True
    opening = _opening(issuer)
    while rest:
        if match := _YEAR.match(rest):
            same = read_year(match["year"]) == year
            spoken.period = None if same and year is not None else f"{match['year']}年"
        elif not (match := _OWN_PERIOD.match(rest)) and not (match := opening.match(rest)):
            break
        rests.append(rest := rest[match.end() :])
    if other := _OTHER_PERIOD.search(rest):
        spoken.period = other.group()
    bare = _YEAR.sub("", rest) if re.search(r"结转|转[至到入]", rest) else rest
    if match := _YEAR.search(bare):
        spoken.period = match.group()
    if other := _OTHERS.search(rest):
        spoken.others = other.group()
    return rests


@lru_cache(maxsize=64)
def _opening(issuer: str) -> re.Pattern[str]:
    """Words with which a statement may begin: 我局, 共, and the issuer's name with or without its place."""
    plain = _plain(issuer)
    names = [re.escape(plain[at:]) for at in range(max(len(plain) - 3, 0))]
    if "人民政府" in plain:
        short = plain.replace("人民政府", "政府")
        names += [re.escape(short[at:]) for at in range(max(len(short) - 3, 0))]
    for end in ("人民政府", "办事处"):
        if plain.endswith(end) and len(plain) - len(end) > 2:
            names.append(re.escape(plain.removesuffix(end)))
    names.sort(key=len, reverse=True)
    others = [] if _COUNTY.search(plain) else [_TOWNSHIP]
    return re.compile("|".join([*names, _SELF, *others, _ADVERB]))


_NOT_PARTS = ("requests.new", "requests.accepted", "disclosures")
"""Quantities of which 其中 introduces only a part; 其中结转下年度1件, in contrast, counts all carried over."""

_Found = tuple[str, str, Message | None, tuple[str, ...]]


def _match(rest: str, spoken: _Spoken, year: int | None, issuer: str) -> Iterator[_Found]:
    """What the rest of a clause states: subject, printed number, doubt, and lines that must be 0."""
    for subject, pattern in wordings.STATED:
        if match := pattern.fullmatch(rest):
            if not _fits(subject, match, spoken, year):
                return
            part = spoken.part and subject.startswith(_NOT_PARTS)
            printed = match["n"] + (match.groupdict().get("unit") or "")
            if subject.startswith("requests.") and not part:
                spoken.topic = subject
            yield subject, printed, A_PART() if part else None, ()
            return
    yield from _appeals(_with_ours(rest, issuer) if _AT_US.search(rest) else rest, spoken)
    yield from _also(rest, spoken)
    if spoken.topic is None:
        return
    zero = () if spoken.topic == "requests.total.total" else ("carried_in",)
    if match := wordings.DONE.fullmatch(rest):
        yield "requests.total.total", match["n"], None, zero
        return
    for subject, pattern in wordings.OUTCOMES:
        if match := pattern.fullmatch(rest):
            yield subject, match["n"], None, zero
            return


def _also(rest: str, spoken: _Spoken) -> Iterator[_Found]:
    """Clauses whose object is that of the clause before: 行政处罚8件 after 作出行政许可42件, 废止1件."""
    for subject, pattern in wordings.ALSO_DECIDED if spoken.decided else ():
        if match := pattern.fullmatch(rest):
            yield subject, match["n"], None, ()
    for measure, pattern in wordings.ALSO_DOCUMENTS if spoken.documents else ():
        if match := pattern.fullmatch(rest):
            yield f"{spoken.documents}.{measure}", match["n"], None, ()


def _fits(subject: str, match: re.Match[str], spoken: _Spoken, year: int | None) -> bool:
    """Whether a match is about this report: 申请 alone may be about something else, and the year in
    结转2024年 must be the next.
    """
    if following := match.groupdict().get("next"):
        return year is not None and int(following) == year + 1
    return not subject.startswith("requests.") or spoken.requests


def _appeals(rest: str, spoken: _Spoken) -> Iterator[_Found]:
    for pattern, subjects in wordings.NONE:
        if match := pattern.fullmatch(rest):
            if "cause" in match.groupdict() and not (match["cause"] or spoken.about):
                return
            if subjects == ("requests.new.total",):
                if not spoken.requests:
                    return
                spoken.topic = "requests.new.total"
            yield from ((subject, "0", None, ()) for subject in subjects)
            return
    for channel, pattern in wordings.APPEALS:
        if match := pattern.fullmatch(rest):
            spoken.appeal = channel
            # 司法局 and governments also decide on reconsiderations, so that not all are against them.
            doubt = None if match["cause"] else NOT_SAID()
            if match["cause"] or spoken.requests:
                yield f"appeals.{channel}.total", match["n"], doubt, ()
            return
    if spoken.appeal:
        for result, pattern in wordings.RESULTS:
            if match := pattern.fullmatch(rest):
                yield f"appeals.{spoken.appeal}.{result}", match["n"], None, ()
                return
