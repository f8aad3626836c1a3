"""Random reports of every era since 2008: prose, tables of the organ's own, the form of 2014 as issued and as provinces
print it, the forms of 2019 and 2021, both in one, and the text alone of a report that should have tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from nianbao_demo import early
from nianbao_demo.mixed import mixed_report
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report

Maker = Callable[[Random, str, int, float], Report]
"""A report by its random numbers, issuer, year, and the share of its cells that are blank."""


def _of_form(code: str) -> Maker:
    def made(rng: Random, issuer: str, year: int, blank: float) -> Report:
        return random_report(rng, FORMS[code], issuer=issuer, year=year, blank=blank)

    return made


def _prose(rng: Random, issuer: str, year: int, _: float) -> Report:
    return early.prose_report(rng, issuer=issuer, year=year)


def _local(rng: Random, issuer: str, year: int, blank: float) -> Report:
    return early.local_report(rng, issuer=issuer, year=year, blank=blank)


def _provincial(rng: Random, issuer: str, year: int, blank: float) -> Report:
    return early.altered(rng, _of_form("2014")(rng, issuer, year, blank))


def _mixed(rng: Random, issuer: str, year: int, blank: float) -> Report:
    return mixed_report(rng, issuer=issuer, year=year, blank=blank)


ERAS: Mapping[str, tuple[range, Maker]] = {
    "prose": (range(2008, 2014), _prose),
    "local": (range(2008, 2019), _local),
    "2014": (range(2014, 2019), _of_form("2014")),
    "provincial": (range(2014, 2019), _provincial),
    "2019": (range(2019, 2021), _of_form("2019")),
    "mixed": (range(2019, 2023), _mixed),
    "2021": (range(2021, 2025), _of_form("2021")),
    "text": (range(2019, 2025), _prose),
}
"""The report years of each era, and what makes a report of it."""


def report_of_era(era: str, rng: Random, *, issuer: str, blank: float = 0.0) -> Report:
    """A random report of an era, of one of its years."""
    years, make = ERAS[era]
    return make(rng, issuer, rng.choice(years), blank)
