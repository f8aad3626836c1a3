"""依据: everything in and around a document that says whose report it is, and for which year.

Each place gives claims; `parsers.interpret.whose.identity` judges them by the order of `SOURCES`. A sentence is
taken apart clause by clause; what is left of a clause without its verbs must be the name of an organ as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.interpret.whose import organs
from parsers.interpret.whose.published import facts
from parsers.interpret.whose.sheet_words import NEAR, at_tables
from parsers.interpret.whose.titles import LONGEST_TITLE, SUBJECT, YEAR, Title, read_title, year_of
from parsers.interpret.words.headings import BOILERPLATE, text_of
from parsers.interpret.words.stream import Item, TextLine
from parsers.text import clean, squeeze

Source = Literal[
    "title",  # the title above the report
    "metadata",  # the page's own title of the report: ArticleTitle, or a part of <title> with a year
    "opening",  # the sentence that opens it: 现公布某局2023年…年度报告
    "signature",  # the name over the date at its end
    "period",  # the period its figures are for: 统计期限自2023年1月1日至12月31日
    "compiled",  # 由某办编制
    "table",  # what stands at the table itself: 填报单位：某局, or its title
    "contact",  # 如有疑问，请与某局联系
    "above",  # a name alone in the line above a title that names nobody
    "narrative",  # the first sentence's subject: 2023年，某局认真贯彻…
    "link",  # the words of the link to it, or a file's name
    "publisher",  # 发布机构, ContentSource
    "breadcrumb",
    "column",  # the column that the portal lists it in, and other hints of the portal
    "site",  # the site's own name
]
SOURCES: tuple[Source, ...] = Source.__args__  # type: ignore[attr-defined]
"""Most trusted first."""
OWN: frozenset[str] = frozenset(SOURCES[: SOURCES.index("contact") + 1])
"""Sources that are the report's own words; all others stand around it."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one place says. `text` is what is printed there."""

    source: Source
    issuer: str | None
    year: int | None
    text: str


_NEAREST = 5
"""Lines above a report among which a title stands that doesn't say what it is about."""
_LONGEST_LINE = 1_200
"""Characters of a paragraph that are searched; the sentence that opens a report is its first or second."""
_SENTENCE = re.compile(r"[^。;；!！]+")
_CLAUSE = re.compile(r"[,，:：]")
_NAME = r"[^,，。;；:：、《》()（）\d]"
_REPORTED = re.compile(rf"(?P<year>{YEAR})(?:年度|年)(?P<after>[^,，。;；:：\d《》]{{0,30}}?)《?{SUBJECT}")
_UNDATED = re.compile(r"本(?:年度)?报告|年度报告|年报")
_MADE = re.compile(r"公布|公开|发布|编制|编写")
_MADE_FOR = re.compile(rf"(?:公布|公开|发布|编制|编写)[^,，。;；:：\d]{{0,12}}(?P<year>{YEAR})(?:年度|年)?的?$")
"""What stands before 年度报告 in a sentence that doesn't say what it is about: 现公布2023年年度报告."""
_ACCORDING = re.compile(r"(?:根据|按照|依据|依照|遵照|遵循|为了?|认真|严格|结合|对照|深入|现将|现公布|现向|现面)")
_IN_MARKS = re.compile(r"\([^()]*\)|《[^《》]*》")
_COMPILED = re.compile(
    rf"由(?P<name>(?:(?!由){_NAME}){{3,40}}?)(?:(?:按照|根据|依据|依照|结合|汇总|综合(?!办|科|行政|执法|服务|管理))[^。由]{{0,160}}?)?"
    r"(?:负责|牵头|组织|统一|汇总|依法|具体){0,3}(?:编制|编写|编撰|撰写|起草|汇编|制作|拟制)"
)
_GATHERED = re.compile(
    rf"(?:汇总|综合|汇集)了?(?:{YEAR}(?:年度|年))?(?P<name>[\u4e00-\u9fff]{{1,12}}?[省市县区州盟旗])(?:所辖|下辖|所属)?各"
    r"(?:县|市|区|旗|乡|镇|街道|部门)[^。]{0,60}?(?:部门|单位|政府)[^。]{0,60}?(?:编制|编写|汇编)"
)
"""A report that is put together from those of a place's organs is its government's."""
_OF_ALL = re.compile(
    r"(?:汇总|综合|汇集)[^。]{0,40}?各(?:县|市|区|旗|乡|镇|街道)[^。]{0,60}?(?:部门|单位|政府|机关|委)"
)
_WELL_DONE = re.compile(rf"(?:做好|推进|加强)(?P<name>{_NAME}{{3,30}}?)的?(?:政府|政务)?信息公开(?:各项)?工作")
_SPEAKER = re.compile(r"我[局委办厅院站所处镇乡]|我街道|本(?:单位|机关|部门|局|委)")
_CONTACT = re.compile(
    rf"(?:请与|请同|请联系|请向|可与|可向|可联系|请致电|联系):?(?P<name>{_NAME}{{3,40}}?)"
    r"(?:\(|（|联系|咨询|反映|查询|电话|,|，|$)"
)
_ASKING = re.compile(r"联系|咨询|垂询|反映")
_PERIOD = re.compile(
    rf"(?:期限|统计|数据|时段|起止)[^。;；]{{0,24}}?(?P<year>{YEAR})年(?:1|01|一)月(?:1|01|一)日起?[,，]?(?:至|到|[-—~～–])+"
    rf"(?:(?P<until>{YEAR})年)?(?:12|十二)月(?:31|三十一)日"
)
_SUBJECT_OF_YEAR = re.compile(
    rf"(?:{YEAR}年(?:度|来|以来)?[,，]?|一年来[,，]?)?(?:[在以][^,，。]{{2,40}}(?:下|指导|引领|统领)[,，]){{0,2}}"
    rf"(?P<name>{_NAME}{{3,30}}?)"
    rf"(?:在(?={YEAR}年)|把(?=[^,，。]{{0,12}}公开)"
    r"|始终|认真|严格|坚持|深入|高度重视|全面|积极|紧紧|紧扣|按照|根据|以习近平|不断|扎实|持续|切实|依法|围绕"
    r"|在(?=[省市县区]委|上级|[^,，。]{2,12}(?:领导|指导)下))"
)
_ITS_GOVERNMENT = re.compile("[省市县区州旗](?:人民)?政府(?:办公[室厅]|办)?")
"""A government that a text only calls by its level: it may be the organ, or the one above it."""
_OPENS = re.compile(rf"(?P<year>{YEAR})年(?:度|以来)?[,，]")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
_CHINESE_DAY = rf"{YEAR}(?:年{_NUMERAL}月{_NUMERAL}日|(?P<mark>[.-])\d{{1,2}}(?P=mark)\d{{1,2}})"
_SIGNED = re.compile(rf"(?P<name>[^\d,，。;；:：]{{3,40}}?)(?P<day>{_CHINESE_DAY})")
_BELOW_TITLE = re.compile(rf"\((?P<name>[^\d,，。;；:：()]{{3,40}}?)(?:{_CHINESE_DAY})\)")
"""A name and a day in brackets, in a line of their own below a title."""
_DAY_ALONE = re.compile(_CHINESE_DAY)
_CRUMB = re.compile(r"位置[:：]?|首页[>»›/→|＞﹥-]|[»›][^»›]{1,40}[»›]")
_STEP = re.compile(r"[>»›/→|＞﹥\\]+|::|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
_PARTS = re.compile(r"[-_—–|>]+")
_WEB = re.compile(r"(?:门户网站|网站|门户网|政务网|网)$")
_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


_OF_YEAR = re.compile(rf"(?P<name>[\u4e00-\u9fff()]{{0,40}}?)(?P<year>{YEAR})(?:年度|年)?(?:年度报告|年报)")
"""What a report is called among reports: 某局2023年年报."""

Told = tuple[Claim, Title | None]
"""A claim, and the title that makes it, if it is one."""


def of_titles(top: Sequence[Item]) -> Iterator[Told]:
    """Titles in the lines above the report, nearest first: one line, or two or three joined."""
    printed = [line for line in map(text_of, top) if line is not None]
    lines = [line.text for line in printed]
    nearest = True
    for last in range(len(lines) - 1, -1, -1):
        alone = read_title(lines[last])
        if alone is None:
            yield from _without_a_whole(lines, last)
            continue
        if alone.issuer and not _is_organ(alone.issuer) and (broken := list(_broken(lines, last, alone))):
            yield from broken
        else:
            # A heading farther away is the page's: where it says another year than the text, that is told.
            place: Source = "title" if nearest or not printed[last].is_heading else "metadata"
            yield Claim(place, alone.issuer, alone.year, alone.text), alone
            if alone.issuer is None:
                yield from _below_a_name(lines, last, alone)
        nearest = False
    if nearest:
        yield from _of_year(lines[-_NEAREST:])


def _of_year(lines: Sequence[str]) -> Iterator[Told]:
    """The title that doesn't say what the report is about, where no other is there. Of several years it is a menu."""
    read = [(line, _OF_YEAR.fullmatch(squeeze(clean(line[:LONGEST_TITLE])))) for line in lines]
    found = [(line, match) for line, match in read if match]
    if len({match["year"] for _, match in found}) != 1:
        return
    for line, match in reversed(found):
        if not match["name"] or organs.organ(match["name"]):
            title = Title(line.strip(), organs.organ(match["name"]), year_of(match["year"]))
            yield Claim("title", title.issuer, title.year, title.text), title


def _joined(lines: Sequence[str], last: int) -> Iterator[tuple[str, Title]]:
    """Titles of two or three lines that end at `last`, each with its lines but the last."""
    for count in range(2, min(3, last + 1) + 1):
        upper = "".join(lines[last - count + 1 : last])
        if title := read_title(upper + lines[last]):
            yield upper, title


def _without_a_whole(lines: Sequence[str], last: int) -> Iterator[Told]:
    """Titles whose last line is none by itself. A third line counts only if it adds the organ."""
    known = False
    for _, title in _joined(lines, last):
        if not known or title.issuer:
            yield Claim("title", title.issuer, title.year, title.text), title
        known = True


def _broken(lines: Sequence[str], last: int, alone: Title) -> Iterator[Told]:
    """Titles whose last line begins within a word: 政局2023年…, below 洛阳市财."""
    for _, title in _joined(lines, last):
        if (title.issuer and _is_organ(title.issuer)) or (title.issuer is None and title.year and not alone.year):
            yield Claim("title", title.issuer, title.year, title.text), title


def _below_a_name(lines: Sequence[str], last: int, alone: Title) -> Iterator[Told]:
    """Titles that are whole but for the organ. A name alone in the line above may be the site's: it is a claim of
    its own.
    """
    for upper, title in _joined(lines, last):
        if not alone.year and title.year:
            yield Claim("title", title.issuer, title.year, title.text), title
        elif title.issuer and _is_organ(title.issuer):
            is_apart = alone.year is not None and _is_organ(upper)
            yield Claim("above" if is_apart else "title", title.issuer, title.year, title.text), title


def _is_organ(name: str) -> bool:
    return organs.organ(squeeze(name)) is not None


def of_tables(items: Sequence[Item], start: int, end: int, titles: Sequence[Claim]) -> Iterator[Told]:
    """What stands at the tables themselves. What may be meant otherwise is said only if neither that nor one of the
    `titles` says anything else.
    """
    said = list(at_tables(items, start, end))
    known = [(each.issuer, each.year) for each in titles if each.source in OWN]
    known += [(each.issuer, each.year) for each in said if each.is_sure]
    for each in sorted(said, key=lambda one: not one.is_sure):
        if each.is_sure or not any(issuer if each.issuer else year for issuer, year in known):
            yield Claim("table", each.issuer, each.year, each.text), each.title


_MENU = 12
"""Lines below a report in which a list of others would show more titles than its own."""


def of_titles_below(items: Sequence[Item], end: int) -> Iterator[Told]:
    """The title directly below a report, whose last item has the index `end`. One of several is of a list."""
    lines = [line.text for line in map(text_of, items[end + 1 : end + 1 + _MENU]) if line is not None]
    found = [(at, title) for at, line in enumerate(lines) if (title := read_title(line))]
    if len(found) != 1 or found[0][0] >= NEAR or any(map(BOILERPLATE.match, lines[: found[0][0] + 1])):
        return
    title = found[0][1]
    yield Claim("table", title.issuer, title.year, title.text), title


def of_metadata(properties: Mapping[str, str]) -> Iterator[Told]:
    """ArticleTitle and the parts of <title>. What <title> says of the site, or of a column, comes last."""
    article = properties.get("ArticleTitle", "")
    for part in (article, *_PARTS.split(article), *article.split()):
        if title := read_title(part):
            yield Claim("metadata", title.issuer, title.year, f"ArticleTitle: {title.text}"), title
            break
    whole = properties.get("title", "")
    for part in _PARTS.split(whole):
        yield from _of_head(part.strip())
    if name := organs.organ(squeeze(clean(properties.get("SiteName", "")))):
        yield Claim("site", name, None, f"SiteName: {properties['SiteName']}"), None


def _of_head(part: str) -> Iterator[Told]:
    """Claims of a part of <title>."""
    said = f"title: {part}"
    title = read_title(part)
    first, _, rest = part.partition(" ")
    if rest and (name := organs.organ(squeeze(first))) and organs.is_government(name):
        # 某县人民政府 2023年…年度报告: the name of a portal before the title of an article
        yield Claim("site", name, None, said), None
        yield from _of_head(rest)
    elif title and title.year:
        yield Claim("metadata", title.issuer, title.year, said), title
    elif rest:
        for word in part.split():
            yield from _of_head(word)
    elif title and title.issuer:
        yield Claim("column", title.issuer, None, said), None
    elif name := organs.organ(squeeze(part)) or organs.organ(_WEB.sub("", squeeze(part))):
        yield Claim("site", name, None, said), None


def of_text(lines: Sequence[TextLine]) -> Iterator[Claim]:
    """Claims of the sentences that open a report: those above its first section, and the first of that."""
    for line in lines:
        text = squeeze(clean(line.text[:_LONGEST_LINE]))
        for match in _PERIOD.finditer(text):
            if match["until"] in (None, match["year"]):
                yield Claim("period", None, year_of(match["year"]), line.text)
        for found in _SENTENCE.finditer(text):
            yield from _of_sentence(found[0], line.text)
        if _UNDATED.search(text):
            yield from _compiled_alone(text, line.text)


def _compiled_alone(text: str, printed: str) -> Iterator[Claim]:
    """根据…要求，由某办编制。全文包括…: a sentence that leaves out what is compiled, beside one that says 本报告."""
    for found in _SENTENCE.finditer(text):
        match = None if re.search(r"报告|年报", found[0]) else _COMPILED.search(found[0])
        if match and match.end() == len(found[0]) and (name := _named(match)):
            yield Claim("compiled", name, None, printed)
            return


def _of_sentence(sentence: str, printed: str) -> Iterator[Claim]:
    sentence = organs.without_party(sentence)
    if re.search(r"报告|年报", sentence):
        for pattern in (_COMPILED, _GATHERED):
            if name := _named(pattern.search(sentence)):
                yield Claim(
                    "compiled",
                    organs.without_government_office(name) if _OF_ALL.search(sentence) else name,
                    None,
                    printed,
                )
                break
    if _ASKING.search(sentence) and re.search(r"疑问|问题|意见|建议|报告", sentence):
        for match in _CONTACT.finditer(sentence):
            if name := _named(match):
                yield Claim("contact", name, None, printed)
                break
    if _SPEAKER.search(sentence) and (name := _named(_WELL_DONE.search(sentence))):
        yield Claim("narrative", name, None, printed)
    reported = _REPORTED.search(sentence)
    if reported and (len(sentence) < len(printed) or read_title(sentence) is None):
        name = _named(reported, "after") or _announcing(sentence[: reported.start()])
        yield Claim("opening", name, year_of(reported["year"]), printed)
        return
    undated = None if reported else _UNDATED.search(sentence)
    if undated and _MADE.search(sentence):
        before = sentence[: undated.start()]
        name, made = _announcing(before), _MADE_FOR.search(before)
        if name or made:
            yield Claim("opening", name, year_of(made["year"]) if made else None, printed)


def _named(match: re.Match[str] | None, group: str = "name") -> str | None:
    if match is None:
        return None
    return organs.organ(organs.without_office(organs.without_verbs(match[group])))


def _announcing(before: str) -> str | None:
    """The organ that a sentence says makes its report public; `before` is what stands before the report's name."""
    clauses = _CLAUSE.split(_IN_MARKS.sub("", before))
    if name := organs.organ(organs.without_office(organs.without_verbs(clauses[-1]))):
        return name
    for clause in reversed(clauses):
        for match in _ACCORDING.finditer(clause[:80]):
            if name := organs.organ(organs.without_office(organs.without_verbs(clause[: match.start()]))):
                return name
    return None


def of_narrative(lines: Sequence[TextLine]) -> Iterator[Claim]:
    """The subject of a narrative's first sentence: 2023年，某县林业局认真贯彻…."""
    for line in lines:
        text = squeeze(clean(line.text[:200]))
        match = _SUBJECT_OF_YEAR.match(text)
        if match is None or _ITS_GOVERNMENT.fullmatch(match["name"]):
            continue
        if re.search("[省市县区州旗镇乡]|街道", match["name"]) and (name := organs.organ(match["name"])):
            yield Claim("narrative", name, None, line.text)
            return


def of_year(lines: Sequence[TextLine], narrative: str) -> Iterator[Claim]:
    """The year with which the narrative begins (2023年，我局认真贯彻…), if it names no other one as often but the next,
    of which plans are made.
    """
    squeezed = squeeze(narrative)
    found = next((match for line in lines if (match := _OPENS.match(squeeze(clean(line.text[:80]))))), None)
    if found is None or (year := year_of(found["year"])) is None:
        return
    counts = Counter(int(each) for each in _ANY_YEAR.findall(squeezed))
    if all(counts[year] > count for each, count in counts.items() if each not in {year, year + 1}):
        yield Claim("narrative", None, year, found.string)


def of_signature(items: Sequence[Item]) -> Iterator[Claim]:
    """The name over the date at the end of a report; `items` are those after its last heading and table."""
    lines = [line.text for line in map(text_of, items) if line is not None]
    for at, line in enumerate(lines):
        text = squeeze(line[:120])
        match = _SIGNED.fullmatch(text)
        if match and (name := organs.organ(organs.without_office(match["name"]))):
            yield Claim("signature", name, None, line)
            return
        following = squeeze(lines[at + 1][:40]) if at + 1 < len(lines) else ""
        if _DAY_ALONE.fullmatch(following) and (name := organs.organ(organs.without_office(text))):
            yield Claim("signature", name, None, f"{line} / {lines[at + 1]}")
            return


def of_bracket(lines: Sequence[str]) -> Iterator[Claim]:
    """The name that stands with a day in brackets below a title; `lines` are those nearest above the report."""
    for line in lines:
        match = _BELOW_TITLE.fullmatch(squeeze(line[:120]))
        if match and (name := organs.organ(organs.without_office(match["name"]))):
            yield Claim("signature", name, None, line)


def of_breadcrumb(top: Sequence[Item]) -> Iterator[Claim]:
    """The organ nearest to the report in the path that a page prints: 首页 > 某县林业局 > 政府信息公开年报."""
    for text in facts(top):
        squeezed = squeeze(text[:300])
        if not _CRUMB.search(squeezed):
            continue
        steps = _STEP.split(re.sub(r"^.{0,6}?位置[:：]?", "", squeezed))
        if len(steps) < 2:
            continue
        for at, step in reversed(list(enumerate(steps))):
            if name := organs.organ(step):
                yield Claim("breadcrumb" if _is_section(steps, at, name) else "site", name, None, text)
                return


def _is_section(steps: Sequence[str], at: int, name: str) -> bool:
    """Whether a step of a breadcrumb is an organ's own section. A government's name is mostly that of the portal: it
    is a section where it isn't the first step, and its yearly reports are the next.
    """
    if not organs.is_government(name):
        return True
    following = steps[at + 1] if at + 1 < len(steps) else ""
    return at > 0 and not _WEB.search(name) and _REPORTS.search(following) is not None


_REPORTS = re.compile(r"年报|年度报告")
_PUBLISHER = re.compile(
    r"(?:(?:发布|公开|发文|信息公开)(?:机构|机关|单位)[】\]]?[:：]?|(?:责任|编制|填报|报告|公布)(?:机构|机关|单位|部门)[】\]]?[:：])"
    rf"((?:[^\d:：;；,，\[\]【】|]|{organs.NUMBERED}){{3,40}}?)"
    r"(?=发布|公开|发文|生成|成文|索引|主题|文号|信息|名称|编制|填报|报告|公布|责任|日期|时间|$)"
)


_SOURCE = re.compile(
    rf"(?:来源|稿源|供稿单位)[】\]]?[:：](?P<name>(?:[^\d:：;；,，。\[\]【】|]|{organs.NUMBERED}){{3,40}}?)"
    r"(?=发布|公开|发稿|时间|日期|浏览|点击|访问|阅读|作者|编辑|审核|责任|字体|字号|打印|\(|\[|【|\||\d|$)"
)
"""The source that a page prints over an article: an organ, or a newspaper."""


def of_publisher(top: Sequence[Item], properties: Mapping[str, str]) -> Iterator[Claim]:
    """The publisher (发布机构) that the page states, else the organ that it names as its source."""
    said = list(facts(top))
    for text in said:
        match = _PUBLISHER.search(squeeze(clean(text)))
        if match and (name := organs.stated(match[1].strip())):
            yield Claim("publisher", name, None, text)
            break
    else:
        sources = ((text, _SOURCE.search(squeeze(clean(text[:300])))) for text in said if "源" in text or "稿" in text)
        named = ((text, organs.organ(match["name"])) for text, match in sources if match)
        own = ((text, name) for text, name in named if name and organs.stated(name) and not organs.is_government(name))
        yield from (Claim("publisher", name, None, text) for text, name in own)
    for key in ("发布机构", "ContentSource", "Author"):
        value = properties.get(key, "")
        if name := organs.stated(value):
            yield Claim("publisher", name, None, f"{key}: {name}")
            return


_NO_NAME = re.compile(r"^\d|年报|年度报告|公开$")
"""Columns that are named for what they hold."""
_CUT_SHORT = re.compile(
    r"([\u4e00-\u9fff]{3,40}?)((?:19|20)\d{2})年度?(?:政府|政务)?信息[\u4e00-\u9fff]{0,12}(?:…+|\.{2,6})"
)
"""The title of an article as a list cuts it."""
_YEARLY = re.compile(r"((?:19|20)\d{2})(?:年度?)?(?:年度?报告|报告|年报|年度)(?:\.[A-Za-z]{2,5})?")
_DATED_ORGAN = re.compile(r"([\u4e00-\u9fff]{2,30}?)((?:19|20)\d{2})年(?:报|度?(?:报告|年报)?)")


def of_hints(title: str | None, issuer: str | None) -> Iterator[Told]:
    """What the portal says: the words of the link or a file's name, and the organ of the column."""
    for part in dict.fromkeys(filter(None, (title, *_PARTS.split(title or ""), *(title or "").split()))):
        if found := read_title(_ENDING.sub("", part)):
            yield Claim("link" if found.year else "column", found.issuer, found.year, found.text), found
            break
    else:
        # 某某局 2022年: an entry that is only a name, below the heading of a year; 某某局2022年度报告.
        words = squeeze(clean((title or "")[: 2 * LONGEST_TITLE]))
        entry = _DATED_ORGAN.fullmatch(words) or _CUT_SHORT.fullmatch(words)
        if entry and (name := organs.stated(entry[1])):
            yield Claim("link", name, int(entry[2]), title or ""), None
        elif of_year := _YEARLY.fullmatch(words):  # 2022年度报告: an entry below the name of its organ
            yield Claim("link", None, int(of_year[1]), title or ""), None
        elif name := organs.organ(words):  # a list of organs, below the heading of a year
            yield Claim("column", name, None, title or ""), None
    named = organs.stated(issuer or "")
    if named and not (organs.is_kind(re.sub(r"[()]", "", squeeze(named))) or _NO_NAME.search(named)):
        yield Claim("column", named, None, named), None
