"""From a page's print to blocks: words and rulings in, paragraphs and tables out.

PDF, OFD and scans end here: each gives pages of words and rulings with their places, and the same
code finds the tables, the lines of text, and what belongs to the page and not to the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.document import Block, Cell, Paragraph, Place, Table
from parsers.grid.model import Box, Page, Ruling, Word
from parsers.grid.rulings import Ruled, ruled_tables
from parsers.grid.text import Line, Sides, around, least, lines_of, paragraphs, running

_SAME_COLUMN = 4.0
"""Points that a column may move over a page break."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table, or its part on one page, with the words in each of its cells."""

    page: int
    ruled: Ruled
    words: dict[int, list[Word]]
    """By the place of the cell in `ruled.slots`."""


def blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each cell with its page and box.

    Page heads, footers and page numbers are left out; a table that goes on over a page break is
    one table where its columns go on.
    """
    sorted_pages = [_sorted(page) for page in pages]
    skipped = running(pages, [lines for _, lines in sorted_pages])
    stream: list[Line | _Part] = []
    for parts, lines in sorted_pages:
        of_page: list[Line | _Part] = [
            line for line in lines if (line.page, line.box) not in skipped
        ]
        of_page += parts
        stream += sorted(of_page, key=_top)
    return tuple(_blocks(stream, _sides(pages, stream)))


def _sides(pages: Sequence[Page], stream: Sequence[Line | _Part]) -> dict[int, Sides]:
    """Where the print of each page begins and ends: on pages of one width, at the same places."""
    widths = {page.number: round(page.width) for page in pages}
    sides: dict[int, Sides] = {}
    for item in stream:
        box = item.box if isinstance(item, Line) else item.ruled.box
        left, right = sides.get(widths[item.page], (box[0], box[2]))
        sides[widths[item.page]] = (min(left, box[0]), max(right, box[2]))
    return {number: sides[width] for number, width in widths.items() if width in sides}


def _top(item: Line | _Part) -> float:
    return item.box[1] if isinstance(item, Line) else item.ruled.box[1]


def _sorted(page: Page) -> tuple[list[_Part], list[Line]]:
    """The tables of a page with their words, and the lines of its other words."""
    parts = [_Part(page.number, ruled, {}) for ruled in ruled_tables(page.rulings)]
    smallest = sorted(parts, key=lambda part: _area(part.ruled.box))
    rest = []
    for word in page.words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        for part in smallest:
            slot = _slot_at(part.ruled, x, y)
            if slot is not None:
                part.words.setdefault(slot, []).append(word)
                break
        else:
            rest.append(word)
    return parts, lines_of(rest, page.number)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _slot_at(ruled: Ruled, x: float, y: float) -> int | None:
    left, top, right, bottom = ruled.box
    if not (left <= x <= right and top <= y <= bottom):
        return None
    for index, slot in enumerate(ruled.slots):
        left, top, right, bottom = ruled.box_of(slot)
        if left <= x <= right and top <= y <= bottom:
            return index
    return None


def _blocks(stream: Sequence[Line | _Part], sides: dict[int, Sides]) -> Iterator[Block]:
    lines: list[Line] = []
    parts: list[_Part] = []
    tables = 0
    for item in stream:
        if isinstance(item, Line):
            if parts:
                yield _table(parts, tables)
                tables, parts = tables + 1, []
            lines.append(item)
            continue
        if not item.words and not (parts and _goes_on(parts[-1], item)):
            continue  # a frame around nothing
        yield from _paragraphs(lines, sides)
        lines = []
        if parts and not _goes_on(parts[-1], item):
            yield _table(parts, tables)
            tables, parts = tables + 1, []
        parts.append(item)
    yield from _paragraphs(lines, sides)
    if parts:
        yield _table(parts, tables)


def _goes_on(part: _Part, after: _Part) -> bool:
    """Whether the second is the first, on the next page: between the same sides, where the columns
    of the one are all columns of the other.
    """
    xs, others = part.ruled.xs, after.ruled.xs
    return (
        after.page == part.page + 1
        and abs(xs[0] - others[0]) <= _SAME_COLUMN
        and abs(xs[-1] - others[-1]) <= _SAME_COLUMN
        and (_lie_on(xs, others) or _lie_on(others, xs))
    )


def _lie_on(xs: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(x - other) <= _SAME_COLUMN for other in others) for x in xs)


def _paragraphs(lines: Sequence[Line], sides: dict[int, Sides]) -> Iterator[Paragraph]:
    for group in paragraphs(lines, sides):
        text = group[0].text
        for line in group[1:]:
            blank = text[-1:].isascii() and line.text[:1].isascii()
            text += (" " if blank else "") + line.text
        first = [line.box for line in group if line.page == group[0].page]
        yield Paragraph(text, Place(page=group[0].page, box=around(first)))


def _table(parts: Sequence[_Part], index: int) -> Table:
    columns = _columns(parts)
    cells: list[Cell] = []
    row = 0
    for part in parts:
        at = [_nearest(x, columns) for x in part.ruled.xs]
        for number, slot in enumerate(part.ruled.slots):
            words = part.words.get(number, [])
            text = "\n".join(line.text for line in lines_of(words))
            box = _rounded(part.ruled.box_of(slot))
            left, right = at[slot.column], at[slot.column + slot.colspan]
            place = Place(index, row + slot.row, left, None, part.page, box)
            cells.append(
                Cell(text, row + slot.row, left, slot.rowspan, right - left, place, least(words))
            )
        row += len(part.ruled.ys) - 1
    cells.sort(key=lambda cell: (cell.row, cell.column))
    where = Place(table=index, page=parts[0].page, box=_rounded(parts[0].ruled.box))
    return Table(tuple(cells), where)


def _columns(parts: Sequence[_Part]) -> list[float]:
    """Where columns of any part begin and end."""
    columns: list[float] = []
    for part in parts:
        columns += [
            x
            for x in part.ruled.xs
            if not columns or abs(x - columns[_nearest(x, columns)]) > _SAME_COLUMN
        ]
    return sorted(columns)


def _nearest(x: float, columns: Sequence[float]) -> int:
    return min(range(len(columns)), key=lambda n: abs(columns[n] - x))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return (left, top, right, bottom)


__all__ = ["Box", "Page", "Ruling", "Word", "blocks"]
