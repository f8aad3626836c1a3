"""PDF pages drawn by tests."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from parsers.document import Document, Paragraph, Table
from parsers.readers import reader

FONT = "STSong-Light"
HEIGHT = 842


def pdf(*pages: Callable[[Any], None], turned: int = 0) -> bytes:
    """A PDF with one page for each function; the function draws on a canvas."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, HEIGHT), invariant=1)
    for draw in pages:
        canvas.setPageRotation(turned)
        canvas.setFont(FONT, 9)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def write(canvas: Any, x: float, y: float, text: str, size: float = 9) -> None:
    """Draws text; x is its left end, y its baseline, from the top left of the page."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, HEIGHT - y, text)


def line(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)


Stroke = Callable[[Any, float, float, float, float], None]


def grid(
    canvas: Any, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], stroke: Stroke = line
) -> None:
    """Draws a ruled table; every cell has its own edges."""
    for y0, y1, row in zip(ys, ys[1:], rows, strict=False):
        for x0, x1, text in zip(xs, xs[1:], row, strict=False):
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                stroke(canvas, *edge)
            for n, part in enumerate(text.split("\n") if text else ()):
                write(canvas, x0 + 3, y0 + 12 + 11 * n, part)


def tables(data: bytes, name: str = "pdf") -> list[list[list[str]]]:
    """The texts of the tables that a reader finds, row by row."""
    return [
        [[cell.text for cell in row] for row in block.rows()]
        for block in document(data, name).blocks
        if isinstance(block, Table)
    ]


def prose(data: bytes, name: str = "pdf") -> list[str]:
    return [block.text for block in document(data, name).blocks if isinstance(block, Paragraph)]


def document(data: bytes, name: str = "pdf") -> Document:
    return reader(name).read(data)
