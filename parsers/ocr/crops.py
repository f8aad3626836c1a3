"""Cuts lines of print from a page for OCR: unchanged, stretched, or in black and white.

For a person the variants show the same print, but for a neural network they are different pictures.
A text that it reads in several variants is therefore likely to be right.
"""

from __future__ import annotations

import cv2
import numpy as np

from parsers.ocr.engine import Image
from parsers.ocr.ink import Line

_HEIGHT = 64
"""Pixels. A crop is scaled to this height before it is made black and white: digits at 400 dpi."""
_WIDER = 1.25
"""Factor by which a crop is stretched horizontally."""


def as_it_is(image: Image, line: Line, dpi: float) -> Image:
    return _cut(image, line, round(dpi / 40))


def stretched(image: Image, line: Line, dpi: float) -> Image:
    """The line, stretched horizontally and slightly blurred."""
    crop = cv2.GaussianBlur(_cut(image, line, round(dpi / 50)), (3, 3), 0)
    crop = cv2.resize(crop, None, fx=_WIDER, fy=1.0, interpolation=cv2.INTER_LINEAR)
    return np.asarray(crop, dtype=np.uint8)


def black_and_white(image: Image, line: Line, dpi: float) -> Image:
    gray = cv2.cvtColor(_cut(image, line, round(dpi / 30)), cv2.COLOR_RGB2GRAY)
    scale = _HEIGHT / gray.shape[0]
    gray = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    _, black = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.repeat(np.asarray(black, dtype=np.uint8)[:, :, None], 3, axis=2)


def enlarged(image: Image, scale: float) -> Image:
    larger = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return np.asarray(larger, dtype=np.uint8)


def _cut(image: Image, line: Line, pad: int) -> Image:
    """The line with a margin of `pad` pixels."""
    return image[max(0, line.top - pad) : line.bottom + pad, max(0, line.left - pad) : line.right + pad]
