"""题注: the line above a table that names the channel of section 4 whose five figures the table prints.

Some publishers print section 4 as three tables with the same head, each under a line of its own: （一）行政复议,
1.未经复议直接起诉, 行政诉讼（复议后起诉）.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from parsers.interpret.table_heads.heads import Head, sole_channel
from parsers.interpret.words.headings import PAGE_NUMBER
from parsers.interpret.words.labels import CHANNELS
from parsers.text import bare_key, label_key, squeeze

_LONG = 40
"""Characters, at most, of a line that names a channel; a sentence has more."""
_TABLE = re.compile(r"(?:附?表(?:格)?[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?[:：、.．]?)")
_ABOUT = re.compile(
    r"^(?:因?政府信息公开(?:工作)?(?:被?申请|引起的?|提起的?)?)|(?:案件|情况|结果|数量){1,2}+(?:统计)?表?$"
)
_BESIDE = re.compile(r"[(（【]?单位[:：]?[件宗]?[)）】]?")
"""A line between caption and table: the unit."""


def channel_named(text: str) -> str | None:
    """The code of the channel that a line names, and nothing else; None if it names none."""
    if len(text) > _LONG:
        return None
    plain = _TABLE.sub("", squeeze(text), count=1)
    for key in (label_key(plain), bare_key(plain)):
        found = CHANNELS.get(key) or CHANNELS.get(_ABOUT.sub("", key))
        if found:
            return found
    return None


def is_between(text: str) -> bool:
    """Whether a line may stand between a caption and its table: a unit, or the number of a page."""
    plain = squeeze(text)
    return not plain or PAGE_NUMBER.fullmatch(plain) is not None or _BESIDE.fullmatch(plain) is not None


def are_told(tables: Iterable[tuple[Head, int, bool]]) -> bool:
    """Whether each table of one channel says which, and no two tables of figures have the same caption: otherwise the
    lines may as well stand below their tables, and nothing tells whose figures these are. A table is the head of one of
    its rows, its number, and whether the row has figures.
    """
    plain = [each for each in tables if each[0].is_plain]
    captions = [caption for caption, _ in {(head.caption, table) for head, table, has_numbers in plain if has_numbers}]
    return len(set(captions)) == len(captions) and all(head.caption for head, _, _ in plain)


def uncaptioned(head: Head) -> Head:
    """The head of a table of one channel without what names it; any other head as it is."""
    if sole_channel(head) is None:
        return head
    return replace(head, caption=None, cells=tuple(c for c in head.cells if label_key(c.text) not in CHANNELS))


__all__ = ["are_told", "channel_named", "is_between", "uncaptioned"]
