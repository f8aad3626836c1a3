"""公布期限: the day by which a report must be public, and the article that sets it.

《中华人民共和国政府信息公开条例》 of 2007 (国令第492号), article 31, in force from 1 May 2008: every
administrative organ by 31 March. The first report year for which it required reports is 2008.

The same Regulations as revised in 2019 (国令第711号, in force from 15 May 2019), article 49:
departments of governments from the county upwards by 31 January (paragraph 1); the report of a local
government, which its office in charge of disclosure publishes, by 31 March (paragraph 2).

Where the Regulations leave the day open, none is assumed, and a report is called neither in time nor
late:

- Townships and subdistricts: covered in 2007, as administrative organs, but by neither paragraph of
  2019.
- Other organs (companies, hospitals, schools, centres, committees of zones): mostly not administrative
  organs. The Regulations extend to some of them (2007: articles 36 and 37; 2019: articles 54 and 55),
  but the name of an organ doesn't show whether it is one of these.
- Offices of governments, from 2019: an office publishes a report of its own (31 January) or, being in
  charge of disclosure, its government's (31 March), and its name is on both. Either report is in time
  until 31 January and late after 31 March; between these days it is open.

A page's date is not always that of first publication. Content systems set it anew when a site is moved or a page is
put up again, and a portal may print a report that its organ published before. A report is called late only by a
date that nothing speaks against: no copy states an earlier one, it wasn't seen before that day, and the organ's
report of another year doesn't state the same day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FIRST_YEAR = 2008
"""The first report year of the Regulations of 2007: due on 31 March 2009."""
NEW_RULES = 2019
"""The first report year of the Regulations of 2019: due on 31 January or 31 March 2020."""

MonthDay = tuple[int, int]
"""Month and day of the year after the report year."""
JANUARY: MonthDay = (1, 31)
MARCH: MonthDay = (3, 31)

LATEST = MARCH
"""The latest day named in the Regulations. Before it, no report counts as missing for which they name none."""

REDATED = 365
"""Number of days after the last day up to which a stated date is believed. Pages with a later date
were mostly moved from an older site and dated anew.
"""
MOVED_YEARS = 3
"""Report years on one portal that state the same day, from which on it is the day of a move: an organ may publish its
report a year too late on a day on which others publish the newest.
"""

OLD_ARTICLE = "《中华人民共和国政府信息公开条例》（国令第492号）第三十一条"
NEW_ARTICLE = "《中华人民共和国政府信息公开条例》（国令第711号）第四十九条"
_OLD_SHORT, _NEW_SHORT = "条例（2007）第三十一条", "条例（2019）第四十九条"
_FIRST, _SECOND = f"{_NEW_SHORT}第一款", f"{_NEW_SHORT}第二款"


@dataclass(frozen=True, slots=True)
class Term:
    """期限: the term for one kind of issuer (`kind`, a code of `issuer_kinds`) in the report years from
    `first_year` to `last_year` (None: until now).

    A report is in time until the day `in_time_until`, and late after the day `last_day`. The two are
    the same day if the article names one; different days if the day depends on whose report it is,
    which isn't known; None if no day is named. `article` is the source and `words` its content in
    English; `early` and `late` are short names of the article for the first and the second day.
    """

    kind: str
    first_year: int
    last_year: int | None
    in_time_until: MonthDay | None
    last_day: MonthDay | None
    article: str
    words: str
    early: str = ""
    late: str = ""

    @property
    def certain(self) -> bool:
        """Whether the article names exactly one day."""
        return self.last_day is not None and self.in_time_until == self.last_day


def _old(kind: str) -> Term:
    words = "every administrative organ by 31 March"
    return Term(kind, FIRST_YEAR, NEW_RULES - 1, MARCH, MARCH, OLD_ARTICLE, words, _OLD_SHORT, _OLD_SHORT)


def _new(kind: str, days: tuple[MonthDay | None, MonthDay | None], words: str, early: str = "", late: str = "") -> Term:
    return Term(kind, NEW_RULES, None, *days, NEW_ARTICLE, words, early, late)


_NO_DAY = "no day is named for this kind of organ"

TERMS = (
    _old("government"),
    _new("government", (MARCH, MARCH), "governments by 31 March", _SECOND, _SECOND),
    _old("office"),
    _new(
        "office",
        (JANUARY, MARCH),
        "its own report by 31 January, its government's by 31 March; its name is on both",
        _FIRST,
        _SECOND,
    ),
    _old("department"),
    _new("department", (JANUARY, JANUARY), "departments by 31 January", _FIRST, _FIRST),
    _old("township"),
    _new("township", (None, None), _NO_DAY),
    Term("other", FIRST_YEAR, NEW_RULES - 1, None, None, OLD_ARTICLE, _NO_DAY),
    _new("other", (None, None), _NO_DAY),
)
"""All legal dates. Checks, views, registers, charts and pages take them from here."""

DAYS = tuple(sorted({day for term in TERMS for day in (term.in_time_until, term.last_day) if day}))
"""Every day that the Regulations name; reports are published and corrected around these days."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term applied to one report year: `in_time_until` and `last_day` as dates."""

    term: Term
    year: int

    @property
    def in_time_until(self) -> date | None:
        return self._date(self.term.in_time_until)

    @property
    def last_day(self) -> date | None:
        return self._date(self.term.last_day)

    def _date(self, day: MonthDay | None) -> date | None:
        return date(self.year + 1, *day) if day else None

    def days_late(
        self, published_on: date | None, first_seen: date | None = None, *, redated: bool = False
    ) -> int | None:
        """Number of days from the last day to the date that a report states; 0 if it was in time.

        `first_seen` is the day on which it was first seen (None: not known), `redated` whether the reports of other
        years state the same day.

        None if that is not known: no date is stated, no day is named, the date is between two days
        either of which may apply, or it is hardly the date of first publication (within the report
        year, more than `REDATED` days after the last day, after the day it was first seen, or `redated`).
        """
        early, last = self.in_time_until, self.last_day
        if published_on is None or early is None or last is None or published_on.year <= self.year:
            return None
        before = first_seen is not None and first_seen < published_on
        known = first_seen if first_seen is not None and before else published_on
        if known <= early:
            return 0
        late = (published_on - last).days
        return late if 0 < late <= REDATED and not before and not redated else None


def first_stated(year: int, dates: Iterable[date]) -> date | None:
    """The earliest of the dates of publication that the copies of a report state. A date within the report year counts
    only where there is no other: it is none of publication.
    """
    return min(dates, key=lambda each: (each.year <= year, each), default=None)


def deadline(kind: str, year: int) -> Deadline | None:
    """The deadline for a report year, for a kind of organ (a code of `issuer_kinds`).

    None for years before 2008, for which no law required reports. ValueError for an unknown kind.
    """
    terms = [term for term in TERMS if term.kind == kind]
    if not terms:
        raise ValueError(f"{kind!r} is no kind of issuer")
    for term in terms:
        if term.first_year <= year and (term.last_year is None or year <= term.last_year):
            return Deadline(term, year)
    return None
