"""核对: rules on a report. They look at what is printed and never alter a figure.

Arithmetic is declared with the form (`parsers/forms`): the same entry checks, infers and makes
random reports consistent. To add a rule that is not arithmetic: write a function on reports in a
module here, decorate it with `@rule` (`parsers.checks.model` says what it is given), and name a new
module in `RULE_MODULES`. Code table, `nianbao check`, registers and documentation follow. What its
messages say stands next to it as `Sentence`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.checks import arithmetic, copied, copies, mentions, narrative, structure, timeliness, years
from parsers.checks.model import RULES, Rule, checks_over, rule, rules
from parsers.report import Check, Inference, Report

RULE_MODULES = (structure, copies, narrative, years, timeliness, copied)
"""Importing them registers their rules; `model.ORDER` says in which order they are shown."""


def check(report: Report, inferences: Sequence[Inference] = ()) -> tuple[Check, ...]:
    """Every rule over one report, on every subject; arithmetic first, in the order of the form."""
    return (*arithmetic.checks(report, inferences), *checks_over("report", report))


SENTENCE_MODULES = (arithmetic, mentions, *RULE_MODULES)
"""Every sentence that a check's message can be is a constant of one of these, next to its rule."""


__all__ = ["RULES", "SENTENCE_MODULES", "Rule", "check", "checks_over", "rule", "rules"]
