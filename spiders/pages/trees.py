"""目录树: the entries of menus that scripts draw. An entry's words and its address stand side by side in the script,
whatever draws it.

Seen on portals: dTree's d.add(12, 0, '政府信息公开年报', 'list.aspx?cid=12'); the nodes of zTree and EasyUI,
{id: 12, pId: 0, name: "政府信息公开年报", url: "nb/"}; new WebFXTreeItem('政府信息公开年报', 'list.asp?id=12') of
xtree; tree.nodes["0_12"] = "text:政府信息公开年报; url:list.asp?id=12;" of MzTreeView.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from spiders.pages.scripts import literal

_MOST_TOKENS = 40_000
"""Strings and brackets of a page's scripts that are looked at."""
_LONGEST_WORDS = 60
_TOKEN = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|[\[\](){};]""")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ADDRESS = re.compile(
    r"(?:https?:)?//[\w.-]++(?::\d{1,5})?(?:/[^\s'\"<>]*+)?+"
    r"|/(?:[\w%-][\w.%-]*+/)*+[\w%-]++\?[^\s'\"<>]*+"
    r"|(?:\.{0,2}/)?(?:[\w%-][\w.%-]*+/)*+(?:[\w%-]++\.(?:s?html?|[jt]html|jspx?|aspx?|php|do|action|xml))?+(?:[?#][^\s'\"<>]*+)?+"
)
_TEXT = re.compile(r"(?:\A|;)\s*+(?:text|t)\s*+:\s*+([^;:]{2,60}+);", re.IGNORECASE)
_URL = re.compile(r";\s*+(?:url|u)\s*+:\s*+([^;\s]{1,300}+)", re.IGNORECASE)
_OPENING, _CLOSING = "([{", ")]}"


def entries(text: str) -> Iterator[tuple[str, str]]:
    """Words and addresses of the entries in the scripts `text`, in their order."""
    groups: list[list[str]] = [[]]
    for match in islice(_TOKEN.finditer(text), _MOST_TOKENS):
        sign = match[0]
        if sign in _OPENING:
            groups.append([])
        elif sign in _CLOSING or sign == ";":
            yield from _entry(groups[-1])
            groups[-1].clear()
            if sign != ";" and len(groups) > 1:
                groups.pop()
        else:
            said = literal(sign)
            yield from _in_one(said)
            groups[-1].append(said)
    yield from _entry(groups[-1])


def _entry(strings: list[str]) -> Iterator[tuple[str, str]]:
    """The entry that the strings of one bracket name: its words and its address; at most one."""
    words = next((each.strip() for each in strings if _is_words(each)), "")
    to = next((each.strip() for each in strings if is_address(each.strip())), "")
    if words and to:
        yield words, to


def _in_one(said: str) -> Iterator[tuple[str, str]]:
    """The entry that a string of names and values is."""
    words, to = _TEXT.search(said[:1_000]), _URL.search(said[:1_000])
    if words and to and _is_words(words[1]):
        yield words[1].strip(), to[1]


def _is_words(said: str) -> bool:
    return len(said) <= _LONGEST_WORDS and "<" not in said and _CHINESE.search(said) is not None


def is_address(said: str) -> bool:
    """Whether a string is the address of a page: it has a folder, the ending of a page, or a query."""
    return 2 < len(said) <= 500 and _ADDRESS.fullmatch(said) is not None and any(each in said for each in "/.?")
