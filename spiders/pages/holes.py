"""Places in a page that something is to be put into by a script: an empty list, an empty pager, a template, a frame
without an address; and an include that the server left as it is (<!--#include virtual="list.html"-->).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, Literal

from lxml import etree

Hole = Literal["list", "pager", "template", "frame", "older"]
"""What a page lacks; `older`: reports of earlier years, which it says are to be searched for."""

_MOST_ELEMENTS = 50_000
_MOST_FRAMES = 1_000
_PLACES = ("div", "ul", "ol", "dl", "table", "tbody", "p", "span", "nav", "section", "td")
_PAGERS = (
    "page pages pager paging pagination pagebar pagediv pagebox pagenav pagenum pagelist pagedec pageinfo fenye fanye"
    " laypage jpage"
)
_LISTS = (
    "list lists listbox listul newslist newsul infolist datalist artlist article articles data content con result"
    " results gknr nb"
)
_PAGER, _LIST = frozenset(_PAGERS.split()), frozenset(_LISTS.split())
_CUT = re.compile(r"[\s_\-]+|(?<=[a-z])(?=[A-Z])")
_REPEATS = ("v-for", "ng-repeat", "ms-for", "ms-repeat", "ms-each", "x-for", "datasrc", "datafld")
"""Attributes of an element that a template engine, or the binding of a data island, repeats for each entry."""
_REPEATED = etree.XPath(f"boolean({' or '.join(f'//@{name}' for name in _REPEATS)})")
_BRACED = etree.XPath("//text()[contains(., '{{')]")
_ENGINE = re.compile(r"\{\{.{0,200}?\}\}", re.DOTALL)


def holes_in(root: etree._Element) -> frozenset[Hole]:
    """What is missing in a page as it came."""
    found: set[Hole] = set()
    braced: Any = _BRACED(root)
    if _REPEATED(root) or any(map(_is_template, islice(braced, _MOST_ELEMENTS))):
        found.add("template")
    for element in islice(root.iter(*_PLACES), _MOST_ELEMENTS):
        if _is_empty(element):
            names = _names_of(element)
            if names & _PAGER:
                found.add("pager")
            elif names & _LIST or element.tag in {"ul", "ol", "dl", "tbody"}:
                found.add("list")
        elif element.tag == "table" and _has_only_a_head(element):
            found.add("list")
    if any(map(_is_blank, islice(root.iter("iframe", "frame"), _MOST_FRAMES))):
        found.add("frame")
    if any("#include" in (each.text or "")[:20] for each in islice(root.iter(etree.Comment), _MOST_FRAMES)):
        found.add("frame")
    return frozenset(found)


def _is_blank(frame: etree._Element) -> bool:
    return (frame.get("src") or "").strip().lower() in {"", "#", "about:blank"}


def _is_template(text: Any) -> bool:
    """Whether a text that an element begins with is a template engine's."""
    parent = text.getparent()
    said = text.is_text and parent is not None and parent.tag not in {"script", "style"}
    return said and _ENGINE.search(text[:1_000]) is not None


def _is_empty(element: etree._Element) -> bool:
    """Whether there is nothing in an element; blanks and scripts don't count."""
    if (element.text or "").strip():
        return False
    for child in islice(element, 4):
        tag = child.tag
        if (isinstance(tag, str) and tag not in {"script", "style"}) or (child.tail or "").strip():
            return False
    return len(element) < 4


def _has_only_a_head(table: etree._Element) -> bool:
    """Whether a table has the head of its columns, and no row below it."""
    return table.find(".//th") is not None and table.find(".//td") is None


def _names_of(element: etree._Element) -> set[str]:
    """The words in its id and classes."""
    said = f"{(element.get('id') or '')[:200]} {(element.get('class') or '')[:200]}"
    return {each.strip("0123456789").lower() for each in _CUT.split(said)}
