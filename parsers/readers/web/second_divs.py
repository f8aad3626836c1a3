"""Tables of `<div>`s for the second reader of HTML: they are written anew as `<table>`s and put in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.readers.web.places import BOX

_STYLED = re.compile(r"display\s*+:\s*+table-(row(?:-group)?|header-group|footer-group|cell)", re.IGNORECASE)
_CLASSES = re.compile(r"\.([\w-]++)\s*+(?=[,{])(?:,[^{}]*+)?\{[^{}]*?display\s*+:\s*+table-(row|cell)\b", re.IGNORECASE)
_ROLES = {"row": "row", "cell": "cell", "gridcell": "cell", "columnheader": "cell", "rowheader": "cell"}


def write_tables(tree: LexborHTMLParser) -> None:
    """Replaces each element that holds rows of cells by a table."""
    classes = dict(_CLASSES.findall("".join(style.text(deep=True) for style in tree.css("style"))))
    wanted = ["[style*='table-row' i]", "[role=row]", *(f".{name}" for name, kind in classes.items() if kind == "row")]
    held: dict[int, list[LexborNode]] = {}
    for row in tree.css(",".join(wanted)):
        holder = row.parent
        if row.tag in {"tr", "tbody", "thead"} or _kind(row, classes) != "row" or holder is None:
            continue
        held.setdefault(holder.mem_id, []).append(row)
    for rows in held.values():
        written = "".join(f"<tr{_told(row)}>{''.join(_cells(row, classes))}</tr>" for row in rows)
        table = LexborHTMLParser(f"<table>{written}</table>").css_first("table")
        if table is None:
            continue
        rows[0].insert_before(table)
        for row in rows:
            row.decompose()


def _cells(row: LexborNode, classes: dict[str, str]) -> Iterator[str]:
    for cell in row.iter():
        if _kind(cell, classes) == "cell":
            inside = "".join(child.html or "" for child in cell.iter(include_text=True))
            yield f"<td{_told(cell)}>{inside}</td>"


def _told(node: LexborNode) -> str:
    """What its style hangs on, as attributes of the part of a table in its place."""
    said = node.attributes
    kept = "".join(f' {name}="{escape(said[name] or "")}"' for name in ("id", "class", "style", "dir") if name in said)
    return f' {BOX}="box"{kept}'


def _kind(node: LexborNode, classes: dict[str, str]) -> str | None:
    styled = _STYLED.search(node.attributes.get("style") or "")
    if styled:
        return styled[1].lower()
    role = _ROLES.get(node.attributes.get("role") or "")
    if role:
        return role
    return next((classes[name] for name in (node.attributes.get("class") or "").split() if name in classes), None)
