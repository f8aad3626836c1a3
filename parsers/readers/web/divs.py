"""Tables of `<div>`s: elements that a page shows as tables, rows and cells (CSS 2.1, 17 Tables; ARIA 1.2, table).

They are told by their own style, by the page's style sheet or by their role, and become `<table>`, `<tr>` and `<td>`.
Where the style sheet is a file of its own, they are told by their structure: rows of short blocks, with numbers.
"""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

from parsers.readers.web.places import BOX

Part = Literal["table", "tr", "td", "tbody"]

_DISPLAYS: dict[str, Part] = {
    "table": "table",
    "inline-table": "table",
    "table-row": "tr",
    "table-cell": "td",
    "table-row-group": "tbody",
    "table-header-group": "tbody",
    "table-footer-group": "tbody",
}
_ROLES: dict[str, Part] = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "td",
    "rowheader": "td",
    "rowgroup": "tbody",
}
_DISPLAY = re.compile(r"display\s*+:\s*+([a-z-]++)", re.IGNORECASE)
_SIMPLE = re.compile(r"[.#]?[\w-]++")
"""A selector of one class, id or element name. Of others, such as `.grid .row`, the last part counts."""
_ROLE_OF_ROW = re.compile(r"role\s*+=\s*+[\"']?row\b")
NUMBERS = re.compile(r"<(?:div|li|dd)\b[^<>]*>\s*+\d[\d.,]*+\s*+</", re.IGNORECASE)
"""Blocks that hold just a number; a page with few of them has no table without styles."""
_ROWS, _BOXES = frozenset(("div", "ul", "ol", "li", "dl", "section")), frozenset(("div", "li", "dd", "dt"))
_FEW = 3
"""Rows, and numbers, at least, of a table that is told by its structure."""
_LONG = 160
"""Characters. A longer text is prose."""
_OWN = frozenset(("table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "colgroup", "body", "html"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What lxml takes into no text."""
_MOST_RULES = 5_000


def hints_at_rows(page: str) -> bool:
    """Whether a `<div>` in a page may be a row, by a glance at its source."""
    low = page.lower()
    return "table-row" in low or ("role" in low and _ROLE_OF_ROW.search(low) is not None)


def show_divs(root: etree._Element, body: etree._Element) -> None:
    """Gives the elements that are shown as parts of a table the names of those parts."""
    sheet = _sheet(root)
    parts: dict[etree._Element, Part] = {}
    for element in body.iter("*"):
        if element.tag not in _OWN and (part := _part(element, sheet)):
            parts[element] = part
    for cell, part in parts.items():
        row = cell.getparent()
        if part == "td" and row is not None and (parts.get(row) == "tr" or row.tag == "tr"):
            rename(cell, "td")
            _turn(row, parts)


def _turn(row: etree._Element, parts: dict[etree._Element, Part]) -> None:
    """Makes an element a row, and the table around it a table. An element that holds rows and is no part of a table
    is shown as one, too.
    """
    rename(row, "tr")
    above = row.getparent()
    while above is not None and parts.get(above) == "tbody":
        above.tag = "tbody"
        above = above.getparent()
    if above is not None and above.tag not in _OWN:
        above.tag = "table"


def _part(element: etree._Element, sheet: dict[str, Part]) -> Part | None:
    own = _DISPLAY.search(element.get("style", ""))
    if own:
        return _DISPLAYS.get(own[1].lower())
    role = element.get("role")
    if role is not None and role in _ROLES:
        return _ROLES[role]
    if not sheet:
        return None
    names = [f"#{element.get('id')}", *(f".{name}" for name in element.get("class", "").split()), str(element.tag)]
    return next((sheet[name] for name in names if name in sheet), None)


def _sheet(root: etree._Element) -> dict[str, Part]:
    """What the page's style sheets show as a part of a table, by selector."""
    found: dict[str, Part] = {}
    text = "".join(style.text or "" for style in root.iter("style"))
    if "table" not in text:
        return found
    for rule in text.split("}", _MOST_RULES)[:_MOST_RULES]:
        selectors, _, rules = rule.rpartition("{")
        display = _DISPLAY.search(rules)
        part = _DISPLAYS.get(display[1].lower()) if display else None
        for selector in selectors.split(",") if part else ():
            last = selector.split()[-1:]
            if part and last and _SIMPLE.fullmatch(last[0]):
                found[last[0]] = part
    return found


def show_grids(body: etree._Element) -> None:
    """Gives rows of short blocks the names of a table's parts; whatever else is among the rows is a row of one cell."""
    for holder in list(body.iter("div", "section", "ul")):
        rows = [child for child in holder if _is_row(child)]
        numbers = sum(_text(box).isdecimal() for row in rows for box in row)
        if min(len(rows), numbers) < _FEW or _own_text(holder):
            continue
        if any(not isinstance(child.tag, str) or child.find(".//table") is not None for child in holder):
            continue
        holder.tag = "table"
        for child in holder:
            if child not in rows:
                _wrap(child)
            rename(child, "tr")
            for box in child:
                rename(box, "td")


def rename(element: etree._Element, tag: Part) -> None:
    """Makes an element a part of a table, and notes that it was none: its style means a box."""
    if element.tag != tag:
        element.set(BOX, "box")
        element.tag = tag


def _is_row(element: etree._Element) -> bool:
    return (
        element.tag in _ROWS
        and len(element) > 1
        and not _own_text(element)
        and all(box.tag in _BOXES and box.find(".//div") is None and len(_text(box)) <= _LONG for box in element)
    )


def _wrap(element: etree._Element) -> None:
    """Puts the content of an element into one block inside it."""
    inside = list(element)
    box = etree.SubElement(element, "td")
    box.text, element.text = _CONTROL.sub("", element.text or ""), None
    box.extend(inside)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _own_text(element: etree._Element) -> bool:
    """Whether text stands directly in an element, beside those that it holds."""
    return bool((element.text or "").strip() or any((child.tail or "").strip() for child in element))
