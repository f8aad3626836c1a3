"""What menus of organs and years open (`<select>`): by the function that a choice calls, by the form whose field the
menu is, or by a script that looks up what is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import urlencode, urlsplit

from lxml import etree

from parsers.text import squeeze
from spiders.pages.addresses import absolute
from spiders.pages.clicked import clicked
from spiders.pages.lookups import looked_up
from spiders.pages.older import leaves_to_search
from spiders.pages.scripts import Scripts, called
from spiders.pages.submitted import asks_for_both, choices_of, chosen_in, filled, is_divided
from spiders.pages.titles import classify, is_subcolumn, names_organ, organ_alone, year_in
from spiders.pages.trees import is_address
from spiders.pages.words import MOST_LINKS, words_in

_CHOSEN = re.compile(r"(?:\$\(\s*this\s*\)|this)\.(?:value|val\(\)|options\[[^\]]{0,60}\]\.value)")


def chosen(menu: etree._Element, *, by_itself: bool = False) -> Iterator[tuple[str, str]]:
    """The choices of a menu that calls a function with the one that is chosen: its words, and that call. `by_itself`:
    the function is handed the menu, and takes what is chosen.
    """
    change = (menu.get("onchange") or "")[:300]
    change = _ITSELF.sub(r"\1this.value\2", change) if by_itself else change
    for option in islice(menu.iter("option"), MOST_CHOICES) if "this" in change else ():
        words = words_in(option)
        given = option.get("value")
        value = (words if given is None else given).strip()
        called = _CHOSEN.sub(f"'{value}'", change)
        if value and "'" not in value and called != change:
            yield words, called


_ITSELF = re.compile(r"([(,]\s*+)this(\s*+[,)])")


def _handed_itself(menu: etree._Element, scripts: Scripts) -> Scripts | None:
    """The scripts as if the function that a menu hands itself to were handed what is chosen; None if it does not."""
    change = (menu.get("onchange") or "")[:300]
    function, itself = scripts.functions.get(called(change)), _ITSELF.search(change)
    if function is None or itself is None:
        return None
    at = change[: itself.start() + 1].count(",")
    name = function.parameters[at] if at < len(function.parameters) else ""
    taken = _TAKEN.sub(lambda match: name if name in {match[1], match[2], match[3]} else match[0], function.body)
    if not name or taken == function.body:
        return None
    return Scripts(f"function {called(change)}({', '.join(function.parameters)}) {{{taken}}}\n{scripts.text}")


_TAKEN = re.compile(
    r"\$\(\s*+([\w$]{1,30}+)\s*+\)(?:\.find\(\s*+[\"']option:selected[\"']\s*+\))?+\.val\(\s*+\)"
    r"|(?<![\w$.])([\w$]{1,30}+)\.options\[[^\]]{0,60}\]\.value|(?<![\w$.])([\w$]{1,30}+)\.value(?!\s*+=(?!=))"
)
"""What is chosen in a menu that a function was handed."""
MOST_CHOICES = 200


def choices(menu: etree._Element, url: str, scripts: Scripts, charset: str) -> Iterator[tuple[str, str]]:
    """The words and addresses of what a menu opens: by the function that it calls, as a field of a form that asks
    for what was disclosed where it has a choice for annual reports, or by a script that looks it up.
    """
    handed = _handed_itself(menu, scripts)
    for words, click in chosen(menu, by_itself=handed is not None):
        to = clicked(click, url, handed or scripts, charset) if words else None
        if to and ("+" in click or is_address(to.rpartition("/")[2]) or to.endswith("/")):
            yield words, to
    form, name = _sent(menu)
    if form is not None and not _is_posted(form):
        yield from _asked(form, menu, name, url, charset)
    yield from _looked_up(menu, url, scripts, charset)


def ticked(form: etree._Element, url: str, charset: str) -> Iterator[tuple[str, str | None]]:
    """The years and organs of which one is ticked in a form, with what it asks for; None if that is posted."""
    boxes = [each for each in islice(form.iter("input"), MOST_CHOICES) if (each.get("type") or "").lower() == "radio"]
    named = [(_words_beside(each), each) for each in boxes]
    named = [(words, each) for words, each in named if each.get("name") and is_subcolumn(words)]
    action = (form.get("action") or url).partition("#")[0]
    for words, box in named if len(named) > 1 else ():
        name, value = box.get("name") or "", box.get("value") or "on"
        fields = [*((key, each) for key, each in filled(form) if key != name), (name, value)]
        yield words, None if _is_posted(form) else _address(action, fields, url, charset)


def pressed(form: etree._Element, url: str, charset: str) -> Iterator[tuple[str, str | None]]:
    """The years and organs on a form's buttons, with what each asks for; None if that is posted."""
    for button in islice(form.iter("button", "input"), MOST_CHOICES):
        kind = (button.get("type") or ("submit" if button.tag == "button" else "text")).lower()
        name, value = button.get("name") or "", button.get("value") or ""
        words = words_in(button) or value
        if kind != "submit" or not (button.get("formaction") or (name and value)) or not is_subcolumn(words):
            continue
        action = (button.get("formaction") or form.get("action") or url).partition("#")[0]
        fields = [*filled(form), *([(name, value)] if name else ())]
        method = (button.get("formmethod") or form.get("method") or "get").lower()
        asked = _address(action, fields, url, charset) if fields else absolute(url, action, charset)
        yield words, None if method != "get" else asked


def _words_beside(box: etree._Element) -> str:
    """The words of a box to tick: its label's, or those behind it."""
    around = box.getparent()
    if around is not None and around.tag == "label":
        return words_in(around)
    root, name = box.getroottree().getroot(), box.get("id")
    label = next((each for each in root.iter("label") if name and each.get("for") == name), None)
    return words_in(label) if label is not None else squeeze(box.tail or "")


def posted(menu: etree._Element) -> Iterator[str]:
    """The words of the columns that a menu posts, which have no address."""
    form, _ = _sent(menu)
    options = islice(menu.iter("option"), MOST_CHOICES) if form is not None and _is_posted(form) else ()
    return (words for each in options if classify(words := words_in(each)).sort == "column")


def _sent(menu: etree._Element) -> tuple[etree._Element | None, str]:
    """The form that sends a menu, and the name that it sends it under; None if nothing does."""
    name = menu.get("name") or ""
    return (next(menu.iterancestors("form"), None) if name else None), name


def _is_posted(form: etree._Element) -> bool:
    return (form.get("method") or "get").lower() != "get"


def _asked(form: etree._Element, menu: etree._Element, name: str, url: str, charset: str) -> Iterator[tuple[str, str]]:
    """What a form asks for with each choice of a menu."""
    action = (form.get("action") or url).partition("#")[0]
    asks = _is_beside(url, absolute(url, action) or "") or asks_for_both(form) or _is_of_years(form, menu)
    filters = asks and not shows_all(menu)
    every = islice(form.iter("select"), 20) if filters else ()
    menus = [each for each in every if is_divided(each) and not shows_all(each)]
    if len(menus) > 1 and menu in menus:
        yield from _paired(form, menus, url, charset) if menu is menus[0] else ()
        return
    for option in islice(menu.iter("option"), MOST_CHOICES):
        words = words_in(option)
        value = option.get("value", words).strip()
        if value and (classify(words).sort == "column" or (filters and is_subcolumn(words))):
            hidden = [
                (e.get("name") or "", e.get("value") or "") for e in form.iter("input") if e.get("type") == "hidden"
            ]
            to = _address(action, [*(each for each in hidden if each[0]), (name, value)], url, charset)
            if to:
                yield words, to


def _is_of_years(form: etree._Element, menu: etree._Element) -> bool:
    """Whether a menu has the years of a search to which the page leaves its earlier reports."""
    years = sum(bool(year_in(words_in(each))) for each in islice(menu.iter("option"), MOST_CHOICES))
    return years > 1 and leaves_to_search(form.getroottree().getroot())


def _paired(form: etree._Element, menus: list[etree._Element], url: str, charset: str) -> Iterator[tuple[str, str]]:
    """What a form with menus of years and of organs asks for, pair by pair."""
    action = (form.get("action") or url).partition("#")[0]
    for choice in choices_of(form, menus):
        said = [words for _, words in choice.words]
        words = next((each for each in said if organ_alone(each)), said[0])
        if to := _address(action, list(choice.fields), url, charset):
            yield words, to


def _address(action: str, fields: list[tuple[str, str]], url: str, charset: str) -> str | None:
    """What a form asks for with these fields."""
    query = urlencode(fields, encoding=charset, errors="replace")
    return absolute(url, f"{action}{'&' if '?' in action else '?'}{query}", charset)


def _is_beside(url: str, action: str) -> bool:
    """Whether a form asks the page itself, or one in its folder: a search of the whole site lies elsewhere."""
    here, there = urlsplit(url), urlsplit(action)
    return here.path == there.path or (
        here.hostname == there.hostname
        and here.path.count("/") > 1
        and there.path.startswith(here.path.rsplit("/", 1)[0] + "/")
    )


def shows_all(menu: etree._Element) -> bool:
    """Whether a menu has a choice for everything, and that is chosen: the list beside it is whole."""
    option = chosen_in(menu)
    words = words_in(option) if option is not None else ""
    if option is None or _ALL.search(words):
        return True
    return (option.get("value") == "" or _CHOOSE.search(words) is not None) and not _shows_none(menu)


_ALL = re.compile(r"全部|所有|不限")
_CHOOSE = re.compile(r"请选择|--")
_LOOKED_AT = "data-nianbao-none"
"""Attribute of a menu for which it is known whether the page shows none of its organs."""


def _shows_none(menu: etree._Element) -> bool:
    """Whether a menu names organs, and the page has reports, but none of these organs': the list beside it is that of
    nobody, or of somebody else, until one is chosen.
    """
    if (known := menu.get(_LOOKED_AT)) is not None:
        return known == "1"
    organs = [words for each in islice(menu.iter("option"), MOST_CHOICES) if organ_alone(words := words_in(each))]
    root = menu.getroottree().getroot()
    titles = [words_in(each) for each in islice(root.iter("a"), MOST_LINKS)]
    listed = [each for each in titles if classify(each).sort == "report"]
    reports = "\n".join(each for each in listed if names_organ(each))
    none = len(organs) > 1 and bool(reports) and not any(each in reports for each in organs)
    none = none or (not listed and _is_of_a_column(root))
    menu.set(_LOOKED_AT, "1" if none else "0")
    return none


def _is_of_a_column(root: etree._Element) -> bool:
    """Whether a page is called a column of annual reports."""
    named = [words_in(each) for each in islice(root.iter("title", "h1", "h2"), 6)]
    return any(classify(part).sort == "column" for each in named for part in _PARTS.split(each))


_PARTS = re.compile(r"[_\-—|]")
_MOST_FUNCTIONS = 10
_MOST_CLICKS = 500
_CLICKS = etree.XPath("//@onclick")


def asking(menu: str) -> re.Pattern[str]:
    """What asks for the value of a menu or field, by its id or name."""
    return re.compile(
        rf"""\$\(\s*+["']#{menu}(?:\s++option:selected)?["']\s*+\)\s*+\.\s*+val\(\)"""
        rf"""|(?:document\s*+\.\s*+)?getElementById\(\s*+["']{menu}["']\s*+\)\s*+\.\s*+value"""
    )


def _looked_up(menu: etree._Element, url: str, scripts: Scripts, charset: str) -> Iterator[tuple[str, str]]:
    """What a function opens that looks up what is chosen in a menu: location.href = "list_" + $("#year").val() +
    ".html", which a button beside the menu calls.
    """
    name = menu.get("id") or menu.get("name") or ""
    if not _NAME.fullmatch(name) or menu.get("onchange"):
        return
    asks = asking(name)
    clicks: Any = _CLICKS(menu.getroottree()) if len(list(islice(menu, 2))) > 1 else ()
    every = (*(each.body for each in scripts.functions.values()), *map(str, islice(clicks, _MOST_CLICKS)))
    bodies = [each for each in every if asks.search(each)][:_MOST_FUNCTIONS]
    for option in islice(menu.iter("option"), MOST_CHOICES) if bodies else ():
        words, value = words_in(option), (option.get("value") or "").strip()
        named = is_subcolumn(words) or classify(words).sort == "report"
        if not value or not named or not _PLAIN_VALUE.fullmatch(value):
            continue
        for body in bodies:
            there = Scripts(asks.sub(f"'{value}'", body))
            there = Scripts(looked_up(there.text, scripts.tables, there.value))
            for said in (*there.sent_to(), *there.sent_to(opens=True)):
                if to := absolute(url, said, charset):
                    yield words, to


_NAME = re.compile(r"[\w-]{1,40}")
_PLAIN_VALUE = re.compile(r"[\w./-]{1,60}")
