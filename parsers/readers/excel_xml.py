"""Excel 2003's XML (SpreadsheetML), as report systems export it, often under the name of an XLS file.

Each sheet becomes a table, with its cells as Excel shows them and its merges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from string import hexdigits
from typing import NamedTuple

from lxml import etree

from parsers import messages, notices
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import EXCEL_XML
from parsers.package import xml
from parsers.readers.cells.looks import (
    PLAIN,
    WHITE,
    Colour,
    Font,
    Seen,
    seen_number,
    seen_text,
    seen_word,
    sheet_of,
    uncertain,
)
from parsers.readers.cells.sheets import Sheet, blocks_of, shown
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
    sheets: list[Sheet] = []
    noticed: list[Message] = []
    for worksheet in book.iterfind(f"{_S}Worksheet"):
        title = worksheet.get(f"{_S}Name", "")
        if worksheet.findtext(f"{_X}WorksheetOptions/{_X}Visible", "SheetVisible") != "SheetVisible":
            noticed.append(notices.HIDDEN_SHEET(title=title))
            continue
        sheets.append(_sheet(worksheet, title, styles))
    return Document(blocks_of(sheets), EXCEL_XML, "excel_xml", {}, tuple(noticed))


class _Style(NamedTuple):
    """What of a style decides what a cell shows."""

    pattern: str = "General"
    font: Font = PLAIN
    paper: Colour | None = WHITE
    fills: bool = False
    """Whether a text is repeated as often as its cell has room: 1 shows as 1111."""


class _Styles:
    """The style of each id; what a style doesn't say, its parent says."""

    def __init__(self, book: etree._Element) -> None:
        found = {each.get(f"{_S}ID", ""): each for each in book.iterfind(f"{_S}Styles/{_S}Style")}
        self._styles: Mapping[str, _Style] = {name: self._style(each, found) for name, each in found.items()}

    def _style(self, style: etree._Element | None, styles: Mapping[str, etree._Element]) -> _Style:
        facts: dict[str, str] = {}
        for _ in range(8):
            if style is None:
                break
            for part in ("NumberFormat", "Font", "Interior", "Alignment"):
                own = style.find(f"{_S}{part}")
                for name, value in own.attrib.items() if own is not None else ():
                    facts.setdefault(f"{part}.{str(name).rpartition('}')[2]}", str(value))
            style = styles.get(style.get(f"{_S}Parent", ""))
        pattern = facts.get("NumberFormat.Format") or "General"
        return _Style(
            _NAMED.get(pattern, pattern), _font(facts), _paper(facts), facts.get("Alignment.Horizontal") == "Fill"
        )

    def of(self, *elements: etree._Element | None) -> _Style:
        """The style of the first of a cell, its row and its column that has one."""
        for each in elements:
            name = each.get(f"{_S}StyleID") if each is not None else None
            if name is not None and name in self._styles:
                return self._styles[name]
        return self._styles.get("Default", _Style())


def _font(facts: Mapping[str, str]) -> Font:
    size = facts.get("Font.Size", "")
    return Font(
        facts.get("Font.StrikeThrough") == "1",
        _colour(facts.get("Font.Color", "")),
        facts.get("Font.VerticalAlign", "").lower() or None,
        float(size) if size.replace(".", "", 1).isdecimal() else None,
        facts.get("Font.FontName"),
    )


def _paper(facts: Mapping[str, str]) -> Colour | None:
    """The colour of a cell; None for one with a pattern, which can't be told."""
    pattern = facts.get("Interior.Pattern", "None")
    if pattern == "None":
        return WHITE
    return _colour(facts.get("Interior.Color", "")) if pattern == "Solid" else None


def _colour(text: str) -> Colour | None:
    digits = text.removeprefix("#")
    if len(digits) != 6 or not all(each in hexdigits for each in digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _sheet(worksheet: etree._Element, title: str, styles: _Styles) -> Sheet:
    cells: dict[tuple[int, int], Seen] = {}
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
                style = styles.of(cell, line, columns.get(column))
                seen = _text(cell, style)
                cells[row, column] = uncertain(seen) if style.fills and any(map(str.isdigit, seen.text)) else seen
                if wide * high > 1:
                    merges.append((row, column, high, wide))
                covered += wide * min(high, MOST_CELLS)
                if covered > MOST_CELLS:
                    raise Unreadable(messages.SHEET_MORE_CELLS(most=MOST_CELLS))
    return sheet_of(title, cells, merges, hidden_rows, hidden_columns)


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


def _text(cell: etree._Element, style: _Style) -> Seen:
    """The text that a cell shows."""
    data = cell.find(f"{_S}Data")
    if data is None:
        return Seen("")
    kind, text = data.get(f"{_S}Type", "String"), (data.text or "").strip()
    if kind == "Number":
        try:
            number = float(text)
        except ValueError:
            return seen_word(text, style.font, style.paper)
        whole = int(number) if number.is_integer() and abs(number) < 1e15 else number
        return seen_number(whole, style.pattern, style.font, style.paper)
    if kind == "DateTime":
        return seen_word(text.partition("T")[0], style.font, style.paper)
    if kind == "Boolean":
        return seen_word(shown(text == "1"), style.font, style.paper)
    return seen_text(list(_runs(data, style.font)), style.pattern, style.paper)


_RUNS: Mapping[str, Callable[[Font], Font]] = {
    "Sup": lambda font: font._replace(align="superscript"),
    "Sub": lambda font: font._replace(align="subscript"),
    "S": lambda font: font._replace(struck=True),
}
"""What the elements of HTML in a string say of its font."""


def _runs(element: etree._Element, font: Font) -> Iterator[tuple[str, Font]]:
    """The text of a string in one or several fonts."""
    yield element.text or "", font
    for each in element:
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        inside = _RUNS[name](font) if name in _RUNS else font
        if name == "Font":
            own = _colour(next((str(v) for k, v in each.attrib.items() if str(k).endswith("Color")), ""))
            inside = inside._replace(colour=own or inside.colour)
        yield from _runs(each, inside)
        yield each.tail or "", font
