"""PDF with text, as exporters and printer drivers draw it: rulings of every kind, split runs, text
drawn twice, radicals instead of characters, rotated pages, watermarks, figures in form fields and notes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from nianbao_demo.render.looked_pages import with_looks
from nianbao_demo.render.looks import Kind
from nianbao_demo.render.paper import Sheet, Stroke, Text, typeset, width_of
from parsers.report import Report

_FONT = "STSong-Light"
_RADICALS = str.maketrans("行文食黑非面面至自网", "⾏⽂⻝⿊⾮⾯⾯⾄⾃⽹")
"""Characters, and the Kangxi radicals that some fonts' character maps give instead."""

_SLANT = 0.21
"""By how much the heads of slanting letters stand aside."""
_NUMBER = re.compile(r"[+-]?[\d,]+(?:\.\d+)?")


@dataclass(frozen=True)
class Ink:
    """The drawing style of one file."""

    rng: Random
    stroke: str = "line"
    """line, rectangle, double, dashed, light (grey hairlines), across (horizontal lines only), or none."""
    turned: int = 0
    """The page's /Rotate; the content is rotated against it, so that it is displayed upright."""
    twice: bool = False
    torn: bool = False
    radicals: bool = False
    watermark: bool = False
    hidden: bool = False
    """White rulings, white text, and text beyond the edge of the page: none of it visible."""
    slanting: float = 0.0
    """Share of texts in slanting letters, as programs make them of a font that has none."""
    shadows: float = 0.0
    """Share of texts with a shadow: the same text in a light colour, drawn first."""
    drawn: float = 0.0
    """Share of figures beside which something is drawn that may be a digit or a minus."""
    fields: bool = False
    """Some figures were filled into form fields or typed onto the page as notes; there is a signature, too."""


def exported(report: Report, rng: Random) -> bytes:
    """As word processors export it: thin rectangles, runs as they were typed."""
    return _file(report, Ink(rng, "rectangle", torn=True))


def printed(report: Report, rng: Random) -> bytes:
    """As a printer driver writes it: lines, bold by printing twice, radicals."""
    return _file(report, Ink(rng, rng.choice(["line", "dashed"]), twice=True, radicals=True))


def designed(report: Report, rng: Random) -> bytes:
    """As a design agency makes it: double or light rulings, a watermark, hidden content."""
    stroke = rng.choice(["double", "light"])
    return _file(
        report, Ink(rng, stroke, watermark=True, hidden=True, torn=True, slanting=rng.choice([0.0, 0.1]), shadows=0.05)
    )


def turned(report: Report, rng: Random) -> bytes:
    """Pages that are stored on their side and displayed upright."""
    return _file(report, Ink(rng, "line", turned=rng.choice([90, 180, 270])))


def unruled(report: Report, rng: Random) -> bytes:
    """Tables without borders, or with horizontal lines only."""
    return _file(report, Ink(rng, rng.choice(["none", "across"])))


def two_up(report: Report, rng: Random) -> bytes:
    """Two pages side by side on a landscape sheet, as printed to save paper."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    source = pdfium.PdfDocument(printed(report, rng))
    wide, high = rng.choice([(842, 595), (1191, 842)])
    sheets = pdfium.PdfDocument(raw.FPDF_ImportNPagesToOne(source, wide, high, 2, 1))
    out = io.BytesIO()
    sheets.save(out)
    sheets.close()
    source.close()
    return out.getvalue()


def filled_in(report: Report, rng: Random) -> bytes:
    """As a form that was filled in with Acrobat or Foxit: fields, and FreeText notes, which bring no appearance."""
    return _file(report, Ink(rng, rng.choice(["line", "rectangle"]), fields=True))


def looked(report: Report, rng: Random) -> bytes:
    """With digits beside the figures that are struck through or that nobody sees."""
    return _file(report, Ink(rng, rng.choice(["line", "rectangle", "light"])), share=0.15)


def marked(report: Report, rng: Random) -> bytes:
    """With the marks of notes beside the figures, above and below the line, and signs that are drawn."""
    return _file(report, Ink(rng, "line", drawn=0.1), share=0.15, kinds=("raised", "lowered"))


def _file(report: Report, ink: Ink, *, share: float = 0.0, kinds: tuple[Kind, ...] = ("struck", "unseen")) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    sheets = typeset(report, ink.rng)
    hidden = with_looks(sheets, ink.rng, share, kinds) if share else []
    for number, sheet in enumerate(sheets):
        _page(canvas, sheet, ink)
        for each in hidden:
            if each.sheet == number:
                _unseen(canvas, each.text, sheet.height, ink.rng)
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
        if ink.stroke == "none" or (ink.stroke == "across" and stroke.x0 == stroke.x1):
            continue
        _stroke(canvas, stroke, height, ink)
    for text in sheet.texts:
        _text(canvas, text, height, ink)
    if ink.hidden:
        _hidden(canvas, sheet)


_UNSEEN = (
    *("white", "invisible", "transparent", "clipped", "covered", "tiny", "own colour"),
    *("off the page", "without width", "under a picture", "under a note", "white in cmyk", "clipped to nothing"),
)


def _unseen(canvas: Any, text: Text, height: float, rng: Random) -> None:
    """Draws text that nobody sees, in one of the ways in which publishers' files hold such."""
    way = rng.choice(_UNSEEN)
    canvas.saveState()
    x, y, size = text.x, height - text.y, text.size
    area = (x, y - 0.1 * size, width_of(text.text, size), 0.9 * size)
    if way == "white":
        canvas.setFillGray(1)
    elif way == "transparent":
        canvas.setFillAlpha(0)
    elif way == "clipped":
        path = canvas.beginPath()
        path.rect(0, 0, 20, 20)
        canvas.clipPath(path, stroke=0, fill=0)
    elif way == "own colour":
        canvas.setFillColorRGB(0.2, 0.3, 0.6)
        canvas.rect(*area, stroke=0, fill=1)
    elif way == "white in cmyk":
        canvas.setFillColorCMYK(0, 0, 0, 0)
    elif way == "clipped to nothing":
        path = canvas.beginPath()
        path.rect(x, y, 0.1, size)
        canvas.clipPath(path, stroke=0, fill=0)
    elif way == "tiny":
        size = 0.8
    elif way == "off the page":
        x -= 2000
    run = canvas.beginText(x, y)
    run.setFont(_FONT, size)
    if way == "without width":
        run.setHorizScale(0.1)
    run.setTextRenderMode(3 if way == "invisible" else 0)
    run.textOut(text.text)
    canvas.drawText(run)
    _hide(canvas, way, area, rng)
    canvas.restoreState()


def _hide(canvas: Any, way: str, area: tuple[float, float, float, float], rng: Random) -> None:
    """Draws what hides text that is there already."""
    if way == "covered":
        canvas.setFillGray(rng.choice([1, 0.9]))
        canvas.rect(*area, stroke=0, fill=1)
    if way == "under a picture":
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "white")), *area)
    if way == "under a note":
        _note_over(canvas, area)


def _note_over(canvas: Any, area: tuple[float, float, float, float]) -> None:
    """A white rectangle as a note without an appearance of its own."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    left, low, wide, high = area
    box = PDFArray([left - 1, low - 1, left + wide + 1, low + high + 1])
    said = {"Type": PDFName("Annot"), "Subtype": PDFName("Square"), "F": 4, "Rect": box}
    white = {name: PDFArray([1, 1, 1]) for name in ("C", "IC")}
    canvas._addAnnotation(PDFDictionary(said | white))


def _sign(canvas: Any, text: Text, height: float, rng: Random) -> None:
    """A minus before a number, or a digit after it, as a line or a curve."""
    x, y, size = text.x, height - text.y, text.size
    if rng.random() < 0.5:
        canvas.rect(x - 0.5 * size, y + 0.35 * size, 0.4 * size, 0.07 * size, stroke=0, fill=1)
        return
    x += width_of(text.text, size)
    path = canvas.beginPath()
    path.moveTo(x, y)
    path.curveTo(x + 0.6 * size, y + 0.1 * size, x + 0.6 * size, y + 0.6 * size, x, y + 0.7 * size)
    canvas.drawPath(path, stroke=1, fill=0)


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
    if ink.fields and _NUMBER.fullmatch(text.text) and ink.rng.random() < 0.4:
        _field(canvas, text, height, ink.rng)
        return
    shown = text.text.translate(_RADICALS) if ink.radicals else text.text
    cut = len(shown)
    if ink.torn and len(shown) > 1 and ink.rng.random() < 0.5:
        cut = ink.rng.randint(1, len(shown) - 1)
    runs = [(shown[:cut], text.x), (shown[cut:], text.x + width_of(text.text[:cut], text.size))]
    slant = _SLANT if ink.slanting and ink.rng.random() < ink.slanting else 0.0
    if ink.shadows and ink.rng.random() < ink.shadows:
        canvas.setFillGray(0.8)
        for run, x in runs:
            _run(canvas, run, x + 0.4, height - text.y - 0.4, text.size, slant=slant)
        canvas.setFillGray(0)
    if ink.drawn and _NUMBER.fullmatch(text.text) and ink.rng.random() < ink.drawn:
        _sign(canvas, text, height, ink.rng)
    for run, x in runs:
        _run(canvas, run, x, height - text.y, text.size, slant=slant)
        if ink.twice:
            _run(canvas, run, x + 0.3, height - text.y, text.size)


def _field(canvas: Any, text: Text, height: float, rng: Random) -> None:
    """A text field as wide as its text, or a note typed over the page."""
    left, low, wide = text.x - 2, height - text.y - 3, width_of(text.text, text.size) + 6
    if rng.random() < 0.5:
        rect = [left, low, left + wide, low + text.size + 4]
        canvas.freeTextAnnotation(text.text, f"/Helv {text.size:g} Tf 0 g", Rect=rect)
        return
    from reportlab.lib.colors import white

    canvas.acroForm.textfield(
        value=text.text,
        x=left,
        y=low,
        width=wide,
        height=text.size + 4,
        fontSize=text.size,
        borderWidth=0,
        fillColor=white,
    )


def _run(canvas: Any, run: str, x: float, y: float, size: float, *, slant: float = 0.0) -> None:
    """Draws characters one by one, each as wide as it was typeset."""
    for char in run:
        canvas.setFont(_FONT, size)
        if slant:
            drawn = canvas.beginText()
            drawn.setTextTransform(1, 0, slant, 1, x, y)
            drawn.textOut(char)
            canvas.drawText(drawn)
        else:
            canvas.drawString(x, y, char)
        x += width_of(char, size)


PDFS: dict[str, Callable[[Report, Random], bytes]] = {
    "pdf": exported,
    "pdf_printed": printed,
    "pdf_designed": designed,
    "pdf_turned": turned,
    "pdf_filled_in": filled_in,
    "pdf_looked": looked,
}
