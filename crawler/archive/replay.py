"""重放: one crawl of the archive, to be crawled again without asking anybody.

Answers are given in the order in which they came, so that the spider learns everything in the same
order, and finds the same.
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
from crawler.archive.log import Began, Ended, Failure, began_of, ended_of, failure_of
from crawler.archive.reading import Archive, Exchange
from crawler.archive.records import RENDERED

Key = tuple[str, str, str | None, bool]
"""Method, address, digest of what was posted, whether in a browser."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of one attempt: `nth` of the crawl, the answer's record or why there is none."""

    nth: int
    came: str | Failure


@dataclass(slots=True)
class Recording:
    """A crawl as the archive has it."""

    archive: Archive
    began: Began
    ended: Ended | None = None
    entries: list[Entry] = field(default_factory=list)
    places: dict[datetime, str] = field(default_factory=dict)
    """Answers: FILE:OFFSET, by when they came."""
    attempts: dict[Key, deque[Recorded]] = field(default_factory=dict)

    def next(self, key: Key) -> Recorded | None:
        """What came of the next attempt at it; the last is given again and again."""
        left = self.attempts.get(key)
        if not left:
            return None
        return left.popleft() if len(left) > 1 else left[0]

    def answer(self, record: str) -> Exchange:
        """Raises `ArchiveError`."""
        return self.archive.exchange(record)


def files_of(where: Path, portal: str) -> tuple[Path, list[str]]:
    """Folder and files of a crawl: that of a file, or the last of a portal in a folder. Raises
    `ArchiveError` where there is none.
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
    """The crawl a file is of. Raises `ArchiveError`."""
    first = next(scan(folder, name), None)
    told = first.record.told if first else {}
    if "began" not in told:
        raise ArchiveError(f"{folder / name} doesn't begin with what nianbao writes: move it away")
    return began_of(told["began"])


def recording(folder: Path, files: list[str]) -> Recording:
    """All that the files hold, but for the bodies. Raises `ArchiveError`."""
    archive = Archive(folder)
    found = Recording(archive, began_in(folder, files[0]))
    posted, nth = None, 0
    for name in files:
        for each in scan(folder, name):
            entry, told = each.entry, each.record.told
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
            elif "failure" in told:
                failure = failure_of(told["failure"])
                key = (failure.method, failure.url, failure.posted, failure.rendered)
                found.attempts.setdefault(key, deque()).append(Recorded(nth, failure))
                nth += 1
            elif "ended" in told:
                found.ended = ended_of(told["ended"])
    return found


def sizes(entries: list[Entry]) -> Mapping[str, int]:
    """How long each file is."""
    found: dict[str, int] = {}
    for each in entries:
        found[each.file] = max(found.get(each.file, 0), each.end)
    return found
