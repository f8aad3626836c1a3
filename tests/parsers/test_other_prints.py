"""Prints of the forms as publishers vary them: two languages, a column left out, lists of lines, columns of places."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from nianbao_demo import early
from nianbao_demo.reports import random_report
from parsers import notices, parse
from parsers.forms import FORMS
from parsers.interpret.whose.titles import read_title
from parsers.report import Number
from parsers.text import read_number, squeeze
from tests.parsers.test_columns import FORM, FORMS_ORDER, NAMES, TITLE, differing, html, truth

TIBETAN, UYGHUR = "བོད་ཡིག", "ئۇيغۇرچە"


@pytest.mark.parametrize(("before", "after"), [("", f"<br>{TIBETAN}"), (f"{UYGHUR}<br>", "")])
def test_labels_in_two_languages(before: str, after: str) -> None:
    printed = truth(3)
    page = html(printed, FORMS_ORDER)
    for label in (*NAMES.values(), *(line.label for line in FORMS["2021"].request_lines)):
        page = page.replace(f">{label}<", f">{before}{label}{after}<")
    report = parse(page.encode()).report
    assert differing(report, printed) == []


def test_a_text_in_another_language_alone_stays() -> None:
    assert squeeze(TIBETAN) == TIBETAN
    assert squeeze(f"总计{UYGHUR}") == "总计"


def test_the_total_that_is_not_printed_is_blank() -> None:
    printed = truth(3)
    report = parse(html(printed, FORMS_ORDER[:-1]).encode()).report
    for line in printed.values():
        line.pop("total")
    assert differing(report, printed) == []
    assert report.value("requests.new.total") is None
    assert [each.message.code for each in report.warnings].count(notices.NO_COLUMN.code) == 1


def test_a_note_of_word_is_no_digit() -> None:
    assert read_number("78〔注〕", "件").value == Decimal(78)


def statistics_of() -> tuple[dict[str, Number | None], list[tuple[str, str, str]]]:
    """The figures of a random report of 2016, and its lines: label, figure and unit."""
    report = random_report(Random(4), FORMS["2014"], issuer="洛阳市财政局", year=2016)
    lines = [(printed.label, keys[0]) for printed, keys in early.lines_of(report)]
    return (
        {key: report.value(key) for _, key in lines if report.figures[key].raw},
        [(label, report.figures[key].raw or "", report.figures[key].unit) for label, key in lines],
    )


def test_statistics_as_lines_with_colons() -> None:
    figures, lines = statistics_of()
    said = [f"{label}：{figure}{unit}" if figure else label for label, figure, unit in lines]
    text = "\n".join(["洛阳市财政局2016年政府信息公开工作年度报告", "一、概述", "全年按时更新栏目。", *said])
    report = parse(text.encode()).report
    assert (report.form, report.issuer, report.year) == ("2014", "洛阳市财政局", 2016)
    assert {key: report.value(key) for key in figures} == figures


def test_statistics_with_columns_of_places_are_no_later_form() -> None:
    figures, lines = statistics_of()
    rows = "".join(f"<tr><td>{a}<td>{c}<td>{b}<td>1<td>1</tr>" for a, b, c in lines)
    head = "<tr><td>统计指标<td>单位<td>合计<td>城关镇<td>东街道</tr>"
    page = f"<h1>{TITLE.replace('2023', '2016')}</h1><p>一、概述</p><p>全年按时更新。</p><table>{head}{rows}</table>"
    report = parse(page.encode()).report
    assert report.form == "local"
    key = next(key for key, value in figures.items() if value)
    assert report.value(key.replace(".year", ".合计")) == figures[key]


def test_tables_that_lie_on_their_side() -> None:
    printed = truth(6)
    lines = "".join(f"<td>{line.label}</td>" for line in FORM.request_lines)
    rows = "".join(
        f"<tr><td>{NAMES[code]}</td>{''.join(f'<td>{printed[line.code][code]}</td>' for line in FORM.request_lines)}</tr>"
        for code in FORMS_ORDER
    )
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    suits = "".join(
        f"<tr>{f'<td rowspan=5>{channel}</td>' if at == 0 else ''}<td>{result}</td><td>{10 * number + at}</td></tr>"
        for number, channel in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉"))
        for at, result in enumerate(results)
    )
    page = f"<h1>{TITLE}</h1><table><tr><td>申请人情况</td>{lines}</tr>{rows}</table>"
    page += f"<table><tr><td colspan=2>类别</td><td>数量</td></tr>{suits}</table>"
    report = parse(page.encode()).report
    assert differing(report, printed) == []
    read = [int(report.value(key) or 0) for key in report.figures if key.startswith("appeals.")]
    assert read == [*range(5), *range(10, 15), *range(20, 25)]


@pytest.mark.parametrize("years", [("上年", "本年"), ("2022年", "2023年"), ("2023年度", "2022年度")])
@pytest.mark.parametrize("beside", [True, False])
def test_the_figures_of_the_year_before_are_not_those_of_the_report(years: tuple[str, str], *, beside: bool) -> None:
    """Two tables side by side, or each column in two."""
    printed, before = truth(6), truth(7)
    own = years.index(max(years, key=lambda year: ("上" not in year, year)))
    names = [f"<td>{NAMES[code]}</td>" for code in FORMS_ORDER]
    if beside:
        head = f"<tr><td rowspan=2>项目</td>{''.join(f'<td colspan=7>{year}</td>' for year in years)}</tr>"
        head += f"<tr>{''.join(names * 2)}</tr>"
    else:
        head = "<tr><td rowspan=2>项目</td>" + "".join(names).replace("<td>", "<td colspan=2>") + "</tr>"
        head += "<tr>" + "".join(f"<td>{year}</td>" for year in years) * 7 + "</tr>"
    rows = []
    for line in FORM.request_lines:
        both = [(printed if at == own else before)[line.code] for at in range(2)]
        cells = [(at, code) for at in range(2) for code in FORMS_ORDER]
        cells = cells if beside else [(at, code) for code in FORMS_ORDER for at in range(2)]
        figures = "".join(f"<td>{both[at][code]}</td>" for at, code in cells)
        rows.append(f"<tr><td>{line.label}</td>{figures}</tr>")
    report = parse(f"<h1>{TITLE}</h1><table>{head}{''.join(rows)}</table>".encode()).report
    assert differing(report, printed) == []
    assert {each.message.code for each in report.warnings} <= {notices.FURTHER_COLUMN.code, "structure.missing"}


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("沁阳市民政局2008年5月-12月政府信息公开工作年度报告", 2008),
        ("沁阳市民政局政府信息公开年度报告（2008年5月1日—2008年12月31日）", 2008),
        ("沁阳市民政局2012年5月-12月政府信息公开工作年度报告", None),
    ],
)
def test_the_first_report_begins_with_the_regulations_of_2007(title: str, year: int | None) -> None:
    found = read_title(title)
    assert (found.year if found else None) == year


def test_statistics_go_on_without_a_head_in_a_grid_of_another_width() -> None:
    """As a seal over the first page of a scan makes two columns more of it."""
    figures, lines = statistics_of()
    half = len(lines) // 2
    first = "".join(f"<tr><td colspan=3>{label}<td>{figure}{unit}</tr>" for label, figure, unit in lines[:half])
    second = "".join(f"<tr><td>{label}<td>{figure}{unit}</tr>" for label, figure, unit in lines[half:])
    page = (
        f"<h1>洛阳市财政局2016年政府信息公开工作年度报告</h1><p>一、概述</p><p>全年按时更新。</p>"
        f"<table><tr><td colspan=3>统计指标<td>统计数</tr>{first}</table><p>- 2 -</p><table>{second}</table>"
    ).replace("0万元", "0")
    report = parse(page.encode()).report
    assert report.form == "2014"
    assert not [key for key in report.figures if not key.endswith(".year")]
    counted = [key for key in figures if key not in {"indicators.fees.year", "indicators.funds.year"}]
    assert [report.value(key) for key in counted] == [figures[key] for key in counted]
