"""表格行: what a link stands for whose own words say nothing (查看, 下载) or only a year: the row that it is in, and
the head of its column.

    单位      2022年   2023年
    某某局    查看     查看        the last one is: 某某局 2023年

The link may be a picture alone, and organs may stand in the head, years before the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from lxml import etree

from spiders.pages.paired import is_row_of_names, published_later, tab_of
from spiders.pages.titles import classify, organ_alone, year_in
from spiders.pages.words import MOST_CHARACTERS, words_in

_MOST_CELLS = 30
_SAYS_NOTHING = re.compile(
    r"[\[【(（]?(?:点击|在线|附件|文件|报告)?(?:查看|下载|浏览|打开|阅读|预览|进入|链接|详情|详细|全文|原文)"
    r"(?:此处|全文|原文|详情|详细|附件|文件|报告|内容)?[\])】）]?|(?:pdf|word|docx?|wps|ofd|html?|网页)(?:版|格式|文件)?(?:下载)?|[√✓✔☑●○■◆★▶►→>》»有是]{1,3}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d{2}\s*+(?:年度?)?+")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}\s*+(?:年度?)?+(?:政府信息公开)?(?:工作)?(?:年度)?(?:报告|年报)?")
_HEADINGS = frozenset(("dt", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "caption"))
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def says_nothing(words: str) -> bool:
    """Whether the words of a link say nothing of what it leads to, or only a year."""
    return _SAYS_NOTHING.fullmatch(words) is not None or _BARE_YEAR.fullmatch(words) is not None


def words_of_row(anchor: etree._Element, shown: str) -> str:
    """What a table's row, or the heading of a group, says of a link in it with the words `shown`; empty if these say
    enough, or the row nothing.
    """
    if shown and not says_nothing(shown):
        return _below_a_year(anchor, shown) if organ_alone(shown) else _in_a_years_tab(anchor, shown)
    if beside := _beside(anchor):
        return beside
    cell = next(anchor.iterancestors("td", "th", "li", "dd", "tr", "table"), None)
    if cell is None or cell.tag not in {"td", "th"} or (row := cell.getparent()) is None:
        return _of_group(anchor, shown)
    cells = list(islice(row.iterchildren("td", "th"), _MOST_CELLS))
    said = [*(words_in(each) for each in cells if each is not cell), *_spanned(row)]
    named = [each for each in said if _CHINESE.search(each) and not _says_little(each)]
    words = max(named, key=len, default="")
    if not words:
        words = _head(row, cells.index(cell), organ_alone)
    if not words or _YEAR.search(words):
        return words
    given = _YEAR.search(shown)
    year = given[0] if given else next(filter(_YEAR.fullmatch, said), None) or _head(row, cells.index(cell), _year_in)
    return f"{words} {year}{'年' if year.strip().isdecimal() else ''}".strip()[:MOST_CHARACTERS]


def _beside(anchor: etree._Element) -> str:
    """The title of a report that stands beside the link to it: 某某局2022年…年度报告 [查看]; empty if there is none."""
    item = next(anchor.iterancestors("li", "dd", "p", "div", "td"), None)
    links = list(islice(item.iter("a"), 4)) if item is not None else []
    if item is None or len(links) > _FEW_LINKS:
        return ""
    words = words_in(item)
    for link in links:
        words = words.replace(words_in(link), "", 1)
    words = words.strip(" []【】()（）")
    return words if classify(words).sort == "report" else ""


_FEW_LINKS = 3
"""Links of an entry: to the page, and to its files."""
_MOST_ROWS = 60
_MOST_HEADINGS = 200
_HEADING = re.compile(r"tit|head|name|hd|organ|dept|unit|dw", re.IGNORECASE)


def _spanned(row: etree._Element) -> list[str]:
    """The words of cells above that reach down into a row."""
    found = []
    for number, above in enumerate(islice(row.itersiblings("tr", preceding=True), _MOST_ROWS), 1):
        for cell in islice(above.iterchildren("td", "th"), _MOST_CELLS):
            span = cell.get("rowspan") or ""
            if span.isdecimal() and len(span) < 4 and int(span) > number:
                found.append(words_in(cell))
    return found


def _of_group(anchor: etree._Element, shown: str) -> str:
    """What the heading above a group of links says, if it names an organ: 某某局 above 2022年 and 2023年."""
    year = _YEAR.search(shown)
    is_title = classify(shown).sort == "report"
    said = shown if is_title else f" {year[0]}" if year else ""
    if organ := organ_alone(tab_of(anchor)):
        return f"{organ}{said}"
    for box in islice(anchor.iterancestors(), 4):
        for before in islice(box.itersiblings(preceding=True), 6):
            if not isinstance(before.tag, str):
                continue
            if before.tag in _HEADINGS or _HEADING.search(before.get("class") or ""):
                words = words_in(before) if not is_row_of_names(before) else ""
                named = organ_alone(words) and (not _may_be_the_site_s(before, words) or _is_one_of_several(before))
                return f"{words}{said}" if named else ""
        if box.tag in {"body", "table"}:
            break
    return ""


def _in_a_years_tab(anchor: etree._Element, shown: str) -> str:
    """A title that names no year, behind that of the tab in which it stands, unless it may be that of publication."""
    if year_in(shown) or classify(shown).sort not in {"report", "column"}:
        return ""
    tab = _YEAR.match(tab_of(anchor))
    return f"{tab[0].strip()[:4]}年{shown}" if tab and published_later(anchor, tab[0]) else ""


_TITLE_OF_YEAR = re.compile(r"((?:19|20)\d{2})\s*+年?(?:度)?(?:政府)?(?:信息公开)?(?:工作)?(?:年度)?(?:报告|年报)?")


def _below_a_year(anchor: etree._Element, shown: str) -> str:
    """An organ's name, and the year that the heading of its group is; empty if it stands below none. There must be
    other such headings: a single one may be anything's date.
    """
    for box in islice(anchor.iterancestors(), 4):
        for before in islice(box.itersiblings(preceding=True), 6):
            if not isinstance(before.tag, str):
                continue
            if before.tag in _HEADINGS or _HEADING.search(before.get("class") or ""):
                year = _TITLE_OF_YEAR.fullmatch(words_in(before))
                return f"{shown} {year[1]}年" if year and _has_years_beside(before) else ""
        if box.tag in {"body", "table"}:
            break
    return ""


def _has_years_beside(heading: etree._Element) -> bool:
    """Whether the page has another heading like it that is a year."""
    every = islice(heading.getroottree().getroot().iter(heading.tag), _MOST_HEADINGS)
    alike = (each for each in every if each is not heading and each.get("class") == heading.get("class"))
    return any(_TITLE_OF_YEAR.fullmatch(words_in(each)) for each in islice(alike, 3))


def _may_be_the_site_s(heading: etree._Element, words: str) -> bool:
    """Whether a heading may say whose site or page this is: the highest one, or a government's name."""
    return heading.tag == "h1" or words.endswith(("政府", "网站", "政府网", "管委会", "管理委员会"))


def _is_one_of_several(heading: etree._Element) -> bool:
    """Whether the page has another heading like it that names an organ: that of the site or page stands alone."""
    every = islice(heading.getroottree().getroot().iter(heading.tag), _MOST_HEADINGS)
    alike = (each for each in every if each is not heading and each.get("class") == heading.get("class"))
    return any(organ_alone(words_in(each)) for each in islice(alike, 3))


def _says_little(words: str) -> bool:
    return _SAYS_NOTHING.fullmatch(words) is not None or _YEAR.fullmatch(words) is not None


def _head(row: etree._Element, number: int, says: Callable[[str], str]) -> str:
    """What the head of the table's column says: a year, or an organ; empty if it names none."""
    table = next(row.iterancestors("table"), None)
    first = next(table.iter("tr"), None) if table is not None else None
    cell = next(islice(first.iterchildren("td", "th"), number, None), None) if first is not None else None
    return says(words_in(cell)) if cell is not None and first is not row else ""


def _year_in(words: str) -> str:
    found = _YEAR.search(words)
    return found[0] if found else ""
