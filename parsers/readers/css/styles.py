"""Style sheets (CSS 2.2, with nesting, layers and conditions), as far as they decide whether a text is seen, struck,
raised or lowered.

The cascade and inheritance of these properties only. Sheets in other files and scripts are not known:
`Sheet.complete` says so. What a rule does that can't be told here, such as one for containers of a certain width, is
`UNCLEAR`. Both readers of HTML use this module, each on a tree of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import tinycss2

from parsers.readers.css.values import rgba

Facts = Mapping[str, tuple[str, bool]]
"""The value (in lower case) of each declared property, and whether it is !important."""

UNCLEAR = "-unclear"
"""A property of our own: how the text looks can't be told."""

PROPERTIES = frozenset(
    (
        UNCLEAR,
        "all",
        "text-shadow",
        "text-underline-offset",
        "letter-spacing",
        "mix-blend-mode",
        "grid-area",
        "grid-column",
        "grid-column-start",
        "grid-row",
        "grid-row-start",
        "text-decoration-color",
        "-webkit-text-decoration",
        "-webkit-text-decoration-line",
        "-webkit-background-clip",
        "background-clip",
        "-webkit-text-security",
        "unicode-bidi",
        "order",
        "flex-direction",
        "flex-flow",
        "content",
        "scale",
        "translate",
        "rotate",
        "inset",
        "margin",
        "margin-inline-start",
        "block-size",
        "inline-size",
        "max-block-size",
        "max-inline-size",
        "line-height",
        "animation",
        "animation-name",
        "animation-fill-mode",
        "mask",
        "mask-image",
        "-webkit-mask",
        "-webkit-mask-image",
        "border-top",
        "border-bottom",
        "display",
        "visibility",
        "opacity",
        "filter",
        "font-size",
        "font-family",
        "font",
        "color",
        "-webkit-text-fill-color",
        "background",
        "background-color",
        "background-image",
        "text-decoration",
        "text-decoration-line",
        "vertical-align",
        "position",
        "float",
        "left",
        "right",
        "top",
        "bottom",
        "margin-left",
        "margin-right",
        "margin-top",
        "padding",
        "padding-left",
        "text-indent",
        "clip",
        "clip-path",
        "width",
        "height",
        "max-width",
        "max-height",
        "overflow",
        "overflow-x",
        "overflow-y",
        "transform",
        "zoom",
        "content-visibility",
        "font-variant-position",
        "mso-hide",
        "mso-text-raise",
        "direction",
        "offset-path",
    )
)
_NARROW = r"(?<![\w-])(?:max-)?width\s*+:\s*+\d{1,2}(?:\.\d{1,4})?(?:p[xt]|r?em|ch)"
_CUTS = r"overflow(?:-x)?\s*+:\s*+(?:hidden|clip)"
"""A box that may be too narrow for a number, and cuts it."""
_SUSPECT = tuple(
    (word, re.compile(pattern), word.encode(), re.compile(pattern.encode()))
    for word, pattern in (
        ("display", r"display\s*+:\s*+none"),
        ("visibility", r"visibility\s*+:"),
        ("opacity", r"opacity\s*+[:(]\s*+(?:[0.]|\d%|[a-z])"),
        ("line-through", "line-through"),
        ("vertical-align", r"vertical-align\s*+:\s*+(?:su[pb]|-?[\d.]|top|bottom|text-)"),
        ("mso-", r"mso-(?:text-raise|hide)"),
        ("indent", r"indent\s*+:\s*+(?:-(?:\d{3}|[4-9]\d|\d(?:\.\d{1,4})?r?em)|1\d\d%)"),
        ("letter-spacing", r"letter-spacing\s*+:\s*+-(?:[2-9]|\d\d|(?:1|0?\.[2-9])\d{0,4}r?em)"),
        ("underline-offset", r"underline-offset\s*+:\s*+-"),
        ("mix-blend", "mix-blend"),
        ("grid-", r"grid-(?:area|column|row)"),
        ("overflow", rf"{_NARROW}[^{{}}\"'<]{{0,200}}?{_CUTS}|{_CUTS}[^{{}}\"'<]{{0,200}}?{_NARROW}"),
        ("left", r"left\s*+:\s*+-\d{3}"),
        ("right", r"right\s*+:\s*+-\d{3}"),
        ("top", r"top\s*+:\s*+(?:-[\d.]|[3-6]\d%)"),
        ("bottom", r"bottom\s*+:\s*+[-\d.]"),
        ("clip", r"clip(?:-path)?\s*+:"),
        ("transform", r"transform\s*+:"),
        ("text-fill", "text-fill"),
        ("content-visibility", "content-visibility"),
        ("zoom", r"zoom\s*+:\s*+0"),
        ("font", r"font(?:-size)?\s*+:[^;}0-9.]{0,40}+(?:[0.]|[12](?:\.\d{0,3})?(?:p[xt]|%))"),
        ("var(", r"var\("),
        *((f"{name}(", rf"{name}\((?!100%)") for name in ("calc", "min", "max", "clamp")),
        ("inset", r"inset\s*+:"),
        ("translate", r"translate\s*+:"),
        ("scale", r"scale\s*+:"),
        ("rotate", r"rotate\s*+:"),
        ("filter", r"filter\s*+:\s*+(?!none|gr[ae]y|progid)"),
        ("margin", r"margin(?:-inline-start)?\s*+:[^;}-]{0,30}+-\d{3}"),
        ("line-height", r"line-height\s*+:\s*+0(?![\d.])"),
        *((f"{side}-size", rf"{side}-size\s*+:\s*+[01](?![\d.%])") for side in ("block", "inline")),
        ("animation", "animation"),
        ("mask", r"mask(?:-image)?\s*+:"),
        ("text-security", "text-security"),
        ("bidi", r"unicode-bidi\s*+:"),
        ("order", r"order(?<![\w-]order)\s*+:\s*+-?[1-9]"),
        ("reverse", "(?:row|column)-reverse"),
        ("all", r"all(?<![\w-]all)\s*+:"),
        (UNCLEAR, UNCLEAR),
        ("/*", r":\s*+/\*"),
        ("\\", r"[;{\s\"'][a-z-]{0,20}\\[0-9a-f]{2,6}\s?[a-z-]{1,20}+\s*+:"),
        ("variant-position", "variant-position"),
        ("dings", "(?:wing|web)dings"),
        ("linear-gradient", r"linear-gradient\([^{};]{0,60}transparent"),
        ("::first-", "::first-"),
        ("content", r"content\s*+:\s*+(?:attr|counter|[\"'](?!\\(?:[ef]|0?020|00a0|200b))[^\"'}]{0,40}?[0-9a-z\\])"),
        ("width", r"width\s*+:\s*+[01](?![\d.%])"),
        ("height", r"height\s*+:\s*+[01](?![\d.%])"),
    )
)
"""What can take print away or mark it, but for colours: a word, and what follows it. It tells more than there is; a
style in which nothing is found is not parsed."""
_MOVES = re.compile(
    r"float\s*+:\s*+(?:left|right)|position\s*+:\s*+(?:absolute|fixed)|(?:^|[;\s])(?:left|right)\s*+:"
    r"|margin(?:-left|-right)?\s*+:[^;}-]{0,30}+-\d"
)
_PLACES = re.compile(
    rb"position\s*+:\s*+(?:absolute|fixed|relative)|float\s*+:|translate|matrix|rotate\(|offset-path|direction\s*+:\s*+rtl|inset\s*+:"
    rb"|dir\s*+=\s*+[\"']?rtl|-reverse|collapse|display\s*+:\s*+(?:block|inline|flex|grid|flow|table-(?:header|footer))|(?:order|grid-[a-z-]{3,12})\s*+:"
    rb"|margin(?:-left|-right)?\s*+:[^;}-]{0,30}+-\d"
)
_PLACING = frozenset(
    (
        *("position", "float", "display", "left", "right", "top", "bottom", "inset", "transform", "translate"),
        *("offset-path", "direction", "visibility", "order", "grid-column", "grid-column-start", "grid-area"),
        *("flex-direction", "flex-flow", "margin", "margin-left", "margin-right"),
    )
)
_COLOURED = re.compile(r"(?:^|[;{\s])(color|background(?:-color)?)\s*+:\s*+([^;}]{1,80})", re.IGNORECASE)
_WIDE = ("initial", "inherit", "unset", "revert", "revert-layer")
_DISPLAYS = frozenset(
    (
        *("none", "contents", "block", "inline", "inline-block", "flow-root", "list-item", "run-in", "math"),
        *("flex", "inline-flex", "grid", "inline-grid", "table", "inline-table", "table-row", "table-cell"),
        *("table-row-group", "table-header-group", "table-footer-group", "table-column", "table-column-group"),
        *("table-caption", "ruby", "ruby-text", "ruby-base", "-webkit-box", "-webkit-inline-box", "-webkit-flex"),
        *("-webkit-inline-flex", *_WIDE),
    )
)
_SAID = r"[a-z]++(?:-[a-z]++)*+(?:\(.*)?"
_KEYWORDS: Mapping[str, re.Pattern[str]] = {
    "visibility": re.compile(r"visible|hidden|collapse|inherit|initial|unset|revert"),
    "opacity": re.compile(rf"[+-]?[\d.]{{1,12}}(?:e-?\d{{1,2}})?%?|{_SAID}", re.DOTALL),
    "font-size": re.compile(rf"[+-]?[\d.]{{1,12}}(?:%|[a-z]{{1,4}})|[+-]?[0.]{{1,6}}|{_SAID}", re.DOTALL),
    "position": re.compile(r"static|relative|absolute|fixed|sticky|-webkit-sticky|inherit|initial|unset|revert"),
}
"""What values of a property look like; a browser passes over others."""
_TELLABLE = re.compile(
    r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var)\("
    r"|windowtext|inherit|initial|unset|revert"
)


def is_suspect(text: str) -> bool:
    """Whether a sheet or the value of a style attribute may take print away, other than by its colours."""
    text = text.lower()
    return any(word in text and pattern.search(text) for word, pattern, _, _ in _SUSPECT)


def may_be_suspect(page: bytes) -> bool:
    """The same of a whole page, in lower case."""
    return any(pattern.search(page) for _, _, word, pattern in _SUSPECT if word in page)


def may_move(page: bytes) -> bool:
    """The same of a whole page, in lower case, for what changes the order of text."""
    return any(each in page for each in (b"float", b"absolute", b"relative", b"margin"))


def moves(text: str) -> bool:
    """Whether a sheet or a style may change the order of what stands beside each other."""
    return _MOVES.search(text.lower()) is not None


def may_place(page: bytes) -> bool:
    """Whether a page, in lower case, may draw parts of a table elsewhere than in their places."""
    return _PLACES.search(page) is not None


def places(facts: Iterable[str]) -> bool:
    """Whether declared properties may do so."""
    return not _PLACING.isdisjoint(facts)


def colours_in(text: str) -> Iterator[tuple[str, str]]:
    """The names (color, background) and values of declarations of colours in a sheet or style attribute."""
    for name, value in _COLOURED.findall(text):
        yield name.lower(), value.replace("!important", "").strip().lower()


@lru_cache(maxsize=4_096)
def declared(attribute: str) -> Facts:
    """What the value of a style attribute says."""
    return facts_of(tinycss2.parse_blocks_contents(attribute, skip_comments=True, skip_whitespace=True))


def written(tokens: Any) -> str:
    """The text of a part of a sheet; "" if it is nested more deeply than anyone writes."""
    try:
        return str(tinycss2.serialize([each for each in tokens if each.type != "comment"]))
    except RecursionError:
        return ""


def facts_of(declarations: Iterable[Any]) -> Facts:
    found: dict[str, tuple[str, bool]] = {}
    for each in declarations:
        if each.type != "declaration":
            continue
        if each.name.startswith("--"):
            found[each.name] = (written(each.value).strip(), each.important)
            continue
        name = each.lower_name
        if name not in PROPERTIES:
            continue
        value = written(each.value).strip()
        value = value if name == "content" else value.lower()
        if is_valid(name, value) and (each.important or not found.get(name, ("", False))[1]):
            found.pop(name, None)
            found[name] = (value, each.important)
    return found


def is_valid(name: str, value: str) -> bool:
    """Whether a browser takes a value, as far as it is known here."""
    if "var(" in value:
        return True
    if not value or ("\\" in value and name != "content"):
        return False  # display: none\\9 was for one browser alone
    if name == "display":
        return all(part in _DISPLAYS for part in value.split())
    if name in {"color", "background-color"}:
        return rgba(value) is not None or value == "currentcolor" or _TELLABLE.match(value) is not None
    known = _KEYWORDS.get(name)
    return known is None or known.fullmatch(value) is not None
