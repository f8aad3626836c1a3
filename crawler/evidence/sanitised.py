"""Sanitises archived pages: only words and tables remain, and nothing active.

Elements must be on a list to remain; scripts, styles, pictures, forms, links and all attributes except
`rowspan` and `colspan` are removed. The cell from which a figure was read can be marked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from lxml import etree

from parsers import formats, messages
from parsers.errors import Unreadable
from parsers.readers import html, mhtml

Spot = tuple[int, int, int]
"""Table, row and column of a cell, as its reader counts them."""

PAGES = frozenset((formats.HTML, formats.MHTML))
_READERS = frozenset(("html", "mhtml"))
"""Readers that count tables, rows and columns as `html.elements` does."""
_KEPT = frozenset(
    (
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "br",
        "hr",
        "b",
        "strong",
        "i",
        "em",
        "u",
        "s",
        "del",
        "strike",
        "sub",
        "sup",
        "span",
        "center",
        "pre",
        "blockquote",
        "section",
        "article",
    )
)
_EMPTY = frozenset(("br", "hr"))
LONGEST = 5_000_000
"""Characters of a page that is shown; the whole of a longer one can be downloaded."""
_DEPTH = 300
"""Elements nested deeper than this are shown as text only; real pages have less than 60 levels."""
_STYLE = (
    "body{font:15px/1.6 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;margin:1rem;"
    "color:#1c2126}table{border-collapse:collapse;margin:.6rem 0}td,th{border:1px solid #aab2ba;"
    "padding:.15rem .4rem}#cell{outline:3px solid #b00020;background:#fff2b3;scroll-margin:30vh}"
)


@dataclass(frozen=True, slots=True)
class Archived:
    """A page, the name of its reader, and the cell to be marked: its place and its text. `document` returns the
    page's bytes.
    """

    document: Callable[[], bytes]
    media_type: str
    reader: str
    spot: Spot | None = None
    raw: str | None = None


def page(archived: Archived) -> str:
    """A complete HTML page. The cell is marked only if its text is `raw`: where cells are counted
    differently, no cell is marked rather than a wrong one. Raises `Unreadable`.
    """
    data = archived.document()
    if archived.media_type == formats.MHTML:
        body, cells = html.elements(mhtml.page_in(data), mhtml.sheets_in(data))
    else:
        body, cells = html.elements(data)
    spot = archived.spot if archived.reader in _READERS else None
    marked, text = cells.get(spot, (None, "")) if spot else (None, "")
    if text.strip() != (archived.raw or "").strip():
        marked = None
    parts: list[str] = []
    _write(body, parts, marked, 0)
    if sum(map(len, parts)) > LONGEST:
        raise Unreadable(messages.DAMAGED(what="file", error=f"more than {LONGEST:,} characters"))
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>-</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"
    )


def _write(element: etree._Element, parts: list[str], marked: etree._Element | None, depth: int) -> None:
    if depth > _DEPTH:
        parts.append(escape("".join(map(str, element.itertext()))))
        return
    parts.append(escape(element.text or ""))
    for child in element:
        tag = str(child.tag)
        kept = tag in _KEPT
        if kept:
            parts.append(f"<{tag}{_attributes(child, tag, marked)}>")
        if tag not in _EMPTY:
            _write(child, parts, marked, depth + 1)
            if kept:
                parts.append(f"</{tag}>")
        parts.append(escape(child.tail or ""))


def _attributes(element: etree._Element, tag: str, marked: etree._Element | None) -> str:
    if tag not in {"td", "th"}:
        return ""
    spans = "".join(
        f' {name}="{value}"'
        for name in ("rowspan", "colspan")
        if (value := (element.get(name) or "").strip()).isascii() and value.isdigit() and len(value) < 4
    )
    return spans + (' id="cell"' if element is marked else "")
