"""Writes a crawl's records to the archive. Called only in the thread of the corpus's writer.

Bytes are in the file before the corpus has their rows: `write` is part of the corpus's transactions. A
killed crawl may leave records that the corpus still has to enter, but never rows without bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from warcio.recordloader import ArcWarcRecord

from crawler.archive import files
from crawler.archive.entries import Entry, decoded_digest
from crawler.archive.log import Began, Ended, Failure, Stopped, capture_json
from crawler.archive.records import (
    Original,
    Raw,
    id_of,
    metadata_record,
    packed,
    payload_digest,
    request_record,
    response_record,
    warcinfo_record,
)
from crawler.clock import iso
from crawler.database.store import Store
from spiders.captures import NOT_MODIFIED, Capture


class Writer:
    """The archive's writer for one crawl. Raises `ArchiveError` if the folder can't be written to."""

    def __init__(self, folder: Path, began: Began, conn: sqlite3.Connection, most: int = files.MOST) -> None:
        self._folder, self._began, self._conn, self._most = folder, began, conn, most
        self._waiting: list[Entry] = []
        """Records that are in the file but not yet in the corpus."""
        self._originals: dict[str, Original] = {}
        """The answers among them, by the digest of their bodies."""
        self._answers: dict[datetime, tuple[str, str]] = {}
        """FILE:OFFSET and WARC id of this crawl's answers, by the time they came (UTC)."""
        self._number = 0
        self._last: tuple[str, int] | None = None
        """File and offset of the last capture, or of the crawl's end."""
        self._sizes: dict[str, int] = {}
        """Sizes in bytes of the files whose rows the next transaction writes."""
        self._open()

    def _open(self) -> None:
        self._number += 1
        began = self._began
        name = files.name_of(began.portal, began.crawl, began.started_at.year, self._number)
        self._output = files.Output(self._folder, name)
        software = f"nianbao/{version('nianbao')} warcio/{version('warcio')}"
        record = warcinfo_record(name.rsplit("/", 1)[-1], software, began.as_json)
        self._add(record, Entry(name, 0, 0, "warcinfo", None, iso(began.started_at)))

    def exchange(self, raw: Raw) -> None:
        """Adds a request and its answer."""
        self._make_room()
        payload, at = payload_digest(raw.body), iso(raw.fetched_at)
        original = self._original(payload)
        request, response = request_record(raw), response_record(raw, payload, original)
        request.rec_headers.add_header("WARC-Concurrent-To", id_of(response))
        posted = payload_digest(raw.posted)
        name = self._output.name
        kind = "response" if original is None else "revisit"
        refers_to = f"{original.file}:{original.offset}" if original else None
        sha256 = decoded_digest(raw.headers, raw.body, self._began.most)
        answer = Entry(name, 0, 0, kind, raw.url, at, raw.method, raw.status, payload, sha256, refers_to)
        self._add(request, Entry(name, 0, 0, "request", raw.url, at, raw.method, None, posted))
        entry = self._add(response, answer)
        self._answers[raw.fetched_at] = (entry.id, id_of(response))
        if payload and original is None:
            self._originals[payload] = Original(name, entry.offset, raw.url, at)

    def failure(self, failure: Failure) -> None:
        """Adds an attempt that gave no answer."""
        self._metadata({"failure": failure.as_json}, failure.failed_at, failure.url)

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        """Adds a capture. Returns FILE:OFFSET of the answer that holds its bytes; None if that wasn't
        archived.
        """
        answer, warc_id = self._answers.get(capture.fetched_at, (None, None))
        if capture.status == NOT_MODIFIED:  # this answer has no body: the earlier one with the bytes counts
            answer = self._of_document(capture.url, sha256)
        content = {"capture": capture_json(capture, sha256, member), "answer": answer}
        entry = self._metadata(content, capture.fetched_at, capture.url, answer, warc_id)
        if member is None:
            self._last = (entry.file, entry.offset)
        return answer

    def _of_document(self, url: str, sha256: str | None) -> str | None:
        """The answer that first brought a document, if possible from `url`: the server's validators (ETag,
        Last-Modified) belong to that address.
        """
        row = self._conn.execute(
            "SELECT archive FROM captures WHERE document = ? AND archive IS NOT NULL"
            " ORDER BY url = ? DESC, fetched_at, id LIMIT 1",
            (sha256, url),
        ).fetchone()
        return row[0] if row else None

    def end(self, ended: Ended) -> None:
        """Adds the end of the crawl."""
        entry = self._metadata({"ended": ended.as_json}, ended.ended_at, None)
        self._last = (entry.file, entry.offset)

    def stopped(self, stopped: Stopped) -> None:
        """Adds that the watchdog ended an earlier crawl."""
        self._metadata({"stopped": stopped.as_json}, stopped.found_at, stopped.url)

    def pending(self) -> bool:
        """Whether there are records that aren't in the corpus yet."""
        return bool(self._waiting)

    def write(self, store: Store, *, complete: bool) -> None:
        """Writes the rows of all new records, inside the caller's transaction. `complete` says that this
        transaction also holds everything derived from the last capture (or the crawl's end). Otherwise
        that capture is processed again if the crawl is killed.
        """
        self._output.sync()
        for name, size in self._sizes.items():
            settled = self._last[1] if self._last and self._last[0] == name and not complete else size
            know_file(store, name, self._began.crawl, size, settled)
        store.insert("archive_records", [each.row for each in self._waiting], replace=True)

    def committed(self) -> None:
        """To be called when the transaction is on the disk."""
        self._waiting.clear()
        self._originals.clear()
        last = self._last[0] if self._last else None
        self._sizes = {name: size for name, size in self._sizes.items() if name in {self._output.name, last}}

    def close(self) -> None:
        self._output.close()

    def _metadata(
        self,
        content: Mapping[str, Any],
        at: datetime,
        url: str | None,
        answer: str | None = None,
        warc_id: str | None = None,
    ) -> Entry:
        self._make_room()
        record = metadata_record(content, at, url, warc_id)
        entry = Entry(self._output.name, 0, 0, "metadata", url, iso(at), refers_to=answer)
        return self._add(record, entry)

    def _make_room(self) -> None:
        if self._output.size >= self._most:
            self._output.sync()
            self._output.close()
            self._open()

    def _add(self, record: ArcWarcRecord, entry: Entry) -> Entry:
        from dataclasses import replace

        data = packed(record)
        entry = replace(entry, offset=self._output.add(data), length=len(data))
        self._waiting.append(entry)
        self._sizes[entry.file] = self._output.size
        return entry

    def _original(self, payload: str | None) -> Original | None:
        """The portal's earliest answer with the same body, from any crawl; None if there is none."""
        if payload is None:
            return None
        if payload in self._originals:
            return self._originals[payload]
        portal = self._began.portal
        row = self._conn.execute(
            "SELECT file, offset, url, fetched_at FROM archive_records WHERE payload = ?"
            " AND kind = 'response' AND file >= ? AND file < ? ORDER BY fetched_at LIMIT 1",
            (payload, f"{portal}/", f"{portal}0"),
        ).fetchone()
        return Original(*row) if row else None


def know_file(store: Store, name: str, crawl: str, size: int, settled: int) -> None:
    """Writes the row of an archive file. The corpus has its records up to the offset `size`; everything
    before the offset `settled` is also fully processed.
    """
    row: dict[str, Any] = {"name": name, "crawl": crawl, "size": size, "settled": settled}
    store.insert("archive_files", [row], replace=True)
