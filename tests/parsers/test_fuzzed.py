"""Kinds of faults that fuzzing found: further columns in text, rows that no ruling parts, ragged tables, broken brackets."""

from __future__ import annotations

from random import Random

import pytest

from fuzz.cells import compared
from fuzz.damage import damaged
from fuzz.prints import ALL, ONE, SEVERAL, printed, turns
from nianbao_demo.compare import differences
from nianbao_demo.render import RENDERERS
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.reports import random_report
from parsers import parse, parse_all
from parsers.document import Cell, Document, Paragraph, Place, Table
from parsers.forms import FORMS
from parsers.interpret import interpret
from parsers.interpret.table_rows.doubt import is_doubtful
from parsers.readers import pdf
from parsers.report import Report

TITLE = "洛阳市财政局2017年政府信息公开工作年度报告"
FURTHER = Arrangement(further=(("上年数", "41"), ("备注", "")))


def report(seed: int, blank: float = 0.0) -> Report:
    return random_report(Random(seed), FORMS["2021"], issuer="洛阳市财政局", year=2023, blank=blank)


def of_2014(rows: list[list[tuple[str, int, int]]]) -> Report:
    """What is read of a table of statistics; each cell is its text, its column and its width."""
    lines = [
        ("统计指标", "统计数"),
        ("主动公开政府信息数（单位：条）", "9"),
        ("政府网站公开政府信息数（单位：条）", "8"),
    ]
    lines += [("收到申请数（单位：件）", "3"), ("其他方式公开政府信息数（单位：条）", "1")]
    above = [[(label, 0, 5), (figure, 5, 5)] for label, figure in lines]
    cells = [
        Cell(text, number, column, 1, wide, Place(table=0, row=number, column=column))
        for number, row in enumerate([*above, *rows])
        for text, column, wide in row
    ]
    return interpret(Document((Paragraph(TITLE), Table(tuple(cells), Place(table=0))), "text/html", "html"))


@pytest.mark.parametrize("name", ["spaced", "cell_lines", "laid_out", "unbarred"])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_figure_of_a_further_column_is_the_form_s(name: str, seed: int) -> None:
    """Where text has lost blank cells, a further column's figure may stand in the place of one of the form's."""
    was = report(seed, blank=0.5)
    with arranged(FURTHER):
        reading = parse(RENDERERS[name](was, Random(seed)))
    assert [cell for cell in compared(was, reading) if cell.outcome == "SILENT"] == []


@pytest.mark.parametrize("name", ["ueditor", "docx", "xlsx", "pdf"])
def test_a_further_column_is_told_once_in_each_table(name: str) -> None:
    was = report(3)
    with arranged(FURTHER):
        got = parse(RENDERERS[name](was, Random(3))).report
    told = [str(warning.message) for warning in got.warnings if "is no column of the form" in str(warning.message)]
    assert set(told) == {"“上年数” is no column of the form: its cells are not read: 41"}
    assert len(told) == len({warning.place.table for warning in got.warnings if warning.place})
    assert differences(was, got) == []


def test_rows_cut_elsewhere_are_one_table() -> None:
    got = of_2014([[("收费、减免（单位：万元）", 0, 7), ("4", 7, 3)], [("申请办结数（单位：件）", 0, 2), ("2", 2, 8)]])
    assert (got.value("indicators.requests_completed.year"), got.warnings) == (2, ())


def test_two_lines_that_no_ruling_parts_are_two() -> None:
    label = "申请办结数（单位：件）\n参加或举办新闻发布会总次数（单位：次）"
    keys = ("indicators.requests_completed.year", "indicators.press_conferences.year")
    got = of_2014([[(label, 0, 5), ("7\n2", 5, 5)]])
    assert [got.value(key) for key in keys] == [7, 2]
    got = of_2014([[(label, 0, 5), ("7", 5, 5)]])
    assert [got.value(key) for key in keys] == [None, None]
    assert {warning.subject for warning in got.warnings} == set(keys)


def test_a_bracket_that_is_broken_off() -> None:
    got = of_2014([[("申请办结数（含去年收到的，单位：件", 0, 5), ("7", 5, 5)]])
    assert got.value("indicators.requests_completed.year") == 7


@pytest.mark.parametrize("name", [*SEVERAL, "pdf_two_up", "xlsx_marked", "docx_marked"])
def test_what_fuzzing_prints_is_read(name: str) -> None:
    document = printed(name, 7)
    assert len(document.reports) == (2 if name in SEVERAL else 1)
    assert document.data


def test_formats_take_turns() -> None:
    order = turns()
    assert set(order) == set(ALL)
    assert sum(name.startswith("scan") for name in order) == 3
    assert set(ONE) | set(SEVERAL) == set(ALL)


@pytest.mark.parametrize("seed", [20056, 10120])
def test_a_head_that_cannot_be_read_is_no_head_of_the_form(seed: int) -> None:
    """Tables without rulings, in another order: names run into each other, 行政诉讼 stands before 行政复议."""
    document = printed("pdf_unruled", seed)
    got = interpret(pdf.read(document.data))
    assert not [
        key for key, f in got.figures.items() if f.value is not None and f.value != document.reports[0].value(key)
    ]


def test_a_single_figure_beside_its_total_tells_nothing() -> None:
    codes = [column.code for column in FORMS["2021"].request_columns]
    alike = dict.fromkeys(codes, 0) | {codes[0]: 1, codes[-1]: 1}
    turned = dict.fromkeys(codes, 0) | {codes[0]: 5, codes[1]: 5}
    assert is_doubtful("requests", [alike, turned, turned, turned], named=False)
    assert not is_doubtful("requests", [alike, alike, alike], named=False)


@pytest.mark.parametrize(("name", "seed"), [("xls_looked", 10029), ("xlsx", 20089)])
def test_a_cell_with_a_style_that_is_not_there_is_damage(name: str, seed: int) -> None:
    data = damaged(printed(name, seed).data, Random(f"{name}/{seed}"))
    assert [found.error is not None or found.reading is not None for found in parse_all(data)] == [True]


def test_a_page_that_ends_in_a_figure_is_told() -> None:
    page = RENDERERS["ueditor"](report(5), Random(5)).decode()
    at = page.index("</td>", page.index("结转下年度"))
    whole, cut = parse(page.encode()).report, parse((page[:at] + "</td><td>2").encode()).report
    told = "the page ends inside a table"
    assert [told in str(warning.message) for warning in whole.warnings] == []
    assert any(told in str(warning.message) for warning in cut.warnings)


def test_a_line_with_a_blank_and_a_further_column_is_not_taken_for_a_whole_one() -> None:
    """2345 | 9 | 41 without rulings: two figures beside a blank and last year's, not the form's three."""
    found = printed("pdf_unruled", 900_058)
    (was,) = found.reports
    read = interpret(pdf.read(found.data))
    key = "disclosures.20.1.normative_documents"
    assert was.value(f"{key}.issued") is None
    assert [read.value(f"{key}.{column}") for column in ("issued", "repealed", "in_force")] == [None] * 3
    assert any("normative_documents" in (warning.subject or "") for warning in read.warnings)
