"""核对: rules on a report. They look at what is printed and never alter a figure.

Arithmetic is declared with the form (`parsers/forms`): the same entry checks, infers and makes
random reports consistent. To add a rule that is not arithmetic: write a function on reports in a
module here, decorate it with `rule`, and name the module in `RULE_MODULES`; the code table, the
documentation and Datasette follow by themselves. What its messages say stands beside it, as
`Sentence`s.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.checks import arithmetic, copied, copies, mentions, narrative, structure, timeliness, years
from parsers.checks.model import RULES, Rule
from parsers.report import Check, Inference, Report

RULE_MODULES = (structure, copies, narrative, years, timeliness, copied)
"""The last three need more than one report, or the corpus' facts: `crawler.corpus.checked.across_years`."""


def check(report: Report, inferences: Sequence[Inference] = ()) -> tuple[Check, ...]:
    """Every rule on every subject, arithmetic first, in the order of the form."""
    return (
        *arithmetic.checks(report, inferences),
        *(result for each in RULES.values() if each.function for result in each.function(report)),
    )


SENTENCE_MODULES = (arithmetic, mentions, *RULE_MODULES)
"""Every sentence that a check's message can be is a constant of one of these, next to its rule."""


__all__ = ["RULES", "SENTENCE_MODULES", "Rule", "check"]
