"""表头与表尾: what stands at a table, above it, below it or in its own first and last rows, and says whose figures it
has and of which year: 填报单位（盖章）：某局, 统计年度：2016, or its title, 某局2016年政府信息公开情况统计表.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from parsers.interpret.whose import organs
from parsers.interpret.whose.titles import YEAR, Title, read_table_title, read_title, year_of
from parsers.interpret.words.stream import Item, Row
from parsers.text import clean, squeeze

NEAR = 4
"""Lines above a table, and below it, that are the table's own."""
_LONGEST = 160
"""Characters of a line that is no sentence."""

_BODY = r"(?:单位|机关|部门|机构)"
_SEAL = r"(?:\((?:盖章|公章|签章|印章|章|加盖公章|单位公章|公章或签章|全称)\))"
_FILLED = r"(?:填报|填表|填写|报送|上报|呈报|编报|制表|报表|统计|汇总|报告|填制)"
_LABEL = re.compile(
    rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[年度表]))[【\[(]?"
    rf"(?:(?P<sure>{_FILLED}{_BODY}(?:名称)?{_SEAL}?|{_BODY}(?:名称)?{_SEAL}|单位名称)"
    rf"|(?:编制|公开|主管|行政)?{_BODY}(?:名称)?)[】\])]?{_SEAL}?(?::|(?=[\u4e00-\u9fff]))"
)
"""Who filled the table in. 单位: alone may also be the unit of the figures, 部门: that of a page."""
_NEXT = re.compile(
    rf"{_FILLED}|(?:统计|报告|所属|数据)?(?:年度|年份|时间|日期|周期|时段|期限)|报告期|(?:计量|数量)?单位[:(]|(?:单位)?负责人|审核|审批|联系|电话|经办"
    r"|[\d:;,。|【\[]|\((?!.{1,20}\))|$"
)
"""What may stand behind a name in its line."""
_YEAR_LABEL = re.compile(
    r"(?<!\d)(?:(?:统计|报告|填报|所属|数据|报表|年报)?(?:年度|年份|周期|期间|时段|时间|期限|起止时间)|报告期)[】\])]?:?"
    rf"\(?(?P<year>{YEAR})(?:年度|年)?(?P<rest>.{{0,16}})"
)
_YEAR_ALONE = re.compile(rf"\(?(?P<year>{YEAR})(?:年度|年)(?P<rest>(?:[\d一]{{1,2}}[月.].{{1,20}})?)\)?$")
_TO_ITS_END = re.compile(
    rf"年?\(?(?:0?1|一)[月.](?:(?:0?1|一)日?)?(?:至|到|[-—~～–])+(?:(?P<until>{YEAR})[年.])?(?:12|十二)[月.]?(?:(?:31|三十一)日?|底)?\)?"
)
_DAY = re.compile(r"\)?[年./-]?[\d一二三四五六七八九十]{1,3}")
"""What follows a year that is none as a whole: the day on which a table was filled in."""


class Said(NamedTuple):
    """What a line at a table says of whose it is."""

    issuer: str | None
    year: int | None
    text: str
    title: Title | None = None
    is_sure: bool = True
    """Whether it can't be meant otherwise: 部门: and a year alone are a page's words, too."""


def at_tables(items: Sequence[Item], start: int, end: int) -> Iterator[Said]:
    """What the lines at the tables say, in the order of print. `start` and `end` are the indices of the first and the
    last item of the report's body; the lines nearest above and below belong to it.
    """
    first = max(0, start - NEAR)
    last = min(len(items), end + 1 + NEAR)
    for index in range(first, last):
        text = line_of(items[index])
        if text is None:
            continue
        outside = index < start or index > end
        yield from _of_line(text, is_nearest=outside or isinstance(items[index], Row))


def above_tables(items: Sequence[Item], rows: Collection[int]) -> dict[int, Title]:
    """What stands above tables and names an organ, as titles, by the index of the first of those lines. `rows` are the
    indices of the rows of tables. Empty if all name the same.
    """
    found: dict[int, Title] = {}
    for first in sorted(rows):
        above = list(takewhile(lambda at: at not in rows, range(first - 1, max(-1, first - 1 - NEAR), -1)))
        said = {at: list(_of_line(line_of(items[at]) or "", is_nearest=True)) for at in above}
        named = [each for at in above for each in said[at] if each.issuer]
        if named:
            year = next((each.year for at in above for each in said[at] if each.year), None)
            telling = [at for at in above if said[at] or read_table_title(line_of(items[at]) or "")]
            found[min(telling)] = Title(named[0].text, named[0].issuer, year)
    return found if len({each.issuer for each in found.values()}) > 1 else {}


def line_of(item: Item) -> str | None:
    """An item as one line, squeezed; None if it is a line of figures, or a sentence."""
    if isinstance(item, Row):
        if sum(1 for cell in item.cells if cell.text.strip()) > _CELLS:
            return None
        text = "".join(cell.text for cell in item.cells)
    else:
        text = item.text
    text = squeeze(clean(text[: 2 * _LONGEST]))
    return text if 0 < len(text) <= _LONGEST and not text.endswith("。") else None


_CELLS = 6
"""Filled cells, at most, of a row that says who filled the table in."""


def _of_line(text: str, *, is_nearest: bool) -> Iterator[Said]:
    title = read_table_title(text)
    if title:
        if title.issuer or title.year:
            yield Said(title.issuer, title.year, text, title)
        return
    if read_title(text):
        return
    beside = [text]
    for match in _LABEL.finditer(text):
        is_sure = match["sure"] is not None
        name = _name(text[match.end() : match.end() + organs.LONGEST_NAME], is_sure=is_sure) if _is_own(match) else None
        if name and (is_sure or is_nearest):
            yield Said(name, None, text, None, is_sure)
            beside = [text[: match.start()], text[match.end() :].split(name, 1)[-1]]
            break
    for match in _YEAR_LABEL.finditer(text):
        if _is_whole(match):
            yield Said(None, year_of(match["year"]), text)
            return
    alone = next((found for each in beside if (found := _YEAR_ALONE.fullmatch(each))), None)
    if alone and is_nearest and _is_whole(alone):
        yield Said(None, year_of(alone["year"]), text, None, is_sure=False)


def _is_own(match: re.Match[str]) -> bool:
    """Whether a label is one: 单位 without a colon begins a word (单位负责人)."""
    return match["sure"] is not None or match[0].endswith(":")


def _is_whole(match: re.Match[str]) -> bool:
    """Whether a year is meant as a whole, and not a day in it."""
    period = _TO_ITS_END.match(match["rest"])
    if period is None:
        return _DAY.match(match["rest"]) is None
    return period["until"] in {None, match["year"]}


def _name(text: str, *, is_sure: bool) -> str | None:
    """The organ that a text begins with; behind a label that means nothing else, also a name unlike others."""
    for end in _NEXT.finditer(text):
        said = text[: end.start()].strip("()【】[]:_、,")
        if name := organs.organ(organs.without_office(said)):
            return name
        if end.start() and text[end.start() : end.start() + 1] not in {"("}:
            return said if is_sure and _NAME.fullmatch(said) and organs.stated(said) else None
    return None


_NAME = re.compile(r"[\u4e00-\u9fff]{4,30}(?:\([\u4e00-\u9fff]{1,12}\))?")
