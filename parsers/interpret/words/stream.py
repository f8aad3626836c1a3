"""The document as one stream of lines of text and rows of tables, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from parsers.document import Cell, Document, Heading, Picture, Place, Table, Within
from parsers.interpret.words.turned import upright
from parsers.text import is_blank, label_key, looks_like_number, numbering


class TextLine(NamedTuple):
    """A paragraph, a heading, or a table row with text in only one cell."""

    text: str
    place: Place
    within: Within
    is_heading: bool = False


class Row(NamedTuple):
    """A row of a table. Cells that span down from rows above are not repeated."""

    cells: tuple[Cell, ...]
    table: int
    """Position among the document's tables."""
    flattened: bool
    within: Within
    texts: tuple[Cell, ...]
    """Cells with words: neither blank, nor a number, nor a stray mark."""
    has_numbers: bool
    has_blanks: bool = False
    """Whether a `flattened` row has its blank cells."""
    lost_ends: bool = False
    """Whether a row may have lost the blank cells at its end."""

    @property
    def lone_text(self) -> TextLine | None:
        """The row as a line of text, if only one of its cells is filled and holds words (even just 无); else None."""
        filled = [cell for cell in self.cells if cell.text]
        if len(filled) != 1 or (filled != list(self.texts) and not _says_none(filled[0].text)):
            return None
        (cell,) = filled
        return TextLine(cell.text.replace("\n", " "), cell.place, self.within)


Item = TextLine | Row

_NO_FIGURE = frozenset(("无", "没有", "暂无", "不涉及", "不适用", "无数据", "空", "零"))
"""Words printed where a figure belongs."""


_RAGGED = 3
"""Rows, at least, and edges for each of their cells, of a table whose rows don't share their edges."""

_SOME, _LONG = 2, 60
"""Breaks of lines and characters, at least, of a cell that holds a part of the page; labels have fewer."""
_OPENS = re.compile(
    r"^\s{0,9}第?(?:[一壹Ⅰ—－ー](?:[、．.,，:：丶]|部分)\s{0,9}(?:总体|概述|概况|基本|工作)"
    r"|[二三四五六七八](?:[、．.,，:：]|部分).{0,9}(?:主动公开|申请|收到和处理|收费|复议|诉讼|问题|存在的))",
    re.MULTILINE,
)

Kind = Literal["blank", "number", "words", "mark"]


@lru_cache(maxsize=16_384)
def kind_of(text: str) -> Kind:
    """The kind of a cell's content. A dash counts as blank.

    A mark is a stray sign, as OCR leaves them, or a word like 无 printed where a figure belongs:
    such a word is neither a label nor a number.
    """
    if is_blank(text):
        return "blank"
    if looks_like_number(text):
        return "number"
    key = label_key(text)
    # If it is numbered, it is a label: 2.没有, cut by a page break from 现成信息需要另行制作.
    return "words" if key and (key not in _NO_FIGURE or numbering(text)) else "mark"


def _says_none(text: str) -> bool:
    return kind_of(text) == "mark" and bool(label_key(text))


def is_stray(text: str) -> bool:
    """Whether a cell holds a mark without any meaning (not 无 or the like)."""
    return kind_of(text) == "mark" and not label_key(text)


def stream(document: Document) -> list[Item]:
    return list(_items(document))


def _aligned(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows of a table whose cells were drawn one by one (RTF that was edited by hand) under each other again: all
    rows have the same number of cells, but hardly any has its edges where another one has.
    """
    wide = len(rows[0]) if rows else 0
    if len(rows) < _RAGGED or any(len(row) != wide or any(cell.rowspan > 1 for cell in row) for row in rows):
        return rows
    if len({cell.column for row in rows for cell in row}) <= _RAGGED * wide:
        return rows
    return [[cell._replace(column=n, colspan=1) for n, cell in enumerate(row)] for row in rows]


def _is_page(cell: Cell) -> bool:
    """Whether a cell holds a part of the page, as layout tables have it: lines, one of which opens a section."""
    return cell.text.count("\n") >= _SOME and len(cell.text) > _LONG and _OPENS.search(cell.text) is not None


def _lines(cells: list[Cell], within: Within) -> Iterator[TextLine]:
    """The lines of the cells of a row. Each cell is a container of its own: what stands in another is another part of
    the page.
    """
    for cell in cells:
        own = (*within, -1 - cell.row, -1 - cell.column)
        for line in cell.text.split("\n"):
            if line.strip():
                yield TextLine(line, cell.place, own)


def _items(document: Document) -> Iterator[Item]:
    table = document.first_table
    for block in document.blocks:
        if isinstance(block, Table):
            for cells in _aligned(list(upright(block).rows())):
                kinds = [kind_of(cell.text) for cell in cells]
                numbers = "number" in kinds
                texts = tuple(c for c, kind in zip(cells, kinds, strict=True) if kind == "words")
                if not numbers and any(map(_is_page, texts)):
                    yield from _lines(cells, block.within)
                    continue
                row = Row(tuple(cells), table, block.flattened, block.within, texts, numbers, block.has_blanks)
                yield row._replace(lost_ends=True) if block.lost_ends else row
            table += 1
        elif not isinstance(block, Picture):
            yield TextLine(block.text, block.place, block.within, isinstance(block, Heading))
