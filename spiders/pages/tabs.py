"""标签: years, organs and kinds of organs of which one is shown at a time, and which name no address: a script puts
another list in place when one is clicked (<span class="tab">2022年</span>), or chosen in a menu without a form.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from parsers.text import squeeze
from spiders.pages.choices import shows_all
from spiders.pages.titles import is_subcolumn, organ_alone, year_in
from spiders.pages.trees import is_address

PAIR = " + "
"""Stands between a year and an organ, where a column has tabs for both."""
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
    """Whether words are those of a tab: a year, an organ, or a kind of organs."""
    return (is_subcolumn(words) and (year_in(words) or bool(organ_alone(words)))) or of_a_kind(words) is not None


_BOROUGHS, _TOWNS, _VILLAGES = r"街道(?:办|$)", r"镇(?:人民)?(?:政府)?$", r"乡(?:人民)?(?:政府)?$"
_DEPARTMENTS = r"(?:[局委院厅]|委员会|中心|办公室|[^街]办|总?队)$"
_KINDS = (
    (
        r"各?(?:[省市县区州旗]?(?:政府|直属?))?(?:工作)?(?:部门|单位|机构|委办局)|[市县区州旗省]直(?:机关)?",
        _DEPARTMENTS,
    ),
    (r"各?(?:乡镇|镇乡)", f"{_TOWNS}|{_VILLAGES}"),
    (r"各?镇", _TOWNS),
    (r"各?乡", _VILLAGES),
    (r"各?(?:街道|街办|街道办|街道办事处)", _BOROUGHS),
    (
        r"各?(?:镇街|街镇|(?:乡镇|镇)[、（(及和]?街道(?:办)?[)）]?|街道[、及和]?(?:乡镇|镇))",
        f"{_TOWNS}|{_VILLAGES}|{_BOROUGHS}",
    ),
    (r"各?(?:县[、（(]?[市区]?[、（(]?区[)）]?|区县|市县|县区)", r"[县区市旗](?:人民)?政府$"),
)
_OF_KINDS = tuple((re.compile(words), re.compile(organs)) for words, organs in _KINDS)
_AFTER = re.compile(r"(?:信息公开)?(?:年报|年度报告)$")


def of_a_kind(words: str) -> re.Pattern[str] | None:
    """What the names of the organs end in for which a tab stands: 乡镇, 市直部门; None if it is none for a kind."""
    bare = _AFTER.sub("", words)
    return next((organs for each, organs in _OF_KINDS if each.fullmatch(bare)), None)


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
