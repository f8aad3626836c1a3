"""What a page holds before anything is understood: words and rulings with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin top left."""


class Word(NamedTuple):
    """Characters that stand together on one line: a whole run, or one character."""

    text: str
    box: Box
    confidence: float | None = None
    """0 to 1 where OCR read it."""


class Ruling(NamedTuple):
    """A ruling line, horizontal (top == bottom) or vertical (left == right), in points."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """What is printed on one page, upright. `number` counts from 1, sizes are points."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rulings: Sequence[Ruling]
    fills: Sequence[Box] = ()
    """Coloured areas: where they stand side by side like cells, they are a table without rulings."""
    white: Sequence[Ruling] = ()
    """White rulings, seen only between coloured areas."""
