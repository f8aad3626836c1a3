"""公布日期: which of the days that a page prints is that of publication."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from nianbao_demo.render import MARKUPS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS

TITLE = "青岭县林业局2023年政府信息公开工作年度报告"
_REPORT = random_report(Random(1), FORMS["2021"], issuer="青岭县林业局", year=2023)
_PRINTED = MARKUPS["ueditor"](replace(_REPORT, published_on=date(2024, 1, 1)), Random(1))
_TABLES = re.findall(r"<table.*?</table>", _PRINTED.decode("utf-8", "replace"), re.DOTALL)


def stated(*, above: str = "", below: str = "", meta: str = "", end: str = "") -> str | None:
    """The day read from a page; `above` and `below` are what stands around its title."""
    body = f"<p>一、总体情况</p><p>全年公开信息若干。</p>{''.join(_TABLES)}{end}"
    page = (
        f'<html><head><meta charset="utf-8">{meta}<title>{TITLE}</title></head>'
        f"<body>{above}<h1>{TITLE}</h1>{below}<div>{body}</div></body></html>"
    )
    day = parse(page.encode()).report.published_on
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    "below",
    [
        "<p>来源：县林业局 2024-01-20 15:30 字号：大 中 小 打印</p>",
        "<p>[2024-01-20]</p>",
        "<p>2024-01-20 09:30:00</p>",
        "<p>作者：张某 2024/1/20 浏览次数：33</p>",
        "<p>信息来源：青岭县人民政府 | 2024年1月20日 | 【字体：大 中 小】</p>",
        "<p>发布时间：2024-01-20 更新时间：2024-03-08</p>",
        "<p>更新时间：2024-03-08</p><p>时间：2024-01-20</p>",
        "<p>更新时间：2024-03-08 发布时间：2024-01-20</p>",
        "<ul><li>• 2024年01月20日</li><li>• 来源: 青岭县林业局</li><li>• 【字体: 大 中</li></ul>",
    ],
)
def test_the_line_below_the_title(below: str) -> None:
    assert stated(below=below) == "2024-01-20"


def test_the_line_below_the_page_s_own_title_where_the_report_prints_it_once_more() -> None:
    once_more = "<p>2023年青岭县林业局</p><p>政府信息公开年度报告</p>"
    assert stated(below=f"<p>2024-01-20 来源：青岭县林业局 字号</p>{once_more}") == "2024-01-20"
    others = "<p>青岭县林业局2022年政府信息公开工作年度报告</p><p>2023-01-20</p>"
    assert stated(above=others) is None


@pytest.mark.parametrize(
    "other",
    [
        {"below": "<p>更新时间：2024-03-08</p>"},
        {"below": "<p>最后修改时间：2024-03-08 10:00</p>"},
        {"below": "<p>2024年1月20日</p>"},  # the document's own
        {"below": "<p>成文日期：2024-01-15</p>"},
        {"below": "<p>统计截止日期：2023-12-31</p>"},
        {"above": "<p>2026-12-01 星期二</p>"},
        {"above": "<p>今天是2026年12月1日</p>"},
        {"end": "<p>下一篇：某公告 2024-02-03</p>"},
        {"end": "<p>最后更新：2026-11-30</p>"},
        {"below": "<p>来源：县林业局，2024-01-20前报送县政府办公室</p>"},
    ],
)
def test_another_day_is_none_of_publication(other: dict[str, str]) -> None:
    assert stated(**other) is None


def test_what_metadata_say_comes_first() -> None:
    meta = '<meta property="article:published_time" content="2024-01-20T23:30:00Z">'
    changed = '<meta property="article:modified_time" content="2024-05-20T09:30:00+08:00">'
    assert stated(meta=changed + meta, below="<p>2024-02-20 09:30</p>") == "2024-01-21"
