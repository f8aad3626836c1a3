"""Posts that have nothing to do with annual reports: news, notices, plans, people."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from nianbao_demo.render.page import paragraphs
from nianbao_demo.world.posts import Post, written

_WHO = ("市领导", "区领导", "调研组", "督导组", "志愿服务队", "帮扶工作队", "党员先锋队")
_WHERE = ("伊河公园", "牡丹广场", "东方社区", "李楼街道", "高铁片区", "会盟湿地", "老集市场")
_WHAT = ("防汛准备", "供暖保障", "校园食堂", "农机检修", "道路养护", "旧房改造", "秋粮收购", "安全生产")
_TITLES = (
    "{who}到{where}察看{what}工作",
    "{where}{what}工程顺利推进",
    "{what}工作推进会召开",
    "关于{where}{what}施工期间交通管制的公告",
    "{where}{what}项目招标公告（第{n}号）",
    "{what}专项行动进入第{n}天",
    "一图了解{what}的{n}个问答",
    "{year}年{what}补助资金分配公示",
    "{where}拟任职人员公示",
    "{year}年{what}工作要点",
)
_SENTENCES = (
    "当天上午，{who}先到{where}，听了现场负责人介绍，又看了台账，共提出{n}条意见。",
    "截至目前，{what}已完成{m}处，剩余{n}处计划本月底前完成。",
    "有居民问起{what}的补贴标准，工作人员拿出手册逐条解释，现场登记了{m}人。",
    "下午的会上，各单位用{n}分钟汇报了{what}，随后安排下一阶段任务。",
    "联系电话在本页底部，办公时间为工作日上午八点半到十二点。",
    "资料共发放{m}份，另有{n}个问题当场没能答复，已转有关科室。",
)


def _fill(rng: Random, text: str, year: int) -> str:
    return text.format(
        who=rng.choice(_WHO),
        where=rng.choice(_WHERE),
        what=rng.choice(_WHAT),
        n=rng.randint(2, 28),
        m=rng.randint(30, 900),
        year=year,
    )


def noise(key: str, count: int, source: str, charset: str = "utf-8") -> list[Post]:
    """`count` posts, newest first."""
    rng = Random(key)
    posts = []
    day = date(2025, 6, 20)
    for number in range(count):
        day -= timedelta(days=rng.choice([0, 0, 1, 1, 2, 5]))
        title = _fill(rng, rng.choice(_TITLES), day.year)
        posts.append(written(f"{key}/{number}", title, day, source, _Body(day.year), kind="noise", charset=charset))
    return posts


class _Body:
    """A body of three to six unimportant sentences."""

    def __init__(self, year: int) -> None:
        self.year = year

    def __call__(self, rng: Random) -> str:
        lines = [_fill(rng, rng.choice(_SENTENCES), self.year) for _ in range(rng.randint(3, 6))]
        return paragraphs(lines)
