"""Forms that a click fills in and sends: document.f.id.value = 7; document.f.submit()."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Any, NamedTuple
from urllib.parse import urlencode

from lxml import etree

from spiders.pages.addresses import LONGEST, absolute, posted_to
from spiders.pages.scripts import Scripts, arguments, called
from spiders.pages.titles import classify, is_dated_organ, is_item, is_subcolumn, year_in
from spiders.pages.words import words_in

SENDS = re.compile(r"\.submit\s*+\(")
SETS = re.compile(
    r"""(?:\.|\[\s*+["'])([\w-]{1,40}+)(?:["']\s*+\])?\s*+\.\s*+value\s*+=(?!=)\s*+([\w$'"]{1,40}+)"""
    r"""|\(\s*+["']#?([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+(?:value\s*+=(?!=)|val\s*+\()\s*+([\w$'"]{1,40}+)"""
)
"""A field that a script fills in, and with what."""
_NOT_SENT = frozenset(("submit", "button", "image", "reset", "file", "password"))
_TICKED = frozenset(("radio", "checkbox"))
_MOST_FIELDS = 200
_MOST_FORMS = 20


def filled(form: etree._Element) -> Iterator[tuple[str, str]]:
    """What a form sends as it is shown: names and values of its fields, and what is chosen in its menus.

    lxml's own `form_values` leaves out menus in which no option is marked; a browser sends their first.
    """
    for field in islice(form.iter("input"), _MOST_FIELDS):
        kind, name = (field.get("type") or "text").lower(), field.get("name") or ""
        if name and kind not in _NOT_SENT and (kind not in _TICKED or field.get("checked") is not None):
            yield name, field.get("value") or ""
    for menu in islice(form.iter("select"), _MOST_FORMS):
        if (name := menu.get("name") or "") and (option := chosen_in(menu)) is not None:
            yield name, option.get("value", words_in(option))


def chosen_in(menu: etree._Element) -> etree._Element | None:
    """The option of a menu that is chosen: the first, if none is marked."""
    options = list(islice(menu.iter("option"), _MOST_FIELDS))
    return next((each for each in options if each.get("selected") is not None), options[0] if options else None)


class Choice(NamedTuple):
    """What can be chosen in a form's menus at one time."""

    words: tuple[tuple[str, str], ...]
    """The words that are chosen, by the names of their menus."""
    fields: tuple[tuple[str, str], ...]
    is_shown: bool
    """Whether it is marked as what the page shows."""


def choices_of(form: etree._Element, menus: Sequence[etree._Element]) -> Iterator[Choice]:
    """What can be chosen in a form's menus of years or organs: of two menus, every pair."""
    options = [_options(each) for each in menus]
    for chosen in islice(product(*options), MOST_PAIRS):
        names = [each.get("name") or "" for each in menus]
        said = tuple(zip(names, map(words_in, chosen), strict=True))
        rest = [each for each in filled(form) if each[0] not in names]
        values = [(name, each.get("value", words_in(each))) for name, each in zip(names, chosen, strict=True)]
        yield Choice(said, (*rest, *values), all(each.get("selected") is not None for each in chosen))


def is_divided(menu: etree._Element) -> bool:
    """Whether a menu has years or organs to choose from."""
    return bool(menu.get("name") and _options(menu))


def asks_for_both(form: etree._Element) -> bool:
    """Whether a form asks for a year and an organ, and for no words: that is no search of the site."""
    if any((each.get("type") or "text").lower() in {"text", "search"} for each in islice(form.iter("input"), 200)):
        return False
    menus = [_options(each) for each in islice(form.iter("select"), _MOST_FORMS)]
    words = [{year_in(words_in(each)) for each in options} for options in menus if options]
    return {True} in words and {False} in words


def _options(menu: etree._Element) -> list[etree._Element]:
    return [each for each in islice(menu.iter("option"), _MOST_FIELDS) if is_subcolumn(words_in(each))]


MOST_PAIRS = 1_000


def form_with(root: etree._Element, name: str) -> etree._Element | None:
    """The form that holds the field."""
    for form in islice(root.iter("form"), _MOST_FORMS):
        if any(name in {each.get("name"), each.get("id")} for each in islice(form.iter("input"), _MOST_FIELDS)):
            return form
    return None


def sent_by(element: etree._Element, click: str, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address that a click on an element opens, as it fills in a form and sends it; None if it doesn't. What is
    sent by POST for a report is part of the address (`posted_to`).
    """
    function, script = scripts.functions.get(called(click)), click.strip()
    body = function.body if function is not None else script
    if not SENDS.search(body):
        return None
    given = [scripts.value(each) for each in arguments(script, script.find("("))] if function is not None else []
    names = function.parameters if function is not None else ()
    known = {name: value for name, value in zip(names, given, strict=False) if value is not None}
    said = {}
    for match in islice(SETS.finditer(body), _MOST_FORMS):
        value = scripts.value(match[2] or match[4], known)
        if value is None:
            return None
        said[match[1] or match[3]] = value
    if "__EVENTTARGET" in said:
        return None  # ASP.NET's: `systems.aspx` posts it, as what is posted differs each time
    root: Any = element.getroottree().getroot()
    form = form_with(root, next(iter(said), ""))
    if form is None or "multipart" in (form.get("enctype") or ""):
        return None
    fields_of = {str(each.get("id")): str(each.get("name")) for each in form.iter("input") if each.get("id")}
    fields = {**dict(filled(form)), **{fields_of.get(name, name): value for name, value in said.items()}}
    action, data = form.get("action") or url, urlencode(fields, encoding=charset, errors="replace")
    if (form.get("method") or "get").lower() != "get":
        if not _is_report(element.get("title") or words_in(element)):
            return None  # a pager: `systems.forms` sends it
        to = absolute(url, action, charset)
        return posted_to(to, data) if to and len(to) + len(data) < LONGEST else None
    action = action.partition("?")[0].partition("#")[0]
    return absolute(url, f"{action}?{data}", charset)


def _is_report(words: str) -> bool:
    return classify(words).sort == "report" or is_dated_organ(words) or (is_item(words) and year_in(words))
