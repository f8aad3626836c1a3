"""DOCX (ISO/IEC 29500), read from its XML as it would be printed: with tracked changes accepted, without
hidden text, and with automatic numbers written out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from parsers import messages
from parsers.document import Block, Cell, Document, Heading, Paragraph, Picture, Place, SetAside, Table, Within
from parsers.errors import Unreadable
from parsers.formats import DOCX
from parsers.looks import Piece, Printed, numbered, printed
from parsers.notices import DRAWING, EMBEDDED_PAGE
from parsers.office_parts import usual
from parsers.package import Package, xml
from parsers.readers.lines.boxed import is_boxed, is_boxed_row
from parsers.readers.office.docx_looks import Looks
from parsers.readers.office.docx_numbers import Numbering
from parsers.readers.office.docx_settled import W, settle, shows_picture
from parsers.readers.office.docx_text import OPENED, pieces_of
from parsers.readers.office.embedded import embedded_page, embedded_sheet
from parsers.sentences import Message

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SCHEMES = (
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (_STRICT, _TRANSITIONAL),
)
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
_OLE_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DEEP = 40
"""Levels of nested tables, text boxes or content controls; deeper ones are not read."""
_FLAT = 60
"""Twips: no letter is seen in a row of exactly 3 pt."""
_LONG = 160
"""Characters. No label of the forms is longer: such a cell is prose, and its row only layout."""


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if the package or its main part is damaged."""
    data = usual(data)
    package = Package(data)
    body = _part(package, "word/document.xml").find(f"{W}body")
    if body is None:
        raise Unreadable(messages.NO_BODY())
    settle(body)
    walk = _Walk(package, body)
    walk.visit(body, (), 0)
    return Document(tuple(walk.blocks), DOCX, "docx", walk.properties, tuple(walk.notices))


def _part(package: Package, name: str) -> etree._Element:
    data = package.read(name)
    for strict, transitional in _SCHEMES:
        data = data.replace(strict, transitional)
    return xml(data)


class _Walk:
    """One pass over the body of the document."""

    def __init__(self, package: Package, body: etree._Element) -> None:
        self.package = package
        self.blocks: list[Block] = []
        self.notices: list[Message] = []
        self.properties: dict[str, str] = {}
        """What pages in the file say of themselves."""
        self.tables = 0
        self.containers = 0
        styles = _part(package, "word/styles.xml") if "word/styles.xml" in package else None
        numbers = _part(package, "word/numbering.xml") if "word/numbering.xml" in package else None
        self.numbering = Numbering(numbers, styles)
        self.looks = Looks(styles, body)
        self.relations = _relations(package)

    def visit(self, parent: etree._Element, within: Within, depth: int) -> None:
        """Reads the paragraphs and tables in an element, in order."""
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, within, depth)
            elif child.tag == f"{W}tbl":
                self.table(child, within, depth)
            elif child.tag == f"{W}altChunk":
                self.page(child, within)
            elif child.tag in OPENED and depth < _DEEP:
                self.visit(child, within, depth + 1)

    def page(self, chunk: etree._Element, within: Within) -> None:
        """Reads a page embedded as a file of its own."""
        name = self.relations.get(chunk.get(f"{R}id", ""), "")
        found = embedded_page(self.package.read(name), self.tables) if name in self.package else None
        if found is None:
            self.notices.append(EMBEDDED_PAGE())
            return
        self.containers += 1
        self.blocks += [replace(block, within=(*within, self.containers, *block.within)) for block in found.blocks]
        self.tables += sum(isinstance(block, Table) for block in found.blocks)
        self.notices += found.notices
        self.properties = {**found.properties, **self.properties}

    def paragraph(self, paragraph: etree._Element, within: Within, depth: int) -> None:
        text, _ = printed(self.pieces(paragraph))
        level = self.numbering.heading_level(paragraph)
        for line in text.split("\n"):
            shown = " ".join(line.split())
            if shown:
                self.blocks.append(Heading(shown, level, within=within) if level else Paragraph(shown, within=within))
        self._inside(paragraph, within, depth)

    def _inside(self, paragraph: etree._Element, within: Within, depth: int) -> None:
        """Reads the text boxes and pictures anchored in a paragraph."""
        for box in _boxes(paragraph):
            if depth < _DEEP:
                self.visit(box, within, depth + 1)
        shown = self._embedded(paragraph, within)
        for relation in _pictures(paragraph):
            data = None if relation in shown else self._target(relation)
            if data is not None:
                self.blocks.append(Picture(data, within=within))

    def _embedded(self, paragraph: etree._Element, within: Within) -> set[str]:
        """Reads the workbooks embedded in a paragraph. Returns the relations of the pictures that show them."""
        shown: set[str] = set()
        for thing in paragraph.iter(f"{W}object"):
            for each in thing.iter(_OLE_OBJECT):
                name = self.relations.get(each.get(f"{R}id", ""), "")
                found = embedded_sheet(self.package.read(name), self.tables) if name in self.package else None
                if found is None:
                    continue
                blocks, notices = found
                self.blocks += [replace(block, within=within) for block in blocks]
                self.tables += sum(isinstance(block, Table) for block in blocks)
                self.notices += notices
                shown.update(_pictures(thing))
        return shown

    def _target(self, relation: str) -> bytes | None:
        """The bytes of a picture; None if it isn't in the file, or is a vector drawing (EMF, WMF)."""
        name = self.relations.get(relation)
        if name is None or name not in self.package:
            return None
        if name.lower().endswith((".emf", ".wmf")):
            self.notices.append(DRAWING(file=name))
            return None
        return self.package.read(name)

    def table(self, table: etree._Element, within: Within, depth: int) -> None:
        """Turns a data table into one block; opens up a layout table, row by row."""
        self.containers += 1
        inside = (*within, self.containers)
        rows = list(_rows(table, 0))
        nested = not is_boxed(table, f"{W}tbl", f"{W}tc")
        run: list[etree._Element] = []
        for row in rows:
            if _lays_out(row, nested=nested):
                self._grid(run, inside)
                run = []
                for cell in _cells(row, 0):
                    self.containers += 1
                    if depth < _DEEP:
                        self.visit(cell, (*inside, self.containers), depth + 1)
            else:
                run.append(row)
        self._grid(run, inside)

    def _grid(self, rows: list[etree._Element], within: Within) -> None:
        cells = _grid(rows, self.tables, self.cell_text)
        if any(cell.text for cell in cells):
            self.blocks.append(Table(cells, Place(table=self.tables), within=within))
            self.tables += 1
        for row in rows:
            for paragraph in row.iter(f"{W}p"):
                for relation in _pictures(paragraph):
                    data = self._target(relation)
                    if data is not None:
                        self.blocks.append(Picture(data, within=within))

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        return numbered(self.numbering.label(paragraph), pieces_of(paragraph, self.looks))

    def cell_text(self, cell: etree._Element) -> Printed:
        """The printed text of a cell, a line for each paragraph, and what was set aside of it."""
        pieces: list[Piece] = []
        for paragraph in cell.iter(f"{W}p"):
            if not any(each.tag == f"{MC}Fallback" for each in paragraph.iterancestors()):
                pieces += [*self.pieces(paragraph), Piece("\n")]
        text, looks = printed(pieces)
        lines = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
        return Printed(lines, looks if lines or not shows_picture(cell) else (*looks, SetAside("img", "picture")))


def _relations(package: Package) -> dict[str, str]:
    """The names of package parts, by relationship id; external targets are left out."""
    if "word/_rels/document.xml.rels" not in package:
        return {}
    found = {}
    for each in xml(package.read("word/_rels/document.xml.rels")):
        if each.get("TargetMode") != "External":
            target = each.get("Target", "")
            found[each.get("Id", "")] = target[1:] if target.startswith("/") else f"word/{target}"
    return found


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes, each once: Word stores each in a new and an old form, side by side."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = list(box.iterancestors())
        fallback = any(each.tag == f"{MC}Fallback" for each in above)
        nested = any(each.tag == f"{W}txbxContent" for each in above[: above.index(paragraph)])
        if not fallback and not nested:
            yield box


def _pictures(paragraph: etree._Element) -> Iterator[str]:
    for each in paragraph.iter(f"{A}blip", f"{V}imagedata"):
        relation = each.get(f"{R}embed") or each.get(f"{R}id")
        if relation:
            yield relation


def _rows(table: etree._Element, depth: int) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            gone = (f"{W}trPr/{W}del", f"{W}trPr/{W}hidden")
            if all(child.find(path) is None for path in gone) and not _is_flat(child):
                yield child
        elif child.tag in OPENED and depth < _DEEP:
            yield from _rows(child, depth + 1)


def _is_flat(row: etree._Element) -> bool:
    """Whether a row is set so low that nothing in it is seen."""
    height = row.find(f"{W}trPr/{W}trHeight")
    if height is None or height.get(f"{W}hRule") != "exact":
        return False
    value = height.get(f"{W}val", "")
    return value.isdecimal() and int(value) < _FLAT


def _cells(row: etree._Element, depth: int) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            if child.find(f"{W}tcPr/{W}cellDel") is None:
                yield child
        elif child.tag in OPENED and depth < _DEEP:
            yield from _cells(child, depth + 1)


def _lays_out(row: etree._Element, *, nested: bool) -> bool:
    """Whether a row only serves the layout: it contains a table (if such are looked for: `nested`) or prose."""
    if nested and row.find(f".//{W}tbl") is not None and not is_boxed_row(row, f"{W}tbl", f"{W}tc"):
        return True
    cells = list(_cells(row, 0))
    return len(cells) <= 4 and any(sum(len(t.text or "") for t in cell.iter(f"{W}t")) > _LONG for cell in cells)


def _grid(rows: list[etree._Element], table: int, text: Callable[[etree._Element], Printed]) -> tuple[Cell, ...]:
    """The cells with their spans. Vertically merged cells become one cell with their total height."""
    found: list[Cell] = []
    open_: dict[tuple[int, int], int] = {}  # (column, width): index of the cell that may continue below
    for y, row in enumerate(rows):
        x = _number(row.find(f"{W}trPr/{W}gridBefore"))
        still: dict[tuple[int, int], int] = {}
        for tc in _cells(row, 0):
            properties = tc.find(f"{W}tcPr")
            wide = max(1, _number(None if properties is None else properties.find(f"{W}gridSpan")))
            merge = None if properties is None else properties.find(f"{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            if goes_on and (x, wide) in open_:
                above = open_[x, wide]
                found[above] = found[above]._replace(rowspan=found[above].rowspan + 1)
                still[x, wide] = above
            else:
                if merge is not None:
                    still[x, wide] = len(found)
                shown, looks = text(tc)
                found.append(Cell(shown, y, x, 1, wide, Place(table, y, x), None, looks))
            x += wide
        open_ = still
    return tuple(found)


def _number(element: etree._Element | None) -> int:
    value = "" if element is None else element.get(f"{W}val", "")
    return min(int(value), 200) if value.isdecimal() else 0
