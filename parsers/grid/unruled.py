"""Tables without rulings, whose columns are recognised by figures below each other.

Little is certain in them: figures on one line belong to one row, and figures that overlap from row to
row belong to one column. If every row has its figures in such columns, and the columns are clearly
apart, blank cells can be placed too. Otherwise the table is marked as flattened, and the interpreter
assigns no figure by its position.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document import Cell, Place, Table
from parsers.grid.model import Box, Word
from parsers.grid.text import Line, around, least, line_text
from parsers.text import is_blank

_APART = 0.9
"""Times the type size. A wider gap separates two cells; justified text has gaps up to 0.5."""
_WIDER = 1.2
"""Times the distance of lines in a row. The next row is at least this far below."""
_CLEAR = 0.5
"""Times the type size. Least gap between columns for blank cells to be placed."""
_ROWS = 3
"""Least count of rows with figures for a table."""
_LONG = 5
"""Least count of figures for a table of a single row."""
_BETWEEN = 6
"""Most lines with only words between two rows of figures; the longest label has five lines."""
_FIGURE = re.compile(r"[-+]?[\d０-９][\d０-９,，.．]*(?:万元|元|件|条|项|次|人)?")


@dataclass(frozen=True)
class Row:
    """A line of a table, divided into pieces at wide gaps."""

    line: Line
    pieces: tuple[Line, ...]

    @property
    def figures(self) -> tuple[Line, ...]:
        """The figures at the end of the line, including dashes for blanks."""
        found: list[Line] = []
        for piece in reversed(self.pieces):
            if not (_FIGURE.fullmatch(piece.text) or is_blank(piece.text)):
                break
            found.append(piece)
        return tuple(reversed(found))


@dataclass(frozen=True)
class OpenTable:
    """A table without rulings: consecutive rows on one page."""

    page: int
    rows: tuple[Row, ...]

    @property
    def box(self) -> Box:
        return around(row.line.box for row in self.rows)


def open_tables(lines: Sequence[Line]) -> tuple[list[OpenTable], list[Line]]:
    """The tables among the lines of a page, and the lines outside them."""
    rows = [Row(line, _pieces(line)) for line in lines]
    tables: list[OpenTable] = []
    rest: list[Line] = []
    at = 0
    while at < len(rows):
        end = _end(rows, at)
        if end is None:
            rest.append(rows[at].line)
            at += 1
        elif _is_torn(rows[at:end]):
            rest += [row.line for row in rows[at:end]]
            at = end
        else:
            tables.append(OpenTable(rows[at].line.page, tuple(rows[at:end])))
            at = end
    return tables, rest


def _is_torn(rows: Sequence[Row]) -> bool:
    """Whether a line has only figures, and fewer than there are columns. Then figures too wide for their
    columns were broken, and no figure of the table can be trusted to be complete.
    """
    most = max(len(row.figures) for row in rows)
    return any(len(row.figures) < most and row.figures and not labels_of(row) for row in rows)


def _end(rows: Sequence[Row], start: int) -> int | None:
    """Index after the last row of the table that begins with row `start`; None if no table begins there.
    Rows of heads have several pieces, rows of figures end in a figure, and labels may continue below.
    """
    if len(rows[start].pieces) < 2:
        return None
    figures, last, wordy = 0, start, 0
    first = float("inf")  # where the first column of figures begins
    for at in range(start, len(rows)):
        row = rows[at]
        if len(row.pieces) >= 2 and row.figures:
            # The table of section 4 has a single row of fifteen figures.
            figures += _ROWS if len(row.figures) >= _LONG else 1
            first = min(first, row.figures[0].box[0])
            last, wordy = at, 0
        elif len(row.pieces) >= 2:
            last, wordy = at, 0
        else:
            wordy += 1
            over = row.line.box[0] < first - row.line.size and row.line.box[2] > first
            if wordy > _BETWEEN or over:  # a heading or prose, which starts at the margin and extends under the columns
                break
    return last + 1 if figures >= _ROWS else None


def _pieces(line: Line) -> tuple[Line, ...]:
    pieces: list[list[Word]] = [[line.words[0]]]
    for before, word in itertools.pairwise(line.words):
        if word.box[0] - before.box[2] > _APART * (before.box[3] - before.box[1]):
            pieces.append([])
        pieces[-1].append(word)
    return tuple(Line(tuple(words), line_text(words), around(w.box for w in words), line.page) for words in pieces)


def in_pieces(line: Line) -> str:
    """The text of a line, its pieces apart by blanks."""
    return "   ".join(piece.text for piece in _pieces(line))


def open_block(table: OpenTable, index: int) -> Table:
    """The table with its columns if they are certain, otherwise flattened. `index` is its number."""
    columns = _columns(table)
    labels = max((len(labels_of(row)) for row in table.rows if row.figures), default=0)
    cells: list[Cell] = []
    for number, row in enumerate(_whole(table.rows)):
        placed = _placed(row, columns, max(labels, 1)) if columns else None
        for column, wide, piece in placed or [(n, 1, piece) for n, piece in enumerate(row.pieces)]:
            place = Place(index, number, column, None, table.page, _rounded(piece.box) if piece else None)
            text, sure, looks = (piece.text, least(piece.words), piece.looks) if piece else ("", None, ())
            cells.append(Cell(text, number, column, 1, wide, place, sure, looks))
    where = Place(table=index, page=table.page, box=_rounded(table.box))
    return Table(tuple(cells), where, flattened=not columns)


def labels_of(row: Row) -> tuple[Line, ...]:
    """The pieces of a row before its figures."""
    return row.pieces[: len(row.pieces) - len(row.figures)]


def _whole(rows: Sequence[Row]) -> list[Row]:
    """Joins rows with labels of several lines, if it is clear to which row each line belongs: the gap
    between two rows is wider than the gap between the lines of a label.
    """
    made: list[Row] = []
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and len(rows[end].pieces) == 1 and not rows[end].figures:
            end += 1
        made += _parted(rows[at:end], rows[end] if end < len(rows) else None)
        at = end
    return made


def _parted(rows: Sequence[Row], following: Row | None) -> list[Row]:
    """A row of figures with the lines of words below it, joined into one row if all of those lines
    continue its label; otherwise unchanged.
    """
    first, rest = rows[0], rows[1:]
    if not (first.figures and labels_of(first) and rest):
        return list(rows)
    steps = [b.line.box[1] - a.line.box[1] for a, b in itertools.pairwise(rows)]
    beyond = following.line.box[1] - rows[-1].line.box[1] if following else float("inf")
    own = labels_of(first)[-1]
    below = [row for row in rest if row.line.box[0] < own.box[2] and row.line.box[2] > own.box[0]]
    if len(below) < len(rest) or beyond < _WIDER * max(steps):
        return list(rows)
    text = "\n".join([own.text, *(row.line.text for row in rest)])
    words = (*own.words, *(word for row in rest for word in row.line.words))
    label = Line(words, text, around([own.box, *(row.line.box for row in rest)]), own.page)
    return [Row(first.line, (*labels_of(first)[:-1], label, *first.figures))]


Band = tuple[float, float]


def _columns(table: OpenTable) -> list[Band]:
    """Left and right side of each column of figures. Empty if they aren't certain: figures of different
    columns overlap, or a word in a row with figures lies in a column.
    """
    figures = [row.figures for row in table.rows if row.figures]
    bands: list[Band] = []
    for left, right in sorted((f.box[0], f.box[2]) for row in figures for f in row):
        if bands and left <= bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    size = max(row.line.size for row in table.rows)
    clear = all(b[0] - a[1] >= _CLEAR * size for a, b in itertools.pairwise(bands))
    most = max(map(len, figures))
    # There are as many columns as the longest row has figures, and at least two rows are that long.
    whole = sum(len(row) == most for row in figures) >= 2 and len(bands) == most
    return bands if clear and whole and all(_is_sound(r, bands) for r in table.rows) else []


def _is_sound(row: Row, bands: Sequence[Band]) -> bool:
    """Whether every figure of a row has a column of its own, and its label ends left of the first one."""
    if not row.figures:
        return True
    columns = [_column_of(piece, bands) for piece in row.figures]
    return (
        None not in columns
        and len(set(columns)) == len(columns)
        and all(piece.box[2] < bands[0][0] for piece in labels_of(row))
    )


Placed = tuple[int, int, Line | None]
"""Column, number of columns covered, and content."""


def _placed(row: Row, bands: Sequence[Band], labels: int) -> list[Placed] | None:
    """The cells of a row: its label, and one cell for each column of figures, blank or not. For a row of
    heads: each head with the columns below it. None if a head can't be placed.
    """
    if not row.figures:
        return _head(row, bands, labels)
    words = labels_of(row)
    by_column = {_column_of(piece, bands): piece for piece in row.figures}
    first: list[Placed] = [(n, 1, piece) for n, piece in enumerate(words[:-1])]
    start = len(first)
    first.append((start, labels - start, words[-1] if words else None))
    return [*first, *((labels + n, 1, by_column.get(n)) for n in range(len(bands)))]


def _head(row: Row, bands: Sequence[Band], labels: int) -> list[Placed] | None:
    placed: list[Placed] = []
    for n, piece in enumerate(row.pieces):
        under = [m for m, (a, b) in enumerate(bands) if piece.box[0] <= b and piece.box[2] >= a]
        if under:
            placed.append((labels + under[0], len(under), piece))
        elif piece.box[2] < bands[0][0] and n < labels:
            placed.append((n, 1, piece))
        else:
            return None
    ends = [column + wide for column, wide, _ in placed]
    apart = all(end <= after[0] for end, after in zip(ends, placed[1:], strict=False))
    return placed if apart else None


def _column_of(piece: Line, bands: Sequence[Band]) -> int | None:
    found = [n for n, (a, b) in enumerate(bands) if piece.box[0] <= b and piece.box[2] >= a]
    return found[0] if len(found) == 1 else None


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, 1) for side in box)
    return (left, top, right, bottom)
