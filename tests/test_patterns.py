"""Every regular expression of the packages takes linear time, whatever a stranger writes; or its text is cut first."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any

import pytest

from crawler import old_sentences, old_templates
from crawler.browse import highlights
from parsers.checks import mentions, wordings
from parsers.readers import plain
from spiders.discovery import frontier
from spiders.pages import Page, addresses, attachments, blocked, choices, lists, metadata, read_page, titles
from spiders.systems import answers
from spiders.systems.jcms import Jcms
from spiders.systems.jpaas import Jpaas
from tests import patterns, slow_patterns
from tests.paths import SHARED

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("patterns")]  # one worker collects them
CASES = SHARED / "cases" / "attacks"
TEXTS = 12
"""Texts that a pattern is tried with; ten times as many in the long run."""
CUT = {
    "parsers/interpret/whose/titles.py": (("fullmatch", "search"), 90),  # LONGEST_TITLE
    "parsers/checks/wordings.py": (("fullmatch",), 80),  # mentions.LONGEST
    "crawler/old_sentences.py: _whole": (("fullmatch",), old_sentences.LONGEST),
}
"""Patterns whose text is cut before: how they are used, and the longest text in characters."""


def made() -> list[tuple[str, re.Pattern[Any]]]:
    """Examples of the patterns that functions make of their arguments, with the functions' names."""
    words = highlights.pattern("政府信息公开 “依申请 公开” 2023")
    assert words is not None
    return [
        ("parsers/checks/mentions.py: _opening", mentions._opening("洛阳市涧西区人民政府办公室")),
        ("parsers/checks/wordings.py: _compiled", wordings.STATED[0][1]),
        ("spiders/pages/choices.py: asking", choices.asking("year")),
        ("spiders/systems/answers.py: setting_pattern", answers.setting_pattern("categorynum")),
        ("crawler/browse/highlights.py: pattern", words),
        *(("crawler/old_sentences.py: _whole", old_sentences._whole(code)[0]) for code in old_templates.TEMPLATES),
    ]


@cache  # when a test asks: each worker imports this module, and reading the whole tree takes seconds
def everything() -> list[patterns.Found]:
    """The patterns of the packages."""
    return patterns.collected(tuple(made()))


def test_none_escapes() -> None:
    """Each call of re is either of a pattern that was collected, or in a function with an example in `made`."""
    assert len(everything()) > 250
    assert patterns.escaped({name for name, _ in made()}) == []


def _is_cut(found: patterns.Found) -> tuple[tuple[str, ...], int] | None:
    return next((cut for where, cut in CUT.items() if found.where.startswith(where)), None)


def test_every_pattern_is_linear() -> None:
    _all_linear(everything(), TEXTS, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_every_pattern_is_linear_with_more_texts(part: int) -> None:
    _all_linear(everything()[part::8], 20 * TEXTS, seed=2)


def _all_linear(found: list[patterns.Found], texts: int, seed: int) -> None:
    slow = {}
    for each in found:
        if _is_cut(each) is None:
            rng = Random(f"{seed} {each.pattern.pattern!r}")
            one = slow_patterns.slow(each.pattern, each.ways, rng, texts)
            if one:
                slow[each.where, each.pattern.pattern] = str(one)
    assert slow == {}


def test_cut_texts_take_milliseconds() -> None:
    """The patterns in `CUT`, with texts of the length that they are cut to."""
    for found in everything():
        cut = _is_cut(found)
        if cut is None:
            continue
        ways, longest = cut
        took, attack = slow_patterns.longest(found.pattern, ways, Random(3), TEXTS, longest)
        assert took < 0.05, (found.where, found.pattern.pattern, attack)


SLOW = [
    r"(a+)+$",
    r"(a|a)*b",
    r"\s*x$",
    r"<\w+[^<>]*?unit",
    r"<[^>]*>",
    r"a.*b",
    r"(?:编制|报送).*(?:报告|年报)",
    r"<record>\s*(?:<!\[CDATA\[(.*?)\]\]>|(.*?))\s*</record>",
    r"发\s*布\s*(?:</?\w+[^>]*>\s*)*[:：]\s*(?:<[^>]+>\s*)*([^<>:：]{3,60})",
    r"(?=[0-9a-f-]*[0-9])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\d+",
    r"/page_pc/(?:[^/]+/)*(article)([0-9a-f]{32})\.html",
]
LINEAR = [
    r"a+",
    r"<[^<>]*+>",
    r"(?<!\s)\s++x",
    r"\A(?>.*?ab).*cd",
    r"(?:ab|cd){1,3}e{2,5}",
    r"(\w)\1",
    r"\d{4}-\d{2}(?=年)",
]


@pytest.mark.parametrize(
    "pattern", [*SLOW[::6], *(pytest.param(each, marks=pytest.mark.long) for at, each in enumerate(SLOW) if at % 6)]
)
def test_slow_patterns_are_found(pattern: str) -> None:
    assert slow_patterns.slow(re.compile(pattern), ("all",), Random(4), 200)


@pytest.mark.parametrize("pattern", LINEAR)
def test_linear_patterns_are_not(pattern: str) -> None:
    assert not slow_patterns.slow(re.compile(pattern), patterns.EVERY, Random(5), 60)


# The cases that the patterns were written anew for: a hundred thousand characters each.

URL = "https://www.x.gov.cn/a.html"
CHARACTERS = 100_000


def _page(body: str, title: str = "x") -> Page:
    page = read_page(URL, f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert page is not None
    return page


def _unwrapped(text: str) -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        answers.unwrapped(text)


PLAIN = _page("x")
ATTACKED: dict[str, tuple[str, str, Callable[[str], object]]] = {
    "publisher": ("发布机构", "<aaaa>", lambda text: metadata.hints(PLAIN, text + "x", None)),
    "publisher, natural": (
        "<td>发布机构</td>",
        '<td class="value"><span class="text"><b>',
        lambda text: metadata.hints(PLAIN, text + "洛阳市财政局", None),
    ),
    "title_lookalike": ("公开", "编制", titles.classify),
    "in_script": (
        '"',
        ".pdf?",
        lambda text: list(attachments.attachments(PLAIN, text, frozenset({"x.gov.cn"}), frozenset())),
    ),
    "wrapped": ("a(", " ", lambda text: _unwrapped(text + "x")),
    "record": ("<record>", " ", lambda text: list(Jcms(URL).more(PLAIN, text + "x"))),
    "option": ('<option value="', "?", lambda text: list(lists.more_pages(PLAIN, text))),
    "shape": ("https://www.x.gov.cn/", "f", frontier.shape_of),
    "key": ("https://www.x.gov.cn/", "page_pc/", addresses.key_of),
    "key, folders": ("https://www.x.gov.cn", "/page_pc/a", addresses.key_of),
    "guard": ("arg1 acw_sc__v2", "<", lambda text: blocked.guard(200, text)),
    "jpaas": ("jpaas-publish-server <", "a", lambda text: list(Jpaas(URL).more(PLAIN, text))),
    "crumb": ("", "当前位置", _page),
    "h1": ("", "<h1>a", _page),
    "organ": ("", "a", lambda text: titles.is_subcolumn(text + "局x")),
    "heading": ("# ", " ", lambda text: plain.read((text + "x\n\nx").encode())),
}


@pytest.mark.parametrize("name", ATTACKED)
def test_attacks_take_a_tenth_of_a_second(name: str) -> None:
    begin, pump, use = ATTACKED[name]
    text = begin + pump * (CHARACTERS // len(pump))
    assert min(_seconds(use, text) for _ in range(3)) < 0.1


def _seconds(use: Callable[[str], object], text: str) -> float:
    begun = time.thread_time()
    use(text)
    return time.thread_time() - begun


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not there")
def test_a_publisher_that_never_ends() -> None:
    text = (CASES / "publisher-never-ends.html").read_text(encoding="utf-8")
    page = read_page(URL, text)
    assert page is not None
    assert min(_seconds(lambda each: metadata.hints(page, each, None), text) for _ in range(3)) < 0.01
    assert dict(metadata.hints(page, text, None)) == {"title": "某某区财政局2023年政府信息公开工作年度报告"}


ISSUERS = [
    ("<td>发布机构：</td><td>  洛阳市财政局 </td>", "洛阳市财政局"),
    ("发 布 机 构 ： <b> 洛阳市 财政局</b> 索引号：1", "洛阳市财政局"),
    ("<b>公开机关</b>&nbsp;<i></i>:<span>财政局</span>", "财政局"),
    ("<td>发布机构：</td><td>   </td><td>公开单位：市财政局</td>", "公开单位"),
    ("发布机构：<br/> 市局<", "市局"),
    ("发布机构： <br/>市局<", None),
    ("发布机构：市局<", None),
]


@pytest.mark.parametrize(("html", "issuer"), ISSUERS)
def test_publishers_are_read_as_before(html: str, issuer: str | None) -> None:
    assert dict(metadata.hints(PLAIN, html, None)).get("issuer") == issuer
