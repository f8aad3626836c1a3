"""Form fields of a web page (HTML Standard, 4.10): what stands in them is shown, so it is print.

Content systems show a report in the form it was entered in. Only fields in cells of tables, and those that nobody can
change, are read: other fields are search boxes and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from lxml import etree

from parsers.readers.css.styles import UNCLEAR
from parsers.text import looks_like_number

DRAWN = ("svg", "math", "button", "object", "iframe", "input", "img", "ol", "script")
"""What may show a figure in a cell without being text of the page."""
UNTOLD = f"{UNCLEAR}: 1"
"""The style of a figure that is shown, but not as text of the page."""


class Attributes(Protocol):
    """The attributes of an element in either tree."""

    def get(self, name: str, /) -> str | None: ...


_BUTTONS = frozenset(("submit", "button", "reset"))
_UNDRAWN = frozenset(
    ("defs", "symbol", "clippath", "mask", "title", "desc", "metadata", "style", "script", "annotation")
)
"""What of a drawing or formula isn't shown."""
_NO_TEXT = frozenset(
    (
        "hidden",
        "submit",
        "button",
        "image",
        "reset",
        "checkbox",
        "radio",
        "file",
        "password",
        "search",
        "color",
        "range",
    )
)
"""Types of `<input>` that show no text of their own. Any other is shown as text, also one that browsers don't know."""
_WRITTEN = re.compile(r"document\.write(?:ln)?\(\s{0,9}[\"']([^\"'<>()]{1,40})[\"']")
"""What a script in a cell puts in its own place."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What lxml takes into no text."""
_FIXED = ("readonly", "disabled")


def show_fields(body: etree._Element) -> None:
    """Puts a span with its text in the place of each field that is read."""
    for field in list(body.iter("input", "textarea", "select")):
        if field.getparent() is None or field.get("hidden") is not None or not _is_read(field):
            continue
        lines = [_CONTROL.sub("", line) for line in _lines(field)]
        for child in list(field):
            field.remove(child)
        field.tag, field.text = "span", lines[0]
        for line in lines[1:]:
            etree.SubElement(field, "br").tail = line


def show_drawn(body: etree._Element) -> bool:
    """Puts a span with its number in the place of each drawing, formula, button or frame in a cell that shows one: how
    it looks can't be told. Whether there are any.
    """
    found = False
    for each in list(body.iter(*DRAWN)):
        cell = next(each.iterancestors("td", "th"), None) if each.getparent() is not None else None
        if cell is None or each.get("hidden") is not None:
            continue
        text = (
            "".join(_drawn(each)) if each.tag in {"svg", "math"} else shown_by(each.tag, each.attrib, _all_text(each))
        )
        if not looks_like_number(text.strip()):
            continue
        for child in list(each):
            each.remove(child)
        each.tag, each.text, found = "span", text, True
        each.set("style", f"{each.get('style', '')};{UNTOLD}")
    return found


def shown_by(tag: str, said: Attributes, inside: str) -> str:
    """The text that a button, a frame, an empty field or list, a script, or a picture that isn't there shows in its
    place.
    """
    if tag == "input":
        is_button = (said.get("type") or "").strip().lower() in _BUTTONS
        value = said.get("value") or ""
        return value if is_button else "" if value else said.get("placeholder") or ""
    if tag == "img":
        return "" if said.get("src") else said.get("alt") or ""
    if tag == "ol":  # an entry without text still shows its number
        return "" if inside.strip() else said.get("start") or "1"
    if tag == "script":
        written = _WRITTEN.search(inside)
        return written[1] if written else ""
    if tag == "iframe":
        return re.sub(r"<[^<>]*>", "", said.get("srcdoc") or "")
    return inside


def _drawn(drawing: etree._Element) -> Iterator[str]:
    """The texts of a drawing or formula that are shown."""
    for each in drawing.iter("*"):
        if each.text and not any(above.tag.lower() in _UNDRAWN for above in (each, *each.iterancestors())):
            yield each.text.strip()


def _all_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _is_read(field: etree._Element) -> bool:
    if field.tag == "input" and field.get("type", "").strip().lower() in _NO_TEXT:
        return False
    if field.tag != "select" and any(field.get(name) is not None for name in _FIXED):
        return True
    return next(field.iterancestors("td", "th", "body"), field).tag in {"td", "th"}


def _lines(field: etree._Element) -> list[str]:
    """The lines that a field shows; of a select, the option that is chosen."""
    if field.tag == "input":
        return [field.get("value", "")]
    if field.tag == "textarea":
        return (field.text or "").strip().splitlines() or [""]
    options = list(field.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if field.get("multiple") is None:
        chosen = chosen[-1:] or options[:1]
    return [option.get("label") or _all_text(option).strip() for option in chosen] or [""]
