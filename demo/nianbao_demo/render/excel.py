"""XLSX and XLS: the report on one sheet, or one sheet per table; numbers are stored as numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any, cast

from nianbao_demo.render.docx import zipped
from nianbao_demo.render.grid import Box, Grid, sections_with_grids
from nianbao_demo.render.looks import Beside, Kind
from nianbao_demo.render.page import printed_day
from parsers.report import Report

_FORMATS = ("General", "0", "#,##0", '#,##0;-#,##0;"-"')


def placed(grid: Grid, top: int) -> list[tuple[int, int, Box]]:
    """Each box with its row and column."""
    taken: set[tuple[int, int]] = set()
    found = []
    for y, boxes in enumerate(grid, top):
        x = 0
        for box in boxes:
            while (y, x) in taken:
                x += 1
            taken.update((y + r, x + c) for r in range(box.rowspan) for c in range(box.colspan))
            found.append((y, x, box))
            x += box.colspan
    return found


def xlsx(report: Report, rng: Random, beside: Beside | None = None) -> bytes:
    """XLSX with merged cells, a hidden sheet, and numbers stored as numbers or as text; with pieces `beside` them."""
    import openpyxl
    from openpyxl.styles import Border, Side
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime(2024, 1, 1)  # noqa: DTZ001
    line = Side(style="thin")
    drawn = Border(left=line, right=line, top=line, bottom=line)
    sheet: Any = book.active
    alone = rng.random() < 0.5
    sheet.title = "年报"
    row = _lines(sheet, 1, [report.title or "", printed_day(report, rng)])
    for number, heading, lines, grid in sections_with_grids(report, rng):
        if grid and not alone:
            sheet, row = book.create_sheet(f"表{number}"), 1
        row = _lines(sheet, row, [heading, *lines])
        for y, x, box in placed(grid or [], row):
            cell = sheet.cell(y, x + 1)
            value, pattern = _stored(box, rng)
            cell.value, cell.number_format, cell.border = value, pattern, drawn
            if beside is not None:
                _dress_xlsx(cell, box, beside)
            if box.rowspan > 1 or box.colspan > 1:
                sheet.merge_cells(
                    start_row=y, end_row=y + box.rowspan - 1, start_column=x + 1, end_column=x + box.colspan
                )
        row += len(grid or []) + rng.randint(0, 2)
    if rng.random() < 0.5:
        hidden = book.create_sheet("草稿")
        hidden["A1"], hidden.sheet_state = 31, "hidden"
    sheet.column_dimensions[get_column_letter(1)].width = 30
    out = io.BytesIO()
    book.save(out)
    return _dated(out.getvalue())


def xlsx_looked(report: Report, rng: Random) -> bytes:
    """With struck and unseen pieces in the cells, and hidden numbers in blank ones."""
    return xlsx(report, rng, Beside(rng, 0.15))


def xlsx_marked(report: Report, rng: Random) -> bytes:
    """With raised and lowered digits behind the figures."""
    return xlsx(report, rng, Beside(rng, 0.0, 0.15))


_FILLED = 0.03
"""Share of figures that are repeated as often as their cell has room: 1 shows as 1111."""
_OPEN, _SHUT = "\ue000", "\ue001"


def runs_of(text: str, beside: Beside, *, figure: bool) -> list[tuple[str, Kind | None]]:
    """A text and what stands beside it, in pieces of one look."""
    marked = beside.dress(text, str, lambda said, kind: f"{_OPEN}{kind}:{said}{_SHUT}", figure=figure)
    runs: list[tuple[str, Kind | None]] = []
    for part in re.split(f"({_OPEN}[^{_SHUT}]*{_SHUT})", marked):
        kind, _, said = part.strip(_OPEN + _SHUT).partition(":") if part[:1] == _OPEN else ("", "", part)
        if said:
            runs.append((said, cast("Kind", kind) if kind else None))
    return runs


def _dress_xlsx(cell: Any, box: Box, beside: Beside) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Alignment, Color, Font

    rng = beside.rng
    if box.figure and not box.text:
        if rng.random() < beside.share:
            cell.value = rng.randint(1, 99)
            way = rng.choice(["format", "white", "struck", "format in white", "theme", "tiny"])
            if way == "format":
                cell.number_format = rng.choice([";;;", '""', '"";"";""', '[<100]"";0'])
            elif way == "theme":
                cell.font = Font(color=Color(theme=0))
            elif way == "tiny":
                cell.font = Font(size=1)
            elif way == "format in white":
                cell.number_format = "[White]0;[White]-0;0"
            else:
                cell.font = Font(color="FFFFFFFF") if way == "white" else Font(strike=True)
        return
    if box.figure and beside.marks and rng.random() < _FILLED:
        cell.alignment = Alignment(horizontal="fill")
    runs = runs_of(box.text, beside, figure=bool(box.figure))
    if len(runs) < 2:
        return
    fonts: dict[Kind, list[dict[str, Any]]] = {
        "struck": [{"strike": True}],
        "unseen": [{"color": "FFFFFFFF"}, {"color": "00FFFFFF"}, {"sz": 1}, {"color": Color(theme=0)}],
        "plain": [{"strike": False}, {"color": "FF010101"}, {"color": Color(theme=1)}, {"vertAlign": "baseline"}],
        "raised": [{"vertAlign": "superscript"}],
        "lowered": [{"vertAlign": "subscript"}],
    }
    parts = [said if kind is None else TextBlock(InlineFont(**rng.choice(fonts[kind])), said) for said, kind in runs]
    cell.value, cell.number_format = CellRichText(*parts), "@"


def _dated(data: bytes) -> bytes:
    """The file packed again with a fixed time, so that every build gives the same bytes."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2024-01-01T00:00:00Z", core)
    return zipped(parts)


def _lines(sheet: Any, row: int, lines: list[str]) -> int:
    for line in lines:
        sheet.cell(row, 1).value = line
        row += 1
    return row


def _stored(box: Box, rng: Random) -> tuple[str | int | float | None, str]:
    """The value and the number format of a cell. No zero is shown as a dash, which would be blank."""
    if not box.figure or not box.text:
        return box.text or None, "General"
    if rng.random() < 0.3 or not box.text.lstrip("-").replace(".", "", 1).isdigit():
        return box.text, "@"
    if "." in box.text:
        return float(box.text), "0." + "0" * len(box.text.split(".")[1])
    value = int(box.text)
    return value, rng.choice(_FORMATS if value else _FORMATS[:3])


def xls_looked(report: Report, rng: Random) -> bytes:
    return xls(report, rng, Beside(rng, 0.15))


def xls_marked(report: Report, rng: Random) -> bytes:
    return xls(report, rng, Beside(rng, 0.0, 0.15))


def _dress_xls(sheet: Any, y: int, x: int, box: Box, beside: Beside) -> bool:
    """Writes the cell with what stands beside its text; False if nothing does."""
    import xlwt

    runs = runs_of(box.text, beside, figure=bool(box.figure))
    if len(runs) < 2:
        return False
    parts = []
    for said, kind in runs:
        font = xlwt.Font()
        font.struck_out = kind == "struck"
        if kind == "unseen":
            font.colour_index = 1
        if kind in {"raised", "lowered"}:
            font.escapement = 1 if kind == "raised" else 2
        parts.append((said, font))
    sheet.write_rich_text(y, x, parts)
    return True


def xls(report: Report, rng: Random, beside: Beside | None = None) -> bytes:
    """The same in the format of Excel 97."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报", cell_overwrite_ok=True)
    row = 0
    sections = sections_with_grids(report, rng)
    for line in (report.title or "", printed_day(report, rng)):
        sheet.write(row, 0, line)
        row += 1
    for _, heading, lines, grid in sections:
        for line in (heading, *lines):
            sheet.write(row, 0, line)
            row += 1
        for y, x, box in placed(grid or [], row):
            value, pattern = _stored(box, rng)
            style = xlwt.XFStyle()
            style.num_format_str = pattern
            if box.rowspan > 1 or box.colspan > 1:
                sheet.write_merge(y, y + box.rowspan - 1, x, x + box.colspan - 1, "" if value is None else value, style)
            elif beside is None or not _dress_xls(sheet, y, x, box, beside):
                sheet.write(y, x, "" if value is None else value, style)
        row += len(grid or []) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EXCELS: dict[str, Callable[[Report, Random], bytes]] = {
    "xlsx": xlsx,
    "xls": xls,
    "xlsx_looked": xlsx_looked,
    "xls_looked": xls_looked,
}
