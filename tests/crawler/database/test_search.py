"""Search: Chinese words of any length are found, and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.database import search
from tests.crawler.corpus.samples import dump, page, rows, write

TEXT = "2023年，本机关受理信息公开申请12件，培训3次。OFD格式。𠮷野家，行政复议0件"


def found(text: str, query: str) -> bool:
    conn = sqlite3.connect(":memory:")
    conn.execute(search.FTS_SQL)
    search.add(conn, [(1, "标题", text)])
    match = search.match_query(query)
    if not match:
        return False
    return bool(conn.execute(f"SELECT rowid FROM {search.FTS} WHERE {search.FTS} MATCH ?", (match,)).fetchall())


@pytest.mark.parametrize(
    "query",
    [
        "信息",
        "公开",
        "信息公开",
        "息公",
        "信息公开申请",
        "培训",
        "训",
        "件",
        "议",
        "2023",
        "2023年",
        "年",
        "OFD",
        "ofd",
        "OFD格式",
        "培训 复议",
        "12件",
        "𠮷野",
        "申请12件",
        "标题",
        '"行政复议"',
        "信息公开 行政复议",
        "（培训）",
    ],
)
def test_words_are_found(query: str) -> None:
    assert found(TEXT, query)


@pytest.mark.parametrize(
    "query", ["公信", "训练", "2022", "复议 诉讼", "信息公示", "请培", "", "  ", "*", '"', "()", "培训 AND", "NEAR("]
)
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert not found(TEXT, query)


@given(st.text(alphabet="信息公开申请，。 a1", max_size=30), st.text(alphabet="信息公开申请", min_size=1, max_size=4))
def test_a_chinese_word_is_found_exactly_where_it_stands(text: str, word: str) -> None:
    assert found(text, word) == (word in text)


@given(st.text(max_size=40))
def test_no_query_is_an_error(query: str) -> None:
    found(TEXT, query)


def test_the_index_follows_the_sections(tmp_path: Path) -> None:
    """Replaced rows leave no words behind: a rebuilt index is the same."""
    path = tmp_path / "corpus.db"
    url = "https://www.ly.gov.cn/1.html"
    write(path, [page(1, path=url), page(2, path=url, hours=1), page(3, year=2022), page(3, year=2022, hours=2)])
    before = dump(path)
    with sqlite3.connect(path) as conn:
        search.rebuild(conn)
    assert dump(path) == before
    ((word,),) = rows(path, "SELECT substr(text, 1, 2) FROM sections WHERE length(text) > 2 LIMIT 1")
    match = search.match_query(str(word))
    assert rows(path, f"SELECT rowid FROM {search.FTS} WHERE {search.FTS} MATCH ?", match)
