"""What a rule is, and how one is registered: `@rule` on a pure function, whatever it ranges over.

| over | the function is given | it is run |
|---|---|---|
| `report` | `Report`: one document's report | when the document is read |
| `years` | `Annual`, and that of the year before or None | at the end of a crawl, for every report |
| `calendar` | `Publication`: kind of organ, year, stated date | with `years` |
| `copies` | `Copies`: how many copies agree | when a report's copies change |
| `texts` | `Compared`: a narrative beside the one most like it | at the end of a crawl, by year |

It yields checks of its own code, at most one for each subject. The types stand in
`parsers.checks.subjects`. Code table, `nianbao check`, registers and documentation follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from parsers.forms import FORMS
from parsers.report import Check
from parsers.sentences import Message

Over = Literal["report", "years", "calendar", "copies", "texts"]
Finds = Literal["figures", "wording", "structure"]
"""What is wrong where a rule fails: figures that don't fit together, the text beside the figures, or
parts of the report that are missing.
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
)
"""Positions in the code table `rules`, which stay as they are. A rule that is not named here comes
after these, in the order of registration: a new one goes to the end.
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """`title` in Chinese, `english`, and the law or form it comes from; no function: arithmetic,
    which is declared with the forms.
    """

    code: str
    title: str
    english: str
    source: str
    function: Function | None = None
    over: Over = "report"
    finds: Finds | None = "figures"
    """Decides which register lists the reports that fail it. None: one that is made for this rule
    alone lists them (late reports, copied texts).
    """
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
    """Registers a function as a rule. ValueError if there is a rule of that code already."""

    def register(function: _F) -> _F:
        if code in RULES:
            raise ValueError(f"there are two rules {code}: give one of them another code")
        RULES[code] = Rule(code, title, en, source, function, over, finds, doubts, precision)
        return function

    return register


def rules(*over: Over) -> tuple[Rule, ...]:
    """All rules, or those over one of these, in the order of the code table."""
    places = {code: at for at, code in enumerate(ORDER)}
    chosen = [each for each in RULES.values() if not over or each.over in over]
    return tuple(sorted(chosen, key=lambda each: places.get(each.code, len(ORDER))))


def checks_over(over: Over, *subject: object) -> Iterator[Check]:
    """What all rules over this find on one subject (the arguments that each function gets).

    ValueError if a rule yields a check of another one: its rows would not be replaced by the next.
    """
    for each in rules(over):
        for check in each.function(*subject) if each.function else ():
            if check.rule != each.code:
                raise ValueError(f"the rule {each.code} gives a check of {check.rule}")
            yield check


def casts_no_doubt() -> tuple[str, ...]:
    """Rules (by code) that don't flag a report."""
    return tuple(each.code for each in rules() if not each.doubts)
