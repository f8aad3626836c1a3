"""The neutral document: what every reader gives and the interpreter takes.

An ordered list of blocks. A table keeps the spans its source had; nobody expands them but who
needs columns. Every text knows its place, so that a figure can be walked back to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.sentences import Message


class Place(NamedTuple):
    """Where something stood in its source.

    `table`, `row` and `column` count from 0, as the grid of the source has them (a cell that
    spans is placed at its first row and column); `line` counts from 1 (text); `page` counts from
    1 and `box` is left, top, right, bottom in points from the top left (PDF, OFD, scans).
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    @property
    def known(self) -> dict[str, object]:
        """What is known of it, by name."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}

    def __str__(self) -> str:
        names = (("page", self.page), ("line", self.line), ("table", self.table))
        cell = (("row", self.row), ("column", self.column))
        parts = [f"{name} {value}" for name, value in names if value is not None]
        parts += [f"{name} {value}" for name, value in cell if value is not None]
        return ", ".join(parts) or "somewhere"


NOWHERE = Place()


class Cell(NamedTuple):
    """One cell of a grid: its printed text, and the rows and columns it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    place: Place = NOWHERE
    confidence: float | None = None
    """0 to 1 where the text was read by OCR."""


Within = tuple[int, ...]
"""The nested containers a block stands in, outermost first, by numbers of the reader's own (HTML:
elements such as div and td). Blocks that share a longer beginning belong closer together."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    place: Place = NOWHERE
    within: Within = ()


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    """1 to 6, as the source marked it."""
    place: Place = NOWHERE
    within: Within = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. `cells` come row by row, left to right; `flattened` says that merged cells were
    lost on the way (text exports), so that columns may be shifted from row to row.
    """

    cells: tuple[Cell, ...]
    place: Place = NOWHERE
    flattened: bool = False
    within: Within = ()

    def rows(self) -> Iterator[list[Cell]]:
        """The cells that start in each row, left to right; rows without any are left out."""
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
    """A picture in the document, as its own bytes (PNG, JPEG, …): it may hold tables."""

    data: bytes = field(repr=False)
    place: Place = NOWHERE
    within: Within = ()


Block = Paragraph | Heading | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader read.

    `properties` are facts the source states of itself outside the text, by the names it uses
    (HTML: `title` and the `<meta>` names, such as ArticleTitle and PubDate). `notices` are what
    the reader noticed: damage it could go on from.
    """

    blocks: tuple[Block, ...]
    media_type: str
    reader: str
    properties: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Message, ...] = ()
