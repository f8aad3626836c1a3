"""Workbooks that are lists of links to reports."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from spiders.pages.workbooks import linked


def _saved(book: openpyxl.Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("way", ["link", "formula", "text"])
def test_rows_that_lead_to_reports(way: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "单位", "年度", "链接"])
    for number, organ in enumerate(("某某县教育局", "某某县水利局"), 1):
        to = f"http://www.x.gov.cn/nb/{number}.html"
        formula = f'=HYPERLINK("{to}","查看")'
        sheet.append([number, organ, 2023, {"link": "查看", "formula": formula, "text": to}[way]])
        if way == "link":
            sheet.cell(number + 1, 4).hyperlink = to
    rows = linked(_saved(book))
    assert [row.to for row in rows] == ["http://www.x.gov.cn/nb/1.html", "http://www.x.gov.cn/nb/2.html"]
    assert [row.words for row in rows] == ["某某县教育局2023年", "某某县水利局2023年"]


def test_a_title_says_all() -> None:
    book = openpyxl.Workbook()
    for number in (1, 2):
        book.active.append([number, f"某某县水利局202{number}年政府信息公开工作年度报告"])
        book.active.cell(number, 2).hyperlink = f"/nb/{number}.html"
    assert linked(_saved(book))[0] == ("某某县水利局2021年政府信息公开工作年度报告", "/nb/1.html")


def test_other_workbooks_are_no_lists() -> None:
    book = openpyxl.Workbook()
    for number in range(9):
        book.active.append(["行政许可", number])
    book.active.cell(1, 3).hyperlink = "http://www.x.gov.cn/"
    book.active.cell(2, 3).hyperlink = "http://www.x.gov.cn/nb/"
    assert linked(_saved(book)) == []
    assert linked(b"PK\x03\x04 cut off") == []
    assert linked(b"<html></html>") == []
