"""Second reader of DOCX, with python-docx and its grid of tables.

python-docx ignores some elements, so the tree is prepared first: tracked changes are accepted, content
controls are unwrapped, and the content of text boxes is put after their paragraph. How text looks, it
tells like the first reader. Pictures are not read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lxml import etree

from parsers import messages
from parsers.document import Block, Cell, Document, Heading, Paragraph, Place, SetAside, Table, Within
from parsers.errors import Unreadable
from parsers.formats import DOCX
from parsers.looks import Piece, numbered, printed
from parsers.office_parts import usual as usual_names
from parsers.package import Package, xml
from parsers.readers.office.docx_looks import Looks
from parsers.readers.office.docx_numbers import Numbering
from parsers.readers.office.docx_settled import settle, shows_picture

if TYPE_CHECKING:
    import docx.table
    import docx.text.paragraph
    from docx.document import Document as Opened

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMES = {"w": _W, "mc": _MC}
_GONE = (
    "//w:del[not(parent::w:rPr or parent::w:trPr)] | //w:moveFrom | //mc:Fallback | //w:rt"
    " | //w:tr[w:trPr/w:del or w:trPr/w:hidden] | //w:tc[w:tcPr/w:cellDel]"
    " | //w:tr[w:trPr/w:trHeight[@w:hRule='exact' and @w:val < 60]]"
)
_OPENED = (
    "//w:sdt | //w:sdtContent | //w:ins[not(parent::w:rPr or parent::w:trPr)] | //w:moveTo"
    " | //w:smartTag | //w:customXml | //w:hyperlink | //w:fldSimple | //w:dir | //w:bdo"
    " | //w:ruby | //w:rubyBase"
)
_NOTES = "//w:footnoteReference | //w:endnoteReference"
_DEEP = 40
_LONG = 160
"""Characters. No label of the forms is longer: such a cell is prose."""
_STRICT = (b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/")
_MAIN = (b"wordprocessingml/main", b"drawingml/main", b"officeDocument/relationships")


def read(data: bytes) -> Document:
    """Reads the file. Raises `Unreadable` if python-docx can't."""
    import docx

    data = usual_names(data)
    usual = _transitional(Package(data), data)
    try:
        opened = docx.Document(io.BytesIO(usual))
        walk = _Walk(opened)
        settle(opened.element.body)
        _settle(opened.element.body)
        walk.visit(opened, (), 0)
    except Unreadable:
        raise
    except Exception as error:  # python-docx raises whatever the damage leads to
        raise Unreadable(messages.DAMAGED(what="word", error=error)) from error
    return Document(tuple(walk.blocks), DOCX, "docx_second")


def _transitional(package: Package, data: bytes) -> bytes:
    """The package with strict namespaces replaced by the transitional ones that python-docx knows."""
    parts = {info.filename: package.bytes_of(info) for info in package.infos}
    if not any(_STRICT[0] in part for name, part in parts.items() if name.endswith(".xml")):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                for main in _MAIN:
                    first, _, rest = main.partition(b"/")
                    part = part.replace(  # noqa: PLW2901
                        _STRICT[0] + main, _STRICT[1] + first + b"/2006/" + rest
                    )
            archive.writestr(name, part)
    return out.getvalue()


def _settle(body: etree._Element) -> None:
    """Changes the tree to what is printed (see the module's docstring); marks notes."""
    for each in _found(body, _GONE):
        _drop(each)
    for each in _found(body, _NOTES):
        mark = etree.SubElement(each.getparent(), f"{{{_W}}}t")
        mark.text = "〔注〕"
        each.getparent().replace(each, mark)
    for each in _found(body, _OPENED):
        parent = each.getparent()
        at = parent.index(each)
        parent[at : at + 1] = list(each)
    # In nested text boxes the inner ones come first.
    for box in reversed(_found(body, "//w:txbxContent")):
        anchor = next(box.iterancestors(f"{{{_W}}}p"), None)
        if anchor is not None:
            for child in reversed(list(box)):
                anchor.addnext(child)
        _drop(box)


def _lines_of(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if shown := " ".join(line.split()):
            yield shown


def _found(body: etree._Element, path: str) -> list[Any]:
    return list(etree.XPath(path.replace("//", ".//"), namespaces=_NAMES)(body))  # type: ignore[arg-type]


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


class _Walk:
    """One pass over the paragraphs and tables found by python-docx."""

    def __init__(self, opened: Opened) -> None:
        self.blocks: list[Block] = []
        self.tables = 0
        self.containers = 0
        parts = {
            relation.reltype.rsplit("/", 1)[-1]: relation.target_part
            for relation in opened.part.rels.values()
            if not relation.is_external
        }
        numbers, styles = (xml(parts[kind].blob) if kind in parts else None for kind in ("numbering", "styles"))
        self.numbering = Numbering(numbers, styles)
        self.looks = Looks(styles, opened.element.body)

    def visit(self, container: Any, within: Within, depth: int) -> None:
        """Reads the paragraphs and tables in a container, in order."""
        import docx.table

        for each in container.iter_inner_content():
            if isinstance(each, docx.table.Table):
                self.table(each, within, depth)
                continue
            level = self.numbering.heading_level(each._p)
            for line in self.lines(each):
                self.blocks.append(Heading(line, level, within=within) if level else Paragraph(line, within=within))

    def lines(self, paragraph: docx.text.paragraph.Paragraph) -> Iterator[str]:
        yield from _lines_of(printed(self.pieces(paragraph)).text)

    def pieces(self, paragraph: docx.text.paragraph.Paragraph) -> list[Piece]:
        """The runs of a paragraph with their looks, behind its number."""
        return numbered(self.numbering.label(paragraph._p), list(self.runs(paragraph)))

    def runs(self, paragraph: docx.text.paragraph.Paragraph) -> Iterator[Piece]:
        for run in paragraph.runs:
            mark = self.looks.of(run._r)
            for line, text in enumerate(run.text.split("\n")):
                if line:
                    yield Piece("\n")
                yield Piece(text, *(mark or ()))

    def table(self, table: docx.table.Table, within: Within, depth: int) -> None:
        """Turns runs of data rows into tables; reads the cells of layout rows like a page."""
        self.containers += 1
        inside = (*within, self.containers)
        run: list[docx.table._Row] = []
        for row in table.rows:
            cells = list({id(cell._tc): cell for cell in row.cells}.values())
            if any(cell.tables for cell in cells) or (
                len(cells) <= 4 and any(len(cell.text) > _LONG for cell in cells)
            ):
                self.grid(run, inside)
                run = []
                for cell in cells:
                    self.containers += 1
                    if depth < _DEEP:
                        self.visit(cell, (*inside, self.containers), depth + 1)
            else:
                run.append(row)
        self.grid(run, inside)

    def grid(self, rows: list[docx.table._Row], within: Within) -> None:
        """Adds rows as a table. python-docx repeats a merged cell at each grid position it covers."""
        places: dict[Any, list[tuple[int, int]]] = {}
        owners: dict[Any, docx.table._Cell] = {}
        for y, row in enumerate(rows):
            for x, cell in enumerate(row.cells, row.grid_cols_before):
                places.setdefault(cell._tc, []).append((y, x))
                owners.setdefault(cell._tc, cell)
        cells = []
        for tc, covered in places.items():
            (top, left), (bottom, right) = covered[0], covered[-1]
            pieces = (each for p in owners[tc].paragraphs for each in (*self.pieces(p), Piece("\n")))
            shown, looks = printed(pieces)
            text, place = "\n".join(_lines_of(shown)), Place(self.tables, top, left)
            if not text and shows_picture(tc):
                looks = (*looks, SetAside("img", "picture"))
            cells.append(Cell(text, top, left, bottom - top + 1, max(right - left, 0) + 1, place, None, looks))
        if any(cell.text for cell in cells):
            cells.sort(key=lambda cell: (cell.row, cell.column))
            self.blocks.append(Table(tuple(cells), Place(table=self.tables), within=within))
            self.tables += 1
