"""Lines of tables without rulings, told apart by where they stand: labels, groups of lines, heads above figures.

What is printed in several lines is put together where the columns of figures show that it belongs together: the name
of a column above its figures, the name of a group of lines left of their labels. The lines of a label follow each
other; its wording says which (`parsers.interpret.run_on_text.run_on`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.grid.model import Box, Word
from parsers.grid.text import Line, around, line_text
from parsers.grid.unruled import OpenTable, Row, in_pieces, labels_of, open_tables

_NEAR = 2.0
"""Points by which the left edges of labels differ, at most."""
_GAP = 0.2
"""Times the type size: the blank between a group's name and a label beside it, at least."""
_STEP = 2.2
"""Times the type size: from one line of a group's name to the next, at most."""
_MOST_ABOVE = 5
"""Lines of a head above what is recognised as a table, at most."""
_FEW = 7
"""One of so many columns, at least, is named in a line that names columns."""
_NAME = 3
"""Characters of a name that fills its column, at least."""
_OVER = 3.0
"""Points by which a column's name may stand out over the middle between two columns."""


class Said(NamedTuple):
    """A line of text, with its pieces apart by blanks, and where it stands."""

    text: str
    page: int
    box: Box


def lines_of_page(lines: Sequence[Line]) -> Iterator[Said]:
    """The lines of a page from top to bottom: in its tables, groups and heads as one line each."""
    tables, rest = open_tables(lines)
    tables = [_with_tail(table, rest) for table in tables]
    held = {id(row.line) for table in tables for row in table.rows}
    items: list[Line | OpenTable] = [*(line for line in rest if id(line) not in held), *tables]
    above: list[tuple[Line, list[Word]]] = []
    for item in sorted(items, key=lambda item: (item.box[1], item.box[0])):
        if isinstance(item, OpenTable):
            yield from _lines_of(item, above)
            above = []
        else:
            above.append((item, list(item.words)))
            yield from _heads(above[:-_MOST_ABOVE], ())
            above = above[-_MOST_ABOVE:]
    yield from _heads(above, ())


def _with_tail(table: OpenTable, rest: Sequence[Line]) -> OpenTable:
    """The table with the lines below its last figures that go on with a label or a group's name."""
    rows = list(table.rows)
    first = min(figure.box[0] for row in rows for figure in row.figures)
    for line in sorted(rest, key=lambda line: line.box[1]):
        last = rows[-1].line
        if last.box[1] < line.box[1] <= last.box[1] + _STEP * line.size and line.box[2] < first:
            rows.append(Row(line, (line,)))
    return replace(table, rows=tuple(rows))


def _lines_of(table: OpenTable, before: Sequence[tuple[Line, list[Word]]]) -> Iterator[Said]:
    """The lines of a table; `before` are lines above it, which may belong to its head."""
    edge = _label_edge(table)
    split = [_without_group(row, edge) for row in table.rows]
    groups = _groups([group for group, _ in split], [row.line.size for row in table.rows])
    above = list(before)
    for number, (row, (_, rest)) in enumerate(zip(table.rows, split, strict=True)):
        for group in groups.get(number, ()):
            yield Said(line_text(group), table.page, around(word.box for word in group))
        if rest and row.figures:
            yield from _heads(above, [figure.box for figure in row.figures])
            yield _said(rest, table.page)
            above = []
        elif rest:
            above.append((row.line, rest))
    yield from _heads(above, ())


def _said(words: Sequence[Word], page: int) -> Said:
    box = around(word.box for word in words)
    return Said(in_pieces(Line(tuple(words), line_text(words), box, page)), page, box)


def _label_edge(table: OpenTable) -> float | None:
    """The left edge that most labels share; None if there is none."""
    lefts = [round(labels_of(row)[-1].box[0] / _NEAR) for row in table.rows if row.figures and labels_of(row)]
    if not lefts:
        return None
    most, times = Counter(lefts).most_common(1)[0]
    return most * _NEAR if times >= 3 else None


def _without_group(row: Row, edge: float | None) -> tuple[list[Word], list[Word]]:
    """The words of a group's name, which stands left of the labels, and the others."""
    words, size = row.line.words, row.line.size
    left = [word for word in words if edge is not None and word.box[2] <= edge + _NEAR]
    rest = list(words[len(left) :])
    if not left or not rest:
        return (left, rest) if not row.figures else ([], list(words))
    beside = abs(rest[0].box[0] - (edge or 0.0)) <= 2 * _NEAR and rest[0].box[0] - left[-1].box[2] >= _GAP * size
    return (left, rest) if beside else ([], list(words))


def _groups(lines: Sequence[Sequence[Word]], sizes: Sequence[float]) -> dict[int, list[list[Word]]]:
    """The names of groups, each with the words of all its lines, by the number of the line that it begins in."""
    begun: list[tuple[int, list[Word]]] = []
    for number, (words, size) in enumerate(zip(lines, sizes, strict=True)):
        for piece in _apart(words, _GAP * size):
            left, top, right, _ = around(word.box for word in piece)
            for _, known in reversed(begun):
                box = around(word.box for word in known)
                if box[0] < right and left < box[2] and top - known[-1].box[1] <= _STEP * size:
                    known.extend(piece)
                    break
            else:
                begun.append((number, list(piece)))
    groups: dict[int, list[list[Word]]] = {}
    for number, group in begun:
        groups.setdefault(number, []).append(group)
    return groups


def _apart(words: Sequence[Word], gap: float) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    for word in words:
        if pieces and word.box[0] - pieces[-1][-1].box[2] < gap:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _heads(above: Sequence[tuple[Line, list[Word]]], figures: Sequence[Box]) -> Iterator[Said]:
    """The lines above a row of figures: first what stands over several columns or none, then the columns' names."""
    bounds = _bounds(figures)
    names: list[list[Word]] = [[] for _ in bounds]
    for line, words in above:
        pieces = [part for piece in _apart(words, _GAP * line.size) for part in _by_column(piece, bounds)]
        columns = [_column_of(piece, bounds) for piece in pieces]
        # 行政复议 and 行政诉讼 alone stand over many columns, also where they are as narrow as one.
        if sum(column is not None for column in columns) * _FEW < len(bounds):
            yield _said(words, line.page)
            continue
        rest = [word for piece, column in zip(pieces, columns, strict=True) if column is None for word in piece]
        for piece, column in zip(pieces, columns, strict=True):
            if column is not None:
                names[column] += piece
        if rest:
            yield _said(rest, line.page)
    if any(names):
        page = above[0][0].page
        text = "   ".join(line_text(each) for each in names if each)
        yield Said(text, page, around(word.box for each in names for word in each))


def _by_column(piece: Sequence[Word], bounds: Sequence[tuple[float, float]]) -> list[list[Word]]:
    """The names of neighbouring columns that touch each other, as they fill their columns; else the piece as it is."""
    parts = [(_column_of([word], bounds), word) for word in piece]
    if any(column is None for column, _ in parts):
        return [list(piece)]
    names = [[word for _, word in part] for _, part in itertools.groupby(parts, key=lambda each: each[0])]
    return names if all(sum(len(word.text) for word in name) >= _NAME for name in names) else [list(piece)]


def _column_of(piece: Sequence[Word], bounds: Sequence[tuple[float, float]]) -> int | None:
    if any(char.isdigit() for word in piece for char in word.text):
        return None  # a figure, if of a kind that isn't known as one
    left, _, right, _ = around(word.box for word in piece)
    return next((n for n, (a, b) in enumerate(bounds) if a <= left and right <= b), None)


def _bounds(figures: Sequence[Box]) -> list[tuple[float, float]]:
    """Where the names of columns stand: from the middle between two columns to the next. None for a single column."""
    centres = [(box[0] + box[2]) / 2 for box in figures]
    if len(centres) < 2:
        return []
    middles = [(a + b) / 2 for a, b in itertools.pairwise(centres)]
    first, last = 2 * centres[0] - middles[0], 2 * centres[-1] - middles[-1]
    edges = [first, *middles, last]
    return [(a - _OVER, b + _OVER) for a, b in itertools.pairwise(edges)]
