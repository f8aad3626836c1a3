"""Digits beside other cells where no ruling is: no marks of notes; and numbers that a page's end cuts, in a cut row."""

from __future__ import annotations

from typing import Any

import pytest

from parsers.grid.marks import marked
from parsers.grid.model import Word
from tests.parsers.drawn_pdf import HEIGHT, grid, pdf, tables


def word(text: str, left: float, base: float, size: float = 9.0) -> Word:
    return Word(text, (left, base - 0.88 * size, left + size * len(text), base + 0.12 * size))


def test_a_figure_in_a_cell_beside_is_on_its_own_line() -> None:
    """Browsers put each cell in the middle of its row, by the fonts in it: digits are higher than Chinese."""
    row = [word("条", 100, 200), word("1", 180, 197), word("6", 184.5, 197)]
    assert [each.look for each in marked(row)] == [None, None, None]
    beside = [word("1", 180, 200), word("6", 184.5, 200), word("2", 189, 196.5, 6)]
    assert [each.look for each in marked(beside)] == [None, None, "raised"]


XS = (40, 120, 170, 220, 270, 320)


def cut_row(canvas: Any) -> None:
    """The end of a page goes through a row: its label and one of its numbers go on."""
    grid(canvas, XS, (100, 120, HEIGHT - 40), [["1.本机关", "12", "34", "56", "78"], ["2.没", "43", "32", "14", "3"]])


@pytest.mark.parametrize("name", ["pdf", "pdf_plumber"])
def test_a_number_that_the_end_of_a_page_cuts_is_not_its_end_alone(name: str) -> None:
    rest = [["有现成信息", "", "", "", "414"], ["3.补正", "5", "6", "7", "8"]]
    made = tables(pdf(cut_row, lambda canvas: grid(canvas, XS, (40, 120, 140), rest)), name)
    rows = [row for table in made for row in table]
    assert ["2.没\n有现成信息", "43", "32", "14", "3\n414"] in rows
    anew = [["3.补正", "", "", "", "414"], ["4.其他", "5", "6", "7", "8"]]
    made = tables(pdf(cut_row, lambda canvas: grid(canvas, XS, (40, 120, 140), anew)), name)
    rows = [row for table in made for row in table]
    assert ["2.没", "43", "32", "14", "3"] in rows
    assert ["3.补正", "", "", "", "414"] in rows
