"""题名: the issuer of a report, its year and its date of publication.

The title in the text comes first, then the page's metadata, then the title in the portal's list.
The year is never taken from a date of publication.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from parsers.interpret.headings import text_of
from parsers.interpret.stream import Item, Row
from parsers.text import chinese_number, clean, squeeze

_YEAR = r"(?:(?:19|20)\d{2}|二[〇零○O0][〇零○O0一二三四五六七八九]{2})"
_NUMBERED = (
    r"(?<=第)\d{1,3}(?![\d年期号次批季条届])"
    r"|(?<!\d)1[12]\d{1,3}(?=急救|指挥|报警|政务服务|热线|投诉)"
)
"""Digits that belong to an organ's name: 第11中学, 120急救中心. All others are years, dates or numbering."""
_NAME = rf"(?:[^\d,，。;；:：>》《|!?？!/_]|{_NUMBERED})"
_SUBJECT = (
    r"(?:政府)?(?:信息|政务)公开(?:公开)*(?:工作)*(?:情况)?(?:的)?"
    r"(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报|总结)"
)
_TAIL = r"(?:\([^()]{1,12}\)|的公告)?"
_TITLES = (
    re.compile(
        rf"(?:关于)?(?P<before>{_NAME}*?)\(?(?P<year>{_YEAR})(?:年度|年|度)?\)?(?P<after>{_NAME}*?){_SUBJECT}{_TAIL}"
    ),
    re.compile(rf"(?:关于)?(?P<before>{_NAME}*?){_SUBJECT}\(?(?P<year>{_YEAR})(?:年度|年)?\)?(?P<after>){_TAIL}"),
    re.compile(
        rf"(?:关于)?(?P<before>{_NAME}*?)(?:政府)?(?:信息|政务)公开(?:工作)?(?P<year>{_YEAR})年度?(?P<after>)"
        rf"(?:工作)?(?:报告|年报){_TAIL}"
    ),
    re.compile(rf"(?:关于)?(?P<before>{_NAME}*?)(?P<year>)(?P<after>){_SUBJECT}{_TAIL}"),
)
_DATE = r"(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})"
_PUBLISHED = re.compile(rf"(?:发布|公布|公开|发稿|信息)(?:日期|时间)[】\]]?[:：]?(?:{_DATE})")
_DATED = re.compile(rf"(?:日期|时间)[】\]]?[:：]?(?:{_DATE})")
_PUBLISHER = re.compile(
    r"(?:发布|公开|发文|信息公开)(?:机构|机关|单位)[】\]]?[:：]?"
    rf"((?:[^\d:：;；,，\[\]【】|]|{_NUMBERED}){{3,40}}?)"
    r"(?=发布|公开|发文|生成|成文|索引|主题|文号|信息|名称|$)"
)
_PLACEHOLDER = re.compile(r"[(\[【]?报送年[度份]?[)\]】]?")
"""Words of a template that were left in place of the year."""

_LONGEST_NAME = 100
"""Characters of an issuer's name that a page or its portal states; the longest real ones have some forty."""
_LONGEST_TITLE = 90
"""Characters of a title."""
_NEAR_TOP = 80
"""Number of lines before the report's body that are searched for title and date; the title is much nearer."""

_SUFFIX = re.compile(r"\s*[-_—–|]{1,2}\s*|\s+")


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    """As printed, without blanks and line breaks."""
    issuer: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Identity:
    title: str | None
    issuer: str | None
    year: int | None
    published_on: date | None
    evidence: Mapping[str, str]
    """The text from which `issuer`, `year` and `published_on` were each taken, by these names."""


def read_title(text: str) -> Title | None:
    """The title of an annual report, with issuer and year if it names them; None for any other text."""
    cleaned = clean(text[: _LONGEST_TITLE * 10])
    printed = re.sub(r"\s+", "", cleaned)
    squeezed = squeeze(cleaned)
    if len(squeezed) > _LONGEST_TITLE:
        return None
    for pattern in _TITLES:
        match = pattern.fullmatch(squeezed)
        if match:
            return Title(printed, _issuer(match["before"] + match["after"]), _year(match["year"]))
    return None


def _issuer(text: str) -> str | None:
    """The organ in a title, without the words and marks around it."""
    name = re.sub(r"^(?:【[^】]*】|\[[^\]]*\])", "", text.strip("“”\"'·-— "))
    name = name.removeprefix("关于").removesuffix("的").removesuffix("关于")
    name = _PLACEHOLDER.sub("", name)
    if name.count("(") != name.count(")"):
        name = name.strip("()")
    return name.replace("(", "（").replace(")", "）") or None


def _year(text: str) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else chinese_number(re.sub("[○O0]", "〇", text))


def identify(
    items: Sequence[Item], start: int, properties: Mapping[str, str], *, title: str | None, issuer: str | None
) -> Identity:
    """The identity of a report. `start` is the index of the first item of its body; `title` and `issuer` are the
    portal's hints.
    """
    top = items[max(0, start - _NEAR_TOP) : start]
    evidence: dict[str, str] = {}
    found = list(_titles(top, properties, title))
    best = max(found, key=lambda each: (each.issuer is not None) + (each.year is not None), default=None)
    year = best.year if best else None
    if best and year is not None:
        evidence["year"] = best.text
    name = best.issuer if best else None
    if best and name:
        evidence["issuer"] = best.text
    else:
        name, evidence_text = _publisher(top, properties, issuer)
        if name:
            evidence["issuer"] = evidence_text
    published, stated = _published(top, properties)
    if published:
        evidence["published_on"] = stated
    return Identity(best.text if best else None, name, year, published, evidence)


def _titles(top: Sequence[Item], properties: Mapping[str, str], hint: str | None) -> Iterator[Title]:
    """Candidates, best first: lines nearest to the report's body (one, two or three joined), metadata, the hint."""
    lines = [line.text for line in map(text_of, top) if line is not None]
    for last in range(len(lines) - 1, -1, -1):
        for count in (1, 2, 3):
            if last - count + 1 < 0:
                break
            title = read_title("".join(lines[last - count + 1 : last + 1]))
            if title and (
                count == 1 or read_title("".join(lines[last - count + 2 : last + 1])) is None or title.issuer
            ):
                yield title
    for text in (properties.get("ArticleTitle"), properties.get("title"), hint):
        if not text:
            continue
        for part in (text, *_SUFFIX.split(text)):
            title = read_title(part)
            if title:
                yield title
                break


def _publisher(top: Sequence[Item], properties: Mapping[str, str], hint: str | None) -> tuple[str | None, str]:
    """The publisher (发布机构) that the page states, and the text it was taken from; else the portal's hint."""
    for text in _facts(top):
        match = _PUBLISHER.search(squeeze(clean(text)))
        if match:
            return match[1].strip(), text
    for name in ("发布机构", "ContentSource", "Author"):
        value = clean(properties.get(name, "")).strip()
        if 0 < len(value) <= _LONGEST_NAME and not re.search(
            r"日报|晚报|商报|新闻|本站|转载|网$|^https?:|管理员|admin", value, re.IGNORECASE
        ):
            return value, f"{name}: {value}"
    named = clean(hint or "").strip()
    return (named, named) if 0 < len(named) <= _LONGEST_NAME else (None, "")


def _facts(top: Sequence[Item]) -> Iterator[str]:
    """Lines of text, and rows of metadata tables as one line."""
    for item in top:
        if isinstance(item, Row):
            yield "".join(cell.text for cell in item.cells)
            continue
        yield item.text


def _published(top: Sequence[Item], properties: Mapping[str, str]) -> tuple[date | None, str]:
    for name in ("PubDate", "pubdate", "PublishDate", "publishdate"):
        match = re.search(_DATE, properties.get(name, ""))
        day = _day(match)
        if day:
            return day, f"{name}: {properties[name]}"
    facts = list(_facts(top))
    # A label and its date may be on two lines.
    pairs = [a + b for a, b in itertools.pairwise(facts)]
    for pattern in (_PUBLISHED, _DATED):
        for text in facts + pairs:
            match = pattern.search(squeeze(text))
            day = _day(match)
            if day:
                return day, text
    return None, ""


def _day(match: re.Match[str] | None) -> date | None:
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()[-3:]))
    except ValueError:
        return None
