"""题名: the titles of annual reports, in the wordings that organs use, misprints and covering letters among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.interpret.whose.organs import (
    NUMBERED,
    bare,
    is_government,
    is_said_of_others,
    organ,
    same_organ,
    without_office,
    without_party,
    without_verbs,
)
from parsers.text import chinese_number, clean, squeeze

YEAR = r"(?:(?:19|20)\d{2}|二[〇零○O0][〇零○O0一二三四五六七八九]{2})"
_NAME = rf"(?:[^\d,，。;；:：>》《|!?？!/_]|{NUMBERED})"
_OPEN = (
    r"(?:(?:政府|政务)?(?:信息|政务)(?:工作)?(?:主动)?公开(?:公开)*(?:信息)?"
    r"|(?:政府)?(?:工作|信息)公开|政府公开(?:信息)?|公开政府信息|政府信息)"
)
"""What the report is about; 信息工作公开, 工作公开, 公开信息 and a lost 公开 are slips of real titles."""
_AND = r"(?:工作)?[和与及暨、]"
_ABOUT = rf"(?:政务公开{_AND})?{_OPEN}(?:{_AND}政务公开)?"
"""Some organs report on 政务公开 in the same document."""
SUBJECT = (
    rf"{_ABOUT}(?:工作)*(?:情况)?(?:的)?(?:年度)?(?:的)?(?:工作)?(?:情况)?(?:的)?"
    r"(?:(?:总结)?报告|年报(?:告)?|总结)(?:书)?"
)
_TABLE = (
    rf"{_ABOUT}(?:工作)*(?:年度报告|年度|报告|年报)?(?:的)?(?:有关|相关|工作|基本)?(?:情况|数据|信息|指标)?(?:年度)?(?:的)?"
    r"(?:统计|汇总|报送|填报|上报|情况|数据|附|年报|报|分析|一览)+表"
)
"""What the table of an annual report is called: 政府信息公开情况统计表."""
_TAIL = r"(?:\((?P<within>[^()]{1,20})\)|[-—~～·]+(?P<last>[^-—~～·]{3,20})|的?(?:公告|公示|通告)|的(?:通知|函))?"
"""What stands behind a title: (公示稿); the organ too, (县司法局) or —某县司法局."""
_WHOLE_YEAR = rf"(?:[.年/-]0?1[.月/-]0?1日?(?:至|到|[-—~–])+(?:(?P<until>{YEAR})[.年/-])?12[.月/-]31日?)?"
"""The rest of a period from a year's first day to its last."""
_MONTHS = r"(?:\(?0?1月?(?:至|到|[-—~–])12月份?\)?)?"
_FIRST_MONTHS = r"(?:(?<=2008)年?度?\(?0?5月(?:0?1日)?(?:至|到|[-—~–])+(?:2008年)?12月(?:31日|底)?\)?)"
"""The first report: the Regulations of 2007 came into force on 1 May 2008."""
_SHORT = rf"(?:{YEAR}|(?<!\d)(?:0[89]|[12]\d)(?=年))"
"""A year, also without its century: 23年."""
_OPENS, _CLOSES = r"[(\[〔【]?", r"[)\]〕】]?"
_TITLES = (
    re.compile(
        rf"(?:关于)?(?P<before>{_NAME}*?){_OPENS}(?P<year>{_SHORT}){_CLOSES}(?:{_FIRST_MONTHS}|{_WHOLE_YEAR}(?:年度|年|度)?){_MONTHS}{_CLOSES}"
        rf"(?P<after>{_NAME}*?){SUBJECT}{_TAIL}"
    ),
    re.compile(
        rf"(?:关于)?(?P<before>{_NAME}*?){SUBJECT}\(?(?P<year>{YEAR})(?:{_FIRST_MONTHS}|{_WHOLE_YEAR})(?:年度|年)?\)?(?P<after>){_TAIL}"
    ),
    re.compile(
        rf"(?:关于)?(?P<before>{_NAME}*?)(?:政府)?(?:信息|政务)公开(?:工作)?(?P<year>{YEAR})(?:年度|年)?(?:年度)?(?P<after>)"
        rf"(?:工作)?(?:报告|年报){_TAIL}"
    ),
    re.compile(rf"(?:关于)?(?P<before>{_NAME}*?)(?P<year>)(?P<after>){SUBJECT}{_TAIL}"),
)
_TABLE_TITLE = re.compile(
    rf"(?:关于)?(?P<before>{_NAME}*?)(?:{_OPENS}(?P<year>{_SHORT}){_CLOSES}{_WHOLE_YEAR}(?:年度|年|度)?{_CLOSES})?(?P<after>{_NAME}*?){_TABLE}"
    rf"(?:[-—~～·]{{0,3}}\(?(?P<behind>{YEAR})(?:年度|年|度)?\)?)?(?:\((?P<within>[^()\d]{{1,20}})\))?"
)
_ABOUT_A_REPORT = re.compile(r"报告|年报|总结")
_MAY_BE = re.compile("[报報総总總\U0002f857]")
"""Characters that are 报 or 总 once they are squeezed."""
_LETTER = re.compile(
    r"(?P<sender>[^《》]{0,40}?)(?:关于|关於)?(?:报送|上报|呈报|报备|呈送|送审|报请审核|(?:重新)?(?:公布|发布|公开|印发)|更正|修订|修改|订正|勘误)"
    r"《?(?P<sent>[^《》]+?)》?的?(?:函|报告|请示|公告|公示|通告|通知|说明|声明|启事)"
)
"""A letter that a report is sent with, or a notice that makes it public or corrects it; the report follows, or is
attached.
"""
_IS_CORRECTED = re.compile(
    r"^关于对?(?=.)|(?:进行|予以|作出|的)?(?:更正|修订|修改|订正|勘误)的?(?:公告|说明|声明|启事|通知)$"
)
"""What stands around a title in the name of a notice: 关于对…进行更正的公告."""
_PLACEHOLDER = re.compile(r"[(\[【]?报送年[度份]?[)\]】]?")
"""Words of a template that were left in place of the year."""
_MARKED = re.compile(r"^(?:【(?P<one>[^】]*)】|\[(?P<other>[^\]]*)\]|年度?|度)")
_BEFORE = re.compile(
    r"(?:(?:(?:更正|修订|订正|勘误)(?:公告|说明|声明|启事|通知)?:?|重新(?:公布|发布|公开|上传):?|最新|(?i:new|hot|top)!?)"
    rf"|[\[(]?(?:{YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d\d[-./]\d\d)[\])]?(?=\D|{YEAR}年)"
    r"|(?:首页|[\u4e00-\u9fff]{2,6})[|>]+|[★☆●◆■□▲△▪•※#=>»*]+|附件?\d{0,2}[:.、]?|\d{1,3}[.、)]|\(\d{1,2}\)"
    r"|[\(【](?:主动|依法)?(?:公开|公示|公布|发布|上网|挂网|定|终|正式|修订|修改|更正|最终)(?:稿|版|件)?[\)】]"
    rf"|{YEAR}年\d{{1,2}}月(?:\d{{1,2}}日)?(?=[^\d年]+{YEAR})|[\u4e00-\u9fff]{{2,12}}[〔\[(]{YEAR}[〕\])]\d{{1,4}}号)++"
)
"""What stands before a title: ornaments, its number in a list, 附件1, （公开）, 更正：, a day, or a letter's number."""
_NAMED = re.compile(r"(?P<name>[^:_]{3,40}):(?P<title>[^:_]+)|(?P<whole>[^:_]+)_(?P<behind>[^:_]{3,40})")
"""A title with its organ apart: 某局：2023年…, 2023年…报告_某局."""

LONGEST_TITLE = 90
"""Characters of a title."""


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    """As printed, without blanks and line breaks."""
    issuer: str | None
    year: int | None


def may_be_titled(text: str) -> bool:
    """Whether a text may hold a title, or the end of one, by a glance at it: few lines do."""
    return _MAY_BE.search(text, 0, LONGEST_TITLE * 10) is not None


def read_title(text: str) -> Title | None:
    """The title of an annual report, with issuer and year if it names them; None for any other text."""
    if not may_be_titled(text):
        return None
    cleaned = clean(text[: LONGEST_TITLE * 10])
    squeezed = squeeze(cleaned)
    if len(squeezed) > LONGEST_TITLE or not _ABOUT_A_REPORT.search(squeezed):
        return None
    if before := _BEFORE.match(squeezed):
        squeezed = squeezed[before.end() :]
    squeezed = _together(squeezed)
    printed = re.sub(r"\s+", "", cleaned)
    letter = _LETTER.fullmatch(squeezed)
    if letter and "报送年" not in squeezed:
        sent = _plain_title(letter["sent"], printed)
        if sent is not None:
            return Title(printed, sent.issuer or _issuer(letter["sender"]), sent.year)
    if squeezed.startswith("关于") and (bare_of := _IS_CORRECTED.sub("", squeezed)) != squeezed:
        return _plain_title(bare_of, printed)
    return _plain_title(squeezed, printed)


def read_table_title(text: str) -> Title | None:
    """The title of a table of an annual report (某局2016年政府信息公开情况统计表), with the organ and year it names."""
    squeezed = squeeze(clean(text[: LONGEST_TITLE * 2]))
    if not squeezed.endswith(("表", ")", "年", "度")) or not 2 < len(squeezed) <= LONGEST_TITLE:
        return None
    if before := _BEFORE.match(squeezed):
        squeezed = squeezed[before.end() :]
    match = _TABLE_TITLE.fullmatch(squeezed)
    if match is None or match["until"] not in {None, match["year"]}:
        return None
    issuer = _behind(match["within"], _issuer(match["before"] + match["after"]))
    named = issuer if issuer and organ(issuer) else None
    return Title(re.sub(r"\s+", "", clean(text)), named, year_of(match["year"] or match["behind"] or ""))


def _together(squeezed: str) -> str:
    """The title with its organ where most titles have it, if a colon or a low line sets it apart."""
    apart = _NAMED.fullmatch(squeezed)
    if apart is None or organ(apart["name"] or apart["behind"]) is None:
        return squeezed
    return f"{apart['name']}{apart['title']}" if apart["name"] else f"{apart['whole']}—{apart['behind']}"


def _plain_title(squeezed: str, printed: str) -> Title | None:
    for pattern in _TITLES:
        match = pattern.fullmatch(squeezed)
        if match and match.groupdict().get("until") in {None, match["year"]}:
            first = _issuer(match["before"] + match["after"])
            if match["last"] and _behind(match["last"], None) is None:
                continue
            return Title(printed, _behind(match["within"] or match["last"], first), year_of(match["year"]))
    return None


def _behind(name: str | None, first: str | None) -> str | None:
    """The issuer of a title behind which a name stands, and in which `first` does: the place of an organ, or none."""
    found = organ(name) if name else None
    if found is None or is_government(found) or (first and (same_organ(first, found) or not _PLACE.fullmatch(first))):
        return first
    return found if first is None or found.startswith(first[:2]) else first + _LEVEL.sub("", found)


_PLACE = re.compile(r"[^局委办院]{2,20}[省市县区州盟旗](?:人民政府)?")
_LEVEL = re.compile(r"^[省市县区州盟旗](?=..)")
"""The word for its place before an organ's name: 县司法局."""


_NO_LETTERS = re.compile(r"[»›→▸▶►➤|>\\~=+*#@&^%$★☆●◆■□▲△※]")
"""Marks between the steps of a path, and ornaments: none is in a name."""


_COLUMNS = ("年报", "报告", "公开", "专栏", "栏目", "目录")
"""How columns of a portal end, whose names a path has before a title."""
_UNDER = re.compile(r"(?:所属|下属|直属)(?:事业)?(?:单位|机构)")
"""What an organ's report calls those below it, before the name of one."""


_PERIOD = re.compile(r"(?:(?:本|上一?|当|该|全)?年度?|(?<=[局委办厅院府会处])度)$")
"""Words for a year that stand in the place of its number, behind the organ: 某局本年度."""


def _issuer(text: str) -> str | None:
    """The organ in a title, without the words and marks around it; None for words that no organ is called by."""
    name = text.strip("“”\"'·-— ")
    if marked := _MARKED.match(name):
        inside = marked["one"] or marked["other"]
        name = (inside if inside and organ(inside) else "") + name[marked.end() :]
    name = name.removeprefix("关于").removesuffix("的").removesuffix("关于")
    name = without_office(bare(without_verbs(_PLACEHOLDER.sub("", without_party(name)))))
    half = len(name) // 2
    name = name[:half] if name[:half] * 2 == name else name  # the organ's name before the title
    name = _PERIOD.sub("", name)
    name = f"{name}政府" if name.endswith("人民") else name  # 某县人民政府信息公开年报
    name = name[under.end() :] if (under := _UNDER.match(name)) and organ(name[under.end() :]) else name
    if len(name) < len("某县") or name.endswith(_COLUMNS) or name[-1] in "和与及暨、" or _NO_LETTERS.search(name):
        return None
    return None if is_said_of_others(name) else name


def year_of(text: str) -> int | None:
    """The year written as 2023, 23 or 二〇二三; None for no text."""
    if not text:
        return None
    if len(text) == len("23"):
        return 2000 + int(text)
    return int(text) if text.isdigit() else chinese_number(re.sub("[○O0]", "〇", text))
