"""OFD as converters write it: one text object per line, with an offset per character or per run."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from random import Random

from nianbao_demo.render.docx import zipped
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


Draw = Callable[[Stroke, int], str]


def _file(sheets: list[Sheet], rng: Random, draw: Draw, *, every: bool) -> bytes:
    absolute = rng.random() < 0.5
    root = "/Doc_0/" if absolute else ""
    pages = "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="{root}Pages/Page_{n}/Content.xml"/>' for n in range(len(sheets)))
    first = sheets[0]
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
            f"<ofd:MaxUnitID>9</ofd:MaxUnitID>{area}</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages>"
            "</ofd:Document>"
        ).encode(),
    }
    for n, sheet in enumerate(sheets):
        objects = [draw(stroke, rng.randint(10, 99)) for stroke in sheet.strokes]
        objects += [_text(text, rng, every=every) for text in sheet.texts]
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?><ofd:Page{_SPACE}><ofd:Content>'
            f'<ofd:Layer ID="2">{"".join(objects)}</ofd:Layer></ofd:Content></ofd:Page>'
        ).encode()
    return zipped(parts)


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


OFDS: dict[str, Callable[[Report, Random], bytes]] = {"ofd": lined, "ofd_filled": filled}
