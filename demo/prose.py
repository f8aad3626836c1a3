"""Sentences for the narrative of random reports: ours, made for this, with numbers in them."""

from __future__ import annotations

from random import Random

_OPENINGS = (
    "{year}年，{issuer}把信息公开列入年初工作清单，按季度对账，年底逐项销号。",
    "本报告由{issuer}依照条例第五十条编写，数据统计期限为{year}年1月1日至12月31日。",
    "{issuer}在{year}年继续做公开这件事，重点放在群众看得懂、找得到、用得上。",
)
_FACTS = (
    "全年在门户网站发布消息{a}条，政务新媒体推送{b}篇，回应留言{c}条。",
    "召开例会{c}次，组织培训{d}场，参训人员{b}人次。",
    "修订公开指南{d}次，清理过期栏目{c}个，补录旧文件{a}份。",
    "开放日活动接待来访者{b}名，现场发放办事手册{a}册。",
    "对{c}个下属单位做了抽查，发现链接失效{d}处，已在{e}个工作日内修复。",
)
_TOPICS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
_MARKS = ("（{chinese}）", "（{chinese}）", "({chinese})", "{number}.", "{number}、", "")
_DETAILS = (
    "专人每天登录后台查收表单，登记、会商、答复三个环节各有期限。",
    "凡上网的稿件先由经办人自查，再由科室负责人复核，最后由值班领导签发。",
    "目录树重新梳理后，常用文件两次点击就能打开。",
    "年内没有因公开工作被追究责任的情形。",
)
_TABLE_LEADS = ("现将有关情况列表如下。", "下表数字由各科室报送后汇总。", "")
_FAULTS = (
    "一是解读形式偏少，图表和短视频不多；二是基层人员调动频繁，业务衔接不够快。",
    "栏目更新有时滞后，个别文件公开时已过去{e}个工作日。",
    "申请答复文书的说理部分还比较薄，需要向先进单位学习。",
)
_PLANS = ("下一年将建立{d}项台账，每季度通报一次。", "计划增加实操课程{c}节，请业务骨干讲解案例。")
_REST = (
    "无",
    "无。",
    "没有其他需要说明的事项。",
    "全年收取信息处理费{z}元。",
    "本年度未收取信息处理费。",
    "{issuer}承办人大代表建议{d}件、政协委员提案{e}件，均已答复并公开。",
    "1.全年收取信息处理费{z}元。\n2.完成上级交办的公开要点{c}项。",
)


def _say(rng: Random, sentence: str, issuer: str, year: int) -> str:
    return sentence.format(
        issuer=issuer, year=year, a=rng.randint(100, 4000), b=rng.randint(20, 900),
        c=rng.randint(3, 60), d=rng.randint(1, 9), e=rng.randint(2, 15),
        z=rng.choice([0, 0, 120, 360]),
    )  # fmt: skip


def section_text(rng: Random, number: int, issuer: str, year: int) -> str:
    """The text of one section, a paragraph a line."""
    if number == 1:
        lines = [rng.choice(_OPENINGS)]
        mark = rng.choice(_MARKS)
        for index, topic in enumerate(rng.sample(_TOPICS, rng.randint(0, 4)), 1):
            head = mark.format(chinese="一二三四五"[index - 1], number=index) + topic
            body = rng.choice(_FACTS) + rng.choice(_DETAILS)
            # A sub-heading stands alone, or runs into its paragraph.
            lines += [f"{head}。{body}"] if rng.random() < 0.3 else [head, body]
        if len(lines) == 1:
            lines.append(rng.choice(_FACTS))
    elif number in {2, 3, 4}:
        lines = [rng.choice(_TABLE_LEADS)]
    elif number == 5:
        lines = [rng.choice(_FAULTS), rng.choice(_PLANS)]
        if rng.random() < 0.3:
            lines = ["（一）存在的主要问题", lines[0], "（二）改进情况", lines[1]]
    else:
        lines = [rng.choice(_REST)]
    return "\n".join(_say(rng, line, issuer, year) for line in lines if line)
