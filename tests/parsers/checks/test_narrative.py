"""Text against tables: true statements pass in any wording; a planted error fails with its subject."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from nianbao_demo.statements import contradiction
from parsers import parse
from parsers.checks import check
from parsers.forms import FORMS
from parsers.report import Check, Figure, Report, Section
from tests.parsers.checks.yearly_reports import ORGAN
from tests.paths import SHARED

SEEDS = Path(os.environ.get("NIANBAO_SEEDS") or SHARED / "seeds")


def random(seed: int, *, blank: float = 0.0, consistent: bool = True) -> Report:
    form = FORMS["2019" if seed % 3 == 0 else "2021"]
    return random_report(Random(seed), form, issuer=ORGAN, year=2023, blank=blank, consistent=consistent)


def told(report: Report) -> list[Check]:
    return [each for each in check(report) if each.rule.startswith("narrative.")]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0.0, 0.1]), st.booleans())
def test_what_is_true_never_fails(seed: int, blank: float, consistent: bool) -> None:
    found = told(random(seed, blank=blank, consistent=consistent))
    assert not [each.message for each in found if each.status == "fail"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000))
def test_a_planted_contradiction_fails_with_its_subject(seed: int) -> None:
    report = random(seed)
    values = {key: figure.value for key, figure in report.figures.items()}
    planted = contradiction(Random(seed), values, 2023)
    assert planted is not None
    sentence, name = planted
    first, *rest = report.sections
    wrong = replace(report, sections=(*rest, replace(first, text=f"{first.text}\n{sentence}")))
    (failed,) = [each for each in told(wrong) if each.status == "fail"]
    assert f"{failed.rule}:{failed.subject}" == name
    assert f"“{sentence.strip()}”" in failed.message.text
    assert failed.left != failed.right


def with_totals(text: str, cells: dict[str, int]) -> Report:
    report = random(1)
    totals = {f"requests.{name}.total": Figure(n, str(n), "件") for name, n in cells.items()}
    return replace(report, sections=(Section(1, "", text),), figures={**report.figures, **totals})


def says(text: str, **cells: int) -> Check:
    """The only check of a report of requests with these totals and nothing carried over but as
    given.
    """
    (found,) = told(with_totals(text, {"carried_in": 0, "carried_out": 0, **cells}))
    return found


def test_a_looser_reading_is_no_contradiction() -> None:
    text = "我局共收到政府信息公开申请8件。"
    assert says(text, new=8, carried_in=2).status == "pass"
    loose = says(text, new=6, carried_in=2)
    assert (loose.status, loose.left, loose.right) == ("unknown", 8, 6)
    assert "carried_in" in loose.message.text
    assert says(text, new=7, carried_in=2).status == "fail"


def test_outcomes_of_this_year_s_requests_are_not_all_outcomes_where_some_were_carried_in() -> None:
    text = "收到政府信息公开申请8件，其中予以公开5件。"
    cells = {"new": 8, "total": 10, "granted": 6, "partially_granted": 0, "carried_out": 0}
    for carried_in, status in ((2, "unknown"), (0, "fail")):
        found = told(with_totals(text, {**cells, "carried_in": carried_in}))
        assert {c.subject: c.status for c in found}["requests.granted.total"] == status


def test_mentions_that_disagree_are_told() -> None:
    found = says("我局共收到政府信息公开申请8件。全年收到政府信息公开申请九件。", new=8)
    assert (found.status, found.left, found.right) == ("fail", 9, 8)
    assert "other numbers, too: 8 in “我局共收到政府信息公开申请8件。”" in found.message.text


def test_a_text_made_to_be_slow_isn_t() -> None:
    hostile = "收到" + "信息公开" * 20 + "公民、法人" * 2000 + "的" * 5000 + "申请九" * 3000
    assert told(replace(random(1), sections=(Section(1, "", f"政府信息公开申请，{hostile}"),))) == []


@pytest.mark.skipif(not SEEDS.exists(), reason="the real reports are not here")
def test_real_reports_raise_no_false_alarm() -> None:
    agreeing = 0
    for path in sorted(SEEDS.glob("*.txt")):
        found = told(parse(path.read_bytes(), name=path.name).report)
        assert not [each for each in found if each.status == "fail"]
        agreeing += sum(each.status == "pass" for each in found)
    assert agreeing >= 4


def test_a_caption_that_a_page_break_parted_from_its_table_is_no_narrative() -> None:
    report = random(1)
    first, second, *rest = report.sections
    parted = replace(second, text="下表为全局汇总。\n第二十条第（一）项")
    page = MARKUPS["word"](replace(report, sections=(first, parted, *rest)), Random(1))
    (got,) = [each for each in parse(page).report.sections if each.number == 2]
    assert got.text == "下表为全局汇总。"
