"""The legal dates: by kind of organ and report year, with the article."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dictionary import TABLES
from parsers.checks.deadlines import FIRST_YEAR, days_late, deadline

KINDS = [str(row["code"]) for row in TABLES["issuer_kinds"].rows]


@pytest.mark.parametrize(
    ("kind", "year", "day", "article", "certain"),
    [
        ("department", 2023, date(2024, 1, 31), "第四十九条", True),
        ("government", 2023, date(2024, 3, 31), "第四十九条", True),
        ("department", 2019, date(2020, 1, 31), "第四十九条", True),
        ("department", 2018, date(2019, 3, 31), "第三十一条", True),
        ("government", 2008, date(2009, 3, 31), "第三十一条", True),
        ("township", 2023, date(2024, 3, 31), "第四十九条", False),
        ("office", 2021, date(2022, 3, 31), "第四十九条", False),
        ("other", 2021, date(2022, 3, 31), "第四十九条", False),
        ("township", 2015, date(2016, 3, 31), "第三十一条", True),
    ],
)
def test_the_day_and_its_article(kind: str, year: int, day: date, article: str, certain: bool) -> None:
    found = deadline(kind, year)
    assert found is not None
    assert (found.day, found.certain) == (day, certain)
    assert article in found.article


def test_before_the_first_regulations_there_is_none() -> None:
    assert deadline("department", FIRST_YEAR - 1) is None


def test_every_kind_of_issuer_has_a_rule_and_no_other() -> None:
    assert all(deadline(kind, 2023) for kind in KINDS)
    with pytest.raises(ValueError, match="no kind"):
        deadline("bureau", 2023)


@given(st.sampled_from(KINDS), st.integers(FIRST_YEAR, 2060), st.integers(-400, 400))
def test_late_begins_the_day_after(kind: str, year: int, days: int) -> None:
    due = deadline(kind, year)
    assert due is not None
    assert days_late(due.day + timedelta(days), due.day) == max(0, days)
