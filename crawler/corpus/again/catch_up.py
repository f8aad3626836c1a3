"""Catches up with the archive: writes rows for the records that have none in the corpus yet.

After a kill, these are the pages that the crawl had fetched and not yet written; for a new corpus,
all records. The captures go through the same `Intake`, in the same order, as in the crawl.
"""

from __future__ import annotations

import fcntl
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from crawler.archive.entries import Entry, Found, digest, scan
from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in
from crawler.archive.log import Began, Ended, Stopped, capture_from, ended_from, stopped_from
from crawler.archive.reading import Archive
from crawler.archive.replay import began_in
from crawler.archive.writer import know_file
from crawler.corpus.copies import Read
from crawler.corpus.documents import Readers, job_of, lost, read
from crawler.corpus.intake import Intake
from crawler.corpus.readings import Source
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError
from crawler.database.store import Store
from crawler.pool import Lost, in_turn
from spiders.captures import Capture

_RECENT = 64 << 20
"""Bytes of recent answers that are held in memory: the captures that refer to an answer mostly follow
right after it.
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Todo:
    """An archive file that is ahead of the corpus. `start` is the offset in bytes from which its
    records have no rows yet.
    """

    name: str
    start: int
    size: int


@dataclass(slots=True)
class Caught:
    """How much was caught up."""

    crawls: int = 0
    captures: int = 0
    cut: int = 0
    """Files that ended in an incomplete record, as a kill leaves it."""
    running: int = 0
    """Crawls that were still running, and were skipped."""


def not_yet_rows(corpus: Corpus, folder: Path) -> list[tuple[str, list[Todo]]]:
    """Crawls with those of their files that have records without rows, in the order of the crawls."""
    known = dict(corpus.connection.execute("SELECT name, settled FROM archive_files"))
    found = []
    for crawl, names in crawls_in(folder):
        sizes = [(name, (folder / name).stat().st_size) for name in names]
        todo = [
            Todo(name, known.get(name, 0), size)
            for name, size in sizes
            if known.get(name, 0) < size or name not in known
        ]
        if todo:
            found.append((crawl, todo))
    return found


def catch_up(
    corpus: Corpus,
    folder: Path,
    readers: Readers,
    *,
    mend: bool = True,
    look_at_all: bool = True,
    advance: Callable[[int], None] = lambda _: None,
) -> Caught:
    """Brings everything in the archive into the corpus, except the files of crawls that are still
    running. `mend`: cut incomplete records off the files. `look_at_all` as in `Intake.finish`.
    `advance` is called with the number of bytes of each record that is read.

    Raises `ArchiveError` for a damaged archive.
    """
    caught = Caught()
    for _, todo in not_yet_rows(corpus, folder):
        with _ours(folder, todo) as free:
            if not free:
                caught.running += 1
                continue
            begun = [each for each in todo if _begins(folder, each.name, mend)]
            if not begun:
                continue
            began = began_in(folder, begun[0].name)
            crawl = _Crawl(corpus, folder, readers, began, mend=mend, look_at_all=look_at_all)
            for each in begun:
                caught.captures += crawl.take_up(each, advance)
            crawl.intake.flush()
            caught.cut += crawl.cut
        caught.crawls += 1
    return caught


def _begins(folder: Path, name: str, mend: bool) -> bool:
    """Whether a file has its first record. A file without one holds nothing: its crawl was killed, or
    the disk was full, while that record was written. With `mend`, such a file is removed.
    """
    if next(scan(folder, name), None) is not None:
        return True
    if mend:
        (folder / name).unlink()
        log.warning("%s holds nothing, as its crawl was killed at once: it was removed", name)
    return False


@contextmanager
def _ours(folder: Path, todo: list[Todo]) -> Iterator[bool]:
    """Yields whether no crawl writes to these files; if so, they stay locked against crawls in the
    meantime.
    """
    opened = [(folder / each.name).open("rb") for each in todo]
    try:
        for file in opened:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield False
    else:
        yield True
    finally:
        for file in opened:
            file.close()


class _Files:
    """The log of an `Intake` whose crawl is already archived: it adds nothing to the files, and makes
    each record known to the corpus as it is taken up.
    """

    def __init__(self, crawl: str) -> None:
        self._crawl = crawl
        self._records: list[Entry] = []
        """Records that the next transaction makes known to the corpus."""
        self._ends: dict[str, tuple[int, int]] = {}
        """By file: the offset at which its known part will then end, and that of its last record."""
        self._answer: str | None = None

    def take_up(self, entry: Entry) -> None:
        """Adds the next record."""
        self._records.append(entry)
        self._ends[entry.file] = (entry.end, entry.offset)
        self._answer = entry.refers_to

    def pass_over(self, name: str, end: int) -> None:
        """Marks a file as known up to `end`, after its last record was taken up."""
        self._ends[name] = (end, end)

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        del capture, sha256, member
        return self._answer

    def end(self, ended: Ended) -> None:
        """Does nothing: the record exists already."""

    def stopped(self, stopped: Stopped) -> None:
        """Does nothing either."""

    def pending(self) -> bool:
        return bool(self._records or self._ends)

    def write(self, store: Store, *, complete: bool) -> None:
        for name, (end, last) in self._ends.items():
            know_file(store, name, self._crawl, end, end if complete else last)
        store.insert("archive_records", [each.row for each in self._records], replace=True)

    def committed(self) -> None:
        self._records.clear()
        self._ends.clear()

    def close(self) -> None:
        """Does nothing: the files are only read."""


class _Taken(NamedTuple):
    """A record of a file, with the capture it describes, if any, and that capture's document, if it is to be read."""

    found: Found
    capture: Capture | None
    source: Source | None


class _Crawl:
    """Takes one crawl from its files into the corpus."""

    def __init__(
        self, corpus: Corpus, folder: Path, readers: Readers, began: Began, *, mend: bool, look_at_all: bool
    ) -> None:
        if not corpus.has_crawl(began.crawl):
            corpus.write_portal(PortalFacts(began.portal, began.name, began.base_url, began.division, began.expected))
            corpus.start_crawl(began.portal, began.started_at, began.mirror, began.crawl)
        self._folder, self._readers, self._began = folder, readers, began
        self._mend, self._look_at_all = mend, look_at_all
        self._archive = Archive(folder)
        self._files = _Files(began.crawl)
        self.intake = Intake(corpus, began.portal, began.crawl, self._files, resumed=began.resumed)
        self.cut = 0
        self._recent: dict[str, bytes] = {}

    def take_up(self, todo: Todo, advance: Callable[[int], None]) -> int:
        """Takes up the rest of a file, record by record. Returns the number of captures."""
        captures, end = 0, todo.start
        for taken, reads in in_turn(self._readers, self._begun(todo, advance)):
            self._files.take_up(self._completed(taken.found))
            said = taken.found.record.as_json
            if taken.capture is not None:
                self.intake.keep(taken.capture, taken.source, _result(reads) if reads else ())
                captures += 1
            elif "ended" in said:
                self.intake.finish(ended_from(said["ended"]), look_at_all=self._look_at_all)
            elif "stopped" in said:
                self.intake.stopped(stopped_from(said["stopped"]))
            end = taken.found.entry.end
        self._files.pass_over(todo.name, end)
        if end < todo.size:
            self._cut(todo.name, end, todo.size)
        return captures

    def _begun(self, todo: Todo, advance: Callable[[int], None]) -> Iterator[tuple[_Taken, Future[list[Read]] | None]]:
        """Yields each record of a file, and the pending result of reading its document where it has one:
        the document was already handed to the readers.
        """
        for record in scan(self._folder, todo.name, todo.start):
            found = self._tied(record)
            advance(found.entry.length)
            capture = self._capture(found)
            job = job_of(capture, self._began.division) if capture is not None and capture.body else None
            if job is None:
                yield _Taken(found, capture, None), None
                continue
            source = job.source
            known = self.intake.known(source)
            if known is None or any(each.member for each in known):  # an archive's files must be unpacked again
                result: Future[list[Read]] = self._readers.submit(read, job)
            else:
                result = Future()
                result.set_result(known)
            yield _Taken(found, capture, source), result

    def _cut(self, name: str, end: int, size: int) -> None:
        words = "a kill left half a record at the end of %s (%d bytes)"
        self.cut += 1
        if self._mend:
            with (self._folder / name).open("r+b") as file:
                file.truncate(end)
            log.warning(words + ": it was cut off, nothing else is missing", name, size - end)
        else:
            log.warning(words + ": it was passed over", name, size - end)

    def _capture(self, found: Found) -> Capture | None:
        """The capture that a record describes, with its bytes; None for other records and for files in an
        archive, whose captures are made anew when the archive is read.
        """
        said = found.record.as_json.get("capture")
        if said is None or said["member"] is not None:
            return None
        return capture_from(said, self._body(found.entry.refers_to, said["sha256"]))

    def _tied(self, found: Found) -> Found:
        """A capture with its answer. Until 2026-12, those of pages that a browser had opened didn't say which of the
        answers before them is theirs.
        """
        self._remember(found)
        said = found.record.as_json.get("capture") if found.entry.kind == "metadata" else None
        if said is None or found.entry.refers_to is not None or said["sha256"] is None or said["member"] is not None:
            return found
        answer = next((each for each, body in self._recent.items() if digest(body) == said["sha256"]), None)
        return replace(found, entry=replace(found.entry, refers_to=answer))

    def _remember(self, found: Found) -> None:
        if found.entry.kind != "response":
            return
        self._recent[found.entry.id] = found.body
        while sum(map(len, self._recent.values())) > _RECENT and len(self._recent) > 1:
            del self._recent[next(iter(self._recent))]

    def _body(self, answer: str | None, sha256: str | None) -> bytes:
        if answer is None or sha256 is None:
            return b""
        body = self._recent.get(answer)
        if body is None:
            body = self._archive.exchange(answer).body
        if digest(body) != sha256:
            raise ArchiveError(
                f"{self._folder / answer} doesn't hold what was captured of it:"
                " nianbao archive check says what is damaged"
            )
        return body

    def _completed(self, found: Found) -> Entry:
        """The entry; for a revisit, with the digest of the bytes it refers to."""
        entry = found.entry
        if entry.kind != "revisit":
            return entry
        return replace(entry, sha256=digest(self._archive.exchange(entry.id).body))


def _result(result: Future[list[Read]]) -> list[Read]:
    try:
        return result.result()
    except Lost as error:
        return lost(error)


def _fetched(folder: Path, names: list[str]) -> bool:
    """Whether a crawl fetched anything: its files then hold more than the first record."""
    return any(next(islice(scan(folder, name), 1, None), None) is not None for name in names)


def refuse_foreign(corpus: Corpus, folder: Path) -> None:
    """Raises `CorpusError` for a new corpus whose archive holds earlier crawls: to catch up with them
    could take hours, and may not be what the user wants.
    """
    (known,) = corpus.connection.execute("SELECT count(*) FROM crawls").fetchone()
    if known:
        return
    crawls = sum(_fetched(folder, names) for _, names in crawls_in(folder))
    if crawls:
        raise CorpusError(
            f"the corpus is new, but its archive {folder} holds {crawls} crawls: make the"
            " corpus from them with nianbao rebuild, or name another archive: -s ARCHIVE=FOLDER"
        )
