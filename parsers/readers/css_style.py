"""The style of an element of a page, as far as it decides how its text looks: what it inherits, and what its own
declarations change (CSS 2.2; sizes in pixels, colours 0 to 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from tinycss2.color4 import parse_color

from parsers.document import Look
from parsers.looks import BLACK, WHITE, Colour, is_seen
from parsers.readers.css import Facts

_IN_LINE = frozenset(("a", "b", "big", "del", "em", "font", "i", "ins", "s", "small", "span", "strike", "strong", "u"))
_TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
SHIFTED: dict[str, Look] = {"sup": "raised", "sub": "lowered", "rt": "raised"}
"""Elements whose text stands above or below the line."""
_FAINT = 0.06
"""Opacity below which text isn't seen."""
_TINY = 2.01
"""Type size in pixels: not larger is not legible. Word hides paragraphs by 1 pt."""
_FAR = -500.0
"""Pixels: further left or higher is off the page. Hanging indents are below 100."""
_LENGTH = re.compile(r"([+-]?(?:\d++(?:\.\d*+)?|\.\d++))(px|pt|em|rem|ex|%|cm|mm|in|pc|vw|vh)?")
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "cm": 37.8, "mm": 3.78, "in": 96.0, "rem": 16.0, "vw": 12.8, "vh": 7.2}
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
_HEX = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?")
_CLIPPED = re.compile(
    r"rect\((?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?\)"
    r"|inset\((?:[5-9]\d|100)%|circle\(0|polygon\(0(?:px)?\s++0(?:px)?(?:,\s*+0(?:px)?\s++0(?:px)?)++\)"
)
_NOWHERE = re.compile(r"scale(?:[xy]|3d)?\(0[,)]|translate(?:[xy]|3d)?\((?:[^()]{0,20},\s*+)?-(?:\d{4,}px|\d{3,}em)")


class Mark(NamedTuple):
    """The look of the text directly in an element; whether it is `sure`, `parsers.looks.Piece` says."""

    look: Look
    sure: bool = True


class Style(NamedTuple):
    """What an element has of the properties that count, inherited or its own. Sizes in pixels."""

    gone: bool = False
    """Not seen, nor anything in it: display, opacity, clipping, off the page."""
    veiled: bool = False
    """Not seen, but what is in it may be (visibility)."""
    struck: bool = False
    shift: Look | None = None
    sure: bool = True
    """Whether the shift is a superscript or subscript, not only set a little higher."""
    size: float = 16.0
    colour: Colour | None = BLACK
    """None: transparent."""
    ground: Colour | None = WHITE
    """None: a picture or a colour that isn't known."""
    inked: bool = True
    """Whether the colour of the text is known: declared here, or no style sheet is elsewhere."""
    painted: bool = True
    """Whether that of the ground is."""

    def as_seen_in(self, above: Style) -> Style:
        """The style without what hides it, in an element with the style `above`."""
        shown = self._replace(gone=above.gone, veiled=above.veiled, size=max(self.size, above.size))
        return above if shown.look == Mark("unseen") else shown

    @property
    def look(self) -> Mark | None:
        """The look of text in this style. What isn't seen isn't struck."""
        if self.gone or self.veiled or self.size < _TINY or self.colour is None:
            return Mark("unseen")
        if self.ground is not None and not is_seen(self.colour, self.ground):
            return Mark("unseen", self.inked and self.painted)
        if self.struck:
            return Mark("struck")
        return Mark(self.shift, self.sure) if self.shift else None


def inherited(above: Style, facts: Facts, tag: str) -> Style:
    """The style of an element in another."""
    value = {name: said for name, (said, _) in facts.items()}
    size = _size(value, above.size)
    shift, sure = _shift(value, tag, size)
    struck = "line-through" in value.get("text-decoration", value.get("text-decoration-line", ""))
    if value.get("display") != "inline-block":
        struck = struck or above.struck
    visibility = value.get("visibility", "inherit")
    veiled = above.veiled if visibility in {"inherit", "unset"} else visibility in {"hidden", "collapse"}
    own = above._replace(gone=above.gone or _is_gone(value, size, tag), veiled=veiled, struck=struck, size=size)
    if shift is not None:
        own = own._replace(shift=shift, sure=sure)
    return _coloured(own, value)


def _size(value: dict[str, str], above: float) -> float:
    said = value.get("font-size", "")
    if not said and "font" in value:
        said = next((part.split("/")[0] for part in value["font"].split() if part[:1] in "0123456789."), "")
    if said in _SIZES:
        return _SIZES[said]
    length = _length(said, above)
    return above if length is None else length


def _length(said: str, em: float) -> float | None:
    """A length in pixels; None if it is none."""
    match = _LENGTH.fullmatch(said)
    if match is None:
        return None
    number, unit = float(match[1]), match[2]
    if unit is None:
        return 0.0 if number == 0 else None
    if unit in {"em", "ex", "%"}:
        return number * em * {"em": 1.0, "ex": 0.5, "%": 0.01}[unit]
    return number * _UNITS[unit]


def _shift(value: dict[str, str], tag: str, size: float) -> tuple[Look | None, bool]:
    """Whether text is raised or lowered, and whether as a mark for certain."""
    if tag in SHIFTED:
        return SHIFTED[tag], True
    align = value.get("vertical-align", "") if tag not in {"td", "th", "tr", "tbody", "table"} else ""
    if align in {"super", "sub"}:
        return ("raised" if align == "super" else "lowered"), True
    by = _length(align, size) or _length(value.get("mso-text-raise", ""), size) or 0.0
    if value.get("position") == "relative" and not by:
        by = -(_length(value.get("top", ""), size) or 0.0) or _length(value.get("bottom", ""), size) or 0.0
    if abs(by) < 0.2 * size:
        return None, True
    return ("raised" if by > 0 else "lowered"), False


def _is_gone(value: dict[str, str], size: float, tag: str) -> bool:
    if value.get("display") == "none" or value.get("mso-hide") == "all" or value.get("content-visibility") == "hidden":
        return True
    if _share(value.get("opacity", "1")) < _FAINT or "opacity(0)" in value.get("filter", ""):
        return True
    absolute = value.get("position") in {"absolute", "fixed"}
    if _CLIPPED.match(value.get("clip-path", "")) or (absolute and _CLIPPED.match(value.get("clip", ""))):
        return True
    # What follows has no effect on an element in a line of text.
    boxed = absolute or "float" in value or value.get("display", "inline") != "inline" or tag not in _IN_LINE
    if boxed and (value.get("zoom") in {"0", "0%"} or _NOWHERE.search(value.get("transform", ""))):
        return True
    return _is_off(value, size, absolute, boxed) or (boxed and tag not in _TABLE and _is_without_size(value, size))


def _is_off(value: dict[str, str], size: float, absolute: bool, boxed: bool) -> bool:
    edges = ["margin-left"]
    edges += ["text-indent", "margin-top"] if boxed else []
    edges += ["left", "top", "right", "bottom"] if absolute else []
    return any((_length(value.get(edge, ""), size) or 0.0) <= _FAR for edge in edges)


def _is_without_size(value: dict[str, str], size: float) -> bool:
    """Whether an element has no width or height, and what is larger isn't shown. A cell grows with its content."""
    if "hidden" not in " ".join(value.get(name, "") for name in ("overflow", "overflow-x", "overflow-y")):
        return False
    if value.get("text-indent", "") in {"100%", "101%", "110%", "120%"}:
        return True  # the usual way to put a picture in the place of a title
    sides = (_length(value.get(side, ""), size) for side in ("width", "height", "max-width", "max-height"))
    return any(side is not None and side <= 1.0 for side in sides)


def _share(said: str) -> float:
    match = _LENGTH.fullmatch(said)
    if match is None or match[2] not in {None, "%"}:
        return 1.0
    return float(match[1]) / (100 if match[2] else 1)


def _coloured(style: Style, value: dict[str, str]) -> Style:
    """The style with the colours that an element declares."""
    said = value.get("-webkit-text-fill-color", value.get("color", ""))
    if said == "windowtext":
        style = style._replace(colour=BLACK, inked=True)
    elif (found := rgba(said)) is not None:
        style = style._replace(colour=None if found[3] < _FAINT else found[:3], inked=True)
    for name in [each for each in value if each.startswith("background")]:
        painted = _ground(value[name])
        if re.search(r"url\(|gradient\(", value[name]):
            style = style._replace(ground=None)
        elif painted is not None:
            style = style._replace(ground=painted, painted=True)
    return style


def _ground(said: str) -> Colour | None:
    """The colour that a background paints; None if it lets through what is below it."""
    for part in [said, *said.split()]:
        found = rgba(part)
        if found is not None:
            return found[:3] if found[3] > 0.5 else None
    return None


@lru_cache(maxsize=1_024)
def rgba(said: str) -> tuple[float, float, float, float] | None:
    """A colour with its opacity, each 0 to 1; None if it isn't one."""
    said = said.strip()
    if not said or said in {"inherit", "currentcolor"}:
        return None
    if _HEX.fullmatch(said):
        digits = said[1:] if len(said) == 7 else "".join(2 * digit for digit in said[1:])
        red, green, blue = (value / 255 for value in bytes.fromhex(digits))
        return red, green, blue, 1.0
    found = parse_color(said)
    if found is None or isinstance(found, str):
        return None
    red, green, blue = (min(max(float(each or 0), 0.0), 1.0) for each in found.to("srgb").coordinates)
    return red, green, blue, float(found.alpha)


def perhaps_unseen(told: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The declarations of colours in a page that may give text the colour of its ground."""
    inks, grounds = [(("", ""), BLACK)], [(("", ""), WHITE)]
    clear = set[tuple[str, str]]()
    for each in told:
        name, said = each
        found = rgba(said) or next((one for part in said.split() if (one := rgba(part))), None)
        if found is None:
            continue
        if name == "color" and found[3] < _FAINT:
            clear.add(each)
        elif name == "color":
            inks.append((each, found[:3]))
        elif found[3] > 0.5:
            grounds.append((each, found[:3]))
    if len(inks) * len(grounds) > 250_000:
        return {each for each, _ in (*inks, *grounds)} | clear
    near = [pair for pair in product(inks, grounds) if not is_seen(pair[0][1], pair[1][1])]
    return {each for pair in near for each, _ in pair} - {("", "")} | clear
