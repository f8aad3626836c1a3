"""A corpus of an older version opens, keeps all it has, and is as a new one; or stays as it was."""

from __future__ import annotations

import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from crawler.browse.errors import BrowseError
from crawler.browse.serve import datasette
from crawler.corpus import Corpus, CorpusError
from crawler.corpus.derived.reports import bring_up_to_date
from crawler.corpus.opening import open_database
from crawler.database import search
from crawler.database.schema import SCHEMA_VERSION
from crawler.database.store import Store
from crawler.dictionary import TABLES
from tests.crawler.corpus.samples import dump, page, rows, write

DUMP = Path(__file__).parent / "corpus_v1.sql"
"""What the writer of schema 1 made of three pages, a corrected one, an archive and a problem."""
PAGE = "https://www.ly.gov.cn/2024/01-20/1.html"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"BEGIN;{DUMP.read_text(encoding='utf-8')};COMMIT")
        search.rebuild(conn)
        conn.commit()
        conn.execute("PRAGMA journal_mode = WAL")
    return path


KEPT = (
    "captures",
    "documents",
    "reports",
    "report_documents",
    "sections",
    "disclosures",
    "requests",
    "appeals",
    "source_tables",
    "checks",
    "inferences",
    "problems",
    "crawls",
    "portals",
    "issuers",
)


def files(corpus: Path) -> list[str]:
    """In its folder, without SQLite's own."""
    own = {f"{corpus.name}-wal", f"{corpus.name}-shm"}
    return sorted(each.name for each in corpus.parent.iterdir() if each.name not in own)


def shared(path: Path, table: str, columns: list[str]) -> list[tuple[object, ...]]:
    return sorted(rows(path, f"SELECT {', '.join(columns)} FROM {table}"), key=repr)


def test_a_corpus_of_version_1_opens_and_keeps_all_its_rows(old: Path) -> None:
    columns = {
        table: [
            f'"{name}"'
            for _, name, *_ in rows(old, f'PRAGMA table_info("{table}")')
            if (table, name) != ("report_documents", "reading")
        ]
        for table in KEPT
    }
    before = {table: shared(old, table, columns[table]) for table in KEPT}
    assert len(before["reports"]) == 3
    Corpus.open(old).close()
    assert {table: shared(old, table, columns[table]) for table in KEPT} == before
    assert rows(old, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "SELECT count(*) FROM readings") == [(4,)]
    assert rows(old, "SELECT count(*) FROM report_documents WHERE first_seen IS NULL") == [(0,)]
    kept = old.with_name("corpus.db.v1.bak")
    assert {table: shared(kept, table, columns[table]) for table in KEPT} == before
    assert files(old) == [old.name, kept.name]


def test_its_schema_is_that_of_a_new_corpus(old: Path, tmp_path: Path) -> None:
    Corpus.open(old).close()
    Corpus.open(tmp_path / "new.db").close()
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    assert rows(old, schema) == rows(tmp_path / "new.db", schema)
    for table in TABLES:
        info = f'PRAGMA table_info("{table}")'
        assert rows(old, info) == rows(tmp_path / "new.db", info)


def test_it_goes_on_as_if_it_had_always_been_of_today(old: Path) -> None:
    """What follows from its captures is there already; a correction is noticed."""
    Corpus.open(old).close()
    before = dump(old, without={"captures"})
    with closing(open_database(old)) as db:
        store = Store(db)
        for (url,) in rows(old, "SELECT url FROM report_documents"):
            with store.transaction():
                assert not bring_up_to_date(store, str(url))
    assert dump(old, without={"captures"}) == before
    # Readings of other parsers are no revision of each other.
    for page_of in (2, 4):
        write(old, [page(page_of, path=PAGE, hours=48 * page_of)])
    assert rows(old, "SELECT count(*) > 20 FROM revisions") == [(1,)]


def test_a_second_copy_is_kept_beside_the_first(old: Path) -> None:
    shutil.copy(old, old.with_name("again.db"))
    Corpus.open(old).close()
    shutil.copy(old.with_name("again.db"), old)
    Corpus.open(old).close()
    assert old.with_name("corpus.db.v1-2.bak").exists()


def test_without_room_nothing_is_touched_and_it_says_how_much_it_takes(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1, 1, 1000))
    with pytest.raises(CorpusError, match=r"takes .* MB on its disk, and 0 MB are free"):
        Corpus.open(old)
    assert rows(old, "PRAGMA user_version") == [(1,)]


def test_what_goes_wrong_on_the_way_leaves_the_old_one(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(old, "SELECT * FROM reports")
    with closing(sqlite3.connect(old)) as conn, conn:
        conn.execute("UPDATE captures SET portal = 'nowhere' WHERE role = 'report'")
    with pytest.raises(CorpusError, match=r"damaged|refers to nothing"):
        Corpus.open(old)
    assert rows(old, "SELECT * FROM reports") == before
    assert rows(old, "PRAGMA user_version") == [(1,)]
    assert files(old) == [old.name]


def test_one_that_is_being_browsed_is_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM reports").fetchone()
        with pytest.raises(CorpusError, match="stop `nianbao serve`"):
            Corpus.open(old)
    Corpus.open(old).close()


def test_serve_says_what_brings_it_up_to_date(old: Path) -> None:
    with pytest.raises(BrowseError, match="nianbao reparse"):
        datasette(old)
    Corpus.open(old).close()
    datasette(old)
