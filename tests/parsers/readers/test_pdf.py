"""PDF: what people see on the page is what is read, whatever program wrote it."""

from __future__ import annotations

import io
import os
import re
import subprocess
from random import Random
from typing import Any

import pdfplumber
import pytest
from PIL import Image, ImageDraw

from nianbao_demo.compare import differences
from nianbao_demo.render import RENDERERS
from nianbao_demo.render.printers import PRINTERS
from nianbao_demo.render.scan import NoFont, chinese_font
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import Table
from parsers.errors import Unreadable
from parsers.forms import FORMS
from parsers.readers import pdf_scan
from parsers.report import Report
from tests.crawler.browse.chromium import needs_chromium
from tests.parsers.drawn_pdf import HEIGHT, Stroke, document, grid, line, pdf, prose, tables, write
from tests.parsers.libreoffice import needs_libreoffice

XS, YS = (60, 200, 260, 320), (100, 120, 140, 160)
ROWS = [["信息内容", "甲", "乙"], ["行政许可", "12", "0"], ["行政处罚", "", "345"]]


def rectangle(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.rect(x0, HEIGHT - y1, max(x1 - x0, 0.5), max(y1 - y0, 0.5), stroke=0, fill=1)


def double(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    aside = 1.4 if x0 == x1 else 0.0
    line(canvas, x0, y0, x1, y1)
    line(canvas, x0 + aside, y0 + 1.4 - aside, x1 + aside, y1 + 1.4 - aside)


def dashed(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setDash([3, 2])
    line(canvas, x0, y0, x1, y1)


def hairline(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setLineWidth(0.05)
    canvas.setStrokeGray(0.8)
    line(canvas, x0, y0, x1, y1)


@pytest.mark.parametrize("stroke", [line, rectangle, double, dashed, hairline])
@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_rulings_of_every_kind(stroke: Stroke, name: str) -> None:
    if name == "pdf_plumber" and stroke is dashed:
        pytest.skip("pdfplumber draws one line of it, and so do we")
    assert tables(pdf(lambda c: grid(c, XS, YS, ROWS, stroke)), name) == [ROWS]


def test_cells_told_by_their_colours_with_white_lines_between_them() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFillGray(0.9)
        canvas.rect(60, HEIGHT - 160, 260, 60, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setStrokeGray(1)
        grid(canvas, XS, YS, ROWS)

    assert tables(pdf(draw)) == [ROWS]


def test_white_rulings_and_white_digits_on_white_are_not_there() -> None:
    def draw(canvas: Any) -> None:
        grid(canvas, XS, YS, ROWS)
        canvas.setStrokeGray(1)
        line(canvas, 230, 90, 230, 170)
        canvas.setFillGray(1)
        write(canvas, 270, 132, "77")

    assert tables(pdf(draw)) == [ROWS]


def test_what_a_white_area_covers_is_not_there() -> None:
    def draw(canvas: Any) -> None:
        grid(canvas, XS, YS, [ROWS[0], ["行政许可", "99", "0"], ROWS[2]])
        canvas.setFillGray(1)
        canvas.rect(202, HEIGHT - 138, 50, 16, stroke=0, fill=1)
        canvas.setFillGray(0)
        write(canvas, 203, 132, "12")

    assert tables(pdf(draw)) == [ROWS]


def test_merged_cells_keep_their_spans() -> None:
    def draw(canvas: Any) -> None:
        for edge in (
            (60, 100, 320, 100),
            (200, 120, 320, 120),
            (60, 140, 320, 140),
            (60, 160, 320, 160),
            (60, 100, 60, 160),
            (200, 100, 200, 160),
            (260, 120, 260, 160),
            (320, 100, 320, 160),
        ):
            line(canvas, *edge)
        write(canvas, 63, 122, "申请人情况")
        write(canvas, 203, 112, "法人或其他组织")
        for x, y, text in ((203, 132, "企业"), (263, 132, "其他"), (203, 152, "3"), (263, 152, "4")):
            write(canvas, x, y, text)
        write(canvas, 63, 152, "本年新收")

    (table,) = [b for b in document(pdf(draw)).blocks if isinstance(b, Table)]
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for c in table.cells] == [
        ("申请人情况", 0, 0, 2, 1),
        ("法人或其他组织", 0, 1, 1, 2),
        ("企业", 1, 1, 1, 1),
        ("其他", 1, 2, 1, 1),
        ("本年新收", 2, 0, 1, 1),
        ("3", 2, 1, 1, 1),
        ("4", 2, 2, 1, 1),
    ]


@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_a_label_cut_by_the_end_of_a_page(name: str) -> None:
    """As Word cuts a row: both halves have closed borders."""
    xs = (60, 100, 160, 220)

    def first(canvas: Any) -> None:
        grid(canvas, xs, (740, 760, 780), [["（三）", "1", "2"], ["（四）无", "30", "4"]])

    def second(canvas: Any) -> None:
        grid(canvas, xs, (60, 80, 100), [["法提供", "", ""], ["（五）", "5", "6"]])

    found = [row for table in tables(pdf(first, second), name) for row in table]
    assert found == [["（三）", "1", "2"], ["（四）无\n法提供", "30", "4"], ["（五）", "5", "6"]]


def test_figures_cut_by_the_end_of_a_page_are_whole_where_no_doubt_is_left() -> None:
    xs = (60, 80, 100, 120, 140, 160)

    def first(canvas: Any) -> None:
        grid(canvas, xs, (740, 760), [["24", "0", "1", "20", "0"]])

    def second(canvas: Any, below: tuple[str, ...] = ("3", "", "", "2", "")) -> None:
        grid(canvas, xs, (60, 80), [below])

    assert tables(pdf(first, second)) == [[["243", "0", "1", "202", "0"]]]
    # A digit below a number that had enough room: two rows, or unclear.
    data = pdf(first, lambda c: second(c, ("3", "7", "", "2", "")))
    cells = [c for b in document(data).blocks if isinstance(b, Table) for c in b.cells]
    assert [c.confidence for c in cells if c.text in {"24", "3"}] == [0.0, 0.0]


def test_a_number_cut_by_the_end_of_a_page_beside_its_label() -> None:
    xs = (60, 140, 160, 180, 200, 220, 240)

    def first(canvas: Any) -> None:
        grid(canvas, xs, (740, 760), [["重复申请", "24", "0", "1", "20", "0"]])

    def second(canvas: Any) -> None:
        grid(canvas, xs, (60, 80, 100), [["", "3", "", "", "2", ""], ["其他", "1", "0", "0", "1", "0"]])

    rows = [["重复申请", "243", "0", "1", "202", "0"], ["其他", "1", "0", "0", "1", "0"]]
    assert tables(pdf(first, second)) == [rows]


def strokes(canvas: Any, xs: tuple[float, ...], top: float, bottom: float, *levels: float) -> None:
    """Draws vertical rulings from top to bottom, and horizontal ones across them."""
    for x in xs:
        line(canvas, x, top, x, bottom)
    for y in levels:
        line(canvas, xs[0], y, xs[-1], y)


def test_a_head_whose_author_broke_its_line_is_cut_by_the_end_of_a_page() -> None:
    """As Chromium cuts a row: open at the cut."""
    xs = (60, 140, 300)

    def first(canvas: Any) -> None:
        strokes(canvas, xs, 720, 780, 720, 740)
        for x, y, text in ((63, 732, "行政许可"), (143, 732, "12"), (63, 752, "信息内容"), (143, 752, "本年处理决定")):
            write(canvas, x, y, text)

    def second(canvas: Any) -> None:
        strokes(canvas, xs, 50, 95, 75, 95)
        for x, y, text in ((143, 60, "数量"), (63, 87, "行政处罚"), (143, 87, "3")):
            write(canvas, x, y, text)

    rows = [["行政许可", "12"], ["信息内容", "本年处理决定\n数量"], ["行政处罚", "3"]]
    assert tables(pdf(first, second)) == [rows]


def test_a_cell_that_goes_over_the_whole_height_of_a_page_is_its_column() -> None:
    """It has no border above or below, and its outer side meets no other ruling of the page."""

    def first(canvas: Any) -> None:
        strokes(canvas, (60, 100, 200, 260), 720, 780, 720)
        line(canvas, 100, 750, 260, 750)
        for x, y, text in ((63, 742, "办理"), (103, 742, "予以公开"), (203, 742, "12")):
            write(canvas, x, y, text)
        for x, y, text in ((103, 772, "部分公开"), (203, 772, "3")):
            write(canvas, x, y, text)

    def second(canvas: Any) -> None:
        strokes(canvas, (60, 100), 50, 780)
        strokes(canvas, (100, 200, 260), 52, 92, 52, 72, 92)
        for x, y, text in ((63, 64, "结果"), (103, 64, "不予公开"), (203, 64, "7"), (103, 84, "总计"), (203, 84, "22")):
            write(canvas, x, y, text)

    data = pdf(first, second)
    (rows,) = tables(data)
    assert [row[-2:] for row in rows] == [["予以公开", "12"], ["部分公开", "3"], ["不予公开", "7"], ["总计", "22"]]
    assert prose(data) == []


def test_a_row_in_whose_middle_a_cell_over_several_rows_is_closed() -> None:
    """As Chromium closes it below a page break: each half of the row is too low for any print."""

    def draw(canvas: Any) -> None:
        for x0, y0, x1, y1 in (
            *((60, y, 220, y) for y in (100, 113, 130)),
            (60, 106.5, 100, 106.5),
            *((x, 100, x, 130) for x in (60, 100, 160, 220)),
        ):
            line(canvas, x0, y0, x1, y1)
        for x, y, text in ((103, 110, "（七）总计"), (163, 110, "86"), (63, 125, "结转"), (163, 125, "283")):
            write(canvas, x, y, text)

    (rows,) = tables(pdf(draw))
    assert [[text for text in row if text] for row in rows if any(row)] == [["（七）总计", "86"], ["结转", "283"]]


def test_rows_as_near_as_lines_of_one_cell_are_rows_where_each_has_a_label() -> None:
    """Chromium with a font of small line height; a label of a digit and a word is not a figure."""
    rows = [["2.重复", "200", "39"], ["3.其他", "39", "200"], ["3.无", "12", "100"]]
    data = pdf(lambda c: grid(c, (60, 120, 138, 156), (100, 114, 128, 142), rows))
    assert tables(data) == [rows]
    cells = [c for b in document(data).blocks if isinstance(b, Table) for c in b.cells]
    assert {c.confidence for c in cells} == {None}


@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_characters_of_two_fonts_on_one_baseline_are_one_line(name: str) -> None:
    """The font Symbol declares no descent, as do fonts that Chromium makes for bold Chinese
    characters.
    """

    def draw(canvas: Any) -> None:
        write(canvas, 60, 100, "洛阳市财政局", 24)
        canvas.setFont("Symbol", 24)
        canvas.drawString(204, HEIGHT - 100, "2023")
        write(canvas, 252, 100, "年信息公开年报", 24)

    assert prose(pdf(draw), name) == ["洛阳市财政局2023年信息公开年报"]


@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_a_heading_at_the_foot_of_a_page_is_no_page_number(name: str) -> None:
    def sheet(canvas: Any, n: int) -> None:
        write(canvas, 60, 40, "政府信息公开工作年度报告（2023）", 8)
        write(canvas, 60, 805, ("二、主动公开", "无。")[n], 12)
        write(canvas, 290, 825, f"第{n + 1}页 共2页", 8)

    assert "".join(prose(pdf(*(lambda c, n=n: sheet(c, n) for n in range(2))), name)) == "二、主动公开无。"


@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_a_sentence_that_begins_two_pages_is_no_page_head(name: str) -> None:
    words = "现将有关情况列表如下。"
    data = pdf(*[lambda c: write(c, 60, 45, words, 12)] * 2)
    assert "".join(prose(data, name)) == words * 2


@pytest.mark.parametrize("again", [True, False])
def test_a_table_over_three_pages(again: bool) -> None:
    def part(canvas: Any, n: int) -> None:
        write(canvas, 60, 40, "某某局2023年政府信息公开工作年度报告", 8)
        write(canvas, 290, 815, f"- {n + 1} -")
        head = [ROWS[0]] if again or n == 0 else []
        rows = [*head, *([f"第{'甲乙丙'[n]}{m}行", str(n), str(m)] for m in range(3))]
        grid(canvas, XS, [60 + 20 * m for m in range(len(rows) + 1)], rows)

    data = pdf(*(lambda c, n=n: part(c, n) for n in range(3)))
    (found,) = tables(data)
    figures = [row[1:] for row in found if row != ROWS[0]]
    assert figures == [[str(n), str(m)] for n in range(3) for m in range(3)]
    assert sum(row == ROWS[0] for row in found) == (3 if again else 1)
    assert prose(data) == [], "heads and numbers of pages are none of the report's text"


def test_columns_without_rulings_are_told_by_alignment() -> None:
    rows = [["规章", "1", "22", "3"], ["规范性文件", "40", "", "6"], ["其他", "7", "8", "900"]]

    def draw(canvas: Any) -> None:
        for y, row in zip((100, 120, 140), rows, strict=True):
            for x, text in zip((60, 200, 260, 320), row, strict=True):
                write(canvas, x, y, text) if text else None

    assert tables(pdf(draw)) == [rows]


def test_a_watermark_is_in_no_cell() -> None:
    def draw(canvas: Any) -> None:
        canvas.saveState()
        canvas.setFillGray(0.8)
        canvas.translate(230, HEIGHT - 150)
        canvas.rotate(45)
        canvas.setFont("STSong-Light", 30)
        canvas.drawCentredString(0, 0, "2024")
        canvas.restoreState()
        grid(canvas, XS, YS, ROWS)

    data = pdf(draw)
    assert (tables(data), prose(data)) == ([ROWS], [])


def test_a_page_with_a_word_and_a_watermark_is_no_picture() -> None:
    def draw(canvas: Any) -> None:
        write(canvas, 60, 100, "无。", 12)
        write(canvas, 700, 100, "beyond its edge")
        canvas.rotate(45)
        canvas.setFillGray(0.85)
        canvas.setFont("STSong-Light", 60)
        canvas.drawString(300, 200, "政务公开 2024")

    data = pdf(draw)
    assert (prose(data), document(data).notices) == (["无。"], ())


def test_numbers_in_pieces_printed_twice_and_radicals() -> None:
    def draw(canvas: Any) -> None:
        grid(canvas, XS, YS, [["⾏政⽂件", "", ""], ["", "", ""], ["", "", ""]])
        for x, text in ((203, "1"), (207.5, "2"), (212, "34")):
            write(canvas, x, 112, text)
            write(canvas, x + 0.3, 112, text)

    assert tables(pdf(draw))[0][0] == ["行政文件", "1234", ""]


def test_tables_that_touch_are_two() -> None:
    """As browsers print them: every cell in its own box, one table directly below the other."""
    upper = [60 + 40 * n for n in range(9)]
    lower = [60 + 52 * n for n in range(9)]

    def draw(canvas: Any) -> None:
        grid(canvas, upper, (100, 120, 140), [[str(n) for n in range(8)]] * 2)
        grid(canvas, lower, (141.5, 160, 180), [[str(n) for n in range(8)]] * 2)

    assert tables(pdf(draw)) == [[[str(n) for n in range(8)]] * 2] * 2


def test_a_heading_after_a_full_line_begins_a_paragraph() -> None:
    full = "政" * 52

    def draw(canvas: Any) -> None:
        for y, text in ((100, full), (118, full), (148, "二、主动公开"), (178, full)):
            write(canvas, 60, y, text)

    assert prose(pdf(draw)) == [full * 2, "二、主动公开", full]


def unmapped(data: bytes) -> bytes:
    """The file without the maps of its fonts from glyphs to characters."""
    return re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found[0]), data)


def report(seed: int, *, consistent: bool = True) -> Report:
    return random_report(Random(seed), FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=consistent)


def strange_fonts(data: bytes) -> set[str]:
    """Fonts of the first page that are none of those asked for by FONTCONFIG_FILE (make test-fonts)."""
    if "FONTCONFIG_FILE" not in os.environ:
        return set()
    listed = subprocess.run(["fc-list", "-f", "%{postscriptname}\n"], capture_output=True, text=True, check=True)
    known = tuple(listed.stdout.split())
    with pdfplumber.open(io.BytesIO(data)) as printed:
        names = {char["fontname"].split("+")[-1] for char in printed.pages[0].chars}
    return {name for name in names if not name.startswith(known)}


@pytest.mark.fonts
@needs_chromium
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_what_chromium_prints(seed: int) -> None:
    printed = report(seed)
    data = PRINTERS["pdf_chromium"](printed, Random(seed))
    assert differences(printed, parse(data).report) == []
    assert strange_fonts(data) == set()


@pytest.mark.fonts
@needs_libreoffice
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_what_libreoffice_exports(seed: int) -> None:
    printed = report(seed)
    data = PRINTERS["pdf_libreoffice"](printed, Random(seed))
    assert differences(printed, parse(data).report) == []
    assert strange_fonts(data) == set()


@pytest.mark.long
@needs_chromium
def test_fonts_that_do_not_say_what_they_print_are_read_as_pictures() -> None:
    printed = report(3)
    data = unmapped(PRINTERS["pdf_chromium"](printed, Random(3)))
    reading = parse(data)
    assert all("fonts don't say" in notice.text for notice in reading.document.notices)
    assert reading.document.notices
    wrong = {k for k, f in reading.report.figures.items() if f.value not in {None, printed.value(k)}}
    warned = {warning.subject for warning in reading.report.warnings}
    failed = [check for check in reading.checks if check.status == "fail"]
    assert not wrong or failed or wrong <= warned


@pytest.mark.long
def test_the_text_that_a_scanner_put_under_a_scan_is_not_believed() -> None:
    try:
        font = chinese_font(40)
    except NoFont:
        pytest.skip("no Chinese font")
    image = Image.new("RGB", (1654, 2339), "white")
    ImageDraw.Draw(image).text((300, 400), "共收到申请4711件，均已答复。", "black", font)

    def draw(canvas: Any) -> None:
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(image), 0, 0, 595, HEIGHT)
        text = canvas.beginText(108, HEIGHT - 150)
        text.setFont("STSong-Light", 14)
        text.setTextRenderMode(3)
        text.textOut("共收到申请1147件，均已答复。")
        canvas.drawText(text)

    data = pdf(draw)
    assert prose(data) == ["共收到申请4711件，均已答复。"]
    assert document(data).notices[0].text.startswith("page 1 was read as a picture")


def test_wrong_sums_of_the_publisher_are_confirmed_without_ocr() -> None:
    printed = report(5, consistent=False)
    reading = parse(RENDERERS["pdf"](printed, Random(5)))
    assert differences(printed, reading.report) == []
    assert any(check.status == "fail" for check in reading.checks)
    assert (reading.readers, reading.verdict) == (("pdf", "pdf_plumber"), "confirmed")


@pytest.mark.xdist_group("ocr")
def test_every_reader_knows_what_is_pasted_over() -> None:
    font = "STSong-Light"
    xs, ys = (60, 330, 380, 430), (200, 230, 260, 290)
    rows = [["信息内容", "甲", "乙"], ["行政许可", "99", "17"], ["行政处罚", "345", "60"]]

    def draw(canvas: Any) -> None:
        grid(canvas, xs, ys, rows)
        canvas.setFillGray(1)
        canvas.rect(332, HEIGHT - 258, 40, 26, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont(font, 9)
        write(canvas, 334, 250, "58")

    data = pdf(draw)
    assert tables(data)[0][1] == ["行政许可", "58", "17"]
    assert tables(data, "pdf_plumber")[0][1] == ["行政许可", "58", "17"]
    assert tables(data, "pdf_scan")[0][1][1:] == ["58", "17"]


def test_ocr_of_drawn_pages_has_an_end() -> None:
    with pytest.raises(Unreadable, match="31 pages are too many"):
        pdf_scan.read(pdf(*[lambda c: write(c, 60, 100, "无。")] * 31))


_XS, _YS = (50, 150, 200, 250), (100, 130, 160)


def test_punctuation_that_hangs_over_the_end_of_a_line_begins_no_cell() -> None:
    def draw(canvas: Any) -> None:
        grid(canvas, _XS, _YS, (("", "70", "5"), ("", "3", "8")))
        write(canvas, 150 - 9 * 9 - 2, 112, "未按收费通知缴费用、")

    (table,) = tables(pdf(draw))
    assert table[0] == ["未按收费通知缴费用、", "70", "5"]


def test_a_digit_that_a_ruling_goes_through_is_no_figure() -> None:
    def draw(canvas: Any) -> None:
        grid(canvas, _XS, _YS, (("规章", "70", ""), ("行政许可", "3", "8")))
        write(canvas, 198, 112, "4")

    cells = {(c.row, c.column): c for b in document(pdf(draw)).blocks if isinstance(b, Table) for c in b.cells}
    assert [cells[0, n].confidence for n in range(3)] == [None, None, 0.0]
