"""Figures of an organ alone and figures with its departments' or districts' are neither added up nor ranked together
without a word.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.browse.metadata import DATABASE
from crawler.browse.page import address
from crawler.browse.queries import QUERIES
from parsers.report import Scope
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import Sample, rows, write
from tests.crawler.corpus.samples import page as sample

RANKED = [query for query in QUERIES if ":scope" in query.sql]
AREA, OWN = "410300-洛阳市教育局", "410300-洛阳市财政局"


def of_scope(seed: int, issuer: str, scope: Scope | None, year: int = 2023) -> Sample:
    reading, captured = sample(seed, issuer=issuer, year=year)
    evidence = {**reading.report.evidence, **({"scope": "本报告数据含所属单位"} if scope else {})}
    return replace(reading, report=replace(reading.report, scope=scope, evidence=evidence)), captured


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scopes") / "scopes.db"
    write(
        path,
        [
            of_scope(1, "洛阳市财政局", None),
            of_scope(2, "洛阳市教育局", "area"),
            of_scope(3, "洛阳市民政局", "own"),
            of_scope(4, "洛阳市教育局", None, 2022),
        ],
    )
    return path


@pytest.fixture(scope="module")
def site(corpus: Path) -> Client:
    return Client(corpus)


def answers(site: Client, name: str, **asked: str) -> list[dict[str, Any]]:
    query = next(each for each in QUERIES if each.name == name)
    empty = {field: "" for field in ("year", "kind", "division", "issuer", "scope") if f":{field}" in query.sql}
    found: list[dict[str, Any]] = site.get(f"/{DATABASE}/{name}.json", _shape="array", **{**empty, **asked}).json()
    return found


def test_rankings_leave_consolidated_reports_out_unless_they_are_asked_for(site: Client) -> None:
    assert {query.name for query in RANKED} >= {"peers", "who_is_asked_most", "who_refuses_most", "lawsuits", "fees"}
    for year, scope, wanted in (
        ("2023", "", {"洛阳市财政局", "洛阳市民政局"}),
        ("2023", "area", {"洛阳市教育局"}),
        ("2023", "own", {"洛阳市民政局"}),
        ("2023", "all", {"洛阳市财政局", "洛阳市民政局", "洛阳市教育局"}),
    ):
        for name in ("peers", "who_is_asked_most"):
            found = answers(site, name, year=year, scope=scope)
            assert {row["issuer"] for row in found} == wanted, (name, scope)
            assert all("scope" in row for row in found)
    for query in RANKED:
        assert "scope" in query.description
        assert all(row["scope"] != "area" for row in answers(site, query.name, year="2023")), query.name


@pytest.mark.parametrize("name", ["outcomes_by_year", "who_asks", "refusal_grounds_by_division"])
def test_sums_are_of_one_scope_each(site: Client, corpus: Path, name: str) -> None:
    found = [row for row in answers(site, name) if row["year"] == 2023]
    assert {row["scope"] for row in found} == {None, "own", "area"}
    if name == "who_asks":
        sql = (
            "SELECT q.total FROM requests q JOIN reports r ON r.id = q.report_id"
            " WHERE r.scope = 'area' AND outcome = 'new'"
        )
        assert [(row["total"],) for row in found if row["scope"] == "area"] == rows(corpus, sql)


def test_views_say_the_scope_of_each_figure(corpus: Path) -> None:
    for view in ("series", "report_ratios"):
        stored = rows(corpus, f"SELECT DISTINCT report_id, scope FROM {view} WHERE year = 2023")
        found = {report: scope for report, scope in stored}  # noqa: C416
        assert found == {f"{AREA}-2023": "area", f"{OWN}-2023": None, "410300-洛阳市民政局-2023": "own"}


def test_charts_add_up_what_is_not_consolidated_and_say_so(site: Client, corpus: Path) -> None:
    data = site.get(address("dashboard") + ".json", kind="department").json()
    assert data["area"] == 1
    assert {each["year"]: each["reports"] for each in data["reports"]} == {2022: 1, 2023: 2}
    ((total,),) = rows(
        corpus,
        "SELECT sum(q.total) FROM requests q JOIN reports r ON r.id = q.report_id"
        " WHERE r.year = 2023 AND q.outcome = 'total' AND r.scope IS NOT 'area'",
    )
    points = [each for each in data["points"] if each["chart"] == "outcomes" and "2023" in map(str, each.values())]
    assert total in [value for each in points for value in each.values()]
    html = site.get("/dashboard", kind="department", lang="en").text
    assert "1 further reports hold" in html


def test_a_comparison_says_that_scopes_differ(site: Client) -> None:
    asked = {"left": f"{AREA}-2023", "right": f"{OWN}-2023"}
    assert site.get(address("compare") + ".json", **asked).json()["scopes"] == ["area", None]
    assert "They cover different organs" in site.get("/compare", lang="en", **asked).text
    over_years = {"left": AREA, "right": OWN}
    assert site.get(address("compare") + ".json", **over_years).json()["consolidated"] == [["left", 2023]]
    assert "不宜与其他年份" in site.get("/compare", lang="zh", **over_years).text
    same = {"left": f"{AREA}-2022", "right": f"{OWN}-2023"}
    assert site.get(address("compare") + ".json", **same).json()["scopes"] == []


def test_an_issuer_s_page_marks_where_the_scope_changes(site: Client) -> None:
    data = site.get(address("issuer", AREA) + ".json").json()
    assert [(each["year"], each["scope_changes"]) for each in data["years"]] == [(2022, False), (2023, True)]
    assert "marked “area”" in site.get(address("issuer", AREA), lang="en").text
    assert "marked “area”" not in site.get(address("issuer", OWN), lang="en").text
