"""Pages that are no pages: a guard that refuses us, an error, an empty answer.

A guard is recorded and left alone; nothing here (or anywhere) tries to get past one.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.sentences import Message
from spiders import messages
from spiders.captures import Role

_GUARD = tuple((re.compile(pattern), sentence()) for pattern, sentence in messages.GUARDED)
_GONE = re.compile(
    r"(?:页面|网页|文章|信息|内容|栏目|资源)(?:不存在|未找到|已(?:被)?删除|找不到)|不存在或已(?:被)?删除|404\s*(?:not found|错误|页面)|您访问的(?:页面|内容)",
    re.IGNORECASE,
)
GONE = frozenset((404, 410))
"""Statuses that say that nothing is there (others may be for a day)."""
_SHORT = 6_000
"""Characters. Guards that speak to people are short; a report that mentions 安全验证 is not."""
_SHORT_NOTICE = 600
"""Characters. A page that says that it isn't there says little else."""
_SCRIPTS = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)|<[^>]*>|\s+", re.DOTALL | re.I)
_MARKS = ("jsl_clearance", "$_ts", "acw_sc__v2", "arg1", "GeoBL", "WZWS")
"""Looked for first, as most long pages are no guard's."""
_MOST_WORDS = 200
"""Of a page that is a guard's script. 瑞数 leaves its script in the pages it lets through, too."""


def guard(status: int, text: str) -> Message | None:
    """Why the answer is a refusal; None where it is none."""
    long = len(text) >= _SHORT
    for pattern, words in _GUARD if not long or any(mark in text for mark in _MARKS) else ():
        # Scripts of 阿里云 and 瑞数 are long, but nothing for people stands beside them.
        if pattern.search(text) and (not long or len(_SCRIPTS.sub("", text)) < _MOST_WORDS):
            return messages.REFUSED_BY(status=status, guard=words)
    if status in {401, 403, 405, 412, 418, 429, 451, 512, 521}:
        return messages.REFUSED(status=status)
    return None


class Wrong(NamedTuple):
    """What is wrong with an answer: the role of its capture, and why."""

    role: Role
    reason: Message


def wrong(status: int, text: str, length: int | None) -> Wrong | None:
    """What is wrong with an answer that is no refusal; None: nothing. `length` is that of its visible
    text (None: it is no HTML).
    """
    if status >= 400:
        return Wrong("broken", messages.ERROR(status=status))
    if not text.strip():
        return Wrong("broken", messages.EMPTY())
    if length is not None and length < _SHORT_NOTICE and _GONE.search(text):
        return Wrong("soft_404", messages.SOFT_404())
    return None
