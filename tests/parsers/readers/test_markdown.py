"""Markdown of converters: marks in a text, drawn tables, and merged cells that were written once."""

from __future__ import annotations

import pytest

from parsers.document import SetAside, Table
from parsers.formats import HTML, TEXT
from parsers.readers import markdown, plain
from parsers.sniff import detect


@pytest.mark.parametrize(
    ("text", "print_", "aside"),
    [
        ("1\\. 政府公报", "1. 政府公报", ()),
        ("**12**", "12", ()),
        ("12&nbsp;件", "12\xa0件", ()),
        ("~~88~~ 12", "12", (SetAside("88", "struck"),)),
        ("12<del>88</del>", "12", (SetAside("88", "struck"),)),
        ("~~88~~", "", (SetAside("88", "struck"),)),
        ("12<sup>2</sup>", "12〔2〕", (SetAside("2", "raised"),)),
        ("行政<br>许可", "行政\n许可", ()),
        ("8:00~~17:00", "8:00~~17:00", ()),
    ],
)
def test_what_a_text_prints(text: str, print_: str, aside: tuple[SetAside, ...]) -> None:
    assert markdown.inline(text) == (print_, aside)


def table(text: str) -> Table:
    (found,) = (block for block in plain.read(text.encode()).blocks if isinstance(block, Table))
    return found


def test_a_drawn_table_has_a_row_between_two_rulers() -> None:
    ruler = "+------+----+\n"
    drawn = f"{ruler}| 行政 | 12 |\n| 许可 |    |\n{ruler}| 规章 | 3 |\n{ruler}| 合计 | 15 |\n{ruler}"
    assert [[cell.text for cell in row] for row in table(drawn).rows()] == [
        ["行政\n许可", "12"],
        ["规章", "3"],
        ["合计", "15"],
    ]


def test_a_table_with_a_ruler_under_its_head_has_a_row_in_each_line() -> None:
    ruler = "+------+----+\n"
    rows = f"{ruler}| 项目 | 数 |\n{ruler}| 许可 | 12 |\n| 规章 | 3 |\n{ruler}"
    assert [[cell.text for cell in row] for row in table(rows).rows()] == [
        ["项目", "数"],
        ["许可", "12"],
        ["规章", "3"],
    ]


MERGED = [
    ["说明", "", "", "申请人情况", "", "", "", ""],
    ["自然人", "法人", "", "", "总计"],
    ["企业", "科研", "其他"],
    ["一、新收", "", "", "1", "2", "", "4", "7"],
    ["三、结果", "（一）公开", "", "1", "0", "0", "0", "1"],
    ["（三）不予", "1.秘密", "0", "0", "0", "0", "0"],
    ["2.禁止", "0", "0", "0", "0", "0"],
    ["3.安全", "0", "0", "0", "0", "0"],
    ["4.三方", "5", "0", "", "0", "5"],
]


def test_rows_below_a_merged_cell_are_moved_back_under_their_columns() -> None:
    assert markdown.starts(MERGED) == [0, 3, 4, 0, 0, 1, 2, 2, 2]


def test_rows_are_left_where_nothing_shows_that_cells_were_merged() -> None:
    """A program that drops the empty cells at a row's end would have its figures moved under others' heads."""
    rows = [["许可", "1", "2", "3", "4"], ["规章", "1", "2"], ["处罚", "1"], ["强制", "1", "2", "3"]]
    assert markdown.starts(rows) == [0, 0, 0, 0]


ROW = "| 行政许可 | 12 |\n"


def test_tags_around_pipe_tables_make_no_page_of_them() -> None:
    text = f'<div class="top">\n\n</div>\n\n<div>\n\n{ROW * 8}\n</div>\n'
    assert detect(text.encode()) == TEXT
    assert len(list(table(text).rows())) == 8
    assert detect(f"<div>{ROW * 8}</div><table><tr><td>1</td></tr></table>".encode()) == HTML


def test_tabs_at_both_ends_of_every_line_are_no_blank_cells() -> None:
    found = plain.read("\t规章\t1\t2\t\n\t许可\t3\t\t\n".encode()).blocks
    assert isinstance(found[0], Table)
    assert [[cell.text for cell in row] for row in found[0].rows()] == [["规章", "1", "2"], ["许可", "3", ""]]
