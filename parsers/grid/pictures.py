"""Pictures on pages: which of them may show tables, and their position among the blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parsers.document import Block, Picture
from parsers.grid.model import Box

WHOLE = 0.5
"""Share of the page's area from which a picture counts as the scanned page itself."""
PART = 0.15
"""Share of the page's area. A smaller picture is an emblem, a seal or a photograph, not a table."""
FEW = 200
"""Characters. With fewer printed over a picture, the page counts as scanned: page numbers, the name of
a scanning app."""


def area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


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
