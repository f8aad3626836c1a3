"""PDF with text (ISO 32000-1): characters and rulings by pdfium, tables by the ruling grid.

A page whose text can't be trusted is read as a picture: no text at all, text that nobody sees (the
layer that a scanner's OCR leaves), or fonts that don't say which characters they print.
"""

from __future__ import annotations

import ctypes
import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import degrees, hypot
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.document import Document
from parsers.errors import Unreadable
from parsers.grid import Box, Page, Ruling, Word, blocks
from parsers.sniff import PDF

MOST_PAGES = 500
"""The longest real report seen has 60; a book is none."""
MOST_CHARACTERS = 20_000
"""On a page: the densest real one has 3,000."""
MOST_OBJECTS = 50_000
"""Paths, runs and pictures on a page."""
THIN = 3.0
"""Points: a filled rectangle as thin as this is a ruling. Word draws its rulings so, 0.5 wide."""
_DEEP = 8
"""Forms in forms."""
_DPI = 200
_BLANKS = frozenset((0, 9, 10, 13, 32, 0xA0, 0x3000))
_LIGHT = 170
"""Of 255: text lighter than this on white is a watermark, or hidden."""
_LEVEL = frozenset((358, 359, 0, 1, 2))
"""Degrees: what stands more askew is a watermark or a stamp."""


def read(data: bytes) -> Document:
    """Raises `Unreadable` where the file is damaged, locked or too long."""
    document = _opened(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(
                f"the PDF has {count:,} pages, more than the {MOST_PAGES} a report may have:"
                " look whether it is one"
            )
        pages, notices = [], []
        for number in range(1, count + 1):
            page, notice = _page(document, number)
            pages.append(page)
            if notice:
                notices.append(notice)
        return Document(blocks(pages), PDF, "pdf", {}, tuple(notices))
    finally:
        document.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("the PDF is locked with a password: ask for an open one") from error
        raise Unreadable(f"the PDF is damaged ({error}): fetch it again") from error


def _page(document: pdfium.PdfDocument, number: int) -> tuple[Page, str | None]:
    """A page, and what is to be said of it."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        return Page(number, 0, 0, (), ()), f"page {number} is damaged and was not read ({error})"
    try:
        characters = _characters(page)
        if not _is_trusted(characters):
            scanned = _scanned(page, number)
            if scanned is not None:
                return scanned, f"page {number} was read as a picture"
        frame = _upright(page, characters)
        drawn = list(_drawn(page, frame))
        rulings = [each for each in drawn if isinstance(each, Ruling)]
        dark = [each.box for each in drawn if isinstance(each, _Ground)]
        words = list(_words(characters, frame, dark))
        return Page(number, frame.width, frame.height, words, rulings), None
    finally:
        page.close()


def _scanned(page: pdfium.PdfPage, number: int) -> Page | None:
    """The page read by OCR; None where nothing is on it."""
    if raw.FPDFPage_CountObjects(page) == 0:
        return None
    from parsers.ocr import read_page

    image = page.render(scale=_DPI / 72).to_numpy()[:, :, 2::-1]
    return read_page(image, dpi=_DPI, number=number)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a page is shown: its visible box, turned clockwise by `turns` quarters."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> _Frame:
        left, bottom, right, top = page.get_cropbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90 % 4)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """From user space to points from the top left of the page as shown."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        a, b = self.point(left, bottom), self.point(right, top)
        return (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


class _Char(NamedTuple):
    """A character in user space, with what is true of its run."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    run: _Run


@dataclass(frozen=True, slots=True)
class _Run:
    """How a run of text is drawn: its angle in degrees, anticlockwise, and whether it is seen."""

    angle: int
    unseen: bool
    light: bool
    """So light that it is only seen on a dark ground."""
    size: float = 0.0
    """Of the type, in points."""


_NO_RUN = _Run(0, unseen=False, light=False)


def _characters(page: pdfium.PdfPage) -> list[_Char]:
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        if count > MOST_CHARACTERS:
            raise Unreadable(f"a page of the PDF has {count:,} characters: no report has")
        return list(_each_character(text, count))
    finally:
        text.close()


def _each_character(text: pdfium.PdfTextPage, count: int) -> Iterator[_Char]:
    box = raw.FS_RECTF()
    runs: dict[int, _Run] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _BLANKS or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(thing.contents) if thing else 0
        run = runs.get(key)
        if run is None:
            run = runs[key] = _run_of(text, index, thing)
        shown = unicodedata.normalize("NFKC", chr(code)) if _is_radical(code) else chr(code)
        if run.angle in {90, 180, 270}:
            yield _Char(shown, *_turned_box(text, index, run), run)
        elif raw.FPDFText_GetLooseCharBox(text, index, box):
            yield _Char(shown, box.left, box.bottom, box.right, box.top, run)


def _turned_box(
    text: pdfium.PdfTextPage, index: int, run: _Run
) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character that doesn't run from left to right: as long as its
    glyph, and as high as its type around the baseline. pdfium's loose box is that of upright text.
    """
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    above, below = 0.88 * run.size, 0.12 * run.size
    if run.angle == 90:
        return (x.value - above, bottom.value, x.value + below, top.value)
    if run.angle == 270:
        return (x.value - below, bottom.value, x.value + above, top.value)
    return (left.value, y.value - above, right.value, y.value + below)


def _run_of(text: pdfium.PdfTextPage, index: int, thing: Any) -> _Run:
    if not thing:
        return _NO_RUN
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    unseen = mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    light = False
    if raw.FPDFText_GetFillColor(text, index, r, g, b, a):
        light = min(r.value, g.value, b.value) >= _LIGHT
        unseen = unseen or a.value < 12
    # pdfium counts clockwise.
    angle = -round(degrees(raw.FPDFText_GetCharAngle(text, index))) % 360
    matrix = _matrix(thing)
    size = raw.FPDFText_GetFontSize(text, index) * hypot(matrix[2], matrix[3])
    return _Run(angle, unseen=unseen, light=light, size=size)


def _is_radical(code: int) -> bool:
    """Radicals and compatibility ideographs, which fonts' maps give for the characters themselves."""
    return 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00


def turns_of(page: pdfium.PdfPage) -> int:
    """Quarters by which the page is turned clockwise, so that its cells stand where they are said
    to be.
    """
    return _upright(page, _characters(page)).turns


def _upright(page: pdfium.PdfPage, characters: Sequence[_Char]) -> _Frame:
    """The page turned so that most of its text stands upright, whatever it says of itself."""
    frame = _Frame.of(page)
    angles = Counter(char.run.angle for char in characters)
    if angles:
        (angle, _), *_ = angles.most_common(1)
        if angle % 90 == 0:
            return replace(frame, turns=angle // 90)
    return frame


def _words(characters: Sequence[_Char], frame: _Frame, dark: Sequence[Box]) -> Iterator[Word]:
    """Characters as shown: upright, on the page, and to be seen."""
    for char in characters:
        run = char.run
        if run.unseen or (run.angle - 90 * frame.turns) % 360 not in _LEVEL:
            continue
        box = frame.box(char.left, char.bottom, char.right, char.top)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        if run.light and not any(a <= x <= c and b <= y <= d for a, b, c, d in dark):
            continue
        yield Word(char.text, box)


def _is_trusted(characters: Sequence[_Char]) -> bool:
    """Whether the text is what is printed: not a layer that nobody sees, nor of fonts that don't
    say what their glyphs are.
    """
    strange = sum(_is_strange(char.text) for char in characters)
    unseen = sum(char.run.unseen for char in characters)
    return bool(characters) and strange * 20 <= len(characters) and unseen * 2 <= len(characters)


def _is_strange(text: str) -> bool:
    """No character of any print."""
    return any(c == "\ufffd" or unicodedata.category(c) in {"Co", "Cn", "Cc"} for c in text)


def _drawn(page: pdfium.PdfPage, frame: _Frame) -> Iterator[Ruling | _Ground]:
    count = raw.FPDFPage_CountObjects(page)
    if count > MOST_OBJECTS:
        raise Unreadable(f"a page of the PDF has {count:,} objects: no report has")
    for index in range(count):
        yield from _of_object(raw.FPDFPage_GetObject(page, index), (1, 0, 0, 1, 0, 0), frame, 0)


class _Ground(NamedTuple):
    """An area filled with a colour, on which light text is seen."""

    box: Box


Matrix = tuple[float, float, float, float, float, float]


def _of_object(
    thing: object, outer: Matrix, frame: _Frame, depth: int
) -> Iterator[Ruling | _Ground]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
        matrix = _times(_matrix(thing), outer)
        for index in range(min(raw.FPDFFormObj_CountObjects(thing), MOST_OBJECTS)):
            inner = raw.FPDFFormObj_GetObject(thing, index)
            yield from _of_object(inner, matrix, frame, depth + 1)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _of_path(thing, _times(_matrix(thing), outer), frame)


def _matrix(thing: object) -> Matrix:
    m = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + l)  # fmt: skip


def _of_path(path: object, matrix: Matrix, frame: _Frame) -> Iterator[Ruling | _Ground]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    stroked = stroke.value and _is_seen(path, raw.FPDFPageObj_GetStrokeColor)
    filled = fill.value and _is_seen(path, raw.FPDFPageObj_GetFillColor)
    if not (stroked or filled):
        return
    for points in _subpaths(path, matrix, frame):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
        if min(right - left, bottom - top) <= THIN:
            yield _thin(left, top, right, bottom)
            continue
        if filled:
            yield _Ground((left, top, right, bottom))
        if stroked:
            for (a, b), (c, d) in itertools.pairwise(points):
                if min(abs(a - c), abs(b - d)) <= 1:
                    yield _thin(min(a, c), min(b, d), max(a, c), max(b, d))


def _thin(left: float, top: float, right: float, bottom: float) -> Ruling:
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        return Ruling(left, middle, right, middle)
    middle = (left + right) / 2
    return Ruling(middle, top, middle, bottom)


def _is_seen(path: object, color_of: object) -> bool:
    """White on white is no ruling, nor is what is transparent."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not color_of(path, r, g, b, a):  # type: ignore[operator]
        return True
    return a.value > 12 and min(r.value, g.value, b.value) < 245


def _subpaths(path: object, matrix: Matrix, frame: _Frame) -> Iterator[list[tuple[float, float]]]:
    """Corners as shown; curves are left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    points: list[tuple[float, float]] = []
    for index in range(min(raw.FPDFPath_CountSegments(path), 10_000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = [point]
        elif kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points
