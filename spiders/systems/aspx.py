"""ASP.NET lists whose further pages are fetched by posting the page back: __doPostBack with __VIEWSTATE.

Seen in crawlers of 2018–2023: the page number as the argument (AspNetPager). From ASP.NET's own
rules: a GridView's Page$N, and link buttons without an argument. As far as seen, the state from any page
of a list leads to all its pages; a button for the next page needs the state of its own page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, Self
from urllib.parse import urljoin

from lxml import etree

from spiders.pages import MOST_LINKS, Page, words_in
from spiders.pages.addresses import key_of, named_at, without_session
from spiders.pages.lists import MOST_PAGES, turns
from spiders.pages.markup import tree
from spiders.pages.titles import classify, is_cut_short, is_dated_organ, is_item, is_subcolumn, organ_alone, year_in
from spiders.systems import Lead, System

_POST = re.compile(r"__doPostBack\(\s*['\"]([^'\"]*)['\"]\s*,\s*['\"]([^'\"]*)['\"]")
_NUMBER = re.compile(r"(Page\$)?(\d{1,4})")


_MOST_STATE = 1_000_000
"""Characters of a page's state, which is posted for each page of its list. Real ones have up to some 100,000."""


class _Turn(NamedTuple):
    """A link or button to another page of the list: its words, and the target and argument that it posts."""

    words: str
    target: str
    argument: str
    button: tuple[tuple[str, str], ...] = ()
    """What a button posts: its own name and value."""


@dataclass(frozen=True)
class Aspx(System):
    name = "aspx"
    title = "ASP.NET"
    shown_by = "`__doPostBack` with `__VIEWSTATE`"
    asked_for = "a list's further pages, by posting the page back"

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls() if "__VIEWSTATE" in text and ("__doPostBack" in text or _has_buttons(text)) else None

    def fills(self, page: Page, text: str, *, is_list: bool) -> bool:
        return "__doPostBack" in text

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        """All other pages of the list that its pager names or implies; see `_pages`."""
        root = tree(text)
        inputs = root.iter("input") if root is not None else ()
        field = next((each for each in inputs if each.get("name") == "__VIEWSTATE"), None)
        form = next(field.iterancestors("form"), None) if field is not None else None
        if form is None:
            return
        state = tuple(
            (str(field.get("name")), str(field.get("value") or ""))
            for field in form.iter("input")
            if field.get("type") == "hidden" and field.get("name") not in {None, "__EVENTTARGET", "__EVENTARGUMENT"}
        )
        to = without_session(urljoin(page.url, form.get("action") or page.url))
        if sum(len(name) + len(value) for name, value in state) > _MOST_STATE:
            return
        look = sha256(" ".join(sorted(key_of(link.url) for link in page.links)).encode())
        for choice in islice(_choices(form), MOST_PAGES):
            organ = organ_alone(choice.words)
            posted = (("__EVENTTARGET", choice.target), ("__EVENTARGUMENT", choice.argument), *state, *choice.button)
            known = f"{choice.target} {choice.words}"
            hints = (("column", organ),) if organ else ()
            yield Lead(
                to,
                "list",
                choice.words,
                referrer=page.url,
                form=posted,
                charset=page.charset,
                known_as=known,
                hints=hints,
            )
        for entry in islice(_entries(form), MOST_LINKS):
            posted = (("__EVENTTARGET", entry.target), ("__EVENTARGUMENT", entry.argument), *state)
            yield Lead(
                named_at(to, entry.words), "detail", entry.words, referrer=page.url, form=posted, charset=page.charset
            )
        turns_here = [*_turns(form), *_buttons(form)]
        for target, argument, known in islice(_pages(turns_here, look.hexdigest()), 2 * MOST_PAGES):
            posted = (("__EVENTTARGET", target), ("__EVENTARGUMENT", argument), *state)
            yield Lead(to, "list", known, referrer=page.url, form=posted, charset=page.charset, known_as=known)
        for turn in turns_here if not any(not each.button for each in turns_here) else ():
            known = f"after {look.hexdigest()}"
            yield Lead(
                to, "list", known, referrer=page.url, form=(*state, *turn.button), charset=page.charset, known_as=known
            )


def _entries(form: etree._Element) -> Iterator[_Turn]:
    """Reports that posting the page back opens (LinkButton, GridView): the server sends the reader to the article, or
    shows it in the list's place.
    """
    for anchor in islice(form.iter("a"), MOST_LINKS):
        posts = _POST.search(anchor.get("href") or "") or _POST.search(anchor.get("onclick") or "")
        words = anchor.get("title") or words_in(anchor)
        if posts is not None and _may_be_a_report(words):
            yield _Turn(words, posts[1], posts[2])


def _may_be_a_report(words: str) -> bool:
    """Whether the words of an entry may be those of a report: its title, 某某局2023年度报告, or a title that is cut."""
    named = classify(words).sort == "report" or is_dated_organ(words) or (is_item(words) and year_in(words))
    return named or (is_cut_short(words) and year_in(words))


def _turns(form: etree._Element) -> Iterator[_Turn]:
    """Links to other pages of the list. Those of a calendar are left out: the numbers that they post differ
    from those that they show.
    """
    for anchor in islice(form.iter("a"), MOST_LINKS):
        posts = _POST.search(anchor.get("href") or "") or _POST.search(anchor.get("onclick") or "")
        words = words_in(anchor)
        if posts is None or not turns(words or anchor.get("title") or ""):
            continue
        number, shown = _NUMBER.fullmatch(posts[2]), re.search(r"\d+", words)
        if posts[2] in {"", "Page$Next", "Page$Last"} or (number and (shown is None or shown[0] == number[2])):
            yield _Turn(words, posts[1], posts[2])


def _choices(form: etree._Element) -> Iterator[_Turn]:
    """The organs and years of menus that post the page as soon as one is chosen (AutoPostBack), but for the chosen; and
    those of tabs and trees, whose links post the page (LinkButton, TreeView).
    """
    for anchor in islice(form.iter("a"), MOST_LINKS):
        posts = _POST.search(anchor.get("href") or "") or _POST.search(anchor.get("onclick") or "")
        if posts is not None and is_subcolumn(words := words_in(anchor)):
            yield _Turn(words, posts[1], posts[2])
    for menu in islice(form.iter("select"), 10):
        name = menu.get("name") or ""
        if not name or "__doPostBack" not in (menu.get("onchange") or ""):
            continue
        for option in islice(menu.iter("option"), MOST_PAGES):
            words = words_in(option)
            if option.get("selected") is None and is_subcolumn(words):
                yield _Turn(words, name, "", ((name, option.get("value") or words),))


_BUTTON = re.compile(r"""<input\b[^<>]{0,300}?\btype\s*=\s*["']?(?:submit|image)""", re.IGNORECASE)


def _has_buttons(text: str) -> bool:
    """Whether a page may turn its list by buttons that post the page as they are."""
    return _BUTTON.search(text) is not None and "下" in text


def _buttons(form: etree._Element) -> Iterator[_Turn]:
    """The button that posts for the next page: a submit button, or a picture (its place is posted then)."""
    for each in islice(form.iter("input", "button"), MOST_LINKS):
        kind, name = (each.get("type") or "").lower(), each.get("name") or ""
        words = each.get("value") or each.get("alt") or each.get("title") or words_in(each)
        if kind not in {"submit", "image"} or not name or not _NEXT.fullmatch(words.strip()):
            continue
        if each.get("disabled") is None:
            posted = ((f"{name}.x", "5"), (f"{name}.y", "5")) if kind == "image" else ((name, each.get("value") or ""),)
            yield _Turn(words, name, "", posted)
            return


_NEXT = re.compile(r"[>»›]*\s*下一?页\s*[>»›]*")


def _pages(turns_here: list[_Turn], look: str) -> Iterator[tuple[str, str, str]]:
    """For each page of the list: target and argument to post, and a name that identifies the answer.

    If a pager posts numbers, there are pages up to the largest one, which is the last page. Otherwise, a button
    that shows a number is identified by it; a button for the next page by `look`, the digest of its own
    page's links, so that a list that repeats its last page is not fetched for ever.
    """
    largest: dict[tuple[str, str], int] = {}
    for turn in turns_here:
        number = _NUMBER.fullmatch(turn.argument)
        if number:
            pager = (turn.target, number[1] or "")
            largest[pager] = max(largest.get(pager, 1), int(number[2]))
    for (target, prefix), last in largest.items():
        for page in range(2, min(last, MOST_PAGES) + 1):
            yield target, f"{prefix}{page}", f"page {page} of {target}"
    if largest:
        return
    for turn in (each for each in turns_here if not each.button):
        shown = re.search(r"\d+", turn.words)
        yield turn.target, turn.argument, f"page {shown[0]}" if shown else f"after {look}"
