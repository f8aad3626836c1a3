"""Reports that mix two forms: section 2 as the form of 2019 has it, section 3 with the lines of that of 2021."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from nianbao_demo.reports import random_report, retold
from parsers.forms import FORMS
from parsers.report import Report

SECTION_2, SECTION_3 = "2019", "2021"


def mixed_report(
    rng: Random, *, issuer: str, year: int, blank: float = 0.0, consistent: bool = True, before: Report | None = None
) -> Report:
    """A report whose form is that of section 2; each table has its own form's lines and sums, and continues those of
    the year `before`.
    """
    report, other = (
        random_report(rng, FORMS[code], issuer=issuer, year=year, blank=blank, consistent=consistent, before=before)
        for code in (SECTION_2, SECTION_3)
    )
    own = {key: figure for key, figure in report.figures.items() if key.startswith("disclosures.")}
    theirs = {key: figure for key, figure in other.figures.items() if not key.startswith("disclosures.")}
    return retold(rng, replace(report, figures={**own, **theirs}))
