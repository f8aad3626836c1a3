"""Rules on what a report must hold."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.checks.model import rule
from parsers.forms import FORMS
from parsers.report import Check, Report
from parsers.sentences import Plain, Saying

WHOLE = Saying("all six sections are there", "六章齐全")
MISSING = Saying("section {numbers} is not found", "未找到第 {numbers} 章", numbers=Plain(r"\d+(?:, \d+)*"))
DISORDERED = Saying("section  is not found", "六章都有，但有重复或次序不同")
SAYINGS = (WHOLE, MISSING, DISORDERED)


@rule(
    "structure.sections",
    over="report",
    finds="structure",
    title="六章齐全",
    en="all six sections are there, each once",
    source="《中华人民共和国政府信息公开条例》第五十条; 国办公开办函〔2021〕30号",
)
def sections(report: Report) -> Iterator[Check]:
    """All six sections, each once."""
    form = FORMS.get(report.form or "") or next(reversed(FORMS.values()))
    numbers = [section.number for section in report.sections]
    wanted = [heading.number for heading in form.sections]
    missing = [str(number) for number in wanted if number not in numbers]
    whole = numbers == wanted
    words = MISSING(numbers=", ".join(missing)) if missing else DISORDERED()
    words = WHOLE() if whole else words
    counts = len(set(numbers)), len(wanted)
    yield Check("structure.sections", "sections", *counts, "pass" if whole else "fail", words)
