"""Text boxes on the sheets of an XLSX file (ISO/IEC 29500-1, 20.5): they lie over the cells and are in none."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parsers import notices
from parsers.errors import Unreadable
from parsers.office_parts import related
from parsers.package import Package, xml
from parsers.sentences import Message

_MOST = 200
"""Characters of a box that a warning quotes."""


def boxes(package: Package, part: str, title: str) -> Iterator[Message]:
    """A warning for each text box on a sheet, with its text. `part` is the sheet's name in the package."""
    for kind, name in related(package, part):
        if kind != "drawing" or name not in package:
            continue
        try:
            drawing = xml(package.read(name))
        except Unreadable:
            continue
        for anchor in drawing:
            text = " ".join(_text(anchor).split())
            if text:
                yield notices.BOX_UNREAD(print=text[:_MOST], title=title, cell=_cell(anchor))


def _text(anchor: etree._Element) -> str:
    paragraphs = anchor.iterfind(".//{*}txBody/{*}p")
    return "\n".join("".join(each.text or "" for each in p.iter("{*}t")) for p in paragraphs)


def _cell(anchor: etree._Element) -> str:
    """The cell in which a box begins, such as B2."""
    column, row = (anchor.findtext(f"{{*}}from/{{*}}{name}", "0") for name in ("col", "row"))
    number = int(column) + 1 if column.isdecimal() and len(column) < 6 else 1
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{int(row) + 1 if row.isdecimal() and len(row) < 8 else 1}"
