"""The head decides which figure stands in which column: other orders, further columns, lost merges."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from random import Random

import pytest

from parsers import parse
from parsers.forms import FORMS
from parsers.report import Report
from tests.paths import SHARED

FORM = FORMS["2021"]
NAMES = {column.code: column.label for column in FORM.request_columns}
FORMS_ORDER = tuple(NAMES)
TOTAL_FIRST = ("total", *FORMS_ORDER[:-1])
ORGANISATIONS_FIRST = (*FORMS_ORDER[1:6], "natural_person", "total")
ALONE = ("natural_person", "total")
TITLE = "洛阳市财政局2023年政府信息公开工作年度报告"
DRAWN = SHARED / "cases" / "drawn"

Truth = dict[str, dict[str, int]]


def truth(seed: int) -> Truth:
    """Random figures of section 3 whose lines add up."""
    rng = Random(seed)
    lines: Truth = {}
    for line in FORM.request_lines:
        parts = {code: rng.randint(0, 9) for code in FORMS_ORDER[:-1]}
        lines[line.code] = {**parts, "total": sum(parts.values())}
    return lines


def differing(report: Report, printed: Truth) -> list[tuple[str, str, int, object]]:
    return [
        (line, column, value, got)
        for line, of_line in printed.items()
        for column, value in of_line.items()
        if (got := report.value(f"requests.{line}.{column}")) != value
    ]


def names_of(order: tuple[str, ...]) -> Iterator[str]:
    """The upper row of a head: 法人或其他组织 for the columns that the lower row names."""
    told = False
    for code in order:
        if code in ALONE:
            yield NAMES[code]
        elif not told:
            told = True
            yield "法人或其他组织"


def html(
    printed: Truth,
    order: tuple[str, ...],
    *,
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    every: int = 99,
) -> str:
    """A page with the table of section 3; its head comes again after `every` lines."""
    inner = [code for code in order if code not in ALONE]
    upper = "".join(
        f"<td{' colspan=5' if name == '法人或其他组织' else ' rowspan=2'}>{name}</td>"
        for name in ("项目", *before, *names_of(order), *after)
    )
    head = f"<tr>{upper}</tr><tr>{''.join(f'<td>{NAMES[code]}</td>' for code in inner)}</tr>"
    rows = []
    for number, line in enumerate(FORM.request_lines):
        if number and number % every == 0:
            rows.append(head)
        cells = [line.label, *("41" for _ in before), *(str(printed[line.code][code]) for code in order)]
        rows.append("<tr>" + "".join(f"<td>{text}</td>" for text in (*cells, *("" for _ in after))) + "</tr>")
    return f"<html><body><h1>{TITLE}</h1><table>{head}{''.join(rows)}</table>"


def tabs(printed: Truth, order: tuple[str, ...]) -> str:
    """The same as text in which merged cells are lost."""
    inner = [NAMES[code] for code in order if code not in ALONE]
    rows = ["\t".join([line.label, *(str(printed[line.code][code]) for code in order)]) for line in FORM.request_lines]
    return "\n".join([TITLE, "", "表头\t申请人情况", "\t".join(names_of(order)), "\t".join(inner), *rows])


@pytest.mark.parametrize("order", [FORMS_ORDER, TOTAL_FIRST, ORGANISATIONS_FIRST])
@pytest.mark.parametrize("after", [(), ("备注",), ("备注", "上年数")])
@pytest.mark.parametrize("before", [(), ("上年数",), ("行次",)])
@pytest.mark.parametrize("every", [99, 7])
def test_any_order_and_further_columns(
    order: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...], every: int
) -> None:
    printed = truth(1)
    report = parse(html(printed, order, before=before, after=after, every=every).encode()).report
    assert differing(report, printed) == []


@pytest.mark.parametrize("order", [FORMS_ORDER, TOTAL_FIRST, ORGANISATIONS_FIRST])
def test_lost_merges(order: tuple[str, ...]) -> None:
    printed = truth(2)
    assert differing(parse(f"{tabs(printed, order)}\n".encode()).report, printed) == []
    lost = re.sub(r" (?:row|col)span=\d", "", html(printed, order))
    assert differing(parse(lost.encode()).report, printed) == []


def test_a_last_year_beside_a_blank_is_not_this_year() -> None:
    page = (
        f"<html><body><h1>{TITLE}</h1><table><tr><td colspan=3>第二十条第（五）项</td></tr>"
        "<tr><td>信息内容</td><td>上年处理决定数量</td><td>本年处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>7</td><td></td></tr></table>"
    )
    report = parse((page + html(truth(3), FORMS_ORDER)).encode()).report
    assert report.figures["disclosures.20.5.licensing.decisions"].raw == ""


def appeals(order: tuple[str, ...], channels: tuple[str, ...], figures: dict[str, str], *, spans: bool) -> str:
    """Section 4: the results of each channel in `order`; 行政诉讼 first if its channels are."""
    results = {term.code: term.label for term in FORM.results}
    suits = [code for code in channels if code != "reconsideration"]
    labels = {term.code: term.label for term in FORM.channels}
    five = "".join(f"<td rowspan=2>{results[code]}</td>" for code in order)
    both = "".join(f"<td colspan=5>{labels[code]}</td>" for code in suits)
    first = channels[0] == "reconsideration"
    top = ["<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>"]
    table = (
        f"<table><tr>{''.join(top if first else top[::-1])}</tr><tr>{five + both if first else both + five}</tr><tr>"
        + "".join(f"<td>{results[code]}</td>" for _ in suits for code in order)
        + "</tr><tr>"
        + "".join(f"<td>{figures[f'{channel}.{code}']}</td>" for channel in channels for code in order)
        + "</tr></table>"
    )
    return table if spans else re.sub(r" (?:row|col)span=\d+", "", table)


@pytest.mark.parametrize("spans", [True, False])
@pytest.mark.parametrize("total_first", [True, False])
@pytest.mark.parametrize("suits_first", [True, False])
def test_section_4_in_any_order(*, spans: bool, total_first: bool, suits_first: bool) -> None:
    results = [term.code for term in FORM.results]
    order = tuple(["total", *results[:-1]] if total_first else results)
    channels = [term.code for term in FORM.channels]
    channels = [*channels[1:], channels[0]] if suits_first else channels
    figures = {f"{c}.{r}": str(10 * i + j) for i, c in enumerate(channels) for j, r in enumerate(results)}
    page = html(truth(4), FORMS_ORDER) + appeals(order, tuple(channels), figures, spans=spans)
    report = parse(page.encode()).report
    assert {key: str(report.value(f"appeals.{key}")) for key in figures} == figures


def test_channels_as_lines_in_another_order_of_results() -> None:
    results = [FORM.results[-1], *FORM.results[:-1]]
    head = "".join(f"<td>{term.label}</td>" for term in results)
    rows = "".join(
        f"<tr><td>{channel.label}</td>" + "".join(f"<td>{10 * i + j}</td>" for j, _ in enumerate(results)) + "</tr>"
        for i, channel in enumerate(FORM.channels)
    )
    page = html(truth(5), FORMS_ORDER) + f"<table><tr><td>类型</td>{head}</tr>{rows}</table>"
    report = parse(page.encode()).report
    for i, channel in enumerate(FORM.channels):
        assert [report.value(f"appeals.{channel.code}.{term.code}") for term in results] == [
            10 * i + j for j in range(5)
        ]


@pytest.mark.parametrize("label", ["3.其它", "3、其它", "３．其它"])
def test_the_other_character_of_other(label: str) -> None:
    printed = truth(6)
    page = html(printed, FORMS_ORDER).replace("3.其他<", f"{label}<").replace("其他<", "其它<")
    report = parse(page.encode()).report
    assert differing(report, printed) == []
    assert not report.warnings[1:]


def test_one_among_chinese_numerals() -> None:
    page = html(truth(7), FORMS_ORDER)

    def read(*cells: str) -> Report:
        row = "".join(f"<td>{cell}</td>" for cell in cells)
        return parse(re.sub(r"<tr><td>2.重复申请.*?</tr>", f"<tr><td>2.重复申请</td>{row}</tr>", page).encode()).report

    key = "requests.unprocessed_repeat.natural_person"
    assert read("一", "0", "0", "0", "0", "0", "1").value(key) is None
    assert read("一", "三", "零", "零", "零", "零", "四").value(key) == 1


DRAWN_CASES = (
    *("0030.html", "0106.md", "0171.pdf", "0260.docx", "0335.xlsx"),
    *("0023.html", "0107.md", "0122.md", "0009.html", "0348.xls"),
)
APPLICANTS = tuple(term.code for term in FORM.request_columns)
RESULTS = tuple(term.code for term in FORM.results)


@pytest.mark.skipif(not DRAWN.exists(), reason="../shared is not here")
@pytest.mark.parametrize("name", DRAWN_CASES)
def test_drawn_cases(name: str) -> None:
    truth_ = json.loads((DRAWN / f"{name}.truth.json").read_text())
    report = parse((DRAWN / name).read_bytes(), name=name).report
    printed = {f"disclosures.{c['clause']}.{c['item']}.{c['measure']}": c["value"] for c in truth_["disclosures"]} | {
        f"{table}.{line}.{code}": value
        for table, codes in (("requests", APPLICANTS), ("appeals", RESULTS))
        for line, values in truth_[table].items()
        for code, value in zip(codes, values, strict=True)
    }
    got = {key: None if (value := report.value(key)) is None else float(value) for key in printed}
    assert got == {key: None if value is None else float(value) for key, value in printed.items()}


def headless(printed: Truth, order: tuple[str, ...]) -> str:
    return re.sub(r"<tr><td rowspan=2>项目.*?</tr><tr>.*?</tr>", "", html(printed, order))


def test_without_a_head_figures_stand_in_the_order_of_the_form() -> None:
    printed = truth(8)
    assert differing(parse(headless(printed, FORMS_ORDER).encode()).report, printed) == []


def test_where_no_line_adds_up_none_is_stored_and_the_publisher_is_not_blamed() -> None:
    reading = parse(headless(truth(8), TOTAL_FIRST).encode())
    figures = [f for key, f in reading.report.figures.items() if key.startswith("requests.")]
    assert {figure.value for figure in figures} == {None}
    assert all(figure.raw for figure in figures)
    assert [w.subject for w in reading.report.warnings if w.message.code == "table.lines_fail"] == ["requests"]
    assert reading.verdict != "confirmed"


def test_a_publishers_totals_that_all_fail_under_a_readable_head_are_printed_so() -> None:
    printed = {line: {**values, "total": 0} for line, values in truth(9).items()}
    reading = parse(html(printed, FORMS_ORDER).encode())
    assert differing(reading.report, printed) == []
    assert reading.verdict == "single"  # readers that agree don't make it the publisher's fault
    failed = [check.message for check in reading.checks if check.rule == "requests.applicants"]
    assert all("compare it with the page" in message.text for message in failed)


@pytest.mark.parametrize("after", [False, True])
def test_a_row_that_numbers_the_columns_is_no_row_of_figures(*, after: bool) -> None:
    results = "".join(f"<td>{name}</td>" for name in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"))
    head = (
        "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr>"
        "<tr><td colspan=5></td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
        f"<tr>{results * 3}</tr>"
    )
    numbers, figures = range(1, 16), (0, 1, 2, 0, 3, 4, 0, 0, 0, 4, 0, 0, 5, 0, 5)
    rows = ["".join(f"<td>{n}</td>" for n in row) for row in (numbers, figures)]
    table = f"<table>{head}{''.join(f'<tr>{row}</tr>' for row in (reversed(rows) if after else rows))}</table>"
    page = f"{html(truth(1), FORMS_ORDER)}<h2>四、行政复议、行政诉讼情况</h2>{table}"
    report = parse(page.encode()).report
    assert [f.value for key, f in report.figures.items() if key.startswith("appeals")] == list(figures)


def test_a_table_that_came_apart_into_many_and_lost_its_head() -> None:
    """Text whose rows stand between empty lines: one line alone doesn't show that 总计 comes first, all of them do."""
    printed = truth(3)
    lines = [
        "\t".join([line.label, *(str(printed[line.code][code]) for code in TOTAL_FIRST)]) for line in FORM.request_lines
    ]
    report = parse("\n\n".join([TITLE, "三、收到和处理政府信息公开申请情况", *lines]).encode()).report
    assert {got for _, _, _, got in differing(report, printed)} <= {None}
    one = parse(
        f"{html(printed, FORMS_ORDER)}<p>（续）</p><table><tr><td>{lines[-1].replace(chr(9), '<td>')}</table>".encode()
    )
    assert {got for _, _, _, got in differing(one.report, printed)} <= {None}


def test_a_line_of_text_with_a_blank_and_a_further_column_is_not_taken_for_a_whole_one() -> None:
    """5 | 9 | 41 may be three figures of the form, or two beside a blank and last year's: other lines show four."""
    report = parse(
        "\n".join(
            (
                "洛阳市财政局2023年政府信息公开工作年度报告",
                "二、主动公开政府信息情况",
                "第二十条第（一）项",
                "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t上年数",
                "规章\t3\t1\t20\t41",
                "行政规范性文件\t5\t9\t41",
                "第二十条第（五）项",
                "信息内容\t本年处理决定数量\t上年数",
                "行政许可\t41",
                "第二十条第（六）项",
                "信息内容\t本年处理决定数量\t上年数",
                "行政处罚\t6\t41",
                "行政强制\t41",
                "第二十条第（八）项",
                "信息内容\t本年收费金额（单位：万元）\t上年数",
                "行政事业性收费\t41",
            )
        ).encode()
    ).report
    wrong = {"normative_documents.issued", "20.5.licensing", "20.6.coercion", "20.8.fees"}
    read = {key: figure.value for key, figure in report.figures.items() if figure.value is not None}
    assert not [key for key in read if any(each in key for each in wrong)], read
    assert not {9, 41} & set(read.values())
