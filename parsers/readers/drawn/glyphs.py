"""Digits that a font of a PDF names otherwise than it draws them.

The map from glyphs to characters (ToUnicode, 9.10.3) is written beside the glyphs, and may be wrong: 6 is drawn,
8 is said. How many holes a digit has, and where, tells most of them apart.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from parsers.readers.drawn.characters import Char

_SIZE = 100.0
_MOST = 2_000
"""Segments of an outline; a plain digit has fewer than a hundred."""
_LOW, _HIGH = 0.44, 0.56
"""Between these heights, as shares of its own, is the hole of a 0; that of a 6 is below, that of a 9 above."""
_TALL = 0.66
"""Share of its height that the hole of a 0 has, and no other."""
_HOLES = {
    "0": (1, 2),
    "1": (0,),
    "2": (0,),
    "3": (0,),
    "4": (0, 1),
    "5": (0,),
    "6": (1,),
    "7": (0,),
    "8": (2,),
    "9": (1,),
}
"""How many holes each digit may have: a 0 may have a stroke through it, and a 4 may be open."""
_INKS = {"0": (1, 2), "4": (1, 2)}
"""Parts of ink, where these may be more than one: a dot in a 0, strokes that meet in a 4."""


class _Loop(NamedTuple):
    area: float
    """Its sign tells ink from holes."""
    low: float
    high: float


def names_others(characters: Sequence[Char]) -> bool:
    """Whether a font of a page draws other digits than it says."""
    fonts: dict[int, tuple[Any, set[str]]] = {}
    runs: dict[int, int] = {}
    for char in characters:
        if char.text not in _HOLES or not char.run.address:
            continue
        if char.run.address not in runs:
            font = raw.FPDFTextObj_GetFont(ctypes.cast(char.run.address, raw.FPDF_PAGEOBJECT))
            runs[char.run.address] = key = ctypes.addressof(font.contents) if font else 0
            fonts.setdefault(key, (font, set()))
        fonts[runs[char.run.address]][1].add(char.text)
    return any(
        _differs(font, digit)
        for font, digits in fonts.values()
        if font and raw.FPDFFont_GetIsEmbedded(font) == 1
        for digit in sorted(digits)
    )


def _differs(font: Any, digit: str) -> bool:
    loops = _outline(font, digit)
    if not loops:
        return False
    ink = max(loops, key=lambda each: abs(each.area))
    holes = [each for each in loops if (each.area > 0) != (ink.area > 0)]
    if len(loops) - len(holes) not in _INKS.get(digit, (1,)):
        return False  # drawn in strokes, or twice: its holes can't be told
    if len(holes) not in _HOLES[digit]:
        return True
    if digit not in "069" or len(holes) != 1:
        return False
    high = max(ink.high - ink.low, 1e-6)
    middle = ((holes[0].low + holes[0].high) / 2 - ink.low) / high
    if digit == "0":
        return not _LOW <= middle <= _HIGH
    is_whole = (holes[0].high - holes[0].low) / high > _TALL
    return is_whole or (middle > _HIGH if digit == "6" else middle < _LOW)


def _outline(font: Any, digit: str) -> list[_Loop]:
    """The closed lines that a font draws for a digit; none if it can't be told."""
    path = raw.FPDFFont_GetGlyphPath(font, ord(digit), _SIZE)
    count = raw.FPDFGlyphPath_CountGlyphSegments(path) if path else 0
    if not 0 < count <= _MOST:
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    loops: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = raw.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return []
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            loops.append([])
        if loops:
            loops[-1].append((x.value, y.value))
    return [_loop(points) for points in loops if len(points) > 2]


def _loop(points: Sequence[tuple[float, float]]) -> _Loop:
    following = [*points[1:], points[0]]
    area = sum(a * d - b * c for (a, b), (c, d) in zip(points, following, strict=True)) / 2
    return _Loop(area, min(y for _, y in points), max(y for _, y in points))
