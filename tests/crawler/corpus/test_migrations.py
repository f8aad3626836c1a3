"""Migrations: an older corpus opens with all its rows and equals a new one; or it stays unchanged."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from crawler.browse.errors import BrowseError
from crawler.browse.serve import datasette
from crawler.corpus import Corpus, CorpusError
from crawler.corpus.copies import packed, unpack
from crawler.corpus.derived.reports import bring_up_to_date
from crawler.corpus.opening import open_database
from crawler.corpus.translation import SENTENCES
from crawler.database import search
from crawler.database.schema import SCHEMA_VERSION
from crawler.database.store import Store
from crawler.dictionary import TABLES
from parsers.sentences import Translator
from tests.crawler.corpus.samples import dump, page, rows, write

DUMP = Path(__file__).parent / "corpus_v1.sql"
"""A corpus of schema 1: three pages, a corrected one, an archive and a problem."""
DUMP_2 = Path(__file__).parent / "corpus_v2.sql"
"""A corpus of schema 2: five pages (two years, a copy, blanks, failed sums, a section that is there
twice), failed files, problems, and organs that a portal declares.
"""
DUMP_3 = Path(__file__).parent / "corpus_v3.sql"
"""A corpus of schema 3: two reports of an organ, and one that a portal of another province printed in its
name, with more cells.
"""
DUMP_4 = Path(__file__).parent / "corpus_v4.sql"
"""A corpus of schema 4: two reports of an organ."""
DUMP_5 = Path(__file__).parent / "corpus_v5.sql"
"""A corpus of schema 5: three reports of an organ, and three files that are none, each for a reason that says, or
quotes, that it has no table of an official form.
"""
DUMP_6 = Path(__file__).parent / "corpus_v6.sql"
"""A corpus of schema 6: a city's report whose requests are those of the three departments whose reports it has."""
DUMP_7 = Path(__file__).parent / "corpus_v7.sql"
"""A corpus of schema 7: reports of two years that state the same day, and one whose copies state two dates."""
PAGE = "https://www.ly.gov.cn/2024/01-20/1.html"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return loaded(DUMP, tmp_path / "corpus.db")


@pytest.fixture
def old_2(tmp_path: Path) -> Path:
    return loaded(DUMP_2, tmp_path / "corpus.db")


def loaded(dumped: Path, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript(f"BEGIN;{dumped.read_text(encoding='utf-8')};COMMIT")
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


ANOTHER = {"reading", "digest", "warnings"}
"""Columns that differ from a new corpus: readings have a table of their own, messages contain codes."""


def files(corpus: Path) -> list[str]:
    """The files in the corpus' folder, without those of SQLite itself."""
    own = {f"{corpus.name}-wal", f"{corpus.name}-shm"}
    return sorted(each.name for each in corpus.parent.iterdir() if each.name not in own)


def shared(path: Path, table: str, columns: list[str]) -> list[tuple[object, ...]]:
    return sorted(rows(path, f"SELECT {', '.join(columns)} FROM {table}"), key=repr)


def test_a_corpus_of_version_1_opens_and_keeps_all_its_rows(old: Path) -> None:
    columns = {
        table: [f'"{name}"' for _, name, *_ in rows(old, f'PRAGMA table_info("{table}")') if name not in ANOTHER]
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
    """Everything that follows from its captures is there already; a correction is noticed."""
    Corpus.open(old).close()
    before = dump(old, without={"captures"})
    with closing(open_database(old)) as db:
        store = Store(db)
        for (url,) in rows(old, "SELECT url FROM report_documents"):
            with store.transaction():
                assert not bring_up_to_date(store, str(url))
    assert dump(old, without={"captures"}) == before
    # Readings by other parsers are not revisions of each other.
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


def messages(corpus: Path) -> list[tuple[str, str | None, str | None]]:
    """Every message of a corpus with its code and values."""
    found = [
        *rows(corpus, 'SELECT message, code, "values" FROM checks'),
        *rows(corpus, 'SELECT message, code, "values" FROM problems'),
        *rows(corpus, 'SELECT message, code, "values" FROM readings WHERE message IS NOT NULL'),
        *rows(corpus, "SELECT source, source_code, source_values FROM expected_issuers"),
        *rows(
            corpus, "SELECT value ->> 'message', value ->> 'code', value -> 'values' FROM reports, json_each(warnings)"
        ),
    ]
    texts = [tuple(None if each is None else str(each) for each in row) for row in found]
    return [(message or "", code, values) for message, code, values in texts]


def test_messages_get_their_codes_and_values(old_2: Path) -> None:
    Corpus.open(old_2).close()
    found = messages(old_2)
    assert {message for message, code, _ in found if code is None} == {
        "404: the page is gone",
        "what an older version noticed",
    }
    known = {message: (code, json.loads(values or "{}")) for message, code, values in found}
    assert known["all six sections are there"] == ("structure.whole", {})
    for words, code, values in (
        ("the file is empty: fetch it again", "file.empty", {}),
        (
            "could not be fetched: its name is not known (DNS)",
            "fetch.failed",
            {"why": {"code": "fetch.unknown_name", "values": {}}},
        ),
        (
            "could not be fetched: [Errno 5] a library: says; this",
            "fetch.failed",
            {"why": "[Errno 5] a library: says; this"},
        ),
        (
            "blocked with status 412: 瑞数 asks for a script to be run ($_ts)",
            "answer.refused_by",
            {"status": 412, "guard": {"code": "guard.ruishu", "values": {}}},
        ),
        (
            "“12 3” is read as one number, in spite of the blank in it; remark (3) beside the number",
            "number.odd",
            {
                "doubts": [
                    {"code": "number.blank_inside", "values": {"print": "12 3"}},
                    {"code": "number.remark", "values": {"remark": "(3)"}},
                ]
            },
        ),
        (
            "declared by the portal, from 2019 on as no year is declared, until its division ended in 2020",
            "expected.declared_since_until",
            {"first": 2019, "last": 2020},
        ),
    ):
        assert known[words] == (code, values)
    sums = rows(
        old_2,
        'SELECT message, "left", "right", "values" FROM checks WHERE code LIKE \'sum.%\' AND status <> \'unknown\'',
    )
    assert any("≠" in str(message) for message, *_ in sums)
    for message, left, right, stored in sums:
        assert (json.loads(str(stored)).items()) >= {"left": left, "right": right}.items()
        assert f": {left} " in str(message)


def test_each_sentence_follows_from_its_code_and_values(old_2: Path) -> None:
    Corpus.open(old_2).close()
    for message, code, values in messages(old_2):
        if code is not None:
            pair = Translator(SENTENCES).message(code, json.loads(values or "{}"))
            assert pair is not None, message
            assert message.endswith(pair[1]) or code.startswith(("narrative.", "change."))


def test_the_message_that_said_nothing_says_what_is_wrong(old_2: Path) -> None:
    said = "SELECT message FROM checks WHERE rule = 'structure.sections' AND status = 'fail'"
    assert rows(old_2, said) == [("section  is not found",)]
    Corpus.open(old_2).close()
    assert rows(old_2, said) == [("section 2 is there more than once",)]


def test_what_is_packed_is_what_the_tables_have(old_2: Path) -> None:
    """The digest is right, too, so that nothing is written when the same is read again."""
    Corpus.open(old_2).close()
    chosen = rows(
        old_2,
        "SELECT r.id, r.digest, d.digest, y.digest, y.document, y.copy FROM reports r"
        " JOIN report_documents d ON d.report_id = r.id AND d.chosen JOIN readings y ON y.id = d.reading",
    )
    assert len(chosen) == 4
    for report, *digests, document, copy in chosen:
        assert isinstance(copy, bytes)
        packed_rows = unpack(copy)
        assert {*digests} == {packed(packed_rows, str(document))[0]}
        columns = ("rule", "subject", "message", "code", "values")
        there = {tuple(each[name] for name in columns) for each in packed_rows["checks"]}
        stored = rows(old_2, 'SELECT rule, subject, message, code, "values" FROM checks WHERE report_id = ?', report)
        assert there <= set(stored)
        assert rows(old_2, "SELECT warnings FROM reports WHERE id = ?", report) == [
            (packed_rows["reports"][0]["warnings"],)
        ]
    with closing(open_database(old_2)) as db:
        for (url,) in rows(old_2, "SELECT url FROM report_documents"):
            with Store(db).transaction():
                assert not bring_up_to_date(Store(db), str(url))
    assert rows(old_2, "SELECT count(*) FROM revisions") == [(0,)]


def test_the_hints_keep_their_key(old_2: Path) -> None:
    told = rows(old_2, "SELECT key, source, told FROM readings ORDER BY id")
    Corpus.open(old_2).close()
    assert rows(old_2, "SELECT key, source, hints FROM readings ORDER BY id") == told


def test_a_report_that_another_portal_displaced_is_its_own_portals_again(tmp_path: Path) -> None:
    corpus = loaded(DUMP_3, tmp_path / "corpus.db")
    assert rows(corpus, "SELECT portal FROM reports ORDER BY year") == [("luoyang",), ("dingyuan",)]
    Corpus.open(corpus).close()
    assert rows(corpus, "SELECT portal, standing FROM reports ORDER BY year") == [("luoyang", "own")] * 2
    copies = rows(corpus, "SELECT portal, standing, chosen FROM report_documents ORDER BY portal, url")
    assert copies == [("dingyuan", "foreign", 0), ("luoyang", "own", 1), ("luoyang", "own", 1)]
    assert rows(corpus, "SELECT field, old, new FROM revisions") == []


def test_a_corpus_of_version_4_takes_reports_of_all_years(tmp_path: Path) -> None:
    corpus = loaded(DUMP_4, tmp_path / "corpus.db")
    before = {table: rows(corpus, f"SELECT count(*) FROM {table}") for table in ("reports", "sections", "requests")}
    early = page(3, year=2016, form="2014")
    write(corpus, [early])
    assert rows(corpus, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    after = {table: rows(corpus, f"SELECT count(*) FROM {table}") for table in ("reports", "sections", "requests")}
    assert after["requests"] == before["requests"]
    assert after["reports"] == [(3,)]
    assert rows(corpus, "SELECT form FROM reports WHERE year = 2016") == [("2014",)]
    (count,) = rows(corpus, "SELECT count(*) FROM indicators WHERE indicator IS NOT NULL AND source = 'table'")
    assert count == (len(early[0].report.figures),)
    assert rows(corpus, "PRAGMA foreign_key_check") == []
    series = "SELECT year, form FROM series WHERE measure = 'requests.new.total' ORDER BY year"
    assert rows(corpus, series) == [(2016, "2014"), (2022, "2021"), (2023, "2021")]


def test_a_corpus_of_version_5_says_what_today_s_sentences_say(tmp_path: Path) -> None:
    corpus = loaded(DUMP_5, tmp_path / "corpus.db")
    told = 'SELECT code, "values" FROM problems ORDER BY url'
    codes = rows(corpus, told)
    assert all("2019 or 2021" in text for text, code, _ in messages(corpus) if code in {each for each, _ in codes})
    Corpus.open(corpus).close()
    assert rows(corpus, "PRAGMA user_version") == [(SCHEMA_VERSION,)]
    assert rows(corpus, told) == codes
    found = messages(corpus)
    assert [text for text, _, _ in found if "2019 or 2021" in text] == []
    named = {code: text for text, code, _ in found}
    assert named["report.no_table"].startswith("no table of an official form is in it: ")
    assert "notice.html: no table of an official form is in it" in named["archive.no_report"]
    for text, code, values in found:
        if code in named.keys() & {"report.no_table", "archive.no_report", "type.misnamed"}:
            pair = Translator(SENTENCES).message(code, json.loads(values or "{}"))
            assert pair is not None
            assert text == pair[1]
    assert rows(corpus, "SELECT count(*) FROM reports") == [(3,)]
    assert rows(corpus, "PRAGMA foreign_key_check") == []


def test_a_corpus_of_version_6_is_looked_at_for_sums(tmp_path: Path) -> None:
    corpus = loaded(DUMP_6, tmp_path / "corpus.db")
    before = rows(corpus, "SELECT id, scope, scope_evidence, status, digest FROM reports ORDER BY id")
    Corpus.open(corpus).close()
    assert rows(corpus, "SELECT id, scope, scope_evidence, status, digest FROM reports ORDER BY id") == before
    with Corpus.open(corpus) as opened:
        opened.look_at_all()
    government = "410300-洛阳市人民政府-2023"
    scopes = "SELECT scope, scope_code FROM reports WHERE id = ?"
    assert rows(corpus, scopes, government) == [("area", "scope.sum_of_them")]
    others = "SELECT id, scope, scope_evidence, status, digest FROM reports WHERE id <> ? ORDER BY id"
    assert rows(corpus, others, government) == [each for each in before if each[0] != government]
    assert rows(corpus, "PRAGMA foreign_key_check") == []


def test_a_date_that_was_set_anew_makes_no_report_late_any_more(tmp_path: Path) -> None:
    corpus = loaded(DUMP_7, tmp_path / "corpus.db")
    late = "SELECT year, days_late FROM punctuality ORDER BY year"
    assert rows(corpus, late) == [(2021, None), (2022, 99), (2023, 49)]
    with Corpus.open(corpus) as opened:
        opened.look_at_all()
    assert rows(corpus, late) == [(2021, None), (2022, None), (2023, 0)]
    assert rows(corpus, "SELECT year, first_stated, redated FROM reports ORDER BY year") == [
        (2021, None, 1),
        (2022, None, 1),
        (2023, "2024-01-20", None),
    ]
