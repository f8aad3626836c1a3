"""The search page: it finds everything that matches and nothing else, and no input does harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.highlights import excerpts, pattern
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows


@pytest.fixture(scope="module")
def site(archived_corpus: Path) -> Client:
    return Client(archived_corpus)


@pytest.mark.parametrize("words", ["教育", "依申请公开", "信息公开", "本机关", "2023年", "公开"])
def test_it_finds_every_section_that_has_the_word(site: Client, archived_corpus: Path, words: str) -> None:
    expected = rows(
        archived_corpus,
        "SELECT id FROM sections WHERE (instr(text, ?1) OR instr(heading, ?1)) AND report_id <> ?2",
        words,
        small.HOSTILE,  # its text was changed without the search index
    )
    data = site.get("/search.json", words=words).json()
    hits = list(data["hits"])
    for page in range(2, data["pager"]["pages"] + 1):
        hits += site.get("/search.json", words=words, page=str(page)).json()["hits"]
    assert len(hits) == data["count"]
    found = [(hit["section_id"],) for hit in hits if hit["report"] != small.HOSTILE]
    assert sorted(found) == sorted(expected)


def test_what_is_marked_is_the_word_and_the_place_leads_to_it(site: Client) -> None:
    answer = site.get("/search", words="教育")
    shown: Any = lxml.html.document_fromstring(answer.text)
    assert set(shown.xpath("//mark/text()")) == {"教育"}
    link = shown.xpath("//ol[contains(@class, 'hits')]//h2/a/@href")[0]
    report, _, place = link.partition("#")
    section: Any = lxml.html.document_fromstring(site.get(report).text)
    assert section.xpath("//h2[@id=$place]", place=place)


def test_the_page_leads_to_itself_as_data(site: Client) -> None:
    shown: Any = lxml.html.document_fromstring(site.get("/search", words="公开", year="2022").text)
    links = shown.xpath("//footer//a[contains(@href, '/search.')]/@href")
    assert len(links) == 2
    assert all("year=2022" in link for link in links)
    hits = site.get(links[0]).json()["hits"]
    assert {hit["year"] for hit in hits} == {2022}


def test_filters(site: Client) -> None:
    def count(**asked: str) -> int:
        return int(site.get("/search.json", words="公开", **asked).json()["count"])

    everything = count()
    assert everything == count(year="2022") + count(year="2023") > count(year="2022") > 0
    assert count(kind="department") == count(division="410000") == count(portal="luoyang") == everything
    assert count(kind="government") == count(division="420000") == count(year="x") == count(section="9") == 0
    assert sum(count(section=str(n)) for n in range(1, 7)) == everything


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE reports; --",
        '"',
        '""',
        '"a',
        "a OR b",
        "NEAR(a b)",
        "text:公开",
        "公开*",
        "^公开",
        "-公开",
        "(",
        "{heading}: 公开",
        "\0",
        "%",
        "_",
        "😀",
        "\ud83d".encode("utf-8", "replace").decode(),
        "a" * 5000,
        small.SCRIPT,
        "AND",
        "NOT",
        "公开 AND",
        "*",
    ],
)
def test_nothing_typed_does_harm(site: Client, archived_corpus: Path, words: str) -> None:
    answer = site.get("/search", words=words)
    assert answer.status_code == 200
    shown: Any = lxml.html.document_fromstring(answer.text)
    assert not shown.xpath("//img[@onerror] | //script[not(@src)]")
    assert rows(archived_corpus, "SELECT count(*) FROM reports") == [(6,)]


def test_words_in_quotes_stand_together(site: Client) -> None:
    apart = site.get("/search.json", words="信息 公开").json()["count"]
    for quoted in ('"信息公开"', "“信息公开”"):
        assert 0 < site.get("/search.json", words=quoted).json()["count"] <= apart
    assert site.get("/search.json", words='"公开教育鑫"').json()["count"] == 0


@settings(max_examples=60, deadline=None)
@given(st.text("公开信息ＡＢabＣ１2 。，\n", max_size=200), st.sampled_from(["公开", "ab", "信息 公开", "12", "息公"]))
def test_excerpts_are_print(text: str, words: str) -> None:
    for excerpt in excerpts(text, words):
        joined = "".join(part for _, part in excerpt).removeprefix("…").removesuffix("…")
        assert joined in text
        looked_for = pattern(words)
        assert looked_for is not None
    assert pattern("。，") is None
