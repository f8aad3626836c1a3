"""Third reader of PDF: draws the pages and reads the pictures by OCR.

It reads what is printed, independently of the characters stored in the file. As a page takes seconds,
it is used only if the two readers of the text leave a question open. Pages that the first reader read
by OCR, or that contain a picture it may have read by OCR, are read by the second method of OCR. What the drawing
strikes through is left out, because OCR reads it as if it weren't.
"""

from __future__ import annotations

from parsers.document import Document
from parsers.errors import Unreadable
from parsers.formats import PDF
from parsers.grid import blocks, looks_of
from parsers.grid.pictures import may_hold_table
from parsers.messages import MANY_SCANS
from parsers.readers.pdf import loaded, opened, page_of, read_as_picture, scanned

MOST_PAGES = 30
"""Limit of pages, at two to three seconds each: one and a half minutes."""


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if it has too many pages for OCR or can't be drawn."""
    document = opened(data)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise Unreadable(MANY_SCANS(pages=count))
        pages, notices = [], []
        for number in range(1, count + 1):
            page, drawing, distrust = page_of(document, number)
            pictured = any(may_hold_table(box, page.width, page.height) for box in drawing.pictures)
            again = distrust is not None or pictured
            if distrust:
                notices.append(read_as_picture(number, distrust))
            struck = [] if distrust else [word.box for word in looks_of(page) if word.look == "struck"]
            pages.append(scanned(loaded(document, number), number, again=again, without=struck))
    finally:
        document.close()
    return Document(blocks(pages), PDF, "pdf_scan", {}, tuple(notices))
