"""Turns rulings into grids: finds the rows, columns and merged cells of ruled tables."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from parsers.grid.model import Box, Ruling
from parsers.grid.touching import apart

NEAR = 2.5
"""Points. Parallel rulings this close are one (double lines), and crossing ones this far apart still
meet. Half of the gap that Word leaves between a ruling and the text of its cell."""
GAP = 4.0
"""Points. Largest gap between the strokes of a broken line."""
LEAST = 6.0
"""Points. Shorter rulings and narrower columns or rows don't count: they are dashes or strokes of
letters."""
BESIDE = 7.0
"""Points. Vertical rulings this close leave no room for a column: they are the sides of neighbouring
cells. Browsers draw a box around every cell, 2 to 4 points from the next."""
_BELOW = 4.0
"""Points. Horizontal rulings this close leave no room for a row."""
_SAME = 0.5
"""Points. The two sides of one cell begin and end at the same heights, up to this difference."""
_COVERED = 0.5
"""Share of a cell's edge that must be drawn; a stub of a ruling doesn't divide cells."""
_MOST = 20_000
"""Limit of rulings examined on a page. The largest table of the forms has about 600 edges."""


class Slot(NamedTuple):
    """A cell: its first row and column, and how many it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True)
class Ruled:
    """A ruled table on one page: the boundaries of its columns and rows, in points, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    loose: frozenset[int] = frozenset()
    """Indices of slots at an outer side of the table that is drawn for other cells but not for them.
    Most aren't cells, but the free space of a table with uneven rows."""
    open_top: bool = False
    open_bottom: bool = False
    """No ruling closes the table at this end, because a page break cuts a row."""

    @cached_property
    def at(self) -> dict[tuple[int, int], int]:
        """For each (row, column) of the grid, the index of the slot that covers it."""
        return {
            (slot.row + y, slot.column + x): index
            for index, slot in enumerate(self.slots)
            for y in range(slot.rowspan)
            for x in range(slot.colspan)
        }

    def slot_at(self, x: float, y: float) -> int | None:
        """Index of the slot that contains a point; None outside the table."""
        left, top, right, bottom = self.box
        if not (left <= x <= right and top <= y <= bottom):
            return None
        row = min(bisect_right(self.ys, y), len(self.ys) - 1) - 1
        column = min(bisect_right(self.xs, x), len(self.xs) - 1) - 1
        return self.at.get((row, column))

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, slot: Slot) -> Box:
        return (
            self.xs[slot.column],
            self.ys[slot.row],
            self.xs[slot.column + slot.colspan],
            self.ys[slot.row + slot.rowspan],
        )


@dataclass(slots=True)
class _Axis:
    """Merged parallel rulings at the position `at`, as intervals (start, end) along their direction."""

    at: float
    intervals: list[tuple[float, float]]

    @property
    def start(self) -> float:
        return self.intervals[0][0]

    @property
    def end(self) -> float:
        return max(end for _, end in self.intervals)

    def covers(self, start: float, end: float) -> bool:
        """Whether at least half (`_COVERED`) of the way from `start` to `end` is drawn."""
        drawn = sum(max(0.0, min(end, b) - max(start, a)) for a, b in self.intervals)
        return drawn >= _COVERED * (end - start)


def ruled_tables(rulings: Sequence[Ruling]) -> list[Ruled]:
    """The ruled tables, from top to bottom. A frame around a single cell doesn't count as a table."""
    tables = []
    for group in _together(*_axes(rulings[:_MOST])):
        parts = apart(_within(group, rulings[:_MOST]))
        if len(parts) == 1:
            tables.append(_table(*group))
        else:
            tables += [_table(*each) for part in parts for each in _together(*_axes(part))]
    found = [table for table in tables if table is not None and len(table.slots) > 1]
    return sorted(found, key=lambda table: (table.box[1], table.box[0]))


def _axes(rulings: Sequence[Ruling]) -> tuple[list[_Axis], list[_Axis]]:
    """The horizontal and the vertical rulings, merged."""
    level = _merged((r.top, r.left, r.right) for r in rulings if r.right - r.left >= r.bottom - r.top)
    upright = _merged((r.left, r.top, r.bottom) for r in rulings if r.right - r.left < r.bottom - r.top)
    return level, upright


def _within(group: tuple[list[_Axis], list[_Axis]], rulings: Sequence[Ruling]) -> list[Ruling]:
    """The original rulings in the area of a group of merged ones."""
    level, upright = group
    left, right = min(v.at for v in upright) - NEAR, max(v.at for v in upright) + NEAR
    top, bottom = min(h.at for h in level), max(h.at for h in level)
    top = min(top, *(v.start for v in upright)) - NEAR
    bottom = max(bottom, *(v.end for v in upright)) + NEAR
    return [r for r in rulings if r.right >= left and r.left <= right and r.bottom >= top and r.top <= bottom]


def _merged(lines: Iterable[tuple[float, float, float]]) -> list[_Axis]:
    """Merges parallel lines (at, start, end) that overlap, touch side by side, or follow each other."""
    axes: list[_Axis] = []
    for at, start, end in sorted(lines):
        for axis in reversed(axes):
            if at - axis.at > NEAR:
                axes_near = False
                break
            axes_near = any(start <= b + GAP and end >= a - GAP for a, b in axis.intervals)
            if axes_near:
                axis.intervals = _joined([*axis.intervals, (start, end)])
                break
        else:
            axes_near = False
        if not axes_near:
            axes.append(_Axis(at, [(start, end)]))
    return [axis for axis in axes if axis.end - axis.start >= LEAST]


def _joined(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(intervals):
        if joined and start <= joined[-1][1] + GAP:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _together(level: list[_Axis], upright: list[_Axis]) -> Iterator[tuple[list[_Axis], list[_Axis]]]:
    """Groups of rulings that are connected, directly or through others."""
    parent = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    alone = set(range(len(upright)))
    for i, h in enumerate(level):
        for j, v in enumerate(upright):
            if any(a - NEAR <= v.at <= b + NEAR for a, b in h.intervals) and any(
                a - NEAR <= h.at <= b + NEAR for a, b in v.intervals
            ):
                parent[root(len(level) + j)] = root(i)
                alone.discard(j)
    for i, j in _sides_of_one_cell(upright, alone):
        parent[root(len(level) + j)] = root(len(level) + i)
    for near, axes, first in ((_BELOW, level, 0), (BESIDE, upright, len(level))):
        for i, j in _neighbours(axes, near):
            parent[root(first + j)] = root(first + i)
    groups: defaultdict[int, tuple[list[_Axis], list[_Axis]]] = defaultdict(lambda: ([], []))
    for i, h in enumerate(level):
        groups[root(i)][0].append(h)
    for j, v in enumerate(upright, len(level)):
        groups[root(j)][1].append(v)
    yield from (group for group in groups.values() if all(group))


def _sides_of_one_cell(upright: Sequence[_Axis], alone: Collection[int]) -> Iterator[tuple[int, int]]:
    """Pairs of vertical rulings that begin and end at the same heights, where one of them meets no
    horizontal ruling. The cell between them continues on the pages before and after, so it is closed
    neither above nor below. `alone` are the rulings that meet none; pairs are indices.
    """
    for j in alone:
        for i, v in enumerate(upright):
            if i not in alone and abs(v.start - upright[j].start) <= _SAME and abs(v.end - upright[j].end) <= _SAME:
                yield i, j


def _neighbours(axes: Sequence[_Axis], near: float) -> Iterator[tuple[int, int]]:
    """Pairs of indices of rulings at most `near` points apart that run side by side for most of the
    shorter one's length. `axes` must be sorted by position.
    """
    for i, one in enumerate(axes):
        for j in range(i + 1, len(axes)):
            other = axes[j]
            if other.at - one.at > near:
                break
            together = min(one.end, other.end) - max(one.start, other.start)
            if together > _COVERED * min(one.end - one.start, other.end - other.start):
                yield i, j


def _table(level: list[_Axis], upright: list[_Axis]) -> Ruled | None:
    """The table formed by connected rulings. An outer side without a ruling is placed where the rulings
    that cross it end: browsers draw none at a page break.
    """
    top, bottom = min(v.start for v in upright), max(v.end for v in upright)
    left, right = min(h.start for h in level), max(h.end for h in level)
    drawn_ys, drawn_xs = _positions(level), _positions(upright)
    ys, xs = _closed(drawn_ys, top, bottom), _closed(drawn_xs, left, right)
    if len(xs) < 2 or len(ys) < 2:
        return None
    edges = _Edges(level, upright, xs, ys)
    slots = tuple(_slots(edges, len(ys) - 1, len(xs) - 1))
    loose = frozenset(n for n, slot in enumerate(slots) if edges.is_loose(slot))
    return Ruled(tuple(xs), tuple(ys), slots, loose, ys[0] < drawn_ys[0], ys[-1] > drawn_ys[-1])


def _positions(axes: Iterable[_Axis]) -> list[float]:
    """Positions of the rulings. Those of different parts of the table may differ a little; they are
    averaged.
    """
    found: list[list[float]] = []
    for at in sorted(axis.at for axis in axes):
        if found and at - found[-1][0] <= NEAR:
            found[-1].append(at)
        else:
            found.append([at])
    return [sum(group) / len(group) for group in found]


def _closed(at: list[float], start: float, end: float) -> list[float]:
    before = [start] if start < at[0] - LEAST else []
    after = [end] if end > at[-1] + LEAST else []
    return [*before, *at, *after]


class _Edges:
    """Tells which edges between neighbouring cells are drawn."""

    def __init__(self, level: list[_Axis], upright: list[_Axis], xs: list[float], ys: list[float]) -> None:
        self.xs, self.ys = xs, ys
        self.level = [[h for h in level if abs(h.at - y) <= NEAR] for y in ys]
        self.upright = [[v for v in upright if abs(v.at - x) <= NEAR] for x in xs]

    def is_loose(self, slot: Slot) -> bool:
        """Whether the slot lies at an outer side of the table that is drawn elsewhere but not for it."""
        rows = range(slot.row, slot.row + slot.rowspan)
        columns = range(slot.column, slot.column + slot.colspan)
        outer = (
            (slot.column == 0, self.upright[0], [self.right(r, -1) for r in rows]),
            (columns[-1] == len(self.xs) - 2, self.upright[-1], [self.right(r, columns[-1]) for r in rows]),
            (slot.row == 0, self.level[0], [self.below(-1, c) for c in columns]),
            (rows[-1] == len(self.ys) - 2, self.level[-1], [self.below(rows[-1], c) for c in columns]),
        )
        return any(is_outer and axes and not any(drawn) for is_outer, axes, drawn in outer)

    def below(self, row: int, column: int) -> bool:
        lines = self.level[row + 1]
        return any(each.covers(self.xs[column], self.xs[column + 1]) for each in lines)

    def right(self, row: int, column: int) -> bool:
        lines = self.upright[column + 1]
        return any(each.covers(self.ys[row], self.ys[row + 1]) for each in lines)


def _slots(edges: _Edges, rows: int, columns: int) -> Iterator[Slot]:
    """The cells, row by row. Each extends to the right until a ruling, then down as long as none
    divides it.
    """
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide = 1
            while (
                column + wide < columns
                and (row, column + wide) not in taken
                and not edges.right(row, column + wide - 1)
            ):
                wide += 1
            high = 1
            while row + high < rows and _goes_on(edges, row + high, column, wide, columns):
                high += 1
            taken.update((row + y, column + x) for y in range(high) for x in range(wide))
            yield Slot(row, column, high, wide)


def _goes_on(edges: _Edges, row: int, column: int, wide: int, columns: int) -> bool:
    """Whether the cell above continues in this row: no ruling separates or divides it, and its sides go
    on.
    """
    span = range(column, column + wide)
    return (
        not any(edges.below(row - 1, x) for x in span)
        and not any(edges.right(row, x) for x in span[:-1])
        and (column == 0 or edges.right(row, column - 1))
        and (column + wide == columns or edges.right(row, column + wide - 1))
    )
