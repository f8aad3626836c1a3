"""The archive's files: their names and order, and how they are appended to and read.

Files are append-only, one complete gzip member at a time. A process that is killed while writing
leaves at most one incomplete member, at the end.
"""

from __future__ import annotations

import fcntl
import os
import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from crawler import permissions
from crawler.archive.errors import ArchiveError
from crawler.encodings import MOST_OF_ALL, inflated

MOST = 1 << 30
"""Bytes after which the next file is begun (1 GiB)."""

_NAME = re.compile(
    r"(?P<portal>[^/]+)/(?P<year>\d{4})/(?P<crawl>[^/]+-(?P<stamp>\d{8}T\d{6}Z)(?:-(?P<nth>\d+))?)"
    r"-(?P<number>\d{5})\.warc\.gz"
)
_CHUNK = 1 << 16
_MOST_IN_MEMBER = MOST_OF_ALL + (1 << 20)
"""Bytes of an unpacked member: a record's largest body and its headers."""


def name_of(portal: str, crawl: str, year: int, number: int) -> str:
    """Path of a file within the archive's folder."""
    return f"{portal}/{year}/{crawl}-{number:05d}.warc.gz"


def crawl_of(name: str) -> str:
    """The crawl that a file belongs to. Raises ValueError for a name that no archive file has."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(name)
    return found["crawl"]


def crawls_in(folder: Path) -> list[tuple[str, list[str]]]:
    """Every crawl with its files, in the order in which the crawls began. Empty if there are none."""
    found = []
    for path in folder.glob("*/*/*.warc.gz"):
        name = path.relative_to(folder).as_posix()
        match = _NAME.fullmatch(name)
        if match is not None:
            order = (match["stamp"], int(match["nth"] or 1), match["crawl"], match["number"])
            found.append((order, name))
    names = [name for _, name in sorted(found)]
    return [(crawl, list(files)) for crawl, files in groupby(names, crawl_of)]


class Member(NamedTuple):
    """A complete gzip member of a file; `data` is its decompressed content."""

    offset: int
    length: int
    data: bytes

    @property
    def end(self) -> int:
        return self.offset + self.length


def members(file: BinaryIO, start: int = 0) -> Iterator[Member]:
    """The gzip members from `start` on, without an incomplete one at the end. Raises zlib.error where
    the data isn't gzip, ValueError where a member is larger than any that we write.
    """
    file.seek(start)
    offset, waiting = start, b""
    while True:
        reader = zlib.decompressobj(wbits=31)
        data = BytesIO()
        taken = 0
        while not reader.eof:
            chunk = waiting or file.read(_CHUNK)
            waiting = b""
            if not chunk:
                return
            taken += len(chunk)
            for piece in inflated(reader, chunk):
                data.write(piece)
                if data.tell() > _MOST_IN_MEMBER:
                    raise ValueError(f"a record has more than {_MOST_IN_MEMBER:,} bytes")
            if reader.eof:
                waiting = reader.unused_data
        length = taken - len(waiting)
        yield Member(offset, length, data.getvalue())
        offset += length


def may_write(folder: Path) -> None:
    """Makes the folder if needed. Raises `ArchiveError` if it can't be made or written to."""
    try:
        permissions.make_folder(folder)
        with TemporaryFile(dir=folder):
            return
    except OSError as error:
        raise unwritable(folder, error) from error


class Output:
    """A new file of the archive, open for appending. It is locked, so that no other process mistakes it
    for the leftover of a killed crawl.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        path = folder / name
        try:
            permissions.make_folder(folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = permissions.opener(str(path), os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        except OSError as error:
            raise unwritable(folder, error) from error
        fcntl.flock(self._file, fcntl.LOCK_EX)
        self._folder = folder
        self.size = 0
        self._safe = 0

    def add(self, data: bytes) -> int:
        """Appends `data` and returns the offset at which it begins. Either all of it is written or
        nothing. Raises `ArchiveError`.
        """
        start, rest = self.size, memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._file, rest) :]
        except OSError as error:
            os.ftruncate(self._file, start)
            raise unwritable(self._folder, error) from error
        self.size = start + len(data)
        return start

    def sync(self) -> None:
        """Makes sure that everything added so far is on the disk, not only in a buffer."""
        if self._safe < self.size:
            try:
                os.fdatasync(self._file)
            except OSError as error:
                raise unwritable(self._folder, error) from error
            self._safe = self.size

    def close(self) -> None:
        os.close(self._file)


def unwritable(folder: Path, error: OSError) -> ArchiveError:
    return ArchiveError(
        f"the archive {folder} can't be written to ({error.strerror}): is the disk full, or the"
        " folder read-only? Another folder: -s ARCHIVE=FOLDER; none: -s ARCHIVE="
    )
