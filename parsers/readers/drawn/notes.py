"""Lines and shapes that somebody drew onto a PDF page as notes (ISO 32000-1, 12.5.6) and that bring no appearance of
their own: drawn as viewers draw them, so that what they strike out or hide is seen to be so.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from pypdfium2 import raw

MOST_POINTS = 5_000
"""Of one note. A signature by hand has a few hundred."""
_MOST_PARTS = 100
_THIN = 0.6
"""Points: how thick a line is that strikes text out."""
_LETS_THROUGH = 0.95
"""Opacity below which a filled note shows what is under it."""
_ROUND = 0.5523
"""By how much of its radius the quarter of a circle is bent (as a Bézier curve)."""

Point = tuple[float, float]


def draw(note: Any) -> None:
    """Gives the note an appearance, if it is a line or a shape."""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        _give(note, f"0 0 0 RG {_THIN} w " + "".join(f"{_path(each)}S " for each in _through(note)))
        return
    if kind in {raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE}:
        drawn = _in_box(note, is_round=kind == raw.FPDF_ANNOT_CIRCLE)
    elif kind in {raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_POLYGON}:
        lines = list(_lines(note, kind))
        _widen(note, lines)
        closed = "h " if kind == raw.FPDF_ANNOT_POLYGON else ""
        drawn = "".join(_path(line) + closed for line in lines)
        if not closed:
            _give(note, f"{_pen(note)}{drawn}S ")
            return
    else:
        return
    inside = _colour(note, raw.FPDFANNOT_COLORTYPE_InteriorColor, "rg") if _is_filled(note) else ""
    _give(note, f"{_pen(note)}{inside}{drawn}{'B' if inside else 'S'} ")


def _give(note: Any, drawn: str) -> None:
    given = ctypes.create_string_buffer(f"{drawn}\0".encode("utf-16-le"))
    raw.FPDFAnnot_SetAP(note, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, ctypes.cast(given, raw.FPDF_WIDESTRING))


def _path(points: Sequence[Point]) -> str:
    return "".join(f"{x:.2f} {y:.2f} {'l' if n else 'm'} " for n, (x, y) in enumerate(points))


def _through(note: Any) -> Iterator[list[Point]]:
    """The lines of a note that strikes text out (12.5.6.10)."""
    points = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFAnnot_CountAttachmentPoints(note), _MOST_PARTS)):
        if raw.FPDFAnnot_GetAttachmentPoints(note, index, points):
            y = (points.y1 + points.y2 + points.y3 + points.y4) / 4
            yield [((points.x1 + points.x3) / 2, y), ((points.x2 + points.x4) / 2, y)]


def _lines(note: Any, kind: int) -> Iterator[list[Point]]:
    """The lines of a note: one, or as many as a pen drew."""
    if kind == raw.FPDF_ANNOT_LINE:
        one, other = raw.FS_POINTF(), raw.FS_POINTF()
        if raw.FPDFAnnot_GetLine(note, one, other):
            yield [(one.x, one.y), (other.x, other.y)]
    elif kind == raw.FPDF_ANNOT_INK:
        for index in range(min(raw.FPDFAnnot_GetInkListCount(note), _MOST_PARTS)):
            yield _points(lambda given, most, n=index: raw.FPDFAnnot_GetInkListPath(note, n, given, most))
    else:
        yield _points(lambda given, most: raw.FPDFAnnot_GetVertices(note, given, most))


def _points(ask: Any) -> list[Point]:
    count = ask(None, 0)
    if not 0 < count <= MOST_POINTS:
        return []
    held = (raw.FS_POINTF * count)()
    ask(held, count)
    return [(point.x, point.y) for point in held]


def _in_box(note: Any, *, is_round: bool) -> str:
    """The rectangle or ellipse within a note's box."""
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, box):
        return ""
    left, right = sorted((box.left, box.right))
    low, high = sorted((box.bottom, box.top))
    left, right, low, high = left + 0.5, right - 0.5, low + 0.5, high - 0.5
    if not is_round:
        return _path([(left, low), (right, low), (right, high), (left, high)]) + "h "
    x, y, a, b = (left + right) / 2, (low + high) / 2, (right - left) / 2, (high - low) / 2
    p, q = _ROUND * a, _ROUND * b
    bends = (
        (x + a, y + q, x + p, y + b, x, y + b),
        (x - p, y + b, x - a, y + q, x - a, y),
        (x - a, y - q, x - p, y - b, x, y - b),
        (x + p, y - b, x + a, y - q, x + a, y),
    )
    return f"{x + a:.2f} {y:.2f} m " + "".join(" ".join(f"{each:.2f}" for each in bend) + " c " for bend in bends)


def _widen(note: Any, lines: Sequence[Sequence[Point]]) -> None:
    """Makes the note's box as wide as its lines: what is outside isn't drawn."""
    points = [point for line in lines for point in line]
    if points:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(min(xs) - 2, max(ys) + 2, max(xs) + 2, min(ys) - 2))


def _pen(note: Any) -> str:
    """Colour and width of a note's lines."""
    across, down, width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    known = raw.FPDFAnnot_GetBorder(note, across, down, width)
    return _colour(note, raw.FPDFANNOT_COLORTYPE_Color, "RG") + f"{width.value if known else 1.0:.2f} w "


def _colour(note: Any, kind: int, operator: str) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFAnnot_GetColor(note, kind, *parts)
    return " ".join(f"{part.value / 255:.3f}" for part in parts[:3]) + f" {operator} "


def _is_filled(note: Any) -> bool:
    opacity = ctypes.c_float()
    lets_through = raw.FPDFAnnot_GetNumberValue(note, b"CA", opacity) and opacity.value < _LETS_THROUGH
    return bool(raw.FPDFAnnot_HasKey(note, b"IC")) and not lets_through
