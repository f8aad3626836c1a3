"""统计范围 from sums: what leaves no doubt is said, with its evidence; all else stays unknown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from crawler.corpus import Corpus
from crawler.corpus.checked.scope import RECEIVED, Part, scope_by_sums
from crawler.corpus.derived.reports import choose_copy
from crawler.corpus.translation import in_both
from nianbao_demo.consolidated import consolidated
from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.parse import parse
from parsers.report import Figure, Report
from tests.crawler.corpus.samples import LUOYANG, MARKUP, Sample, capture, keep, opened, rows

CITY = "洛阳市人民政府"
DEPARTMENTS = ("洛阳市民政局", "洛阳市教育局", "洛阳市公安局", "洛阳市水利局")
BELOW = ("孟津区人民政府", "洛龙区人民政府", "新安县人民政府")
STORED = "SELECT scope, scope_code FROM reports WHERE issuer_id = '410300-洛阳市人民政府' AND year = ?"


def busy(seed: str, issuer: str, year: int = 2023, least: int = 25) -> Report:
    """A report with some requests, which says nothing of its scope."""
    form = next(each for each in FORMS.values() if each.first_year <= year <= (each.last_year or year))
    for nth in range(1000):
        rng = Random(f"{seed}/{issuer}/{year}/{nth}")
        report = random_report(rng, form, issuer=issuer, year=year)
        received = next((report.value(key) for key in RECEIVED if report.value(key) is not None), None)
        if received is not None and received >= least:
            return replace(report, sections=tuple(replace(each, text="无。") for each in report.sections))
    raise AssertionError("no report has requests")


def city(year: int = 2023, names: Sequence[str] = DEPARTMENTS) -> tuple[Report, list[Report]]:
    """A city's report that holds its departments', and these."""
    parts = [busy("parts", each, year) for each in names]
    whole = consolidated(Random(1), busy("whole", CITY, year), parts)
    return replace(whole, sections=tuple(replace(each, text="无。") for each in whole.sections)), parts


def altered(report: Report, key: str, by: int = 1) -> Report:
    figure = report.figures[key]
    value = (figure.value or 0) + by
    return replace(report, figures={**report.figures, key: figure._replace(value=value, raw=str(value))})


def sample(report: Report, hours: int = 0) -> Sample:
    body = MARKUPS[MARKUP](report, Random(1))
    return parse(body), capture(f"https://www.ly.gov.cn/{report.issuer}/{report.year}.html", body, hours=hours)


def written(path: Path, reports: Sequence[Report], *, at_once: bool = True) -> list[tuple[object, ...]]:
    with opened(path) as intake:
        for each in reports:
            keep(intake, sample(each))
            if not at_once:
                intake.flush()
                intake._corpus.crosscheck()
    with Corpus.open(path) as corpus:
        corpus.crosscheck()
    return rows(path, STORED, reports[0].year)


def part(report: Report, group: str = "department", *, sound: bool = True) -> Part:
    numbers = {
        key: figure.value
        for key, figure in report.figures.items()
        if figure.value is not None and key.startswith("requests.")
    }
    return Part(report.issuer or "", report.issuer or "", group, sound, numbers)


@pytest.mark.parametrize("year", [2016, 2020, 2023])
def test_a_report_that_is_the_sum_of_its_departments_covers_them(tmp_path: Path, year: int) -> None:
    whole, parts = city(year)
    assert written(tmp_path / "corpus.db", [whole, *parts]) == [("area", "scope.sum_of_them")]
    ((text, code, values),) = rows(
        tmp_path / "corpus.db",
        "SELECT scope_evidence, scope_code, scope_values FROM reports WHERE issuer_id = '410300-洛阳市人民政府'",
    )
    received = next(value for key in RECEIVED if (value := whole.value(key)) is not None)
    assert "in the 4 reports below it that the corpus has (departments): " in str(text)
    assert f" {received} requests received, most by " in str(text)
    chinese, english = in_both(str(text), str(code), json.loads(str(values)))
    assert english == text
    assert chinese.startswith("其申请数据等于本库所收下属 4 份报告（部门）之和")
    others = rows(tmp_path / "corpus.db", "SELECT DISTINCT scope FROM reports WHERE scope_code IS NULL")
    assert others == [(None,)]


@pytest.mark.parametrize("key", ["requests.new.total", "requests.granted.natural_person", "requests.carried_out.other"])
def test_one_figure_that_differs_leaves_it_unknown(key: str) -> None:
    whole, parts = city()
    whole = altered(whole, key)
    assert scope_by_sums(part(whole, ""), [part(each) for each in parts]) is None
    # … but not a blank one, which is compared with nothing
    blank = replace(whole, figures={**whole.figures, key: Figure(None, "", "件")})
    found = scope_by_sums(part(blank, ""), [part(each) for each in parts])
    assert (found is None) is (key == "requests.new.total")


@pytest.mark.parametrize("kind", ["office", "township", "other"])
def test_it_may_hold_others_too_or_not(kind: str) -> None:
    whole, parts = city()
    more = busy("more", "洛阳市某某镇人民政府")
    below = [*(part(each) for each in parts), part(more, kind)]
    found = scope_by_sums(part(whole, ""), below)
    assert found is not None
    assert found[0] == "area"
    assert found[1].values["whose"] == ["department"]
    found = scope_by_sums(part(consolidated(Random(2), whole, [*parts, more]), ""), below)
    assert found is not None
    assert found[1].values["whose"] == ["department", kind]


def test_a_city_may_hold_its_districts(tmp_path: Path) -> None:
    whole, parts = city(names=BELOW)
    assert written(tmp_path / "corpus.db", [whole, *parts]) == [("area", "scope.sum_of_them")]
    assert "(governments below it)" in str(
        rows(tmp_path / "corpus.db", "SELECT max(scope_evidence) FROM reports")[0][0]
    )


def test_a_report_in_doubt_decides_nothing() -> None:
    whole, parts = city()
    below = [part(each) for each in parts]
    assert scope_by_sums(replace(part(whole, ""), sound=False), below) is None
    assert scope_by_sums(part(whole, ""), [replace(below[0], sound=False), *below[1:]]) is None
    assert scope_by_sums(part(whole, ""), below[:2]) is None


def test_a_sum_that_fails_in_print_is_a_doubt(tmp_path: Path) -> None:
    whole, parts = city()
    assert written(tmp_path / "corpus.db", [whole, altered(parts[0], "requests.total.total"), *parts[1:]]) == [
        (None, None)
    ]


def test_few_requests_prove_nothing() -> None:
    parts = [
        replace(
            part(busy("few", name)),
            numbers={
                key: int(key.split(".")[2] in {"total", "other"})
                for key in (
                    "requests.new.total",
                    "requests.new.other",
                    "requests.granted.total",
                    "requests.granted.other",
                )
            },
        )
        for name in DEPARTMENTS
    ]
    whole = replace(parts[0], numbers=dict.fromkeys(parts[0].numbers, 4))
    assert scope_by_sums(whole, parts) is None


def test_random_reports_are_no_sums() -> None:
    for nth in range(300):
        whole, *parts = (part(busy(f"unlike/{nth}", name, least=0)) for name in (CITY, *DEPARTMENTS))
        found = scope_by_sums(whole, parts)
        if found is not None:
            assert found[0] == "own"
            for each in parts:  # none of them is in it
                assert not any(each.lines.values()) or any(
                    number > whole.numbers[key] for key, number in each.lines.items()
                )


def test_a_report_smaller_than_each_of_its_departments_is_its_own(tmp_path: Path) -> None:
    _, parts = city()
    nothing = busy("small", CITY, least=0)
    none = {
        key: figure._replace(value=0, raw="0") for key, figure in nothing.figures.items() if key in parts[0].figures
    }
    whole = replace(
        nothing, figures={**nothing.figures, **{k: f for k, f in none.items() if k.startswith("requests.")}}
    )
    assert written(tmp_path / "corpus.db", [whole, *parts]) == [("own", "scope.none_is_in_it")]
    ((evidence,),) = rows(tmp_path / "corpus.db", "SELECT scope_evidence FROM reports WHERE scope = 'own'")
    assert "each of the 4 reports below it that have requests (departments)" in str(evidence)
    # One department that may be in it is enough to leave it open.
    small = replace(part(busy("none", "洛阳市统计局")), numbers=dict(part(whole).numbers) | {"requests.new.total": 1})
    assert scope_by_sums(part(whole, ""), [*(part(each) for each in parts), small]) is None


@pytest.mark.parametrize(
    ("words", "scope"), [("本年报数据仅限本机关。", "own"), ("本报告所列数据包含所属单位。", "area")]
)
def test_a_sentence_is_never_overridden(tmp_path: Path, words: str, scope: str) -> None:
    whole, parts = city()
    first, *rest = whole.sections
    whole = replace(whole, sections=(replace(first, text=words), *rest))
    assert written(tmp_path / "corpus.db", [whole, *parts]) == [(scope, None)]


def test_the_order_of_arrival_changes_nothing(tmp_path: Path) -> None:
    whole, parts = city()
    for nth, order in enumerate([*permutations([whole, *parts[:3]])][::5]):
        summed = consolidated(Random(1), whole, parts[:3])
        summed = replace(summed, sections=whole.sections)
        reports = [summed if each is whole else each for each in order]
        found = written(tmp_path / f"{nth}.db", reports, at_once=False)
        assert found == [("area", "scope.sum_of_them")]


def test_what_no_longer_follows_is_no_longer_said(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    whole, parts = city()
    written(path, [whole, *parts])
    with Corpus.open(path) as corpus:  # a department's report goes, and comes back
        copies = rows(path, "SELECT * FROM report_documents WHERE report_id = ?", f"410300-{DEPARTMENTS[0]}-2023")
        assert len(copies) == 1
        with corpus.store.transaction():
            corpus.connection.execute("PRAGMA defer_foreign_keys = ON")
            corpus.connection.execute(
                "DELETE FROM report_documents WHERE report_id = ?", (f"410300-{DEPARTMENTS[0]}-2023",)
            )
            choose_copy(corpus.store, f"410300-{DEPARTMENTS[0]}-2023")
        corpus.crosscheck()
        assert rows(path, STORED, 2023) == [(None, None)]
    with opened(path) as intake:
        keep(intake, sample(altered(altered(parts[1], "requests.new.total"), "requests.new.company"), hours=5))
        keep(intake, sample(parts[0], hours=5))
    with Corpus.open(path) as corpus:
        corpus.crosscheck()
    assert rows(path, STORED, 2023) == [(None, None)]  # another department's was changed


def test_another_portal_s_copy_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    whole, parts = city()
    written(path, [whole, *parts])
    with Corpus.open(path) as corpus, corpus.store.transaction():
        corpus.connection.execute("UPDATE reports SET standing = 'foreign' WHERE issuer_id LIKE '%教育局'")
    with Corpus.open(path) as corpus:
        corpus.crosscheck(everything=True)
    assert rows(path, STORED, 2023) == [(None, None)]
    assert LUOYANG.division == "410300"
