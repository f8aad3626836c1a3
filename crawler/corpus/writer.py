"""The writer: captures and readings become rows, each report in one transaction.

Nothing here uses the clock, and nothing depends on the order in which captures come: the rows of
a report follow from its copies alone, and of each address its latest capture counts. So the same
input twice changes nothing, and a crawl that was killed and started again ends in the same corpus.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from crawler.corpus import corrections, expected, ids, problems
from crawler.corpus.errors import CorpusError
from crawler.corpus.rows import Copy, Nameless, Row, copy_of, dumps, sha256
from crawler.corpus.schema import open_database
from crawler.corpus.settle import settle
from crawler.corpus.store import Store
from crawler.corpus.summary import Summary, summarise
from parsers.report import Reading
from parsers.sniff import detect
from spiders.captures import Capture

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


class Corpus:
    """The corpus, open for writing. One process writes at a time; readers are never blocked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: list[tuple[Capture, str | None]] = []
        self._portal: str | None = None

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """The corpus at `path`; made if there is none. Raises `CorpusError`."""
        return cls(Store(open_database(Path(path))))

    def close(self) -> None:
        self.flush()
        self._store.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write_portal(self, portal: PortalFacts) -> None:
        """Raises `CorpusError` for a division that is no GB/T 2260 code."""
        wanted = portal.expected if portal.expected is not None else expected.declared_by(portal.id)
        with self._store.transaction():
            if portal.division is not None:
                self._store.ensure_division(portal.division)
            row: Row = {
                "id": portal.id, "name": portal.name, "base_url": portal.base_url,
                "division": portal.division, "expected": dumps(wanted) if wanted else None,
            }  # fmt: skip
            self._store.db.table("portals").upsert(row, pk="id")

    def start_crawl(self, portal: str, started_at: datetime, mirror: str | None = None) -> str:
        """The id of the new crawl, such as luoyang-20261120T223300Z; a second one in the same
        second has -2 added.
        """
        wanted = crawl = ids.crawl_id(portal, started_at)
        with self._store.transaction():
            nth = 1
            while self._store.one("SELECT 1 FROM crawls WHERE id = ?", crawl):
                nth += 1
                crawl = f"{wanted}-{nth}"
            row: Row = {
                "id": crawl,
                "portal": portal,
                "started_at": ids.iso(started_at),
                "mirror": mirror,
            }
            self._store.insert("crawls", [row])
            self._store.conn.execute(
                "UPDATE portals SET last_crawl = ? WHERE id = ?", (crawl, portal)
            )
        self._portal = portal
        return crawl

    def finish_crawl(
        self, crawl: str, ended_at: datetime, outcome: str, reason: str, counts: Mapping[str, int]
    ) -> None:
        """`outcome` is a code of `crawl_outcomes`: done, empty or broken."""
        self.flush()
        self._store.conn.execute(
            "UPDATE crawls SET ended_at = ?, outcome = ?, reason = ?, counts = ? WHERE id = ?",
            (ids.iso(ended_at), outcome, reason, dumps(dict(counts)), crawl),
        )
        expected.fill(self._store)

    def write_capture(self, capture: Capture, crawl: str | None = None) -> str:
        """The capture's id. It is written with others in one transaction, or by `flush`."""
        self._waiting.append((capture, crawl))
        if len(self._waiting) >= BUFFERED:
            self.flush()
        return ids.capture_id(capture.url, capture.fetched_at)

    def flush(self) -> None:
        """Write the captures that wait. Raises `CorpusError` where portal or crawl is unknown."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        try:
            with self._store.transaction():
                self._store.conn.executemany(
                    "INSERT INTO documents (sha256, media_type, size, first_seen)"
                    " VALUES (:sha256, :media_type, :size, :first_seen)"
                    " ON CONFLICT (sha256) DO UPDATE"
                    " SET first_seen = min(first_seen, excluded.first_seen)",
                    [_document_row(capture) for capture, _ in waiting if capture.body],
                )
                self._store.insert(
                    "captures", [_capture_row(*each) for each in waiting], replace=True
                )
        except sqlite3.IntegrityError as error:
            portals = ", ".join(sorted({capture.portal for capture, _ in waiting}))
            raise CorpusError(
                f"captures can't be stored ({error}): were {portals} and the crawl written first?"
            ) from error

    def write_reading(self, reading: Reading, capture: Capture) -> Written:
        """Store what was read from a capture, in one transaction. The capture is written with it,
        if it wasn't. ValueError for a reading of other bytes than the capture's.
        """
        portal = self._store.one("SELECT division FROM portals WHERE id = ?", capture.portal)
        return self.write_copy(copy_of(reading, portal[0] if portal else None), capture)

    def write_copy(self, copy: Copy | Nameless, capture: Capture) -> Written:
        """The same for a reading that was made into a copy elsewhere (`rows.copy_of`): the larger
        part of the work needs no database.
        """
        if copy.document != sha256(capture.body):
            raise ValueError(f"the reading is not of what was captured from {capture.url}")
        self.flush()
        if not self._store.one(
            "SELECT 1 FROM captures WHERE id = ?", ids.capture_id(capture.url, capture.fetched_at)
        ):
            self.write_capture(capture)
            self.flush()
        try:
            with self._store.transaction():
                return self._write_copy(copy, capture)
        except sqlite3.IntegrityError as error:
            message = (
                f"the report was read, but its rows can't be stored ({error}): please report it"
            )
            self.write_problem("write", message, url=capture.url, document=copy.document)
            return Written(None, None, "problem")

    def _write_copy(self, copy: Copy | Nameless, capture: Capture) -> Written:
        store = self._store
        if isinstance(copy, Nameless):
            self.write_problem("recognise", copy.message, url=capture.url, document=copy.document)
            return Written(None, None, "problem")
        report_id = copy.report_id
        stored = store.one(
            "SELECT report_id, document, digest, role, parent, portal FROM report_documents"
            " WHERE url = ?",
            capture.url,
        )
        fetched_at = ids.iso(capture.fetched_at)
        if stored and store.latest(capture.url, stored[1]) > (fetched_at, copy.document):
            return self._written(stored[0], "unchanged")
        problems.clear_until(store, capture.url, fetched_at)
        if stored == (
            report_id,
            copy.document,
            copy.digest,
            capture.role,
            capture.parent,
            capture.portal,
        ):
            return self._written(report_id, "unchanged")
        before = store.one("SELECT digest FROM reports WHERE id = ?", report_id)
        # A report refers to its issuer and a copy to its report: judged at the end.
        store.conn.execute("PRAGMA defer_foreign_keys = ON")
        self._insert_copy(copy, capture)
        settle(store, report_id)
        if stored and stored[0] != report_id:
            settle(store, stored[0])
        if before is None:
            return self._written(report_id, "new")
        after = store.one("SELECT digest FROM reports WHERE id = ?", report_id)
        return self._written(report_id, "copy" if before == after and not stored else "replaced")

    def _insert_copy(self, copy: Copy, capture: Capture) -> None:
        store, issuer = self._store, copy.issuer
        store.ensure_division(issuer.division)
        store.conn.execute(
            "INSERT INTO issuers (id, name, division, kind, other_names) VALUES (?, ?, ?, ?, '[]')"
            " ON CONFLICT (id) DO NOTHING",
            (issuer.id, issuer.name, issuer.division, issuer.kind),
        )
        store.conn.execute(
            "UPDATE documents SET media_type = ? WHERE sha256 = ?",
            (copy.media_type, copy.document),
        )
        store.conn.execute("DELETE FROM report_documents WHERE url = ?", (capture.url,))
        store.insert("report_documents", [{
            "report_id": copy.report_id, "url": capture.url, "chosen": 0, "differs": "{}",
            "document": copy.document, "role": capture.role, "parent": capture.parent,
            "portal": capture.portal, "issuer_name": copy.issuer_name, "figures": copy.figures,
            "cells": copy.cells, "ocr": int(copy.ocr),
            "checks_failed": copy.checks_failed, "figures_digest": copy.figures_digest,
            "digest": copy.digest, "reading": copy.packed,
        }])  # fmt: skip

    def _written(self, report_id: str, outcome: Outcome) -> Written:
        row = self._store.one("SELECT status, copies_agree FROM reports WHERE id = ?", report_id)
        if row is None:
            raise CorpusError(
                f"report {report_id} has copies but no row: the corpus is damaged, crawl anew"
            )
        return Written(report_id, row[0], outcome, None if row[1] is None else bool(row[1]))

    def write_problem(
        self, stage: str, message: str, *, url: str | None, document: str | None = None
    ) -> None:
        """`stage` is a code of `stages`. One of an older capture than what was read since from the
        same address is no problem any more. ValueError where neither URL nor document is given.
        """
        self.flush()
        with self._store.transaction():
            problems.record(
                self._store, stage, message, url=url, document=document, portal=self._portal
            )

    def clear_problem(self, stage: str | None, url: str) -> None:
        """Forget the problem of that stage, or of every stage, at an address: it succeeded."""
        problems.clear(self._store, stage, url)

    def last_good(self, portal: str, mirror: str | None) -> dict[str, int] | None:
        """Counts of the portal's last crawl that was done, from the same place; None: there is none."""
        row = self._store.one(
            "SELECT counts FROM crawls WHERE portal = ? AND mirror IS ? AND outcome = 'done'"
            " ORDER BY started_at DESC, id DESC LIMIT 1",
            portal, mirror,
        )  # fmt: skip
        return None if row is None or row[0] is None else dict(json.loads(row[0]))

    def parents_read(self, portal: str) -> set[str]:
        """Pages of a portal of which an attachment was read."""
        rows = self._store.conn.execute(
            "SELECT DISTINCT parent FROM report_documents WHERE portal = ? AND parent IS NOT NULL",
            (portal,),
        )
        return {parent for (parent,) in rows}

    def correct(self, folder: Path, *, write: bool = True) -> corrections.Corrected:
        """Bring the corrections up to the files of a folder, or only look at them."""
        self.flush()
        return (corrections.apply if write else corrections.check)(self._store, folder)

    def summary(self, portal: str | None = None) -> Summary:
        """What the corpus holds of a portal, or in all."""
        self.flush()
        return summarise(self._store.conn, portal)


def _document_row(capture: Capture) -> Row:
    return {
        "sha256": sha256(capture.body), "media_type": detect(capture.body),
        "size": len(capture.body), "first_seen": ids.iso(capture.fetched_at),
    }  # fmt: skip


def _capture_row(capture: Capture, crawl: str | None) -> Row:
    return {
        "id": ids.capture_id(capture.url, capture.fetched_at), "url": capture.url,
        "fetched_at": ids.iso(capture.fetched_at), "status": capture.status, "role": capture.role,
        "reason": capture.reason, "link_text": capture.link_text, "referrer": capture.referrer,
        "parent": capture.parent, "portal": capture.portal, "crawl": crawl,
        "document": sha256(capture.body) if capture.body else None,
        "media_type": capture.media_type or None, "etag": capture.etag,
        "last_modified": capture.last_modified,
        "hints": dumps(dict(capture.hints)) if capture.hints else None,
    }  # fmt: skip
