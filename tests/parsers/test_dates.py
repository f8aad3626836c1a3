"""Days in China, however a time is written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates import BEIJING, day_in

moments = st.datetimes(datetime(2009, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.integers(-11, 14).map(lambda hours: timezone(timedelta(hours=hours)))


@given(moments, zones)
def test_a_time_with_a_zone_is_turned(moment: datetime, zone: timezone) -> None:
    there = moment.replace(microsecond=0).astimezone(zone)
    assert day_in(there.isoformat()) == there.astimezone(BEIJING).date()
    assert day_in(there.strftime("%a, %d %b %Y %H:%M:%S %z")) == there.astimezone(BEIJING).date()
    assert day_in(str(int(there.timestamp() * 1000))) == there.astimezone(BEIJING).date()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-01-31T16:30:00.000Z", "2024-02-01"),
        ("2024-01-31 16:30:00", "2024-01-31"),  # without a zone it is China's
        ("2024-01-31T16:30:00+08:00", "2024-01-31"),
        ("2024-01-31 15:59 UTC", "2024-01-31"),
        ("2024-01-31 16:00 UTC", "2024-02-01"),
        ("2024-01-31 09:00-17:00", "2024-01-31"),  # a span of time
        ("Wed Jan 31 16:30:00 CST 2024", "2024-01-31"),
        ("2024年1月31日 16:30", "2024-01-31"),
        ("2024/1/5", "2024-01-05"),
        ("2024-02-31", "None"),
        ("31 January", "None"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert str(day_in(text)) == day
