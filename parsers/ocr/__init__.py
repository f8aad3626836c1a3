"""OCR: turns a picture of a page into words and rulings, each word with its confidence.

The whole page is read first, because that reads best. Then every cell of its tables is checked: text
that lies over several cells is read again cell by cell, and ink that was not read is cut out and
read by itself. Ink that still can't be read becomes the word `?` with confidence 0. A cell counts as
blank only if it contains no ink.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from parsers.grid.model import Page, Ruling, Word
from parsers.grid.rulings import ruled_tables
from parsers.ocr.crops import as_it_is, enlarged, stretched
from parsers.ocr.engine import Image, Seen, find_lines, read_lines, recognise, see
from parsers.ocr.ink import Line, lines_of_ink
from parsers.ocr.picture import Gray, ink_of, rulings_of, skew_of, turned, without_stamps
from parsers.ocr.second import fits, looked_at_again, may_be_figure
from parsers.ocr.sideways import is_legible, turned_by, turns_of

UNREAD = "?"
"""Word used for ink that OCR can't read. It is not a number, and has confidence 0."""
_LEVEL = 0.1
"""Degrees. A picture with less skew is not rotated."""
_OTHER_SCALE = 1.3
"""Enlargement for the second reading, so that strokes fall differently onto pixels."""

Box = tuple[float, float, float, float]


def read_page(image: Image, *, dpi: float, number: int) -> Page:
    """Reads a picture of a page, `number`. Places are in points from the top left of the picture
    after it was straightened, and turned by `Page.turns` if it lay on its side or on its head.
    """
    sheet = _Sheet.of(without_stamps(image), dpi)
    seen = see(sheet.image, dpi)
    turns = 0 if is_legible(seen) else turns_of(sheet.image, seen)
    if turns:
        sheet = _Sheet.of(turned_by(sheet.image, turns), dpi)
        seen = see(sheet.image, dpi)
    return replace(sheet.page(number, _words(sheet, seen)), turns=turns)


def read_page_again(image: Image, *, dpi: float, number: int) -> Page:
    """Reads the page in a second, different way: at another scale, and each cell of a table by itself."""
    image, dpi = enlarged(without_stamps(image), _OTHER_SCALE), dpi * _OTHER_SCALE
    sheet = _Sheet.of(image, dpi)
    seen = _cell_by_cell(sheet)
    turns = 0 if is_legible(seen) else turns_of(sheet.image, seen)
    if turns:
        sheet = _Sheet.of(turned_by(sheet.image, turns), dpi)
        seen = _cell_by_cell(sheet)
    return replace(sheet.page(number, seen), turns=turns)


def _cell_by_cell(sheet: _Sheet) -> list[Seen]:
    held = _alone(sheet, range(len(sheet.cells)), stretched)
    outside = [box for box in find_lines(sheet.image, sheet.dpi) if not _cells_under(box, sheet.cells)]
    return read_lines(sheet.image, outside) + _in_order(held)


@dataclass(frozen=True)
class _Sheet:
    """A straightened picture with its rulings, table cells and ink."""

    image: Image
    dpi: float
    rulings: Sequence[Ruling]
    """In points."""
    ink: Gray
    """The ink without the rulings."""
    cells: Sequence[Box]
    """In pixels."""

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
    """The picture straightened as `read_page` does, but with its stamps. Places from `read_page` fit it."""
    angle = skew_of(ink_of(without_stamps(image)))
    return turned(image, angle) if abs(angle) >= _LEVEL else image


def _words(sheet: _Sheet, seen: Sequence[Seen]) -> list[Seen]:
    """The words of the page. Cells that share a word with a neighbour, or where nothing was read, are
    read one by one; then figures are read a second time.
    """
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
    """Numbers of the cells under a box: at least a fifth of its width (or of the cell's, if that is
    narrower) and a third of its height lie in the cell.
    """
    left, top, right, bottom = box
    found = []
    for n, (a, b, c, d) in enumerate(cells):
        wide, high = min(right, c) - max(left, a), min(bottom, d) - max(top, b)
        if wide > 0.2 * min(right - left, c - a) and high > 0.34 * (bottom - top):
            found.append(n)
    return found


def _alone(sheet: _Sheet, cells: Iterable[int], crop: Callable[[Image, Line, float], Image]) -> dict[int, list[Seen]]:
    """Reads cells one by one; by cell, one entry for each line of ink. `crop` cuts the line out."""
    lines = [(n, line) for n in cells for line in lines_of_ink(sheet.ink, sheet.cells[n], sheet.dpi)]
    crops = [crop(sheet.image, line, sheet.dpi) for _, line in lines]
    found: dict[int, list[Seen]] = {}
    for (n, line), (text, score) in zip(lines, recognise(crops), strict=True):
        box = (float(line.left), float(line.top), float(line.right), float(line.bottom))
        sure = score if text and (not may_be_figure(text) or fits(text, [line])) else 0.0
        found.setdefault(n, []).append(Seen(text or UNREAD, box, sure))
    return found
