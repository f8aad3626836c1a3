"""Text of converters that end each cell with a bar: rows again, without what only says that columns are covered."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nianbao_demo.render.foreign import covered
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.readers.lines.cell_bars import of_rows, packed


@pytest.mark.parametrize("code", sorted(FORMS))
@settings(max_examples=6, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1), blank=st.sampled_from([0.0, 0.2, 0.6]))
def test_a_report_with_blank_cells(code: str, seed: int, blank: float) -> None:
    form = FORMS[code]
    report = random_report(Random(seed), form, issuer="洛阳市财政局", year=form.last_year or 2023, blank=blank)
    found = parse(covered(report, Random(seed))).report
    assert {key: found.value(key) for key in report.figures} == {
        key: each.value for key, each in report.figures.items()
    }


TABLE = ["第二十条 |", "|||", "信息内容 |", "制发 |", "废止 |", "有效 |", *("规章 |", "1 |", "|", "3 |") * 5]


def test_rows_by_their_number_of_cells() -> None:
    found = packed(TABLE)
    assert [row.cells for row in found[1]][:3] == [
        ("第二十条",),
        ("信息内容", "制发", "废止", "有效"),
        ("规章", "1", "", "3"),
    ]
    assert found[1][1].number == 3
    assert sorted(found) == list(range(1, len(TABLE) + 1))


def test_rows_that_do_not_come_out_even_are_left_alone() -> None:
    assert packed([*TABLE, "规章 |"]) == {}
    assert packed(["来源：某局 |", "2023年 |"]) == {}


def test_words_broken_over_lines() -> None:
    lines = [line for each in TABLE for line in (["信息", "内容 |"] if each == "信息内容 |" else [each])]
    (rows,) = [rows for rows in packed(lines).values() if rows]
    assert rows[1].cells == ("信息内容", "制发", "废止", "有效")


def test_a_row_in_a_line() -> None:
    rows = [(1, "| 第二十条 | |||"), (2, "| 规章 | 1 |  | 3 | "), (3, "| 行政许可 |  | ||"), (4, "| 收费 | 1 | 2 | |")]
    assert [each.cells for each in of_rows(rows)] == [
        ("第二十条",),
        ("规章", "1", "", "3"),
        ("行政许可", ""),
        ("收费", "1", "2", ""),
    ]
    assert of_rows([(1, "|a|1||"), (2, "|b|1|2|")]) == [], "blank cells are written without a blank"
