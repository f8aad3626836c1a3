"""Scans: every cell is read as printed or is marked, and each figure has its confidence."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from fuzz.cells import compared
from nianbao_demo.render.docx import package
from nianbao_demo.render.scan import NoFont, Scanner, as_careful_pdf, as_file, chinese_font, scanned
from nianbao_demo.reports import random_report
from parsers import ParseError, parse
from parsers.document import Cell
from parsers.forms import FORMS
from parsers.grid import blocks
from parsers.ocr import engine, read_page, read_page_again
from parsers.report import Reading, Report
from parsers.text import is_blank, looks_like_number

pytest.importorskip("rapidocr")
pytestmark = pytest.mark.xdist_group("ocr")  # its models are loaded once
try:
    chinese_font(10)
except NoFont:
    pytest.skip("no Chinese font", allow_module_level=True)


def printed(seed: int, code: str = "2021", *, blank: float = 0.1) -> Report:
    rng = Random(seed)
    issuer = "洛阳市财政局"
    return random_report(rng, FORMS[code], issuer=issuer, year=2020, blank=blank)


@cache
def pages(seed: int, dpi: int = 200) -> tuple[Report, Scanner, list[Image.Image]]:
    """Pages that are askew, with noise and a seal on each."""
    report = printed(seed)
    scanner = Scanner(Random(seed), dpi, skew=0.8, noise=6, quality=85, stamped=True)
    return report, scanner, scanned(report, scanner)


def as_docx(sheets: list[Image.Image]) -> bytes:
    drawn = "".join(
        f'<w:p><w:r><w:drawing><a:blip r:embed="rIdP{n}"/></w:drawing></w:r></w:p>' for n in range(len(sheets))
    )
    return package(f"<w:body>{drawn}</w:body>", pictures=tuple(map(png, sheets)))


def as_html(sheets: list[Image.Image]) -> bytes:
    shown = "".join(
        f'<td><img src="data:image/png;base64,{base64.b64encode(png(sheet)).decode()}"></td>' for sheet in sheets
    )
    return f"<html><meta charset=utf-8><body><table><tr>{shown}</tr></table></body></html>".encode()


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


WAYS: dict[str, Callable[[], tuple[Report, bytes]]] = {
    "tiff": lambda: (pages(1)[0], as_file(pages(1)[2], pages(1)[1], "tiff")),
    "pdf": lambda: (pages(2)[0], as_file(pages(2)[2], pages(2)[1], "pdf")),
    "jpg at 150 dpi": lambda: (pages(3, 150)[0], as_file(pages(3, 150)[2], pages(3, 150)[1], "jpg")),
    "docx": lambda: (pages(4)[0], as_docx(pages(4)[2])),
    "html": lambda: (pages(5, 150)[0], as_html(pages(5, 150)[2])),
}


@pytest.mark.long  # tests/golden has a scan of the short run
@pytest.mark.parametrize("way", WAYS)
def test_figures_of_a_scan(way: str) -> None:
    report, data = WAYS[way]()
    reading = parse(data)
    cells = list(compared(report, reading))
    assert [cell for cell in cells if cell.outcome == "SILENT"] == []
    right = sum(cell.outcome in {"right", "doubted"} for cell in cells)
    assert right >= 0.98 * len(cells), [cell for cell in cells if cell.outcome != "right"]
    assert reading.report.issuer == report.issuer
    assert reading.report.year == report.year
    _says_how_sure(reading)


def _says_how_sure(reading: Reading) -> None:
    for key, figure in reading.report.figures.items():
        if figure.raw:
            assert figure.confidence is not None, key
            assert figure.place is not None, key
            assert figure.place.box is not None, key
            assert 0 <= figure.confidence <= 1, key


NASTY = (
    ("12.5", "0.05", "-18", "+5", "1", "11", "111"),
    ("24252.311082", "1,036", "100000", "7", "17", "71", "1.1"),
    ("—", "/", "", "0", "8", "3.08", "-1"),
    ("251000元", "5394432.52元", "2笔", "", "", "10", "101"),
)
"""Cells without a sum over them, with prints that OCR misreads."""


def table_of(rows: tuple[tuple[str, ...], ...], dpi: int, seed: int) -> np.ndarray:
    rng = Random(seed)
    unit = dpi / 72
    font = chinese_font(round(rng.choice([8, 9, 10.5]) * unit))
    wide, high, left = 64 * unit, 20 * unit, 40 * unit
    page = Image.new("RGB", (round(595 * unit), round(400 * unit)), "white")
    draw = ImageDraw.Draw(page)
    line = max(1, round(0.7 * unit))
    for r in range(len(rows) + 1):
        y = left + r * high
        draw.line((left, y, left + wide * len(rows[0]), y), fill="black", width=line)
    for c in range(len(rows[0]) + 1):
        x = left + c * wide
        draw.line((x, left, x, left + high * len(rows)), fill="black", width=line)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            at = (left + (c + 0.5) * wide, left + (r + 0.5) * high)
            draw.text(at, text, fill="black", font=font, anchor="mm")
    return _grained(page.rotate(rng.uniform(-1, 1), Image.Resampling.BICUBIC, fillcolor="white"))


def _grained(page: Image.Image) -> np.ndarray:
    grain = np.random.default_rng(1).normal(0, 6, (page.height, page.width, 1))
    return np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8)


@pytest.mark.parametrize(
    "dpi", [150, pytest.param(200, marks=pytest.mark.long), pytest.param(300, marks=pytest.mark.long)]
)
@pytest.mark.parametrize("read", [read_page, pytest.param(read_page_again, marks=pytest.mark.long)])
def test_a_cell_that_no_sum_covers_is_right_or_not_believed(dpi: int, read: Callable[..., object]) -> None:
    page = read(table_of(NASTY, dpi, dpi), dpi=dpi, number=1)
    (table,) = blocks([page])  # type: ignore[list-item]
    wrong, doubted = [], 0
    cells: list[Cell] = list(table.cells)  # type: ignore[union-attr]
    assert len(cells) == sum(map(len, NASTY))
    for cell in cells:
        text = NASTY[cell.row][cell.column]
        same = cell.text.translate(str.maketrans("，－＋一", ",-+—")).replace(" ", "") == text
        dash = text == "—" and (is_blank(cell.text) or cell.text == "一")
        # O for 0 is no number to the parser either.
        if cell.text and ((cell.confidence or 0.0) <= 0 or not (looks_like_number(cell.text) or is_blank(cell.text))):
            doubted += 1
        elif not same and not dash:
            wrong.append((text, cell.text, cell.confidence))
    assert wrong == []
    assert doubted <= 4, "slashes, and numbers that touch the sides of their cells"


def huge() -> bytes:
    """The header of a PNG of 30,000 × 30,000 pixels, with hardly any pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + crc

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def photograph() -> bytes:
    size = (900, 700)
    sky = Image.linear_gradient("L").resize(size)
    return png(Image.merge("RGB", (sky, sky.rotate(180), Image.effect_noise(size, 60))))


NO_REPORTS: dict[str, Callable[[], bytes]] = {
    "a photograph": photograph,
    "an emblem": lambda: png(Image.new("RGB", (120, 120), (200, 0, 0))),
    "bare paper": lambda: png(Image.new("RGB", (1240, 1754), "white")),
    "30,000 × 30,000 pixels": huge,
    "a picture cut short": lambda: png(pages(1)[2][0])[:20_000],
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(each, marks=pytest.mark.long) if each in {"a photograph", "bare paper"} else each
        for each in NO_REPORTS
    ],
)
def test_pictures_that_are_no_reports(name: str) -> None:
    with pytest.raises(ParseError) as told:
        parse(NO_REPORTS[name]())
    assert "\n" not in str(told.value)
    assert len(str(told.value)) > 20


@pytest.mark.long
def test_sums_that_are_wrong_in_a_scanned_pdf_are_confirmed_by_another_way_of_reading() -> None:
    rng = Random(2)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=False, blank=0.2)
    reading = parse(as_careful_pdf(report, rng))
    assert (reading.readers, reading.verdict) == (("pdf", "pdf_scan"), "confirmed")
    assert [check for check in reading.checks if check.status == "fail"]
    read, printed = reading.report.figures, report.figures
    differ = [key for key in printed if read[key].value != printed[key].value]
    # A cell of a picture may be in doubt: then it is NULL with a warning, and never wrong.
    assert len(differ) <= 1
    assert all(read[key].value is None for key in differ)
    assert bool(differ) <= bool(reading.report.warnings or reading.disputes)


@pytest.mark.parametrize("read", [pytest.param(read_page, marks=pytest.mark.long), read_page_again])
def test_what_stands_in_a_table_that_lies_askew_is_not_read_beside_it_too(read: Callable[..., Any]) -> None:
    askew = Image.fromarray(table_of(NASTY[:1], 150, 3)).rotate(4, fillcolor=(255, 255, 255))
    found = blocks([read(np.asarray(askew), dpi=150.0, number=1)])
    assert [type(each).__name__ for each in found] == ["Table"]


@pytest.mark.parametrize("at", [(20, 30), (1200, 2100), (40, 2200), (1250, 40)])
def test_a_line_is_found_where_it_stands_however_much_of_the_page_is_blank(at: tuple[int, int]) -> None:
    sheet = Image.new("L", (1654, 2339), 235)
    ImageDraw.Draw(sheet).text(at, "洛阳市财政局", fill=40, font=chinese_font(40))
    printed_at = sheet.point(lambda shade: 255 if shade < 120 else 0).getbbox()
    (found,) = engine.find_lines(np.asarray(sheet.convert("RGB")), 200)
    assert printed_at is not None
    assert max(abs(a - b) for a, b in zip(found, printed_at, strict=True)) < 20


def test_long_strips_are_read_a_few_at_a_time() -> None:
    """A damaged scan has strips that are taken for lines; sixteen at once took 2,000 MB."""
    strips = [np.zeros((14, 1964, 3), np.uint8)] * 16
    found = list(engine.batches(strips))
    assert sorted(n for batch in found for n in batch) == list(range(16))
    assert max(map(len, found)) == 1
    assert max(map(len, engine.batches([np.zeros((41, 1018, 3), np.uint8)] * 16))) == 6
    assert max(map(len, engine.batches([np.zeros((41, 200, 3), np.uint8)] * 16))) == 16
