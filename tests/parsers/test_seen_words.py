"""The words of a report whose figures a second reader read."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report
from parsers.seen_words import with_seen_words

REPORT = random_report(Random(7), FORMS["2021"], issuer="青岭县林业局", year=2023)


def test_text_that_the_first_reading_left_out_is_left_out() -> None:
    more = tuple(replace(each, text=each.text.replace("。", "。77", 1)) for each in REPORT.sections)
    taken = replace(REPORT, sections=more, title=f"{REPORT.title}12")
    assert with_seen_words(taken, REPORT) == REPORT


def test_a_title_that_only_the_first_reading_has_is_taken_with_its_evidence() -> None:
    first = replace(REPORT, evidence={"year_from": "title"})
    taken = replace(REPORT, title=None, evidence={"year_from": "narrative"})
    assert with_seen_words(taken, first) == first


@pytest.mark.parametrize(
    "first",
    [
        replace(REPORT, sections=()),
        replace(REPORT, sections=tuple(replace(each, text="") for each in REPORT.sections)),
        replace(REPORT, sections=tuple(replace(each, text="\u25a1" * len(each.text)) for each in REPORT.sections)),
        replace(REPORT, title="\u25a1\u25a1\u25a1"),
        replace(REPORT, title=None),
    ],
)
def test_other_words_or_none_are_not_taken(first: Report) -> None:
    assert with_seen_words(REPORT, first) == REPORT


def test_the_title_of_another_organ_is_not_taken() -> None:
    taken = replace(REPORT, title=None)
    assert with_seen_words(taken, replace(REPORT, issuer="青岭县财政局")).title is None
