"""Rules on the parts that a report must have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.checks.model import rule
from parsers.forms import FORMS
from parsers.report import Check, Report
from parsers.sentences import Message, Sentence

WHOLE = Sentence("structure.whole", "all six sections are there", "六章齐全")
MISSING = Sentence("structure.missing", "section {numbers} is not found", "未找到第 {numbers} 章")
DOUBLED = Sentence("structure.doubled", "section {numbers} is there more than once", "第 {numbers} 章不止一处")
DISORDERED = Sentence(
    "structure.disordered", "section {numbers} comes after a later one", "第 {numbers} 章排在其后各章之后"
)
DOUBLED_AND_DISORDERED = Sentence(
    "structure.doubled_and_disordered", "{doubled}; {disordered}", "{doubled}；{disordered}"
)


@rule(
    "structure.sections",
    over="report",
    finds="structure",
    title="六章齐全",
    en="all six sections are there, each once",
    source="《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号",
)
def sections(report: Report) -> Iterator[Check]:
    """Whether all six sections are there, each once and in order. `left` is the number of sections found,
    `right` the number required.
    """
    form = FORMS.get(report.form or "") if report.form else next(reversed(FORMS.values()))
    if form is None or not form.sections:
        return  # before 2019, no form prescribed the sections
    numbers = [section.number for section in report.sections]
    wanted = [heading.number for heading in form.sections]
    words = what_is_wrong(numbers, wanted)
    counts = len(set(numbers)), len(wanted)
    yield Check("structure.sections", "sections", *counts, "fail" if words else "pass", words or WHOLE())


def what_is_wrong(numbers: Sequence[int], wanted: Sequence[int]) -> Message | None:
    """What is wrong with a report's sections, given their numbers in printed order; None if nothing is."""
    missing = [number for number in wanted if number not in numbers]
    if missing:
        return MISSING(numbers=missing)
    doubled = [number for number in wanted if numbers.count(number) > 1]
    firsts = list(dict.fromkeys(numbers))
    late = [number for at, number in enumerate(firsts) if number < max(firsts[: at + 1])]
    if doubled and late:
        return DOUBLED_AND_DISORDERED(doubled=DOUBLED(numbers=doubled), disordered=DISORDERED(numbers=late))
    return DOUBLED(numbers=doubled) if doubled else DISORDERED(numbers=late) if late else None
