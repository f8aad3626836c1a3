"""所指: of which year and of whom a place in a sentence speaks, so that no number of another year or organ is taken.

Words of time hold until the next ones; the subject of a clause holds to the end of its sentence. What isn't certain is
not the report's.
"""

from __future__ import annotations

import re
from typing import Literal

from parsers.interpret.whose.organs import is_government
from parsers.text import squeeze

LONGEST = 500
"""Characters of a sentence that are searched; those that state figures are shorter."""

Time = Literal["own", "other"]

_TITLES = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|\[[^\[\]]*\]")
_QUOTES = re.compile(r"[“”\"'‘’「」『』]")
_COUNT_ALONE = re.compile(r"\((\d{1,9}[件份宗条起]?|[件份条])\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR_IN_CHINESE = re.compile(r"[〇零○一二三四五六七八九]{4}(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_COMPARED = re.compile(
    r"(?:比|较|相比|相较)(?:上一?年|去年|同期|上年同期|(?:19|20)\d\d年)[^,，。]*|(?:同比|环比)[^,，。]*"
    r"|[与和同](?:上一?年|去年|(?:19|20)\d\d年)[^,，。]{0,30}(?:相比|比较)"
)
"""A comparison, and what it compares with."""
_CARRIED = re.compile(r"上一?年度?(?:未办结)?(?:结转|遗留|转入)[^,，。]*")

_TIME = re.compile(
    r"(?P<from>(?:19|20)\d\d)年?(?:度|\d{1,2}月(?:\d{1,2}日)?)?(?:起|以来)?(?:至|到|-|—|~|、)+"
    r"(?P<to>(?:19|20)\d\d)年(?:\d{1,2}月(?:\d{1,2}日)?|度|底)*(?:止|期间)?"
    r"|(?P<whole>(?:(?:19|20)\d\d年)?0?1月(?:0?1日)?起?(?:至|到|-|—|~)+(?:(?:19|20)\d\d年|当年)?12月(?:31日|底)?(?:止|期间)?)"
    r"|(?P<span>截[至止][^,，]{0,16}|[自从][^,，]{0,24}?(?:以来|[至到]今))"
    r"|(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2}月)?(?:度|全年|期间|内)*(?:累计)?"
    r"|(?P<own>今年(?:以来)?|本年度?|全年度?|当年度?|本?年度内?|本?报告期内?|(?<![近每])一年来)(?:累计)?"
    r"|(?P<past>上一?年度?|去年|前年|往年|历年来?|历次|累计|以来|至今|年来|近[一二两三四五六七八九十\d]{1,3}年)"
    r"|(?P<part>上半年|下半年|季度|[明来]年|下一?年度?|今后|下一步|\d{1,2}月份?|月份|每[年月周天日季]|平均|[年月人]均|力争|争取|目标|拟于?|预计"
    r"|计划(?:在|于|主动|公开|全年)|将(?=主动|继续|公开|收到)|(?:不少|不低|不得少)于|要求[各所全每])"
)
_ORGAN = (
    r"(?:[局委厅镇乡县区市省村所站校院队]|街道|办事处|社区|部门|单位|中心|公司|政府|办公室|办公厅|委员会"
    r"|(?<![主举承经交督查催开协])办(?![理结]))"
)
_SUBJECT = re.compile(
    rf"(?P<name>[\u4e00-\u9fff、]{{0,24}}{_ORGAN})"
    r"(?=(?:\d|共|累|总|合计|全年|今年|本年|年度|均|已|分别|主动|收到|接到|受理|答复|办结|办理|公开|收取|被|因|无|未|没有|发生|产生|在|于|向|新|同意|予以|不予|部分|,))"
)
_SELF = re.compile(
    r"我[局委办厅院会署队处所站室镇乡市县区省州街单部机中]|本[局委办厅院会署队处所站室镇乡市县区省州机单部中街行系]"
    r"|全[局委办厅院镇乡市县区省州系]|[局委办厅院]机关|各级"
)
_ALL_BELOW = re.compile(r"[我全][省市县区州].{0,3}各(?:县|市|区|旗|乡|镇|街道|部门|单位)")
_OWN_LEVEL = re.compile(r"本级|[市县区省]级机关")
_ENTRUSTED = re.compile(r"委托|转来|转办|移送|协助")
_NOBODY = re.compile(r"任何|公民|法人|个人|群众|申请人|组织|网|向|对|针对|通过|根据|按照|接受|涉及|关于|所有|其他")
"""Words with which a clause names whom it is about, not who acts."""


def plain(sentence: str) -> str:
    """A sentence as it is searched: squeezed, without titles of papers, quotes, remarks in brackets, comparisons with
    other years and what those left over.
    """
    text = squeeze(sentence)[:LONGEST]
    text = _QUOTES.sub("", _TITLES.sub("", text))
    text = _BRACKETS.sub("", _COUNT_ALONE.sub(r"\1", text))
    text = _YEAR_IN_CHINESE.sub(lambda match: match[0].translate(_DIGITS), text)
    return _CARRIED.sub("", _COMPARED.sub("", text))


def time_of(before: str, year: int) -> Time | None:
    """Of which time the words before a place speak, by the last words of time; None if there are none."""
    said: Time | None = None
    for match in _TIME.finditer(before):
        said = _said(match, year)
    return said


def carried(text: str, year: int) -> Time | None:
    """The year of which the sentences after this one still speak; None if it names none."""
    said: Time | None = None
    for match in _TIME.finditer(text):
        if not match["part"]:
            said = _said(match, year)
    return said


def _said(match: re.Match[str], year: int) -> Time:
    if match["from"]:
        return "own" if int(match["from"]) == int(match["to"]) == year else "other"
    if match["whole"]:
        return (
            "own"
            if all(int(named) == year for named in re.findall(r"(?:19|20)\d\d(?=年)", match["whole"]))
            else "other"
        )
    if match["year"]:
        return "own" if int(match["year"]) == year and not match["month"] else "other"
    return "own" if match["own"] else "other"


def is_of_others(text: str, at: int, issuer: str | None) -> bool:
    """Whether another organ than the report's acts at a place in a sentence, or a part of it."""
    before = text[:at]
    if _ENTRUSTED.search(before[-16:]):
        return True
    for match in reversed(list(_SUBJECT.finditer(text[: at + 2]))):
        name = match["name"]
        if match.end() > at or _NOBODY.search(name):
            continue
        if _OWN_LEVEL.search(name):
            return issuer is None or is_government(issuer)
        if _ALL_BELOW.search(name) and not (issuer is None or is_government(issuer)):
            return True  # 我市各县区, in a department's report
        return not (_SELF.search(name) or _is_issuer(name, issuer))
    return bool(_OWN_LEVEL.search(before[-6:])) and (issuer is None or is_government(issuer))


def _is_issuer(name: str, issuer: str | None) -> bool:
    """Whether a name's own words are the issuer's, or its last ones: 县政府及各部门 speaks of the county."""
    if issuer is None:
        return False
    own = squeeze(issuer).replace("人民政府", "政府")
    said = name.replace("人民政府", "政府").removeprefix("其中")
    if "及" in said:
        said = said.partition("及")[0]
    return own.endswith(said) or said.endswith(own)
