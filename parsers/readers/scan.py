"""Pictures of pages (PNG, JPEG, TIFF, BMP, WebP, GIF), read by OCR."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from parsers import messages
from parsers.document import Block, Document, Picture, Table
from parsers.errors import PICTURE_FAULTS, Unreadable
from parsers.grid import blocks
from parsers.ocr import read_page
from parsers.ocr.engine import Image as Pixels
from parsers.sniff import detect

MOST_PIXELS = 60_000_000
"""Limit of pixels on a page. A3 at 400 dpi has 31 million."""
MOST_PAGES = 100
"""Pages that are read of a picture with several, such as TIFF; later ones are ignored."""
_LOW = 1.5
"""Ratio of width to height from which a picture is no sheet in landscape."""
_A4 = 8.27
"""Inches. Short side assumed for a page whose picture doesn't give its resolution."""
_LEAST_SIDE = 200
"""Pixels. A smaller picture is an emblem or an icon."""


def read(data: bytes) -> Document:
    """Reads the picture. Raises `Unreadable` if it is damaged, too large or too small, or if the OCR
    library is missing.
    """
    read = [read_page(image, dpi=dpi, number=n) for n, (image, dpi) in enumerate(pages(data), 1)]
    return Document(blocks(read), detect(data), "scan", {}, ())


def pages(data: bytes) -> Iterator[tuple[Pixels, float]]:
    """Yields the pixels of each page, rotated as its EXIF data says, and its resolution in dpi. Raises
    `Unreadable`.
    """
    try:
        with Image.open(io.BytesIO(data)) as picture:
            for frame in islice(ImageSequence.Iterator(picture), MOST_PAGES):
                yield _page(frame), _dpi(frame)
    except Image.DecompressionBombError as error:
        raise Unreadable(messages.PICTURE_TOO_LARGE(error=error)) from error
    except PICTURE_FAULTS as error:
        raise Unreadable(messages.DAMAGED(what="picture", error=error)) from error


def _page(frame: Image.Image) -> Pixels:
    width, height = frame.size
    if width * height > MOST_PIXELS:
        raise Unreadable(messages.PIXELS_TOO_MANY(width=width, height=height))
    if min(width, height) < _LEAST_SIDE:
        raise Unreadable(messages.PIXELS_TOO_FEW(width=width, height=height))
    return np.asarray(ImageOps.exif_transpose(frame).convert("RGB"))


def _dpi(frame: Image.Image) -> float:
    """The resolution: as stated in the picture if it then has the size of a sheet of paper (short side 5 to 13
    inches), otherwise as if it were A4. A low picture is a table cut out of a sheet, of which it has the width.
    """
    width, height = frame.size
    side = width if width > _LOW * height else min(width, height)
    said = frame.info.get("dpi")
    stated = float(said[0]) if isinstance(said, tuple) and said[0] else 0.0
    if stated and 5 <= side / stated <= 13:
        return stated
    return side / _A4


def read_pictures(document: Document) -> Document:
    """The document with its pictures replaced by the blocks that OCR reads in them. Tables are numbered
    anew, in document order. Pictures that can't be read are left out.
    """
    blocks: list[Block] = []
    tables = 0
    for block in document.blocks:
        inner: Iterable[Block] = (block,)
        if isinstance(block, Picture):
            try:
                inner = read(block.data).blocks
            except Unreadable:
                continue  # an emblem or a photograph, not part of the report
        for each in inner:
            if isinstance(each, Table):
                each = _counted(each, tables)  # noqa: PLW2901
                tables += 1
            blocks.append(each)
    return replace(document, blocks=tuple(blocks), reader=f"{document.reader}+scan")


def _counted(table: Table, index: int) -> Table:
    cells = tuple(cell._replace(place=cell.place._replace(table=index)) for cell in table.cells)
    return replace(table, cells=cells, place=table.place._replace(table=index))
