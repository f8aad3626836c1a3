"""Digits in the place of which something else is drawn, and text that hangs on the program: no figure, and a word."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.document import Document, SetAside
from parsers.readers import docx, docx_second, html, html_second, reader
from parsers.text import read_number
from tests.parsers.drawn_pdf import FONT, HEIGHT, grid, pdf, tables
from tests.parsers.readers import test_html_looks as pages
from tests.parsers.readers import test_sheet_looks as sheets
from tests.parsers.readers import test_word_looks as words

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def choice(first: str, other: str) -> str:
    inside = f'<mc:Choice Requires="w16se">{first}</mc:Choice><mc:Fallback>{other}</mc:Fallback>'
    return f'<mc:AlternateContent xmlns:mc="{MC}">{inside}</mc:AlternateContent>'


WORDS = [
    # What is shown where a program doesn't know the newer element.
    (f"<w:r>{choice('<x/>', '<w:t>12</w:t>')}</w:r>", "12", ()),
    (choice(words.run("12"), words.run("12")), "12", ()),
    (choice(words.run("88"), words.run("12")), "12", (SetAside("12", "unclear"),)),
    ('<w:r><w:sym w:font="Wingdings 2" w:char="F06A"/></w:r>', "", (SetAside("img", "picture"),)),
    (
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "〔=SUM(ABOVE)〕",
        (),
    ),
]


@pytest.mark.parametrize("read", [docx.read, docx_second.read], ids=["docx", "docx_second"])
@pytest.mark.parametrize(("inside", "text", "looks"), WORDS)
def test_word(read: words.Read, inside: str, text: str, looks: tuple[SetAside, ...]) -> None:
    found = words.first(read(words.word(words.row(inside))))
    assert (found.text, found.looks) == (text, looks)


PAGES = [
    ("<td><script>document.write('12')</script></td>", "12", (SetAside("12", "unclear"),)),
    ('<td><span style="font-family:Wingdings">12</span></td>', "12", (SetAside("12", "unclear"),)),
    ('<td><font face="Wingdings">12</font></td>', "12", (SetAside("12", "unclear"),)),
    ('<td><font face="宋体">12</font></td>', "12", ()),
    ("<td><title>88</title>12</td>", "12", ()),
    ("<td><map>12</map></td>", "12", ()),
    ("<td><script>var a = 88</script>12</td>", "12", ()),
]


@pytest.mark.parametrize("read", [html.read, html_second.read], ids=["html", "html_second"])
@pytest.mark.parametrize(("cell", "text", "looks"), PAGES)
def test_pages(read: pages.Read, cell: str, text: str, looks: tuple[SetAside, ...]) -> None:
    found = pages.first(read(pages.page(cell)))
    assert (found.text, found.looks) == (text, looks)


def workbooks() -> list[Any]:
    from openpyxl.styles import Font

    font = Font(name="Wingdings 2")
    return [sheets.workbook(value, font=font) for value in (12, "12")]


@pytest.mark.parametrize("name", ["xlsx", "xlsx_second"])
def test_sheets(name: str) -> None:
    for book in workbooks():
        found = sheets.cells(reader(name).read(sheets.saved(book)))[0, 0]
        assert (found.text, found.looks) == ("12", (SetAside("12", "unclear"),))


def test_an_old_workbook() -> None:
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("a")
    sheet.write(0, 0, 12, xlwt.easyxf("font: name Webdings"))
    sheet.write(0, 1, "x")
    found: Document = reader("xls").read(sheets.saved(book))
    assert sheets.cells(found)[0, 0].looks == (SetAside("12", "unclear"),)


def test_slanting_letters_in_a_pdf_are_no_watermark() -> None:
    def page(canvas: Any) -> None:
        grid(canvas, (60, 160, 260), (200, 230, 260), [["信息内容", "甲"], ["行政许可", ""]])
        text = canvas.beginText()
        text.setFont(FONT, 9)
        text.setTextTransform(1, 0, 0.34, 1, 163, HEIGHT - 242)
        text.textOut("12")
        canvas.drawText(text)

    for name in ("pdf", "pdf_plumber"):
        assert tables(pdf(page), name) == [[["信息内容", "甲"], ["行政许可", "12"]]], name


def test_digits_on_both_sides_of_a_remark_are_no_number() -> None:
    assert read_number("10〔注〕3", "件").value is None
    assert read_number("1（含2）3", "件").value is None
    assert read_number("13（含2）", "件").value == 13
