"""The names of codes, in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crawler.dictionary import CODE_TABLES


def label_pair(table: str, code: object) -> tuple[str, str]:
    """The Chinese and English name of a code of a code table; the code itself if the table lacks it."""
    return _labels(table).get(str(code), (str(code), str(code)))


@cache
def _labels(table: str) -> Mapping[str, tuple[str, str]]:
    rows = next((each.rows for each in CODE_TABLES if each.name == table), ())
    return {
        str(row["code"]): (str(row["name"]).removesuffix(f" {row['english']}"), str(row["english"])) for row in rows
    }
