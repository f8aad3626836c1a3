"""Writes captures: each is recorded in the archive at once, and its row later, many in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from crawler import clock
from crawler.archive.log import Ended, Stopped
from crawler.corpus import ids
from crawler.corpus.copies import sha256
from crawler.corpus.values import dumps
from crawler.database.errors import CorpusError
from crawler.database.store import Row, Store
from parsers.sniff import detect
from spiders.captures import READ, Capture

BUFFERED = 100
"""Most captures that are buffered for a common transaction: one for each would take most of the time.
After a kill, up to as many are taken up from the archive again.
"""


class Log(Protocol):
    """A crawl's archive, as the corpus uses it: every capture is in its files before its row is written."""

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        """Records a capture, without its bytes. Returns the id of the record that holds these, if one
        does. `member` is the path of a file in an archive; the archive itself was captured just before.
        """

    def end(self, ended: Ended) -> None:
        """Records how the crawl ended."""

    def stopped(self, stopped: Stopped) -> None:
        """Records that the watchdog ended an earlier crawl."""

    def pending(self) -> bool:
        """Whether the files hold records that the corpus doesn't know yet."""

    def write(self, store: Store, *, complete: bool) -> None:
        """Writes the rows that describe the files' records, inside a transaction. `complete`: with this
        transaction the last capture (or the crawl's end), and all that follows from it, is in the
        corpus.
        """

    def committed(self) -> None:
        """Called once that transaction is on the disk."""

    def close(self) -> None:
        """Called when nothing more will be recorded."""


class NoArchive:
    """The log of a crawl without an archive: it records nothing."""

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> None:
        del capture, sha256, member

    def end(self, ended: Ended) -> None:
        del ended

    def stopped(self, stopped: Stopped) -> None:
        del stopped

    def pending(self) -> bool:
        return False

    def write(self, store: Store, *, complete: bool) -> None:
        del store, complete

    def committed(self) -> None:
        pass

    def close(self) -> None:
        pass


class Captures:
    """Buffers and writes the captures of a crawl. `crawl` is None for captures that belong to no crawl."""

    def __init__(self, store: Store, crawl: str | None, log: Log) -> None:
        self._store, self._crawl, self.log = store, crawl, log
        self._captures: list[Row] = []
        self._documents: list[Row] = []

    def add(self, capture: Capture, member: str | None = None) -> None:
        """Records a capture in the archive, and buffers its rows for the next transaction. `member` is the
        path of a file in an archive; the archive itself must be added before.
        """
        digest = sha256(capture.body) if capture.body else None
        archive = self.log.capture(capture, digest, member)
        if digest:
            self._documents.append(_document_row(capture, digest))
        self._captures.append(_capture_row(capture, self._crawl, digest, archive))

    @property
    def are_many(self) -> bool:
        """Whether the buffer is full and should be written."""
        return len(self._captures) >= BUFFERED

    @property
    def pending(self) -> bool:
        """Whether anything waits to be written."""
        return bool(self._captures) or self.log.pending()

    def not_read(self) -> set[str]:
        """Addresses of buffered captures that aren't documents to be read: a report that was published
        there may be gone.
        """
        return {str(row["url"]) for row in self._captures if row["role"] not in READ}

    @contextmanager
    def transaction(self, *, complete: bool = True) -> Iterator[Store]:
        """A transaction that first writes the archive's rows and the buffered captures; `complete` as in
        `Log.write`. The buffer is emptied only once they are on the disk. Raises `CorpusError` if
        portal or crawl have no row.
        """
        with self._store.transaction():
            self.log.write(self._store, complete=complete)
            self._write()
            yield self._store
        self.log.committed()
        self._captures.clear()
        self._documents.clear()

    def _write(self) -> None:
        try:
            self._store.conn.executemany(
                "INSERT INTO documents (sha256, media_type, size, first_seen)"
                " VALUES (:sha256, :media_type, :size, :first_seen)"
                " ON CONFLICT (sha256) DO UPDATE"
                " SET first_seen = min(first_seen, excluded.first_seen)",
                self._documents,
            )
            self._store.insert("captures", self._captures, replace=True)
        except sqlite3.IntegrityError as error:
            portals = ", ".join(sorted({str(row["portal"]) for row in self._captures}))
            raise CorpusError(
                f"captures can't be stored ({error}): were {portals} and the crawl written first?"
            ) from error


def _document_row(capture: Capture, digest: str) -> Row:
    return {
        "sha256": digest,
        "media_type": detect(capture.body),
        "size": len(capture.body),
        "first_seen": clock.iso(capture.fetched_at),
    }


def _capture_row(capture: Capture, crawl: str | None, digest: str | None, archive: str | None) -> Row:
    return {
        "id": ids.capture_id(capture.url, capture.fetched_at),
        "url": capture.url,
        "fetched_at": clock.iso(capture.fetched_at),
        "status": capture.status,
        "role": capture.role,
        "reason": capture.reason,
        "link_text": capture.link_text,
        "referrer": capture.referrer,
        "parent": capture.parent,
        "portal": capture.portal,
        "crawl": crawl,
        "document": digest,
        "media_type": capture.media_type or None,
        "etag": capture.etag,
        "last_modified": capture.last_modified,
        "hints": dumps(dict(capture.hints)) if capture.hints else None,
        "archive": archive,
        "transport": capture.transport,
    }
