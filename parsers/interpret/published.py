"""公布日期: the day of publication that a document states, in China."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from parsers.dates import DAY, day_in, day_of
from parsers.interpret.stream import Item, Row
from parsers.text import squeeze

_LABELLED = re.compile(rf"(?:发布|公布|公开|发稿|信息)(?:日期|时间)[】\]]?[:：]?(?:{DAY})")
_DATED = re.compile(rf"(?:日期|时间)[】\]]?[:：]?(?:{DAY})")
_BETWEEN = re.compile(r"(?<=\d)\s+(?=\d{1,2}:)")
"""The blank between a day and its time: 2024-1-1 09:30 without it would be the tenth."""
_META = ("PubDate", "pubdate", "PublishDate", "publishdate")


def published(top: Sequence[Item], properties: Mapping[str, str]) -> tuple[date | None, str]:
    """The day of publication that metadata or the lines above a report state, and the text it was taken from."""
    for name in _META:
        value = properties.get(name, "")
        if day := day_in(value):
            return day, f"{name}: {value}"
    lines = list(facts(top))
    # A label and its date may be on two lines.
    pairs = [a + b for a, b in itertools.pairwise(lines)]
    for pattern in (_LABELLED, _DATED):
        for text in lines + pairs:
            match = pattern.search(squeeze(_BETWEEN.sub("T", unicodedata.normalize("NFKC", text))))
            if match and (day := day_of(match)):
                return day, text
    return None, ""


def facts(top: Sequence[Item]) -> Iterator[str]:
    """Lines of text, and rows of metadata tables as one line."""
    for item in top:
        if isinstance(item, Row):
            yield "".join(cell.text for cell in item.cells)
            continue
        yield item.text
