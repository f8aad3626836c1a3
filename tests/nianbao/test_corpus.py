"""`nianbao.open_corpus`: rows, figures, SQL and frames agree with SQLite itself."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import FrozenInstanceError, fields
from pathlib import Path
from shutil import copy

import pytest

from crawler.corpus.writer import Corpus as Writer
from crawler.dictionary import TABLES, VIEWS
from nianbao import Corpus, CorpusError, StoredFigure, open_corpus

ISSUER = "洛阳市财政局"


@pytest.fixture(scope="module")
def corpus(demo_corpus: Path) -> Iterator[Corpus]:
    with open_corpus(demo_corpus) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain(demo_corpus: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{demo_corpus.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def test_tables_views_and_their_columns_are_those_of_the_dictionary(corpus: Corpus) -> None:
    names = {table.name for table in corpus.tables}
    assert names == {*TABLES, *(view.name for view in VIEWS)} - {"readings", "archive_files", "archive_records"}
    reports = corpus.table("reports")
    year = next(column for column in reports.columns if column.name == "year")
    assert (year.type, year.unit) == ("integer", "report year")
    assert "报告年度" in year.description
    assert not reports.is_view
    assert corpus.table("figures").is_view
    assert "发布机关" in repr(corpus.table("issuers"))


def test_rows_are_those_of_the_table(corpus: Corpus, plain: sqlite3.Connection) -> None:
    for name in ("reports", "requests", "checks", "coverage"):
        (count,) = plain.execute(f"SELECT count(*) FROM {name}").fetchone()
        table = corpus.table(name)
        assert len(table) == count
        rows = list(table)
        assert len(rows) == count
        assert list(rows[0]) == [column.name for column in table.columns]


def test_rows_that_equal(corpus: Corpus, plain: sqlite3.Connection) -> None:
    reports = corpus.table("reports")
    both = list(reports.rows(year=(2022, 2023), status="clean"))
    sql = "SELECT count(*) FROM reports WHERE year IN (2022, 2023) AND status = 'clean'"
    assert (len(both),) == plain.execute(sql).fetchone()
    assert [row["id"] for row in both] == sorted(str(row["id"]) for row in both)
    blank = list(corpus.table("requests").rows(total=None))
    assert (len(blank),) == plain.execute("SELECT count(*) FROM requests WHERE total IS NULL").fetchone()
    assert blank
    either = list(corpus.table("requests").rows(total=[None, 0]))
    sql = "SELECT count(*) FROM requests WHERE total IS NULL OR total = 0"
    assert (len(either),) == plain.execute(sql).fetchone()
    assert not list(reports.rows(year=[]))


def test_names_that_are_not_there(corpus: Corpus) -> None:
    with pytest.raises(CorpusError, match=r"no table or view 'report'; there are: .*reports"):
        corpus.table("report")
    with pytest.raises(CorpusError, match="reports has no column 'jahr'"):
        corpus.table("reports").rows(jahr=2023)
    with pytest.raises(CorpusError, match="no issuer '某某局'"):
        corpus.figures(issuer="某某局")


def test_figures_of_an_issuer_and_a_year(corpus: Corpus, plain: sqlite3.Connection) -> None:
    found = list(corpus.figures(issuer=ISSUER, year=2023))
    sql = "SELECT key, value, raw FROM figures WHERE issuer = ? AND year = 2023"
    assert {(each.key, each.value, each.raw) for each in found} == set(plain.execute(sql, (ISSUER,)))
    assert found[0].key == "disclosures.20.1.regulations.issued"
    assert found[-1].key == "appeals.litigation_after_reconsideration.total"
    assert list(corpus.figures(issuer=f"410300-{ISSUER}", year=2023)) == found
    with pytest.raises(FrozenInstanceError):
        found[0].value = 0  # type: ignore[misc]


def test_all_figures_and_blank_ones(corpus: Corpus, plain: sqlite3.Connection) -> None:
    all_, blank = plain.execute("SELECT count(*), sum(value IS NULL) FROM figures").fetchone()
    values = [figure.value for figure in corpus.figures()]
    assert (len(values), values.count(None)) == (all_, blank)
    assert blank


def test_a_stored_figure_has_the_columns_of_the_view() -> None:
    [view] = [view for view in VIEWS if view.name == "figures"]
    assert [field.name for field in fields(StoredFigure)] == [column.name for column in view.columns]


def test_sql(corpus: Corpus) -> None:
    rows = corpus.sql("SELECT year, count(*) AS n FROM reports WHERE form = :form GROUP BY year", {"form": "2021"})
    assert list(rows) == list(rows)  # the query runs again
    assert [row["year"] for row in rows] == [2021, 2022, 2023, 2024]


def test_search_finds_chinese_words_of_any_length(corpus: Corpus, plain: sqlite3.Connection) -> None:
    for word in ("网", "网站", "政府信息公开"):
        found = {row["id"] for row in corpus.search(word)}
        sql = "SELECT id FROM sections WHERE instr(heading || '\n' || text, ?)"
        assert found == {id_ for (id_,) in plain.execute(sql, (word,))}
        assert found
    both = {row["id"] for row in corpus.search("培训 考核")}
    assert both == {row["id"] for row in corpus.search("培训")} & {row["id"] for row in corpus.search("考核")}
    assert both
    assert not list(corpus.search("，"))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM reports",
        "WITH one AS (SELECT 1) INSERT INTO forms SELECT * FROM one",
        "CREATE TEMP TABLE mine (a)",
        "ATTACH 'other.db' AS other",
        "PRAGMA query_only = 0",
        "VACUUM INTO 'copy.db'",
        "BEGIN",
        "UPDATE sqlite_master SET name = 'other'",
        "SELECT 1; SELECT 2",
        "SELECT a FROM nowhere",
        "SELECT 1 AS a, 2 AS a",
    ],
)
def test_what_is_no_single_select_is_refused(
    corpus: Corpus, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError):
        list(corpus.sql(statement))
    assert not list(tmp_path.iterdir())


def test_it_is_read_while_another_writes(demo_corpus: Path, tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with closing(sqlite3.connect(demo_corpus)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    Writer.open(path).close()  # as a crawl leaves it: in WAL mode
    with closing(sqlite3.connect(path, isolation_level=None)) as writer, open_corpus(path) as corpus:
        titles = corpus.sql("SELECT count(*) AS n FROM reports WHERE title = 'new'")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE reports SET title = 'new' WHERE year = 2023")
        assert [row["n"] for row in titles] == [0]
        with corpus.snapshot():
            assert [row["n"] for row in titles] == [0]
            writer.execute("COMMIT")
            assert [row["n"] for row in titles] == [0]
        assert [row["n"] for row in titles] != [0]


def test_what_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="there is no corpus at"):
        open_corpus(tmp_path / "nothing.db")
    (tmp_path / "text.db").write_text("no database, and long enough to be looked at" * 40)
    with pytest.raises(CorpusError, match="not a SQLite file"):
        open_corpus(tmp_path / "text.db")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_can_not_be_written_to(demo_corpus: Path, tmp_path: Path) -> None:
    copy(demo_corpus, tmp_path / "corpus.db")
    with open_corpus(str(tmp_path / "corpus.db")) as corpus:
        assert len(corpus.table("reports")) > 400


def test_a_pandas_frame_keeps_integers_and_null(corpus: Corpus, plain: sqlite3.Connection) -> None:
    pd = pytest.importorskip("pandas")
    requests = corpus.table("requests")
    frame = requests.to_pandas()
    assert list(frame.columns) == [column.name for column in requests.columns]
    assert frame.total.dtype == pd.Int64Dtype()
    assert frame.report_id.dtype == "string"
    total, blank = plain.execute("SELECT sum(total), sum(total IS NULL) FROM requests").fetchone()
    assert (frame.total.sum(), frame.total.isna().sum()) == (total, blank)
    figures = corpus.table("figures").rows(year=2023).to_pandas()
    assert figures.value.dtype == pd.Float64Dtype()  # fees have fractions
    total, blank = plain.execute("SELECT sum(value), sum(value IS NULL) FROM figures WHERE year = 2023").fetchone()
    assert figures.value.isna().sum() == blank
    assert figures.value.sum() == pytest.approx(total)
    printed_blank, no_cell = plain.execute(
        "SELECT sum(raw = ''), sum(raw IS NULL) FROM figures WHERE year = 2023"
    ).fetchone()
    assert ((figures.raw == "").sum(), figures.raw.isna().sum()) == (printed_blank, no_cell)


def test_a_polars_frame_keeps_integers_and_null(corpus: Corpus, plain: sqlite3.Connection) -> None:
    pl = pytest.importorskip("polars")
    frame = corpus.table("requests").to_polars()
    assert frame.schema["total"] == pl.Int64
    total, blank = plain.execute("SELECT sum(total), sum(total IS NULL) FROM requests").fetchone()
    assert (frame["total"].sum(), frame["total"].null_count()) == (total, blank)
    assert corpus.table("figures").rows(year=2023).to_polars().schema["value"] == pl.Float64


MADE = """\
SELECT 9007199254740993 AS large, 1.5 AS mixed, 'a' AS words, x'00ff' AS bytes, NULL AS none, 1 AS number
UNION ALL SELECT NULL, 9007199254740993, NULL, NULL, NULL, 2.5"""


def test_frames_of_ones_own_query(corpus: Corpus) -> None:
    """An integer that no float can hold stays exact, even in a column with a fraction."""
    pytest.importorskip("pandas")
    frame = corpus.sql(MADE).to_pandas()
    kinds = {"large": "Int64", "mixed": "object", "words": "string", "bytes": "object", "none": "object"}
    assert {name: str(frame[name].dtype) for name in kinds} == kinds
    assert (frame.large[0], frame.mixed[1], str(frame.number.dtype)) == (2**53 + 1, 2**53 + 1, "Float64")
    assert list(corpus.sql("SELECT 1 AS a WHERE 0").to_pandas().columns) == ["a"]


def test_a_column_that_is_all_null_has_the_type_of_its_name(corpus: Corpus) -> None:
    frame = corpus.sql("SELECT scope, NULL AS year FROM reports WHERE 0 UNION ALL SELECT NULL, NULL").to_pandas()
    assert (str(frame.scope.dtype), str(frame.year.dtype)) == ("string", "Int64")


def test_polars_frames_of_ones_own_query(corpus: Corpus) -> None:
    pytest.importorskip("polars")
    frame = corpus.sql(MADE).to_polars()
    kinds = {"large": "Int64", "mixed": "Object", "words": "String", "bytes": "Binary", "none": "Null"}
    assert {name: str(frame.schema[name]) for name in kinds} == kinds
    assert (frame["large"][0], frame["mixed"][1]) == (2**53 + 1, 2**53 + 1)
    assert corpus.sql("SELECT 1 AS a WHERE 0").to_polars().columns == ["a"]


@pytest.mark.parametrize(("package", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_frames_say_what_to_install(corpus: Corpus, package: str, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # as if it weren't installed
    with pytest.raises(ImportError, match=f"pip install {package}"):
        getattr(corpus.table("forms"), method)()
