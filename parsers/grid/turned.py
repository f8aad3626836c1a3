"""Places on pictures that were turned before they were read: they are told as the picture lies, so that they fit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.document import Block, Place, Table
from parsers.grid.model import Box, Page


def as_they_lie(blocks: Sequence[Block], pages: Sequence[Page]) -> tuple[Block, ...]:
    """The blocks, with places on the pictures of the pages as they were before they were turned."""
    turned = {page.number: page for page in pages if page.turns}
    if not turned:
        return tuple(blocks)

    def at(place: Place) -> Place:
        page = turned.get(place.page or 0)
        return place if page is None or place.box is None else place._replace(box=_back(place.box, page))

    found: list[Block] = []
    for block in blocks:
        moved = replace(block, place=at(block.place))
        if isinstance(moved, Table):
            moved = replace(moved, cells=tuple(cell._replace(place=at(cell.place)) for cell in moved.cells))
        found.append(moved)
    return tuple(found)


def _back(box: Box, page: Page) -> Box:
    """A box of a page that was turned counter-clockwise, turned back."""
    width, height = page.width, page.height
    for _ in range(page.turns):
        left, top, right, bottom = box
        box = (height - bottom, left, height - top, right)
        width, height = height, width
    return box
