"""HTML as portals serve it: pasted from Word, with unclosed tags, wrapped in layout tables.

Data tables become grids with their spans (HTML Standard, 4.9.12, forming a table). Layout tables,
which contain other tables or prose, are opened up: their prose becomes paragraphs, and their rows
of plain data stay a table.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from lxml import etree

from parsers import messages
from parsers.document import Block, Cell, Document, Heading, Paragraph, Picture, Place, Table, Within
from parsers.errors import Unreadable
from parsers.formats import HTML
from parsers.notices import READ_AS_TEXT
from parsers.readers.charset import decode
from parsers.sentences import Message

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "select",
        "button",
        "textarea",
        "svg",
        "math",
        "object",
        "applet",
        "iframe",
        "nav",
        "footer",
        "map",
        "colgroup",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "caption",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "menu",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset(("td", "th", "tr"))
_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_PROSE = 160
"""Characters. A longer cell is prose: the longest label of the official forms has 40, and pages add
remarks of up to about a hundred."""
_DEPTH = 400
"""Levels of nested elements. Below this only the text is taken; real pages stay below 60, attacks don't."""

_PICTURE = 20_000
"""Characters of a data: address. Shorter ones hold emblems and icons, not pictures of tables."""

_DATA = re.compile(r"\s*data:image/[\w.+-]+(?:;[\w=.+-]+)*;base64,", re.IGNORECASE)
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONDITIONAL = re.compile(r"&lt;!(?:--)?\[(?:end)?if\b.{0,200}?\](?:--)?&gt;", re.IGNORECASE | re.DOTALL)
"""Conditional comments of Word that were escaped and are therefore shown as text. The longest
conditions have 40 characters. Without the bound, a page with many unclosed ones takes minutes."""
_HIDDEN = re.compile(r"(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Reads a web page. Raises `Unreadable` if the bytes can't be parsed as HTML."""
    body, properties, notices = _page(data)
    walk = _walked(body)
    return Document(tuple(walk.blocks), HTML, "html", properties, (*notices, *walk.notices))


def elements(data: bytes) -> tuple[etree._Element, dict[tuple[int, int, int], tuple[etree._Element, str]]]:
    """The body of the page as it is read, and the element and text of each cell by (table, row,
    column). Used to show where a figure is on the page. Raises `Unreadable`.
    """
    body, _, _ = _page(data)
    found = {}
    for number, rows in enumerate(_walked(body).grids):
        there = (element for row in rows for element in row.iterchildren("td", "th"))
        for cell, element in zip(_cells(rows, number), there, strict=True):
            found[number, cell.row, cell.column] = (element, cell.text)
    return body, found


def _page(data: bytes) -> tuple[etree._Element, dict[str, str], tuple[Message, ...]]:
    """The body without elements that are never shown, the properties from the head, and the notices of
    decoding.
    """
    text, notices = decode(data)
    text = _CONDITIONAL.sub("", _XML_DECLARATION.sub("", text.replace("\x00", "")))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(messages.NO_HTML(error=error)) from error
    if root is None:
        raise Unreadable(messages.NOTHING_IN_HTML())
    properties = _properties(root)
    body = root.find("body")
    body = root if body is None else body
    etree.strip_elements(body, *_SKIPPED, with_tail=False)
    if _HIDDEN.search(text):
        _drop_hidden(body)
    return body, properties, notices


def _walked(body: etree._Element) -> _Walk:
    walk = _Walk()
    walk.visit(body, (), 0)
    walk.flush(())
    return walk


def _drop_hidden(body: etree._Element) -> None:
    """Removes elements hidden by a style. If text follows one, an empty span stays to carry that text."""
    for element in list(body.iter("*")):
        parent = element.getparent()
        if parent is None or not _HIDDEN.search(element.get("style", "")):
            continue
        if element.tail is None or (element.tag in _CELLS and not element.tail.strip()):
            parent.remove(element)
        else:  # appending the text to the text before it would take quadratic time
            text_after = element.tail
            element.clear()
            element.tag, element.tail = "span", text_after


def _properties(root: etree._Element) -> dict[str, str]:
    """The `title` and the `<meta>` contents, by their own names."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name"), meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip(), _flat(content))
    title = root.findtext(".//title")
    if title and title.strip():
        found["title"] = _flat(title)
    return found


class _Walk:
    """One pass over the element tree. Inline text is collected in `buffer` until a block ends it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notices: list[Message] = []
        self.buffer: list[str] = []
        self.grids: list[list[etree._Element]] = []
        """The rows of each table, by its number."""
        self.containers = 0

    def flush(self, within: Within, level: int | None = None) -> None:
        """Turns each line of the collected text into a paragraph, or a heading if `level` is given."""
        if not self.buffer:
            return
        lines = "".join(self.buffer).split("\x1e")
        self.buffer.clear()
        for line in lines:
            text = _flat(line)
            if text and level is None:
                self.blocks.append(Paragraph(text, within=within))
            elif text:
                self.blocks.append(Heading(text, level or 1, within=within))

    def visit(self, element: etree._Element, within: Within, depth: int, level: int | None = None) -> None:
        """Reads the content of an element, in order."""
        if depth > _DEPTH:
            if not self.notices:
                self.notices.append(READ_AS_TEXT(levels=_DEPTH))
            self.buffer.append(_flat("".join(map(str, element.itertext()))))
            return
        if element.text:
            self.buffer.append(element.text)
        for child in element:
            self._child(child, str(child.tag), within, depth, level)
            if child.tail:
                self.buffer.append(child.tail)

    def _child(self, child: etree._Element, tag: str, within: Within, depth: int, level: int | None) -> None:
        if tag == "br":
            self.buffer.append("\x1e")
        elif tag == "img" and (picture := _picture(child)):
            self.flush(within, level)
            self.blocks.append(Picture(picture, within=within))
        elif tag == "table":
            self.flush(within, level)
            self._table(child, within, depth + 1)
        elif tag in _BLOCKS:
            self.flush(within, level)
            inside = within if tag == "p" else self._container(within)
            self.visit(child, inside, depth + 1, _HEADINGS.get(tag, level))
            self.flush(inside, _HEADINGS.get(tag, level))
        else:
            self.visit(child, within, depth + 1, level)

    def _container(self, within: Within) -> Within:
        self.containers += 1
        return (*within, self.containers)

    def _table(self, table: etree._Element, within: Within, depth: int) -> None:
        """Turns a data table into one block; opens up a layout table, row by row."""
        inside = self._container(within)
        nested = table.find(".//table") is not None
        run: list[etree._Element] = []
        for part in _parts(table):
            if part.tag == "tr" and not _lays_out(part, nested=nested):
                run.append(part)
                continue
            self._grid(run, inside)
            run = []
            if part.tag == "tr":
                for cell in part:
                    self.visit_cell(cell, inside, depth)
            else:
                self.visit_cell(part, inside, depth)
        self._grid(run, inside)

    def visit_cell(self, cell: etree._Element, within: Within, depth: int) -> None:
        """Reads a cell of a layout table, or an element between its rows, like a page."""
        own = self._container(within)
        if cell.tag == "table":
            self._table(cell, own, depth + 1)
        else:
            self.visit(cell, own, depth + 1, _HEADINGS.get(cell.tag))
        self.flush(own, _HEADINGS.get(cell.tag))

    def _grid(self, rows: list[etree._Element], within: Within) -> None:
        number = len(self.grids)
        cells = tuple(_cells(rows, number))
        if any(cell.text for cell in cells):
            self.blocks.append(Table(cells, Place(table=number), within=within))
            self.grids.append(rows)


def _picture(image: etree._Element) -> bytes | None:
    """The bytes of a picture embedded in the page (RFC 2397), if it is large enough to show a table."""
    source = image.get("src", "")
    if len(source) < _PICTURE or not (match := _DATA.match(source)):
        return None
    content = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), source[match.end() :])
    try:
        return base64.b64decode(content)
    except ValueError:
        return None


def _flat(text: str) -> str:
    """The text with whitespace collapsed to single spaces, as browsers show it, and none at the ends."""
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _parts(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table in order, and other elements directly in it (captions, stray blocks)."""
    for child in table:
        if child.tag in _ROW_GROUPS or (child.tag == "form" and child.find(".//tr") is not None):
            yield from _parts(child)
        elif child.tag != "col":
            yield child


def _lays_out(row: etree._Element, *, nested: bool) -> bool:
    """Whether a row only serves the layout: it contains a table, a picture large enough for one, or
    prose.
    """
    if nested and row.find(".//table") is not None:
        return True
    if any(len(image.get("src", "")) >= _PICTURE for image in row.iter("img")):
        return True
    if len(row) > 4:  # a layout row has few columns, and most rows of the forms are longer
        return False
    texts = ["".join(map(str, cell.itertext())) for cell in row if isinstance(cell.tag, str)]
    return any(len(text) > _PROSE and len("".join(text.split())) > _PROSE for text in texts)


def _cells(rows: list[etree._Element], table: int) -> Iterator[Cell]:
    """The cells with their places in the grid. A cell with a rowspan occupies its columns in later rows."""
    taken: dict[int, int] = {}  # column: number of rows, from this one on, in which it is occupied
    for number, row in enumerate(rows):
        column = 0
        below: dict[int, int] = {}
        for cell in row.iterchildren("td", "th"):
            while column in taken:
                column += 1
            colspan, rowspan = cell.get("colspan"), cell.get("rowspan")
            width = 1 if colspan is None else max(_span(colspan, 1000), 1)
            height = 1
            if rowspan is not None:
                rest = len(rows) - number
                height = min(_span(rowspan, 65_534) or rest, rest)
            yield Cell(_cell_text(cell), number, column, height, width, Place(table, number, column))
            if height > 1:
                below.update(dict.fromkeys(range(column, column + width), height - 1))
            column += width
        taken = {c: left - 1 for c, left in taken.items() if left > 1}
        for covered, left in below.items():
            taken[covered] = max(taken.get(covered, 0), left)


def _span(value: str, most: int) -> int:
    """A span as browsers read it: 1 if it isn't a number, and at most `most`."""
    match = re.match(r"\s*(\d{1,9})", value)
    return min(int(match[1]), most) if match else 1


def _cell_text(cell: etree._Element) -> str:
    """The text shown in a cell; each block or <br> starts a new line."""
    if len(cell) == 0:
        text = cell.text
        if not text or text.isdecimal():
            return text or ""
        return _flat(text)
    parts: list[str] = []
    _gather(cell, parts, 0)
    lines = [line for part in "".join(parts).split("\x1e") if (line := _flat(part))]
    return lines[0] if len(lines) == 1 else "\n".join(lines)


def _gather(element: etree._Element, parts: list[str], depth: int) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        tag = child.tag
        if tag == "br":
            parts.append("\x1e")
        elif tag == "sup" and (mark := "".join(map(str, child.itertext())).strip()):
            parts.append(f"〔{mark}〕")  # a footnote mark must not become a digit of a number
        elif depth > _DEPTH:
            parts.append("".join(map(str, child.itertext())))
        else:
            # A line break before and after a block; inline elements continue the line.
            block = tag in _BLOCKS
            if block:
                parts.append("\x1e")
            if len(child):
                _gather(child, parts, depth + 1)
            elif child.text:
                parts.append(child.text)
            if block:
                parts.append("\x1e")
        if child.tail:
            parts.append(child.tail)
