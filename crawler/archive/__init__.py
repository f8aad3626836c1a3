"""档案: every answer of every crawl, in WARC files (ISO 28500), and how a body is got back.

The archive is the log of all that happened; the corpus follows from it. Its folder holds
PORTAL/YEAR/CRAWL-00001.warc.gz, one gzip member for each record; the corpus knows each record by
`FILE:OFFSET` (table `archive_records`), and each capture the record its bytes lie in.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what came back. `body` is decoded: as a browser would show it."""

    url: str
    method: str
    status: int
    headers: tuple[tuple[str, str], ...]
    """Of the answer, as they came."""
    fetched_at: datetime
    """In UTC."""
    body: bytes = field(repr=False, default=b"")
    record: str = ""
    """FILE:OFFSET of the answer in the archive."""

    def header(self, name: str) -> str | None:
        """The first of that name."""
        wanted = name.lower()
        return next((value for each, value in self.headers if each.lower() == wanted), None)


class Archive:
    """The archive in a folder, to be read. `conn` is always that of the corpus it belongs to."""

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)

    def body(self, conn: sqlite3.Connection, sha256: str) -> bytes | None:
        """The bytes of a document (`documents.sha256`), also of a file inside a ZIP or RAR; None
        where the archive doesn't have them.
        """
        raise NotImplementedError

    def exchange(self, record: str) -> Exchange:
        """The answer in that record, with the body of the one it refers to. Raises `ArchiveError`."""
        raise NotImplementedError

    def latest(self, conn: sqlite3.Connection, url: str) -> Exchange | None:
        """The youngest answer of status 200 from that address, by GET; None: there is none."""
        raise NotImplementedError


def folder_of(corpus: Path | str) -> Path:
    """Where the archive of a corpus is, unless the setting ARCHIVE says otherwise."""
    path = Path(corpus)
    return path.with_name(f"{path.stem}-archive")
