"""What a person sees is read, or named: fields, notes, embedded sheets, turned pages, divs, other names of parts."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from parsers import Unreadable, archive, parse, parse_all
from parsers.formats import EXCEL_XML
from parsers.sniff import sniff
from tests.parsers import rendered
from tests.parsers.report_2021 import FIGURES
from tests.paths import SHARED

CASES = SHARED / "cases" / "trials"
ISSUED = "disclosures.20.1.regulations.issued"

needs_cases = pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not there")


@needs_cases
@pytest.mark.parametrize(
    "name",
    [
        "form-field.pdf",
        "free-text.pdf",
        "form-fields.html",
        "word-online.docx",
        "workbook2.xlsx",
        "backslash.docx",
        "backslash.xlsx",
        "base.html",
    ],
)
def test_the_cell_is_12(name: str) -> None:
    report = parse((CASES / name).read_bytes(), name=name).report
    assert report.value(ISSUED) == 12
    assert report.figures[ISSUED].raw == "12"
    assert report.value("appeals.reconsideration.upheld") == 3


@needs_cases
def test_excel_2003_in_an_xls() -> None:
    """Its sums don't hold, so that LibreOffice would be asked."""
    from parsers.interpret import interpret
    from parsers.readers import excel_xml

    data = (CASES / "excel2003.xls").read_bytes()
    assert sniff(data) == EXCEL_XML
    assert interpret(excel_xml.read(data)).value(ISSUED) == 12


@needs_cases
@pytest.mark.parametrize("name", ["turned-page.ofd", "turned-all.ofd", "composite-page.ofd", "embedded-excel.docx"])
def test_nothing_is_lost(name: str) -> None:
    reading = parse((CASES / name).read_bytes(), name=name)
    assert reading.report.issuer == "洛河区民政局"
    assert sum(figure.value is not None for figure in reading.report.figures.values()) == 200
    assert not [check for check in reading.checks if check.status == "fail"]


@needs_cases
def test_a_name_in_gbk_with_0x5c() -> None:
    (found,) = parse_all((CASES / "gbk-name-5c.zip").read_bytes())
    assert found.member == "洛河区民政局2023年度報告誠謀許.docx"


def figures(data: bytes, name: str | None = None) -> dict[str, float]:
    return {key: float(f.value or 0) for key, f in parse(data, name=name).report.figures.items()}


def tar(compression: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, encoding="gbk") as packed:
        for name, data in (("年报/2023年报.docx", rendered.docx({})), ("年报/说明.txt", "说明".encode())):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    compress: dict[str, Callable[[bytes], bytes]] = {
        "": bytes,
        "gz": gzip.compress,
        "bz2": bz2.compress,
        "xz": lzma.compress,
    }
    return compress[compression](out.getvalue())


@pytest.mark.parametrize("compression", ["", "gz", "bz2", "xz"])
def test_tar(compression: str) -> None:
    data = tar(compression)
    assert figures(data) == FIGURES
    assert [found.member for found in parse_all(data)] == ["年报/2023年报.docx"]


def test_a_page_under_gzip() -> None:
    assert figures(gzip.compress(rendered.html({})), "年报.html.gz") == FIGURES


def test_an_archive_in_an_archive() -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as packed:
        packed.writestr("年报.docx", rendered.docx({}))
    with zipfile.ZipFile(outer, "w") as packed:
        packed.writestr("2023.zip", inner.getvalue())
    assert figures(outer.getvalue()) == FIGURES


def test_7z_is_refused_in_its_own_words() -> None:
    with pytest.raises(Unreadable, match="unpack it, and read the files in it"):
        parse(b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(200))


# With names: a packed file holds the second in which it was made, and each worker makes its own.
@pytest.mark.parametrize(
    "damaged",
    [lambda: tar("gz")[:400], lambda: tar("")[:900], lambda: b"\x1f\x8b\x08" + bytes(30)],
    ids=["tar.gz", "tar", "gz"],
)
def test_damaged_archives(damaged: Callable[[], bytes]) -> None:
    with pytest.raises(Unreadable):
        parse(damaged())


def renamed(data: bytes, change: Callable[[str], str], texts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(".rels") or name == "[Content_Types].xml":
                text = part.decode()
                for a, b in texts.items():
                    text = text.replace(a, b)
                part = text.encode()
            new.writestr(change(name), part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "old", "new"),
    [
        (rendered.docx, "word/document", "word/document2"),
        (rendered.docx, "word/styles", "word/styles7"),
        (rendered.xlsx, "xl/workbook", "xl/book"),
        (rendered.xlsx, "xl/sharedStrings", "xl/strings"),
    ],
)
def test_parts_of_other_names(make: Callable[[rendered.Prints], bytes], old: str, new: str) -> None:
    folder, _, name = old.rpartition("/")
    texts = {f"{name}.xml": f"{new.rpartition('/')[2]}.xml"}
    data = renamed(make({}), lambda part: part.replace(f"{name}.xml", texts[f"{name}.xml"]), texts)
    assert figures(data) == FIGURES
    assert folder in new


def portfolio() -> bytes:
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    document.new_attachment("年报.docx").set_data(rendered.docx({}))
    document.new_attachment("附.txt").set_data("附件".encode())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_files_embedded_in_a_pdf() -> None:
    assert [member.name for member in archive.members(portfolio())] == ["年报.docx", "附.txt"]


@pytest.mark.long  # its blank page is read by OCR first
def test_a_report_embedded_in_a_pdf() -> None:
    assert figures(portfolio()) == FIGURES
    assert [found.member for found in parse_all(portfolio())] == ["年报.docx"]


_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/>'
    "</Relationships>"
)
_DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col>'
    "<xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>12</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    "</xdr:oneCellAnchor></xdr:wsDr>"
)


def test_a_text_box_on_a_sheet_is_named() -> None:
    out = io.BytesIO(rendered.xlsx({}))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/worksheets/_rels/sheet1.xml.rels", _RELATION)
        packed.writestr("xl/drawings/drawing1.xml", _DRAWING)
    report = parse(out.getvalue()).report
    assert any("“12”" in str(warning) and "B5" in str(warning) for warning in report.warnings)


def test_a_field_holds_what_it_shows() -> None:
    """Of hidden fields, boxes to tick and passwords nothing; of a list the chosen entry; outside of tables only what
    can't be changed.
    """
    page = rendered.html({}).decode()
    fields = (
        '<input type="hidden" value="7"><input type="checkbox" value="8"><input type="PASSWORD" value="9">'
        "<select><option>5<option selected>6</select>"
    )
    label = "<td rowspan=1 colspan=1>规章</td>"
    assert label in page
    data = page.replace(label, label + f"<td>{fields}</td>", 1).replace("</h1>", '</h1><input value="77">')
    from parsers.readers import html, html_second

    for reader in (html, html_second):
        texts = [cell.text for block in reader.read(data.encode()).blocks for cell in getattr(block, "cells", ())]
        assert "6" in texts[: texts.index("规章") + 2]
        assert "77" not in str(reader.read(data.encode()).blocks)


def test_divs_without_styles_are_told_by_their_structure() -> None:
    rows = (("规章", 3, 1, 17), ("行政规范性文件", 2, 51, 58))
    head = "<div><div>信息内容</div><div>本年制发件数</div><div>本年废止件数</div><div>现行有效件数</div></div>"
    body = "".join(f"<div>{''.join(f'<div>{cell}</div>' for cell in row)}</div>" for row in rows)
    ten = "<div class='list'>" + "".join(f"<div>{n}</div>" for n in range(10)) + "</div>"
    page = f"<html><body><div class=grid><div>第二十条第（一）项</div>{head}{body}</div>{ten}</body></html>"
    from parsers.readers import html

    (table,) = (block for block in html.read(page.encode()).blocks if hasattr(block, "cells"))
    assert [cell.text for cell in table.cells if cell.row == 2] == ["规章", "3", "1", "17"]
    assert table.cells[0].text == "第二十条第（一）项"


SPREADSHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="#,##0"/></Style></Styles>
<Worksheet ss:Name="暗"><Table><Row><Cell><Data ss:Type="String">99</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet>
<Worksheet ss:Name="表"><Table><Column ss:Index="2" ss:Hidden="1"/>
<Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">规章</Data></Cell>
<Cell ss:StyleID="s1"><Data ss:Type="Number">1234</Data></Cell><Cell ss:Index="5"><Data ss:Type="Number">5</Data></Cell>
</Row><Row ss:Height="0"><Cell><Data ss:Type="Number">7</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">8</Data></Cell></Row></Table></Worksheet></Workbook>"""


def test_excel_2003_xml() -> None:
    from parsers.readers import excel_xml

    document = excel_xml.read(SPREADSHEET.encode())
    (table,) = document.blocks
    texts = [(cell.row, cell.column, cell.text) for cell in getattr(table, "cells", ()) if cell.text]
    assert texts == [(0, 0, "规章"), (0, 1, "1,234"), (0, 2, "5"), (1, 0, "8")]
    assert "暗" in str(document.notices[0])


def test_a_note_with_words_that_cannot_be_shown_is_read_from_its_text() -> None:
    from parsers.readers.drawn.overlays import _Note

    note = _Note("规章 12\n第二行", (10.0, 10.0, 100.0, 60.0), 10.0)
    glyphs = list(note.glyphs())
    assert "".join(glyph.text for glyph in glyphs) == "规章12第二行"
    assert glyphs[0].y > glyphs[-1].y
    assert Decimal(glyphs[0].x).quantize(Decimal(1)) == 12
