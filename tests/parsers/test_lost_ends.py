"""Text tables whose blank cells at the ends of rows are gone: what is left of a row may have slipped."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.cells import compared
from fuzz.prints import report_of
from nianbao_demo.render.stripped import stripped
from parsers import parse
from parsers.document import Table
from parsers.readers import plain
from parsers.readers.lines.cell_bars import lost_ends
from tests.parsers.rendered import markdown


def test_a_row_without_its_last_cells_is_not_moved() -> None:
    blank = {f"requests.partially_granted.{who}": "" for who in ("natural_person", "other", "total")}
    text = re.sub(r"(\| *)+$", "|", markdown(blank).decode(), flags=re.MULTILINE)
    report = parse(text.encode()).report
    assert report.value("requests.new.company") == 3
    assert report.value("requests.partially_granted.company") is None
    assert report.value("requests.partially_granted.other") is None
    assert "requests.partially_granted" in {warning.subject for warning in report.warnings}


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("规章 | 3 | | 8\n行政规范性文件 | 5\n", True),
        ("规章 | 3 | | 8\n行政规范性文件 | 5 | |\n", False),
        ("规章 | 3 | 0 | 8\n行政规范性文件 | 5\n", False),
        ("规章\t3\t\t8\n行政规范性文件\t5\n", True),
        ("\t规章\t3\t\t8\t\n\t行政规范性文件\t5\t\n", True),
        ("\t规章\t3\t\t8\t\n\t行政规范性文件\t5\t\t\t\n", False),
    ],
)
def test_blank_cells_inside_of_rows_and_none_at_an_end(text: str, lost: bool) -> None:
    [table] = [block for block in plain.read(text.encode()).blocks if isinstance(block, Table)]
    assert table.lost_ends is lost


def test_a_row_of_one_cell_has_no_end() -> None:
    assert lost_ends([[["规章", "", "8"], [""]]])


def silent(seed: int) -> list[str]:
    report = report_of(seed)
    return [cell.key for cell in compared(report, parse(stripped(report, Random(seed)))) if cell.outcome == "SILENT"]


@settings(max_examples=8, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_figure_slips(seed: int) -> None:
    assert silent(seed) == []


@pytest.mark.long
@settings(max_examples=500, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_figure_of_many_slips(seed: int) -> None:
    assert silent(seed) == []
