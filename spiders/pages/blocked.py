"""Recognises answers that aren't the requested page: a guard that refuses access, an error, an empty answer.

A guard is only recorded; nothing here (or anywhere else) tries to get past one.
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
_BUSY = re.compile(
    r"系统繁忙|服务器?繁忙|稍后(?:再|重)试|稍后(?:再)?访问|系统(?:正在)?(?:维护|升级)|(?:网站|页面|栏目|系统)(?:正在)?(?:维护|升级|改版)中"
    r"|暂停(?:服务|访问)|访问(?:量|人数)?过[大多]|访问过于频繁|服务(?:暂时)?不可用"
)
"""A page that is busy or under repair says nothing on what was there before."""
_FAULT = re.compile(
    r"(?:系统|服务器|程序|应用|数据库|网络)(?:内部)?(?:出现|发生)?(?:错误|异常|出错|故障)|(?:连接|访问|请求)(?:超时|失败|异常|出错)"
    r"|应用程序中的服务器错误|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out"
    r"|\bjava\.\w{1,40}\.\w{1,60}|SQLException|ORA-\d{5}|HTTP Status [45]\d\d|Runtime Error",
    re.IGNORECASE,
)
"""A page that says that something went wrong says nothing on what was there before."""
_PASSWORD = re.compile(r"""<input\b[^<>]*?\btype\s*+=\s*+["']?password""", re.IGNORECASE)
_SHORT_WORD = 200
"""Longest visible text, in characters, of a page that says that it is busy."""
GONE = frozenset((404, 410))
"""Statuses that say that a page doesn't exist. Other error statuses may be temporary."""
_SHORT = 6_000
"""Shorter answers, in characters, may be a guard's page for people; a report that mentions 安全验证 is longer."""
_SHORT_NOTICE = 600
"""Longest text, in characters, of a page that says it doesn't exist: it says little else."""
_SCRIPTS = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)|<[^>]*+(?:>|\Z)|\s+", re.DOTALL | re.I)
_MARKS = ("jsl_clearance", "$_ts", "acw_sc__v2", "arg1", "GeoBL", "WZWS")
"""Looked for first in long pages, as most of them are not from a guard."""
_SETS_A_COOKIE = re.compile(r"document\s*+\.\s*+cookie\s*+=")
_COMES_AGAIN = re.compile(
    r"location\s*+\.\s*+(?:reload\s*+\(|(?:replace|assign)\s*+\(\s*+(?:(?:window|document|self)\s*+\.\s*+)?+location)"
    r"|location(?:\s*+\.\s*+href)?+\s*+=\s*+(?:(?:window|document|self)\s*+\.\s*+)?+location"
)
"""A page that shows nothing, sets a cookie by script, and loads itself once more: what it asks for is a browser."""
_MOST_WORDS = 200
"""Most characters of visible text on a guard's page with a long script. 瑞数 also adds its script to the pages
that it lets through.
"""


def guard(status: int, text: str) -> Message | None:
    """Why the answer is a refusal; None if it isn't one."""
    long = len(text) >= _SHORT
    for pattern, words in _GUARD if not long or any(mark in text for mark in _MARKS) else ():
        # Scripts of 阿里云 and 瑞数 are long, but there is no text for people on their pages.
        if pattern.search(text) and (not long or len(_SCRIPTS.sub("", text)) < _MOST_WORDS):
            return messages.REFUSED_BY(status=status, guard=words)
    if checks_cookies(text):
        return messages.REFUSED(status=status)
    if status == 202 and len(_SCRIPTS.sub("", text)) < _MOST_WORDS and "<script" in text.lower():
        return messages.REFUSED(status=status)
    if status in {401, 403, 405, 412, 418, 429, 451, 512, 521}:
        return messages.REFUSED(status=status)
    return None


def checks_cookies(text: str) -> bool:
    """Whether a page shows nothing, sets a cookie by script, and loads itself once more."""
    short = len(text) < _SHORT and _SETS_A_COOKIE.search(text) is not None
    return short and _COMES_AGAIN.search(text) is not None and not _SCRIPTS.sub("", text)


class Wrong(NamedTuple):
    """What is wrong with an answer: the role of its capture, and why."""

    role: Role
    reason: Message


def wrong(status: int, text: str, length: int | None) -> Wrong | None:
    """What is wrong with an answer that isn't a refusal; None if nothing is. `length` is the number of
    characters of its visible text (None: it isn't HTML).
    """
    if status >= 400:
        return Wrong("broken", messages.ERROR(status=status))
    if not text.strip():
        return Wrong("broken", messages.EMPTY())
    if length is not None and length < _SHORT_NOTICE and _GONE.search(text):
        return Wrong("soft_404", messages.SOFT_404())
    if length is not None and length < _SHORT_NOTICE and _PASSWORD.search(text):
        return Wrong("broken", messages.LOGIN())
    if length is not None and length < _SHORT_WORD and _FAULT.search(_SCRIPTS.sub(" ", text)):
        return Wrong("broken", messages.FAULT())
    if length is not None and length < _SHORT_WORD and _BUSY.search(_SCRIPTS.sub("", text)):
        return Wrong("broken", messages.BUSY())
    return None
