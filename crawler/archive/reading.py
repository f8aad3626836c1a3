"""Reads answers and their bodies from the archive."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.entries import decoded, digest, most_of, original_of, place
from crawler.archive.errors import ArchiveError
from crawler.archive.files import members
from crawler.archive.records import METHOD, RENDERED, TRANSPORT, Record, record_of


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. `body` is without its Content-Encoding, as a browser would show it."""

    url: str
    method: str
    status: int
    headers: tuple[tuple[str, str], ...]
    """The answer's headers, as they were received."""
    fetched_at: datetime
    """In UTC."""
    body: bytes = field(repr=False, default=b"")
    record: str = ""
    """FILE:OFFSET of the answer in the archive."""
    raw: bytes = field(repr=False, default=b"")
    """The body as it was transferred."""
    rendered: bool = False
    """Whether a browser opened the page."""
    transport: str | None = None
    """As in `Capture`."""

    def header(self, name: str) -> str | None:
        """The value of the first header with that name, in upper or lower case; None if there is none."""
        wanted = name.lower()
        return next((value for each, value in self.headers if each.lower() == wanted), None)


class Archive:
    """The archive in a folder, for reading. `conn` is always the connection to the corpus it belongs to."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self._most: dict[str, int] = {}
        """By file: bytes of an unpacked body."""

    def body(self, conn: sqlite3.Connection, sha256: str, inside: Inside | None = None) -> bytes | None:
        """The bytes of a document (`documents.sha256`), which may be a file inside a ZIP or RAR; None
        if the archive doesn't have them. `inside` unpacks those, by default in this process, without a limit
        of time. Raises `ArchiveError` for a damaged file.
        """
        record = self.record_with(conn, sha256)
        return self.document(record, sha256, inside) if record is not None else None

    @staticmethod
    def record_with(conn: sqlite3.Connection, sha256: str) -> str | None:
        """FILE:OFFSET of the record with the bytes of a document; None if there is none."""
        row = conn.execute(
            "SELECT archive FROM captures WHERE document = ? AND archive IS NOT NULL ORDER BY fetched_at LIMIT 1",
            (sha256,),
        ).fetchone()
        return str(row[0]) if row is not None else None

    def document(self, record: str, sha256: str, inside: Inside | None = None) -> bytes | None:
        """The bytes of a document from its record, without a look at the corpus. As `body`."""
        whole = self.exchange(record).body
        return whole if digest(whole) == sha256 else (inside or member)((whole, sha256))

    def exchange(self, record: str) -> Exchange:
        """The answer in a record; if that is a revisit, with the body of the answer it refers to. Raises
        `ArchiveError`.
        """
        found = self.record(record)
        if found.kind not in {"response", "revisit"}:
            raise ArchiveError(f"{record} is a {found.kind} record, no answer")
        try:
            return self._exchange(record, found)
        except (ArchiveLoadFailed, ValueError, IndexError) as error:
            raise self._unreadable(record, str(error)) from error

    def _exchange(self, record: str, found: Record) -> Exchange:
        first, headers, raw = found.http
        original = original_of(found)
        if original is not None:
            _, _, raw = self.record(original).http
        status = first.split(" ", 2)[1]
        at = datetime.fromisoformat(found.fetched_at)
        return Exchange(
            found.url or "",
            found.warc.get(METHOD.lower(), "GET"),
            int(status),
            headers,
            at,
            decoded(headers, raw, self._most_in(place(record)[0])),
            record,
            raw,
            RENDERED.lower() in found.warc,
            found.warc.get(TRANSPORT.lower()),
        )

    def latest(self, conn: sqlite3.Connection, url: str) -> Exchange | None:
        """The latest answer with status 200 to a GET of that address; None if there is none."""
        row = conn.execute(
            "SELECT id FROM archive_records WHERE url = ? AND kind IN ('response', 'revisit')"
            " AND status = 200 AND method = 'GET' ORDER BY fetched_at DESC LIMIT 1",
            (url,),
        ).fetchone()
        return self.exchange(row[0]) if row else None

    def _most_in(self, file: str) -> int:
        if file not in self._most:
            self._most[file] = most_of(self.folder, file)
        return self._most[file]

    def record(self, record: str) -> Record:
        """The record at FILE:OFFSET. Raises `ArchiveError`."""
        try:
            file, offset = place(record)
            with (self.folder / file).open("rb") as opened:
                found = next(members(opened, offset), None)
            if found is not None:
                return record_of(found.data)
            words = "it ends in the middle of the record"
        except FileNotFoundError:
            words = "the file is not there"
        except (OSError, ValueError, zlib.error, ArchiveLoadFailed, StopIteration) as error:
            words = str(error) or type(error).__name__
        raise self._unreadable(record, words)

    def _unreadable(self, record: str, words: str) -> ArchiveError:
        return ArchiveError(
            f"{self.folder / record} can't be read ({words}): restore the file from a copy;"
            " nianbao archive check says what else is wrong"
        )


Inside = Callable[[tuple[bytes, str]], bytes | None]
"""As `member`."""


def member(wanted: tuple[bytes, str]) -> bytes | None:
    """The file with that digest (the second part) inside a ZIP or RAR (the first); None if there is none."""
    from parsers.archive import is_archive
    from parsers.archive import members as files
    from parsers.errors import Unreadable
    from parsers.sniff import detect

    archive, sha256 = wanted
    try:
        if not is_archive(detect(archive)):
            return None
        return next((each.data for each in files(archive) if digest(each.data) == sha256), None)
    except Unreadable:
        return None
