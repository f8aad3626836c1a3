"""Pages that a portal's gate turned into traditional characters are read as those that they were made of."""

from __future__ import annotations

from random import Random

import pytest
from opencc import OpenCC

from nianbao_demo.eras import report_of_era
from nianbao_demo.render.foreign import GATES, traditional
from nianbao_demo.render.plain_html import ueditor
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.text import squeeze
from parsers.traditional import in_mainland_words


@pytest.mark.parametrize("code", sorted(FORMS))
@pytest.mark.parametrize("seed", range(3))
def test_a_report_in_traditional_characters(code: str, seed: int) -> None:
    form = FORMS[code]
    report = random_report(Random(seed), form, issuer="洛阳市财政局", year=form.last_year or 2023)
    found = parse(traditional(report, Random(seed))).report
    assert (found.issuer, found.year) == (report.issuer, report.year)
    assert {key: found.value(key) for key in report.figures} == {
        key: each.value for key, each in report.figures.items()
    }


@pytest.mark.parametrize("gate", GATES)
def test_a_report_in_prose(gate: str) -> None:
    report = report_of_era("prose", Random(4), issuer="洛阳市财政局")
    page = ueditor(report, Random(4))
    turned = parse(str(OpenCC(gate).convert(page.decode())).encode()).report
    plain = parse(page).report
    assert (turned.issuer, turned.year, turned.form) == (plain.issuer, plain.year, plain.form)
    assert {key: each.value for key, each in turned.figures.items()} == {
        key: each.value for key, each in plain.figures.items()
    }


def test_words_of_simplified_text_stay() -> None:
    for text in ("档案局的资讯", "网路专案", "洛阳市档案馆", "於潜镇"):
        assert squeeze(text) == text
    assert len(in_mainland_words("規範性檔案屬於資訊")) == len("規範性檔案屬於資訊")
