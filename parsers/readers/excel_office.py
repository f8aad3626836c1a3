"""XLSX and XLS through LibreOffice, which writes the sheets as HTML with the text that each cell shows,
by its own implementation of number formats. It leaves out hidden sheets, rows and columns. Of the looks it keeps
the font of whole cells; it shows runs of a text alike, and rows without height and zeros that the sheet hides.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from parsers import formats, sniff
from parsers.document import Block, Document
from parsers.errors import Unreadable
from parsers.libreoffice import convert
from parsers.messages import SHEET_MORE_CELLS
from parsers.readers.cells.looks import PLAIN, WHITE, Font, Seen, rgb, seen_text, sheet_of
from parsers.readers.cells.sheets import Sheet, to_blocks

_KINDS = {formats.XLS: ".xls", formats.XLSX: ".xlsx", formats.EXCEL_XML: ".xml"}
_MOST_CELLS = 200_000


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged or has a password, or if LibreOffice (Calc) is
    missing.
    """
    media_type = sniff.detect(data)
    if media_type not in _KINDS:
        raise Unreadable(sniff.NO_EXCEL_FILE(what=media_type))
    page = convert(data, _KINDS[media_type], "sheets")
    root = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    blocks: list[Block] = []
    for table in root.iterfind("body/table"):
        blocks += to_blocks(_sheet(table), sum(hasattr(b, "cells") for b in blocks))
    return Document(tuple(blocks), media_type, "excel_office")


def _sheet(table: etree._Element) -> Sheet:
    cells: dict[tuple[int, int], Seen] = {}
    merges: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line.iterfind("td"):
            while (row, column) in taken:
                column += 1
            high, wide = (_number(cell.get(name, "1")) for name in ("rowspan", "colspan"))
            taken |= {(y, x) for y in range(row, row + high) for x in range(column, column + wide)}
            if len(taken) > _MOST_CELLS:
                raise Unreadable(SHEET_MORE_CELLS(most=_MOST_CELLS))
            if high > 1 or wide > 1:
                merges.append((row, column, high, wide))
            paper = rgb(cell.get("bgcolor")) or WHITE
            cells[row, column] = seen_text(list(_runs(cell, PLAIN)), "General", paper)
            column += wide
    return sheet_of("", cells, merges, set(), set())


def _number(text: str) -> int:
    return min(max(int(text), 1), 1_000) if text.isdecimal() else 1


def _runs(element: etree._Element, font: Font) -> Iterator[tuple[str, Font]]:
    yield element.text or "", font
    for child in element:
        if child.tag == "br":
            yield "\n", font
        else:
            yield from _runs(child, _font(child, font))
        yield child.tail or "", font


def _font(element: etree._Element, font: Font) -> Font:
    """The font inside an element that stands in this font."""
    if element.tag in {"s", "strike", "del"}:
        return font._replace(struck=True)
    if element.tag in {"sup", "sub"}:
        return font._replace(align="superscript" if element.tag == "sup" else "subscript")
    return font._replace(colour=rgb(element.get("color")) or font.colour)
