"""Plants faults in the narratives of the demo world and records them, so that the checks' findings
can be counted: sentences that contradict the tables, and copied texts.

A fault is named rule:subject, as in the corpus' table `checks`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from nianbao_demo.reports import retold
from nianbao_demo.statements import contradiction
from nianbao_demo.world.plans import Plan
from parsers.report import Report

_CONTRADICTS = 0.06
_COPIES_ITSELF = 0.05
_COPIES_ANOTHER = 0.03
LAST_YEAR, OTHERS = "text.copied:last_year", "text.copied:other_issuers"


def told(seed: int, plans: Sequence[Plan]) -> list[Plan]:
    """The plans with new narratives that refer to last year's report as it was printed. Some have a
    fault, which is recorded in the plan.
    """
    styles: dict[tuple[str, int], str] = {}
    printed: dict[tuple[str, int], Report] = {}
    found: list[tuple[Plan, str]] = []
    for plan in plans:
        name, year = plan.report.issuer or "", plan.year
        rng = Random(f"{seed}/told/{name}/{year}")
        style = styles[name, year] = _style(rng, name, year, styles)
        report = retold(rng, plan.report, printed.get((name, year - 1)), style)
        planted: tuple[str, ...] = ()
        if rng.random() < _CONTRADICTS:
            report, planted = _contradicted(rng, report)
        printed[name, year] = report
        found.append((replace(plan, report=report, planted=planted), style))
    return [_with_copies(plan, style, styles) for plan, style in found]


def _style(rng: Random, name: str, year: int, styles: dict[tuple[str, int], str]) -> str:
    """The style of the narrative: new, last year's, or another organ's."""
    last = styles.get((name, year - 1))
    others = [style for (_, of), style in styles.items() if of == year]
    way = rng.random()
    if last is not None and way < _COPIES_ITSELF:
        return last
    if others and way > 1 - _COPIES_ANOTHER:
        return rng.choice(others)
    return f"{name}/{year}"


def _contradicted(rng: Random, report: Report) -> tuple[Report, tuple[str, ...]]:
    values = {key: figure.value for key, figure in report.figures.items()}
    fault = contradiction(rng, values, report.year or 0)
    if fault is None:
        return report, ()
    sentence, name = fault
    first, *rest = report.sections
    longer = replace(first, text=f"{first.text}\n{sentence}")
    return replace(report, sections=(longer, *rest)), (name,)


def _with_copies(plan: Plan, style: str, styles: dict[tuple[str, int], str]) -> Plan:
    name, year = plan.report.issuer or "", plan.year
    planted = plan.planted
    if styles.get((name, year - 1)) == style:
        planted += (LAST_YEAR,)
    if sum(of == year and each == style for (_, of), each in styles.items()) > 1:
        planted += (OTHERS,)
    return replace(plan, planted=planted)
