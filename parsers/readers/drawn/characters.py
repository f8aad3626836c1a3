"""The characters of a PDF page, as pdfium gives them: the place of each, and whether it is visible.

A character's box is as high as its type size and placed by its baseline, whatever its font. A line
with digits in Times and words in SimSun is therefore one line.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import atan2, degrees, hypot
from operator import attrgetter
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.errors import Refused
from parsers.grid import Box, Word
from parsers.grid.doubts import with_doubts
from parsers.messages import PDF_CHARACTERS
from parsers.radicals import without_radicals
from parsers.readers.drawn.drawing import Colour, Drawing
from parsers.readers.drawn.frame import Frame
from parsers.readers.drawn.overlays import Glyph

MOST_CHARACTERS = 20_000
"""Limit of characters on a page. The densest real one has 3,000."""
UNKNOWN = "\ufffd"
"""Used for a glyph whose character its font doesn't give."""
_ABOVE, _BELOW = 0.88, 0.12
"""Times the type size. Extent of characters above and below the baseline (SimSun, Noto CJK)."""
_BLANKS = frozenset((9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x200B, 0x3000, 0xFEFF))
_LIGHT = 170
"""0 to 255. Lighter text on white is a watermark or hidden. The date on printed web pages is often #999,
which is 153."""
_CLEAR = 12
"""Alpha, 0 to 255. Text with this or less is invisible."""
_WHITE = 245
"""0 to 255. Text this light was hidden on purpose; between this and `_LIGHT`, it is a watermark."""
_ALIKE = 24
"""Of 255. Colours that differ by less in each part can't be told apart on paper."""
_SPECK = 2.0
"""Points. Smaller type can't be read on paper."""
_MOST_MARKED = 20_000
_MOST_ACTUAL = 400
"""Bytes of a text that stands for another."""
_SPECKS = 300
"""The same as a share of the page's height, for files that count in another unit."""
_THREAD = 0.08
"""Times the type size. The narrowest digits of any font have 0.25."""
_LEVEL = frozenset((358, 359, 0, 1, 2))
"""Degrees. Text at other angles is a watermark or a stamp."""
_LYING = frozenset((90, 180, 270))
"""Degrees at which a digit in a cell is no watermark, but can't be told: 6 and 9, or mirrored."""


@dataclass(frozen=True, slots=True)
class Run:
    """The properties of a run of text."""

    angle: int
    """Degrees, counter-clockwise."""
    unseen: bool
    light: bool
    """Whether it is so light that it is visible only on a coloured area."""
    size: float
    """Type size in points."""
    address: int
    """Address of pdfium's object, by which `Drawing.turns` gives the drawing order."""
    ink: Colour | None = None
    """The colour of its letters; None for a pattern."""
    clip: Box | None = None
    """The box outside which nothing of it is shown, in user space."""

    def printed_again(self, ink: Colour, address: int) -> Run:
        """The run in the colour of a copy of it that is drawn over it."""
        return replace(self, ink=ink, address=address, light=False)


class Char(NamedTuple):
    """A character with its box in user space (left, bottom, right, top) and its run."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    run: Run


def characters_of(page: pdfium.PdfPage) -> list[Char]:
    """The characters of a page, visible or not, without blanks. Raises `Refused` for more than
    `MOST_CHARACTERS`.
    """
    _take_off_actual_text(page)
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        if count > MOST_CHARACTERS:
            raise Refused(PDF_CHARACTERS(characters=count))
        return list(_each(text, count))
    finally:
        text.close()


def _take_off_actual_text(page: pdfium.PdfPage) -> None:
    """Takes texts with digits off that stand for what is drawn (14.9.4): what is drawn is print."""
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_MARKED)):
        thing = raw.FPDFPage_GetObject(page, index)
        for number in reversed(range(min(max(raw.FPDFPageObj_CountMarks(thing), 0), 16))):
            mark = raw.FPDFPageObj_GetMark(thing, number)
            buffer = ctypes.create_string_buffer(_MOST_ACTUAL)
            length = ctypes.c_ulong()
            given = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
            if raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", given, _MOST_ACTUAL, length):
                said = buffer.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
                if any(map(str.isdigit, said)):
                    raw.FPDFPageObj_RemoveMark(thing, mark)


def typed_characters(typed: Sequence[Glyph]) -> list[Char]:
    """The characters of fields and notes that lie on the page without an appearance of their own."""
    found = []
    for text, x, y, wide, size in typed:
        run = Run(0, unseen=False, light=False, size=size, address=0)
        found.append(Char(text, x, y - _BELOW * size, x + wide, y + _ABOVE * size, run))
    return found


def _each(text: pdfium.PdfTextPage, count: int) -> Iterator[Char]:
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    runs: dict[int, Run] = {}
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _BLANKS or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        thing = raw.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(thing.contents) if thing else 0
        run = runs.get(key)
        if run is None:
            run = runs[key] = _run(text, index, thing, key)
        shown = chr(code) if code else UNKNOWN
        if code == 0 or raw.FPDFText_HasUnicodeMapError(text, index) == 1:
            shown = UNKNOWN
        elif 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00:
            # Radicals and compatibility ideographs come from a faulty font map; the print is right.
            shown = without_radicals(unicodedata.normalize("NFKC", shown))
        if not (raw.FPDFText_GetLooseCharBox(text, index, box) and raw.FPDFText_GetCharOrigin(text, index, x, y)):
            continue
        if run.angle in {90, 180, 270}:
            loose = (box.left, box.bottom, box.right, box.top)
            yield Char(shown, *_turned_box(loose, x.value, y.value, run), run)
        else:
            base, size = y.value, run.size
            low, high = base - _BELOW * size, base + _ABOVE * size
            yield Char(shown, box.left, low, box.right, high, run)


def _run(text: pdfium.PdfTextPage, index: int, thing: Any, key: int) -> Run:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    unseen = light = False
    ink: Colour | None = None
    if thing:
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        unseen = mode in {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
        if mode == raw.FPDF_TEXTRENDERMODE_STROKE:
            known = raw.FPDFText_GetStrokeColor(text, index, r, g, b, a)
        else:
            known = raw.FPDFText_GetFillColor(text, index, r, g, b, a)
        if known:
            ink = (r.value, g.value, b.value)
            light = is_light(ink)
            unseen = unseen or a.value <= _CLEAR
    # pdfium counts clockwise, and takes slanting letters for turned ones: those stand on a level line.
    angle = -round(degrees(raw.FPDFText_GetCharAngle(text, index))) % 360
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text, index, matrix):
        scale = hypot(matrix.c, matrix.d)
        if matrix.a or matrix.b:
            angle = round(degrees(atan2(matrix.b, matrix.a))) % 360
    size = raw.FPDFText_GetFontSize(text, index) * scale
    return Run(angle, unseen, light, size, key, ink, _clip(thing) if thing else None)


def is_light(ink: Colour) -> bool:
    """Whether text of a colour on white is a watermark, or hidden."""
    return min(ink) >= _LIGHT


def _clip(thing: Any) -> Box | None:
    """The box to which a run is clipped; None if it isn't clipped or pdfium doesn't give the path."""
    path = raw.FPDFPageObj_GetClipPath(thing)
    if not path:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    clip: Box | None = None
    for n in range(min(max(raw.FPDFClipPath_CountPaths(path), 0), 8)):
        xs, ys = [], []
        for m in range(min(max(raw.FPDFClipPath_CountPathSegments(path, n), 0), 100)):
            segment = raw.FPDFClipPath_GetPathSegment(path, n, m)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            box = (min(xs), min(ys), max(xs), max(ys))
            clip = box if clip is None else _common(clip, box)
    return clip


def _common(one: Box, other: Box) -> Box:
    return (max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def _turned_box(loose: Box, x: float, y: float, run: Run) -> Box:
    """Left, bottom, right and top of a character in rotated text: as long as its advance, as that of upright text, so
    that no gap stands after a comma, and as high as the type size around the baseline through its origin.
    """
    above, below = _ABOVE * run.size, _BELOW * run.size
    if run.angle == 90:
        return (x - above, loose[1], x + below, loose[3])
    if run.angle == 270:
        return (x - below, loose[1], x + above, loose[3])
    return (loose[0], y - above, loose[2], y + below)


def upright(frame: Frame, characters: Sequence[Char]) -> Frame:
    """The frame rotated so that most of the text is upright, whatever rotation the page declares."""
    angles = Counter(char.run.angle for char in characters)
    if angles:
        (angle, _), *_ = angles.most_common(1)
        if angle % 90 == 0:
            return replace(frame, turns=angle // 90)
    return frame


def words_of(
    characters: Sequence[Char], frame: Frame, drawing: Drawing, is_drawn: Callable[[Box], bool] | None = None
) -> tuple[list[Word], list[Word]]:
    """The characters that are upright, on the page and visible, each as a word; and those that stand on the page and
    aren't visible. `is_drawn` says of a box whether the page shows anything there; given where the file alone can't
    tell.
    """
    words, aside = list[Word](), list[Word]()
    least = min(_SPECK, frame.height / _SPECKS)
    hiding = _Hiding(drawing)
    for char in characters:
        run = char.run
        box = frame.box(char.left, char.bottom, char.right, char.top)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not frame.holds(x, y):
            continue
        angle = (run.angle - 90 * frame.turns) % 360
        if angle not in _LEVEL:
            if angle in _LYING and char.text.isdigit() and not (run.unseen or run.light):
                aside.append(Word(char.text, box, look="unclear"))
            continue
        if run.light and not _is_on(x, y, drawing.fills):
            if run.ink is not None and min(run.ink) >= _WHITE:
                aside.append(Word(char.text, box, look="unseen"))
            continue  # else a watermark
        hidden = run.unseen or run.size <= least + 0.01 or _is_clipped(char) or _is_squeezed(char)
        if not hidden:
            hidden = hiding.hides(run, x, y) if is_drawn is None else not is_drawn(box)
        if hidden:
            aside.append(Word(char.text, box, look="unseen"))
        else:
            words.append(Word(char.text, box, 0.0 if hiding.may_hide(char, x, y) else None))
    return with_doubts(words, drawing.slants, [*drawing.signs, *drawing.digits], drawing.rulings), aside


def _is_squeezed(char: Char) -> bool:
    """Whether a digit is so narrow that it is no more than a stroke."""
    return char.text.isdigit() and char.right - char.left < _THREAD * char.run.size and char.run.angle == 0


class _Hiding:
    """What hides text on a page: areas drawn over it, and ground of its own colour."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self._alike: dict[Colour, bool] = {}

    def hides(self, run: Run, x: float, y: float) -> bool:
        """Whether a character with its middle at this point is hidden."""
        turn = self.drawing.turns.get(run.address)
        if turn is None:
            return False
        if any(cover.drawn > turn for cover in self.drawing.covers.at(x, y)):
            return True
        if run.ink is None or not self._may_be_alike(run.ink):
            return False
        under = [each for each in self.drawing.grounds.at(x, y) if each.drawn <= turn]
        ground = max(under, key=attrgetter("number"), default=None)
        return ground is not None and ground.colour is not None and _alike(run.ink, ground.colour)

    def may_hide(self, char: Char, x: float, y: float) -> bool:
        """Whether it can't be told if a digit is hidden."""
        turn = self.drawing.turns.get(char.run.address) if char.text.isdigit() else None
        return turn is not None and any(veil.drawn > turn for veil in self.drawing.veils.at(x, y))

    def _may_be_alike(self, ink: Colour) -> bool:
        if ink not in self._alike:
            self._alike[ink] = any(_alike(ink, colour) for colour in self.drawing.grounds.colours)
        return self._alike[ink]


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))


def claimed(characters: Sequence[Char], frame: Frame) -> int:
    """How many characters the page claims to show as text, visible or not. Watermarks, which are rotated
    or light, don't count.
    """
    return sum(not char.run.light and (char.run.angle - 90 * frame.turns) % 360 in _LEVEL for char in characters)


def _is_on(x: float, y: float, boxes: Sequence[Box]) -> bool:
    return any(a <= x <= c and b <= y <= d for a, b, c, d in boxes)


def _is_clipped(char: Char) -> bool:
    clip = char.run.clip
    if clip is None:
        return False
    x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
    return not (clip[0] <= x <= clip[2] and clip[1] <= y <= clip[3])


def strange(words: Sequence[Word]) -> int:
    """How many characters can't be print, because their fonts don't give the characters of glyphs."""
    return sum(
        char == UNKNOWN or unicodedata.category(char) in {"Co", "Cn", "Cc"} for word in words for char in word.text
    )
