"""Pictures of pages read a second time, in another way: larger, and cell by cell.

The first reader takes lines of text where the OCR library finds them, this one goes by the rulings
and the ink between them.
"""

from __future__ import annotations

from parsers.document import Document
from parsers.grid import blocks
from parsers.ocr import read_page_again
from parsers.readers.scan import pages
from parsers.sniff import detect


def read(data: bytes) -> Document:
    """Raises `Unreadable` as the first reader does."""
    read = [read_page_again(image, dpi=dpi, number=n) for n, (image, dpi) in enumerate(pages(data), 1)]
    return Document(blocks(read), detect(data), "scan_second", {}, ())
