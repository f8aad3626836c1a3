"""What the titles of pages and links mean."""

from __future__ import annotations

import pytest

from spiders.pages.titles import classify, is_cut_short, is_subcolumn, path_hint

REPORTS = """
洛阳市财政局2023年政府信息公开工作年度报告
2019年某某市人民政府办公厅政府信息公开工作年度报告
关于2023年政府信息公开工作的年度报告
2022年栾川县信息公开年报
2018年度政府信息公开报告
洛龙区教育体育局政府信息公开工作年度报告
涧西区二〇二〇年政府信息公开工作年度报告
偃师市２０１９年政府信息公开工作年度报告（图片版）
孟津区白鹤镇人民政府 2021 年政务公开工作情况报告
洛阳市统计局2021年政府信息公开年度报告
洛阳市审计局2020年政府信息公开工作年度报告
中共洛阳市委机构编制委员会办公室2022年政府信息公开工作年度报告
洛阳市社会信用体系建设推进办公室2023年政府信息公开工作年度报告
洛阳市推进城镇化办公室2022年政府信息公开工作年度报告
洛阳市财政预算编审中心2022年政府信息公开工作年度报告
洛阳市文化广电和旅游局2020年政府信息主动公开工作年度报告
洛阳市生态环境局2023年政府信息公开工作年度报告
洛阳市新闻发布中心2023年政府信息公开工作年度报告
洛阳市公安局2020年度政府信息公开工作报告（超链版）
洛阳市交通运输局关于2021年政府信息公开工作情况的报告
白马寺镇2020年政府信息公开年度工作报告
政府信息公开2023年年报
政府信息公开2023年度报告
政府信息公开工作年度报告(2023年)
洛阳市财政局报送年度政府信息公开工作年度报告
关于报送《洛阳市财政局2016年政府信息公开年度报告》的函
洛阳市财政局关于报送2016年政府信息公开年度报告的函
洛阳市财政局关于报送2016年政府信息公开工作总结的报告
洛阳市财政局关于2023年政府信息公开工作年度报告的公示
洛阳市财政局2011年信息工作公开年度报告
洛阳市财政局2011年工作公开年度报告
"""
LOOKALIKES = """
2023年政府工作报告
2022年度政府网站工作年度报表
洛阳市人民政府网站2023年工作年度报表
2021年法治政府建设年度报告
洛阳市财政局2022年度部门决算
2023年国民经济和社会发展统计公报
关于做好2023年政府信息公开工作年度报告编制工作的通知
图解：洛阳市2023年政府信息公开工作年度报告
《洛阳市2023年政府信息公开工作年度报告》解读
我市召开政府信息公开年度报告编制培训会
政府信息公开指南
政府信息公开制度
一图读懂2022年政府信息公开年报
洛阳市2022年度环境质量年报（信息公开）
洛阳市发布2023年政府信息公开工作年度报告
2023年洛阳市政府信息公开年报出炉
我市公布2023年政府信息公开年度报告
近日，市政府办公室公开2023年政府信息公开工作年度报告
市政府办公室召开2023年政府信息公开年度报告编制会
全市部署2023年政府信息公开年度报告
关于做好报送2023年政府信息公开工作年度报告的函
关于报送2023年政府信息公开工作年度报告的通知
关于2023年政府信息公开工作年度报告考核情况的公示
洛阳市财政局2018年政务公开工作要点落实情况
洛阳市财政局举办2023年政府信息公开年度报告
政府信息公开目录管理办法
洛阳市财政局2022年部门预算公开报告
关于报送年度政府信息公开工作报告的通知
"""
COLUMNS = """
政府信息公开年报
政府信息公开年度报告
信息公开工作年度报告
信息公开年报
年度报告
往年年报
市政府部门年报
县区年报
县（市、区）年度报告
"""
HUBS = """
政务公开
政府信息公开
信息公开
法定主动公开内容
部门信息公开
县区网站
政府信息公开目录
政府部门
"""
OTHERS = """
我市举行牡丹文化节
市长调研防汛工作
关于调整办公时间的公告
机构职能
首页
"""


def each(texts: str, sort: str) -> list[tuple[str, str]]:
    return [(text, sort) for text in texts.strip().splitlines()]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        *each(REPORTS, "report"),
        *each(LOOKALIKES, "lookalike"),
        *each(COLUMNS, "column"),
        *each(HUBS, "hub"),
        *each(OTHERS, "other"),
    ],
)
def test_sorts(text: str, sort: str) -> None:
    verdict = classify(text)
    assert verdict.sort == sort, verdict
    assert verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "2023年",
        "2020",
        "2019年度",
        "2016-2020年",
        "2018年及以前",
        "2015年至今",
        "二〇二一年",
        "以前年度",
        "市直",
        "洛龙区教育体育局",
        "洛阳市第11中学",
        "市财政局",
        "白鹤镇",
        "安乐街道",
        "洛龙区",
        "栾川县",
        "偃师市",
        "市政府部门",
        "市委宣传部",
        "市图书馆",
        "县（市、区）",
    ],
)
def test_what_leads_on_inside_a_column(text: str) -> None:
    assert is_subcolumn(text)


@pytest.mark.parametrize(
    "text",
    ["首页", "下一页", "2023-01", "2023-01-20", "2019年以前的通知", "市长调研防汛工作，强调安全第一", "联系我们"],
)
def test_what_does_not(text: str) -> None:
    assert not is_subcolumn(text)


def test_paths() -> None:
    assert path_hint("/zfxxgk/zfxxgknb/") == "column"
    assert path_hint("/bmxxgk/fgw_97987/ndbg/") == "column"
    assert path_hint("/zwgk/xxgknb_3.html") == "column"
    assert path_hint("/zwgk/zfxxgk/zfxxgkml/") == "hub"
    assert path_hint("/xwzx/2023/1.html") == "other"


def test_cut_titles() -> None:
    assert is_cut_short("洛阳市财政局2023年政府信息公…")
    assert not is_cut_short("洛阳市财政局")


@pytest.mark.parametrize("name", ["滑县", "沛县", "芒市", "城区", "兴安盟", "延边朝鲜族自治州", "河北省"])
def test_short_names_of_places_and_places_above_cities_are_columns(name: str) -> None:
    assert is_subcolumn(name)


@pytest.mark.parametrize("words", ["全省", "产业联盟", "郡县", "知县", "九州"])
def test_what_only_ends_like_a_place_is_no_column(words: str) -> None:
    assert not is_subcolumn(words)
