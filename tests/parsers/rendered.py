"""The report of `tests.parsers.report_2021` in many formats, written by common libraries."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from nianbao_demo.render.ofd import OFDS
from nianbao_demo.reports import random_report
from parsers import libreoffice
from parsers.forms import FORMS
from tests.parsers.report_2021 import TITLE, Placed, sections, size

Prints = Mapping[str, str]


def docx(changed: Prints, edit: Callable[[Any], None] = lambda _: None) -> bytes:
    """DOCX by python-docx; `edit` is called with the document."""
    import docx as python_docx

    document = python_docx.Document()
    document.add_paragraph(TITLE)
    for heading, cells in sections(changed):
        document.add_paragraph(heading)
        if not cells:
            document.add_paragraph("本机关认真贯彻落实条例。")
            continue
        rows, columns = size(cells)
        table = document.add_table(rows, columns, style="Table Grid")
        grid = [list(row.cells) for row in table.rows]
        for cell in cells:
            first = grid[cell.row][cell.column]
            last = grid[cell.row + cell.high - 1][cell.column + cell.wide - 1]
            (first if first is last else first.merge(last)).text = cell.text
    edit(document)
    return saved(document.save)


def xlsx(changed: Prints, edit: Callable[[Any, dict[str, Any]], None] = lambda *_: None) -> bytes:
    """XLSX by openpyxl, on one sheet; `edit` is called with the sheet and the figures' cells by key."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    named: dict[str, Any] = {}

    def put(row: int, cell: Placed) -> None:
        top, left = row + cell.row + 1, cell.column + 1
        sheet.cell(top, left).value = cell.text or None
        if cell.key:
            named[cell.key] = sheet.cell(top, left)
        if cell.high > 1 or cell.wide > 1:
            sheet.merge_cells(
                start_row=top, end_row=top + cell.high - 1, start_column=left, end_column=left + cell.wide - 1
            )

    _laid(changed, put)
    edit(sheet, named)
    return saved(book.save)


def xls(changed: Prints, values: Mapping[str, tuple[Any, str]] | None = None) -> bytes:
    """XLS by xlwt; `values` are numbers for figures, with their number formats."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报")

    def put(row: int, cell: Placed) -> None:
        top, left = row + cell.row, cell.column
        value, pattern = (values or {}).get(cell.key or "", (cell.text, "General"))
        style = xlwt.easyxf(num_format_str=pattern)
        bottom, right = top + cell.high - 1, left + cell.wide - 1
        if (top, left) == (bottom, right):
            sheet.write(top, left, value, style)
        else:
            sheet.write_merge(top, bottom, left, right, value, style)

    _laid(changed, put)
    return saved(book.save)


def _laid(changed: Prints, put: Callable[[int, Placed], None]) -> None:
    """Puts title, headings and tables below each other."""
    row = 0
    put(row, Placed(0, 0, TITLE))
    for heading, cells in sections(changed):
        row += 1
        put(row, Placed(0, 0, heading))
        row += 1
        for cell in cells or [Placed(0, 0, "本机关认真贯彻落实条例。")]:
            put(row, cell)
        row += size(cells)[0] if cells else 1


def html(changed: Prints) -> bytes:
    parts = ['<html><head><meta charset="utf-8"></head><body><h1>', TITLE, "</h1>"]
    for heading, cells in sections(changed):
        parts.append(f"<p>{heading}</p>")
        if not cells:
            parts.append("<p>本机关认真贯彻落实条例。</p>")
            continue
        parts.append("<table border=1>")
        for row in range(size(cells)[0]):
            parts.append("<tr>")
            parts += [f"<td rowspan={c.high} colspan={c.wide}>{c.text}</td>" for c in cells if c.row == row]
        parts.append("</table>")
    return "".join(parts).encode()


def markdown(changed: Prints) -> bytes:
    """Plain text with pipe tables; fields covered by a merged cell are empty."""
    lines = [f"# {TITLE}", ""]
    for heading, cells in sections(changed):
        lines += [f"## {heading}", ""]
        if not cells:
            lines += ["本机关认真贯彻落实条例。", ""]
            continue
        rows, columns = size(cells)
        at = {(c.row, c.column): c.text for c in cells}
        for row in range(rows):
            texts = [at.get((row, column), "") for column in range(columns)]
            lines.append("| " + " | ".join(texts) + " |")
            if row == 0:
                lines.append("|" + " --- |" * columns)
        lines.append("")
    return "\n".join(lines).encode()


def by_libreoffice(kind: str) -> Callable[[Prints], bytes]:
    """A function that makes python-docx's document and lets LibreOffice save it as doc, rtf, odt or
    pdf.
    """

    def make(changed: Prints) -> bytes:
        return libreoffice.convert(docx(changed), ".docx", kind)

    return make


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def ofd(changed: Prints) -> bytes:
    """OFD by the demo's renderer, as no library writes it, with the prints of this report."""
    report = random_report(Random(1), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    prints = {cell.key: cell.text for _, cells in sections(changed) for cell in cells}
    figures = {key: f._replace(raw=prints[key]) for key, f in report.figures.items()}
    return OFDS["ofd"](replace(report, figures=figures), Random(1))
