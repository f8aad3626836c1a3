"""PDF read a third time: its pages drawn, and the pictures read by OCR.

What is printed, whatever the file says of its characters: asked only where two readers of its text
don't settle a matter, as a page takes seconds. Pages that the first reader read by OCR, or that hold
a picture it may have read so, are read in the other way of OCR.
"""

from __future__ import annotations

from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import PDF
from parsers.grid import blocks
from parsers.grid.pictures import PART, area
from parsers.messages import MANY_SCANS
from parsers.readers.pdf import opened, page_of, read_as_picture, scanned

MOST_PAGES = 30
"""At two to three seconds each: one and a half minutes."""


def read(data: bytes) -> Document:
    """Raises `Unreadable` where that takes too long."""
    document = opened(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(MANY_SCANS(pages=count))
        pages, notices = [], []
        for number in range(1, count + 1):
            page, drawing, distrust = page_of(document, number)
            least = PART * max(page.width * page.height, 1.0)
            pictured = any(area(box) >= least for box in drawing.pictures)
            again = distrust is not None or pictured
            if distrust:
                notices.append(read_as_picture(number, distrust))
            pages.append(scanned(document[number - 1], number, again=again))
    finally:
        document.close()
    return Document(blocks(pages), PDF, "pdf_scan", {}, tuple(notices))
