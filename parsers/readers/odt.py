"""OpenDocument text (ISO/IEC 26300-1), read from its XML as it would be printed: without tracked deletions
and hidden text, and with automatic numbers written out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from parsers import messages
from parsers.document import Block, Cell, Document, Heading, Paragraph, Picture, Place, SetAside, Table, Within
from parsers.errors import Refused, Unreadable
from parsers.formats import ODT
from parsers.looks import Piece, Printed, numbered, printed
from parsers.notices import DEEPER_UNREAD, NOW_LEFT_OUT
from parsers.package import Package, xml
from parsers.readers.lines.boxed import is_boxed, is_boxed_row
from parsers.readers.office.odt_lists import DRAW, OFFICE, TABLE, TEXT, XLINK, Lists
from parsers.readers.office.odt_looks import Facts, Styles, piece
from parsers.sentences import Message

_DEEP = 40
"""Levels of nested tables, lists or spans; deeper ones are not read."""
_LONG = 160
"""Characters. No label of the forms is longer: such a cell is prose, and its row only layout."""
_MOST_CELLS = 100_000
"""Limit of cells in a table. A report has about 400; repetitions can claim millions."""
_OPENED = frozenset(
    (f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}table-of-content", f"{TEXT}list-item", f"{TEXT}list-header")
)
_ROW_GROUPS = frozenset((f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"))
_NOT_PRINTED = frozenset(
    (
        f"{OFFICE}annotation",
        f"{TEXT}tracked-changes",
        f"{TEXT}hidden-text",
        f"{TEXT}ruby-text",
        f"{DRAW}frame",
        f"{DRAW}custom-shape",
    )
)
_BOXED = frozenset((f"{DRAW}frame", f"{DRAW}custom-shape"))
"""What may hold text that stands in a cell."""
_LOEXT = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_MATH = "{http://www.w3.org/1998/Math/MathML}"
_TODAY = frozenset((f"{TEXT}date", f"{TEXT}time"))
_LOCKED = messages.ASK_FOR_OPEN()


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the package or its content is damaged or encrypted."""
    package = Package(data)
    manifest = "META-INF/manifest.xml"
    if manifest in package and b"encryption-data" in package.read(manifest):
        raise Unreadable(_LOCKED)
    content = _known(xml(package.read("content.xml")))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Unreadable(messages.ODT_EMPTY())
    roots = [xml(package.read("styles.xml"))] if "styles.xml" in package else []
    walk = _Walk(package, Styles([*roots, content]), Lists([*roots, content]))
    walk.visit(body, (), 0)
    return Document(tuple(walk.blocks), ODT, "odt", {}, tuple(dict.fromkeys(walk.notices)))


class _Walk:
    """One pass over the body of the document."""

    def __init__(self, package: Package, styles: Styles, lists: Lists) -> None:
        self.package = package
        self.styles = styles
        self.lists = lists
        self.blocks: list[Block] = []
        self.notices: list[Message] = []
        self.tables = 0
        self.containers = 0

    def visit(self, parent: etree._Element, within: Within, depth: int) -> None:
        """Reads the paragraphs, lists and tables in an element, in order."""
        if depth > _DEEP:
            self.notices.append(DEEPER_UNREAD(levels=_DEEP))
            return
        for child in parent:
            if child.tag in {f"{TEXT}p", f"{TEXT}h"}:
                self.paragraph(child, within, depth)
            elif child.tag == f"{TEXT}list":
                self.visit(child, within, depth + 1)
            elif child.tag == f"{TABLE}table":
                self.table(child, within, depth)
            elif child.tag == f"{DRAW}frame":
                self.frame(child, within, depth)
            elif child.tag in _OPENED and child.get(f"{TEXT}display") != "none":
                self.visit(child, within, depth + 1)

    def paragraph(self, paragraph: etree._Element, within: Within, depth: int) -> None:
        level = paragraph.get(f"{TEXT}outline-level", "")
        for line in _lines(printed(self.pieces(paragraph, {})).text):
            if level.isdecimal():
                self.blocks.append(Heading(line, min(max(int(level), 1), 6), within=within))
            else:
                self.blocks.append(Paragraph(line, within=within))
        for box in _outermost(paragraph, *_BOXED):
            self.frame(box, within, depth)

    def frame(self, frame: etree._Element, within: Within, depth: int) -> None:
        """Reads a frame: a text box or a picture; or a shape, in which its text stands."""
        if frame.tag == f"{DRAW}custom-shape":
            self.visit(frame, within, depth + 1)
            return
        for child in frame:
            if child.tag == f"{DRAW}text-box":
                self.visit(child, within, depth + 1)
            elif child.tag == f"{DRAW}image":
                name = child.get(f"{XLINK}href", "")
                if name in self.package and not name.lower().endswith((".emf", ".wmf", ".svm")):
                    self.blocks.append(Picture(self.package.read(name), within=within))
                    return  # further images are the same picture in other formats

    def table(self, table: etree._Element, within: Within, depth: int) -> None:
        """Turns a data table into one block; opens up a layout table, row by row."""
        self.containers += 1
        inside = (*within, self.containers)
        run: list[etree._Element] = []
        facts = self.styles.within({}, table)
        nested = not is_boxed(table, f"{TABLE}table", f"{TABLE}table-cell")
        for row in _rows(table, 0):
            if self.styles.is_flat(row):
                continue
            if not _lays_out(row, nested=nested):
                run.append(row)
                continue
            self.grid(run, inside, facts)
            run = []
            for cell in row.iterchildren(f"{TABLE}table-cell"):
                self.containers += 1
                self.visit(cell, (*inside, self.containers), depth + 1)
        self.grid(run, inside, facts)

    def grid(self, rows: list[etree._Element], within: Within, facts: Facts) -> None:
        cells = tuple(self.cells(rows, facts))
        if any(cell.text for cell in cells):
            self.blocks.append(Table(cells, Place(table=self.tables), within=within))
            self.tables += 1
        for row in rows:
            for frame in _outermost(row, f"{DRAW}frame"):
                if frame.find(f"{DRAW}text-box") is None or next(frame.iter(f"{TABLE}table"), None) is not None:
                    self.frame(frame, within, 0)

    def cells(self, rows: list[etree._Element], facts: Facts) -> Iterator[Cell]:
        """The cells with their spans. ODT also stores the cells covered by a span; they are empty."""
        made = 0
        for y, row in enumerate(rows):
            x, of_row = 0, self.styles.within(facts, row)
            for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                again = _number(cell, "columns-repeated", 1000)
                if cell.tag == f"{TABLE}covered-table-cell":
                    x += again
                    continue
                text, looks = self.cell_text(cell, of_row)
                high, wide = _number(cell, "rows-spanned"), _number(cell, "columns-spanned")
                for _ in range(again):
                    made += 1
                    if made > _MOST_CELLS:
                        raise Refused(messages.ODT_CELLS(most=_MOST_CELLS))
                    high = min(high, len(rows) - y)
                    yield Cell(text, y, x, high, wide, Place(self.tables, y, x), None, looks)
                    x += 1  # the covered cells follow as elements of their own

    def cell_text(self, cell: etree._Element, above: Facts) -> Printed:
        """The printed text of a cell, a line for each paragraph, and what was set aside of it."""
        pieces: list[Piece] = []
        facts = self.styles.within(above, cell)
        for paragraph in cell.iter(f"{TEXT}p", f"{TEXT}h"):
            if not any(each.tag in _NOT_PRINTED - _BOXED for each in _above(paragraph, cell)):
                pieces += [*self.pieces(paragraph, facts), Piece("\v")]
        for each in cell.iter(f"{DRAW}object"):
            pieces.append(Piece(self._equation(each)))
        if next(cell.iter(f"{DRAW}line"), None) is not None:  # it may go through the text
            pieces = [each._replace(look="unclear") if each.look is None else each for each in pieces]
        text, looks = printed(pieces)
        lines = "\n".join(_lines(text))
        pictured = not lines and next(cell.iter(f"{DRAW}image", f"{DRAW}object-ole"), None) is not None
        return Printed(lines, (*looks, SetAside("img", "picture")) if pictured else looks)

    def _equation(self, shown: etree._Element) -> str:
        """The text of an equation: in brackets, if it is more than a line; "" for another object."""
        name = f"{shown.get(f'{XLINK}href', '').removeprefix('./')}/content.xml"
        if name not in self.package or b"MathML" not in (data := self.package.read(name))[:2_000]:
            return ""
        parts = list(xml(data).iter(f"{_MATH}mn", f"{_MATH}mi", f"{_MATH}mo", f"{_MATH}mtext"))
        text = "".join(each.text or "" for each in parts)
        return text if all(each.tag == f"{_MATH}mn" for each in parts) else f"〔{text}〕"

    def pieces(self, paragraph: etree._Element, above: Facts) -> list[Piece]:
        """The text of a paragraph, without text boxes, in pieces with their looks. A line break is a vertical tab."""
        pieces: list[Piece] = []
        label = self.lists.label(paragraph)
        if not any(each.get(f"{TEXT}is-hidden") == "true" for each in paragraph.iter(f"{TEXT}hidden-paragraph")):
            self.gather(paragraph, pieces, self.styles.within(above, paragraph), 0)
        return numbered(label, pieces)

    def gather(self, element: etree._Element, pieces: list[Piece], facts: Facts, depth: int) -> None:
        if depth > _DEEP:
            self.notices.append(DEEPER_UNREAD(levels=_DEEP))
            return
        if element.text:
            pieces.append(piece(element.text, facts))
        for child in element:
            self.inline(child, pieces, facts, depth)
            if child.tail:
                pieces.append(piece(child.tail, facts))

    def inline(self, child: etree._Element, pieces: list[Piece], facts: Facts, depth: int) -> None:
        if child.tag == f"{TEXT}line-break":
            pieces.append(Piece("\v"))
        elif child.tag in {f"{TEXT}s", f"{TEXT}tab"}:
            pieces.append(piece(" ", facts))
        elif child.tag == f"{TEXT}note":
            pieces.append(Piece("〔注〕"))  # a note's mark must not become a digit of a number
        elif child.tag == f"{_FIELD}fieldmark" and child.get(f"{_FIELD}type", "").endswith("FORMDROPDOWN"):
            pieces.append(piece(_chosen(child), facts))
        elif child.tag in _TODAY and child.get(f"{TEXT}fixed") != "true":
            self.notices.append(NOW_LEFT_OUT())
        elif child.tag not in _NOT_PRINTED:
            self.gather(child, pieces, self.styles.within(facts, child), depth + 1)


def _chosen(field: etree._Element) -> str:
    """What is chosen in a drop-down field of Word."""
    given = [(each.get(f"{_FIELD}name", ""), each.get(f"{_FIELD}value", "")) for each in field]
    entries = [value for name, value in given if name == "Dropdown_ListEntry"]
    at = next((value for name, value in given if name == "Dropdown_Selected"), "0")
    return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""


def _lines(text: str) -> list[str]:
    return [shown for line in text.split("\v") if (shown := " ".join(line.split()))]


def _outermost(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Descendants with one of these tags that aren't nested in another one with such a tag."""
    for found in element.iter(*tags):
        if not any(above.tag in tags for above in _above(found, element)):
            yield found


def _known(content: etree._Element) -> etree._Element:
    """The content with the tables in shapes under their standard names: LibreOffice has its own for them."""
    for each in content.iter(f"{{{_LOEXT}}}*"):
        name = str(each.tag).rpartition("}")[2]
        if name.removeprefix("covered-").startswith("table"):
            each.tag = f"{TABLE}{name}"
            for key, value in list(each.attrib.items()):
                if str(key).startswith(f"{{{_LOEXT}}}"):
                    each.set(f"{TABLE}{str(key).rpartition('}')[2]}", value)
    return content


def _above(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """The ancestors of an element, up to but without `top`."""
    for each in element.iterancestors():
        if each is top:
            return
        yield each


def _rows(table: etree._Element, depth: int) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            # A repeat count is ignored: in a text document, repeated rows are empty.
            yield child
        elif child.tag in _ROW_GROUPS and depth < _DEEP:
            yield from _rows(child, depth + 1)


def _lays_out(row: etree._Element, *, nested: bool) -> bool:
    """Whether a row only serves the layout: it contains a table (if such are looked for: `nested`) or prose."""
    if (
        nested
        and row.find(f".//{TABLE}table") is not None
        and not is_boxed_row(row, f"{TABLE}table", f"{TABLE}table-cell")
    ):
        return True
    cells = list(row.iterchildren(f"{TABLE}table-cell"))
    return len(cells) <= 4 and any(
        sum(len("".join(map(str, p.itertext()))) for p in cell.iter(f"{TEXT}p")) > _LONG for cell in cells
    )


def _number(cell: etree._Element, name: str, most: int = 65_536) -> int:
    value = cell.get(f"{TABLE}number-{name}", "1")
    return min(max(int(value), 1), most) if value.isdecimal() else 1
