"""别的报告: links in a column whose words leave no doubt that they lead to something else.

They are not fetched. Only words that no report on information disclosure has count; whatever may be one with a
misspelt, bare or shortened title is fetched, and judged by its page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.text import squeeze
from spiders.pages.titles import is_cut_short

_OTHERS = re.compile(
    r"政府工作报告|国民经济和社会发展|法治政府建设|依法行政(?:工作)?(?:情况)?(?:的)?(?:年度)?报告"
    r"|网站(?:监管|工作|建设)*(?:年度)?(?:工作)?(?:报表|年报)|网站工作年度"
    r"|[预决]算(?!编审|评审|中心|局|处|科)|统计(?:公报|年鉴|年报|月报)"
    r"|企业(?:信息)?(?:年报|年度报告)|个体工商户|市场主体年报|上市公司|事业单位法人"
    r"|(?:环境状况|环境质量|水资源|水土保持|知识产权|社会责任|审计结果|审计工作|质量分析|气候)(?:保护)?(?:状况|情况|发展)?(?:年度)?(?:公报|报告|年报)"
)
"""Reports on other things (政府工作报告, 政府网站工作年度报表, 法治政府建设年度报告, 部门决算, 企业年报, 统计公报)."""
_DISCLOSURE = re.compile(r"信息|政务|公开")
_ACCOUNTS = re.compile(r"部门[预决]算公开$")
_GUIDES = re.compile(r"(?:信息|政务|申请|主动)公开(?:工作)?(?:指南|制度|目录|要点|流程|须知|申请表|条例|规定)")
"""Guides and rules on disclosure (依申请公开指南, 政务公开工作要点)."""
_REPORT = re.compile(r"报告|年报|总结|报表|公报")
_NOTICE = (("做好", "开展"), ("编制", "编写", "撰写", "报送", "填报", "发布"), ("通知",))
_NEWS = (("举办", "召开"), ("培训", "会"), ("培训", "培训班", "会", "会议"))
"""Words of notices on how to write reports, and of news of courses: one of each, of the last at the end."""
_EXPLAINED = re.compile(r"^[【\[(]?(?:一图读懂|图解[:：|丨])|》的?(?:图解|解读)$")


@lru_cache(maxsize=8_192)
def is_another(words: str) -> bool:
    """Whether a link leads to something other than a report on disclosure, by its words alone."""
    if is_cut_short(words):
        return False
    title = squeeze(words)
    if _OTHERS.search(title) and (not _DISCLOSURE.search(title) or _ACCOUNTS.search(title)):
        return True
    if _GUIDES.search(title) and not _REPORT.search(title):
        return True
    return _EXPLAINED.search(title) is not None or any(_has(title, words) for words in (_NOTICE, _NEWS))


def _has(title: str, words: tuple[tuple[str, ...], ...]) -> bool:
    first, second, last = words
    whole = "《" not in title and title.endswith(last)  # 关于印发《…年度报告》的通知 may hold the report
    return whole and any(each in title for each in first) and any(each in title for each in second)
