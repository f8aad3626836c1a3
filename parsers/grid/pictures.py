"""Pictures on pages: which of them may show tables, and their position among the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.document import Block, Picture
from parsers.grid.model import Box

WHOLE = 0.5
"""Share of the page's area from which a picture counts as the scanned page itself."""
PART = 0.15
"""Share of the page's area. A smaller picture is an emblem, a seal or a photograph, unless it is a strip."""
STRIP, LOW = 0.5, 30.0
"""Share of the page's width, and height in points, from which a low picture may be the table of section 4."""
_SPECK, _LINE, _COLUMN = 4.0, 36.0, 120.0
"""Points: more than the sides of a speck, and less than the height and width of a seal."""
FEW = 200
"""Characters. With fewer printed over a picture, the page counts as scanned: page numbers, the name of
a scanning app."""


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def may_hold_table(box: Box, width: float, height: float) -> bool:
    """Whether a picture on a page of that size may show a table, by its size alone."""
    strip = box[2] - box[0] >= STRIP * width and box[3] - box[1] >= LOW
    return strip or area(box) >= PART * max(width * height, 1.0)


def among(blocks: Iterable[Block], pictures: Sequence[Picture]) -> Iterator[Block]:
    """Inserts pictures among the blocks, by page and from top to bottom."""
    waiting = sorted(pictures, key=_where)
    for block in blocks:
        while waiting and _where(waiting[0]) < _where(block):
            yield waiting.pop(0)
        yield block
    yield from waiting


def _where(block: Block) -> tuple[int, float]:
    return (block.place.page or 0, block.place.box[1] if block.place.box else 0.0)


def may_be_figure(box: Box) -> bool:
    """Whether a picture is of the size of a figure in a cell: no speck, and no seal."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return min(wide, high) > _SPECK and high < _LINE and wide < _COLUMN


def may_be_digit(box: Box) -> bool:
    """Whether a picture has the size of a digit, which may be slim, or of a minus."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return 1.0 < wide < _COLUMN and 0.3 < high < _LINE
