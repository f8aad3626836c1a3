"""语句: the clauses that state a figure, as patterns over a closed vocabulary.

A clause counts only if a pattern matches every character of it: an opening (year, 我局, 共), a verb,
an object, a number with its unit. 通过网络收到申请3件 contains a word that no pattern has, so it is
not used. Some statements are lost in this way, but those that match can be trusted.

Clauses come squeezed (NFKC, no blanks) and without their brackets; ⊕ replaces a bracket that says
what is included in a number (含上年结转1件).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.checks.numerals import NUMERAL
from parsers.checks.quantities import outcome_words

OURS = "本机关"
"""Stands for the issuer's name and for 我局 within a clause."""
UNIT = r"(?:件次|[件条次宗份起个例])"
MONEY = r"(?P<unit>万元|元)"
_IS = r"(?:数(?![十百千万])量?|总量|总数)?(?:共计|合计|一?共|总计)?(?:为|是|有|计|达到?|:)?(?:共计|共)?"
COUNT = rf"{_IS}(?P<n>{NUMERAL}){UNIT}⊕?"
BEFORE = rf"(?P<n>{NUMERAL}){UNIT}(?:的)?"
_WHO = (
    r"(?P<who>(?:公民个人|公民|自然人|个人|法人|其他组织|社会组织|企业|社会公众|群众|申请人|公众|、|和|及|或|与|的|提交|提出"
    r"|各类|有效)*+)"
)
_ABOUT = r"(?:依申请公开|依申请|政府信息公开|信息公开|政府信息|公开政府信息|公开信息|公开|信息|类|事项|的)*+"
REQUEST = rf"{_WHO}(?:{_ABOUT}申请(?:表|书|件)?(?:事项|案件|信息|公开)?|依申请公开(?:政府)?(?:信息|件|事项)?)"
_RECEIVE = r"(?:新收到?|收到|接收|接到|收)(?:各类|的|有效)?"
_ACCEPT = r"(?:受理|收到并受理|接收并受理)(?:各类|的)?"
_DONE = r"(?:办理答复|答复|办结|办理|处理|回复|办理完毕|办理并答复|答复办结|按时办结|按期办结|按时答复|按期答复)"
_ENDS = r"(?:的)?(?:申请|案件|信息)?"

_LAST = r"(?:上一?年度?|上一个?年度)"
_NEXT = r"(?:下一?年度?|次年度?|(?P<next>\d{4})年度?)"
CARRIED_IN = rf"{_LAST}结转(?:至?(?:本年度?))?(?:继续办理|办理)?(?:的)?(?:{REQUEST})?{COUNT}"
CARRIED_OUT = rf"(?:结转|转)(?:至|到|入)?{_NEXT}(?:继续)?(?:办理|答复|处理)?(?:的)?(?:{REQUEST})?{COUNT}"

_GI = (
    r"(?:本机关|本单位|我[局委办厅镇])?(?:(?:政府)?信息(?:依申请)?公开|(?:政府信息)?依申请公开)"
    r"(?:工作|申请|事项|答复|方面)?"
)
_ARISE = r"(?:被申请|被提起|被|申请|提起|引发|引起|产生|发生|导致)?(?:的)?"
_CAUSE = rf"(?:因{_GI}{_ARISE}|涉及?{_GI}(?:的)?|{_GI}(?:类|的)?{_ARISE})"
_CASES = r"(?:案件|申请|案)?"
_HAPPEN = r"(?:发生|收到|涉及|产生|有|引发|被申请|被提起|申请|提起)?(?:的)?"
RECONSIDERATION, LITIGATION = (
    rf"{_HAPPEN}(?P<cause>{_CAUSE})?(?:被申请|被提起|提起|申请)?{word}{_CASES}{COUNT}"
    for word in ("行政复议", "行政诉讼")
)
_NOT = r"(?:未|没有|无)(?:发生过?|收到|出现|产生|涉及|被)?(?:过)?"
_AND = r"(?:、|和|及|或|与|以及|或者)(?:被)?(?:提起|引发)?(?:的)?"
_BOTH = rf"(?:行政复议{_CASES}{_AND}行政诉讼|行政诉讼{_CASES}{_AND}(?:申请)?行政复议)"
_STATE = r"(?:的)?(?:案件|申请|案)?(?:的)?(?:情况|情形|事件|现象)?"
NO_APPEALS = rf"{_NOT}(?P<cause>{_CAUSE})?(?:被申请|被提起|提起|申请)?{_BOTH}{_STATE}"
APPEALS_ARE_NONE = rf"(?P<cause>{_CAUSE})?{_BOTH}{_CASES}(?:数量?)?(?:均|都)?(?:为|是)?[0零]{UNIT}"
NO_RECONSIDERATION, NO_LITIGATION = (
    rf"{_NOT}(?P<cause>{_CAUSE})(?:被申请|被提起|提起|申请)?{word}{_STATE}" for word in ("行政复议", "行政诉讼")
)
_PEOPLE = r"(?:公民|法人|自然人|其他组织|组织|企业|个人|群众|任何人|、|和|及|或|与)*+"
_AGAINST = rf"{_NOT}{_PEOPLE}(?:针对|对|就){{OURS}}(?:的)?(?:{_GI})?(?:的)?(?:申请|提起|提出)?(?:的)?".replace(
    "{OURS}", OURS
)
"""没有公民针对本机关申请: of whatever kind, so none about disclosure either."""
NO_APPEALS_AGAINST = rf"{_AGAINST}{_BOTH}{_STATE}"
NO_RECONSIDERATION_AGAINST, NO_LITIGATION_AGAINST = (rf"{_AGAINST}{word}{_STATE}" for word in ("行政复议", "行政诉讼"))
NO_REQUESTS = rf"(?:未|没有)(?:收到过?|接到过?|接收到?|新收到?)(?:任何)?(?:{REQUEST})(?:的)?(?:情况|件)?"


_VERBS = {"issued": "(?:制发|新?制定|制定出台|出台|制定印发)", "repealed": "废止", "in_force": "现行有效"}


def _documents(verb: str, item: str) -> Iterator[str]:
    word = "(?:政府)?规章" if item == "regulations" else "(?:行政)?规范性文件"
    yield rf"{verb}(?:的)?{word}(?:件数)?{COUNT}"
    yield rf"{verb}(?:了)?{BEFORE}{word}"


_DECISIONS = {"20.5.licensing": "行政许可", "20.6.penalties": "行政处罚", "20.6.coercion": "行政强制(?:措施)?"}
_DECIDED = r"(?:作出|做出|办理|实施)(?:了|各类)?"
_DECISION_COUNT = rf"{_IS}(?P<n>{NUMERAL})[件起宗项]⊕?"


def _decided() -> Iterator[tuple[str, str]]:
    for item, word in _DECISIONS.items():
        yield f"disclosures.{item}.decisions", rf"{_DECIDED}{word}(?:决定|案件)?{_DECISION_COUNT}"
        yield f"disclosures.{item}.decisions", rf"{_DECIDED}(?P<n>{NUMERAL})[件起宗项](?:的)?{word}(?:决定|案件)?"


def _also_decided() -> Iterator[tuple[str, str]]:
    for item, word in _DECISIONS.items():
        yield f"disclosures.{item}.decisions", rf"{word}(?:决定|案件)?{_DECISION_COUNT}"


FEES = rf"(?:收取|征收)?行政事业性收费(?:金额|总额|总金额|收入)?(?:为|共计|共|:)?(?P<n>{NUMERAL}){MONEY}⊕?"

_RESULTS = {
    "upheld": r"(?:结果)?(?:予以)?维持(?:原行政行为|原具体行政行为)?(?:的)?",
    "corrected": r"(?:结果)?(?:被)?纠正(?:的)?",
    "other": r"其他结果(?:的)?",
    "pending": r"(?:尚未|未)审结(?:的)?",
}


def _received() -> Iterator[tuple[str, str]]:
    yield "requests.new.total", rf"{_RECEIVE}(?:{REQUEST}){COUNT}{_ENDS}"
    yield "requests.new.total", rf"{_RECEIVE}{BEFORE}(?:{REQUEST})"
    yield "requests.new.total", rf"(?:{REQUEST})(?:新?收到|接收|收件)(?:数|量)?{COUNT}"
    yield "requests.accepted.total", rf"{_ACCEPT}(?:{REQUEST}){COUNT}{_ENDS}"
    yield "requests.accepted.total", rf"{_ACCEPT}{BEFORE}(?:{REQUEST})"
    yield "requests.total.total", rf"{_DONE}(?:了)?(?:的)?(?:{REQUEST}){COUNT}{_ENDS}"
    yield "requests.total.total", rf"{_DONE}(?:了)?{BEFORE}(?:{REQUEST})"
    yield "requests.carried_in.total", CARRIED_IN
    yield "requests.carried_out.total", CARRIED_OUT


def _disclosed() -> Iterator[tuple[str, str]]:
    for item in ("normative_documents", "regulations"):
        stem = f"disclosures.20.1.{item}"
        for measure, verb in _VERBS.items():
            yield from ((f"{stem}.{measure}", each) for each in _documents(verb, item))
    yield "disclosures.20.8.fees.amount", FEES
    yield from _decided()


def _outcomes() -> Iterator[tuple[str, str]]:
    words = {
        "granted": "(?:予以|同意|全部)公开",
        "partially_granted": "(?:予以|同意)?部分公开",
        "refused": "不予公开",
        "unavailable": "无法提供",
        "unprocessed": "不予处理",
        "unavailable_not_held": "本机关不掌握(?:相关)?(?:政府)?信息",
    }
    words |= {term.code: re.escape(label) for term, label in outcome_words()}
    for code, label in words.items():
        yield (f"requests.{code}.total", rf"(?:属于?|因|决定|作出)?{label}(?:的|答复|处理|决定)*{_ENDS}{COUNT}")


def _compiled(pairs: Iterator[tuple[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((subject, re.compile(pattern)) for subject, pattern in pairs)


STATED = _compiled(_received()) + _compiled(_disclosed())
"""Clauses that name what they count, with the quantity (`quantities`) that each states."""
ALSO_DOCUMENTS = _compiled(iter([("repealed", rf"废止{COUNT}"), ("in_force", rf"现行有效{COUNT}")]))
"""Clauses that count documents without naming them; used only directly after another that does."""
ALSO_DECIDED = _compiled(_also_decided())
"""Clauses that count decisions without a verb; used only directly after another that counts decisions."""
OWN_SHARE = re.compile(
    rf"其中,?(?:(?P<year>\d{{4}})年度?|本年度?|(?P<ours>{OURS}))(?:共?(?:新收到?|收到|接收))?{COUNT}"
)
"""其中2023年5件, 其中本局收到5件: the own share of a count over years, or of all organs."""
OUTCOMES = _compiled(_outcomes())
"""Clauses that count outcomes; used only after requests were mentioned."""
DONE = re.compile(rf"(?:已|均|并)*{_DONE}(?:的|了)?{COUNT}")
"""办结6件; used only after requests were mentioned."""
APPEALS = _compiled(iter((("reconsideration", RECONSIDERATION), ("litigation", LITIGATION))))
RESULTS = _compiled((code, rf"{words}{_ENDS}{COUNT}") for code, words in _RESULTS.items())
"""Clauses that count results; used only directly after a number of appeals."""
NONE = (
    (re.compile(NO_REQUESTS), ("requests.new.total",)),
    (re.compile(NO_APPEALS), ("appeals.reconsideration.total", "appeals.litigation.total")),
    (re.compile(APPEALS_ARE_NONE), ("appeals.reconsideration.total", "appeals.litigation.total")),
    (re.compile(NO_APPEALS_AGAINST), ("appeals.reconsideration.total", "appeals.litigation.total")),
    (re.compile(NO_RECONSIDERATION_AGAINST), ("appeals.reconsideration.total",)),
    (re.compile(NO_LITIGATION_AGAINST), ("appeals.litigation.total",)),
    (re.compile(NO_RECONSIDERATION), ("appeals.reconsideration.total",)),
    (re.compile(NO_LITIGATION), ("appeals.litigation.total",)),
)
"""Clauses that say there were none, each with the quantities that are then 0."""

_LAST_YEAR = rf"(?:{_LAST}|去年|(?P<base>\d{{4}})年度?)"
CHANGE = re.compile(
    rf"(?:同比|环比|(?:较|比|相比|相较|与|同|对比)(?:于)?{_LAST_YEAR}(?:同期)?(?:相比|比较|比)?)"
    rf"(?:,)?(?:总数|总量|数量)?(?P<way>增长|增加|上升|增多|下降|减少|降低)(?:了)?(?P<n>{NUMERAL})"
    rf"(?P<unit>%|{UNIT})"
)
LEVEL = re.compile(rf"(?:与|同|较|和){_LAST_YEAR}(?:同期)?(?:相比)?持平|同比持平")
COMPARED = re.compile(rf"(?:与|较|同|比|相比|相较)(?:于)?{_LAST_YEAR}(?:同期)?(?:相比|比较)?|同比")
"""与上年相比 alone, if the change is stated in the next clause."""
