"""Pictures on pages: which may hold tables, and where they stand among the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.document import Block, Picture
from parsers.grid.model import Box

WHOLE = 0.5
"""Of a page: a picture as large is the page itself."""
PART = 0.15
"""Of a page: a smaller picture is an emblem, a seal or a photograph, and no table."""
FEW = 200
"""Characters printed over a picture of a whole page: page numbers, the name of a scanner's app."""


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def among(blocks: Iterable[Block], pictures: Sequence[Picture]) -> Iterator[Block]:
    """Pictures among the blocks of their pages, from top to bottom."""
    waiting = sorted(pictures, key=_where)
    for block in blocks:
        while waiting and _where(waiting[0]) < _where(block):
            yield waiting.pop(0)
        yield block
    yield from waiting


def _where(block: Block) -> tuple[int, float]:
    return (block.place.page or 0, block.place.box[1] if block.place.box else 0.0)
