"""Conditional formats of XLS ([MS-XLS] 2.4.42 and 2.4.43), which xlrd doesn't read. LibreOffice writes such a workbook
as XLSX, whose rules hold for the same cells.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import replace

from parsers.libreoffice import convert
from parsers.package import Package, xml
from parsers.readers.cells.looks import Palette
from parsers.readers.cells.rules import Rules
from parsers.readers.xlsx import BOOK, rules_on

_STREAMS = ("Workbook", "Book")
_RULES = frozenset((0x01B1, 0x087A))
"""Records of one rule, CF and CF12."""


def has_rules(data: bytes) -> bool:
    """Whether a workbook has conditional formats."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            stream = ole.openstream(next(name for name in _STREAMS if ole.exists(name))).read()
    except Exception:  # noqa: BLE001  (olefile raises whatever the damage leads to; xlrd has read it nevertheless)
        return False
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in _RULES:
            return True
        at += 4 + length
    return False


def rules_of_sheets(data: bytes) -> Mapping[str, Rules]:
    """The rules of each sheet, by its name. Raises `Unreadable` if LibreOffice is missing or can't open the file."""
    package = Package(convert(data, ".xls", "xlsx"))
    palette = Palette()
    names = [each.get("name", "") for each in xml(package.read(BOOK)).iterfind("{*}sheets/{*}sheet")]
    found = {name: rules_on(package, name, palette) for name in names}
    # How wide its columns are, the file itself says.
    return {name: replace(rules, widths={}) for name, rules in found.items() if rules is not None}
