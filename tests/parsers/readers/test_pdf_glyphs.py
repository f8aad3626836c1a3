"""Digits that a font of a PDF names otherwise than it draws them are read from the picture of the page."""

from __future__ import annotations

import io
import re
from itertools import combinations

import pypdfium2 as pdfium
import pytest

from parsers.readers.drawn.characters import characters_of
from parsers.readers.drawn.glyphs import names_others
from parsers.readers.pdf import opened, page_of

UNTOLD = {*combinations("12357", 2), ("4", "9")}
"""Digits that have no hole, or one in the same place."""


def page() -> bytes:
    """Digits in a font of its own, as a file without compression."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=0)
    canvas.setFont("Vera", 12)
    canvas.drawString(50, 500, "0123456789")
    canvas.save()
    return out.getvalue()


def swapped(data: bytes, one: str, other: str) -> bytes:
    """The file whose map from glyphs to characters has two digits in each other's place."""
    found = re.search(rb"begincmap.*?endcmap", data, re.DOTALL)
    assert found
    a, b = (b"<%04X>" % ord(digit) for digit in (one, other))
    cmap = found[0].replace(a, b"<@@@@>").replace(b, a).replace(b"<@@@@>", b)
    return data[: found.start()] + cmap + data[found.end() :]


def is_told(data: bytes) -> bool:
    shown = pdfium.PdfDocument(data)[0]
    return names_others(characters_of(shown))


def test_most_digits_that_stand_for_others_are_told() -> None:
    plain = page()
    assert not is_told(plain)
    assert {pair for pair in combinations("0123456789", 2) if not is_told(swapped(plain, *pair))} == UNTOLD


@pytest.mark.parametrize(("pair", "why"), [(None, None), (("6", "8"), "picture.other_digits")])
def test_such_a_page_is_read_as_a_picture(pair: tuple[str, str] | None, why: str | None) -> None:
    document = opened(swapped(page(), *pair) if pair else page())
    try:
        distrust = page_of(document, 1)[2]
    finally:
        document.close()
    assert (distrust.code if distrust else None) == why
