"""The pages of an issuer and of the comparison: numbers are the reports', blanks stay blank."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.browse.page import address
from crawler.browse.pages.issuer import added_up
from crawler.browse.side_by_side import sentences, side_by_side
from crawler.corpus.figures import StoredFigure
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import page as sample
from tests.crawler.corpus.samples import rows, write

ISSUER = "410300-洛阳市财政局"
OTHER = "410300-洛阳市教育局"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three years of one issuer over a change of form, with a gap; two years of another; one report
    was changed after publication.
    """
    path = tmp_path_factory.mktemp("years") / "years.db"
    url = "https://www.ly.gov.cn/2024/01-20/1.html"
    write(
        path,
        [
            sample(1, year=2020, form="2019", blank=0.3),
            sample(2, year=2022, blank=0.3),
            sample(3, year=2023, path=url),
            sample(4, year=2023, path=url, hours=24),
            sample(5, issuer="洛阳市教育局", year=2022),
            sample(6, issuer="洛阳市教育局", year=2023),
        ],
    )
    return path


@pytest.fixture(scope="module")
def site(years: Path) -> Client:
    return Client(years)


@cache
def stored(path: Path, report: str) -> dict[str, Any]:
    return {str(key): value for key, value in rows(path, "SELECT key, value FROM figures WHERE report_id = ?", report)}


def test_its_years_stand_side_by_side_as_they_are_stored(site: Client, years: Path) -> None:
    data = site.get(address("issuer", ISSUER) + ".json").json()
    assert [(each["year"], each["seam"]) for each in data["years"]] == [(2020, False), (2022, True), (2023, False)]
    blanks = 0
    for cell in data["figures"]:
        figures = stored(years, cell["report"])
        assert (cell["state"] == "absent") == (cell["key"] not in figures)
        assert cell["value"] == figures.get(cell["key"])
        blanks += cell["state"] == "blank"
    assert blanks > 0
    assert len(data["figures"]) == len(data["lines"]) * 3
    kept = {cell["key"] for cell in data["figures"]}
    assert "requests.new.total" in kept
    assert "requests.new.company" not in kept
    company = site.get(address("issuer", ISSUER) + ".json", column="company").json()
    assert "requests.new.company" in {cell["key"] for cell in company["figures"]}
    shown: Any = lxml.html.document_fromstring(site.get(address("issuer", ISSUER)).text)
    for cell in shown.xpath("//table[contains(@class, 'side')]//td/a"):
        assert site.get(cell.get("href")).status_code == 200
        break
    texts = shown.xpath("//table[contains(@class, 'side')]//td[contains(@class, 'blank')]/a/text()")
    assert set(texts) == {"–"}


def test_its_charts_have_the_printed_numbers(site: Client, years: Path) -> None:
    charts = {chart["id"]: chart for chart in site.get(address("issuer", ISSUER) + ".json").json()["charts"]}
    requests = charts["requests"]
    assert requests["seams"] == [2022]
    for point in requests["points"]:
        figures = stored(years, f"{ISSUER}-{point['x']}")
        assert point["value"] == figures.get(f"requests.{point['series']}.total")
    assert {p["value"] for p in requests["points"] if p["x"] == 2021} == {None}
    for point in charts["outcomes"]["points"]:
        figures = stored(years, f"{ISSUER}-{point['x']}")
        if point["series"] == "refused" and figures:
            parts = [v for k, v in figures.items() if k.startswith("requests.refused_") and k.endswith(".total")]
            known = [part for part in parts if part is not None]
            assert point["value"] == (sum(known) if known else None)
            assert point["least"] == bool(known and len(known) < len(parts))


@given(st.lists(st.none() | st.integers(0, 10_000), min_size=1, max_size=8))
def test_a_sum_over_blanks_is_told_to_be_a_least(parts: list[int | None]) -> None:
    keys = tuple(f"requests.refused_{n}.total" for n in range(len(parts)))
    figures = {
        key: StoredFigure(key, value, "" if value is None else str(value), "件", None, {})
        for key, value in zip(keys, parts, strict=True)
    }
    value, least = added_up(figures, keys)
    known = [part for part in parts if part is not None]
    assert (value is None) == (not known)
    assert least == (0 < len(known) < len(parts))
    assert value is None or value == sum(known)


def test_other_handling_is_not_counted_twice() -> None:
    keys = tuple(f"requests.{part}.total" for part in ("other", "other_misc"))
    figures = {key: StoredFigure(key, 5, "5", "件", None, {}) for key in keys}
    assert added_up(figures, keys) == (5, False)


def test_what_changed_after_publication_is_told(site: Client, years: Path) -> None:
    data = site.get(address("issuer", ISSUER) + ".json").json()
    ((count,),) = rows(years, "SELECT count(*) FROM revisions")
    assert 0 < len(data["revisions"]) == min(50, int(str(count)))
    answer = site.get("/register/changes.json").json()
    assert answer["count"] == count
    for row in answer["rows"]:
        found = rows(
            years, "SELECT old, new FROM revisions WHERE report_id = ? AND field = ?", row["report"], row["field"]
        )
        assert (row["old"], row["new"]) in found


def test_an_issuer_without_a_report_is_shown_and_an_unknown_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "expected.db"
    write(path, [sample(1)])
    with sqlite3.connect(path) as conn:
        conn.execute(
            "INSERT INTO expected_issuers (portal, issuer_id, issuer, division, kind, from_year, to_year, source)"
            " VALUES ('luoyang', '410300-洛阳市审计局', '洛阳市审计局', '410300',"
            " 'department', 2022, NULL, 'declared')"
        )
    site = Client(path)
    answer = site.get(address("issuer", "410300-洛阳市审计局"))
    assert answer.status_code == 200
    assert "洛阳市审计局" in answer.text
    assert site.get(address("issuer", "410300-没有")).status_code == 404
    assert site.get(address("issuer", "' OR 1=1 --")).status_code == 404


# compare


def test_two_reports_are_compared_cell_by_cell(site: Client, years: Path) -> None:
    left, right = f"{ISSUER}-2022", f"{ISSUER}-2023"
    data = site.get("/compare.json", left=left, right=right).json()
    ours, theirs = stored(years, left), stored(years, right)
    assert {cell["key"] for cell in data["cells"]} == ours.keys() | theirs.keys()
    for cell in data["cells"]:
        assert cell["left"] == ours.get(cell["key"])
        assert cell["right"] == theirs.get(cell["key"])
        if cell["change"] is None:
            assert cell["left"] is None or cell["right"] is None
        else:
            assert cell["change"] == pytest.approx(cell["right"] - cell["left"])
    assert data["differing"] == sum(cell["differs"] for cell in data["cells"])
    assert not data["seam"]
    assert site.get("/compare.json", left=f"{ISSUER}-2020", right=right).json()["seam"]


def test_names_are_understood(site: Client) -> None:
    by_name = site.get("/compare.json", left="财政局 2022", right="洛阳市财政局2023年").json()
    assert (by_name["left"]["id"], by_name["right"]["id"]) == (f"{ISSUER}-2022", f"{ISSUER}-2023")
    many = site.get("/compare.json", left="洛阳市", right="教育局").json()
    assert many["kind"] is None
    assert len(many["candidates"]["left"]) == 2
    mixed = site.get("/compare.json", left=f"{ISSUER}-2022", right="教育局").json()
    assert mixed["right"]["id"] == f"{OTHER}-2022"
    for words in ("' OR 1=1 --", "%", "\0", "<script>", "2023"):
        assert site.get("/compare", left=words, right=words).status_code == 200


def test_two_issuers_are_compared_over_the_years(site: Client, years: Path) -> None:
    data = site.get("/compare.json", left=ISSUER, right=OTHER).json()
    assert data["kind"] == "issuers"
    assert data["years"] == [2020, 2022, 2023]
    for cell in data["cells"]:
        for side, issuer in (("left", ISSUER), ("right", OTHER)):
            assert cell[side] == stored(years, f"{issuer}-{cell['year']}").get(cell["key"])


_TEXT = st.lists(
    st.sampled_from(["公开工作有序推进。", "收到申请3件。", "收到申请5件。", "加强培训；", "没有其他事项！", "甲"]),
    max_size=12,
).map("\n".join)


@given(_TEXT, _TEXT)
def test_both_texts_can_be_read_out_of_a_comparison(left: str, right: str) -> None:
    found: dict[str, list[str]] = {"left": [], "right": []}
    for step in side_by_side(left, right)["steps"]:
        for side, kinds in (("left", {"same", "left"}), ("right", {"same", "right"})):
            if step["kind"] in kinds:
                found[side] += step["sentences"]
            elif step["kind"] == "changed":
                found[side].append("".join(text for kind, text in step["parts"] if kind in kinds))
    assert found == {"left": sentences(left), "right": sentences(right)}
    share = side_by_side(left, right)["share"]
    assert share is None or 0 <= share <= 1
    assert left != right or share in {None, 1}


def test_a_changed_sentence_is_one() -> None:
    (step,) = side_by_side("2022年收到申请3件。", "2023年收到申请5件。")["steps"]
    assert step["kind"] == "changed"
    assert ["left", "2"] in step["parts"]
