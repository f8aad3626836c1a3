"""Work for one portal doesn't grow with the others: no statement scans a large table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bench import scale, synthetic
from bench.organs import YEARS
from crawler.corpus import opening
from crawler.corpus.checked.due import unchecked, unchecked_years
from crawler.corpus.opening import open_database
from crawler.database.store import Store

LARGE = frozenset(
    (
        "captures",
        "documents",
        "readings",
        "reports",
        "report_documents",
        "source_tables",
        "sections",
        "disclosures",
        "requests",
        "appeals",
        "checks",
        "inferences",
        "revisions",
        "archive_records",
    )
)
"""Tables with several rows for every report."""
CODED = ("status", "role", "form", "outcome", "number", "section", "kind")
"""Columns with few distinct values: a search by one of them alone finds much of the table."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = synthetic.corpus(tmp_path_factory.mktemp("scale"), 35, chains=1)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("DELETE FROM sqlite_stat1")  # statistics that say it is small and may be scanned
    return path


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The statements that are run from now on."""
    statements: set[str] = set()
    connect = opening._connect

    def traced(path: Path) -> sqlite3.Connection:
        conn = connect(path)
        conn.set_trace_callback(statements.add)
        return conn

    monkeypatch.setattr(opening, "_connect", traced)
    return statements


def test_a_refresh_of_a_portal_reads_no_large_table_whole(corpus: Path, said: set[str]) -> None:
    """A scan of an index that covers the query is allowed: 200,000 reports take a fifth of a second."""
    pages, _ = scale.STEPS["refresh of a portal"](corpus)
    assert pages == 35 + scale.NEW
    with closing(sqlite3.connect(corpus)) as conn:
        slow = {f"{how} in {sql}" for sql in said for how in _slow(conn, sql)}
    assert len(said) > 500
    # Narratives are compared across a year; a refresh of many portals does that once.
    assert {each for each in slow if "group_concat" not in each} == set()


def _slow(conn: sqlite3.Connection, sql: str) -> Iterator[str]:
    if not sql.upper().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")):
        return
    for *_, how in conn.execute(f"EXPLAIN QUERY PLAN {sql}"):
        name = re.match(r"(SCAN|SEARCH) (\w+)", how)
        if name is None or _table(sql, name[2]) not in LARGE or "COVERING" in how:
            continue
        coded = any(how.endswith(f"({column}=?)") for column in CODED)
        if name[1] == "SCAN" or coded:
            yield how


def _table(sql: str, name: str) -> str:
    """The table behind an alias."""
    found = re.search(rf"\b(\w+) (?:AS )?{name}\b", sql)
    return name if name in LARGE or found is None else found[1]


def test_a_smaller_corpus_is_the_beginning_of_a_larger_one(corpus: Path, tmp_path: Path) -> None:
    small = synthetic.corpus(tmp_path, 14, checked=False, chains=1)
    large = synthetic.corpus(tmp_path, 21, checked=False, chains=1)
    with closing(sqlite3.connect(small)) as one, closing(sqlite3.connect(large)) as other:
        assert one.execute("SELECT count(*) FROM reports").fetchone() == (14,)
        ids = [row[0] for row in other.execute("SELECT id FROM reports ORDER BY rowid")]
        assert ids[:14] == [row[0] for row in one.execute("SELECT id FROM reports ORDER BY rowid")]
        assert len(ids) == 21
        assert other.execute("PRAGMA foreign_key_check").fetchall() == []
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        (requests,) = other.execute("SELECT count(*) FROM requests").fetchone()
    assert 21 * 22 <= requests <= 21 * 26


def test_what_has_no_row_of_a_rule_is_unchecked(tmp_path: Path) -> None:
    path = synthetic.corpus(tmp_path, 7, checked=False, chains=1)
    with closing(open_database(path)) as db:
        store = Store(db)
        every = [row[0] for row in db.conn.execute("SELECT id FROM reports ORDER BY id")]
        assert unchecked(store, "timeliness.deadline") == every
        assert unchecked_years(store, "text.copied") == list(YEARS)
        db.conn.execute(
            "INSERT INTO checks (report_id, rule, subject, status, message) VALUES"
            " (?, 'text.copied', 'last_year', 'pass', '')",
            (every[0],),
        )
        assert unchecked(store, "text.copied") == every[1:]
        assert unchecked_years(store, "text.copied") == list(YEARS)[1:]
