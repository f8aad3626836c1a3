"""核对: rules on a report. They look at what is printed and never alter a figure.

Arithmetic is declared with the form (`parsers/forms`): the same entry checks, infers and makes
random reports consistent. To add a rule that is not arithmetic: write a function on reports in a
module here, decorate it with `@rule` (`parsers.checks.model` says what it is given), and name a new
module in `RULE_MODULES`. Code table, `nianbao check`, registers and documentation follow. What its
messages say stands next to it as `Saying`s, in English (so it is stored) and in Chinese; their names
go to the module's `SAYINGS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.checks import arithmetic, copied, copies, narrative, structure, timeliness, years
from parsers.checks.model import RULES, Rule, checks_over, rule, rules
from parsers.report import Check, Inference, Report
from parsers.sentences import Names, Pair, Saying, as_codes
from parsers.sentences import told as _told

RULE_MODULES = (structure, copies, narrative, years, timeliness, copied)
"""Importing them registers their rules; `model.ORDER` says in which order they are shown."""


def check(report: Report, inferences: Sequence[Inference] = ()) -> tuple[Check, ...]:
    """Every rule over one report, on every subject; arithmetic first, in the order of the form."""
    return (*arithmetic.checks(report, inferences), *checks_over("report", report))


SAYINGS: tuple[Saying, ...] = tuple(saying for module in (arithmetic, *RULE_MODULES) for saying in module.SAYINGS)
"""Every sentence that a check's message can be: each module's own, next to its rules."""


def told(rule: str, message: str, names: Names = as_codes) -> Pair | None:
    """A check's message in Chinese and in English, without the rule's title that it may begin with;
    None: it is none of `SAYINGS`, as of a rule that is no longer here.
    """
    title = RULES[rule].title if rule in RULES else ""
    return _told(SAYINGS, message.removeprefix(f"{title}: "), names)


__all__ = ["RULES", "SAYINGS", "Rule", "check", "checks_over", "rule", "rules", "told"]
