"""Second reader of XLSX, directly from the XML of its parts, without openpyxl."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from parsers import messages, notices
from parsers.document import Block, Document
from parsers.errors import Unreadable
from parsers.formats import XLSX
from parsers.package import Package, xml
from parsers.readers.sheets import Sheet, raised, shown, to_blocks
from parsers.sentences import Message

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"',
    42: '"¥"#,##0;"¥"-#,##0;"-"',
    43: '#,##0.00;-#,##0.00;"-"',
    44: '"¥"#,##0.00;"¥"-#,##0.00;"-"',
    48: "##0.0E+0",
    49: "@",
}
"""Number formats that a file refers to only by id (18.8.30), as the Chinese Excel shows them."""
_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*+\]')
_MOST_CELLS = 200_000


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the package is damaged or too large."""
    package = Package(data)
    book = xml(package.read("xl/workbook.xml"))
    related = dict(_related(package))
    kinds = dict(related.values())
    texts = _texts(package, kinds.get("sharedStrings"))
    formats = _formats(package, kinds.get("styles"))
    epoch = datetime(1904, 1, 1) if _is_on(book.find("{*}workbookPr"), "date1904") else None  # noqa: DTZ001
    blocks: list[Block] = []
    noticed: list[Message] = []
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            noticed.append(notices.HIDDEN_SHEET(title=title))
            continue
        reference = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        kind, name = related.get(str(reference), ("", ""))
        if kind == "worksheet":
            found = _Sheet(xml(package.read(name)), texts, formats, epoch)
            blocks += to_blocks(found.sheet(title), sum(hasattr(b, "cells") for b in blocks))
            noticed += found.notices
    return Document(tuple(blocks), XLSX, "xlsx_second", {}, tuple(noticed))


def _related(package: Package) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relationship ids of the workbook's parts, each with the part's kind and name."""
    for each in xml(package.read("xl/_rels/workbook.xml.rels")):
        target = each.get("Target", "")
        name = target[1:] if target.startswith("/") else f"xl/{target}"
        yield each.get("Id", ""), (each.get("Type", "").rsplit("/", 1)[-1], name)


def _texts(package: Package, name: str | None) -> list[str]:
    if name is None or name not in package:
        return []
    return [_text(each) for each in xml(package.read(name)).iterfind("{*}si")]


def _text(element: etree._Element) -> str:
    """The text of a string, plain or in runs of several fonts, without phonetic hints."""
    parts = [each.text or "" for each in element.iterfind("{*}t")]
    for run in element.iterfind("{*}r"):
        text = "".join(each.text or "" for each in run.iterfind("{*}t"))
        align = run.find("{*}rPr/{*}vertAlign")
        is_raised = align is not None and align.get("val") == "superscript"
        parts.append(raised(text) if is_raised else text)
    return "".join(parts)


def _formats(package: Package, name: str | None) -> list[str | None]:
    """The number format of each cell style; None for a date format."""
    if name is None or name not in package:
        return []
    styles = xml(package.read(name))
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in styles.iterfind("{*}numFmts/{*}numFmt")}
    found: list[str | None] = []
    for each in styles.iterfind("{*}cellXfs/{*}xf"):
        number = each.get("numFmtId", "0")
        built_in = int(number) if number.isdecimal() else 0
        code = own.get(number, _BUILT_IN.get(built_in, "General"))
        bare = _NOT_CODE.sub("", code.split(";")[0])
        is_day = (number not in own and built_in in _DAYS) or (
            "General" not in bare and re.search(r"[dmyhs年月日]", bare, re.IGNORECASE)
        )
        found.append(None if is_day else code)
    return found


def _is_on(element: etree._Element | None, name: str) -> bool:
    return element is not None and element.get(name, "0") in {"1", "true"}


class _Sheet:
    """The part of one sheet."""

    def __init__(
        self, root: etree._Element, texts: list[str], formats: list[str | None], epoch: datetime | None
    ) -> None:
        self.root = root
        self.texts = texts
        self.formats = formats
        self.epoch = epoch
        self.notices: list[Message] = []

    def sheet(self, title: str) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        hidden_rows: set[int] = set()
        row = -1
        for each in self.root.iterfind("{*}sheetData/{*}row"):
            row = int(each.get("r", "")) - 1 if each.get("r", "").isdecimal() else row + 1
            if _is_on(each, "hidden"):
                hidden_rows.add(row)
            column = -1
            for cell in each.iterfind("{*}c"):
                column = _position(cell.get("r", ""))[1] if cell.get("r") else column + 1
                cells[row, column] = self.text(cell)
                if cell.find("{*}f") is not None and not cell.findtext("{*}v"):
                    self.notices.append(notices.NOT_COMPUTED(cell=f"{title}!{cell.get('r')}"))
                if len(cells) > _MOST_CELLS:
                    raise Unreadable(messages.SHEET_MORE_CELLS(most=_MOST_CELLS))
        hidden = {
            n
            for each in self.root.iterfind("{*}cols/{*}col")
            if _is_on(each, "hidden")
            for n in range(int(each.get("min", "1")) - 1, min(int(each.get("max", "1")), 16_384))
        }
        merges = [
            (top, left, bottom - top + 1, right - left + 1)
            for each in self.root.iterfind("{*}mergeCells/{*}mergeCell")
            for (top, left), (bottom, right) in [_corners(each.get("ref", ""))]
        ]
        return Sheet(title, cells, merges, hidden_rows, hidden)

    def text(self, cell: etree._Element) -> str:
        """The text that a cell shows."""
        kind, style = cell.get("t", "n"), cell.get("s", "0")
        known = style.isdecimal() and int(style) < len(self.formats)
        pattern = self.formats[int(style)] if known else "General"
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return shown("" if inline is None else _text(inline), pattern or "General")
        value = (cell.findtext("{*}v") or "").strip() if kind != "str" else cell.findtext("{*}v")
        if not value:
            return ""
        if kind == "s":
            at = int(value) if value.isdecimal() else len(self.texts)
            return shown(self.texts[at] if at < len(self.texts) else "#REF!", pattern or "General")
        if kind == "b":
            return shown(value == "1")
        if kind != "n":  # str: text from a formula; e: an error; d: a date
            return shown(value, pattern or "General")
        try:
            number = float(value)
        except ValueError:
            return value
        if pattern is None:
            return self.day(number)
        return shown(int(value) if re.fullmatch(r"-?\d{1,15}", value) else number, pattern)

    def day(self, number: float) -> str:
        """A date, given as the number of days since 1899-12-30, or since 1904-01-01."""
        try:
            return shown((self.epoch or datetime(1899, 12, 30)) + timedelta(days=number))  # noqa: DTZ001
        except (OverflowError, ValueError):
            return str(number)


def _corners(reference: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first and last (row, column), from 0, of a range such as B2:C4 or B2."""
    first, _, last = reference.partition(":")
    return _position(first), _position(last or first)


def _position(reference: str) -> tuple[int, int]:
    """Row and column, from 0, of a reference such as B2. Raises `Unreadable` if it isn't a reference."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})", reference.upper())
    if match is None:
        raise Unreadable(messages.DAMAGED(what="excel", error=messages.NO_CELL(reference=reference)))
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1
