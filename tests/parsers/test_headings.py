"""Outer headings in other words are known by their number and by the table beside them."""

from __future__ import annotations

import json
import random
import re

import pytest

from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report
from tests.paths import SHARED

NUMERALS = "一二三四五六"
OTHER_WORDS = ("全年工作回顾", "公开栏目更新数", "群众申请办理", "救济渠道统计", "短板与下一步设想", "说明")
CASES = SHARED / "cases" / "real"


def sample(seed: int) -> tuple[Report, str]:
    rng = random.Random(seed)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023)
    return report, MARKUPS["ueditor"](report, rng).decode()


def texts(report: Report) -> dict[int, str]:
    return {section.number: re.sub(r"\s", "", section.text) for section in report.sections}


@pytest.mark.parametrize("number", range(1, 7))
def test_an_outer_heading_in_other_words(number: int) -> None:
    for seed in range(9):
        report, page = sample(seed)
        printed = {section.number: section.heading for section in report.sections}
        # Where the others print another number than theirs, a number says nothing.
        if any(not heading.startswith(NUMERALS[n - 1] + "、") for n, heading in printed.items()):
            continue
        heading = f"{NUMERALS[number - 1]}、{OTHER_WORDS[number - 1]}"
        got = parse(page.replace(printed[number], heading, 1).encode()).report
        assert texts(got) == texts(report)
        assert [s.heading for s in got.sections if s.number == number] == [heading]


@pytest.mark.parametrize("page_number", ["- 3 - ", "—12—", "697 ", "4　"])
def test_the_number_of_a_page_before_a_heading_is_no_part_of_it(page_number: str) -> None:
    report, page = sample(3)
    for section in report.sections:
        page = page.replace(section.heading, page_number + section.heading, 1)
    got = parse(page.encode()).report
    assert texts(got) == texts(report)
    assert [section.heading for section in got.sections] == [section.heading for section in report.sections]


@pytest.mark.parametrize("number", ["—、", "－、", "ー、", "壹、", "Ⅰ、", "一丶", "一　", "一 "])
@pytest.mark.parametrize("wording", ["总体情况", "全年工作回顾"])
def test_an_odd_number_before_the_first_heading(number: str, wording: str) -> None:
    if number[1:].isspace() and wording != "总体情况":
        return  # without a mark, only a known wording is a heading
    report, page = sample(3)
    got = parse(page.replace(report.sections[0].heading, number + wording, 1).encode()).report
    assert texts(got) == texts(report)


def test_an_outline_of_numbers_in_brackets() -> None:
    report, page = sample(3)
    for section in report.sections:
        page = page.replace(
            section.heading, f"（{NUMERALS[section.number - 1]}）{section.heading.split('、', 1)[-1]}", 1
        )
    assert texts(parse(page.encode()).report) == texts(report)


def test_a_list_of_its_own_is_no_section() -> None:
    report, page = sample(3)
    first = report.sections[0].heading
    inner = "".join(f"<p>{numeral}、某项工作</p>" for numeral in NUMERALS)
    got = parse(
        page.replace(report.sections[4].heading, "改进", 1).replace(first, first + "</p>" + inner + "<p>").encode()
    )
    assert 5 not in texts(got.report)
    assert "某项工作" in texts(got.report)[1]


def test_prose_before_the_tables_keeps_its_sections() -> None:
    report, _ = sample(5)
    first, second, third, fourth, fifth, sixth = report.sections
    moved = (first, fifth, sixth, second, third, fourth)
    numbers = "一二三一二三"
    renamed = [
        type(each)(each.number, f"{numeral}、{each.heading.split('、', 1)[-1]}", each.text)
        for each, numeral in zip(moved, numbers, strict=True)
    ]
    report = Report(**{**{n: getattr(report, n) for n in Report.__slots__}, "sections": tuple(renamed)})
    got = parse(RENDERERS["ueditor"](report, random.Random(5))).report
    assert texts(got)[5] == texts(report)[5]
    assert texts(got)[1] == texts(report)[1]


@pytest.mark.skipif(not CASES.exists(), reason="../shared is not here")
def test_cases() -> None:
    right = json.loads((CASES / "08_headings" / "right.json").read_text())
    for name, heading in right.items():
        reading = parse((CASES / "08_headings" / name).read_bytes())
        assert heading in [section.heading for section in reading.report.sections], name
        assert not [c for c in reading.checks if c.rule == "structure.sections" and c.status == "fail"], name
