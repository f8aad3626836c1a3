"""The OCR library (RapidOCR, whose models come inside its package): one engine to a process."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parsers.errors import Unreadable

Image = NDArray[np.uint8]
"""Height × width × 3, RGB."""

_NARROW = (3, 48, 96)
"""The least size a crop is brought to: a number of up to five digits. The library's own, 320 wide,
takes three times as long for the hundreds of short cells of a page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Text that OCR saw: its box in pixels (left, top, right, bottom), and how sure it is, 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    score: float


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise Unreadable(
            "it is a picture, and there is no OCR library: pip install rapidocr onnxruntime"
        ) from error
    threads = int(os.environ.get("OMP_NUM_THREADS") or 0) or min(4, os.cpu_count() or 1)
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(
        params={
            # Nothing is dropped for being uncertain: it is said to be uncertain.
            "Global.text_score": 0.0,
            "Global.log_level": "error",
            "Global.max_side_len": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def see(image: Image) -> list[Seen]:
    """All text in a picture."""
    try:
        found = _engine()(image[:, :, ::-1], use_det=True, use_cls=False, use_rec=True)
    except Exception as error:
        if "bad_alloc" in str(error):  # what the library makes of it is no MemoryError
            raise MemoryError("OCR of a page needs more memory") from error
        raise
    if found.boxes is None or found.txts is None:
        return []
    return [
        Seen(text, _around(box), float(score))
        for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
    ]


def _around(corners: NDArray[np.float32]) -> tuple[float, float, float, float]:
    left, top = corners.min(axis=0)
    right, bottom = corners.max(axis=0)
    return (float(left), float(top), float(right), float(bottom))


def recognise(crops: Sequence[Image]) -> list[tuple[str, float]]:
    """The text of each crop, taken as one line, and how sure it is."""
    if not crops:
        return []
    from rapidocr.ch_ppocr_rec import TextRecInput

    recognizer = _engine()._load_rec_model()
    wide, recognizer.rec_image_shape = recognizer.rec_image_shape, _NARROW
    batch, recognizer.rec_batch_num = recognizer.rec_batch_num, 32
    try:
        found = recognizer(TextRecInput(img=[crop[:, :, ::-1] for crop in crops]))
    finally:
        recognizer.rec_image_shape, recognizer.rec_batch_num = wide, batch
    return [
        (text, float(score)) for text, score in zip(found.txts or (), found.scores, strict=True)
    ]
