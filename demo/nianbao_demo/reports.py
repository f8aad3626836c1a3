"""Random reports that obey their form's arithmetic or, on request, break it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import NamedTuple

from nianbao_demo import early
from nianbao_demo.prose import section_text
from nianbao_demo.statements import statements
from parsers.forms import FORMS, TABLES, Form, Slot
from parsers.forms.model import slot_key
from parsers.report import Figure, Number, Report, Section

_NUMERALS = "一二三四五六"


def random_report(
    rng: Random,
    form: Form,
    *,
    issuer: str,
    year: int,
    blank: float = 0.0,
    consistent: bool = True,
    merged: Collection[str] = (),
    before: Report | None = None,
    published: Report | None = None,
    style: str | None = None,
) -> Report:
    """A report with every cell of `form`.

    `blank` is the share of cells printed blank. `consistent=False` makes some totals wrong.
    `merged` names groups (by code) that are printed as one line. `before` is the same organ's
    report of the previous year without blanks and errors; this one continues its stocks.
    `published` is the previous report as it was printed: changes stated in the text refer to it.
    `style` seeds the words of the narrative: the same style gives the same text, except for the
    figures.
    """
    slots = [slot for table in TABLES for slot in form.slots(table, merged)]
    busy = rng.choice([0.1, 0.3, 0.3, 1.0])
    numbers = {slot.key: _number(rng, form, slot, busy) for slot in slots}
    _stocks(form, numbers, before)
    _obey(form, merged, numbers, before)
    _parts(form, numbers)
    if not consistent:
        _spoil(rng, form, merged, numbers)
    figures = {slot.key: _figure(rng, slot, numbers[slot.key], blank) for slot in slots}
    printed = early.printed_lines(form, figures)
    return Report(
        issuer,
        year,
        _title(rng, issuer, year),
        form.code,
        _published(rng, year),
        _sections(rng, form, issuer, year, _Told(figures, published, style))
        if form.sections
        else early.sections(rng, issuer, year),
        figures,
        indicators=printed,
    )


def _number(rng: Random, form: Form, slot: Slot, busy: float) -> Number:
    """A number before any sum: usually zero, rarely large. `busy` is the organ's workload (0 to 1)."""
    if slot.unit == "万元":
        # One to six decimals: six are a hundredth of a yuan. The last one isn't 0.
        digits = rng.randint(0, 10**7) * 10 + rng.randint(1, 9)
        fraction = Decimal(digits).scaleb(-rng.randint(1, 6))
        amounts: list[Number] = [0, 0, rng.randint(1, 90_000), fraction]
        return rng.choice(amounts)
    if slot.table == "indicators":
        return rng.choice([0, 0, rng.randint(1, 30), rng.randint(1, 30), rng.randint(100, 5_000)]) if slot.unit else 0
    if slot.signed:
        return rng.choice([0, rng.randint(-20, 20), rng.randint(-300, 300), rng.randint(1, 1500)])
    if slot.table == "disclosures":
        large = rng.randint(10_000, 2_000_000) if rng.random() < 0.1 * busy else rng.randint(0, 9)
        return rng.choice([0, rng.randint(1, 60), rng.randint(100, 3_000), large])
    # Nine requests of ten come from people; the first column is theirs.
    people = slot.column == form.columns_of(slot.table, slot.line)[0].code
    if rng.random() > busy * (0.8 if people else 0.25):
        return 0
    return rng.choice([1, 1, rng.randint(1, 9), rng.randint(1, 40), rng.randint(10, 400)])


def _stocks(form: Form, numbers: dict[str, Number], before: Report | None) -> None:
    """Makes stocks follow from the year before: documents in force, items on the list."""
    for line in form.lines_of("disclosures"):
        keys = {c.code: slot_key("disclosures", line, c.code) for c in form.columns_of("disclosures", line)}
        then = {code: before.value(key) if before else None for code, key in keys.items()}
        if (had := then.get("in_force")) is not None:
            had += numbers[keys["issued"]]
            numbers[keys["repealed"]] = min(numbers[keys["repealed"]], had)
            numbers[keys["in_force"]] = had - numbers[keys["repealed"]]
        if "change" in keys:
            had, changed = then["items_last_year"], then["change"]
            if had is not None and changed is not None:
                numbers[keys["items_last_year"]] = had + changed
            listed = numbers[keys["items_last_year"]]
            numbers[keys["change"]] = max(numbers[keys["change"]], -listed)


def _obey(form: Form, merged: Collection[str], numbers: dict[str, Number], before: Report | None) -> None:
    """Solves the form's equations for their sums: down the columns first, then along the lines."""
    for table in TABLES:
        laws = list(form.equations(table, merged))
        along = {law.rule: law.along for law in form.arithmetic}
        down = [law for law in laws if along[law.rule] == "columns"]
        for law in sorted(down, key=lambda each: len(each.right)):
            right = law.right if len(law.right) > 1 else ()
            if not right:
                numbers[law.right[0]] = sum(numbers[key] for key in law.left)
                continue
            # New requests follow from the rest. If last year's carry-over is known, it is carried
            # in; requests that cannot have been handled yet are carried out again.
            new, carried_in = law.left
            total = sum(numbers[key] for key in right)
            left = before.value(right[-1]) if before else None
            if left is not None and left > total:
                numbers[right[-1]] += left - total
                total = left
            numbers[carried_in] = min(numbers[carried_in], total) if left is None else left
            numbers[new] = total - numbers[carried_in]
        for law in laws:
            if along[law.rule] == "lines":
                numbers[law.right[0]] = sum(numbers[key] for key in law.left)


def _parts(form: Form, numbers: dict[str, Number]) -> None:
    """Makes lines that count a part of another (其中) no larger than it."""
    for part, whole in form.at_most:
        keys = [slot_key("indicators", line, form.indicator_columns[0].code) for line in (part, whole)]
        numbers[keys[0]] = min(numbers[keys[0]], numbers[keys[1]])


def _spoil(rng: Random, form: Form, merged: Collection[str], numbers: dict[str, Number]) -> None:
    """Introduces publishers' errors: sums that are slightly wrong, or printed as 0."""
    sums = [law.right[0] for table in TABLES for law in form.equations(table, merged) if len(law.right) == 1]
    for key in rng.sample(sums, rng.randint(1, 3)):
        numbers[key] = 0 if numbers[key] and rng.random() < 0.4 else numbers[key] + rng.randint(1, 9)


def _figure(rng: Random, slot: Slot, number: Number, blank: float) -> Figure:
    if not slot.unit:
        return Figure(None, "", "")  # a heading
    if rng.random() < blank:
        return Figure(None, "", slot.unit)
    return Figure(number, f"{number:f}" if isinstance(number, Decimal) else str(number), slot.unit)


def _title(rng: Random, issuer: str, year: int) -> str:
    return rng.choice(
        [
            f"{issuer}{year}年政府信息公开工作年度报告",
            f"{issuer}{year}年度政府信息公开工作年度报告",
            f"{year}年{issuer}政府信息公开工作年度报告",
            f"{issuer}{year}年政府信息公开年度报告",
            f"{issuer}关于{year}年政府信息公开工作的年度报告".replace("关于", ""),
            f"{issuer}{year}年信息公开年报",
        ]
    )


def _published(rng: Random, year: int) -> date:
    return date(year + 1, rng.choice([1, 1, 1, 2, 3]), rng.randint(1, 28))


class _Told(NamedTuple):
    """The inputs of the narrative."""

    figures: Mapping[str, Figure]
    before: Report | None
    style: str | None


def retold(rng: Random, report: Report, before: Report | None = None, style: str | None = None) -> Report:
    """The report with a narrative that fits its current figures; the number of sections is the
    same.
    """
    told = _Told(report.figures, before, style)
    form = FORMS[report.form or ""]
    if not form.sections:
        return report
    sections = _sections(rng, form, report.issuer or "", report.year or 0, told)
    return replace(report, sections=sections[: len(report.sections)])


def _mistyped(sign: str, style: object) -> str:
    """The first heading's number, which some type as a dash, or with a stroke (丶) for the mark behind it."""
    return Random(f"{style}/sign").choices([sign, "—、", "壹、", "一丶"], [30, 1, 1, 1])[0] if sign == "一、" else sign


def _sections(rng: Random, form: Form, issuer: str, year: int, told: _Told) -> tuple[Section, ...]:
    values = {key: figure.value for key, figure in told.figures.items()}
    style = told.style or f"{rng.random()}"
    stated = statements(Random(f"{style}/stated"), values, issuer, year, told.before)
    # Most publishers number their headings as the form does.
    mark = rng.choices(["{}、", "{}．", "{}.", ""], [17, 1, 1, 1])[0]
    sections = []
    for heading in form.sections:
        # Without its number, only the form's own wording is certain to be recognised as a heading.
        own = not mark or rng.random() < 0.7
        label = heading.label if own else rng.choice(heading.wordings)
        printed = _mistyped(mark.format(_NUMERALS[heading.number - 1]), f"{style}/{issuer}/{year}") + label
        text = section_text(rng, heading.number, issuer, year, stated=stated, style=style)
        sections.append(Section(heading.number, printed, text))
    return tuple(sections)
