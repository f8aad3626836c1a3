"""The OCR library (RapidOCR, whose models come inside its package): one engine to a process.

Its two parts are called apart: finding lines of text, in a picture of the resolution at which that
is found best, and reading them, from the picture as it is.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.errors import Unreadable
from parsers.messages import NO_OCR

Image = NDArray[np.uint8]
"""Height × width × 3, RGB."""

_DETECT_DPI = 150.0
"""Lines of text are found as well as at 200 dpi, in half the time; what is missed in a cell is found
by its ink. Lower, lines that stand near each other run together."""
_HIGHEST = 2600
"""Pixels at that resolution: A3 is 2480 high."""
_CALM = 9
"""Rows of pixels without print that are looked for where a long picture is cut."""
_NARROW = (3, 48, 96)
"""The least size a crop is brought to: a number of up to five digits. The library's own, 320 wide,
takes three times as long for the hundreds of short cells of a page."""
_BATCH = 16
"""Crops read at once."""
_PADDED = 1.25
"""How much longer than the shortest the longest crop of a batch may be."""

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Text that OCR saw: its box in pixels (left, top, right, bottom), and how sure it is, 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    score: float


@cache
def _engine() -> Any:
    # Else the library beneath reports to its maker, and leaves a file among the temporary ones.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise Unreadable(NO_OCR()) from error
    threads = int(os.environ.get("OMP_NUM_THREADS") or 0) or min(4, os.cpu_count() or 1)
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            # Nothing is dropped for being uncertain: it is said to be uncertain.
            "Global.text_score": 0.0,
            "Global.log_level": "error",
            "Global.max_side_len": 6000,
            "Det.max_candidates": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def see(image: Image, dpi: float) -> list[Seen]:
    """All text in a picture."""
    return read_lines(image, find_lines(image, dpi))


def read_lines(image: Image, boxes: Sequence[Box]) -> list[Seen]:
    """The text of lines that were found; what has none was no text."""
    crops = [image[top:bottom, left:right] for left, top, right, bottom in boxes]
    return [
        Seen(text, (float(box[0]), float(box[1]), float(box[2]), float(box[3])), score)
        for box, (text, score) in zip(boxes, recognise(crops), strict=True)
        if text.strip()
    ]


def find_lines(image: Image, dpi: float) -> list[Box]:
    """Where lines of text are."""
    scale = min(1.0, _DETECT_DPI / dpi)
    height, width = image.shape[:2]
    small = np.ascontiguousarray(image[:, :, ::-1])
    if scale < 1:
        size = (round(width * scale), round(height * scale))
        small = np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    lines = []
    for start, end in _bands(small):
        try:
            found = _engine()(small[start:end], use_det=True, use_cls=False, use_rec=False)
        except Exception as error:
            raise _told(error) from error
        for corners in found.boxes if found.boxes is not None else ():
            corners[:, 1] += start
            left, top = np.floor(corners.min(axis=0) / scale).astype(int).tolist()
            right, bottom = np.ceil(corners.max(axis=0) / scale).astype(int).tolist()
            box = (max(0, left), max(0, top), min(width, right), min(height, bottom))
            if box[2] - box[0] > 1 and box[3] - box[1] > 1:
                lines.append(box)
    return lines


def _bands(image: Image) -> Iterator[tuple[int, int]]:
    """A long picture in parts as high as pages, cut where the rows are most alike: between lines of
    text. The library takes memory for the whole of a picture, and makes long ones smaller.
    """
    start, height = 0, image.shape[0]
    while height - start > _HIGHEST:
        least, most = start + _HIGHEST // 2, start + _HIGHEST
        rows = image[least:most, :, 1].astype(np.float32).std(axis=1)
        # The middle of the widest such place, not its edge.
        calm = np.convolve(rows, np.ones(_CALM) / _CALM, mode="valid")
        cut = least + int(np.argmin(calm)) + _CALM // 2
        yield start, cut
        start = cut
    yield start, height


def _told(error: Exception) -> Exception:
    """What the library makes of memory that there isn't, is no MemoryError."""
    return MemoryError("OCR of a page needs more memory") if "bad_alloc" in str(error) else error


def recognise(crops: Sequence[Image]) -> list[tuple[str, float]]:
    """The text of each crop, taken as one line, and how sure it is."""
    if not crops:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput

    recognizer = _engine()._load_rec_model()
    recognizer.rec_image_shape, recognizer.rec_batch_num = _NARROW, _BATCH
    read: dict[int, tuple[str, float]] = {}
    for batch in _batches(crops):
        images = [np.ascontiguousarray(crops[n][:, :, ::-1]) for n in batch]
        try:
            found = recognizer(TextRecInput(img=images))
        except Exception as error:
            raise _told(error) from error
        scores = map(float, found.scores)
        read |= zip(batch, zip(found.txts or (), scores, strict=True), strict=True)
    return [read[n] for n in range(len(crops))]


def _batches(crops: Sequence[Image]) -> Iterator[list[int]]:
    """Crops of about the same shape: all of a batch are padded to the longest."""
    least = _NARROW[2] / _NARROW[1]
    longs = [max(least, crop.shape[1] / crop.shape[0]) for crop in crops]
    batch: list[int] = []
    for n in sorted(range(len(crops)), key=longs.__getitem__):
        if batch and (len(batch) == _BATCH or longs[n] > _PADDED * longs[batch[0]]):
            yield batch
            batch = []
        batch.append(n)
    yield batch
