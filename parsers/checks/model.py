"""What a rule is: its code, its words, its source, and the function that judges a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from parsers.forms import FORMS
from parsers.report import Check, Report
from parsers.sentences import Message

Judge = Callable[[Report], Iterable[Check]]


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` in Chinese, `english`, and the law or form it comes from; no function: arithmetic."""

    code: str
    title: str
    english: str
    source: str
    function: Judge | None = None
    doubts: bool = True
    """Whether a report that fails it is flagged: its figures are then in doubt. A report that is
    late, or copied, has figures as good as others.
    """
    precision: str = ""
    """What it leaves alone, so that it is right where it fails."""

    def says(self, message: Message) -> Message:
        """The message with what the rule is called before it."""
        return message.under(self.title)


RULES: dict[str, Rule] = {
    law.rule: Rule(law.rule, law.title, law.english, law.source) for form in FORMS.values() for law in form.arithmetic
}
"""Every rule by its code; the arithmetic comes from the forms."""


def rule(code: str, *, title: str, en: str, source: str, precision: str = "") -> Callable[[Judge], Judge]:
    """Registers a function on reports as a rule."""

    def register(function: Judge) -> Judge:
        RULES[code] = Rule(code, title, en, source, function, precision=precision)
        return function

    return register


def declared(rule: Rule) -> Rule:
    """Registers a rule that needs more than one report: the corpus judges it."""
    RULES[rule.code] = rule
    return rule


def casts_no_doubt() -> tuple[str, ...]:
    """Rules (by code) that don't flag a report."""
    return tuple(each.code for each in RULES.values() if not each.doubts)
