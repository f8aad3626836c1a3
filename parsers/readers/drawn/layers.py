"""Layers of a PDF (optional content groups, ISO 32000-1, 8.11). pdfium gives the text of a layer that is off like any
other; but it draws only what is seen, so on such pages the drawn page says which characters are.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium

from parsers.grid import Box

_STREAM = re.compile(rb"/ObjStm\b[^\x00]{0,400}?>>\s{0,4}stream\r?\n")
_MOST = 4_000_000
"""Bytes of all object streams that are looked into. The catalog stands in one of the first or of the last."""
_SCALE = 2.0
"""Pixels in a point: 144 dpi, at which a digit of 6 points has 8 pixels of height."""
_MOST_POINTS = 2_000_000
"""Square points. Larger sheets (A0 has 8 million) aren't drawn; all their text counts as seen."""
_CONTRAST = 30
"""0 to 255. A box whose grey differs by less has nothing in it."""


def has_layers(data: bytes) -> bool:
    """Whether a file has layers at all."""
    if b"/OCProperties" in data:
        return True
    left = _MOST
    for match in _STREAM.finditer(data):
        try:
            held = zlib.decompressobj().decompress(data[match.end() : match.end() + _MOST], left)
        except zlib.error:
            continue
        if b"/OCProperties" in held:
            return True
        left -= len(held)
        if left <= 0:
            break
    return False


def ink_of(page: pdfium.PdfPage, turns: int) -> Callable[[Box], bool] | None:
    """Says of a box, in points from the top left of the page as shown, whether anything is drawn in it; None if the
    page is too large, or if the text is turned against the page.
    """
    width, height = page.get_size()
    if width * height > _MOST_POINTS or turns != page.get_rotation() // 90 % 4:
        return None
    drawn = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False, draw_annots=False).to_numpy()
    grey = drawn[:, :, 0] if drawn.ndim == 3 else drawn

    def is_drawn(box: Box) -> bool:
        left, top, right, bottom = (round(side * _SCALE) for side in box)
        slack = max((bottom - top) // 8, 0)
        part = grey[max(top + slack, 0) : bottom - slack, max(left, 0) : right]
        return bool(part.size == 0 or int(np.max(part)) - int(np.min(part)) >= _CONTRAST)

    return is_drawn
