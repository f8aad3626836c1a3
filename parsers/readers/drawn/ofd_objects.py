"""Turns the objects on an OFD page into words, rulings, areas and pictures (GB/T 33190-2016, 8 to 11)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import atan2, degrees, hypot
from typing import NamedTuple

from lxml import etree

from parsers.grid import Box, Ruling, Word
from parsers.grid.doubts import MOST_SLANTS, with_doubts
from parsers.grid.pictures import may_be_figure
from parsers.readers.drawn.ofd_resources import Colour, Resources, Shade, child, named, numbers

MOST_OBJECTS = 100_000
"""Limit of objects on a page."""
MM = 72 / 25.4
"""Points in a millimetre."""
_THIN = 1.0
"""Millimetres. A filled shape this thin is a ruling."""
_CORNERS = 6
"""Points of a rectangle, at most."""
_SPECK = 2.0
"""Points. Smaller type can't be read on paper."""
_THREAD = 0.08
"""Times the type size. Digits that are narrower are no more than a stroke."""
_ALIKE = 24
"""Of 255. Colours that differ by less in each part can't be told apart on paper."""
_DEEP = 12
"""Levels of nested layers and blocks; deeper ones are not read."""
_MOST_COMPOSITES = 2_000
"""Composite objects on a page; units that show units could be millions."""
_LEVEL = 2.0
"""Degrees. Text at a larger angle is a watermark or a stamp."""
_SEEN = frozenset[Shade](("dark", "light"))
UNKNOWN = "\ufffd"
"""Used for a glyph whose character the file doesn't give."""
Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Converts coordinates of an object (millimetres) to points on the page."""

    left: float
    top: float
    matrix: Matrix = SAME
    layer: str | None = None
    """Id of the draw parameter of the object's layer."""
    box: Box = (0.0, 0.0, 0.0, 0.0)
    """The object's boundary on the page, in points."""

    def inside(self, box: Sequence[float], matrix: Matrix) -> Place:
        """The place of an object with this boundary and matrix whose parent has this place."""
        a, b, c, d, e, f = matrix
        e, f = e + box[0], f + box[1]
        g, h, i, j, k, m = self.matrix
        corners = [self.point(x, y) for x in (box[0], box[0] + box[2]) for y in (box[1], box[1] + box[3])]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Place(
            self.left,
            self.top,
            (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m),
            self.layer,
            (min(xs), min(ys), max(xs), max(ys)),
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return ((a * x + c * y + e + self.left) * MM, (b * x + d * y + f + self.top) * MM)

    @property
    def is_level(self) -> bool:
        a, b, c, d, _, _ = self.matrix
        return abs(degrees(atan2(b, a))) <= _LEVEL and a * d - b * c > 0

    @property
    def quarter(self) -> int | None:
        """Quarter turns clockwise at which text stands; None for another angle, and for text seen from behind."""
        a, b, c, d, _, _ = self.matrix
        angle = degrees(atan2(b, a))
        quarter = round(angle / 90)
        return quarter % 4 if abs(angle - 90 * quarter) <= _LEVEL and a * d - b * c > 0 else None

    @property
    def lies(self) -> bool:
        """Whether text is turned by quarters, or seen from behind, and not upright."""
        a, b, *_ = self.matrix
        angle = degrees(atan2(b, a))
        return not self.is_level and abs(angle - 90 * round(angle / 90)) <= _LEVEL

    @property
    def scale(self) -> float:
        return hypot(self.matrix[2], self.matrix[3])


class _Drawn(NamedTuple):
    """A word as it was drawn, and its position in the drawing order."""

    word: Word
    turn: int
    shade: Shade
    colour: Colour | None
    hidden: bool
    """Whether it is clear, clipped away or too small to be read."""


@dataclass(slots=True)
class Drawing:
    """The objects drawn on a page, in points from its top left."""

    words: list[_Drawn] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    slants: list[Box] = field(default_factory=list)
    """Slanting lines: x and y of one end, x and y of the other."""
    lying: list[Word] = field(default_factory=list)
    """Digits on their side or head, or mirrored."""
    pictures: list[tuple[Box, str]] = field(default_factory=list)
    """Each picture's box, with the id of the resource that it shows."""
    covers: list[tuple[int, Box]] = field(default_factory=list)
    """Areas and large pictures, which hide what was drawn before, with their drawing order."""
    grounds: list[tuple[int, Box, Colour]] = field(default_factory=list)
    """Areas of one colour, on which text of that colour isn't seen, with their drawing order."""
    turn: int = 0
    """Number of objects drawn so far."""
    composites: int = 0
    """Number of composite objects opened so far."""
    unknown: bool = False
    """Whether a composite object shows something that the file doesn't hold, or more than any page does."""

    @property
    def size(self) -> int:
        return len(self.words) + len(self.rulings) + len(self.fills) + len(self.pictures)

    def seen(self) -> tuple[list[Word], list[Word]]:
        """The words that are seen, and those that aren't: clear, clipped, too small, covered, or of the colour of their
        ground. Light words on white are watermarks, and are neither.
        """
        words, aside = list[Word](), list[Word]()
        for each in self.words:
            if each.shade in {"light", "white"} and not _is_on(each.word, self.fills):
                if each.shade == "white":
                    aside.append(each.word._replace(look="unseen"))
            elif each.hidden or self._is_hidden(each):
                aside.append(each.word._replace(look="unseen"))
            else:
                words.append(each.word)
        aside += [word._replace(look="unclear") for word in self.lying]
        aside += [Word("img", box, look="picture") for box, _ in self.pictures if may_be_figure(box)]
        return with_doubts(words, self.slants), aside

    def _is_hidden(self, each: _Drawn) -> bool:
        if any(each.turn < when and _is_on(each.word, (box,)) for when, box in self.covers):
            return True
        if each.colour is None:
            return False
        under = [colour for when, box, colour in self.grounds if when < each.turn and _is_on(each.word, (box,))]
        return bool(under) and all(abs(a - b) < _ALIKE for a, b in zip(each.colour, under[-1], strict=True))


def _is_on(word: Word, boxes: list[Box] | tuple[Box, ...]) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)


def draw_strokes(note: etree._Element, start: Place, resources: Resources, drawing: Drawing) -> None:
    """Adds the lines that an annotation draws, which may strike text out. Its text and pictures are no print."""
    drawn = Drawing()
    for thing, place in _objects(note, start, 0, resources, drawn):
        if thing.tag.rpartition("}")[2] == "PathObject":
            _path(thing, place, resources, drawn)
    drawing.slants += drawn.slants[:MOST_SLANTS]
    boxes = [each.word.box for each in drawing.words]
    drawing.rulings += [
        line
        for line in drawn.rulings[:MOST_SLANTS]
        if any(a < line.right and line.left < c and b < line.top < 0.2 * b + 0.8 * d for a, b, c, d in boxes)
    ]


def draw(content: etree._Element, start: Place, resources: Resources, drawing: Drawing) -> None:
    """Adds the objects in a page's content to the drawing, in order. Stops at more than `MOST_OBJECTS`."""
    for thing, place in _objects(content, start, 0, resources, drawing):
        drawing.turn += 1
        kind = thing.tag.rpartition("}")[2]
        if kind == "TextObject":
            ink = "FillColor" if thing.get("Fill") != "false" else "StrokeColor"
            shade = resources.shade(thing, ink, place.layer)
            if place.is_level:
                clear = shade == "clear" or not _is_painted(thing)
                colour = resources.colour(thing, ink, place.layer)
                clip = _clip(thing, place)
                drawing.words += [
                    _Drawn(word, drawing.turn, shade, colour, clear or _is_lost(word, clip))
                    for word in _text(thing, place)
                ]
            elif place.lies and shade in _SEEN and _is_painted(thing):
                drawing.lying += [word for word in _text(thing, place) if word.text.isdigit()]
        elif kind == "PathObject":
            _path(thing, place, resources, drawing)
        elif not _is_transparent(thing):
            drawing.pictures.append((place.box, thing.get("ResourceID", "")))
        if drawing.size > MOST_OBJECTS:
            return


def _is_lost(word: Word, clip: Sequence[Box] | None) -> bool:
    """Whether a word is too small to be read, or outside of what it is clipped to."""
    wide, high = word.box[2] - word.box[0], word.box[3] - word.box[1]
    return (
        high <= _SPECK + 0.01
        or (word.text.isdigit() and wide < _THREAD * high)
        or (clip is not None and not _is_on(word, tuple(clip)))
    )


def _clip(thing: etree._Element, place: Place) -> list[Box] | None:
    """The boxes to which an object is clipped; None if it isn't. They count from the object's corner, as the standard
    says, and from the page's, as some producers write them: what is in either is taken for seen.
    """
    boxes: list[Box] | None = None
    for clips in thing:
        if not (isinstance(clips.tag, str) and clips.tag.rpartition("}")[2] == "Clips"):
            continue
        for path in named(clips, "Path"):
            left, top, *_ = numbers(path.get("Boundary")) or [0.0, 0.0]
            data = child(path, "AbbreviatedData")
            for inside in (replace(place, left=place.left + left, top=place.top + top), Place(left, top)):
                for points in _subpaths((data.text if data is not None else None) or "", inside):
                    xs, ys = [x for x, _ in points], [y for _, y in points]
                    boxes = [*(boxes or ()), (min(xs), min(ys), max(xs), max(ys))]
    return boxes


def _is_painted(thing: etree._Element) -> bool:
    return thing.get("Fill") != "false" or thing.get("Stroke", "false") == "true"


def _is_transparent(thing: etree._Element) -> bool:
    alpha = numbers(thing.get("Alpha"))
    return bool(alpha) and alpha[0] < 128  # a watermark


def _objects(
    parent: etree._Element, place: Place, depth: int, resources: Resources, drawing: Drawing
) -> Iterator[tuple[etree._Element, Place]]:
    """The visible objects of all layers, blocks and composite objects, each with its coordinate system."""
    for each in parent:
        if not isinstance(each.tag, str) or each.get("Visible") == "false":
            continue
        name = each.tag.rpartition("}")[2]
        if name in {"Layer", "PageBlock"} and depth < _DEEP:
            layer = each.get("DrawParam") or place.layer
            yield from _objects(each, replace(place, layer=layer), depth + 1, resources, drawing)
        elif name in _OBJECTS:
            box = numbers(each.get("Boundary"))
            if len(box) != 4:
                continue
            ctm = numbers(each.get("CTM"))
            matrix = (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) if len(ctm) == 6 else SAME
            own = place.inside(box, matrix)
            if name != "CompositeObject":
                yield each, own
            elif not _is_transparent(each):
                yield from _of_composite(each, own, depth, resources, drawing)


_OBJECTS = frozenset(("TextObject", "PathObject", "ImageObject", "CompositeObject"))


def _of_composite(
    thing: etree._Element, place: Place, depth: int, resources: Resources, drawing: Drawing
) -> Iterator[tuple[etree._Element, Place]]:
    """The objects of the graphic unit that a composite object shows (GB/T 33190-2016, 13)."""
    drawing.composites += 1
    content = resources.units.get(thing.get("ResourceID", ""))
    if content is None or depth >= _DEEP or drawing.composites > _MOST_COMPOSITES:
        drawing.unknown = True
        return
    yield from _objects(content, place, depth + 1, resources, drawing)


def quarters_of(content: etree._Element, resources: Resources) -> Counter[int]:
    """How many characters stand at each angle, in quarter turns clockwise. Text at other angles doesn't count."""
    found: Counter[int] = Counter()
    for thing, place in _objects(content, Place(0, 0), 0, resources, Drawing()):
        if thing.tag.rpartition("}")[2] == "TextObject" and (quarter := place.quarter) is not None:
            found[quarter] += sum(len(code.text or "") for code in named(thing, "TextCode"))
    return found


def turned(quarter: int, width: float, height: float) -> Matrix:
    """The matrix that turns a page (in millimetres) upright whose text runs at `quarter` turns clockwise."""
    return {0: SAME, 1: (0, -1, 1, 0, 0, width), 2: (-1, 0, 0, -1, width, height), 3: (0, 1, -1, 0, height, 0)}[quarter]


def _text(thing: etree._Element, place: Place) -> Iterator[Word]:
    """The characters of a text object, each as a word. In OFD, Size is the type size, and X and Y give the
    start of the baseline.
    """
    size = (numbers(thing.get("Size")) or [0.0])[0]
    wide = (numbers(thing.get("HScale")) or [1.0])[0]
    if size <= 0:
        return
    # Digits that are turned, or drawn by another number of glyphs, may show something else.
    unsure = 0.0 if thing.get("CharDirection", "0") != "0" or any(map(_is_other, named(thing, "CGTransform"))) else None
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
                box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
                yield Word(char, box, unsure if char.isdigit() else None)
            if across or down:
                x += across[index] if index < len(across) else 0.0
                y += down[index] if index < len(down) else 0.0
            else:  # no distances given: advance by the width of the type, as characters don't overlap
                x += em


def _is_other(transform: etree._Element) -> bool:
    return transform.get("CodeCount", "1") != transform.get("GlyphCount", transform.get("CodeCount", "1"))


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
            by = _thickness(thing, place) / 2
            if stroke in {*_SEEN, "white"} and 2 * by > _THIN * MM:
                drawing.covers.append((drawing.turn, (box[0], box[1] - by, box[2], box[3] + by)))
            continue
        colour = resources.colour(thing, "FillColor", place.layer) if filled or fill == "white" else None
        if filled:
            drawing.fills.append(box)
        if colour is not None and (fill == "white" or (filled and _is_rectangle(points))):
            drawing.covers.append((drawing.turn, box))
        if colour is not None and _is_rectangle(points):
            drawing.grounds.append((drawing.turn, box, colour))
        drawing.rulings += _sides(points) if stroked else ()
        drawing.slants += _slants(points) if stroked and len(drawing.slants) < MOST_SLANTS else ()


def _thickness(thing: etree._Element, place: Place) -> float:
    """The width of a path's line, in points."""
    width = numbers(thing.get("LineWidth"))
    return width[0] * place.scale * MM if width else 0.0


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    return len(points) <= _CORNERS and all(min(abs(a - c), abs(b - d)) <= 1 for (a, b), (c, d) in pairwise(points))


def _sides(points: Sequence[tuple[float, float]]) -> Iterator[Ruling]:
    """The horizontal and vertical lines of an outline."""
    for (a, b), (c, d) in pairwise(points):
        if min(abs(a - c), abs(b - d)) <= 1:
            yield _thin(min(a, c), min(b, d), max(a, c), max(b, d))


def _slants(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    for (a, b), (c, d) in pairwise(points):
        if min(abs(a - c), abs(b - d)) > 1:
            yield (a, b, c, d)


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
