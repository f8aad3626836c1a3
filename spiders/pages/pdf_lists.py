"""汇总表: PDF files that hold no report but a list of links to reports.

Only the addresses of the links are taken, not the words they stand on: a PDF is never laid out in the crawl.
They are looked for in the file itself and in its streams of objects, none unpacked beyond a bound.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from spiders.pages.attachments import is_file
from spiders.pages.workbooks import Row

_MOST_BYTES, _MOST_STREAMS, _MOST_LINKS = 2_000_000, 200, 1_000
_LEAST = 3
"""Links of one kind: a report names its site, and perhaps a law."""
_LINK = re.compile(rb"/URI\s{0,10}+(?:\(((?:[^()\\]|\\.){5,1000}+)\)|<([0-9A-Fa-f\s]{10,2000}+)>)", re.DOTALL)
_STREAM = re.compile(rb"/ObjStm[^\0]{0,400}?stream\r?\n")
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NUMBER = re.compile(r"[0-9a-fA-F]{8,}+|\d++")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,1000}")


def linked(body: bytes) -> list[Row]:
    """The links of a PDF file, if at least `_LEAST` lead to pages or files of one kind. Else none."""
    if not body.startswith(b"%PDF-"):
        return []
    found = dict.fromkeys(to for part in (body, *_unpacked(body)) for to in _links(part))
    inner = [to for to in islice(found, _MOST_LINKS) if len(urlsplit(to).path) > 1 or urlsplit(to).query]
    kinds = Counter(map(_kind, inner))
    return [Row("", to) for to in inner if kinds[_kind(to)] >= _LEAST]


def _kind(url: str) -> str:
    """What tells one kind of page from others: art_#_#.html; files are of one kind."""
    parts = urlsplit(url)
    return "file" if is_file(url) else _NUMBER.sub("#", f"{parts.path.rpartition('/')[2]}?{parts.query}")


def _unpacked(body: bytes) -> Iterator[bytes]:
    for match in islice(_STREAM.finditer(body), _MOST_STREAMS):
        packed = body[match.end() : match.end() + _MOST_BYTES]
        try:
            yield zlib.decompressobj().decompress(packed, _MOST_BYTES)
        except zlib.error:
            continue


def _links(part: bytes) -> Iterator[str]:
    for match in islice(_LINK.finditer(part), _MOST_LINKS):
        said = bytes.fromhex("".join(match[2].decode().split()).ljust(2, "0")) if match[2] else _plain(match[1])
        text = said.decode("utf-16" if said[:2] in {b"\xfe\xff", b"\xff\xfe"} else "utf-8", "replace").strip()
        if _ADDRESS.fullmatch(text) and "\ufffd" not in text:
            yield text


def _plain(written: bytes) -> bytes:
    def unescaped(found: re.Match[bytes]) -> bytes:
        said = found[1]
        return bytes([int(said, 8) & 255]) if said.isdigit() else {b"n": b"", b"r": b"", b"\n": b""}.get(said, said)

    return _ESCAPED.sub(unescaped, written)
