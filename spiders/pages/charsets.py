"""The text of an answer. Headers and metas often name a wrong charset, and browsers know better than to believe
them; one that decodes without errors is right. Documents are decoded in the same way.
"""

from __future__ import annotations

from scrapy.http import Response, TextResponse

_CHINESE = frozenset(("gb18030", "gbk", "gb2312", "hz-gb-2312", "hz"))


_FILES = (b"%PDF-", b"{\\rtf", b"MIME-Version:", b"From: <Saved by")
"""Beginnings of files that may consist of nothing but text (PDF, RTF, saved pages), whatever the server calls them."""


def decoded(response: Response) -> str:
    """The text of an answer; empty if it is a file. Bytes that are UTF-8 are practically never GBK."""
    if not isinstance(response, TextResponse) or response.body[:100].lstrip().startswith(_FILES):
        return ""
    for charset in ("utf-8-sig", "gb18030"):
        try:
            text = response.body.decode(charset)
        except UnicodeDecodeError:
            continue
        if charset == "utf-8-sig" or _is_chinese(response):
            return text
    return response.text


def charset_of(response: Response) -> str:
    """The charset in which a browser sends the queries of a page's links."""
    if not isinstance(response, TextResponse) or response.body.isascii():
        return "utf-8"
    try:
        response.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "gb18030" if _is_chinese(response) else response.encoding
    return "utf-8"


def _is_chinese(response: TextResponse) -> bool:
    """Whether an answer that isn't UTF-8 is in GBK: it says so, or what it says isn't so."""
    return response.encoding.lower() in _CHINESE or "\ufffd" in response.text
