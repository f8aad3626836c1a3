"""Pages that are no pages: a guard that refuses us, an error, an empty answer.

A guard is recorded and left alone; nothing here (or anywhere) tries to get past one.
"""

from __future__ import annotations

import re

_GUARDS: tuple[tuple[str, str], ...] = (
    (r"__jsl_clearance|jsl_clearance_s", "加速乐 asks for a script to be run (__jsl_clearance)"),
    (r"知道创宇云防御|创宇盾", "知道创宇云防御 refuses"),
    (r"\$_ts\s*=|\$_ts\[", "瑞数 asks for a script to be run ($_ts)"),
    (r"acw_sc__v2|var\s+arg1\s*=\s*'[0-9A-F]{20,}'", "阿里云 asks for a script to be run (acw_sc__v2)"),
    (r"GeoBL|WZWS", "WZWS refuses"),
    (r"(?:访问|请求)(?:被(?:拦截|阻断|拒绝)|过于频繁)|安全验证|滑动验证", "the site asks for a check, or refuses"),
)  # fmt: skip
_GUARD = tuple((re.compile(pattern), words) for pattern, words in _GUARDS)
_GONE = re.compile(
    r"(?:页面|网页|文章|信息|内容|栏目|资源)(?:不存在|未找到|已(?:被)?删除|找不到)|不存在或已(?:被)?删除|404\s*(?:not found|错误|页面)|您访问的(?:页面|内容)",
    re.IGNORECASE,
)
SOFT_404 = "a page that says it doesn't exist, with status 200"
_SHORT = 6_000
"""Characters. Guards that speak to people are short; a report that mentions 安全验证 is not."""
_SCRIPTS = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|\Z)|<[^>]*>|\s+", re.DOTALL | re.I)
_MARKS = ("jsl_clearance", "$_ts", "acw_sc__v2", "arg1", "GeoBL", "WZWS")
"""Looked for first, as most long pages are no guard's."""
_MOST_WORDS = 200
"""Of a page that is a guard's script. 瑞数 leaves its script in the pages it lets through, too."""


def guard(status: int, text: str) -> str | None:
    """Why the answer is a refusal, in words; None where it is none."""
    long = len(text) >= _SHORT
    for pattern, words in _GUARD if not long or any(mark in text for mark in _MARKS) else ():
        # Scripts of 阿里云 and 瑞数 are long, but nothing for people stands beside them.
        if pattern.search(text) and (not long or len(_SCRIPTS.sub("", text)) < _MOST_WORDS):
            return f"blocked with status {status}: {words}"
    if status in {401, 403, 405, 412, 418, 429, 451, 512, 521}:
        return f"blocked with status {status}"
    return None


def gone(status: int, text: str, length: int | None) -> str | None:
    """Why the answer is an error or holds nothing, in words; `length` is that of its visible text
    (None: it is no HTML).
    """
    if status >= 400:
        return f"an error page: status {status}"
    if not text.strip():
        return "an empty answer"
    if length is not None and length < 600 and _GONE.search(text):
        return SOFT_404
    return None
