"""Second reader of OFD, with another strategy that builds no grid. For each character it finds the nearest
rulings on all four sides; characters between the same four rulings are in one cell.

The print and its places come from the same code as in the first reader, because a file states them
only once. Cells, lines and words are found here independently. Pages that are pictures are not read.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from parsers.document import Block, Cell, Document, Look, Paragraph, Place, SetAside, Table
from parsers.errors import Unreadable
from parsers.formats import OFD
from parsers.grid import Box, Page, Ruling, Word
from parsers.grid.marks import marked
from parsers.grid.struck import with_strokes
from parsers.looks import Piece, Printed, printed
from parsers.messages import PAGES_WITHOUT_TEXT
from parsers.readers.lines.cut_rows import rejoined
from parsers.readers.ofd import opened

_NEAR = 2.0
"""Points. Ends of rulings this close meet, and sides of cells this close are the same."""
_LINE = 0.6
"""Times the type size. Characters whose middle heights differ by less are on one line."""
_BACK = 3
"""Characters of a line to which the next one is compared."""
_MARGIN = 0.07
"""Share of the page's height, at top and bottom, for page heads and page numbers."""
_MOST = 60
"""Most rounds of searching for blank cells."""


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the archive is damaged or its pages have no text."""
    pages = opened(data, may_scan=False).pages
    blocks = list(rejoined(_of_pages(pages)))
    if not blocks:
        raise Unreadable(PAGES_WITHOUT_TEXT())
    return Document(tuple(blocks), OFD, "ofd_second", {}, ())


def _of_pages(pages: Sequence[Page]) -> Iterator[Block]:
    tables = 0
    for page in pages:
        for block in _blocks(page, tables):
            tables += isinstance(block, Table)
            yield block


def _blocks(page: Page, first_table: int) -> Iterator[Block]:
    words, rulings = with_strokes(page.words, page.rulings)
    rays = _Rays(rulings)
    held: dict[Box, list[Word]] = defaultdict(list)
    free: list[Word] = []
    for word in (*words, *page.aside):
        cell = rays.cell_at((word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2)
        if cell is None:
            free += [] if word.look in {"struck", "unseen"} else [word]
        else:
            held[cell].append(word)
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    lines = [
        (top, text) for top, text in _lines(free) if low < top < high and not any(a <= top <= b for _, a, _, b in held)
    ]
    tops = sorted(top for top, _ in lines)
    groups: dict[int, dict[Box, list[Word]]] = defaultdict(dict)
    for box, words in held.items():
        groups[sum(top < box[1] for top in tops)][box] = words
    found: list[tuple[float, Block]] = [(top, Paragraph(text, Place(page=page.number))) for top, text in lines]
    for n, (_, cells) in enumerate(sorted(groups.items()), first_table):
        top = min(box[1] for box in cells)
        found.append((top, _table(cells, rays, Place(table=n, page=page.number))))
    for _, block in sorted(found, key=lambda each: each[0]):
        yield block


class _Rays:
    """The rulings of a page, searched from a point in all directions."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.level = [r for r in rulings if r.right - r.left >= r.bottom - r.top]
        self.upright = [r for r in rulings if r.right - r.left < r.bottom - r.top]

    def cell_at(self, x: float, y: float) -> Box | None:
        """The box between the nearest rulings around a point; None if a side has none. If a page break
        left no ruling above or below, the box ends where the rulings at the sides end.
        """
        beside = [r for r in self.upright if r.top - _NEAR <= y <= r.bottom + _NEAR]
        left = max((r for r in beside if r.left <= x), key=lambda r: r.left, default=None)
        right = min((r for r in beside if r.left > x), key=lambda r: r.left, default=None)
        if left is None or right is None:
            return None
        over = [r for r in self.level if r.left - _NEAR <= x <= r.right + _NEAR]
        ends = [(r.top, r.bottom) for r in (left, right)]
        top = max((r.top for r in over if r.top <= y), default=max(a for a, _ in ends))
        bottom = min((r.top for r in over if r.top > y), default=min(b for _, b in ends))
        if not left.left < x < right.left or not top < y < bottom:
            return None
        return (round(left.left), round(top), round(right.left), round(bottom))


def _table(cells: dict[Box, list[Word]], rays: _Rays, place: Place) -> Table:
    """A table of the cells with words and of the blank cells found in the gaps between them."""
    boxes = list(cells)
    for _ in range(_MOST):
        xs = _sides([x for box in boxes for x in (box[0], box[2])])
        ys = _sides([y for box in boxes for y in (box[1], box[3])])
        more = {
            found
            for x in _middles(xs)
            for y in _middles(ys)
            if not any(a < x < c and b < y < d for a, b, c, d in boxes)
            and (found := rays.cell_at(x, y))
            and xs[0] - _NEAR <= found[0]
            and found[2] <= xs[-1] + _NEAR
            and ys[0] - _NEAR <= found[1]
            and found[3] <= ys[-1] + _NEAR
        } - set(boxes)
        if not more:
            break
        boxes += more
    made = []
    for box in boxes:
        row, column = _at(ys, box[1]), _at(xs, box[0])
        high, wide = max(_at(ys, box[3]) - row, 1), max(_at(xs, box[2]) - column, 1)
        words = cells.get(box, ())
        lines = [line for _, line in _lined([word for word in words if word.look not in {"struck", "unseen"}])]
        looks = (*_aside(words, "struck"), *_aside(words, "unseen"), *(look for line in lines for look in line.looks))
        where = place._replace(row=row, column=column, box=box)
        unsure = 0.0 if any(word.confidence == 0.0 for word in words) else None
        made.append(Cell("\n".join(line.text for line in lines), row, column, high, wide, where, unsure, looks))
    made.sort(key=lambda cell: (cell.row, cell.column))
    return Table(tuple(made), place)


def _aside(words: Sequence[Word], look: Look) -> tuple[SetAside, ...]:
    """The words with this look, as what stands beside the print."""
    held = sorted((word for word in words if word.look == look), key=lambda word: word.box[0])
    return printed(Piece(word.text, look) for word in held).looks


def _sides(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _middles(values: Sequence[float]) -> list[float]:
    return [(a + b) / 2 for a, b in itertools.pairwise(values)]


def _at(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda n: abs(values[n] - value))


def _lines(words: Sequence[Word]) -> list[tuple[float, str]]:
    """Lines of text with their tops, from top to bottom."""
    return [(top, line.text) for top, line in _lined(words)]


def _lined(words: Sequence[Word]) -> list[tuple[float, Printed]]:
    """The same, with what their looks set aside. Characters printed twice count once."""
    if not words:
        return []
    size = median(word.box[3] - word.box[1] for word in words)
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box[1] + w.box[3]):
        if lines and any(_is_beside(other, word, size) for other in lines[-1][-_BACK:]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [(min(word.box[1] for word in line), _text(line, size)) for line in lines]


def _is_beside(one: Word, other: Word, size: float) -> bool:
    """Whether two words are on one line: level, or, where one is smaller, mostly beside the larger."""
    if abs(one.box[1] + one.box[3] - other.box[1] - other.box[3]) / 2 < _LINE * size:
        return True
    both = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return both > _LINE * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _text(line: Sequence[Word], size: float) -> Printed:
    pieces: list[Piece] = []
    end = last = float("-inf")
    for word in marked(sorted(line, key=lambda w: w.box[0])):
        if pieces and pieces[-1].text == word.text and word.box[0] - last < size / 4:
            continue
        if pieces and word.box[0] - end > size / 2:
            pieces.append(Piece(" "))
        pieces.append(Piece(word.text, word.look))
        last, end = word.box[0], word.box[2]
    return printed(pieces)
