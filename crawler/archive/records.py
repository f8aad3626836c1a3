"""One record of a WARC file (ISO 28500, WARC/1.1): written from a request and its answer, and read back.

Headers are stored byte for byte, as Latin-1: warcio would percent-encode a file name in raw GBK. Passwords and
the values of cookies are not stored (`secrets`).
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.secrets import Headers, without_secrets
from crawler.clock import iso

VERSION = "WARC/1.1"
"""The first version of the standard whose dates have fractions of a second."""
LEVEL = 6
"""Compression level. At 9, which warcio uses, pages take twice the time and 1 % less space."""
RENDERED = "Nianbao-Rendered"
"""Header of a record whose page a browser opened, so that its scripts have run."""
TRANSPORT = "Nianbao-Transport"
"""Header of an answer's record: how it came (`spiders.captures.Transport`)."""
METHOD = "Nianbao-Method"
"""Header of an answer's record with the request's method, if that isn't GET."""
BEGAN = "nianbao-crawl"
"""Field of a warcinfo record that describes the crawl, as JSON."""

_MOST_HEAD = 1 << 20
"""Bytes of headers, WARC's or HTTP's, that are read."""
_FRAMING = frozenset(("transfer-encoding",))
"""Headers that don't describe the body as we store it: its chunks are joined already."""
_BUILDER = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)


@dataclass(frozen=True, slots=True)
class Raw:
    """A request and its answer as they were transferred: `body` may be compressed."""

    url: str
    method: str
    asked: Headers
    posted: bytes = field(repr=False)
    status: int
    protocol: str
    headers: Headers
    body: bytes = field(repr=False)
    fetched_at: datetime
    rendered: bool = False
    transport: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The earlier answer whose body a later answer repeats."""

    file: str
    offset: int
    url: str
    fetched_at: str


class _Exact(StatusAndHeaders):  # type: ignore[misc]
    """Headers that are written exactly as they were received."""

    def compute_headers_buffer(self, header_filter: Any = None) -> None:
        self.headers_buff = self.to_bytes(header_filter, "latin-1")


def payload_digest(body: bytes) -> str | None:
    """SHA-1 of a body in WARC's notation; None for an empty body."""
    if not body:
        return None
    digest = hashlib.sha1(body, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(digest).decode()}"


def request_record(raw: Raw) -> ArcWarcRecord:
    parts = urlsplit(raw.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = [("Host", parts.netloc.rpartition("@")[2]), *without_secrets(raw.asked)]
    line = _Exact(f"{raw.method} {path} HTTP/1.1", headers, is_http_request=True)
    return _record("request", raw, line, raw.posted)


def response_record(raw: Raw, digest: str | None, original: Original | None) -> ArcWarcRecord:
    """The record of an answer: a revisit if `original` has the same body, else a response."""
    safe = without_secrets(raw.headers)
    headers = [(f"X-Orig-{name}" if name.lower() in _FRAMING else name, value) for name, value in safe]
    line = _Exact(f"{raw.status} {_reason(raw.status)}".rstrip(), headers, protocol=raw.protocol)
    if original is None:
        return _record("response", raw, line, raw.body, digest)
    more = {
        "WARC-Date": iso(raw.fetched_at),
        "WARC-Refers-To-Filename": original.file,
        "WARC-Refers-To-File-Offset": str(original.offset),
        **_ours(raw),
    }
    return _BUILDER.create_revisit_record(
        raw.url, digest, original.url, original.fetched_at, http_headers=line, warc_headers_dict=more
    )


def _record(kind: str, raw: Raw, line: StatusAndHeaders, body: bytes, digest: str | None = None) -> ArcWarcRecord:
    more = {"WARC-Date": iso(raw.fetched_at), **({"WARC-Payload-Digest": digest} if digest else {}), **_ours(raw)}
    return _BUILDER.create_warc_record(
        raw.url, kind, payload=BytesIO(body), length=len(body), http_headers=line, warc_headers_dict=more
    )


def _ours(raw: Raw) -> dict[str, str]:
    """Our own headers, which the standard allows."""
    own = {RENDERED: "1" if raw.rendered else None, METHOD: raw.method if raw.method != "GET" else None}
    return {name: value for name, value in {**own, TRANSPORT: raw.transport}.items() if value is not None}


def metadata_record(
    content: Mapping[str, Any], at: datetime, url: str | None, refers_to: str | None = None
) -> ArcWarcRecord:
    """A record of our own as JSON: a capture of an answer, a failure, or the end of a crawl."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    more = {"WARC-Date": iso(at), **({"WARC-Refers-To": refers_to} if refers_to else {})}
    return _BUILDER.create_warc_record(
        url,
        "metadata",
        payload=BytesIO(body),
        length=len(body),
        warc_content_type="application/json",
        warc_headers_dict=more,
    )


def warcinfo_record(file: str, software: str, began: Mapping[str, Any]) -> ArcWarcRecord:
    fields = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        BEGAN: json.dumps(began, ensure_ascii=False, separators=(",", ":")),
    }
    record = _BUILDER.create_warcinfo_record(file, fields)
    record.rec_headers.replace_header("WARC-Date", began["started_at"])
    return record


def packed(record: ArcWarcRecord) -> bytes:
    """The record's bytes in the file: one gzip member."""
    plain = BytesIO()
    WARCWriter(plain, gzip=False, warc_version=VERSION).write_record(record)
    return gzip.compress(plain.getvalue(), LEVEL, mtime=0)


def id_of(record: ArcWarcRecord) -> str:
    """The record's WARC-Record-ID."""
    found: str = record.rec_headers.get_header("WARC-Record-ID")
    return found


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read from a file. `block` is what follows its WARC headers: an HTTP message or JSON."""

    kind: str
    url: str | None
    fetched_at: str
    warc: Mapping[str, str] = field(repr=False)
    """The WARC headers, by name in lower case."""
    block: bytes = field(repr=False)

    @property
    def http(self) -> tuple[str, Headers, bytes]:
        """First line, headers and body of the HTTP message in the record. Raises ArchiveLoadFailed."""
        _check_head(self.block)
        head, _, body = self.block.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines if line)
        return first, tuple((name.strip(), value.strip()) for name, _, value in pairs), body

    @property
    def as_json(self) -> dict[str, Any]:
        """The JSON of a metadata or warcinfo record that nianbao wrote; empty for any other record. Raises
        ValueError.
        """
        text = self.block.decode("utf-8", "replace")
        if self.kind == "warcinfo":
            lines = (line.partition(": ") for line in text.splitlines())
            text = next((value for name, _, value in lines if name == BEGAN), "")
            return {"began": _json(text)} if text else {}
        if self.kind == "metadata" and self.warc.get("content-type") == "application/json":
            found = _json(text)
            return found if isinstance(found, dict) else {}
        return {}


def record_of(plain: bytes) -> Record:
    """The record in decompressed bytes. Raises ArchiveLoadFailed if they aren't a record, or one of another
    length than it says.
    """
    _check_head(plain)
    found = next(iter(ArchiveIterator(BytesIO(plain), no_record_parse=True)), None)
    if found is None:
        raise ArchiveLoadFailed("it is empty")
    warc = {name.lower(): value for name, value in found.rec_headers.headers}
    block = found.raw_stream.read()
    if warc.get("content-length", "") != str(len(block)):
        raise ArchiveLoadFailed(f"it says {warc.get('content-length', 'no')[:20]} bytes and has {len(block):,}")
    return Record(found.rec_type, warc.get("warc-target-uri"), warc.get("warc-date", ""), warc, block)


def _check_head(message: bytes) -> None:
    """Raises ArchiveLoadFailed if the headers at the beginning are longer than any that we write: to take them
    apart would fill the memory.
    """
    if len(message) > _MOST_HEAD and message.find(b"\r\n\r\n", 0, _MOST_HEAD) < 0:
        raise ArchiveLoadFailed("its headers don't end")


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("its JSON is nested too deep") from error


def _reason(status: int) -> str:
    from http import HTTPStatus

    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
