"""标签: years and organs of which one is shown at a time, and which name no address: a script puts another list in
place when one is clicked (<span class="tab">2022年</span>), or chosen in a menu without a form.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from parsers.text import squeeze
from spiders.pages.links import shows_all
from spiders.pages.titles import is_subcolumn, organ_alone, year_in
from spiders.pages.trees import is_address

_PLACES = ("a", "li", "span", "button", "div", "dd", "dt", "label", "em", "option")
_MOST_ELEMENTS = 20_000
_MOST = 60
_LONGEST = 20
_SWITCH = re.compile(r"tab|switch|year|nian|filter|choose|dept|organ", re.IGNORECASE)
"""Classes and ids of what switches a list."""
_EVERY = re.compile(r"(?:全部|所有|不限)(?:年[份度]?|单位|部门)?")
_SENDS = re.compile(r"submit\(|__doPostBack")
_NOWHERE = re.compile(r"(?:#.*|javascript:.*)?", re.IGNORECASE | re.DOTALL)


def tabs_in(root: etree._Element) -> tuple[str, ...]:
    """The words of a page's tabs; none, if there is a tab for everything: the list is whole then."""
    found: dict[str, None] = {}
    for element in islice(root.iter(*_PLACES), _MOST_ELEMENTS):
        said = element.text
        if said is None or len(element) or len(said) > 3 * _LONGEST:
            continue
        words = squeeze(said)
        if not 2 <= len(words) <= _LONGEST:
            continue
        if _EVERY.fullmatch(words) and element.tag != "option":
            return ()
        if is_tab(words) and _switches(element):
            found[words] = None
    return tuple(islice(found, _MOST)) if len(found) > 1 else ()


def is_tab(words: str) -> bool:
    """Whether words are those of a tab: a year, or an organ."""
    return is_subcolumn(words) and (year_in(words) or bool(organ_alone(words)))


def _switches(element: etree._Element) -> bool:
    """Whether a script may wait for a click on an element, or a choice of it, that leads nowhere by itself."""
    if element.tag == "option":
        menu = next(element.iterancestors("select"), None)
        # What a form asks for has an address, or is posted.
        by_script = menu is not None and not shows_all(menu) and not _is_sent(menu)
        return by_script and not is_address(element.get("value") or "")
    if element.tag == "a":
        return _NOWHERE.fullmatch((element.get("href") or "").strip()) is not None
    around = [element, *islice(element.iterancestors(), 3)]
    if any(each.tag == "a" for each in around):
        return False
    held = element.get("onclick") or any(str(name).startswith("data-") for name in element.attrib)
    named = (f"{each.get('class') or ''} {each.get('id') or ''}" for each in around[:3])
    return bool(held) or any(map(_SWITCH.search, named))


def _is_sent(menu: etree._Element) -> bool:
    """Whether a form sends what is chosen in a menu."""
    form = next(menu.iterancestors("form"), None) if menu.get("name") else None
    buttons = form.iter("input", "button") if form is not None else ()
    kinds = ((each.get("type") or ("submit" if each.tag == "button" else "text")).lower() for each in buttons)
    return any(each in {"submit", "image"} for each in kinds) or _SENDS.search(menu.get("onchange") or "") is not None
