"""日期: days and times as texts and metadata print them, each as a day in China.

China has one time, UTC+8, and no summer time since 1992; the law's deadlines run in it. Content systems that
were written elsewhere print UTC: 2024-01-31T16:30:00Z is 1 February in Beijing.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))

_DATE = r"(?P<year>\d{4})\s*[-年/.]\s*(?P<month>\d{1,2})\s*[-月/.]\s*(?P<day>\d{1,2})"
_TIME = (
    r"(?:[日\sTt]{0,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>[Zz](?![A-Za-z])|UTC|GMT(?:[+-]\d{1,2}(?::?\d{2})?)?|\+\d{2}:?\d{2}(?!\d)"
    r"|(?:(?<=:\d\d:\d\d)|(?<=\.\d\d\d))-\d{2}:?\d{2}(?!\d))?)?"
)
"""A zone behind UTC needs seconds before it: 09:12-10:00 is a span of time."""
DAY = _DATE + _TIME
"""A pattern: a date with or without a time, and that with or without a zone."""
_STAMP = re.compile(DAY)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MAIL = re.compile(
    rf"(?P<day>\d{{1,2}})[ -](?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}[ -](?P<year>\d{{4}})"
    r"(?:[ ,]{1,2}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"\s?(?P<zone>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
"""As in mail and HTTP (RFC 9110, 5.6.7): Wed, 31 Jan 2024 16:30:00 GMT."""
_JAVA = re.compile(
    rf"(?P<name>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}}) (?P<hour>\d{{2}}):(?P<minute>\d{{2}}):(?P<second>\d{{2}})"
    r" (?P<zone>CST|UTC|GMT(?:[+-]\d{2}:?\d{2})?) (?P<year>\d{4})"
)
"""As Java's Date prints it: Wed Jan 31 16:30:00 CST 2024. CST is China's time on a server in China."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
"""Seconds or milliseconds since 1970; a date in digits alone has eight."""
_ZONE = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")


def day_in(text: str) -> date | None:
    """The day of a point in time, in China: 2024-01-31T16:30:00Z is 1 February there. None for other text.

    A time without a zone is China's, as all Chinese portals print it.
    """
    plain = text.strip()[:60]
    if _EPOCH.fullmatch(plain):
        seconds = int(plain) / (1000 if len(plain) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).astimezone(BEIJING).date()
    match = _STAMP.search(plain) or _MAIL.search(plain) or _JAVA.search(plain)
    return day_of(match) if match else None


def day_of(match: re.Match[str]) -> date | None:
    """The day of a match of `DAY`, in China; None if there is no such day."""
    found = match.groupdict()
    month = _MONTHS.index(found["name"]) + 1 if "name" in found else int(found["month"])
    try:
        day = date(int(found["year"]), month, int(found["day"]))
        shift = _shift(found.get("zone") or "")
        if shift is None or not found.get("hour"):
            return day
        clock = timedelta(hours=int(found["hour"]), minutes=int(found["minute"]), seconds=int(found["second"] or 0))
        here = datetime(day.year, day.month, day.day, tzinfo=UTC) + clock - shift
        return here.astimezone(BEIJING).date()
    except (ValueError, OverflowError):
        return None


def _shift(zone: str) -> timedelta | None:
    """How far a zone is ahead of UTC; None where none is told, or it is China's own."""
    if not zone or zone == "CST":
        return None
    match = _ZONE.search(zone)
    if match is None:
        return timedelta()
    ahead = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return ahead if match["sign"] == "+" else -ahead
