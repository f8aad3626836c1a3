"""双页: two pages of a document side by side on one sheet, as printed to save paper. Each is read as a page.

A landscape sheet has two pages where nothing crosses its middle, and each half has print of its own: lines of
prose, or the rulings of a table. One such sheet shows it for the other sheets of its size, whose second half may be
empty. Figures without rulings beside their labels are no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.document import Block, Cell, Place, Table
from parsers.grid.model import Box, Page, Ruling
from parsers.grid.text import lines_of

_WIDE = 1.2
"""Times its height: how wide a sheet with two pages is, at least."""
_MIDDLE = (0.42, 0.58)
"""Where the gap between the pages is, in parts of the sheet's width."""
_GAP = 0.02
"""Of the sheet's width: the gap, at least."""
_PROSE, _LINES = 15, 2
"""Characters of a line of prose, and such lines of a page, at least."""
_MARGIN = 0.06
"""Of the print's height: the blank above and below it, at most."""
_RULINGS = 8
"""Rulings of a page with a table, at least."""


class Origin(NamedTuple):
    """Where a page stands: on which sheet, and how far from its left edge and top, in points."""

    sheet: int
    left: float
    top: float


def halves(sheets: Sequence[Page]) -> tuple[list[Page], dict[int, Origin]]:
    """The pages in reading order, and where each of them stands, by its number; no places if no sheet has two."""
    gaps = [_gap(sheet) for sheet in sheets]
    sizes = {_size(sheet) for sheet, gap in zip(sheets, gaps, strict=True) if gap and _has_two(sheet, gap)}
    if not sizes:
        return list(sheets), {}
    pages: list[Page] = []
    origins: dict[int, Origin] = {}
    parted = [
        (sheet, _parts(sheet, gap) if gap and _size(sheet) in sizes else [(sheet, 0.0)])
        for sheet, gap in zip(sheets, gaps, strict=True)
    ]
    # All of a size are trimmed alike, so that a head stands at one height on them.
    prints = {
        size: _print([part for sheet, parts in parted if _size(sheet) == size for part, _ in parts]) for size in sizes
    }
    for sheet, parts in parted:
        for whole, left in parts:
            part, top = _trimmed(whole, prints[_size(sheet)]) if len(parts) > 1 else (whole, 0.0)
            number = len(pages) + 1
            pages.append(replace(part, number=number))
            origins[number] = Origin(sheet.number, left, top)
    return pages, origins


def _size(sheet: Page) -> tuple[int, int]:
    return round(sheet.width), round(sheet.height)


def _gap(sheet: Page) -> float | None:
    """Where the middle of a sheet is, if it is landscape and nothing crosses it; None if something does."""
    if sheet.width < _WIDE * sheet.height:
        return None
    spans = [(word.box[0], word.box[2]) for word in sheet.words]
    spans += [(ruling.left, ruling.right) for ruling in sheet.rulings]
    centre = sheet.width / 2
    left = max((right for start, right in spans if start + right < 2 * centre), default=0.0)
    right = min((start for start, end in spans if start + end >= 2 * centre), default=sheet.width)
    # A half that is empty, or has short lines, leaves more room than the gap.
    left, right = max(left, _MIDDLE[0] * sheet.width), min(right, _MIDDLE[1] * sheet.width)
    return min(max(centre, left), right) if right - left >= _GAP * sheet.width else None


def _has_two(sheet: Page, gap: float) -> bool:
    return all(_is_page(page) for page, _ in _parts(sheet, gap))


def _is_page(page: Page) -> bool:
    prose = [line for line in lines_of(page.words) if sum(char > "\u2e7f" for char in line.text) >= _PROSE]
    return len(prose) >= _LINES or len(page.rulings) >= _RULINGS


def _parts(sheet: Page, gap: float) -> list[tuple[Page, float]]:
    """Both halves of a sheet, each with its left edge."""
    return [(_cut(sheet, 0.0, gap), 0.0), (_cut(sheet, gap, sheet.width), gap)]


def _print(pages: Sequence[Page]) -> tuple[float, float]:
    """Top and bottom of what is printed on any of the pages."""
    boxes = [word.box for page in pages for word in page.words]
    return min((box[1] for box in boxes), default=0.0), max((box[3] for box in boxes), default=0.0)


def _trimmed(page: Page, printed: tuple[float, float]) -> tuple[Page, float]:
    """The page without the blank above and below what is `printed` on its like that is more than a margin, and what was
    cut off at its top: so its head and foot are where a page has them.
    """
    first, last = printed
    margin = _MARGIN * (last - first)
    top = max(first - margin, 0.0)

    def moved(box: Box) -> Box:
        return (box[0], box[1] - top, box[2], box[3] - top)

    def shifted(rulings: Sequence[Ruling]) -> list[Ruling]:
        return [r._replace(top=r.top - top, bottom=r.bottom - top) for r in rulings]

    trimmed = replace(
        page,
        height=min(last + margin, page.height) - top,
        words=[word._replace(box=moved(word.box)) for word in page.words],
        rulings=shifted(page.rulings),
        fills=[moved(fill) for fill in page.fills],
        white=shifted(page.white),
        aside=[word._replace(box=moved(word.box)) for word in page.aside],
    )
    return trimmed, top


def _cut(sheet: Page, left: float, right: float) -> Page:
    def inside(start: float, end: float) -> bool:
        return left <= (start + end) / 2 < right

    def moved(box: Box) -> Box:
        return (box[0] - left, box[1], box[2] - left, box[3])

    def shifted(rulings: Sequence[Ruling]) -> list[Ruling]:
        return [r._replace(left=r.left - left, right=r.right - left) for r in rulings if inside(r.left, r.right)]

    return replace(
        sheet,
        width=right - left,
        words=[word._replace(box=moved(word.box)) for word in sheet.words if inside(word.box[0], word.box[2])],
        rulings=shifted(sheet.rulings),
        fills=[moved(fill) for fill in sheet.fills if inside(fill[0], fill[2])],
        white=shifted(sheet.white),
        aside=[word._replace(box=moved(word.box)) for word in sheet.aside if inside(word.box[0], word.box[2])],
    )


def on_sheets(blocks: Sequence[Block], origins: dict[int, Origin]) -> Iterator[Block]:
    """The blocks of pages with the places that they have on their sheets."""

    def at(place: Place) -> Place:
        if place.page is None:
            return place
        sheet, left, top = origins[place.page]
        box = place.box and (place.box[0] + left, place.box[1] + top, place.box[2] + left, place.box[3] + top)
        return place._replace(page=sheet, box=box)

    def cell(each: Cell) -> Cell:
        return each._replace(place=at(each.place))

    for block in blocks:
        if isinstance(block, Table):
            yield replace(block, place=at(block.place), cells=tuple(map(cell, block.cells)))
        else:
            yield replace(block, place=at(block.place))
