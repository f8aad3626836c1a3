"""The map: its numbers are those of the view `coverage`, each square and each row leads on, and a blank says nothing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from statistics import median

import lxml.html
import pytest

from crawler.browse import cartogram
from crawler.dictionary.divisions import divisions
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows


@pytest.fixture(scope="module")
def site(archived_corpus: Path) -> Client:
    return Client(archived_corpus)


def test_the_numbers_are_those_of_the_coverage(site: Client, archived_corpus: Path) -> None:
    for (year,) in rows(archived_corpus, "SELECT DISTINCT year FROM reports"):
        wanted = Counter[tuple[str, str]]()
        for issuer, state in rows(archived_corpus, "SELECT issuer_id, state FROM coverage WHERE year = ?", year):
            if state != "not_due":
                wanted[str(issuer)[:2], "expected"] += 1
                wanted[str(issuer)[:2], "found"] += state in {"clean", "flagged", "text_only"}
        data = site.get("/map.json", year=str(year)).json()
        found = {(row["division"][:2], name): row[name] for row in data["rows"] for name in ("expected", "found")}
        assert found == dict(wanted)
        for row in data["rows"]:
            assert row["share"] == (row["found"] / row["expected"] if row["expected"] else None)
            assert row["late"] <= row["judged"] <= row["found"]


def test_a_measure_is_the_median_of_the_organs(site: Client, archived_corpus: Path) -> None:
    (year,) = rows(archived_corpus, "SELECT year FROM reports GROUP BY 1 ORDER BY count(*) DESC")[0]
    sql = (
        "SELECT value FROM report_ratios WHERE year = ? AND ratio = 'disclosure_rate' AND applicant = 'total'"
        " AND value IS NOT NULL AND enough AND issuer_id LIKE '41%'"
    )
    values = [value for (value,) in rows(archived_corpus, sql, year)]
    data = site.get("/map.json", year=str(year), measure="disclosure_rate").json()
    (henan,) = [row for row in data["rows"] if row["division"] == "410000"] or [None]
    if henan is None:
        assert not values
        return
    assert (henan["organs"], henan["median"]) == (len(values), median(values))  # type: ignore[type-var]
    assert henan["share"] == (henan["median"] if len(values) >= 3 else None)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_squares_and_rows_lead_on(site: Client, language: str) -> None:
    page = site.get("/map", lang=language)
    assert page.status_code == 200
    html = lxml.html.fromstring(page.text)
    assert len(html.cssselect("svg rect")) == len(cartogram.PROVINCES) == 34
    for link in {str(each.attrib["href"]) for each in html.cssselect(".cartogram a")}:
        below = site.get(link)
        assert below.status_code == 200
        assert lxml.html.fromstring(below.text).cssselect(".cartogram td.n")


def test_what_nobody_knows_is_no_error(site: Client) -> None:
    country = site.get("/map.json").json()
    for asked in ({"division": "990000"}, {"division": "x"}, {"year": "abc"}, {"measure": "nothing"}, {"kind": "x"}):
        assert site.get("/map.json", **asked).json()["rows"] == country["rows"], asked
    empty = site.get("/map.json", division="540000").json()
    assert (empty["place"], empty["rows"], empty["tiles"]) == ("西藏自治区", [], [])


def test_every_province_has_one_square_and_each_square_is_its_own() -> None:
    codes = {
        code[:2] for code, each in divisions().items() if code.endswith("0000") and not each.became and code != "000000"
    }
    assert set(cartogram.PROVINCES) == codes
    places = [(x, y) for _, x, y in cartogram.PROVINCES.values()]
    assert len(set(places)) == len(places)


def test_only_all_is_a_hundred_per_cent() -> None:
    def words(share: float | None) -> str:
        return cartogram.Tile("", "", 0, 0, share, bound=True).words

    assert (words(0.999), words(1.0), words(0.0), words(0.29), words(None)) == ("99 %", "100 %", "0 %", "29 %", "–")
