"""The text in the region that an evidence page frames or marks, read without the project's own code."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache
from typing import Any

import numpy as np
from PIL import Image


def without_blanks(text: str | None) -> str:
    """The text without whitespace, zero-width spaces included; full-width signs become half-width."""
    return re.sub(r"[\s\u200b\ufeff]", "", unicodedata.normalize("NFKC", text or ""))


def ocr_text(cut: bytes) -> str:
    """The text that OCR reads in the picture of one cell."""
    picture = Image.open(io.BytesIO(cut)).convert("RGB")
    picture = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)
    result = _reader()(np.asarray(picture), use_det=False, use_cls=False)
    return without_blanks("".join(result.txts or ()))


@cache
def _reader() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})
