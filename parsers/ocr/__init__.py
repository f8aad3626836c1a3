"""OCR: a picture of a page becomes words and rulings, each word with its confidence.

The page is read as a whole, as that reads best; then every cell of its tables is looked at again:
what lies over several cells is read cell by cell, ink that was not read is read alone, and ink
that stays unread is a word that is no number. A cell is blank only where there is no ink.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from parsers.grid.model import Page, Ruling, Word
from parsers.grid.rulings import ruled_tables
from parsers.ocr.crops import as_it_is, enlarged, stretched
from parsers.ocr.engine import Image, Seen, find_lines, read_lines, recognise, see
from parsers.ocr.ink import Line, lines_of_ink
from parsers.ocr.picture import Gray, ink_of, rulings_of, skew_of, turned, without_stamps
from parsers.ocr.second import fits, looked_at_again, may_be_figure

UNREAD = "?"
"""What stands for ink that OCR can't read: no number, with confidence 0."""
_LEVEL = 0.1
"""Degrees: lines that rise by less are level, and the picture stays as it is."""
_OTHER_SCALE = 1.3
"""Of the second reading: strokes fall otherwise on the points of the picture."""

Box = tuple[float, float, float, float]


def read_page(image: Image, *, dpi: float, number: int) -> Page:
    """A page in points from the top left of the picture, turned upright."""
    sheet = _Sheet.of(without_stamps(image), dpi)
    return sheet.page(number, _words(sheet, see(sheet.image, dpi)))


def read_page_again(image: Image, *, dpi: float, number: int) -> Page:
    """The page read in another way: at another scale, every cell of a table by its ink alone."""
    image, dpi = enlarged(without_stamps(image), _OTHER_SCALE), dpi * _OTHER_SCALE
    sheet = _Sheet.of(image, dpi)
    held = _alone(sheet, range(len(sheet.cells)), stretched)
    outside = [box for box in find_lines(image, dpi) if not _cells_under(box, sheet.cells)]
    return sheet.page(number, read_lines(image, outside) + _in_order(held))


@dataclass(frozen=True)
class _Sheet:
    """A picture turned upright, its rulings, the cells they make, and what ink is in them."""

    image: Image
    dpi: float
    rulings: Sequence[Ruling]
    ink: Gray
    """Without the rulings."""
    cells: Sequence[Box]

    @classmethod
    def of(cls, image: Image, dpi: float) -> _Sheet:
        ink = ink_of(image)
        angle = skew_of(ink)
        if abs(angle) >= _LEVEL:
            image = turned(image, angle)
            ink = ink_of(image)
        found, ink = rulings_of(ink, dpi)
        scale = 72 / dpi
        rulings = [Ruling(*(side * scale for side in ruling)) for ruling in found]
        cells = [_scaled(table.box_of(slot), 1 / scale) for table in ruled_tables(rulings) for slot in table.slots]
        return cls(image, dpi, rulings, ink, cells)

    def page(self, number: int, seen: Sequence[Seen]) -> Page:
        scale = 72 / self.dpi
        height, width = self.image.shape[:2]
        words = [Word(each.text, _scaled(each.box, scale), each.score) for each in seen]
        return Page(number, width * scale, height * scale, words, self.rulings)


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = box
    return (left * scale, top * scale, right * scale, bottom * scale)


def straight(image: Image) -> Image:
    """The picture turned as `read_page` turns it, its stamps kept: places fit on it."""
    angle = skew_of(ink_of(without_stamps(image)))
    return turned(image, angle) if abs(angle) >= _LEVEL else image


def _words(sheet: _Sheet, seen: Sequence[Seen]) -> list[Seen]:
    """What was seen, but for what lies over several cells; and what the cells hold besides."""
    words: list[Seen] = []
    held: dict[int, list[Seen]] = {}
    again: set[int] = set()
    for each in seen:
        over = _cells_under(each.box, sheet.cells)
        if len(over) > 1:
            again.update(over)
        elif over:
            held.setdefault(over[0], []).append(each)
        else:
            words.append(each)
    for cell in again:
        held.pop(cell, None)
    held |= _alone(sheet, [n for n in range(len(sheet.cells)) if n not in held], as_it_is)
    held = looked_at_again(sheet.image, sheet.ink, held, sheet.cells, sheet.dpi)
    return words + _in_order(held)


def _in_order(held: Mapping[int, Sequence[Seen]]) -> list[Seen]:
    return [each for n in sorted(held) for each in held[n]]


def _cells_under(box: Box, cells: Sequence[Box]) -> list[int]:
    """Cells that a box lies in with more than a fifth of its width and a third of its height."""
    left, top, right, bottom = box
    found = []
    for n, (a, b, c, d) in enumerate(cells):
        wide, high = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
        if wide > 0.2 * min(right - left, c - a) and high > 0.34 * (bottom - top):
            found.append(n)
    return found


def _alone(sheet: _Sheet, cells: Iterable[int], crop: Callable[[Image, Line, float], Image]) -> dict[int, list[Seen]]:
    """Cells read one by one, where there is ink in them."""
    lines = [(n, line) for n in cells for line in lines_of_ink(sheet.ink, sheet.cells[n], sheet.dpi)]
    crops = [crop(sheet.image, line, sheet.dpi) for _, line in lines]
    found: dict[int, list[Seen]] = {}
    for (n, line), (text, score) in zip(lines, recognise(crops), strict=True):
        box = (float(line.left), float(line.top), float(line.right), float(line.bottom))
        sure = score if text and (not may_be_figure(text) or fits(text, [line])) else 0.0
        found.setdefault(n, []).append(Seen(text or UNREAD, box, sure))
    return found
