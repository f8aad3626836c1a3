"""Workbooks embedded in Word files: what Word shows of one is a picture of its active sheet."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from lxml import etree

from parsers.document import Block, Paragraph, Place, Table
from parsers.errors import ParseError
from parsers.formats import OLE, XLS, XLSX
from parsers.office_parts import usual
from parsers.package import Package, xml
from parsers.sentences import Message
from parsers.sniff import detect

_BOOK = "xl/workbook.xml"


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
