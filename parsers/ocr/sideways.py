"""Pictures that lie on their side or on their head: nothing in them can be read until they are turned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parsers.ocr.engine import Image, Seen, recognise

_LEAST = 8
"""Lines, at least, of a page that may lie on its side."""
_TRIED = 16
"""Lines that are read in each direction."""
_SURE = 0.9
_READ = 0.3
"""Chinese characters read for sure, for each line, at least, of a page that stands upright: those have two or more,
turned ones hardly any.
"""
_TALL = 0.1
"""Share of lines that are higher than wide, from which a page rather lies on its side than on its head."""


def is_legible(seen: Sequence[Seen]) -> bool:
    """Whether what was read is text; True also where too little was seen to tell."""
    return len(seen) < _LEAST or sum(_surely(each.text) for each in seen if each.score > _SURE) >= _READ * len(seen)


def turns_of(image: Image, seen: Sequence[Seen]) -> int:
    """By how many quarters, counter-clockwise, a picture must be turned until it can be read, if `seen` is what was
    read as it is; 0 if no way helps. Its longest lines are tried.
    """
    boxes = [[round(side) for side in each.box] for each in seen]
    longest = sorted(boxes, key=lambda box: max(box[2] - box[0], box[3] - box[1]), reverse=True)[:_TRIED]
    tall = sum(bottom - top > right - left for left, top, right, bottom in boxes)
    for turns in (1, 3, 2) if tall > _TALL * len(seen) else (2, 1, 3):
        crops = [turned_by(image[top:bottom, left:right], turns) for left, top, right, bottom in longest]
        if sum(_surely(text) for text, score in recognise(crops) if score > _SURE) >= _READ * len(crops):
            return turns
    return 0


def turned_by(image: Image, turns: int) -> Image:
    """The picture, turned by so many quarters counter-clockwise."""
    return np.ascontiguousarray(np.rot90(image, turns))


def _surely(text: str) -> int:
    return sum("\u4e00" <= char <= "\u9fff" for char in text)
