"""HTML with clean grids: from an editor, in one large table, without spans, with a wrong charset."""

from __future__ import annotations

from html import escape
from random import Random

from nianbao_demo.render.grid import Box, Grid, expand, sections_with_grids
from nianbao_demo.render.page import Frame, anywhere, page, paragraphs
from parsers.report import Report

_BLANKS = ("", "&nbsp;", "<p>&nbsp;</p>", "-", "—", "/", "<br>", "&#12288;")


def blank(rng: Random) -> str:
    """The print of a blank cell."""
    return rng.choice(_BLANKS)


def table(grid: Grid, rng: Random, attributes: str = 'border="1"') -> str:
    rows = "".join("<tr>" + "".join(_cell(box, rng) for box in row) + "</tr>\n" for row in grid)
    return f"<table {attributes}><tbody>{rows}</tbody></table>\n"


def _cell(box: Box, rng: Random) -> str:
    spans = f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
    spans += f' colspan="{box.colspan}"' if box.colspan > 1 else ""
    text = escape(box.text) if box.text or box.figure is None else blank(rng)
    return f'<td{spans} valign="middle">{text}</td>'


def _body(report: Report, rng: Random) -> str:
    parts = []
    for number, heading, lines, grid in sections_with_grids(report, rng):
        shown = f"<p><strong>{escape(heading)}</strong></p>\n"
        # Seen on real pages: the first heading is printed twice.
        twice = number == 1 and rng.random() < 0.1
        parts.append(shown * (1 + twice) + paragraphs(lines))
        if grid:
            parts.append(table(grid, rng))
    return "".join(parts)


def ueditor(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """The clean table of an online editor, with spans."""
    return page(report, rng, _body(report, rng), frame)


def misdeclared(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """A page whose charset is not the one it declares."""
    charset, declared = rng.choice(
        [("gb18030", "utf-8"), ("utf-8", "gb2312"), ("gb18030", "gb2312"), ("utf-8-sig", "gbk")]
    )
    return page(report, rng, _body(report, rng), frame, charset=charset, declared=declared)


def one_table(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Sections 2 to 4 in one table, their headings as rows of it."""
    before: list[str] = []
    after: list[str] = []
    rows = ""
    for _, heading, lines, grid in sections_with_grids(report, rng):
        if grid is None:
            (after if rows else before).append(f"<h3>{escape(heading)}</h3>" + paragraphs(lines))
            continue
        rows += f'<tr><td colspan="15" align="center"><b>{escape(heading)}</b></td></tr>\n'
        rows += "".join(f'<tr><td colspan="15">{escape(line)}</td></tr>\n' for line in lines)
        rows += "".join("<tr>" + "".join(_cell(box, rng) for box in row) + "</tr>\n" for row in grid)
    body = "".join(before) + f'<table class="MsoTableGrid">{rows}</table>' + "".join(after)
    return page(report, rng, body, frame)


def spanless(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Tables without spans: covered cells are empty, or repeat the text."""
    repeat = rng.random() < 0.5
    parts = []
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<div>{escape(heading)}</div>\n" + paragraphs(lines, "div"))
        if grid:
            parts.append(table(expand(grid, repeat=repeat), rng, 'cellspacing="0"'))
    return page(report, rng, "".join(parts), frame)
