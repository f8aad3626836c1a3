"""Text that a PDF page prints twice in one place, first in a light colour: a shadow, as word processors and slides draw
it. pdfium takes the second for a copy and gives the first alone, whose light letters would be a watermark.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from parsers.grid import Box
from parsers.readers.drawn.characters import Char, is_light
from parsers.readers.drawn.drawing import Colour, objects_of
from parsers.readers.drawn.frame import apply_to_box

_SLACK = 2.0
"""Points by which a shadow may be aside."""


class _Copy(NamedTuple):
    """A dark text that pdfium gives no characters of, with its box in user space."""

    address: int
    ink: Colour
    box: Box


def without_shadows(page: pdfium.PdfPage, characters: Sequence[Char]) -> list[Char]:
    """The characters, those in a light colour as dark as the text that is printed over them."""
    if not any(char.run.light for char in characters):
        return list(characters)
    copies = list(_copies(page, {char.run.address for char in characters}))
    return [_printed(char, copies) if char.run.light else char for char in characters] if copies else list(characters)


def _printed(char: Char, copies: Sequence[_Copy]) -> Char:
    own = (char.left, char.bottom, char.right, char.top)
    for address, ink, box in copies:
        # A full stop that is a text of its own lies in a corner of its square.
        if _holds(box, own) or _holds(own, box):
            return char._replace(run=char.run.printed_again(ink, address))
    return char


def _holds(box: Box, other: Box) -> bool:
    """Whether the middle of the other box lies in the box, or a little aside."""
    x, y = (other[0] + other[2]) / 2, (other[1] + other[3]) / 2
    return box[0] - _SLACK <= x <= box[2] + _SLACK and box[1] - _SLACK <= y <= box[3] + _SLACK


def _copies(page: pdfium.PdfPage, known: set[int]) -> Iterator[_Copy]:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for thing, matrix, _ in objects_of(page):
        address = ctypes.addressof(thing.contents)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_TEXT or address in known:
            continue
        ink = _ink(thing)
        if ink and not is_light(ink) and raw.FPDFPageObj_GetBounds(thing, left, low, right, high):
            yield _Copy(address, ink, apply_to_box(matrix, (left.value, low.value, right.value, high.value)))


def _ink(text: Any) -> Colour | None:
    """The colour of a text that is filled and not clear."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    filled = raw.FPDFTextObj_GetTextRenderMode(text) in {
        raw.FPDF_TEXTRENDERMODE_FILL,
        raw.FPDF_TEXTRENDERMODE_FILL_STROKE,
    }
    if not filled or not raw.FPDFPageObj_GetFillColor(text, r, g, b, a) or a.value < 128:
        return None
    return (r.value, g.value, b.value)
