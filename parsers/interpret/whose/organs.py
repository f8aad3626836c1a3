"""机关名: which words name an organ, and whether two names mean the same one.

A name is taken from running text only if it ends like an organ's and holds none of the words that stand
around names, so that a slip leaves a report without an issuer rather than with a wrong one.
"""

from __future__ import annotations

import re

from parsers.text import clean, squeeze

NUMBERED = (
    r"(?<=第)\d{1,3}(?![\d年期号次批季条届])"
    r"|(?<!\d)1[12]\d{1,3}(?=急救|指挥|报警|政务服务|热线|投诉)"
)
"""Digits that belong to an organ's name: 第11中学, 120急救中心. All others are years, dates or numbering."""
LONGEST_NAME = 100
"""Characters of an issuer's name that a page or its portal states; the longest real ones have some forty."""
_LONGEST_IN_TEXT = 40
_NEAR = 6
_OBEYED = re.compile(r"(?:按照|根据|依据|依照|遵照|落实|贯彻|执行|响应|报送|接受|配合)[^,，。；;]{0,3}$")
"""What stands before the name of a government that others obey or report to: 按照某县人民政府要求，我单位."""
_LEAST = 3
"""Least number of characters of a name: 嵩县 alone is only taken from a title."""

_ORGAN = re.compile(
    rf"(?:[\u4e00-\u9fff()·]|{NUMBERED})++"
    r"(?:(?<=[局委办厅署队站所府镇乡县市区省州盟旗馆校院社会联部台处行团学司心道庭园室厂])|(?<=海关|监狱)|(?<=[农林牧渔]场|[一二三四五六七八九十]师))(?:\([\u4e00-\u9fff]{2,30}\))?"
)
_NO_NAME = re.compile(
    r"^(?:我|本(?!溪)|各|该|其|此|你|全(?=[省市区镇乡系]|县(?!级)|州(?!县))|与|由|在|为|以|是|对|现|特此|同时|同意|如[有需]"
    r"|和(?![平顺田静硕布政林龙])|经(?!济|开)|从(?![化江])|向(?!阳)|将(?!乐))"
    r"|我[局委办厅院市县区镇乡省]|本(?:局|委|机关|单位|部门|级|年|网|站)|各(?:县|区|部门|单位|乡|镇|级|有关)|有关|相关|上级|条例|规定"
    r"|要求|精神|意见|办法|公布|公示|发布(?!中心)|撰写|编制(?!委|办)|编写|起草|报告|年报|总结|信息公开|政务公开|打印|分享到?|来源|下载"
    r"|扫一扫|浏览|收藏|字体|点击|阅读|日报|晚报|早报|商报|时报|晨报|新闻网|网站|本网|转载|按照|依据|参照|借鉴|对照|如下|向社会|公众号|统计期限"
    r"|数据统计|以来|首页|位置|栏目|专栏|目录|领导下|年度|负责|牵头|下列|以下|要点|[、，。：:;；!！?？“”]"
)
"""Words that stand before and between names, or belong to a page; none is part of an organ's name."""
_OF_OTHERS = re.compile(
    r"^(?:我|本|各|全(?!州县))[省市县区州局委办厅院镇乡级机单部](?!场)|打印|分享到|来源[:：]|下载|扫一扫|浏览|收藏|字体|首页|当前位置|您的位置|栏目|专栏|公开目录"
    r"|^(?:更正|修订|订正|勘误|撤销|重新|最新)|公开指南|统计期限|按照|根据|现公布|现发布|如下|上一篇|下一篇|做好|编制工作|^(?:上|下)一[篇条]|日报$|晚报$|法定主动公开"
    r"|^(?:(?:办事|便民|政务|公共|公众|网上)服务|(?:互动|政民)(?:交流|互动)|(?:网上)?办事(?:大厅|指南)?|(?:新闻|工作)(?:动态|中心)|数据开放|依申请公开)$"
)
_GOVERNMENT = re.compile(
    r"(?:人民)?政府(?:办公室|办公厅|办)?$|管委会(?:办公室)?$|办公室$|办公厅$|(?:街道)?办事处$|街道办$|街道$"
)
_VERBS = (
    r"(?:现将|现就|现予|现面|现向|现|特此|特|兹将|兹|将(?!乐)|面向|向?社会|向?公众|予以|公布|公示|发布|公开|编制|编写|撰写|形成|制作|起草|汇总"
    r"|上传|上报|报送|提交|完成|了|《|关于|的|并|就|以下简称|把|其|依法|按时|如期|及时|主动)"
)
_LEADING, _LAST_VERB = re.compile(rf"^{_VERBS}++"), re.compile(rf"{_VERBS}$")
_LONGEST_VERB = 4
_LEVELS = re.compile("[省市县区州盟旗镇乡]")


_ITSELF = re.compile(
    r"(?<=[局厅委会室府院署])(?:[(（](?:本级|机关|局机关|机关本级)[)）]|机关本级|本级|(?<![党委])机关)$"
)
"""What says that the organ itself is meant, without those below it: 某局（本级）, 某局机关."""


def bare(name: str) -> str:
    """A name in one style of brackets, without one that has no partner, and without the words for the organ itself."""
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    name = _ITSELF.sub("", name)
    return name.replace("(", "（").replace(")", "）")


def is_said_of_others(name: str) -> bool:
    """Whether words in a title's place for a name are a page's own, or a sentence's."""
    return _OF_OTHERS.search(name) is not None


_KIND = re.compile(
    "(?:[各全省市县区州盟旗镇乡委办局厅级属直管辖驻垂双内设公共企事业]|街道|部门|单位|机构|派出|开发区|园区|功能区)++"
)


def organ(text: str) -> str | None:
    """The organ whose name the whole text is (squeezed); None for any other words."""
    name = text.strip("“”\"'《》〈〉·-—")
    if not _LEAST <= len(name) <= _LONGEST_IN_TEXT or _NO_NAME.search(name) or not _ORGAN.fullmatch(name):
        return None
    return None if is_part(name) or is_kind(name) else bare(name)


def is_kind(name: str) -> bool:
    """Whether a name is that of a kind of organs, as tabs and columns have them: 委办局, 镇乡街道, 市直部门."""
    return _KIND.fullmatch(name) is not None


def without_verbs(text: str) -> str:
    """The text without the verbs around a name: 现公布某局, 某局现面向社会公开."""
    text = _LEADING.sub("", text)
    while match := _LAST_VERB.search(text[-_LONGEST_VERB:]):
        text = text.removesuffix(match[0])
    return text


_NO_ORGAN = re.compile(
    r"日报|晚报|商报|新闻|融媒|传媒|电视台|新华社|信息中心$|本站|本网|转载|网$|^https?:|管理员|admin", re.IGNORECASE
)


def stated(text: str) -> str | None:
    """The name that a page states as that of a publisher; None for a newspaper, a site, or an organ's own part."""
    name = clean(text).strip()
    if not 0 < len(name) <= LONGEST_NAME or is_said_of_others(squeeze(name)):
        return None
    if _NO_ORGAN.search(name):
        return None
    return None if is_part(squeeze(name)) else name


def is_part(name: str) -> bool:
    """Whether a name is that of a part of some organ, and names no organ: 办公室, 局办公室, 综合科."""
    return re.fullmatch(r"(?:[局委厅院县市区]|本局|单位)?(?:办公室|办公厅|综合办|办|秘书处)", name) is not None or (
        len(name) <= 6 and re.search(r"[科股]$", name) is not None
    )


_DISCLOSURE_OFFICE = re.compile(
    r"(?<=.)(?=[^局厅]{0,20}公开)(?:(?<!人民)政府|政务|信息|公开|工作|领导|协调|小组|[与和及、]){2,12}(?<!政务)(?<!信息)"
    r"(?:办公室|中心|办|处|科|股)$"
)
"""An organ's part that sees to its disclosure, and no organ itself."""
_OFFICE = re.compile(
    r"(?<=[局厅署])(?:办公室|综合科|办)$|(?:(?<=管委会)|(?<=管理委员会))(?:办公室|办)$"
    r"|(?<=[镇乡府处道区会])(?:党政|党群|党建|综合)(?:综合|事务|工作|服务|管理)*(?:办公室|中心|办)$"
)
_WITH_ITS_PARTY = re.compile(r"(?:党工委|党委)[、和与及](?=办事处|街道办|(?:人民)?政府|管委会|管理委员会)")


def without_office(name: str) -> str:
    """The organ of an office within it: 林业局办公室 is 林业局, 某镇党政办公室 is 某镇, 某市人民政府政务公开办公室 is
    某市人民政府. 某开发区管委会办公室 is 某开发区管委会. Offices of governments (某市人民政府办公室) are organs
    themselves.
    """
    return _OFFICE.sub("", _DISCLOSURE_OFFICE.sub("", name))


def without_government_office(name: str) -> str:
    """The government of a government's office: 某市人民政府办公室 is 某市人民政府."""
    return re.sub(r"(?<=政府)(?:办公厅|办公室|办)$", "", name)


def without_party(text: str) -> str:
    """The text with the government alone where it names the party's committee with it: 某街道党工委、办事处."""
    return _WITH_ITS_PARTY.sub("", text)


def same_organ(one: str, other: str) -> bool:
    """Whether two names may mean one organ: with or without its place, shortened, a government or its office."""
    a, b = sorted((core(one), core(other)), key=len)
    if b.endswith(a):
        return True
    if len(_LEVELS.findall(a)) != len(_LEVELS.findall(b)) or a[:1] != b[:1]:
        return False
    rest = iter(b)
    return len(a) > 2 and a[-1] not in "省市县区镇乡" and all(sign in rest for sign in a)


def core(name: str) -> str:
    """A name without brackets and a government's own words, in one wording."""
    plain = re.sub(r"\([^()]*\)", "", squeeze(name)).replace("管理委员会", "管委会").replace("委员会", "委")
    return _GOVERNMENT.sub("", _GOVERNMENT.sub("", plain))


def is_government(name: str) -> bool:
    """Whether a name is that of a government, its office, or of a division alone; a portal is mostly theirs."""
    plain = squeeze(name)
    township = re.search(r"[镇乡](?:人民)?政府", plain)
    return not township and re.search(r"政府(?:办公室|办公厅|办|网)?$|门户网站$|[省市县区州旗]$", plain) is not None


def speaks_as_an_office(text: str) -> bool:
    """Whether a narrative speaks of itself as a department does (我局), not as a government does (我县)."""
    office = len(re.findall(r"我[局委厅院会署站所社馆镇乡]|本[局委厅院署站所社馆]|我街道", text))
    government = len(re.findall(r"我[省市县区州]", text))
    return office > government


_OWN_LEVEL, _WHOLE_LEVEL = re.compile("我([省市县区州旗盟])"), re.compile("全([省市县区州旗盟])")
_LEVEL = re.compile("[省市县区州旗盟](?=$)")


def speaks_as_a_government(text: str, name: str) -> bool:
    """Whether a narrative may be that of a government: it names the government, or says 我县 or 全县 of one that is a
    county's; that of a city above it says 我市.
    """
    said = "".join(text.split())
    if len(name) > _LEAST and any(not _OBEYED.search(before[-_NEAR:]) for before in said.split(name)[:-1]):
        return True
    own = _OWN_LEVEL.findall(said) or _WHOLE_LEVEL.findall(said)
    level = _LEVEL.search(core(name))
    return bool(own) and (level is None or max(set(own), key=own.count) == level[0])
