"""Reports as other programs save them as text: pdftotext, pandoc, markitdown, word processors.

Blank cells are dashes: where a program drops them, the figures of a row can't be told apart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest
from random import Random

from nianbao_demo.render.arrangement import arranged, current
from nianbao_demo.render.grid import Box, Grid, expand, sections_with_grids
from nianbao_demo.render.plain_text import top
from parsers.report import Report


def cell_lines(report: Report, rng: Random) -> bytes:
    """Each cell on a line of its own, as text is copied from a viewer or saved by a word processor; broken where the
    cell was broken, with page numbers between.
    """
    narrow = rng.choice([100, 16, 9])
    return as_text(report, rng, lambda grid: list(_broken_lines(grid, narrow, rng)))


def _broken_lines(grid: Grid, narrow: int, rng: Random) -> Iterator[str]:
    for row in grid:
        for box in row:
            if box.figure:
                yield box.text or "—"
            elif box.text:
                yield from (box.text[at : at + narrow] for at in range(0, len(box.text), narrow))
        if rng.random() < 0.05:
            yield from ["", f"- {rng.randint(1, 9)} -", ""]


def spaced(report: Report, rng: Random) -> bytes:
    """A row on each line, its cells between blanks; merged cells only where they begin. Dashes for blank cells are no
    signs: with one blank between cells they are long.
    """
    gap = rng.choice([" ", "  ", "    "])
    dash = "-" if len(gap) > 1 else "—"

    def line(row: list[Box]) -> str:
        return gap.join(text for box in row if (text := box.text or (dash if box.figure else "")))

    return as_text(report, rng, lambda grid: [line(row) for row in grid])


def unbarred(report: Report, rng: Random) -> bytes:
    """Bars between cells, but not at both ends of a line."""
    end = rng.choice(["", " |"])
    return as_text(report, rng, lambda grid: [" | ".join(map(_shown, row)) + end for row in grid])


def repeated(report: Report, rng: Random) -> bytes:
    """Markdown of a converter that prints a merged cell once for each grid column that it covers, figures too."""
    out = top(report, rng, "# ")
    for _, heading, lines, grid in sections_with_grids(report, rng):
        out += [*(["", f"## {heading}"] if heading else []), "", *(part for line in lines for part in (line, ""))]
        if grid:
            rows = [[_shown(box) for box in row] for row in _everywhere(grid)]
            out += [f"| {' | '.join(rows[0])} |", f"|{' --- |' * len(rows[0])}"]
            out += [f"| {' | '.join(row)} |" for row in rows[1:]]
    return "\n".join([*out, ""]).encode()


def merged(report: Report, rng: Random) -> bytes:
    """Markdown as markdownify and MarkItDown write it: a cell merged over columns once, with empty cells after it, one
    merged over rows in its first row only. Some numbers of labels are escaped; what is struck out stands in tildes.
    """
    struck = rng.choice([0.0, 0.0, 0.1])

    def cells(box: Box) -> list[str]:
        text = _ESCAPED.sub(r"\\.", _shown(box)) if struck or rng.random() < 0.5 else _shown(box)
        if box.figure and rng.random() < struck:
            text = rng.choice([f"~~{rng.randint(1, 999)}~~ {text}", f"{text}<del>{rng.randint(1, 999)}</del>"])
        return [text, *[""] * (box.colspan - 1)]

    def table(grid: Grid) -> list[str]:
        rows = [[text for box in row for text in cells(box)] for row in grid]
        width = max(map(len, rows))
        return ["", f"|{'  |' * width}", f"|{' --- |' * width}", *(f"| {' | '.join(row)} |" for row in rows), ""]

    return _framed(as_text(report, rng, table), rng)


def drawn(report: Report, rng: Random) -> bytes:
    """Tables drawn with bars, dashes and crosses, as pandoc draws what has more than a line in a cell."""
    wide = rng.choice([6, 10, 18])

    def table(grid: Grid) -> list[str]:
        ruler = f"+{'+'.join(['-' * (wide + 2)] * max(sum(box.colspan for box in row) for row in grid))}+"
        lines = [ruler]
        for row in expand(grid):
            cells = [[box.text] if box.figure else _cut(box.text, wide) for box in row]
            lines += [f"| {' | '.join(line)} |" for line in zip_longest(*cells, fillvalue="")]
            lines.append(ruler)
        return lines

    return as_text(report, rng, table)


_ESCAPED = re.compile(r"(?<=^\d)\.")


def _cut(text: str, wide: int) -> list[str]:
    return [text[at : at + wide] for at in range(0, len(text), wide)] or [""]


def _framed(text: bytes, rng: Random) -> bytes:
    """The text between tags that a converter left standing, half of the time."""
    return (
        text
        if rng.random() < 0.5
        else b'<div class="top">\n\n</div>\n\n<div class="article">\n\n' + text + b"\n\n</div>\n"
    )


def _everywhere(grid: Grid) -> Grid:
    """The grid without spans, each cell repeated in all that it covers."""
    rows = expand(grid, repeat=True)
    for row in rows:
        for at, box in enumerate(row[1:], 1):
            if box.figure is None and not box.text:
                row[at] = row[at - 1]
    return rows


def comma_separated(report: Report, rng: Random) -> bytes:
    """A sheet saved as CSV: covered cells are empty, every row is as long as the longest; often in GBK."""
    rows = [[line] for line in top(report, rng, "") if line]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        rows += [[heading], *([line] for line in lines)]
        rows += [[box.text for box in row] for row in expand(grid)] if grid else []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=rng.choice(["\r\n", "\n"]))
    writer.writerows(row + [""] * (15 - len(row)) for row in rows)
    return out.getvalue().encode(rng.choice(["utf-8-sig", "gb18030"]))


def laid_out(report: Report, rng: Random) -> bytes:
    """As `pdftotext -layout` prints a PDF: cells in columns of blanks, labels broken and centred, page numbers."""
    label, gap = rng.choice([44, 60, 80]), rng.choice([2, 4])
    # Broken labels side by side can't be told apart in text.
    with arranged(replace(current(), beside=False)):
        return as_text(report, rng, lambda grid: list(_laid(grid, label, gap, rng)), indent=rng.choice(["", " ", "  "]))


def _laid(grid: Grid, label: int, gap: int, rng: Random) -> Iterator[str]:
    columns = max(sum(box.colspan for box in row) for row in grid)
    first = 1 if columns < 10 else 3 if columns < 15 else 0
    room = rng.choice([9, 11]) if first != 1 else 26
    widths = [(label if first == 1 else label // 2) if at < first else room for at in range(columns)]
    starts = [sum(widths[:at]) + gap * at for at in range(columns + 1)]
    taken: dict[int, int] = {}
    for number, row in enumerate(grid):
        placed: list[tuple[int, int, Box]] = []
        column = 0
        for box in row:
            while taken.get(column, 0) > number:
                column += 1
            placed.append((starts[column], starts[column + box.colspan] - starts[column] - gap, box))
            taken.update(dict.fromkeys(range(column, column + box.colspan), number + box.rowspan))
            column += box.colspan
        yield from _laid_row(placed, rng)
        if rng.random() < 0.5:
            yield ""
        if rng.random() < 0.04:
            yield from ["", " " * (starts[-1] // 2) + f"- {rng.randint(1, 9)} -", "\f"]


def _laid_row(placed: list[tuple[int, int, Box]], rng: Random) -> Iterator[str]:
    """The lines of a row. Figures stand in the middle of its height; merged labels begin at its top."""
    cells = [(start, _folded(_shown(box), wide), box) for start, wide, box in placed]
    high = max(len(lines) for _, lines, box in cells if box.rowspan == 1) if cells else 1
    between = high == 2 and rng.random() < 0.5 and all(len(lines) < 3 for _, lines, _ in cells)
    rows: dict[int, list[tuple[int, str]]] = {}
    for start, lines, box in cells:
        for at, line in enumerate(lines):
            level = 2 * at if len(lines) > 1 or box.rowspan > 1 else 1 if between else 2 * ((high - 1) // 2)
            rows.setdefault(level, []).append((start, line))
    for level in sorted(rows):
        text = ""
        for start, line in sorted(rows[level]):
            text += " " * max(start - _wide(text), 1) + line
        yield text


def _wide(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F or char in "“”—" else 1 for char in text)


def _folded(text: str, room: int) -> list[str]:
    lines, line = [], ""
    for char in text:
        if line and _wide(line + char) > room and not char.isdigit():
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def _shown(box: Box) -> str:
    return (box.text or "-") if box.figure else box.text


def as_text(report: Report, rng: Random, table: Callable[[Grid], list[str]], indent: str = "") -> bytes:
    """The text of a report, with each of its tables as the lines that `table` makes of it."""
    out = top(report, rng, "")
    for _, heading, lines, grid in sections_with_grids(report, rng):
        out += [heading, *(indent + line for line in lines)]
        if grid:
            out += table(grid)
    return "\n".join([*out, ""]).encode()
