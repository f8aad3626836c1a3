"""Sentences for the narrative of random reports, written for this demo, with numbers in them.

Every report shares the wording of the law and the sentences that introduce tables. The rest is
combined from parts, so that two reports have little text in common unless one is copied. `style`
seeds the choice: the same style gives the same text for another organ or year. The part of the
style before its last slash stands for the organ: some of its sentences return every year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

_OPENINGS = (
    "{year}年，{issuer}把信息公开列入年初工作清单，按季度对账，年底逐项销号。",
    "本报告由{issuer}依照条例第五十条编写，数据统计期限为{year}年1月1日至12月31日。",
    "{issuer}在{year}年继续做公开这件事，重点放在群众看得懂、找得到、用得上。",
)
_WHEN = (
    "年初",
    "二季度起",
    "汛期前后",
    "机构调整以后",
    "结合巡察整改",
    "借着网站改版",
    "收到上级通报后",
    "围绕春耕备耕",
    "在招生季",
    "针对企业来电",
    "配合审计",
    "利用周五学习日",
    "为迎接评估",
    "趁着文件清理",
    "值班期间",
    "换届之后",
)
_WHO = (
    "办公室牵头",
    "法规科会同各股室",
    "两名专职人员",
    "新到岗的干事",
    "分管领导带队",
    "信息中心工程师",
    "综合科与档案室",
    "聘请的监督员",
    "由支部书记挂帅",
    "保密专员",
    "窗口组长",
    "青年突击队",
    "三个业务科",
    "退下来的老同志",
    "驻村干部",
)
_DID = (
    "把分散在六处的办事指南合成一册",
    "逐条核对了目录里失效的链接",
    "给高频事项配上了图解",
    "重写了答复文书的说理段落",
    "建起一张能按月回看的台账",
    "把长文件拆成问答",
    "补齐了缺失的扫描件",
    "统一了附件的命名",
    "走访了十几家小微企业",
    "试着用方言录制讲解",
    "为盲道改造专栏加了语音",
    "把旧站的数据迁到新库",
    "梳理出常见的退件原因",
    "请法律顾问过了一遍模板",
    "开了三场面对面的说明会",
    "把审批时限贴进公示栏",
    "整理出历年批复的索引",
    "对照清单逐项打勾",
)
_SO = (
    "电话咨询因此少了",
    "差错率降到个位数",
    "群众不再跑第二趟",
    "搜索能直接定位到条款",
    "同类申请明显减少",
    "稿件退回次数下降",
    "基层照着就能做",
    "满意度比预想的好",
    "评估时得到肯定",
    "被兄弟单位借鉴",
    "审核时间缩短一半",
    "留言回复不再超期",
    "老年人也能自己查",
    "数据口径终于对上",
    "移动端打开更快",
    "责任到了具体的人",
)
_YET = (
    "解读仍以文字为主",
    "基层人手轮换太勤",
    "部分栏目更新靠催",
    "答复口径偶有出入",
    "历史文件数字化进度偏慢",
    "平台之间数据不通",
    "对新媒体的规律摸得不透",
    "个别科室把公开当成负担",
    "政策术语转成白话的功夫不够",
    "申请人画像不清",
    "检索词收录不全",
    "培训偏重理论",
    "图表配色不便打印",
    "意见征集反馈太笼统",
    "应急时发布节奏偏慢",
)
_WILL = (
    "打算设一个轮值编辑岗",
    "准备把考核权重提高",
    "计划引入第三方抽查",
    "拟编一本案例手册",
    "争取接通审批系统",
    "将建立错敏词库",
    "考虑开放数据接口",
    "要办一期实操训练营",
    "准备同高校合作做可用性测试",
    "拟把征集意见逐条回应",
    "将修订审查流程",
    "打算每月公布一次问题清单",
    "计划给老文件补元数据",
    "要把解读同文件同步起草",
    "准备设立体验官",
)
_TOPICS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
_MARKS = ("（{chinese}）", "（{chinese}）", "({chinese})", "{number}.", "{number}、", "")
_FACTS = (
    "全年在门户网站发布消息{a}条，政务新媒体推送{b}篇，回应留言{c}条。",
    "召开例会{c}次，组织培训{d}场，参训人员{b}人次。",
    "修订公开指南{d}次，清理过期栏目{c}个，补录旧文件{a}份。",
    "开放日活动接待来访者{b}名，现场发放办事手册{a}册。",
    "对{c}个下属单位做了抽查，发现链接失效{d}处，已在{e}个工作日内修复。",
)
_TABLE_LEADS = ("现将有关情况列表如下。", "下表数字由各科室报送后汇总。", "")
_REST = (
    "无",
    "无。",
    "没有其他需要说明的事项。",
    "全年收取信息处理费{z}元。",
    "本年度未收取信息处理费。",
    "{issuer}承办人大代表建议{d}件、政协委员提案{e}件，均已答复并公开。",
    "1.全年收取信息处理费{z}元。\n2.完成上级交办的公开要点{c}项。",
)
_KEPT = 0.4
"""Share of an organ's own sentences that it repeats next year."""


def _say(rng: Random, sentence: str, issuer: str, year: int) -> str:
    return sentence.format(
        issuer=issuer,
        year=year,
        a=rng.randint(100, 4000),
        b=rng.randint(20, 900),
        c=rng.randint(3, 60),
        d=rng.randint(1, 9),
        e=rng.randint(2, 15),
        z=rng.choice([0, 0, 120, 360]),
    )


def _own(style: str, part: str) -> Iterator[str]:
    """Endless sentences in the words of this style."""
    house = style.rpartition("/")[0] or style
    nth = 0
    while True:
        nth += 1
        rng = Random(f"{style}/{part}/{nth}")
        if rng.random() < _KEPT:
            rng = Random(f"{house}/{part}/{nth}")
        when, who, did, so, yet, will = (rng.choice(each) for each in (_WHEN, _WHO, _DID, _SO, _YET, _WILL))
        if part == "faults":
            yield f"{when}发现{yet}，{rng.choice(_YET)}；{who}{will}，{rng.choice(_WILL)}。"
        else:
            yield f"{when}，{who}{did}，{rng.choice(_DID)}，{so}。"


def section_text(
    rng: Random, number: int, issuer: str, year: int, *, stated: Sequence[str] = (), style: str = ""
) -> str:
    """The text of one section, one paragraph per line; `stated` are sentences about its figures."""
    if number == 1:
        lines = [rng.choice(_OPENINGS)]
        lines += _topics(stated, style)
    elif number in {2, 3, 4}:
        lines = [rng.choice(_TABLE_LEADS)]
    elif number == 5:
        own = _own(style, "faults")
        lines = ["".join(next(own) for _ in range(3)), next(own)]
        if rng.random() < 0.3:
            lines = ["（一）存在的主要问题", lines[0], "（二）改进情况", lines[1]]
    else:
        lines = [rng.choice(_REST)]
    return "\n".join(_say(rng, line, issuer, year) for line in lines if line)


def _topics(stated: Sequence[str], style: str) -> Iterator[str]:
    """Paragraphs with a heading on its own line, with a heading run into the text, or without one."""
    rng = Random(f"{style}/topics")
    own = _own(style, "deeds")
    mark = rng.choice(_MARKS)
    waiting = list(stated)
    topics = rng.sample(_TOPICS, rng.randint(0, 4)) or [""]
    for index, topic in enumerate(topics, 1):
        body = rng.choice(_FACTS) if rng.random() < 0.5 else ""
        body += "".join(next(own) for _ in range(rng.randint(2, 3)))
        if waiting and (topic == "依申请公开" or index == len(topics)):
            body, waiting = "".join(waiting) + body, []
        if not topic:
            yield body
            continue
        head = mark.format(chinese="一二三四五"[index - 1], number=index) + topic
        yield from [f"{head}。{body}"] if rng.random() < 0.3 else [head, body]
