"""What stands at a table says whose it is and of which year, whatever the link to it says."""

from __future__ import annotations

import pytest

from parsers import parse, parse_all
from parsers.forms import FORMS
from parsers.interpret.whose.titles import read_table_title
from parsers.report import Report

ONE, OTHER = "青岭县林业局", "青岭县财政局"
LINES = [line for part in FORMS["2014"].indicators for line, _ in part.lines()]
LINK = f"{OTHER}2015年政府信息公开工作年度报告"
TITLE = "政府信息公开情况统计表"
TEXT = "<p>一、概述</p><p>我局主动公开信息38条。</p><p>二、主动公开情况</p><p>共38条。</p>"


def sheet(*first: str, figure: int = 3, last: str = "") -> str:
    rows = [*first, "<td>统计指标</td><td>单位</td><td>统计数</td>"]
    rows += [f"<td>{s.label}</td><td>{s.unit or '——'}</td><td>{figure if s.unit else '——'}</td>" for s in LINES]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in [*rows, *([last] if last else [])]) + "</table>"


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def linked(body: str) -> Report:
    return parse(page(body), title=LINK, issuer=OTHER).report


LABELS = (
    "填报单位（盖章）：", "填 报 单 位：", "填表单位(公章):", "报送单位：", "单位名称：", "单位（公章）：", "编制单位：", "制表单位：",
    "报告单位：", "部门：", "上报单位：", "填报机关：", "【填报单位】", "填报单位 ", "单位：",
)  # fmt: skip
YEARS = (
    "2016年度",
    "（2016年）",
    "统计年度：2016",
    "报告年度：2016年",
    "年份：2016",
    "二〇一六年",
    "统计期限：2016年1月1日-12月31日",
)


@pytest.mark.parametrize("label", LABELS)
def test_a_line_above_below_or_in_the_table_says_the_organ(label: str) -> None:
    said, table = f"{label}{ONE}", sheet()
    cell = f'<td colspan="3">{said}</td>'
    pair = f'<td>{label.strip("：: ")}</td><td colspan="2">{ONE}</td>'
    for body in (
        lines(TITLE, "（2016年度）", said) + table,
        lines(TITLE, "（2016年度）") + table + lines(said),
        lines(TITLE, "（2016年度）") + sheet(cell),
        lines(TITLE, "（2016年度）", f"{said}      填报日期：2017年1月9日") + table,
        *([] if label.startswith(("部门", "单位：", "编制")) else [lines(TITLE, "2016年度") + sheet(pair)]),
    ):
        found = linked(body)
        assert (found.issuer, found.year) == (ONE, 2016)
        assert {each.subject for each in found.warnings} == {"issuer", "year"}


@pytest.mark.parametrize("year", YEARS)
def test_a_line_at_the_table_says_the_year(year: str) -> None:
    found = linked(lines(TITLE, f"填报单位：{ONE}", year) + sheet())
    assert (found.issuer, found.year) == (ONE, 2016)


@pytest.mark.parametrize("words", ["填报时间：2016年1月9日", "统计时间：2016年11月", "负责人：张三 2016.3.1"])
def test_a_day_is_no_year(words: str) -> None:
    assert linked(lines(TITLE, f"填报单位：{ONE}", words) + sheet()).year == 2015


@pytest.mark.parametrize("words", ["单位：件", "单位负责人：张三", "填报单位：", "部门：综合科", "本表由各单位填报"])
def test_other_words_name_no_organ(words: str) -> None:
    found = linked(lines(TITLE, words) + sheet())
    assert (found.issuer, found.evidence["issuer_from"]) == (OTHER, "link")


def test_the_title_of_a_table() -> None:
    for text, issuer, year in (
        (f"附件：{ONE}{TITLE}", ONE, None),
        (f"附件1 {ONE}2016年度{TITLE}", ONE, 2016),
        (f"{ONE}{TITLE}（2016年度）", ONE, 2016),
        (f"2016年{ONE}政务公开工作统计表", ONE, 2016),
        (TITLE, None, None),
    ):
        title = read_table_title(text)
        assert title is not None
        assert (title.issuer, title.year) == (issuer, year)
    assert read_table_title(f"{ONE}预算公开情况表") is None


def test_a_sheet_of_another_organ_is_told_where_it_is_attached_to_a_report() -> None:
    own = f"<h1>{ONE}2016年政府信息公开工作年度报告</h1>{TEXT}"
    for said in (f"附件：{OTHER}{TITLE}", f"填报单位：{OTHER}"):
        found = parse(page(own + lines(said) + sheet())).report
        assert [each.subject for each in found.warnings] == ["issuer"]
    found = parse(page(own + lines(f"附件：{ONE}2015年{TITLE}") + sheet())).report
    assert [each.subject for each in found.warnings] == ["year"]
    found = parse(page(own + lines(f"填报单位：{ONE}办公室") + sheet())).report
    assert found.warnings == ()


def test_a_title_below_counts_but_a_list_of_others_does_not() -> None:
    found = parse(page(sheet() + lines(f"{ONE}政府信息公开工作年度报告")), title="2016年度报告").report
    assert (found.issuer, found.year, found.warnings) == (ONE, 2016, ())
    others = [f"{name}2016年政府信息公开工作年度报告" for name in (ONE, OTHER)]
    assert parse(page(sheet() + lines(*others)), title="2016年度报告").report.issuer is None


@pytest.mark.parametrize("head", ["{}2016年政府信息公开情况统计表", "（2016年度）填报单位：{}"])
def test_sheets_of_two_organs_are_two_reports(head: str) -> None:
    body = "".join(lines(TITLE, head.format(name)) + sheet(figure=n) for name, n in ((ONE, 4), (OTHER, 5)))
    found = [each.reading.report for each in parse_all(page(body)) if each.reading]
    assert [(each.issuer, each.year) for each in found] == [(ONE, 2016), (OTHER, 2016)]
    assert [{f.value for f in each.figures.values() if f.value} for each in found] == [{4}, {5}]


def test_two_sheets_whose_organs_stand_below_are_open() -> None:
    two = (sheet(last=f'<td colspan="3">填报单位：{name}</td>', figure=n) for name, n in ((ONE, 4), (OTHER, 5)))
    found = parse(page("".join(two).replace("</table><table>", ""))).report
    assert all(each.value is None for each in found.figures.values())
    assert any(each.subject == "issuer" for each in found.warnings)


def test_words_that_may_be_a_page_s_own_are_not_held_against_a_title() -> None:
    head = lines(f"公开单位：{OTHER}", f"部门：{OTHER}") + f"<h1>{ONE}2016年政府信息公开工作年度报告</h1>"
    found = parse(page(head + lines("2015年") + sheet() + lines(f"单位：{OTHER}"))).report
    assert (found.issuer, found.year) == (ONE, 2016)
    assert [each for each in found.warnings if each.subject in {"issuer", "year"}] == []
