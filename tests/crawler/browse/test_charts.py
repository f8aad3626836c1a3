"""Charts and canned queries: they agree with the corpus, and their SQL is public."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from crawler.browse.metadata import DATABASE, metadata
from crawler.browse.queries import QUERIES
from crawler.dictionary import CODE_TABLES, TABLES, VIEWS
from crawler.dictionary.ratios import ENOUGH
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows
from tests.paths import ROOT


@pytest.fixture(scope="module")
def site(demo_corpus: Path) -> Client:
    return Client(demo_corpus)


@pytest.fixture(scope="module")
def charts(site: Client) -> dict[str, Any]:
    return {chart["id"]: chart for chart in site.get("/dashboard.json").json()["charts"]}


def test_outcomes_add_up_what_is_printed(charts: dict[str, Any], demo_corpus: Path) -> None:
    for point in charts["outcomes"]["points"]:
        if point["series"] not in {"refused", "granted"}:
            continue
        like = "refused_%" if point["series"] == "refused" else "granted"
        ((value, blank),) = rows(
            demo_corpus,
            "SELECT sum(q.total), count(*) - count(q.total) FROM requests q JOIN reports r ON r.id = q.report_id"
            " JOIN issuers i ON i.id = r.issuer_id WHERE i.kind = 'department' AND r.year = ? AND q.outcome LIKE ?"
            " AND r.scope IS NOT 'area'",  # a report of a whole area is not added to those of its organs
            point["x"],
            like,
        )
        assert (point["value"], point["least"]) == (value, bool(blank))


def test_kinds_of_issuers_are_never_added_up(site: Client) -> None:
    for kind in ("", "nothing", "' OR 1=1 --"):
        assert site.get("/dashboard.json", kind=kind).json()["asked"]["kind"] == "department"
    assert site.get("/dashboard.json", kind="government").json()["asked"]["kind"] == "government"


def test_the_flow_conserves(charts: dict[str, Any]) -> None:
    points = charts["flow"]["points"]
    into = sum(point["value"] for point in points if point["series"] == "open")
    out = sum(point["value"] for point in points if point["x"] == "open")
    assert into == out > 0
    outcomes = {point["series"] for point in points if point["x"] == "open"}
    assert not outcomes & {point["x"] for point in points}, "no case is tied to an outcome"


@pytest.mark.parametrize("name", ["outcomes", "grounds", "applicants", "punctuality", "flow"])
def test_the_sql_behind_a_chart_gives_its_numbers(site: Client, charts: dict[str, Any], name: str) -> None:
    query = charts[name]["query"]
    assert site.get(query).status_code == 200
    found = site.get(query.replace("/corpus?", "/corpus.json?") + "&_shape=array").json()
    shown = {value for row in found for key, value in row.items() if isinstance(value, int) and key != "year"}
    numbers = {point["value"] for point in charts[name]["points"] if point["value"] is not None}
    if name in {"grounds", "applicants", "punctuality"}:
        assert numbers <= shown | {0}
    else:
        assert found
        assert numbers


def test_a_chart_is_a_table_too(site: Client, charts: dict[str, Any]) -> None:
    page: Any = lxml.html.document_fromstring(site.get("/dashboard").text)
    for name, chart in charts.items():
        (figure,) = page.xpath("//figure[@id=$id]", id=f"chart-{name}")
        spec = json.loads(figure.xpath(".//@data-chart")[0])
        assert spec["$schema"].startswith("https://vega.github.io/schema/vega")
        cells = {cell.replace(",", "").removeprefix("≥ ") for cell in figure.xpath(".//td[@class='n']/text()")}
        for point in chart["points"]:
            assert (str(point["value"]) if point["value"] is not None else "–") in cells
    assert len(page.xpath("//script")) == 4
    assert all(script.get("src").startswith("/nianbao/") for script in page.xpath("//script"))


def test_vendored_files_name_their_version_and_licence() -> None:
    folder = ROOT / "crawler" / "browse" / "static" / "vendor"
    told = (folder / "README.md").read_text()
    script = (ROOT / "scripts" / "vega").read_text()
    for name in ("vega", "vega-lite", "vega-interpreter"):
        assert "Redistribution and use" in (folder / f"{name}.LICENSE").read_text()
        (version,) = re.findall(rf"\| {name} \| ([\d.]+) \|", told)
        assert f"={version}\n" in script
    for path in folder.glob("*.js"):
        assert "sourceMappingURL" not in path.read_text()


# canned queries


def test_there_are_answers_to_many_questions() -> None:
    assert len(QUERIES) >= 20
    for query in QUERIES:
        assert re.search(r"[\u4e00-\u9fff]", query.title), query.name
        assert re.search(r"[A-Z]", query.title), query.name
        assert re.search(r"[\u4e00-\u9fff].*[。]$", query.chinese), query.name
        assert re.search(r"[a-z].*\.$", query.english, re.DOTALL), query.name


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_answers(site: Client, query: Any) -> None:
    given = {"words": "公开", "year": "2023", "issuer": "财政局", "key": "requests.new"}
    names = set(re.findall(r":([a-z]+)", query.sql))
    asked = {name: given.get(name, "") for name in names}
    answer = site.get(f"/{DATABASE}/{query.name}.json", _shape="array", **asked)
    assert answer.status_code == 200, answer.text[:300]
    if query.name not in {"copies_that_differ", "changed_after_publication", "wrong_form"}:
        assert answer.json()
    assert site.get(f"/{DATABASE}/{query.name}", **asked).status_code == 200


def test_peers_are_of_the_same_kind_and_level(site: Client) -> None:
    def named(issuer: str) -> set[str]:
        asked = {"_shape": "array", "year": "2023", "issuer": issuer}
        return {row["issuer"] for row in site.get(f"/{DATABASE}/peers.json", **asked).json()}

    everybody, departments = named(""), named("财政局")
    assert any("财政局" in each for each in departments)
    assert len(departments) > 1
    assert departments < everybody
    assert any(each.endswith("人民政府") for each in everybody)
    assert not any(each.endswith("人民政府") for each in departments)
    assert named("no such issuer") == set()


def test_small_numbers_are_not_ranked(site: Client) -> None:
    guarded = [query for query in QUERIES if "per_cent" in query.sql]
    assert len(guarded) >= 7
    for query in guarded:
        names = set(re.findall(r":([a-z]+)", query.sql))
        asked = {name: "2023" if name == "year" and query.name == "peers" else "" for name in names}
        for row in site.get(f"/{DATABASE}/{query.name}.json", _shape="array", **asked).json():
            if row.get("per_cent") is not None:
                base = row.get("handled", row.get("ended"))
                assert base >= ENOUGH
                assert 0 <= row["per_cent"] <= 100
            if row.get("granted_per_cent") is not None:
                assert row["handled"] >= ENOUGH


def test_filters_of_a_query_take_a_division_with_all_below_it(site: Client) -> None:
    def issuers(**asked: str) -> set[str]:
        rows_ = site.get(
            f"/{DATABASE}/who_is_asked_most.json", _shape="array", **{"year": "", "kind": "", "division": "", **asked}
        ).json()
        return {row["report"] for row in rows_}

    everything = issuers()
    assert issuers(division="410000") == everything
    parts = [issuers(division=code) for code in ("410300", "411600")]
    assert parts[0] | parts[1] == everything
    assert not parts[0] & parts[1]
    assert all(report.startswith("410311") for report in issuers(division="410311"))


def test_everything_has_title_description_and_source() -> None:
    database = metadata()["databases"][DATABASE]
    for table in (*TABLES.values(), *VIEWS):
        told = database["tables"][table.name]
        assert told["title"]
        assert told["description"]
        assert told["source"]
        assert all(told["columns"].values())
    for query in QUERIES:
        told = database["queries"][query.name]
        assert told["title"]
        assert told["description"]
        assert told["source"]
    grouped = {name for group in database["groups"] for name in group["tables"]}
    hidden = {"archive_files", "archive_records", "readings"}
    assert {t.name for t in (*TABLES.values(), *VIEWS)} - hidden <= grouped


def test_no_facet_counts_over_a_row_for_each_figure() -> None:
    code_tables = {table.name for table in CODE_TABLES}
    for name in ("figures", "requests", "disclosures", "appeals", "checks", "source_tables", "captures"):
        assert name not in code_tables
        assert "facets" not in metadata()["databases"][DATABASE]["tables"][name]
