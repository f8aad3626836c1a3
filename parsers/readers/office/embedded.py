"""What is embedded in Word files: workbooks, of which Word shows a picture of the active sheet, and pages."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

from parsers.document import Block, Document, Paragraph, Place, Table
from parsers.errors import ParseError
from parsers.formats import DOCX, HTML, MHTML, OLE, TEXT, XLS, XLSX
from parsers.office_parts import usual
from parsers.package import Package, xml
from parsers.sentences import Message
from parsers.sniff import detect

_BOOK = "xl/workbook.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def embedded_sheet(data: bytes, tables: int) -> tuple[list[Block], tuple[Message, ...]] | None:
    """The active sheet of an embedded workbook as blocks, its tables numbered from `tables`, and warnings; None if it
    is no workbook, or can't be read.
    """
    data = _unpacked(data)
    media_type = detect(data)
    try:
        if media_type == XLSX:
            from parsers.readers import xlsx

            document = xlsx.read(_active_alone(usual(data)))
        elif media_type == XLS:
            from parsers.readers import xls

            document = xls.read(data)
        else:
            return None
    except ParseError:
        return None
    return [_moved(block, tables) for block in document.blocks], document.notices


def embedded_page(data: bytes, tables: int) -> Document | None:
    """An embedded page, its tables numbered from `tables`; None if it can't be read here. Programs that make Word files
    of web pages put the whole page into one (html-docx-js).
    """
    media_type = detect(data)
    name = {HTML: "html", MHTML: "mhtml", TEXT: "plain", DOCX: "docx"}.get(media_type)
    if name is None:
        return None
    from parsers.readers import reader

    try:
        if media_type == DOCX and _has_pages(data):
            return None  # pages in pages, perhaps without end
        document = reader(name).read(data)
    except ParseError:
        return None
    return replace(document, blocks=tuple(_moved(block, tables) for block in document.blocks))


def _has_pages(data: bytes) -> bool:
    """Whether a Word file embeds pages. Raises `Unreadable` if it is damaged."""
    package = Package(usual(data))
    return _RELATIONS in package and b"aFChunk" in package.read(_RELATIONS)


def _unpacked(data: bytes) -> bytes:
    """What an OLE object holds as a package; unchanged if it holds none."""
    if detect(data) != OLE:
        return data
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return bytes(ole.openstream("Package").read()) if ole.exists("Package") else data
    except Exception:  # noqa: BLE001  (olefile raises whatever the damage leads to)
        return data


def _active_alone(data: bytes) -> bytes:
    """The workbook with all sheets hidden but the active one. Raises `Unreadable` if it is damaged."""
    package = Package(data)
    root = xml(package.read(_BOOK))
    view = root.find("{*}bookViews/{*}workbookView")
    active = view.get("activeTab", "0") if view is not None else "0"
    sheets = list(root.iterfind("{*}sheets/{*}sheet"))
    if len(sheets) < 2 or not active.isdecimal() or int(active) >= len(sheets):
        return data
    for number, sheet in enumerate(sheets):
        if number != int(active):
            sheet.set("state", "hidden")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in dict.fromkeys(package.names()):
            archive.writestr(name, etree.tostring(root) if name.lower() == _BOOK else package.read(name))
    return out.getvalue()


def _moved(block: Block, tables: int) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, place=Place())
    if not isinstance(block, Table):
        return block
    index = tables + (block.place.table or 0)
    cells = tuple(cell._replace(place=cell.place._replace(table=index)) for cell in block.cells)
    return replace(block, cells=cells, place=block.place._replace(table=index))
