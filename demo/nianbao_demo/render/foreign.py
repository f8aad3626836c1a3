"""What other programs and sites make of a report, in ways that no portal of the demo has."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import escape
from random import Random

from nianbao_demo.render.grid import Box, expand, is_early, sections_with_grids
from nianbao_demo.render.page import anywhere, page, paragraphs
from nianbao_demo.render.plain_html import ueditor
from nianbao_demo.render.plain_text import flattened, top
from nianbao_demo.render.program_text import cell_lines, comma_separated
from parsers.report import Report

GATES = ("s2t", "s2hk", "s2tw", "s2twp")
"""Ways in which portals' gates to Big5 write simplified text: by its characters, or with other words too (資訊)."""


def traditional(report: Report, rng: Random) -> bytes:
    """A page, or text, that a program has turned into traditional characters, by the first gate that `rng` chooses."""
    gate = rng.choice(GATES)
    plain = rng.choice([ueditor, cell_lines, flattened])(report, rng).decode()
    return _turned(plain, gate).encode()


def as_turned(report: Report, rng: Random) -> Report:
    """The report as `traditional` prints its title and text."""
    gate = rng.choice(GATES)
    sections = [
        replace(each, heading=_turned(each.heading, gate), text=_turned(each.text, gate)) for each in report.sections
    ]
    return replace(report, title=_turned(report.title or "", gate), sections=tuple(sections))


def _turned(text: str, gate: str) -> str:
    from opencc import OpenCC

    return str(OpenCC(gate).convert(text))


def boxed(report: Report, rng: Random) -> bytes:
    """HTML in which each cell is a table of one cell, or some are in rows of a label and figures."""
    if sum(figure.value is not None for figure in report.figures.values()) < 9:
        return ueditor(report, rng)  # without figures, tables in tables are a page's layout
    parts = []
    share = rng.choice([1.0, 0.1])

    def cells(row: list[Box]) -> str:
        fits = share == 1.0 or (len(row) > 2 and any(box.figure and box.text for box in row))
        return "".join(_framed(box) if fits and rng.random() <= share else _bare(box) for box in row)

    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<h2>{escape(heading)}</h2>{paragraphs(lines)}")
        if grid:
            rows = map(cells, grid)
            parts.append(f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return page(report, rng, "".join(parts), anywhere)


def _framed(box: Box) -> str:
    frame = f"<table border=1><tr><td>{escape(box.text)}</td></tr></table>"
    return f"<td rowspan={box.rowspan} colspan={box.colspan}>{frame}</td>"


def _bare(box: Box) -> str:
    return f"<td rowspan={box.rowspan} colspan={box.colspan}>{escape(box.text)}</td>"


def opened(report: Report, rng: Random) -> bytes:
    """A page whose article a script shows, as a messenger's articles are, with margins of one to four lengths."""
    if sum(figure.value is not None for figure in report.figures.values()) < 9:
        return ueditor(report, rng)  # hidden, and no table of figures: a script's own business
    hiding = rng.choice(["visibility: hidden; opacity: 0;", "visibility: hidden", "opacity: 0"])
    margin = rng.choice(["0", "0 auto", "0 8px 4px", "1em 0 0 0"])
    begin = f'<div id="js_content" style="{hiding}"><section style="margin: {margin};display:block">'
    found = re.sub(rb"(<body[^<>]*>)", rb"\1" + begin.encode(), ueditor(report, rng), count=1)
    return found.replace(b"</body>", b"</section></div></body>")


def shadowed(report: Report, rng: Random) -> bytes:
    """A page whose tables, or all of whose text, stand in declared shadow trees, beside templates that show nothing."""
    begin = f'<x-part><template shadowrootmode="{rng.choice(["open", "closed"])}">'
    unseen = "<template><p>31</p></template>"
    made = ueditor(report, rng)
    if rng.random() < 0.5:
        made = re.sub(rb"(<table[^<>]*>)", begin.encode() + rb"\1", made)
        return made.replace(b"</table>", f"</table>{unseen}</template></x-part>".encode())
    made = re.sub(rb"(<body[^<>]*>)", rb"\1" + begin.encode(), made, count=1)
    return made.replace(b"</body>", f"{unseen}</template></x-part></body>".encode())


def separated(report: Report, rng: Random) -> bytes:
    """Separated values whose records are as long as the table that they are of, also with semicolons."""
    if is_early(report):  # a table of three columns has too few separators for that
        return comma_separated(report, rng)
    rows = [[line] for line in top(report, rng, "") if line]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        rows += [[heading], *([line] for line in lines)]
        rows += [[box.text for box in row] for row in expand(grid)] if grid else []
    out = io.StringIO()
    csv.writer(out, delimiter=rng.choice(",;"), lineterminator="\n").writerows(rows)
    return out.getvalue().encode(rng.choice(["utf-8-sig", "gb18030"]))


def covered(report: Report, rng: Random) -> bytes:
    """Text of converters that end cells with bars and print one more for each column that a merged cell covers: a row
    in each line, a cell in each line, or so with a bar before each row.
    """
    way = rng.choice([_row_in_a_line, _cell_in_a_line, _indented])
    lines = top(report, rng, "")
    for _, heading, said, grid in sections_with_grids(report, rng):
        lines += ["", heading, *said]
        columns = max(sum(box.colspan for box in row) for row in grid) if grid else 0
        for row in grid or ():
            lines += way([box.text for box in row], columns - len(row))
    return "\n".join([*lines, ""]).encode()


def _row_in_a_line(cells: list[str], left: int) -> list[str]:
    return [f"| {' | '.join(cells)} | {'|' * left}"]


def _cell_in_a_line(cells: list[str], left: int) -> list[str]:
    return [*(f"{cell} |".strip() for cell in cells), *(["|" * left] if left else [])]


def _indented(cells: list[str], left: int) -> list[str]:
    inside = [line for cell in cells for line in (f"       {cell}  | ", "      ")]
    return ["| ", *inside, f"    {'|' * left}"]
