"""Takes passwords and the values of cookies out of archive files that earlier versions wrote.

Each record stays where it is, and as long as it is: a record that becomes shorter is filled up in its gzip
header, with a comment of blanks. So every FILE:OFFSET in corpora, captures and revisits stays right, and no
corpus need change. A file is written anew beside the old one and takes its place when it is whole.
"""

from __future__ import annotations

import base64
import fcntl
import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from crawler.archive.errors import ArchiveError
from crawler.archive.files import members, unwritable
from crawler.archive.secrets import MASK, without_secrets

_END = b"\r\n\r\n"
_HTTP = frozenset(("request", "response", "revisit"))
_DIGEST = "warc-block-digest"
_CHUNK = 1 << 20
_LEVELS = (6, 9)
_GZIP_HEADER = 10
"""Bytes of the gzip header that `gzip.compress` writes; its fourth byte says what follows."""
_HAS_COMMENT = 0x10


@dataclass(slots=True)
class Masked:
    """What became of a file: how many records were changed, and how many could not be."""

    changed: int = 0
    left: int = 0


class InUse(ArchiveError):
    """A crawl writes to the file."""


def mask_file(folder: Path, name: str, advance: Callable[[int], None] = lambda _: None) -> Masked:
    """Masks the secrets in a file of the archive. `advance` is called with the bytes of each record. Raises
    `InUse`, or `ArchiveError` for a file that is damaged or can't be written anew; it then stays as it was.
    """
    path = folder / name
    new = path.with_name(f"{path.name}.new")
    try:
        with _reserved(path) as old:
            try:
                masked = _copy(old, new, advance)
                if masked.changed:
                    new.replace(path)
                    _sync(path.parent)
            finally:
                new.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    except (zlib.error, ValueError) as error:
        raise ArchiveError(f"{path} is damaged ({error}) and stays as it is: restore it from a copy") from error
    return masked


@contextmanager
def _reserved(path: Path) -> Iterator[BinaryIO]:
    """The file, opened for reading, and locked against crawls. Raises `InUse`."""
    with path.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse(f"{path} is being written to by a crawl: do it again when that has ended") from None
        yield file


def _copy(old: BinaryIO, new: Path, advance: Callable[[int], None]) -> Masked:
    """Writes `new` with every record of `old` in its place; `new` is empty if there is nothing to mask."""
    masked, copied = Masked(), 0
    with new.open("wb") as copy:
        os.fchmod(copy.fileno(), os.fstat(old.fileno()).st_mode & 0o777)
        for member in members(old):
            advance(member.length)
            first, *others = dict.fromkeys(_without_secrets(member.data))
            if first == member.data:
                continue
            safe = _in_length((first, *others), member.length)
            if safe is None:
                masked.left += 1
                continue
            _append(copy, old, copied, member.offset)
            copy.write(safe)
            masked.changed, copied = masked.changed + 1, member.end
        if masked.changed:
            # With half a record at the end, as a kill may have left it.
            _append(copy, old, copied, os.fstat(old.fileno()).st_size)
            copy.flush()
            os.fsync(copy.fileno())
    return masked


def _append(copy: BinaryIO, old: BinaryIO, start: int, end: int) -> None:
    """Copies the bytes from `start` to `end` of `old`, whose position stays where it is."""
    while start < end:
        data = os.pread(old.fileno(), min(_CHUNK, end - start), start)
        copy.write(data)
        start += len(data)


def _without_secrets(plain: bytes) -> Iterator[bytes]:
    """A record without its secrets, each time a little shorter: with masks, with empty values, without cookies, and
    then without the digest that the standard leaves to the writer.
    """
    head, _, rest = plain.partition(_END)
    version, *lines = head.decode("utf-8", "surrogateescape").split("\r\n")
    warc = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = int(warc.get("content-length", 0))
    block, after = rest[:length], rest[length:]
    if warc.get("warc-type") not in _HTTP or len(block) < length:
        yield plain
        return
    for digest in (True, False):
        for mask in (MASK, "", None):
            safe = _http(block, mask)
            if safe == block:
                yield plain
                return
            told = "\r\n".join((version, *_told(lines, safe, digest=digest)))
            yield told.encode("utf-8", "surrogateescape") + _END + safe + after


def _http(block: bytes, mask: str | None) -> bytes:
    """An HTTP message without its secrets."""
    head, end, body = block.partition(_END)
    first, *lines = head.decode("latin-1").split("\r\n")
    safe = [first]
    for line in lines:
        name, colon, value = line.partition(":")
        kept = without_secrets(((name.strip(), value.strip()),), mask)
        if colon and kept == ((name.strip(), value.strip()),):
            safe.append(line)
        elif colon:
            safe += [f"{name}: {masked}" for _, masked in kept]
        else:
            safe.append(line)
    return "\r\n".join(safe).encode("latin-1") + end + body


def _told(lines: list[str], block: bytes, *, digest: bool) -> Iterator[str]:
    """WARC headers for another block. The payload's digest stays: bodies don't change."""
    for line in lines:
        name = line.partition(":")[0]
        if name.lower() == "content-length":
            yield f"{name}: {len(block)}"
        elif name.lower() != _DIGEST:
            yield line
        elif digest:
            sha1 = hashlib.sha1(block, usedforsecurity=False).digest()
            yield f"{name}: sha1:{base64.b32encode(sha1).decode()}"


def _in_length(records: tuple[bytes, ...], length: int) -> bytes | None:
    """The first of these records that can be packed into so many bytes, and is; None if none can."""
    for record in records:
        for level in _LEVELS:
            packed = gzip.compress(record, level, mtime=0)
            room = length - len(packed)
            if room == 0:
                return packed
            if room > 0:
                flags = bytes((packed[3] | _HAS_COMMENT,))
                comment = b" " * (room - 1) + b"\0"
                return packed[:3] + flags + packed[4:_GZIP_HEADER] + comment + packed[_GZIP_HEADER:]
    return None


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
