"""The writer: captures and readings become rows, each report in one transaction.

Nothing here uses the clock, and nothing depends on the order in which captures come: the rows of
a report follow from its copies alone, and of each address its latest capture counts. So the same
input twice changes nothing, and a crawl that was killed and started again ends in the same corpus.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from crawler.corpus import choose, ids, search
from crawler.corpus.divisions import division
from crawler.corpus.errors import CorpusError
from crawler.corpus.rows import REPORT_TABLES, Copy, Row, copy_of, dumps, sha256, unpack
from crawler.corpus.schema import division_row, open_database
from crawler.corpus.summary import Summary, summarise
from parsers.dictionary import TABLES
from parsers.report import Reading
from parsers.sniff import detect
from spiders.captures import Capture

if TYPE_CHECKING:
    from sqlite_utils import Database

BUFFERED = 100
"""Captures that are written in one transaction; as many are fetched again after a kill."""


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What the corpus knows of a portal; `division` is a GB/T 2260 code."""

    id: str
    name: str
    base_url: str
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a reading.

    `new`: the first copy of its report. `copy`: a further one, the report's rows stay as they are.
    `replaced`: the report's rows are now others. `unchanged`: nothing was to be done. `problem`:
    it isn't known whose report it is or for which year, or its rows can't be stored; see problems.
    """

    report_id: str | None
    status: str | None
    outcome: Literal["new", "unchanged", "replaced", "copy", "problem"]
    copies_agree: bool | None = None
    """Whether all copies carry the same figures; None where there is nothing to compare."""


class Corpus:
    """The corpus, open for writing. One process writes at a time; readers are never blocked."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._conn: sqlite3.Connection = db.conn
        self._captures: list[tuple[Capture, str | None]] = []
        self._portal: str | None = None

    @classmethod
    def open(cls, path: Path | str) -> Corpus:
        """The corpus at `path`; made if there is none. Raises `CorpusError`."""
        return cls(open_database(Path(path)))

    def close(self) -> None:
        self.flush()
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Portals and crawls

    def write_portal(self, portal: PortalFacts) -> None:
        """Raises `CorpusError` for a division that is no GB/T 2260 code."""
        if portal.division is not None:
            self._ensure_division(portal.division)
        row: Row = {
            "id": portal.id, "name": portal.name, "base_url": portal.base_url, "division": portal.division,
        }  # fmt: skip
        self._db.table("portals").upsert(row, pk="id")

    def start_crawl(self, portal: str, started_at: datetime, mirror: str | None = None) -> str:
        """The id of the new crawl, such as luoyang-20261120T223300Z; -2 is added to a second one
        in the same second."""
        wanted = crawl = ids.crawl_id(portal, started_at)
        with self._db.atomic():
            nth = 1
            while self._one("SELECT 1 FROM crawls WHERE id = ?", crawl):
                nth += 1
                crawl = f"{wanted}-{nth}"
            self._insert("crawls", [{
                "id": crawl, "portal": portal, "started_at": ids.iso(started_at), "mirror": mirror,
            }])  # fmt: skip
            self._conn.execute("UPDATE portals SET last_crawl = ? WHERE id = ?", (crawl, portal))
        self._portal = portal
        return crawl

    def finish_crawl(
        self, crawl: str, ended_at: datetime, outcome: str, reason: str, counts: Mapping[str, int]
    ) -> None:
        """`outcome` is a code of `crawl_outcomes`: done, empty or broken."""
        self.flush()
        self._conn.execute(
            "UPDATE crawls SET ended_at = ?, outcome = ?, reason = ?, counts = ? WHERE id = ?",
            (ids.iso(ended_at), outcome, reason, dumps(dict(counts)), crawl),
        )

    # Captures

    def write_capture(self, capture: Capture, crawl: str | None = None) -> str:
        """The capture's id. It is written with others in one transaction, or by `flush`."""
        self._captures.append((capture, crawl))
        if len(self._captures) >= BUFFERED:
            self.flush()
        return ids.capture_id(capture.url, capture.fetched_at)

    def flush(self) -> None:
        """Write the captures that wait."""
        if not self._captures:
            return
        with self._db.atomic():
            self._flush()

    def _flush(self) -> None:
        waiting, self._captures = self._captures, []
        try:
            documents = [_document_row(each) for each, _ in waiting if each.body]
            self._conn.executemany(
                "INSERT INTO documents (sha256, media_type, size, first_seen)"
                " VALUES (:sha256, :media_type, :size, :first_seen)"
                " ON CONFLICT (sha256) DO UPDATE SET first_seen = min(first_seen, excluded.first_seen)",
                documents,
            )
            self._insert("captures", [_capture_row(*each) for each in waiting], replace=True)
        except sqlite3.IntegrityError as error:
            portals = ", ".join(sorted({each.portal for each, _ in waiting}))
            raise CorpusError(
                f"captures can't be stored ({error}): are portal ({portals}) and crawl written first?"
            ) from error

    # Readings

    def write_reading(self, reading: Reading, capture: Capture) -> Written:
        """Store what was read from a capture, in one transaction. The capture is written with it,
        if it wasn't. ValueError for a reading of other bytes than the capture's."""
        if reading.sha256 != sha256(capture.body):
            raise ValueError(f"the reading is not of what was captured from {capture.url}")
        try:
            with self._db.atomic():
                self._flush()
                self._ensure_capture(capture)
                return self._write_reading(reading, capture)
        except sqlite3.IntegrityError as error:
            message = f"the report was read, but its rows can't be stored: {error}; please report this page"
            self.write_problem("write", message, url=capture.url, document=reading.sha256)
            return Written(None, None, "problem")

    def _write_reading(self, reading: Reading, capture: Capture) -> Written:
        report = reading.report
        base = self._one("SELECT division FROM portals WHERE id = ?", capture.portal)
        missing = [
            words for words, value in (("whose report it is", report.issuer), ("for which year", report.year))
            if not value
        ]  # fmt: skip
        if missing or report.issuer is None or report.year is None:
            message = f"the report doesn't say {' and '.join(missing)}: see the page and the portal's list"
            self.write_problem("recognise", message, url=capture.url, document=reading.sha256)
            return Written(None, None, "problem")
        issuer = ids.issuer(report.issuer, base[0] if base else None)
        report_id = ids.report_id(issuer.id, report.year)
        stored = self._one("SELECT report_id, document, digest, role, parent, portal FROM report_documents"
                           " WHERE url = ?", capture.url)  # fmt: skip
        if stored and self._latest(capture.url, stored[1]) > (
            ids.iso(capture.fetched_at),
            reading.sha256,
        ):
            return self._state(stored[0], "unchanged")
        copy = copy_of(reading, report_id)
        self._clear(capture.url, ids.iso(capture.fetched_at))
        same = (
            report_id,
            reading.sha256,
            copy.digest,
            capture.role,
            capture.parent,
            capture.portal,
        )
        if stored == same:
            return self._state(report_id, "unchanged")
        # A report refers to its document and its copies to the report: judge at the end.
        self._conn.execute("PRAGMA defer_foreign_keys = ON")
        before = self._one("SELECT digest FROM reports WHERE id = ?", report_id)
        self._write_copy(copy, report_id, issuer, reading, capture)
        self._settle(report_id)
        if stored and stored[0] != report_id:
            self._settle(stored[0])
        self._name_issuer(issuer.id)
        after = self._one("SELECT digest FROM reports WHERE id = ?", report_id)
        if before is None:
            return self._state(report_id, "new")
        return self._state(report_id, "copy" if before == after and not stored else "replaced")

    def _latest(self, url: str, document: str) -> tuple[str, str]:
        """When a content was last seen at an address; contents of the same moment by their digest."""
        row = self._one(
            "SELECT max(fetched_at) FROM captures WHERE url = ? AND document = ?", url, document
        )
        return (row[0] or "" if row else "", document)

    def _write_copy(
        self, copy: Copy, report_id: str, issuer: ids.Issuer, reading: Reading, capture: Capture
    ) -> None:
        self._ensure_division(issuer.division)
        self._conn.execute(
            "INSERT INTO issuers (id, name, division, kind, names) VALUES (?, ?, ?, ?, '[]')"
            " ON CONFLICT (id) DO NOTHING",
            (issuer.id, issuer.name, issuer.division, issuer.kind),
        )
        self._conn.execute(
            "UPDATE documents SET media_type = ? WHERE sha256 = ?",
            (reading.media_type, reading.sha256),
        )
        self._conn.execute("DELETE FROM report_documents WHERE url = ?", (capture.url,))
        self._insert("report_documents", [{
            "report_id": report_id, "url": capture.url, "chosen": 0, "differs": "{}",
            "document": reading.sha256, "role": capture.role, "parent": capture.parent,
            "portal": capture.portal, "issuer_name": reading.report.issuer, "figures": copy.figures,
            "checks_failed": copy.checks_failed, "figures_digest": copy.figures_digest,
            "digest": copy.digest, "reading": copy.packed,
        }])  # fmt: skip

    def _settle(self, report_id: str) -> None:
        """Bring a report's rows to what follows from its copies."""
        candidates = [
            choose.Candidate(*row)
            for row in self._conn.execute(
                "SELECT url, role, figures, checks_failed, figures_digest, digest FROM report_documents"
                " WHERE report_id = ? ORDER BY url", (report_id,),
            )
        ]  # fmt: skip
        stored = self._one("SELECT url, digest, issuer_id FROM reports WHERE id = ?", report_id)
        if not candidates:
            self._delete(report_id)
            if stored:
                self._name_issuer(stored[2])
            return
        chosen = choose.best(candidates)
        if stored is None or stored[:2] != (chosen.url, chosen.digest):
            self._delete(report_id)
            self._write_rows(report_id, chosen)
        self._compare(report_id, candidates, chosen)

    def _write_rows(self, report_id: str, chosen: choose.Candidate) -> None:
        row = self._one(
            "SELECT reading, document, portal FROM report_documents WHERE url = ?", chosen.url
        )
        if row is None:
            raise CorpusError(
                f"the copy {chosen.url} is gone from the corpus while it was being written"
            )
        packed, document, portal = row
        rows = unpack(packed)
        report = rows["reports"][0] | {
            "issuer_id": report_id.rsplit("-", 1)[0], "url": chosen.url, "document": document,
            "portal": portal, "digest": chosen.digest, "copies": 0,
        }  # fmt: skip
        self._insert("reports", [report])
        for table in REPORT_TABLES:
            self._insert(table, rows[table])
        search.add(self._conn, [(s["id"], s["heading"], s["text"]) for s in rows["sections"]])  # type: ignore[misc]

    def _delete(self, report_id: str) -> None:
        """A report's rows, without its copies."""
        sections = self._conn.execute(
            "SELECT id, heading, text FROM sections WHERE report_id = ?", (report_id,)
        ).fetchall()
        search.remove(self._conn, sections)
        for table in reversed(REPORT_TABLES):
            self._conn.execute(f"DELETE FROM {table} WHERE report_id = ?", (report_id,))
        self._conn.execute("DELETE FROM reports WHERE id = ?", (report_id,))

    def _compare(
        self, report_id: str, candidates: Sequence[choose.Candidate], chosen: choose.Candidate
    ) -> None:
        """Say of each copy whether it carries the chosen one's figures, and where not."""
        packed = dict(
            self._conn.execute(
                "SELECT url, reading FROM report_documents WHERE report_id = ?", (report_id,)
            )
        )
        for each in candidates:
            agrees = choose.agrees(each, chosen)
            differs = (
                choose.differences(unpack(packed[chosen.url]), unpack(packed[each.url]))
                if agrees == 0
                else {}
            )
            self._conn.execute(
                "UPDATE report_documents SET chosen = ?, agrees = ?, differs = ? WHERE url = ?",
                (int(each.url == chosen.url), agrees, dumps(differs), each.url),
            )
        self._conn.execute(
            "UPDATE reports SET copies = ?, copies_agree = ? WHERE id = ?",
            (len(candidates), choose.all_agree(candidates, chosen), report_id),
        )

    def _name_issuer(self, issuer_id: str) -> None:
        """Keep the names an issuer is seen under; one without a report goes."""
        names = [
            row[0]
            for row in self._conn.execute(
                "SELECT DISTINCT d.issuer_name FROM report_documents d JOIN reports r ON r.id = d.report_id"
                " JOIN issuers i ON i.id = r.issuer_id WHERE r.issuer_id = ? AND d.issuer_name <> i.name"
                " ORDER BY d.issuer_name", (issuer_id,),
            )
        ]  # fmt: skip
        self._conn.execute("UPDATE issuers SET names = ? WHERE id = ?", (dumps(names), issuer_id))
        self._conn.execute(
            "DELETE FROM issuers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM reports WHERE issuer_id = issuers.id)",
            (issuer_id,),
        )

    def _state(
        self, report_id: str, outcome: Literal["new", "unchanged", "replaced", "copy"]
    ) -> Written:
        row = self._one("SELECT status, copies_agree FROM reports WHERE id = ?", report_id)
        if row is None:
            raise CorpusError(
                f"report {report_id} has copies but no row: the corpus is damaged, crawl it again"
            )
        return Written(report_id, row[0], outcome, None if row[1] is None else bool(row[1]))

    # Problems

    def write_problem(
        self, stage: str, message: str, *, url: str | None, document: str | None = None
    ) -> None:
        """`stage` is a code of `stages`. One of an older capture than what was read since from the
        same address is no problem any more. ValueError where neither URL nor document is given."""
        where = url or document
        if where is None:
            raise ValueError("a problem needs the URL or the document it is about")
        with self._db.atomic():
            self._flush()
            known = self._one("SELECT 1 FROM documents WHERE sha256 = ?", document) is not None
            if url and known and document and self._read_since(url, document):
                return
            portal = self._one(
                "SELECT portal FROM captures WHERE url = ? ORDER BY fetched_at DESC", url
            )
            row: Row = {
                "id": ids.problem_id(stage, where), "stage": stage, "url": url, "message": message,
                "document": document if known else None, "portal": portal[0] if portal else self._portal,
            }  # fmt: skip
            try:
                self._insert("problems", [row], replace=True)
            except sqlite3.IntegrityError as error:
                codes = ", ".join(str(code["code"]) for code in TABLES["stages"].rows)
                raise CorpusError(
                    f"problem of stage {stage!r} can't be stored: stages are {codes}"
                ) from error

    def _read_since(self, url: str, document: str) -> bool:
        stored = self._one("SELECT document FROM report_documents WHERE url = ?", url)
        return stored is not None and self._latest(url, stored[0]) > self._latest(url, document)

    def clear_problem(self, stage: str | None, url: str) -> None:
        """Forget the problem of that stage, or of every stage, at an address: it succeeded."""
        self._conn.execute(
            "DELETE FROM problems WHERE url = :url AND (:stage IS NULL OR stage = :stage)",
            {"url": url, "stage": stage},
        )

    def _clear(self, url: str, fetched_at: str) -> None:
        """Forget the problems at an address that are not younger than a capture that was read."""
        for problem, document in self._conn.execute(
            "SELECT id, document FROM problems WHERE url = ?", (url,)
        ).fetchall():
            if document is None or self._latest(url, document)[0] <= fetched_at:
                self._conn.execute("DELETE FROM problems WHERE id = ?", (problem,))

    # Counting

    def summary(self, portal: str | None = None) -> Summary:
        """What the corpus holds of a portal, or in all."""
        self.flush()
        return summarise(self._conn, portal)

    # Rows

    def _one(self, sql: str, *values: object) -> tuple[str, ...] | None:
        row: tuple[str, ...] | None = self._conn.execute(sql, values).fetchone()
        return row

    def _insert(self, table: str, rows: Iterable[Row], *, replace: bool = False) -> None:
        """All columns of the dictionary, in its order; those a row doesn't have are NULL."""
        columns = [column.name for column in TABLES[table].columns]
        key = TABLES[table].key
        others = [name for name in columns if name not in key]
        names = ", ".join(f'"{name}"' for name in columns)
        conflict = (
            f" ON CONFLICT ({', '.join(key)}) DO UPDATE SET"
            + ", ".join(f' "{name}" = excluded."{name}"' for name in others)
            if replace
            else ""
        )
        self._conn.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))}){conflict}',
            [tuple(row.get(name) for name in columns) for row in rows],
        )

    def _ensure_division(self, code: str) -> None:
        try:
            division(code)
        except ValueError as error:
            raise CorpusError(str(error)) from error
        if not self._one("SELECT 1 FROM divisions WHERE code = ?", code):
            self._insert("divisions", [division_row(code)])

    def _ensure_capture(self, capture: Capture) -> None:
        if not self._one(
            "SELECT 1 FROM captures WHERE id = ?", ids.capture_id(capture.url, capture.fetched_at)
        ):
            self._captures.append((capture, None))
            self._flush()


def _document_row(capture: Capture) -> Row:
    return {
        "sha256": sha256(capture.body), "media_type": detect(capture.body)[0], "size": len(capture.body),
        "first_seen": ids.iso(capture.fetched_at),
    }  # fmt: skip


def _capture_row(capture: Capture, crawl: str | None) -> Row:
    return {
        "id": ids.capture_id(capture.url, capture.fetched_at), "url": capture.url,
        "fetched_at": ids.iso(capture.fetched_at), "status": capture.status, "role": capture.role,
        "reason": capture.reason, "link_text": capture.link_text, "referrer": capture.referrer,
        "parent": capture.parent, "portal": capture.portal, "crawl": crawl,
        "document": sha256(capture.body) if capture.body else None, "media_type": capture.media_type or None,
        "etag": capture.etag, "last_modified": capture.last_modified,
        "hints": dumps(dict(capture.hints)) if capture.hints else None,
    }  # fmt: skip
