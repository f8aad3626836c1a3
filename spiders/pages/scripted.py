"""Recognises pages that scripts fill: their HTML contains nothing of what people see."""

from __future__ import annotations

import re
from html import unescape

from spiders.pages import Page

RENDER = "nianbao_render"
"""Key in a request's meta: the page is to be opened in a browser."""

TURN = "nianbao_turn"
"""Key in a request's meta: the page is a list, to be turned in the browser."""
OPEN = "nianbao_open"
"""Key in a request's meta: entries that name no address are to be clicked in the browser, to see where they lead."""
TURNED = "data-nianbao-turned"
"""Attribute of the element that holds what a list's further pages have: whether it was turned to its end (yes, no)."""
SWITCHED = "data-nianbao-switched"
"""Attribute of the element that holds what a list's tabs show: whether all of them were clicked (yes, no)."""
CHOSEN = "data-nianbao-chosen"
"""Attribute that names the tabs, and pairs of them, whose lists were shown in the browser; some may be empty."""
ASKED = "Nianbao-Asked"
"""Header of a page that was opened in a browser: what its scripts asked for while it was drawn, as JSON."""
PARTS = "nianbao_parts"
"""Key in a request's meta: addresses of further parts, whose answers are joined to that of the request."""

_LOADS = re.compile(
    r"\$\.(?:ajax|get|post|getJSON)\s*\(|\baxios\b|\bfetch\s*\(|XMLHttpRequest|new\s+Vue\s*\(|createApp\s*\("
)
_PUTS = re.compile(r"innerHTML|insertAdjacentHTML|\.(?:html|append|prepend)\s*\(|document\s*\.\s*write")
_APP = re.compile(r"""<div[^<>]+?id\s*+=\s*+["']?(?:app|root|main-app|__nuxt|__next)\b""", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)
_NOTHING = 100
"""Number of characters of text below which a page is empty: a title and a copyright notice may be there."""


def is_shell(page: Page, text: str) -> bool:
    """Whether the page contains nothing but scripts that would fill it; `text` is its HTML."""
    bare = len(page.links) == page.drawn and not (page.frames or page.objects or page.forward or page.has_table)
    return bare and page.length < _NOTHING and (_loads(text) or bool(_APP.search(text)))


def lacks(page: Page, text: str) -> bool:
    """Whether a report's page has little more than a title, and scripts that would load the report, or put it in from
    a hidden field; `text` is its HTML.
    """
    elsewhere = page.frames or page.objects or page.forward or page.has_table or page.statutory
    return not elsewhere and page.length < 4 * _NOTHING and (_loads(text) or bool(_PUTS.search(page.scripts.text)))


def fills_lists(text: str) -> bool:
    """Whether scripts load something into the page with the HTML `text`: its list, if that is missing."""
    return _loads(text)


def _loads(text: str) -> bool:
    return _SCRIPT.search(text) is not None and _LOADS.search(text) is not None


def is_turned(text: str) -> bool:
    """Whether a list was turned to its end in the browser; `text` is its HTML then."""
    return f'{TURNED}="yes"' in text


def is_switched(text: str) -> bool:
    """Whether all tabs of a list were clicked in the browser; `text` is its HTML then."""
    return f'{SWITCHED}="yes"' in text


_CHOSEN = re.compile(rf'{CHOSEN}="([^"]{{0,100000}}+)"')


def chosen_in(text: str) -> frozenset[str]:
    """The tabs, and pairs of them, whose lists were shown in the browser; `text` is the page's HTML then."""
    found = _CHOSEN.search(text)
    return frozenset(unescape(found[1]).split("|")) if found else frozenset()
