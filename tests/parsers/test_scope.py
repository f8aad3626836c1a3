"""Whom a report's figures cover: only what a sentence says, with the sentence."""

from __future__ import annotations

import pytest

from parsers.interpret.text_alone.scope import scope_of
from parsers.report import Section


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("本报告综合各县区人民政府和市政府各部门的年度报告编制而成", "area"),
        ("本报告所列数据包含所属单位", "area"),
        ("2016年，全市各级行政机关共主动公开政府信息1200条", "area"),
        ("本年报数据仅限本机关", "own"),
        ("报告中的数据不含所属事业单位", "own"),
        ("本机关加强与各部门的沟通", None),
        ("各乡镇报告了公开情况", None),
        ("本报告根据区政府各部门、各街道报送的年度报告汇总而成", "area"),
        ("报告中所列数据包括区政府及其工作部门", "area"),
        ("2016年全县主动公开政府信息1200条", "area"),
        ("县政府及各部门共主动公开信息3000条", "area"),
        ("以下数据仅统计市本级", "own"),
        ("所列数据仅限青岭省气象局机关（以下简称机关）", "own"),
        ("所列数据仅限青岭省气象局机关及所属单位", None),
        ("编制了本级行政机关2023年政府信息公开工作年度报告", "own"),
        ("报告的数据统计范围仅限县政府办公室", "own"),
        ("本报告综合各处室的工作情况编制", None),
        ("督促各部门按时编制年度报告", None),
        ("本年度报告由县政府办公室根据各乡镇、县直部门报送的年度报告汇编而成", "area"),
        ("本报告中的数据为全市各级行政机关的汇总数据", "area"),
        ("所列数据涵盖县政府各组成部门和乡镇", "area"),
        ("所属事业单位的数据已纳入统计", "area"),
        ("将各部门的公开情况纳入年报考核", None),
        ("所属单位的数据未纳入统计", None),
        ("县政府及县政府各部门共收到申请236件", "area"),
        ("统计范围：局机关、下属事业单位", "area"),
        ("统计范围：局机关", "own"),
        ("本报告数据统计口径为委机关本级", "own"),
        ("本报告内容包括各部门落实情况", None),
    ],
)
def test_a_sentence_says_it(sentence: str, scope: str | None) -> None:
    said = scope_of([Section(1, "", f"高度重视公开。{sentence}。")])
    assert (said.scope if said else None) == scope
    assert said is None or said.sentence == sentence


def test_sentences_that_contradict_each_other_say_nothing() -> None:
    assert scope_of([Section(1, "", "本报告所列数据包含所属单位。本年报数据仅限本机关。")]) is None


@pytest.mark.parametrize(
    ("issuer", "scope"),
    [
        ("洛阳市人民政府", "area"),
        ("洛阳市人民政府办公室", "area"),
        ("洛阳市洛龙区", None),
        ("嵩县人民政府办公室", None),
        ("洛阳市财政局", None),
        (None, "area"),
    ],
)
def test_a_department_or_a_county_that_speaks_of_the_whole_city_counts_its_own(
    issuer: str | None, scope: str | None
) -> None:
    said = scope_of([Section(1, "", "2023年，全市各级行政机关共收到申请1200件。")], issuer)
    assert (said.scope if said else None) == scope


@pytest.mark.parametrize(
    "words", ["近三年全县累计收到申请1146件", "条例施行以来全县共收到申请310件", "截至2020年底，全县主动公开9800条"]
)
def test_what_was_counted_over_years_says_nothing_of_this_one(words: str) -> None:
    assert scope_of([Section(1, "", f"{words}。")], "嵩县人民政府办公室") is None
    assert scope_of([Section(1, "", "2020年，全县共收到申请146件。")], "嵩县人民政府办公室") is not None


@pytest.mark.parametrize(("printed", "scope"), [({208, 12}, None), ({1200, 12}, "area"), (None, "area")])
def test_a_count_of_the_whole_area_speaks_of_the_tables_that_print_it(
    printed: set[int] | None, scope: str | None
) -> None:
    """Beside a table of 208 requests, 全市……1,200件 says that the table is not the city's."""
    said = scope_of([Section(1, "", "2023年，全市各级行政机关共收到申请1,200件。")], "洛阳市人民政府", printed)
    assert (said.scope if said else None) == scope
