"""OFD as converters write it: one text object per line, with an offset per character or per run."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape
from random import Random

from nianbao_demo.render.docx import zipped
from nianbao_demo.render.looked_pages import Hidden, with_looks
from nianbao_demo.render.paper import Sheet, Stroke, Text, typeset, width_of
from parsers.report import Report

_MM = 25.4 / 72
_SPACE = ' xmlns:ofd="http://www.ofdspec.org/2016"'


def lined(report: Report, rng: Random) -> bytes:
    """Rulings drawn as lines; an offset for every character."""
    return _file(typeset(report, rng), rng, _line, every=True)


def filled(report: Report, rng: Random) -> bytes:
    """Rulings drawn as thin filled rectangles; offsets given as repetitions."""
    return _file(typeset(report, rng), rng, _rectangle, every=False)


def lying(report: Report, rng: Random) -> bytes:
    """Some pages lie on their side or upside down, each object turned by its CTM, as converters from PDF write them."""
    return _file(typeset(report, rng), rng, _line, every=True, turns=(0, 1, 2, 3))


def composed(report: Report, rng: Random) -> bytes:
    """Whole pages are composite objects that show graphic units of the resources, one within the other."""
    return _file(typeset(report, rng), rng, rng.choice([_line, _rectangle]), every=False, composed=True)


def looked(report: Report, rng: Random) -> bytes:
    """With digits beside the figures that are struck through or that nobody sees."""
    sheets = typeset(report, rng)
    hidden = with_looks(sheets, rng, 0.15, ("struck", "unseen"))
    return _file(sheets, rng, _line, every=True, hidden=hidden)


def marked(report: Report, rng: Random) -> bytes:
    """With the marks of notes beside the figures, above and below the line."""
    sheets = typeset(report, rng)
    with_looks(sheets, rng, 0.15, ("raised", "lowered"))
    return _file(sheets, rng, _line, every=True)


Draw = Callable[[Stroke, int], str]


def _file(
    sheets: list[Sheet],
    rng: Random,
    draw: Draw,
    *,
    every: bool,
    turns: tuple[int, ...] = (0,),
    composed: bool = False,
    hidden: Sequence[Hidden] = (),
) -> bytes:
    absolute = rng.random() < 0.5
    root = "/Doc_0/" if absolute else ""
    pages = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="{root}Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets)))
    first = sheets[0]
    units: list[str] = []
    resources = "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>" if composed else ""
    box = f"0 0 {first.width * _MM:.3f} {first.height * _MM:.3f}"
    area = f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
    parts = {
        "OFD.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:OFD{_SPACE} Version="1.1" DocType="OFD">'
            "<ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo>"
            f"<ofd:DocRoot>{'/' if absolute else ''}Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        ).encode(),
        "Doc_0/Document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:Document{_SPACE}><ofd:CommonData>'
            f"<ofd:MaxUnitID>9</ofd:MaxUnitID>{area}{resources}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>"
            "</ofd:Document>"
        ).encode(),
    }
    for n, sheet in enumerate(sheets):
        objects = [draw(stroke, rng.randint(10, 99)) for stroke in sheet.strokes]
        objects += [_text(text, rng, every=every) for text in sheet.texts]
        objects += [_unseen(each.text, rng) for each in hidden if each.sheet == n]
        turn = rng.choice(turns)
        size = (sheet.width * _MM, sheet.height * _MM)
        objects = [_turned(each, turn, *size) for each in objects] if turn else objects
        if composed:
            objects = [_composite(objects, units, rng)]
        wide, high = size[::-1] if turn % 2 else size
        own = f"<ofd:Area><ofd:PhysicalBox>0 0 {wide:.3f} {high:.3f}</ofd:PhysicalBox></ofd:Area>" if turn else ""
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page{_SPACE}>{own}<ofd:Content>'
            f'<ofd:Layer ID="2">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
        ).encode()
    if composed:
        parts["Doc_0/PublicRes.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:Res{_SPACE} BaseLoc="Res"><ofd:CompositeGraphicUnits>'
            f"{''.join(units)}</ofd:CompositeGraphicUnits></ofd:Res>"
        ).encode()
    return zipped(parts)


_BOUNDARY = re.compile(r'Boundary="(\S+) (\S+) (\S+) (\S+)"')


def _turned(thing: str, turn: int, width: float, height: float) -> str:
    """An object on a page of this size (mm), turned clockwise with the page by quarters."""

    def boundary(found: re.Match[str]) -> str:
        left, top, wide, high = map(float, found.groups())
        box, ctm = {
            1: ((height - top - high, left, high, wide), (0, 1, -1, 0, high, 0)),
            2: ((width - left - wide, height - top - high, wide, high), (-1, 0, 0, -1, wide, high)),
            3: ((top, width - left - wide, high, wide), (0, -1, 1, 0, 0, wide)),
        }[turn]
        return f'Boundary="{" ".join(f"{side:.3f}" for side in box)}" CTM="{" ".join(f"{n:.3f}" for n in ctm)}"'

    return _BOUNDARY.sub(boundary, thing, count=1)


def _composite(objects: list[str], units: list[str], rng: Random) -> str:
    """A composite object that shows the objects: half of them in a unit that the first unit shows."""
    half = rng.randint(0, len(objects))
    inner, outer = 900 + len(units), 901 + len(units)
    units.append(_unit(inner, "".join(objects[:half])))
    inside = f'<ofd:CompositeObject ID="8{inner}" Boundary="-10 -20 800 800" CTM="1 0 0 1 10 20" ResourceID="{inner}"/>'
    block = f'<ofd:PageBlock ID="7{outer}">{"".join(objects[half:])}</ofd:PageBlock>'
    units.append(_unit(outer, inside + block))
    return f'<ofd:CompositeObject ID="8{outer}" Boundary="0 0 400 400" ResourceID="{outer}"/>'


def _unit(number: int, content: str) -> str:
    return (
        f'<ofd:CompositeGraphicUnit ID="{number}" Width="210" Height="297"><ofd:Content>{content}</ofd:Content>'
        "</ofd:CompositeGraphicUnit>"
    )


def _text(text: Text, rng: Random, *, every: bool) -> str:
    """A text object; its boundary is the box of the line."""
    size = text.size * _MM
    left, top = text.x * _MM, (text.y - 0.9 * text.size) * _MM
    wide = width_of(text.text, text.size) * _MM
    steps = [width_of(char, text.size) * _MM for char in text.text[:-1]]
    delta = "" if not steps else f' DeltaX="{_deltas(steps, every=every)}"'
    return (
        f'<ofd:TextObject ID="{rng.randint(100, 999)}" Font="1" Size="{size:.3f}"'
        f' Boundary="{left:.3f} {top:.3f} {wide:.3f} {1.2 * size:.3f}">'
        f'<ofd:TextCode X="0" Y="{0.9 * size:.3f}"{delta}>{escape(text.text)}</ofd:TextCode></ofd:TextObject>'
    )


def _unseen(text: Text, rng: Random) -> str:
    """A text object that nobody sees, in one of the ways that the standard has."""
    way = rng.choice(
        [
            "Visible",
            "Alpha",
            "white",
            "alpha of its colour",
            "layer",
            "covered",
            "off the page",
            "tiny",
            "clipped",
            "flat",
        ]
    )
    said = _text(text, rng, every=True)
    if way == "off the page":
        return _text(replace(text, x=text.x - 3000), rng, every=True)
    if way == "tiny":
        return _text(replace(text, size=0.5), rng, every=True)
    if way == "flat":
        return said.replace("<ofd:TextObject", '<ofd:TextObject HScale="0.01"', 1)
    if way == "clipped":
        clip = (
            '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary="0 0 0.01 0.01"><ofd:AbbreviatedData>M 0 0 L 0.01 0'
            " L 0.01 0.01 L 0 0.01 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
        )
        return said.replace("<ofd:TextCode", f"{clip}<ofd:TextCode", 1)
    if way == "Visible":
        return said.replace("<ofd:TextObject", '<ofd:TextObject Visible="false"', 1)
    if way == "Alpha":
        return said.replace("<ofd:TextObject", '<ofd:TextObject Alpha="0"', 1)
    if way == "layer":
        return f'<ofd:PageBlock Visible="false">{said}</ofd:PageBlock>'
    if way == "covered":
        left, top, size = text.x * _MM, (text.y - 0.85 * text.size) * _MM, text.size * _MM
        wide = width_of(text.text, text.size) * _MM
        return (
            f'{said}<ofd:PathObject ID="8" Boundary="{left:.3f} {top:.3f} {wide:.3f} {size:.3f}" Fill="true"'
            f' Stroke="false"><ofd:FillColor Value="240 240 240"/><ofd:AbbreviatedData>M 0 0 L {wide:.3f} 0'
            f" L {wide:.3f} {size:.3f} L 0 {size:.3f} C</ofd:AbbreviatedData></ofd:PathObject>"
        )
    colour = "255 255 255" if way == "white" else '0 0 0" Alpha="0'
    return said.replace("<ofd:TextCode", f'<ofd:FillColor Value="{colour}"/><ofd:TextCode', 1)


def _deltas(steps: list[float], *, every: bool) -> str:
    if every:
        return " ".join(f"{step:.3f}" for step in steps)
    parts: list[str] = []
    at = 0
    while at < len(steps):
        end = at
        while end < len(steps) and steps[end] == steps[at]:
            end += 1
        parts.append(f"g {end - at} {steps[at]:.3f}")
        at = end
    return " ".join(parts)


def _line(stroke: Stroke, number: int) -> str:
    """A boundary with the ruling in it, slightly wider than the ruling."""
    left, top = stroke.x0 * _MM - 0.2, stroke.y0 * _MM - 0.2
    wide, high = (stroke.x1 - stroke.x0) * _MM + 0.4, (stroke.y1 - stroke.y0) * _MM + 0.4
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{left:.3f} {top:.3f} {wide:.3f} {high:.3f}" LineWidth="0.2">'
        f"<ofd:AbbreviatedData>M 0.2 0.2 L {wide - 0.2:.3f} {high - 0.2:.3f}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _rectangle(stroke: Stroke, number: int) -> str:
    left, top = stroke.x0 * _MM, stroke.y0 * _MM
    wide = max((stroke.x1 - stroke.x0) * _MM, 0.18)
    high = max((stroke.y1 - stroke.y0) * _MM, 0.18)
    return (
        f'<ofd:PathObject ID="{number}" Boundary="{left:.3f} {top:.3f} {wide:.3f} {high:.3f}"'
        f' Fill="true" Stroke="false"><ofd:AbbreviatedData>M 0 0 L {wide:.3f} 0'
        f" L {wide:.3f} {high:.3f} L 0 {high:.3f} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


OFDS: dict[str, Callable[[Report, Random], bytes]] = {
    "ofd": lined,
    "ofd_filled": filled,
    "ofd_lying": lying,
    "ofd_composed": composed,
    "ofd_looked": looked,
}
