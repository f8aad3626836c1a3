"""Captures of earlier versions: archives and corpora are read with the roles of today."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive import ArchiveError
from crawler.archive.log import capture_from, capture_json
from crawler.corpus import Corpus
from crawler.database import search
from spiders.captures import Capture, Role

CORPUS_2 = Path(__file__).parents[1] / "corpus" / "corpus_v2.sql"
AT = datetime(2024, 1, 20, tzinfo=UTC)
ROLES: dict[tuple[Role, str], Role] = {
    ("front", "a front page"): "front",
    ("column", "a column of annual reports"): "column",
    ("column", "a way to what is disclosed"): "hub",
    ("column", "page 2 of the column"): "answer",
    ("broken", "an error page: status 404"): "broken",
    ("broken", "a page that says it doesn't exist, with status 200"): "soft_404",
    ("broken", "the site's front page came instead"): "soft_404",
}


def capture(role: Role, reason: str) -> Capture:
    return Capture("x", "http://x.gov.cn/", AT, 200, role, reason)


@pytest.mark.parametrize(("before", "role"), ROLES.items())
def test_an_archive_of_version_1(before: tuple[Role, str], role: Role) -> None:
    written = capture_json(capture(*before), None, None)
    del written["version"]
    assert capture_from(written, b"").role == role


def test_the_words_of_today_say_nothing_of_the_role() -> None:
    again = capture("column", "said in other words")
    assert capture_from(capture_json(again, None, None), b"") == again


def test_an_archive_of_a_newer_version_is_refused() -> None:
    written = capture_json(capture("front", "a front page"), None, None)
    with pytest.raises(ArchiveError, match="upgrade nianbao"):
        capture_from({**written, "version": written["version"] + 1}, b"")


def test_a_corpus_of_schema_2(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"BEGIN;{CORPUS_2.read_text(encoding='utf-8')};COMMIT")
        search.rebuild(conn)
        conn.row_factory = sqlite3.Row
        (row,) = conn.execute("SELECT * FROM captures WHERE role = 'report' ORDER BY id LIMIT 1")
        for n, (role, reason) in enumerate(ROLES):
            other = {**dict(row), "id": f"{n}", "url": f"http://x.gov.cn/{n}", "role": role, "reason": reason}
            conn.execute(f"INSERT INTO captures VALUES ({', '.join('?' for _ in other)})", tuple(other.values()))
        conn.commit()
    Corpus.open(path).close()
    with closing(sqlite3.connect(path)) as conn:
        found = conn.execute("SELECT role FROM captures WHERE url LIKE 'http://x.gov.cn/%' ORDER BY url")
        assert [role for (role,) in found] == [*ROLES.values()]
