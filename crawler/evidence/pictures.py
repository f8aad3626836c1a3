"""Pictures of pages with a cell framed, drawn where a crash or a hostile file harms nobody.

A page is rendered by a worker process with limits; what comes back is a picture of ours, which is
kept for the next figure of the same page.
"""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from dataclasses import dataclass

from PIL import Image, ImageDraw

from crawler.evidence.in_a_process import apart
from crawler.evidence.printed import printed
from crawler.evidence.sheets import pages_of
from crawler.pool import Lost

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left."""

KEPT = 48
"""Pictures: 48 pages of about 250 kB are 12 MB, and the pages of a dozen reports."""
_SCALE = 120 / 72
_FRAME = (176, 0, 32)
_BORDER = 1.2
"""Points: half of the widest ruling of the forms seen."""
_AROUND = 36
"""Points around a cell that is cut out: its neighbours on all sides."""


class NoPicture(Exception):
    """The page can't be drawn; why, in words."""


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page of a document, in the coordinates of the reader that read it."""

    data: bytes
    sha256: str
    media_type: str
    reader: str
    number: int
    by_ocr: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture (JPEG) and how many of its pixels make a point."""

    jpeg: bytes
    scale: float


def draw(page: PageOf) -> Drawn:
    """In this process. Raises `NoPicture`, and whatever a damaged document makes of it."""
    seen = {page.number} if page.by_ocr else set()
    sheet = next(pages_of(page.data, page.media_type, page.reader, [page.number], seen), None)
    if sheet is None:
        raise NoPicture("the document has no such page")
    if sheet.picture is not None:
        return Drawn(sheet.jpeg(), sheet.picture.width / sheet.width)
    size = (round(sheet.width * _SCALE), round(sheet.height * _SCALE))
    out = io.BytesIO()
    printed(sheet, size).save(out, "JPEG", quality=85)
    return Drawn(out.getvalue(), size[0] / sheet.width)


def page_picture(page: PageOf) -> Drawn:
    """In a worker, or as it was drawn before. Raises `NoPicture`."""
    key = (page.sha256, page.reader, page.number)
    with _lock:
        if key in _drawn:
            _drawn.move_to_end(key)
            return _drawn[key]
    try:
        drawn = apart(draw, page)
    except Lost as lost:
        raise NoPicture(f"the page could not be drawn: {lost}") from lost
    except Exception as error:
        raise NoPicture(f"the page could not be drawn: {error}") from error
    with _lock:
        _drawn[key] = drawn
        while len(_drawn) > KEPT:
            _drawn.popitem(last=False)
    return drawn


def framed(drawn: Drawn, box: Box) -> bytes:
    """The page with the cell framed, JPEG."""
    picture = _opened(drawn)
    _frame(picture, [side * drawn.scale for side in box])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def cut_out(drawn: Drawn, box: Box) -> bytes:
    """The framed cell and a little of what is around it, PNG."""
    picture = _opened(drawn)
    _frame(picture, [side * drawn.scale for side in box])
    return _cut(picture, drawn, box, _AROUND)


def cell_alone(drawn: Drawn, box: Box) -> bytes:
    """What stands within the cell's borders, PNG."""
    return _cut(_opened(drawn), drawn, box, -_BORDER)


def _cut(picture: Image.Image, drawn: Drawn, box: Box, around: float) -> bytes:
    left, top, right, bottom = (side * drawn.scale for side in box)
    room = around * drawn.scale
    cut = picture.crop(
        (
            max(0, round(left - room)),
            max(0, round(top - room)),
            min(picture.width, round(right + room)),
            min(picture.height, round(bottom + room)),
        )
    )
    out = io.BytesIO()
    cut.save(out, "PNG")
    return out.getvalue()


def _opened(drawn: Drawn) -> Image.Image:
    return Image.open(io.BytesIO(drawn.jpeg)).convert("RGB")


def _frame(picture: Image.Image, box: list[float]) -> None:
    """Around the cell, not over it."""
    left, top, right, bottom = box
    ImageDraw.Draw(picture).rectangle((left - 3, top - 3, right + 3, bottom + 3), None, _FRAME, 3)


_drawn: OrderedDict[tuple[str, str, int], Drawn] = OrderedDict()
_lock = threading.Lock()
