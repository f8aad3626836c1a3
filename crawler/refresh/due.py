"""When a page is to be looked at again: by what it is, how old, how often it stayed the same.

Departments publish by 31 January, governments by 31 March (Regulations, article 49): from
January to April lists are read daily, and around the two days the reports of the year that has just
ended are looked at every few days, as that is when they are corrected without a word. Each time a
page is found unchanged, it is left alone twice as long, up to its pace's most; and nothing longer
than the cycle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crawler.clock import BEIJING
from parsers.checks.deadlines import DAYS

Kind = Literal["list", "closed list", "further", "hub", "report", "rest"]

CYCLE = 90
"""Days after which everything known has been looked at again (setting REFRESH_CYCLE)."""
SLACK = timedelta(hours=6)
"""A page that is due so soon is due now: a daily run doesn't begin at the same second each day."""

_SEASON = range(1, 5)
"""January to April: most reports come now, also those that come late."""
_NEAR = timedelta(days=10)
_RECENT = 3
"""Years after which a report is old: by then the next ones have been written after it."""


@dataclass(frozen=True, slots=True)
class History:
    """What the captures of a page tell."""

    kind: Kind
    """A list of annual reports, or one that names those of one past year only; a further page of a
    list; a hub or front page; a report's page or file; the rest (look-alikes, what is gone).
    """
    last: datetime
    """When it was last looked at."""
    unchanged: int = 0
    """How often in a row it was what it had been before."""
    year: int | None = None
    """Of a report, its report year."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Days until a page is looked at again, at first and at most; `on` is what it is for."""

    on: str
    least: int
    most: int
    why: str


LISTS_IN_SEASON = Pace("lists of annual reports, January to April", 1, 1, "most reports are published now")
LISTS = Pace("lists of annual reports, else", 7, 28, "late ones, and reports that are taken down")
CLOSED = Pace("lists of one past year", 14, 56, "hardly anything is added there")
FURTHER = Pace("further pages of a list", 45, 90, "at once where a page before them changed, else for safety")
HUBS_IN_SEASON = Pace("front pages and ways to lists, January to April", 7, 28, "a column for the new year")
HUBS = Pace("front pages and ways to lists, else", 14, 56, "portals are rebuilt now and then")
AT_DEADLINE = Pace(
    "reports on the last year, within 10 days of 31 January and 31 March", 2, 4, "they are corrected now"
)
THIS_YEAR = Pace("reports on the last year, else", 7, 28, "still corrected now and then")
RECENT = Pace("reports of the two years before", 21, 60, "seldom corrected")
OLD = Pace("older reports", 45, 90, "hardly ever touched, but sometimes withdrawn")
REST = Pace("look-alikes, dead links and the rest", 30, 90, "what it was taken for may be wrong")

PACES = (LISTS_IN_SEASON, LISTS, CLOSED, FURTHER, HUBS_IN_SEASON, HUBS, AT_DEADLINE, THIS_YEAR, RECENT, OLD, REST)


def pace(history: History, now: datetime) -> Pace:
    """How often such a page is looked at, at this time of the year."""
    today = now.astimezone(BEIJING).date()
    in_season = today.month in _SEASON
    match history.kind:
        case "list":
            return LISTS_IN_SEASON if in_season else LISTS
        case "closed list":
            return CLOSED
        case "further":
            return FURTHER
        case "hub":
            return HUBS_IN_SEASON if in_season else HUBS
        case "report":
            return _of_report(history.year, today)
        case "rest":
            return REST


def _of_report(year: int | None, today: date) -> Pace:
    if year is not None and today.year - year > _RECENT:
        return OLD
    if year is not None and today.year - year > 1:
        return RECENT
    near = any(abs(today - date(today.year, *day)) <= _NEAR for day in DAYS)
    return AT_DEADLINE if near else THIS_YEAR


def due(history: History, now: datetime, cycle: int = CYCLE) -> datetime:
    """The moment from which on the page is to be looked at again, as things stand now."""
    its = pace(history, now)
    doubled = its.least * 2 ** min(history.unchanged, 16)
    return history.last + timedelta(days=min(doubled, its.most, cycle)) - SLACK


def is_due(history: History, now: datetime, cycle: int = CYCLE) -> bool:
    return due(history, now, cycle) <= now


def schedule() -> Iterator[tuple[str, str, str, str]]:
    """For people: what, days at first, days at most, why."""
    for its in PACES:
        yield its.on, str(its.least), str(its.most), its.why
