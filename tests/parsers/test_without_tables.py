"""Reports of years with forms whose organ published the text alone: kept with a warning; what only looks so is not."""

from __future__ import annotations

from random import Random

import pytest

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import Unrecognised, notices, parse
from parsers.forms import FORMS, PROSE
from parsers.report import Report

TITLE = "某县大桥镇2021年政府信息公开工作年度报告"
SECTIONS = (
    ("概述", "全年印发文件96件。"),
    ("主动公开情况", "网站上发布信息18条。"),
    ("依申请公开情况", "收到申请2件，都已答复。"),
    ("复议和诉讼情况", "没有发生。"),
    ("主要问题及改进情况", "更新还不够快。"),
)


def page(title: str = TITLE, sections: tuple[tuple[str, str], ...] = SECTIONS, above: str = "") -> bytes:
    said = "".join(
        f"<p>{'一二三四五六'[number]}、{heading}</p><p>{text}</p>" for number, (heading, text) in enumerate(sections)
    )
    html = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{above}</p><div>{said}</div></body></html>"
    )
    return html.encode()


def read(data: bytes) -> Report:
    return parse(data).report


def test_the_text_alone_is_a_report_with_a_warning() -> None:
    report = read(page())
    assert (report.issuer, report.year, report.form) == ("某县大桥镇", 2021, PROSE)
    assert [each.heading for each in report.sections] == [
        f"{'一二三四五'[number]}、{heading}" for number, (heading, _) in enumerate(SECTIONS)
    ]
    assert report.figures == {}
    assert notices.TEXT_ALONE.code in [each.message.code for each in report.warnings]


def without(heading: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, "" if name == heading else text) for name, text in SECTIONS)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(page(sections=without("依申请公开情况")), id="a section without its table"),
        pytest.param(page(sections=SECTIONS[:2]), id="two topics"),
        pytest.param(page(TITLE.replace("年度报告", "总结")), id="a summary"),
        pytest.param(page(TITLE + "解读"), id="an explanation"),
        pytest.param(page(TITLE.replace("政府信息公开工作", "法治政府建设")), id="a report on something else"),
        pytest.param(page(above="关于做好年度报告编制工作的通知"), id="a notice"),
        pytest.param(page(above="规章 行政规范性文件 行政许可 行政处罚 行政强制 行政事业性收费"), id="names of lines"),
    ],
)
def test_what_only_looks_so_is_refused(data: bytes) -> None:
    with pytest.raises(Unrecognised):
        read(data)


def test_a_form_whose_tables_a_script_would_fill_is_refused() -> None:
    report = random_report(Random(3), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    html = MARKUPS["ueditor"](report, Random(3)).decode()
    start, end = html.index("<table"), html.rindex("</table>")
    with pytest.raises(Unrecognised, match="titled as a report"):
        parse((html[:start] + html[end:]).encode())
