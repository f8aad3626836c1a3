"""Each page is in one language: messages are in the reader's language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from crawler.browse.page import address
from crawler.browse.texts import LANGUAGE, Language
from crawler.browse.translated import in_words, said
from crawler.corpus.messages import values_of
from crawler.corpus.translation import SENTENCES
from parsers.sentences import Json, Translator
from tests.crawler.browse.client import Client
from tests.crawler.corpus.samples import rows

QUOTED = re.compile(r"“[^“”]*”")
LEFT_OUT = {
    "zh": re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}|hosts = \[[^\]]*\]|（[\w$、-]+）|Word|PDF|Excel|TLS"),
    "en": re.compile(
        r"条例（\d+）第\w+条(?:第\w+款)?|\d{6}-\w+-\d{4}|(?<=the text says )[\d.,\w]+|(?<=; )\w+ in (?=$|;)|(?<=, too: )\w+ in |加速乐|瑞数|阿里云|知道创宇云防御"
    ),
}
"""Text without a language: URLs, codes, articles, issuers, printed numbers, names of web firewalls."""
FOREIGN = {"zh": re.compile(r"[A-Za-z]{3,}"), "en": re.compile(r"[\u3007\u4e00-\u9fff、，。；：（）]")}
"""Patterns that only text of the other language matches."""


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    before = LANGUAGE.set(language)
    try:
        yield
    finally:
        LANGUAGE.reset(before)


def foreign(told: str, language: Language) -> str | None:
    """The first words of the other language in a text; None if there are none."""
    left = told
    while (without := QUOTED.sub("", left)) != left:  # a quote may hold another
        left = without
    found = FOREIGN[language].search(LEFT_OUT[language].sub("", left))
    return f"{found.group()!r} in {told!r}" if found else None


def messages(corpus: Path) -> Iterator[tuple[str, str | None, Mapping[str, Json], str | None]]:
    """All messages of a corpus: the sentence, its code, its values and the form of the report."""
    sql = 'SELECT message, code, "values"'
    stored = [
        *rows(corpus, f"{sql}, form FROM (SELECT c.*, r.form FROM checks c JOIN reports r ON r.id = c.report_id)"),
        *rows(corpus, f"{sql}, NULL FROM problems"),
        *rows(corpus, f"{sql}, NULL FROM readings WHERE message IS NOT NULL"),
        *rows(corpus, "SELECT DISTINCT source, source_code, source_values, NULL FROM expected_issuers"),
    ]
    for row in stored:
        message, code, values, form = (None if each is None else str(each) for each in row)
        yield message or "", code, values_of(values), form
    for (found,) in rows(corpus, "SELECT warnings FROM reports WHERE warning_count > 0"):
        for each in json.loads(str(found)):
            yield each["message"], each.get("code"), each.get("values", {}), None


def test_every_message_of_the_demo_has_its_code(demo_corpus: Path) -> None:
    """The sentence follows from its code and values."""
    found = list(messages(demo_corpus))
    assert len(found) > 10_000
    assert not {message for message, code, *_ in found if code is None}
    assert len({code for _, code, *_ in found}) > 30
    for message, code, values, _ in found:
        pair = Translator(SENTENCES).message(code, values)
        assert pair is not None, message
        assert message.endswith(pair[1]) or str(code).startswith(("narrative.", "change.")), message


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_of_the_demo_is_in_one_language(demo_corpus: Path, language: Language) -> None:
    with speaking(language):
        shown = {said(*each) for each in messages(demo_corpus)}
    assert not sorted({wrong for each in shown if (wrong := foreign(each, language))})


def test_what_is_in_two_languages_is_noticed() -> None:
    assert foreign("四种结果之和 = 总计: 3 of 5 cells are blank or not read", "zh")
    assert foreign("本年新收: the text says 3, the table 4: “收到申请3件。”", "en")
    assert foreign("new requests: the text says 三十六, the table 4: “收到申请三十六件。”", "en") is None
    assert foreign("正文称“3”，表中为 4：“收到 three hundred 件。”", "zh") is None


@pytest.fixture(scope="module")
def sites(corpus: Path) -> dict[str, Client]:
    return {language: Client(corpus, Cookie=f"language={language}") for language in ("zh", "en")}


def shown(site: Client, path: str) -> list[str]:
    """The messages of checks on a page."""
    page: Any = lxml.html.document_fromstring(site.get(path).text)
    found = page.xpath(
        "//section[contains(@class, 'findings')]//li/p[@class='small'] | //ul[@class='checks']/li/p[@class='small']"
    )
    return [" ".join(each.text_content().split()) for each in found]


def test_pages_tell_a_failed_check_in_their_language(sites: dict[str, Client], corpus: Path) -> None:
    report, key = rows(
        corpus,
        "SELECT report_id, 'requests.total.total' FROM checks WHERE status = 'fail'"
        " AND rule = 'requests.outcomes' AND subject = 'requests.total' LIMIT 1",
    )[0]
    for path in (address("report", report), address("evidence", report, key), "/register/sums"):
        for language in ("zh", "en"):
            said = shown(sites[language], path)
            assert said, path
            assert not [wrong for each in said if (wrong := foreign(each, language))]
        assert shown(sites["zh"], path) != shown(sites["en"], path)


def test_data_have_the_message_as_it_is_stored(sites: dict[str, Client], corpus: Path) -> None:
    stored = {m for (m,) in rows(corpus, "SELECT message FROM checks WHERE status = 'fail'")}
    for site in sites.values():
        found = site.get("/register/sums.json").json()["rows"]
        assert found
        assert {each["message"] for each in found} <= stored


def test_data_have_code_and_values_beside_the_sentence(sites: dict[str, Client]) -> None:
    found = sites["zh"].get("/register/sums.json").json()["rows"]
    sums = [each for each in found if each["code"].startswith("sum.")]
    assert sums
    for each in sums:
        assert (each["values"]["left"], each["values"]["right"]) == (each["left"], each["right"])
    (head, first, *_) = sites["zh"].get("/register/sums.csv").text.splitlines()
    assert {"message", "code", "values"} <= {*head.split(",")}
    assert "sum." in first


def test_what_this_version_does_not_know_is_shown_as_it_is() -> None:
    with speaking("zh"):
        assert in_words({"message": "of a rule of earlier", "code": None, "values": None}) == "of a rule of earlier"
        assert said("what nobody knew", "no.such", {"left": 3}) == "what nobody knew"
        assert said(None, None, None) == ""
