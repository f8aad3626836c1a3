"""XLSX (ISO/IEC 29500): each sheet becomes a table, with its cells as Excel shows them and its merges.

The values of formulas are those that Excel stored when it saved the file. A formula without a stored
value is blank, and a notice names it.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from parsers import messages, notices
from parsers.document import Document
from parsers.errors import Refused, Unreadable
from parsers.formats import XLSX
from parsers.office_parts import usual
from parsers.package import Package, xml
from parsers.readers.cells.boxes import boxes
from parsers.readers.cells.looks import (
    LOW,
    NARROW,
    PLAIN,
    WHITE,
    Colour,
    Font,
    Overlays,
    Palette,
    Range,
    Seen,
    colours_of_theme,
    seen_number,
    seen_text,
    seen_word,
    sheet_of,
)
from parsers.readers.cells.rules import Rules, rules_of
from parsers.readers.cells.sheets import Sheet, blocks_of, shown
from parsers.sentences import Message

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_CELLS = 200_000
"""Limit of cells in a sheet. The largest real one has 2,000."""
_MOST_MERGED = 500_000
"""Limit of cells covered by merged cells in a sheet. openpyxl creates each of them; a title over a whole row
takes 16,384."""
_COLUMNS = 16_384
BOOK = "xl/workbook.xml"
_MERGE = re.compile(rb'<mergeCell [^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the package is damaged or too large."""
    data = usual(data)
    package = Package(data)
    for info in package.infos:
        _look_at(package.bytes_of(info))  # checks the unpacked size, which openpyxl doesn't
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it leaves out, such as text boxes, is named below
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False)
    except (LookupError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        raise Unreadable(messages.DAMAGED(what="excel", error=error)) from error
    sheets: list[Sheet] = []
    noticed: list[Message] = []
    palette = _palette(book)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            noticed.append(notices.HIDDEN_SHEET(title=sheet.title))
            continue
        noticed += _uncomputed(sheet, formulas[sheet.title])
        noticed += boxes(package, _part_of(package, sheet.title), sheet.title)
        sheets.append(_sheet(sheet, palette, rules_on(package, sheet.title, palette)))
    return Document(blocks_of(sheets), XLSX, "xlsx", {}, tuple(noticed))


def _part_of(package: Package, title: str) -> str:
    """The name of a sheet's part; "" if it can't be found."""
    book = xml(package.read(BOOK))
    for each in book.iterfind("{*}sheets/{*}sheet"):
        if each.get("name") == title:
            wanted = next((value for name, value in each.attrib.items() if str(name).endswith("}id")), None)
            relations = xml(package.read("xl/_rels/workbook.xml.rels"))
            target = next((r.get("Target", "") for r in relations if r.get("Id") == wanted), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _look_at(part: bytes) -> None:
    """Raises `Refused` for a part that takes openpyxl minutes, or that it would read wrongly (entities)."""
    if b"<!ENTITY" in part.replace(b"\x00", b""):
        raise Refused(messages.XML_ENTITIES())
    cells = part.count(b"<c ")
    if cells > MOST_CELLS:
        raise Refused(messages.SHEET_CELLS(cells=cells))
    if b"<mergeCell " in part and sum(map(_area, _MERGE.finditer(part))) > _MOST_MERGED:
        raise Refused(messages.SHEET_MERGES(most=_MOST_MERGED))


def _area(merge: re.Match[bytes]) -> int:
    left, top, right, bottom = (_ordinal(each) for each in merge.groups())
    return abs(right - left + 1) * abs(bottom - top + 1)


def _ordinal(name: bytes) -> int:
    """The number of a row, or of a column given by letters, from 1."""
    if name.isdigit():
        return int(name)
    value = 0
    for letter in name:
        value = value * 26 + letter - 64
    return value


def _palette(book: Workbook) -> Palette:
    theme = getattr(book, "loaded_theme", None)
    return Palette(colours_of_theme(theme) if theme else (), book._colors)


def rules_on(package: Package, title: str, palette: Palette) -> Rules | None:
    """What conditional formats and narrow columns may hide on a sheet."""
    part, styles = _part_of(package, title), "xl/styles.xml"
    if part not in package:
        return None
    return rules_of(xml(package.read(part)), xml(package.read(styles)) if styles in package else None, palette)


def _sheet(sheet: Worksheet, palette: Palette, rules: Rules | None) -> Sheet:
    hidden_rows = {
        n - 1 for n, each in sheet.row_dimensions.items() if each.hidden or (each.ht is not None and each.ht < LOW)
    }
    if sheet.sheet_format.zeroHeight:  # rows that the file doesn't describe are hidden
        hidden_rows |= {row - 1 for row, _ in sheet._cells} - {n - 1 for n in sheet.row_dimensions}
    hidden_columns = {
        n - 1
        for each in sheet.column_dimensions.values()
        if each.hidden or each.width < NARROW
        for n in range(each.min or 0, min(each.max or 0, _COLUMNS) + 1)
    }
    merges = [
        (r.min_row - 1, r.min_col - 1, r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
        for r in sheet.merged_cells.ranges
    ]
    cells = _cells(sheet, palette)
    return sheet_of(sheet.title, rules.seen(cells, merges) if rules else cells, merges, hidden_rows, hidden_columns)


def _cells(sheet: Worksheet, palette: Palette) -> Mapping[tuple[int, int], Seen]:
    cells = sheet._cells
    if len(cells) > MOST_CELLS:
        raise Refused(messages.SHEET_CELLS(cells=len(cells)))
    zeros = all(view.showZeros is not False for view in sheet.views.sheetView[:1])
    overlays = Overlays(_overlays(sheet))
    return {
        (row - 1, column - 1): overlays.seen(row, column, partial(_seen, cell, palette, zeros), _paper(cell, palette))
        for (row, column), cell in cells.items()
        if cell.value is not None or cell.has_style
    }


def _overlays(sheet: Worksheet) -> Iterator[Range]:
    """Ranges whose colours are told elsewhere: top, left, bottom, right, from 1."""
    from openpyxl.utils import range_boundaries

    ranges = [each for part in sheet.conditional_formatting for each in part.sqref.ranges]
    for each in ranges:
        yield (each.min_row, each.min_col, each.max_row, each.max_col)
    for table in sheet.tables.values():
        left, top, right, bottom = range_boundaries(table.ref)
        yield (top, left, bottom, right)


def _seen(cell: Any, palette: Palette, zeros: bool, paper: Colour | None) -> Seen:
    """A cell as it shows on this paper; without `zeros`, the sheet shows none."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock

    value, pattern, font = cell.value, cell.number_format or "General", _font(cell.font, palette)
    if isinstance(value, CellRichText):
        runs = [
            (part.text, _font(part.font, palette)) if isinstance(part, TextBlock) else (str(part), font)
            for part in value
        ]
        return seen_text(runs, pattern, paper)
    if isinstance(value, str):
        return seen_text([(value, font)], pattern, paper)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return seen_number(value, pattern, font, paper, zeros=zeros)
    return seen_word(shown(value, pattern), font, paper)


def _font(font: Any, palette: Palette) -> Font:
    """The font of a cell or of a run, as openpyxl gives it."""
    if font is None:
        return PLAIN
    return Font(bool(font.strike), palette.colour(_attributes(font.color)), font.vertAlign, font.sz, _name(font))


def _name(font: Any) -> str | None:
    """The name of a font; of a run's it is called otherwise."""
    names = (getattr(font, each, None) for each in ("rFont", "name"))
    return next((name for name in names if isinstance(name, str)), None)


def _paper(cell: Any, palette: Palette) -> Colour | None:
    """The colour of a cell; None for patterns and gradients."""
    kind = getattr(cell.fill, "patternType", "gradient")
    if kind in {None, "none"}:
        return WHITE
    return (palette.colour(_attributes(cell.fill.fgColor)) or WHITE) if kind == "solid" else None


def _attributes(colour: Any) -> dict[str, str]:
    """A colour as the file gives it."""
    if colour is None or colour.type == "auto":
        return {}
    return {colour.type: str(colour.value), "tint": str(colour.tint or 0)}


def _uncomputed(values: Worksheet, formulas: Worksheet) -> Iterator[Message]:
    """A notice for each formula whose result isn't stored in the file."""
    for place, cell in formulas._cells.items():
        if cell.data_type == "f" and values._cells[place].value is None:
            yield notices.NOT_COMPUTED(cell=f"{values.title}!{cell.coordinate}")
