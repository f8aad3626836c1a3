"""The corpus's index of the archive: for each record, its row in `archive_records`."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.errors import ArchiveError
from crawler.archive.files import members
from crawler.archive.records import METHOD, Record, payload_digest, record_of
from crawler.archive.secrets import Headers
from crawler.dictionary import Value
from crawler.encodings import MOST, MOST_OF_ALL, Undecodable, codings, is_gzip_text, pieces, unpack


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


def decoded(headers: Headers, body: bytes, most: int) -> bytes:
    """A body without its Content-Encoding, as the crawl unpacked it; the body as it came if the crawl captured
    nothing of it, as it has more than `most` bytes or can't be unpacked.
    """
    undone = _codings(headers, body)
    try:
        return unpack(body, undone, most, part=True) if undone and body else body
    except Undecodable:
        return body


def decoded_digest(headers: Headers, body: bytes, most: int) -> str | None:
    """The digest of `decoded`, without holding the unpacked body."""
    undone = _codings(headers, body)
    if not (undone and body):
        return digest(body)
    found, size = hashlib.sha256(), 0
    try:
        for piece in pieces(body, undone, most, part=True):
            found.update(piece)
            size += len(piece)
    except Undecodable:
        return digest(body)
    return found.hexdigest() if size else None


def _codings(headers: Headers, body: bytes) -> list[str]:
    """What is to be undone, as in `name_encoding` and `codings`."""
    values = [value.encode("latin-1") for name, value in headers if name.lower() == "content-encoding"]
    media_type = next((value for name, value in headers if name.lower() == "content-type"), "")
    if not values and is_gzip_text(media_type.encode("latin-1"), body):
        return ["gzip"]
    return codings(values)[0]


def most_of(folder: Path, name: str) -> int:
    """Bytes of an unpacked body in a file, as its first record says; a stranger's file can't say too much.
    Raises `ArchiveError`.
    """
    with _told(folder, name, [0]), (folder / name).open("rb") as file:
        first = next(members(file), None)
        said = record_of(first.data).as_json if first else {}
        most = said["began"].get("most", MOST) if said.get("began") else MOST
    return min(most, MOST_OF_ALL) if isinstance(most, int) and most > 0 else MOST


def as_bytes(headers: Headers) -> dict[str, list[bytes]]:
    """Headers in the form that Scrapy expects."""
    found: dict[str, list[bytes]] = {}
    for name, value in headers:
        if name.lower() != "x-orig-transfer-encoding":
            found.setdefault(name, []).append(value.encode("latin-1"))
    return found


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
    most = most_of(folder, name)
    end = [start]
    with _told(folder, name, end), (folder / name).open("rb") as file:
        for member in members(file, start):
            yield _found(name, member.offset, member.length, record_of(member.data), most)
            end[0] = member.end


@contextmanager
def _told(folder: Path, name: str, end: list[int]) -> Iterator[None]:
    """Turns whatever a damaged file raises into an `ArchiveError`. `end` holds how far it was in order."""
    try:
        yield
    except (OSError, zlib.error, ArchiveLoadFailed, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ArchiveError(
            f"{folder / name} is damaged at byte {end[0]:,} ({error}): restore it from a copy;"
            " nianbao archive check says what else is wrong"
        ) from error


def _found(name: str, offset: int, length: int, record: Record, most: int) -> Found:
    entry = Entry(name, offset, length, record.kind, record.url, record.fetched_at)
    if record.kind == "request":
        first, _, body = record.http
        asked = first.split(" ", 1)[0]
        return Found(_with(entry, method=asked, payload=payload_digest(body)), record)
    if record.kind in {"response", "revisit"}:
        first, headers, raw = record.http
        body = decoded(headers, raw, most)
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
