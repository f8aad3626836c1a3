"""重读: archived documents are read again with the parsers of today, by many processes.

Nothing is written before all is known: what differs is shown, and kept only when that is asked
for. What these parsers have read already isn't read again. What is kept takes the place of what
older parsers read; that is no revision, as the documents are the same.

What was read is kept first, and everything is brought to it then; a kill in between leaves all as
it was, and the next run goes on from there.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from crawler.archive.errors import ArchiveError
from crawler.archive.reading import Archive
from crawler.corpus import problems, readings
from crawler.corpus.again.differences import Difference, compare
from crawler.corpus.copies import Failed, Read, sha256
from crawler.corpus.derived.reports import follow
from crawler.corpus.documents import Job, read
from crawler.corpus.messages import stored_message
from crawler.corpus.opening import open_database
from crawler.corpus.readings import Hints, hints_of, key_of, order
from crawler.database.store import Store
from crawler.pool import Lost
from parsers import version

_BATCH = 100
"""Documents, or addresses, in one transaction."""
_AHEAD = 4
"""Documents given to the readers before their turn, for each reader."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document to be read, with what the parser is told; all a worker needs."""

    source: str
    hints: Hints
    folder: Path
    record: str | None
    """The answer in the archive; None: it isn't archived."""

    @property
    def key(self) -> str:
        return key_of(self.source, self.hints)


class Pool(Protocol):
    """What reads documents: `crawler.corpus.documents.Readers`."""

    processes: int

    def submit(self, what: Callable[[Piece], list[Read] | str], job: Piece) -> Future[list[Read] | str]:
        """What comes of a document."""


@dataclass(slots=True)
class Again:
    """What came of reading them again."""

    read: int = 0
    differ: int = 0
    """Documents read otherwise than before."""
    missing: list[str] = field(default_factory=list)
    """Why documents could not be read again, in words."""
    kept: bool = False


@dataclass(slots=True)
class Reparse:
    """Of a corpus and its archive. `portals`: of these; none: of all. `everything`: also what the
    parsers of this version have read; for those who work on them.
    """

    store: Store
    folder: Path
    portals: Sequence[str] = ()
    everything: bool = False

    @classmethod
    def open(cls, corpus: Path, folder: Path, portals: Sequence[str], *, everything: bool = False) -> Reparse:
        """Raises `CorpusError`."""
        return cls(Store(open_database(corpus)), folder, portals, everything)

    def close(self) -> None:
        self.store.db.close()

    def unknown(self) -> list[str]:
        """Portals that were asked for and were never crawled."""
        known = {name for (name,) in self.store.conn.execute("SELECT id FROM portals")}
        return [name for name in self.portals if name not in known]

    def todo(self) -> list[Piece]:
        """What is to be read, in the order of the archive."""
        known: set[str] = set()
        if not self.everything:
            sql = "SELECT key FROM readings WHERE parser_version = ?"
            known = {key for (key,) in self.store.conn.execute(sql, (version.PARSER_VERSION,))}
        found: dict[str, Piece] = {}
        for piece in self._pieces():
            if piece.key not in known:
                found.setdefault(piece.key, piece)
        return sorted(found.values(), key=lambda each: each.record or "")

    def _pieces(self) -> Iterator[Piece]:
        """Of each content at an address, as its latest capture tells of it. Files in archives come
        with these.
        """
        marks = ", ".join("?" * len(self.portals))
        sql = (
            "SELECT c.url, c.link_text, c.hints, c.document, p.division, max(c.fetched_at), ("
            "  SELECT archive FROM captures a WHERE a.document = c.document"
            "  AND a.archive IS NOT NULL ORDER BY a.fetched_at LIMIT 1)"
            " FROM captures c JOIN portals p ON p.id = c.portal"
            " WHERE c.role IN ('report', 'attachment') AND c.document IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM captures w WHERE instr(c.url, '#') AND"
            "  w.url = substr(c.url, 1, instr(c.url, '#') - 1) AND w.fetched_at = c.fetched_at)"
            + (f" AND c.portal IN ({marks})" if marks else "")
            + " GROUP BY c.url, c.document"
        )
        rows = self.store.conn.execute(sql, tuple(self.portals))
        for url, link_text, stored, document, division, _, record in rows:
            hints = hints_of(url, link_text, json.loads(stored or "{}"), division)
            yield Piece(document, hints, self.folder, record)

    def run(
        self,
        pieces: Sequence[Piece],
        pool: Pool,
        *,
        keep: bool,
        tell: Callable[[Piece, Sequence[Difference]], None] = lambda *_: None,
    ) -> Again:
        """Read them; `tell` hears of each what differs. Kept with `keep` alone."""
        again, batch = Again(kept=keep), list[tuple[Piece, list[Read]]]()
        for piece, result in self._read(pieces, pool):
            if isinstance(result, str):
                again.missing.append(f"{piece.hints.title or piece.hints.name}: {result}")
                tell(piece, ())
                continue
            differences = compare(self._before(piece), result)
            again.read += 1
            again.differ += bool(differences)
            tell(piece, differences)
            if keep:
                batch.append((piece, result))
                if len(batch) >= _BATCH:
                    self._keep(batch)
        if keep:
            self._keep(batch)
            self._settle()
        return again

    def _read(self, pieces: Sequence[Piece], pool: Pool) -> Iterator[tuple[Piece, list[Read] | str]]:
        """In their order, with a few under way at a time."""
        waiting: deque[tuple[Piece, Future[list[Read] | str]]] = deque()
        for piece in pieces:
            waiting.append((piece, pool.submit(read_again, piece)))
            if len(waiting) > _AHEAD * max(1, pool.processes):
                yield _next(waiting)
        while waiting:
            yield _next(waiting)

    def _before(self, piece: Piece) -> list[Read]:
        """What was read of it by the newest parsers that read it."""
        for newest in self._versions(piece.key)[-1:]:
            return readings.known(self.store, piece.source, piece.hints, newest) or []
        return []

    def _versions(self, key: str) -> list[str]:
        rows = self.store.conn.execute("SELECT DISTINCT parser_version FROM readings WHERE key = ?", (key,))
        return sorted((each for (each,) in rows), key=order)

    def _keep(self, batch: list[tuple[Piece, list[Read]]]) -> None:
        with self.store.transaction():
            for piece, result in batch:
                again = version.PARSER_VERSION in self._versions(piece.key)
                _know(self.store.conn, piece, result)
                readings.keep(self.store, piece.source, piece.hints, result)
                if again:  # in the place of what reports refer to
                    self._follow(piece.source)
        batch.clear()

    def _settle(self) -> None:
        """Bring every report to what the parsers of today read, and let go of what older ones did."""
        superseded = (
            "SELECT DISTINCT o.key, o.source FROM readings o WHERE o.parser_version <> ?1 AND EXISTS"
            " (SELECT 1 FROM readings n WHERE n.key = o.key AND n.parser_version = ?1)"
        )
        today = version.PARSER_VERSION
        found = self.store.conn.execute(superseded, (today,)).fetchall()
        for start in range(0, len(found), _BATCH):
            with self.store.transaction():
                for _, source in found[start : start + _BATCH]:
                    self._follow(source)
        for start in range(0, len(found), _BATCH):
            with self.store.transaction():
                for key, source in found[start : start + _BATCH]:
                    if not self._is_needed(key):
                        self.store.conn.execute(
                            "DELETE FROM readings WHERE key = ? AND parser_version <> ?", (key, today)
                        )
                        self._follow(source)

    def _is_needed(self, key: str) -> bool:
        """Whether older readings are all that a document of the same report has, which is in no
        archive: its revisions are told by readings of one version.
        """
        row = self.store.one(
            "SELECT 1 FROM readings o JOIN readings r ON r.report_id = o.report_id WHERE o.key = ?"
            " AND NOT EXISTS (SELECT 1 FROM readings t WHERE t.key = r.key AND t.parser_version = ?)",
            key,
            version.PARSER_VERSION,
        )
        return row is not None

    def _follow(self, source: str) -> None:
        """Every address where a document was, and those of files in it."""
        urls = self.store.conn.execute(
            "SELECT DISTINCT m.url FROM captures c JOIN captures m ON m.url = c.url"
            " OR (m.url > c.url || '#' AND m.url < c.url || '$') WHERE c.document = ?",
            (source,),
        )
        for (url,) in urls.fetchall():
            follow(self.store, url)
            self._tell_problem(url, source)

    def _tell_problem(self, url: str, source: str) -> None:
        """Where the document is the latest at its address: what failed before and is read now is no
        problem any more; what was read before and fails now is one.
        """
        latest = self.store.one(
            "SELECT document, fetched_at FROM captures WHERE url = ? ORDER BY fetched_at DESC LIMIT 1", url
        )
        if latest is None or latest[0] != source:
            return
        row = self.store.one(
            'SELECT outcome, stage, message, code, "values" FROM readings'
            " WHERE source = ? AND parser_version = ? AND member IS NULL",
            source,
            version.PARSER_VERSION,
        )
        if row is not None and row[0] == "report":
            problems.clear_until(self.store, url, latest[1])
            return
        was_read = "SELECT 1 FROM readings WHERE source = ? AND outcome = 'report'"
        if row is not None and self.store.one(was_read, source):
            problems.record(self.store, row[1], stored_message(*row[2:]), url=url, document=source, portal=None)


def _next(waiting: deque[tuple[Piece, Future[list[Read] | str]]]) -> tuple[Piece, list[Read] | str]:
    piece, future = waiting.popleft()
    try:
        return piece, future.result()
    except Lost as error:
        return piece, str(error)


def read_again(piece: Piece) -> list[Read] | str:
    """In a worker: out of the archive, and read; in words, why not."""
    if piece.record is None:
        return "it is in no archive"
    try:
        body = Archive(piece.folder).exchange(piece.record).body
    except ArchiveError as error:
        return str(error)
    if sha256(body) != piece.source:
        return f"{piece.record} in the archive holds something else: see nianbao archive check"
    hints = piece.hints
    reads = read(Job(body, hints.name, hints.url, hints.title, hints.issuer, hints.division))
    for each in reads:
        if isinstance(each.outcome, Failed) and each.outcome.passing:
            return str(each.outcome.message)
    return reads


def _know(conn: sqlite3.Connection, piece: Piece, reads: Collection[Read]) -> None:
    """Files in an archive that were never taken for reports are documents now."""
    from parsers.sniff import detect

    conn.executemany(
        "INSERT INTO documents (sha256, media_type, size, first_seen)"
        " SELECT ?, ?, ?, first_seen FROM documents WHERE sha256 = ?"
        " ON CONFLICT (sha256) DO NOTHING",
        [(sha256(each.body), detect(each.body), len(each.body), piece.source) for each in reads if each.body],
    )
