"""OpenDocument spreadsheets, and OpenDocument in one XML file: what they hide stays hidden, and none is an archive."""

from __future__ import annotations

import io
import zipfile

import pytest

from parsers.document import Table
from parsers.errors import Unreadable
from parsers.formats import FLAT, ODS, ODT, OTHER_ODF
from parsers.readers import ods, word
from parsers.sniff import detect
from tests.parsers.libreoffice import needs_libreoffice

pytestmark = [needs_libreoffice, pytest.mark.xdist_group("libreoffice")]

_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="off" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
    '<style:style style:name="struck" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/>'
    "</style:style></office:automatic-styles>"
)


def _row(*texts: str, more: str = "", style: str = "") -> str:
    cells = "".join(
        f'<table:table-cell{style if text == texts[-1] else ""} office:value-type="string">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for text in texts
    )
    return f"<table:table-row{more}>{cells}</table:table-row>"


_COLUMNS = '<table:table-column table:number-columns-repeated="2"/>'
_HIDDEN = " table:visibility='collapse'"
_STRUCK = " table:style-name='struck'"
SHEETS = (
    f'<table:table table:name="old" table:style-name="off">{_row("规章", "99")}</table:table>'
    f'<table:table table:name="new">{_row("规章", "12")}{_row("规章", "77", more=_HIDDEN)}'
    f"{_row('规章', '34', style=_STRUCK)}</table:table>"
)
BODY = f"{_STYLES}<office:body><office:spreadsheet>{SHEETS}</office:spreadsheet></office:body>"


def flat(kind: str, body: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{_SPACES} office:version="1.2"'
        f' office:mimetype="{kind}">{body}</office:document>'
    ).encode()


def package(kind: str, body: str) -> bytes:
    """With a thumbnail, as LibreOffice writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("Thumbnails/thumbnail.png", b"\x89PNG\r\n")
        content = f"<office:document-content{_SPACES} office:version='1.2'>{body}</office:document-content>"
        archive.writestr("content.xml", content)
        entries = (("/", kind), ("content.xml", "text/xml"), ("Thumbnails/thumbnail.png", "image/png"))
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        listed = "".join(f'<m:file-entry m:full-path="{n}" m:media-type="{t}"/>' for n, t in entries)
        archive.writestr(
            "META-INF/manifest.xml", f"<m:manifest xmlns:m='{space}' m:version='1.2'>{listed}</m:manifest>"
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"), [(package(ODS, BODY), ODS), (flat(ODS, BODY), ODS + FLAT)], ids=["package", "flat"]
)
def test_a_sheet_without_what_it_hides(data: bytes, kind: str) -> None:
    assert detect(data) == kind
    document = ods.read(data)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells if cell.text] == ["规章", "12", "规章"]
    assert (document.media_type, document.reader) == (kind, "ods")
    assert [aside.look for cell in table.cells for aside in cell.looks] == ["struck"]


def test_a_text_in_one_xml_file() -> None:
    table = f'<table:table table:name="t">{_COLUMNS}{_row("规章", "12")}</table:table>'
    data = flat(ODT, f"<office:body><office:text>{table}<text:p/></office:text></office:body>")
    assert detect(data) == ODT + FLAT
    (read,) = (block for block in word.read(data).blocks if isinstance(block, Table))
    assert [cell.text for cell in read.cells] == ["规章", "12"]


def test_other_open_documents_are_no_archives() -> None:
    assert detect(package(f"{OTHER_ODF}.presentation", "")) == OTHER_ODF
    assert detect(package(f"{ODT}-template", "")) == ODT


def test_a_locked_sheet_is_refused() -> None:
    data = package(ODS, BODY)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(
                name, text.replace(b"/>", b"><m:encryption-data/></m:file-entry>", 1) if "META" in name else text
            )
    with pytest.raises(Unreadable):
        ods.read(out.getvalue())
