"""The corpus's index of the archive: for each record, its row in `archive_records`."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.errors import ArchiveError
from crawler.archive.files import members
from crawler.archive.records import METHOD, Record, payload_digest, record_of
from crawler.archive.secrets import Headers
from crawler.dictionary import Value

if TYPE_CHECKING:
    from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware


_MOST = 1 << 30
"""Maximum size of an unpacked body, in bytes (1 GiB). A crawl's own limit is lower."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and where it lies. `id` is FILE:OFFSET; `refers_to` is the id of another record."""

    file: str
    offset: int
    length: int
    kind: str
    url: str | None
    fetched_at: str
    method: str | None = None
    status: int | None = None
    payload: str | None = None
    sha256: str | None = None
    refers_to: str | None = None

    @property
    def id(self) -> str:
        return f"{self.file}:{self.offset}"

    @property
    def end(self) -> int:
        return self.offset + self.length

    @property
    def row(self) -> dict[str, Value | bytes]:
        return {
            "id": self.id,
            "file": self.file,
            "offset": self.offset,
            "length": self.length,
            "kind": self.kind,
            "url": self.url,
            "method": self.method,
            "fetched_at": self.fetched_at,
            "status": self.status,
            "payload": self.payload,
            "sha256": self.sha256,
            "refers_to": self.refers_to,
        }


def place(record: str) -> tuple[str, int]:
    """Splits FILE:OFFSET into file and offset. Raises ValueError for anything else."""
    file, _, offset = record.rpartition(":")
    return file, int(offset)


def decoded(headers: Headers, body: bytes) -> bytes:
    """A body without its Content-Encoding, exactly as the crawl unpacked it."""
    if not body or not (_says_encoding(headers) or body.startswith(b"\x1f\x8b\x08")):
        return body
    from scrapy import Request
    from scrapy.exceptions import IgnoreRequest
    from scrapy.http import Response

    from crawler.encodings import name_encoding

    response = Response("http://archive/", headers=as_bytes(headers), body=body)
    name_encoding(response)
    try:
        whole = _unpacker().process_response(Request("http://archive/"), response)
    except (OSError, EOFError, zlib.error, IgnoreRequest):
        return body  # the stream breaks off: the crawl captured nothing of it
    return whole.body if isinstance(whole, Response) else body


@cache
def _unpacker() -> HttpCompressionMiddleware:
    """Scrapy's own middleware for compressed bodies, usable outside a crawl."""
    from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware

    class Unpacker(HttpCompressionMiddleware):
        def __init__(self) -> None:
            self.stats, self._max_size, self._warn_size = None, _MOST, 0

    return Unpacker()


def as_bytes(headers: Headers) -> dict[str, list[bytes]]:
    """Headers in the form that Scrapy expects."""
    found: dict[str, list[bytes]] = {}
    for name, value in headers:
        if name.lower() != "x-orig-transfer-encoding":
            found.setdefault(name, []).append(value.encode("latin-1"))
    return found


def _says_encoding(headers: Headers) -> bool:
    return any(name.lower() == "content-encoding" for name, _ in headers)


def digest(body: bytes) -> str | None:
    """SHA-256 in hexadecimal, as in the table `documents`; None for an empty body."""
    return hashlib.sha256(body).hexdigest() if body else None


@dataclass(frozen=True, slots=True)
class Found:
    """A record as read from a file, with its full content."""

    entry: Entry
    record: Record
    body: bytes = b""
    """The decoded body of an answer. Empty for a revisit, whose bytes are in another record."""


def scan(folder: Path, name: str, start: int = 0) -> Iterator[Found]:
    """All complete records of a file from `start` on. The `sha256` of a revisit isn't known yet. Raises
    `ArchiveError` where the file is damaged.
    """
    end = start
    try:
        with (folder / name).open("rb") as file:
            for member in members(file, start):
                record = record_of(member.data)
                yield _found(name, member.offset, member.length, record)
                end = member.end
    except (OSError, zlib.error, ArchiveLoadFailed, ValueError, KeyError, IndexError) as error:
        raise ArchiveError(
            f"{folder / name} is damaged at byte {end:,} ({error}): restore it from a copy;"
            " nianbao archive check says what else is wrong"
        ) from error


def _found(name: str, offset: int, length: int, record: Record) -> Found:
    entry = Entry(name, offset, length, record.kind, record.url, record.fetched_at)
    if record.kind == "request":
        first, _, body = record.http
        asked = first.split(" ", 1)[0]
        return Found(_with(entry, method=asked, payload=payload_digest(body)), record)
    if record.kind in {"response", "revisit"}:
        first, headers, raw = record.http
        body = decoded(headers, raw)
        entry = _with(
            entry,
            method=record.warc.get(METHOD.lower(), "GET"),
            status=int(first.split(" ", 2)[1]),
            payload=payload_digest(raw) or original_digest(record),
            sha256=digest(body),
            refers_to=original_of(record),
        )
        return Found(entry, record, body)
    if record.kind == "metadata":
        answer = record.as_json.get("answer")
        return Found(_with(entry, refers_to=answer), record)
    return Found(entry, record)


def original_of(record: Record) -> str | None:
    """FILE:OFFSET of the answer that a revisit refers to; None for other records."""
    file = record.warc.get("warc-refers-to-filename")
    return f"{file}:{record.warc['warc-refers-to-file-offset']}" if file else None


def original_digest(record: Record) -> str | None:
    """Digest of the body that a revisit refers to; None for other records."""
    return record.warc.get("warc-payload-digest") if record.kind == "revisit" else None


def _with(entry: Entry, **changes: Value) -> Entry:
    from dataclasses import replace

    return replace(entry, **changes)  # type: ignore[arg-type]
