"""Excel files, by openpyxl: a workbook for each report that looks like the official form, and one with
all figures in a long table.

Excel holds 15 digits of a number, so longer ones are written as text. So is text that begins with =,
which must not become a formula.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from crawler.corpus.export.form import TABLES_OF_SECTIONS, WIDTH, Box, indicators
from crawler.corpus.export.snapshot import Record, Snapshot
from crawler.corpus.messages import values_of
from crawler.corpus.translation import in_both
from crawler.dictionary import VIEWS, Table, Value
from parsers.forms import FORMS

ROWS = 1_000_000
"""Most rows in a sheet; Excel's limit is 1,048,576. Further rows go to a second sheet, and so on."""
DIGITS = 10**15
"""Numbers from this size on have more than the 15 digits that Excel holds."""
_LONGEST = 32_000
"""Most characters in a cell; Excel cuts at 32,767."""
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  (Excel knows no zones)

_LINE = Side(style="thin")
_DRAWN = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT = Alignment(vertical="top", wrap_text=True)
_HEAD = PatternFill("solid", fgColor="EDEDED")
_PER_LINE = 60
"""Chinese characters in a line of narrative, to estimate row heights: Excel doesn't fit the height of
merged cells.
"""


class _Archive(ZipFile):
    """A ZIP file whose members have no time, so that the same workbook gives the same bytes."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        member = ZipInfo(str(name))
        member.compress_type = ZIP_DEFLATED
        super().writestr(member, data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        member = ZipInfo(str(arcname or filename))
        member.compress_type = ZIP_DEFLATED
        with Path(filename).open("rb") as source, self.open(member, "w", force_zip64=True) as target:
            while part := source.read(1 << 20):
                target.write(part)


def save(book: Workbook, path: Path) -> None:
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "nianbao"
    with _Archive(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        ExcelWriter(book, archive).write_data()


def stored(value: Value) -> Value:
    """A value as Excel can hold it."""
    if isinstance(value, int | float):
        return str(value) if abs(value) >= DIGITS else value
    return _ILLEGAL.sub("\ufffd", value)[:_LONGEST] if value else None


def write_long(path: Path, table: Table, rows: Iterable[Record]) -> int:
    """Writes one long table, a row at a time. Returns the number of rows."""
    book = Workbook(write_only=True)
    sheet: Any = None
    count = 0
    for row in rows:
        if count % ROWS == 0:
            nth = count // ROWS + 1
            sheet = _head(book, f"{table.name} {nth}" if nth > 1 else table.name, table)
        sheet.append([_cell(sheet, value) for value in row])
        count += 1
    if sheet is None:
        _head(book, table.name, table)
    save(book, path)
    return count


def _head(book: Workbook, title: str, table: Table) -> Any:
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = 12 if column.unit else 24
    cells = [WriteOnlyCell(sheet, column.name) for column in table.columns]
    for cell in cells:
        cell.font, cell.fill = Font(bold=True), _HEAD
    sheet.append(cells)
    return sheet


def _cell(sheet: Any, value: Value) -> Any:
    kept = stored(value)
    if not isinstance(kept, str) or not kept.startswith("="):
        return kept
    cell = WriteOnlyCell(sheet, kept)
    cell.data_type = "s"
    return cell


def write_report(path: Path, snap: Snapshot, report: str) -> None:
    """Writes one report as the official form prints it, with a second sheet on its source and checks."""
    names = ("issuer_id", "year", "form", "title", "status", "published_on", "url", "document", "warnings")
    row = snap.conn.execute(f"SELECT {', '.join(names)} FROM reports WHERE id = ?", (report,))
    facts = dict(zip(names, row.fetchone(), strict=True))
    book = Workbook()
    book.add_named_style(NamedStyle("label", border=_DRAWN, alignment=_CENTRE, fill=_HEAD))
    book.add_named_style(NamedStyle("figure", border=_DRAWN, alignment=_CENTRE))
    sheet: Any = book.active
    sheet.title = "年度报告"
    for at in range(1, WIDTH + 1):
        sheet.column_dimensions[get_column_letter(at)].width = 9
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    others = _form(sheet, snap, report, facts)
    _notes(book, snap, report, facts, others)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(book, path)


def _form(sheet: Any, snap: Snapshot, report: str, facts: dict[str, Any]) -> dict[str, Value]:
    """Writes the narrative and the tables. Returns the figures that have no place in the form, by key."""
    figures: dict[str, Value] = dict(
        snap.conn.execute('SELECT "key", value FROM figures WHERE report_id = ?', (report,))
    )
    texts: dict[int, str] = {}
    for number, text in snap.conn.execute(
        "SELECT number, text FROM sections WHERE report_id = ? ORDER BY id", (report,)
    ):
        texts[number] = "\n".join(filter(None, (texts.get(number), text)))
    form = FORMS.get(facts["form"] or "") if facts["form"] else next(reversed(FORMS.values()))
    placed: set[str] = set()
    row = _line(sheet, 1, facts["title"] or report, Font(bold=True, size=14), _CENTRE)
    if form is None or not form.sections:
        row = _as_printed(sheet, snap, report, row)
    for heading in form.sections if form else ():
        row = _line(sheet, row, f"{'一二三四五六'[heading.number - 1]}、{heading.label}", Font(bold=True))
        for paragraph in filter(None, texts.get(heading.number, "").split("\n")):
            row = _line(sheet, row, paragraph)
        place = TABLES_OF_SECTIONS.get(heading.number)
        if place and any(key.startswith(place.__name__) for key in figures):
            boxes = list(place(figures, facts["form"]))
            row = _boxes(sheet, row, boxes)
            placed.update(box.key for box in boxes if box.key)
    lines = list(
        snap.conn.execute(
            'SELECT line, label, "column", unit, value FROM indicators WHERE report_id = ? ORDER BY position', (report,)
        )
    )
    if lines:
        boxes = list(indicators(lines))
        _boxes(sheet, row, boxes)
        placed.update(box.key for box in boxes if box.key)
    return {key: value for key, value in figures.items() if key not in placed}


def _as_printed(sheet: Any, snap: Snapshot, report: str, row: int) -> int:
    """Writes the narrative of a report whose sections no form prescribes. Returns the number of the next row."""
    sections = snap.conn.execute("SELECT heading, text FROM sections WHERE report_id = ? ORDER BY id", (report,))
    for heading, text in sections.fetchall():
        if heading:
            row = _line(sheet, row, heading, Font(bold=True))
        for paragraph in filter(None, text.split("\n")):
            row = _line(sheet, row, paragraph)
    return row


def _line(sheet: Any, row: int, text: str, font: Font | None = None, alignment: Alignment = _TEXT) -> int:
    """Writes a row of text in one merged cell. Returns the number of the next row."""
    cell = _put(sheet, row, 1, text)
    cell.alignment = alignment
    if font:
        cell.font = font
    _merge(sheet, row, 1, 1, WIDTH)
    sheet.row_dimensions[row].height = min(400, 16 * (1 + len(text) // _PER_LINE))
    return row + 1


def _boxes(sheet: Any, top: int, boxes: Iterable[Box]) -> int:
    last = top
    for box in boxes:
        row, column = top + box.row, box.column + 1
        _put(sheet, row, column, box.value)
        style = "label" if box.key is None else "figure"
        for y in range(row, row + box.rows):
            for x in range(column, column + box.columns):
                sheet.cell(y, x).style = style
        if box.rows > 1 or box.columns > 1:
            _merge(sheet, row, column, box.rows, box.columns)
        if box.rows == 1 and isinstance(box.value, str):
            wide = 4.5 * box.columns
            high = 16 * (1 + int(len(box.value) / wide))
            sheet.row_dimensions[row].height = max(sheet.row_dimensions[row].height or 16, high)
        last = max(last, row + box.rows)
    return last


def _merge(sheet: Any, row: int, column: int, rows: int, columns: int) -> None:
    # Not merge_cells: it draws the borders of each merged cell anew, which took nine tenths of the time.
    first, last = get_column_letter(column), get_column_letter(column + columns - 1)
    sheet.merged_cells.add(f"{first}{row}:{last}{row + rows - 1}")


def _put(sheet: Any, row: int, column: int, value: Value) -> Any:
    cell = sheet.cell(row, column)
    cell.value = stored(value)
    if isinstance(cell.value, str):
        cell.data_type = "s"
    return cell


def _notes(book: Workbook, snap: Snapshot, report: str, facts: dict[str, Any], others: dict[str, Value]) -> None:
    """Writes the second sheet: where the report comes from, and what is in doubt about it."""
    sheet: Any = book.create_sheet("来源与核对")
    for letter, width in zip("ABCDE", (24, 40, 14, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    lines: list[tuple[Value, ...]] = [("报告 Report", report)]
    lines += [
        (f"{title} {name}", facts[name])
        for name, title in (
            ("issuer_id", "发布机关"),
            ("year", "报告年度"),
            ("published_on", "发布日期"),
            ("url", "来源网址"),
            ("document", "SHA-256"),
            ("status", "状态"),
        )
    ]
    failed = snap.conn.execute(
        'SELECT c.subject, c.status, c.message, c.code, c."values" FROM checks c'
        " WHERE c.report_id = ? AND c.status = 'fail' ORDER BY c.rule, c.subject",
        (report,),
    )
    lines += [
        ("勾稽不符 Failed check", subject, status, *in_both(message, code, values_of(values), facts["form"]))
        for subject, status, message, code, values in failed
    ]
    lines += [
        (
            "提示 Warning",
            each.get("subject"),
            None,
            *in_both(each["message"], each.get("code"), each.get("values", {}), facts["form"]),
        )
        for each in json.loads(facts["warnings"])
    ]
    corrected = snap.conn.execute(
        "SELECT cell, value, printed || ' → ' || why || ' (' || who || ', ' || made_on || ')'"
        " FROM corrections WHERE report_id = ? AND status = 'applied' ORDER BY cell",
        (report,),
    )
    lines += [("订正 Correction", *each) for each in corrected]
    lines += [("表外数据 Figure of another form", key, value) for key, value in sorted(others.items())]
    for at, line in enumerate(lines, 1):
        for column, value in enumerate(line, 1):
            _put(sheet, at, column, value).alignment = _TEXT


def long_table() -> Table:
    """The view `figures` without the columns that only a program can use."""
    figures = next(view for view in VIEWS if view.name == "figures")
    kept = tuple(c for c in figures.columns if c.name not in {"source_table", "place"})
    return replace(figures, columns=kept)
