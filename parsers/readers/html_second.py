"""Second, independent reader of HTML: follows the parsing rules of browsers (HTML Standard, 13.2, with
lexbor) and builds its own grid.

The first reader takes the page as libxml2 repairs it. If both give the same figures, a sum that
doesn't add up is the publisher's mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from parsers import messages
from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, Table, Within
from parsers.errors import Unreadable
from parsers.formats import HTML
from parsers.readers.charset import decode

_DROPPED = "script,style,noscript,template,select,button,textarea,svg,math,object,iframe,nav,footer"
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "st1:chsdate",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "v:shape",
        "var",
        "wbr",
    )
)
_MAX_CELLS = 200_000
"""Limit of grid slots in a table. A report has about 400; spans can claim millions."""
_MAX_DEPTH = 300
"""Levels of nested elements. Below this only the text is taken."""
_DEEPEST = 5_000
"""Levels of open tags; a deeper page is refused. They take lexbor quadratic time: minutes, for 100,000.
Real pages nest below 60 levels, but leave some hundred tags open."""
_TAG = re.compile(
    r"<(/?)(?!(?:br|img|hr|input|meta|link|col|area|wbr|p|li|d[dt]|t[dhr]|tbody|option)\b)[a-z]", re.IGNORECASE
)
"""Start and end tags of elements that stay open until they are closed explicitly."""
_LONG = 160
"""Characters. No label of the forms is longer: a row with such a cell is prose."""


def read(data: bytes) -> Document:
    """Reads a web page. Raises `Unreadable` if it is empty, nested too deeply, or can't be parsed."""
    text, notices = decode(data)
    if _is_deep(text):
        raise Unreadable(messages.HTML_TOO_DEEP(levels=_DEEPEST))
    try:
        tree = LexborHTMLParser(re.sub(r"&lt;!(?:--)?\[.{0,200}?\](?:--)?&gt;", "", text))
    except SelectolaxError as error:
        raise Unreadable(messages.NO_HTML(error=error)) from error
    if tree.body is None:
        raise Unreadable(messages.NOTHING_IN_HTML())
    properties = {
        name.strip(): content.strip()
        for meta in reversed(tree.css("meta"))
        if (name := meta.attributes.get("name")) and (content := meta.attributes.get("content"))
    }
    title = tree.css_first("title")
    if title is not None:
        properties["title"] = " ".join(title.text().split())
    for node in tree.css(_DROPPED):
        node.decompose()
    for node in tree.css("[style*='display:none'],[style*='display: none']"):
        node.decompose()
    reading = _Page()
    reading.visit(tree.body, (), 0)
    reading.end_line(())
    return Document(tuple(reading.blocks), HTML, "html_second", properties, notices)


def _is_deep(text: str) -> bool:
    depth = 0
    for match in _TAG.finditer(text):
        depth = max(depth + (-1 if match[1] else 1), 0)
        if depth > _DEEPEST:
            return True
    return False


class _Page:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.line: list[str] = []
        self.tables = 0
        self.numbers = 0

    def end_line(self, within: Within, level: int = 0) -> None:
        text = " ".join("".join(self.line).replace("\u200b", "").split())
        self.line.clear()
        if text:
            heading = Heading(text, level, within=within) if level else None
            self.blocks.append(heading or Paragraph(text, within=within))

    def visit(self, node: LexborNode, within: Within, depth: int, level: int = 0) -> None:
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.line.append(child.text_content or "")
            elif tag == "br":
                self.end_line(within, level)
            elif tag == "sup" and child.text(deep=True).strip():
                self.line.append(f"〔{child.text(deep=True).strip()}〕")
            elif tag in _INLINE and depth < _MAX_DEPTH:
                self.visit(child, within, depth + 1, level)
            elif not tag.startswith("-"):
                self.end_line(within, level)
                self.block(child, tag, within, depth, level)

    def block(self, node: LexborNode, tag: str, within: Within, depth: int, level: int) -> None:
        self.numbers += tag != "p"
        inside = (*within, self.numbers) if tag != "p" else within
        own = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else level
        if depth >= _MAX_DEPTH:
            self.line.append(node.text(deep=True))
        elif tag == "table":
            self.table(node, inside, depth)
        else:
            self.visit(node, inside, depth + 1, own)
        self.end_line(inside, own)

    def table(self, table: LexborNode, within: Within, depth: int) -> None:
        """Turns runs of rows with data into tables; other rows are read as text."""
        run: list[LexborNode] = []
        for row in _rows(table):
            cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
            texts = ["".join(cell.text(deep=True).split()) for cell in cells]
            prose = len(cells) <= 4 and any(len(text) > _LONG for text in texts)
            if prose or row.css_first("table") is not None or row.tag != "tr":
                self.grid(run, within)
                run = []
                for cell in cells or [row]:
                    self.block(cell, "td", within, depth + 1, 0)
            else:
                run.append(row)
        self.grid(run, within)

    def grid(self, rows: list[LexborNode], within: Within) -> None:
        cells = tuple(_grid(rows, self.tables))
        if any(cell.text for cell in cells):
            self.blocks.append(Table(cells, Place(table=self.tables), within=within))
            self.tables += 1


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table. The parser has put every row into a group such as tbody."""
    for group in table.iter():
        if group.tag in {"tbody", "thead", "tfoot"}:
            yield from group.iter()
        elif group.tag not in {"col", "colgroup"}:
            yield group


def _grid(rows: list[LexborNode], table: int) -> Iterator[Cell]:
    """The cells of a table, by the HTML Standard's algorithm for forming a table (4.9.12.1), with a set
    of occupied slots. Raises `Unreadable` for more than `_MAX_CELLS`.
    """
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for node in row.iter():
            if node.tag not in {"td", "th"}:
                continue
            while (y, x) in taken:
                x += 1
            wide = _number(node.attributes.get("colspan"), 1000)
            high = _number(node.attributes.get("rowspan"), 65_534)
            high = min(high or len(rows) - y, len(rows) - y)
            if len(taken) + (wide or 1) * high > _MAX_CELLS:
                raise Unreadable(messages.HTML_CELLS())
            yield Cell(_text(node), y, x, high, wide or 1, Place(table, y, x))
            taken.update((y + down, x + on) for down in range(high) for on in range(wide or 1))
            x += wide or 1


def _number(value: str | None, most: int) -> int:
    match = re.match(r"\s*(\d{1,9})", value or "1")
    return min(int(match[1]), most) if match else 1


def _text(node: LexborNode) -> str:
    """The text of a cell, in the lines that a browser shows."""
    page = _Page()
    page.visit(node, (), 0)
    page.end_line(())
    return "\n".join(block.text for block in page.blocks if isinstance(block, Paragraph | Heading))
