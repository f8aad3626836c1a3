"""The registers of the demo's corpus: each entry is in the tables and leads to its evidence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from crawler.browse.pages.registers import REGISTERS
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows
from tests.paths import ROOT


@pytest.fixture(scope="module")
def site(demo_corpus: Path) -> Client:
    return Client(demo_corpus)


def all_of(site: Client, name: str, **asked: str) -> list[Any]:
    """The entries of all pages of a register."""
    first = site.get(f"/register/{name}.json", **asked).json()
    found = list(first["rows"])
    for page in range(2, first["pager"]["pages"] + 1):
        found += site.get(f"/register/{name}.json", page=str(page), **asked).json()["rows"]
    assert len(found) == first["count"]
    return found


def test_the_list_of_registers_counts_what_is_in_them(site: Client) -> None:
    counts = {row["register"]: row["entries"] for row in site.get("/register.json").json()["rows"]}
    assert counts.keys() == REGISTERS.keys()
    for name, count in counts.items():
        assert site.get(f"/register/{name}.json").json()["count"] == count


def test_each_failed_sum_is_there_once_and_spelled_out(site: Client, demo_corpus: Path) -> None:
    found = all_of(site, "sums")
    stored = rows(
        demo_corpus,
        "SELECT report_id, rule, subject FROM checks WHERE status = 'fail' AND (rule LIKE 'requests.%'"
        " OR rule LIKE 'appeals.%' OR rule LIKE 'indicators.%' OR rule LIKE 'years.%' OR rule = 'copies.agree')",
    )
    assert sorted((row["report"], row["rule"], row["subject"]) for row in found) == sorted(stored)
    spelled = [row for row in found if "left_terms" in row]
    assert spelled
    for row in spelled:
        for side in ("left", "right"):
            values = [term["value"] for term in row[f"{side}_terms"]]
            assert None in values or sum(values) == row[side]
    shown: Any = lxml.html.document_fromstring(site.get("/register/sums").text)
    link = shown.xpath("//p[@class='sum']//a/@href")[0]
    assert link.startswith("/evidence/")
    assert site.get(link).status_code == 200


def test_late_and_missing_are_those_of_the_views(site: Client, demo_corpus: Path) -> None:
    late = {(row["report"], row["days_late"]) for row in all_of(site, "late")}
    assert late == set(rows(demo_corpus, "SELECT report_id, days_late FROM punctuality WHERE days_late > 0"))
    missing = sorted((row["issuer_id"], row["year"], row["state"]) for row in all_of(site, "missing"))
    assert missing == sorted(
        rows(demo_corpus, "SELECT issuer_id, year, state FROM coverage WHERE state IN ('missing', 'unreadable')")
    )
    assert late
    assert missing


def test_years_of_which_nothing_was_found_are_offered(site: Client) -> None:
    data = site.get("/register/missing.json").json()
    assert {row["year"] for row in all_of(site, "missing")} <= set(data["choices"]["years"])


def test_copied_sentences_stand_in_both_reports(site: Client, demo_corpus: Path) -> None:
    found = all_of(site, "copied")
    assert found
    for row in found:
        ((text,),) = rows(
            demo_corpus, "SELECT group_concat(text, ' ') FROM sections WHERE report_id = ?", row["report"]
        )
        assert row["sentences"]
        assert all(each in str(text) for each in row["sentences"])
    assert site.get("/compare", left=found[0]["other"], right=found[0]["report"]).status_code == 200


def test_problems_are_all_there(site: Client, demo_corpus: Path) -> None:
    urls = sorted(str(row["url"]) for row in all_of(site, "problems"))
    assert urls == sorted(str(url) for (url,) in rows(demo_corpus, "SELECT url FROM problems"))


@pytest.mark.parametrize("name", list(REGISTERS))
def test_filters_narrow_and_nothing_breaks_them(site: Client, name: str) -> None:
    everything = site.get(f"/register/{name}.json").json()["count"]
    parts = {year: site.get(f"/register/{name}.json", year=str(year)).json() for year in range(2008, 2030)}
    assert all(str(row["year"]) == str(year) for year, part in parts.items() for row in part["rows"])
    if name != "problems":  # some problems have no issuer and no year
        assert sum(part["count"] for part in parts.values()) == everything
    for asked in (
        {"division": "' OR 1=1"},
        {"year": "2023 OR 1=1"},
        {"kind": '"; DROP TABLE reports; --'},
        {"portal": "%"},
        {"name": "<script>alert(1)</script>"},
    ):
        if next(iter(asked)) in REGISTERS[name].filters:
            assert site.get(f"/register/{name}.json", **asked).json()["count"] == 0
            assert site.get(f"/register/{name}", **asked).status_code == 200
    assert site.get(f"/register/{name}", rule="nothing", page="-4").status_code == 200
    assert site.get(f"/register/{name}.csv").status_code == 200


def test_each_register_has_a_template_of_its_own() -> None:
    templates = ROOT / "crawler" / "browse" / "templates" / "nianbao" / "register"
    assert {path.stem for path in templates.iterdir()} == REGISTERS.keys()


def test_an_unknown_register_is_a_404(site: Client) -> None:
    assert site.get("/register/nothing").status_code == 404


@pytest.mark.parametrize("name", [name for name, each in REGISTERS.items() if each.of_a_place])
@pytest.mark.parametrize("division", ["410300", "410308", "411602", "410000"])
def test_the_order_of_tables_changes_nothing(demo_corpus: Path, name: str, division: str) -> None:
    """A city's issuers are asked for first, as the country's newest reports are mostly others'."""
    register = REGISTERS[name]
    asked = {each: division if each == "division" else "" for each in register.filters}
    where, given = register.condition(asked)
    with closing(sqlite3.connect(demo_corpus)) as conn:
        sql = f"SELECT {register.columns} FROM {{}} WHERE {where} ORDER BY {register.order}"
        found = [conn.execute(sql.format(each), given).fetchall() for each in (register.source, register.of_a_place)]
    assert found[0] or division == "410308" or name not in {"sums", "misprints"}
    assert found[0] == found[1]
    assert (register.source_for(asked) == register.of_a_place) is (division != "410000")
