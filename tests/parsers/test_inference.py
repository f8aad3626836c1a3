"""Inference: a single blank gets its original value; a contradicted blank gets none."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nianbao_demo.reports import random_report
from parsers.checks import check
from parsers.equations import equations
from parsers.forms import FORMS
from parsers.inference import infer
from parsers.report import Figure, Report


def blanked(report: Report, keys: set[str]) -> Report:
    figures = {k: Figure(None, "", f.unit) if k in keys else f for k, f in report.figures.items()}
    return replace(report, figures=figures)


def report_of(seed: int, form: str) -> Report:
    return random_report(random.Random(seed), FORMS[form], issuer="洛阳市财政局", year=2023)


@given(st.integers(0, 10**6), st.sampled_from(sorted(FORMS)), st.data())
def test_one_blank_is_what_it_was(seed: int, form: str, data: st.DataObject) -> None:
    report = report_of(seed, form)
    cells = sorted({key for law in equations(report) for key in law.left + law.right})
    key = data.draw(st.sampled_from(cells))
    assert {i.key: i.value for i in infer(blanked(report, {key}))} == {key: report.value(key)}


@given(st.integers(0, 10**6), st.sampled_from(sorted(FORMS)), st.floats(0, 1))
def test_what_is_inferred_is_right(seed: int, form: str, share: float) -> None:
    """Whichever cells of a consistent report are blank, no wrong value is inferred."""
    report = report_of(seed, form)
    rng = random.Random(seed)
    gone = {key for key in report.figures if rng.random() < share}
    for each in infer(blanked(report, gone)):
        assert each.key in gone
        assert each.value == report.value(each.key)
        assert each.rules


def test_contradicted_sums_infer_nothing() -> None:
    report = report_of(3, "2021")
    wrong = dict(report.figures)
    total = wrong["requests.total.natural_person"]
    assert total.value is not None
    wrong["requests.total.natural_person"] = Figure(total.value + 5, "x", "件")
    broken = blanked(replace(report, figures=wrong), {"requests.granted.natural_person"})
    # Down the column the value would be 5 more than along the line.
    assert not infer(broken)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_consistent_reports_pass(form: str) -> None:
    checks = check(report_of(11, form))
    assert {c.status for c in checks} == {"pass"}
    assert {c.rule for c in checks} >= {law.rule for law in FORMS[form].arithmetic}


def test_a_blank_makes_its_sums_unknown_and_no_other() -> None:
    report = blanked(report_of(11, "2021"), {"requests.granted.company"})
    unknown = {(c.rule, c.subject) for c in check(report, infer(report)) if c.status == "unknown"}
    assert unknown == {("requests.outcomes", "requests.company"), ("requests.applicants", "requests.granted")}


def test_a_failed_sum_shows_both_sides() -> None:
    report = report_of(11, "2021")
    figures = dict(report.figures)
    figures["appeals.reconsideration.total"] = Figure(9999, "9999", "件")
    (failed,) = [c for c in check(replace(report, figures=figures)) if c.rule == "appeals.total" and c.status == "fail"]
    assert (failed.rule, failed.subject, failed.right) == ("appeals.total", "appeals.reconsideration", 9999)
    assert "9999" in failed.message.text
