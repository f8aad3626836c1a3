"""The page of an issuer's section 5 over the years."""

from __future__ import annotations

import sqlite3

import pytest

from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import page, rows, write

ISSUER = "410300-洛阳市财政局"
SAME = "个别股室主动公开不够及时，栏目更新偏慢"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Client:
    path = tmp_path_factory.mktemp("promises") / "c.db"
    write(path, [page(1, year=2022), page(2, year=2023), page(3, issuer="洛阳市教育局")])
    with sqlite3.connect(path) as conn:
        conn.execute(
            "UPDATE sections SET text = ? WHERE number = 5", (f"{SAME}。<script>x</script>下一步将改版网站。",)
        )
        conn.execute("DELETE FROM sections WHERE number = 5 AND report_id LIKE '%教育局%'")
    assert rows(path, "SELECT count(*) FROM sections WHERE number = 5") == [(2,)]
    return Client(path)


def test_sentences_stand_by_year_and_kind_and_the_copied_are_marked(site: Client) -> None:
    data = site.get(f"/promises/{ISSUER}.json").json()
    assert [(each["year"], each["sentences"], each["same"]) for each in data["years"]] == [(2022, 2, 0), (2023, 2, 2)]
    same = [each for each in data["statements"] if each["text"] == SAME]
    assert [(each["year"], each["same_as"], each["kind"]) for each in same] == [
        (2022, [], "problem"),
        (2023, [2022], "problem"),
    ]
    english, chinese = (site.get(f"/promises/{ISSUER}", lang=lang).text for lang in ("en", "zh"))
    assert "(as in 2022)" in english
    assert "与 2022 年相同" in chinese
    assert "<script>x" not in english
    assert site.get(f"/promises/{ISSUER}.csv").text.count("\r\n") == 5
    assert f"/promises/{ISSUER}" in site.get(f"/issuer/{ISSUER}").text.replace(
        "%E6%B4%9B%E9%98%B3%E5%B8%82%E8%B4%A2%E6%94%BF%E5%B1%80", "洛阳市财政局"
    )


def test_an_issuer_without_a_section_5_and_one_that_nobody_knows(site: Client) -> None:
    found = site.get("/promises/410300-洛阳市教育局")
    assert found.status_code == 200
    assert "No text of a section 5 was read." in found.text
    assert site.get("/promises/nobody").status_code == 404
