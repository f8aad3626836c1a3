"""Second reader of XLSX, directly from the XML of its parts, without openpyxl."""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from lxml import etree

from parsers import messages, notices
from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import XLSX
from parsers.office_parts import usual
from parsers.package import Package, xml
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
from parsers.readers.cells.rules import rules_of
from parsers.readers.cells.sheets import Sheet, blocks_of, shown
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
    data = usual(data)
    package = Package(data)
    book = xml(package.read("xl/workbook.xml"))
    related = dict(_related(package))
    kinds = dict(related.values())
    texts = _texts(package, kinds.get("sharedStrings"))
    styles = _Styles(package, kinds)
    epoch = datetime(1904, 1, 1) if _is_on(book.find("{*}workbookPr"), "date1904") else None  # noqa: DTZ001
    sheets: list[Sheet] = []
    noticed: list[Message] = []
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        title = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            noticed.append(notices.HIDDEN_SHEET(title=title))
            continue
        reference = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        kind, name = related.get(str(reference), ("", ""))
        if kind == "worksheet":
            found = _Sheet(xml(package.read(name)), texts, styles, epoch, _tables_of(package, name))
            sheets.append(found.sheet(title))
            noticed += found.notices
    return Document(blocks_of(sheets), XLSX, "xlsx_second", {}, tuple(noticed))


def _related(package: Package) -> Iterator[tuple[str, tuple[str, str]]]:
    """The relationship ids of the workbook's parts, each with the part's kind and name."""
    for each in xml(package.read("xl/_rels/workbook.xml.rels")):
        target = each.get("Target", "")
        name = target[1:] if target.startswith("/") else f"xl/{target}"
        yield each.get("Id", ""), (each.get("Type", "").rsplit("/", 1)[-1], name)


def _tables_of(package: Package, sheet: str) -> Iterator[str]:
    """The ranges of a sheet's tables (ListObjects), such as A1:C9."""
    folder, _, name = sheet.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    for each in xml(package.read(relations)) if relations in package else ():
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        if each.get("Type", "").endswith("/table") and target in package:
            yield xml(package.read(target)).get("ref", "A1")


Runs = list[tuple[str, etree._Element | None]]
"""The parts of a text, each with the properties of its font; None: the font of the cell."""


def _texts(package: Package, name: str | None) -> list[Runs]:
    if name is None or name not in package:
        return []
    return [_runs(each) for each in xml(package.read(name)).iterfind("{*}si")]


def _runs(element: etree._Element) -> Runs:
    """A string, plain or in runs of several fonts, without phonetic hints."""
    runs: Runs = [(each.text or "", None) for each in element.iterfind("{*}t")]
    for run in element.iterfind("{*}r"):
        text = "".join(each.text or "" for each in run.iterfind("{*}t"))
        runs.append((text, run.find("{*}rPr")))
    return runs


class _Style(NamedTuple):
    """How cells of one style show their values."""

    pattern: str | None = "General"
    """The number format; None for a date format."""
    font: Font = PLAIN
    paper: Colour | None = WHITE


class _Styles:
    """The styles of a workbook, by the numbers that cells give."""

    def __init__(self, package: Package, kinds: dict[str, str]) -> None:
        theme = kinds.get("theme", "")
        colours = colours_of_theme(package.read(theme)) if theme in package else ()
        name = kinds.get("styles", "")
        self.root = root = xml(package.read(name)) if name in package else None
        own = [] if root is None else root.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")
        self.palette = Palette(colours, [each.get("rgb", "") for each in own])
        self.styles = [] if root is None else list(self._made(root))

    def __getitem__(self, number: str) -> _Style:
        at = int(number) if number.isdecimal() else len(self.styles)
        return self.styles[at] if at < len(self.styles) else _Style()

    def _made(self, root: etree._Element) -> Iterator[_Style]:
        formats = {e.get("numFmtId", ""): e.get("formatCode", "") for e in root.iterfind("{*}numFmts/{*}numFmt")}
        fonts = [self.font(each) for each in root.iterfind("{*}fonts/{*}font")]
        papers = [self._paper(each) for each in root.iterfind("{*}fills/{*}fill")]
        for each in root.iterfind("{*}cellXfs/{*}xf"):
            font, fill = each.get("fontId", "0"), each.get("fillId", "0")
            yield _Style(
                _pattern(each.get("numFmtId", "0"), formats),
                fonts[int(font)] if font.isdecimal() and int(font) < len(fonts) else PLAIN,
                papers[int(fill)] if fill.isdecimal() and int(fill) < len(papers) else WHITE,
            )

    def font(self, element: etree._Element | None) -> Font:
        """The font of a cell or of a run."""
        if element is None:
            return PLAIN
        known = {etree.QName(each).localname: each for each in element if isinstance(each.tag, str)}
        strike, colour, align, size = (known.get(name) for name in ("strike", "color", "vertAlign", "sz"))
        name = known.get("name", known.get("rFont"))
        points = "" if size is None else size.get("val", "")
        return Font(
            strike is not None and strike.get("val", "1") not in {"0", "false"},
            None if colour is None else self.palette.colour(_attributes(colour)),
            None if align is None else align.get("val"),
            float(points) if re.fullmatch(r"\d{1,4}(?:\.\d{1,9})?", points) else None,
            None if name is None else name.get("val"),
        )

    def _paper(self, fill: etree._Element) -> Colour | None:
        """The colour of cells; None for patterns and gradients."""
        pattern = fill.find("{*}patternFill")
        if pattern is None:
            return None if len(fill) else WHITE
        kind, front = pattern.get("patternType", "none"), pattern.find("{*}fgColor")
        if kind == "solid":
            return (None if front is None else self.palette.colour(_attributes(front))) or WHITE
        return WHITE if kind == "none" else None


def _attributes(element: etree._Element) -> dict[str, str]:
    if element.get("auto") in {"1", "true"}:
        return {}
    return {str(name): str(value) for name, value in element.attrib.items()}


def _pattern(number: str, own: Mapping[str, str]) -> str | None:
    """A number format by its number; None for a date format."""
    built_in = int(number) if number.isdecimal() else 0
    code = own.get(number, _BUILT_IN.get(built_in, "General")) or "General"
    bare = _NOT_CODE.sub("", code.split(";")[0])
    if (number not in own and built_in in _DAYS) or (
        "General" not in bare and re.search(r"[dmyhs年月日]", bare, re.IGNORECASE)
    ):
        return None
    return code


def _is_on(element: etree._Element | None, name: str) -> bool:
    return element is not None and element.get(name, "0") in {"1", "true"}


class _Sheet:
    """The part of one sheet."""

    def __init__(
        self, root: etree._Element, texts: list[Runs], styles: _Styles, epoch: datetime | None, tables: Iterable[str]
    ) -> None:
        self.root = root
        self.texts = texts
        self.styles = styles
        self.epoch = epoch
        self.notices: list[Message] = []
        self.overlays = Overlays(self._overlays(tables))
        view = root.find("{*}sheetViews/{*}sheetView")
        self.zeros = view is None or view.get("showZeros", "1") in {"1", "true"}

    def sheet(self, title: str) -> Sheet:
        cells: dict[tuple[int, int], Seen] = {}
        hidden_rows: set[int] = set()
        row = -1
        for each in self.root.iterfind("{*}sheetData/{*}row"):
            row = int(each.get("r", "")) - 1 if each.get("r", "").isdecimal() else row + 1
            if _is_on(each, "hidden") or _measure(each.get("ht"), LOW) < LOW:
                hidden_rows.add(row)
            column = -1
            for cell in each.iterfind("{*}c"):
                column = _position(cell.get("r", ""))[1] if cell.get("r") else column + 1
                style = self.styles[cell.get("s", "0")]
                cells[row, column] = self.overlays.seen(row, column, partial(self.seen, cell, style), style.paper)
                if cell.find("{*}f") is not None and not cell.findtext("{*}v"):
                    self.notices.append(notices.NOT_COMPUTED(cell=f"{title}!{cell.get('r')}"))
                if len(cells) > _MOST_CELLS:
                    raise Unreadable(messages.SHEET_MORE_CELLS(most=_MOST_CELLS))
        hidden = {
            n
            for each in self.root.iterfind("{*}cols/{*}col")
            if _is_on(each, "hidden") or _measure(each.get("width"), NARROW) < NARROW
            for n in range(int(each.get("min", "1")) - 1, min(int(each.get("max", "1")), 16_384))
        }
        merges = [
            (top, left, bottom - top + 1, right - left + 1)
            for each in self.root.iterfind("{*}mergeCells/{*}mergeCell")
            for (top, left), (bottom, right) in [_corners(each.get("ref", ""))]
        ]
        rules = rules_of(self.root, self.styles.root, self.styles.palette)
        return sheet_of(title, rules.seen(cells, merges), merges, hidden_rows, hidden)

    def _overlays(self, tables: Iterable[str]) -> Iterator[Range]:
        """Ranges whose colours are told elsewhere: top, left, bottom, right, from 0."""
        formats = (each.get("sqref", "").split() for each in self.root.iterfind("{*}conditionalFormatting"))
        for reference in (*itertools.chain.from_iterable(formats), *tables):
            first, last = _corners(reference)
            yield (*first, *last)

    def seen(self, cell: etree._Element, style: _Style, paper: Colour | None) -> Seen:
        """What a cell shows on this paper."""
        kind, pattern, font = cell.get("t", "n"), style.pattern or "General", style.font
        if kind == "inlineStr":
            inline = cell.find("{*}is")
            return self._text([] if inline is None else _runs(inline), style, paper)
        value = (cell.findtext("{*}v") or "").strip() if kind != "str" else cell.findtext("{*}v")
        if not value:
            return Seen("")
        if kind == "s":
            at = int(value) if value.isdecimal() else len(self.texts)
            return self._text(self.texts[at] if at < len(self.texts) else [("#REF!", None)], style, paper)
        if kind == "b":
            return seen_word(shown(value == "1"), font, paper)
        if kind != "n":  # str: text from a formula; e: an error; d: a date
            return seen_text([(value, font)], pattern, paper)
        try:
            number = float(value)
        except ValueError:
            return Seen(value)
        if style.pattern is None:
            return seen_word(self.day(number), font, paper)
        exact = int(value) if re.fullmatch(r"-?\d{1,15}", value) else number
        return seen_number(exact, pattern, font, paper, zeros=self.zeros)

    def _text(self, runs: Runs, style: _Style, paper: Colour | None) -> Seen:
        made = [(text, style.font if own is None else self.styles.font(own)) for text, own in runs]
        return seen_text(made, style.pattern or "General", paper)

    def day(self, number: float) -> str:
        """A date, given as the number of days since 1899-12-30, or since 1904-01-01."""
        try:
            return shown((self.epoch or datetime(1899, 12, 30)) + timedelta(days=number))  # noqa: DTZ001
        except (OverflowError, ValueError):
            return str(number)


def _measure(text: str | None, default: float) -> float:
    """A height or width; `default` if none is given."""
    return float(text) if text and re.fullmatch(r"\d{1,6}(?:\.\d{0,20})?", text) else default


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
