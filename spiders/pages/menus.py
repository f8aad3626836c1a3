"""下拉框: what a script opens with the choices of a page's menus of years and organs (<select id="y">), pair by pair.

The script reads them by their ids ($("#year").val(), document.getElementById("year").value). Their values are put in
the place of that, and the address is joined as in any other script.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from lxml import etree

from spiders.pages.branches import block
from spiders.pages.scripts import Scripts
from spiders.pages.titles import is_subcolumn, organ_alone, year_in
from spiders.pages.words import words_in

_READS = re.compile(
    r"""(?:\$\(\s*+["']#([\w-]{1,40}+)["']\s*+\)(?:\.find\(\s*+["']option:selected["']\s*+\))?+\.val\(\s*+\)"""
    r"""|\$\(\s*+["']#([\w-]{1,40}+)(?:\s|>)*+option:selected["']\s*+\)\.val\(\s*+\)"""
    r"""|document\.getElementById\(\s*+["']([\w-]{1,40}+)["']\s*+\)\.value(?!\s*+=))"""
)
"""A script reads what is chosen in a menu."""
_HOLDS = re.compile(rf"(?<![\w$.])(?P<holds>[A-Za-z_$][\w$]{{0,30}}+)\s*+=\s*+{_READS.pattern}\s*+;?")
"""A variable holds what is chosen."""
_PLAIN = re.compile(r"[\w./:?&=%~-]{1,200}")
_MOST_MENUS, _MOST_OPTIONS, _MOST_PAIRS, _MOST_FUNCTIONS, _MOST_BODY = 20, 200, 1_000, 100, 2_000


def opened_by(root: etree._Element, scripts: Scripts) -> Iterator[tuple[str, str]]:
    """The words of a choice, and the address that a script opens with it; of a year and an organ, every pair."""
    menus = {str(each.get("id")): each for each in islice(root.iter("select"), _MOST_MENUS) if each.get("id")}
    options = {name: kept for name, menu in menus.items() if (kept := list(_options(menu)))}
    if not options:
        return
    bodies = [each.body for each in islice(scripts.functions.values(), _MOST_FUNCTIONS)]
    for body in (each[:_MOST_BODY] for each in (*bodies, *_handlers(scripts.text))):
        read = [*dict.fromkeys(name for match in _READS.finditer(body) if (name := _id(match)) in options)]
        if not read:
            continue
        asking = _handed(body, read, scripts.text)
        for chosen in islice(product(*(options[name] for name in read)), _MOST_PAIRS):
            given = ", ".join(f"'{value}'" for _, value in chosen)
            if (to := next(asking.opened(f"chosen({given})"), None)) is not None:
                yield _said([words for words, _ in chosen]), to


def _id(match: re.Match[str]) -> str:
    return str(next(filter(None, match.groups()[-3:])))


_LISTENS = re.compile(
    r"""(?:\$\(\s*+["']([^"'\n]{1,80}+)["']\s*+\)\s*+\.\s*+(?:on\(\s*+["']change["']\s*+,|change\()"""
    r"""|getElementById\(\s*+["']([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+(?:onchange\s*+=|addEventListener\(\s*+["']change["']\s*+,))"""
    r"""\s*+(?:function\s*+\([\w$]{0,20}+\)|\([\w$]{0,20}+\)\s*+=>|[\w$]{1,20}+\s*+=>)\s*+(?=\{)"""
)
"""A script waits for a choice in a menu, or in several: $("#year, #organ").change(function () {"""
_ONE = re.compile(r"#([\w-]{1,40}+)")
_ITSELF = re.compile(
    r"""\$\(\s*+this\s*+\)(?:\.find\(\s*+["']option:selected["']\s*+\))?+\.val\(\s*+\)"""
    r"""|(?<![\w$.])(?:this|e(?:v|vt|vent)?\.(?:target|currentTarget))\.value(?!\s*+=(?!=))"""
)


def _handlers(text: str) -> Iterator[str]:
    """What scripts do when something is chosen in a menu, with the menu's id in the place of `this`."""
    for match in islice(_LISTENS.finditer(text), _MOST_MENUS):
        body = block(text, match.end())[1:-1]
        one = _ONE.fullmatch(match[1]) if match[1] else None
        asked = f'$("#{one[1] if one else match[2]}").val()' if one or match[2] else "this"
        yield asked.join(_ITSELF.split(body))


def _handed(body: str, menus: list[str], text: str) -> Scripts:
    """The script of a function as if what is chosen in the menus were handed to it."""
    names = {menu: f"menu{number}" for number, menu in enumerate(menus)}
    for match in _HOLDS.finditer(body):
        if _id(match) in names:
            names[_id(match)] = match["holds"]
    plain = _HOLDS.sub(lambda match: match[0] if _id(match) not in names else "", body)
    plain = _READS.sub(lambda match: names.get(_id(match), match[0]), plain)
    return Scripts(f"function chosen({', '.join(names.values())}) {{{plain}}}\n{text}")


def _options(menu: etree._Element) -> Iterator[tuple[str, str]]:
    """The years and organs of a menu, with the values that stand for them."""
    for option in islice(menu.iter("option"), _MOST_OPTIONS):
        words = words_in(option)
        value = option.get("value", words).strip()
        if is_subcolumn(words) and _PLAIN.fullmatch(value):
            yield words, value


def _said(words: list[str]) -> str:
    """The words of a pair as a link has them: the organ, and the year behind it."""
    organs = [each for each in words if organ_alone(each) and not year_in(each)]
    years = [each for each in words if each not in organs]
    return "".join((*organs, *(f"{each}年" if each.isdigit() else each for each in years)))
