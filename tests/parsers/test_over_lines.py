"""A figure in a cell that stands beside several lines is none of these lines' alone; a head of which a page's end left a
part doesn't lend its columns to figures that stand elsewhere.
"""

from __future__ import annotations

from typing import Any

from parsers import parse
from parsers.forms import FORMS
from parsers.notices import OVER_LINES
from parsers.report import Report
from tests.parsers import rendered

NEW = "requests.new.natural_person"
ISSUED = "disclosures.20.1.regulations.issued"


def over(report: Report) -> dict[str, object]:
    return {
        str(each.subject): each.message.values["lines"]
        for each in report.warnings
        if each.message.code == OVER_LINES.code
    }


def test_a_workbook() -> None:
    def merge(sheet: Any, named: dict[str, Any]) -> None:
        for key in (NEW, ISSUED):
            row, column = named[key].row, named[key].column
            sheet.cell(row + 1, column).value = None
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)

    report = parse(rendered.xlsx({}, merge)).report
    assert [report.figures[key].value for key in (NEW, ISSUED)] == [None, None]
    assert [report.figures[key].raw for key in (NEW, ISSUED)] == ["10", "1"]
    assert over(report)[ISSUED] == ["规章", "行政规范性文件"]
    assert report.figures["requests.new.company"].value == 3


def page(*rows: str) -> bytes:
    told = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        "<html><body><h1>洛阳市财政局2016年政府信息公开工作年度报告</h1><p>一、概述</p><p>本局认真贯彻条例。</p>"
        f"<p>附件：政府信息公开情况统计表</p><table border=1>{told}</table></body></html>"
    ).encode()


def test_statistics() -> None:
    report = parse(
        page(
            "<td>统计指标</td><td>单位</td><td>统计数</td>",
            "<td>一、主动公开情况</td><td>——</td><td></td>",
            "<td>（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）</td><td>条</td><td>45</td>",
            "<td>其中：主动公开规范性文件数</td><td>条</td><td>4</td>",
            "<td>三、依申请公开情况</td><td>——</td><td></td>",
            "<td>（一）收到申请数</td><td>件</td><td>7</td>",
            "<td>1.当面申请数</td><td>件</td><td>2</td>",
            "<td>2.传真申请数</td><td>件</td><td rowspan=2>5</td>",
            "<td>3.网络申请数</td><td>件</td>",
        )
    ).report
    assert report.figures["indicators.requests_by_fax.year"].value is None
    assert over(report) == {"indicators.requests_by_fax.year": ["2.传真申请数", "3.网络申请数"]}
    assert report.figures["indicators.requests_received.year"].value == 7


def test_a_head_whose_first_names_are_on_another_page() -> None:
    """自然人 and 总计 stood behind the organisations."""
    names = ("国有企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "", "")
    head = "".join(f"<td>{name}</td>" for name in ("", *names))

    def line(label: str, *figures: int) -> str:
        return f"<td>{label}</td>" + "".join(f"<td>{each}</td>" for each in figures)

    title = (
        "<h1>洛阳市财政局2023年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>"
        "<tr><td>第二十条第（五）项</td><td></td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>7</td></tr></table><p>三、收到和处理政府信息公开申请情况</p>"
    )
    lines = (line(each.label, 1, 2, 3, 1, 0, 9, 16) for each in FORMS["2021"].request_lines)
    rows = "".join(f"<tr>{each}</tr>" for each in (head, *lines))
    report = parse(f"<html><body>{title}<table>{rows}</table></body></html>".encode()).report
    assert {figure.value for key, figure in report.figures.items() if key.startswith("requests.")} == {None}
    assert "requests.new" in {each.subject for each in report.warnings}
