"""汇总: a government's report whose requests are those of its departments added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from nianbao_demo.reports import retold
from parsers.forms import FORMS
from parsers.forms.form2014 import REQUESTS
from parsers.keys import YEAR
from parsers.report import Figure, Report

_LINES = {f"indicators.{line.code}.{YEAR}" for line, _ in REQUESTS.lines() if line.unit}
"""Lines of the form of 2014 that count requests."""


def consolidated(rng: Random, report: Report, parts: Sequence[Report]) -> Report:
    """The report with the sums of the parts' requests in place of its own, told anew where its text names figures.
    A line that one of the parts leaves blank, or doesn't have, stays as it is: the parts must be of its form.
    """
    figures = dict(report.figures)
    for key, figure in report.figures.items():
        if key.startswith("requests.") or key in _LINES:
            found = [part.value(key) for part in parts]
            known = [value for value in found if value is not None]
            if len(known) == len(parts):
                figures[key] = Figure(sum(known), str(sum(known)), figure.unit)
    summed = replace(report, figures=figures)
    return retold(rng, summed) if FORMS[report.form or ""].sections else summed
