"""The plans: which reports there are, how they are printed, and how they are published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from random import Random

from nianbao_demo import early
from nianbao_demo.consolidated import consolidated
from nianbao_demo.mixed import mixed_report
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


def plans(seed: int, last: int = YEARS[-1]) -> list[Plan]:
    """Every report of the world up to the year `last`, ordered by organ and year."""
    known = {(r.issuer, r.year): r for r in known_reports(Random(f"{seed}/known"))}
    years = range(YEARS[0], last + 1)
    found: dict[Organ, list[Plan]] = {}
    for organ in sorted(organs(), key=lambda each: each.name == _CONSOLIDATES):
        parts = [plan.report for plans in found.values() for plan in plans if _is_part(plan)]
        found[organ] = [*_of_organ(seed, organ, known, years, parts if organ.name == _CONSOLIDATES else ())]
    assert not known, f"real figures of organs that aren't in the world: {[*known]}"
    narrated = told(seed, [plan for organ in organs() for plan in found[organ]])
    later = list(_with_rare_ways(list(_in_every_format(narrated))))
    places = {organ: place for place, organ in enumerate(organs())}
    later = [_without_tables(seed, plan) if (plan.organ.name, plan.year) in _TEXT_ALONE else plan for plan in later]
    later = [_put_up_again(plan) if plan.organ.name == _MOVED and plan.day < _MOVE else plan for plan in later]
    return sorted([*_before_2019(seed), *later], key=lambda plan: (places[plan.organ], plan.year))


_CONSOLIDATES = "川汇区人民政府"
"""A government whose first report holds the requests of its departments."""


def _is_part(plan: Plan) -> bool:
    """Whether the government's first report holds this one's requests; it is then printed without blanks and errors."""
    return _is_of_the_departments(plan.organ, plan.year)


def _is_of_the_departments(organ: Organ, year: int) -> bool:
    return organ.host == "www.chuanhui.gov.cn" and "政府" not in organ.name and year == YEARS[0]


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


def later_plans(seed: int, last: int = YEARS[-1]) -> list[Plan]:
    """Every organ's report on the year after `last`, by organ."""
    known = {(r.issuer, r.year): r for r in known_reports(Random(f"{seed}/known"))}
    years = range(YEARS[0], last + 2)
    found = (_of_organ(seed, organ, known, years) for organ in organs())
    return [plan for plans in found for plan in plans if plan.year == last + 1]


def _of_organ(
    seed: int,
    organ: Organ,
    known: dict[tuple[str | None, int | None], Report],
    years: Iterable[int],
    parts: Sequence[Report] = (),
) -> Iterator[Plan]:
    """An organ's reports on `years`; reports with real figures are taken out of `known`. The first of them holds the
    requests of `parts`.
    """
    rng = Random(f"{seed}/{organ.name}")
    missing = set(rng.sample(YEARS, rng.choice([0, 0, 1, 1, 2])))
    before: Report | None = None
    for year in years:
        real = known.pop((organ.named(year), year), None)
        held = parts if year == YEARS[0] else ()
        if real:
            markup = rng.choice([*MARKUPS])
            yield Plan(organ, real, "page", markup, ("real figures",))
            before = real
        elif year in missing and not held:
            before = None
        else:
            plan, before = _plan(f"{seed}/{organ.name}/{year}", organ, year, before)
            if held:
                before = consolidated(Random(f"{seed}/{organ.name}/{year}/sum"), before, held)
                plan = replace(plan, report=before, quirks=("its departments' requests added up",))
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
    if _is_of_the_departments(organ, year):
        blank, consistent, quirks = 0.0, True, []
    if (organ.key, year) in _MIXED:
        quirks = ["section 2 of the form of 2019, section 3 of that of 2021"]
        blank, consistent = 0.0, True
    # The same seed twice gives the same figures: blanks and errors are drawn after them.
    mixed = (organ.key, year) in _MIXED
    make = mixed_report if mixed else partial(random_report, form=FORMS[code], merged=merged)
    meant, report = (
        make(
            Random(f"{seed}/report"), issuer=organ.named(year), year=year, blank=share, consistent=right, before=before
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


_MIXED = {("tjj", 2021), ("czj", 2021)}
"""Organs, by their key, and years whose report mixes two forms."""


_TEXT_ALONE = {("洛阳市城市管理局", 2020), ("洛阳市医疗保障局", 2022)}
"""Organs and years whose report is published without its tables."""


_MOVED, _MOVE = "洛阳市公安局", date(2024, 5, 16)
"""An organ that put its reports up again when its pages were moved, and the day, which they all state since."""


def _put_up_again(plan: Plan) -> Plan:
    quirks = (*plan.quirks, "dated anew when its organ's pages were moved")
    return replace(plan, report=replace(plan.report, published_on=_MOVE), quirks=quirks, redated=True)


def _without_tables(seed: int, plan: Plan) -> Plan:
    rng = Random(f"{seed}/{plan.organ.name}/{plan.year}/text")
    text = early.prose_report(rng, issuer=plan.organ.named(plan.year), year=plan.year)
    return replace(
        plan, report=text, way="page", markup="ueditor", planted=(), quirks=("the text alone, without its tables",)
    )


def _before_2019(seed: int) -> Iterator[Plan]:
    """Reports of some organs of the city from before 2019: in the form of 2014, which one has printed with lines of its
    own; and of a few of them since 2008, as prose and with tables of their own.
    """
    for place, organ in enumerate([each for each in organs() if each.host == "www.ly.gov.cn"][::_EVERY]):
        for year in range(2008 if place % _SINCE_2008 == 0 else 2014, YEARS[0]):
            rng = Random(f"{seed}/{organ.name}/{year}/early")
            right = rng.random() > 0.1 or year < 2014
            report = _early(rng, organ, year, right)
            way = rng.choices(_EARLY, [3, 1])[0]
            markup = rng.choice([*MARKUPS] if way == "page" else [*FILES])
            yield Plan(organ, report, way, markup, () if right else ("sums that are wrong in print",))


def _early(rng: Random, organ: Organ, year: int, consistent: bool) -> Report:
    if year >= 2014:
        report = random_report(rng, FORMS["2014"], issuer=organ.named(year), year=year, consistent=consistent)
        return report if organ.key != _IN_OWN_WORDS else early.altered(rng, report)
    if year < _FIRST_TABLES:
        return early.prose_report(rng, issuer=organ.named(year), year=year)
    return early.local_report(rng, issuer=organ.named(year), year=year)


_SINCE_2008 = 3
"""One in so many of these has them since 2008."""
_FIRST_TABLES = 2011
"""The first year in which these have a table."""
_IN_OWN_WORDS = "rsj"
"""An organ whose tables of statistics have lines that no form knows."""
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
