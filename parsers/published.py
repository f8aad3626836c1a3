"""公布日期: which of the days that a page prints is that of publication.

Parsers ask it of the lines above a report, spiders of the page that a report's file is attached to.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from parsers.dates import DAY, day_in, day_of
from parsers.text import squeeze

METAS = ("PubDate", "pubdate", "PublishDate", "publishdate", "article:published_time", "datePublished")
"""Names of metadata that hold the day of publication."""
_LONGEST = 120
"""Characters of a line that tells of the page."""

_LABELLED = re.compile(rf"(?:发布|公布|公开|发稿|信息)(?:日期|时间)[】\]]?[:：]?(?:{DAY})")
_OTHER = "更新|修改|变更|截止|截至|失效|废止|终止|打印|查询|成文|印发|签发|制发|发文|编制|创建|生效|施行|实施"
"""Words that make a date another than that of publication: of an update, of the document itself, of its validity."""
_DATED = re.compile(rf"(?<!{_OTHER.replace('|', ')(?<!')})(?:日期|时间)[】\]]?[:：]?(?:{DAY})")
_BARE = re.compile(rf"(?<!\d)(?:{DAY})日?(?!\d)")
_BEFORE_BARE = re.compile(
    r"[\[【(|]{0,3}(?:(?:信息|稿件|文章|新闻|内容)?来源:?[^\d:]{0,30}|(?:作者|供稿):?[^\d:]{0,20})?[\[【(|]{0,3}"
)
_AFTER_BARE = re.compile(
    r"[\])】|]{0,3}(?:[【\[(]?"
    r"(?:信息来源|来源|浏览|点击|阅读|访问|字体|字号|打印|分享|收藏|作者|编辑|责任编辑|责编|审核)[^。]*)?"
)
"""What pages print beside a day without a label below the title: 来源：某局 2024-01-20 09:30 字号：大 中 小."""
_BULLETS = "•·●"
_PAGE_S_OWN = re.compile(r"[•·●\[【(]*(?:信息来源|来源|字体|字号|浏览|作者)")
_BETWEEN = re.compile(r"(?<=\d)\s+(?=\d{1,2}:)")
"""The blank between a day and its time: 2024-1-1 09:30 without it would be the tenth."""


def by_metadata(properties: Mapping[str, str]) -> tuple[date | None, str]:
    """The day of publication that metadata state, and how they do."""
    for name in METAS:
        value = properties.get(name, "")
        if day := day_in(value):
            return day, f"{name}: {value}"
    return None, ""


def by_label(lines: Sequence[str]) -> tuple[date | None, str]:
    """The day that stands behind a label (发布时间, else 时间 or 日期 of nothing else), and its line."""
    # A label and its date may be on two lines.
    pairs = [a + b for a, b in itertools.pairwise(lines)]
    for pattern in (_LABELLED, _DATED):
        for text in [*lines, *pairs]:
            match = pattern.search(_plain(text))
            if match and (day := day_of(match)):
                return day, text
    return None, ""


def without_label(lines: Iterable[str]) -> tuple[date | None, str]:
    """The day that a line below the title gives without a label, beside the page's own words or alone."""
    for text, following in itertools.pairwise([*lines, ""]):
        plain = _plain(text).lstrip(_BULLETS) if len(text) <= 2 * _LONGEST else ""
        if _BARE.fullmatch(plain) and _PAGE_S_OWN.match(after := _plain(following[:_LONGEST]).lstrip(_BULLETS)):
            plain += after  # 2024年1月20日 and 来源：某局 are on two lines
        match = _BARE.search(plain) if len(plain) <= _LONGEST else None
        if match and _is_of_page(plain, match):
            before, after = plain[: match.start()], plain[match.end() :]
            if _BEFORE_BARE.fullmatch(before) and _AFTER_BARE.fullmatch(after):
                return day_of(match), text
    return None, ""


def _plain(text: str) -> str:
    return squeeze(_BETWEEN.sub("T", unicodedata.normalize("NFKC", text)))


def _is_of_page(line: str, match: re.Match[str]) -> bool:
    """Whether a day is the page's: 2024年1月20日 alone below a title is that of the document itself."""
    return "年" not in match[0] or match["hour"] is not None or match[0] != line.strip("[]()【】|")
