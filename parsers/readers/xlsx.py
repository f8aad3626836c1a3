"""XLSX (ISO/IEC 29500): each sheet becomes a table, with its cells as Excel shows them and its merges.

The values of formulas are those that Excel stored when it saved the file. A formula without a stored
value is blank, and a notice names it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from parsers import messages, notices
from parsers.document import Block, Document
from parsers.errors import Refused, Unreadable
from parsers.formats import XLSX
from parsers.package import Package
from parsers.readers.sheets import Sheet, raised, shown, to_blocks
from parsers.sentences import Message

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 200_000
"""Limit of cells in a sheet. The largest real one has 2,000."""
_MOST_MERGED = 500_000
"""Limit of cells covered by merged cells in a sheet. openpyxl creates each of them; a title over a whole row
takes 16,384."""
_COLUMNS = 16_384
_MERGE = re.compile(rb'<mergeCell [^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the package is damaged or too large."""
    package = Package(data)
    for info in package.infos:
        _look_at(package.bytes_of(info))  # checks the unpacked size, which openpyxl doesn't
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        raise Unreadable(messages.DAMAGED(what="excel", error=error)) from error
    blocks: list[Block] = []
    noticed: list[Message] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            noticed.append(notices.HIDDEN_SHEET(title=sheet.title))
            continue
        noticed += _uncomputed(sheet, formulas[sheet.title])
        made = to_blocks(_sheet(sheet), sum(hasattr(b, "cells") for b in blocks))
        blocks += made
    return Document(tuple(blocks), XLSX, "xlsx", {}, tuple(noticed))


def _look_at(part: bytes) -> None:
    """Raises `Refused` for a part that takes openpyxl minutes, or that it would read wrongly (entities)."""
    if b"<!ENTITY" in part.replace(b"\x00", b""):
        raise Refused(messages.XML_ENTITIES())
    cells = part.count(b"<c ")
    if cells > MOST_CELLS:
        raise Refused(messages.SHEET_CELLS(cells=cells))
    if b"<mergeCell " in part and sum(map(_area, _MERGE.finditer(part))) > _MOST_MERGED:
        raise Refused(messages.SHEET_MERGES(most=_MOST_MERGED))


def _area(merge: re.Match[bytes]) -> int:
    left, top, right, bottom = (_ordinal(each) for each in merge.groups())
    return abs(right - left + 1) * abs(bottom - top + 1)


def _ordinal(name: bytes) -> int:
    """The number of a row, or of a column given by letters, from 1."""
    if name.isdigit():
        return int(name)
    value = 0
    for letter in name:
        value = value * 26 + letter - 64
    return value


def _sheet(sheet: Worksheet) -> Sheet:
    hidden_rows = {n - 1 for n, each in sheet.row_dimensions.items() if each.hidden}
    hidden_columns = {
        n - 1
        for each in sheet.column_dimensions.values()
        if each.hidden
        for n in range(each.min or 0, min(each.max or 0, _COLUMNS) + 1)
    }
    merges = [
        (r.min_row - 1, r.min_col - 1, r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
        for r in sheet.merged_cells.ranges
    ]
    return Sheet(sheet.title, _cells(sheet), merges, hidden_rows, hidden_columns)


def _cells(sheet: Worksheet) -> Mapping[tuple[int, int], str]:
    cells = sheet._cells
    if len(cells) > MOST_CELLS:
        raise Refused(messages.SHEET_CELLS(cells=len(cells)))
    return {
        (row - 1, column - 1): shown(_plain(cell.value), cell.number_format)
        for (row, column), cell in cells.items()
        if cell.value is not None or cell.has_style
    }


def _plain(value: object) -> object:
    """A cell's value; text in several fonts as one text, with superscript marks in brackets."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    if not isinstance(value, CellRichText):
        return value
    return "".join(
        raised(part.text) if isinstance(part, TextBlock) and part.font.vertAlign == "superscript" else str(part)
        for part in value
    )


def _uncomputed(values: Worksheet, formulas: Worksheet) -> Iterator[Message]:
    """A notice for each formula whose result isn't stored in the file."""
    for place, cell in formulas._cells.items():
        if cell.data_type == "f" and values._cells[place].value is None:
            yield notices.NOT_COMPUTED(cell=f"{values.title}!{cell.coordinate}")
