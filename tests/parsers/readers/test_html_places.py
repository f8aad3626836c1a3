"""Cells that a page draws elsewhere than in their row and column; each case was drawn by Chromium and compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from parsers.interpret import interpret
from parsers.readers import reader
from parsers.report import Report
from tests.parsers.report_2021 import FIGURES, TITLE, Placed, sections, size

SHOWN = {key for key in FIGURES if key.startswith("requests.")}
ROW = {key for key in SHOWN if ".refused_prohibited_by_law." in key}
"""The figures of row 8."""
COMPANY = {key for key in SHOWN if key.endswith(".company")}
READERS = ("html", "html_second")
Style = Callable[[Placed], str]


def _page(
    cell: Style = lambda _: "", row: Callable[[int], str] = lambda _: "", sheet: str = "", table: str = ""
) -> str:
    """A page with the table of section 3; `cell` and `row` give attributes."""
    cells = next(cells for heading, cells in sections({}) if heading.startswith("三"))
    lines = [
        f"<tr {row(at)}>"
        + "".join(
            f"<td rowspan={each.high} colspan={each.wide} {cell(each)}>{each.text}</td>"
            for each in sorted(cells, key=lambda each: each.column)
            if each.row == at
        )
        + "</tr>"
        for at in range(size(cells)[0])
    ]
    heading = "<p>三、收到和处理政府信息公开申请情况</p>"
    return f"<style>{sheet}</style><h1>{TITLE}</h1>{heading}<table {table}>{''.join(lines)}</table>"


def _read(page: str, name: str) -> Report:
    return interpret(reader(name).read(page.encode()))


def _open(report: Report) -> set[str]:
    """The figures without a value; the others are as printed, and each open one is told."""
    found = {key for key in SHOWN if report.value(key) is None}
    assert {key for key in SHOWN - found if report.value(key) != FIGURES[key]} == set()
    assert found <= {notice.subject for notice in report.warnings}
    return found


def _column(style: str) -> Style:
    return lambda each: f'style="{style}"' if each.column == 4 and each.key else ""


def _row(style: str) -> Callable[[int], str]:
    return lambda at: f'style="{style}"' if at == 8 else ""


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;left:900px",
        "position:fixed;left:10px;top:10px",
        "position:relative;left:100px",
        "position:relative;right:6em",
        "position:relative;top:30px",
        "position:relative;inset:0 0 0 100px",
        "transform:translateX(100px)",
        "transform:translate(-100%,0)",
        "transform:translate3d(0,25px,0)",
        "transform:matrix(1,0,0,1,100,0)",
        "translate:100px 0",
        "offset-path:path('M0 0 L100 0');offset-distance:100%",
    ],
)
def test_a_column_that_is_drawn_elsewhere_is_open(style: str, name: str) -> None:
    assert _open(_read(_page(_column(style)), name)) >= COMPANY


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "style",
    [
        "position:relative;left:100px",
        "transform:translateX(100px)",
        "float:right",
        "display:block",
        "display:flex",
        "display:table-footer-group",
        "transform:rotate(90deg)",
    ],
)
def test_a_row_that_is_drawn_elsewhere_is_open(style: str, name: str) -> None:
    assert _open(_read(_page(row=_row(style)), name)) >= ROW


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("style", ["float:right", "float:left", "display:block", "display:inline"])
def test_cells_that_share_a_place_are_open(style: str, name: str) -> None:
    page = _page(lambda each: f'style="{style}"' if each.row == 8 and each.key else "")
    assert _open(_read(page, name)) == ROW


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "style", ["position:absolute;left:900px", "position:relative;left:-6em", "display:block;margin-left:-90px"]
)
def test_a_piece_that_is_drawn_beside_its_cell_is_open(style: str, name: str) -> None:
    page = _page().replace("<td rowspan=1 colspan=1 >22</td>", "")
    page = page.replace(">10</td>", f"><span style='{style}'>10</span></td>", 1)
    assert "requests.new.natural_person" in _open(_read(page, name))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "sheet",
    [
        "td{position:relative;left:3px;top:-2px}",
        "table{position:relative;left:100px;float:right}",
        "td{position:sticky;left:0}",
        "table{direction:rtl}",
        "td{direction:rtl;margin-left:20px;transform:translate(0,0)}",
        "tr{display:table-row}td{display:table-cell;float:none}",
        "@media print{td{position:absolute;left:90px}}",
    ],
)
def test_what_stays_in_its_place_is_read(sheet: str, name: str) -> None:
    assert _open(_read(_page(sheet=sheet), name)) == set()


@pytest.mark.parametrize("name", READERS)
def test_a_figure_that_is_centred_in_its_cell_is_read(name: str) -> None:
    style = "position:absolute;left:50%;top:50%;transform:translate(-50%,-50%)"
    page = _page(sheet="td{position:relative}").replace(">10</td>", f"><span style='{style}'>10</span></td>", 1)
    assert _open(_read(page, name)) == set()


@pytest.mark.parametrize("name", READERS)
def test_a_column_that_is_not_drawn_leaves_its_table_open(name: str) -> None:
    columns = "<colgroup><col span=4><col style='visibility:collapse'></colgroup>"
    assert _open(_read(_page().replace("<table >", f"<table>{columns}"), name)) == SHOWN


@pytest.mark.parametrize("name", READERS)
def test_a_sheet_may_ask_for_the_group_that_browsers_put_rows_in(name: str) -> None:
    page = _page(lambda each: "class=h" if each.row == 8 and each.key else "", sheet="tbody > tr > .h{float:right}")
    assert _open(_read(page, name)) == ROW


BOXED = {
    "rows": ("display:table-row", "display:table-cell"),
    "flex": ("display:flex", "width:150px"),
    "float": ("overflow:hidden", "float:left;width:150px"),
    "grid": ("display:grid;grid-template-columns:repeat(8,150px)", ""),
}


def _boxes(layout: str, more: str) -> str:
    """Section 3 as boxes, the first row its heads."""
    applicants = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    cells = next(cells for heading, cells in sections({}) if heading.startswith("三"))
    lines = [["项目", *applicants]]
    for at in range(3, size(cells)[0]):
        row = sorted((each for each in cells if each.row == at), key=lambda each: each.column)
        lines.append([[each.text for each in row if not each.key][-1], *(each.text for each in row if each.key)])
    row_style, cell_style = BOXED[layout]
    drawn = "".join(f"<div class=r>{''.join(f'<div class=c>{text}</div>' for text in line)}</div>" for line in lines)
    sheet = f".r{{{row_style}}}.c{{{cell_style}}}{more}"
    heading = "<p>三、收到和处理政府信息公开申请情况</p>"
    return f"<style>{sheet}</style><h1>{TITLE}</h1>{heading}<div role=grid>{drawn}</div>"


FIRST = ".r:nth-child(1)"
SEVENTH = ".r:nth-child(7)"


@pytest.mark.parametrize("layout", BOXED)
def test_boxes_are_read(layout: str) -> None:
    assert _open(_read(_boxes(layout, ""), "html")) == set()


@pytest.mark.parametrize(
    ("layout", "sheet", "open_"),
    [
        ("flex", f"{SEVENTH}{{flex-direction:row-reverse}}", ROW),
        ("flex", f"{FIRST}{{flex-direction:row-reverse}}", SHOWN),
        ("flex", f"{SEVENTH}{{direction:rtl}}", ROW),
        ("flex", f"{FIRST}{{direction:rtl}}", SHOWN),
        ("flex", f"{SEVENTH} .c:nth-child(3){{order:1}}", ROW),
        ("flex", f"{FIRST} .c:nth-child(3){{order:1}}", SHOWN),
        ("grid", f"{SEVENTH} .c:nth-child(3){{grid-column:6}}", ROW),
        ("float", f"{SEVENTH} .c{{float:right}}", ROW),
        ("float", f"{FIRST} .c{{float:right}}", SHOWN),
        ("float", ".r .c{float:right}", set()),
        ("rows", f"{SEVENTH} .c{{float:right}}", ROW),
        ("rows", f"{SEVENTH} .c:nth-child(3){{position:relative;left:150px}}", ROW),
        ("rows", f"{SEVENTH} .c:nth-child(3){{position:absolute;left:900px}}", SHOWN),
    ],
)
def test_boxes_in_another_order_are_open(layout: str, sheet: str, open_: set[str]) -> None:
    for name in READERS if layout == "rows" else READERS[:1]:
        assert _open(_read(_boxes(layout, sheet), name)) == open_
