"""Draws the pages as one picture: each cell has the colour of its kind (how it was read), and in its corner the
value that was read.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from crawler.cli.explain.readings import Finding, Findings, Kind, findings, spot_of, tables
from crawler.evidence.printed import printed
from crawler.evidence.sheets import Sheet
from parsers.report import Reading

COLOURS: dict[Kind, tuple[int, int, int]] = {
    "figure": (26, 127, 55),
    "blank": (110, 119, 129),
    "doubtful": (200, 100, 0),
    "unread": (179, 18, 107),
    "label": (59, 110, 168),
    "empty": (190, 196, 202),
}
WORDS: dict[Kind, str] = {
    "figure": "number",
    "blank": "blank",
    "doubtful": "doubtful",
    "unread": "no number",
    "label": "words",
    "empty": "empty",
}
_FAILS = (193, 18, 31)
_SCALE = 110 / 72
"""Pixels per point: print of 5 points is still legible, and a picture of four pages stays under 4 MB."""
_MOST_PAGES = 12
_GAP = 12
"""Space between pages, in pixels."""
_HEAD = 28
"""Height of the legend, in pixels."""


class Pageless(Exception):
    """Raised for a document without pages (HTML, Word, Excel, text): there is nothing to draw."""

    def __init__(self) -> None:
        super().__init__("it has no pages to draw a picture of: write HTML (-o explained.html)")


def picture(reading: Reading, sheets: Sequence[Sheet]) -> bytes:
    """The picture as PNG, of at most `_MOST_PAGES` pages one below the other. Raises `Pageless`."""
    if not sheets:
        raise Pageless
    found = findings(reading)
    drawn = [_drawn(sheet, reading, found) for sheet in sheets[:_MOST_PAGES]]
    width = max(each.width for each in drawn)
    height = sum(each.height + _GAP for each in drawn)
    whole = Image.new("RGB", (width, _HEAD + height), (234, 238, 242))
    more = len(sheets) - len(drawn)
    _legend(ImageDraw.Draw(whole), f"{more} more pages" if more else "")
    top = _HEAD
    for each in drawn:
        whole.paste(each, (0, top))
        top += each.height + _GAP
    out = io.BytesIO()
    whole.save(out, "PNG", optimize=True)
    return out.getvalue()


def _legend(draw: ImageDraw.ImageDraw, more: str) -> None:
    at = 8
    font = ImageFont.load_default(13)
    for words, colour in (*((WORDS[kind], COLOURS[kind]) for kind in WORDS), ("sum fails", _FAILS)):
        draw.rectangle((at, 8, at + 12, 20), fill=(255, 255, 255), outline=colour, width=3)
        draw.text((at + 17, 6), words, fill=(27, 31, 36), font=font)
        at += 32 + round(draw.textlength(words, font))
    draw.text((at, 6), more, fill=_FAILS, font=font)


def _drawn(sheet: Sheet, reading: Reading, found: Findings) -> Image.Image:
    size = (round(sheet.width * _SCALE), round(sheet.height * _SCALE))
    base = (sheet.picture.convert("RGB").resize(size) if sheet.picture is not None else printed(sheet, size)).convert(
        "RGBA"
    )
    veil = Image.new("RGBA", size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(veil)
    font = ImageFont.load_default(9)
    cells = [
        cell
        for table in tables(reading)
        for cell in table.cells
        if cell.place.page == sheet.number and cell.place.box is not None
    ]
    for cell in cells:
        assert cell.place.box is not None
        left, top, right, bottom = (round(side * _SCALE) for side in cell.place.box)
        kind, spot = found.kind(cell), spot_of(cell.place)
        colour = COLOURS[kind]
        figures = found.by_spot.get(spot, []) if spot else []
        fails = any(each.fails for each in figures)
        strong = 20 if kind in {"label", "empty"} else 55
        box = (left + 1, top + 1, max(left + 1, right - 1), max(top + 1, bottom - 1))
        draw.rectangle(box, fill=(*colour, strong), outline=(*(_FAILS if fails else colour), 255))
        values = " ".join(_value(each) for each in figures)
        draw.text((left + 3, top + 1), values, fill=(*colour, 255), font=font)
    return Image.alpha_composite(base, veil).convert("RGB")


def _value(found: Finding) -> str:
    """The value to draw, if the print doesn't show it: in scans, and where the print isn't a plain number."""
    figure = found.figure
    if figure.value is None:
        return "NULL" if found.kind == "unread" else ""
    plain = figure.confidence is None and (figure.raw or "").strip() == str(figure.value)
    return "" if plain else str(figure.value)
