"""Lists whose pager fills in a form and sends it: document.pageForm.pageNo.value = n; document.pageForm.submit().

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

from spiders.pages import Page
from spiders.pages.addresses import without_session
from spiders.pages.lists import MOST_PAGES, said_by, turns
from spiders.pages.markup import tree
from spiders.pages.scripts import called
from spiders.systems import Lead, System
from spiders.systems.answers import asked

_SENDS = re.compile(r"\.submit\s*+\(")
_SETS = re.compile(
    r"""(?:\.|\[\s*+["'])([\w-]{1,40}+)(?:["']\s*+\])?\s*+\.\s*+value\s*+=(?!=)\s*+([\w$'"]{1,40}+)"""
    r"""|\(\s*+["']#?([\w-]{1,40}+)["']\s*+\)\s*+\.\s*+(?:value\s*+=(?!=)|val\s*+\()\s*+([\w$'"]{1,40}+)"""
)
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class Forms(System):
    name = "forms"
    title = "any whose pager sends a form"
    shown_by = "a pager that fills in a field of a form, and submits it"
    asked_for = "a list's further pages, by sending the form"

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls() if _SENDS.search(text) and _field(page) else None

    def fills(self, page: Page, text: str, *, is_list: bool) -> bool:
        return False

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        root, name = tree(text), _field(page)
        form = _form(root, name) if root is not None else None
        if form is None:
            return
        shown = {str(each.get("name")): str(each.get("value") or "") for each in form.iter("input") if each.get("name")}
        named = next(
            (str(e.get("name")) for e in form.iter("input") if e.get("name") and name in {e.get("name"), e.get("id")}),
            name,
        )
        shown = {key: value for key, value in shown.items() if key != named}
        to = without_session(urljoin(page.url, form.get("action") or page.url))
        for number in range(2, min(said_by(page, text).pages, MOST_PAGES) + 1):
            if (form.get("method") or "get").lower() == "post":
                posted = (*shown.items(), (named, str(number)))
                yield Lead(to, "list", f"page {number}", referrer=page.url, form=posted, known_as=f"page {number}")
            else:
                yield Lead(asked(to, **shown, **{named: number}), "list", f"page {number}", referrer=page.url)


def _field(page: Page) -> str:
    """The field that the pager's links fill in with the number of a page; empty if they don't."""
    for each in islice((each for each in page.handlers if turns(each.words) and each.click), 8):
        function = page.scripts.functions.get(called(each.click))
        body = function.body if function else each.click
        if not _SENDS.search(body):
            continue
        for match in islice(_SETS.finditer(body), 8):
            field, value = match[1] or match[3], (match[2] or match[4]).strip("'\"")
            if value in (function.parameters if function else ()) or _NUMBER.fullmatch(value):
                return field
    return ""


def _form(root: etree._Element, name: str) -> etree._Element | None:
    """The form that holds the field."""
    for form in islice(root.iter("form"), 20):
        if any(name in {each.get("name"), each.get("id")} for each in islice(form.iter("input"), 200)):
            return form
    return None
