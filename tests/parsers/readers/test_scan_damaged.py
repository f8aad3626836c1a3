"""Pictures whose headers are damaged: a word, never a crash."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from parsers.errors import Unreadable
from parsers.readers import scan

WIDTH, UNKNOWN = b"\x00\x01\x04\x00", b"\xee\xee\x04\x00"
"""The tag of a picture's width in a TIFF with its type, and one that means nothing."""


def test_a_page_without_a_width() -> None:
    out = io.BytesIO()
    page = Image.new("L", (300, 300), 255)
    page.save(out, "TIFF", save_all=True, append_images=[page])
    whole = out.getvalue()
    at = whole.rindex(WIDTH)
    with pytest.raises(Unreadable, match="damaged"):
        list(scan.pages(whole[:at] + UNKNOWN + whole[at + len(WIDTH) :]))
