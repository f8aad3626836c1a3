"""重读: reads archived documents again with the current parsers, in several processes.

Differences are shown, and stored only on request. Documents that the current parsers have read
already are skipped. New readings replace those of older parsers; this makes no revision, as the
documents are the same.

All new readings are stored before any report is brought up to date: a kill in between leaves the
reports as they were, and the next run continues from there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.reading import Archive
from crawler.corpus import problems, readings
from crawler.corpus.again.differences import Difference, compare
from crawler.corpus.copies import Failed, Read, sha256
from crawler.corpus.derived.reports import bring_up_to_date
from crawler.corpus.documents import Job, read
from crawler.corpus.messages import stored_message
from crawler.corpus.opening import open_database
from crawler.corpus.readings import Source, hints_of, order
from crawler.database.store import Store
from crawler.pool import Lost, Pool, as_done, in_turn
from parsers import version
from spiders.captures import READ

_BATCH = 100
"""Documents written in one transaction."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A document to be read, and where a worker finds it."""

    source: Source
    folder: Path
    """The archive's folder."""
    record: str | None
    """Id of the archived answer that holds it; None if it isn't archived."""
    scan: bool = False
    """Whether an earlier version of the parsers had to recognise its characters, which takes long."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document to be read, with its bytes."""

    source: Source
    body: bytes


@dataclass(slots=True)
class Again:
    """The outcome of reading documents again."""

    read: int = 0
    differ: int = 0
    """Documents whose reading differs from the one before."""
    missing: list[str] = field(default_factory=list)
    """For each document that could not be read again: the reason, as text."""
    kept: bool = False


@dataclass(slots=True)
class Reparse:
    """Reads the documents of a corpus again, from its archive. `portals`: only documents of these
    portals; empty: of all. `everything`: also documents that this version of the parsers has read
    already, which is useful while changing the parsers.
    """

    store: Store
    folder: Path
    portals: Sequence[str] = ()
    everything: bool = False
    batch: int = _BATCH
    """Documents that are kept in one transaction: so many are read again after a kill."""
    in_order: bool = True
    """Whether documents are shown and kept in the order of the archive, or each as soon as it is read."""

    @classmethod
    def open(cls, corpus: Path, folder: Path, portals: Sequence[str], *, everything: bool = False) -> Reparse:
        """Opens the corpus at `corpus`, with its archive in `folder`. Raises `CorpusError`."""
        return cls(Store(open_database(corpus)), folder, portals, everything)

    def close(self) -> None:
        self.store.db.close()

    def unknown(self) -> list[str]:
        """Requested portals that were never crawled."""
        known = {name for (name,) in self.store.conn.execute("SELECT id FROM portals")}
        return [name for name in self.portals if name not in known]

    def todo(self) -> list[Piece]:
        """The documents to be read, in the order of the archive."""
        known: set[str] = set()
        if not self.everything:
            sql = "SELECT key FROM readings WHERE parser_version = ?"
            known = {key for (key,) in self.store.conn.execute(sql, (version.PARSER_VERSION,))}
        found: dict[str, Piece] = {}
        for piece in self._pieces():
            if piece.source.key not in known:
                found.setdefault(piece.source.key, piece)
        return sorted(found.values(), key=lambda each: each.record or "")

    def _pieces(self) -> Iterator[Piece]:
        """Each distinct content of each address, with the hints of its latest capture. Files in an
        archive are left out, as they are read with the archive.
        """
        marks = ", ".join("?" * len(self.portals))
        sql = (
            "SELECT c.url, c.link_text, c.hints, c.document, p.division, max(c.fetched_at), ("
            "  SELECT archive FROM captures a WHERE a.document = c.document"
            "  AND a.archive IS NOT NULL ORDER BY a.fetched_at LIMIT 1)"
            " FROM captures c JOIN portals p ON p.id = c.portal"
            f" WHERE c.role IN ({', '.join('?' * len(READ))}) AND c.document IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM captures w WHERE instr(c.url, '#') AND"  # up to the last #
            "  w.url = rtrim(rtrim(c.url, replace(c.url, '#', '')), '#') AND w.fetched_at = c.fetched_at)"
            + (f" AND c.portal IN ({marks})" if marks else "")
            + " GROUP BY c.url, c.document"
        )
        scans = {each for (each,) in self.store.conn.execute("SELECT DISTINCT source FROM readings WHERE ocr = 1")}
        rows = self.store.conn.execute(sql, (*READ, *self.portals))
        for url, link_text, stored, document, division, _, record in rows:
            hints = hints_of(url, link_text, json.loads(stored or "{}"), division)
            yield Piece(Source(document, hints), self.folder, record, document in scans)

    def run(
        self,
        pieces: Sequence[Piece],
        readers: Pool,
        *,
        keep: bool,
        show: Callable[[Piece, Sequence[Difference]], None] = lambda *_: None,
    ) -> Again:
        """Reads documents. `show` is called with the differences of each. The readings are stored only
        with `keep`.
        """
        again, batch = Again(kept=keep), list[tuple[Piece, list[Read]]]()
        begun = ((each, readers.submit(read_again, each)) for each in pieces)
        for piece, future in in_turn(readers, begun) if self.in_order else as_done(readers, begun):
            assert future is not None
            result = _result(future)
            if isinstance(result, str):
                again.missing.append(f"{piece.source.hints.title or piece.source.hints.name}: {result}")
                show(piece, ())
                continue
            differences = compare(self._before(piece), result)
            again.read += 1
            again.differ += bool(differences)
            show(piece, differences)
            if keep:
                batch.append((piece, result))
                if len(batch) >= self.batch:
                    self._keep(batch)
        if keep:
            self._keep(batch)
            self._replace_older()
        return again

    def _before(self, piece: Piece) -> list[Read]:
        """The reading by the newest version of the parsers that has read the document; else empty."""
        for newest in self._versions(piece.source.key)[-1:]:
            return readings.known(self.store, piece.source, newest) or []
        return []

    def _versions(self, key: str) -> list[str]:
        rows = self.store.conn.execute("SELECT DISTINCT parser_version FROM readings WHERE key = ?", (key,))
        return sorted((each for (each,) in rows), key=order)

    def _keep(self, batch: list[tuple[Piece, list[Read]]]) -> None:
        with self.store.transaction():
            for piece, result in batch:
                again = version.PARSER_VERSION in self._versions(piece.source.key)
                _write_documents(self.store.conn, piece, result)
                readings.keep(self.store, piece.source, result)
                if again:  # reports already refer to the readings that were just replaced
                    self._bring_up_to_date(piece.source.sha256)
        batch.clear()

    def _replace_older(self) -> None:
        """Brings every report up to date with the current parsers, and deletes older readings."""
        superseded = (
            "SELECT DISTINCT o.key, o.source FROM readings o WHERE o.parser_version <> ?1 AND EXISTS"
            " (SELECT 1 FROM readings n WHERE n.key = o.key AND n.parser_version = ?1)"
        )
        today = version.PARSER_VERSION
        found = self.store.conn.execute(superseded, (today,)).fetchall()
        for start in range(0, len(found), _BATCH):
            with self.store.transaction():
                for _, source in found[start : start + _BATCH]:
                    self._bring_up_to_date(source)
        for start in range(0, len(found), _BATCH):
            with self.store.transaction():
                for key, source in found[start : start + _BATCH]:
                    if not self._is_needed(key):
                        self.store.conn.execute(
                            "DELETE FROM readings WHERE key = ? AND parser_version <> ?", (key, today)
                        )
                        self._bring_up_to_date(source)

    def _is_needed(self, key: str) -> bool:
        """Whether another document of the same report has only older readings, as it isn't archived:
        revisions are found by comparing readings of the same version, so the older ones are needed.
        """
        row = self.store.one(
            "SELECT 1 FROM readings o JOIN readings r ON r.report_id = o.report_id WHERE o.key = ?"
            " AND NOT EXISTS (SELECT 1 FROM readings t WHERE t.key = r.key AND t.parser_version = ?)",
            key,
            version.PARSER_VERSION,
        )
        return row is not None

    def _bring_up_to_date(self, source: str) -> None:
        """Brings every address up to date at which a document was captured, and those of files in it."""
        urls = self.store.conn.execute(
            "SELECT DISTINCT m.url FROM captures c JOIN captures m ON m.url = c.url"
            " OR (m.url > c.url || '#' AND m.url < c.url || '$') WHERE c.document = ?",
            (source,),
        )
        for (url,) in urls.fetchall():
            bring_up_to_date(self.store, url)
            self._problem(url, source)

    def _problem(self, url: str, source: str) -> None:
        """Updates the problems of an address, if the document is the latest there: they are deleted if
        it can be read now, and a new one is recorded if it was read before and fails now.
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


def _result(future: Future[list[Read] | str]) -> list[Read] | str:
    try:
        return future.result()
    except Lost as error:
        return str(error)


def read_again(piece: Piece) -> list[Read] | str:
    """Takes a document out of the archive and reads it; runs in a worker. Returns the reason as text
    where that fails.
    """
    fetched = fetch(piece)
    return fetched if isinstance(fetched, str) else read_fetched(fetched)


def fetch(piece: Piece) -> Fetched | str:
    """Takes a document out of the archive. Returns the reason as text where that fails."""
    if piece.record is None:
        return "it is in no archive"
    try:
        body = Archive(piece.folder).exchange(piece.record).body
    except ArchiveError as error:
        return str(error)
    if sha256(body) != piece.source.sha256:
        return f"{piece.record} in the archive holds something else: see nianbao archive check"
    return Fetched(piece.source, body)


def read_fetched(fetched: Fetched) -> list[Read] | str:
    """Reads a document. Returns the reason as text where that fails and may not fail on another try."""
    reads = read(Job(fetched.body, fetched.source.hints))
    for each in reads:
        if isinstance(each.outcome, Failed) and each.outcome.passing:
            return str(each.outcome.message)
    return reads


def _write_documents(conn: sqlite3.Connection, piece: Piece, reads: Collection[Read]) -> None:
    """Writes rows in `documents` for files in an archive that were read for the first time."""
    from parsers.sniff import detect

    conn.executemany(
        "INSERT INTO documents (sha256, media_type, size, first_seen)"
        " SELECT ?, ?, ?, first_seen FROM documents WHERE sha256 = ?"
        " ON CONFLICT (sha256) DO NOTHING",
        [(sha256(each.body), detect(each.body), len(each.body), piece.source.sha256) for each in reads if each.body],
    )
