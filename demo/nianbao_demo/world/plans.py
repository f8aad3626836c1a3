"""A plan: a report of the world, its organ, how it is printed and how it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nianbao_demo.world.organs import Organ
from parsers.report import Report

YEARS = range(2019, 2025)
"""Report years of the forms of 2019 and 2021; a world may go on to later ones (`build`)."""


def due(today: date) -> int:
    """The last report year whose reports must all be there by a day: those of 2024 after 31 March 2025."""
    return today.year - (1 if today > date(today.year, 3, 31) else 2)


Way = Literal[
    "page",  # the page is the report
    "file",  # the page has a title and a file that can be read
    "page+file",  # the page is the report; a file below it has the same
    "archive",  # the page has a title and an archive that contains the report
    "scan",
    "locked",  # the file needs a password
    "blocked",  # the page answers 521 and a script
]


@dataclass(frozen=True)
class Plan:
    """A report, its organ, how it is printed and published. `quirks` are descriptions for the
    ledger.
    """

    organ: Organ
    report: Report
    way: Way
    markup: str
    quirks: tuple[str, ...]
    planted: tuple[str, ...] = ()
    """Faults planted in its narrative, as rule:subject."""
    redated: bool = False
    """Whether its date is the day on which its organ put all its older reports up again."""

    @property
    def year(self) -> int:
        assert self.report.year is not None
        return self.report.year

    @property
    def title(self) -> str:
        return self.report.title or ""

    @property
    def day(self) -> date:
        assert self.report.published_on is not None
        return self.report.published_on

    @property
    def key(self) -> str:
        """The seed of everything random about it."""
        return f"{self.organ.host}/{self.organ.key}/{self.year}"
