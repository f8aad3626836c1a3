"""统计范围: whether a report says that its figures are the organ's alone, or those of its departments as well.

Only a sentence that says so counts; it is kept as evidence. Where sentences contradict each other, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from parsers.interpret.whose.organs import is_government
from parsers.report import Number, Scope, Section
from parsers.text import read_number, squeeze

_SENTENCE = re.compile(r"[^。;；\n]+")
_LONGEST = 300
"""Characters of a sentence that are searched."""
_EACH = r"各(?:县|市|区|旗|乡|镇|街道|部门|单位|委|委办局|级)"
_UNDER = rf"(?:所属|下属|所辖|[局县区市省]属|[县区市]直|{_EACH}|[各有]?关部门|直属|工作部门|组成部门)"
_BRANCH = r"(?:公安|税务|司法行政|教育|卫生健康|自然资源|生态环境|市场监管|交通运输|应急管理)"
"""Kinds of organs whose whole branch is counted together: 全市公安机关."""
_MADE = r"(?:编制|编写|汇总|汇编|综合|统计|整理)"
_FIGURES = r"(?:报告|年报|数据|统计|数字)"
_AREA = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:综合|汇总)[^。]{{0,30}}?{_UNDER}[^。]{{0,80}}?(?:{_FIGURES}|情况)",
        rf"{_FIGURES}[^。]{{0,20}}?(?<!不)(?<!内容)(?<!主要)(?:包括|包含|含|涵盖)[^。]{{0,16}}?{_UNDER}",
        rf"{_FIGURES}[^。]{{0,10}}?(?<!不)(?<!内容)(?:包括|包含|涵盖|为)全[省市县区旗州盟](?:各|{_BRANCH})[^。]{{0,9}}?(?:机关|部门|单位)",
        rf"统计(?:范围|口径)(?:为|包括|是|含|:)[^。]{{0,24}}?{_UNDER}",
        rf"(?:由|根据|在)[^。]{{0,40}}?{_UNDER}[^。]{{0,40}}?{_FIGURES}[^。]{{0,20}}?{_MADE}而成",
        rf"{_UNDER}[^。]{{0,24}}?{_FIGURES}[^。]{{0,6}}?汇总在内",
        rf"{_UNDER}[^。]{{0,24}}?(?:数据|数字)[^。]{{0,4}}?(?<!未)(?<!不)纳入(?:本报告|统计|本年报)(?:范围|之?[中内])?$",
        rf"全(?:省|市|县|区|旗|镇|州|系统){_FIGURES}?汇总",
    )
)
_COUNTED = r"(?:主动公开|收到|受理|办理)[^。]{0,20}?(?P<number>\d[\d,]{0,14})"
_WHOLE_AREA = tuple(
    re.compile(pattern)
    for pattern in (
        rf"全(?P<level>[省市县区旗州盟])(?:各级)(?:行政机关|政府|部门)[^。]{{0,40}}?{_COUNTED}",
        rf"全(?P<level>[省市县区旗州盟])(?:共计?|总共|合计|累计)?{_COUNTED}",
        rf"政府及(?:其|[省市县区旗州盟]政府)?(?:各|所属|工作)+部门[^。]{{0,16}}?共计?{_COUNTED}",
    )
)
"""In a government's report only: a department that says it speaks of others, and its table is its own."""
_LEVEL = re.compile(r"([省市县区旗州盟])(?:(?:人民)?政府|$)")
"""What a government's area is called: a county that speaks of 全市 doesn't speak of itself."""
_YEARS = re.compile(r"近[一二两三四五六七八九十几\d]{1,3}年|历年|以来|截至|截止")
_OWN_ALONE = r"(?:本机关|本级|本单位|本部门|[局厅委办]机关|机关本级|[省市县区乡镇]本级)"
_OWN = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_FIGURES}[^。]{{0,30}}?(?:不含|不包括|不包含|未包括)[^。]{{0,4}}?{_UNDER}",
        rf"{_FIGURES}[^。]{{0,20}}?(?:仅|只)(?:为|限于?|含|包括|反映|统计)?(?:{_OWN_ALONE}|[^,，。]{{0,8}}办公[室厅])",
        rf"{_FIGURES}[^。]{{0,12}}?(?:均为|为|系){_OWN_ALONE}(?:的)?(?:数据|数字|情况|统计)",
        rf"{_FIGURES}[^。]{{0,10}}?(?:仅|只)限于?[^,，。]{{0,20}}[局厅委院会]机关(?![^,，(（]{{0,12}}{_UNDER})",
        r"本级(?:行政)?机关(?:(?:19|20)\d{2}年度?)?(?:政府)?信息公开[^。]{0,6}(?:年度报告|年报)",
        rf"统计(?:范围|口径)(?:仅|只)?(?:为|是|限|限于|包括|:){_OWN_ALONE}(?:本级)?(?:的?(?:数据|数字))?$",
    )
)


class Said(NamedTuple):
    scope: Scope
    sentence: str


Printed = Collection[Number | None]
"""The figures of a report's tables."""


def scope_of(sections: Sequence[Section], issuer: str | None = None, printed: Printed | None = None) -> Said | None:
    """What a report says of whom its figures cover; None if it doesn't, or contradicts itself. A sentence that counts
    what the whole area did speaks of the report's tables only if its number is `printed` there (None: it has none).
    """
    whole = () if issuer is not None and not is_government(issuer) else _WHOLE_AREA
    level = _LEVEL.search(squeeze(issuer or ""))
    said = list(_said(sections, whole, level[1] if level else None, printed))
    return said[0] if said and len({each.scope for each in said}) == 1 else None


def _said(
    sections: Sequence[Section], whole: Sequence[re.Pattern[str]], level: str | None, printed: Printed | None
) -> Iterator[Said]:
    for section in sections:
        for match in _SENTENCE.finditer(section.text):
            sentence = match[0].strip()
            text = squeeze(sentence[:_LONGEST])
            if any(pattern.search(text) for pattern in _OWN):
                yield Said("own", sentence)
            elif any(pattern.search(text) for pattern in _AREA) or _is_whole(text, whole, level, printed):
                yield Said("area", sentence)


def _is_whole(text: str, patterns: Sequence[re.Pattern[str]], level: str | None, printed: Printed | None) -> bool:
    """Whether a sentence counts what all of a government's area did, in this year."""
    if _YEARS.search(text):
        return False
    found = [match for pattern in patterns if (match := pattern.search(text))]
    return any(
        (level is None or match.groupdict().get("level") in {None, level})
        and (printed is None or read_number(match["number"], "件").value in printed)
        for match in found
    )
