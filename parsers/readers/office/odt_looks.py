"""How text in an OpenDocument text looks: hidden, struck, white, raised or lowered, by the styles of its spans,
paragraphs, cells, rows and tables (ISO/IEC 26300-1, 16 and 20).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from parsers.looks import WHITE, Colour, Piece, is_pictorial, is_seen
from parsers.readers.office.odt_lists import STYLE, TABLE, TEXT

FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_FAMILIES = {
    f"{TEXT}span": "text",
    f"{TEXT}a": "text",
    f"{TEXT}p": "paragraph",
    f"{TEXT}h": "paragraph",
    f"{TABLE}table-cell": "table-cell",
    f"{TABLE}table-row": "table-row",
    f"{TABLE}table": "table",
}
"""The families of styles, by the elements that name them."""
_PARTS = ("text", "paragraph", "table-cell", "table-row", "table")
"""What of a style is looked at: the properties of text, and the grounds it may stand on."""
_TINY = 2.0
"""Points: not legible."""
_NARROW = 5
"""Per cent of their width: letters are strokes."""
_FLAT = 3.0
"""Points: no letter is seen in a row of this height."""
_USUAL = 10.5
"""Points: the size of type where none is given."""
_CLOSE = -0.25
"""Sizes of type: letters that are closer by this lie on each other."""
_ASIDE = -30.0
"""Points: a text that begins further left stands in the cell before its own."""
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_LENGTH = re.compile(r"(-?(?:\d++(?:\.\d*+)?|\.\d++))(pt|cm|mm|in)")

Facts = Mapping[str, str]
"""Properties by name; the ground is that of what is nearest to the text."""


class Styles:
    """The styles of a document."""

    def __init__(self, roots: Sequence[etree._Element]) -> None:
        self._all = {
            (each.get(f"{STYLE}family", ""), each.get(f"{STYLE}name", "")): each
            for root in roots
            for each in root.iter(f"{STYLE}style")
        }
        self._usual = {
            each.get(f"{STYLE}family", ""): each for root in roots for each in root.iter(f"{STYLE}default-style")
        }
        self._known: dict[tuple[str, str], Facts] = {}

    def within(self, above: Facts, element: etree._Element) -> Facts:
        """The properties of text in an element that stands in something with the properties `above`."""
        family = _FAMILIES.get(str(element.tag))
        name = element.get(f"{TABLE if family and family.startswith('table') else TEXT}style-name", "")
        own = self._of(family, name) if family else {}
        return {**above, **own} if own else above

    def is_flat(self, row: etree._Element) -> bool:
        """Whether a row is set so low that nothing in it is seen."""
        style = self._all.get(("table-row", row.get(f"{TABLE}style-name", "")))
        properties = None if style is None else style.find(f"{STYLE}table-row-properties")
        height = None if properties is None else _points(properties.get(f"{STYLE}row-height", ""))
        return height is not None and height < _FLAT

    def _of(self, family: str, name: str) -> Facts:
        """The properties of a style, its own and inherited ones."""
        key = (family, name)
        if key not in self._known:
            self._known[key] = {}  # a style that is based on itself
            style = self._all.get(key)
            above = "" if style is None else style.get(f"{STYLE}parent-style-name", "")
            usual = _own(self._usual.get(family)) if family == "paragraph" and not above else {}
            inherited = self._of(family, above) if above else {}
            self._known[key] = {**usual, **inherited, **_own(style)}
        return self._known[key]


def _own(style: etree._Element | None) -> Facts:
    found: dict[str, str] = {}
    if style is None:
        return found
    # The ground of what is nearest to the text comes last.
    for part in reversed(_PARTS):
        properties = style.find(f"{STYLE}{part}-properties")
        if properties is None:
            continue
        ground = properties.get(f"{FO}background-color", "transparent")
        if ground != "transparent":
            found["ground"] = ground
        if part == "text":
            found |= _of_text(properties)
        if part == "paragraph":
            edges = (f"{FO}margin-left", f"{FO}text-indent")
            found |= {name.rpartition("}")[2]: value for name in edges if (value := properties.get(name))}
    return found


def _of_text(properties: etree._Element) -> Facts:
    found: dict[str, str] = {}
    for name, attribute in (
        ("display", f"{TEXT}display"),
        ("through", f"{STYLE}text-line-through-style"),
        ("through", f"{STYLE}text-line-through-type"),
        ("position", f"{STYLE}text-position"),
        ("colour", f"{FO}color"),
        ("size", f"{FO}font-size"),
        ("scale", f"{STYLE}text-scale"),
        ("font", f"{STYLE}font-name"),
        ("spacing", f"{FO}letter-spacing"),
    ):
        value = properties.get(attribute)
        if value is not None and not (name in found and found[name] == "none"):
            found[name] = value
    # LibreOffice writes an opacity of 0 % beside a colour that is automatic.
    if "colour" in found:
        found["opacity"] = properties.get(f"{_LOEXT}opacity", "100%")
    if properties.get(f"{STYLE}use-window-font-color") == "true":
        found |= {"colour": "", "opacity": "100%"}
    return found


def piece(text: str, facts: Facts) -> Piece:
    """Text with the look that its properties give it."""
    if not facts:
        return Piece(text)
    size = _points(facts.get("size", ""))
    scale = facts.get("scale", "100%").removesuffix("%")
    tiny = (size is not None and size <= _TINY) or (scale.isdecimal() and int(scale) <= _NARROW)
    if facts.get("display") == "none" or facts.get("opacity") == "0%" or tiny:
        return Piece(text, "unseen")
    if is_pictorial(facts.get("font")) or _is_displaced(facts, size or _USUAL):
        return Piece(text, "unclear")
    ink, ground = rgb(facts.get("colour", "")), facts.get("ground", "")
    if ink is not None and not is_seen(ink, rgb(ground) or WHITE):
        return Piece(text, "unseen")
    if facts.get("through", "none") != "none":
        return Piece(text, "struck")
    position = facts.get("position", "").split(" ")[0]
    if position in {"super", "sub"}:
        return Piece(text, "raised" if position == "super" else "lowered")
    number = position.removesuffix("%").lstrip("-")
    if position.endswith("%") and number.isdecimal() and int(number) > 0:
        return Piece(text, "lowered" if position.startswith("-") else "raised")
    return Piece(text)


def _is_displaced(facts: Facts, size: float) -> bool:
    """Whether letters lie on each other, or the text stands left of its cell."""
    spacing, left, indent = (_points(facts.get(name, "")) or 0.0 for name in ("spacing", "margin-left", "text-indent"))
    return spacing < _CLOSE * size or left + indent < _ASIDE


def rgb(code: str) -> Colour | None:
    """A colour such as #ffffff; None for any other text."""
    if len(code) != 7 or code[0] != "#":
        return None
    try:
        red, green, blue = bytes.fromhex(code[1:])
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def _points(length: str) -> float | None:
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _POINTS[match[2]] if match else None
