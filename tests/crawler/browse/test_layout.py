"""The grids of the forms: every figure is there once, and no cell overlaps another."""

from __future__ import annotations

import pytest

from crawler.browse.layout import grid, keys_in
from parsers.forms import FORMS, TABLES, TableName


@pytest.mark.parametrize("code", FORMS)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("merged", [(), ("other",)])
def test_a_grid_holds_every_figure_and_is_a_rectangle(code: str, table: TableName, merged: tuple[str, ...]) -> None:
    keys = {slot.key: None for slot in FORMS[code].slots(table, merged)}
    rows = grid(table, keys, code)
    if table not in FORMS[code].tables:
        assert not keys
        assert not rows
        return
    assert keys_in(rows) == keys.keys()
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            for below in range(cell["rowspan"]):
                for beside in range(cell["colspan"]):
                    assert (number + below, column + beside) not in taken
                    taken.add((number + below, column + beside))
    width = max(column for _, column in taken) + 1
    assert len(taken) == width * len(rows)


def test_a_table_that_is_not_there_has_no_grid() -> None:
    assert grid("requests", {"appeals.reconsideration.total"}, "2021") == []
