"""Scripts beside a page that write the tabs of its years or organs: <ul id="nbtab"></ul><script src="nbtab.js">."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

_NAMES = re.compile(
    r"(?<![a-z])(?:[a-z]{0,6}tabs?|years?|nian(?:bao|fen|du)?|nd|(?:zf)?(?:xxgk)?nb|depts?|organs?|units?|bm|bumen|dw|danwei|jg|[a-z]{0,2}tree|menus?|catalog|category)(?![a-z])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PLACES = ("div", "ul", "ol", "dl", "select", "span", "p", "td")
_MOST_SCRIPTS, _MOST_PLACES = 200, 5_000


def switching(root: etree._Element) -> Iterator[etree._Element]:
    """The scripts beside a page that may write its tabs: those whose file, or whose place, is named so; and all, if an
    empty place is named so.
    """
    every = [each for each in islice(root.iter("script"), _MOST_SCRIPTS) if each.get("src")]
    places = islice(root.iter(*_PLACES), _MOST_PLACES)
    empty = any(_is_named_so(each) and not len(each) and not (each.text or "").strip() for each in places)
    for script in every:
        name = (script.get("src") or "").partition("?")[0].rpartition("/")[2].rpartition(".")[0]
        around = script.getparent()
        placed = around is not None and around.tag not in {"head", "body", "html"} and _is_named_so(around)
        if empty or placed or _NAMES.search(_CAMEL.sub("-", name)):
            yield script


def _is_named_so(element: etree._Element) -> bool:
    named = f"{(element.get('id') or '')[:100]} {(element.get('class') or '')[:100]}"
    return _NAMES.search(_CAMEL.sub("-", named)) is not None
