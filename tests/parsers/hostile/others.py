"""Pictures, old Office files, web pages and text that are larger, deeper or longer than they look."""

from __future__ import annotations

import io
import struct
import zlib
from random import Random

from nianbao_demo.render import MARKUPS
from nianbao_demo.render.excel import EXCELS
from nianbao_demo.render.word_files import RTFS
from tests.parsers.hostile import NO_REPORT, REPORT, TOO_MUCH, Case, cut, deflated, noise

_PAGE = MARKUPS["ueditor"](REPORT, Random(7))
_XLS = EXCELS["xls"](REPORT, Random(7))
_RTF = next(iter(RTFS.values()))(REPORT, Random(7))
_TABLE = b"<table><tr><td>"
_LARGE = "too large to be a page|30,000 × 30,000"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(width: int, height: int, packed: bytes, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _jpeg(width: int, height: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (64, 64)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def _tiff(frames: int, width: int, height: int, loop: bool = False) -> bytes:
    """A TIFF whose frames share one strip."""
    out = io.BytesIO(b"II*\x00\x08\x00\x00\x00")
    out.seek(8)
    for n in range(frames):
        tags = [
            (256, 4, width),
            (257, 4, height),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, 8),
            (277, 3, 1),
            (278, 4, height),
            (279, 4, width * height),
        ]
        at = out.tell()
        out.write(struct.pack("<H", len(tags)))
        for tag, kind, value in tags:
            out.write(struct.pack("<HHII", tag, kind, 1, value))
        out.write(struct.pack("<I", 8 if loop else (at + 6 + 12 * len(tags)) if n + 1 < frames else 0))
    return out.getvalue()


PICTURE_CASES = {
    "large.png": Case(lambda: _png(30_000, 30_000, deflated(bytes(1 << 20), 860)), _LARGE),
    "claims.png": Case(lambda: _png(30_000, 30_000, b""), _LARGE),
    "endless.png": Case(lambda: _png(2_000_000_000, 2_000_000_000, b""), _LARGE),
    "words.png": Case(
        lambda: _png(300, 300, zlib.compress(bytes(90_300)), _chunk(b"zTXt", b"a\0\0" + deflated(bytes(1 << 20), 500))),
        "damaged",
    ),
    "noise.png": Case(lambda: b"\x89PNG\r\n\x1a\n" + noise(20_000), "damaged"),
    "large.jpg": Case(lambda: _jpeg(30_000, 30_000), _LARGE),
    "noise.jpg": Case(lambda: b"\xff\xd8\xff\xe0" + noise(20_000), "damaged"),
    "large.tif": Case(lambda: _tiff(1, 30_000, 30_000), _LARGE),
    "loops.tif": Case(lambda: _tiff(3, 10, 10, loop=True), "too small"),
    "frames.tif": Case(lambda: _tiff(50_000, 10, 10), "too small"),
    "noise.tif": Case(lambda: b"II*\x00" + noise(20_000), "damaged"),
    "large.bmp": Case(
        lambda: b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 30_000, 30_000, 1, 24, 0, 0, 0, 0, 0, 0),
        _LARGE,
    ),
}


def _ole_loop() -> bytes:
    """An OLE file in which the sector chain of the workbook returns to its beginning."""
    data = bytearray(_XLS)
    first = struct.unpack_from("<I", data, 76)[0]
    at = (first + 1) * 512
    for n in range(128):
        if struct.unpack_from("<I", data, at + 4 * n)[0] < 0xFFFFFFF0:
            struct.pack_into("<I", data, at + 4 * n, 0)
    return bytes(data)


OLE_CASES = {
    "loop.xls": Case(_ole_loop, "damaged"),
    "cut.xls": Case(lambda: cut(_XLS), "damaged or of another kind"),
    "noise.doc": Case(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(50_000), "damaged or of another kind"),
}
RTF_CASES = {
    "braces.rtf": Case(lambda: b"{\\rtf1 " + b"{" * 1_000_000 + b"}" * 1_000_000 + b"}", "LibreOffice|damaged"),
    "binary.rtf": Case(lambda: b"{\\rtf1 \\bin999999999 x}", "cut off within a picture"),
    "cut.rtf": Case(lambda: cut(_RTF), "LibreOffice|damaged"),
}


def _mhtml(levels: int) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(levels)
    )
    return b"MIME-Version: 1.0\r\n" + parts + b"Content-Type: text/html\r\n\r\n<html><body>1"


def _rows() -> bytes:
    row = b"<tr>" + b"<td>12</td>" * 10 + b"</tr>"
    return b"<html><body><table>" + row * (50_000_000 // len(row)) + b"</table>"


def _spans() -> bytes:
    return _PAGE.replace(b"<td", b'<td rowspan="1000000000" colspan="1000000000"')


HTML_CASES = {
    "divs.html": Case(lambda: b"<html><body>" + b"<div>" * 100_000 + b"1", NO_REPORT),
    "tables.html": Case(lambda: b"<html><body>" + _TABLE * 100_000 + b"1", NO_REPORT),
    "inline.html": Case(lambda: b"<html><body><table><tr><td>" + b"<b><i>" * 100_000 + b"1", NO_REPORT),
    "rows.html": Case(_rows, TOO_MUCH),
    "spans.html": Case(_spans, None),
    "hidden.html": Case(lambda: b"<html><body>" + b"<b style='display:none'>1</b>22" * 300_000, NO_REPORT),
    "conditions.html": Case(lambda: b"<html><body>" + b"&lt;![if " * 300_000, NO_REPORT),
    "comments.html": Case(lambda: b"<html><body><p>" + b"<!--" * 2_000_000, NO_REPORT),
    "marks.html": Case(lambda: b"<html><body><p>" + b"<sup>1</sup>" * 500_000, NO_REPORT),
    "attributes.html": Case(lambda: b"<html><body><p " + b" a" * 5_000_000 + b">1", NO_REPORT),
    "numbers.html": Case(lambda: _PAGE.replace(b"<td>", b"<td>" + b"9" * 100_000, 3), None),
    "wide.html": Case(lambda: b"\xff\xfe" + "<html><body><table><tr><td>1".encode("utf-16-le")[:-1], NO_REPORT),
    "codec.html": Case(lambda: b"<html><meta charset=zlib><body><p>\xff\xff\xff1", NO_REPORT),
    "puny.html": Case(lambda: b"<html><meta charset=punycode><body><p>\xff\xff" + b"a-b1" * 200_000, NO_REPORT),
    "mime.mht": Case(lambda: _mhtml(5_000), NO_REPORT),
    "long.txt": Case(lambda: b"12 " * 16_000_000, NO_REPORT),
    "lines.txt": Case(lambda: b"1\t2\t3\n" * 8_000_000, TOO_MUCH),
    "pipes.txt": Case(lambda: b"|1" * 1_000_000 + b"|\n", f"{TOO_MUCH}|{NO_REPORT}"),
    "blanks.txt": Case(lambda: b"#" + b" " * 300_000 + b"1\n", NO_REPORT),
    "zero.txt": Case(lambda: b"\0" * 100_000, "the file is empty"),
}
