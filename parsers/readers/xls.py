"""XLS (BIFF, [MS-XLS]): each sheet becomes a table, with its cells as Excel shows them and its merges."""

from __future__ import annotations

import os
from typing import Any

from parsers import messages
from parsers.document import Block, Document
from parsers.errors import Unreadable
from parsers.formats import XLS
from parsers.notices import HIDDEN_SHEET
from parsers.readers.sheets import Sheet, raised, shown, to_blocks
from parsers.sentences import Message

_EMPTY, _NUMBER, _DATE, _BOOLEAN, _ERROR = 0, 2, 3, 4, 5


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the workbook is damaged or locked."""
    import xlrd

    with open(os.devnull, "w", encoding="utf-8") as quiet:  # noqa: PTH123
        try:
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=quiet)
        except Exception as error:
            if "encrypt" in str(error).lower():
                raise Unreadable(messages.EXCEL_LOCKED()) from error
            raise Unreadable(messages.DAMAGED(what="excel", error=error)) from error
        blocks: list[Block] = []
        notices: list[Message] = []
        for sheet in book.sheets():
            if sheet.visibility:
                notices.append(HIDDEN_SHEET(title=sheet.name))
                continue
            blocks += to_blocks(_sheet(book, sheet), sum(hasattr(b, "cells") for b in blocks))
    return Document(tuple(blocks), XLS, "xls", {}, tuple(notices))


def _sheet(book: Any, sheet: Any) -> Sheet:
    cells = {
        (row, column): _text(book, sheet, row, column)
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if sheet.cell_type(row, column) != _EMPTY
    }
    merges = [(top, left, bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells]
    hidden_rows = {n for n, each in sheet.rowinfo_map.items() if each.hidden}
    hidden_columns = {n for n, each in sheet.colinfo_map.items() if each.hidden}
    return Sheet(sheet.name, cells, merges, hidden_rows, hidden_columns)


def _text(book: Any, sheet: Any, row: int, column: int) -> str:
    import xlrd

    cell = sheet.cell(row, column)
    if cell.ctype == _DATE:
        try:
            return shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
        except (xlrd.XLDateError, ValueError, OverflowError):
            return str(cell.value)
    if cell.ctype == _ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERR"))
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    pattern = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == _NUMBER:
        return shown(cell.value, pattern)
    return shown(_joined(book, sheet, row, column), pattern)


def _joined(book: Any, sheet: Any, row: int, column: int) -> str:
    """The text of a cell, from parts in several fonts. Superscript marks are put in brackets."""
    text = str(sheet.cell(row, column).value)
    runs = sheet.rich_text_runlist_map.get((row, column))
    if not runs:
        return text
    parts, ends = [text[: runs[0][0]]], [start for start, _ in runs[1:]]
    for (start, font), end in zip(runs, (*ends, None), strict=True):
        part = text[start:end]
        parts.append(raised(part) if book.font_list[font].escapement == 1 else part)
    return "".join(parts)
