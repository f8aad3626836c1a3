"""勾稽关系: the sums of the forms, checked on the cells as printed.

A sum with a blank cell is `unknown`, even if the arithmetic leaves only one value for the cell: a
value inferred from a rule doesn't count as passing that rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from parsers.checks.model import RULES
from parsers.equations import equations
from parsers.report import Check, Inference, Number, Report
from parsers.sentences import Code, Listed, Sentence

HOLDS = Sentence("sum.holds", "{left} = {right}", "{left} = {right}")
FAILS = Sentence("sum.fails", "{left} ≠ {right}", "{left} ≠ {right}")
BLANK = Sentence("sum.blank", "{blank} of {cells} cells are blank or not read", "{cells} 格中有 {blank} 格空白或未读出")
FOLLOWS = Sentence("sum.follows", "{key} follows as {value}", "可推出“{key}”为 {value}", key=Code("figures"))
KNOWN = Sentence(
    "sum.known",
    "{blank} of {cells} cells are blank or not read; {known}",
    "{cells} 格中有 {blank} 格空白或未读出；{known}",
    known=Listed(("；", "; ")),
)
READ_AGAIN = Sentence(
    "sum.printed_so",
    "{left} ≠ {right}; independent readings ({readers}) gave the same figures: it is printed so",
    "{left} ≠ {right}；各自独立的读取程序（{readers}）读出相同的数字：原文就是这样印的",
)
READ_ALONE = Sentence(
    "sum.read_alone",
    "{left} ≠ {right}; no second reading gave the same figures",
    "{left} ≠ {right}；没有另一读取程序读出相同的数字",
)
ALL_ALIKE = Sentence(
    "sum.all_alike",
    "{left} ≠ {right}; this rule holds nowhere in the table, which may be our reading: compare it with the page",
    "{left} ≠ {right}；这一关系在表中处处不符，可能是读错：请与原页对照",
)
"""Used by the referee for a sum that fails: whether another reader read the same figures."""
SHOWN = 3
"""Number of blank cells of a sum whose inferred values a message gives, at most."""


def checks(report: Report, inferences: Sequence[Inference]) -> Iterator[Check]:
    inferred = {each.key: each.value for each in inferences}
    values = {key: figure.value for key, figure in report.figures.items()}
    for law in equations(report):
        left, right = _sum(values, law.left), _sum(values, law.right)
        says = RULES[law.rule].says
        if left is None or right is None:
            blank = [key for key in law.left + law.right if values[key] is None]
            known = [FOLLOWS(key=key, value=inferred[key]) for key in blank if key in inferred][:SHOWN]
            counts = {"blank": len(blank), "cells": len(law.left + law.right)}
            words = KNOWN(**counts, known=known) if known else BLANK(**counts)
            yield Check(law.rule, law.subject, left, right, "unknown", says(words))
        else:
            same = left == right
            words = (HOLDS if same else FAILS)(left=left, right=right)
            yield Check(law.rule, law.subject, left, right, "pass" if same else "fail", says(words))


def _sum(values: Mapping[str, Number | None], keys: Sequence[str]) -> Number | None:
    total: Number = 0
    for key in keys:
        value = values[key]
        if value is None:
            return None
        total += value
    return total
