"""Pictures on a PDF page as it shows them: whether they hide what is under them, and whether they show anything."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

FAINT = 170
"""0 to 255. What is lighter is a watermark (`pdf_characters`)."""


def pixels(picture: Any) -> int:
    """How many pixels a picture has."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    return wide.value * high.value if raw.FPDFImageObj_GetImagePixelSize(picture, wide, high) else 0


def is_opaque(page: pdfium.PdfPage, picture: Any) -> bool:
    """Whether a picture hides the text under it; a watermark that fills the page doesn't."""
    shown = _pixels_of(page, picture)
    return shown is None or shown.shape[2] < 4 or float(shown[::8, ::8, 3].mean()) > 250


def is_dark(page: pdfium.PdfPage, picture: Any) -> bool:
    """Whether anything in a picture is as dark as a digit."""
    shown = _pixels_of(page, picture)
    if shown is None:
        return True
    dark = shown[:, :, : min(shown.shape[2], 3)].min(axis=2) < FAINT
    return bool((dark & (shown[:, :, 3] > 128)).any() if shown.shape[2] == 4 else dark.any())


def _pixels_of(page: pdfium.PdfPage, picture: Any) -> NDArray[np.uint8] | None:
    """The picture as the page shows it, row by row; None if it can't be drawn."""
    bitmap = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, picture)
    if not bitmap:
        return None
    shown = pdfium.PdfBitmap.from_raw(bitmap)
    shown.warn_on_close = False  # it isn't used after it is closed here
    try:
        pixels: NDArray[np.uint8] = shown.to_numpy().copy()
        return pixels[:, :, None] if pixels.ndim == 2 else pixels
    finally:
        shown.close()
