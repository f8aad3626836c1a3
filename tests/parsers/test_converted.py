"""What converters make of a report: text in one line, tables under dashes, Markdown with HTML, pages in Word files; and
what a text that lost its cells leaves open.
"""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.prints import report_of
from nianbao_demo import early
from nianbao_demo.compare import differences
from nianbao_demo.render import Renderer, converted
from nianbao_demo.render.program_text import spaced
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import Table
from parsers.forms import FORMS
from parsers.readers import docx, plain
from parsers.readers.lines.aligned import aligned
from parsers.readers.markdown import as_page
from parsers.sniff import sniff
from tests.parsers.test_program_text import printed

WAYS = (converted.aligned, converted.one_line, converted.mixed, converted.held, converted.flat)
TITLE = "洛阳市财政局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@settings(max_examples=6, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32 - 1))
def test_all_of_a_report_comes_back(way: Renderer, seed: int) -> None:
    report = report_of(seed)
    assert differences(report, parse(way(report, Random(seed))).report) == []


@pytest.mark.long
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_all_of_many_reports_comes_back(way: Renderer, seed: int) -> None:
    report = report_of(seed)
    assert differences(report, parse(way(report, Random(seed))).report) == []


def cells(text: str) -> list[list[tuple[str, int]]]:
    [table] = [block for block in plain.read(text.encode()).blocks if isinstance(block, Table)]
    return [[(cell.text, cell.colspan) for cell in row] for row in table.rows()]


def test_a_cell_goes_over_the_columns_whose_dashes_are_joined() -> None:
    text = "====== ==== ====\n信息   甲   乙\n行政许可\n----------------\n规章   12\n====== ==== ====\n\n"
    assert cells(text) == [[("信息", 1), ("甲", 1), ("乙", 1)], [("行政许可", 3)], [("规章", 1), ("12", 1), ("", 1)]]


@pytest.mark.parametrize(
    "text",
    [
        "---- ---- ----\n规章 12    3\n处罚 1234 5\n许可 7    8\n",  # no line shows where 12 and 3 belong
        "---- ----\n规章 12\n许可12\n处罚 4\n收费 5\n",  # a text goes over the gap
        "---- ----\n规章 12\n",
    ],
)
def test_texts_that_stand_under_no_column_are_no_table(text: str) -> None:
    assert aligned(text.split("\n")) == {}


def test_a_bar_between_pieces_keeps_the_number_of_the_line() -> None:
    data = b"a\n" + "|".join(["规章", "12"] * 80).encode() + b"\n"
    assert {block.place.line for block in plain.read(data).blocks} == {1, 2}


def test_a_page_that_is_markdown_only_in_part_stays() -> None:
    page = "<p># 1</p><table></table>"
    assert as_page(page) == page
    assert as_page("# a\n\n<p>b</p>\n<table><tr><td>1</table>") == "# a\n\n<p>b</p>\n<table><tr><td>1</table>"


def test_a_page_in_a_page_in_a_word_file_is_told() -> None:
    """A Word file in a Word file may hold itself."""
    report = report_of(1)
    inner = converted.held(report, Random(1))
    outer = converted.in_word(inner, "page.docx", "application/octet-stream")
    assert any("altChunk" in str(notice) for notice in docx.read(outer).notices)


def test_what_libreoffice_writes_around_a_control_is_no_print() -> None:
    marked = "\x04\x05" * 20
    page = f"<!DOCTYPE html><html><body>{marked}<h1>{TITLE}</h1><table><tr><td>规章<td>\x0412\x05</table></body></html>"
    assert sniff(page.encode()) == "text/html"
    assert sniff(marked.encode()) == "application/octet-stream"


def lines(seed: int, change: dict[str, str]) -> str:
    """A report in lines, a row on each; with changes."""
    text = spaced(printed(seed), Random(3)).decode()
    for old, new in change.items():
        assert old in text, text
        text = text.replace(old, new, 1)
    return text


def test_a_head_in_another_order_holds_below_a_word_among_the_figures() -> None:
    """A figure that is none ends the lines that are read as a table; its head still stands above the others."""
    for seed in range(12):
        report = printed(seed)
        text = lines(seed, {"商业企业": "甲", "法律服务机构": "商业企业", "甲": "法律服务机构"})
        rows = text.split("\n")
        at = next(n for n, row in enumerate(rows) if "属于国家秘密" in row)
        rows[at] += " 约5"
        got = parse("\n".join(rows).encode()).report
        order = dict(zip(("company", "legal_service"), ("legal_service", "company"), strict=True))
        for key, figure in got.figures.items():
            table, _, column = key.rpartition(".")
            real = f"{table}.{order.get(column, column)}" if key.startswith("requests.") else key
            assert figure.value in {None, report.value(real)}, key


@pytest.mark.parametrize("more", ["年度\n行政复议", "年度 行政复议"])
def test_a_further_column_of_section_4_leaves_it_open(more: str) -> None:
    for seed in range(6):
        rows = lines(seed, {}).split("\n")
        head = next(n for n, row in enumerate(rows) if row.startswith("行政复议"))
        rows[head] = rows[head].replace("行政复议", more, 1)
        figures = next(n for n in range(head, len(rows)) if rows[n][:1].isdigit() or rows[n].startswith("—"))
        gap = " " * (len(rows[figures]) - len(rows[figures].lstrip()) + 1)
        rows[figures] = gap.join(["2023", *rows[figures].split()[:-1]])
        got = parse("\n".join(rows).encode()).report
        assert {figure.value for key, figure in got.figures.items() if key.startswith("appeals.")} <= {None}
        assert any(str(each.subject).startswith("appeals") for each in got.warnings)


def test_the_number_of_the_next_row_is_no_figure() -> None:
    """Text has lost the blank figure of a row; behind it stands the number of the next."""
    report = random_report(Random(8), FORMS["2014"], issuer="洛阳市财政局", year=2016, blank=0.3)
    said = [(printed.label, report.figures[keys[0]]) for printed, keys in early.lines_of(report)]
    rows = [
        f"{number} {label} {figure.unit or '——'} {figure.raw or ('' if figure.unit else '——')}".strip()
        for number, (label, figure) in enumerate(said, 1)
    ]
    head = ["洛阳市财政局2016年政府信息公开工作年度报告", "一、概述", "全年按时更新。", "序号 统计指标 单位 统计数"]
    got = parse("\n".join([*head, *rows, ""]).encode()).report
    wrong = {key: (got.value(key), report.value(key)) for key in report.figures if got.value(key) != report.value(key)}
    assert wrong == {}
