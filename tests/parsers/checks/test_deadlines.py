"""The legal deadlines, by kind of organ and report year, with their articles."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.dictionary import TABLES
from parsers.checks import checks_over
from parsers.checks.deadlines import DAYS, FIRST_YEAR, NEW_RULES, REDATED, TERMS, deadline
from parsers.checks.subjects import Publication

KINDS = [str(row["code"]) for row in TABLES["issuer_kinds"].rows]
YEARS = st.integers(2000, 2060)


@pytest.mark.parametrize(
    ("kind", "year", "early", "last", "article"),
    [
        ("department", 2023, date(2024, 1, 31), date(2024, 1, 31), "第四十九条"),
        ("government", 2023, date(2024, 3, 31), date(2024, 3, 31), "第四十九条"),
        ("department", 2019, date(2020, 1, 31), date(2020, 1, 31), "第四十九条"),
        ("department", 2018, date(2019, 3, 31), date(2019, 3, 31), "第三十一条"),
        ("government", 2008, date(2009, 3, 31), date(2009, 3, 31), "第三十一条"),
        ("office", 2018, date(2019, 3, 31), date(2019, 3, 31), "第三十一条"),
        ("office", 2021, date(2022, 1, 31), date(2022, 3, 31), "第四十九条"),
        ("township", 2015, date(2016, 3, 31), date(2016, 3, 31), "第三十一条"),
        ("township", 2023, None, None, "第四十九条"),
        ("other", 2015, None, None, "第三十一条"),
        ("other", 2021, None, None, "第四十九条"),
    ],
)
def test_the_days_and_their_article(kind: str, year: int, early: date | None, last: date | None, article: str) -> None:
    found = deadline(kind, year)
    assert found is not None
    assert (found.in_time_until, found.last_day) == (early, last)
    assert article in found.term.article
    assert found.term.certain == (early is not None and early == last)


@pytest.mark.parametrize("kind", KINDS)
def test_before_the_first_regulations_there_is_none(kind: str) -> None:
    assert deadline(kind, FIRST_YEAR - 1) is None
    assert deadline(kind, FIRST_YEAR) is not None


def test_every_kind_of_issuer_has_one_term_for_each_year_and_no_other() -> None:
    for kind in KINDS:
        spans = [(term.first_year, term.last_year) for term in TERMS if term.kind == kind]
        assert spans == [(FIRST_YEAR, NEW_RULES - 1), (NEW_RULES, None)]
    assert {term.kind for term in TERMS} == {*KINDS}
    assert DAYS == ((1, 31), (3, 31))
    with pytest.raises(ValueError, match="no kind"):
        deadline("bureau", 2023)


@given(st.sampled_from(KINDS), YEARS, st.integers(-500, 900))
def test_late_begins_the_day_after_and_only_where_the_law_leaves_no_doubt(kind: str, year: int, days: int) -> None:
    """Taken from the text of the Regulations, not from the table in the code."""
    published = date(year + 1, 3, 31) + timedelta(days)
    due = deadline(kind, year)
    found = due.days_late(published) if due else None
    january = (published - date(year + 1, 1, 31)).days
    readings = {
        "department": {january if year >= 2019 else days},
        "government": {days},
        "office": {january, days} if year >= 2019 else {days},
        "township": set[int]() if year >= 2019 else {days},
        "other": set[int](),
    }[kind]
    if year < 2008 or not readings or published.year <= year or min(readings) > REDATED:
        assert found is None
    elif max(readings) <= 0:
        assert found == 0
    elif min(readings) > 0:
        assert found == min(readings)
    else:
        assert found is None


@given(st.sampled_from(KINDS), YEARS, st.none() | st.dates(date(1999, 1, 1), date(2063, 1, 1)))
def test_the_rule_says_what_the_deadline_says(kind: str, year: int, published: date | None) -> None:
    due = deadline(kind, year)
    late = due.days_late(published) if due else None
    (check,) = checks_over("calendar", Publication(year, kind, published))
    assert check.status == ("unknown" if late is None else "fail" if late else "pass")
    if late:
        assert check.left == late
        assert due is not None
        assert f"{late} days after {due.last_day}" in check.message.text
