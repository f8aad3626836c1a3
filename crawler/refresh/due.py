"""When a page is to be fetched again: depends on its kind, its age, and how often it was unchanged.

Departments publish by 31 January, governments by 31 March (Regulations, article 49). So lists are fetched
daily from January to April. Around these two days, reports on the year that has just ended are fetched
every few days, as they are then corrected without notice. Each time a page is unchanged, the interval
doubles, up to the maximum of its pace, and never beyond the cycle.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from crawler.clock import BEIJING
from parsers.checks.deadlines import DAYS

Kind = Literal["list", "closed list", "further", "hub", "report", "emptied", "rest"]

CYCLE = 90
"""Days within which every known page is fetched again (setting REFRESH_CYCLE)."""
SLACK = timedelta(hours=6)
"""A page that will be due within this time is due now, as a daily run doesn't start at the same second every
day.
"""

_SEASON = range(1, 5)
"""Months in which most reports are published, including late ones: January to April."""
_NEAR = timedelta(days=10)
"""Distance from a deadline, before or after, within which reports are fetched more often."""
_RECENT = 3
"""Years after which a report is old: later reports have been written by then."""


@dataclass(frozen=True, slots=True)
class History:
    """What the captures of a page say about it."""

    kind: Kind
    """`list`: a list of annual reports; `closed list`: a list for a single past year; `further`: a further
    page of a list; `hub`: a hub or front page; `report`: a report's page or file; `emptied`: a page that
    showed nothing, with status 200; `rest`: look-alikes, dead links and so on.
    """
    last: datetime
    """When it was last fetched."""
    unchanged: int = 0
    """How often in a row it was found unchanged."""
    year: int | None = None
    """The report year, if it is a report."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Days until a page is fetched again: `least` at first, `most` at the longest. `on` says which pages it
    applies to, `why` gives the reason.
    """

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
EMPTIED = Pace("pages that showed nothing, with status 200", 1, 28, "what they had mostly comes back")
REST = Pace("look-alikes, dead links and the rest", 30, 90, "what it was taken for may be wrong")

PACES = (
    LISTS_IN_SEASON,
    LISTS,
    CLOSED,
    FURTHER,
    HUBS_IN_SEASON,
    HUBS,
    AT_DEADLINE,
    THIS_YEAR,
    RECENT,
    OLD,
    EMPTIED,
    REST,
)


def pace(history: History, now: datetime) -> Pace:
    """How often such a page is fetched at this time of the year."""
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
        case "emptied":
            return EMPTIED
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
    """The time from which on the page is due, by its present pace."""
    its = pace(history, now)
    doubled = its.least * 2 ** min(history.unchanged, 16)
    return history.last + timedelta(days=min(doubled, its.most, cycle)) - SLACK


def is_due(history: History, now: datetime, cycle: int = CYCLE) -> bool:
    return due(history, now, cycle) <= now


def schedule() -> Iterator[tuple[str, str, str, str]]:
    """The schedule as rows of a table: which pages, days at first, days at most, why."""
    for its in PACES:
        yield its.on, str(its.least), str(its.most), its.why
