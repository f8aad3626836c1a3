"""HTML of content systems that show a report in the form it was entered in, or lay it out in `<div>`s."""

from __future__ import annotations

from html import escape
from random import Random

from nianbao_demo.render.grid import Box, Grid, expand, sections_with_grids
from nianbao_demo.render.page import Frame, anywhere, page, paragraphs
from parsers.report import Report


def entered(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Figures in the fields of the form, read-only or as it was left; with hidden fields and boxes beside them."""
    parts = ['<input type="hidden" name="docid" value="20190101">']
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<h4>{escape(heading)}</h4>" + paragraphs(lines))
        if grid:
            rows = "".join("<tr>" + "".join(_field_cell(box, rng) for box in row) + "</tr>\n" for row in grid)
            parts.append(f'<table class="form">{rows}</table>')
    return page(report, rng, "".join(parts), frame)


def _field_cell(box: Box, rng: Random) -> str:
    spans = f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
    spans += f' colspan="{box.colspan}"' if box.colspan > 1 else ""
    text = escape(box.text)
    if box.figure is None:
        return f"<td{spans}>{text}</td>"
    number = rng.randint(1, 99)
    fields = [
        f'<input type="text" name="f{number}" value="{text}" readonly>',
        f'<input value="{text}" disabled="disabled" size="4"><input type="hidden" value="{number}">',
        f'<input type="number" value="{text}">' if text.isdigit() else f'<input value="{text}">',
        f'<textarea rows="1" readonly>{text}</textarea>',
        f'<select disabled><option value="1">{number}</option><option selected>{text}</option></select>',
        f'<input type="checkbox" value="{number}">{text}',
        text,
    ]
    return f"<td{spans}>{rng.choice(fields)}</td>"


def divided(report: Report, rng: Random, frame: Frame = anywhere) -> bytes:
    """Tables of `<div>`s: by style sheet, by style or by role. CSS tables have no spans, so texts are repeated."""
    way = rng.choice([_by_class, _by_style, _by_role])
    parts = ["<style>.t{display:table;width:100%}\n.t .r, .head{display: table-row}.c{display:table-cell}</style>"]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<div>{escape(heading)}</div>\n" + paragraphs(lines, "div"))
        if grid:
            parts.append(_divs(expand(grid, repeat=True), way))
    return page(report, rng, "".join(parts), frame)


def _divs(grid: Grid, way: tuple[str, str, str]) -> str:
    table, row, cell = way
    rows = ("".join(f"<div {cell}>{escape(box.text)}</div>" for box in boxes) for boxes in grid)
    return f"<div {table}>" + "".join(f"<div {row}>{each}</div>\n" for each in rows) + "</div>\n"


_by_class = ('class="t"', 'class="r odd"', 'class="c"')
_by_style = ('style="display:table"', 'style="display: table-row"', 'style="width:9%;display:table-cell"')
_by_role = ('role="table"', 'role="row"', 'role="cell"')
