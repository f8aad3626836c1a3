"""Each page speaks one language: what is stored in English is told in the reader's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from crawler.browse.page import address
from crawler.browse.texts import LANGUAGE, Language
from crawler.browse.translated import told_check, told_problem, told_source, told_warning
from tests.crawler.browse.asked import Asked
from tests.crawler.corpus.samples import rows

QUOTED = re.compile(r"“[^“”]*”")
LEFT_OUT = {
    "zh": re.compile(r"https?://\S+|（[\w$、-]+）|Word|PDF|Excel|TLS"),
    "en": re.compile(
        r"条例（\d+）第\w+条(?:第\w+款)?|\d{6}-\w+-\d{4}|(?<=the text says )[\d.,\w]+|(?<=; )\w+ in (?=$|;)|(?<=, too: )\w+ in |加速乐|瑞数|阿里云|知道创宇云防御"
    ),
}
"""URLs and codes; articles, issuers, printed numbers, and what guards are called."""
FOREIGN = {"zh": re.compile(r"[A-Za-z]{3,}"), "en": re.compile(r"[\u3007\u4e00-\u9fff、，。；：（）]")}
"""What betrays the other language."""


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    before = LANGUAGE.set(language)
    try:
        yield
    finally:
        LANGUAGE.reset(before)


def foreign(told: str, language: Language) -> str | None:
    """The words of the other language that are left."""
    left = told
    while (without := QUOTED.sub("", left)) != left:  # a quote may hold another
        left = without
    found = FOREIGN[language].search(LEFT_OUT[language].sub("", left))
    return f"{found.group()!r} in {told!r}" if found else None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_of_the_demo_is_in_one_language(demo_corpus: Path, language: Language) -> None:
    checks = rows(demo_corpus, "SELECT c.rule, c.message, r.form FROM checks c JOIN reports r ON r.id = c.report_id")
    problems = rows(demo_corpus, "SELECT message FROM problems")
    sources = rows(demo_corpus, "SELECT DISTINCT source FROM expected_issuers")
    warnings = rows(demo_corpus, "SELECT warnings FROM reports WHERE warning_count > 0")
    assert len(checks) > 10_000
    assert len({rule for rule, *_ in checks}) > 10
    assert all((problems, sources, warnings))
    with speaking(language):
        said = [
            *(told_check(str(rule), str(words), str(form)) for rule, words, form in checks),
            *(told_problem(str(words)) for (words,) in problems),
            *(told_source(str(words)) for (words,) in sources),
            *(told_warning(each["message"]) for (found,) in warnings for each in json.loads(str(found))),
        ]
    assert not sorted({wrong for each in said if (wrong := foreign(each, language))})


def test_what_is_in_two_languages_is_noticed() -> None:
    assert foreign("四种结果之和 = 总计: 3 of 5 cells are blank or not read", "zh")
    assert foreign("本年新收: the text says 3, the table 4: “收到申请3件。”", "en")
    assert foreign("new requests: the text says 三十六, the table 4: “收到申请三十六件。”", "en") is None
    assert foreign("正文称“3”，表中为 4：“收到 three hundred 件。”", "zh") is None


@pytest.fixture(scope="module")
def sites(corpus: Path) -> dict[str, Asked]:
    return {language: Asked(corpus, Cookie=f"language={language}") for language in ("zh", "en")}


def shown(site: Asked, path: str) -> list[str]:
    """The messages of checks on a page."""
    page: Any = lxml.html.document_fromstring(site.get(path).text)
    found = page.xpath(
        "//section[contains(@class, 'findings')]//li/p[@class='small'] | //ul[@class='checks']/li/p[@class='small']"
    )
    return [" ".join(each.text_content().split()) for each in found]


def test_pages_tell_a_failed_check_in_their_language(sites: dict[str, Asked], corpus: Path) -> None:
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


def test_data_have_the_message_as_it_is_stored(sites: dict[str, Asked], corpus: Path) -> None:
    stored = {m for (m,) in rows(corpus, "SELECT message FROM checks WHERE status = 'fail'")}
    for site in sites.values():
        found = site.get("/register/sums.json").json()["rows"]
        assert found
        assert {each["message"] for each in found} <= stored


def test_what_is_in_no_catalogue_is_shown_as_it_is() -> None:
    with speaking("zh"):
        assert told_check("requests.balance", "of a rule of earlier") == "of a rule of earlier"
        assert told_problem("what nobody knew") == "what nobody knew"
        assert told_problem(None) == told_warning("") == ""
