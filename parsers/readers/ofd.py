"""OFD (GB/T 33190-2016): pages of text and paths as XML in a ZIP. Millimetres, origin top left.

Where a package holds several documents, all are read; of a document, its last version.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from parsers.document import Document
from parsers.errors import Unreadable
from parsers.grid import Page, Ruling, Word, blocks
from parsers.package import Package, xml
from parsers.sniff import OFD

MOST_PAGES = 500
MOST_OBJECTS = 100_000
"""On a page."""
_MM = 72 / 25.4
_THIN = 1.0
"""Millimetres: a filled shape as thin as this is a ruling."""
_DEEP = 12
_FAR = 1e6
"""Millimetres: no page is as large."""
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


def read(data: bytes) -> Document:
    """Raises `Unreadable` where the archive or its root document is damaged."""
    found, notices = pages(data)
    return Document(blocks(found), OFD, "ofd", {}, tuple(notices))


def pages(data: bytes) -> tuple[list[Page], list[str]]:
    """What is printed on each page, and what was noticed. Raises `Unreadable`."""
    package = Package(data)
    root = xml(package.read("OFD.xml"))
    found: list[Page] = []
    notices: list[str] = []
    for body in _named(root, "DocRoot"):
        found += _Body(package, (body.text or "").strip(), notices).pages(len(found))
    if not found:
        raise Unreadable("the OFD file has no pages: fetch it again")
    return found, notices


def _named(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Descendants of that name in whatever namespace: producers differ."""
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name:
            yield each


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next(
        (e for e in element if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name), None
    )


def _numbers(text: str | None) -> list[float]:
    found = re.findall(r"-?\d+\.?\d*(?:[eE][-+]?\d+)?|-?\.\d+", text or "")
    # Damage writes 1e999: nothing lies there, and infinity is in no place at all.
    return [max(-_FAR, min(float(each), _FAR)) for each in found]


def _resolved(folder: str, path: str) -> str:
    """A location: from the root of the package, or from the folder of the file that names it."""
    path = path.strip().replace("\\", "/")
    return posixpath.normpath(
        path.lstrip("/") if path.startswith("/") else f"{folder}/{path}"
    ).lstrip("/")


@dataclass(frozen=True, slots=True)
class _Place:
    """How coordinates of an object become points on the page."""

    left: float
    top: float
    matrix: Matrix

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return ((a * x + c * y + e + self.left) * _MM, (b * x + d * y + f + self.top) * _MM)


class _Body:
    """A document of the package."""

    def __init__(self, package: Package, path: str, notices: list[str]) -> None:
        self.package, self.notices = package, notices
        self.path = _resolved("", path)
        self.folder = posixpath.dirname(self.path)
        self.root = xml(package.read(self.path))
        common = _child(self.root, "CommonData")
        area = _child(common, "PageArea") if common is not None else None
        self.area = _box_of(area)
        self.templates: dict[str, str] = {}
        if common is not None:
            for each in _named(common, "TemplatePage"):
                self.templates[each.get("ID", "")] = each.get("BaseLoc", "")

    def pages(self, before: int) -> Iterator[Page]:
        listed = _child(self.root, "Pages")
        pages = [] if listed is None else list(_named(listed, "Page"))
        if len(pages) > MOST_PAGES:
            raise Unreadable(f"the OFD file has {len(pages):,} pages: no report has")
        for number, each in enumerate(pages, before + 1):
            yield self._page(_resolved(self.folder, each.get("BaseLoc", "")), number)

    def _page(self, path: str, number: int) -> Page:
        page = xml(self.package.read(path))
        area = _box_of(_child(page, "Area")) or self.area or (0.0, 0.0, 210.0, 297.0)
        left, top, width, height = area
        words: list[Word] = []
        rulings: list[Ruling] = []
        start = _Place(-left, -top, _SAME)
        for part in [*self._templates_of(page), page]:
            content = _child(part, "Content")
            if content is None:
                continue
            for thing, place in _objects(content, start, 0):
                kind = thing.tag.rpartition("}")[2] if isinstance(thing.tag, str) else ""
                if kind == "TextObject":
                    words += _text(thing, place)
                elif kind == "PathObject":
                    rulings += _path(thing, place)
                if len(words) + len(rulings) > MOST_OBJECTS:
                    raise Unreadable(f"page {number} of the OFD file holds more than any report's")
        if not words:
            self.notices.append(
                f"page {number} has no text: it may be a picture, which was not read"
            )
        return Page(number, width * _MM, height * _MM, words, rulings)

    def _templates_of(self, page: etree._Element) -> Iterator[etree._Element]:
        for each in page:
            if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == "Template":
                path = self.templates.get(each.get("TemplateID", ""))
                if path:
                    yield xml(self.package.read(_resolved(self.folder, path)))


def _box_of(area: etree._Element | None) -> tuple[float, float, float, float] | None:
    """What is shown: the application's box, else the whole sheet (left, top, width, height)."""
    if area is None:
        return None
    for name in ("ApplicationBox", "PhysicalBox"):
        box = _child(area, name)
        numbers = _numbers(box.text if box is not None else None)
        if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
            return (numbers[0], numbers[1], numbers[2], numbers[3])
    return None


def _objects(
    parent: etree._Element, place: _Place, depth: int
) -> Iterator[tuple[etree._Element, _Place]]:
    """Text and paths of all layers and blocks, each with the place of its own coordinates."""
    for each in parent:
        if not isinstance(each.tag, str) or each.get("Visible") == "false":
            continue
        name = each.tag.rpartition("}")[2]
        if name in {"Layer", "PageBlock"} and depth < _DEEP:
            yield from _objects(each, place, depth + 1)
        elif name in {"TextObject", "PathObject"}:
            box = _numbers(each.get("Boundary"))
            if len(box) == 4:
                ctm = _numbers(each.get("CTM"))
                matrix = (
                    (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) if len(ctm) == 6 else _SAME
                )
                yield each, _Place(place.left + box[0], place.top + box[1], matrix)


def _text(thing: etree._Element, place: _Place) -> Iterator[Word]:
    """Characters, each at its own place; Size is the type's, X and Y that of the baseline."""
    size = (_numbers(thing.get("Size")) or [0.0])[0]
    wide = (_numbers(thing.get("HScale")) or [1.0])[0]
    fill = _child(thing, "FillColor")
    if size <= 0 or _is_clear(thing, fill):
        return
    x = y = 0.0
    for code in _named(thing, "TextCode"):
        text = code.text or ""
        at = _numbers(code.get("X"))
        x = at[0] if at else x
        at = _numbers(code.get("Y"))
        y = at[0] if at else y
        across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
        for index, char in enumerate(text):
            if not char.isspace():
                em = size * wide * (0.5 if ord(char) < 0x2E80 else 1.0)
                a, b = place.point(x, y - 0.85 * size), place.point(x + em, y + 0.15 * size)
                yield Word(
                    char, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                )
            x += across[index] if index < len(across) else 0.0
            y += down[index] if index < len(down) else 0.0


def _is_clear(thing: etree._Element, fill: etree._Element | None) -> bool:
    """Whether a text is drawn so that nobody sees it."""
    if thing.get("Alpha") == "0" or (fill is not None and fill.get("Alpha") == "0"):
        return True
    return thing.get("Fill") == "false" and thing.get("Stroke", "false") != "true"


def _deltas(text: str | None) -> list[float]:
    """Distances; `g 3 5.0` stands for 5.0 three times."""
    found: list[float] = []
    parts = (text or "").replace(",", " ").split()
    index = 0
    while index < len(parts) and len(found) < MOST_OBJECTS:
        try:
            if parts[index] == "g":
                count = min(int(parts[index + 1]), MOST_OBJECTS)
                found += [float(parts[index + 2])] * count
                index += 3
            else:
                found.append(float(parts[index]))
                index += 1
        except (ValueError, IndexError):
            index += 1
    return found


def _path(thing: etree._Element, place: _Place) -> Iterator[Ruling]:
    stroked = thing.get("Stroke", "true") != "false" and not _is_white(_child(thing, "StrokeColor"))
    filled = thing.get("Fill") == "true" and not _is_white(_child(thing, "FillColor"))
    data = _child(thing, "AbbreviatedData")
    if data is None or not (stroked or filled):
        return
    for points in _subpaths(data.text or "", place):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        if min(right - left, bottom - top) <= _THIN * _MM:
            yield _thin(left, top, right, bottom)
        elif stroked:
            for (a, b), (c, d) in itertools.pairwise(points):
                if min(abs(a - c), abs(b - d)) <= 1:
                    yield _thin(min(a, c), min(b, d), max(a, c), max(b, d))


def _is_white(color: etree._Element | None) -> bool:
    if color is None:
        return False
    value = _numbers(color.get("Value"))
    return color.get("Alpha") == "0" or (len(value) == 3 and min(value) >= 245)


def _thin(left: float, top: float, right: float, bottom: float) -> Ruling:
    if right - left >= bottom - top:
        return Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Ruling((left + right) / 2, top, (left + right) / 2, bottom)


_OPERANDS: Mapping[str, int] = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _subpaths(data: str, place: _Place) -> Iterator[list[tuple[float, float]]]:
    """Corners of each figure; of curves, their ends."""
    parts = re.findall(r"[SMLQBAC]|-?\d+\.?\d*(?:[eE][-+]?\d+)?|-?\.\d+", data)
    points: list[tuple[float, float]] = []
    index = 0
    while index < len(parts):
        operator = parts[index]
        count = _OPERANDS.get(operator)
        if count is None:
            index += 1
            continue
        numbers = parts[index + 1 : index + 1 + count]
        index += 1 + count
        if len(numbers) < count or any(each in _OPERANDS for each in numbers):
            return
        if operator in {"S", "M"} and len(points) > 1:
            yield points
        if operator in {"S", "M"}:
            points = []
        if operator == "C" and points:
            points.append(points[0])
        elif count:
            points.append(place.point(float(numbers[-2]), float(numbers[-1])))
    if len(points) > 1:
        yield points
