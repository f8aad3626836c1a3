"""Organs that took the place of others: rows, checks over years, coverage and pages follow them, and mix nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from crawler.browse.page import address
from crawler.corpus import Corpus, ids
from crawler.corpus.expected import reform_of
from crawler.dictionary.successions import SUCCESSION_SOURCES, successions
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import Sample, dump, page, rows, write

OLD, NEW = "410300-洛阳市环境保护局", "410300-洛阳市生态环境局"


def corpus_of(path: Path, samples: Sequence[Sample]) -> Path:
    write(path, samples)
    with Corpus.open(path) as corpus:
        corpus.look_at_all()
    return path


def renamed() -> list[Sample]:
    return [
        page(1, issuer="洛阳市环境保护局", year=2017, form="2014"),
        page(2, issuer="洛阳市环境保护局", year=2018, form="2019"),
        page(3, issuer="洛阳市生态环境局", year=2019, form="2019"),
        page(4, issuer="洛阳市生态环境局", year=2020, form="2019"),
    ]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus_of(tmp_path_factory.mktemp("successions") / "corpus.db", renamed())


def test_the_list_names_sources_and_no_organ_twice() -> None:
    names = [name for each in successions() for name in each.before]
    assert len(names) == len(set(names)) > 30
    assert {each.source for each in successions()} | {"DIVISIONS"} == {row["code"] for row in SUCCESSION_SOURCES.rows}
    assert all(2008 <= each.last_year <= 2024 for each in successions())


def test_a_renamed_bureau_follows_its_former_self(corpus: Path) -> None:
    found = rows(corpus, "SELECT issuer_id, successor_id, since, how, certainty, source FROM issuer_successions")
    assert found == [(OLD, NEW, 2019, "renamed", "certain", "REFORM_2018")]


def test_its_years_go_on_and_the_check_names_the_former_organ(corpus: Path) -> None:
    said = rows(
        corpus, "SELECT status, message FROM checks WHERE rule = 'years.carried' AND report_id = ?", f"{NEW}-2019"
    )
    assert said
    assert {status for status, _ in said} <= {"pass", "unknown"}
    assert all("2018 of “洛阳市环境保护局”" in str(message) for _, message in said if "blank" not in str(message))


def test_coverage_ends_where_the_successor_begins(corpus: Path) -> None:
    years = "SELECT year, state FROM coverage WHERE issuer_id = ? ORDER BY year"
    assert [year for year, _ in rows(corpus, years, OLD)] == [2017, 2018]
    assert "missing" not in {state for _, state in rows(corpus, years, OLD)}
    ((source,),) = rows(corpus, "SELECT source FROM expected_issuers WHERE issuer_id = ?", OLD)
    assert "until 洛阳市生态环境局 took its place in 2019" in str(source)


def test_without_a_successor_in_the_corpus_the_reform_ends_it_too(tmp_path: Path) -> None:
    samples = [
        page(1, issuer="洛阳市工商行政管理局", year=2016, form="2014"),
        page(2, issuer="洛阳市财政局", year=2016, form="2014"),
        page(3, issuer="洛阳市财政局", year=2020, form="2019"),
    ]
    path = corpus_of(tmp_path / "corpus.db", samples)
    found = {str(issuer): year for issuer, year in rows(path, "SELECT issuer, max(year) FROM coverage GROUP BY issuer")}
    assert (found["洛阳市工商行政管理局"], found["洛阳市财政局"]) == (2018, 2020)


def test_organs_of_an_abolished_division_are_followed_by_those_of_its_successor(tmp_path: Path) -> None:
    samples = [
        page(1, issuer="孟津县人民政府", year=2020, form="2019"),
        page(2, issuer="洛阳市吉利区人民政府", year=2020, form="2019"),
        page(3, issuer="洛阳市孟津区人民政府", year=2021),
        page(4, issuer="偃师市财政局", year=2020, form="2019"),
        page(5, issuer="洛阳市偃师区财政局", year=2021),
        page(6, issuer="孟津县环境保护局", year=2018, form="2019"),
    ]
    path = corpus_of(tmp_path / "corpus.db", samples)
    found = rows(
        path,
        "SELECT a.name, b.name, s.since, s.how FROM issuer_successions s JOIN issuers a ON a.id = s.issuer_id"
        " JOIN issuers b ON b.id = s.successor_id ORDER BY 1",
    )
    assert found == [
        ("偃师市财政局", "洛阳市偃师区财政局", 2021, "renamed"),
        ("孟津县人民政府", "洛阳市孟津区人民政府", 2021, "merged"),
        ("洛阳市吉利区人民政府", "洛阳市孟津区人民政府", 2021, "merged"),
    ]
    # Of two that were merged, neither is the year before.
    merged = rows(path, "SELECT message FROM checks WHERE report_id LIKE '%孟津区%' AND rule = 'years.carried'")
    assert all("there is no report of 2020" in str(message) for (message,) in merged)
    one = rows(path, "SELECT message FROM checks WHERE report_id LIKE '%偃师区%' AND rule = 'years.carried'")
    assert any("偃师市财政局" in str(message) for (message,) in one)


def test_what_still_reports_was_not_replaced(tmp_path: Path) -> None:
    samples = [
        page(1, issuer="洛阳市环境保护局", year=2021),
        page(2, issuer="洛阳市生态环境局", year=2020, form="2019"),
    ]
    assert rows(corpus_of(tmp_path / "corpus.db", samples), "SELECT * FROM issuer_successions") == []


@pytest.mark.parametrize("order", [*permutations(range(4))][::7])
def test_rows_and_checks_depend_on_the_reports_alone(tmp_path: Path, corpus: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "corpus.db"
    samples = renamed()
    for at in order:
        corpus_of(path, [samples[at]])
    mine, whole = dump(path), dump(corpus)
    assert mine["issuer_successions"] == whole["issuer_successions"]
    assert mine["checks"] == whole["checks"]
    assert mine["expected_issuers"] == whole["expected_issuers"]


def test_the_issuer_page_shows_both_apart(corpus: Path) -> None:
    site = Client(corpus)
    data = site.get(address("issuer", NEW) + ".json").json()
    assert [each["year"] for each in data["years"]] == [2019, 2020]
    assert [(each["name"], [one["year"] for one in each["reports"]]) for each in data["former"]] == [
        ("洛阳市环境保护局", [2017, 2018])
    ]
    assert data["later"] == []
    html = site.get(address("issuer", OLD), lang="en").text
    assert "What took its place" in html
    assert "from report year 2019, renamed" in html
    assert "2018年机构改革" in site.get(address("issuer", OLD), lang="zh").text


@pytest.mark.parametrize(
    ("name", "ends"),
    [("洛阳市环境保护局", True), ("偃师市国土资源局", True), ("洛阳市财政局", False), ("洛阳市生态环境局", False)],
)
def test_a_reform_is_known_by_the_words_after_the_place(name: str, ends: bool) -> None:
    assert (reform_of(ids.issuer(name, "410300")) is not None) == ends
