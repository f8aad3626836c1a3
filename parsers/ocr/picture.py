"""Prepares pictures of pages for OCR: straightens them, removes stamps, and finds rulings."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from parsers.grid.model import Ruling
from parsers.ocr.engine import Image

Gray = NDArray[np.uint8]

INK, STRAY = 255, 128
"""Values of pixels: print, and a stroke as long as a ruling that is none."""
_BRIGHT = 130
"""0 to 255, in the red channel. Any black print under a seal is darker than this."""
_LOOSE = 0.15
"""Centimetres. Rulings that meet may miss each other by this much."""
_SPECK = 1e-4
"""Square inches. Smaller marks are noise: this is 4 pixels at 200 dpi, where a decimal point has 12."""
_BROKEN = 0.3
"""Centimetres. Largest gap between pieces of one ruling; the edge of a seal is half as wide."""
_ASIDE = 0.03
"""Centimetres. Largest sideways offset between pieces of one ruling."""
_SEVERAL = 3
"""Rulings. More than this many must end at the same place, or be crossed, to hold a ruling."""
_MOST_SKEW = 6.0
"""Degrees. Sheets from a scanner's feeder are straighter than this."""


def without_stamps(image: Image) -> Image:
    """The picture without red ink; black print under it stays, because seals often lie over tables. In
    the red channel a seal is as bright as the paper, while black stays black.
    """
    red, green, blue = (image[:, :, n].astype(np.int16) for n in range(3))
    reddish = red - np.maximum(green, blue) > 20
    cleaned = image.copy()
    bright = image[reddish][:, :1]
    cleaned[reddish] = np.where(bright > _BRIGHT, 255, bright)
    return cleaned


def ink_of(image: Image) -> Gray:
    """255 where there is ink, 0 elsewhere. The threshold adapts to the brightness around each pixel."""
    gray = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    blurred = cv2.GaussianBlur(gray, (3, 3), 0)
    size = max(15, (min(gray.shape) // 40) | 1)
    ink = cv2.adaptiveThreshold(blurred, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 18)
    return np.asarray(ink, dtype=np.uint8)


def skew_of(ink: Gray) -> float:
    """Angle in degrees by which lines of print rise to the right: the one at which the rows of pixels
    differ most (projection profile), searched first in steps of 0.5, then of 0.1.
    """
    scale = 900 / max(ink.shape)
    size = (round(ink.shape[1] * scale), round(ink.shape[0] * scale))
    small = np.asarray(cv2.resize(ink, size, interpolation=cv2.INTER_AREA))

    def told(angle: float) -> float:
        rows = _turned(small, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    best = max(np.arange(-_MOST_SKEW, _MOST_SKEW + 0.1, 0.5), key=told)
    return float(max(np.arange(best - 0.5, best + 0.51, 0.1), key=told))


def turned(image: Image, angle: float) -> Image:
    """The picture rotated by `angle` degrees, with white corners."""
    return np.asarray(_turned(image, angle, (255, 255, 255)), dtype=np.uint8)


def _turned(image: NDArray[Any], angle: float, fill: float | tuple[int, int, int]) -> NDArray[Any]:
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=fill)
    return np.asarray(turned)


def rulings_of(ink: Gray, dpi: float) -> tuple[list[Ruling], Gray]:
    """The rulings, in pixels, and the ink without them.

    A ruling is straight ink of at least 1.2 cm across or 0.5 cm down; rows are lower than columns are
    wide. Shorter ink is removed by morphological opening. What is straight and belongs to no table, such as a stroke
    through a long number, stays as `STRAY`.
    """
    found = []
    rest = ink.copy()
    for across, centimetres in ((True, 1.2), (False, 0.5)):
        length = max(8, round(dpi / 2.54 * centimetres))
        beside = np.ones((3, 1) if across else (1, 3), np.uint8)
        # A ruling that isn't quite straight crosses rows of pixels, so the ink is thickened first.
        kernel = np.ones((1, length) if across else (length, 1), np.uint8)
        lines = cv2.morphologyEx(cv2.dilate(ink, beside), cv2.MORPH_OPEN, kernel)
        rest[cv2.dilate(lines, beside) > 0] = 0
        count, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for left, top, width, height, _ in stats[1:count].tolist():
            if across and width > 4 * height:
                middle = top + height / 2
                found.append(Ruling(left, middle, left + width, middle))
            elif not across and height > 4 * width:
                middle = left + width / 2
                found.append(Ruling(middle, top, middle, top + height))
    whole = _whole(found, dpi)
    kept = _anchored(whole, dpi)
    rest = _without_specks(rest, dpi)
    for left, top, right, bottom in (each for each in whole if each.top == each.bottom and each not in kept):
        above, below = max(round(top) - 1, 0), round(bottom) + 2
        strip = rest[above:below, round(left) : round(right)]
        strip[strip == 0] = STRAY
    return kept, rest


def _without_specks(ink: Gray, dpi: float) -> Gray:
    """The ink without marks too small for a decimal point: noise, and dots left of a seal."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= _SPECK * dpi * dpi
    return np.where(small[labels], 0, ink).astype(np.uint8)


def _whole(rulings: list[Ruling], dpi: float) -> list[Ruling]:
    """Joins the pieces of rulings that were broken where a seal's edge or a fold crosses them."""
    gap, aside = dpi * _BROKEN / 2.54, dpi * _ASIDE / 2.54
    whole: list[Ruling] = []
    for each in sorted(rulings, key=lambda r: (r.left, r.top)):
        left, top, right, bottom = each
        for n, (a, b, c, d) in enumerate(whole):
            if top == bottom and b == d and abs(top - b) <= aside and 0 <= left - c <= gap:
                # The position of the longer piece is used.
                at = b if c - a > right - left else top
                whole[n] = Ruling(a, at, right, at)
                break
            if left == right and a == c and abs(left - a) <= aside and 0 <= top - d <= gap:
                at = a if d - b > bottom - top else left
                whole[n] = Ruling(at, b, at, bottom)
                break
        else:
            whole.append(each)
    return whole


def _anchored(rulings: list[Ruling], dpi: float) -> list[Ruling]:
    """The rulings without stray lines, such as the arc of a seal or a stroke of large type.

    A ruling stays if each of its ends meets a ruling of the other direction or lies where several
    others end too (at a page break), or if it crosses several.
    """
    near = dpi * _LOOSE / 2.54
    across = [r for r in rulings if r.top == r.bottom]
    down = [r for r in rulings if r.left == r.right]
    tops = [y for r in down for y in (r.top, r.bottom)]
    sides = [x for r in across for x in (r.left, r.right)]

    def held_down(x: float, y: float) -> bool:
        return any(r.left - near <= x <= r.right + near and abs(r.top - y) <= near for r in across) or (
            sum(abs(y - other) <= near for other in tops) > _SEVERAL
        )

    def held_across(x: float, y: float) -> bool:
        return any(r.top - near <= y <= r.bottom + near and abs(r.left - x) <= near for r in down) or (
            sum(abs(x - other) <= near for other in sides) > _SEVERAL
        )

    def crosses(ruling: Ruling) -> bool:
        left, top, right, bottom = ruling
        if top == bottom:
            met = [
                r.left for r in down if left - near <= r.left <= right + near and r.top - near <= top <= r.bottom + near
            ]
        else:
            met = [
                r.top
                for r in across
                if top - near <= r.top <= bottom + near and r.left - near <= left <= r.right + near
            ]
        return len(met) > _SEVERAL

    return [r for r in down if crosses(r) or (held_down(r.left, r.top) and held_down(r.left, r.bottom))] + [
        r for r in across if crosses(r) or (held_across(r.left, r.top) and held_across(r.right, r.top))
    ]
