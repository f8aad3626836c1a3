"""Second, independent reader of HTML: follows the parsing rules of browsers (HTML Standard, 13.2, with
lexbor) and builds its own grid.

The first reader takes the page as libxml2 repairs it. If both give the same figures, a sum that
doesn't add up is the publisher's mistake.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from parsers import messages
from parsers.document import SPACER, Block, Cell, Document, Heading, Paragraph, Place, SetAside, Table, Within, cut_in
from parsers.errors import Unreadable
from parsers.formats import HTML
from parsers.looks import Piece, printed
from parsers.readers.css import sheet as css_sheet
from parsers.readers.css.conditions import on_screen
from parsers.readers.css.style import Mark
from parsers.readers.html import is_cut_off
from parsers.readers.lines.boxed import are_frames, are_texts_of_row
from parsers.readers.lines.charset import decode
from parsers.readers.markdown import as_page
from parsers.readers.web.divs import hints_at_rows
from parsers.readers.web.fields import DRAWN, UNTOLD, shown_by
from parsers.readers.web.looks import NO_SHEETS, Looks, Suspects, is_split, may_have_looks, words_of
from parsers.readers.web.row_groups import as_drawn
from parsers.readers.web.second_divs import write_tables
from parsers.readers.web.shadows import with_shadows
from parsers.sentences import Message
from parsers.text import looks_like_number

_DROPPED = (
    "script,style,noscript,template,select,button,textarea,svg,math,object,iframe,nav,footer"
    ",meter,progress,canvas,audio,video,body title"
)
_PLAIN = ":not([hidden])" + "".join(
    f":not([type={kind} i])"
    for kind in (
        *("hidden", "submit", "button", "image", "reset", "checkbox", "radio", "file", "password", "search"),
        *("color", "range"),
    )
)
_FIELDS = ",".join(
    [
        *(f"{cell} {field}{_PLAIN}" for cell in ("td", "th") for field in ("input", "textarea", "select")),
        *(f"{field}[{fixed}]{_PLAIN}" for field in ("input", "textarea") for fixed in ("readonly", "disabled")),
    ]
)
"""Form fields that are read."""
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
        "rb",
        "rp",
        "rt",
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
_PLACED = frozenset(("td", "th", "tr", "tbody", "thead", "tfoot", "table"))
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


Marks = Mapping[Hashable, Mark]
"""The looks of text, by the id of the node directly around it."""


def read(data: bytes, sheets: Mapping[str, str] = NO_SHEETS) -> Document:
    """Reads a web page; `sheets` are style sheets that came with it, by their addresses. Raises `Unreadable` if
    it is empty, nested too deeply, or can't be parsed.
    """
    text, notices = decode(data)
    text = as_page(text)
    if _is_deep(text):
        raise Unreadable(messages.HTML_TOO_DEEP(levels=_DEEPEST))
    try:
        tree = LexborHTMLParser(re.sub(r"&lt;!(?:--)?\[.{0,200}?\](?:--)?&gt;", "", with_shadows(text)))
    except SelectolaxError as error:
        raise Unreadable(messages.NO_HTML(error=error)) from error
    if tree.body is None:
        raise Unreadable(messages.NOTHING_IN_HTML())
    properties = {
        name.strip(): content.strip()
        for meta in reversed(tree.css("meta"))
        if (name := meta.attributes.get("name") or meta.attributes.get("property"))
        and (content := meta.attributes.get("content"))
    }
    title = tree.css_first("title")
    if title is not None:
        properties["title"] = " ".join(title.text().split())
    texts = _sheets(tree, sheets)
    drawn = _fill_drawn(tree)
    _fill(tree)
    if hints_at_rows(text):
        write_tables(tree)
    for node in tree.css(_DROPPED):
        node.decompose()
    split = is_split(text)
    looked = drawn or may_have_looks(text, list(filter(None, texts)))
    marks, noticed = _looks(tree, texts, split=split) if looked else ({}, ())
    reading = _Page(marks)
    reading.visit(tree.body, (), 0)
    reading.end_line(())
    if is_cut_off(text) and reading.blocks:
        reading.blocks[-1] = cut_in(reading.blocks[-1])
    return Document(tuple(reading.blocks), HTML, "html_second", properties, (*notices, *noticed))


class _Tree:
    """Elements of lexbor."""

    def key(self, element: LexborNode) -> Hashable:
        return element.mem_id

    def tag(self, element: LexborNode) -> str:
        return element.tag or ""

    def get(self, element: LexborNode, name: str) -> str | None:
        attributes = element.attributes
        return (attributes[name] or "") if name in attributes else None

    def text(self, element: LexborNode) -> str:
        return element.text(deep=False)

    def above(self, element: LexborNode) -> LexborNode | None:
        above = element.parent
        return None if above is None or (above.tag or "-").startswith("-") else above

    def first(self, element: LexborNode) -> LexborNode | None:
        other = element.child
        while other is not None and (other.tag or "-").startswith("-"):
            other = other.next
        return other

    def before(self, element: LexborNode) -> LexborNode | None:
        other = element.prev
        while other is not None and (other.tag or "-").startswith("-"):
            other = other.prev
        return other

    def after(self, element: LexborNode) -> LexborNode | None:
        other = element.next
        while other is not None and (other.tag or "-").startswith("-"):
            other = other.next
        return other


def _sheets(tree: LexborHTMLParser, sheets: Mapping[str, str]) -> list[str | None]:
    """The style sheets of the page that hold on a screen; None for one that isn't at hand."""
    found = list[str | None]()
    for node in tree.css("style,link"):
        said = node.attributes
        if not on_screen(said.get("media") or ""):
            continue
        if node.tag == "style" and (said.get("type") or "text/css").strip().lower() == "text/css":
            found.append(node.text())
        elif node.tag == "link" and css_sheet.is_sheet(said.get("rel") or ""):
            found.append(css_sheet.sheet_at((said.get("href") or "").strip(), sheets))
    return found


def _looks(tree: LexborHTMLParser, sheets: Sequence[str | None], *, split: bool) -> tuple[Marks, tuple[Message, ...]]:
    """The looks of the page's text. What takes no place is removed, but for a few words in a cell."""
    read, nodes = _Tree(), tree.css("*")
    given = [node.attributes for node in nodes]
    styles = [style for each in given if (style := each.get("style"))]
    styles += ["direction:rtl"] * any((each.get("dir") or "").lower() == "rtl" for each in given)
    colours = [colour for each in given for name in ("bgcolor", "color", "text") if (colour := each.get(name))]
    suspects = Suspects(read, styles, filter(None, sheets), colours, split=split)
    roots = [node for node in nodes if node in suspects]
    if not roots and not suspects.rules.is_exhausted and not suspects.pseudo and not suspects.may_move:
        return {}, ()
    looks = Looks(read, suspects, complete=None not in sheets)
    looks.mark(roots, lambda node: node.css("*"), lambda: _tables(tree))
    grids = (table.css("*") for table in tree.css("table") if len(table.css("table")) == 1)
    looks.place(grids, lambda node: node.text(deep=True))
    gone = [node for node in roots if looks.is_removed(node)]
    written = list(looks.written(nodes))
    for node in gone:
        if node.tag in _PLACED or node.css_first("table") or len(node.text()) > _LONG or not _in_cell(node):
            node.decompose()
    return _written(written, looks.marks), tuple(looks.notices)


def _written(pieces: Sequence[tuple[LexborNode, str, str, Mark | None]], marks: Marks) -> Marks:
    """Puts what style sheets write where it is seen; the looks with those of the new text."""
    found = dict(marks)
    for node, side, text, mark in pieces:
        new = LexborHTMLParser(f"<span>{escape(text)}</span>").css_first("span") if text else None
        look = mark or found.get(node.mem_id)
        if new is not None:
            first = node.child
            if side == "before" and first is not None:
                first.insert_before(new)
            else:
                node.insert_child(new)
            put = node.child if side == "before" else node.last_child
            if put is not None and look is not None:
                found[put.mem_id] = look
        if look == Mark("unclear"):
            found.update({each.mem_id: look for each in node.css("*") if each.mem_id not in found})
    return found


def _in_cell(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in {"td", "th"}:
        above = above.parent
    return above is not None


def _tables(tree: LexborHTMLParser) -> Iterator[tuple[frozenset[str], LexborNode]]:
    for table in tree.css("table"):
        words = words_of([cell.text() for cell in table.css("td,th")])
        if words and len(table.css("table")) == 1:
            yield words, table


def _fill(tree: LexborHTMLParser) -> None:
    """Puts text in the place of the form fields that show it, in cells or where it can't be changed."""
    for node in tree.css(_FIELDS):
        value = node.attributes.get("value") if node.tag == "input" else node.text(deep=True)
        if node.tag == "select":
            chosen = node.css("option[selected]") or node.css("option")[:1]
            value = (chosen[-1].attributes.get("label") or chosen[-1].text(deep=True)) if chosen else ""
        lines = [escape(line) for line in (value or "").strip().splitlines()]
        filled = LexborHTMLParser(f"<span>{'<br>'.join(lines)}</span>").css_first("span")
        if filled is not None:
            node.replace_with(filled)


def _fill_drawn(tree: LexborHTMLParser) -> bool:
    """Puts a span with its number in the place of what shows one in a cell without being text; whether it was any."""
    found = False
    for node in tree.css(",".join(f"{cell} {tag}:not([hidden])" for cell in ("td", "th") for tag in DRAWN)):
        for each in node.css("defs,symbol,clipPath,mask,title,desc,metadata,style,script,annotation"):
            if each.mem_id != node.mem_id:
                each.decompose()
        text = shown_by(node.tag or "", node.attributes, node.text(deep=True)).strip()
        if not looks_like_number(text):
            continue
        said = {**node.attributes, "style": f"{node.attributes.get('style') or ''};{UNTOLD}"}
        kept = " ".join(f'{name}="{escape(said[name] or "")}"' for name in ("id", "class", "style") if name in said)
        filled = LexborHTMLParser(f"<span {kept}>{escape(text)}</span>").css_first("span")
        if filled is not None:
            node.replace_with(filled)
            found = True
    return found


def _is_deep(text: str) -> bool:
    depth = 0
    for match in _TAG.finditer(text):
        depth = max(depth + (-1 if match[1] else 1), 0)
        if depth > _DEEPEST:
            return True
    return False


class _Page:
    def __init__(self, marks: Marks, *, one_cell: bool = False) -> None:
        """With `one_cell`, lines stay in `line`, each ended by a mark."""
        self.marks, self.one_cell = marks, one_cell
        self.blocks: list[Block] = []
        self.line: list[Piece] = []
        self.tables = 0
        self.numbers = 0

    def end_line(self, within: Within, level: int = 0) -> None:
        if self.one_cell:
            self.line.append(Piece("\x1e"))
            return
        text = _flat(printed(self.line).text)
        self.line.clear()
        if text:
            heading = Heading(text, level, within=within) if level else None
            self.blocks.append(heading or Paragraph(text, within=within))

    def visit(self, node: LexborNode, within: Within, depth: int, level: int = 0) -> None:
        mark = self.marks.get(node.mem_id)
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                self.line.append(Piece(child.text_content or "", *(mark or ())))
            elif tag == "br":
                self.end_line(within, level)
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
            self.line.append(Piece(node.text(deep=True)))
        elif tag == "table" and not self.one_cell:
            self.table(node, inside, depth)
        else:
            self.visit(node, inside, depth + 1, own)
        self.end_line(inside, own)

    def table(self, table: LexborNode, within: Within, depth: int) -> None:
        """Turns runs of rows with data into tables; other rows are read as text."""
        run: list[LexborNode] = []
        nested = not _is_framed(table)
        for row in _rows(table):
            cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
            texts = ["".join(cell.text(deep=True).split()) for cell in cells]
            prose = len(cells) <= 4 and any(len(text) > _LONG for text in texts)
            opened = nested and row.css_first("table") is not None and not _is_framed_row(row, cells)
            if prose or opened or row.tag != "tr":
                self.grid(run, within)
                run = []
                for cell in cells or [row]:
                    self.block(cell, "td", within, depth + 1, 0)
            else:
                run.append(row)
        self.grid(run, within)

    def grid(self, rows: list[LexborNode], within: Within) -> None:
        cells = tuple(_grid(rows, self.tables, self.marks))
        if any(cell.text for cell in cells):
            self.blocks.append(Table(cells, Place(table=self.tables), within=within))
            self.tables += 1


def _is_framed(table: LexborNode) -> bool:
    """Whether each table in a table is a frame around one figure or label."""
    frames = [each for each in table.css("table") if each.mem_id != table.mem_id]
    if not frames or any(len(each.css("td,th")) != 1 for each in frames):
        return False
    return are_frames([each.text(deep=True) for each in frames])


def _is_framed_row(row: LexborNode, cells: Sequence[LexborNode]) -> bool:
    """Whether each table in a row of a label and figures is a frame around one of them."""
    alone = all(len(each.css("td,th")) == 1 for each in row.css("table"))
    return alone and are_texts_of_row([each.text(deep=True) for each in cells])


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table. The parser has put every row into a group such as tbody."""
    for group in as_drawn(list(table.iter()), lambda each: each.tag or ""):
        if group.tag in {"tbody", "thead", "tfoot"}:
            yield from group.iter()
        elif group.tag not in {"col", "colgroup"}:
            yield group


def _grid(rows: list[LexborNode], table: int, marks: Marks) -> Iterator[Cell]:
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
            text, looks = _text(node, marks)
            yield Cell(text, y, x, high, wide or 1, Place(table, y, x), None, looks)
            taken.update((y + down, x + on) for down in range(high) for on in range(wide or 1))
            x += wide or 1


def _number(value: str | None, most: int) -> int:
    match = re.match(r"\s*(\d{1,9})", value or "1")
    return min(int(match[1]), most) if match else 1


def _text(node: LexborNode, marks: Marks) -> tuple[str, tuple[SetAside, ...]]:
    """The text of a cell, in the lines that a browser shows, and what was set aside of it."""
    page = _Page(marks, one_cell=True)
    page.visit(node, (), 0)
    text, looks = printed(page.line)
    lines = "\n".join(shown for line in text.split("\x1e") if (shown := _flat(line)))
    aside = tuple(each._replace(text=_flat(each.text)) for each in looks)
    for image in node.css("img[src]") if not lines else ():
        said = image.attributes
        source = said.get("src") or ""
        high, wide = ((said.get(name) or "").strip().removesuffix("px") for name in ("height", "width"))
        speck = any(side.isdecimal() and int(side) < 6 for side in (high, wide))
        if source and not speck and (source.startswith("data:") or not SPACER.search(source)):
            return lines, (*aside, SetAside(_flat(said.get("alt") or "") or "img", "picture"))
    return lines, aside


def _flat(text: str) -> str:
    return " ".join(text.replace("\u200b", "").split())
