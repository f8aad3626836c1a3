"""逐页图片: a report scanned as one picture for each page, in an archive: 年报_页面_1.png to 年报_页面_3.png.

Pictures of one folder whose names differ only in consecutive numbers are the pages of one document, a TIFF with as
many pages: the pixels are as they were.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from parsers.errors import PICTURE_FAULTS
from parsers.formats import PICTURES
from parsers.package import Member
from parsers.sniff import detect

if TYPE_CHECKING:
    from PIL import Image

MOST = 100
"""Pages of a document. More pictures are none."""
_MOST_PIXELS = 60_000_000
"""Of one page (`parsers.readers.scan`)."""
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?=\D{0,20}$)")
"""The last number of a name; one of four digits is a year."""


def joined(members: Iterable[Member]) -> Iterator[Member]:
    """The members of an archive, with the pictures of a document's pages as one member; pictures come last."""
    pictures: dict[str, list[tuple[int, Member]]] = {}
    for member in members:
        named = _named(member)
        if named:
            pictures.setdefault(named[0], []).append((named[1], member))
        else:
            yield member
    for name, numbered in pictures.items():
        pages = sorted(numbered, key=lambda each: each[0])
        first = pages[0][0]
        follow = [number for number, _ in pages] == list(range(first, first + len(pages)))
        whole = _document([page.data for _, page in pages]) if follow and 1 < len(pages) <= MOST else None
        if whole:
            yield pages[0][1]._replace(name=name, data=whole)
        else:
            yield from (page for _, page in numbered)


def _named(member: Member) -> tuple[str, int] | None:
    """The name of the document that a picture is a page of, and the page's number; None for other files."""
    path = PurePosixPath(member.name)
    number = _NUMBER.search(path.stem)
    if number is None or member.error is not None or detect(member.data) not in PICTURES:
        return None
    stem = f"{path.stem[: number.start()]}{path.stem[number.end() :]}".strip(" _-()（）第页.") or path.parent.name
    return str(path.with_name(f"{stem or 'pages'}.tiff")), int(number[0])


def _document(pictures: Sequence[bytes]) -> bytes | None:
    """The pictures as pages of a TIFF; None if one of them can't be opened."""
    from PIL.Image import DecompressionBombError

    out = io.BytesIO()
    try:
        rest = (_page(each) for each in pictures[1:])
        _page(pictures[0]).save(out, "TIFF", save_all=True, append_images=rest, compression="tiff_deflate")
    except (*PICTURE_FAULTS, DecompressionBombError):
        return None
    return out.getvalue()


def _page(data: bytes) -> Image.Image:
    """A picture, upright. Raises `ValueError` if it is too large."""
    from PIL import Image, ImageOps

    picture = Image.open(io.BytesIO(data))
    if picture.width * picture.height > _MOST_PIXELS:
        raise ValueError(picture.size)
    dpi = picture.info.get("dpi")
    upright = ImageOps.exif_transpose(picture)
    page = upright if upright.mode in {"1", "L", "RGB"} else upright.convert("RGB")
    if dpi:
        page.info["dpi"] = dpi
    return page
