"""抓取批次: what a crawl of a portal found, and how two crawls differ."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from spiders.captures import ERRORS
from spiders.pages.addresses import host_of


@dataclass(frozen=True, slots=True)
class Crawl:
    """A row of `crawls`, with a summary of its captures. `ended_at` is None if it was killed, or is
    still running.
    """

    id: str
    started_at: str
    ended_at: str | None
    outcome: str | None
    reason: str | None
    counts: Mapping[str, int]
    columns: frozenset[str]
    """Addresses of columns of annual reports."""
    reports: Mapping[str, str]
    """Ids of the reports that its captures carry, each with the address of one of its copies."""
    refused: Mapping[str, str]
    """Addresses that were blocked or gave an error, each with the reason."""
    guarded: frozenset[str]
    """Hosts that blocked a request."""
    hosts: frozenset[str]
    """Hosts that delivered pages."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an earlier crawl of a portal found and a later one didn't, and what failed only in the later."""

    before: Crawl
    after: Crawl
    lost_reports: Mapping[str, str] = field(default_factory=dict)
    """Ids of reports, each with its address."""
    lost_columns: Mapping[str, str] = field(default_factory=dict)
    """Addresses of columns, each with what happened to it, as text."""
    unlinked: frozenset[str] = frozenset()
    """Those of the lost columns to which no link leads any more."""
    new_refusals: Mapping[str, str] = field(default_factory=dict)
    silent_hosts: frozenset[str] = frozenset()

    @property
    def is_guarded(self) -> bool:
        """Whether something that was there before is now missing on a host that blocks requests."""
        return any(host_of(url) in self.after.guarded for url in (*self.lost_columns, *self.new_refusals))


def crawls_of(conn: sqlite3.Connection, portal: str) -> list[Crawl]:
    """The latest crawl of a portal, and the latest before it that ended as done or partial and was of the same kind
    (of the portal itself, or of a mirror). Empty if it was never crawled.
    """
    sql = (
        "SELECT id, started_at, ended_at, outcome, reason, counts, mirror IS NULL FROM crawls"
        " WHERE portal = ? ORDER BY started_at DESC, rowid DESC"
    )
    rows = conn.execute(sql, (portal,)).fetchall()
    if not rows:
        return []
    good = next((row for row in rows[1:] if row[3] in {"done", "partial"} and row[6] == rows[0][6]), None)
    return [_crawl(conn, row) for row in (rows[0], good) if row is not None]


def compare(conn: sqlite3.Connection, before: Crawl, after: Crawl) -> Change:
    """Finds what `before` found and `after` didn't."""
    problems = dict(conn.execute("SELECT url, message FROM problems WHERE stage = 'fetch'"))
    fates: dict[str, str] = {**problems, **after.refused}
    lost = sorted(before.columns - after.columns)
    return Change(
        before,
        after,
        {id_: url for id_, url in before.reports.items() if id_ not in after.reports},
        {url: fates.get(url, "no link leads there any more") for url in lost},
        frozenset(lost) - fates.keys(),
        {url: why for url, why in after.refused.items() if url not in before.refused},
        before.hosts - after.hosts,
    )


def _crawl(conn: sqlite3.Connection, row: tuple[Any, ...]) -> Crawl:
    id_, started, ended, outcome, reason, counts, _ = row
    captures = conn.execute("SELECT url, role, reason FROM captures WHERE crawl = ?", (id_,)).fetchall()
    refused = {url: why for url, role, why in captures if role in ERRORS}
    columns = {url for url, role, _ in captures if role == "column"}
    errors = ", ".join(f"'{role}'" for role in sorted(ERRORS))
    carried = conn.execute(
        "SELECT d.report_id, min(d.url) FROM report_documents d JOIN captures c ON c.url = d.url"
        f" WHERE c.crawl = ? AND c.role NOT IN ({errors}) AND c.fetched_at >= d.first_seen"
        " AND (d.withdrawn_at IS NULL OR c.fetched_at < d.withdrawn_at) GROUP BY d.report_id",
        (id_,),
    )
    return Crawl(
        id_,
        started,
        ended,
        outcome,
        reason,
        json.loads(counts or "{}"),
        frozenset(columns),
        dict(carried.fetchall()),
        refused,
        frozenset(host_of(url) for url, role, _ in captures if role == "blocked"),
        frozenset(host_of(url) for url, _, _ in captures if url not in refused),
    )
