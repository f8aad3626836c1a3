"""The neutral document: every reader returns one, and the interpreter takes one.

A document is an ordered list of blocks. Merged cells in a table stay merged; only code that needs
single columns expands them. Every text carries its place, so that a figure can be traced back to
where it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from parsers.sentences import Message


class Place(NamedTuple):
    """Where something is in its source.

    `table`, `row` and `column` count from 0 in the source's grid; a merged cell has the place of its
    first row and column. `line` counts from 1 (text); `column` of a line is what stands blank before it, in columns
    of a terminal. `page` counts from 1, and `box` is left, top,
    right, bottom in points, origin top left (PDF, OFD, scans).
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def known(self) -> dict[str, object]:
        """The fields that are set, by name."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}

    def __str__(self) -> str:
        names = (("page", self.page), ("line", self.line), ("table", self.table))
        cell = (("row", self.row), ("column", self.column))
        parts = [f"{name} {value}" for name, value in names if value is not None]
        parts += [f"{name} {value}" for name, value in cell if value is not None]
        return ", ".join(parts) or "somewhere"


NOWHERE = Place()


Look = Literal["struck", "unseen", "raised", "lowered", "unclear", "cut", "picture"]
"""How a text looks that isn't plain print: crossed out, not seen (hidden, white on white, without size, outside of
the page), or set above or below the line; `unclear` if its source leaves open how it looks, `cut` if the source
ends in it, `picture` for one that stands in the place of text.
"""


SPACER = re.compile(
    r"spac|blank|transparent|pixel|trans\.|clear\.|dot\.|icon|/icons?/|(?:^|/)[^/]{0,7}\.gif", re.IGNORECASE
)
"""Addresses of pictures that show nothing, or an icon. Word and LibreOffice save what they draw as image001.gif."""


class SetAside(NamedTuple):
    """Text that stands in a cell and isn't part of its print, or is a mark beside it (`parsers.looks`)."""

    text: str
    look: Look


class Cell(NamedTuple):
    """One cell of a table: its printed text, and the rows and columns it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    place: Place = NOWHERE
    confidence: float | None = None
    """0 to 1 if the text was read by OCR, otherwise None."""
    looks: tuple[SetAside, ...] = ()
    """What was set aside of the cell's text for its look."""


def cut_in(block: Block) -> Block:
    """The last block of a source that ends in the middle of it: what its last cell or number says isn't certain."""
    if isinstance(block, Table) and block.cells:
        last = max(block.cells, key=lambda cell: (cell.row, cell.column))
        marked = last._replace(looks=(*last.looks, SetAside(last.text, "cut")))
        return replace(block, cells=tuple(marked if cell is last else cell for cell in block.cells))
    if isinstance(block, Paragraph) and _ENDS_IN_NUMBER.search(block.text):
        return replace(block, text=f"{block.text}…")
    return block


_ENDS_IN_NUMBER = re.compile(r"(?:^|\s)[\d,.]{1,20}$")
Within = tuple[int, ...]
"""The nested containers of a block (in HTML: elements such as div and td), outermost first, by numbers
that the reader gives. The longer the common beginning of two blocks, the closer they belong
together."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    place: Place = NOWHERE
    within: Within = ()


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    """1 to 6, as marked in the source."""
    place: Place = NOWHERE
    within: Within = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `cells` are in order of rows, then left to right. `flattened` means that merged cells
    were lost in a conversion (such as a text export), so columns may be shifted from row to row; `has_blanks`, that
    blank cells were not lost with them; `lost_ends`, that those at the ends of rows may have been.
    """

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    flattened: bool = False
    within: Within = ()
    has_blanks: bool = False
    lost_ends: bool = False

    def rows(self) -> Iterator[list[Cell]]:
        """For each row, the cells that start in it, left to right. Rows where none starts are skipped."""
        row: list[Cell] = []
        for cell in self.cells:
            if row and cell.row != row[0].row:
                yield row
                row = []
            row.append(cell)
        if row:
            yield row


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the document, as file bytes (PNG, JPEG, …). It may show tables."""

    data: bytes = field(repr=False)
    place: Place = NOWHERE
    within: Within = ()


Block = Paragraph | Heading | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a document, as returned by a reader.

    `properties` is the source's metadata outside the text, under the source's own names (HTML:
    `title` and the `<meta>` names, such as ArticleTitle and PubDate). `notices` are the reader's
    warnings, such as damage that it could read past.
    """

    blocks: tuple[Block, ...]
    media_type: str
    reader: str
    properties: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Message, ...] = ()
    first_table: int = 0
    """Position of the first table; not 0 in the part of a file that holds its second report."""
    is_plain: bool = False
    """Whether its pages show these characters and nothing else: a drawing of them has no more to tell."""
