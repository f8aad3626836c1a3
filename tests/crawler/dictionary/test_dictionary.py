"""The dictionary as a page: it is complete, and its links have targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.dictionary import CODE_TABLES, TABLES, VIEWS
from crawler.dictionary.divisions import became, former
from crawler.dictionary.markdown import markdown
from crawler.dictionary.model import Language, integer
from tests.paths import ROOT

DOCS = ROOT / "docs" / "data-dictionary.md"
CHINESE = DOCS.with_name("data-dictionary.zh-CN.md")


@pytest.mark.parametrize("docs", [DOCS, CHINESE], ids=lambda docs: docs.name)
def test_every_table_column_and_code_is_on_the_page(docs: Path) -> None:
    page = docs.read_text(encoding="utf-8")
    for table in (*TABLES.values(), *VIEWS):
        assert f"### `{table.name}` {table.title}" in page
        for column in table.columns:
            assert table in CODE_TABLES or f"| `{column.name}`" in page
        for row in table.rows:
            assert f"| `{row['code']}` |" in page


def test_the_page_is_what_the_dictionary_says() -> None:
    assert markdown() in DOCS.read_text(encoding="utf-8"), "run make docs"
    assert markdown("zh") in CHINESE.read_text(encoding="utf-8"), "run make docs"


def test_every_table_and_column_is_described_in_both_languages() -> None:
    for table in (*TABLES.values(), *VIEWS):
        assert table.description
        assert re.search("[\u4e00-\u9fff]", table.chinese), table.name
        for column in table.columns:
            assert column.description, f"{table.name}.{column.name}"
            assert re.search("[\u4e00-\u9fff]", column.chinese), f"{table.name}.{column.name}"


def test_a_unit_without_a_chinese_word_is_refused() -> None:
    with pytest.raises(ValueError, match="furlongs is not in UNITS"):
        integer("length", "Its length.", "长度。", unit="furlongs")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_links_lead_to_headings(language: Language) -> None:
    page = markdown(language)
    headings = {
        re.sub(r"[^\w -]", "", line.removeprefix("### ")).replace(" ", "-").lower()
        for line in page.splitlines()
        if line.startswith("### ")
    }
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= headings


@pytest.mark.parametrize("said", ["孟津县", "洛阳市孟津县", "洛阳孟津县", "410322"])
def test_a_former_division_has_a_successor(said: str) -> None:
    known = former(said)
    assert known is not None
    assert became(*known) == "孟津县 became 孟津区 (410308) after 2020"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("北京市崇文区", "崇文区 became 东城区 (110101) after 2009"),
        ("襄樊", "襄樊市 became 襄阳市 (420600) after 2010"),
        ("思茅市", "思茅市 became 普洱市 (530800) after 2006"),
    ],
)
def test_names_from_before_the_list(said: str, words: str) -> None:
    known = former(said)
    assert known is not None
    assert became(*known) == words


@pytest.mark.parametrize("said", ["孟津区", "开封县孟津县", "", "县", "思茅", "420600", "襄阳市"])
def test_others_have_none(said: str) -> None:
    assert former(said) is None
