"""Quirks of real reports, with one fragment for each."""

from __future__ import annotations

import contextlib
import random
import re
from collections.abc import Callable

import pytest

from nianbao_demo.render import MARKUPS, TEXTS
from nianbao_demo.reports import random_report
from parsers import Unreadable, Unrecognised, parse
from parsers.document import Cell, Document, Place, Table
from parsers.forms import FORMS
from parsers.interpret.whose.identity import read_title
from parsers.report import Report

HEAD = "|  |  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n"


def sample(form: str = "2021", seed: int = 1) -> tuple[Report, str]:
    """A random report and its clean HTML."""
    rng = random.Random(seed)
    report = random_report(rng, FORMS[form], issuer="洛阳市财政局", year=2023)
    return report, MARKUPS["ueditor"](report, rng).decode()


def row_of(html: str, label: str) -> re.Match[str]:
    match = re.search(rf"<tr>(?:(?!</tr>).)*{label}(?:(?!</tr>).)*</tr>\n?", html)
    assert match, label
    return match


def edit(html: str, label: str, change: Callable[[str], str]) -> str:
    match = row_of(html, label)
    return html[: match.start()] + change(match.group()) + html[match.end() :]


def read(html: str) -> Report:
    return parse(html.encode()).report


def line(report: Report, code: str) -> list[object]:
    return [report.value(f"requests.{code}.{c.code}") for c in FORMS["2021"].request_columns]


def test_a_lost_row_is_null_and_said() -> None:
    report, html = sample()
    got = read(edit(html, "重复申请", lambda row: ""))
    assert line(got, "unprocessed_repeat") == [None] * 7
    assert line(got, "granted") == line(report, "granted")
    assert any("重复申请" in w.message.text and "not found" in w.message.text for w in got.warnings)


def test_a_row_printed_twice_counts_once() -> None:
    report, html = sample()
    got = read(edit(html, "重复申请", lambda row: row + row))
    assert line(got, "unprocessed_repeat") == line(report, "unprocessed_repeat")
    assert not got.warnings


def test_a_row_printed_twice_with_other_figures_is_null() -> None:
    _, html = sample()
    other = "<tr><td>2.重复申请</td>" + "".join(f"<td>{n}</td>" for n in (77771, 0, 0, 0, 0, 0, 77771)) + "</tr>"
    got = read(edit(html, "重复申请", lambda row: row + other))
    assert got.value("requests.unprocessed_repeat.natural_person") is None
    assert any("printed twice" in w.message.text and "77771" in w.message.text for w in got.warnings)


def test_a_misprinted_label_is_read_and_said() -> None:
    report, html = sample()
    got = read(edit(html, "本机关不掌握", lambda row: re.sub("本机关不掌握[^<]*", "本机关不撑握相关政府信息", row)))
    assert line(got, "unavailable_not_held") == line(report, "unavailable_not_held")
    assert any("不撑握" in w.message.text for w in got.warnings)


def test_an_unknown_label_is_never_guessed() -> None:
    _, html = sample()
    got = read(edit(html, "本机关不掌握", lambda row: re.sub("本机关不掌握[^<]*", "另有规定的情形", row)))
    assert line(got, "unavailable_not_held") == [None] * 7


def test_a_missing_cell_shifts_nothing() -> None:
    """Six figures in seven columns and no blank: it can't be known which one is missing."""
    _, html = sample()
    got = read(edit(html, "重复申请", lambda row: re.sub(r"<td[^>]*>\d+</td></tr>", "</tr>", row)))
    assert line(got, "unprocessed_repeat") == [None] * 7
    assert any("not certain" in w.message.text for w in got.warnings)


def test_numerals_outside_the_form_are_named() -> None:
    _, html = sample()
    note = '<tr><td colspan="10">注：本表含2022年转入的41件</td></tr>'
    got = read(edit(html, "结转下年", lambda row: row + note))
    assert any("41" in w.message.text for w in got.warnings)


def test_a_table_of_another_kind_is_named() -> None:
    _, html = sample()
    extra = "<table><tr><td>平台</td><td>条数</td></tr><tr><td>微信</td><td>5417</td></tr></table>"
    got = read(html.replace("<p><strong>二、", extra + "<p><strong>二、", 1))
    assert any("5417" in w.message.text for w in got.warnings)


@pytest.mark.parametrize("cell", ["约三十", "3 5 8 0", "０－", "1|2", "见附件", "1129.5"])
def test_a_cell_that_is_no_number_is_null_and_said(cell: str) -> None:
    _, html = sample()
    got = read(edit(html, "重复申请", lambda row: re.sub(r"(<td[^>]*>)\d+</td>", rf"\g<1>{cell}</td>", row, count=1)))
    figure = got.figures["requests.unprocessed_repeat.natural_person"]
    assert figure.raw == cell
    if figure.value is not None:
        assert cell == "3 5 8 0"
    assert any(w.subject == "requests.unprocessed_repeat.natural_person" for w in got.warnings)


def test_columns_in_another_order_are_read_by_their_head() -> None:
    report, html = sample("2021", 5)
    swapped = (
        html.replace("科研机构", "\0")
        .replace("社会公益组织", "科研机构")
        .replace("公益组织", "科研机构")
        .replace("\0", "社会公益组织")
    )
    got = read(swapped)
    assert got.value("requests.new.research_institution") == report.value("requests.new.social_organisation")
    assert got.value("requests.new.social_organisation") == report.value("requests.new.research_institution")


def test_shifted_blank_in_flattened_text_is_not_guessed() -> None:
    text = (
        "洛阳市财政局2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
        "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
        "一、本年新收政府信息公开申请数量\t\t\t\t5\t0\t0\t0\t5\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\t\n"
        "（一）予以公开\t1\t0\t0\t0\t0\t0\t1\t\n（二）部分公开\t0\t0\t0\t0\t0\t0\t0\t\n1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\t\n"
    )
    got = parse(text.encode()).report
    assert line(got, "granted") == [1, 0, 0, 0, 0, 0, 1]
    assert got.value("requests.new.research_institution") is None
    assert any("not certain" in w.message.text for w in got.warnings)


def test_blank_cells_keep_their_columns_where_rows_align() -> None:
    rows = "| 一、本年新收政府信息公开申请数量 |  |  |  | 1 |  |  |  |  | 1 |\n| 二、上年结转政府信息公开申请数量 |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |\n"
    rows += "".join(f"| {t.label} |  |  | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n" for t in FORMS["2021"].request_lines[2:8])
    got = parse(("三、收到和处理政府信息公开申请情况\n\n" + HEAD + rows).encode()).report
    assert line(got, "new") == [None, 1, None, None, None, None, 1]


def test_misnumbered_headings_count_by_their_words() -> None:
    report, html = sample()
    for number, wrong in zip("二三四五六", "一一一二三", strict=True):
        html = html.replace(f"<strong>{number}、", f"<strong>{wrong}、")
    got = read(html)
    assert [s.number for s in got.sections] == [1, 2, 3, 4, 5, 6]
    assert [s.text for s in got.sections] == [s.text for s in report.sections]


def test_a_table_of_contents_is_no_section() -> None:
    report, html = sample()
    contents = "".join(f"<p>{s.heading}</p>" for s in report.sections)
    got = read(html.replace('<div class="article">', '<div class="article">' + contents, 1))
    assert [(s.number, s.text) for s in got.sections] == [(s.number, s.text) for s in report.sections]


def test_a_missing_section_fails_its_check() -> None:
    report, html = sample()
    last = report.sections[5]
    html = html.replace(f"<p><strong>{last.heading}</strong></p>", "").replace(last.text, "")
    reading = parse(html.encode())
    check = next(c for c in reading.checks if c.rule == "structure.sections")
    assert (check.status, check.left, check.right) == ("fail", 5, 6)


@pytest.mark.parametrize(
    ("title", "issuer", "year"),
    [
        ("洛阳市财政局2023年政府信息公开工作年度报告", "洛阳市财政局", 2023),
        ("2019年某某市人民政府办公厅政府信息公开工作年度报告", "某某市人民政府办公厅", 2019),
        ("孟津区财政局 2023 年政府信息公开\n公开工作年度报告", "孟津区财政局", 2023),
        ("关于2022年洛龙区教育体育局政府信息公开工作的年度报告", "洛龙区教育体育局", 2022),
        ("2022年嵩县信息公开年报", "嵩县", 2022),
        ("2018年度政府信息公开报告", None, 2018),
        ("洛阳市审计局政府信息公开工作年度报告（2021年）", "洛阳市审计局", 2021),
        ("涧西区人民政府二〇二〇年政府信息公开工作年度报告", "涧西区人民政府", 2020),
        ("偃师市２０１９年政府信息公开工作年度报告（图片版）", "偃师市", 2019),
        ("洛阳市第11中学2023年政府信息公开工作年度报告", "洛阳市第11中学", 2023),
        ("2023年洛阳市公安局第３分局政府信息公开年报", "洛阳市公安局第3分局", 2023),
        ("洛阳市120急救中心2023年政府信息公开工作年度报告", "洛阳市120急救中心", 2023),
        ("第3期2023年政府信息公开年报", None, None),
        ("洛阳市财政局2023年第2次政府信息公开报告", None, None),
        ("1洛阳市财政局2023年政府信息公开年报", None, None),
        ("洛阳市财政局报送年度政府信息公开工作年度报告", "洛阳市财政局", None),
        ("（报送年度）政府信息公开工作年度报告", None, None),
        ("2023年政府工作报告", None, None),
        ("法治政府建设年度报告", None, None),
        ("关于做好2023年政府信息公开工作年度报告编制工作的通知", None, None),
        ("2022年度政府网站工作年度报表", None, None),
    ],
)
def test_titles(title: str, issuer: str | None, year: int | None) -> None:
    found = read_title(title)
    assert (found.issuer if found else None, found.year if found else None) == (issuer, year)


def test_a_numbered_organ_as_the_page_states_it() -> None:
    _, html = sample()
    block = "<p>发布机构：洛阳市第11中学 发布日期：2024-01-09</p>"
    html = html.replace("洛阳市财政局2023", "2023").replace('<div class="article">', block)
    html = html.replace("洛阳市财政局把", "我校把")  # what the text itself says would count more
    assert read(html).issuer == "洛阳市第11中学"


def test_year_is_not_the_year_of_publication() -> None:
    _, html = sample()
    html = re.sub(r"洛阳市财政局", "", re.sub(r"2023年度?", "", html))
    report = read(html)
    assert report.year is None
    assert any(w.subject == "year" for w in report.warnings)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n",
        b"\x00\x01\x02" * 400,
        b"%PDF-1.7 x",
        b"PK\x03\x04x",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x",
        b"\x89PNGx",
        b"{\\rtf1 x",
    ],
)
def test_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parse(data)


@pytest.mark.parametrize(
    "text",
    ["<html><body><p>你好</p></body></html>", "只有一行字", "<table><tr><td>行政许可</td><td>5</td></tr></table>"],
)
def test_unrecognised(text: str) -> None:
    with pytest.raises(Unrecognised):
        parse(text.encode())


@pytest.mark.parametrize("name", [*MARKUPS, *TEXTS])
def test_broken_bytes_raise_nothing_else(name: str) -> None:
    rng = random.Random(7)
    report = random_report(rng, FORMS["2019"], issuer="洛阳市财政局", year=2019)
    data = {**MARKUPS, **TEXTS}[name](report, rng)
    for _ in range(15):
        broken = bytearray(data[: rng.randint(1, len(data))])
        for _ in range(rng.randint(0, 30)):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        with contextlib.suppress(Unreadable, Unrecognised):
            parse(bytes(broken))


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("洛阳市财政局关于2023年政府信息公开工作的年度报告", "洛阳市财政局"),
        ("2023年洛阳市财政局关于政府信息公开工作的年度报告", "洛阳市财政局"),
        ("【年报】洛阳市财政局2023年政府信息公开工作年度报告", "洛阳市财政局"),
        ("洛阳市财政局（国资委）2023年政府信息公开工作年度报告", "洛阳市财政局（国资委）"),
        ("洛阳市财政局政府信息公开工作2023年度报告", "洛阳市财政局"),
        ("关于洛阳市财政局2023年政府信息公开工作年度报告的公告", "洛阳市财政局"),
    ],
)
def test_words_around_an_issuer_are_not_its_name(title: str, issuer: str) -> None:
    found = read_title(title)
    assert found is not None
    assert (found.issuer, found.year) == (issuer, 2023)


def test_arabic_and_missing_numbers_of_headings() -> None:
    _report, html = sample()
    for arabic, number in enumerate("一二三四五六", 1):
        html = html.replace(f"<strong>{number}、", f"<strong>{arabic}、")
    assert [s.number for s in read(html).sections] == [1, 2, 3, 4, 5, 6]
    _, html = sample("2019", 4)
    bare = re.sub(r"<strong>[一二三四五六]、", "<strong>", html)
    assert {2, 3, 4} <= {s.number for s in read(bare).sections}


def test_a_label_torn_over_a_page_number_and_a_repeated_head() -> None:
    report, html = sample()
    head = "".join(re.findall(r"<tr>.*?</tr>\n", html[html.index("申请人情况") - 400 :])[:3])
    head = html[html.index('<tr><td rowspan="3" colspan="3"') :]
    head = head[: head.index("本年新收")].rsplit("<tr>", 1)[0]

    def tear(row: str) -> str:
        cut = row.replace("要求行政机关确认或重新出具已获取信息", "要求行政机关确认或重新出", 1)
        page = '<tr><td colspan="10">- 3 -</td></tr>'
        return cut + page + head + '<tr><td colspan="3">具已获取信息</td>' + "<td></td>" * 7 + "</tr>"

    got = read(edit(html, "要求行政机关确认或重新出具已获取信息", tear))
    assert line(got, "unprocessed_confirmation") == line(report, "unprocessed_confirmation")
    assert "具已获取信息" not in "".join(s.text for s in got.sections)


def test_rows_whose_edges_never_meet_are_put_under_each_other() -> None:
    """A table that was edited by hand: each row has four cells, wherever they begin."""
    from parsers.interpret.words.stream import Row, stream

    texts = [("规章", "1", "行政许可", "2"), ("甲", "3", "乙", "4"), ("丙", "5", "丁", "6"), ("戊", "7", "己", "8")]
    ragged = [
        Cell(text, y, 7 * x + (3 * x * y) % 5, place=Place(0, y, x))
        for y, row in enumerate(texts)
        for x, text in enumerate(row)
    ]
    even = [Cell(text, y, x, place=Place(0, y, x)) for y, row in enumerate(texts) for x, text in enumerate(row)]
    merged = [
        Cell("规章", 0, 0, 1, 2),
        Cell("1", 0, 2),
        Cell("甲", 1, 0),
        Cell("乙", 1, 1),
        *(Cell("3", n, 2 * n) for n in range(2, 5)),
    ]

    def columns(cells: list[Cell]) -> list[list[int]]:
        items = stream(Document((Table(tuple(cells)),), "text/html", "html"))
        return [[cell.column for cell in item.cells] for item in items if isinstance(item, Row)]

    assert columns(ragged) == columns(even) == [[0, 1, 2, 3]] * 4
    assert columns(merged) == [[0, 2], [0, 1], [4], [6], [8]]
