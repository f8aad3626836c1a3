"""隐藏域: what hidden fields and the page's own address hold, where a script joins an address of it:
<input type="hidden" id="area" value="12"> and location.href = "annual.jsp?area=" + $("#area").val() + "&year=" + y.
"""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from lxml import etree

from spiders.pages.branches import block
from spiders.pages.submitted import chosen_in
from spiders.pages.titles import is_subcolumn
from spiders.pages.words import words_in

_READS = re.compile(
    r"""(?:\$|jQuery)\(\s*+["'](?:input)?#([\w-]{1,40}+)(?:[\s>]{0,5}+option:selected)?["']\s*+\)\s*+\.\s*+(?:val\(\s*+\)|attr\(\s*+["']value["']\s*+\))"""
    r"""|(?:\$|jQuery)\(\s*+["']input\[name=["']?([\w-]{1,40}+)["']?\]["']\s*+\)\s*+\.\s*+val\(\s*+\)"""
    r"""|document\s*+\.\s*+getElementById\(\s*+["']([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+value(?!\s*+=(?!=))(?![\w$])"""
    r"""|document\s*+\.\s*+querySelector\(\s*+["']#([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+value(?!\s*+=(?!=))(?![\w$])"""
)
"""A script asks for what a field holds."""
_CHANGES = re.compile(
    r"""["']#?([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+(?:val\(\s*+[^\s)]|value\s*+=(?!=)|attr\(\s*+["']value["']\s*+,)"""
)
"""A script puts something else into a field."""
_OF_PAGERS = re.compile(r"page|pno|pnum|curr|count|total|size|index|offset|start|key|word|search", re.IGNORECASE)
"""Names of fields that a pager or a search changes."""
_LOOKS_UP = re.compile(
    r"""(?<![\w$.])(?:[\w$]{1,30}\.){0,2}[\w$]{0,30}(?:quer|param|url|request|search)[\w$]{0,30}\(\s*+["']([\w-]{1,40}+)["']\s*+\)"""
    r"""|new\s++URLSearchParams\([^()]{0,60}\)\.get\(\s*+["']([\w-]{1,40}+)["']\s*+\)""",
    re.IGNORECASE,
)
"""A script looks something up in the page's own address: getQueryString("area")."""
_TAKES = re.compile(r"(?<![\w$])function\s++[\w$]{1,60}+\s*+\(\s*+[\w$][^)]{0,200}+\)\s*+(?=\{)")
"""A function that is handed something."""
_PLAIN = re.compile(r"[\w./-]{1,100}")
_MOST_FIELDS, _MOST_ELEMENTS = 100, 2_000
_CLICKS = ("onclick", "onchange", "href")
_CLICKED = etree.XPath("//*[@onclick or @onchange or starts-with(@href, 'javascript:')]")


def fill_in(root: etree._Element, url: str) -> None:
    """Puts what hidden fields and the page's address hold in the place of what scripts and clicks ask for; in functions
    that are handed a choice, also what is chosen in the page's other menus.
    """
    scripts = [each for each in root.iter("script") if each.text]
    text = "\n".join(each.text or "" for each in scripts)
    known, asked = _held(root, text), dict(parse_qsl(urlsplit(url).query))
    menus = _chosen(root) if _TAKES.search(text) else {}
    if not (known or menus or asked):
        return
    for script in scripts:
        said = _LOOKS_UP.sub(lambda match: _of(match, asked), script.text or "")
        said = _READS.sub(lambda match: _of(match, known), said)
        script.text = _with_menus(said, menus) if menus else said
    clicked = _CLICKED(root)
    for element in islice(clicked if isinstance(clicked, list) else (), _MOST_ELEMENTS):
        for name in _CLICKS:
            if isinstance(element, etree._Element) and _READS.search(click := element.get(name) or ""):
                element.set(name, _READS.sub(lambda match: _of(match, known), click))


def _of(match: re.Match[str], known: dict[str, str]) -> str:
    """What is known of what a script asks for, as a text of the script; else what the script says."""
    name = next(filter(None, match.groups()), "")
    return f"'{known[name]}'" if _PLAIN.fullmatch(known.get(name, "")) else match[0]


def _with_menus(text: str, menus: dict[str, str]) -> str:
    """A script in whose functions that are handed something the choices of menus are put in."""
    for match in list(islice(_TAKES.finditer(text), _MOST_FIELDS)):
        body = block(text, match.end())
        filled = _READS.sub(lambda found: _of(found, menus), body) if body and "function" not in body else body
        if filled != body:
            text = text.replace(body, filled, 1)
    return text


def _chosen(root: etree._Element) -> dict[str, str]:
    """What is chosen in the page's menus of years and organs, by their ids."""
    found: dict[str, str] = {}
    for menu in islice(root.iter("select"), _MOST_FIELDS):
        option, name = chosen_in(menu), menu.get("id") or ""
        if name and option is not None and is_subcolumn(words_in(option)):
            found[name] = option.get("value", words_in(option)).strip()
    return found


def _held(root: etree._Element, text: str) -> dict[str, str]:
    """What the hidden fields hold that no script changes, by their ids and names."""
    changed = {match[1] for match in islice(_CHANGES.finditer(text), _MOST_FIELDS)}
    found: dict[str, str] = {}
    fields = (each for each in root.iter("input") if (each.get("type") or "").lower() == "hidden")
    for field in islice(fields, _MOST_FIELDS):
        names = {field.get("id") or "", field.get("name") or ""} - {""}
        value = (field.get("value") or "").strip()
        if _PLAIN.fullmatch(value) and not names & changed and not any(map(_OF_PAGERS.search, names)):
            found.update((name, value) for name in names if name not in found)
    return found
