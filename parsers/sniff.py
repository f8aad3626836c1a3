"""What the bytes are. The name and the server's word are hints only: the bytes decide."""

from __future__ import annotations

import re
from itertools import islice

from parsers.errors import Unreadable

MAX_BYTES = 64 * 1024 * 1024
"""Larger documents are refused: the largest real report seen, a scan, is under 40 MB."""

HTML = "text/html"
TEXT = "text/plain"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "application/pdf", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "an old Office file (DOC, XLS, WPS)"),
    (b"PK\x03\x04", "application/zip", "a ZIP archive, or a DOCX, XLSX or OFD file"),
    (b"{\\rtf", "application/rtf", "an RTF file"),
    (b"\x89PNG", "image/png", "a picture"),
    (b"\xff\xd8\xff", "image/jpeg", "a picture"),
    (b"GIF8", "image/gif", "a picture"),
    (b"BM", "image/bmp", "a picture"),
    (b"II*\x00", "image/tiff", "a picture"),
    (b"Rar!", "application/vnd.rar", "a RAR archive"),
    (b"7z\xbc\xaf", "application/x-7z-compressed", "a 7z archive"),
    (b"\x1f\x8b", "application/gzip", "a gzip file"),
)  # fmt: skip

_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|span|tr|td|p|h[1-6]|br|font|center)\b[^<>]*>",
    re.IGNORECASE,
)
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_TEXT_BOMS = (b"\xff\xfe", b"\xfe\xff")


def detect(data: bytes) -> tuple[str, str | None]:
    """The media type, and for types without a reader what it is in words."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, media_type, words in _MAGIC:
        if start.startswith(magic) and not (magic == b"BM" and not _controls(data[:64])):
            return media_type, words
    if not data.startswith(_TEXT_BOMS) and _controls(data[:65_536]) > 8:
        return "application/octet-stream", "a binary file of no format known here"
    tags = islice(_TAG.finditer(data[:262_144].replace(b"\x00", b"")), 2)
    return (HTML if len(list(tags)) == 2 else TEXT), None


def _controls(data: bytes) -> int:
    """How many control characters there are that no text has."""
    return len(data) - len(data.translate(None, delete=_CONTROL))


def sniff(data: bytes) -> str:
    """The media type. Raises `Unreadable` for what is empty, too large, or without a reader."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("the file is empty: fetch it again")
    if len(data) > MAX_BYTES:
        raise Unreadable(too_large(len(data)))
    media_type, words = detect(data)
    if words is not None:
        raise Unreadable(
            f"{words} ({media_type}): this version reads HTML and text;"
            " save it as a web page or as text, and try again"
        )
    return media_type


def too_large(size: int) -> str:
    """What to say of a file of `size` bytes."""
    return (
        f"the file has {size / 1e6:.0f} MB, more than the {MAX_BYTES / 1e6:.0f} MB"
        " a report may have: look whether it is one"
    )
