"""Second reader of pictures of pages, by another method: enlarged, and cell by cell.

The first reader uses the lines of text that the OCR library finds; this one uses the rulings and the
ink between them.
"""

from __future__ import annotations

from parsers.document import Document
from parsers.grid import blocks
from parsers.ocr import read_page_again
from parsers.readers.scan import pages
from parsers.sniff import detect


def read(data: bytes) -> Document:
    """Reads the picture. Raises `Unreadable` in the same cases as the first reader."""
    read = [read_page_again(image, dpi=dpi, number=n) for n, (image, dpi) in enumerate(pages(data), 1)]
    return Document(blocks(read), detect(data), "scan_second", {}, ())
