"""Values of style sheets: lengths with their arithmetic (CSS Values 4) in pixels, and colours (CSS Color 4) as red,
green, blue and opacity, each 0 to 1.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache

from tinycss2.color4 import parse_color

Rgba = tuple[float, float, float, float]

UNITS = {
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
    "in": 96.0,
    "rem": 16.0,
    "vw": 12.8,
    "vh": 7.2,
    "vmin": 7.2,
    "vmax": 12.8,
    "dvh": 7.2,
    "svh": 7.2,
    "lvh": 7.2,
}
LENGTH = re.compile(
    r"([+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:e[+-]?\d{1,2})?)"
    r"(px|pt|em|rem|ex|ch|%|cm|mm|q|in|pc|[dsl]?vh|vw|vmin|vmax)?"
)
_TOKEN = re.compile(r"\s*+(?:" + LENGTH.pattern + r"|([a-z]{3,6}\(|[-+*/(),]))")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_SYSTEM: dict[str, Rgba] = {
    **dict.fromkeys(("canvas", "window", "field", "menu"), (1.0, 1.0, 1.0, 1.0)),
    **dict.fromkeys(("canvastext", "windowtext", "fieldtext", "menutext"), (0.0, 0.0, 0.0, 1.0)),
}
_MOST_TOKENS = 60
Sum = Callable[[list[float]], float]
_FUNCTIONS: dict[str, Sum] = {
    "calc(": lambda given: given[0],
    "(": lambda given: given[0],
    "min(": min,
    "max(": max,
    "clamp(": lambda given: max(given[0], min(given[1], given[-1])),
}


def length(said: str, em: float, percent: float | None = None) -> float | None:
    """A length in pixels; None if it is none. `em` is the size of type, `percent` what 100 % are (as `em`, if not
    given).
    """
    match = LENGTH.fullmatch(said)
    if match is None:
        return _reckoned(said, em, percent) if said.endswith(")") else None
    if match[2] is None:
        return 0.0 if float(match[1]) == 0 else None
    return _in_pixels(float(match[1]), match[2], em, percent)


def _in_pixels(number: float, unit: str | None, em: float, percent: float | None) -> float:
    if unit == "%":
        return number / 100 * (em if percent is None else percent)
    if unit in {"em", "ex", "ch"}:
        return number * em * (1.0 if unit == "em" else 0.5)
    return number * UNITS[unit] if unit else number


def _reckoned(said: str, em: float, percent: float | None) -> float | None:
    """The value of calc(), min(), max() or clamp(); None if it holds what isn't known."""
    tokens = list[float | str]()
    at = 0
    while at < len(said) and len(tokens) < _MOST_TOKENS:
        match = _TOKEN.match(said, at)
        if match is None:
            return None
        at = match.end()
        signed = match[1] is not None and match[1][0] in "+-" and tokens and isinstance(tokens[-1], float)
        if signed:  # calc(2px -1px) is an error, which nobody writes
            return None
        tokens.append(match[3] if match[1] is None else _in_pixels(float(match[1]), match[2], em, percent))
    try:
        value = _sum(tokens, 0)
    except (IndexError, ZeroDivisionError, RecursionError):
        return None
    return value[0] if value is not None and value[1] == len(tokens) and math.isfinite(value[0]) else None


def _sum(tokens: list[float | str], at: int) -> tuple[float, int] | None:
    """The value of a sum that begins at a token, and where it ends."""
    found = _product(tokens, at)
    while found is not None and found[1] < len(tokens) and tokens[found[1]] in {"+", "-"}:
        more = _product(tokens, found[1] + 1)
        if more is None:
            return None
        found = found[0] + (more[0] if tokens[found[1]] == "+" else -more[0]), more[1]
    return found


def _product(tokens: list[float | str], at: int) -> tuple[float, int] | None:
    found = _factor(tokens, at)
    while found is not None and found[1] < len(tokens) and tokens[found[1]] in {"*", "/"}:
        more = _factor(tokens, found[1] + 1)
        if more is None:
            return None
        found = (found[0] * more[0] if tokens[found[1]] == "*" else found[0] / more[0]), more[1]
    return found


def _factor(tokens: list[float | str], at: int) -> tuple[float, int] | None:
    token = tokens[at]
    if isinstance(token, float):
        return token, at + 1
    function = _FUNCTIONS.get(token)
    if function is None:
        return None
    given = list[float]()
    while tokens[at] != ")":
        found = _sum(tokens, at + 1)
        if found is None or tokens[found[1]] not in {",", ")"}:
            return None
        given.append(found[0])
        at = found[1]
    return function(given), at + 1


@lru_cache(maxsize=1_024)
def rgba(said: str) -> Rgba | None:
    """A colour; None if it isn't one, or none that can be told."""
    said = said.strip()
    if not said or said in {"inherit", "currentcolor"}:
        return None
    if said in _SYSTEM:
        return _SYSTEM[said]
    if _HEX.fullmatch(said):
        digits = said[1:] if len(said) > 5 else "".join(2 * digit for digit in said[1:])
        red, green, blue, *alpha = (value / 255 for value in bytes.fromhex(digits))
        return red, green, blue, alpha[0] if alpha else 1.0
    try:
        found = parse_color(said)
    except RecursionError:
        return None
    if found is None or isinstance(found, str):
        return None
    try:
        space = [float(each or 0) for each in found.to("srgb").coordinates]
    except NotImplementedError:
        space = _of_space(found.space, [float(each or 0) for each in found.coordinates])
    red, green, blue = (min(max(each, 0.0), 1.0) for each in space)
    return red, green, blue, float(found.alpha)


def _of_space(space: str, given: list[float]) -> list[float]:
    """Red, green and blue of a colour in one of the spaces that tinycss2 doesn't turn (CSS Color 4, 18)."""
    first, second, third = given
    if space in {"lch", "oklch"}:
        angle = math.radians(third)
        second, third = second * math.cos(angle), second * math.sin(angle)
    if space in {"lab", "lch"}:
        # By lightness alone, as far as a look hangs on it; the hue shifts each channel by less than its chroma.
        light = ((first + 16) / 116) ** 3 if first > 8 else first / 903.3
        shift = math.hypot(second, third) / 250
        grey = _gamma(light)
        return [grey, max(grey - shift, 0.0), max(grey - shift, 0.0)]
    if space in {"oklab", "oklch"}:
        cone = [
            (first + 0.3963377774 * second + 0.2158037573 * third) ** 3,
            (first - 0.1055613458 * second - 0.0638541728 * third) ** 3,
            (first - 0.0894841775 * second - 1.2914855480 * third) ** 3,
        ]
        rows = (
            (4.0767416621, -3.3077115913, 0.2309699292),
            (-1.2684380046, 2.6097574011, -0.3413193965),
            (-0.0041960863, -0.7034186147, 1.7076147010),
        )
        return [_gamma(sum(a * b for a, b in zip(row, cone, strict=True))) for row in rows]
    return given  # wide-gamut spaces, whose white and black are those of sRGB


def _gamma(light: float) -> float:
    light = min(max(light, 0.0), 1.0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
