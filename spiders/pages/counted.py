"""序号: tabs that a script tells apart by their places: urls[$(this).index()]. Each gets its place as an attribute,
which the script is made to ask for, as for any other.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from lxml import etree

from spiders.pages.branches import block
from spiders.pages.tabs import is_tab
from spiders.pages.words import words_in

_PLACE = "data-nianbao-place"
_ASKED = re.compile(
    r"\$\(\s*+this\s*+\)(?:\.parent\(\s*+\))?+\.index\(\s*+\)(?:\s*+([+-])\s*+(\d{1,2})(?![\w.]))?"
    r"|(?<![\w$.])this\.index(?![\w$(])(?!\s*+=(?!=))(?:\s*+([+-])\s*+(\d{1,2})(?![\w.]))?"
)
"""A script asks for the place of what was clicked; it may count from one."""
_TWICE = re.compile(rf"""\(\s*+(\(\$\(this\)\.attr\("{_PLACE}"\) [+-] \d{{1,2}}\))\s*+\)""")
_EACH = re.compile(
    r"\.each\(\s*+(?:function\s*+\(\s*+([A-Za-z_$][\w$]{0,20})[^)]{0,40}\)\s*+|\(?\s*+([A-Za-z_$][\w$]{0,20})[^=){]{0,40}\)?\s*+=>\s*+)(?=\{)"
)
"""A script goes through the tabs one by one, and counts them."""
_WORD = re.compile(r"""(?<![\w$.'"])[A-Za-z_$][\w$]*+(?![\w$:'"])""")
_WAITS = re.compile(r"\.(?:click|on|bind|mouseover|hover)\s*\(|\.onclick\s*=")
_TABS = ("li", "a", "span", "div", "dd", "td", "button", "p")
_MOST, _MOST_ELEMENTS, _LONGEST = 60, 20_000, 30


def count(root: etree._Element) -> None:
    """Gives tabs their places, where a script of the page asks for them."""
    scripts = [each for each in root.iter("script") if each.text and ("index" in each.text or ".each(" in each.text)]
    asking = False
    for script in scripts:
        said = _TWICE.sub(r"\1", _ASKED.sub(_attribute, _with_places(script.text or "")))
        asking = asking or said != script.text
        script.text = said
    for element in islice(root.iter(*_TABS), _MOST_ELEMENTS) if asking else ():
        if len(element) < 2 and (words := words_in(element)) and len(words) < _LONGEST and is_tab(words):
            element.set(_PLACE, str(_place_of(element)))


def _attribute(match: re.Match[str]) -> str:
    asked, sign, shift = f'$(this).attr("{_PLACE}")', match[1] or match[3], match[2] or match[4]
    return f"({asked} {sign} {shift})" if sign else asked


def _with_places(text: str) -> str:
    """A script whose loops over tabs ask each for its place in place of counting."""
    for match in list(islice(_EACH.finditer(text), _MOST)):
        body, name = block(text, match.end()), match[1] or match[2]
        if body and _WAITS.search(body):
            text = text.replace(body, _WORD.sub(partial(_counted, name), body), 1)
    return text


def _counted(name: str, word: re.Match[str]) -> str:
    return "$(this).index()" if word[0] == name else word[0]


def _place_of(element: etree._Element) -> int:
    """The place of a tab among those beside it; a link alone in a row has the row's."""
    around = element.getparent()
    if element.tag == "a" and around is not None and around.tag in {"li", "td", "dd"} and len(around) == 1:
        element = around
    return sum(1 for each in element.itersiblings(preceding=True) if isinstance(each.tag, str))
