"""Marks of notes beside figures: what is read is the number without its mark, or nothing; never both as one number."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from nianbao_demo.render.excel import xls_marked, xlsx_marked
from nianbao_demo.render.ofd import marked as ofd_marked
from nianbao_demo.render.pdf import marked as pdf_marked
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report

MARKED: dict[str, Callable[[Report, Random], bytes]] = {
    "xlsx": xlsx_marked,
    "xls": xls_marked,
    "pdf": pdf_marked,
    "ofd": ofd_marked,
}


def no_figure_is_wrong(name: str, seed: int) -> None:
    rng = Random(seed)
    report = random_report(rng, FORMS["2021"], issuer="洛阳市财政局", year=2023, blank=rng.choice([0.0, 0.2]))
    read = parse(MARKED[name](report, rng)).report
    told = {notice.subject for notice in read.warnings}
    for key, figure in read.figures.items():
        if figure.value is None:
            assert report.value(key) is None or key in told, (key, figure.raw)
        else:
            assert figure.value == report.value(key), (key, figure.raw)


@pytest.mark.parametrize("name", ["xlsx", "ofd"])
def test_a_mark_is_no_digit(name: str) -> None:
    no_figure_is_wrong(name, 1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
@pytest.mark.parametrize("name", MARKED)
def test_a_mark_is_no_digit_in_many(name: str, seed: int) -> None:
    no_figure_is_wrong(name, seed)
