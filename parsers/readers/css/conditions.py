"""Conditions of style sheets (Media Queries 5, CSS Conditional Rules 3): whether they hold in a browser of today, in a
window of 1280 × 720 pixels, light, at rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_WIDTH, _HEIGHT = 1_280.0, 720.0
_DEEPEST = 12
"""Brackets in brackets; people write two."""
_UNITS = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 37.8, "mm": 3.78, "in": 96.0, "": 1.0}
_NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,4})?)(px|r?em|pt|cm|mm|in)?")
_RANGE = re.compile(
    r"(?:([\d.]{1,9}[a-z]{0,3})(<=?|>=?|=))?(?:device-)?(width|height)(?:(<=?|>=?|=)([\d.]{1,9}[a-z]{0,3}))?"
)
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_AT_REST = frozenset(
    (
        "orientation:landscape",
        "prefers-color-scheme:light",
        "prefers-reduced-motion:no-preference",
        "prefers-contrast:no-preference",
        "forced-colors:none",
        "hover",
        "hover:hover",
        "any-hover:hover",
        "pointer",
        "pointer:fine",
        "any-pointer:fine",
        "scripting:enabled",
        "scripting",
        "color",
        "grid:0",
        "display-mode:browser",
        "inverted-colors:none",
        "update:fast",
        "-webkit-min-device-pixel-ratio:0",
        "-webkit-min-device-pixel-ratio:1",
        "min-resolution:1dppx",
        "min-resolution:96dpi",
    )
)
_NEVER = ("-moz-", "-ms-", "-o-", "mso-")
"""Beginnings of properties that one browser alone knew."""
_KNOWN = re.compile(
    r"(?:-webkit-|--)[\w-]++|(?:display|position|(?:inline-|block-)?(?:size|width|height)|(?:min|max)-(?:width|height)"
    r"|color|background|opacity|filter|backdrop-filter|mask|clip-path|transform|translate|scale|rotate|zoom|content"
    r"|content-visibility|overflow|object-fit|aspect-ratio|gap|grid|flex|order|font|text-decoration|text-shadow|text-wrap"
    r"|writing-mode|visibility|float|inset|margin|padding|border|accent-color|animation|transition|contain|columns"
    r"|scroll-behavior|user-select|appearance|mix-blend-mode|will-change|box-shadow|vertical-align|line-height)"
    r"(?:-[a-z-]++)?"
)


def on_screen(query: str) -> bool:
    """Whether a media query holds."""
    return not query.strip() or any(_one_holds(each) for each in _split(query.lower(), ","))


def supported(condition: str) -> bool | None:
    """Whether the condition of an @supports rule holds; None if it asks for what isn't known here."""
    return _holds(condition.lower(), _supports)


def _one_holds(query: str) -> bool:
    words = query.split(None, 1)
    negated = len(words) > 1 and words[0] == "not" and not words[1].lstrip().startswith("(")
    if words and (negated or words[0] == "only"):
        query = words[1] if len(words) > 1 else ""
    return (_holds(query, _media) is True) is not negated


def _holds(text: str, test: Callable[[str], bool | None], depth: int = 0) -> bool | None:
    """The value of conditions that are joined by and, or and not."""
    if depth > _DEEPEST:
        return None
    value: bool | None = True
    operator, negated = "and", False
    for part in _parts(text):
        if part in {"and", "or"}:
            operator = part
        elif part == "not":
            negated = True
        else:
            inner = part[1:-1] if part.startswith("(") else part
            nested = inner.lstrip().startswith(("(", "not ", "not("))
            one = _holds(inner, test, depth + 1) if nested else test("".join(inner.split()))
            one = not one if negated and one is not None else one
            value = _joined(value, one, operator)
            negated = False
    return value


def _joined(one: bool | None, other: bool | None, operator: str) -> bool | None:
    decides = operator == "or"
    if decides in (one, other):
        return decides
    return None if None in (one, other) else not decides


def _parts(text: str) -> Iterator[str]:
    """Words and groups in brackets; a function's name stays with its brackets."""
    for word in _split(text.replace("(", " (").replace("selector (", "selector("), None):
        yield word.strip()


def _split(text: str, mark: str | None) -> Iterator[str]:
    """The parts of a text between marks (None: blanks) that stand in no brackets."""
    depth, start = 0, 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth <= 0 and (character == mark or (mark is None and character.isspace())):
            if text[start:at].strip():
                yield text[start:at]
            start = at + 1
    if text[start:].strip():
        yield text[start:]


def _media(feature: str) -> bool:
    if feature in {"all", "screen"} or feature in _AT_REST:
        return True
    name, _, said = feature.partition(":")
    edge, _, side = name.replace("device-", "").partition("-")
    if edge in {"min", "max"} and side in {"width", "height"}:
        return _compared(_side(side), ">=" if edge == "min" else "<=", said)
    found = _RANGE.fullmatch(feature)
    if found is None:
        return False
    left, first, side, second, right = found.groups()
    here = _side(side)
    return (left is None or _compared(here, _TURNED[first], left)) and (right is None or _compared(here, second, right))


def _side(name: str) -> float:
    return _WIDTH if name == "width" else _HEIGHT


def _compared(here: float, how: str, said: str) -> bool:
    found = _NUMBER.fullmatch(said)
    if found is None:
        return False
    length = float(found[1]) * _UNITS[found[2] or ""]
    return (here < length and "<" in how) or (here > length and ">" in how) or (here == length and "=" in how)


def _supports(feature: str) -> bool | None:
    if feature.startswith("selector("):
        return True  # asked for :has() and the like, which today's browsers know
    name = feature.partition(":")[0]
    if name.startswith(_NEVER):
        return False
    return True if _KNOWN.fullmatch(name) else None
