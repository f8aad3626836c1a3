"""What a visitor's SQL may do, and how much it may cost: on the site, and with its own connection."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.browse.connections import LONGEST, guard, own_pages
from crawler.browse.queries import QUERIES
from crawler.browse.serve import datasette
from crawler.browse.serving import Serving
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.client import Client


@pytest.fixture(scope="module")
def site(archived_corpus: Path) -> Client:
    return Client(archived_corpus)


@pytest.fixture
def conn(archived_corpus: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{archived_corpus.as_uri()}?mode=ro", uri=True)) as opened:
        opened.row_factory = sqlite3.Row
        guard(opened)
        yield opened


REFUSED = [
    "select hex(fts3_tokenizer('simple'))",
    "select hex(fts3_tokenizer('simple', x'4141414141414141'))",
    "select token from fts3tokenize where input = 'a b'",
    "select count(*) from fts3tokenize",
    "select load_extension('x')",
    "select file from pragma_database_list",
    "select count(*) from pragma_database_list",
    "select * from pragma_table_info('reports')",
    "select * from dbstat",
    "select sqlite_log(1, 'x')",
    "select rtreecheck('main', 'x')",
    "select json_patch('{}', '{}')",
    "with x as (select 1) delete from reports",
    "with x as (select 1) insert into reports select 1",
    "explain select 1",
    "/* x */ -- y\n explain select 1",
]
LONG = [
    "select length(zeroblob(900000000)||'x')",
    "select zeroblob(300000000)",
    "select length(match_query(hex(zeroblob(100000000))))",
    "select printf('%.*c', 2000000000, 'x')",
    "select printf('%2000000000c', 'x')",
    "select format('%*d', '2000000000', 1)",
    "select group_concat(hex(zeroblob(900000))) from sections",
    "select zeroblob(1900000) from sections a, sections b",
    "select replace(hex(zeroblob(900000)), '0', hex(zeroblob(1000)))",
    "select instr(replace(hex(zeroblob(500000)), '0', 'a'), replace(hex(zeroblob(100000)), '0', 'a') || 'b')",
    "select trim(hex(zeroblob(900000)), hex(zeroblob(5000)) || '1')",
    "select replace(hex(zeroblob(900000)), '0', 'a') like '%' || printf('%.*c', 900, 'a') || 'b'",
    "select count(*) from sections_fts where sections_fts match replace(hex(zeroblob(300000)), '00', '信 ')",
    "select rowid from sections_fts where SECTIONS_FTS = replace(hex(zeroblob(300000)), '00', 'a ')",
    "select rowid from \"sections_fts\"(replace(hex(zeroblob(300000)), '00', 'a '))",
    "select" + " " * 5_000 + "1",
    "select " + "(" * 400 + "1" + ")" * 400,
    "select " + ",".join("1" * 1 for _ in range(400)),
    "select " + " union all select ".join("1" for _ in range(200)),
    "select '" + "x" * 12_000 + "'",
]


@pytest.mark.parametrize("sql", [*REFUSED, *LONG])
def test_what_would_harm_is_refused(site: Client, archived_corpus: Path, sql: str) -> None:
    began = time.thread_time()
    answer = site.get("/corpus.json", sql=sql)
    assert answer.status_code == 400, answer.text[:300]
    assert answer.json()["error"]
    assert str(archived_corpus.parent) not in answer.text
    assert time.thread_time() - began < 5
    assert len(answer.content) < 100_000
    assert site.get("/corpus.json", sql="select 1 as one", _shape="array").json() == [{"one": 1}]


def test_conditions_of_a_table_are_closed_as_well(site: Client) -> None:
    for where in ("fts3_tokenizer('simple') is not null", "instr(zeroblob(900000000), 'x')", "1 in pragma_table_list"):
        assert site.get("/corpus/reports.json", _where=where).status_code == 400
        assert site.get("/corpus/reports.csv", _where=where, _stream="on").status_code == 400


ANSWERED = [
    "select count(*) from reports",
    "with n(i) as (select 1 union all select i + 1 from n limit 3) select i, count(*) over () from n",
    "select value from json_each('[1, 2]')",
    "select key, value from figures limit 3",
    "select * from coverage limit 1",
    "select bm25(sections_fts) from sections_fts where sections_fts match match_query('信息')",
    "select excerpt(text, '信息') from sections limit 3",
    "select name, sql from sqlite_master",
    "explain query plan select * from reports",
    "select strftime('%Y', published_on), printf('%d', 12345678), json_extract('[1]', '$[0]') from reports",
]


@pytest.mark.parametrize("sql", ANSWERED)
def test_what_visitors_look_for_is_answered(site: Client, sql: str) -> None:
    answer = site.get("/corpus.json", sql=sql, _shape="array")
    assert answer.status_code == 200, answer.text[:300]
    assert answer.json()


@pytest.mark.parametrize(
    "sql",
    [
        "'abc' LIKE '%B%', 'a_c' LIKE 'a\\_c' ESCAPE '\\', 'abc' LIKE 'x', NULL LIKE 'x', 12 LIKE '1%'",
        "'abc' GLOB '*b*', 'abc' GLOB 'B'",
        "instr('年报年报', '报'), instr(x'0102', x'02'), instr(NULL, 'a'), instr(123, 2)",
        "replace('abcabc', 'b', 'xx'), replace(12, 1, 3), replace('a', '', 'b'), replace(NULL, 'a', 'b')",
        "trim('  x '), trim('xaxx', 'x'), ltrim('xa', 'x'), rtrim('ax', 'x'), trim('年年报', '年')",
    ],
)
def test_functions_that_are_replaced_answer_as_before(conn: sqlite3.Connection, sql: str) -> None:
    plain = sqlite3.connect(":memory:").execute(f"SELECT {sql}").fetchone()
    assert tuple(conn.execute(f"SELECT {sql}").fetchone()) == plain


def test_the_connection_is_closed_for_all_but_reading(conn: sqlite3.Connection) -> None:
    for sql in (
        "ATTACH ':memory:' AS x",
        "CREATE TEMP TABLE x (a)",
        "PRAGMA journal_mode",
        "PRAGMA schema_version = 9",
    ):
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            conn.execute(sql)
    with own_pages(conn):
        conn.execute("SELECT zeroblob(?)", (LONGEST + 1,)).fetchone()
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            conn.execute("SELECT load_extension('x')")
    with pytest.raises(sqlite3.DataError, match="too big"):
        conn.execute("SELECT zeroblob(?)", (LONGEST + 1,)).fetchone()


def test_the_clock_stops_our_functions_too(archived_corpus: Path) -> None:
    site = Client(Serving(archived_corpus, time_limit_ms=300))
    for sql in (
        "select count(excerpt(a.text, b.text)) from sections a, sections b, sections c, sections d",
        "select count(match_query(a.text)) from sections a, sections b, sections c, sections d",
        "select count(*) from sections a, sections b, sections c, sections d where a.text || b.text || c.text || d.text like '%x%y%'",
    ):
        began = time.thread_time()
        assert site.get("/corpus.json", sql=sql).status_code == 400
        assert time.thread_time() - began < 5


def test_a_stream_is_no_longer_than_the_rows(site: Client) -> None:
    whole = site.get("/corpus/figures.csv", _stream="on", _size="max").text.splitlines()
    ((count,),) = site.get("/corpus.json", sql="select count(*) from figures", _shape="arrays").json()["rows"]
    assert len(whole) == count + 1


def test_sql_can_be_switched_off(archived_corpus: Path) -> None:
    site = Client(Serving(archived_corpus, sql=False))
    assert site.get("/corpus.json", sql="select 1").status_code == 403
    assert site.get("/corpus", sql="select 1").status_code == 403
    assert site.get("/corpus/reports.json", _where="1").status_code == 403
    assert 'name="sql"' not in site.get("/corpus").text
    assert "/corpus?sql=" not in site.get("/dashboard").text
    for query in QUERIES:
        assert site.get(f"/corpus/{query.name}.json").status_code == 200
    for path in ("/", "/register/sums", f"/report/{small.HTML}", "/corpus/reports?_facet=year", "/dashboard"):
        assert site.get(path).status_code == 200


def test_every_connection_of_a_visitor_is_closed(archived_corpus: Path) -> None:
    """Also one that another plugin opens by Datasette's own means."""
    client = Client(archived_corpus)
    database: Any = client.served.get_database("corpus")

    def look(opened: sqlite3.Connection) -> str:
        with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
            opened.execute("ATTACH ':memory:' AS x")
        return "looked"

    assert client.loop.run_until_complete(database.execute_fn(look)) == "looked"
    assert datasette(archived_corpus).setting("default_allow_sql")
