"""XLSX and XLS: the report on one sheet, or one sheet per table; numbers are stored as numbers."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from random import Random
from typing import Any

from nianbao_demo.render.docx import zipped
from nianbao_demo.render.grid import Box, Grid, sections_with_grids
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


def xlsx(report: Report, rng: Random) -> bytes:
    """XLSX with merged cells, a hidden sheet, and numbers stored as numbers or as text."""
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


def _dated(data: bytes) -> bytes:
    """The file packed again with a fixed time, so that every build gives the same bytes."""
    import re
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
    if rng.random() < 0.3:
        return box.text, "@"
    if "." in box.text:
        return float(box.text), "0." + "0" * len(box.text.split(".")[1])
    value = int(box.text)
    return value, rng.choice(_FORMATS if value else _FORMATS[:3])


def xls(report: Report, rng: Random) -> bytes:
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
            else:
                sheet.write(y, x, "" if value is None else value, style)
        row += len(grid or []) + 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


EXCELS: dict[str, Callable[[Report, Random], bytes]] = {"xlsx": xlsx, "xls": xls}
