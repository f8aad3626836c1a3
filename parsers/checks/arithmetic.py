"""勾稽关系: the sums of the forms, over the cells as printed.

A sum with a blank cell is `unknown`, also where the arithmetic would leave only one value: what
was inferred from a rule can't be counted as passing it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.checks.model import RULES
from parsers.equations import equations
from parsers.report import Check, Inference, Number, Report


def checks(report: Report, inferences: Sequence[Inference]) -> Iterator[Check]:
    inferred = {each.key: each.value for each in inferences}
    values = {key: figure.value for key, figure in report.figures.items()}
    for law in equations(report):
        left, right = _sum(values, law.left), _sum(values, law.right)
        title = RULES[law.rule].title
        if left is None or right is None:
            blank = [key for key in law.left + law.right if values[key] is None]
            words = (
                f"{title}: {len(blank)} of {len(law.left + law.right)} cells are blank or not read"
            )
            known = [f"{key} follows as {inferred[key]}" for key in blank if key in inferred]
            message = "; ".join([words, *known[:3]])
            yield Check(law.rule, law.subject, left, right, "unknown", message)
        elif left == right:
            yield Check(law.rule, law.subject, left, right, "pass", f"{title}: {left} = {right}")
        else:
            yield Check(law.rule, law.subject, left, right, "fail", f"{title}: {left} ≠ {right}")


def _sum(values: Mapping[str, Number | None], keys: Sequence[str]) -> Number | None:
    total: Number = 0
    for key in keys:
        value = values[key]
        if value is None:
            return None
        total += value
    return total
