"""Rules, and how one is registered: with `@rule` on a pure function, whatever the rule is over.

| over | arguments of the function | when it runs |
|---|---|---|
| `report` | `Report`: one document's report | when the document is read |
| `years` | `Annual`, and the one of the year before, or None | at the end of a crawl, for every report |
| `calendar` | `Publication`: kind of organ, year, stated date | with `years` |
| `copies` | `Copies`: how many copies agree | when a report's copies change |
| `texts` | `Compared`: a narrative and the one most similar to it | at the end of a crawl, by year |

The function yields checks with its rule's code, at most one for each subject. The types are defined
in `parsers.checks.subjects`. Code table, `nianbao check`, registers and documentation are derived
from the registered rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from parsers.forms import FORMS
from parsers.report import Check
from parsers.sentences import Message

Over = Literal["report", "years", "calendar", "copies", "texts"]
Finds = Literal["figures", "wording", "structure", "source"]
"""What is at fault if a rule fails: figures that contradict each other, text that contradicts the
figures, missing parts of the report, or the portal that has it.
"""

Function = Callable[..., Iterable[Check]]
_F = TypeVar("_F", bound=Function)

ORDER = (
    "requests.balance",
    "requests.outcomes",
    "requests.applicants",
    "appeals.total",
    "text.copied",
    "copies.agree",
    "narrative.requests",
    "narrative.appeals",
    "narrative.disclosures",
    "structure.sections",
    "timeliness.deadline",
    "years.carried",
    "years.in_force",
    "narrative.change",
    "copies.own_portal",
    "indicators.received",
    "indicators.completed",
    "indicators.refused",
    "indicators.answered",
    "indicators.reconsideration",
    "indicators.litigation",
    "indicators.staff",
    "indicators.parts",
)
"""Order of the rules in the code table `rules`. Their positions must not change: a rule that is not
named here comes after these, in the order of registration.
"""
_PLACES = {code: at for at, code in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its title in Chinese (`title`) and English, and the law or form it comes from (`source`).

    Rules of arithmetic have no function; they are declared with the forms.
    """

    code: str
    title: str
    english: str
    source: str
    function: Function | None = None
    over: Over = "report"
    finds: Finds | None = "figures"
    """Decides which register lists the reports that fail the rule. None if the rule has a register of
    its own (late reports, copied texts).
    """
    doubts: bool = True
    """Whether a failure casts doubt on the figures, so that the report is flagged. The figures of a
    late or copied report are as good as others.
    """
    precision: str = ""
    """The cases that the rule leaves out, so that a failure is reliable."""

    def says(self, message: Message) -> Message:
        """The message with the rule's title in front of it."""
        return message.under(self.title)


RULES: dict[str, Rule] = {
    law.rule: Rule(law.rule, law.title, law.english, law.source) for form in FORMS.values() for law in form.arithmetic
}
"""Every rule by its code. The arithmetic comes from the forms, all others from `@rule`."""


def rule(
    code: str,
    *,
    over: Over,
    title: str,
    en: str,
    source: str,
    finds: Finds | None = "figures",
    doubts: bool = True,
    precision: str = "",
) -> Callable[[_F], _F]:
    """Registers a function as a rule. ValueError if a rule with that code is registered already."""

    def register(function: _F) -> _F:
        if code in RULES:
            raise ValueError(f"there are two rules {code}: give one of them another code")
        RULES[code] = Rule(code, title, en, source, function, over, finds, doubts, precision)
        return function

    return register


def rules(*over: Over) -> tuple[Rule, ...]:
    """All rules, or only those over one of `over`, in the order of the code table."""
    chosen = [each for each in RULES.values() if not over or each.over in over]
    return tuple(sorted(chosen, key=lambda each: _PLACES.get(each.code, len(ORDER))))


def checks_over(over: Over, *subject: object) -> Iterator[Check]:
    """The checks of all rules over `over`; `subject` are the arguments of each rule's function.

    ValueError if a rule yields a check with another rule's code: the next run would not replace its rows.
    """
    for each in rules(over):
        for check in each.function(*subject) if each.function else ():
            if check.rule != each.code:
                raise ValueError(f"the rule {each.code} gives a check of {check.rule}")
            yield check


def casts_no_doubt() -> tuple[str, ...]:
    """Codes of the rules that don't flag a report that fails them."""
    return tuple(each.code for each in rules() if not each.doubts)
