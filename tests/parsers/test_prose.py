"""Reports from before 2019 without a table: kept with organ, year, date, title and text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from parsers import parse
from parsers.errors import Unrecognised
from parsers.forms import PROSE
from parsers.report import Reading
from tests.parsers.drawn_pdf import pdf, write

TITLE = "青岭县林业局2011年政府信息公开工作年度报告"
OPENING = "根据《中华人民共和国政府信息公开条例》，现公布青岭县林业局2011年政府信息公开工作年度报告。"
SECTIONS = (
    ("一、概述", "全年重视信息公开，明确专人负责。"),
    ("二、主动公开政府信息情况", "主动公开各类信息85条。"),
    ("三、依申请公开政府信息情况", "收到申请3件，均已答复。"),
    ("四、收费及减免情况", "未收取任何费用。"),
    ("五、行政复议和行政诉讼情况", "没有发生。"),
    ("六、存在的主要问题及改进措施", "公开不够及时，明年改进。"),
    ("七、其他需要报告的事项", "无。"),
)


def page(*paragraphs: str, title: str = TITLE) -> bytes:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<html><head><title>{title}</title></head><body><p>首页 &gt; 信息公开</p><div><h1>{title}</h1>"
        f"<p>发布日期：2012-03-20</p>{body}</div><div><p>版权所有</p></div></body></html>"
    ).encode()


def read(*paragraphs: str, title: str = TITLE) -> Reading:
    return parse(page(*paragraphs, title=title))


def test_it_is_kept_with_organ_year_date_title_and_text() -> None:
    report = read(OPENING, *(line for section in SECTIONS for line in section)).report
    assert (report.issuer, report.year, report.title, report.form) == ("青岭县林业局", 2011, TITLE, "prose")
    assert str(report.published_on) == "2012-03-20"
    assert report.warnings == ()
    assert [(s.number, s.heading, s.text) for s in report.sections] == [
        (0, "", OPENING),
        *((number, *section) for number, section in enumerate(SECTIONS, 1)),
    ]


@pytest.mark.parametrize("mark", ["、", "．", "：", "."])
@pytest.mark.parametrize("first", ["概述", "基本情况", "工作概况", "总体情况"])
def test_a_short_text_in_one_cell_of_the_page_s_own_table(mark: str, first: str) -> None:
    """What stands in another cell of that table is no part of it."""
    sections = [(f"一、{first}", SECTIONS[0][1]), *SECTIONS[1:]]
    lines = [line.replace("、", mark, 1) for section in sections for line in section]
    cell = "".join(f"<p>{each}</p>" for each in lines)
    body = f"<table><tr><td>您的位置：首页 &gt; 年报</td></tr><tr><td>{cell}</td></tr></table>"
    report = parse(page().replace(b"</h1>", f"</h1>{body}".encode())).report
    assert [each.text for each in report.sections] == [text for _, text in sections]


def test_a_day_alone_below_the_title_is_the_page_s() -> None:
    said = page(OPENING, *(line for section in SECTIONS for line in section)).decode()
    report = parse(said.replace("发布日期：2012-03-20", "2012-03-20").encode()).report
    assert str(report.published_on) == "2012-03-20"
    assert report.sections[0].text == OPENING


def test_a_table_of_contents_is_no_text() -> None:
    headings = [heading for heading, _ in SECTIONS]
    report = read(*headings, *(line for section in SECTIONS for line in section)).report
    assert [each.text for each in report.sections if each.number] == [text for _, text in SECTIONS]


def test_headings_may_run_into_the_text() -> None:
    report = read(*("。".join(section) for section in SECTIONS)).report
    assert [(each.heading, each.text) for each in report.sections] == list(SECTIONS)


def test_numbers_of_headings_may_have_a_blank_after_them() -> None:
    lines = [line for heading, text in SECTIONS for line in (heading.replace("、", "　", 1), text)]
    report = read(*lines).report
    assert [each.text for each in report.sections] == [text for _, text in SECTIONS]


@pytest.mark.parametrize("sign", ["—、", "－、", "壹、", "Ⅰ、", "一丶"])
def test_the_first_heading_may_have_an_odd_number(sign: str) -> None:
    lines = [line for section in SECTIONS for line in section]
    report = read(sign + lines[0].removeprefix("一、"), *lines[1:]).report
    assert [(each.number, each.text) for each in report.sections] == [(n, t) for n, (_, t) in enumerate(SECTIONS, 1)]


def test_a_report_may_be_one_paragraph() -> None:
    whole = f"{TITLE} {OPENING} " + " ".join(f"{heading} {text}" for heading, text in SECTIONS)
    report = parse(f'<meta charset="utf-8"><div><p>{whole}</p></div>'.encode()).report
    assert (report.issuer, report.year) == ("青岭县林业局", 2011)
    assert [(each.heading, each.text) for each in report.sections if each.number] == list(SECTIONS)


def test_a_text_without_headings_is_one_section() -> None:
    text = "全年主动公开信息85条，收到公开申请3件，未收费，没有复议和诉讼。存在的问题是公开不够及时。" * 8
    (section,) = read(text).report.sections
    assert (section.number, section.heading, section.text) == (0, "", text)


def test_no_rule_of_later_forms_is_applied() -> None:
    assert read(*(line for section in SECTIONS for line in section)).checks == ()


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (TITLE, ["见附件。"]),
        (TITLE, [f"{OPENING}本报告由概述、主动公开、依申请公开和其他事项组成。", "附件：报告.doc"]),
    ],
)
def test_a_covering_page_says_that_the_report_is_elsewhere(title: str, paragraphs: list[str]) -> None:
    with pytest.raises(Unrecognised, match="report of 2011, from before the forms of 2019"):
        read(*paragraphs, title=title)


@pytest.mark.parametrize(
    ("opening", "issuer"),
    [
        ("本报告由青岭县林业局编制，统计期限自2011年1月1日至2011年12月31日。", "青岭县林业局"),
        ("现公布青岭县林业局2011年度政府信息公开年度报告。", "青岭县林业局"),
        ("现公布2011年度我局政府信息公开年度报告。如有疑问，请与青岭县林业局办公室联系。", "青岭县林业局"),
        (
            "本报告由青岭县政府办公室综合各乡镇政府和县政府各部门的年度报告编写而成，统计期限自2011年1月1日至12月31日。",
            "青岭县政府",
        ),
    ],
)
def test_a_text_without_a_title_says_itself_what_it_is(opening: str, issuer: str) -> None:
    report = read(opening, *(line for section in SECTIONS for line in section), title="某网").report
    assert (report.issuer, report.year, report.form) == (issuer, 2011, PROSE)


def test_a_notice_that_says_who_is_to_compile_reports_is_none() -> None:
    opening = "年度报告由青岭县政府办公室编制，统计期限自2011年1月1日至2011年12月31日。"
    with pytest.raises(Unrecognised):
        read("关于编制年度报告的通知", opening, *(line for section in SECTIONS for line in section), title="某网")


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("《青岭县林业局2011年政府信息公开工作年度报告》解读", [line for section in SECTIONS for line in section]),
        ("青岭县林业局2011年法治政府建设年度报告", [line for section in SECTIONS for line in section]),
    ],
)
def test_what_is_no_report_of_those_years_stays_refused(title: str, paragraphs: list[str]) -> None:
    with pytest.raises(Unrecognised, match=r"no table of (?:an official form|a report)"):
        read(*paragraphs, title=title)


def test_a_notice_of_how_to_write_reports_is_none() -> None:
    paragraphs = ["各乡镇、街道，各部门：现通知如下。", *(f"{heading}应当写明。" for heading, _ in SECTIONS)]
    with pytest.raises(Unrecognised):
        read(*paragraphs, title="关于报送2011年度政府信息公开年报的通知")


def test_a_pdf_of_characters_alone_is_not_drawn_and_read_by_ocr(tmp_path: Path) -> None:
    """That would take seconds for each page, and a drawing of characters has no more to tell than they."""
    lines = [TITLE, OPENING, *(line for section in SECTIONS for line in section)]

    def page_of(canvas: Any) -> None:
        for number, text in enumerate(lines):
            write(canvas, 60, 60 + 30 * number, text)

    file = tmp_path / "prose.pdf"
    file.write_bytes(pdf(page_of))
    program = (
        "import sys; from parsers import parse; read = parse(open(sys.argv[1], 'rb').read())\n"
        "print(read.report.form, read.report.year, read.readers, 'rapidocr' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "prose 2011 ('pdf',) False"
