"""Every regular expression of the packages takes linear time, whatever a stranger writes; or its text is cut first."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from crawler import old_sentences
from crawler.browse import highlights
from parsers.checks import mentions, wordings
from spiders.systems import answers
from tests import patterns, slow_patterns
from tests.paths import SHARED

CASES = SHARED / "cases" / "attacks"
TEXTS = 12
"""Texts that a pattern is tried with; ten times as many in the long run."""
CUT = {
    "parsers/interpret/identity.py: _TITLES": (("fullmatch",), 90),  # _LONGEST_TITLE
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
        ("spiders/systems/answers.py: setting_pattern", answers.setting_pattern("categorynum")),
        ("crawler/browse/highlights.py: pattern", words),
        *(("crawler/old_sentences.py: _whole", old_sentences._whole(code)[0]) for code in old_sentences._TEMPLATES),
    ]


EXAMPLES = made()
ALL = patterns.collected(tuple(EXAMPLES))


def test_none_escapes() -> None:
    """Each call of re is either of a pattern that was collected, or in a function with an example in `made`."""
    assert len(ALL) > 250
    assert patterns.escaped({name for name, _ in EXAMPLES}) == []


def _is_cut(found: patterns.Found) -> tuple[tuple[str, ...], int] | None:
    return next((cut for where, cut in CUT.items() if found.where.startswith(where)), None)


@pytest.mark.parametrize("part", range(4))
def test_every_pattern_is_linear(part: int) -> None:
    _all_linear(ALL[part::4], TEXTS, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("part", range(8))
def test_every_pattern_is_linear_with_more_texts(part: int) -> None:
    _all_linear(ALL[part::8], 20 * TEXTS, seed=2)


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
    for found in ALL:
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


@pytest.mark.parametrize("pattern", SLOW)
def test_slow_patterns_are_found(pattern: str) -> None:
    assert slow_patterns.slow(re.compile(pattern), ("all",), Random(4), 200)


@pytest.mark.parametrize("pattern", LINEAR)
def test_linear_patterns_are_not(pattern: str) -> None:
    assert not slow_patterns.slow(re.compile(pattern), patterns.EVERY, Random(5), 60)
