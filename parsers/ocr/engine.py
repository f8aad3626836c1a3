"""The OCR library: RapidOCR, whose models come with its package.

Its two steps are called separately: lines of text are found in a picture reduced to the best
resolution for that, and are then read from the original picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.ocr.inference import detector, recognizer

Image = NDArray[np.uint8]
"""Height × width × 3, RGB."""

_DETECT_DPI = 150.0
"""Resolution at which lines of text are found. They are found as well as at 200 dpi, in half the time;
text missed in a cell is found later by its ink. At lower resolutions neighbouring lines merge."""
_HIGHEST = 1800
"""Pixels at that resolution. Higher pictures are cut into bands, as memory grows with their size; A4 is 1754 high."""
_CALM = 9
"""Pixels. A long picture is cut in the middle of a gap between lines about this high."""
_PATCH = 8
"""Pixels, as of the next three. Print is looked for in patches of this size, whose mean differs from the paper's."""
_FAINT = 4.0
"""Least such difference, of 255. A single thin stroke darkens its patch by 20."""
_AROUND = 24
"""Left blank around the print, so that lines at its sides are found as in the whole picture."""
_SHORT = 736
"""The library enlarges a picture whose shorter side is shorter; what is cut out is never so."""
_NARROW = (3, 48, 96)
"""Least size of a crop (channels, height, width): a number of up to five digits. With the library's
own 320 pixels of width, the hundreds of short cells of a page take three times as long."""
_BATCH = 16
"""Crops read at once."""
_PADDED = 1.25
"""Greatest ratio between the longest and the shortest crop of a batch, by width to height."""

_LONGEST = 160.0
"""Times the height: how long all crops of a batch are together, at most. Five lines of a page are as long; sixteen
would need 700 MB, sixteen strips of a damaged scan 2,000.
"""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Text found by OCR, with its box in pixels (left, top, right, bottom) and its confidence, 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    score: float


def see(image: Image, dpi: float) -> list[Seen]:
    """All text in a picture."""
    return read_lines(image, find_lines(image, dpi))


def read_lines(image: Image, boxes: Sequence[Box]) -> list[Seen]:
    """Reads the lines in `boxes`. Boxes in which no text is read are left out."""
    crops = [image[top:bottom, left:right] for left, top, right, bottom in boxes]
    return [
        Seen(text, (float(box[0]), float(box[1]), float(box[2]), float(box[3])), score)
        for box, (text, score) in zip(boxes, recognise(crops), strict=True)
        if text.strip()
    ]


def find_lines(image: Image, dpi: float) -> list[Box]:
    """The boxes of the lines of text, in pixels of `image`."""
    scale = min(1.0, _DETECT_DPI / dpi)
    height, width = image.shape[:2]
    small = np.ascontiguousarray(image[:, :, ::-1])
    if scale < 1:
        size = (round(width * scale), round(height * scale))
        small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    lines = []
    start, above, end, below = _printed(small)
    for upper, lower in _bands(small[above:below, start:end]):
        try:
            band = small[above + upper : above + lower, start:end]
            found = detector()(band, use_det=True, use_cls=False, use_rec=False)
        except Exception as error:
            raise _told(error) from error
        for corners in found.boxes if found.boxes is not None else ():
            at = corners + np.array((start, above + upper))
            left, top = np.floor(at.min(axis=0) / scale).astype(int).tolist()
            right, bottom = np.ceil(at.max(axis=0) / scale).astype(int).tolist()
            box = (max(0, left), max(0, top), min(width, right), min(height, bottom))
            if box[2] - box[0] > 1 and box[3] - box[1] > 1:
                lines.append(box)
    return lines


def _printed(image: Image) -> Box:
    """The part of a picture that holds print: all but its blank margins, which are a third of a page. All of it, where
    the paper isn't of one colour.
    """
    height, width = image.shape[:2]
    size = (max(1, width // _PATCH), max(1, height // _PATCH))
    patches = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    unlike = np.abs(patches - np.median(patches, axis=(0, 1))).max(axis=2)
    left, right = _reach(unlike.max(axis=0), width)
    top, bottom = _reach(unlike.max(axis=1), height)
    return left, top, right, bottom


def _reach(unlike: NDArray[np.float32], side: int) -> tuple[int, int]:
    """From where to where print reaches on a side of so many pixels, and what is left around it. `unlike`: by how much
    each patch differs from the paper.
    """
    at = np.flatnonzero(unlike > _FAINT)
    if not len(at):
        return 0, side
    start = max(0, int(at[0] * side / len(unlike)) - _AROUND)
    end = min(side, int((at[-1] + 1) * side / len(unlike)) + _AROUND)
    start = max(0, min(start, end - _SHORT))
    return start, min(side, max(end, start + _SHORT))


def _bands(image: Image) -> Iterator[tuple[int, int]]:
    """Cuts a long picture into bands about as high as a page, between lines of text: where the rows of
    pixels are most uniform. Otherwise the library needs memory for the whole picture, and reduces
    long pictures. Yields (top, bottom) of each band in pixels.
    """
    start, height = 0, image.shape[0]
    while height - start > _HIGHEST:
        least, most = start + _HIGHEST // 2, start + _HIGHEST
        rows = image[least:most, :, 1].astype(np.float32).std(axis=1)
        # The middle of a gap, not its edge.
        calm = np.convolve(rows, np.ones(_CALM) / _CALM, mode="valid")
        cut = least + int(np.argmin(calm)) + _CALM // 2
        yield start, cut
        start = cut
    yield start, height


def _told(error: Exception) -> Exception:
    """The error to raise: a MemoryError where the library reports a lack of memory by another error."""
    return MemoryError("OCR of a page needs more memory") if "bad_alloc" in str(error) else error


def recognise(crops: Sequence[Image]) -> list[tuple[str, float]]:
    """The text of each crop, read as a single line, with its confidence, 0 to 1."""
    if not crops:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput

    model = recognizer()
    model.rec_image_shape, model.rec_batch_num = _NARROW, _BATCH
    read: dict[int, tuple[str, float]] = {}
    for batch in batches(crops):
        images = [np.ascontiguousarray(crops[n][:, :, ::-1]) for n in batch]
        try:
            found = model(TextRecInput(img=images))
        except Exception as error:
            raise _told(error) from error
        scores = map(float, found.scores)
        read |= zip(batch, zip(found.txts or (), scores, strict=True), strict=True)
    return [read[n] for n in range(len(crops))]


def batches(crops: Sequence[Image]) -> Iterator[list[int]]:
    """Batches of indices into `crops`, of about the same ratio of width to height: the library pads all
    crops of a batch to the longest.
    """
    least = _NARROW[2] / _NARROW[1]
    longs = [max(least, crop.shape[1] / crop.shape[0]) for crop in crops]
    batch: list[int] = []
    for n in sorted(range(len(crops)), key=longs.__getitem__):
        full = len(batch) == _BATCH or (len(batch) + 1) * longs[n] > _LONGEST
        if batch and (full or longs[n] > _PADDED * longs[batch[0]]):
            yield batch
            batch = []
        batch.append(n)
    yield batch
