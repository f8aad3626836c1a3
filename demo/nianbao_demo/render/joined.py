"""Two reports in one file, as tools for merging and people with a clipboard make it: pages under each other, sheets
behind each other, two documents in one OFD.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from random import Random
from typing import Any

from nianbao_demo.render import docx, ofd, pdf, plain_text
from nianbao_demo.render.excel import xlsx
from nianbao_demo.render.grid import expand, sections_with_grids
from nianbao_demo.render.plain_html import one_table, spanless, ueditor
from parsers.report import Report


def pages(one: Report, other: Report, rng: Random) -> bytes:
    """A web page with the bodies of two."""
    markup = rng.choice([ueditor, one_table, spanless])
    first, second = (markup(report, rng).decode() for report in (one, other))
    # Every report has its title in its body, as nothing else would say whose it is.
    bodies = [f"<h1>{escape(report.title or '')}</h1>{_body(page)}" for report, page in ((one, first), (other, second))]
    return first.replace(_body(first), "<hr>".join(bodies)).encode()


def _body(page: str) -> str:
    found = re.search(r"<body[^>]*>(.*)</body>", page, re.DOTALL)
    assert found
    return found[1]


def texts(one: Report, other: Report, rng: Random) -> bytes:
    return b"\n\n".join(plain_text.markdown(report, rng) for report in (one, other))


def word(one: Report, other: Report, rng: Random) -> bytes:
    """The body of the second behind that of the first."""
    bodies = []
    for report in (one, other):
        with zipfile.ZipFile(io.BytesIO(docx.clean(report, rng))) as archive:
            main = archive.read("word/document.xml").decode()
        found = re.search(r"<w:body>(.*)<w:sectPr/></w:body>", main, re.DOTALL)
        assert found
        bodies.append(found[1])
    pause = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return docx.package(f"<w:body>{pause.join(bodies)}<w:sectPr/></w:body>")


def sheets(one: Report, other: Report, rng: Random) -> bytes:
    """A workbook with the sheets of two."""
    import openpyxl

    book, second = (openpyxl.load_workbook(io.BytesIO(xlsx(report, rng))) for report in (one, other))
    for number, source in enumerate(second.worksheets):
        target: Any = book.create_sheet(f"{source.title}乙{number}")
        target.sheet_state = source.sheet_state
        for row in source.iter_rows():
            for cell in row:
                target.cell(cell.row, cell.column).value = cell.value
                target.cell(cell.row, cell.column).number_format = cell.number_format
        for merged in source.merged_cells.ranges:
            target.merge_cells(str(merged))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def prints(one: Report, other: Report, rng: Random) -> bytes:
    """A PDF with the pages of two."""
    import pypdfium2 as pdfium

    writer = rng.choice([pdf.exported, pdf.printed])
    document, second = (pdfium.PdfDocument(writer(report, rng)) for report in (one, other))
    document.import_pages(second)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packages(one: Report, other: Report, rng: Random) -> bytes:
    """An OFD with two documents (DocBody)."""
    parts: dict[str, bytes] = {}
    bodies = []
    for number, report in enumerate((one, other)):
        with zipfile.ZipFile(io.BytesIO(ofd.lined(report, rng))) as archive:
            read = {name: archive.read(name) for name in archive.namelist()}
        root = read.pop("OFD.xml").decode().replace("Doc_0", f"Doc_{number}")
        found = re.search(r"<ofd:DocBody>.*</ofd:DocBody>", root)
        assert found
        bodies.append(found[0])
        folder = f"Doc_{number}".encode()
        parts |= {name.replace("Doc_0", folder.decode()): data.replace(b"Doc_0", folder) for name, data in read.items()}
    parts["OFD.xml"] = root.replace(bodies[-1], "".join(bodies)).encode()
    return docx.zipped(parts)


JOINED: dict[str, Callable[[Report, Report, Random], bytes]] = {
    "pages": pages,
    "texts": texts,
    "word": word,
    "sheets": sheets,
    "prints": prints,
    "packages": packages,
}
"""Renderers of two reports in one file."""


def opened(one: Report, other: Report, rng: Random) -> bytes:
    """Two under each other without titles: the sentence that opens each says whose it is."""
    return b"\n\n".join(
        _headed(each, rng, f"现公布{each.issuer}{each.year}年政府信息公开工作年度报告。") for each in (one, other)
    )


def listed(one: Report, other: Report, rng: Random) -> bytes:
    """Both titles first, as an index has them, then the reports without titles."""
    index = "\n\n".join(each.title or "" for each in (one, other))
    return index.encode() + b"\n\n" + opened(one, other, rng)


def named(one: Report, other: Report, rng: Random) -> bytes:
    """One title for both, and above each report its organ's name, as in a page that folds them."""
    lines = [_headed(each, rng, each.issuer or "") for each in (one, other)]
    return f"# {one.year}年政府信息公开工作年度报告\n\n".encode() + b"\n\n".join(lines)


def named_sheets(one: Report, other: Report, rng: Random) -> bytes:
    """A workbook with a sheet for each organ, whose name only the sheet's own says."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for report in (one, other):
        _fill(book.create_sheet(report.issuer), report, rng)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, report: Report, rng: Random) -> None:
    sheet.append([f"{report.year}年政府信息公开工作年度报告"])
    for _, heading, lines, grid in sections_with_grids(report, rng):
        for line in (heading, *lines):
            sheet.append([line])
        top = sheet.max_row + 1
        for y, row in enumerate(expand(grid) if grid else [], top):
            for x, box in enumerate(row, 1):
                if box.text:
                    sheet.cell(y, x).value = box.text


def _headed(report: Report, rng: Random, head: str) -> bytes:
    """A report as Markdown, with another line for its title."""
    text = plain_text.markdown(report, rng).decode()
    return f"{head}\n\n{text[text.index(report.sections[0].heading) :]}".encode()


UNTITLED: dict[str, Callable[[Report, Report, Random], bytes]] = {
    "opened": opened,
    "listed": listed,
    "named": named,
    "named_sheets": named_sheets,
}
"""Renderers of two reports of different organs whose own titles don't stand above them."""
