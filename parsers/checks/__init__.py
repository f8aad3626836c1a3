"""核对: rules on a report. They check what is printed and never alter a figure.

Arithmetic is declared with the form (`parsers/forms`): one entry serves the checks, the inference
and the random reports, which are made consistent with it. To add any other rule: a module here with
a function under `@rule` (`parsers.checks.model` lists what a rule can be over and its arguments,
`parsers.checks.subjects` has their types; `structure` is the shortest example) and its messages beside
it as `Sentence`s; and the module's name in `RULE_MODULES` below. Code table, `nianbao check`, a register
and docs are derived from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.checks import arithmetic, copied, copies, mentions, narrative, parts, structure, timeliness, years
from parsers.checks.model import RULES, Rule, checks_over, rule, rules
from parsers.report import Check, Inference, Report

RULE_MODULES = (structure, copies, narrative, years, timeliness, copied, parts)
"""Modules that register their rules when they are imported; `model.ORDER` is the order in which rules are shown."""


def check(report: Report, inferences: Sequence[Inference] = ()) -> tuple[Check, ...]:
    """The checks of all rules over one report, on every subject: arithmetic first, in the order of the form."""
    return (*arithmetic.checks(report, inferences), *checks_over("report", report))


SENTENCE_MODULES = (arithmetic, mentions, *RULE_MODULES)
"""Modules whose constants include every sentence that a check's message can be, each next to its rule."""


__all__ = ["RULES", "SENTENCE_MODULES", "Rule", "check", "checks_over", "rule", "rules"]
