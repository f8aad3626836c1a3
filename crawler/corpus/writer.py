"""The writer: captures and readings become rows, each report in one transaction.

Nothing here uses the clock, and nothing depends on the order in which captures come: the rows of
a report follow from its copies alone, and these from captures and readings (`history`). So the same
input twice changes nothing, and a crawl that was killed and started again ends in the same corpus.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, Self

from crawler import clock
from crawler.corpus import corrections, expected, ids, problems, readings
from crawler.corpus.checked.across_years import Crosschecked, crosscheck
from crawler.corpus.copies import Copy, Failed, Nameless, Read, copy_of, dumps, sha256
from crawler.corpus.counted.summary import Summary, summarise
from crawler.corpus.derived import history
from crawler.corpus.derived.reports import follow
from crawler.corpus.messages import UNSTORABLE
from crawler.corpus.opening import open_database
from crawler.corpus.readings import READ, Hints, hints_of
from crawler.database.errors import CorpusError
from crawler.database.store import Row, Store
from parsers import version
from parsers.report import Reading
from parsers.sentences import Message
from parsers.sniff import detect
from spiders.captures import Capture

if TYPE_CHECKING:
    from crawler.archive.log import Ended

BUFFERED = 100
"""Captures that are written in one transaction; as many are fetched again after a kill."""

Outcome = Literal["new", "unchanged", "replaced", "copy", "problem"]


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What the corpus knows of a portal; `division` is a GB/T 2260 code."""

    id: str
    name: str
    base_url: str
    division: str | None = None
    expected: tuple[str, ...] | None = None
    """Organs of which it should have reports, as `spiders.expected` reads them; None: as the
    portal of that name declares, if it ships.
    """


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a reading.

    `new`: the first copy of its report. `copy`: a further one, the report's rows stay as they are.
    `replaced`: the report's rows are now others. `unchanged`: nothing was to be done. `problem`:
    it isn't known whose report it is or for which year, or its rows can't be stored; see problems.
    """

    report_id: str | None
    status: str | None
    outcome: Outcome
    copies_agree: bool | None = None
    """Whether all copies carry the same figures; None where there is nothing to compare."""


class Log(Protocol):
    """The archive, as the corpus sees it: what is to become rows is there before."""

    def capture(self, capture: Capture, sha256: str | None, member: str | None) -> str | None:
        """The record that holds its bytes; None: none does."""

    def settled(self) -> None:
        """All captures so far are in the corpus once the next transaction is."""

    def end(self, ended: Ended) -> None:
        """The crawl's end is about to become rows."""

    def pending(self) -> bool:
        """Whether there is anything to commit."""

    def commit(self, store: Store) -> None:
        """In a transaction: the rows that say what the archive holds."""


class Corpus:
    """The corpus, open for writing. One process writes at a time; readers are never blocked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[Row] = []
        self._documents: list[Row] = []
        """Of the captures that wait."""
        self.looks_at_all = True
        """Whether a crawl's end does what looks at the whole corpus, and takes as long as that is
        large: narratives compared, issuers expected. Who runs many crawls calls `look_at_all` after
        the last.
        """
        self.log: Log | None = None
        """The archive, where what is written here is in it first."""
        self._portal: str | None = None

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """The corpus at `path`; made if there is none. Raises `CorpusError`."""
        return cls(Store(open_database(Path(path))))

    @property
    def connection(self) -> sqlite3.Connection:
        """To look things up."""
        return self._store.conn

    def close(self) -> None:
        self.flush()
        self._store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write_portal(self, portal: PortalFacts) -> None:
        """Raises `CorpusError` for a division that is no GB/T 2260 code."""
        wanted = portal.expected if portal.expected is not None else expected.declared_by(portal.id)
        with self._store.transaction():
            if portal.division is not None:
                self._store.ensure_division(portal.division)
            row: Row = {
                "id": portal.id,
                "name": portal.name,
                "base_url": portal.base_url,
                "division": portal.division,
                "expected": dumps(wanted) if wanted else None,
            }
            self._store.db.table("portals").upsert(row, pk="id")

    def name_crawl(self, portal: str, started_at: datetime) -> str:
        """The id of a new crawl, such as luoyang-20261120T223300Z; a second one in the same second
        has -2 added.
        """
        wanted = crawl = ids.crawl_id(portal, started_at)
        nth = 1
        while self.has_crawl(crawl):
            nth += 1
            crawl = f"{wanted}-{nth}"
        return crawl

    def has_crawl(self, crawl: str) -> bool:
        return self._store.one("SELECT 1 FROM crawls WHERE id = ?", crawl) is not None

    def start_crawl(
        self, portal: str, started_at: datetime, mirror: str | None = None, crawl: str | None = None
    ) -> str:
        """The id of the new crawl: `crawl`, or the next that is free."""
        with self._store.transaction():
            crawl = crawl or self.name_crawl(portal, started_at)
            row: Row = {"id": crawl, "portal": portal, "started_at": clock.iso(started_at), "mirror": mirror}
            self._store.insert("crawls", [row])
            self._store.conn.execute("UPDATE portals SET last_crawl = ? WHERE id = ?", (crawl, portal))
        self.go_on(portal)
        return crawl

    def go_on(self, portal: str) -> None:
        """What comes now is of that portal."""
        self._portal = portal

    def finish_crawl(
        self, crawl: str, ended_at: datetime, outcome: str, reason: str, counts: Mapping[str, int]
    ) -> None:
        """`outcome` is a code of `crawl_outcomes`: done, empty or broken."""
        self.flush()
        self._store.conn.execute(
            "UPDATE crawls SET ended_at = ?, outcome = ?, reason = ?, counts = ? WHERE id = ?",
            (clock.iso(ended_at), outcome, reason, dumps(dict(counts)), crawl),
        )
        if self.looks_at_all:
            self._look_around()
        self.kept()
        self.flush()

    def begin_end(self, ended: Ended) -> None:
        """The archive knows of a crawl's end before any row does."""
        if self.log:
            self.log.end(ended)

    def write_capture(self, capture: Capture, crawl: str | None = None, member: str | None = None) -> str:
        """The capture's id. It is written with others in one transaction, or by `flush`.

        `member` is the path of a file in an archive, captured with the archive before it.
        """
        digest = sha256(capture.body) if capture.body else None
        archive = self.log.capture(capture, digest, member) if self.log else None
        if digest:
            self._documents.append(_document_row(capture, digest))
        self._waiting.append(_capture_row(capture, crawl, digest, archive))
        if len(self._waiting) >= BUFFERED:
            self.flush()
        return ids.capture_id(capture.url, capture.fetched_at)

    def kept(self) -> None:
        """The capture that was written last is in the corpus with all that was read from it."""
        if self.log:
            self.log.settled()

    def flush(self) -> None:
        """Write the captures that wait. Raises `CorpusError` where portal or crawl is unknown."""
        if not self._waiting and not (self.log and self.log.pending()):
            return
        waiting, self._waiting = self._waiting, []
        documents, self._documents = self._documents, []
        try:
            with self._store.transaction():
                if self.log:
                    self.log.commit(self._store)
                self._store.conn.executemany(
                    "INSERT INTO documents (sha256, media_type, size, first_seen)"
                    " VALUES (:sha256, :media_type, :size, :first_seen)"
                    " ON CONFLICT (sha256) DO UPDATE"
                    " SET first_seen = min(first_seen, excluded.first_seen)",
                    documents,
                )
                self._store.insert("captures", waiting, replace=True)
                elsewhere = {str(row["url"]) for row in waiting if row["role"] not in READ}
                for url in sorted(elsewhere):
                    self._follow(url)
        except sqlite3.IntegrityError as error:
            portals = ", ".join(sorted({str(row["portal"]) for row in waiting}))
            raise CorpusError(
                f"captures can't be stored ({error}): were {portals} and the crawl written first?"
            ) from error

    def write_reading(self, reading: Reading, capture: Capture) -> Written:
        """Store what was read from a capture, in one transaction. The capture is written with it,
        if it wasn't. ValueError for a reading of other bytes than the capture's.
        """
        return self.write_copy(copy_of(reading, self._division(capture)), capture)

    def write_copy(self, copy: Copy | Nameless, capture: Capture) -> Written:
        """The same for a reading that was made into a copy elsewhere (`rows.copy_of`): the larger
        part of the work needs no database.
        """
        if copy.document != sha256(capture.body):
            raise ValueError(f"the reading is not of what was captured from {capture.url}")
        self.flush()
        if not self._store.one("SELECT 1 FROM captures WHERE id = ?", ids.capture_id(capture.url, capture.fetched_at)):
            self.write_capture(capture)
            self.flush()
        try:
            with self._store.transaction():
                return self._write_copy(copy, capture)
        except sqlite3.IntegrityError as error:
            self.write_problem("write", UNSTORABLE(error=error), url=capture.url, document=copy.document)
            return Written(None, None, "problem")

    def _write_copy(self, copy: Copy | Nameless, capture: Capture) -> Written:
        store, url = self._store, capture.url
        if not self._is_kept(copy, capture):
            hints = hints_of(url, capture.link_text, dict(capture.hints), self._division(capture))
            readings.keep(store, copy.document, hints, [Read(copy)])
        if isinstance(copy, Nameless):
            self.write_problem("recognise", copy.message, url=url, document=copy.document)
            follow(store, url)
            return Written(None, None, "problem")
        problems.clear_until(store, url, clock.iso(capture.fetched_at))
        if self._is_settled(copy, capture):
            return self._written(copy.report_id, "unchanged")
        digest = "SELECT digest FROM reports WHERE id = ?"
        before = store.one(digest, copy.report_id)
        stood = store.one("SELECT 1 FROM report_documents WHERE url = ?", url)
        changed = follow(store, url)
        after = store.one(digest, copy.report_id)
        if after is None:  # the same bytes were captured later, and known to be another's
            return Written(None, None, "unchanged")
        if before is None:
            return self._written(copy.report_id, "new")
        if not changed:
            return self._written(copy.report_id, "unchanged")
        same = before == after and not stood
        return self._written(copy.report_id, "copy" if same else "replaced")

    def _is_kept(self, copy: Copy | Nameless, capture: Capture) -> bool:
        """Whether what was read is in `readings`, exactly so."""
        capture_id = ids.capture_id(capture.url, capture.fetched_at)
        key, member = history.key_at(self._store, capture_id)
        found = self._store.one(
            "SELECT outcome, digest FROM readings WHERE key = ? AND member IS ? AND parser_version = ?",
            key,
            member,
            version.PARSER_VERSION,
        )
        if isinstance(copy, Nameless):
            return found is not None and found[0] == "nameless"
        return found is not None and found[1] == copy.digest

    def _is_settled(self, copy: Copy, capture: Capture) -> bool:
        """Whether this is the latest capture of the address, and nothing differs from before."""
        stored = self._store.one(
            "SELECT d.report_id, d.document, d.digest, d.role, d.parent, d.portal, r.key, r.member"
            " FROM report_documents d JOIN readings r ON r.id = d.reading"
            " WHERE d.url = ? AND d.withdrawn_at IS NULL AND r.parser_version = ?",
            capture.url,
            version.PARSER_VERSION,
        )
        capture_id = ids.capture_id(capture.url, capture.fetched_at)
        here = (
            copy.report_id,
            copy.document,
            copy.digest,
            capture.role,
            capture.parent,
            capture.portal,
            *history.key_at(self._store, capture_id),
        )
        if stored != here:
            return False
        latest = self._store.conn.execute(
            "SELECT id, document FROM captures WHERE url = ? ORDER BY fetched_at DESC LIMIT 2", (capture.url,)
        ).fetchall()
        return latest[0][0] == capture_id and {each[1] for each in latest} == {copy.document}

    def _division(self, capture: Capture) -> str | None:
        row = self._store.one("SELECT division FROM portals WHERE id = ?", capture.portal)
        return row[0] if row else None

    def known(self, source: str, hints: Hints) -> list[Read] | None:
        """What the parsers of today read of a document before, without the bytes of what is in an
        archive; None: they haven't read it.
        """
        return readings.known(self._store, source, hints)

    def write_reads(self, reads: Sequence[Read], capture: Capture) -> None:
        """Keep what was read from a capture, so that it isn't read again; what is passing is not
        kept. What shows that a report is gone from its address is settled.
        """
        self.flush()
        hints = hints_of(capture.url, capture.link_text, dict(capture.hints), self._division(capture))
        source = sha256(capture.body)
        with self._store.transaction():
            if self.known(source, hints) != [each._replace(body=b"") for each in reads]:
                readings.keep(self._store, source, hints, reads)
            if any(each.member or isinstance(each.outcome, Failed) for each in reads):
                self._follow(capture.url)

    def _follow(self, url: str) -> None:
        """An address that carries a report or carried one, or an archive whose files do."""
        known = "SELECT DISTINCT url FROM report_documents WHERE url = ? OR (url > ? AND url < ?)"
        inside = url + "#", url + "$"  # the character after #
        for (each,) in self._store.conn.execute(known, (url, *inside)).fetchall():
            follow(self._store, each)

    def _written(self, report_id: str, outcome: Outcome) -> Written:
        row = self._store.one("SELECT status, copies_agree FROM reports WHERE id = ?", report_id)
        if row is None:
            raise CorpusError(f"report {report_id} has copies but no row: the corpus is damaged, crawl anew")
        return Written(report_id, row[0], outcome, None if row[1] is None else bool(row[1]))

    def write_problem(self, stage: str, message: Message, *, url: str | None, document: str | None = None) -> None:
        """`stage` is a code of `stages`. One of an older capture than what was read since from the
        same address is no problem any more. ValueError where neither URL nor document is given.
        """
        self.flush()
        with self._store.transaction():
            problems.record(self._store, stage, message, url=url, document=document, portal=self._portal)

    def clear_problem(self, stage: str | None, url: str) -> None:
        """Forget the problem of that stage, or of every stage, at an address: it succeeded."""
        problems.clear(self._store, stage, url)

    def last_good(self, portal: str, mirror: str | None) -> dict[str, int] | None:
        """Counts of the portal's last crawl that was done, from the same place; None: there is none."""
        row = self._store.one(
            "SELECT counts FROM crawls WHERE portal = ? AND mirror IS ? AND outcome = 'done'"
            " ORDER BY started_at DESC, id DESC LIMIT 1",
            portal,
            mirror,
        )
        return None if row is None or row[0] is None else dict(json.loads(row[0]))

    def crosscheck(self, *, everything: bool = False) -> Crosschecked:
        """Checks over years, issuers and the calendar, of what was written since the last time."""
        self.flush()
        return crosscheck(self._store, everything=everything, texts=self.looks_at_all)

    def look_at_all(self, *, everything: bool = False) -> Crosschecked:
        """What the end of each crawl left to be done once."""
        self.looks_at_all = True
        done = self.crosscheck(everything=everything)
        self._look_around()
        return done

    def _look_around(self) -> None:
        expected.fill(self._store)
        self._store.take_statistics()

    def parents_read(self, portal: str) -> set[str]:
        """Pages of a portal of which an attachment was read."""
        rows = self._store.conn.execute(
            "SELECT DISTINCT parent FROM report_documents WHERE portal = ? AND parent IS NOT NULL", (portal,)
        )
        return {parent for (parent,) in rows}

    def parents_read_in(self, crawl: str) -> set[str]:
        """The same, of one crawl."""
        rows = self._store.conn.execute(
            "SELECT DISTINCT d.parent FROM captures c JOIN report_documents d ON d.url = c.url"
            " WHERE c.crawl = ? AND d.document = c.document AND d.parent IS NOT NULL",
            (crawl,),
        )
        return {parent for (parent,) in rows}

    def addresses_with_problems(self, portal: str) -> list[str]:
        rows = self._store.conn.execute(
            "SELECT DISTINCT url FROM problems WHERE portal = ? AND url IS NOT NULL", (portal,)
        )
        return [url for (url,) in rows]

    def correct(self, folder: Path, *, write: bool = True) -> corrections.Corrected:
        """Bring the corrections up to the files of a folder, or only look at them."""
        self.flush()
        return (corrections.apply if write else corrections.check)(self._store, folder)

    def summary(self, portal: str | None = None) -> Summary:
        """What the corpus holds of a portal, or in all."""
        self.flush()
        return summarise(self._store.conn, portal)


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
    }
