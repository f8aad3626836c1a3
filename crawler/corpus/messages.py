"""The corpus's own messages, and how any message is stored in columns."""

from __future__ import annotations

import json
from collections.abc import Mapping

from crawler.corpus.values import dumps
from crawler.database.store import Row
from parsers.notices import PLACES_OF_IDENTITY
from parsers.sentences import Code, Json, Listed, Message, Sentence, Words

DEFECT = Sentence(
    "reading.defect",
    "a defect of this program stopped the reading ({kind}: {error}; {file}, line {line}): please"
    " report it with the document",
    "本程序的缺陷使读取中止（{kind}：{error}；{file} 第 {line} 行）：请附上文件报告此问题",
)
ENDED = Sentence("reading.ended", "{why}", "读取中止：{why}")
"""For a document whose reading was interrupted, or for which no process could be started;
`crawler.worker` has the messages for exceeded limits and crashes.
"""
UNSTORABLE = Sentence(
    "reading.unstorable",
    "the report was read, but its rows can't be stored ({error}): please report it",
    "报告已读出，但无法入库（{error}）：请报告此问题",
)

OF_ANOTHER = Sentence(
    "copy.of_another",
    "whose report it is, is said only by {where}, and its figures have nothing in common with those of {other},"
    " which names {issuer} itself: not taken as a copy of that report; look whose it is",
    "只有{where}说明是哪个机关的报告，而其数字与 {other} 毫无相同之处，"
    "后者自己写明是{issuer}的报告：不作为该报告的副本；请看是哪个机关的",
    where=PLACES_OF_IDENTITY,
)

_BELOW = Listed(
    ("、", ", "),
    Words(
        {
            "department": ("部门", "departments"),
            "office": ("办公室", "its office"),
            "township": ("乡镇、街道", "townships"),
            "other": ("其他机关", "other organs"),
            "below": ("下级政府", "governments below it"),
        }
    ),
)
SUM_OF_THEM = Sentence(
    "scope.sum_of_them",
    "its requests are the sum of those in the {reports} reports below it that the corpus has ({whose}): {compared}"
    " figures were compared, none differs; {received} requests received, most by {largest}",
    "其申请数据等于本库所收下属 {reports} 份报告（{whose}）之和：比较 {compared} 个数据，无一不同；"
    "共收到申请 {received} 件，收件最多的是{largest}",
    whose=_BELOW,
)
NONE_IS_IN_IT = Sentence(
    "scope.none_is_in_it",
    "each of the {reports} reports below it that have requests ({whose}) prints more than it in {lines} lines at"
    " least, so it holds none of them; {key}: {name} {theirs}, here {here}",
    "有申请的 {reports} 份下属报告（{whose}），每一份都至少有 {lines} 行的数字大于它，故其中无一包含在内；"
    "{key}：{name} {theirs}，此处 {here}",
    whose=_BELOW,
    key=Code("figures"),
)
"""Evidence of a government's scope that follows from the reports below it (`crawler.corpus.checked.scope`)."""


def columns(message: Message, prefix: str = "") -> Row:
    """A message's columns `code` and `values`, which are stored next to its sentence."""
    values = dumps(message.values) if message.code else None
    return {f"{prefix}code": message.code, f"{prefix}values": values}


def stored_message(text: str, code: str | None, values: str | None) -> Message:
    """Returns a message from its stored columns."""
    return Message(text, code, values_of(values))


def values_of(stored: str | None) -> Mapping[str, Json]:
    """Parses the column `values`."""
    found: Mapping[str, Json] = json.loads(stored) if stored else {}
    return found
