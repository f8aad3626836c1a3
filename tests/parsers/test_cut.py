"""A document that breaks off inside a number: what is left of it is no figure, in any format that can end so."""

from __future__ import annotations

import re
from random import Random

import pytest

from nianbao_demo.render import MARKUPS, RENDERERS, TEXTS
from nianbao_demo.reports import random_report
from parsers import ParseError, parse
from parsers.forms import FORMS
from parsers.report import Report

NAMES = ("ueditor", "nested", "mhtml", *TEXTS)
_NUMBER = re.compile(rb"\d{2,}")


def _report() -> Report:
    return random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=True)


def _cuts(data: bytes, count: int) -> list[bytes]:
    """The file, cut after the first digit of numbers in its second part."""
    places = [match.start() + 1 for match in _NUMBER.finditer(data) if match.start() > len(data) // 5]
    return [data[:at] for at in Random(7).sample(places, min(count, len(places)))]


def _holds_no_other_figure(name: str, count: int) -> None:
    report = _report()
    for data in _cuts((MARKUPS | RENDERERS)[name](report, Random(5)), count):
        try:
            got = parse(data).report
        except ParseError:
            continue
        assert {k: f.value for k, f in got.figures.items() if f.value not in {None, report.value(k)}} == {}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_of_a_number_is_no_figure(name: str) -> None:
    _holds_no_other_figure(name, 6)


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_of_any_number_is_no_figure(name: str) -> None:
    _holds_no_other_figure(name, 200)


def test_the_cell_is_named() -> None:
    data = RENDERERS["ueditor"](_report(), Random(5))
    at = next(m.start() for m in re.finditer(rb"\d{2,}(?=</td>\s*</tr>)", data) if m.start() > len(data) // 2)
    report = parse(data[: at + 1]).report
    told = [notice for notice in report.warnings if notice.message.code == "number.cut"]
    assert len(told) == 1
    assert told[0].subject is not None
    assert report.figures[told[0].subject].value is None
    assert told[0].message.text.startswith("the document breaks off inside this cell")
