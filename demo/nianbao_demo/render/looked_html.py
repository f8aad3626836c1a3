"""HTML whose cells and paragraphs hold more than is seen: drafts that are struck out, keys for sorting, text for
screen readers, white padding, footnote marks.
"""

from __future__ import annotations

from html import escape
from random import Random

from nianbao_demo.render.grid import Box, sections_with_grids
from nianbao_demo.render.looks import Beside, Kind
from nianbao_demo.render.page import Frame, anywhere, page
from nianbao_demo.render.plain_html import blank
from parsers.report import Report

_SHEET = (
    "<style>.gone{text-decoration:line-through}td .old,p .old{text-decoration-line:line-through}"
    ".sortkey{display:none}.article .key{visibility:hidden}#none,.sr-only{position:absolute;width:1px;height:1px;"
    "overflow:hidden;clip:rect(0,0,0,0)}.pad{color:#fff;background-color:#fff}.up{vertical-align:super;font-size:9px}"
    "@media print{.tools{display:none}td{color:#000}}@media screen{.m{opacity:0}}"
    "@media (max-width:768px){td,p{font-size:0}}td:hover,p:hover{opacity:.9}"
    ":root{--none:none;--paper:#fff;--line:line-through}.v{display:var(--none)}.vc{color:var(--paper)}"
    "td,p{& .in{display:none;@media print{display:inline}}}@layer low{.gone,.m{opacity:1}}"
    "@supports (display:grid){.grid{visibility:hidden}}.vs{text-decoration:var(--line)}"
    ".no:after{content:'0';display:none}i.one{font-size:calc(2px - 2px)}</style>"
)
_WAYS: dict[Kind, tuple[str, ...]] = {
    "struck": (
        "<s>{}</s>",
        "<del>{}</del>",
        "<strike>{}</strike>",
        '<span style="text-decoration: line-through;">{}</span>',
        '<span class="gone">{}</span>',
        '<span><em class="x old">{}</em></span>',
        '<font color="red"><s><span lang="EN-US">{}</span></s></font>',
        '<span class="vs">{}</span>',
    ),
    "unseen": (
        '<span class="sortkey">{}</span>',
        '<span class="key">{}</span>',
        '<span class="sr-only">{}</span>',
        '<span class="m">{}</span>',
        '<span class="pad">{}</span>',
        "<span hidden>{}</span>",
        '<i style="display:none">{}</i>',
        '<span style="display:none;mso-hide:all">{}</span>',
        '<span style="visibility:hidden"><b>{}</b></span>',
        '<span style="opacity:0">{}</span>',
        '<span style="font-size:0">{}</span>',
        '<span style="font-size:1.0pt;mso-bidi-font-size:1.0pt">{}</span>',
        '<span style="color:white">{}</span>',
        '<font color="#FFFFFF">{}</font>',
        '<span style="color:transparent">{}</span>',
        '<span style="position:absolute;left:-9999px">{}</span>',
        '<span style="display:inline-block;width:0;height:0;overflow:hidden">{}</span>',
        "<template>{}</template>",
        '<span class="v">{}</span>',
        '<b class="vc">{}</b>',
        '<span class="in">{}</span>',
        '<span class="grid no">{}</span>',
        '<i class="one">{}</i>',
        "<span hidden=until-found>{}</span>",
        '<span style="position:absolute;inset:0 auto auto -999em">{}</span>',
    ),
    "plain": (
        '<s style="text-decoration:none">{}</s>',
        '<span style="text-decoration:underline">{}</span>',
        '<span class="sortkey" style="display:inline">{}</span>',
        '<span style="color:#fff;background:#000">{}</span>',
        '<span style="visibility:hidden"><b style="visibility:visible">{}</b></span>',
        '<span style="font-size:0"><b style="font-size:14px">{}</b></span>',
        '<i style="display:none;display:inline">{}</i>',
        '<span style="color:#fff!important;background:#333">{}</span>',
        '<span style="text-decoration:line-through;text-decoration:none">{}</span>',
    ),
    "raised": ("<sup>{}</sup>", '<span style="vertical-align:super">{}</span>', '<span class="up">{}</span>'),
    "lowered": ("<sub>{}</sub>", '<span style="vertical-align:sub;font-size:smaller">{}</span>'),
}


_UNTOLD = (
    '<span style="letter-spacing:-99px">{}</span>',
    '<div style="text-indent:-80px">{}</div>',
    '<div style="width:4px;overflow:hidden;white-space:nowrap">{}9</div>',
    '<span style="display:inline-block;clip-path:inset(0 60% 0 0)">9{}</span>',
    '<b style="display:inline-block;rotate:180deg">{}</b>',
    "<svg width=60 height=16><text y=13>{}</text></svg>",
    "<button type=button>{}</button>",
    "<math><mn>{}</mn></math>",
    '<span>9<i style="position:absolute;left:0;right:0;top:50%;border-top:1px solid"></i></span>{}',
)
"""What shows another number than stands in the file, or none: it is left open."""


def looked(report: Report, rng: Random, frame: Frame = anywhere, *, marks: float = 0.0) -> bytes:
    """A page in which every seventh text has a piece beside it that is struck out or not seen; `marks` is the share of
    figures with a raised or lowered mark, and half of it that of figures of which the file doesn't tell how they look.
    """
    beside = Beside(rng, 0.15, marks)

    def piece(text: str, kind: Kind) -> str:
        return rng.choice(_WAYS[kind]).format(escape(text))

    def cell(box: Box) -> str:
        spans = f' rowspan="{box.rowspan}"' if box.rowspan > 1 else ""
        spans += f' colspan="{box.colspan}"' if box.colspan > 1 else ""
        plain = box.text or box.figure is None
        if marks and box.figure and box.text and rng.random() < marks / 2:
            return f"<td{spans}>{rng.choice(_UNTOLD).format(box.text)}</td>"
        text = beside.dress(box.text, escape, piece, figure=box.figure is not None)
        return f"<td{spans}>{text if plain or text else blank(rng)}</td>"

    parts = [_SHEET]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        parts.append(f"<p><strong>{escape(heading)}</strong></p>\n")
        parts += [f"<p>{beside.dress(line, escape, piece)}</p>\n" for line in lines]
        if grid:
            rows = "".join("<tr>" + "".join(map(cell, row)) + "</tr>\n" for row in grid)
            parts.append(f'<table border="1"><tbody>{rows}</tbody></table>\n')
    return page(report, rng, "".join(parts), frame)
