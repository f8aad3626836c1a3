"""From a page's print to blocks: words and rulings in, paragraphs and tables out.

PDF, OFD and scans end here: each gives pages of words and rulings with their places, and the same
code finds the tables, the lines of text, and what belongs to the page and not to the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parsers.document import Block

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, origin top left."""


class Word(NamedTuple):
    """Characters that stand together on one line, without a gap as wide as a blank."""

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


def blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Paragraphs, headings and tables in reading order, each cell with its page and box.

    Page heads, footers and page numbers are left out; a table that goes on over a page break is
    one table where its columns go on.
    """
    raise NotImplementedError
