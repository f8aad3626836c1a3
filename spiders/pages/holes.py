"""Places in a page that something is to be put into by a script: an empty list, an empty pager, a template."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from lxml import etree

Hole = Literal["list", "pager", "template"]

_MOST_ELEMENTS = 50_000
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
_REPEATS = ("v-for", "ng-repeat", "ms-for", "ms-repeat", "ms-each", "wx:for", "x-for")
"""Attributes of an element that a template engine repeats for each entry."""
_ENGINE = re.compile(r"\{\{.{0,200}?\}\}", re.DOTALL)


def holes_in(root: etree._Element) -> frozenset[Hole]:
    """What is missing in a page as it came."""
    found: set[Hole] = set()
    for element in islice(root.iter(), _MOST_ELEMENTS):
        if not isinstance(element.tag, str):
            continue
        if any(element.get(name) is not None for name in _REPEATS) or _is_template(element):
            found.add("template")
        if element.tag in _PLACES and _is_empty(element):
            names = _names_of(element)
            if names & _PAGER:
                found.add("pager")
            elif names & _LIST or element.tag in {"ul", "ol", "dl", "tbody"}:
                found.add("list")
    return frozenset(found)


def _is_template(element: etree._Element) -> bool:
    text = element.text
    return bool(text and "{{" in text and element.tag not in {"script", "style"} and _ENGINE.search(text[:1_000]))


def _is_empty(element: etree._Element) -> bool:
    """Whether there is nothing in an element; blanks and scripts don't count."""
    if (element.text or "").strip():
        return False
    for child in islice(element, 4):
        tag = child.tag
        if (isinstance(tag, str) and tag not in {"script", "style"}) or (child.tail or "").strip():
            return False
    return len(element) < 4


def _names_of(element: etree._Element) -> set[str]:
    """The words in its id and classes."""
    said = f"{(element.get('id') or '')[:200]} {(element.get('class') or '')[:200]}"
    return {each.strip("0123456789").lower() for each in _CUT.split(said)}
