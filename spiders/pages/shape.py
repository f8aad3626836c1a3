"""The shape of a page: its elements, addresses and scripts, without what it says.

Whoever mends a spider needs to see how a portal is built, not what stands on it. So every character of a text becomes a
stand-in, but for the words by which a spider finds its way (年报, 下一页, …), years and short numbers. A shape can be
shown to anybody, and read by a spider as the page itself.
"""

from __future__ import annotations

import json
import re
from typing import Any

import lxml.html
from lxml import etree

from spiders.pages.words import MOST_CHARACTERS

MOST = 300_000
"""Characters of a shape. The fullest front pages have some 200,000."""

_KEPT = re.compile(
    "政府信息公开|信息公开|政务公开|依申请公开|主动公开|法定|工作|年度报告|年报|年度|报告|指南|制度|目录|规定|内容"
    "|人民政府|政府|办公室|委员会|部门|机构|单位|区县|县区|乡镇|街道|统计表|附件|下载|全文|详细"
    "|上一页|下一页|首页|末页|尾页|前页|后页|上页|下页|更多|跳转|转到|共|第|页|条|当前位置|您的位置|所在位置"
    "|暂无|没有|相关|数据|信息|搜索|检索|验证码|访问|拒绝|禁止|维护|年|月|日|局"
)
_DECLARATION = re.compile(r"\A\s*+<\?xml[^<>]*+>", re.IGNORECASE)
"""What a text may not begin with: it would say again in which charset it is."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHINESE = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESSES = frozenset(("action", "data", "data-href", "data-src", "data-url", "href", "src", "xlink:href"))
_ATTRIBUTES = _ADDRESSES | frozenset(
    (
        *("charset", "class", "colspan", "content", "cols", "frameborder", "framespacing", "http-equiv", "id"),
        *("language", "method", "name", "onclick", "onchange", "onload", "rel", "rows", "rowspan", "scrolling"),
        *("size", "style", "target", "type", "value"),
    )
)
_TITLES = frozenset(("articletitle", "columnname", "sitename", "sitedomain", "columntype"))
"""Names of metas that hold a page's title or that of its column."""
_LONG_NUMBER = 4
"""Digits; longer ones are not those of pages or dates."""


def shape(text: str) -> str:
    """The shape of an HTML page. What is no HTML gives an empty text."""
    if not text.strip():
        return ""
    try:
        root = lxml.html.document_fromstring(_DECLARATION.sub("", text, count=1))
    except (etree.ParserError, ValueError):
        return ""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in root.iter(etree.Element):
        _mask(element)
    return str(lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>"))[:MOST]


def _mask(element: Any) -> None:
    element.tail = masked(element.tail)
    if element.tag == "script":
        element.text = without_chinese(element.text)
    elif element.tag == "style":
        element.text = None
    elif element.tag in {"title", "h1"}:
        element.text = _legal((element.text or "")[:MOST_CHARACTERS])
    else:
        element.text = masked(element.text)
    is_title = str(element.get("name", "")).lower() in _TITLES
    for name in list(element.attrib):
        if str(name).startswith("data-") and name not in _ADDRESSES:  # scripts join addresses of them
            element.set(name, without_chinese(element.get(name)[:MOST_CHARACTERS]))
        elif name not in _ATTRIBUTES:
            del element.attrib[name]
        elif name == "value" and element.tag == "option" and "/" in element.get(name):
            element.set(name, without_chinese(element.get(name)[:MOST_CHARACTERS]))
        elif name in _ADDRESSES or name in {"id", "class", "name"} or (name == "content" and is_title):
            continue
        elif name.startswith("on"):
            element.set(name, without_chinese(element.get(name)))
        elif name in {"content", "value", "style"} and element.get("http-equiv", "").lower() != "refresh":
            element.set(name, masked(element.get(name)) or "")


def shape_of_json(text: str) -> str:
    """The shape of JSON: its keys, numbers and addresses; other texts masked. Empty for what is none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    return json.dumps(_masked_json(found), ensure_ascii=False)[:MOST]


def _masked_json(value: Any, depth: int = 0) -> Any:
    if depth > 40:
        return None
    if isinstance(value, dict):
        return {str(key): _masked_json(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_masked_json(each, depth + 1) for each in value]
    if isinstance(value, str):
        return value if "/" in value and not _CHINESE.search(value) and " " not in value else masked(value)
    return value


def masked(text: str | None) -> str | None:
    """The text with a stand-in for each character, but for the words, years and short numbers that are kept."""
    if not text:
        return text
    text = _legal(text)
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_stand_in(text[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*parts, _stand_in(text[at:])])


def without_chinese(text: str | None) -> str | None:
    """A script with its Chinese texts masked, and long numbers, which may be telephones."""
    if not text:
        return text
    text = _legal(text)
    parts, at = [], 0
    for kept in _KEPT.finditer(text):
        parts += [_CHINESE.sub("某", text[at : kept.start()]), kept[0]]
        at = kept.end()
    parts.append(_CHINESE.sub("某", text[at:]))
    return re.sub(r"(?<!\d)\d{11}(?!\d)", "0" * 11, "".join(parts))


def _legal(text: str) -> str:
    """The text without what lxml takes in no document."""
    return _NOT_XML.sub(" ", text)


def _stand_in(text: str) -> str:
    text = _NUMBER.sub(_number, _CHINESE.sub("某", text))
    return _LETTER.sub(lambda each: each[0] if each[0] == "某" else "x", text)


def _number(found: re.Match[str]) -> str:
    digits = found[0]
    return digits if len(digits) < _LONG_NUMBER or _YEAR.fullmatch(digits) else "0" * len(digits)
