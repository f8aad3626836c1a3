"""Questions: what is told is what is stored, ranks stay within a scope, small numbers are guarded."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import lxml.html
import pytest

from crawler.browse.measures import MEASURES
from crawler.browse.serving import Serving
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import page, rows, write

OWN, AREA, SILENT = "洛阳市财政局", "洛阳市教育局", "洛阳市民政局"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("questions") / "c.db"
    write(
        path,
        [
            page(1, issuer=OWN, year=2023),
            page(2, issuer=OWN, year=2022),
            page(3, issuer=AREA, year=2023),
            page(4, issuer=SILENT, year=2023),
            page(5, issuer="洛阳市水利局", year=2023),
            page(6, issuer="洛阳市人民政府", year=2023),
            page(7, issuer=OWN, year=2020, form="2019", blank=0.5),
        ],
    )
    with sqlite3.connect(path) as conn:
        for issuer, scope in ((OWN, "own"), (AREA, "area")):
            conn.execute("UPDATE reports SET scope = ? WHERE id LIKE ?", (scope, f"%{issuer}%"))
        for issuer, new in ((OWN, 100), (AREA, 9000), (SILENT, 60), ("洛阳市水利局", 150), ("洛阳市人民政府", 120)):
            conn.execute(
                "UPDATE requests SET total = ? WHERE outcome = 'new' AND report_id LIKE ?", (new, f"%{issuer}%")
            )
        conn.execute("UPDATE requests SET total = 29 WHERE outcome = 'total' AND report_id LIKE ?", (f"%{SILENT}%",))
    return path


@pytest.fixture(scope="module")
def site(corpus: Path) -> Client:
    return Client(corpus)


def asked(site: Client, **query: str) -> Any:
    return site.get("/questions.json", **query).json()


def _pairs(found: list[tuple[object, ...]]) -> dict[Any, Any]:
    return {each[0]: each[1] for each in found}


def test_single_figures_are_those_stored(site: Client, corpus: Path) -> None:
    codes = list(MEASURES)
    for start in range(0, len(codes), 8):
        data = asked(site, **{"from": "2019", "to": "2024"}, **{f"m.{code}": "1" for code in codes[start : start + 8]})
        assert data["count"] == len(data["rows"]) == 7
        for measure in data["measures"]:
            if measure["key"]:
                stored: dict[Any, Any] = _pairs(
                    rows(corpus, "SELECT report_id, value FROM figures WHERE key = ?", measure["key"])
                )
                assert {row["report"]: row[measure["code"]] for row in data["rows"]} == {
                    row["report"]: stored.get(row["report"]) for row in data["rows"]
                }


def test_a_sum_with_a_blank_is_none(site: Client, corpus: Path) -> None:
    data = asked(site, **{"from": "2019", "to": "2024", "m.refused": "1", "m.unavailable": "1"})
    for row in data["rows"]:
        for code in ("refused", "unavailable"):
            cells = rows(
                corpus,
                f"SELECT total FROM requests WHERE report_id = ? AND outcome LIKE '{code}\\_%' ESCAPE '\\'",
                row["report"],
            )
            values = [value for (value,) in cells if isinstance(value, int)]
            assert row[code] == (sum(values) if len(values) == len(cells) else None)
    assert any(row["refused"] is None for row in data["rows"])


def test_shares_are_told_from_thirty_cases_on(site: Client) -> None:
    data = asked(site, **{"m.handled": "1", "m.granted_share": "1"})
    told = {row["issuer"]: row for row in data["rows"]}
    assert told[SILENT]["handled"] == 29
    assert told[SILENT]["granted_share"] is None
    assert all(row["granted_share"] is None or 0 <= row["granted_share"] <= 100 for row in data["rows"])


def test_own_and_area_are_never_ranked_against_each_other(site: Client) -> None:
    data = asked(site, **{"from": "2023", "to": "2023", "order": "new", "m.new": "1", "kind": "department"})
    groups = {group["scope"]: group for group in data["groups"]}
    assert {scope: len(group["rows"]) for scope, group in groups.items()} == {"own": 1, "area": 1, "": 2}
    assert groups["own"]["ranks"] == groups["area"]["ranks"] == [1]
    assert groups[""]["ranks"] == [1, 2]
    charted = {point["x"] for chart in data["charts"] for point in chart["points"]}
    assert not {OWN, AREA} <= charted


def test_what_does_not_say_whom_it_covers_is_ranked_within_one_kind_only(site: Client) -> None:
    data = asked(site, **{"from": "2023", "to": "2023", "order": "new", "m.new": "1"})
    silent = next(group for group in data["groups"] if not group["scope"])
    assert len(silent["rows"]) == 3
    assert silent["ranks"] == []
    assert not silent["comparable"]
    assert all(point["x"] in {OWN, AREA} for chart in data["charts"] for point in chart["points"])
    assert "Choose one kind of issuer" in site.get("/questions?order=new&m.new=1&from=2023&to=2023&lang=en").text


def test_peers_are_of_the_same_level_kind_and_size(site: Client) -> None:
    data = asked(site, peers=f"410300-{OWN}", **{"from": "2023", "to": "2023"})
    assert (data["peers"]["least"], data["peers"]["most"]) == (50, 200)
    assert {row["issuer"] for row in data["rows"]} == {OWN, SILENT, "洛阳市水利局"}
    assert site.get("/questions", peers="nobody").status_code == 404
    for lang, words in (("en", "that received 50 to 200 requests"), ("zh", "同年收到申请 50 至 200 件")):
        assert words in site.get("/questions", peers=OWN, lang=lang).text


def test_the_link_the_sql_and_the_files_say_the_same(site: Client) -> None:
    query = {"from": "2022", "to": "2023", "name": "洛阳", "m.new": "1", "m.refused": "1", "order": "new"}
    data = asked(site, **query)
    again = site.get(data["link"].removeprefix("http://localhost").replace("/questions?", "/questions.json?")).json()
    assert again["rows"] == data["rows"]
    path, _, sql = data["query"].partition("?")
    by_sql = site.get(f"{path}.json?{sql}&_shape=array").json()
    assert [row["report"] for row in by_sql] == [row["report"] for row in data["rows"]]
    assert by_sql[0]["new"] == data["rows"][0]["new"]
    assert len(site.get("/questions.csv", **query).text.splitlines()) == 1 + len(data["rows"])


def test_parquet_holds_the_rows(site: Client) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    data = asked(site, **{"m.new": "1", "m.fees": "1"})
    answer = site.get(data["parquet"])
    assert answer.headers["content-disposition"].endswith("questions.parquet")
    table = parquet.read_table(io.BytesIO(answer.content)).to_pylist()
    assert [(row["report"], row["new"]) for row in table] == [(row["report"], row["new"]) for row in data["rows"]]


def test_nothing_breaks_it(site: Client) -> None:
    for query in (
        {"name": "<script>alert(1)</script>"},
        {"division": "' OR 1=1", "kind": '"; DROP TABLE reports'},
        {"from": "x", "to": "99999"},
        {"order": "new; DROP TABLE reports", "m.nothing": "1"},
        {"form": "'", "scope": "own' OR 1=1", "level": "%"},
    ):
        answer = site.get("/questions", **query)
        assert answer.status_code == 200, query
        assert "<script>alert" not in answer.text
    assert site.get("/questions", **{"from": "9" * 30}).status_code == 400
    assert asked(site, **{f"m.{code}": "1" for code in MEASURES})["measures"].__len__() == 8


def test_without_sql_there_is_no_link_to_it(corpus: Path) -> None:
    shown: Any = lxml.html.document_fromstring(Client(Serving(corpus, sql=False)).get("/questions").text)
    assert not [link for link in shown.xpath("//a/@href") if urlsplit(link).path == "/corpus" and "sql=" in link]
