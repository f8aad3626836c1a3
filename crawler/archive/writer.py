"""What a crawl adds to the archive. It is called in one thread, that of the corpus's writer.

Bytes are in the file before the corpus knows of them: `write` is part of its transactions. So a kill
leaves at most records that the corpus has still to take up, never rows without bytes.
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
from crawler.archive.entries import Entry, decoded, digest
from crawler.archive.log import Began, Ended, Failure, capture_json
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
    """Of one crawl. Raises `ArchiveError` where the folder can't be written to."""

    def __init__(self, folder: Path, began: Began, conn: sqlite3.Connection, most: int = files.MOST) -> None:
        self._folder, self._began, self._conn, self._most = folder, began, conn, most
        self._waiting: list[Entry] = []
        """Records that are in the file and not in the corpus."""
        self._originals: dict[str, Original] = {}
        """Of those: answers, by the digest of their bodies."""
        self._answers: dict[datetime, tuple[str, str]] = {}
        """Answers of this crawl: FILE:OFFSET and WARC's id, by when they came."""
        self._number = 0
        self._last: tuple[str, int] | None = None
        """File and offset of the last capture, or of the crawl's end."""
        self._sizes: dict[str, int] = {}
        """Files that the next transaction makes known."""
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
        """A request and its answer."""
        self._make_room()
        payload, at = payload_digest(raw.body), iso(raw.fetched_at)
        original = self._original(payload)
        request, response = request_record(raw), response_record(raw, payload, original)
        request.rec_headers.add_header("WARC-Concurrent-To", id_of(response))
        posted = payload_digest(raw.posted)
        name = self._output.name
        kind = "response" if original is None else "revisit"
        refers_to = f"{original.file}:{original.offset}" if original else None
        sha256 = digest(decoded(raw.headers, raw.body))
        answer = Entry(name, 0, 0, kind, raw.url, at, raw.method, raw.status, payload, sha256, refers_to)
        self._add(request, Entry(name, 0, 0, "request", raw.url, at, raw.method, None, posted))
        entry = self._add(response, answer)
        self._answers[raw.fetched_at] = (entry.id, id_of(response))
        if payload and original is None:
            self._originals[payload] = Original(name, entry.offset, raw.url, at)

    def failure(self, failure: Failure) -> None:
        """An attempt that gave no answer."""
        self._metadata({"failure": failure.as_json}, failure.failed_at, failure.url)

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        """FILE:OFFSET of the answer its bytes are of; None where that wasn't archived."""
        answer, warc_id = self._answers.get(capture.fetched_at, (None, None))
        if capture.status == NOT_MODIFIED:  # the answer had no body: that of the last one counts
            answer = self._of_document(capture.url, sha256)
        content = {"capture": capture_json(capture, sha256, member), "answer": answer}
        entry = self._metadata(content, capture.fetched_at, capture.url, answer, warc_id)
        if member is None:
            self._last = (entry.file, entry.offset)
        return answer

    def _of_document(self, url: str, sha256: str | None) -> str | None:
        """The answer that a document came with first: at its address, whose validators it has."""
        row = self._conn.execute(
            "SELECT archive FROM captures WHERE document = ? AND archive IS NOT NULL"
            " ORDER BY url = ? DESC, fetched_at, id LIMIT 1",
            (sha256, url),
        ).fetchone()
        return row[0] if row else None

    def end(self, ended: Ended) -> None:
        """That the crawl ends, and how."""
        entry = self._metadata({"ended": ended.as_json}, ended.ended_at, None)
        self._last = (entry.file, entry.offset)

    def pending(self) -> bool:
        """Whether there are records that the corpus doesn't know."""
        return bool(self._waiting)

    def write(self, store: Store, *, complete: bool) -> None:
        """The rows of what is in the files, inside a transaction. `complete`: with this transaction,
        the last capture (or the end) is in the corpus with all that follows from it. Else it is
        taken up again after a kill.
        """
        self._output.sync()
        for name, size in self._sizes.items():
            settled = self._last[1] if self._last and self._last[0] == name and not complete else size
            know_file(store, name, self._began.crawl, size, settled)
        store.insert("archive_records", [each.row for each in self._waiting], replace=True)

    def committed(self) -> None:
        """The transaction is on the disk."""
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
        """The answer of this portal that had the same body first, in whichever crawl."""
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
    """The corpus knows a file up to `size`, and all that stands before `settled` is rows."""
    row: dict[str, Any] = {"name": name, "crawl": crawl, "size": size, "settled": settled}
    store.insert("archive_files", [row], replace=True)
