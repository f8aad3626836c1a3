"""A second look at figures: each number of a table is read again, alone, and must be the same.

The first look finds its lines as the OCR library does, and reads them in grey; the second goes by
the ink in the cell, at another scale, in black and white. Besides, marks are counted: a number can't
have fewer characters than the ink has pieces, and a dash is wider than it is high.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

import cv2
import numpy as np

from parsers.ocr.engine import Image, Seen, recognise
from parsers.ocr.ink import Line, lines_of_ink
from parsers.ocr.picture import Gray
from parsers.text import is_blank, looks_like_number, squeeze

Pixels = tuple[float, float, float, float]

APART = "?"
"""Between two readings of one cell that differ."""
_HEIGHT = 64
"""Pixels a crop is brought to before it is made black and white: digits at 400 dpi."""
_SAID = re.compile(r"[\d.,+\-]")


def looked_at_again(
    image: Image, ink: Gray, held: Mapping[int, Sequence[Seen]], cells: Sequence[Pixels], dpi: float
) -> dict[int, list[Seen]]:
    """What each cell holds; where a figure is not the same at a second look, both readings, at
    confidence 0.
    """
    result = {cell: list(seen) for cell, seen in held.items()}
    figures = {n: text for n, seen in held.items() if _may_be_figure(text := _joined(seen))}
    lines = {n: lines_of_ink(ink, cells[n], dpi) for n in figures}
    crops = [_black_and_white(image, line, dpi) for line in chain.from_iterable(lines.values())]
    read = iter(recognise(crops))
    for n, text in figures.items():
        again = [next(read) for _ in lines[n]]
        second = "".join(words for words, _ in again)
        seen = result[n]
        sure = min(each.score for each in seen)
        if not _is_same(text, second) or not _fits(text, lines[n]):
            other = second if not _is_same(text, second) else ""
            result[n] = [Seen(f"{text}{APART}{other}", _around(seen), 0.0)]
        elif sure > 0:
            # Two looks that agree are as sure as the surer of them.
            surer = max(sure, min((score for _, score in again), default=0.0))
            result[n] = [Seen(s.text, s.box, max(s.score, surer)) for s in seen]
    return result


def _joined(seen: Sequence[Seen]) -> str:
    return "".join(each.text for each in sorted(seen, key=lambda each: (each.box[1], each.box[0])))


def _may_be_figure(text: str) -> bool:
    """A number, a dash, or a lone sign that may be one."""
    squeezed = squeeze(text)
    return looks_like_number(text) or is_blank(text) or (len(squeezed) == 1 and squeezed != "?")


def _is_same(one: str, other: str) -> bool:
    """Whether two readings print the same number, or the same sign."""
    a, b = ("".join(_SAID.findall(squeeze(text))) for text in (one, other))
    return a == b and (bool(re.search(r"\d", a)) or is_blank(one) == is_blank(other))


def _fits(text: str, lines: Sequence[Line]) -> bool:
    """Whether the ink can be what was read."""
    squeezed = squeeze(text)
    if is_blank(text) and squeezed not in {"/", "\\"}:
        return all(line.right - line.left > line.bottom - line.top for line in lines)
    return sum(line.pieces for line in lines) <= len(text.replace(" ", ""))


def _around(seen: Sequence[Seen]) -> Pixels:
    boxes = [each.box for each in seen]
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def _black_and_white(image: Image, line: Line, dpi: float) -> Image:
    pad = round(dpi / 30)
    crop = image[
        max(0, line.top - pad) : line.bottom + pad, max(0, line.left - pad) : line.right + pad
    ]
    gray = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    scale = _HEIGHT / gray.shape[0]
    gray = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    _, black = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.repeat(np.asarray(black, dtype=np.uint8)[:, :, None], 3, axis=2)
