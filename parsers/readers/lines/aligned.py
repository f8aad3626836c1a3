"""Tables whose columns stand under lines of dashes, as pandoc, reStructuredText and many reports of programs have them.

    统计指标            单位   统计数          =======  ====
    ------------------- ------ --------        规章     3
    （一）收到申请数    件     12              -------------
                                               =======  ====

The dashes say where each column begins and ends, counted in columns of a terminal. In pandoc's tables of several lines
a line of dashes as wide as the table stands at both ends, and blank lines are between the rows. Programs differ in how
wide they take some characters to be, so a table counts only if in each column all texts stand left, right, or in the
middle.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.text import across

_RULER = re.compile(r"\s*(-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))*\s*")
_GROUP = re.compile(r"-{2,}|={2,}")
_ROWS = 3
"""Rows of a table, at least."""
_MOST = 500
"""Lines of a table, at most."""


class Column(NamedTuple):
    start: int
    end: int


class Line(NamedTuple):
    """A row, and the number (from 1) of the line in which it begins."""

    number: int
    cells: tuple[tuple[str, int], ...]
    """The text of each cell, and how many columns it covers."""


def aligned(lines: Sequence[str]) -> dict[int, list[Line]]:
    """The rows of such tables by the numbers (from 1) of the lines that hold them: those of a table at its first line,
    and none at the others.
    """
    page = _Page(lines)
    found: dict[int, list[Line]] = {}
    at = 0
    for ruler in page.rulers:
        if ruler < at or len(page.columns[ruler]) < 2:
            continue
        first, end, head = page.framed(ruler) if "=" in lines[ruler] else page.dashed(ruler, at)
        rows = page.whole(first, ruler, end, head=head)
        if rows:
            found |= {number: [] for number in range(first + 1, end + 1)}
            found[first + 1] = rows
            at = end
    return found


def _columns(line: str) -> tuple[Column, ...]:
    """The columns that a line of dashes shows; none if it is another line."""
    if not _RULER.fullmatch(line) or ("-" in line and "=" in line):
        return ()
    return tuple(Column(*match.span()) for match in _GROUP.finditer(line))


class _Page:
    """Lines of text, with those of dashes among them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.columns = {n: columns for n, line in enumerate(lines) if (columns := _columns(line))}
        self.rulers = sorted(self.columns)
        self.like: dict[tuple[Column, ...], list[int]] = defaultdict(list)
        for n in self.rulers:
            self.like[self.columns[n]].append(n)

    def framed(self, at: int) -> tuple[int, int, bool]:
        """The first line, the one after the last, and whether each row is apart, of reStructuredText's table. Its head
        stands between the first two of three lines of the same dashes.
        """
        like = self.like[self.columns[at]]
        begin = bisect_right(like, at)
        ends = [n for n in like[begin : begin + 2] if "=" in self.lines[n] and n - at < _MOST]
        if len(ends) > 1 and not self.lines[ends[0] + 1].strip():
            ends.pop()
        return at, (ends[-1] + 1 if ends else at), False

    def dashed(self, at: int, least: int) -> tuple[int, int, bool]:
        """The same of pandoc's table whose head stands over the dashes."""
        first = at
        while first > least and self.lines[first - 1].strip() and first - 1 not in self.columns:
            first -= 1
        opened = first > least and len(self.columns.get(first - 1, ())) == 1
        last = at + 1
        if opened:  # rows of several lines: another line of dashes as wide as the table ends it
            after = self.rulers[bisect_right(self.rulers, at) :][:_ROWS]
            last = next((n for n in after if len(self.columns[n]) == 1), at)
        else:
            while last < len(self.lines) and self.lines[last].strip() and last not in self.columns:
                last += 1
        return first - opened, last + (last in self.columns and last > at), opened

    def whole(self, first: int, at: int, end: int, *, head: bool) -> list[Line]:
        """The rows of a table; none if they aren't under its columns, or are too few."""
        columns = self.columns[at]
        sides = dict.fromkeys(columns[1:], _SIDES)
        rows: list[Line] = []
        for part, apart in ((range(first, at), True), (range(at, end), head)):
            for row in self._rows(part, columns, apart=apart):
                cells = [*_pieces(row)]
                for piece in cells:
                    if piece.column in sides and piece.text:
                        sides[piece.column] &= piece.sides
                if not cells or not all(sides.values()):
                    return []
                rows.append(_line(row, columns))
        return rows if len(rows) >= _ROWS else []

    def _rows(self, held: range, columns: Sequence[Column], *, apart: bool) -> Iterator[_Row]:
        """The rows in lines; if they are `apart`, blank lines are between them, else each line is a row, but for those
        of reStructuredText that have nothing in the first column. A row that is not under its columns has no cells.
        """
        row: _Row = []
        for n in held:
            if n in self.columns:
                continue
            is_blank = not self.lines[n].strip()
            pieces = _cut(n, self.lines[n], columns if apart or is_blank else self._spans(n, columns))
            goes_on = "=" in self.lines[held.start] and bool(pieces) and not pieces[0].text
            if row and (is_blank if apart else not goes_on):
                yield row
                row = []
            if not is_blank:
                row.append(pieces)
        if row:
            yield row

    def _spans(self, n: int, columns: Sequence[Column]) -> Sequence[Column]:
        """The columns of a row: the dashes below it show which of them a cell covers."""
        below = self.columns.get(n + 1)
        return below if below and "-" in self.lines[n + 1] else columns


class _Piece(NamedTuple):
    """What stands in a line under a column."""

    line: int
    text: str
    column: Column
    sides: frozenset[str]
    """Where in the column: left, right, in the middle."""


_Row = list[list[_Piece]]
"""The lines of a row."""
_SIDES = frozenset("lrm")


def _cut(n: int, line: str, columns: Sequence[Column]) -> list[_Piece]:
    """The pieces of a line under the columns; none if a text goes over the gap between two of them."""
    texts: list[list[tuple[int, str]]] = [[] for _ in columns]
    place, at = 0, 0
    for char in line.rstrip():
        while at + 1 < len(columns) and place >= columns[at + 1].start:
            at += 1
        if not char.isspace() and at + 1 < len(columns) and place >= columns[at].end:
            return []
        texts[at].append((place, char))
        place += across(char)
    return [_piece(n, text, column) for text, column in zip(texts, columns, strict=True)]


def _piece(n: int, held: Sequence[tuple[int, str]], column: Column) -> _Piece:
    text = "".join(char for _, char in held)
    printed = [(place, char) for place, char in held if not char.isspace()]
    if not printed:
        return _Piece(n, "", column, _SIDES)
    left, right = printed[0][0] - column.start, column.end - printed[-1][0] - across(printed[-1][1])
    sides = {"l": left == 0, "r": right == 0, "m": abs(left - right) <= 1}
    return _Piece(n, text.strip(), column, frozenset(side for side, is_so in sides.items() if is_so))


def _pieces(row: _Row) -> Iterator[_Piece]:
    """All pieces of a row; none if one of its lines isn't under the columns, or under others than those before it."""
    if len({tuple(piece.column for piece in pieces) for pieces in row}) == 1:
        yield from (piece for pieces in row for piece in pieces)


def _line(row: _Row, columns: Sequence[Column]) -> Line:
    under = [piece.column for piece in row[0]]
    texts = ["\n".join(piece.text for piece in parts if piece.text) for parts in zip(*row, strict=True)]
    covered = [sum(span.start <= each.start < span.end for each in columns) or 1 for span in under]
    return Line(row[0][0].line + 1, tuple(zip(texts, covered, strict=True)))
