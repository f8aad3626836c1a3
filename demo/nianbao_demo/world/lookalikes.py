"""Look-alikes: pages that resemble an annual report on information disclosure, but are not.

Their titles share words with those of reports, some are in the same columns, and some are full of
tables and numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from nianbao_demo.render.page import paragraphs
from nianbao_demo.world.posts import Post, written

Body = Callable[[Random], str]


def _rows(heads: list[str], labels: list[str], rng: Random) -> str:
    head = "".join(f"<td>{text}</td>" for text in heads)
    body = "".join(
        f"<tr><td>{label}</td>" + "".join(f"<td>{rng.randint(0, 4000)}</td>" for _ in heads[1:]) + "</tr>"
        for label in labels
    )
    return f'<table border="1"><tr>{head}</tr>{body}</table>'


def _government_work(rng: Random) -> str:
    return paragraphs(
        [
            "各位代表：现在，我代表人民政府向大会作工作报告，请予审议。",
            f"一、过去一年的工作。全年完成固定资产投资{rng.randint(100, 900)}亿元，新增就业{rng.randint(2, 9)}万人。",
            f"二、今年的打算。安排重点项目{rng.randint(80, 400)}个，其中民生类{rng.randint(10, 70)}个。",
            "三、把政府自己的事做好。公开决策过程，收到的申请按时答复。",
        ]
    )


def _website_table(rng: Random) -> str:
    labels = ["总访问量", "信息发布总数", "概况类信息更新量", "政务动态更新量", "收到留言数量", "办结留言数量"]
    return paragraphs(["填报单位见标题，表内数字由网站后台统计。"]) + _rows(["指标", "数量"], labels, rng)


def _rule_of_law(rng: Random) -> str:
    return paragraphs(
        [
            f"一、总体情况。组织学法{rng.randint(4, 12)}次，旁听庭审{rng.randint(1, 5)}次。",
            f"二、存在的主要问题。执法文书抽查{rng.randint(40, 90)}份，有{rng.randint(2, 9)}份说理不足。",
            "三、其他需要报告的事项：行政复议、行政诉讼案件负责人出庭率为百分之百。",
        ]
    )


def _accounts(rng: Random) -> str:
    labels = ["一般公共服务支出", "教育支出", "社会保障和就业支出", "政府采购支出", "行政事业性收费收入"]
    return paragraphs(["第一部分 部门概况", "第二部分 决算报表（单位：万元）"]) + _rows(
        ["项目", "预算数", "决算数", "增减"], labels, rng
    )


def _notice(rng: Random) -> str:
    return paragraphs(
        [
            "各乡镇、街道，各部门：现就年度报告的编写通知如下。",
            (
                "一、报告分总体情况、主动公开、申请办理、复议诉讼、问题改进、其他事项六个部分，"
                f"{rng.randint(10, 28)}日前报。"
            ),
            "二、表格按附件格式填写，没有发生的填零，不得留空。",
            f"三、联系人办公室电话：6{rng.randint(100_0000, 399_9999)}。",
        ]
    )


def _picture(rng: Random) -> str:
    return f'<p style="text-align:center"><img src="/images/tu{rng.randint(10, 99)}.jpg" alt="图解"></p>'


def _explained(rng: Random) -> str:
    return paragraphs(
        [
            "年度报告发布后，有读者问：这些表格说明了什么？我们请编写的同志回答。",
            f"问：收到多少申请？答：合计{rng.randint(5, 90)}件，绝大部分来自自然人，按期答复。",
            f"问：有没有官司？答：行政复议{rng.randint(0, 4)}件，没有被纠正的。",
        ]
    )


def _news(rng: Random) -> str:
    return paragraphs(
        [
            f"昨日，全市年度报告编写培训班开课，{rng.randint(60, 200)}名工作人员到场。",
            "授课老师对照格式，一格一格讲解怎样填写，哪些数应当相等。",
        ]
    )


def _statistics(rng: Random) -> str:
    labels = ["第一产业", "第二产业", "第三产业", "社会消费品零售总额", "财政总收入"]
    return paragraphs(["注：本公报数据为初步统计数。"]) + _rows(["指标", "总量（亿元）", "增长"], labels, rng)


def _guide(rng: Random) -> str:
    return paragraphs(
        [
            "本指南说明哪些信息由本机关公开，怎样提出申请，多久可以得到答复。",
            f"受理地点：行政中心{rng.randint(1, 9)}号楼。申请表可以下载，也可以当面领取。",
        ]
    )


_KINDS: tuple[tuple[str, Body], ...] = (
    ("{year}年{place}政府工作报告", _government_work),
    ("{organ}{year}年政府网站工作年度报表", _website_table),
    ("{organ}{year}年度法治政府建设年度报告", _rule_of_law),
    ("{organ}{year}年法治政府建设情况报告", _rule_of_law),
    ("{year}年度{organ}部门决算公开", _accounts),
    ("关于做好{year}年政府信息公开工作年度报告编制和发布工作的通知", _notice),
    ("关于报送{year}年度政府信息公开年报的通知", _notice),
    ("图解：{organ}{year}年政府信息公开工作年度报告", _picture),
    ("一图读懂{place}{year}年政府信息公开工作年度报告", _picture),
    ("《{organ}{year}年政府信息公开工作年度报告》解读", _explained),
    ("我市举办{year}年政府信息公开工作年度报告编写培训班", _news),
    ("{place}{year}年国民经济和社会发展统计公报", _statistics),
    ("{organ}政府信息公开指南（{year}年版）", _guide),
    ("{organ}{year}年政务公开工作要点", _guide),
    ("{organ}{year}年度工作总结", _rule_of_law),
)


def lookalikes(key: str, place: str, organs: list[str], count: int, charset: str = "utf-8") -> list[Post]:
    """`count` look-alikes; every kind comes once before one repeats. `place` is the city or
    district.
    """
    rng = Random(key)
    posts = []
    for number in range(count):
        title, body = _KINDS[number % len(_KINDS)]
        organ, year = rng.choice(organs), rng.randint(2019, 2024)
        day = date(year + 1, rng.randint(1, 4), rng.randint(1, 28))
        full = title.format(place=place, organ=organ, year=year)
        posts.append(written(f"{key}/{number}", full, day, organ, body, kind="lookalike", charset=charset))
    return posts
