"""What a rule is: its code, its words, its source, and the function that judges a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parsers.forms import FORMS
from parsers.report import Check, Report

Judge = Callable[[Report], Iterable[Check]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` in Chinese, `english`, and the law or form it comes from; no function: arithmetic."""

    code: str
    title: str
    english: str
    source: str
    function: Judge | None = None


RULES: dict[str, Rule] = {
    law.rule: Rule(law.rule, law.title, law.english, law.source)
    for form in FORMS.values()
    for law in form.arithmetic
}
"""Every rule by its code; the arithmetic comes from the forms."""


def rule(code: str, *, title: str, en: str, source: str) -> Callable[[Judge], Judge]:
    """Registers a function on reports as a rule."""

    def register(function: Judge) -> Judge:
        RULES[code] = Rule(code, title, en, source, function)
        return function

    return register
