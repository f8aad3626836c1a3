"""Hints: what a page says about its report outside of it. They are used where the report itself says nothing."""

from __future__ import annotations

import re
from html import unescape
from itertools import takewhile

from parsers.dates import day_in
from parsers.published import by_label, by_metadata, without_label
from spiders.pages import Page
from spiders.pages.titles import classify, is_dated_organ, names_organ, organ_alone, year_in, years_of

_NEWS = re.compile(
    r"日报|晚报|晨报|商报|新闻|融媒|电视台|广播|客户端|微信|公众号|本站|本网|网站|转载|互联网|^网|网$|发布$|管理员|admin|^https?:",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"(?:发\s*+布|公\s*+开|发\s*+文)\s*+(?:机\s*+构|机\s*+关|单\s*+位)\s*+(?:</?\w[^<>]*+>\s*+)*+[:：]\s*+(?:<[^<>]++>\s*+)*+"
    r"([^<>:：]{3,60}|(?<=\s)[^<>:：]{2}|(?<=\s\s)[^<>:：]|(?<=\s\s\s))"
)
"""The name may be short, or missing, if there are blanks before it."""
_LABEL = re.compile(
    r"日期|时间|索引|文号|字号|名称|标题|主题|分类|类别|关键词|有效性|体裁|浏览|阅读|访问|点击|打印|来源|作者|编辑"
    r"|(?<!第)(?<!\d)\d(?!\d*(?:急救|指挥|报警|政务服务|热线))"
)
"""Labels of a metadata block. Where 发布机构 is empty, the text after it is the next label."""
_BARE_YEAR = re.compile(r"\s*+20\d{2}\s*+(?:年度?)?+\s*+")
_STEP = re.compile(r"[>»›→|＞﹥]+|::|(?<!\d)/|/(?!\d)")
_STEP_OF_YEAR = re.compile(r"\s*+[\[【]?(20\d{2})(?:\s*+年度?(?!\s*+\d)|(?!\s*+[\d.年/月-]))")
"""A step of a breadcrumb that is a year. The title or a date may follow the last one without a blank."""
_LIST_DATE = re.compile(r"/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})/")


_SAID = re.compile(
    r"(?:发\s*+布|公\s*+开|生\s*+成|成\s*+文|发\s*+文|时\s*+间|日\s*+期)\s*+(?:时\s*+间|日\s*+期)?+"
    r"(?:\s|&nbsp;|[:：\]】]|</?\w[^<>]{0,100}+>){0,12}+(20\d{2})(?:[-/.]|年\d)"
)
_IN_ADDRESS = re.compile(r"/t?(20\d{2})(?:[01]\d){1,2}(?:[0-3]\d)?+(?:[/_]|$)|/(20\d{2})[/-][01]?\d[/-]")


def year_of_day(page: Page, text: str) -> int | None:
    """The year in which a page was published, by its metas, its text or its address; None if it isn't known."""
    if stated := day_in(page.metas.get("PubDate", "")):
        return stated.year
    said = _SAID.search(text) or _IN_ADDRESS.search(page.url)
    return int(next(filter(None, said.groups()))) if said else None


def with_year(title: str, year: str, published: int | None) -> str:
    """A title that names no year, with that of the column which it stands in. A column may also be that of the year in
    which its reports were published: then nothing is known.
    """
    speaks = classify(title).sort in {"report", "column"} or organ_alone(title) != ""
    if not speaks or year_in(title) or (published is not None and published <= int(year)):
        return title
    return f"{title}{year}年" if organ_alone(title) else f"{year}年{title}"


def hints(page: Page, text: str, link_text: str | None) -> tuple[tuple[str, str], ...]:
    """`issuer`, `title`, `column` (the organ whose pages it belongs to) and `published_on` (YYYY-MM-DD, in China), as
    far as the page has them.
    """
    found: dict[str, str] = {}
    title = _title(page, link_text)
    if title and not year_in(title) and classify(title).sort in {"report", "column"}:
        # 首页 > 信息公开年报 > 2022年 > 某某局, or an entry of an organ's list that is only a year.
        own = _BARE_YEAR.fullmatch(link_text or "") is not None or is_dated_organ(link_text or "")
        years = years_of(f"{link_text}年") if own else _years_of_path(page.crumb)
        if len(years) == 1:
            title = with_year(title, next(iter(years)), None if own else year_of_day(page, text))
    if title:
        found["title"] = title
    issuer = _issuer(page, text)
    if issuer:
        found["issuer"] = issuer
    if organ := organ_alone(link_text or "") or page.organ:  # an entry that is only a name says whose it is
        found["column"] = organ
    if day := _published(page, text):
        found["published_on"] = day
    return tuple(found.items())


_HEAD = 6_000
"""Characters of markup below a page's title within which it says when it was published."""
_BEGINS = 8
"""Characters of a title that are looked for."""
_TAG = re.compile(r"<(?:/?(?:p|div|li|tr|br|h\d|ul|table|section)\b[^<>]{0,300}+>|(?:script|style)\b)", re.IGNORECASE)
_INSIDE = re.compile(r"<[^<>]{0,1000}+>")


def _published(page: Page, text: str) -> str | None:
    """The day on which a page says it was published: in its metadata, below its title, or in its address."""
    day, _ = by_metadata(page.metas)
    if day is None and page.title:
        end = text.lower().find("</head")
        at = text.find(page.title[:_BEGINS], max(end, 0))  # a title may be printed on two lines
        lines = _lines(text[at : at + _HEAD]) if at >= 0 else []
        day = by_label(lines)[0] or without_label(lines)[0]
    listed = _LIST_DATE.search(page.url)
    if day is None and listed:
        return f"{listed[1]}-{int(listed[2]):02d}-{int(listed[3]):02d}"
    return day.isoformat() if day else None


def _lines(markup: str) -> list[str]:
    """The lines of text in a piece of markup."""
    lines = (unescape(_INSIDE.sub("", each)).strip() for each in _TAG.split(markup))
    return [line for line in lines if line]


def _years_of_path(crumb: str) -> frozenset[str]:
    """The years that are steps of a breadcrumb. What follows it on the page may hold the day of publication."""
    return frozenset(found[1] for step in _STEP.split(crumb) if (found := _STEP_OF_YEAR.match(step)))


def _title(page: Page, link_text: str | None) -> str | None:
    """The first of page title, <title> and link text that names a report with its organ and year; else one with a
    year; else one that names a report; else the first of them.
    """
    said = [title for title in (page.title, page.head, link_text) if title]
    reports = [title for title in said if classify(title).sort == "report"]
    # 某局报送年度政府信息公开工作年度报告: sometimes only the list has the year.
    dated = [title for title in reports if year_in(title)]
    # 2023年政府信息公开工作年度报告: sometimes only the link says whose.
    whole = [title for title in dated if names_organ(title)]
    # 某某局 below the heading 2022年: sometimes only the list has the year, and the page an organ's name.
    named = [title for title in said if is_dated_organ(title)]
    return next(iter([*whole, *dated, *reports, *named, *said]), None)


def _name(said: str) -> str:
    """The name before the next label, without the blanks in it (洛阳市 财政局)."""
    return "".join(takewhile(lambda word: not _LABEL.search(word), said.split()))


def _issuer(page: Page, text: str) -> str | None:
    """The name after 发布机构, else the source of the article; a newspaper isn't an issuer. None if there is none."""
    match = _PUBLISHER.search(text.replace("&nbsp;", " "))
    for said in (match[1] if match else None, page.metas.get("ContentSource")):
        name = _name(unescape(said or ""))
        if name and not _NEWS.search(name):
            return name
    return None
