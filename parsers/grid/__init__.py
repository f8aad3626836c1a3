"""Turns the print of pages into blocks: takes words and rulings, returns paragraphs and tables.

The readers of PDF, OFD and scans share this code. Each gives pages of words and rulings with their
places; here the tables, the lines of text, and the page heads and numbers are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.document import Block, Paragraph, Place
from parsers.grid.cells import filled
from parsers.grid.coloured import coloured_tables
from parsers.grid.halves import halves, on_sheets
from parsers.grid.menu import menu_of
from parsers.grid.model import Box, Page, Ruling, Word
from parsers.grid.open_lines import lines_of_page
from parsers.grid.pages import goes_on, table_of
from parsers.grid.part import Part
from parsers.grid.rulings import ruled_tables
from parsers.grid.struck import with_strokes
from parsers.grid.text import Line, Sides, around, lines_of, paragraphs, running
from parsers.grid.turned import as_they_lie
from parsers.grid.unruled import OpenTable, open_block, open_tables

_CONDITIONAL = re.compile(r"<!(?:--)?\s*\[\s*(?:end)?if\b[^\]<]*+\](?:--)?>", re.IGNORECASE)
"""Conditional comments of Word's HTML. Some web pages show them as text, and so do their printouts."""


def blocks(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Paragraphs and tables in reading order, each cell with its page and box.

    Page heads, footers and page numbers are left out. A table that continues after a page break is
    one table if its columns continue too. Of a sheet with two pages, each is a page.
    """
    found, origins = halves(pages)
    made = _blocks_of(found)
    return as_they_lie(tuple(on_sheets(made, origins)) if origins else made, pages)


def _blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    sorted_pages = [_sorted(page) for page in pages]
    skipped = running(pages, [lines for _, lines in sorted_pages])
    stream: list[Line | Part | OpenTable] = []
    menus: list[Line] = []
    for page, (parts, lines) in zip(pages, sorted_pages, strict=True):
        kept = [line for line in lines if (line.page, line.box) not in skipped]
        menu = lines_of(menu_of([word for line in kept for word in line.words]), page.number)
        if menu:
            beside = {id(word) for line in menu for word in line.words}
            rest = [word for line in kept for word in line.words if id(word) not in beside]
            menus += menu
            kept = lines_of(rest, page.number)
        tables, rest_lines = open_tables(kept)
        stream += sorted([*rest_lines, *tables, *parts], key=lambda item: (item.box[1], item.box[0]))
    made = tuple(_blocks(stream, _sides(pages, stream)))
    return (*_blocks(menus, _sides(pages, menus)), *made)


def open_lines(pages: Sequence[Page]) -> tuple[Block, ...]:
    """The lines of pages whose tables have no rulings, the pieces of each apart by blanks; none if a table has
    rulings, or if no figures stand below each other.
    """
    found, origins = halves(pages)
    sorted_pages = [_sorted(page) for page in found]
    lines = [lines for _, lines in sorted_pages]
    if any(part.words for parts, _ in sorted_pages for part in parts) or not any(
        open_tables(each)[0] for each in lines
    ):
        return ()
    skipped = running(found, lines)
    kept = [[line for line in of_page if (line.page, line.box) not in skipped] for of_page in lines]
    said = [each for of_page in kept for each in lines_of_page(of_page)]
    made = [Paragraph(each.text, Place(page=each.page, box=each.box)) for each in said]
    return tuple(on_sheets(made, origins)) if origins else tuple(made)


def _sides(pages: Sequence[Page], stream: Sequence[Line | Part | OpenTable]) -> dict[int, Sides]:
    """The left and right side of the print of each page, in points. Pages of the same width share them."""
    widths = {page.number: round(page.width) for page in pages}
    sides: dict[int, Sides] = {}
    for item in stream:
        box = item.box
        left, right = sides.get(widths[item.page], (box[0], box[2]))
        sides[widths[item.page]] = (min(left, box[0]), max(right, box[2]))
    return {number: sides[width] for number, width in widths.items() if width in sides}


def _sorted(page: Page) -> tuple[list[Part], list[Line]]:
    """The tables of a page with their words, and the lines of the words outside them."""
    words, rulings = with_strokes(page.words, page.rulings)
    aside = [*(word for word in words if word.look == "struck"), *_not_printed(page)]
    rest = [word for word in words if word.look != "struck"]
    ruled = ruled_tables(rulings)
    ruled += coloured_tables(page, ruled)
    parts = []
    # The smallest first, so that words in a nested table belong to that table.
    for table in sorted(ruled, key=lambda table: _area(table.box)):
        part, rest = filled(page.number, table, rest, aside)
        parts.append(part)
    return parts, lines_of(rest, page.number)


def looks_of(page: Page) -> list[Word]:
    """The words of a page that aren't plain print, each with its look."""
    words, _ = with_strokes(page.words, page.rulings)
    struck = [word for word in words if word.look == "struck"]
    lines = lines_of([word for word in words if word.look != "struck"], page.number)
    marks = (word for line in lines for word in line.words if word.look and _is_beside(word, line.words))
    unclear = (word._replace(look="unclear") for word in words if word.confidence == 0.0)
    return [*struck, *_not_printed(page), *marks, *unclear]


def _is_beside(mark: Word, words: Sequence[Word]) -> bool:
    """Whether plain print stands beside a word on its line: words of other cells, further off, make it no mark."""
    near = mark.box[3] - mark.box[1]
    return any(
        word.look is None and max(word.box[0] - mark.box[2], mark.box[0] - word.box[2]) <= near for word in words
    )


def _not_printed(page: Page) -> list[Word]:
    """The unseen words, without those that stand behind the same word in print, as a shadow does."""
    if not page.aside:
        return []
    seen = {(word.text, *_about(word)) for word in page.words}
    near = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    return [
        word
        for word in page.aside
        for column, row in [_about(word)]
        if not any((word.text, column + x, row + y) in seen for x, y in near)
    ]


def _about(word: Word) -> tuple[int, int]:
    """Where a word is, in steps of a fifth of its height."""
    step = max((word.box[3] - word.box[1]) / 5, 0.5)
    return round((word.box[0] + word.box[2]) / 2 / step), round((word.box[1] + word.box[3]) / 2 / step)


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _blocks(stream: Sequence[Line | Part | OpenTable], sides: dict[int, Sides]) -> Iterator[Block]:
    lines: list[Line] = []
    parts: list[Part] = []
    tables = 0
    for item in stream:
        if isinstance(item, Part):
            follows = bool(parts) and goes_on(parts[-1], item)
            if not item.words and not follows:
                continue  # an empty frame
        else:
            follows = False
        if parts and not follows:
            yield table_of(parts, tables)
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
        yield table_of(parts, tables)


def _paragraphs(lines: Sequence[Line], sides: dict[int, Sides]) -> Iterator[Paragraph]:
    for group in paragraphs(lines, sides):
        text = group[0].text
        for line in group[1:]:
            blank = text[-1:].isascii() and line.text[:1].isascii()
            text += (" " if blank else "") + line.text
        text = _CONDITIONAL.sub("", text).strip()
        if not text:
            continue
        first = [line.box for line in group if line.page == group[0].page]
        yield Paragraph(text, Place(page=group[0].page, box=around(first)))


__all__ = ["Box", "Page", "Ruling", "Word", "blocks", "looks_of", "open_lines"]
