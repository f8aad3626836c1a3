"""Tables without rulings whose cells are coloured areas, side by side, with a white line or nothing
between them. The edges of the areas serve as rulings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.grid.model import Box, Page, Ruling
from parsers.grid.rulings import LEAST, Ruled, ruled_tables

_MOST = 3_000
"""Limit of coloured areas examined on a page. Each cell of a large table is one, and each line of
highlighted text."""


def coloured_tables(page: Page, ruled: Sequence[Ruled]) -> list[Ruled]:
    """The tables of coloured cells on a page, outside its ruled tables."""
    areas = [box for box in page.fills[:_MOST] if not _is_within(box, ruled)]
    if not areas or len(areas) + len(page.white) < 4:
        return []
    edges = [edge for box in areas for edge in _edges(box)]
    edges += [line for line in page.white if any(_lies_on(line, box) for box in areas)]
    found = ruled_tables(edges)
    # Coloured bands behind rows, a highlighted line or a box around a title show no columns.
    return [table for table in found if len(table.xs) > 2 and len(table.ys) > 2]


def _edges(box: Box) -> Iterator[Ruling]:
    left, top, right, bottom = box
    if min(right - left, bottom - top) >= LEAST:
        yield Ruling(left, top, right, top)
        yield Ruling(left, bottom, right, bottom)
        yield Ruling(left, top, left, bottom)
        yield Ruling(right, top, right, bottom)


def _is_within(box: Box, tables: Sequence[Ruled]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(
        left <= x <= right and top <= y <= bottom for left, top, right, bottom in (table.box for table in tables)
    )


def _lies_on(line: Ruling, box: Box) -> bool:
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
