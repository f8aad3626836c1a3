"""重放: one crawl of the archive, prepared so that it can be crawled again without any network access.

Answers are given in the order in which they originally came, so that the spider learns everything in
the same order and finds the same reports.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from crawler.archive.entries import Entry, digest, scan
from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawl_of, crawls_in
from crawler.archive.log import Began, Ended, Failure, Stopped, began_from, ended_from, failure_from
from crawler.archive.reading import Archive, Exchange
from crawler.archive.records import RENDERED
from crawler.archive.writer import know_file
from crawler.database.store import Row, Store
from spiders.captures import Capture

Key = tuple[str, str, str | None, bool]
"""Method, address, digest of the request's body, whether a browser opened the page."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """The result of one attempt. `nth` counts the attempts of the crawl, from 0. `came` is the id of the
    answer's record, or the failure.
    """

    nth: int
    came: str | Failure


@dataclass(slots=True)
class Recording:
    """A crawl as recorded in the archive."""

    archive: Archive
    began: Began
    ended: Ended | None = None
    entries: list[Entry] = field(default_factory=list)
    places: dict[datetime, str] = field(default_factory=dict)
    """FILE:OFFSET of each answer, by the time it came (UTC)."""
    attempts: dict[Key, deque[Recorded]] = field(default_factory=dict)

    def next(self, key: Key) -> Recorded | None:
        """The result of the next attempt with that key; None if there was none. After the last attempt, its
        result is given again each time.
        """
        left = self.attempts.get(key)
        if not left:
            return None
        return left.popleft() if len(left) > 1 else left[0]

    def answer(self, record: str) -> Exchange:
        """The answer in a record. Raises `ArchiveError`."""
        return self.archive.exchange(record)


def files_of(where: Path, portal: str) -> tuple[Path, list[str]]:
    """The archive's folder and the files of one crawl: the crawl of the file `where`, or the portal's last
    crawl in the folder `where`. Raises `ArchiveError` if there is none.
    """
    if where.is_dir():
        crawls = [files for _, files in crawls_in(where) if files[0].startswith(f"{portal}/")]
        if not crawls:
            raise ArchiveError(f"REPLAY={where} holds no crawl of {portal}")
        return where, crawls[-1]
    if not where.exists():
        raise ArchiveError(f"REPLAY={where} is not there: name an archive's folder, or a file in it")
    folder = where.absolute().parents[2]
    try:
        crawl = crawl_of(where.absolute().relative_to(folder).as_posix())
    except ValueError:
        raise ArchiveError(
            f"REPLAY={where} is no file of an archive: they lie in PORTAL/YEAR/, and keep their names"
        ) from None
    return folder, dict(crawls_in(folder))[crawl]


def began_in(folder: Path, name: str) -> Began:
    """The crawl that a file belongs to. Raises `ArchiveError`."""
    first = next(scan(folder, name), None)
    said = first.record.as_json if first else {}
    if "began" not in said:
        raise ArchiveError(f"{folder / name} doesn't begin with what nianbao writes: move it away")
    return began_from(said["began"])


def recording(folder: Path, files: list[str]) -> Recording:
    """Everything in the files except the bodies. Raises `ArchiveError`."""
    archive = Archive(folder)
    found = Recording(archive, began_in(folder, files[0]))
    posted, nth = None, 0
    for name in files:
        for each in scan(folder, name):
            entry, said = each.entry, each.record.as_json
            if entry.kind == "revisit":
                entry = replace(entry, sha256=digest(archive.exchange(entry.id).body))
            found.entries.append(entry)
            if entry.kind == "request":
                posted = entry.payload
            elif entry.kind in {"response", "revisit"}:
                rendered = RENDERED.lower() in each.record.warc
                key = (entry.method or "GET", entry.url or "", posted, rendered)
                found.attempts.setdefault(key, deque()).append(Recorded(nth, entry.id))
                found.places[datetime.fromisoformat(entry.fetched_at)] = entry.id
                nth += 1
            elif "failure" in said:
                failure = failure_from(said["failure"])
                key = (failure.method, failure.url, failure.posted, failure.rendered)
                found.attempts.setdefault(key, deque()).append(Recorded(nth, failure))
                nth += 1
            elif "ended" in said:
                found.ended = ended_from(said["ended"])
    return found


class Replayed:
    """Takes the place of the archive's writer while a crawl is replayed: it adds nothing to the files, and
    enters all their records in the corpus.
    """

    def __init__(self, found: Recording) -> None:
        self._recording = found
        self._ended = False
        self._pending = True

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        del sha256, member
        return self._recording.places.get(capture.fetched_at)

    def end(self, ended: Ended) -> None:
        del ended
        self._ended = self._pending = True

    def stopped(self, stopped: Stopped) -> None:
        del stopped

    def pending(self) -> bool:
        return self._pending

    def write(self, store: Store, *, complete: bool) -> None:
        """Writes the rows of all records. The files count as settled only once the replay has ended:
        nothing of a replay that is killed counts as done.
        """
        done = complete and self._ended
        if not (self._pending or done):
            return
        entries = self._recording.entries
        for name, size in _sizes(entries).items():
            know_file(store, name, self._recording.began.crawl, size, size if done else 0)
        here = {each.id for each in entries}
        store.insert("archive_records", [_row(each, here) for each in entries], replace=True)

    def committed(self) -> None:
        self._pending = False

    def close(self) -> None:
        """Does nothing: no file was opened."""


def _row(entry: Entry, here: set[str]) -> Row:
    """The record's row, without a reference to a body in another crawl, as the corpus may not have that
    crawl.
    """
    row = entry.row
    return row if entry.refers_to in here else {**row, "refers_to": None}


def _sizes(entries: list[Entry]) -> Mapping[str, int]:
    """The length of each file, in bytes."""
    found: dict[str, int] = {}
    for each in entries:
        found[each.file] = max(found.get(each.file, 0), each.end)
    return found
