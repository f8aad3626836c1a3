"""Rules over years: consistent reports pass, an error fails at its place, and what can't be decided
is unknown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.checks import checks_over, timeliness, years
from parsers.checks.subjects import Publication
from parsers.forms import FORMS
from parsers.report import Check, Section
from tests.parsers.checks.yearly_reports import ORGAN, annual, reports, with_value

SEEDS = st.integers(0, 10_000)
COLUMNS = [term.code for term in FORMS["2021"].request_columns]


def failing(found: list[Check]) -> set[tuple[str, str]]:
    return {(each.rule, each.subject) for each in found if each.status == "fail"}


@settings(max_examples=40, deadline=None)
@given(SEEDS)
def test_reports_that_go_on_from_each_other_pass(seed: int) -> None:
    counted: Counter[str] = Counter()
    for before, report in pairwise(map(annual, reports(seed))):
        found = [*checks_over("years", report, before)]
        assert not failing(found)
        counted.update(each.rule for each in found if each.status == "pass")
        assert sum(each.rule == "years.carried" for each in found) == 7
    assert counted["years.carried"] == 4 * 7
    assert counted["years.in_force"] == 2 * 2  # 2022 and 2023; 2021 has no predecessor


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from(COLUMNS), st.integers(1, 50))
def test_a_column_that_isn_t_carried_over_fails(seed: int, column: str, more: int) -> None:
    before, report = map(annual, reports(seed, 2022, 2))
    key = f"requests.carried_in.{column}"
    wrong = with_value(report, key, (report.values[key] or 0) + more)  # type: ignore[arg-type]
    found = [*years.carried(wrong, before)]
    assert failing(found) == {("years.carried", f"requests.{column}")}
    (check,) = [each for each in found if each.status == "fail"]
    assert check.right == wrong.values[key]
    assert f"≠ {check.right}" in check.message.text
    blank = [*years.carried(with_value(report, key, None), before)]
    assert [c.subject for c in blank if c.status == "unknown"] == [f"requests.{column}"]


@settings(max_examples=40, deadline=None)
@given(SEEDS, st.sampled_from(["regulations", "normative_documents"]), st.integers(1, 50))
def test_documents_that_appear_from_nowhere_fail(seed: int, item: str, more: int) -> None:
    before, report = map(annual, reports(seed, 2022, 2))
    stem = f"disclosures.20.1.{item}"
    now = report.values[f"{stem}.in_force"]
    wrong = with_value(report, f"{stem}.in_force", (now or 0) + more)  # type: ignore[arg-type]
    assert failing([*years.in_force(wrong, before)]) == {("years.in_force", stem)}


def test_where_the_form_changed_requests_go_on_and_documents_in_force_don_t() -> None:
    before, report = map(annual, reports(3, 2020, 2))
    assert (before.form, report.form) == ("2019", "2021")
    assert {each.status for each in years.carried(report, before)} == {"pass"}
    in_force = [*years.in_force(report, before)]
    assert {each.status for each in in_force} == {"unknown"}
    assert all("form 2019" in each.message.text for each in in_force)


def test_without_a_report_of_the_year_before_all_is_unknown() -> None:
    (report,) = map(annual, reports(3, 2023, 1))
    found = [*checks_over("years", report, None)]
    assert {each.status for each in found} == {"unknown"}
    assert all("no report of 2022" in each.message.text for each in found)


@pytest.mark.parametrize(
    ("then", "now", "claim", "status"),
    [
        (10, 12, "同比增长20%", "pass"),
        (13, 12, "同比下降7.7%", "pass"),
        (13, 12, "同比下降7.6%", "pass"),  # truncated, not rounded: 7.69
        (13, 12, "同比下降7.5%", "fail"),
        (10, 12, "同比下降20%", "fail"),
        (10, 12, "较上年增加两件", "pass"),
        (10, 12, "较上年增加3件", "fail"),
        (12, 12, "与去年持平", "pass"),
        (11, 12, "与去年持平", "fail"),
        (0, 12, "同比增长100%", "unknown"),
        (None, 12, "同比增长20%", "unknown"),
    ],
)
def test_a_claim_of_change_is_recomputed(then: int | None, now: int, claim: str, status: str) -> None:
    before, report = map(annual, reports(5, 2022, 2))
    cells = ("new", "carried_in", "total", "carried_out")
    for name in cells:
        before = with_value(before, f"requests.{name}.total", then if name in {"new", "total"} else 0)
        report = with_value(report, f"requests.{name}.total", now if name in {"new", "total"} else 0)
    text = f"2023年，我局共收到政府信息公开申请{now}件，{claim}。"
    (check,) = years.changes(replace(report, sections=(Section(1, "", text),)), before)
    assert (check.subject, check.status) == ("requests.new.total", status), check.message
    assert text in check.message.text


def test_a_claim_that_fits_a_looser_reading_is_unknown() -> None:
    before, report = map(annual, reports(5, 2022, 2))
    for name, then, now in (("new", 10, 12), ("carried_in", 2, 6)):
        before = with_value(before, f"requests.{name}.total", then)
        report = with_value(report, f"requests.{name}.total", now)
    text = "我局共收到政府信息公开申请12件，同比增长50%。"  # 12 → 18, including those carried in
    (check,) = years.changes(replace(report, sections=(Section(1, "", text),)), before)
    assert check.status == "unknown"


@pytest.mark.parametrize(
    ("year", "kind", "published", "status", "late"),
    [
        (2023, "department", date(2024, 1, 31), "pass", 0),
        (2023, "department", date(2024, 2, 1), "fail", 1),
        (2023, "government", date(2024, 3, 31), "pass", 0),
        (2023, "government", date(2024, 4, 2), "fail", 2),
        (2023, "office", date(2024, 3, 1), "unknown", 30),  # possibly the government's own office
        (2023, "office", date(2024, 1, 31), "pass", 0),
        (2023, "office", date(2024, 4, 1), "fail", 1),  # late by either date
        (2023, "office", date(2024, 4, 15), "fail", 15),
        (2023, "township", date(2024, 4, 1), "unknown", None),
        (2023, "township", date(2024, 1, 1), "unknown", None),
        (2023, "other", date(2024, 4, 15), "unknown", None),
        (2018, "other", date(2019, 4, 15), "unknown", None),
        (2018, "township", date(2019, 4, 15), "fail", 15),
        (2007, "department", date(2008, 3, 1), "unknown", None),  # before the Regulations
        (2007, "department", date(2008, 6, 1), "unknown", None),
        (2008, "department", date(2009, 3, 31), "pass", 0),
        (2023, "department", None, "unknown", None),
        (2023, "department", date(2025, 6, 1), "unknown", 487),  # possibly re-dated
        (2023, "department", date(2023, 12, 1), "unknown", -61),
        (2018, "department", date(2019, 3, 31), "pass", 0),
        (2018, "department", date(2019, 4, 1), "fail", 1),
        (2019, "department", date(2020, 2, 1), "fail", 1),
    ],
)
def test_the_deadline_depends_on_year_and_kind(
    year: int, kind: str, published: date | None, status: str, late: int | None
) -> None:
    (check,) = timeliness.in_time(Publication(year, kind, published))
    assert (check.status, check.left) == (status, late), check.message
    assert published is None or str(published) in check.message.text or late is None


def test_the_organ_is_one() -> None:
    assert {each.issuer for each in reports(1)} == {ORGAN}
