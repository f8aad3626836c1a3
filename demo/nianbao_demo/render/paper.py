"""A report laid out on paper: lines of characters and ruled cells on pages, in points.

The renderers of OFD, PDF and pictures draw these. Widths are those of a typeface with square
Chinese characters and digits of half that width.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from nianbao_demo.render.grid import Box, Grid, sections_with_grids
from nianbao_demo.render.page import printed_day
from parsers.report import Report

MARGIN = 56.0


@dataclass(frozen=True)
class Text:
    """A run of characters; its position is its left end and baseline, from the top left of the page."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Stroke:
    """A ruling."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass
class Sheet:
    """A page."""

    width: float
    height: float
    texts: list[Text] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """The layout of one file."""

    rng: Random
    landscape: bool = False
    numbered: bool = True
    """Page numbers are printed at the foot."""
    headed: bool = False
    """The title is repeated at the head of each page."""
    repeat: bool = False
    """Heads of tables are repeated after a page break."""
    open_breaks: bool = False
    """There is no ruling where a page break cuts a table."""
    size: float = 9.0

    @classmethod
    def choose(cls, rng: Random) -> Layout:
        return cls(
            rng,
            rng.random() < 0.2,
            rng.random() < 0.7,
            rng.random() < 0.3,
            rng.random() < 0.4,
            rng.random() < 0.3,
            rng.choice([8.0, 9.0, 9.0]),
        )


def width_of(text: str, size: float) -> float:
    return sum(size if ord(c) > 0x2E7F or c in "“”—" else size / 2 for c in text)


def wrapped(text: str, size: float, room: float, indent: float = 0.0) -> list[str]:
    """Lines that fit into `room`; digits of one number stay together where they can."""
    lines, line, left = [], "", room - indent
    for char in text:
        wide = width_of(char, size)
        if wide > left and line:
            cut = len(line)
            while char.isdigit() and cut > 1 and line[cut - 1].isdigit():
                cut -= 1
            if cut < 2:
                cut = len(line)
            lines.append(line[:cut])
            line = line[cut:]
            left = room - width_of(line, size)
        line += char
        left -= wide
    return [*lines, line]


class Typesetter:
    """Fills pages from the top."""

    def __init__(self, report: Report, layout: Layout) -> None:
        self.report, self.layout = report, layout
        self.sheets: list[Sheet] = []
        self._turn()

    def _turn(self) -> None:
        width, height = (842.0, 595.0) if self.layout.landscape else (595.0, 842.0)
        self.sheets.append(Sheet(width, height))
        self.y = MARGIN
        number = len(self.sheets)
        if self.layout.headed:
            self._text(self.report.title or "", MARGIN, 34.0, 8.0)
        if self.layout.numbered:
            shown = self.layout.rng.choice([f"- {number} -", f"— {number} —", f"第 {number} 页"])
            self._text(shown, width / 2 - 12, height - 30, 9.0)

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def room(self) -> float:
        return self.sheet.width - 2 * MARGIN

    @property
    def foot(self) -> float:
        return self.sheet.height - MARGIN

    def _text(self, text: str, x: float, y: float, size: float) -> None:
        if text:
            self.sheet.texts.append(Text(text, x, y, size))

    def paragraph(self, text: str, size: float, *, centred: bool = False) -> None:
        indent = 0.0 if centred else 2 * size
        lines = wrapped(text, size, self.room, indent)
        for n, line in enumerate(lines):
            if self.y + 1.7 * size > self.foot:
                self._turn()
            x = MARGIN + (indent if n == 0 else 0.0)
            if centred:
                x = MARGIN + (self.room - width_of(line, size)) / 2
            self._text(line, x, self.y + size, size)
            self.y += 1.7 * size

    def table(self, grid: Grid, heads: int) -> None:
        """Adds a table. Rows are as high as their cells need; groups across a page break have one
        label.
        """
        widths = _widths(grid, self.room, self.layout.size)
        xs = [MARGIN]
        for wide in widths:
            xs.append(xs[-1] + wide)
        rows = _spread(grid, len(widths))
        heights = _heights(rows, widths, self.layout.size)
        at = 0
        while at < len(rows):
            at = self._part(rows, heights, xs, at, heads)
        self.y += self.layout.size

    def _part(
        self, rows: list[dict[int, tuple[Box, int, int]]], heights: list[float], xs: list[float], start: int, heads: int
    ) -> int:
        """Draws as many rows as fit on this page; returns the index of the next row."""
        again = list(range(heads)) if start >= heads and self.layout.repeat and start else []
        if self.y + sum(heights[n] for n in again) + heights[start] > self.foot:
            self._turn()
        shown = list(again)
        high = sum(heights[n] for n in again)
        end = start
        while end < len(rows) and self.y + high + heights[end] <= self.foot:
            high += heights[end]
            shown.append(end)
            end += 1
        if end == start:  # a row higher than a page runs over the edge
            shown.append(end)
            end += 1
        self._draw(rows, heights, xs, shown, cut_below=end < len(rows), cut_above=start > 0)
        if end < len(rows):
            self._turn()
        return end

    def _draw(
        self,
        rows: list[dict[int, tuple[Box, int, int]]],
        heights: list[float],
        xs: list[float],
        shown: list[int],
        *,
        cut_below: bool,
        cut_above: bool,
    ) -> None:
        ys = [self.y]
        for n in shown:
            ys.append(ys[-1] + heights[n])
        at = {n: index for index, n in enumerate(shown)}
        for n in shown:
            for column, (box, first, wide) in rows[n].items():
                # A group that is cut by the page break continues without its label.
                top = max(first, min(m for m in shown if m >= first and m <= n and _run(shown, m, n)))
                if top != n:
                    continue
                last = max(m for m in shown if first <= m < first + box.rowspan and _run(shown, n, m))
                self._cell(
                    box if n == first else Box("", box.rowspan, box.colspan),
                    (xs[column], ys[at[n]], xs[column + wide], ys[at[last] + 1]),
                    open_top=self.layout.open_breaks and cut_above and at[n] == 0,
                    open_bottom=self.layout.open_breaks and cut_below and at[last] == len(shown) - 1,
                )
        self.y = ys[-1]

    def _cell(self, box: Box, edges: tuple[float, float, float, float], *, open_top: bool, open_bottom: bool) -> None:
        left, top, right, bottom = edges
        strokes = self.sheet.strokes
        strokes += [Stroke(left, top, left, bottom), Stroke(right, top, right, bottom)]
        if not open_top:
            strokes.append(Stroke(left, top, right, top))
        if not open_bottom:
            strokes.append(Stroke(left, bottom, right, bottom))
        size = self.layout.size
        lines = wrapped(box.text, size, right - left - 4)
        y = (top + bottom - len(lines) * 1.25 * size) / 2
        for line in lines:
            x = left + 2 + (max(0.0, right - left - 4 - width_of(line, size)) / 2 if box.figure else 0)
            self._text(line, x, y + size, size)
            y += 1.25 * size


def _run(shown: list[int], first: int, last: int) -> bool:
    """Whether the rows are consecutive on this page."""
    return all(n in shown for n in range(first, last + 1))


def _spread(grid: Grid, columns: int) -> list[dict[int, tuple[Box, int, int]]]:
    """For each row: at each column where a cell begins, the cell, its first row and its width."""
    rows: list[dict[int, tuple[Box, int, int]]] = [{} for _ in grid]
    taken: set[tuple[int, int]] = set()
    for y, boxes in enumerate(grid):
        x = 0
        for box in boxes:
            while (y, x) in taken:
                x += 1
            for r in range(y, min(y + box.rowspan, len(grid))):
                taken.update((r, x + c) for c in range(box.colspan))
                rows[r][x] = (box, y, min(box.colspan, columns - x))
            x += box.colspan
    return rows


def _widths(grid: Grid, room: float, size: float) -> list[float]:
    """Column widths: columns of figures are as wide as their widest number; labels share the rest."""
    count = max(sum(box.colspan for box in row) for row in grid)
    least = [2 * size + 6] * count
    figures: set[int] = set()
    for row in _spread(grid, count):
        for column, (box, _, wide) in row.items():
            if box.figure and wide == 1:
                figures.add(column)
                least[column] = max(least[column], width_of(box.text, size) + 8)
    others = [n for n in range(count) if n not in figures] or list(range(count))
    spare = max(0.0, room - sum(least))
    for n in others:
        least[n] += spare / len(others)
    total = sum(least)
    return [wide * min(1.0, room / total) for wide in least]


def _heights(rows: list[dict[int, tuple[Box, int, int]]], widths: list[float], size: float) -> list[float]:
    """Row heights: each row fits its own cells; a cell over several rows adds to the last of them."""
    heights = [1.25 * size + 6] * len(rows)
    for y, row in enumerate(rows):
        for column, (box, first, wide) in row.items():
            lines = wrapped(box.text, size, sum(widths[column : column + wide]) - 4)
            need = len(lines) * 1.25 * size + 6
            if box.rowspan == 1:
                heights[y] = max(heights[y], need)
            elif y == min(first + box.rowspan, len(rows)) - 1:
                have = sum(heights[first : y + 1])
                heights[y] += max(0.0, need - have)
    return heights


_HEADS = {2: 0, 3: 3, 4: 3}
"""Number of head rows in the table of each section."""


def typeset(report: Report, rng: Random, layout: Layout | None = None) -> list[Sheet]:
    """The report on paper, page by page."""
    setter = Typesetter(report, layout or Layout.choose(rng))
    setter.paragraph(report.title or "", 18.0, centred=True)
    setter.paragraph(printed_day(report, rng), 10.5, centred=True)
    for number, heading, lines, grid in sections_with_grids(report, rng):
        setter.paragraph(heading, 14.0)
        for line in lines:
            setter.paragraph(line, 12.0)
        if grid:
            setter.table(grid, _HEADS.get(number, 1))
    return setter.sheets
