"""Classifies titles and link texts: annual report, look-alike, column, hub, or none of these.

Look-alikes are tested first, as a notice about an annual report names it, too. The name of a column has
neither a year nor an organ; a report's title has at least one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from parsers.text import squeeze

Sort = Literal["report", "lookalike", "column", "hub", "other"]


class Classified(NamedTuple):
    """The class of a title, and why in words."""

    sort: Sort
    reason: str


_GUIDE = "a page about disclosure (指南, 制度, 目录)"
_LOOKALIKES: tuple[tuple[str, str], ...] = (
    (r"政府工作报告", "the government's work report (政府工作报告)"),
    (
        r"网站(?:监管|工作|建设)*(?:年度)?(?:工作)?(?:报表|年报)|网站工作年度|网站[^公开]{0,16}报表",
        "the website's yearly form (政府网站工作年度报表)",
    ),
    (r"法治政府|依法行政", "a report on law-based government (法治政府建设年度报告)"),
    (r"[预决]算", "a budget or its accounts (部门决算)"),
    (r"统计(?:公报|年鉴)", "statistics (统计公报)"),
    (r"一图读懂|图解|图说|长图|解读|问答|答记者问", "an explanation of a report (图解, 解读)"),
    (r"(?:通知|通报|函|公告|意见|方案)(?:\([^()]*\))?$", "a notice (通知)"),
    (
        r"\A(?>.*?(?:编制|报送|撰写|起草|上报|做好|召开|培训|部署|举办|开展|完成|推进|点评|评议|考核|督促)).*(?:报告|年报)",
        "news or a notice about annual reports",
    ),
    (
        r"(?:报告|年报)(?:考核|评议|编制|编写|报送|撰写|培训|会议|发布会|工作会|评估|点评|模板|格式|制度|已|正式)",
        "news or a notice about annual reports",
    ),
    (r"公开(?:工作)?(?:指南|制度|目录|办法|条例|规定|要点|申请表?|流程|机构)", _GUIDE),
    (
        r"(?<![^公开])(?>[^公开]*?(?:审计|环境|质量|信用|社会责任|体检|自查|述职|调研|监测)(?![^公开\d]{0,8}?[局厅委]))[^公开]*(?:报告|年报)",
        "another report",
    ),
    (
        r"\A(?>.*?(?:发布|公布|晒出|亮出|召开)).*(?:报告|年报)|(?:报告|年报)(?:出炉|亮相|发布|公布|新鲜)|^(?:近日|日前|昨日|今天)",
        "news about annual reports",
    ),
)
_LOOKALIKE = tuple((re.compile(pattern), words) for pattern, words in _LOOKALIKES)

_NAMED = re.compile(r"年报|报告|报表|公报|公开|[预决]算|年鉴")
"""A title without any of these words is never taken for a look-alike."""

_PHRASE = (
    r"(?:(?:信息|政务)(?:工作)?(?:主动)?公开|公开政府信息|(?<![办党])工作公开(?=(?:年度|年)))(?:公开)*(?:工作)?(?:情况)?(?:的)?(?:(?:19|20)\d{2}年?)?(?:年?度)?(?:工作)?"
    r"(?:情况)?(?:的)?(?:报告|年报|年度总结)"
)
_REPORT = re.compile(_PHRASE)
_YEAR = re.compile(r"(?:19|20)\d{2}|二[〇零○]{1,2}[〇零一二三四五六七八九]{1,2}")
_DATE = re.compile(r"(?:19|20)\d{2}年?(?:年?度)?")
_ORGAN = re.compile(r"[局委厅办院处署队会府区县市镇乡站心司](?=政府信息公开|信息公开|政务公开|20\d\d|关于)")
_OF_THE_GOVERNMENT = re.compile(r"(?<!人民)政府(?=信息公开)")
_PLAIN = re.compile(
    r"^[\w·、]{2,40}?(?:[局委厅院队府区县市镇乡站心司室馆校部]|(?<!举)(?<!主)(?<!协)(?<!承)办|(?<!部)署|处)"
    rf"(?:关于)?(?:(?:19|20)\d{{2}}年?(?:年?度)?)?(?:政府)?{_PHRASE}(?:\([^()]*\))?$"
)
_NOT_AN_ORGAN = re.compile(
    r"^关于|做好|报送|印发|开展|撰写|起草|图解|图说|读懂|解读|培训|召开|举办|部署|点评|评议|通知|近日|日前|^我[市区县省]|发布(?!中心)|公布"
)
"""Words of notices and news. Other such words may be part of an organ's name (机构编制委员会办公室,
推进办公室, 预算编审中心): a title that consists only of organ, year and 信息公开年度报告 is a report's.
"""
_LETTER = re.compile(
    rf"^[^《》,，。]{{0,40}}?关于(?:报送|上报|呈报|报备|公布|公开)?(?P<sent>《?[^《》,，。]{{0,40}}?(?:{_PHRASE}|公开(?:工作)?总结)》?)的?(?:函|报告|公告|公示)$"
)
"""A letter that a report was sent with, or a notice that makes it public; it holds the report, or has it attached."""
_NOT_SENT = re.compile(r"做好|编制|撰写|起草|开展|征[集求]|培训|评议|考核|通报|要求|工作的")
_PLACEHOLDER = re.compile(
    r"(?:^|(?<=[局委厅办院署会府区县市镇乡心司校学]))[(\[]?报送年[度份]?[)\]]?(?=政府信息公开|信息公开|政务公开)"
)
"""A template's placeholder for the year, left in a title after its organ. 关于报送年度… is a notice's."""
_CATALOGUE = re.compile(r"^(?:政府|政务)?(?:信息|政务)?公开目录$")
_COLUMN = re.compile(
    r"^(?:[^,，。]{0,10}?)(?:政府)?(?:信息|政务)?公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)(?:\(年报\))?(?:专栏|专区|栏目|列表|汇总|目录)?$"
    r"|^(?:往年|历年|历史)?年[度]?(?:工作)?(?:年报|报告)$|^(?:往年|历年)年报$|^(?:市|县|区|各|部门|直属|乡镇|街道)[^\d]{0,12}年度报告$|^.{0,8}年报(?:信息|公开|公示|公布|专栏|专区|栏目|列表|汇总|目录)?$"
    r"|^(?:信息公开)?年度报告(?:公示|公布|发布|专栏|专区|目录)?$"
)
_HUB = re.compile(
    r"^(?:法定)?(?:主动)?(?:政府)?(?:政务|信息)公开(?:目录|平台|专栏|内容|网|栏目)?$|^政府信息公开.{0,6}$|^政务公开.{0,4}$"
    r"|^(?:法定)?主动公开(?:内容|信息|目录|栏目|事项|基本目录)?$|^信息公开$|^公开$|^(?:县区|区县|部门|镇街|乡镇|街道|市直|直属)[^。]{0,6}(?:公开|网站|目录)?$|^(?:部门|县区)(?:信息)?公开$"
    r"|^(?:各|市|县|区)?(?:政府|直属?)?(?:工作)?(?:部门|直属机构|直属单位)$"
    r"|^机构(?:信息)?公开$|^公开(?:目录|平台)$"
)
_MAY_LEAD = re.compile(r".{0,6}?(?:公开|政务|政府|透明|阳光|公告|公示).{0,6}")
_SUMMARY = re.compile(r"公开(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?总结")
_ITEM = re.compile(r"年报|年度(?:工作)?报告")
_YEAR_FOLDER = re.compile(
    r"^(?:19|20)\d{2}年?(?:度)?(?:(?:[-—–~～至到]{1,2}(?:(?:19|20)\d{2}年?(?:度)?|\d{2}年|今))|\(?(?:及|含)?(?:其)?(?:以|之)前\)?)?(?:的)?(?:年报|年度报告)?$"
    r"|^二[〇零○]{1,2}[〇零一二三四五六七八九]{1,2}年(?:度)?(?:年报|年度报告)?$"
    r"|^(?:以前|历史)年[度份](?:年报|年度报告)?$"
)
"""A year, several (2016-2020年), or those before one (2018年及以前)."""
_ORGAN_NAME = re.compile(
    r"^(?!请?选择)(?!(?:新闻|资讯|互动|图片|视频|下载|帮助|会员|用户|个人|专题|办事|消息)中心$)(?:[^,，。!！?？:：\d]|(?<=第)\d{1,3}){2,24}(?:局|委员会|委|厅|办公室|办|政府|管委会|管理处|中心|街道|镇|乡|院|处|支队|集团|联社|公司|协会|馆|学校|中学|小学|大学|学院|部|部门|单位|机构|[区县市旗]|自治州|(?<!联)盟|(?<![全各外本])省)$|^县区$"
    r"|^[赵涉磁邱魏威唐易蠡雄蔚沧青献景盂沁应祁绛夏代古吉隰蒲兴临岚义宾丰沛寿和歙黟萧泗泾莒费莘冠曹单杞嵩叶郏滑浚淇温范睢新息"
    r"房随攸澧南道藤容忠荣泸高珙渠理茂云朗索眉陇凤乾富洋勉佳环宁漳岷成文康礼徽]县$|^芒市$"
)
_TAB = re.compile(
    r"^(?:(?:本|[省市县区州盟旗])?(?:人民)?政府(?:本级|机关)?|[省市县区州盟旗]?本级|[省市县区]级|(?:区|县|市)?管委会|[省市县区]?(?:直|属)?(?:部门|单位|机构)"
    r"|城区|矿区|郊区|东区|西区|(?:往年|历年|历史|往期|以往)(?:回顾|年报|年度报告|报告|信息|数据|公开|资料)?"
    r"|各?(?:乡镇街道|街道乡镇|镇街|街镇|乡镇|街道|镇|乡|县区|区县|县市区|市县|部门|单位|开发区|园区|功能区)|[市县区州旗省]直(?:机关)?|公共企事业单位|垂直管理部门|派出机构)(?:年报|年度报告)?$"
)
"""Tabs with short names that divide a column by kinds of organs."""
_SITE_MAP = re.compile(r"^(?:网站|站点|本站)(?:地图|导航)$|^sitemap$", re.IGNORECASE)
_LETTER_OF_INDEX = re.compile(r"^[A-Z](?:[-—~～至、,，/|·]?[A-Z]){0,9}$", re.IGNORECASE)
_SECOND_NAME = re.compile(r"(?<=[一-龥])\([一-龥、,]{2,24}\)$")
"""An organ's other name, or the part of it that is meant: 某县发展和改革委员会(粮食和物资储备局), 某县人民政府(办公室)."""
_NO_ORGAN = re.compile(
    r"政府(?:办公室|办公厅)?$|[区县市旗部州盟省]$|^(?:各|全|市|县|区|省|镇|直属|所属|乡镇|街道|部门)*(?:直属?)?(?:部门|单位|机构|街道|乡镇|镇|局|委|办|办公室|中心)$"
    r"|信息公开|政务公开|年报|报告|首页|栏目|目录"
    r"|^[各全省市县区州盟旗镇乡街道委办局厅级属直管辖驻所垂双派出内设公共企事业工作政府部门单位机构园功能开发新]+$"
)
"""Names of governments, and of kinds of organs (委办局, 镇乡街道): they say nothing of who has written a report."""
_KIND_OF_ORGANS = re.compile(
    r"^(?!(?:(?:新乡|新民|内乡|全州|开州|新市)[市县区]|[单新道]县).)(?![^民人外工]{0,4}(?:民政|人事|外事|工业)[局厅办])[各全省市县区州盟旗镇乡街道委办局厅级属直管辖驻所垂双派出内设公共企事业人民工作政府部门单位机构园功能开发新本]+(?:办公室)?$"
)
_PINYIN_COLUMN = re.compile(
    r"(?:zf)?(?:xx|zw)?gk(?:gz)?(?:nb|ndbg|nianbao)|(?:^|[/_])(?:ndbg|gknb|nb|nianbao|gbmxxgkndbg|bmxxgknb)(?=[/_.]|$)"
)
_PINYIN_HUB = re.compile(r"(?:^|[/_])(?:zfxxgk\w*|xxgk\w*|zwgk\w*|zwxxgk|bmxxgk|gkml|fdzdgknr)(?=[/_.]|$)")


@lru_cache(maxsize=8_192)
def classify(text: str) -> Classified:
    """The class of a title or a link's text."""
    title = _PLACEHOLDER.sub("", squeeze(text).strip("·.-|_[]【】>»"))
    if len(title) < 2:
        return Classified("other", "no words")
    if _CATALOGUE.match(title):
        return Classified("hub", "a way to what is disclosed")
    if known := _letter(title) or _lookalike(title):
        return known
    if len(title) > 80:
        return Classified("other", "too long for a title")
    dated, organ = _YEAR.search(title), _ORGAN.search(title)
    if _REPORT.search(title):
        if dated:
            return Classified("report", f"the title names an annual report and the year {dated.group()}")
        if organ and len(title) > 14:
            return Classified("report", "the title names an annual report and its organ")
        return Classified("column", "the name of a column of annual reports")
    if _COLUMN.match(title) and not dated:
        return Classified("column", "the name of a column of annual reports")
    if _HUB.match(title):
        return Classified("hub", "a way to what is disclosed")
    return Classified("other", "nothing speaks for an annual report")


def _letter(title: str) -> Classified | None:
    letter = _LETTER.match(title)
    if letter and _YEAR.search(title) and not _NOT_SENT.search(letter["sent"]):
        return Classified("report", "a letter with an annual report")
    return None


def _lookalike(title: str) -> Classified | None:
    if _NAMED.search(title) and not (_PLAIN.match(title) and not _NOT_AN_ORGAN.search(title)):
        for pattern, words in _LOOKALIKE:
            if pattern.search(title):
                return Classified("lookalike", words)
    return None


def year_in(text: str) -> bool:
    """Whether a title names a year."""
    return _YEAR.search(squeeze(text)) is not None


def years_of(text: str) -> frozenset[str]:
    """The years that a title names, as they are written."""
    return frozenset(_YEAR.findall(squeeze(text)))


def names_organ(text: str) -> bool:
    """Whether a report's title names an organ. The 政府 of 2023年政府信息公开年报 is none."""
    return _ORGAN.search(_OF_THE_GOVERNMENT.sub("", squeeze(text))) is not None


def is_subcolumn(text: str) -> bool:
    """Whether a link in a column of annual reports leads to a further column: it is a year or an organ's name."""
    title = squeeze(text).replace("(市、区)", "区")
    return bool(_YEAR_FOLDER.match(title) or _is_organ(title) or _TAB.match(title))


def first_name(text: str) -> str:
    """A name without its second one in brackets. Of 某县人民政府(办公室) it is kept, as either may be meant."""
    name = squeeze(text)
    return name if name.endswith(("办公室)", "办公厅)")) else _SECOND_NAME.sub("", name)


def _is_organ(title: str) -> bool:
    return _ORGAN_NAME.match(_SECOND_NAME.sub("", title)) is not None


def is_dated_organ(text: str) -> bool:
    """Whether a link in a column names an organ and a year, and nothing else: 某某局2023年."""
    title = squeeze(text)
    return _YEAR.search(title) is not None and _is_organ(_DATE.sub("", title))


def is_site_map(text: str) -> bool:
    """Whether a link leads to the site map (网站地图)."""
    return _SITE_MAP.match(squeeze(text)) is not None


def is_letter(text: str) -> bool:
    """Whether a link's text is a letter or a range of letters (A, A-F), as in an index of organs by their initials."""
    return _LETTER_OF_INDEX.match(squeeze(text)) is not None


def is_guide(found: Classified) -> bool:
    """Whether a title is that of a guide or a rule on disclosure (指南, 制度): many platforms open on theirs."""
    return found.reason == _GUIDE


def organ_in(steps: Iterable[str]) -> str:
    """The last of the steps of a path, or of the parts of a title, that is the name of an organ; "" if there is none.
    Governments are left out, as every page of their portals names them.
    """
    names = [name for step in steps if _ORGAN_NAME.match(name := first_name(step)) and not _NO_ORGAN.search(name)]
    return names[-1] if names else ""


def organ_alone(text: str) -> str:
    """The name of an organ, a town's government among them, if a link says nothing else but perhaps a year; "" if it
    says something else, or names only a kind of organs.
    """
    name = first_name(_DATE.sub("", squeeze(text)))
    return name if _ORGAN_NAME.match(name) and not _KIND_OF_ORGANS.match(name) else ""


def is_item(text: str) -> bool:
    """Whether a link in a column of annual reports may be a report: its text contains 年报 or 年度报告."""
    return _ITEM.search(squeeze(text)) is not None


def is_summary(text: str) -> bool:
    """Whether a link in a column of annual reports names a summary on disclosure: 2012年政府信息公开工作总结. Early
    reports were called so; its page must show that it is one.
    """
    return _SUMMARY.search(squeeze(text)) is not None


def may_lead_on(text: str) -> bool:
    """Whether a menu's entry may lead to what is disclosed, though not in the usual words: 阳光政务, 透明政府, 公示公告."""
    return _MAY_LEAD.fullmatch(squeeze(text)) is not None


def path_hint(path: str) -> Sort:
    """What the pinyin in a path suggests: a column of annual reports, a hub, or nothing (`other`)."""
    lower = path.lower()
    if _PINYIN_COLUMN.search(lower):
        return "column"
    return "hub" if _PINYIN_HUB.search(lower) else "other"


def is_cut_short(text: str) -> bool:
    """Whether a list has shortened the link's text."""
    return text.rstrip().endswith(("…", "...", "．．．", ".."))
