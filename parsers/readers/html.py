"""HTML as portals serve it: pasted from Word, with unclosed tags, wrapped in layout tables.

Data tables become grids with their spans (HTML Standard, 4.9.12, forming a table). Layout tables,
which contain other tables or prose, are opened up: their prose becomes paragraphs, and their rows
of plain data stay a table.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from lxml import etree

from parsers import messages
from parsers.document import (
    SPACER,
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Picture,
    Place,
    SetAside,
    Table,
    Within,
    cut_in,
)
from parsers.errors import Unreadable
from parsers.formats import HTML
from parsers.looks import Piece, printed
from parsers.notices import CUT_OFF, READ_AS_TEXT
from parsers.readers.css.style import Mark
from parsers.readers.lines.boxed import is_boxed, is_boxed_row
from parsers.readers.lines.charset import decode
from parsers.readers.markdown import as_page
from parsers.readers.web.divs import NUMBERS, hints_at_rows, show_divs, show_grids
from parsers.readers.web.fields import show_drawn, show_fields
from parsers.readers.web.looks import NO_SHEETS, is_split, may_have_looks
from parsers.readers.web.row_groups import as_drawn, group_rows
from parsers.readers.web.shadows import with_shadows
from parsers.readers.web.tree import Marks, looks_of, remove, sheets_of, write
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
        "title",
        "iframe",
        "nav",
        "footer",
        "meter",
        "progress",
        "canvas",
        "audio",
        "video",
    ]
)
_COLUMNS = frozenset(("col", "colgroup"))
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
_ROW_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_PROSE = 160
"""Characters. A longer cell is prose: the longest label of the official forms has 40, and pages add
remarks of up to about a hundred."""
_END = 4_000
"""Characters of a page in which its last cell begins, if it ends in a figure."""
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


class _Page(NamedTuple):
    """The body of a page without what takes no place in it, the looks of its text, its properties, and notices."""

    body: etree._Element
    marks: Marks
    properties: dict[str, str]
    notices: tuple[Message, ...]
    cut: bool = False
    """Whether the page ends inside a cell."""


def read(data: bytes, sheets: Mapping[str, str] = NO_SHEETS) -> Document:
    """Reads a web page; `sheets` are style sheets that came with it, by their addresses. Raises `Unreadable` if
    the bytes can't be parsed as HTML.
    """
    page = _page(data, sheets)
    walk = _walked(page)
    return Document(tuple(walk.blocks), HTML, "html", page.properties, (*page.notices, *walk.notices))


def elements(
    data: bytes, sheets: Mapping[str, str] = NO_SHEETS
) -> tuple[etree._Element, dict[tuple[int, int, int], tuple[etree._Element, str]]]:
    """The body of the page as it is read, and the element and text of each cell by (table, row,
    column). Used to show where a figure is on the page. Raises `Unreadable`.
    """
    page = _page(data, sheets)
    found = {}
    for number, rows in enumerate(_walked(page).grids):
        there = (element for row in rows for element in row.iterchildren("td", "th"))
        for cell, element in zip(_cells(rows, number, page.marks), there, strict=True):
            found[number, cell.row, cell.column] = (element, cell.text)
    return page.body, found


def _page(data: bytes, sheets: Mapping[str, str] = NO_SHEETS) -> _Page:
    text, notices = decode(data)
    text = as_page(text)
    cut = is_cut_off(text)
    if cut:
        notices = (*notices, CUT_OFF())
    text = _CONDITIONAL.sub("", _XML_DECLARATION.sub("", with_shadows(text.replace("\x00", ""))))
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    whole = text.encode("utf-8", "replace")
    try:
        root = etree.fromstring(whole, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(messages.NO_HTML(error=error)) from error
    if root is None:
        raise Unreadable(messages.NOTHING_IN_HTML())
    properties = _properties(root)
    body = root.find("body")
    body = root if body is None else body
    styles = sheets_of(root, sheets)
    drawn = show_drawn(body)
    show_fields(body)
    if hints_at_rows(text):
        show_divs(root, body)
    elif len(list(islice(NUMBERS.finditer(text), 10))) == 10:
        show_grids(body)
    etree.strip_elements(body, *_SKIPPED, with_tail=False)
    looked = drawn or may_have_looks(whole, styles.texts)
    if looked and any("tbody" in each for each in styles.texts):
        group_rows(body)
    looks = looks_of(root, styles, split=is_split(whole)) if looked else None
    if looks is None:
        return _Page(body, {}, properties, notices, cut)
    remove(looks.removed)
    marks = write(looks.written, looks.marks) if looks.written else looks.marks
    return _Page(body, marks, properties, (*notices, *looks.notices), cut)


def is_cut_off(page: str) -> bool:
    """Whether a page ends in the middle of a cell, as one whose transport broke off."""
    end = page[-_END:].lower()
    opened = max(end.rfind("<td"), end.rfind("<th"))
    return opened > max(end.rfind(f"</{tag}") for tag in ("td", "th", "tr", "table", "body", "html"))


def _walked(page: _Page) -> _Walk:
    walk = _Walk(page.marks)
    walk.visit(page.body, (), 0)
    walk.flush(())
    if page.cut and walk.blocks:
        walk.blocks[-1] = cut_in(walk.blocks[-1])
    return walk


def _properties(root: etree._Element) -> dict[str, str]:
    """The `title` and the `<meta>` contents, by their own names."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name, content = meta.get("name") or meta.get("property"), meta.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip(), _flat(content))
    title = root.findtext(".//title")
    if title and title.strip():
        found["title"] = _flat(title)
    return found


class _Walk:
    """One pass over the element tree. Inline text is collected in `buffer` until a block ends it."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.blocks: list[Block] = []
        self.notices: list[Message] = []
        self.buffer: list[str | Piece] = []
        self.grids: list[list[etree._Element]] = []
        """The rows of each table, by its number."""
        self.containers = 0

    def flush(self, within: Within, level: int | None = None) -> None:
        """Turns each line of the collected text into a paragraph, or a heading if `level` is given."""
        if not self.buffer:
            return
        lines, _ = _lines(self.buffer)
        self.buffer.clear()
        for text in lines:
            if level is None:
                self.blocks.append(Paragraph(text, within=within))
            else:
                self.blocks.append(Heading(text, level, within=within))

    def visit(self, element: etree._Element, within: Within, depth: int, level: int | None = None) -> None:
        """Reads the content of an element, in order."""
        if depth > _DEPTH:
            if not self.notices:
                self.notices.append(READ_AS_TEXT(levels=_DEPTH))
            self.buffer.append(_flat("".join(map(str, element.itertext()))))
            return
        mark = self.marks.get(element)
        if element.text:
            self.buffer.append(_piece(element.text, mark))
        for child in element:
            self._child(child, str(child.tag), within, depth, level)
            if child.tail:
                self.buffer.append(_piece(child.tail, mark))

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
        nested = table.find(".//table") is not None and not is_boxed(table, "table", "td", "th")
        pictured = table.find(".//img") is not None
        run: list[etree._Element] = []
        for part in _parts(table):
            if part.tag == "tr" and not _lays_out(part, nested=nested, pictured=pictured):
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
        cells = tuple(_cells(rows, number, self.marks))
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
    """The rows of a table in the order in which they are drawn, and other elements directly in it (captions, stray
    blocks).
    """
    for child in as_drawn(list(table), lambda each: str(each.tag)):
        if child.tag in _ROW_GROUPS or (child.tag == "form" and child.find(".//tr") is not None):
            yield from _parts(child)
        elif child.tag not in _COLUMNS:
            yield child


def _lays_out(row: etree._Element, *, nested: bool, pictured: bool) -> bool:
    """Whether a row only serves the layout: it contains a table, a picture large enough for one, or
    prose.
    """
    if nested and row.find(".//table") is not None and not is_boxed_row(row, "table", "td", "th"):
        return True
    if pictured and any(len(image.get("src", "")) >= _PICTURE for image in row.iter("img")):
        return True
    if len(row) > 4:  # a layout row has few columns, and most rows of the forms are longer
        return False
    for cell in row:
        if not len(cell):
            text = cell.text or "" if isinstance(cell.tag, str) else ""
        else:
            text = "".join(map(str, cell.itertext())) if isinstance(cell.tag, str) else ""
        if len(text) > _PROSE and len("".join(text.split())) > _PROSE:
            return True
    return False


def _cells(rows: list[etree._Element], table: int, marks: Marks) -> Iterator[Cell]:
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
            text, looks = _cell_text(cell, marks)
            yield Cell(text, number, column, height, width, Place(table, number, column), None, looks)
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


def _cell_text(cell: etree._Element, marks: Marks) -> tuple[str, tuple[SetAside, ...]]:
    """The text shown in a cell; each block or <br> starts a new line."""
    if len(cell) == 0 and (not marks or cell not in marks):
        text = cell.text
        if not text or text.isdecimal():
            return text or "", ()
        return _flat(text), ()
    parts: list[str | Piece] = []
    _gather(cell, parts, marks, 0)
    lines, looks = _lines(parts)
    if not lines and (image := next((each for each in cell.iter("img") if _may_show_figure(each)), None)) is not None:
        looks = (*looks, SetAside(_flat(image.get("alt", "")) or "img", "picture"))
    return lines[0] if len(lines) == 1 else "\n".join(lines), looks


def _may_show_figure(image: etree._Element) -> bool:
    """Whether a picture in a cell may stand for its figure: it is no spacer, no icon, and not a speck."""
    sides = (image.get(name, "").strip().removesuffix("px") for name in ("width", "height"))
    source = image.get("src", "")
    speck = any(side.isdecimal() and int(side) < 6 for side in sides)
    return bool(source) and not speck and (source.startswith("data:") or not SPACER.search(source))


def _piece(text: str, mark: Mark | None) -> str | Piece:
    return text if mark is None else Piece(text, mark.look, mark.sure)


def _lines(parts: list[str | Piece]) -> tuple[list[str], tuple[SetAside, ...]]:
    """The lines of what is printed, and what was set aside."""
    looks: tuple[SetAside, ...] = ()
    if all(type(part) is str for part in parts):
        text = "".join(parts)  # type: ignore[arg-type]
    else:
        text, looks = printed(part if isinstance(part, Piece) else Piece(part) for part in parts)
        looks = tuple(SetAside(_flat(each.text), each.look) for each in looks)
    return [shown for line in text.split("\x1e") if (shown := _flat(line))], looks


def _gather(element: etree._Element, parts: list[str | Piece], marks: Marks, depth: int) -> None:
    mark = marks.get(element)
    if element.text:
        parts.append(_piece(element.text, mark))
    for child in element:
        tag = child.tag
        if tag == "br":
            parts.append("\x1e")
        elif depth > _DEPTH:
            parts.append("".join(map(str, child.itertext())))
        else:
            # A line break before and after a block; inline elements continue the line.
            block = tag in _BLOCKS
            if block:
                parts.append("\x1e")
            if len(child):
                _gather(child, parts, marks, depth + 1)
            elif child.text:
                parts.append(_piece(child.text, marks.get(child)))
            if block:
                parts.append("\x1e")
        if child.tail:
            parts.append(_piece(child.tail, mark))
