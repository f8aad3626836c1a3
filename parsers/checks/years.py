"""跨年核对: a report compared with the same issuer's report of the year before.

If the form changed in between (2020 to 2021), sections 3 and 4 can still be compared line by line,
but section 2 can't: 对外公开总数量 of the form of 2019 is not 现行有效件数 of the form of 2021.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from parsers.checks.mentions import Change, Mention, mentions
from parsers.checks.model import RULES, rule
from parsers.checks.narrative import quoted
from parsers.checks.quantities import CALLED, QUANTITIES, Quantity, value_of
from parsers.checks.subjects import Annual
from parsers.forms import FORMS
from parsers.report import Check, Number, Status
from parsers.sentences import Sentence

ALONE = Sentence("years.alone", "there is no report of {before} to compare", "没有 {before} 年的报告可供对照")
NO_CELL = Sentence(
    "years.no_cell", "a cell is blank, not read or not in the form", "有一格空白、未读出或该格式没有此格"
)
NOT_COUNTED = Sentence(
    "years.not_counted",
    "the report of {before} doesn't count what is in force (form {form})",
    "{before} 年的报告不统计现行有效件数（{form} 年格式）",
)
NO_COUNT = Sentence(
    "years.no_count", "the report of {before} doesn't count what is in force", "{before} 年的报告没有现行有效件数"
)
GOES_ON = Sentence(
    "years.goes_on",
    "{left} after {before} = {right} in {year}",
    "由 {before} 年报告得 {left}，{year} 年报告为 {right}，相符",
)
BREAKS = Sentence(
    "years.breaks",
    "{left} after {before} ≠ {right} in {year}",
    "由 {before} 年报告得 {left}，{year} 年报告为 {right}，不符",
)
GOES_ON_FROM = Sentence(
    "years.goes_on_from",
    "{left} after {before} of “{organ}”, whose place the organ took, = {right} in {year}",
    "由前身“{organ}”{before} 年报告得 {left}，{year} 年报告为 {right}，相符",
)
BREAKS_FROM = Sentence(
    "years.breaks_from",
    "{left} after {before} of “{organ}”, whose place the organ took, ≠ {right} in {year}",
    "由前身“{organ}”{before} 年报告得 {left}，{year} 年报告为 {right}，不符",
)

LEFT_OPEN = Sentence("change.open", "the table of either year leaves it open", "两年的表中至少一格空白或未读出")
NO_REPORT = Sentence("change.no_report", "there is no report of {before}", "没有 {before} 年的报告")
FROM_NONE = Sentence("change.from_none", "last year there were none", "上年为 0")
IT_IS = Sentence("change.is", "from {then} to {now} it is", "由 {then} 到 {now}，属实")
IT_IS_NOT = Sentence("change.is_not", "from {then} to {now} it is {change}", "由 {then} 到 {now}，实为 {change}")
CLAIMED = Sentence(
    "change.claimed",
    "{quantity}: the text claims {claim}, {words}: “{sentence}”",
    "{quantity}：正文称变化为 {claim}，{words}：“{sentence}”",
    quantity=CALLED,
)


_COMPARES = re.compile("同比|环比|持平|较|比")
"""Words of which a narrative has at least one if it claims a change."""


def _columns() -> tuple[str, ...]:
    return tuple(term.code for term in next(reversed(FORMS.values())).request_columns)


@rule(
    "years.carried",
    over="years",
    title="上年结转与上年报告一致",
    en="last year's carried-out requests are this year's carried-in requests",
    source="国办公开办函〔2021〕30号: 四、结转下年度继续办理; 二、上年结转",
    precision="only the same issuer's report of the year before, under the same id, counts",
)
def carried(report: Annual, before: Annual | None) -> Iterator[Check]:
    """One check for each of the seven columns; none if the report has no section 3."""
    if not any(key.startswith("requests.carried_in.") for key in report.values):
        return
    for column in _columns():
        subject = f"requests.{column}"
        now = report.values.get(f"requests.carried_in.{column}")
        then = before.values.get(f"requests.carried_out.{column}") if before else None
        yield _equal("years.carried", subject, (then, now), report.year, before)


@rule(
    "years.in_force",
    over="years",
    title="上年有效 + 制发 − 废止 = 现行有效",
    en="documents in force last year + issued − repealed = in force this year",
    source="国办公开办函〔2021〕30号: 现行有效件数",
    precision="the form of 2019 counts what is public, not what is in force: unknown for 2021",
)
def in_force(report: Annual, before: Annual | None) -> Iterator[Check]:
    """One check each for regulations and normative documents, in reports of the form of 2021."""
    for item in ("regulations", "normative_documents"):
        stem = f"disclosures.20.1.{item}"
        if f"{stem}.in_force" not in report.values:
            continue
        now = report.values[f"{stem}.in_force"]
        issued, repealed = (report.values.get(f"{stem}.issued"), report.values.get(f"{stem}.repealed"))
        then = before.values.get(f"{stem}.in_force") if before else None
        known = then is not None and issued is not None and repealed is not None
        if before is not None and f"{stem}.in_force" not in before.values:
            form = before.form if before.form in FORMS else None
            words = NOT_COUNTED(before=before.year, form=form) if form else NO_COUNT(before=before.year)
            yield Check("years.in_force", stem, None, now, "unknown", RULES["years.in_force"].says(words))
            continue
        expected = then + issued - repealed if known else None  # type: ignore[operator]
        yield _equal("years.in_force", stem, (expected, now), report.year, before)


def _equal(
    code: str, subject: str, sides: tuple[Number | None, Number | None], year: int, before: Annual | None
) -> Check:
    left, right = sides
    law = RULES[code]
    if before is None:
        words = law.says(ALONE(before=year - 1))
        return Check(code, subject, None, right, "unknown", words)
    if left is None or right is None:
        return Check(code, subject, left, right, "unknown", law.says(NO_CELL()))
    status: Status = "pass" if left == right else "fail"
    if before.predecessor:
        said = GOES_ON_FROM if left == right else BREAKS_FROM
        words = law.says(said(left=left, before=before.year, organ=before.predecessor, right=right, year=year))
        # What a new organ took over isn't known to the last case.
        return Check(code, subject, left, right, "pass" if left == right else "unknown", words)
    saying = GOES_ON if left == right else BREAKS
    words = law.says(saying(left=left, before=before.year, right=right, year=year))
    return Check(code, subject, left, right, status, words)


@rule(
    "narrative.change",
    over="years",
    title="正文同比与两年数据一致",
    en="a change claimed in the text (同比增长12%) is that of the two years' tables",
    source="《中华人民共和国政府信息公开条例》第五十条",
    finds="wording",
    precision="a claim counts right behind a figure of sections 3 and 4; it fails only if no reading"
    " of either year gives it, rounded or cut off",
)
def changes(report: Annual, before: Annual | None) -> Iterator[Check]:
    """One check for each quantity with claims of change; it shows the worst claim."""
    if not any(_COMPARES.search(section.text) for section in report.sections):
        return
    if before is not None and before.predecessor:
        before = None  # a text may mean either organ
    found: dict[str, Check] = {}
    order = ("fail", "pass", "unknown")
    for mention in mentions(report.sections, report.year, report.issuer):
        quantity = QUANTITIES[mention.subject]
        if quantity.rule == "narrative.disclosures":
            continue
        for claim in mention.changes:
            check = _claim(quantity, mention, claim, report, before)
            last = found.get(check.subject)
            if last is None or order.index(check.status) < order.index(last.status):
                found[check.subject] = check
    yield from found.values()


def _claim(quantity: Quantity, mention: Mention, claim: Change, report: Annual, before: Annual | None) -> Check:
    now = value_of(quantity.cells, report.values)
    then = value_of(quantity.cells, before.values) if before else None
    actual = _change(then, now, claim.percent)
    status: Status = "unknown"
    if then is None or now is None or actual is None:
        words = LEFT_OPEN() if before else NO_REPORT(before=report.year - 1)
        words = FROM_NONE() if then == 0 else words
    elif _fits(claim, then, now):
        status, words = "pass", IT_IS(then=then, now=now)
    else:
        words = IT_IS_NOT(then=then, now=now, change=_shown(_round(actual), claim.percent))
        assert before is not None
        readings = (quantity.cells, *quantity.readings)
        thens = [value_of(each, before.values) for each in readings]
        nows = [*(value_of(each, report.values) for each in readings), mention.value]
        loose = mention.doubt or any(a is None or b is None or _fits(claim, a, b) for a in thens for b in nows)
        status = "unknown" if loose else "fail"
    message = CLAIMED(
        quantity=quantity.subject, claim=_shown(claim.by, claim.percent), words=words, sentence=quoted(claim.sentence)
    )
    return Check("narrative.change", quantity.subject, claim.by, _round(actual), status, message)


def _change(then: Number | None, now: Number | None, percent: bool) -> Number | None:
    if then is None or now is None:
        return None
    if not percent:
        return now - then
    return None if not then else Decimal(now - then) * 100 / Decimal(then)


def _fits(claim: Change, then: Number, now: Number) -> bool:
    """Whether a claim fits two values, to the digits printed, whether rounded or cut off."""
    actual = _change(then, now, claim.percent)
    if actual is None:
        return False
    if not claim.percent:
        return actual == claim.by
    places = len(claim.printed.partition(".")[2])
    near = abs(Decimal(actual) - Decimal(claim.by)) * 10**places < 1
    return near and (actual >= 0) == (claim.by >= 0)


def _shown(change: Number | None, percent: bool) -> str:
    return f"{change:+}{'%' if percent else ''}"


def _round(number: Number | None) -> Number | None:
    """The number rounded to two decimals, to be readable and to fit into a float."""
    if number is None or isinstance(number, int):
        return number
    short = round(number, 2)
    return int(short) if short == short.to_integral_value() else short
