"""Workbooks that are lists of links to reports."""

from __future__ import annotations

import struct
from io import BytesIO

import openpyxl
import pytest
import xlwt

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


class _Linked(xlwt.Worksheet):  # type: ignore[misc]
    """A sheet with links, which xlwt doesn't write: records are put before its end."""

    records = b""

    def get_biff_data(self) -> bytes:
        data: bytes = super().get_biff_data()
        return data[:-4] + self.records + data[-4:]


def _link(row: int, to: str, last_row: int | None = None, last_column: int = 3) -> bytes:
    """[MS-XLS] 2.4.140, with the moniker of an address."""
    clsid = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
    moniker = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    address = to.encode("utf-16-le") + b"\0\0"
    data = struct.pack("<4H", row, row if last_row is None else last_row, 3, last_column) + clsid
    data += struct.pack("<2I", 2, 3) + moniker + struct.pack("<I", len(address)) + address
    return struct.pack("<2H", 0x01B8, len(data)) + data


def _xls(way: str, records: bytes = b"") -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("说明")
    sheet = _Linked("年报", book)
    book._Workbook__worksheets.append(sheet)
    for column, words in enumerate(("序号", "单位", "年度", "链接")):
        sheet.write(0, column, words)
    for number, organ in enumerate(("某某县教育局", "某某县水利局"), 1):
        to = f"http://www.x.gov.cn/nb/{number}.html"
        formula = xlwt.Formula(f'HYPERLINK("{to}";"查看")')
        for column, value in enumerate((number, organ, 2023, {"link": "查看", "formula": formula, "text": to}[way])):
            sheet.write(number, column, value)
        sheet.records += _link(number, to) if way == "link" else b""
    sheet.records += records
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("way", ["link", "formula", "text"])
def test_rows_of_an_xls(way: str) -> None:
    rows = linked(_xls(way))
    assert [row.to for row in rows] == ["http://www.x.gov.cn/nb/1.html", "http://www.x.gov.cn/nb/2.html"]
    assert [row.words for row in rows] == ["某某县教育局2023年", "某某县水利局2023年"]


def test_an_xls_that_would_fill_the_memory_is_no_list() -> None:
    assert linked(_xls("text", _link(0, "http://www.x.gov.cn/", 65_535, 255))) == []
    assert linked(_xls("text")[:3_000]) == []
