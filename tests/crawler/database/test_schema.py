"""The schema follows the dictionary; a file that isn't a corpus is not changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import get_args

import pytest

from crawler.corpus import Corpus, CorpusError
from crawler.database.schema import APPLICATION_ID, SCHEMA_VERSION
from crawler.database.views import SQL
from crawler.dictionary import CODE_TABLES, TABLES, VIEWS
from parsers.forms import FORMS
from parsers.report import Status
from spiders.captures import Role
from tests.crawler.corpus.samples import page, rows, write

CONTRACT = {
    "portals",
    "divisions",
    "issuers",
    "issuer_successions",
    "captures",
    "documents",
    "reports",
    "report_documents",
    "sections",
    "disclosures",
    "requests",
    "appeals",
    "indicators",
    "source_tables",
    "checks",
    "inferences",
    "copied_texts",
    "revisions",
    "problems",
    "crawls",
    "readings",
    "archive_files",
    "archive_records",
    "expected_issuers",
    "corrections",
}
COLUMNS = {
    "disclosures": {"clause", "item", "measure", "value", "unit", "raw"},
    "requests": {
        "outcome",
        "natural_person",
        "company",
        "research_institution",
        "social_organisation",
        "legal_service",
        "other",
        "total",
    },
    "appeals": {"channel", "upheld", "corrected", "other", "pending", "total"},
    "indicators": {"indicator", "value", "unit", "raw"},
    "reports": {"issuer_id", "year", "title", "form", "published_on", "url", "parser_version", "status"},
    "checks": {"rule", "subject", "left", "right", "status", "message"},
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(tmp_path / "corpus.db", [])
    return tmp_path / "corpus.db"


def test_tables_and_columns_are_those_of_the_contract() -> None:
    assert {table.name for table in TABLES.values()} - {table.name for table in CODE_TABLES} == CONTRACT
    for name, columns in COLUMNS.items():
        assert columns <= {column.name for column in TABLES[name].columns}


def test_everything_in_the_file_is_in_the_dictionary_and_described(corpus: Path) -> None:
    tables = {
        str(name)
        for (name,) in rows(corpus, "SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith("sections_fts")
    }
    assert tables == TABLES.keys()
    assert rows(corpus, "SELECT name FROM sqlite_master WHERE type = 'view'") == [(view.name,) for view in VIEWS]
    for table in (*TABLES.values(), *VIEWS):
        assert table.title
        assert len(table.description) > 10
        found = [name for _, name, *_ in rows(corpus, f'PRAGMA table_info("{table.name}")')]
        assert found == [column.name for column in table.columns]
        for column in table.columns:
            assert column.description.endswith("."), f"{table.name}.{column.name}"
            counts = column.type == "number"
            assert not counts or column.unit, f"{table.name}.{column.name} counts something: in what unit?"


def test_keys_and_references_are_declared(corpus: Path) -> None:
    for table in TABLES.values():
        info = rows(corpus, f'PRAGMA table_info("{table.name}")')
        key = sorted((place, name) for _, name, _, _, _, place in info if place)
        assert tuple(name for _, name in key) == table.key
        declared = {(row[3], row[2]) for row in rows(corpus, f'PRAGMA foreign_key_list("{table.name}")')}
        assert declared == {(c.name, c.references) for c in table.columns if c.references}
        assert {row[1] for row in info if row[3]} == {c.name for c in table.columns if c.required}


def test_foreign_keys_are_enforced(corpus: Path) -> None:
    with Corpus.open(corpus) as opened, pytest.raises(sqlite3.IntegrityError):
        opened.store.conn.execute("INSERT INTO sections VALUES (1, 'no-such-report', 1, 'h', 't')")


def test_every_code_of_the_forms_has_words() -> None:
    codes = {table.name: {row["code"] for row in table.rows} for table in CODE_TABLES}
    for form in FORMS.values():
        assert {term.code for term in form.request_lines} <= codes["outcomes"]
        assert {term.code for term in form.request_columns} in (set(), codes["applicants"])
        assert {term.code for term in form.results} in (set(), codes["results"])
        assert form.indicator_lines.keys() in (set(), codes["indicator_codes"])
        assert {item.code for clause in form.clauses for item in clause.items} <= codes["items"]
        assert {m.code for clause in form.clauses for m in clause.measures} <= codes["measures"]
    assert set(get_args(Role)) == codes["roles"]
    assert set(get_args(Status)) == codes["verdicts"]
    for table in CODE_TABLES:
        assert [row["position"] for row in table.rows] == list(range(1, len(table.rows) + 1))
        assert all(row["name"] and row["label"] and row["english"] for row in table.rows)


def test_outcomes_stand_in_the_order_of_print() -> None:
    order = [row["code"] for row in TABLES["outcomes"].rows]
    for form in FORMS.values():
        printed = [term.code for term in form.request_lines]
        assert [code for code in order if code in printed] == printed


def test_opening_again_writes_nothing(corpus: Path) -> None:
    before = corpus.read_bytes()
    Corpus.open(corpus).close()
    assert corpus.read_bytes() == before


def test_a_missing_view_and_an_outdated_label_are_made_good(corpus: Path) -> None:
    with sqlite3.connect(corpus) as conn:
        conn.execute("DROP VIEW figures")
        conn.execute("UPDATE outcomes SET name = 'old words'")
    Corpus.open(corpus).close()
    assert rows(corpus, "SELECT count(*) FROM figures") == [(0,)]
    assert rows(corpus, "SELECT count(*) FROM outcomes WHERE name = 'old words'") == [(0,)]


def test_views_have_a_select_each() -> None:
    assert SQL.keys() == {view.name for view in VIEWS}


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("CREATE TABLE holidays (day TEXT)")


def _newer(path: Path) -> None:
    write(path, [])
    with sqlite3.connect(path) as conn:
        conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def _older(path: Path) -> None:
    _foreign(path)
    with sqlite3.connect(path) as conn:
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_bytes(b"a spreadsheet" * 100), "not a SQLite file"),
        (_foreign, "no corpus of this project"),
        (_newer, "upgrade nianbao"),
        (_older, "older version"),
        (lambda path: path.mkdir(), "can't be opened"),
    ],
)
def test_what_is_no_corpus_is_refused_in_words_and_not_touched(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "file.db"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(CorpusError, match=words):
        Corpus.open(path)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="can't be opened"):
        Corpus.open(tmp_path / "file" / "corpus.db")


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "corpus.db"
    monkeypatch.setattr("crawler.corpus.opening.BUSY_MS", 50)
    with sqlite3.connect(path) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(CorpusError, match="being written to by another process"):
            Corpus.open(path)


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    write(path, [page(1)])
    data = bytearray(path.read_bytes())
    data[100:8192] = b"\xff" * 8092
    path.write_bytes(data)
    with pytest.raises(CorpusError, match="damaged"):
        Corpus.open(path)
