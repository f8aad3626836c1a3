"""Pictures of pages with a frame around a cell.

A worker process with limits renders a page, so that a crash or a hostile file does no harm. It returns
a picture that this program made, which is cached for further figures of the same page.
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
"""Most pictures in the cache: 48 pages of about 250 kB are 12 MB, and the pages of a dozen reports."""
_SCALE = 120 / 72
_FRAME = (176, 0, 32)
_BORDER = 1.2
"""Width in points of a cell's border inside its box: half of the widest ruling in the forms seen."""
_AROUND = 36
"""Points around a cell that is cut out, so that its neighbours on all sides are visible."""


class NoPicture(Exception):
    """A page can't be drawn; the message says why."""


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
    """A picture (JPEG), and its scale in pixels per point."""

    jpeg: bytes
    scale: float


def draw(page: PageOf) -> Drawn:
    """Draws a page in the current process. Raises `NoPicture`, and for a damaged document any error."""
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
    """The picture of a page, from the cache or drawn in a worker. Raises `NoPicture`."""
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
    """The page with a frame around the cell, as JPEG."""
    picture = _opened(drawn)
    _frame(picture, [side * drawn.scale for side in box])
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def cut_out(drawn: Drawn, box: Box) -> bytes:
    """The framed cell with its surroundings, as PNG."""
    picture = _opened(drawn)
    _frame(picture, [side * drawn.scale for side in box])
    return _cut(picture, drawn, box, _AROUND)


def cell_alone(drawn: Drawn, box: Box) -> bytes:
    """The inside of the cell, without its borders, as PNG."""
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
    """Draws a frame around the cell, without covering it."""
    left, top, right, bottom = box
    ImageDraw.Draw(picture).rectangle((left - 3, top - 3, right + 3, bottom + 3), None, _FRAME, 3)


_drawn: OrderedDict[tuple[str, str, int], Drawn] = OrderedDict()
_lock = threading.Lock()
