"""PDF with text, as exporters and printer drivers draw it: rulings of every kind, split runs, text
drawn twice, radicals instead of characters, rotated pages, watermarks.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from nianbao_demo.render.paper import Sheet, Stroke, Text, typeset, width_of
from parsers.report import Report

_FONT = "STSong-Light"
_RADICALS = str.maketrans("行文食黑非面面至自网", "⾏⽂⻝⿊⾮⾯⾯⾄⾃⽹")
"""Characters, and the Kangxi radicals that some fonts' character maps give instead."""


@dataclass(frozen=True)
class Ink:
    """The drawing style of one file."""

    rng: Random
    stroke: str = "line"
    """line, rectangle, double, dashed, or light (grey hairlines)."""
    turned: int = 0
    """The page's /Rotate; the content is rotated against it, so that it is displayed upright."""
    twice: bool = False
    torn: bool = False
    radicals: bool = False
    watermark: bool = False
    hidden: bool = False
    """White rulings, white text, and text beyond the edge of the page: none of it visible."""


def exported(report: Report, rng: Random) -> bytes:
    """As word processors export it: thin rectangles, runs as they were typed."""
    return _file(report, Ink(rng, "rectangle", torn=True))


def printed(report: Report, rng: Random) -> bytes:
    """As a printer driver writes it: lines, bold by printing twice, radicals."""
    return _file(report, Ink(rng, rng.choice(["line", "dashed"]), twice=True, radicals=True))


def designed(report: Report, rng: Random) -> bytes:
    """As a design agency makes it: double or light rulings, a watermark, hidden content."""
    stroke = rng.choice(["double", "light"])
    return _file(report, Ink(rng, stroke, watermark=True, hidden=True, torn=True))


def turned(report: Report, rng: Random) -> bytes:
    """Pages that are stored on their side and displayed upright."""
    return _file(report, Ink(rng, "line", turned=rng.choice([90, 180, 270])))


def _file(report: Report, ink: Ink) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for sheet in typeset(report, ink.rng):
        _page(canvas, sheet, ink)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _page(canvas: Any, sheet: Sheet, ink: Ink) -> None:
    width, height = sheet.width, sheet.height
    canvas.setPageSize((width, height))  # reportlab itself rotates the sheet
    canvas.setPageRotation(ink.turned)
    if ink.turned == 90:
        canvas.translate(height, 0)
    elif ink.turned == 180:
        canvas.translate(width, height)
    elif ink.turned == 270:
        canvas.translate(0, width)
    canvas.rotate(ink.turned)
    if ink.watermark:
        _watermark(canvas, sheet)
    for stroke in sheet.strokes:
        _stroke(canvas, stroke, height, ink)
    for text in sheet.texts:
        _text(canvas, text, height, ink)
    if ink.hidden:
        _hidden(canvas, sheet)


def _watermark(canvas: Any, sheet: Sheet) -> None:
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(45)
    canvas.setFont(_FONT, 60)
    canvas.drawCentredString(0, 0, "政务公开 2024")
    canvas.restoreState()


def _hidden(canvas: Any, sheet: Sheet) -> None:
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.setFont(_FONT, 9)
    canvas.drawString(100, sheet.height / 2, "99")
    canvas.setFillGray(0)
    canvas.drawString(sheet.width + 40, 300, "77")
    canvas.setStrokeGray(1)
    canvas.line(80, 0, 80, sheet.height)
    canvas.restoreState()


def _stroke(canvas: Any, stroke: Stroke, height: float, ink: Ink) -> None:
    x0, y0, x1, y1 = stroke.x0, height - stroke.y0, stroke.x1, height - stroke.y1
    if ink.stroke == "rectangle":
        left, low = min(x0, x1), min(y0, y1)
        canvas.rect(left, low, max(abs(x1 - x0), 0.5), max(abs(y1 - y0), 0.5), stroke=0, fill=1)
        return
    if ink.stroke == "double":
        aside = (1.2, 0.0) if x0 == x1 else (0.0, 1.2)
        canvas.setLineWidth(0.3)
        canvas.line(x0, y0, x1, y1)
        canvas.line(x0 + aside[0], y0 + aside[1], x1 + aside[0], y1 + aside[1])
        return
    canvas.setDash([2, 1.5] if ink.stroke == "dashed" else [])
    canvas.setStrokeGray(0.75 if ink.stroke == "light" else 0)
    canvas.setLineWidth(0.1 if ink.stroke == "light" else 0.6)
    canvas.line(x0, y0, x1, y1)


def _text(canvas: Any, text: Text, height: float, ink: Ink) -> None:
    canvas.setFillGray(0)
    shown = text.text.translate(_RADICALS) if ink.radicals else text.text
    cut = len(shown)
    if ink.torn and len(shown) > 1 and ink.rng.random() < 0.5:
        cut = ink.rng.randint(1, len(shown) - 1)
    runs = [(shown[:cut], text.x), (shown[cut:], text.x + width_of(text.text[:cut], text.size))]
    for run, x in runs:
        _run(canvas, run, x, height - text.y, text.size)
        if ink.twice:
            _run(canvas, run, x + 0.3, height - text.y, text.size)


def _run(canvas: Any, run: str, x: float, y: float, size: float) -> None:
    """Draws characters one by one, each as wide as it was typeset."""
    for char in run:
        canvas.setFont(_FONT, size)
        canvas.drawString(x, y, char)
        x += width_of(char, size)


PDFS: dict[str, Callable[[Report, Random], bytes]] = {
    "pdf": exported,
    "pdf_printed": printed,
    "pdf_designed": designed,
    "pdf_turned": turned,
}
