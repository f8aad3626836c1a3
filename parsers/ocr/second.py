"""A second look at figures: each number of a table is read again, alone, and must be the same.

The first look finds its lines as the OCR library does, and reads them in grey; the second goes by
the ink in the cell, at another scale, in black and white. Besides, marks are counted: a number can't
have fewer characters than the ink has pieces, and a dash is wider than it is high.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from parsers.ocr.crops import black_and_white
from parsers.ocr.engine import Image, Seen, recognise
from parsers.ocr.ink import Line, lines_of_ink
from parsers.ocr.picture import Gray
from parsers.text import is_blank, looks_like_number, squeeze

Pixels = tuple[float, float, float, float]

APART = "?"
"""Between two readings of one cell that differ."""
_LEANS = 0.15
"""Between a slash, which leans by 0.3, and a 1 in italics, which stands on a foot."""
_SAID = re.compile(r"[\d.,+\-]")


def looked_at_again(
    image: Image, ink: Gray, held: Mapping[int, Sequence[Seen]], cells: Sequence[Pixels], dpi: float
) -> dict[int, list[Seen]]:
    """What each cell holds; where a figure is not the same at a second look, both readings, at
    confidence 0.
    """
    result = {cell: list(seen) for cell, seen in held.items()}
    figures = {n: text for n, seen in held.items() if may_be_figure(text := _joined(seen))}
    lines = {n: lines_of_ink(ink, cells[n], dpi) for n in figures}
    crops = [black_and_white(image, line, dpi) for line in chain.from_iterable(lines.values())]
    read = iter(recognise(crops))
    for n, text in figures.items():
        again = [next(read) for _ in lines[n]]
        result[n] = _agreed(held[n], text, lines[n], again)
    return result


def _agreed(seen: Sequence[Seen], text: str, lines: Sequence[Line], again: Sequence[tuple[str, float]]) -> list[Seen]:
    """One figure, seen twice."""
    second = "".join(words for words, _ in again)
    sure = min(each.score for each in seen)
    # The library's boxes are wider than the print: they touch the next cell's.
    around = _around(lines) if lines else _around([each.box for each in seen])
    if not _is_same(text, second):
        return [Seen(f"{text}{APART}{second}", around, 0.0)]
    if not fits(text, lines):
        return [Seen(f"{text}{APART}", around, 0.0)]
    if sure > 0:
        # Two looks that agree are as sure as the surer of them.
        sure = max(sure, min((score for _, score in again), default=0.0))
    if len(seen) == 1:
        return [Seen(seen[0].text, around, sure)]
    return [Seen(each.text, each.box, max(each.score, sure)) for each in seen]


def _joined(seen: Sequence[Seen]) -> str:
    return "".join(each.text for each in sorted(seen, key=lambda each: (each.box[1], each.box[0])))


def may_be_figure(text: str) -> bool:
    """A number, a dash, or a lone sign that may be one."""
    squeezed = squeeze(text)
    return looks_like_number(text) or is_blank(text) or (len(squeezed) == 1 and squeezed != "?")


def _is_same(one: str, other: str) -> bool:
    """Whether two readings print the same number, or the same sign."""
    a, b = ("".join(_SAID.findall(squeeze(text))) for text in (one, other))
    return a == b and (bool(re.search(r"\d", a)) or is_blank(one) == is_blank(other))


def fits(text: str, lines: Sequence[Line]) -> bool:
    """Whether the ink can be what was read."""
    squeezed = squeeze(text)
    if any(line.at_side for line in lines):
        return False
    if is_blank(text) and squeezed not in {"/", "\\"}:
        return all(line.right - line.left > line.bottom - line.top for line in lines)
    if squeezed in {"1", "l", "I"} and any(line.lean > _LEANS for line in lines):
        return False
    # Some characters are of several pieces, and the sides of a 0 come apart in thin print.
    most = sum(1 if char.isascii() else 3 for char in squeezed) + (squeezed == "0")
    return sum(line.pieces for line in lines) <= most


def _around(boxes: Sequence[Sequence[float]]) -> Pixels:
    left, top = (float(min(box[n] for box in boxes)) for n in (0, 1))
    right, bottom = (float(max(box[n] for box in boxes)) for n in (2, 3))
    return (left, top, right, bottom)
