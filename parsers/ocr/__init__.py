"""OCR: a picture of a page becomes words and rulings, each word with its confidence.

The page is read as a whole, as that reads best; then every cell of its tables is looked at again:
what lies over several cells is read cell by cell, ink that was not read is read alone, and ink
that stays unread is a word that is no number. A cell is blank only where there is no ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parsers.document import Block, Document, Picture, Table
from parsers.errors import Unreadable
from parsers.grid.model import Page, Ruling, Word
from parsers.grid.rulings import ruled_tables
from parsers.ocr.engine import Image, Seen, recognise, see
from parsers.ocr.ink import lines_of_ink
from parsers.ocr.picture import Gray, ink_of, rulings_of, skew_of, turned, without_stamps
from parsers.ocr.second import looked_at_again

UNREAD = "?"
"""What stands for ink that OCR can't read: no number, with confidence 0."""
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
    rulings, print_ = rulings_of(ink, dpi)
    scale = 72 / dpi
    tables = ruled_tables([_scaled(ruling, scale) for ruling in rulings])
    cells = [_pixels(table.box_of(slot), scale) for table in tables for slot in table.slots]
    words = _words(image, print_, see(image, dpi), cells, dpi)
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
    wanting = [n for n in range(len(cells)) if n not in held]
    held |= _alone(image, ink, {n: cells[n] for n in wanting}, dpi)
    held = looked_at_again(image, ink, held, cells, dpi)
    return words + [each for n in sorted(held) for each in held[n]]


def _cells_under(box: Pixels, cells: Sequence[Pixels]) -> list[int]:
    """Cells that a box lies in with more than a fifth of its width and a third of its height."""
    left, top, right, bottom = box
    found = []
    for n, (a, b, c, d) in enumerate(cells):
        wide, high = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
        if wide > 0.2 * min(right - left, c - a) and high > 0.34 * (bottom - top):
            found.append(n)
    return found


def _alone(
    image: Image, ink: Gray, cells: Mapping[int, Pixels], dpi: float
) -> dict[int, list[Seen]]:
    """Cells read one by one, where there is ink in them."""
    lines = [(n, line) for n, cell in cells.items() for line in lines_of_ink(ink, cell, dpi)]
    pad = round(dpi / 40)
    crops = [
        image[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad]
        for _, (left, top, right, bottom, _) in lines
    ]
    found: dict[int, list[Seen]] = {}
    for (n, line), (text, score) in zip(lines, recognise(crops), strict=True):
        box = (float(line.left), float(line.top), float(line.right), float(line.bottom))
        found.setdefault(n, []).append(Seen(text or UNREAD, box, score if text else 0.0))
    return found


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
