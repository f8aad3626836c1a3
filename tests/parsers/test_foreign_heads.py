"""Names in heads that are none of the form's, in the place of one of them: their figures are not that column's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from fuzz.cells import compared
from fuzz.prints import ONE
from nianbao_demo.render import MARKUPS, PICTURES
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import Cell, Document, Table
from parsers.forms import FORMS
from parsers.inference import infer
from parsers.interpret import interpret
from parsers.readers import html
from parsers.report import Report
from parsers.text import label_key, squeeze
from tests.parsers import rendered


def _printed(change: Callable[[Cell], Cell], form: str = "2021", year: int = 2023) -> tuple[Report, Report]:
    """A report, and what is read of it when it is printed with cells changed."""
    report = random_report(Random(5), FORMS[form], issuer="洛阳市财政局", year=year, blank=0.0)
    document = html.read(MARKUPS["ueditor"](report, Random(5)))
    return report, interpret(_changed(document, change))


def _changed(document: Document, change: Callable[[Cell], Cell]) -> Document:
    blocks = (
        replace(block, cells=tuple(map(change, block.cells))) if isinstance(block, Table) else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _renamed(old: str, new: str) -> Callable[[Cell], Cell]:
    return lambda cell: cell._replace(text=new) if label_key(cell.text) == old else cell


@pytest.mark.parametrize(
    ("old", "new", "table", "column"),
    [
        ("科研机构", "国有企业", "requests", "research_institution"),
        ("商业企业", "国有企业", "requests", "company"),
        ("自然人", "上年数", "requests", "natural_person"),
        ("尚未审结", "上年结转", "appeals", "pending"),
        ("其他结果", "主动撤回", "appeals", "other"),
    ],
)
def test_figures_under_a_foreign_name_are_not_the_form_s(old: str, new: str, table: str, column: str) -> None:
    report, got = _printed(_renamed(old, new))
    foreign = {key for key in report.figures if key.startswith(table) and key.endswith(f".{column}")}
    assert len(foreign) > 2
    for key, figure in report.figures.items():
        assert got.figures[key].value == (None if key in foreign else figure.value), key
    assert any(new in str(warning.message) for warning in got.warnings)
    assert not foreign & {each.key for each in infer(got)}


@pytest.mark.parametrize(
    ("old", "new"), [("社会公益组织", "社会团体"), ("科研机构", "科研院所"), ("结果纠正", "结果纠错")]
)
def test_another_wording_of_a_name_is_read(old: str, new: str) -> None:
    report, got = _printed(_renamed(old, new))
    assert {key: got.figures[key].value for key in report.figures} == {k: f.value for k, f in report.figures.items()}


@pytest.mark.parametrize(("old", "new"), [("本年制发件数", "上年制发件数"), ("本年制发件数", "国有企业数")])
def test_the_other_columns_of_a_block_of_section_2_are_kept(old: str, new: str) -> None:
    report, got = _printed(_renamed(old, new))
    foreign = {key for key in report.figures if key.endswith(".issued")}
    for key, figure in report.figures.items():
        assert got.figures[key].value == (None if key in foreign else figure.value), key
    assert any(new in str(warning.message) for warning in got.warnings)


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("本年处理决定数量", "上年处理决定数量", ".decisions"), ("予以公开", "（一）上年予以公开", "requests.granted.")],
)
def test_the_name_of_another_year_is_no_misprint(old: str, new: str, part: str) -> None:
    report, got = _printed(_renamed(old, new))
    of_another = {key for key in report.figures if part in key}
    assert len(of_another) > 2
    assert all(key not in got.figures or got.figures[key].value is None for key in of_another)


FOREIGN = (
    (("requests.research_institution", "事业单位"), ("appeals.other", "主动撤回")),
    (("disclosures.decisions", "上年处理决定数量"), ("disclosures.repealed", "国有企业数")),
)


_SLOW = [each for each in ONE if each.startswith("pdf")]
"""Prints that are also read by OCR, for seconds, where a column stays open."""


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, marks=pytest.mark.long if each in _SLOW else ())
        for each in ONE
        if each not in {*PICTURES, "pdf_unruled"}
    ],
)
def test_in_every_format_a_foreign_name_leaves_its_column_open(name: str) -> None:
    for number, foreign in enumerate(FOREIGN):
        code, year = ("2019", 2020) if number else ("2021", 2023)
        report = random_report(Random(4), FORMS[code], issuer="洛阳市财政局", year=year, blank=0.1)
        arrangement = Arrangement(foreign=foreign)
        with arranged(arrangement):
            reading = parse(ONE[name](report, Random(4)))
        cells = list(compared(arrangement.as_printed(report), reading))
        assert [cell for cell in cells if cell.outcome == "SILENT"] == []
        told = squeeze("".join(str(warning.message) for warning in reading.report.warnings))
        assert foreign[0][1] in told or any(cell.outcome == "null" for cell in cells)


def test_a_head_with_another_column_in_place_of_one_of_the_forms() -> None:
    """Seven columns as in the form, but 上年数 and no 自然人: the figures are not taken in the form's order."""
    text = rendered.html({}).decode()
    row = "<td rowspan=2 colspan=1>自然人</td>"
    assert row in text
    moved = text.replace(row, "").replace(
        "<td rowspan=2 colspan=1>总计</td>", "<td rowspan=2 colspan=1>上年数</td><td rowspan=2 colspan=1>总计</td>"
    )
    report = parse(moved.encode()).report
    assert report.value("requests.new.natural_person") is None
    assert report.value("requests.new.company") is None
    assert report.value("disclosures.20.5.licensing.decisions") == 345
    assert "requests.new" in {warning.subject for warning in report.warnings}
