"""Links that are passed over for their words; and no report's among them."""

from __future__ import annotations

import pytest

from nianbao_demo.world import build
from spiders.pages.others import is_another
from spiders.pages.titles import classify

OTHERS = [
    "2023年洛阳市政府工作报告",
    "洛阳市财政局2023年政府网站工作年度报表",
    "2022年度法治政府建设年度报告",
    "洛阳市水利局2023年度法治政府建设年度报告",
    "2022年度洛阳市教育局部门决算公开",
    "2021年部门预算",
    "2023年国民经济和社会发展统计公报",
    "关于公示2022年度企业年报的公告",
    "洛阳市统计年鉴",
    "依申请公开指南",
    "洛阳市民政局政府信息公开指南（2023年版）",
    "2024年政务公开工作要点",
    "关于做好2023年政府信息公开工作年度报告编制和发布工作的通知",
    "一图读懂洛阳市2023年政府信息公开工作年度报告",
    "图解：洛阳市水利局2023年政府信息公开工作年度报告",
    "《洛阳市水利局2023年政府信息公开工作年度报告》解读",
    "我市举办2023年政府信息公开工作年度报告编写培训班",
]
MAY_BE = [
    "2023年年度报告",
    "2023年年报",
    "2019年度工作报告",
    "洛阳市财政局2023年度报告",
    "洛阳市生态环境局2023年年度报告",
    "洛阳市质量技术监督局2015年年度报告",
    "洛阳市审计局2020年年度报告",
    "洛阳市预算编审中心2021年年度报告",
    "洛阳市机构编制委员会办公室2022年政府信息公开工作年度报告",
    "关于印发《洛阳市水利局2023年政府信息公开工作年度报告》的通知",
    "关于报送2019年政府信息公开工作年度报告的报告",
    "洛阳市水利局2022年度部门决算信息公开报告",
    "洛阳市2018年政府信息公幵年度报告",
    "2021年法治政府建设及政府信息公开工作年度报告",
    "政府信息公开指南及2020年年度报告",
    "关于做好2023年政府信息公开工作年度报…",
    "2019年政府信息公开工作报告解读版（图解）",
    "洛阳市企业服务中心2022年年报",
    "2023年度报告（网站）",
]


@pytest.mark.parametrize("words", OTHERS)
def test_what_says_what_it_is_is_passed_over(words: str) -> None:
    assert is_another(words)


@pytest.mark.parametrize("words", MAY_BE)
def test_what_may_be_a_report_is_fetched(words: str) -> None:
    assert not is_another(words)


def test_an_organ_s_bare_title_is_not_another_report_for_a_word_in_its_name() -> None:
    assert classify("洛阳市生态环境局2023年年度报告").sort == "other"
    assert classify("洛阳市生态环境局2023年环境质量年度报告").sort == "lookalike"


def test_no_report_of_the_demo_world_is_passed_over() -> None:
    world = build()
    titles = {each.report.title or "" for each in world.publications}
    assert len(titles) > 100
    assert [title for title in titles if is_another(title)] == []
    assert sum(is_another(each.title) for each in world.lookalikes) > 0.5 * len(world.lookalikes)
