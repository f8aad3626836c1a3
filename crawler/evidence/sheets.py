"""Pictures of a document's pages, in the coordinates of its cells."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from typing import TYPE_CHECKING

from parsers import formats, messages
from parsers.document import Table
from parsers.errors import Unreadable
from parsers.grid.model import Ruling, Word
from parsers.report import Reading

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 120
"""Resolution of rendered pages: text of 5 points is legible, and a page takes about 200 kB."""
MOST_PIXELS = 20_000_000
"""Pixels of a picture, however large the page: A3 has 3 million at `_DPI`, a page of OCR 8 million."""
MOST_SHEETS = 60
"""Most pages with tables that are shown: the longest real report seen has 60."""


@dataclass(frozen=True)
class Sheet:
    """A page; sizes are in points. A page without a `picture` is drawn from its words and rulings."""

    number: int
    width: float
    height: float
    picture: Image | None = None
    words: Sequence[Word] = ()
    rulings: Sequence[Ruling] = ()

    def jpeg(self) -> bytes:
        out = io.BytesIO()
        assert self.picture is not None
        self.picture.save(out, "JPEG", quality=80)
        return out.getvalue()


def sheets(data: bytes, reading: Reading) -> Iterator[Sheet]:
    """The pages that hold tables, in order. Yields none if the format has no pages."""
    seen_by_ocr = {
        cell.place.page
        for block in reading.document.blocks
        if isinstance(block, Table)
        for cell in block.cells
        if cell.confidence is not None and cell.place.page is not None
    }
    wanted = pages_with_tables(reading)[:MOST_SHEETS]
    return pages_of(data, reading.media_type, reading.reader, wanted, seen_by_ocr)


def has_pages(media_type: str, reader: str) -> bool:
    """Whether cells have places on the document's pages. Tables that were read from a picture inside a
    document have their places in that picture instead.
    """
    paged = {formats.PDF, formats.OFD, *formats.PICTURES}
    return media_type in paged and not reader.endswith("+scan")


def pages_of(
    data: bytes, media_type: str, reader: str, wanted: Sequence[int], seen_by_ocr: Container[int]
) -> Iterator[Sheet]:
    """The wanted pages, in the coordinates of `reader`; `seen_by_ocr`: numbers of pages that OCR read."""
    if not has_pages(media_type, reader):
        return
    if media_type == formats.PDF:
        yield from _of_pdf(data, reader, wanted, seen_by_ocr)
    elif media_type == formats.OFD:
        yield from _of_ofd(data, wanted)
    else:
        yield from _of_scan(data, wanted)


def scale_within(width: float, height: float, wanted: float) -> float:
    """Pixels per unit of length: the wanted scale, or a smaller one if the picture would have more than
    `MOST_PIXELS`. Raises `Unreadable` for a page without an area.
    """
    area = width * height
    if not (width > 0 and height > 0 and isfinite(area)):
        raise Unreadable(messages.DAMAGED(what="file", error=f"{width:g} × {height:g} points"))
    return min(wanted, sqrt(MOST_PIXELS / area), MOST_PIXELS / max(width, height))


def pages_with_tables(reading: Reading) -> list[int]:
    cells = (c for b in reading.document.blocks if isinstance(b, Table) for c in b.cells)
    return sorted({c.place.page for c in cells if c.place.page is not None and c.place.box})


def _of_pdf(data: bytes, reader: str, wanted: Sequence[int], seen_by_ocr: Container[int]) -> Iterator[Sheet]:
    import pypdfium2 as pdfium

    from parsers.readers.drawn.overlays import overlaid, with_typed
    from parsers.readers.pdf import turns_of

    document = pdfium.PdfDocument(data)
    try:
        for number in wanted:
            page = with_typed(document, overlaid(document, number))
            if number in seen_by_ocr:
                width, height = page.get_size()
                scale = scale_within(width, height, 200 / 72)
                picture = _straight(page.render(scale=scale).to_pil())
                yield _scaled(picture, number, 72 * scale)
            else:
                if reader == "pdf":
                    page.set_rotation(90 * turns_of(page))
                else:  # pdfplumber's coordinates start at the corner of the media box, not of the crop box
                    page.set_cropbox(*page.get_mediabox())
                width, height = page.get_size()
                scale = scale_within(width, height, _DPI / 72)
                yield Sheet(number, width, height, page.render(scale=scale).to_pil())
            page.close()
    finally:
        document.close()


def _of_ofd(data: bytes, wanted: Sequence[int]) -> Iterator[Sheet]:
    from parsers.readers.ofd import pages

    for page in pages(data)[0]:
        if page.number in wanted:
            yield Sheet(page.number, page.width, page.height, None, page.words, page.rulings)


def _of_scan(data: bytes, wanted: Sequence[int]) -> Iterator[Sheet]:
    from PIL import Image

    from parsers.readers.scan import pages

    for number, (pixels, dpi) in enumerate(pages(data), 1):
        if number in wanted:
            yield _scaled(_straight(Image.fromarray(pixels)), number, dpi)


def _straight(picture: Image) -> Image:
    """A picture straightened as the reader does it."""
    import numpy as np
    from PIL import Image as Pillow

    from parsers.ocr import straight

    return Pillow.fromarray(straight(np.asarray(picture.convert("RGB"))))


def _scaled(picture: Image, number: int, dpi: float) -> Sheet:
    width, height = (side * 72 / dpi for side in picture.size)
    scale = scale_within(width, height, min(dpi, 150) / 72)
    if scale < dpi / 72:
        picture = picture.resize((max(1, round(width * scale)), max(1, round(height * scale))))
    return Sheet(number, width, height, picture)
