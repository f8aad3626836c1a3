"""From a page's print to blocks: words and rulings in, paragraphs and tables out.

PDF, OFD and scans end here: each gives pages of words and rulings with their places, and the same
code finds the tables, the lines of text, and what belongs to the page and not to the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.document import Block, Cell, Paragraph, Place, Table
from parsers.grid.cells import Part, filled, texts_of
from parsers.grid.coloured import coloured_tables
from parsers.grid.model import Box, Page, Ruling, Word
from parsers.grid.rulings import ruled_tables
from parsers.grid.text import Line, Sides, around, least, lines_of, paragraphs, running
from parsers.grid.unruled import OpenTable, open_block, open_tables

_SAME_COLUMN = 4.0
"""Points that a column may move over a page break."""


def blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each cell with its page and box.

    Page heads, footers and page numbers are left out; a table that goes on over a page break is
    one table where its columns go on.
    """
    sorted_pages = [_sorted(page) for page in pages]
    skipped = running(pages, [lines for _, lines in sorted_pages])
    stream: list[Line | Part | OpenTable] = []
    for parts, lines in sorted_pages:
        kept = [line for line in lines if (line.page, line.box) not in skipped]
        tables, rest = open_tables(kept)
        stream += sorted([*rest, *tables, *parts], key=lambda item: (item.box[1], item.box[0]))
    return tuple(_blocks(stream, _sides(pages, stream)))


def _sides(pages: Sequence[Page], stream: Sequence[Line | Part | OpenTable]) -> dict[int, Sides]:
    """Where the print of each page begins and ends: on pages of one width, at the same places."""
    widths = {page.number: round(page.width) for page in pages}
    sides: dict[int, Sides] = {}
    for item in stream:
        box = item.box
        left, right = sides.get(widths[item.page], (box[0], box[2]))
        sides[widths[item.page]] = (min(left, box[0]), max(right, box[2]))
    return {number: sides[width] for number, width in widths.items() if width in sides}


def _sorted(page: Page) -> tuple[list[Part], list[Line]]:
    """The tables of a page with their words, and the lines of its other words."""
    ruled = ruled_tables(page.rulings)
    ruled += coloured_tables(page, ruled)
    rest: Sequence[Word] = page.words
    parts = []
    # The smallest first: what stands in a table within a table is its own.
    for table in sorted(ruled, key=lambda table: _area(table.box)):
        part, rest = filled(page.number, table, rest)
        parts.append(part)
    return parts, lines_of(rest, page.number)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _blocks(stream: Sequence[Line | Part | OpenTable], sides: dict[int, Sides]) -> Iterator[Block]:
    lines: list[Line] = []
    parts: list[Part] = []
    tables = 0
    for item in stream:
        if isinstance(item, Part):
            goes_on = bool(parts) and _goes_on(parts[-1], item)
            if not item.words and not goes_on:
                continue  # a frame around nothing
        else:
            goes_on = False
        if parts and not goes_on:
            yield _table(parts, tables)
            tables, parts = tables + 1, []
        if isinstance(item, Line):
            lines.append(item)
            continue
        yield from _paragraphs(lines, sides)
        lines = []
        if isinstance(item, Part):
            parts.append(item)
        else:
            yield open_block(item, tables)
            tables += 1
    yield from _paragraphs(lines, sides)
    if parts:
        yield _table(parts, tables)


def _goes_on(part: Part, after: Part) -> bool:
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


def _table(parts: Sequence[Part], index: int) -> Table:
    columns = _columns(parts)
    cells: list[Cell] = []
    row = 0
    for part in parts:
        at = [_nearest(x, columns) for x in part.ruled.xs]
        for number, (slot, text) in enumerate(zip(part.ruled.slots, texts_of(part), strict=True)):
            words = part.words.get(number, ())
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


def _columns(parts: Sequence[Part]) -> list[float]:
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
