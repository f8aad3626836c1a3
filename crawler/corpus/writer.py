"""The one writer of the corpus.

Everything it is told may be told again, in any order, and by a crawl that was killed before: the
rows come out the same. A report is written in one transaction. Fetches are gathered and written
many at a time; what a kill loses of them is fetched again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, Self

from crawler.corpus import choose
from crawler.corpus.choose import Copy
from crawler.corpus.divisions import division
from crawler.corpus.ids import Issuer, digest, issuer, report_id
from crawler.corpus.rows import dump, report_rows
from crawler.corpus.schema import open_database
from crawler.corpus.search import index_words
from crawler.corpus.summary import Summary, summary
from parsers.report import Reading
from parsers.sniff import detect
from spiders.captures import Capture

_BUFFER = 200
"""Fetches gathered before they are written: a write costs 1 ms, a fetch on a mirror 2 ms."""

_BELOW = ("sections", "source_tables", "checks", "inferences", "disclosures", "requests", "appeals", "indicators")
"""The tables that hold rows of one report."""


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What a portal says of itself."""

    id: str
    name: str
    base_url: str
    division: str


class Written(NamedTuple):
    """`report_id` is None where the document names no issuer or year: that is a problem then."""

    report_id: str | None
    status: str
    outcome: Literal["new", "unchanged", "replaced", "copy", "nameless"]


class Corpus:
    """An open corpus. Use it as a context manager, or close it: what is gathered is written then."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = open_database(path)
        self._captures: dict[str, dict[str, Any]] = {}
        self._documents: dict[str, dict[str, Any]] = {}

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Creates the file and its tables where they are missing. Raises `CorpusError`."""
        return cls(Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.flush()
        self.db.close()

    # portals and crawls

    def write_portal(self, portal: PortalFacts) -> None:
        with self.db.atomic():
            self._write_division(portal.division)
            known = list(self.db["portals"].rows_where("id = ?", [portal.id]))
            self.db["portals"].upsert(
                {
                    "id": portal.id, "name": portal.name, "base_url": portal.base_url,
                    "division": portal.division, "last_crawl": known[0]["last_crawl"] if known else None,
                },
                pk="id",
            )  # fmt: skip

    def _write_division(self, code: str) -> None:
        each = division(code)
        if each.parent:
            self._write_division(each.parent)
        self.db["divisions"].upsert(each._asdict(), pk="code")

    def start_crawl(self, portal: str, started_at: datetime, mirror: str | None) -> str:
        """The crawl's id: portal and time of start."""
        crawl = f"{portal}-{started_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        row = {
            "id": crawl, "portal": portal, "started_at": _time(started_at), "ended_at": None,
            "outcome": "running", "reason": None, "mirror": mirror, "counts": None,
        }  # fmt: skip
        with self.db.atomic():
            self.db["crawls"].upsert(row, pk="id")
        return crawl

    def finish_crawl(self, crawl: str, ended_at: datetime, outcome: str, reason: str, counts: Mapping[str, int]) -> None:
        self.flush()
        with self.db.atomic():
            portal = self.db["crawls"].get(crawl)["portal"]
            self.db["crawls"].update(
                crawl,
                {"ended_at": _time(ended_at), "outcome": outcome, "reason": reason, "counts": dump(dict(counts))},
            )
            self.db["portals"].update(portal, {"last_crawl": _time(ended_at)})

    # captures

    def write_capture(self, capture: Capture, crawl: str | None, sha256: str | None = None) -> str:
        """The capture's id. Gathered; written with the next `flush`, report or problem."""
        row = _capture_row(capture, crawl)
        if capture.body:
            row["sha256"] = sha256 or _sha256(capture.body)
            self._documents.setdefault(
                row["sha256"],
                {
                    "sha256": row["sha256"], "media_type": detect(capture.body)[0],
                    "size": len(capture.body), "first_seen": _time(capture.fetched_at),
                },
            )  # fmt: skip
        self._captures[row["id"]] = row
        if len(self._captures) >= _BUFFER:
            self.flush()
        return str(row["id"])

    def flush(self) -> None:
        """Writes the fetches that were gathered."""
        if not self._captures:
            return
        with self.db.atomic():
            self.db.conn.executemany(
                "insert into documents (sha256, media_type, size, first_seen) values (:sha256, :media_type, :size, :first_seen)"
                " on conflict (sha256) do update set first_seen = min(first_seen, excluded.first_seen)",
                list(self._documents.values()),
            )
            self.db["captures"].upsert_all(list(self._captures.values()), pk="id")
        self._captures.clear()
        self._documents.clear()

    # reports

    def write_reading(self, reading: Reading, capture: Capture) -> Written:
        """A report's rows, in one transaction; the capture must have been written before."""
        self.flush()
        report = reading.report
        if report.issuer is None or report.year is None:
            missing = " and ".join(n for n, v in (("issuer", report.issuer), ("year", report.year)) if v is None)
            self.write_problem(
                "recognise", f"a report that doesn't say its {missing}", url=capture.url,
                document=reading.sha256, portal=capture.portal,
            )  # fmt: skip
            return Written(None, "flagged", "nameless")
        with self.db.atomic():
            self._write_document(reading, capture)
            organ = self._write_issuer(report.issuer, capture.portal)
            return self._write_report(report_id(organ.id, report.year), organ, reading, capture)

    def _write_document(self, reading: Reading, capture: Capture) -> None:
        self.db.execute(
            "insert into documents (sha256, media_type, size, first_seen) values (?, ?, ?, ?) on conflict do nothing",
            [reading.sha256, reading.media_type, len(capture.body), _time(capture.fetched_at)],
        )

    def _write_issuer(self, printed: str, portal: str) -> Issuer:
        home = self.db["portals"].get(portal)["division"]
        organ = issuer(printed, home)
        self._write_division(organ.division)
        known = list(self.db["issuers"].rows_where("id = ?", [organ.id]))
        others = set(json.loads(known[0]["other_names"])) if known else set()
        if printed != organ.name:
            others.add(printed)
        self.db["issuers"].upsert(
            {
                "id": organ.id, "name": organ.name, "division": organ.division, "kind": organ.kind,
                "other_names": dump(sorted(others)),
            },
            pk="id",
        )  # fmt: skip
        return organ

    def _write_report(self, key: str, organ: Issuer, reading: Reading, capture: Capture) -> Written:
        mine = choose.copy_of(reading, capture.url, capture.role, _time(capture.fetched_at))
        self._forget_elsewhere(mine.url, key)
        copies = {copy.url: copy for copy in self._copies(key)}
        older = copies.get(mine.url)
        if older and older.fetched_at > mine.fetched_at:
            return Written(key, self._status(key), "copy")
        source = self._source(key)
        copies[mine.url] = mine
        chosen = choose.best(copies.values())
        status = _status(reading)
        outcome: Literal["new", "unchanged", "replaced", "copy"] = "copy"
        # A copy that got worse stays the source until a better one is read again: its rows are
        # what is at hand.
        if chosen.url == mine.url or source in {None, mine.url}:
            chosen = mine
            row = _report_row(key, organ.id, reading, capture.url)
            outcome = self._replace(key, row, reading)
        elif source is not None:
            chosen = copies[source]
            status = self._status(key)
        self._write_copies(key, copies, chosen)
        return Written(key, status, outcome)

    def _replace(self, key: str, row: dict[str, Any], reading: Reading) -> Literal["new", "unchanged", "replaced"]:
        known = list(self.db["reports"].rows_where("id = ?", [key]))
        if known and known[0] == row:
            return "unchanged"
        self.db["reports"].upsert(row, pk="id")
        self._clear_below(key)
        rows = report_rows(key, reading)
        for table, below in rows.items():
            if below:
                self.db[table].insert_all(below)
        self.db.conn.executemany(
            "insert into sections_fts (rowid, words) values (?, ?)",
            [(s["id"], index_words(f"{s['heading']} {s['text']}")) for s in rows["sections"]],
        )
        return "replaced" if known else "new"

    def _clear_below(self, key: str) -> None:
        self.db.execute("delete from sections_fts where rowid in (select id from sections where report_id = ?)", [key])
        for table in _BELOW:
            self.db.execute(f"delete from {table} where report_id = ?", [key])  # noqa: S608

    def _copies(self, key: str) -> list[Copy]:
        return [
            Copy(*(row[name] for name in Copy.__slots__))
            for row in self.db["report_documents"].rows_where("report_id = ?", [key])
        ]

    def _source(self, key: str) -> str | None:
        row = self.db.execute("select url from reports where id = ?", [key]).fetchone()
        return row[0] if row else None

    def _status(self, key: str) -> str:
        return str(self.db["reports"].get(key)["status"])

    def _write_copies(self, key: str, copies: Mapping[str, Copy], chosen: Copy) -> None:
        self.db["report_documents"].upsert_all(
            [
                {"report_id": key, **{name: getattr(copy, name) for name in Copy.__slots__}}
                | {"is_source": int(copy.url == chosen.url), "agrees": int(copy.figures_digest == chosen.figures_digest)}
                for copy in copies.values()
            ],
            pk=("report_id", "url"),
        )

    def _forget_elsewhere(self, url: str, key: str) -> None:
        """An address that carried another report before doesn't carry it any more."""
        others = list(self.db["report_documents"].rows_where("url = ? and report_id != ?", [url, key]))
        for row in others:
            self.db["report_documents"].delete((row["report_id"], url))
            left = self.db["report_documents"].count_where("report_id = ?", [row["report_id"]])
            if not left:
                self._clear_below(row["report_id"])
                self.db["reports"].delete(row["report_id"])

    # problems

    def write_problem(
        self, stage: str, message: str, *, url: str | None, document: str | None = None, portal: str | None = None
    ) -> None:
        """One row for a stage and URL: the last message counts."""
        self.flush()
        with self.db.atomic():
            self.db["problems"].upsert(
                {
                    "id": digest(stage, url or document or message), "stage": stage, "portal": portal, "url": url,
                    "document": document, "message": message,
                },
                pk="id",
            )  # fmt: skip

    def clear_problem(self, stage: str | None, url: str) -> None:
        """What went wrong with `url` at `stage` (None: at any) has succeeded since."""
        with self.db.atomic():
            if stage is None:
                self.db["problems"].delete_where("url = ?", [url])
            else:
                self.db["problems"].delete_where("url = ? and stage = ?", [url, stage])

    def summary(self, portal: str | None = None) -> Summary:
        self.flush()
        return summary(self.db, portal)


def _capture_row(capture: Capture, crawl: str | None) -> dict[str, Any]:
    fetched = _time(capture.fetched_at)
    return {
        "id": digest(capture.url, fetched), "portal": capture.portal, "crawl": crawl, "url": capture.url,
        "fetched_at": fetched, "status": capture.status, "role": capture.role, "reason": capture.reason,
        "sha256": None, "etag": capture.etag, "last_modified": capture.last_modified,
        "referrer": capture.referrer, "link_text": capture.link_text, "parent": capture.parent,
        "hints": dump(dict(capture.hints)), "archive_file": None, "archive_offset": None,
    }  # fmt: skip


def _report_row(key: str, issuer_id: str, reading: Reading, url: str) -> dict[str, Any]:
    report = reading.report
    figures = report.figures.values()
    return {
        "id": key, "issuer_id": issuer_id, "year": report.year, "title": report.title, "form": report.form,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "url": url, "sha256": reading.sha256, "reader": reading.reader,
        "parser_version": reading.parser_version, "status": _status(reading),
        "figures_read": sum(figure.value is not None for figure in figures),
        "figures_blank": sum(figure.value is None for figure in figures),
        "checks_failed": sum(check.status == "fail" for check in reading.checks),
        "warnings": dump([str(warning) for warning in report.warnings]),
        "evidence": dump(dict(report.evidence)),
    }  # fmt: skip


def _status(reading: Reading) -> str:
    failed = any(check.status == "fail" for check in reading.checks)
    return "flagged" if failed or reading.report.warnings else "clean"


def _time(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _sha256(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()
