"""The dictionary as a page: everything in it, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.dictionary import CODE_TABLES, TABLES, VIEWS
from crawler.dictionary.chinese import missing
from crawler.dictionary.markdown import Language, markdown
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


def test_every_table_and_column_is_described_in_chinese_too() -> None:
    assert not missing((*TABLES.values(), *VIEWS)), "add them to crawler/dictionary/chinese.py"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_links_lead_to_headings(language: Language) -> None:
    page = markdown(language)
    headings = {
        re.sub(r"[^\w -]", "", line.removeprefix("### ")).replace(" ", "-").lower()
        for line in page.splitlines()
        if line.startswith("### ")
    }
    assert set(re.findall(r"\(#([^)]+)\)", page)) <= headings
