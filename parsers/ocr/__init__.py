"""OCR: a picture of a page becomes words and rulings, each word with its confidence.

The page is read as a whole, as that reads best; then every cell of its tables is looked at again:
what lies over several cells is read cell by cell, ink that was not read is read alone, and ink
that stays unread is a word that is no number. A cell is blank only where there is no ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from parsers.document import Block, Document, Picture, Table
from parsers.errors import Unreadable
from parsers.grid.model import Page, Ruling, Word
from parsers.grid.rulings import ruled_tables
from parsers.ocr.engine import Image, Seen, recognise, see
from parsers.ocr.picture import Gray, ink_of, rulings_of, skew_of, turned, without_stamps

UNREAD = "?"
"""What stands for ink that OCR can't read: no number, with confidence 0."""
_INK = 0.05
"""Centimetres that ink must be high to be print: a full stop is lower, a digit is 0.2."""
_LEVEL = 0.1
"""Degrees: lines that rise by less are level, and the picture stays as it is."""

Pixels = tuple[float, float, float, float]


def read_page(image: Image, *, dpi: float, number: int) -> Page:
    """A page in points from the top left of the picture, turned upright."""
    image = without_stamps(image)
    ink = ink_of(image)
    angle = skew_of(ink)
    if abs(angle) >= _LEVEL:
        image = turned(image, angle)
        ink = ink_of(image)
    rulings = rulings_of(ink, dpi)
    scale = 72 / dpi
    tables = ruled_tables([_scaled(ruling, scale) for ruling in rulings])
    cells = [_pixels(table.box_of(slot), scale) for table in tables for slot in table.slots]
    words = _words(image, ink, see(image), cells, dpi)
    height, width = image.shape[:2]
    return Page(
        number,
        width * scale,
        height * scale,
        [Word(w.text, _points(w.box, scale), w.score) for w in words],
        [_scaled(ruling, scale) for ruling in rulings],
    )


def straight(image: Image) -> Image:
    """The picture turned as `read_page` turns it, its stamps kept: places fit on it."""
    angle = skew_of(ink_of(without_stamps(image)))
    return turned(image, angle) if abs(angle) >= _LEVEL else image


def _scaled(ruling: Ruling, scale: float) -> Ruling:
    return Ruling(*(side * scale for side in ruling))


def _pixels(box: Pixels, scale: float) -> Pixels:
    left, top, right, bottom = box
    return (left / scale, top / scale, right / scale, bottom / scale)


def _points(box: Pixels, scale: float) -> Pixels:
    left, top, right, bottom = box
    return (left * scale, top * scale, right * scale, bottom * scale)


def _words(
    image: Image, ink: Gray, seen: Sequence[Seen], cells: Sequence[Pixels], dpi: float
) -> list[Seen]:
    """What was seen, but for what lies over several cells; and what the cells hold besides."""
    words: list[Seen] = []
    held: dict[int, list[Seen]] = {}
    again: set[int] = set()
    for each in seen:
        over = _cells_under(each.box, cells)
        if len(over) > 1:
            again.update(over)
        elif over:
            held.setdefault(over[0], []).append(each)
        else:
            words.append(each)
    for cell in again:
        held.pop(cell, None)
    for cell in range(len(cells)):
        words += held.get(cell, ())
    wanting = [n for n in range(len(cells)) if n not in held]
    return words + _alone(image, ink, [cells[n] for n in wanting], dpi)


def _cells_under(box: Pixels, cells: Sequence[Pixels]) -> list[int]:
    """Cells that a box lies in with more than a fifth of its width and a third of its height."""
    left, top, right, bottom = box
    found = []
    for n, (a, b, c, d) in enumerate(cells):
        wide, high = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
        if wide > 0.2 * min(right - left, c - a) and high > 0.34 * (bottom - top):
            found.append(n)
    return found


def _alone(image: Image, ink: Gray, cells: Iterable[Pixels], dpi: float) -> list[Seen]:
    """Cells read one by one, where there is ink in them."""
    boxes, crops = [], []
    for cell in cells:
        for line in _lines_of_ink(ink, cell, dpi):
            boxes.append(line)
            left, top, right, bottom = line
            pad = round(dpi / 40)
            crops.append(image[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad])
    found = []
    for box, (text, score) in zip(boxes, recognise(crops), strict=True):
        whole = tuple(map(float, box))
        found.append(
            Seen(text or UNREAD, (whole[0], whole[1], whole[2], whole[3]), score if text else 0.0)
        )
    return found


def _lines_of_ink(ink: Gray, cell: Pixels, dpi: float) -> list[tuple[int, int, int, int]]:
    """The lines of print in a cell, its rulings left out; specks are none."""
    margin = max(2, round(dpi / 60))
    left, top, right, bottom = (round(side) for side in cell)
    left, top, right, bottom = left + margin, top + margin, right - margin, bottom - margin
    inner = ink[max(0, top) : bottom, max(0, left) : right]
    if inner.size == 0:
        return []
    least = max(3, round(_INK * dpi / 2.54))
    rows: NDArray[np.bool_] = inner.astype(np.bool_).max(axis=1)
    lines = []
    for start, end in _runs(rows, gap=least):
        if end - start < least:
            continue
        columns = np.flatnonzero(inner[start:end].any(axis=0))
        across = (left + int(columns[0]), left + int(columns[-1]) + 1)
        lines.append((across[0], top + start, across[1], top + end))
    return lines


def _runs(marks: NDArray[np.bool_], gap: int) -> list[tuple[int, int]]:
    """Where marks stand, as (start, end); runs nearer than `gap` are one."""
    at = np.flatnonzero(marks)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap)
    starts = [int(at[0]), *(int(at[b + 1]) for b in breaks)]
    ends = [*(int(at[b]) + 1 for b in breaks), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))


def read_pictures(document: Document) -> Document:
    """The document with what OCR finds in those of its pictures that are large enough to hold a
    table. Tables are counted anew, in the order of the document.
    """
    from parsers.readers import scan

    blocks: list[Block] = []
    tables = 0
    for block in document.blocks:
        inner: Iterable[Block] = (block,)
        if isinstance(block, Picture):
            try:
                inner = scan.read(block.data).blocks
            except Unreadable:
                continue  # an emblem, a photograph: nothing of the report
        for each in inner:
            if isinstance(each, Table):
                each = _counted(each, tables)  # noqa: PLW2901
                tables += 1
            blocks.append(each)
    return replace(document, blocks=tuple(blocks), reader=f"{document.reader}+scan")


def _counted(table: Table, index: int) -> Table:
    cells = tuple(cell._replace(place=cell.place._replace(table=index)) for cell in table.cells)
    return replace(table, cells=cells, place=table.place._replace(table=index))
