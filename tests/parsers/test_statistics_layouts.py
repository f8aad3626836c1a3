"""Layouts of tables of statistics: a column of kinds beside the lines, parts of a year, text without its last newline,
cells that were struck out or cut, and lines whose cells were lost.
"""

from __future__ import annotations

import pytest

from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report

TITLE = "青岭县林业局{year}年政府信息公开工作年度报告"
LINES = [line for part in FORMS["2014"].indicators for line, _ in part.lines()]


def page(*rows: str, year: int = 2016) -> Report:
    title = TITLE.format(year=year)
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return parse(f"<html><body><h1>{title}</h1><p>一、概述</p><table>{table}</table></body></html>".encode()).report


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def values(report: Report) -> dict[str, object]:
    return {key.removeprefix("indicators."): f.value and float(f.value) for key, f in report.figures.items() if f.unit}


def test_a_column_of_kinds_stands_above_its_lines() -> None:
    rows = [cells("类别", "统计指标", "单位", "统计数")]
    for part in FORMS["2014"].indicators:
        lines = [line for line, _ in part.lines() if line.unit]
        head = f'<td rowspan="{len(lines)}">{part.label}</td>'
        rows += [(head if at == 0 else "") + cells(line.label, line.unit, str(at + 3)) for at, line in enumerate(lines)]
    report = page(*rows)
    assert report.form == "2014"
    assert set(values(report)) == {f"{line.code}.year" for line in LINES if line.unit}
    assert report.warnings == ()


def test_a_part_of_the_year_is_not_the_year() -> None:
    report = page(
        cells("指标名称", "计量单位", "本期实际", "本年累计"),
        cells("主动公开信息数", "条", "9", "120"),
        cells("申请总数", "条", "1", "5"),
        cells("行政复议数", "件", "0", "2"),
        year=2011,
    )
    assert values(report) == {
        "disclosed.本期实际": 9,
        "disclosed.year": 120,
        "requests_received.本期实际": 1,
        "requests_received.year": 5,
        "reconsideration.本期实际": 0,
        "reconsideration.year": 2,
    }


def rows_of_the_form() -> list[tuple[str, str, str]]:
    return [("统计指标", "单位", "统计数")] + [(s.label, s.unit or "——", "35" if s.unit else "——") for s in LINES]


@pytest.mark.parametrize("between", [",", "\t", "    ", "\n"])
def test_a_text_without_a_last_newline_is_whole_if_its_table_is(between: str) -> None:
    text = "\n".join([TITLE.format(year=2016), *(between.join(row) for row in rows_of_the_form())])
    report = parse(text.encode()).report
    assert set(values(report).values()) == {35}
    assert len(values(report)) == sum(bool(line.unit) for line in LINES)
    assert report.warnings == ()


def test_a_text_that_ends_inside_the_table_may_be_cut() -> None:
    text = "\n".join([TITLE.format(year=2016), *("\t".join(row) for row in rows_of_the_form()[:40])])
    report = parse(text.encode()).report
    last = [line for line in LINES[:39] if line.unit][-1].code
    assert report.figures[f"indicators.{last}.year"].value is None
    assert [each.message.code for each in report.warnings if each.subject == f"indicators.{last}.year"] == [
        "number.cut"
    ]


def test_blank_cells_of_headings_may_be_lost() -> None:
    rows = [(label, unit, "" if figure == "——" else figure) for label, unit, figure in rows_of_the_form()]
    text = "\n".join([TITLE.format(year=2016), *(cell for row in rows for cell in row), ""])
    assert set(values(parse(text.encode()).report).values()) == {35}


def test_what_is_struck_out_is_told() -> None:
    rows = [cells("统计指标", "单位", "统计数")]
    for line in LINES:
        figure = "<s>12</s>13" if line.code == "requests_received" else "35" if line.unit else ""
        rows.append(cells(line.label, line.unit, figure))
    report = page(*rows)
    assert report.figures["indicators.requests_received.year"].value == 13
    assert [each.message.code for each in report.warnings] == ["number.struck"]


def test_lines_that_lost_their_cells_are_named() -> None:
    run = "".join("".join(row) for row in rows_of_the_form())
    said = "本机关按照条例做好公开，收到申请和复议都已办理，收费按规定执行，存在的问题正在改进。" * 8
    title = TITLE.format(year=2016)
    report = parse(f"<html><body><h1>{title}</h1><p>{said}</p><p>{run}</p></body></html>".encode()).report
    assert (report.form, dict(report.figures)) == ("prose", {})
    assert [each.message.code for each in report.warnings] == ["table.statistics_in_text"]


@pytest.mark.parametrize(("again", "value"), [("21", 21.0), ("2498", None)])
def test_a_line_that_is_printed_again_with_another_figure_has_none(again: str, value: float | None) -> None:
    """A line that alone is called so: the second print was kept as a line of its own, and nothing was said."""
    codes = [line for line in LINES if line.unit]
    at = next(n for n, line in enumerate(codes) if line.code == "responses_otherwise")
    rows = [cells(line.label, line.unit, "21" if n == at else str(n)) for n, line in enumerate(codes)]
    rows.insert(at + 2, cells(codes[at].label, codes[at].unit, again))
    report = page(cells("统计指标", "单位", "统计数"), *rows, year=2018)
    assert report.value("indicators.responses_otherwise.year") == value
    assert [w.subject for w in report.warnings] == ([] if value else ["indicators.responses_otherwise.year"])


def test_a_head_that_is_printed_again_is_no_line() -> None:
    """Also where its words ran together."""
    again = cells("统计指标", "统计数统计指标", "统计数")
    rows = [cells(line.label, line.unit, str(at)) for at, line in enumerate(LINES) if line.unit]
    report = page(cells("统计指标", "单位", "统计数"), *rows[:9], again, *rows[9:])
    assert set(values(report)) == {f"{line.code}.year" for line in LINES if line.unit}


_OF_AN_ORGAN = [
    ("主动公开信息数", "条", 53, 410),
    ("其中：1.政府网站", "条", 50, 400),
    ("2.政府公报", "条", 3, 10),
    ("受理依申请公开信息总数", "条", 4, 9),
    ("3.电子邮件申请数", "条", 1, 2),
    ("行政复议数", "件", 0, 1),
]


@pytest.mark.parametrize(
    ("head", "signs"),
    [
        (("指   标  名  称", "计量 单位", "2009  年度", "历年 累计"), ()),
        (("指标名称", "计量单位", "2009年度", "历年累计"), ("甲", "乙", "1", "2")),
        (("指 标 名 称", "单位", "本 年 度", "历 年 累 计"), ("甲", "乙", "1", "2")),
    ],
)
def test_a_head_with_blanks_in_its_names_and_signs_below_them(head: tuple[str, ...], signs: tuple[str, ...]) -> None:
    """Word puts blanks into short names; statisticians number the columns."""
    rows = [head, signs, *_OF_AN_ORGAN]
    cells = "\n\n".join(str(cell) for row in rows for cell in row)
    text = f"某某市财政局2009年政府信息公开工作年度报告\n一、概述\n2009年，我局推进公开。\n二、附表\n{cells}\n"
    report = parse(text.encode()).report
    found = [figure.value for figure in report.figures.values()]
    assert found == [value for _, _, year, all_ in _OF_AN_ORGAN for value in (year, all_)]
