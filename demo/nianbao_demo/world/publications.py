"""The plans: which reports there are, how they are printed, and how they are published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from nianbao_demo.render import FILES, MARKUPS, TEXTS
from nianbao_demo.reports import random_report
from nianbao_demo.world.known import known_reports
from nianbao_demo.world.organs import Organ, organs
from nianbao_demo.world.plans import YEARS, Plan, Way
from nianbao_demo.world.planted import told
from parsers.forms import FORMS
from parsers.report import Report

_WAYS: tuple[tuple[Way, int], ...] = (("page", 74), ("file", 18), ("page+file", 5), ("archive", 3))


_IN_FILES = [*FILES, *FILES, *TEXTS, *MARKUPS]
"""Renderers to choose files from; web pages are the minority."""


def plans(seed: int) -> list[Plan]:
    """Every report of the world, ordered by organ and year."""
    known = {(r.issuer, r.year): r for r in known_reports(Random(f"{seed}/known"))}
    found: list[Plan] = []
    places = {organ: place for place, organ in enumerate(organs())}
    for organ in organs():
        found += _of_organ(seed, organ, known, YEARS)
    assert not known, f"real figures of organs that aren't in the world: {[*known]}"
    later = _with_rare_ways(list(_in_every_format(told(seed, found))))
    return sorted([*_before_2019(seed), *later], key=lambda plan: (places[plan.organ], plan.year))


def _in_every_format(found: Sequence[Plan]) -> Iterator[Plan]:
    """The plans, so changed that each renderer of files and texts is used: one takes the place of one used often."""
    used = Counter(plan.markup for plan in found)
    missing = [kind for kind in (*FILES, *TEXTS) if not used[kind]]
    for plan in found:
        if missing and plan.way == "file" and used[plan.markup] > 1 and not plan.quirks:
            used[plan.markup] -= 1
            yield replace(plan, markup=missing.pop())
        else:
            yield plan


def later_plans(seed: int) -> list[Plan]:
    """Every organ's report on the following year, by organ."""
    known = {(r.issuer, r.year): r for r in known_reports(Random(f"{seed}/known"))}
    year = YEARS[-1] + 1
    found = (_of_organ(seed, organ, known, [*YEARS, year]) for organ in organs())
    return [plan for plans in found for plan in plans if plan.year == year]


def _of_organ(
    seed: int, organ: Organ, known: dict[tuple[str | None, int | None], Report], years: Iterable[int]
) -> Iterator[Plan]:
    """An organ's reports on `years`; reports with real figures are taken out of `known`."""
    rng = Random(f"{seed}/{organ.name}")
    missing = set(rng.sample(YEARS, rng.choice([0, 0, 1, 1, 2])))
    before: Report | None = None
    for year in years:
        real = known.pop((organ.named(year), year), None)
        if real:
            markup = rng.choice([*MARKUPS])
            yield Plan(organ, real, "page", markup, ("real figures",))
            before = real
        elif year in missing:
            before = None
        else:
            plan, before = _plan(f"{seed}/{organ.name}/{year}", organ, year, before)
            yield plan


def _plan(seed: str, organ: Organ, year: int, before: Report | None) -> tuple[Plan, Report]:
    """A report as it is printed, and the same report without blanks and errors."""
    rng = Random(seed)
    quirks = []
    code = "2019" if year < 2021 or (year == 2021 and rng.random() < 0.12) else "2021"
    if code == "2019" and year > 2020:
        quirks.append("form of 2019 in a later year")
    blank, consistent = 0.0, True
    if rng.random() < 0.12:
        blank = rng.choice([0.05, 0.2, 0.6, 1.0])
        quirks.append("blank cells")
    if rng.random() < 0.08:
        consistent = False
        quirks.append("sums that are wrong in print")
    merged: tuple[str, ...] = ("other",) if code == "2021" and rng.random() < 0.07 else ()
    if merged:
        quirks.append("（六）其他处理 as one line")
    # The same seed twice gives the same figures: blanks and errors are drawn after them.
    meant, report = (
        random_report(
            Random(f"{seed}/report"),
            FORMS[code],
            issuer=organ.named(year),
            year=year,
            blank=share,
            consistent=right,
            merged=merged,
            before=before,
        )
        for share, right in ((0.0, True), (blank, consistent))
    )
    if rng.random() < 0.04:
        report = replace(report, sections=report.sections[:5])
        quirks.append("section 6 missing")
    if rng.random() < 0.05:
        report = replace(report, title=f"{year}年政府信息公开工作年度报告")
        quirks.append("title without the issuer")
    way = rng.choices([way for way, _ in _WAYS], [weight for _, weight in _WAYS])[0]
    markup = rng.choice([*MARKUPS] if way.startswith("page") else _IN_FILES)
    return Plan(organ, report, way, markup, tuple(quirks)), meant


def _before_2019(seed: int) -> Iterator[Plan]:
    """Reports in the form of 2014, of some organs of the city."""
    form = FORMS["2014"]
    for organ in [organ for organ in organs() if organ.host == "www.ly.gov.cn"][::_EVERY]:
        for year in range(form.first_year, (form.last_year or 0) + 1):
            rng = Random(f"{seed}/{organ.name}/{year}/early")
            right = rng.random() > 0.1
            report = random_report(rng, form, issuer=organ.named(year), year=year, consistent=right)
            way = rng.choices(_EARLY, [3, 1])[0]
            yield Plan(
                organ,
                report,
                way,
                rng.choice([*MARKUPS] if way == "page" else [*FILES]),
                () if right else ("sums that are wrong in print",),
            )


_EVERY = 4
"""One in so many organs of the city has its older reports online."""
_EARLY: tuple[Way, Way] = ("page", "file")

_RARE: dict[str, Way] = {"tyjr": "blocked", "slj": "scan", "sjj": "locked"}
"""Organs whose last report on the city portal is published in a rare way. One scan is enough:
reading it takes as long as reading a hundred pages.
"""


def _with_rare_ways(found: list[Plan]) -> Iterator[Plan]:
    last = {
        plan.organ.key: number
        for number, plan in enumerate(found)
        if plan.organ.key in _RARE and plan.organ.host == "www.ly.gov.cn"
    }
    for number, plan in enumerate(found):
        if last.get(plan.organ.key) == number:
            yield replace(plan, way=_RARE[plan.organ.key])
        else:
            yield plan
