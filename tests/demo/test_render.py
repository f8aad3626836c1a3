"""Renderers: nothing of the report is lost, and the same seed gives the same bytes."""

from __future__ import annotations

import re
import unicodedata
from random import Random

import lxml.html
import pytest

from nianbao_demo.render import MARKUPS, RENDERERS, TEXTS
from nianbao_demo.reports import random_report
from parsers.forms import FORMS
from parsers.report import Report

PRINTED = {**MARKUPS, **TEXTS}
"""Renderers whose output can be searched as text; files are tested by the round trip."""


def report(seed: int, code: str = "2021", merged: tuple[str, ...] = ()) -> Report:
    return random_report(
        Random(seed), FORMS[code], issuer="洛阳市财政局", year=FORMS[code].first_year, blank=0.1, merged=merged
    )


def decoded(data: bytes) -> str:
    """The text in whichever charset decodes it, as a page may declare a wrong one on purpose."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def test_there_are_enough_of_them() -> None:
    assert len(MARKUPS) >= 8
    assert len(TEXTS) >= 2


@pytest.mark.parametrize("name", RENDERERS)
def test_bytes_depend_on_report_and_random_numbers_alone(name: str) -> None:
    for seed in range(2):
        render = RENDERERS[name]
        assert render(report(seed), Random(seed)) == render(report(seed), Random(seed))
    assert RENDERERS[name](report(1), Random(1)) != RENDERERS[name](report(2), Random(1))


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize(("code", "merged"), [("2019", ()), ("2021", ()), ("2021", ("other",))])
def test_sections_are_printed_in_full(name: str, code: str, merged: tuple[str, ...]) -> None:
    printed = report(3, code, merged)
    text = re.sub(r"<[^>]*>|\s", "", decoded(RENDERERS[name](printed, Random(3))))
    for section in printed.sections:
        assert section.heading in text
        for line in section.text.split("\n"):
            assert re.sub(r"\s", "", line) in text


@pytest.mark.parametrize("name", PRINTED)
def test_a_merged_group_is_one_line(name: str) -> None:
    text = re.sub(r"<[^>]*>|\s", "", decoded(RENDERERS[name](report(4, "2021", ("other",)), Random(4))))
    assert "逾期" not in text


_NUMBER = re.compile(r"[+-]?\d[\d,]*(\.\d+)?(万元|元|件|项|个|笔)?")


def numbers(name: str, data: bytes) -> list[str]:
    """Cells that contain a number and at most its unit."""
    if name in TEXTS:
        cells = re.split(r"[\t|\n]", re.sub(r"~~[^~]*~~|<del>[^<]*</del>", "", decoded(data)))
    else:
        root = lxml.html.document_fromstring(decoded(data))
        inner = [each for each in root.iter("td") if each.find(".//td") is None]
        inner += [each for each in root.iter("div") if name == "divided" and len(each) == 0]
        cells = [_shown(cell) for cell in inner]
    texts = [re.sub(r"\s", "", unicodedata.normalize("NFKC", cell)) for cell in cells]
    return [text for text in texts if _NUMBER.fullmatch(text)]


def _shown(cell: lxml.html.HtmlElement) -> str:
    """The text of a cell with what its form field shows."""
    chosen = [each for each in cell.iter("option") if each.get("selected") is not None]
    typed = [each.get("value", "") for each in cell.iter("input") if each.get("type") not in {"hidden", "checkbox"}]
    text = chosen[0].text_content() if chosen else cell.text_content()
    return "".join([*typed, str(text)])


COUNTABLE = [name for name in PRINTED if name not in {"repeated", "spaced", "laid_out", "comma_separated"}]
"""Renderers that print each figure once, and in a cell that can be told without reading the table."""


@pytest.mark.parametrize("name", COUNTABLE)
@pytest.mark.parametrize(("code", "merged"), [("2019", ()), ("2021", ()), ("2021", ("other",))])
def test_every_figure_is_printed_once(name: str, code: str, merged: tuple[str, ...]) -> None:
    for seed in range(4):
        printed = report(seed, code, merged)
        figures = [figure for figure in printed.figures.values() if figure.value is not None]
        assert len(numbers(name, RENDERERS[name](printed, Random(seed)))) == len(figures)
