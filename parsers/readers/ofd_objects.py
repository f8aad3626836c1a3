"""Turns the objects on an OFD page into words, rulings, areas and pictures (GB/T 33190-2016, 8 to 11)."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, degrees, hypot

from lxml import etree

from parsers.grid import Box, Ruling, Word
from parsers.readers.ofd_resources import Resources, Shade, child, named, numbers

MOST_OBJECTS = 100_000
"""Limit of objects on a page."""
MM = 72 / 25.4
"""Points in a millimetre."""
_THIN = 1.0
"""Millimetres. A filled shape this thin is a ruling."""
_DEEP = 12
"""Levels of nested layers and blocks; deeper ones are not read."""
_LEVEL = 2.0
"""Degrees. Text at a larger angle is a watermark or a stamp."""
_SEEN = frozenset[Shade](("dark", "light"))
UNKNOWN = "\ufffd"
"""Used for a glyph whose character the file doesn't give."""
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Converts coordinates of an object (millimetres) to points on the page."""

    left: float
    top: float
    matrix: Matrix = _SAME
    layer: str | None = None
    """Id of the draw parameter of the object's layer."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return ((a * x + c * y + e + self.left) * MM, (b * x + d * y + f + self.top) * MM)

    @property
    def is_level(self) -> bool:
        a, b, c, d, _, _ = self.matrix
        return abs(degrees(atan2(b, a))) <= _LEVEL and a * d - b * c > 0

    @property
    def scale(self) -> float:
        return hypot(self.matrix[2], self.matrix[3])


@dataclass(slots=True)
class Drawing:
    """The objects drawn on a page, in points from its top left."""

    words: list[tuple[Word, bool, int]] = field(default_factory=list)
    """Each word with whether it is light, and its position in the drawing order."""
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: list[tuple[Box, str]] = field(default_factory=list)
    """Each picture's box, with the id of the resource that it shows."""
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """White areas and large pictures, which hide what was drawn before, with their drawing order."""
    turn: int = 0
    """Number of objects drawn so far."""

    @property
    def size(self) -> int:
        return len(self.words) + len(self.rulings) + len(self.fills) + len(self.pictures)

    def seen(self) -> list[Word]:
        """The visible words: not covered by anything, and not light on white."""
        return [
            word
            for word, light, turn in self.words
            if not (light and not _is_on(word, self.fills))
            and not any(turn < when and _is_on(word, (box,)) for when, box in self.covers)
        ]


def _is_on(word: Word, boxes: list[Box] | tuple[Box, ...]) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)


def draw(content: etree._Element, start: Place, resources: Resources, drawing: Drawing) -> None:
    """Adds the objects in a page's content to the drawing, in order. Stops at more than `MOST_OBJECTS`."""
    for thing, place in _objects(content, start, 0):
        drawing.turn += 1
        kind = thing.tag.rpartition("}")[2]
        if kind == "TextObject":
            shade = resources.shade(thing, "FillColor", place.layer)
            if shade != "clear" and _is_painted(thing) and place.is_level:
                light = shade != "dark"
                drawing.words += [(word, light, drawing.turn) for word in _text(thing, place)]
        elif kind == "PathObject":
            _path(thing, place, resources, drawing)
        elif not _is_transparent(thing):
            left, top = place.left * MM, place.top * MM
            _, _, wide, high = numbers(thing.get("Boundary"))
            box = (left, top, left + wide * MM, top + high * MM)
            drawing.pictures.append((box, thing.get("ResourceID", "")))
        if drawing.size > MOST_OBJECTS:
            return


def _is_painted(thing: etree._Element) -> bool:
    return thing.get("Fill") != "false" or thing.get("Stroke", "false") == "true"


def _is_transparent(thing: etree._Element) -> bool:
    alpha = numbers(thing.get("Alpha"))
    return bool(alpha) and alpha[0] < 128  # a watermark


def _objects(parent: etree._Element, place: Place, depth: int) -> Iterator[tuple[etree._Element, Place]]:
    """The visible objects of all layers and blocks, each with its coordinate system."""
    for each in parent:
        if not isinstance(each.tag, str) or each.get("Visible") == "false":
            continue
        name = each.tag.rpartition("}")[2]
        if name in {"Layer", "PageBlock"} and depth < _DEEP:
            layer = each.get("DrawParam") or place.layer
            yield from _objects(each, Place(place.left, place.top, _SAME, layer), depth + 1)
        elif name in {"TextObject", "PathObject", "ImageObject"}:
            box = numbers(each.get("Boundary"))
            if len(box) == 4:
                ctm = numbers(each.get("CTM"))
                matrix = (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) if len(ctm) == 6 else _SAME
                yield each, Place(place.left + box[0], place.top + box[1], matrix, place.layer)


def _text(thing: etree._Element, place: Place) -> Iterator[Word]:
    """The characters of a text object, each as a word. In OFD, Size is the type size, and X and Y give the
    start of the baseline.
    """
    size = (numbers(thing.get("Size")) or [0.0])[0]
    wide = (numbers(thing.get("HScale")) or [1.0])[0]
    if size <= 0:
        return
    glyphs = {glyph for each in named(thing, "Glyphs") for glyph in (each.text or "").split()}
    x = y = 0.0
    for code in named(thing, "TextCode"):
        text = _shown(code.text or "", len(glyphs))
        at = numbers(code.get("X"))
        x = at[0] if at else x
        at = numbers(code.get("Y"))
        y = at[0] if at else y
        across, down = deltas(code.get("DeltaX")), deltas(code.get("DeltaY"))
        for index, char in enumerate(text):
            em = size * wide * (0.5 if ord(char) < 0x2E80 else 1.0)
            if not char.isspace():
                a, b = place.point(x, y - 0.85 * size), place.point(x + em, y + 0.15 * size)
                yield Word(char, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
            if across or down:
                x += across[index] if index < len(across) else 0.0
                y += down[index] if index < len(down) else 0.0
            else:  # no distances given: advance by the width of the type, as characters don't overlap
                x += em


def _shown(text: str, glyphs: int) -> str:
    """The text, with `UNKNOWN` for characters that can't be print, and for all of them if the file gives
    only blanks for several different glyphs.
    """
    if glyphs > max(len(set(text)), 1) and not text.strip():
        return UNKNOWN * len(text)
    return "".join(UNKNOWN if unicodedata.category(c) in {"Co", "Cn", "Cc"} and not c.isspace() else c for c in text)


def deltas(text: str | None) -> list[float]:
    """Distances between characters, in millimetres. `g 3 5.0` means 5.0 three times."""
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


def _path(thing: etree._Element, place: Place, resources: Resources, drawing: Drawing) -> None:
    data = child(thing, "AbbreviatedData")
    stroke: Shade = "clear"
    fill: Shade = "clear"
    if thing.get("Stroke", "true") != "false":
        stroke = resources.shade(thing, "StrokeColor", place.layer)
    if thing.get("Fill") == "true":
        fill = resources.shade(thing, "FillColor", place.layer)
    stroked, filled = stroke in _SEEN, fill in _SEEN
    for points in _subpaths((data.text if data is not None else None) or "", place):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN * MM:
            if stroked or filled:
                drawing.rulings.append(_thin(*box))
            continue
        if filled:
            drawing.fills.append(box)
        elif fill == "white":
            drawing.covers.append((drawing.turn, box))
        drawing.rulings += _sides(points) if stroked else ()


def _sides(points: Sequence[tuple[float, float]]) -> Iterator[Ruling]:
    """The horizontal and vertical lines of an outline."""
    for (a, b), (c, d) in itertools.pairwise(points):
        if min(abs(a - c), abs(b - d)) <= 1:
            yield _thin(min(a, c), min(b, d), max(a, c), max(b, d))


def _thin(left: float, top: float, right: float, bottom: float) -> Ruling:
    if right - left >= bottom - top:
        return Ruling(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Ruling((left + right) / 2, top, (left + right) / 2, bottom)


_OPERANDS: Mapping[str, int] = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}


def _subpaths(data: str, place: Place) -> Iterator[list[tuple[float, float]]]:
    """The corners of each subpath, in points; of curves only the ends."""
    parts = re.findall(r"[SMLQBAC]|-?\d+\.?\d*(?:[eE][-+]?\d+)?|-?\.\d+", data)
    points: list[tuple[float, float]] = []
    index = 0
    while index < len(parts):
        operator = parts[index]
        count = _OPERANDS.get(operator)
        if count is None:
            index += 1
            continue
        operands = parts[index + 1 : index + 1 + count]
        index += 1 + count
        if len(operands) < count or any(each in _OPERANDS for each in operands):
            return
        if operator in {"S", "M"} and len(points) > 1:
            yield points
        if operator in {"S", "M"}:
            points = []
        if operator == "C" and points:
            points.append(points[0])
        elif count:
            points.append(place.point(float(operands[-2]), float(operands[-1])))
    if len(points) > 1:
        yield points
