"""Pictures of pages with a frame around a cell, and cells cut out of them.

A worker process with limits does all that takes memory: it opens the document, draws the page, frames and cuts. The
serving process keeps the pages as JPEG for further figures of the same page, and hands them to the worker again.
"""

from __future__ import annotations

import io
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image, ImageDraw

from crawler.evidence.in_a_process import Busy, apart
from crawler.evidence.printed import printed
from crawler.evidence.sheets import pages_of, scale_within
from crawler.pool import Lost
from parsers.errors import Unreadable

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the top left."""
View = Literal["page", "cut", "cell"]
"""The page with a frame around the cell (JPEG); the framed cell with its surroundings; the inside of the cell, without
its borders (both PNG)."""

KEPT = 12_000_000
"""Bytes of the pictures that are kept: the pages of a dozen reports, at some 250 kB each."""
LARGEST_KEPT = 4_000_000
FAILURES_KEPT, FAILURES_HOLD = 500, 300
"""Pages that are known not to be drawn, and for how many seconds: trying again would take as long."""
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
    """A page of a document, in the coordinates of the reader that read it. `document` is called in the worker and
    returns the bytes; it must be picklable.
    """

    document: Callable[[], bytes]
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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A view of a cell. `drawn`: the picture of its page, if it is known."""

    page: PageOf
    box: Box
    view: View
    drawn: Drawn | None


@dataclass(slots=True)
class _Kept:
    """The pictures and failures that are known, the last used at the end."""

    drawn: OrderedDict[tuple[str, str, int], Drawn] = field(default_factory=OrderedDict)
    failures: OrderedDict[tuple[str, str, int], tuple[str, float]] = field(default_factory=OrderedDict)
    """The words for each, and until when (`time.monotonic`) they hold."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, key: tuple[str, str, int]) -> Drawn | None:
        """The picture, None if it isn't known. Raises `NoPicture`."""
        with self.lock:
            why, until = self.failures.get(key, ("", 0.0))
            if why and time.monotonic() < until:
                raise NoPicture(why)
            if key in self.drawn:
                self.drawn.move_to_end(key)
            return self.drawn.get(key)

    def keep(self, key: tuple[str, str, int], drawn: Drawn) -> None:
        with self.lock:
            if len(drawn.jpeg) <= LARGEST_KEPT:
                self.drawn[key] = drawn
            while sum(len(each.jpeg) for each in self.drawn.values()) > KEPT:
                self.drawn.popitem(last=False)

    def keep_failure(self, key: tuple[str, str, int], why: str) -> None:
        with self.lock:
            self.failures[key] = (why, time.monotonic() + FAILURES_HOLD)
            while len(self.failures) > FAILURES_KEPT:
                self.failures.popitem(last=False)


def picture(page: PageOf, box: Box, view: View) -> bytes:
    """A view of a cell on its page. Raises `NoPicture`, and `Busy` where too many others wait for theirs."""
    key = (page.sha256, page.reader, page.number)
    drawn = _kept.look(key)
    try:
        if drawn is None:
            with _drawing:  # the page and the cut of a figure are asked for at the same time, and drawn once
                drawn = _kept.look(key)
                found, made = apart(_view, _Wanted(page, box, view, drawn))
                _kept.keep(key, found)
        else:
            _, made = apart(_view, _Wanted(page, box, view, drawn))
    except (Busy, TimeoutError, NoPicture):
        raise
    except Exception as error:
        # An error of a library may name a file of this machine, a limit doesn't.
        known = isinstance(error, Lost | Unreadable)
        why = f"the page could not be drawn: {error if known else type(error).__name__}"
        _kept.keep_failure(key, why)
        raise NoPicture(why) from error
    return made


def draw(page: PageOf) -> Drawn:
    """Draws a page in the current process. Raises `NoPicture`, and for a damaged document any error."""
    seen = {page.number} if page.by_ocr else set()
    try:
        data = page.document()
    except Unreadable as error:  # the archive may be there a moment later
        raise NoPicture(str(error)) from error
    sheet = next(pages_of(data, page.media_type, page.reader, [page.number], seen), None)
    if sheet is None:
        raise NoPicture("the document has no such page")
    if sheet.picture is not None:
        return Drawn(sheet.jpeg(), sheet.picture.width / sheet.width)
    scale = scale_within(sheet.width, sheet.height, _SCALE)
    size = (max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale)))
    out = io.BytesIO()
    printed(sheet, size).save(out, "JPEG", quality=85)
    return Drawn(out.getvalue(), size[0] / sheet.width)


def _view(wanted: _Wanted) -> tuple[Drawn, bytes]:
    """In the worker: the picture of the page, and the view of the cell."""
    drawn = wanted.drawn or draw(wanted.page)
    return drawn, _VIEWS[wanted.view](drawn, wanted.box)


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
    box_of = (
        max(0, round(left - room)),
        max(0, round(top - room)),
        min(picture.width, round(right + room)),
        min(picture.height, round(bottom + room)),
    )
    if box_of[0] >= box_of[2] or box_of[1] >= box_of[3]:
        raise NoPicture("the cell lies beside the page")
    cut = picture.crop(box_of)
    out = io.BytesIO()
    cut.save(out, "PNG")
    return out.getvalue()


def _opened(drawn: Drawn) -> Image.Image:
    return Image.open(io.BytesIO(drawn.jpeg)).convert("RGB")


def _frame(picture: Image.Image, box: list[float]) -> None:
    """Draws a frame around the cell, without covering it."""
    left, top, right, bottom = box
    ImageDraw.Draw(picture).rectangle((left - 3, top - 3, right + 3, bottom + 3), None, _FRAME, 3)


_VIEWS: dict[View, Callable[[Drawn, Box], bytes]] = {"page": framed, "cut": cut_out, "cell": cell_alone}
_kept = _Kept()
_drawing = threading.Lock()
