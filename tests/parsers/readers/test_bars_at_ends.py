"""Pipe tables: whether a bar at an end of a row is a frame, or has a blank cell beside it."""

from __future__ import annotations

import pytest

from parsers.document import Table
from parsers.readers import plain


def rows_of(text: str) -> list[list[str]]:
    (table,) = (block for block in plain.read(text.encode()).blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows()]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("规章|3|0|8\n规范性文件|5||\n", [["规章", "3", "0", "8"], ["规范性文件", "5", "", ""]]),
        (
            "三、办理结果|予以公开|3|8\n|部分公开||1\n",
            [["三、办理结果", "予以公开", "3", "8"], ["", "部分公开", "", "1"]],
        ),
        (
            "规章|3|0|8\n许可|5|\n处罚|6\n强制|7\n",
            [["规章", "3", "0", "8"], ["许可", "5", ""], ["处罚", "6"], ["强制", "7"]],
        ),
        ("| 规章 | 3 |\n| 许可 | |\n", [["规章", "3"], ["许可", ""]]),
        ("规章 | 3 |\n许可 | 4 |\n", [["规章", "3"], ["许可", "4"]]),
        ("| 规章 | 3 | 4 |\n| 许可 | 5\n| 处罚 | 6 | 7 |\n", [["规章", "3", "4"], ["许可", "5"], ["处罚", "6", "7"]]),
    ],
)
def test_a_bar_at_an_end(text: str, rows: list[list[str]]) -> None:
    assert rows_of(text) == rows
