"""Reads each figure of a table a second time, by itself; both readings must agree.

The first reading uses the lines that the OCR library found, in the picture as it is; the second uses
the ink in the cell, at another scale and in black and white. The shape of the ink is checked too: a
number can't have fewer characters than the ink has pieces, and a dash is wider than it is high.
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
"""Put between two readings of a cell that differ."""
_LEANS = 0.15
"""`Line.lean` that divides a slash, which has 0.3, from a 1 in italics, which has a foot and less lean."""
_ONE, _ONE_WAISTED, _SEVERAL = 0.70, 0.78, 1.28
"""`Line.stroke` from which a digit, one that has a level stroke of its own, and a number whose digits touch count as
struck. Of 1,060 numbers scanned at 150 and 200 dpi that weren't struck, none had more than 0.67, 0.73 and 1.25. Not
every struck digit that stands alone has as much.
"""
_WAISTED = frozenset("345689")
_BEYOND = ((0.62, 0.08), (0.68, 0.05))
"""The same of a digit whose stroke reaches beyond it: stroke and reach. A 4 has such a stroke of its own."""
_SAID = re.compile(r"[\d.,+\-]")


def looked_at_again(
    image: Image, ink: Gray, held: Mapping[int, Sequence[Seen]], cells: Sequence[Pixels], dpi: float
) -> dict[int, list[Seen]]:
    """The content of each cell after a second reading of its figures. Where the readings of a figure
    differ, the cell has both of them, with confidence 0.

    `held` is the first reading, by index into `cells`; `cells` are boxes in pixels.
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
    """The result of two readings of one figure: `seen`, whose text is `text`, and `again`."""
    second = "".join(words for words, _ in again)
    sure = min(each.score for each in seen)
    # The library's boxes are wider than the print and reach into the next cell.
    around = _around(lines) if lines else _around([each.box for each in seen])
    if not _is_same(text, second):
        return [Seen(f"{text}{APART}{second}", around, 0.0)]
    if not fits(text, lines):
        return [Seen(f"{text}{APART}", around, 0.0)]
    if sure > 0:
        # Two readings that agree are as certain as the more certain of them.
        sure = max(sure, min((score for _, score in again), default=0.0))
    if len(seen) == 1:
        return [Seen(seen[0].text, around, sure)]
    return [Seen(each.text, each.box, max(each.score, sure)) for each in seen]


def _joined(seen: Sequence[Seen]) -> str:
    return "".join(each.text for each in sorted(seen, key=lambda each: (each.box[1], each.box[0])))


def may_be_figure(text: str) -> bool:
    """Whether the text is a number, a dash, or a single character that may be one misread."""
    squeezed = squeeze(text)
    return looks_like_number(text) or is_blank(text) or (len(squeezed) == 1 and squeezed != "?")


def _is_same(one: str, other: str) -> bool:
    """Whether two readings are the same number or the same kind of sign."""
    a, b = ("".join(_SAID.findall(squeeze(text))) for text in (one, other))
    return a == b and (bool(re.search(r"\d", a)) or is_blank(one) == is_blank(other))


def fits(text: str, lines: Sequence[Line]) -> bool:
    """Whether the shape of the ink is compatible with the text read from it."""
    squeezed = squeeze(text)
    if any(line.at_side for line in lines) or any(_is_marked(squeezed, line) for line in lines):
        return False
    if is_blank(text) and squeezed not in {"/", "\\"}:
        return all(line.right - line.left > line.bottom - line.top for line in lines)
    if squeezed in {"1", "l", "I"} and any(line.lean > _LEANS for line in lines):
        return False
    # Some characters consist of several pieces, and a thinly printed 0 may break into two halves.
    most = sum(1 if char.isascii() else 3 for char in squeezed) + (squeezed == "0")
    return sum(line.pieces for line in lines) <= most


def _is_marked(text: str, line: Line) -> bool:
    """Whether a stroke goes through a number, or one of its digits is set above or below it."""
    if not re.fullmatch(r"[\d,.]+", text):
        return False
    apart = line.pieces >= len(text)
    most = (_ONE_WAISTED if _WAISTED & set(text) else _ONE) if apart else _SEVERAL
    if line.stroke >= most:
        return True
    if "4" not in text and any(line.stroke >= stroke and line.beyond >= beyond for stroke, beyond in _BEYOND):
        return True
    return line.uneven and text.isdigit()


def _around(boxes: Sequence[Sequence[float]]) -> Pixels:
    left, top = (float(min(box[n] for box in boxes)) for n in (0, 1))
    right, bottom = (float(max(box[n] for box in boxes)) for n in (2, 3))
    return (left, top, right, bottom)
