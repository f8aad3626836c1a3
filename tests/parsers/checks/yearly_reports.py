"""Random reports of one organ over several years, as the rules over years get them."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from nianbao_demo.reports import random_report
from parsers.checks.subjects import Annual
from parsers.forms import FORMS
from parsers.report import Report

ORGAN = "洛阳市财政局"


def reports(seed: int, first: int = 2019, years: int = 5) -> list[Report]:
    """The reports, each continuing from the one before, in the form of its year."""
    found: list[Report] = []
    for year in range(first, first + years):
        before = found[-1] if found else None
        form = FORMS["2019" if year < 2021 else "2021"]
        found.append(
            random_report(Random(f"{seed}/{year}"), form, issuer=ORGAN, year=year, before=before, published=before)
        )
    return found


def annual(report: Report) -> Annual:
    values = {key: figure.value for key, figure in report.figures.items()}
    return Annual(report.year or 0, report.issuer, report.form, values, report.sections)


def with_value(report: Annual, key: str, value: int | None) -> Annual:
    return replace(report, values={**report.values, key: value})
