"""The print of a page before tables and lines are found: words and rulings with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.document import Look

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin top left."""


class Word(NamedTuple):
    """Neighbouring characters on one line: a whole run, or a single character."""

    text: str
    box: Box
    confidence: float | None = None
    """0 to 1 if read by OCR; 0 also for print that is uncertain for another reason; otherwise None."""
    look: Look | None = None
    """None: plain print. Words that are struck or unseen are no print; they are told beside the cell they are in."""


class Ruling(NamedTuple):
    """A ruling line, horizontal (top == bottom) or vertical (left == right), in points."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """The print of one page, upright. `number` counts from 1; `width` and `height` are in points."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rulings: Sequence[Ruling]
    fills: Sequence[Box] = ()
    """Coloured areas. Side by side like cells, they form a table without rulings."""
    white: Sequence[Ruling] = ()
    """White rulings, which are visible only between coloured areas."""
    aside: Sequence[Word] = ()
    """Words that the file has and nobody sees, each with the look `unseen`."""
    turns: int = 0
    """By how many quarters, counter-clockwise, a picture was turned before it was read."""
