"""A cell's print, value and unit are the same in every format."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from parsers import parse
from parsers.report import Number, Report
from parsers.text import squeeze
from tests.parsers import rendered
from tests.parsers.libreoffice import needs_libreoffice
from tests.parsers.report_2021 import FIGURES

FORMATS: dict[str, Callable[[rendered.Prints], bytes]] = {
    "docx": rendered.docx,
    "xlsx": rendered.xlsx,
    "xls": rendered.xls,
    "html": rendered.html,
    "markdown": rendered.markdown,
    "ofd": rendered.ofd,
    **{kind: rendered.by_libreoffice(kind) for kind in ("doc", "rtf", "odt", "pdf")},
}
_OFFICE = (needs_libreoffice, pytest.mark.xdist_group("libreoffice"))
EVERY_FORMAT = pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=name, marks=_OFFICE if name in {"doc", "rtf", "odt", "pdf"} else ())
        for name, make in FORMATS.items()
    ],
)
CELLS: dict[str, tuple[str, Number | None, str]] = {
    # Blank, a dash, a slash: NULL, and never 0.
    "requests.refused_state_secret.natural_person": ("", None, "件"),
    "requests.refused_state_secret.company": ("-", None, "件"),
    "requests.refused_state_secret.other": ("—", None, "件"),
    "requests.refused_state_secret.total": ("/", None, "件"),
    "requests.refused_process.company": ("——", None, "件"),
    # Full width, a unit, a space, a Chinese numeral.
    "requests.granted.natural_person": ("５", 5, "件"),
    "appeals.reconsideration.total": ("3件", 3, "件"),
    "disclosures.20.6.coercion.decisions": ("8 件", 8, "件"),
    "disclosures.20.6.penalties.decisions": ("六十七", 67, "件"),
    # Thousands, a remark, money in another unit.
    "disclosures.20.5.licensing.decisions": ("1,345", 1345, "件"),
    "disclosures.20.1.normative_documents.issued": ("22（其中修订 16 件）", 22, "件"),
    "disclosures.20.1.normative_documents.in_force": ("55（含自然失效 29 件）", 55, "件"),
    "disclosures.20.8.fees.amount": ("251000元", Decimal("25.1"), "万元"),
    # Not a number.
    "requests.unprocessed_repeat.natural_person": ("若干", None, "件"),
}
"""Keys with print, number and unit."""


def told(report: Report) -> str:
    return " ".join(f"{warning.subject} {warning}" for warning in report.warnings)


@EVERY_FORMAT
def test_the_report_is_read(make: Callable[[rendered.Prints], bytes]) -> None:
    reading = parse(make({}))
    report = reading.report
    got = {k: None if f.value is None else float(f.value) for k, f in report.figures.items()}
    assert got == FIGURES
    assert report.warnings == ()
    # The tables are of another report than the text around them.
    sums = [each for each in reading.checks if not each.rule.startswith("narrative.")]
    assert not [check for check in sums if check.status == "fail"]
    assert (report.issuer, report.year, report.form) == ("洛阳市财政局", 2023, "2021")


@EVERY_FORMAT
def test_cells_come_out_as_the_data_model_says(make: Callable[[rendered.Prints], bytes]) -> None:
    report = parse(make({key: raw for key, (raw, _, _) in CELLS.items()})).report
    got = {key: (squeeze(f.raw or ""), f.value, f.unit) for key, f in report.figures.items() if key in CELLS}
    assert got == {key: (squeeze(raw), value, unit) for key, (raw, value, unit) in CELLS.items()}
    others = {key: f.value for key, f in report.figures.items() if key not in CELLS}
    assert {k: float(v) for k, v in others.items() if v is not None} == {
        key: value for key, value in FIGURES.items() if key not in CELLS
    }
    assert "若干" in told(report)
    for key, (raw, value, _) in CELLS.items():
        if value is None and raw in {"", "-", "—", "/", "——"}:
            assert f"{key} “" not in told(report), "a blank is no fault"
