"""What converters make of a report: tables under lines of dashes, a page in one line, Markdown with tables of HTML, and
a Word file that holds a web page.
"""

from __future__ import annotations

import io
import zipfile
from html import escape
from random import Random

from nianbao_demo.render import docx
from nianbao_demo.render.docx import zipped
from nianbao_demo.render.grid import Box, Grid, expand, sections_with_grids
from nianbao_demo.render.plain_html import ueditor
from nianbao_demo.render.plain_text import top
from nianbao_demo.render.program_text import cell_lines
from parsers.report import Report


def aligned(report: Report, rng: Random) -> bytes:
    """Text of pandoc: a line of dashes says where each column is, and rows may have several lines."""
    wide = rng.choice([12, 20, 60])
    apart = wide < 60 or rng.random() < 0.5
    mark = rng.choice(["", "= ", "* "])
    out = top(report, rng, mark)
    for _, heading, lines, grid in sections_with_grids(report, rng):
        out += [rng.choice(["**{}**", "{}", "*{}*"]).format(heading) if heading else "", ""]
        out += [part for line in lines for part in (line, "")]
        out += [*_under_dashes(grid, wide, apart=apart), ""] if grid else []
    return "\n".join([*out, ""]).encode()


def _under_dashes(grid: Grid, wide: int, *, apart: bool) -> list[str]:
    rows = [[_folded(box.text, wide) if apart else [box.text] for box in row] for row in expand(grid)]
    columns = len(rows[0])
    widths = [max(_across(line) for row in rows for line in row[n]) or 1 for n in range(columns)]
    widths = [max(width, 2) for width in widths]
    ruler = " ".join("-" * width for width in widths)
    whole = ["-" * len(ruler)] if apart else []
    body: list[str] = []
    for at, row in enumerate(rows):
        body += [""] if apart and at > 1 else []
        for n in range(max(map(len, row))):
            parts = [cell[n] if n < len(cell) else "" for cell in row]
            body.append(
                " ".join(part + " " * (width - _across(part)) for part, width in zip(parts, widths, strict=True))
            )
        body += [ruler] if at == 0 else []
    return [*whole, *(line.rstrip() for line in body), *whole]


def _across(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _folded(text: str, wide: int) -> list[str]:
    """The lines of a cell; a number isn't broken."""
    if text.replace(".", "").strip("-+").isdecimal():
        return [text]
    return [text[at : at + wide // 2] for at in range(0, len(text), wide // 2)] or [""]


def one_line(report: Report, rng: Random) -> bytes:
    """The text of a page with a bar or a tab between all its pieces, as BeautifulSoup gives it on request."""
    text = rng.choice(["|", "\t"]).join(filter(None, cell_lines(report, rng).decode().split("\n")))
    return f"{text}\n".encode()


def mixed(report: Report, rng: Random) -> bytes:
    """Markdown with tables of HTML, as programs write it that read pictures of pages."""
    around = rng.choice(["{}", '<div style="text-align: center;"><html><body>{}</body></html></div>'])
    out = top(report, rng, "# ")
    for _, heading, lines, grid in sections_with_grids(report, rng):
        out += [*(["", f"## {heading}"] if heading else []), "", *(part for line in lines for part in (line, ""))]
        rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in grid or ())
        out += [around.format(f"<table>{rows}</table>"), ""] if grid else []
    return "\n".join([*out, ""]).encode()


def _cell(box: Box) -> str:
    return f"<td rowspan={box.rowspan} colspan={box.colspan}>{escape(box.text)}</td>"


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def held(report: Report, rng: Random) -> bytes:
    """A Word file that a page's script has made of the page: the page stands in it as it was, or as a saved page."""
    page = ueditor(report, rng)
    if rng.random() < 0.5:
        return in_word(_as_saved(page), "page.mht", "message/rfc822")
    return in_word(page, "page.html", "text/html")


def in_word(page: bytes, name: str, kind: str) -> bytes:
    """A Word file in which nothing stands but a file with this name and content type."""
    relation = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" Type="{_OFFICE}'
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/>'
        f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>'
    )
    body = '<w:body><w:altChunk r:id="r1"/><w:sectPr/></w:body>'
    return zipped(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": f'{relation}/officeDocument" Target="word/document.xml"/></Relationships>'.encode(),
            "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}">{body}</w:document>'.encode(),
            "word/_rels/document.xml.rels": f'{relation}/aFChunk" Target="{name}"/></Relationships>'.encode(),
            f"word/{name}": page,
        }
    )


def flat(report: Report, rng: Random) -> bytes:
    """A Word file saved as one XML file (Word XML 文档): each of its parts as an element, pictures in letters."""
    with zipfile.ZipFile(io.BytesIO(docx.torn(report, rng))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if not name.startswith("[")}
    kinds = {name: _MAIN if name.endswith("document.xml") else "application/xml" for name in parts}
    held = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="{kinds[name]}">'
        f"<pkg:xmlData>{text.partition('?>')[2] or text}</pkg:xmlData></pkg:part>"
        for name, text in parts.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
    return f'{head}<pkg:package xmlns:pkg="{_FLAT}">{held}</pkg:package>'.encode()


def _as_saved(page: bytes) -> bytes:
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="=part"\n\n--=part\n'
    return f"{head}Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n".encode() + page + b"\n\n--=part--\n"
