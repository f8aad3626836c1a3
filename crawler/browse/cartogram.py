"""方格地图: the provinces as squares, roughly where they lie; no outline of a country is drawn, and nothing is fetched.

Divisions within a province are squares in the order of their codes: where they lie isn't shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

PROVINCES: Mapping[str, tuple[str, int, int]] = {
    "23": ("黑龙江", 7, 0),
    "15": ("内蒙古", 4, 1),
    "21": ("辽宁", 6, 1),
    "22": ("吉林", 7, 1),
    "65": ("新疆", 0, 2),
    "62": ("甘肃", 1, 2),
    "64": ("宁夏", 2, 2),
    "14": ("山西", 3, 2),
    "13": ("河北", 4, 2),
    "11": ("北京", 5, 2),
    "12": ("天津", 6, 2),
    "54": ("西藏", 0, 3),
    "63": ("青海", 1, 3),
    "61": ("陕西", 2, 3),
    "41": ("河南", 3, 3),
    "37": ("山东", 4, 3),
    "32": ("江苏", 5, 3),
    "31": ("上海", 6, 3),
    "51": ("四川", 1, 4),
    "50": ("重庆", 2, 4),
    "42": ("湖北", 3, 4),
    "34": ("安徽", 4, 4),
    "33": ("浙江", 5, 4),
    "53": ("云南", 1, 5),
    "52": ("贵州", 2, 5),
    "43": ("湖南", 3, 5),
    "36": ("江西", 4, 5),
    "35": ("福建", 5, 5),
    "71": ("台湾", 6, 5),
    "45": ("广西", 3, 6),
    "44": ("广东", 4, 6),
    "81": ("香港", 5, 6),
    "82": ("澳门", 4, 7),
    "46": ("海南", 3, 7),
}
"""Two digits of a code (GB/T 2260): short name, column and row."""
NOT_BOUND = frozenset(("71", "81", "82"))
"""Where the Regulations don't apply: no report is expected there."""
_ACROSS = 6
"""Squares in a row, of divisions within a province."""
SIDE = 64
"""Length of a square's side, in units of the drawing."""
CLASSES = ("#eef3f8", "#c6dbef", "#86b8dc", "#3d87c0", "#0b4f8a")
"""Colours from the least to the most; the words on the last two are white."""


class Tile(NamedTuple):
    """A square of the drawing. `share` is from 0 to 1; None: nothing is known."""

    division: str
    name: str
    x: int
    y: int
    share: float | None
    bound: bool

    @property
    def colour(self) -> str:
        return "none" if self.share is None else CLASSES[_class(self.share)]

    @property
    def ink(self) -> str:
        return "#ffffff" if self.share is not None and _class(self.share) >= 3 else "#1c2126"

    @property
    def words(self) -> str:
        """The share in per cent: rounded down, so that only all is 100."""
        return "–" if self.share is None else f"{int(self.share * 100 + 1e-9)} %"


def _class(share: float) -> int:
    return min(len(CLASSES) - 1, int(share * len(CLASSES)))


def country(shares: Mapping[str, float | None]) -> list[Tile]:
    """The country's squares; `shares` by two digits."""
    return [
        Tile(f"{code}0000", name, x * SIDE, y * SIDE, shares.get(code), code not in NOT_BOUND)
        for code, (name, x, y) in PROVINCES.items()
    ]


def inside(places: Mapping[str, tuple[str, float | None]]) -> list[Tile]:
    """Squares of divisions: by code, name and share, in the order of their codes."""
    return [
        Tile(code, name, n % _ACROSS * SIDE, n // _ACROSS * SIDE, share, bound=True)
        for n, (code, (name, share)) in enumerate(sorted(places.items()))
    ]


def size(tiles: list[Tile]) -> tuple[int, int]:
    """Width and height of a drawing."""
    return max((each.x for each in tiles), default=0) + SIDE, max((each.y for each in tiles), default=0) + SIDE
