"""A line of the national table of statistics that stands outside of it, or nowhere, is named: its figure isn't read."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import pytest

from fuzz.cells import compared
from fuzz.prints import printed
from nianbao_demo.render import MARKUPS, RENDERERS
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.interpret.statistics_tables.indicator_labels import is_torn
from parsers.report import Report


def _page() -> str:
    report = random_report(Random(3), FORMS["2014"], issuer="洛阳市财政局", year=2016, consistent=True)
    return MARKUPS["ueditor"](report, Random(3)).decode()


def _without_row(page: str, label: str) -> tuple[str, str]:
    """The page without the row of a label, and the row."""
    row = next(each[0] for each in re.finditer(r"<tr[^>]*>.*?</tr>", page, re.DOTALL) if label in each[0])
    return page.replace(row, ""), row


def test_a_line_that_is_not_in_the_table_is_named() -> None:
    page, _ = _without_row(_page(), "举办各类培训班")
    report = parse(page.encode()).report
    told = [n.message.code for n in report.warnings if n.subject == "indicators.trainings"]
    assert told == ["table.not_printed"]


def test_a_line_that_stands_outside_of_the_table_is_named_with_its_figure() -> None:
    page, row = _without_row(_page(), "举办各类培训班")
    text = " ".join(re.sub(r"<[^>]*>", " ", row).split())
    page = page.replace("</table>", f"</table><p>（二）举办各类培训班数 3137次</p><!-- {text} -->", 1)
    report = parse(page.encode()).report
    told = [n.message for n in report.warnings if n.subject == "indicators.trainings"]
    assert [each.values["print"] for each in told if each.code == "table.in_no_cell"] == ["3137次"]
    assert report.figures.get("indicators.trainings.year") is None


def test_a_short_part_without_a_head_is_part_of_the_table() -> None:
    document = printed("pdf_unruled", 10_183)
    cells = compared(document.reports[0], parse(document.data))
    assert {each.outcome for each in cells} <= {"right", "doubted"}


def test_lines_that_only_another_reader_finds_are_named() -> None:
    document = printed("pdf_unruled", 600_183)
    cells = list(compared(document.reports[0], parse(document.data)))
    assert not [each.key for each in cells if each.outcome == "SILENT" and each.key.startswith("requests.")]


def _appeals(change: Callable[[str], str]) -> Report:
    report = random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    page = MARKUPS["ueditor"](report, Random(3)).decode()
    start = page.rindex("<table", 0, page.rindex("结果维持"))
    end = page.index("</table>", start) + len("</table>")
    return parse((page[:start] + change(page[start:end]) + page[end:]).encode()).report


def test_a_section_without_its_table_is_named() -> None:
    found = _appeals(lambda table: "<p><img src='/a.png'></p>")
    assert [n.message.code for n in found.warnings if n.subject == "appeals"] == ["table.not_found"]


def test_a_head_without_figures_is_named() -> None:
    found = _appeals(lambda table: table[: table.rindex("<tr")] + "</table>")
    assert [n.message.code for n in found.warnings if n.subject == "appeals"] == ["table.only_head"]


def test_rows_that_keep_a_distance_are_no_figures() -> None:
    spaced = _appeals(lambda table: table.replace("</tr>", "</tr><tr><td colspan=15 height=3></td></tr>"))
    plain = _appeals(lambda table: table)
    assert spaced.figures.keys() == plain.figures.keys()
    assert [spaced.value(key) for key in plain.figures] == [plain.value(key) for key in plain.figures]


@pytest.mark.parametrize("name", ["ueditor", "cell_lines", "xlsx", "docx"])
def test_a_line_of_the_organ_s_own_is_named_once(name: str) -> None:
    report = random_report(Random(4), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    with arranged(Arrangement(added=("其他主动公开文件（规范性文件除外）",), note="（有立法权的市填写）")):
        found = parse(RENDERERS[name](report, Random(4))).report
    assert all(found.value(key) == each.value for key, each in report.figures.items())
    told = [each.message for each in found.warnings if each.message.code == "table.further_line"]
    assert [each.values for each in told] == [{"line": "其他主动公开文件（规范性文件除外）", "prints": ["7", "7", "7"]}]


def test_lines_whose_labels_a_narrow_column_cuts_are_told() -> None:
    """A sheet that was printed with narrow columns: what the lines count can't be told."""
    labels = ("（一）主", "其中：主", "制发规", "1.政府", "2.政府", "3.政务", "4.政务", "5.其他", "（一）回")
    rows = [f"{label}条{12 + number}" for number, label in enumerate(labels)]
    text = [
        "洛阳市财政局2016年政府信息公开工作年度报告",
        "一、概述",
        "全年按时更新。",
        "二、存在的问题",
        "人手不足。",
        *rows,
    ]
    report = parse("\n".join([*text, ""]).encode()).report
    assert report.form == "prose"
    assert [each.subject for each in report.warnings if each.message.code == "table.statistics_in_text"] == [
        "indicators"
    ]


def test_a_table_in_lines_with_few_figures_is_told() -> None:
    """Half of the cells of section 2 are blank, and the others stand in lines that can't be told."""
    page = MARKUPS["ueditor"](
        random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023), Random(3)
    ).decode()
    table = next(each[0] for each in re.finditer(r"<table.*?</table>", page, re.DOTALL) if "行政许可" in each[0])
    labels = ("规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费")
    lines = "".join(f"<p>{label}的数量 {number}</p>" for number, label in enumerate(labels, 3))
    report = parse(page.replace(table, lines).encode()).report
    assert "disclosures" in {each.subject for each in report.warnings}


@pytest.mark.parametrize(
    ("label", "torn"),
    [
        ("社会稳定单位件", True),
        ("舆情计1次单位次一回应公众关注热点或重大舆情数不同方式回应同一热点或", True),
        ("诉讼请求数一维持具体行政行为或者驳回原告", True),
        ("（一）政府信息公开工作专内机构数", True),
        ("用于政府公报编辑管理及政府网站建设万元 维护等方面的经费)", True),
        ("题会议数（一）召开政府信息公开工作会议或专次", True),
        ("公共企事业单位公开数", False),
        ("受理依申请公开信息总数", False),
    ],
)
def test_labels_that_broke_over_lines(label: str, torn: bool) -> None:
    """With the head of the units, a unit between, a misread sign, or two pieces of one wording in the other order."""
    assert is_torn(label) is torn


def test_a_table_of_the_form_that_fell_apart_counts_as_no_local_one() -> None:
    rows = re.findall(r"<tr[^>]*>.*?</tr>", _page(), re.DOTALL)
    texts = [re.sub(r"<[^>]*>", " ", row).split() for row in rows]
    apart = "".join(f"<p>{text[0][:9]}</p><p>{text[0][9:]}{text[1]}</p>" for text in texts[1:-9] if len(text) == 2)
    table = f"<table>{''.join(rows[-9:])}</table>"
    page = f"<h1>洛阳市财政局2016年政府信息公开情况统计表</h1>{apart}{table}"
    report = parse(page.encode()).report
    assert "table.statistics_in_text" in [n.message.code for n in report.warnings if n.subject == "indicators"]


@pytest.mark.parametrize("label", ["数（一）政府信息公开工作专内机构个", "（二）设置政府信息公开查阅点数个"])
def test_a_label_with_its_unit_and_the_end_of_the_one_above_is_torn(label: str) -> None:
    assert is_torn(label)
