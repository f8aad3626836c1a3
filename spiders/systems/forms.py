"""Lists whose pager fills in a form and sends it: document.pageForm.pageNo.value = n; document.pageForm.submit(). And
lists of one year or organ, which a form beside the list asks for by POST: <select name="year">, 查询.

Seen for long in the action classes of Java portals (list.action, list.do); the form holds the column as a hidden field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Self
from urllib.parse import urljoin

from lxml import etree

from spiders.pages import Page, words_in
from spiders.pages.addresses import without_session
from spiders.pages.choices import shows_all
from spiders.pages.lists import MOST_PAGES, said_by, turns
from spiders.pages.markup import tree
from spiders.pages.scripts import called
from spiders.pages.submitted import SENDS, SETS, choices_of, chosen_in, filled, form_with, is_divided
from spiders.pages.titles import organ_alone
from spiders.systems import Lead, System
from spiders.systems.answers import asked

_NUMBER = re.compile(r"\d{1,4}")
_POSTS = re.compile(r"""\bmethod\s*+=\s*+["']?post""", re.IGNORECASE)


@dataclass(frozen=True)
class Forms(System):
    name = "forms"
    title = "any whose pager sends a form"
    shown_by = "a pager that fills in a field of a form, and submits it; a form with a choice of years or organs"
    asked_for = "a list's further pages and other years and organs, by sending the form"

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        sends = (SENDS.search(text) and _field(page)) or ("<select" in text.lower() and _POSTS.search(text))
        return cls() if sends else None

    def fills(self, page: Page, text: str, *, is_list: bool) -> bool:
        return False

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        root, name = tree(text), _field(page)
        yield from choices_by_post(root, page.url, page.charset) if root is not None else ()
        form = form_with(root, name) if root is not None else None
        if form is None:
            return
        shown = dict(filled(form))
        menus = (each for each in islice(form.iter("select"), 20) if each.get("name"))
        of = "".join(f" of {words_in(each)}" for menu in menus if (each := chosen_in(menu)) is not None)
        named = next(
            (str(e.get("name")) for e in form.iter("input") if e.get("name") and name in {e.get("name"), e.get("id")}),
            name,
        )
        shown = {key: value for key, value in shown.items() if key != named}
        to = without_session(urljoin(page.url, form.get("action") or page.url))
        for number in range(2, min(said_by(page, text).pages, MOST_PAGES) + 1):
            if (form.get("method") or "get").lower() == "post":
                posted = (*shown.items(), (named, str(number)))
                known_as = f"page {number}{of}"
                yield Lead(
                    to, "list", f"page {number}", 0, page.url, form=posted, charset=page.charset, known_as=known_as
                )
            else:
                yield Lead(asked(to, **shown, **{named: number}), "list", f"page {number}", referrer=page.url)


def choices_by_post(root: etree._Element, url: str, charset: str) -> Iterator[Lead]:
    """The lists of other years and organs that a form asks for by POST, beside a list that isn't of all of them."""
    for form in islice(root.iter("form"), 20):
        if (form.get("method") or "").lower() != "post":
            continue
        if not any(map(_sends, islice(form.iter("input", "button", "select"), 200))):
            continue
        menus = [each for each in islice(form.iter("select"), 20) if is_divided(each) and not shows_all(each)]
        to = without_session(urljoin(url, form.get("action") or url))
        for choice in choices_of(form, menus) if menus else ():
            if choice.is_shown:
                continue
            said = [words for _, words in choice.words]
            organ = next(filter(None, map(organ_alone, said)), "")
            hints = (("column", organ),) if organ else ()
            known_as = " ".join(f"{name} {words}" for name, words in choice.words)
            yield Lead(
                to,
                "list",
                " ".join(said),
                referrer=url,
                form=choice.fields,
                charset=charset,
                known_as=known_as,
                hints=hints,
            )


def _sends(field: etree._Element) -> bool:
    """Whether a field of a form sends it: a button, or a menu as soon as something is chosen."""
    if field.tag == "select":
        return "submit(" in (field.get("onchange") or "")
    kind = (field.get("type") or ("submit" if field.tag == "button" else "text")).lower()
    return kind in {"submit", "image"} or SENDS.search(field.get("onclick") or "") is not None


def _field(page: Page) -> str:
    """The field that the pager's links fill in with the number of a page; empty if they don't."""
    for each in islice((each for each in page.handlers if turns(each.words) and each.click), 8):
        function = page.scripts.functions.get(called(each.click))
        body = function.body if function else each.click
        if not SENDS.search(body):
            continue
        for match in islice(SETS.finditer(body), 8):
            field, value = match[1] or match[3], (match[2] or match[4]).strip("'\"")
            if value in (function.parameters if function else ()) or _NUMBER.fullmatch(value):
                return field
    return ""
