"""Everything drawn on a PDF page in addition to text: rulings, coloured areas, areas that cover earlier
text, pictures, and outlines of letters (ISO 32000-1, 8.5: paths).
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.errors import Refused
from parsers.grid import Box, Ruling
from parsers.grid.doubts import MOST_SLANTS
from parsers.grid.pictures import may_be_digit
from parsers.messages import PDF_OBJECTS
from parsers.readers.drawn.frame import IDENTITY, Frame, Matrix, apply, apply_to_box, times
from parsers.readers.drawn.images import FAINT, is_dark, is_opaque
from parsers.readers.drawn.images import pixels as pixels_of

MOST_OBJECTS = 50_000
"""Limit of paths, text runs and pictures on a page. The densest real ones (browser prints) have 4,000."""
MOST_SEGMENTS = 10_000
"""Most segments read of one path."""
THIN = 3.0
"""Points. A filled rectangle this thin is a ruling; Word draws its rulings this way, 0.5 wide."""
_DEEP = 8
"""Levels of nested form objects. Those of Word and Chromium have one level."""
_WHITE = 245
"""0 to 255. Lighter colours are white, which isn't visible on paper."""
_CLEAR = 12
"""Alpha, 0 to 255. Objects with this or less are invisible."""
_CORNERS = 6
"""Segments of a rectangle, at most: some writers draw its last side, close the path and begin another."""
_OPAQUE = 243
"""Alpha, 0 to 255. Areas with less show what is under them."""
_BAND = 40.0
"""Points. Height of the strips by which areas are found again."""
_TALL = 20
"""Strips. An area over more of them is looked at everywhere."""
_MOST_PIXELS = 20_000_000
"""Of the smaller pictures on a page that are looked at for whether they hide text, all together."""
Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""
Point = tuple[float, float]
_BEND = 3
"""Points that a curve has behind its first."""
_LOW, _HIGH, _SLIM, _WIDE = 3.0, 36.0, 1.0, 120.0
"""Points: least and greatest height and width of shapes that may be digits."""
_LEVEL = 0.3
"""Points by which the sides of rectangles may slant."""
MOST_SIGNS = 2_000
_PAGE = 0.8
"""Share of the page's area. A larger picture is a scan of the page, or a watermark."""


class Area(NamedTuple):
    """An area on the page. `drawn` is the number of text runs drawn before it, `number` its own place in that order."""

    drawn: int
    box: Box
    colour: Colour | None = None
    number: int = 0


class Bands:
    """Areas sorted by where they are on the page."""

    def __init__(self) -> None:
        self.colours: set[Colour] = set()
        self._bands: dict[int, list[Area]] = {}
        self._tall: list[Area] = []

    def add(self, area: Area) -> None:
        if area.colour is not None:
            self.colours.add(area.colour)
        bands = range(int(area.box[1] // _BAND), int(area.box[3] // _BAND) + 1)
        if len(bands) > _TALL:
            self._tall.append(area)
            return
        for band in bands:
            self._bands.setdefault(band, []).append(area)

    def at(self, x: float, y: float) -> list[Area]:
        """The areas around a point, in no order."""
        return [
            area
            for areas in (self._bands.get(int(y // _BAND), ()), self._tall)
            for area in areas
            if area.box[0] <= x <= area.box[2] and area.box[1] <= y <= area.box[3]
        ]


class _Paint(NamedTuple):
    """How a path is painted: its outline, its inside, and the colour of the inside where it is opaque and plain."""

    stroked: str | None
    filled: str | None
    colour: Colour | None
    solid: bool = True
    """Whether nothing shows through its inside."""
    width: float = 0.0
    """Points: how thick its outline is, where it is opaque."""


@dataclass(slots=True)
class Drawing:
    """The objects drawn on a page. Boxes are in points from the top left of the page as shown."""

    rulings: list[Ruling] = field(default_factory=list)
    white: list[Ruling] = field(default_factory=list)
    """White rulings, which are visible only on coloured areas."""
    fills: list[Box] = field(default_factory=list)
    """Areas filled with a colour, on which light text is visible."""
    pictures: list[Box] = field(default_factory=list)
    covers: Bands = field(default_factory=Bands)
    """Areas and pictures that hide text drawn before them."""
    grounds: Bands = field(default_factory=Bands)
    """Areas filled with one colour, on which text of that colour isn't seen."""
    veils: Bands = field(default_factory=Bands)
    """Gradients, patterns and shapes of which can't be told here whether they hide text drawn before them."""
    digits: list[Box] = field(default_factory=list)
    """Pictures of the size of a digit that show something."""
    signs: list[Box] = field(default_factory=list)
    """Shapes of the size of letters: digits turned into curves, bullets, ticks."""
    slants: list[Box] = field(default_factory=list)
    """Slanting lines, also the pieces of curved ones: x and y of one end, x and y of the other."""
    turns: dict[int, int] = field(default_factory=dict)
    """Drawing order of the text runs, by the address of pdfium's object."""
    areas: int = 0
    """Number of areas of one colour drawn so far."""
    curves: int = 0
    """Number of curve segments in paths. A letter turned into curves has a dozen."""


def drawing_of(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """The objects drawn on a page. Raises `Refused` for more than `MOST_OBJECTS`."""
    drawing = Drawing()
    pixels = 0
    for thing, matrix, opaque in objects_of(page):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            drawing.turns[ctypes.addressof(thing.contents)] = len(drawing.turns)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _path(thing, matrix, frame, drawing, opaque=opaque)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            box = _on_page(_bounds(thing, matrix, frame), frame)
            if box and opaque:
                drawing.veils.add(Area(len(drawing.turns), box))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = _on_page(_bounds(thing, matrix, frame), frame)
            if box and min(box[2] - box[0], box[3] - box[1]) <= THIN:
                drawing.rulings.append(_thin(box))  # some drivers print rulings as pictures
            elif box:
                drawing.pictures.append(box)
                if may_be_digit(box) and is_dark(page, thing):
                    drawing.digits.append(box)
                pixels += pixels_of(thing)
                looked_at = _fills(box, frame) or (opaque and pixels <= _MOST_PIXELS and drawing.turns)
                if looked_at and is_opaque(page, thing):
                    drawing.covers.add(Area(len(drawing.turns), box))
    return drawing


def _fills(box: Box, frame: Frame) -> bool:
    """Whether a picture fills the page. Smaller ones are seals, through which text is visible."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    return area > _PAGE * frame.width * frame.height


def objects_of(page: pdfium.PdfPage) -> Iterator[tuple[Any, Matrix, bool]]:
    """The objects of a page in drawing order, each with the matrix of its form, and whether it is opaque. A form
    is replaced by the objects in it.
    """
    seen = 0
    stack = [_of_page(page)]
    opaque = [True]
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            opaque.pop()
            continue
        seen += 1
        if seen > MOST_OBJECTS:
            raise Refused(PDF_OBJECTS(most=MOST_OBJECTS))
        thing, matrix = step
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
            yield (*step, opaque[-1] and not raw.FPDFPageObj_HasTransparency(thing))
        elif len(stack) <= _DEEP:
            opaque.append(opaque[-1] and not raw.FPDFPageObj_HasTransparency(thing))
            stack.append(_of_form(thing, times(_matrix(thing), matrix)))


def _of_page(page: pdfium.PdfPage) -> Iterator[tuple[Any, Matrix]]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield raw.FPDFPage_GetObject(page, index), IDENTITY


def _of_form(form: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    for index in range(raw.FPDFFormObj_CountObjects(form)):
        yield raw.FPDFFormObj_GetObject(form, index), matrix


def _matrix(thing: Any) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _bounds(thing: Any, matrix: Matrix, frame: Frame) -> Box | None:
    """The box around an object on the page as shown, including the width of its strokes."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return None
    box = apply_to_box(matrix, (left.value, bottom.value, right.value, top.value))
    return frame.box(*box)


def _on_page(box: Box | None, frame: Frame) -> Box | None:
    """The part of a box that is on the page, or None. Browsers draw cells beyond the page's end."""
    if box is None:
        return None
    left, top = max(box[0], 0.0), max(box[1], 0.0)
    right, bottom = min(box[2], frame.width), min(box[3], frame.height)
    return (left, top, right, bottom) if left <= right and top <= bottom else None


def _path(path: Any, matrix: Matrix, frame: Frame, drawing: Drawing, *, opaque: bool) -> None:
    box = _on_page(_bounds(path, matrix, frame), frame)
    if box is None:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    stroked = _shade(path, raw.FPDFPageObj_GetStrokeColor) if stroke.value else None
    filled = _shade(path, raw.FPDFPageObj_GetFillColor) if fill.value else None
    if stroked is None and filled is None:
        return
    rulings = drawing.rulings if "dark" in {stroked, filled} else drawing.white
    segments = raw.FPDFPath_CountSegments(path)
    thick = _thickness(path, matrix) if stroked and opaque else 0.0
    if min(box[2] - box[0], box[3] - box[1]) <= THIN and segments <= 5 and thick <= THIN:
        rulings.append(_thin(box))
        return
    plain = filled and opaque and segments <= _CORNERS
    solid = opaque and _is_solid(path)
    paint = _Paint(stroked, filled, _colour(path) if plain else None, solid, thick)
    shapes = [
        [frame.point(x, y) for x, y in points]
        for points in _subpaths(path, min(segments, MOST_SEGMENTS), _placed(path, matrix), drawing)
    ]
    for points in shapes:
        _subpath(points, paint, frame, drawing)
    if any(_may_be_sign(points, box) for points in shapes):
        _shape(box, len(shapes), paint, frame, drawing, is_dark="dark" in {stroked, filled} and not _is_light(path))
    elif filled and opaque and not _is_plain(path):
        drawing.veils.add(Area(len(drawing.turns), box))  # a pattern


def _may_be_sign(points: Sequence[Point], box: Box) -> bool:
    """Whether a part of a shape with this box is neither a rectangle nor the slim side of a frame."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if max(xs) - min(xs) < _SLIM or max(ys) - min(ys) < 0.4 * (box[3] - box[1]):
        return False
    level = all(min(abs(a - c), abs(b - d)) <= _LEVEL for (a, b), (c, d) in itertools.pairwise(points))
    return not level or len(points) > _CORNERS


def _shape(box: Box, parts: int, paint: _Paint, frame: Frame, drawing: Drawing, *, is_dark: bool) -> None:
    """Notes a shape that is no rectangle and no line: a sign, and what may hide text drawn before it. One of several
    parts may be a ring or a frame.
    """
    wide, high = box[2] - box[0], box[3] - box[1]
    if is_dark and _LOW <= high < _HIGH and _SLIM <= wide < _WIDE and len(drawing.signs) < MOST_SIGNS:
        drawing.signs.append(box)
    if paint.filled == "dark" and paint.solid and parts == 1 and drawing.turns and not _fills(box, frame):
        drawing.veils.add(Area(len(drawing.turns), box))


def _is_light(path: Any) -> bool:
    """Whether the inside of a path is as light as a watermark."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFPageObj_GetFillColor(path, r, g, b, a)
    return bool(known) and min(r.value, g.value, b.value) >= FAINT


def _is_plain(path: Any) -> bool:
    """Whether one colour fills a path; else it is a pattern or a gradient."""
    return bool(raw.FPDFPageObj_GetFillColor(path, *(ctypes.c_uint() for _ in range(4))))


def _placed(path: Any, matrix: Matrix) -> Matrix:
    return times(_matrix(path), matrix)


def _thickness(path: Any, matrix: Matrix) -> float:
    """The width of a path's outline in points; 0 if it lets something through."""
    width, alpha = ctypes.c_float(), ctypes.c_uint()
    if not raw.FPDFPageObj_GetStrokeWidth(path, width):
        return 0.0
    if raw.FPDFPageObj_GetStrokeColor(path, *(ctypes.c_uint() for _ in range(3)), alpha) and alpha.value < _OPAQUE:
        return 0.0
    a, b, c, d, *_ = _placed(path, matrix)
    return float(width.value * abs(a * d - b * c) ** 0.5)


def _colour(path: Any) -> Colour | None:
    """The colour that fills a path; None if it is transparent or a pattern."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path, r, g, b, a) or a.value < _OPAQUE:
        return None
    return (r.value, g.value, b.value)


def _is_solid(path: Any) -> bool:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    return not raw.FPDFPageObj_GetFillColor(path, r, g, b, a) or a.value >= _OPAQUE


def _subpath(points: list[Point], paint: _Paint, frame: Frame, drawing: Drawing) -> None:
    stroked, filled = paint.stroked, paint.filled
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = _on_page((min(xs), min(ys), max(xs), max(ys)), frame)
    if box is None:
        return
    dark = "dark" in {stroked, filled}
    if min(box[2] - box[0], box[3] - box[1]) <= THIN and paint.width <= THIN:
        (drawing.rulings if dark else drawing.white).append(_thin(box))
        return
    if filled == "dark":
        drawing.fills.append(box)
    if paint.colour is not None and _is_rectangle(points):
        drawing.areas += 1
        area = Area(len(drawing.turns), box, paint.colour, drawing.areas)
        drawing.grounds.add(area)
        drawing.covers.add(area)
    elif filled == "white" and paint.solid:
        drawing.covers.add(Area(len(drawing.turns), box))
    if stroked:
        is_free = len(points) > _CORNERS and not _is_rectangle(points)
        rulings = drawing.rulings if stroked == "dark" else drawing.white
        for (a, b), (c, d) in itertools.pairwise(points):
            slanting = min(abs(a - c), abs(b - d)) > 1 or is_free
            if stroked == "dark" and slanting and len(drawing.slants) < MOST_SLANTS:
                drawing.slants.append((a, b, c, d))
            if min(abs(a - c), abs(b - d)) <= 1:
                side = _on_page((min(a, c), min(b, d), max(a, c), max(b, d)), frame)
                if side and max(side[2] - side[0], side[3] - side[1]) > 0:
                    rulings.append(_thin(side))
                if side and paint.width > THIN:
                    drawing.covers.add(Area(len(drawing.turns), _thickened(side, paint.width / 2)))


def _thickened(line: Box, by: float) -> Box:
    """The area that a thick line covers, across its length."""
    left, top, right, bottom = line
    lies = right - left > bottom - top
    return (left, top - by, right, bottom + by) if lies else (left - by, top, right + by, bottom)


def _is_rectangle(points: Sequence[Point]) -> bool:
    return all(min(abs(a - c), abs(b - d)) <= 1 for (a, b), (c, d) in itertools.pairwise(points))


def _thin(box: Box) -> Ruling:
    left, top, right, bottom = box
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        return Ruling(left, middle, right, middle)
    middle = (left + right) / 2
    return Ruling(middle, top, middle, bottom)


def _shade(path: Any, color_of: Any) -> str | None:
    """`dark` or `white`; None if transparent."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not color_of(path, r, g, b, a):
        return "dark"  # a pattern, which has no colour of its own
    if a.value <= _CLEAR:
        return None
    return "dark" if min(r.value, g.value, b.value) < _WHITE else "white"


def _subpaths(path: Any, segments: int, matrix: Matrix, drawing: Drawing) -> Iterator[list[Point]]:
    """The corners of each subpath, in user space. The points of curves are counted; a curve is given as short lines."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    bend: list[Point] = []
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            drawing.curves += 1
            bend.append(apply(matrix, x.value, y.value))
            if len(bend) == _BEND and points:
                points += _bent(points[-1], *bend)
            bend = bend if len(bend) < _BEND else []
        else:
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points
                points = []
            points.append(apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _bent(a: Point, b: Point, c: Point, d: Point) -> Iterator[Point]:
    """Points of a curve from `a` to `d`, without `a` (8.5.2.2, a Bézier curve)."""
    for t in (0.25, 0.5, 0.75, 1.0):
        s = 1 - t
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        x, y = (sum(w * p[n] for w, p in zip(weights, (a, b, c, d), strict=True)) for n in (0, 1))
        yield (x, y)
