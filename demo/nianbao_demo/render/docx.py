"""DOCX as offices write it: merged cells, numbers split over runs, tracked changes, content
controls, text boxes, layout tables, automatic numbers.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from random import Random

from nianbao_demo.render.grid import Box, Grid, sections_with_grids
from nianbao_demo.render.looks import Beside, Kind
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


_OF_STYLES = (
    '<Override PartName="/word/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{_W}">'
    '<w:style w:type="character" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Older"><w:name w:val="Older"/><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:type="character" w:styleId="Key"><w:name w:val="Key"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Keyed"><w:name w:val="Keyed"/><w:basedOn w:val="Key"/></w:style>'
    '<w:style w:type="character" w:styleId="Pad"><w:name w:val="Pad"/><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    "</w:style></w:styles>"
)
_WAYS: dict[Kind, tuple[str, ...]] = {
    "struck": (
        "<w:strike/>",
        '<w:strike w:val="1"/>',
        "<w:dstrike/>",
        '<w:rStyle w:val="Old"/>',
        '<w:rStyle w:val="Older"/>',
        '<w:strike/><w:color w:val="FF0000"/>',
    ),
    "unseen": (
        "<w:vanish/>",
        '<w:rStyle w:val="Key"/>',
        '<w:color w:val="FFFFFF"/>',
        '<w:color w:val="FFFFFF" w:themeColor="background1"/>',
        '<w:rStyle w:val="Pad"/>',
        '<w:sz w:val="2"/><w:szCs w:val="2"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:w w:val="1"/>',
        '<w:color w:val="CCCCCC"/><w:shd w:val="pct20" w:color="000000" w:fill="FFFFFF"/>',
        '<w:color w:val="D9D9D9"/><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>',
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:rStyle w:val="Keyed"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill></w14:textFill>',
        '<w:specVanish/><w:vanish w:val="on"/>',
    ),
    "plain": (
        '<w:vanish w:val="0"/>',
        '<w:strike w:val="false"/><w:dstrike w:val="off"/>',
        '<w:rStyle w:val="Older"/><w:strike w:val="0"/>',
        '<w:rStyle w:val="Key"/><w:vanish w:val="0"/>',
        "<w:webHidden/>",
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:rStyle w:val="Pad"/><w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF" w:themeColor="text1"/>',
        '<w:vertAlign w:val="baseline"/><w:position w:val="0"/>',
    ),
    "raised": ('<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="13"/>'),
    "lowered": ('<w:vertAlign w:val="subscript"/>',),
}


_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="w16se">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
)


@dataclass(frozen=True)
class Way:
    """The properties of one file."""

    rng: Random
    tear: float = 0.0
    """Share of texts that are split over runs."""
    changes: float = 0.0
    """Share of cells with tracked changes."""
    choices: float = 0.0
    """Share of figures that stand as a choice between a newer element and what older programs show."""
    controls: bool = False
    numbered: bool = False
    """Word numbers the headings of the sections."""
    boxed: bool = False
    """The title is in a text box, written twice, as Word does."""
    laid_out: bool = False
    """Everything is in one cell of a table."""
    noise: bool = False
    """The file has hidden text, deleted rows, bookmarks and proofing marks."""
    beside: Beside | None = None
    """What stands beside texts without being print."""


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
    return _document(report, Way(rng, tear=0.1, choices=0.05, controls=True, numbered=True, boxed=True))


def laid_out(report: Report, rng: Random) -> bytes:
    """A file from a typesetter's template: everything is in a table."""
    return _document(report, Way(rng, tear=0.2, laid_out=True, changes=0.05, noise=True))


def looked(report: Report, rng: Random, marks: float = 0.0) -> bytes:
    """A draft: digits that are struck out, hidden, white or tiny beside those that stand. `marks` is the share of
    figures with a raised or lowered mark.
    """
    return _document(report, Way(rng, tear=0.2, beside=Beside(rng, 0.15, marks)))


def _document(report: Report, way: Way) -> bytes:
    rng = way.rng
    # Word counts from 一: what is numbered itself must begin so.
    counts = any(section.heading.startswith("一、") for section in report.sections)
    way = replace(way, numbered=way.numbered and counts)
    body = [_title(report, way), f"<w:p>{_runs(printed_day(report, rng), way)}{_hidden(way)}</w:p>"]
    for _, heading, lines, grid in sections_with_grids(report, rng):
        body.append(_heading(heading, way))
        body += [_paragraph(line, way) for line in lines]
        if grid:
            body.append(_table(grid, way))
    inner = "".join(body)
    if way.laid_out:
        inner = f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return package(f"<w:body>{inner}<w:sectPr/></w:body>", strict=rng.random() < 0.1, styles=bool(way.beside))


def package(body: str, *, strict: bool = False, pictures: tuple[bytes, ...] = (), styles: bool = False) -> bytes:
    """The DOCX file around a body; `pictures` are PNG images with the ids rIdP0, rIdP1 and so on."""
    main = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{_W}"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        f' xmlns:v="urn:schemas-microsoft-com:vml">{body}</w:document>'
    )
    numbering, named = _NUMBERING, _STYLES
    if strict:
        main, numbering, named = (each.replace(_W, _STRICT) for each in (main, numbering, named))
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
    if styles:
        kind = "officeDocument/2006/relationships/styles"
        related = (
            f'<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/{kind}" Target="styles.xml"/>{related}'
        )
        parts["word/_rels/document.xml.rels"] = _PARTS.format(more=related).encode()
        parts["[Content_Types].xml"] = _TYPES.replace("</Types>", f"{_OF_STYLES}</Types>").encode()
        parts["word/styles.xml"] = named.encode()
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
    return f"<w:p>{_dressed(text, way)}{_hidden(way)}</w:p>"


def _dressed(text: str, way: Way, *, figure: bool = False) -> str:
    """The runs of a text, and of what stands beside it."""
    if way.beside is None:
        return _runs(text, way)

    def piece(text: str, kind: Kind) -> str:
        look = way.rng.choice(_WAYS[kind])
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    return way.beside.dress(text, lambda each: _runs(each, way), piece, figure=figure)


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
    if not box.text and way.beside and box.figure:
        return f"<w:p>{_dressed('', way, figure=True)}</w:p>"
    if not box.text:
        return rng.choice(["<w:p/>", '<w:p><w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>'])
    runs = _dressed(box.text, way, figure=bool(box.figure))
    if box.figure and rng.random() < way.changes:
        gone = f'<w:del w:id="3" w:author="x"><w:r><w:delText>{rng.randint(1, 999)}</w:delText></w:r></w:del>'
        runs = f'{gone}<w:ins w:id="4" w:author="x">{runs}</w:ins>'
    if box.figure and rng.random() < way.choices:
        runs = _CHOICE.format(rng.choice([runs, "<w:r/>"]), runs)
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
    "docx_looked": looked,
}
