"""DOCX as offices write it: merged cells, numbers split over runs, tracked changes, content
controls, text boxes, layout tables, automatic numbers.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from random import Random

from nianbao_demo.render.grid import Box, Grid, sections_with_grids
from nianbao_demo.render.page import printed_day
from parsers.report import Report

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_PARTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns='
    '"http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" '
    'Target="numbering.xml"/>{more}</Relationships>'
)
_NUMBERING = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="{_W}">'
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


@dataclass(frozen=True)
class Way:
    """The properties of one file."""

    rng: Random
    tear: float = 0.0
    """Share of texts that are split over runs."""
    changes: float = 0.0
    """Share of cells with tracked changes."""
    controls: bool = False
    numbered: bool = False
    """Word numbers the headings of the sections."""
    boxed: bool = False
    """The title is in a text box, written twice, as Word does."""
    laid_out: bool = False
    """Everything is in one cell of a table."""
    noise: bool = False
    """The file has hidden text, deleted rows, bookmarks and proofing marks."""


def clean(report: Report, rng: Random) -> bytes:
    """A file as a careful clerk writes it."""
    return _document(report, Way(rng))


def torn(report: Report, rng: Random) -> bytes:
    """A file edited for years: split runs, hidden text, tracked changes."""
    return _document(report, Way(rng, tear=0.6, changes=0.2, noise=True))


def controlled(report: Report, rng: Random) -> bytes:
    """A file from a template: content controls around cells and rows, automatic numbers, a title in
    a text box.
    """
    return _document(report, Way(rng, tear=0.1, controls=True, numbered=True, boxed=True))


def laid_out(report: Report, rng: Random) -> bytes:
    """A file from a typesetter's template: everything is in a table."""
    return _document(report, Way(rng, tear=0.2, laid_out=True, changes=0.05, noise=True))


def _document(report: Report, way: Way) -> bytes:
    rng = way.rng
    body = [_title(report, way), _paragraph(printed_day(report, rng), way)]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        body.append(_heading(heading, way))
        body += [_paragraph(line, way) for line in lines]
        if grid:
            body.append(_table(grid, way))
    inner = "".join(body)
    if way.laid_out:
        inner = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return package(f"<w:body>{inner}<w:sectPr/></w:body>", strict=rng.random() < 0.1)


def package(body: str, *, strict: bool = False, pictures: tuple[bytes, ...] = ()) -> bytes:
    """The DOCX file around a body; `pictures` are PNG images with the ids rIdP0, rIdP1 and so on."""
    main = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        f' xmlns:v="urn:schemas-microsoft-com:vml">{body}</w:document>'
    )
    numbering = _NUMBERING
    if strict:
        main, numbering = main.replace(_W, _STRICT), numbering.replace(_W, _STRICT)
    related = "".join(
        f'<Relationship Id="rIdP{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/image" Target="media/p{n}.png"/>'
        for n in range(len(pictures))
    )
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": main.encode(),
        "word/_rels/document.xml.rels": _PARTS.format(more=related).encode(),
        "word/numbering.xml": numbering.encode(),
    }
    parts |= {f"word/media/p{n}.png": data for n, data in enumerate(pictures)}
    return zipped(parts)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP with a fixed time, so that every build gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _title(report: Report, way: Way) -> str:
    title = report.title or ""
    if not way.boxed:
        return _paragraph(title, way)
    inside = f"<w:p>{_runs(title, way)}</w:p>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _heading(heading: str, way: Way) -> str:
    match = re.fullmatch(r"[一二三四五六]、(.*)", heading)
    if way.numbered and match:
        properties = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{properties}{_runs(match[1], way)}</w:p>"
    return _paragraph(heading, way)


def _paragraph(text: str, way: Way) -> str:
    return f"<w:p>{_runs(text, way)}{_hidden(way)}</w:p>"


def _hidden(way: Way) -> str:
    if not way.noise or way.rng.random() > 0.1:
        return ""
    return '<w:r><w:rPr><w:vanish/></w:rPr><w:t>31</w:t></w:r><w:bookmarkStart w:id="1" w:name="x"/>'


def _runs(text: str, way: Way) -> str:
    rng = way.rng
    pieces = [text]
    if len(text) > 1 and rng.random() < way.tear:
        cut = rng.randint(1, len(text) - 1)
        pieces = [text[:cut], text[cut:]]
    joint = '<w:proofErr w:type="spellStart"/>' if way.noise else ""
    return joint.join(f'<w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r>' for each in pieces)


def _table(grid: Grid, way: Way) -> str:
    """The table in WordprocessingML; vertically merged cells come again in each row, empty and
    marked.
    """
    rows: list[str] = []
    below: dict[int, tuple[int, int]] = {}  # column: rows still covered, columns covered
    for boxes in grid:
        cells: list[str] = []
        column, at = 0, 0
        while at < len(boxes) or column in below:
            if column in below:
                left, wide = below.pop(column)
                cells.append(_cell(_properties(wide, "<w:vMerge/>"), "<w:p/>", way))
                if left > 1:
                    below[column] = (left - 1, wide)
                column += wide
                continue
            box = boxes[at]
            at += 1
            merge = '<w:vMerge w:val="restart"/>' if box.rowspan > 1 else ""
            cells.append(_cell(_properties(box.colspan, merge), _content(box, way), way))
            if box.rowspan > 1:
                below[column] = (box.rowspan - 1, box.colspan)
            column += box.colspan
        rows.append(_row("".join(cells), way))
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _properties(wide: int, merge: str) -> str:
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    return f"<w:tcPr>{span}{merge}</w:tcPr>"


def _cell(properties: str, content: str, way: Way) -> str:
    cell = f"<w:tc>{properties}{content}</w:tc>"
    if way.controls and way.rng.random() < 0.2:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
    return cell


def _row(cells: str, way: Way) -> str:
    row = f"<w:tr>{cells}</w:tr>"
    if way.controls and way.rng.random() < 0.1:
        row = f"<w:sdt><w:sdtPr/><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    if way.noise and way.rng.random() < 0.1:
        gone = re.sub(r"<w:t xml[^>]*>[^<]*</w:t>", "<w:delText>77</w:delText>", cells)
        row += f'<w:tr><w:trPr><w:del w:id="9" w:author="x"/></w:trPr>{gone}</w:tr>'
    return row


def _content(box: Box, way: Way) -> str:
    rng = way.rng
    if not box.text:
        return rng.choice(["<w:p/>", '<w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'])
    runs = _runs(box.text, way)
    if box.figure and rng.random() < way.changes:
        gone = f'<w:del w:id="3" w:author="x"><w:r><w:delText>{rng.randint(1, 999)}</w:delText></w:r></w:del>'
        runs = f'{gone}<w:ins w:id="4" w:author="x">{runs}</w:ins>'
    if not box.figure and len(box.text) > 6 and rng.random() < 0.2:
        cut = rng.randint(2, len(box.text) - 2)
        halves = (box.text[:cut], box.text[cut:])
        if rng.random() < 0.5:
            return "".join(f"<w:p>{_runs(half, way)}</w:p>" for half in halves)
        return f"<w:p>{_runs(halves[0], way)}<w:r><w:br/></w:r>{_runs(halves[1], way)}</w:p>"
    return f"<w:p>{runs}</w:p>"


DOCXS: dict[str, Callable[[Report, Random], bytes]] = {
    "docx": clean,
    "docx_torn": torn,
    "docx_controlled": controlled,
    "docx_laid_out": laid_out,
}
