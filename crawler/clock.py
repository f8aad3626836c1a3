"""The clock: the current time for crawls, refreshes and rebuilds.

The variable NIANBAO_NOW sets it (an ISO date or time, in UTC if it names no zone), so that tests and the
demo can run at another time: `NIANBAO_NOW=2026-04-02 nianbao refresh`. It advances from there like any
clock, so that two fetches of one crawl are never at the same moment.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from time import monotonic

VARIABLE = "NIANBAO_NOW"

BEIJING_HOURS = 8
"""Hours ahead of UTC, in all of China and all year round. Dates of publication and deadlines are days in
this time zone.
"""
BEIJING = timezone(timedelta(hours=BEIJING_HOURS))

_began = monotonic()


class ClockError(Exception):
    """NIANBAO_NOW isn't a date or time. The message says what to write."""


def now() -> datetime:
    """The current time, in UTC. Raises `ClockError`."""
    said = os.environ.get(VARIABLE)
    if not said:
        return datetime.now(UTC)
    try:
        start = datetime.fromisoformat(said)
    except ValueError:
        raise ClockError(f"{VARIABLE}={said} is no time: write it as 2026-04-02 or 2026-04-02T08:00Z") from None
    start = start.astimezone(UTC) if start.tzinfo else start.replace(tzinfo=UTC)
    return start + timedelta(seconds=monotonic() - _began)


def stamp(at: datetime) -> str:
    """The time in UTC as used in ids: 20261120T223300Z. Times without a zone are taken as UTC."""
    return utc(at).strftime("%Y%m%dT%H%M%SZ")


def iso(at: datetime) -> str:
    """The time in UTC as used in columns: 2026-11-20T22:33:00.123456Z. These sort correctly as text."""
    return utc(at).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def utc(at: datetime) -> datetime:
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
