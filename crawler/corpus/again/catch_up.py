"""The corpus catches up with its archive: what stands there and is not rows yet becomes rows.

After a kill that is what the crawl had fetched and not yet written; for a new corpus it is all
there is. The same captures go through the same `Intake`, in the same order, as in the crawl.
"""

from __future__ import annotations

import fcntl
import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from crawler.archive.entries import Entry, Found, digest, scan
from crawler.archive.errors import ArchiveError
from crawler.archive.files import crawls_in
from crawler.archive.log import Began, Ended, capture_of, ended_of
from crawler.archive.reading import Archive
from crawler.archive.replay import began_in
from crawler.archive.writer import know_file
from crawler.corpus.copies import Read
from crawler.corpus.documents import Job, lost, read
from crawler.corpus.intake import Intake, job_of
from crawler.corpus.writer import Corpus, PortalFacts
from crawler.database.errors import CorpusError
from crawler.database.store import Store
from crawler.pool import Lost
from spiders.captures import Capture

_AHEAD = 4
"""Documents given to the readers before their turn, for each reader."""
_RECENT = 64 << 20
"""Bytes of answers kept, as their captures mostly follow at once."""

log = logging.getLogger(__name__)


class Pool(Protocol):
    """What reads documents: `crawler.corpus.documents.Readers`."""

    processes: int

    def submit(self, what: Callable[[Job], list[Read]], job: Job) -> Future[list[Read]]:
        """What comes of a document."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A file of the archive that is ahead of the corpus, and from where on."""

    name: str
    start: int
    size: int


@dataclass(slots=True)
class Caught:
    """What became rows."""

    crawls: int = 0
    captures: int = 0
    cut: int = 0
    """Half records, at the ends of files, that a kill had left."""
    running: int = 0
    """Crawls that are under way, and were left alone."""


def ahead(corpus: Corpus, folder: Path) -> list[tuple[str, list[Todo]]]:
    """Crawls with the files of which something is not rows yet, in the order of the crawls."""
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
    corpus: Corpus, folder: Path, pool: Pool, *, mend: bool = True, tell: Callable[[int], None] = lambda _: None
) -> Caught:
    """All that stands in the archive is in the corpus afterwards. Files that a running crawl
    writes are left alone. `mend`: half records are cut off. `tell` hears how many bytes are done.

    Raises `ArchiveError` for a damaged archive.
    """
    caught = Caught()
    for _, todo in ahead(corpus, folder):
        with _ours(folder, todo) as free:
            if not free:
                caught.running += 1
                continue
            whole = [each for each in todo if _begins(folder, each.name, mend)]
            if not whole:
                continue
            follower = _Follower(corpus, folder, pool, caught, mend)
            follower.follow(whole, tell)
        caught.crawls += 1
    return caught


def _begins(folder: Path, name: str, mend: bool) -> bool:
    """Whether a file has its first record. One that was killed, or found the disk full, while it
    wrote that, holds nothing; it goes.
    """
    if next(scan(folder, name), None) is not None:
        return True
    if mend:
        (folder / name).unlink()
        log.warning("%s holds nothing, as its crawl was killed at once: it was removed", name)
    return False


@contextmanager
def _ours(folder: Path, todo: list[Todo]) -> Iterator[bool]:
    """Whether no crawl writes to these files; then none begins to."""
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


class _Follower:
    """One crawl, from its files into the corpus. It stands where the crawl's `Writer` stood."""

    def __init__(self, corpus: Corpus, folder: Path, pool: Pool, caught: Caught, mend: bool) -> None:
        self.corpus, self.folder, self.pool, self.caught = corpus, folder, pool, caught
        self.mend = mend
        self.archive = Archive(folder)
        self.intake: Intake | None = None
        self.began: Began | None = None
        self.rows: list[Entry] = []
        """Records that the next transaction makes known."""
        self.sizes: dict[str, tuple[int, int]] = {}
        """Known and settled lengths of files, for the next transaction."""
        self.answer: str | None = None
        self.recent: dict[str, bytes] = {}

    def follow(self, todo: list[Todo], tell: Callable[[int], None]) -> None:
        self._begin(began_in(self.folder, todo[0].name))
        before, self.corpus.log = self.corpus.log, self
        try:
            for each in todo:
                self._file(each, tell)
            self.corpus.flush()
        finally:
            self.corpus.log = before

    def _begin(self, began: Began) -> None:
        corpus = self.corpus
        if not corpus.has_crawl(began.crawl):
            corpus.write_portal(PortalFacts(began.portal, began.name, began.base_url, began.division, began.expected))
            corpus.start_crawl(began.portal, began.started_at, began.mirror, began.crawl)
        corpus.go_on(began.portal)
        self.began = began
        self.intake = Intake(corpus, began.portal, began.crawl, resumed=began.resumed)

    def _file(self, todo: Todo, tell: Callable[[int], None]) -> None:
        """In the order of the file; documents are read ahead of their turn."""
        waiting: deque[tuple[Found, Capture | None, Future[list[Read]] | None]] = deque()
        most = _AHEAD * max(1, self.pool.processes)
        asked, end = 0, todo.start
        for found in scan(self.folder, todo.name, todo.start):
            end = found.entry.end
            capture = self._capture(found)
            result = self._read(capture) if capture else None
            asked += result is not None
            waiting.append((found, capture, result))
            while asked > most:
                asked -= waiting[0][2] is not None
                self._apply(*waiting.popleft())
            tell(found.entry.length)
        while waiting:
            self._apply(*waiting.popleft())
        self.sizes[todo.name] = (end, end)
        if end < todo.size:
            self._cut(todo.name, end, todo.size)

    def _read(self, capture: Capture) -> Future[list[Read]] | None:
        """What was read of the same bytes before isn't read again; archives are, for their files."""
        assert self.intake is not None
        job = job_of(capture, self._division)
        if job is None:
            return None
        known = self.intake.known(capture, job)
        if known is None or any(each.member for each in known):
            return self.pool.submit(read, job)
        done: Future[list[Read]] = Future()
        done.set_result(known)
        return done

    @property
    def _division(self) -> str:
        assert self.began is not None
        return self.began.division or ""

    def _cut(self, name: str, end: int, size: int) -> None:
        words = "a kill left half a record at the end of %s (%d bytes)"
        self.caught.cut += 1
        if self.mend:
            with (self.folder / name).open("r+b") as file:
                file.truncate(end)
            log.warning(words + ": it was cut off, nothing else is missing", name, size - end)
        else:
            log.warning(words + ": it was passed over", name, size - end)

    def _capture(self, found: Found) -> Capture | None:
        """What a record tells of, with its bytes; members of archives come from those again."""
        self._remember(found)
        told = found.record.told.get("capture")
        if told is None or told["member"] is not None:
            return None
        body = self._body(found.entry.refers_to, told["sha256"])
        return capture_of(told, body)

    def _remember(self, found: Found) -> None:
        if found.entry.kind != "response":
            return
        self.recent[found.entry.id] = found.body
        while sum(map(len, self.recent.values())) > _RECENT and len(self.recent) > 1:
            del self.recent[next(iter(self.recent))]

    def _body(self, answer: str | None, sha256: str | None) -> bytes:
        if answer is None or sha256 is None:
            return b""
        body = self.recent.get(answer)
        if body is None:
            body = self.archive.exchange(answer).body
        if digest(body) != sha256:
            raise ArchiveError(
                f"{self.folder / answer} doesn't hold what was captured of it:"
                " nianbao archive check says what is damaged"
            )
        return body

    def _apply(self, found: Found, capture: Capture | None, result: Future[list[Read]] | None) -> None:
        assert self.intake is not None
        entry = self._completed(found)
        self.rows.append(entry)
        self.sizes[entry.file] = (entry.end, entry.offset)
        if capture is not None:
            self.answer = entry.refers_to
            self.intake.keep(capture, None if result is None else _result(result))
            self.caught.captures += 1
        elif "ended" in found.record.told:
            ended: Ended = ended_of(found.record.told["ended"])
            self.intake.earlier |= set(ended.answered)
            self.intake.finish(ended)
        self.sizes[entry.file] = (entry.end, entry.end)

    def _completed(self, found: Found) -> Entry:
        """A revisit's digest is that of the bytes it refers to."""
        entry = found.entry
        if entry.kind != "revisit":
            return entry
        return replace(entry, sha256=digest(self.archive.exchange(entry.id).body))

    # as the corpus's log

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        del capture, sha256, member
        return self.answer

    def settled(self) -> None:
        self.sizes = {name: (size, size) for name, (size, _) in self.sizes.items()}

    def end(self, ended: Ended) -> None:
        """It stands there already."""

    def pending(self) -> bool:
        return bool(self.rows or self.sizes)

    def commit(self, store: Store) -> None:
        assert self.began is not None
        for name, (size, settled) in self.sizes.items():
            know_file(store, name, self.began.crawl, size, settled)
        store.insert("archive_records", [each.row for each in self.rows], replace=True)
        self.rows.clear()
        self.sizes.clear()


def _result(result: Future[list[Read]]) -> list[Read]:
    try:
        return result.result()
    except Lost as error:
        return [Read(lost(error))]


def _fetched(folder: Path, names: list[str]) -> bool:
    """Whether a crawl has more than its first record: what it was killed before is no loss."""
    return any(next(islice(scan(folder, name), 1, None), None) is not None for name in names)


def refuse_foreign(corpus: Corpus, folder: Path) -> None:
    """Raises `CorpusError` for a new corpus beside an archive of earlier crawls: it would take
    hours to catch up, and perhaps nobody wants it to.
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
