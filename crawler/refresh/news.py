"""The findings of a run: reports that are new, changed, moved or withdrawn, and problems.

All of them are read from the corpus: from the captures of the run's crawl, and what is derived from these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from crawler.refresh.histories import WHOLE

_WHO = (
    "SELECT r.id, i.name, r.year, r.title, r.status FROM reports r JOIN issuers i ON i.id = r.issuer_id WHERE r.id = ?"
)


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its issuer, year and title, and the address where it is (or was)."""

    id: str
    issuer: str
    year: int
    title: str | None
    status: str
    """`clean` or `flagged`."""
    url: str


@dataclass(frozen=True, slots=True)
class Field:
    """A changed field of a report: its text before and after, as printed. None: it was or is missing."""

    field: str
    old: str | None
    new: str | None
    ocr: bool = False
    """Whether one of the two was read by OCR, and may be a misreading."""


@dataclass(frozen=True, slots=True)
class Changed:
    report: Report
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    report: Report
    moved_from: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    report: Report
    why: str
    """What its address gives now, in words."""
    elsewhere: tuple[str, ...]
    """Addresses at which the report still is."""


@dataclass(frozen=True, slots=True)
class Problem:
    stage: str
    url: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Traffic:
    """Requests of a crawl. `requests` counts all of them, including robots.txt and redirects."""

    requests: int = 0
    looked_at: int = 0
    """Number of pages and files that were requested."""
    not_modified: int = 0
    """Number of these that the server confirmed with 304."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one crawl of one portal. `crawl` is None if the crawl did not even begin."""

    portal: str
    title: str
    crawl: str | None
    outcome: str
    reason: str
    seconds: float
    traffic: Traffic = Traffic()
    new: tuple[Report, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: tuple[Moved, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    broken: tuple[Problem, ...] = ()
    """New problems."""
    mended: tuple[Problem, ...] = ()
    """Problems that are gone."""

    @property
    def good(self) -> bool:
        return self.outcome in {"done", "empty"}

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to report."""
        found = (self.new, self.changed, self.moved, self.withdrawn, self.broken)
        return self.good and not any(found)


@dataclass(frozen=True, slots=True)
class Before:
    """The state before a run: its problems, and the last crawl (None: there is none)."""

    crawl: str | None = None
    problems: frozenset[Problem] = field(default_factory=frozenset)


def before(conn: sqlite3.Connection, portal: str) -> Before:
    return Before(_last_crawl(conn, portal), frozenset(_problems(conn, portal)))


def findings(conn: sqlite3.Connection, portal: str, title: str, then: Before, seconds: float) -> Findings:
    """The findings of a run that has ended. `then` is the state before it; `seconds` is how long it took."""
    crawl = _last_crawl(conn, portal)
    if crawl is None or crawl == then.crawl:
        words = "the crawl did not begin: see what it said"
        return Findings(portal, title, None, "broken", words, seconds)
    outcome, reason = conn.execute(
        "SELECT coalesce(outcome, 'broken'), coalesce(reason, 'it was killed before its end:"
        " run it again, nothing is kept twice') FROM crawls WHERE id = ?",
        (crawl,),
    ).fetchone()
    now = frozenset(_problems(conn, portal))
    gone = tuple(_withdrawn(conn, crawl))
    moved = tuple(_moved(conn, crawl))
    left = {each.moved_from for each in moved}
    return Findings(
        portal,
        title,
        crawl,
        outcome,
        reason,
        seconds,
        _traffic(conn, crawl),
        tuple(_new(conn, crawl)),
        tuple(_changed(conn, crawl)),
        moved,
        tuple(each for each in gone if each.report.url not in left),
        _sorted(now - then.problems),
        _sorted(then.problems - now),
    )


def _last_crawl(conn: sqlite3.Connection, portal: str) -> str | None:
    row = conn.execute(
        "SELECT id FROM crawls WHERE portal = ? ORDER BY started_at DESC, rowid DESC LIMIT 1", (portal,)
    ).fetchone()
    return row[0] if row else None


def _problems(conn: sqlite3.Connection, portal: str) -> Iterator[Problem]:
    for row in conn.execute("SELECT stage, url, message FROM problems WHERE portal = ?", (portal,)):
        yield Problem(*row)


def _sorted(problems: frozenset[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.stage, each.url or "", each.message)))


def _report(conn: sqlite3.Connection, id_: str, url: str) -> Report:
    id_, issuer, year, title, status = conn.execute(_WHO, (id_,)).fetchone()
    return Report(id_, issuer, year, title, status, url)


def _new(conn: sqlite3.Connection, crawl: str) -> Iterator[Report]:
    """Reports whose copies were all first seen in this crawl."""
    # The query starts from the crawl's captures, not from all reports, so that other portals cost nothing.
    # The + keeps SQLite from scanning the whole crawl for each report.
    rows = conn.execute(
        "SELECT r.id, r.url FROM reports r WHERE r.id IN (SELECT d.report_id FROM captures c"
        "   JOIN report_documents d ON d.url = c.url AND d.first_seen = c.fetched_at"
        "   WHERE c.crawl = :crawl)"
        " AND NOT EXISTS (SELECT 1 FROM report_documents d WHERE d.report_id = r.id"
        "   AND NOT EXISTS (SELECT 1 FROM captures c WHERE c.url = d.url"
        "     AND c.fetched_at = d.first_seen AND +c.crawl = :crawl))"
        " ORDER BY r.id",
        {"crawl": crawl},
    )
    for id_, url in rows.fetchall():
        yield _report(conn, id_, url)


def _changed(conn: sqlite3.Connection, crawl: str) -> Iterator[Changed]:
    rows = conn.execute(
        "SELECT v.report_id, v.url, v.field, v.old, v.new, v.ocr FROM revisions v"
        " JOIN captures c ON c.id = v.new_capture WHERE c.crawl = ?"
        " ORDER BY v.report_id, v.url, v.field",
        (crawl,),
    ).fetchall()
    for (id_, url), group in groupby(rows, key=itemgetter(0, 1)):
        fields = tuple(Field(name, old, new, bool(ocr)) for _, _, name, old, new, ocr in group)
        yield Changed(_report(conn, id_, url), fields)


def _moved(conn: sqlite3.Connection, crawl: str) -> Iterator[Moved]:
    rows = conn.execute(
        "SELECT d.report_id, d.url, d.moved_from FROM report_documents d"
        " JOIN captures c ON c.url = d.url AND c.fetched_at = d.first_seen AND c.crawl = ?"
        " WHERE d.moved_from IS NOT NULL ORDER BY d.report_id, d.url",
        (crawl,),
    )
    for id_, url, old in rows.fetchall():
        yield Moved(_report(conn, id_, url), old)


def _withdrawn(conn: sqlite3.Connection, crawl: str) -> Iterator[Withdrawn]:
    """Reports that a capture of this crawl shows to be withdrawn. For a file inside a ZIP or RAR, that is a
    capture of the ZIP or RAR. A copy on a portal that can't speak for the issuer withdraws nothing.
    """
    rows = conn.execute(
        "SELECT d.report_id, d.url, c.status, c.reason FROM captures c"
        " JOIN report_documents d ON d.url = c.url AND d.withdrawn_at = c.fetched_at"
        " WHERE c.crawl = :crawl AND d.standing = 'own'"
        " UNION SELECT d.report_id, d.url, c.status, c.reason FROM captures c"
        " JOIN report_documents d ON d.url > c.url || '#' AND d.url < c.url || '$'"
        " AND d.withdrawn_at = c.fetched_at WHERE c.crawl = :crawl AND d.standing = 'own' ORDER BY 1, 2",
        {"crawl": crawl},
    )
    for id_, url, status, reason in rows.fetchall():
        others = conn.execute(
            "SELECT url FROM report_documents WHERE report_id = ? AND withdrawn_at IS NULL ORDER BY url", (id_,)
        ).fetchall()
        why = f"{status}: {reason}" if status >= 400 else reason
        yield Withdrawn(_report(conn, id_, url), why, tuple(each for (each,) in others))


def _traffic(conn: sqlite3.Connection, crawl: str) -> Traffic:
    looked_at, confirmed = conn.execute(
        f"SELECT count(*), coalesce(sum(status = 304), 0) FROM captures WHERE crawl = ? AND {WHOLE}",  # noqa: S608
        (crawl,),
    ).fetchone()
    (requests,) = conn.execute(
        "SELECT count(*) FROM archive_records r JOIN archive_files f ON f.name = r.file"
        " WHERE f.crawl = ? AND r.kind = 'request'",
        (crawl,),
    ).fetchone()
    return Traffic(requests or looked_at, looked_at, confirmed)
