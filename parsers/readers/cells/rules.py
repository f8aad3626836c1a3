"""What of a sheet (XLSX) may take print away beside the look of its cells: conditional formats (18.3.1.10), and columns
that are too narrow for their numbers, which Excel shows as ####.

What a rule does is told where it compares a cell with a number; of a formula it is not. A figure that may be hidden so
stays in the text, as `unclear`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from parsers.readers.cells.looks import BLACK, WHITE, Colour, Palette, Range, Seen, look_of, too_narrow, uncertain
from parsers.readers.cells.looks import Font as FontOf
from parsers.readers.cells.number_formats import number_shown

_TESTS: Mapping[str, Callable[[float, float], bool]] = {
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
    "equal": operator.eq,
    "notEqual": operator.ne,
    "greaterThanOrEqual": operator.ge,
    "greaterThan": operator.gt,
}
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_USUAL_SIZE = 11.0
"""Points, where a workbook doesn't say its own."""
_MOST_RULES = 2_000

Place = tuple[int, int]
"""Row and column, from 0."""


class _Format(NamedTuple):
    """What a conditional format changes."""

    ink: Colour | None = None
    paper: Colour | None = None
    struck: bool = False
    pattern: str | None = None
    bare: bool = False
    """Whether a bar or an icon stands in the place of the number."""


class _Rule(NamedTuple):
    ranges: tuple[Range, ...]
    format: _Format
    test: str | None
    """An operator of `_TESTS`; None for a rule whose outcome can't be told here."""
    limit: float = 0.0


class _Way(NamedTuple):
    """How cells of one style stand in their column."""

    size: float
    """Points."""
    shrinks: bool
    """Whether text is made smaller to fit, or turned."""
    wraps: bool
    fills: bool = False
    """Whether the text is repeated as often as the cell has room: 1 shows as 1111."""


@dataclass(frozen=True)
class Rules:
    """What a sheet's part and the workbook's styles say of all its cells."""

    rules: Sequence[_Rule]
    widths: Mapping[int, float]
    """Characters of the usual font, by column, where the sheet says so."""
    ways: Mapping[Place, _Way]
    usual: float
    numbers: frozenset[Place]

    def seen(self, cells: Mapping[Place, Seen], merges: Sequence[tuple[int, int, int, int]]) -> dict[Place, Seen]:
        """The cells, those that may show nothing of their figure marked."""
        wide = {(top, left): (left, left + across) for top, left, _, across in merges}
        return {place: self._seen(place, seen, cells, wide) for place, seen in cells.items()}

    def _seen(
        self, place: Place, seen: Seen, cells: Mapping[Place, Seen], wide: Mapping[Place, tuple[int, int]]
    ) -> Seen:
        if seen.doubtful or not any(map(str.isdigit, seen.text)):
            return seen
        fills = place in self.ways and self.ways[place].fills
        if fills or any(self._may_hide(rule, place, seen.text) for rule in self.rules):
            return uncertain(seen)
        return uncertain(seen) if self._is_cut(place, seen, cells, wide) else seen

    def _may_hide(self, rule: _Rule, place: Place, text: str) -> bool:
        row, column = place
        if not any(top <= row <= low and left <= column <= right for top, left, low, right in rule.ranges):
            return False
        number = float(text) if _NUMBER.fullmatch(text) else None
        if rule.test is not None and number is not None and not _TESTS[rule.test](number, rule.limit):
            return False
        way = rule.format
        if way.bare or way.struck:
            return True
        if way.pattern is not None and number is not None and number_shown(number, way.pattern) != text:
            return True
        colours = way.ink is not None or way.paper is not None
        return colours and look_of(FontOf(colour=way.ink or BLACK), way.paper or WHITE) == "unseen"

    def _is_cut(
        self, place: Place, seen: Seen, cells: Mapping[Place, Seen], wide: Mapping[Place, tuple[int, int]]
    ) -> bool:
        """Whether a column is too narrow for a number; or for a text of digits that the next cell cuts off."""
        row, column = place
        start, end = wide.get(place, (column, column + 1))
        widths = [self.widths.get(each) for each in range(start, min(end, start + 200))]
        way = self.ways.get(place, _Way(self.usual, shrinks=False, wraps=False))
        if None in widths or way.shrinks or not too_narrow(seen.text, sum(filter(None, widths)), way.size / self.usual):
            return False
        if place in self.numbers:
            return True
        beside = cells.get((row, end))
        return not way.wraps and beside is not None and bool(beside.text)


def rules_of(sheet: etree._Element, styles: etree._Element | None, palette: Palette) -> Rules:
    """What the part of a sheet and that of the workbook's styles say."""
    formats = [] if styles is None else [_format(each, palette) for each in styles.iterfind("{*}dxfs/{*}dxf")]
    fonts = [] if styles is None else [_size(each) for each in styles.iterfind("{*}fonts/{*}font")]
    usual = fonts[0] if fonts else _USUAL_SIZE
    ways = [] if styles is None else [_way(each, fonts) for each in styles.iterfind("{*}cellXfs/{*}xf")]
    placed, numbers = dict[Place, _Way](), set[Place]()
    for place, cell in _cells(sheet):
        at = _whole(cell.get("s", "0"))
        if at < len(ways) and ways[at] != _Way(usual, shrinks=False, wraps=False):
            placed[place] = ways[at]
        if cell.get("t", "n") == "n":
            numbers.add(place)
    return Rules(list(_rules(sheet, formats))[:_MOST_RULES], dict(_widths(sheet)), placed, usual, frozenset(numbers))


def _cells(sheet: etree._Element) -> Iterator[tuple[Place, etree._Element]]:
    row = -1
    for each in sheet.iterfind("{*}sheetData/{*}row"):
        row = _whole(each.get("r", "")) - 1 if each.get("r", "").isdecimal() else row + 1
        column = -1
        for cell in each.iterfind("{*}c"):
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            yield (row, column), cell


def _place(reference: str) -> Place | None:
    match = _REFERENCE.fullmatch(reference.upper())
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 1_000_000


def _size(font: etree._Element) -> float:
    size = font.find("{*}sz")
    said = "" if size is None else size.get("val", "")
    return float(said) if re.fullmatch(r"\d{1,3}(?:\.\d{1,9})?", said) and float(said) else _USUAL_SIZE


def _way(style: etree._Element, fonts: Sequence[float]) -> _Way:
    font, held = _whole(style.get("fontId", "0")), style.find("{*}alignment")
    size = fonts[font] if font < len(fonts) else _USUAL_SIZE
    if held is None:
        return _Way(size, shrinks=False, wraps=False)
    fits = held.get("shrinkToFit") in {"1", "true"} or held.get("textRotation", "0") != "0"
    wraps = held.get("wrapText") in {"1", "true"}
    return _Way(size, shrinks=fits, wraps=wraps, fills=held.get("horizontal") == "fill")


def _widths(sheet: etree._Element) -> Iterator[tuple[int, float]]:
    for each in sheet.iterfind("{*}cols/{*}col"):
        said = each.get("width", "")
        if re.fullmatch(r"\d{1,3}(?:\.\d{1,20})?", said):
            for column in range(_whole(each.get("min", "1")) - 1, min(_whole(each.get("max", "1")), 500)):
                yield column, float(said)


def _rules(sheet: etree._Element, formats: Sequence[_Format]) -> Iterator[_Rule]:
    for part in sheet.iterfind("{*}conditionalFormatting"):
        ranges = tuple(_ranges(part.get("sqref", "")))
        for rule in part.iterfind("{*}cfRule"):
            way = _Format()
            at = _whole(rule.get("dxfId", ""))
            if at < len(formats):
                way = formats[at]
            shown = rule.find("{*}iconSet") if rule.find("{*}iconSet") is not None else rule.find("{*}dataBar")
            if shown is not None and shown.get("showValue") in {"0", "false"}:
                way = way._replace(bare=True)
            said = (rule.findtext("{*}formula") or "").strip()
            test = rule.get("operator", "")
            known = rule.get("type") == "cellIs" and test in _TESTS and _NUMBER.fullmatch(said)
            if way != _Format():
                yield _Rule(ranges, way, test if known else None, float(said) if known else 0.0)


def _ranges(references: str) -> Iterator[Range]:
    for each in references.split():
        first, _, last = each.partition(":")
        one, other = _place(first), _place(last or first)
        if one and other:
            yield (*one, *other)


def _format(format_: etree._Element, palette: Palette) -> _Format:
    font, fill, pattern = (format_.find(f"{{*}}{name}") for name in ("font", "fill", "numFmt"))
    ink = None if font is None else font.find("{*}color")
    strike = None if font is None else font.find("{*}strike")
    paper = None if fill is None else fill.find("{*}patternFill/{*}bgColor")
    return _Format(
        None if ink is None else palette.colour(_attributes(ink)),
        None if paper is None else palette.colour(_attributes(paper)),
        strike is not None and strike.get("val", "1") not in {"0", "false"},
        None if pattern is None else pattern.get("formatCode"),
    )


def _attributes(element: etree._Element) -> dict[str, str]:
    return {} if element.get("auto") in {"1", "true"} else {str(k): str(v) for k, v in element.attrib.items()}
