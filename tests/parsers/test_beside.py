"""Columns beside the form's: numbers of the lines, the organ, the year, a sum of all channels."""

from __future__ import annotations

from random import Random

import pytest

from nianbao_demo.render import RENDERERS
from nianbao_demo.render.arrangement import Arrangement, arranged
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import SetAside
from parsers.forms import FORMS
from parsers.looks import Piece, numbered, printed
from tests.parsers.test_columns import FORMS_ORDER, TITLE, differing, html, tabs, truth

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = (3, 1, 0, 2, 6, 0, 4, 0, 0, 4, 1, 0, 5, 0, 6)


def section_4(left: tuple[str, str], right: tuple[str, str] | None = None) -> str:
    heads = "".join(f"<td rowspan=2>{name}</td>" for name in RESULTS)
    lower = "".join(f"<td>{name}</td>" for name in RESULTS * 2)
    name, cell = left
    tail, last = (f"<td rowspan=3>{right[0]}</td>", f"<td>{right[1]}</td>") if right else ("", "")
    return (
        f"<p>四、政府信息公开行政复议、行政诉讼情况</p><table>"
        f"<tr><td rowspan=3>{name}</td><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td>{tail}</tr>"
        f"<tr>{heads}<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr><tr>{lower}</tr>"
        f"<tr><td>{cell}</td>{''.join(f'<td>{figure}</td>' for figure in FIGURES)}{last}</tr></table>"
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("序号", "1"), None),
        (("年度", "2023"), None),
        (("单位", "洛阳市财政局"), None),
        (("类别", "件数"), ("备注", "无")),
        (("", "数量"), None),
        (("序号", "1"), ("合计", "16")),
        (("单位", ""), ("单位", "件")),
    ],
)
def test_what_stands_beside_the_figures_of_section_4(left: tuple[str, str], right: tuple[str, str] | None) -> None:
    report = parse((html(truth(1), FORMS_ORDER) + section_4(left, right)).encode()).report
    read = [figure.value for key, figure in report.figures.items() if key.startswith("appeals.")]
    assert tuple(read) == FIGURES


@pytest.mark.parametrize("name", ["word", "flattened", "markdown", "excel", "docx", "xlsx", "pdf", "ofd"])
def test_numbered_lines_in_all_formats(name: str) -> None:
    for form in ("2021", "2014"):
        report = random_report(Random(5), FORMS[form], issuer="洛阳市财政局", year=FORMS[form].first_year)
        with arranged(Arrangement(before="序号", of_appeals=(("单位", "某局"),))):
            data = RENDERERS[name](report, Random(5))
        read = parse(data).report
        assert {key: read.value(key) for key in report.figures} == {key: report.value(key) for key in report.figures}


def test_zeros_that_run_together_are_so_many_figures() -> None:
    figures = truth(1)
    for line, one in (("new", 0), ("carried_in", 0), ("granted", 1)):
        figures[line] = {code: one if code in ("company", "total") else 0 for code in FORMS_ORDER}
    glued = tabs(figures, FORMS_ORDER).replace("0\t0\t0\t0\t0\t0\t0", "0000000", 1)
    glued = glued.replace("0\t0\t0\t0\t0\t0\t0", "000000", 1).replace("0\t1\t0\t0\t0\t0\t1", "0100001", 1)
    report = parse(glued.encode()).report
    assert report.value("requests.new.total") == 0
    assert report.value("requests.carried_in.total") is None  # six: one is blank
    assert report.value("requests.granted.total") is None  # 10 may stand there, beside a blank


def test_a_head_broken_over_lines_tells_the_order_by_where_its_names_stand() -> None:
    def text(names: tuple[str, str]) -> str:
        return "\n".join(
            [
                TITLE,
                "三、收到和处理政府信息公开申请情况",
                f"{'自然人':>52}       法人或其他组织{'总计':>60}",
                f"{'':66}{names[0]}",
                f"{'':66}{names[1]}",
                f"{'':66}构",
                *(
                    f" {label:<40}   10          2           3           4           5           6           30"
                    for label in ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
                ),
                *(
                    f" {label:<40}   10          2           3           4           5           6           30"
                    for label in ("1.属于国家秘密", "4.保护第三方合法权益", "6.属于四类过程性信息", "2.重复申请")
                ),
                " 四、结转下年度继续办理   10          2           3           4           5           6           30",
                " （七）总计   10          2           3           4           5           6           30",
            ]
        )

    form = parse(text(("", "商业企业    科研机构    社会公益组织    法律服务机构    其他")).encode()).report
    assert form.value("requests.new.company") == 2
    broken = parse(text(("法律服务机", f"{'':14}商业企业    科研机构    社会公益组织    其他")).encode()).report
    assert broken.value("requests.new.company") is None


@pytest.mark.parametrize(
    ("label", "text", "shown", "is_open"),
    [
        ("1.", "12", "1.12", True),
        ("2", "17", "217", True),
        ("一、", "总体情况", "一、总体情况", False),
        ("3", "", "3", False),
    ],
)
def test_the_number_of_a_list_is_no_digit_of_the_figure_behind_it(
    label: str, text: str, shown: str, *, is_open: bool
) -> None:
    said = printed(numbered(label, [Piece(text)]))
    assert said == (shown, (SetAside(shown, "unclear"),) if is_open else ())


def test_rows_of_organs_and_their_sum_in_section_4() -> None:
    """Which of them is the report's can't be told; the sum is no line of section 3."""
    page = html(truth(1), FORMS_ORDER) + section_4(("单位", "洛阳市财政局"))
    total = "".join(f"<td>{figure + 50}</td>" for figure in FIGURES)
    report = parse(page.replace("</tr></table>", f"</tr><tr><td>合计</td>{total}</tr></table>").encode()).report
    assert {figure.value for key, figure in report.figures.items() if key.startswith("appeals.")} == {None}
    assert differing(report, truth(1)) == []


def test_a_sum_alone_in_section_4_is_the_reports() -> None:
    report = parse((html(truth(1), FORMS_ORDER) + section_4(("", "合计"))).encode()).report
    assert [figure.value for key, figure in report.figures.items() if key.startswith("appeals.")] == list(FIGURES)


@pytest.mark.parametrize("words", ["上年", "同比增减", "占比"])
def test_numbers_of_another_year_below_section_4_are_not_its_figures(words: str) -> None:
    page = html(truth(1), FORMS_ORDER) + section_4(("", "本年"))
    more = f"<tr><td>{words}</td>{'<td>7</td>' * 15}</tr>"
    report = parse(page.replace("</tr></table>", f"</tr>{more}</table>").encode()).report
    assert [figure.value for key, figure in report.figures.items() if key.startswith("appeals.")] == list(FIGURES)


def test_a_table_for_each_channel_with_numbered_lines() -> None:
    page = html(truth(1), FORMS_ORDER) + "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    for at, channel in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
        names = "".join(f"<td>{name}</td>" for name in RESULTS)
        figures = "".join(f"<td>{figure}</td>" for figure in FIGURES[5 * at : 5 * at + 5])
        page += f"<table><tr><td rowspan=2>序号</td><td colspan=5>{channel}</td></tr><tr>{names}</tr>"
        page += f"<tr><td>1</td>{figures}</tr></table>"
    report = parse(page.encode()).report
    assert [figure.value for key, figure in report.figures.items() if key.startswith("appeals.")] == list(FIGURES)


@pytest.mark.parametrize("words", ["2022年", "上年", "2023年"])
def test_a_row_of_a_year_in_section_4_is_open(words: str) -> None:
    report = parse((html(truth(1), FORMS_ORDER) + section_4(("", words))).encode()).report
    assert {figure.value for key, figure in report.figures.items() if key.startswith("appeals.")} <= {None}
    assert any("section 4" in warning or "appeals" in warning for warning in map(str, report.warnings))


CAPTIONS = (
    ("<h3>（一）行政复议</h3>", "<p>（二）行政诉讼</p><h3>1.未经复议直接起诉</h3>", "<h3>2.复议后起诉</h3>"),
    (
        "<p>行政复议情况（单位：件）</p>",
        "<p>行政诉讼（未经复议直接起诉）</p><p>单位：件</p>",
        "<p>行政诉讼（复议后起诉）</p>",
    ),
    ("<b>表1 行政复议</b>", "<b>表2：未经复议直接起诉</b>", "<b>表3、复议后起诉情况</b>"),
)


def by_channel(captions: tuple[str, ...], figures: tuple[int, ...] = FIGURES, below: str = "") -> str:
    names = "".join(f"<td>{name}</td>" for name in RESULTS)
    page = html(truth(1), FORMS_ORDER) + "<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    for at, caption in enumerate(captions):
        row = "".join(f"<td>{figure}</td>" for figure in figures[5 * at : 5 * at + 5])
        page += f"{caption}<table><tr>{names}</tr><tr>{row}</tr></table>"
    return page + below


def appeals(page: str) -> list[object]:
    report = parse(page.encode()).report
    return [figure.value for key, figure in report.figures.items() if key.startswith("appeals.")]


@pytest.mark.parametrize("captions", CAPTIONS)
def test_a_table_for_each_channel_under_a_line_that_names_it(captions: tuple[str, ...]) -> None:
    assert appeals(by_channel(captions)) == list(FIGURES)


def test_the_order_of_the_lines_above_is_the_pages() -> None:
    first, second, third = CAPTIONS[1]
    assert appeals(by_channel((third, first, second))) == [*FIGURES[5:], *FIGURES[:5]]


@pytest.mark.parametrize(
    ("captions", "below"),
    [
        (("", *CAPTIONS[1][:2]), CAPTIONS[1][2]),  # below their tables
        (("<p>行政复议</p>", "<p>未经复议直接起诉</p>", "<p>未经复议直接起诉</p>"), ""),
        (("<p>行政复议</p>", "<p>行政诉讼</p>", "<p>复议后起诉</p>"), ""),
        (("<p>行政复议</p><p>如下表。</p>", *CAPTIONS[0][1:]), ""),
        (("<p>行政复议</p><table><tr><td>其中</td><td>1</td></tr></table>", *CAPTIONS[0][1:]), ""),
    ],
)
def test_without_a_line_for_each_table_of_a_channel_nothing_is_told(captions: tuple[str, ...], below: str) -> None:
    page = by_channel(captions, below=below)
    assert set(appeals(page)) <= {None}
    assert any("section 4" in str(each) for each in parse(page.encode()).report.warnings)


def test_lines_of_channels_below_their_figures_in_one_table() -> None:
    """As sheets have it: a line that stands above a head tells only if each head has one."""
    names = "".join(f"<td>{name}</td>" for name in RESULTS)
    rows = [f"<tr>{names}</tr><tr>{'<td>3</td>' * 5}</tr>" for _ in range(3)]
    lines = [f"<tr><td>{name}</td>{'<td></td>' * 4}</tr>" for name in ("行政复议", "未经复议直接起诉", "复议后起诉")]
    page = html(truth(1), FORMS_ORDER) + "<p>四、政府信息公开行政复议、行政诉讼情况</p><table>"
    above = page + "".join(part for pair in zip(lines, rows, strict=True) for part in pair) + "</table>"
    assert appeals(above) == [3] * 15
    below = page + "".join(part for pair in zip(rows, lines, strict=True) for part in pair) + "</table>"
    assert set(appeals(below)) <= {None}
    numbered_ = above.replace("<tr><td>结果维持", "<tr><td>序号</td><td>结果维持").replace(
        "<tr><td>3", "<tr><td>1</td><td>3"
    )
    assert appeals(numbered_) == [3] * 15


def test_a_table_for_each_channel_in_all_formats() -> None:
    for seed, name in enumerate(("ueditor", "markdown", "docx", "xlsx", "pdf", "laid_out", "cell_lines")):
        report = random_report(Random(seed), FORMS["2021"], issuer="洛阳市财政局", year=2023, consistent=True)
        with arranged(Arrangement(by_channel=True, suits_first=seed % 2 == 0)):
            read = parse(RENDERERS[name](report, Random(seed))).report
        keys = [key for key in report.figures if key.startswith("appeals.")]
        got = {key: read.value(key) for key in keys}
        assert all(got[key] in {None, report.value(key)} for key in keys), name
        assert name in {"laid_out", "cell_lines"} or got == {key: report.value(key) for key in keys}, name
