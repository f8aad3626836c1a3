"""Attachments: archives, files that need a password, an empty PDF."""

from __future__ import annotations

import io
import struct
import zipfile
from random import Random


def pdf(title: str) -> bytes:
    """A PDF of one empty page, with the title in the document's information."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Title <FEFF" + title.encode("utf-16-be").hex().upper().encode() + b"> >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


NOT_FOUND = b"<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>"
NOTICE = "各单位请于一月二十日前报送上一年度情况，联系电话见通讯录。".encode("gb18030")


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP with names in GBK that are not declared as such, as Windows writes them in China."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            # A fixed time, so that every build gives the same bytes.
            info = _Unmarked(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(info, data)
    return out.getvalue()


class _Unmarked(zipfile.ZipInfo):
    """A ZIP entry with its name in GBK, unmarked; zipfile itself writes marked UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gb18030"), self.flag_bits


def locked(title: str) -> bytes:
    """The beginning of a compound file with an encrypted package, as Office writes locked files."""
    sector = 512
    header = bytearray(sector)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    header[76:] = struct.pack("<I", 0) + b"\xff" * (sector - 80)
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (sector - 8)
    entries = b"".join(
        _entry(name, kind, child) for name, kind, child in (("Root Entry", 5, 1), ("EncryptedPackage", 2, -1))
    )
    room = Random(title).randbytes(sector)
    return bytes(header) + fat + entries.ljust(sector, b"\0") + room


def _entry(name: str, kind: int, child: int) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBiii16sIQQIQ", raw, len(raw), kind, 1, -1, -1, child, b"", 0, 0, 0, 0xFFFFFFFE, 0)
