"""When a page is due: lists daily in season, this year's reports often, everything once a cycle."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.refresh.due import CYCLE, PACES, History, Kind, due, is_due, pace, schedule

KINDS: tuple[Kind, ...] = ("list", "closed list", "further", "hub", "report", "rest")
moments = st.integers(0, 4000).map(lambda days: datetime(2024, 1, 1, 3, tzinfo=UTC) + timedelta(days))
histories = st.builds(
    History, st.sampled_from(KINDS), moments, st.integers(0, 5000), st.none() | st.integers(2008, 2035)
)


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 2, tzinfo=UTC)


@given(histories, moments)
def test_nothing_waits_longer_than_the_cycle(history: History, now: datetime) -> None:
    assert due(history, now) - history.last <= timedelta(days=CYCLE)
    assert is_due(history, history.last + timedelta(days=CYCLE))


@given(histories, moments, st.integers(1, 400))
def test_a_shorter_cycle_is_kept_too(history: History, now: datetime, cycle: int) -> None:
    assert due(history, now, cycle) - history.last <= timedelta(days=cycle)


@given(histories, moments)
def test_what_stays_the_same_is_left_alone_longer_and_never_at_once(history: History, now: datetime) -> None:
    calmer = History(history.kind, history.last, history.unchanged + 1, history.year)
    assert due(calmer, now) >= due(history, now) > history.last


@given(histories, moments)
def test_what_was_due_stays_due(history: History, now: datetime) -> None:
    """Until the season changes, and with it the pace."""
    later = now + timedelta(hours=1)
    if is_due(history, now) and pace(history, now) == pace(history, later):
        assert is_due(history, later)


def test_lists_are_read_daily_from_january_to_april_and_then_weekly() -> None:
    for month, days in ((1, 1), (4, 1), (6, 7), (12, 7)):
        seen = at(month, 20)
        assert due(History("list", seen), seen) == seen + timedelta(days=days, hours=-6)
    assert is_due(History("list", at(2, 1), unchanged=40), at(2, 2))


def test_a_daily_run_that_begins_a_little_earlier_still_reads_them() -> None:
    assert is_due(History("list", at(2, 1)), at(2, 2) - timedelta(minutes=20))


def test_reports_on_the_last_year_are_looked_at_most_around_the_legal_dates() -> None:
    seen = at(1, 25)
    young, old = History("report", seen, year=2025), History("report", seen, year=2015)
    assert due(young, at(1, 28)) < due(young, at(2, 20)) < due(old, at(2, 20))


def test_an_unknown_year_counts_as_this_years() -> None:
    seen = at(6, 1)
    assert due(History("report", seen), seen) == due(History("report", seen, year=2025), seen)


def test_people_can_read_the_schedule() -> None:
    assert len(list(schedule())) == len(PACES)
    assert all(its.least <= its.most <= CYCLE for its in PACES)
