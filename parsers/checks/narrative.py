"""文表一致: figures stated in the text must agree with the table.

Every mention in the narrative is compared. There is one check per quantity; it says which mentions
agree and which don't, and quotes the sentence. It fails only if a sentence with a single possible
meaning gives a number that is neither the cell's nor fits a looser reading of the same words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.checks.mentions import Mention, mentions
from parsers.checks.model import rule
from parsers.checks.numerals import decimals
from parsers.checks.quantities import CALLED, QUANTITIES, Quantity, Summed, value_of
from parsers.report import Check, Number, Report, Status
from parsers.sentences import Given, Listed, Message, Sentence

Values = Mapping[str, Number | None]
_SOURCE = "《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号"
_PRECISION = (
    "a clause counts if every word of it is known; other years, organs and parts are left out, and"
    " a number that fits a looser reading of the words is unknown"
)
QUOTED = 160
"""Number of characters of a sentence that a message quotes, at most."""

OPEN = Sentence(
    "narrative.open", "the text says {printed}, the table leaves it open", "正文称“{printed}”，表中空白或未读出"
)
AGREES = Sentence("narrative.agrees", "the text says {printed}, so does the table", "正文称“{printed}”，表中相同")
DIFFERS = Sentence("narrative.differs", "the text says {printed}, the table {cell}", "正文称“{printed}”，表中为 {cell}")
DOUBTED = Sentence(
    "narrative.doubted",
    "the text says {printed}, the table {cell}; {doubt}",
    "正文称“{printed}”，表中为 {cell}；{doubt}",
)
CARRIED_IN = Sentence(
    "narrative.carried_in",
    "the text says {printed}, the table {cell}; requests carried in may be left out",
    "正文称“{printed}”，表中为 {cell}；可能未计上年结转的申请",
)
APPLICANTS = Sentence(
    "narrative.applicants",
    "the text says {printed}, the table {cell}; it may count some applicants alone",
    "正文称“{printed}”，表中为 {cell}；可能只计一部分申请人",
)
LOOSER = Sentence(
    "narrative.looser",
    "the text says {printed}, the table {cell}, but the words may mean {reading}",
    "正文称“{printed}”，表中为 {cell}，但所言也可能指{reading}",
    reading=Summed(),
)
ELSEWHERE = Sentence("narrative.elsewhere", "{printed} in “{sentence}”", "“{sentence}”中的“{printed}”")
STATED = Sentence(
    "narrative.stated", "{quantity}: {said}: “{sentence}”", "{quantity}：{said}：“{sentence}”", quantity=CALLED
)
TWICE = Sentence(
    "narrative.twice",
    "{quantity}: {said}: “{sentence}”; the text gives other numbers, too: {others}",
    "{quantity}：{said}：“{sentence}”；正文另有不同数字：{others}",
    quantity=CALLED,
    others=Listed(("；", "; ")),
)


@rule(
    "narrative.requests",
    over="report",
    finds="wording",
    title="正文与表格一致：依申请公开",
    en="what the text says of requests received, handled and carried over is what the table says",
    source=_SOURCE,
    precision=_PRECISION,
)
def requests(report: Report) -> Iterator[Check]:
    """Requests received, carried in, carried out and handled, and each outcome."""
    return _checks("narrative.requests", report)


@rule(
    "narrative.appeals",
    over="report",
    finds="wording",
    title="正文与表格一致：复议诉讼",
    en="what the text says of reconsiderations and lawsuits is what the table says",
    source=_SOURCE,
    precision=f"{_PRECISION}; numbers that are not said to be about disclosure prove nothing",
)
def appeals(report: Report) -> Iterator[Check]:
    """Reconsiderations and lawsuits with their results; 行政诉讼 is the sum of its two channels."""
    return _checks("narrative.appeals", report)


@rule(
    "narrative.disclosures",
    over="report",
    finds="wording",
    title="正文与表格一致：主动公开",
    en="what the text says of regulations, normative documents and fees is what the table says",
    source=_SOURCE,
    precision=f"{_PRECISION}; 信息处理费 is no 行政事业性收费 and is compared with nothing",
)
def disclosures(report: Report) -> Iterator[Check]:
    """Regulations and normative documents issued, repealed and in force; fees in 万元."""
    return _checks("narrative.disclosures", report)


def _checks(code: str, report: Report) -> Iterator[Check]:
    stated: dict[str, list[Mention]] = {}
    for each in mentions(report.sections, report.year, report.issuer):
        if QUANTITIES[each.subject].rule == code:
            stated.setdefault(each.subject, []).append(each)
    if not stated:
        return
    values = {key: figure.value for key, figure in report.figures.items()}
    for subject, found in stated.items():
        yield _check(QUANTITIES[subject], found, values)


def _check(quantity: Quantity, found: Sequence[Mention], values: Values) -> Check:
    """The check of one quantity. The mention that decides it comes first in the message."""
    cell = value_of(quantity.cells, values)
    judged = [(judge(quantity, each, values), each) for each in found]
    order: tuple[Status, ...] = ("fail", "pass", "unknown")
    judged.sort(key=lambda pair: order.index(pair[0][0]))
    (status, words), first = judged[0]
    stated: dict[str, Given] = {"quantity": quantity.subject, "said": words, "sentence": quoted(first.sentence)}
    others = [
        ELSEWHERE(printed=each.printed, sentence=quoted(each.sentence))
        for _, each in judged[1:]
        if each.value != first.value
    ]
    several = others and len({each.printed for each in found}) > 1
    message = TWICE(**stated, others=others) if several else STATED(**stated)
    return Check(quantity.rule, quantity.subject, first.value, cell, status, message)


def judge(quantity: Quantity, mention: Mention, values: Values) -> tuple[Status, Message]:
    """The status of a mention compared with the table, and the reason."""
    cell = value_of(quantity.cells, values)
    if cell is None:
        return "unknown", OPEN(printed=mention.printed)
    if same(mention, cell):
        return "pass", AGREES(printed=mention.printed)
    against: dict[str, Given] = {"printed": mention.printed, "cell": cell}
    if mention.doubt:
        return "unknown", DOUBTED(**against, doubt=mention.doubt)
    for line in mention.when_zero:
        if values.get(f"requests.{line}.total") != 0:
            return "unknown", CARRIED_IN(**against)
    if mention.by and not _alone(mention.by, values):
        return "unknown", APPLICANTS(**against)
    for reading in quantity.readings:
        if (looser := value_of(reading, values)) is None or same(mention, looser):
            return "unknown", LOOSER(**against, reading=reading)
    return "fail", DIFFERS(**against)


def _alone(by: str, values: Values) -> bool:
    """Whether only people, or only organisations, made requests."""
    people, total = (values.get(f"requests.new.{column}") for column in ("natural_person", "total"))
    return people == total if by == "people" else people == 0


def same(mention: Mention, value: Number) -> bool:
    """Whether a mention equals a value; money needs to agree only in the digits that the text prints."""
    if mention.value == value:
        return True
    places = decimals(mention.printed.rstrip("万元"))
    money = mention.printed.endswith("元")
    return money and abs(mention.value - value) * 10**places <= 1 and value != 0


def quoted(sentence: str) -> str:
    return sentence if len(sentence) <= QUOTED else sentence[:QUOTED] + "…"
