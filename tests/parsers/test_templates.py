"""A blank template behind the filled report in one document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from nianbao_demo.compare import differences
from nianbao_demo.render.joined import JOINED
from nianbao_demo.render.plain_html import ueditor
from nianbao_demo.reports import random_report
from parsers import notices, parse_all
from parsers.forms import FORMS
from parsers.report import Report

FORM = FORMS["2021"]


def filled(seed: int) -> Report:
    return random_report(Random(seed), FORM, issuer="洛阳市财政局", year=2023)


def blank(report: Report, raw: str = "") -> Report:
    """The report's template: no figure, no text, no name."""
    figures = {key: figure._replace(value=None, raw=raw) for key, figure in report.figures.items()}
    sections = tuple(replace(each, text="") for each in report.sections)
    return replace(report, title="政府信息公开工作年度报告（模板）", figures=figures, sections=sections)


def read(data: bytes) -> Report:
    (found,) = parse_all(data)
    assert found.reading
    return found.reading.report


def codes(report: Report) -> list[str | None]:
    return [each.message.code for each in report.warnings]


def body(report: Report) -> str:
    page = ueditor(report, Random(3)).decode()
    return page[page.index('<div class="article">') : page.index("上一篇")]


def together(*parts: str) -> bytes:
    return f"<h1>洛阳市财政局2023年政府信息公开工作年度报告</h1>{''.join(parts)}".encode()


@pytest.mark.parametrize("name", JOINED)
def test_a_template_behind_the_report_adds_nothing_and_is_told_once(name: str) -> None:
    report = filled(4)
    got = read(JOINED[name](report, blank(report), Random(4)))
    faults = [fault for fault in differences(report, got) if not fault.startswith(("published_on", "warning"))]
    assert faults == []
    assert codes(got).count(notices.BLANK_TEMPLATE.code) == 1


def test_what_to_fill_in_is_no_figure() -> None:
    report = filled(5)
    got = read(together(body(report), "<p>附件：填报模板</p>", body(blank(report, "请填数字"))))
    assert {key: got.value(key) for key in report.figures} == {key: report.value(key) for key in report.figures}
    assert codes(got) == [notices.BLANK_TEMPLATE.code]


def _differing(report: Report) -> bytes:
    return together(body(report), body(filled(6)))


def _before(report: Report) -> bytes:
    return together(body(blank(report)), body(report))


def _one_figure(report: Report) -> bytes:
    key = next(key for key in report.figures if key.startswith("appeals."))
    other = blank(report)
    one = other.figures[key]._replace(raw="7")
    return together(body(report), body(replace(other, figures={**other.figures, key: one})))


def _text_behind(report: Report) -> bytes:
    """Sections of the report itself follow: the blank tables are in the midst of it."""
    whole = body(report)
    end = whole.index("五、")
    tables = body(blank(report))
    return together(whole[:end], tables[: tables.index("五、")], whole[end:])


@pytest.mark.parametrize("page", [_differing, _before, _one_figure, _text_behind])
def test_other_printings_leave_both_open(page: Callable[[Report], bytes]) -> None:
    report = filled(5)
    got = read(page(report))
    assert notices.BLANK_TEMPLATE.code not in codes(got)
    assert notices.PRINTED_TWICE.code in codes(got)
    assert got.value("requests.new.total") is None


def test_a_blank_section_of_the_report_is_its_own() -> None:
    """Section 4 without figures, then the template: nothing is taken from it, and nothing lost."""
    report = filled(5)
    open_ = {key: f._replace(value=None, raw="") for key, f in report.figures.items() if key.startswith("appeals.")}
    report = replace(report, figures={**report.figures, **open_})
    got = read(together(body(report), body(blank(report))))
    assert {key: got.value(key) for key in report.figures} == {key: report.value(key) for key in report.figures}
    assert codes(got).count(notices.BLANK_TEMPLATE.code) == 1
