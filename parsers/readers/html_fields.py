"""Form fields of a web page (HTML Standard, 4.10): what stands in them is shown, so it is print.

Content systems show a report in the form it was entered in. Only fields in cells of tables, and those that nobody can
change, are read: other fields are search boxes and the like.
"""

from __future__ import annotations

import re

from lxml import etree

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
    return ["".join(map(str, option.itertext())).strip() for option in chosen] or [""]
