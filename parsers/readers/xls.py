"""XLS (BIFF, [MS-XLS]): each sheet becomes a table, with its cells as Excel shows them and its merges."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from parsers import messages
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import XLS
from parsers.notices import HIDDEN_SHEET, RULES_UNREAD
from parsers.readers.cells.looks import (
    LOW,
    NARROW,
    WHITE,
    Colour,
    Font,
    Seen,
    seen_number,
    seen_text,
    seen_word,
    sheet_of,
    too_narrow,
    uncertain,
)
from parsers.readers.cells.rules import Rules
from parsers.readers.cells.sheets import Sheet, blocks_of, shown
from parsers.sentences import Message

_FILL = 4
"""Of horizontal alignment, in BIFF8."""
_TWIPS = 20
"""In a point."""
_WIDE = 256
"""Units of a column's width in a character."""
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
        sheets: list[Sheet] = []
        notices: list[Message] = []
        rules = _rules(data, notices)
        for sheet in book.sheets():
            if sheet.visibility:
                notices.append(HIDDEN_SHEET(title=sheet.name))
                continue
            try:
                read = _sheet(book, sheet, rules.get(sheet.name))
            except IndexError as error:  # a cell with a style that the workbook doesn't have
                raise Unreadable(messages.DAMAGED(what="excel", error=error)) from error
            sheets.append(read)
    return Document(blocks_of(sheets), XLS, "xls", {}, tuple(notices))


def _rules(data: bytes, notices: list[Message]) -> Mapping[str, Rules]:
    """The conditional formats of each sheet, by its name; a notice if there are any and they can't be told."""
    from parsers.readers.xls_rules import has_rules, rules_of_sheets

    if not has_rules(data):
        return {}
    try:
        return rules_of_sheets(data)
    except Unreadable:
        notices.append(RULES_UNREAD())
        return {}


def _sheet(book: Any, sheet: Any, rules: Rules | None) -> Sheet:
    cells = {
        (row, column): _seen(book, sheet, row, column)
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if sheet.cell_type(row, column) != _EMPTY
    }
    merges = [(top, left, bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells]
    hidden_rows = {n for n, each in sheet.rowinfo_map.items() if each.hidden or _is_flat(each)}
    if sheet.default_row_hidden:  # rows that the file doesn't describe
        hidden_rows |= set(range(sheet.nrows)) - set(sheet.rowinfo_map)
    hidden_columns = {n for n, each in sheet.colinfo_map.items() if each.hidden or each.width < NARROW * _WIDE}
    across = {(top, left): wide for top, left, _, wide in merges}
    cells |= {
        at: uncertain(seen)
        for at, seen in cells.items()
        if any(map(str.isdigit, seen.text))
        and (_is_filled(book, sheet, at) or _is_cut(book, sheet, at, across.get(at, 1), seen.text))
    }
    return sheet_of(sheet.name, rules.seen(cells, merges) if rules else cells, merges, hidden_rows, hidden_columns)


def _is_filled(book: Any, sheet: Any, at: tuple[int, int]) -> bool:
    """Whether a text is repeated as often as its cell has room: 1 shows as 1111."""
    return bool(book.xf_list[sheet.cell_xf_index(*at)].alignment.hor_align == _FILL)


def _is_cut(book: Any, sheet: Any, at: tuple[int, int], wide: int, text: str) -> bool:
    """Whether a number has no room in its column, so that Excel shows ####."""
    row, column = at
    if sheet.cell_type(row, column) != _NUMBER:
        return False
    widths = [sheet.colinfo_map[n].width / _WIDE for n in range(column, column + wide) if n in sheet.colinfo_map]
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    if len(widths) < wide or style.alignment.shrink_to_fit or style.alignment.rotation:
        return False
    usual = book.font_list[0].height or 1
    return too_narrow(text, sum(widths), book.font_list[style.font_index].height / usual)


def _is_flat(row: Any) -> bool:
    return bool(row.height < LOW * _TWIPS and not row.has_default_height)


def _paper(book: Any, sheet: Any, row: int, column: int) -> Colour | None:
    """The colour of a cell; None for patterns."""
    behind = book.xf_list[sheet.cell_xf_index(row, column)].background
    if behind.fill_pattern == 0:
        return WHITE
    return (book.colour_map.get(behind.pattern_colour_index) or WHITE) if behind.fill_pattern == 1 else None


def _font(book: Any, index: int) -> Font:
    font = book.font_list[index]
    align = {1: "superscript", 2: "subscript"}.get(font.escapement)
    ink = book.colour_map.get(font.colour_index)
    return Font(bool(font.struck_out), ink, align, font.height / _TWIPS, font.name)


def _seen(book: Any, sheet: Any, row: int, column: int) -> Seen:
    """What a cell shows. xlrd doesn't read conditional formats."""
    import xlrd

    cell = sheet.cell(row, column)
    style = book.xf_list[cell.xf_index]
    font, paper = _font(book, style.font_index), _paper(book, sheet, row, column)
    if cell.ctype == _DATE:
        try:
            return seen_word(shown(xlrd.xldate_as_datetime(cell.value, book.datemode)), font, paper)
        except (xlrd.XLDateError, ValueError, OverflowError):
            return Seen(str(cell.value))
    if cell.ctype == _ERROR:
        return Seen(str(xlrd.error_text_from_code.get(cell.value, "#ERR")))
    if cell.ctype == _BOOLEAN:
        return seen_word("TRUE" if cell.value else "FALSE", font, paper)
    pattern = book.format_map[style.format_key].format_str
    if cell.ctype == _NUMBER:
        return seen_number(cell.value, pattern, font, paper, zeros=bool(sheet.show_zero_values))
    return seen_text(list(_runs(book, sheet, row, column, font)), pattern, paper)


def _runs(book: Any, sheet: Any, row: int, column: int, font: Font) -> Iterator[tuple[str, Font]]:
    """The text of a cell in runs of one font each; the first has the font of the cell."""
    text = str(sheet.cell(row, column).value)
    starts = sheet.rich_text_runlist_map.get((row, column)) or []
    ends = [start for start, _ in starts]
    for start, end, own in zip((0, *ends), (*ends, None), (None, *(own for _, own in starts)), strict=True):
        yield text[start:end], font if own is None else _font(book, own)
