"""A menu beside the text of a page that was printed to PDF is no part of the text's lines."""

from __future__ import annotations

import pytest

from parsers.document import Paragraph
from parsers.grid import blocks
from parsers.grid.model import Page, Word
from parsers.grid.text import lines_of

MENU = ["信息公开指南", "信息公开制度", "法定主动公开内容", "信息公开年报", "依申请公开"]
TEXT = ["一、总体情况", "某局公开信息二十条，答复申请三件，", "没有收费，也没有复议。", "二、主动公开情况"]


def letters(text: str, left: float, top: float, size: float) -> list[Word]:
    return [Word(c, (left + n * size, top, left + (n + 1) * size, top + size)) for n, c in enumerate(text)]


def printed(edge: float) -> list[Word]:
    words = [word for n, entry in enumerate(MENU) for word in letters(entry, 57, 52 + 14 * n, 9)]
    words += letters("首页政务公开", edge, 52, 9) + letters("2023年某局政府信息公开工作年度报告", edge, 80, 18)
    for n, line in enumerate(TEXT):
        words += letters(line, edge, 108 + 20 * n, 9)
    return words


@pytest.mark.parametrize("edge", [140.0, 180.0])
def test_lines_of_a_menu_are_none_of_the_text(edge: float) -> None:
    found = [each.text for each in blocks([Page(1, 595, 842, printed(edge), [])]) if isinstance(each, Paragraph)]
    said = "|".join(found)
    assert "2023年某局政府信息公开工作年度报告" in found
    assert found[-1] == "二、主动公开情况"
    assert "一、总体情况" in found
    assert all(entry in said for entry in MENU)
    assert said.index("依申请公开") < said.index("2023年")


def test_two_small_lines_beside_a_large_one_stay_lines() -> None:
    words = letters("法定主动公开", 57, 81, 9) + letters("信息公开年报", 57, 94, 9) + letters("年度报告", 120, 81, 18)
    assert [line.text for line in lines_of(words)] == ["法定主动公开", "年度报告", "信息公开年报"]


def test_marks_and_letters_of_other_sizes_stay_on_their_line() -> None:
    words = letters("共", 57, 80, 12) + letters("12", 69, 83, 9) + letters("①", 87, 79, 6) + letters("件", 93, 80, 12)
    assert [line.text for line in lines_of(words)] == ["共12〔①〕件"]


def test_labels_beside_figures_are_no_menu() -> None:
    words = [w for n, entry in enumerate(MENU) for w in letters(entry, 57, 52 + 14 * n, 9)]
    for n in range(len(MENU)):
        for column in range(4):
            words += letters("0", 180 + 60 * column, 52 + 14 * n, 9)
    texts = [each.text for each in blocks([Page(1, 595, 842, words, [])]) if isinstance(each, Paragraph)]
    assert texts == [] or texts[0] != "".join(MENU)
