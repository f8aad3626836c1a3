"""OpenDocument spreadsheets. LibreOffice converts them to XLSX for the reader of XLSX: hidden rows and columns stay
hidden, number formats, conditional formats and the looks of text are kept. It always shows the sheet that it opens
first, so which sheets are hidden is told by the file itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Set
from dataclasses import replace

from lxml import etree

from parsers import formats, messages, sniff
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.libreoffice import convert
from parsers.package import Package, xml
from parsers.readers.office.odt_lists import TABLE

_KINDS = {formats.ODS: ".ods", formats.ODS + formats.FLAT: ".fods"}
_MANIFEST = "META-INF/manifest.xml"
_BOOK = "xl/workbook.xml"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it is damaged or has a password, or if LibreOffice (Calc) is missing."""
    from parsers.readers import xlsx

    media_type = sniff.detect(data)
    if media_type not in _KINDS:
        raise Unreadable(sniff.NO_EXCEL_FILE(what=media_type))
    data = data.lstrip(sniff.BLANKS)
    hidden = _hidden(xml(_content(data) if media_type == formats.ODS else data))
    made = _without(convert(data, _KINDS[media_type], "xlsx"), hidden)
    return replace(xlsx.read(made), media_type=media_type, reader="ods")


def _content(data: bytes) -> bytes:
    package = Package(data)
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise Unreadable(messages.ASK_FOR_OPEN())
    return package.read("content.xml")


def _hidden(content: etree._Element) -> Set[str]:
    """The names of the sheets that the file hides."""
    styles = {
        each.get(f"{_STYLE}name")
        for each in content.iter(f"{_STYLE}style")
        if any(facts.get(f"{TABLE}display") == "false" for facts in each.iter(f"{_STYLE}table-properties"))
    }
    tables = content.iter(f"{TABLE}table")
    return {each.get(f"{TABLE}name", "") for each in tables if each.get(f"{TABLE}style-name", "") in styles}


def _without(book: bytes, hidden: Set[str]) -> bytes:
    """The XLSX with these sheets hidden."""
    if not hidden:
        return book
    package, out = Package(book), io.BytesIO()
    root = xml(package.read(_BOOK))
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        if sheet.get("name") in hidden:
            sheet.set("state", "hidden")
    with zipfile.ZipFile(out, "w") as archive:
        for name in package.names():
            archive.writestr(name, etree.tostring(root) if name == _BOOK else package.read(name))
    return out.getvalue()
