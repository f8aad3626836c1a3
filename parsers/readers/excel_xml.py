"""Excel 2003's XML (SpreadsheetML), as report systems export it, often under the name of an XLS file.

Each sheet becomes a table, with its cells as Excel shows them and its merges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from parsers import messages, notices
from parsers.document import Block, Document
from parsers.errors import Unreadable
from parsers.formats import EXCEL_XML
from parsers.package import xml
from parsers.readers.sheets import Sheet, raised, shown, to_blocks
from parsers.sentences import Message

MOST_CELLS = 200_000
"""Limit of cells in a sheet, those under merged cells included."""
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_NAMED = {
    "Standard": "#,##0.00",
    "Fixed": "0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
    "Currency": '"¥"#,##0.00',
}
"""Number formats that the file may give by name."""


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if its XML is damaged, or a sheet too large."""
    book = xml(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    styles = _Styles(book)
    blocks: list[Block] = []
    noticed: list[Message] = []
    for worksheet in book.iterfind(f"{_S}Worksheet"):
        title = worksheet.get(f"{_S}Name", "")
        if worksheet.findtext(f"{_X}WorksheetOptions/{_X}Visible", "SheetVisible") != "SheetVisible":
            noticed.append(notices.HIDDEN_SHEET(title=title))
            continue
        sheet = _sheet(worksheet, title, styles)
        blocks += to_blocks(sheet, sum(hasattr(block, "cells") for block in blocks))
    return Document(tuple(blocks), EXCEL_XML, "excel_xml", {}, tuple(noticed))


class _Styles:
    """The number format of each style, by its id; a style without one has that of its parent."""

    def __init__(self, book: etree._Element) -> None:
        styles = {each.get(f"{_S}ID", ""): each for each in book.iterfind(f"{_S}Styles/{_S}Style")}
        self.patterns: Mapping[str, str] = {name: self._pattern(each, styles) for name, each in styles.items()}

    def _pattern(self, style: etree._Element | None, styles: Mapping[str, etree._Element]) -> str:
        for _ in range(8):
            if style is None:
                break
            own = style.find(f"{_S}NumberFormat")
            pattern = own.get(f"{_S}Format") if own is not None else None
            if pattern:
                return _NAMED.get(pattern, pattern)
            style = styles.get(style.get(f"{_S}Parent", ""))
        return "General"

    def of(self, *elements: etree._Element | None) -> str:
        """The number format of the first of a cell, its row and its column that has a style."""
        for each in elements:
            name = each.get(f"{_S}StyleID") if each is not None else None
            if name is not None and name in self.patterns:
                return self.patterns[name]
        return self.patterns.get("Default", "General")


def _sheet(worksheet: etree._Element, title: str, styles: _Styles) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merges: list[tuple[int, int, int, int]] = []
    hidden_rows: set[int] = set()
    columns: dict[int, etree._Element] = {}
    hidden_columns: set[int] = set()
    covered = 0
    for table in worksheet.iterfind(f"{_S}Table"):
        for column, more, each in _placed(table.iterfind(f"{_S}Column"), _MOST_COLUMNS):
            columns.update(dict.fromkeys(range(column, min(column + more, _MOST_COLUMNS)), each))
            if _is_hidden(each, "Width"):
                hidden_columns.update(range(column, min(column + more, _MOST_COLUMNS)))
        for row, more, line in _placed(table.iterfind(f"{_S}Row"), _MOST_ROWS):
            if _is_hidden(line, "Height"):
                hidden_rows.update(range(row, min(row + more, row + MOST_CELLS)))
            taken = 0
            for cell in line.iterfind(f"{_S}Cell"):
                column = _number(cell, "Index", taken + 1, _MOST_COLUMNS) - 1
                wide = _number(cell, "MergeAcross", 0, _MOST_COLUMNS) + 1
                high = _number(cell, "MergeDown", 0, _MOST_ROWS) + 1
                taken = column + wide
                cells[row, column] = _text(cell, styles.of(cell, line, columns.get(column)))
                if wide * high > 1:
                    merges.append((row, column, high, wide))
                covered += wide * min(high, MOST_CELLS)
                if covered > MOST_CELLS:
                    raise Unreadable(messages.SHEET_MORE_CELLS(most=MOST_CELLS))
    return Sheet(title, cells, merges, hidden_rows, hidden_columns)


def _placed(elements: Iterator[etree._Element], most: int) -> Iterator[tuple[int, int, etree._Element]]:
    """Rows or columns with their number from 0, and how many of them each stands for."""
    following = 1
    for each in elements:
        number = _number(each, "Index", following, most)
        span = _number(each, "Span", 0, most) + 1
        following = number + span
        yield number - 1, span, each


def _number(element: etree._Element, name: str, otherwise: int, most: int) -> int:
    value = element.get(f"{_S}{name}", "")
    return min(int(value), most) if value.isdecimal() and len(value) < 9 else otherwise


def _is_hidden(element: etree._Element, size: str) -> bool:
    """Whether a row or column is hidden, or has no height or width."""
    known = element.get(f"{_S}{size}", "")
    nothing = known.replace(".", "", 1).isdecimal() and float(known) == 0
    return element.get(f"{_S}Hidden") == "1" or nothing


def _text(cell: etree._Element, pattern: str) -> str:
    """The text that a cell shows."""
    data = cell.find(f"{_S}Data")
    if data is None:
        return ""
    kind = data.get(f"{_S}Type", "String")
    if kind == "Number":
        text = (data.text or "").strip()
        try:
            number = float(text)
        except ValueError:
            return text
        return shown(int(number) if number.is_integer() and abs(number) < 1e15 else number, pattern)
    if kind == "DateTime":
        return (data.text or "").strip().partition("T")[0]
    if kind == "Boolean":
        return shown((data.text or "").strip() == "1")
    return shown("".join(_runs(data)), pattern)


def _runs(element: etree._Element) -> Iterator[str]:
    """The text of a string in one or several fonts; raised parts as marks."""
    yield element.text or ""
    for each in element:
        inside = "".join(_runs(each))
        yield raised(inside) if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == "Sup" else inside
        yield each.tail or ""
