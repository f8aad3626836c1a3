"""DOCX, XLSX, OFD, ODT and ZIP: bombs, deep nesting, entities, and wrong counts."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from nianbao_demo.render import MARKUPS
from nianbao_demo.render.docx import DOCXS
from nianbao_demo.render.excel import EXCELS
from nianbao_demo.render.ofd import OFDS
from tests.parsers.hostile import NO_REPORT, REPORT, Case, cut, noise

_DOCX = next(iter(DOCXS.values()))(REPORT, Random(7))
_XLSX = EXCELS["xlsx"](REPORT, Random(7))
_OFD = next(iter(OFDS.values()))(REPORT, Random(7))
_PAGE = MARKUPS["ueditor"](REPORT, Random(7))
_BODY, _SHEET, _TEXT = "word/document.xml", "xl/worksheets/sheet1.xml", "content.xml"
_OFD_PAGE = "Doc_0/Pages/Page_0/Content.xml"
_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_S = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_T = (
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    b' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    b' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def _with(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A valid file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    return zipped({**parts, name: change(parts.get(name, b""))})


_DOCUMENT = b"<w:document %b><w:body>%%b</w:body></w:document>" % _W
_PARAGRAPH = b"<w:p><w:r><w:t>1</w:t></w:r></w:p>"


def _docx(body: bytes) -> bytes:
    return _with(_DOCX, _BODY, lambda _: _DOCUMENT % body)


def _xlsx(rows: bytes, after: bytes = b"", before: bytes = b"") -> bytes:
    sheet = b"<worksheet %b>%b<sheetData>%b</sheetData>%b</worksheet>" % (_S, before, rows, after)
    return _with(_XLSX, _SHEET, lambda _: sheet)


def _odt(text: bytes) -> bytes:
    whole = b"<office:document-content %b><office:body><office:text>%b</office:text></office:body></office:document-content>"
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "META-INF/manifest.xml": b"<a/>", _TEXT: whole % (_T, text)})


_ENTITIES = b'<!DOCTYPE x [<!ENTITY a0 "ha">%b]>' % b"".join(
    b'<!ENTITY a%d "%b">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)
)


def _laughs(package: bytes, name: str, at: bytes) -> bytes:
    """A "billion laughs" attack in the text of a part."""

    def change(body: bytes) -> bytes:
        body = body[body.index(b"?>") + 2 :] if body.startswith(b"<?xml") else body
        return _ENTITIES + body.replace(at, at + b"&a11;", 1)

    return _with(package, name, change)


def _reads_a_file(package: bytes, name: str, at: bytes) -> bytes:
    def change(body: bytes) -> bytes:
        body = body[body.index(b"?>") + 2 :] if body.startswith(b"<?xml") else body
        outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        return outside + body.replace(at, at + b"&e;", 1)

    return _with(package, name, change)


def _nested_tables(count: int) -> bytes:
    return b"<w:tbl><w:tr><w:tc>" * count + _PARAGRAPH + b"</w:tc></w:tr></w:tbl>" * count


def _wide_spans(body: bytes) -> bytes:
    return body.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="1000000000"/>')


_UNPACKS = "unpacks to more than 134 MB"
_DECLARES = "declares entities of its own"
_LAUGHS = "amplification|declares entities"
_DEEP = "Excessive depth"
_BOMB = b" " * 140_000_000
DOCX_CASES = {
    "empty.docx": Case(lambda: b"", "the file is empty"),
    "cut.docx": Case(lambda: cut(_DOCX), "damaged"),
    "noise.docx": Case(lambda: b"PK\x03\x04" + noise(30_000), "damaged"),
    "bomb.docx": Case(lambda: _docx(_BOMB), _UNPACKS),
    "nested.docx": Case(lambda: _docx(_nested_tables(100_000)), _DEEP),
    "nested-less.docx": Case(lambda: _docx(_nested_tables(80)), NO_REPORT),
    "laughs.docx": Case(lambda: _laughs(_DOCX, _BODY, b"<w:t>"), _LAUGHS),
    "outside.docx": Case(lambda: _reads_a_file(_DOCX, _BODY, b"<w:t>"), _DECLARES),
    "spans.docx": Case(lambda: _with(_DOCX, _BODY, _wide_spans), None),
}


def _shared(package: bytes) -> bytes:
    return _with(
        package,
        "xl/sharedStrings.xml",
        lambda body: body.replace(b"<sst ", b'<sst count="999999999" uniqueCount="999999999" ').replace(
            b"<si>", b"", 1
        ),
    )


_CELL = b'<row r="%d"><c r="%b%d"><v>1</v></c></row>'
_MERGES = b'<mergeCell ref="A1:XFD1048576"/>'
_STRINGS = "xl/sharedStrings.xml"
XLSX_CASES = {
    "cut.xlsx": Case(lambda: cut(_XLSX), "damaged"),
    "bomb.xlsx": Case(lambda: _xlsx(_BOMB), _UNPACKS),
    "bomb-strings.xlsx": Case(lambda: _with(_XLSX, _STRINGS, lambda _: b"<sst %b>%b</sst>" % (_S, _BOMB)), _UNPACKS),
    "rows.xlsx": Case(lambda: _xlsx(b"".join(_CELL % (n, b"A", n) for n in range(1, 400_000))), "399,999 cells"),
    "corner.xlsx": Case(
        lambda: _xlsx(
            _CELL % (1, b"A", 1) + _CELL % (1_048_576, b"XFD", 1_048_576), b"", b'<dimension ref="A1:XFD1048576"/>'
        ),
        NO_REPORT,
    ),
    "merges.xlsx": Case(
        lambda: _xlsx(_CELL % (1, b"A", 1), b"<mergeCells>%b</mergeCells>" % (_MERGES * 200)),
        "merges in a sheet cover more than",
    ),
    "numbers.xlsx": Case(
        lambda: _xlsx(
            b'<row r="99999999999"><c><v>1e999999999</v></c></row>',
            b"",
            b'<cols><col min="1" max="2000000000" hidden="1"/></cols>',
        ),
        NO_REPORT,
    ),
    "strings.xlsx": Case(lambda: _shared(_XLSX), None),
    "laughs.xlsx": Case(lambda: _laughs(_XLSX, _STRINGS, b"<t>"), _LAUGHS),
    "outside.xlsx": Case(lambda: _reads_a_file(_XLSX, _STRINGS, b"<t>"), _DECLARES),
}


def _ofd_page(objects: bytes) -> bytes:
    page = b'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>%b</ofd:Layer></ofd:Content></ofd:Page>'
    return _with(_OFD, _OFD_PAGE, lambda _: page % objects)


_GLYPH = (
    b'<ofd:TextObject Size="3" Boundary="0 0 9 9"><ofd:TextCode X="0" Y="0" DeltaX="g 1000000000 1">'
    b"%b</ofd:TextCode></ofd:TextObject>"
)
_FIRST = b'<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
OFD_CASES = {
    "cut.ofd": Case(lambda: cut(_OFD), "damaged"),
    "bomb.ofd": Case(lambda: _ofd_page(_BOMB), _UNPACKS),
    "pages.ofd": Case(
        lambda: _with(_OFD, "Doc_0/Document.xml", lambda b: b.replace(b"<ofd:Pages>", _FIRST + _FIRST[11:] * 99_999)),
        r"100,\d+ pages",
    ),
    "objects.ofd": Case(lambda: _ofd_page(_GLYPH % (b"1" * 40) * 5_000), "more than any report's"),
    "blocks.ofd": Case(lambda: _ofd_page(b"<ofd:PageBlock>" * 100_000 + b"</ofd:PageBlock>" * 100_000), _DEEP),
    "numbers.ofd": Case(lambda: _ofd_page(_GLYPH.replace(b'"3"', b'"1e999"') % b"1234"), None),
    "outside.ofd": Case(
        lambda: _with(_OFD, "OFD.xml", lambda b: b.replace(b"Doc_0/Document.xml", b"../../../../etc/passwd")),
        "lacks its part",
    ),
    "laughs.ofd": Case(lambda: _laughs(_OFD, "OFD.xml", b"<ofd:DocRoot>"), _LAUGHS),
}

_CELLS = b'<table:table-cell table:number-columns-repeated="1000000000" table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000"><text:p>1</text:p></table:table-cell>'
_ROW = b'<table:table-row table:number-rows-repeated="1000000000">%b</table:table-row>'
ODT_CASES = {
    "repeated.odt": Case(
        lambda: _odt(b"<table:table>" + _ROW % _CELLS * 200 + b"</table:table>"), "more than 100,000 cells"
    ),
    "nested.odt": Case(lambda: _odt(b"<text:section>" * 100_000 + b"</text:section>" * 100_000), _DEEP),
    "spaces.odt": Case(lambda: _odt(b'<text:p>1<text:s text:c="1000000000"/>1</text:p>'), NO_REPORT),
    "laughs.odt": Case(lambda: _laughs(_odt(b""), _TEXT, b"<office:text>"), _LAUGHS),
    "bomb.odt": Case(lambda: _odt(_BOMB), _UNPACKS),
}


def _lying(package: bytes) -> bytes:
    """A ZIP whose members each declare an unpacked size of one byte."""
    data = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        start = archive.start_dir
        for info in archive.infolist():
            data[info.header_offset + 22 : info.header_offset + 26] = struct.pack("<I", 1)
    while data[start : start + 4] == b"PK\x01\x02":
        data[start + 24 : start + 28] = struct.pack("<I", 1)
        lengths = struct.unpack("<HHH", data[start + 28 : start + 34])
        start += 46 + sum(lengths)
    return bytes(data)


def _overlapping(members: int) -> bytes:
    """A ZIP that lists one member of 100 MB many times."""
    one = zipped({"a.txt": bytes(100_000_000)})
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        start = archive.start_dir
    end = one.index(b"PK\x05\x06")
    entry = one[start:end]
    directory = b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(members))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, members, members, len(directory), start, 0)
    return one[:start] + directory + tail


def _nested_bomb(levels: int) -> bytes:
    """Ten files of 100 MB, in ten archives, in ten archives, and so on."""
    made = bytes(100_000_000)
    for _ in range(levels):
        made = zipped({f"{n}.zip": made for n in range(10)}) if len(made) < 10_000_000 else zipped({"0.txt": made})
    return made


def _locked(package: bytes) -> bytes:
    data = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        at = archive.start_dir
        for info in archive.infolist():
            data[info.header_offset + 6] |= 1
    while data[at : at + 4] == b"PK\x01\x02":
        data[at + 8] |= 1
        at += 46 + sum(struct.unpack("<HHH", data[at + 28 : at + 34]))
    return bytes(data)


_ESCAPES = {
    "../../../../tmp/nianbao-escaped.html": _PAGE,
    "/tmp/nianbao-escaped": b"x",
    "C:\\escaped": b"x",
    "../escaped": b"x",
}
ZIP_CASES = {
    "names.zip": Case(lambda: zipped(_ESCAPES), None),
    "nested.zip": Case(lambda: _nested_bomb(5), "nested more than 2 deep"),
    "overlapping.zip": Case(lambda: _overlapping(4_000), "damaged|unpacks to more than"),
    "members.zip": Case(lambda: zipped({f"{n}.txt": b"" for n in range(20_000)}), "20,000 files"),
    "lying.zip": Case(lambda: _lying(zipped({"a.html": b" " * 50_000_000, "b.html": _PAGE})), "damaged"),
    "locked.zip": Case(lambda: _locked(zipped({"a.html": _PAGE})), "locked with a password"),
    "cut.zip": Case(lambda: cut(zipped({"a.html": _PAGE})), "damaged"),
    "none.zip": Case(lambda: zipped({}), "no file|empty"),
}
