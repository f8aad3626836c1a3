"""The address that a click opens."""

from __future__ import annotations

import json
import re
from itertools import islice

from lxml import etree

from spiders.pages.addresses import absolute
from spiders.pages.scripts import Scripts, called

_ON_CLICK = re.compile(
    r"""(?:open|href|replace|location|assign|show(?:Modal|Modeless)Dialog)\s*(?:=|\()\s*(?:encodeURI(?:Component)?\(\s*)?["']([^"']+)["']""",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s*+\+\s*+(?:\"[^\"]*+\"|'[^']*+'|[\w$.]++))++")
"""What is added to an address in a click: 'list.asp?page=' + '2'."""


def clicked(click: str, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address that a click opens; None if there is none."""
    if not click:
        return None
    said = _ON_CLICK.search(click)
    if said and (joined := _JOINED.match(click, said.end())):
        whole = scripts.value(click[said.start(1) - 1 : joined.end()])
        return absolute(url, whole, charset) if whole else None
    if said:
        return absolute(url, said[1], charset)
    opened = next((to for each in scripts.opened(click) if (to := absolute(url, each, charset))), None)
    return opened or _given(click, url, scripts, charset)


_PAGE_IN_CLICK = re.compile(
    r"""["']([\w./:-]{1,300}?\.(?:s?html?|[jt]html|jspx?|aspx?|php)(?:\?[^"'\s]{0,300}+)?+)["']"""
)


def _given(click: str, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address of a page that a click hands to a function of another file: queryArticleByCondition(this,
    '/nb/index_2.html'). Several of them say nothing.
    """
    name = called(click)
    given = _PAGE_IN_CLICK.findall(click) if name and name not in scripts.functions else []
    return absolute(url, given[0], charset) if len(given) == 1 else None


def held(element: etree._Element) -> str:
    """What a script file of the site may open an element with, written as a call: its attributes (data-id); empty if
    it has none.
    """
    found = {str(name): str(value) for name, value in element.items() if str(name).startswith("data-")}
    kept = {name: value for name, value in islice(found.items(), _MOST_HELD) if 0 < len(value) < _LONGEST_HELD}
    named = any(_NAMES_ONE.fullmatch(name) for name in kept)
    return f"{HELD}({json.dumps(kept, ensure_ascii=False)})" if named else ""


def held_in(click: str) -> dict[str, str]:
    """The attributes that such a call was written with."""
    if not click.startswith(f"{HELD}("):
        return {}
    said = json.loads(click[len(HELD) + 1 : -1])
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


HELD = "held$"
_NAMES_ONE = re.compile(r"data-[\w-]{0,20}?(?:id|key|guid|code|no|num|url|link|path|addr|dir)", re.IGNORECASE)
"""An attribute that tells one entry from another; data-v-7ba5bd90 of Vue does not."""
_MOST_HELD, _LONGEST_HELD = 8, 200


def handed(element: etree._Element, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address that the scripts join of an element's attributes (data-id); None if they don't."""
    attributes = ((str(name), str(value)) for name, value in element.items())
    said = scripts.opened_with({n: v for n, v in attributes if n.startswith("data-") or n == "id"})
    return absolute(url, said, charset) if said else None
