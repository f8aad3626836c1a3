"""The style of an element of a page, as far as it decides how its text looks: what it inherits, and what its own
declarations change (CSS 2.2; sizes in pixels, colours 0 to 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from types import MappingProxyType
from typing import NamedTuple

from parsers.document import Look
from parsers.looks import BLACK, WHITE, Colour, is_pictorial, is_seen
from parsers.readers.css.styles import UNCLEAR, Facts, is_valid
from parsers.readers.css.values import LENGTH, Rgba, length, rgba

_GROUNDS = ("background", "background-color", "background-image")
_IN_LINE = frozenset(("a", "b", "big", "del", "em", "font", "i", "ins", "s", "small", "span", "strike", "strong", "u"))
_CELLS = frozenset(("td", "th"))
_PLAIN = frozenset(("normal", "initial", "unset", "inherit"))
_TABLE = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th"))
SHIFTED: dict[str, Look] = {"sup": "raised", "sub": "lowered", "rt": "raised"}
"""Elements whose text stands above or below the line."""
_FAINT = 0.06
"""Opacity below which text isn't seen."""
_TINY = 2.01
"""Type size in pixels: not larger is not legible. Word hides paragraphs by 1 pt."""
_SCREEN = 1_280.0
"""Width of the page in pixels, for shares of it."""
_EDGES = ("top", "right", "bottom", "left")
_SIDES = (
    "width",
    "height",
    "max-width",
    "max-height",
    "block-size",
    "inline-size",
    "max-block-size",
    "max-inline-size",
)
_FAR_RIGHT = 3_000.0
"""Pixels. Nobody scrolls there."""
_FAR = -500.0
"""Pixels: further left or higher is off the page. Hanging indents are below 100."""
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
_CLIPPED = re.compile(
    r"rect\((?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?[,\s]++(?:0|1)(?:px)?\)"
    r"|inset\((?:[5-9]\d|100)%|circle\(0|ellipse\(0"
    r"|polygon\(0(?:px|%)?\s++0(?:px|%)?(?:,\s*+0(?:px|%)?\s++0(?:px|%)?)++\)"
)
_NOWHERE = re.compile(r"scale(?:[xy]|3d)?\(0[,)]|translate(?:[xy]|3d)?\((?:[^()]{0,20},\s*+)?-?(?:\d{4,}px|\d{3,}em)")
_TURNED = re.compile(
    r"scale(?:x|3d)?\(-|rotate(?:z|3d)?\((?!-?0|-?[1-9]?\ddeg|-?360deg)|rotate[xy]\((?!-?0(?:deg)?\)|-?360deg)|matrix|skew"
)
_STRAIGHT = re.compile(r"none|-?(?:0|360)deg|0")
"""Values of `rotate` that turn nothing."""
_WHOLE = re.compile(r"none|initial|unset|inset\(0(?:px|%)?\)|(?:border|padding|content|margin)-box")
"""Values of `clip-path` that cut nothing off."""
_SMALLEST = 0.15
"""Zoom below which type isn't seen."""
_CLOSE = -0.25
"""Sizes of type: letters that are closer by this lie on each other."""
_HANGING = -2.5
"""Sizes of type: further left than a list hangs, a text stands in the cell beside its own."""
_DIGIT = 0.5
"""Sizes of type: the width of a digit in the narrowest usual fonts."""
_CHANGED = re.compile(
    r"blur\((?!0)|contrast\((?:0|\.|[1-4]?\d%)"
    r"|brightness\((?!1(?:\.[0-4]\d*+)?\)|1[0-4]\d%|100%|\.[5-9]|0\.[5-9]|[5-9]\d%)"
)
"""Filters that may take print away; gray, as on days of mourning, is seen."""
_FADED = re.compile(r"opacity\(([\d.]{1,8}%?)\)")
_UP = re.compile(r"translate(?:y|3d)?\((?:[^(),]{0,20},\s*+)?-[\d.]")
_VAR = re.compile(r"var\(\s*+(--[\w-]{1,80}+)\s*+(?:,([^()]{0,200}))?\)")
_MOST_VARS = 20
"""Variables in variables of one value."""


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
    opacity: float = 1.0
    unclear: bool = False
    """Whether it can't be told how the text looks."""
    moved: bool = False
    """Whether the text may stand elsewhere than its place among what is beside it says."""
    room: float | None = None
    """The width beyond which text is cut off; None: none."""
    lit: bool = False
    """Whether text without a colour is seen nevertheless: a shadow, or a ground that is clipped to its letters."""
    complete: bool = True
    """Whether no style sheet is elsewhere."""
    known: Mapping[str, str] = MappingProxyType({})
    """The variables (--name)."""

    def as_seen_in(self, above: Style) -> Style:
        """The style without what hides it, in an element with the style `above`."""
        opacity = max(self.opacity, above.opacity)
        shown = self._replace(gone=above.gone, veiled=above.veiled, size=max(self.size, above.size), opacity=opacity)
        return above if shown.look == Mark("unseen") else shown

    def cuts(self, text: str) -> bool:
        """Whether a number in this style is wider than the room it has."""
        if self.room is None:
            return False
        longest = max(map(len, re.findall(r"[\d.,]+", text)), default=0)
        return longest > 1 and longest * _DIGIT * self.size > self.room

    @property
    def look(self) -> Mark | None:
        """The look of text in this style. What isn't seen isn't struck."""
        if self.gone or self.veiled or self.size < _TINY:
            return Mark("unseen")
        if self.unclear:
            return Mark("unclear")
        if self.colour is None or (self.ground is not None and not is_seen(self.colour, self.ground)):
            sure = self.colour is None or (self.inked and self.painted)
            return Mark("unclear" if self.lit else "unseen", sure)
        if self.struck:
            return Mark("struck")
        if self.moved or (self.ground is None and not is_seen(self.colour, WHITE)):
            return Mark("unclear", sure=False)
        return Mark(self.shift, self.sure) if self.shift else None


def inherited(above: Style, facts: Facts, tag: str) -> Style:
    """The style of an element in another."""
    value = {name: said for name, (said, _) in facts.items()}
    own = above
    if any(name.startswith("--") for name in value):
        own = own._replace(known={**above.known, **{name: said for name, said in value.items() if name[:2] == "--"}})
    if any("var(" in said for said in value.values()):
        value, told = _resolved(value, own.known)
        # What isn't declared here, a style sheet elsewhere may declare.
        own = own._replace(unclear=own.unclear or not (told or above.complete))
    size = _size(value, above.size)
    shift, sure = _shift(value, tag, size, above.size)
    struck = _is_struck(value)
    if value.get("display") != "inline-block" and value.get("float", "none") == "none" and not _is_absolute(value):
        struck = struck or above.struck
    visibility = value.get("visibility", "inherit")
    veiled = above.veiled if visibility in {"inherit", "unset"} else visibility in {"hidden", "collapse"}
    opacity = above.opacity * _opacity(value)
    gone = above.gone or opacity < _FAINT or _is_gone(value, size, tag)
    own = own._replace(gone=gone, veiled=veiled, struck=struck, size=size, opacity=opacity)
    unclear = (
        own.unclear or _is_unclear(value) or _is_crowded(value, size, tag) or (tag in _CELLS and _is_reordered(value))
    )
    own = own._replace(
        unclear=unclear, moved=above.moved or _is_moved(value, size, tag), room=_room(value, size, tag, above.room)
    )
    if shift is not None:
        own = own._replace(shift=shift, sure=sure)
    return _coloured(own, value)


def _resolved(value: dict[str, str], known: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    """The declarations with the values of variables in their place, and whether all were there. One whose value is
    none is as if it wasn't written.
    """
    found, told = dict[str, str](), True
    for name, said in value.items():
        text, is_known = _with_variables(said, known) if "var(" in said else (said, True)
        told = told and is_known
        text = text if name == "content" or name.startswith("--") else text.strip().lower()
        if text and is_valid(name, text):
            found[name] = text
    return found, told


def _with_variables(said: str, known: Mapping[str, str]) -> tuple[str, bool]:
    """A value with those of variables in their place, "" if it has none; and whether all were there."""
    for _ in range(_MOST_VARS):
        match = _VAR.search(said)
        if match is None:
            break
        text = known.get(match[1], match[2])
        if text is None:
            return "", False
        said = f"{said[: match.start()]}{text.strip()}{said[match.end() :]}"
    return ("", False) if "var(" in said else (said, True)


def _is_struck(value: dict[str, str]) -> bool:
    """Whether a line is drawn through the text."""
    lines = [
        value.get(f"{prefix}text-decoration", value.get(f"{prefix}text-decoration-line", ""))
        for prefix in ("", "-webkit-")
    ]
    said = " ".join(lines)
    ink = [rgba(part) for part in (*said.split(), value.get("text-decoration-color", ""))]
    return "line-through" in said and not any(each is not None and each[3] < _FAINT for each in ink)


def _is_absolute(value: dict[str, str]) -> bool:
    return value.get("position") in {"absolute", "fixed"}


def _opacity(value: dict[str, str]) -> float:
    faded = _FADED.search(value.get("filter", ""))
    return min(_share(value.get("opacity", "1")), 1.0) * (min(_share(faded[1]), 1.0) if faded else 1.0)


def _is_unclear(value: dict[str, str]) -> bool:
    """Whether declarations do something to print that can't be told from here."""
    if UNCLEAR in value or _CHANGED.search(value.get("filter", "")):
        return True
    if is_pictorial(value.get("font-family")) or "dings" in value.get("font", ""):
        return True
    if value.get("-webkit-text-security", "none") != "none" or "override" in value.get("unicode-bidi", ""):
        return True
    if value.get("text-underline-offset", "").startswith("-") or value.get("mix-blend-mode", "normal") not in _PLAIN:
        return True
    if not _WHOLE.fullmatch(value.get("clip-path", "none")) or not _STRAIGHT.fullmatch(value.get("rotate", "none")):
        return True
    if _TURNED.search(value.get("transform", "")) or value.get("scale", "").startswith("-"):
        return True
    masks = (value.get(f"{prefix}mask{suffix}", "none") for prefix in ("", "-webkit-") for suffix in ("", "-image"))
    if any(each not in {"none", "initial"} for each in masks):
        return True
    flex = f"{value.get('flex-direction', '')} {value.get('flex-flow', '')}"
    if "reverse" in flex and "flex" in value.get("display", "flex"):
        return True
    if any(value.get(name, "").count("transparent") > 1 for name in _GROUNDS):
        return True  # a line through the text that is drawn as its ground
    ink = value.get("-webkit-text-fill-color", value.get("color", ""))
    return "(" in ink and rgba(ink) is None


def _is_crowded(value: dict[str, str], size: float, tag: str) -> bool:
    """Whether letters lie on each other, or hang out of their box to the left."""
    if (length(value.get("letter-spacing", ""), size) or 0.0) < _CLOSE * size:
        return True
    if not is_boxed(value, tag):
        return False
    indent = length(value.get("text-indent", ""), size) or 0.0
    held = max(length(value.get(each, ""), size) or 0.0 for each in ("margin-left", "padding-left"))
    return indent + held < _HANGING * size and not {"margin", "padding"} & value.keys()


def _is_reordered(value: dict[str, str]) -> bool:
    """Whether a cell stands in another place of its row than in the file."""
    placed = [name for name in value if name == "order" or name.startswith("grid-")]
    return any(value[name] not in {"0", "auto", "initial", "unset", "inherit"} for name in placed)


def _room(value: dict[str, str], size: float, tag: str, above: float | None) -> float | None:
    """The width in pixels beyond which text is cut off; None if there is no such."""
    if not re.search("hidden|clip", f"{value.get('overflow', '')} {value.get('overflow-x', '')}") or tag in _TABLE:
        return above
    widths = [length(value.get(name, ""), size, _SCREEN) for name in ("width", "max-width")]
    told = [width for width in widths if width is not None]
    return min(told) if told and is_boxed(value, tag) else above


def _is_moved(value: dict[str, str], size: float, tag: str) -> bool:
    beside = [value.get("margin-left", ""), value.get("margin-right", ""), *value.get("margin", "").split()[1::2]]
    return (
        (tag in _IN_LINE and any((length(each, size) or 0.0) < _CLOSE * size for each in beside))
        or value.get("float", "none") in {"left", "right"}
        or _is_absolute(value)
        or value.get("order", "0") not in {"0", "initial", "unset", "inherit"}
        or (value.get("position") == "relative" and bool({"left", "right"} & value.keys()))
    )


def _size(value: dict[str, str], above: float) -> float:
    said = value.get("font-size", "")
    if not said and "font" in value:
        said = next((part.split("/")[0] for part in value["font"].split() if part[:1] in "0123456789."), "")
    if said in _SIZES:
        return _SIZES[said]
    found = length(said, above)
    return above if found is None else found


def _shift(value: dict[str, str], tag: str, size: float, above: float) -> tuple[Look | None, bool]:
    """Whether text is raised or lowered, and whether as a mark for certain."""
    if tag in SHIFTED:
        return SHIFTED[tag], True
    align = value.get("vertical-align", "") if tag not in {"td", "th", "tr", "tbody", "table"} else ""
    if align in {"super", "sub"}:
        return ("raised" if align == "super" else "lowered"), True
    by = length(align, size) or length(value.get("mso-text-raise", ""), size) or 0.0
    if value.get("position") == "relative" and not by:
        by = -(length(value.get("top", ""), size) or 0.0) or length(value.get("bottom", ""), size) or 0.0
    if not by and size < 0.85 * above:  # smaller type at the edge of the line, or moved there
        if align in {"top", "text-top"} or _UP.search(value.get("transform", "")):
            return "raised", False
        if align in {"bottom", "text-bottom"}:
            return "lowered", False
    if value.get("font-variant-position") in {"super", "sub"}:
        return ("raised" if value["font-variant-position"] == "super" else "lowered"), True
    if abs(by) < 0.2 * size:
        return None, True
    return ("raised" if by > 0 else "lowered"), False


def _is_gone(value: dict[str, str], size: float, tag: str) -> bool:
    if value.get("display") == "none" or value.get("mso-hide") == "all":
        return True
    if 0.0 < _share(value.get("zoom", "1")) < _SMALLEST:
        return True
    absolute = _is_absolute(value)
    if _CLIPPED.match(value.get("clip-path", "")) or (absolute and _CLIPPED.match(value.get("clip", ""))):
        return True
    boxed = is_boxed(value, tag)
    parts = [value.get("transform", "")]
    parts += [f"{name}({','.join(value[name].split())})" for name in ("scale", "translate") if name in value]
    if boxed and (value.get("content-visibility") == "hidden" or _NOWHERE.search(" ".join(parts))):
        return True
    return _is_off(value, size, absolute, boxed) or (boxed and tag not in _TABLE and _is_without_size(value, size))


def is_boxed(value: dict[str, str], tag: str) -> bool:
    """Whether an element has a width and height of its own, and can be moved: none in a line of text has."""
    if _is_absolute(value) or value.get("float", "none") != "none":
        return True
    return value["display"] != "inline" if "display" in value else tag not in _IN_LINE


def _is_off(value: dict[str, str], size: float, absolute: bool, boxed: bool) -> bool:
    """Whether an element stands left of the page, above it, or so far to the right that nobody looks there."""
    shift = dict(value)
    for name, edges in (("inset", _EDGES), ("margin", tuple(f"margin-{edge}" for edge in _EDGES))):
        parts = value.get(name, "").split()
        if parts and "(" not in value[name]:
            # An edge that isn't named is as the one across from it.
            whole = (*parts, parts[1]) if len(parts) == 3 else (parts * 4)[:4]
            for edge, said in zip(edges, whole, strict=True):
                shift.setdefault(edge, said)
    shift.setdefault("margin-left", value.get("margin-inline-start", ""))
    looked = ["margin-left"]
    looked += ["text-indent", "margin-top"] if boxed else []
    looked += _EDGES if absolute or value.get("position") == "relative" else ()
    for edge in looked:
        by = length(shift.get(edge, ""), size, _SCREEN) or 0.0
        if by <= _FAR or (by >= _FAR_RIGHT and edge in {"left", "margin-left", "text-indent"}):
            return True
    return False


def _is_without_size(value: dict[str, str], size: float) -> bool:
    """Whether an element has no width or height, and what is larger isn't shown. A cell grows with its content."""
    shown = " ".join(value.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    if not re.search("hidden|clip|auto|scroll", shown):
        return False
    if value.get("text-indent", "") in {"100%", "101%", "110%", "120%"}:
        return True  # the usual way to put a picture in the place of a title
    sides = [length(value.get(side, ""), size, _SCREEN) for side in _SIDES]
    line = value.get("line-height", "")
    flat = bool(LENGTH.fullmatch(line)) and (length(line, size) or 0.0) == 0.0 and line[:1] == "0"
    return flat or any(side is not None and side <= 1.0 for side in sides)


def _share(said: str) -> float:
    match = LENGTH.fullmatch(said)
    if match is None or match[2] not in {None, "%"}:
        return 1.0
    return float(match[1]) / (100 if match[2] else 1)


def _coloured(style: Style, value: dict[str, str]) -> Style:
    """The style with the colours that an element declares."""
    said = value.get("-webkit-text-fill-color", value.get("color", ""))
    ground = style.ground
    for name in [each for each in value if each in _GROUNDS]:
        if re.search(r"url\(|gradient\(", value[name]):
            style = style._replace(ground=_of_gradient(value[name]))
        elif name != "background-image" and "currentcolor" in value[name]:
            ink = rgba(said)
            style = style._replace(ground=_over(ink, ground) if ink else style.colour, painted=True)
        elif (painted := _ground(value[name])) is not None and painted[3] > 0.0:
            style = style._replace(ground=_over(painted, ground), painted=style.painted or painted[3] > 0.5)
    if said in {"initial", "revert"}:
        style = style._replace(colour=BLACK, inked=True)
    elif (found := rgba(said)) is not None:
        clear = found[3] * style.opacity < _FAINT
        style = style._replace(colour=None if clear else _over(found, style.ground) or found[:3], inked=True)
    if value.get("text-shadow", "none") not in {"none", "initial"} or any(
        "text" in value.get(name, "").split() for name in ("background-clip", "-webkit-background-clip", "background")
    ):
        style = style._replace(lit=True)
    return style


def _of_gradient(said: str) -> Colour | None:
    """The colour of a gradient that is the same all over; None of any other, and of pictures."""
    if "url(" in said or said.count("gradient(") != 1:
        return None
    parts = re.findall(r"#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^()]{1,40}\)|[a-z]{3,20}(?![a-z(-])", said.partition("(")[2])
    colours = [found for part in parts if (found := rgba(part)) is not None]
    if not colours or any(each[3] < 1 for each in colours):
        return None
    return None if any(is_seen(each[:3], colours[0][:3]) for each in colours) else colours[0][:3]


def _over(colour: Rgba, ground: Colour | None) -> Colour | None:
    """A colour as it looks on a ground; None if the ground isn't known and shows through."""
    if colour[3] >= 0.99:
        return colour[:3]
    if ground is None:
        return None
    red, green, blue = (colour[3] * a + (1 - colour[3]) * b for a, b in zip(colour[:3], ground, strict=True))
    return red, green, blue


def _ground(said: str) -> Rgba | None:
    """The colour that a background paints; None if it says none."""
    for part in [said, *re.findall(r"[a-z]+\([^()]{1,60}\)|[^\s,]+", said)]:
        found = rgba(part)
        if found is not None:
            return found
    return None


def perhaps_unseen(told: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The declarations of colours in a page that may give text the colour of its ground."""
    inks, grounds = [(("", ""), BLACK)], [(("", ""), WHITE)]
    clear = set[tuple[str, str]]()
    for each in told:
        name, said = each
        found = rgba(said) or _ground(said)
        if found is None:
            if "(" in said or "currentcolor" in said:
                clear.add(each)
        elif name == "color" and found[3] < _FAINT:
            clear.add(each)
        else:
            on = {over for ground in (BLACK, WHITE) if (over := _over(found, ground))} if found[3] > 0 else set()
            (inks if name == "color" else grounds).extend((each, over) for over in on)
    if len(inks) * len(grounds) > 250_000:
        return {each for each, _ in (*inks, *grounds)} | clear
    near = [pair for pair in product(inks, grounds) if not is_seen(pair[0][1], pair[1][1])]
    return {each for pair in near for each, _ in pair} - {("", "")} | clear
