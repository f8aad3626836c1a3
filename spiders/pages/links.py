"""Links of a page: anchors, rows and buttons that open an address when they are clicked, addresses that a template
binds, and what scripts write into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode

from lxml import etree

from parsers.text import clean
from spiders.pages.addresses import LONGEST, absolute, host_of, with_route
from spiders.pages.choices import MOST_CHOICES, choices, posted, pressed, ticked
from spiders.pages.clicked import clicked, handed, held
from spiders.pages.markup import tree
from spiders.pages.menus import opened_by
from spiders.pages.rows import words_of_row
from spiders.pages.scripts import Scripts, literal
from spiders.pages.submitted import filled, sent_by
from spiders.pages.teasers import opens_its_entry
from spiders.pages.titles import classify, path_hint
from spiders.pages.trees import entries, is_address
from spiders.pages.words import ADDRESS, LONGEST_BEFORE, MOST_CHARACTERS, MOST_LINKS, words_before, words_in

BOUND = ("data-href", "data-url", "data-link", ":href", "v-bind:href", "ng-href", "ms-attr-href", "ms-href")
"""Attributes with an address that a script of the site or a template engine puts into place."""
_TEMPLATE = re.compile(r"\{\{|\}\}|<%|\$\{|\[\[")
_OWN_PART = re.compile(r"\{\{\s*+\w{0,20}(?:path|url)\w{0,20}\[(\d{1,2})\]\s*+\}\}", re.IGNORECASE)
"""A part of the page's own address, split at its slashes."""
UNBOUND = "{{}}"
"""Stands for the click on a link whose address a template has not put in yet."""
ROUTED = "data-nianbao-route"
"""Attribute of a link to a route that is a word, which the browser has told from a place in the page."""
_PLAIN = re.compile(
    r"(?:https?:/|\.{0,2})/[^\s'\"+{}()]*+|[\w./-]++\.(?:s?html?|[jt]html|aspx?|jsp|php|pdf)(?:\?[^\s'\"+{}()]*+)?+"
)
MORE = re.compile(
    r"(?:点击)?(?:加载|查看|显示|浏览|获取|展开|阅读)更多(?:内容|信息|数据)?|更多加载"
    r"|(?:下|上)拉加载更多|loadmore|load more",
    re.IGNORECASE,
)
"""Words of a button that adds lines to a list."""
_OFF = re.compile(r"disable|unable|nolink|no-link|gray|grey", re.IGNORECASE)
"""Classes of a link to another page that isn't there: the list ends here."""
BARE_MORE = re.compile(
    r"[+>》»\s]*+(?:查看|浏览|了解)?(?:更多|more)(?:信息|内容)?[+>》»\s.…]*+|[+>》»]{1,3}", re.IGNORECASE
)
"""The words of a link that says nothing of where it leads: the heading of its box does."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "span", "em", "dt", "p")
_ROWS = (
    *("li", "tr", "td", "dd", "dt", "div", "span", "p", "h3", "h4", "h5", "button", "input", "label", "img", "body"),
    *("em", "i", "b", "strong", "font", "section", "article", "g", "text", "rect"),
)
"""Elements besides links that a click may open, those of drawings (SVG) among them."""
_CLICK = ("onclick", *BOUND[:3])
_CLICKED = etree.XPath(" | ".join(f"//@{name}/.." for name in _CLICK))


_NOWHERE = re.compile(r"(?:#|javascript:\s*+(?:;|void\(0\);?)?)?+", re.IGNORECASE)
_HANDED = etree.XPath("//*[string(@onclick) or @*[starts-with(name(), 'data-')]]")
"""The same where scripts ask what was clicked for its attributes."""


class Link(NamedTuple):
    """A link: its address, its text (or its `@title`, if that is fuller), and its text as shown."""

    url: str
    text: str
    shown: str


class Handler(NamedTuple):
    """Something to click whose address, if it has one, is in a script: its words, and the script that the click
    runs.
    """

    words: str
    click: str
    opens: str | None = None
    """The address that the click opens, as far as is known."""


def _says_more(text: str, other: str) -> bool:
    """Whether of two texts of links to one address, only this one speaks of disclosure."""
    return classify(other).sort == "other" and classify(text).sort in {"report", "column", "hub"}


@dataclass
class Found:
    """The links of a page so far."""

    links: dict[str, Link] = field(default_factory=dict)
    handlers: list[Handler] = field(default_factory=list)
    left_out: int = 0
    drawn: int = 0
    choices: set[str] = field(default_factory=set)
    """Addresses of years and organs of which one is chosen in a menu."""
    routed: set[str] = field(default_factory=set)
    """Words of links to routes that are words (`ROUTED`)."""
    templates: bool = False
    """Whether an address is a template's, which nothing has been put into."""

    def add(self, to: str, text: str, shown: str) -> None:
        known = self.links.get(to)
        if (
            known is None
            or (len(known.text) < len(text) and not _says_more(known.text, text))
            or _says_more(text, known.text)
        ):
            self.links[to] = Link(to, text or shown, shown)


def links_of(root: etree._Element, url: str, scripts: Scripts, charset: str) -> Found:
    """The links of a page at `url`."""
    found = Found()
    anchors = root.iter("a", "area")
    for anchor in islice(anchors, MOST_LINKS):
        _anchor(found, anchor, url, scripts, charset)
    _written(found, root, url, charset)
    found.left_out += sum(1 for anchor in anchors if anchor.get("href"))
    for row in islice(_clickable(root, scripts), MOST_LINKS):
        _row(found, row, url, scripts, charset)
    found.handlers += [*_listened(root, scripts), *_buttons(root, url, charset)]
    for option in islice(root.iter("option"), MOST_LINKS):
        _option(found, option, url, charset)
    for menu in islice(root.iter("select"), 50):
        _menu(found, menu, url, scripts, charset)
    _opened_by_menus(found, root, url, scripts, charset)
    for form in islice(root.iter("form"), MOST_CHOICES):
        _button(found, form, url, charset)
        _boxes(found, form, url, charset)
    for words, to in islice(entries(scripts.text), MOST_LINKS):
        if at := absolute(url, to, charset):
            found.drawn += at not in found.links
            found.add(at, words, words)
    if found.routed or found.choices:  # the same links stand in the page as places in it
        known = found.routed | {found.links[to].text for to in found.choices if to in found.links}
        found.handlers = [each for each in found.handlers if each.opens or each.words not in known]
    written = tree(scripts.written) if scripts.written else None
    for anchor in islice(written.iter("a", "area"), MOST_LINKS) if written is not None else ():
        _anchor(found, anchor, url, scripts, charset)
    return found


def _menu(found: Found, menu: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    """What a menu of organs or years opens, and what it posts."""
    for words, to in choices(menu, url, scripts, charset):
        if to not in found.links:
            found.add(to, words, words)
            found.choices.add(to)
    found.handlers += [Handler(words, "submit()") for words in posted(menu)]


def _buttons(root: etree._Element, url: str, charset: str) -> Iterator[Handler]:
    """Buttons for more of a list that are no links."""
    for button in islice(root.iter("button", "div", "span", "p", "li", "i"), 4 * MOST_LINKS):
        said = button.text.strip() if button.text and len(button.text) < 60 and not button.get("onclick") else ""
        if said and MORE.fullmatch(said) and not opens_its_entry(button):
            yield Handler(said, "", _next_of(button, url, charset))


def _listened(root: etree._Element, scripts: Scripts) -> list[Handler]:
    """Rows named as reports, with an attribute that only a script file may know (data-id). A heading alone is none."""
    if scripts.handed is not None:
        return []
    rows: Any = _HANDED(root)
    found, listed = list[Handler](), False
    for row in islice(rows, MOST_LINKS):
        own = row.tag in _ROWS and row.tag != "body" and not row.get("onclick")
        if own and not any(row.get(name) for name in BOUND[:3]) and row.find(".//a") is None and (click := held(row)):
            words = _title_of(row) or words_in(row)
            if classify(words).sort == "report":
                found.append(Handler(words, click))
                listed = listed or row.tag in {"li", "tr", "dd"}
    return found if len(found) > 1 or listed else []


def _opened_by_menus(found: Found, root: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    """What scripts open with the years and organs that are chosen in menus."""
    for words, to in opened_by(root, scripts):
        if (at := absolute(url, to, charset)) and at not in found.links:
            found.add(at, words, words)
            found.choices.add(at)


def _anchor(found: Found, anchor: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    href = anchor.get("href") or anchor.get("xlink:href") or ""
    shown = words_in(anchor)
    if (word := anchor.get(ROUTED)) and (there := with_route(url, word)):
        found.add(there, shown, shown)
        found.routed.add(shown)
        return
    if BARE_MORE.fullmatch(shown):
        shown = _heading_of(anchor) or shown
    if ADDRESS.fullmatch(shown) and (before := words_before(anchor)):
        shown = f"{before} {shown}"
    href = _filled(href, url)
    bound = _TEMPLATE.search(href) is not None
    if bound:
        found.templates, href = True, ""
    to = absolute(url, href, charset) or _bound(found, anchor, url, charset)
    bound = bound or any(anchor.get(name) for name in BOUND[3:])
    click = f"{(anchor.get('onclick') or '')[:LONGEST]} {href[:LONGEST]}".strip() or (UNBOUND if bound else "")
    title = clean((anchor.get("title") or "")[:MOST_CHARACTERS]).strip() or (_pictured(anchor) if not shown else "")
    if len(title) <= len(shown) or not shown:
        title = words_of_row(anchor, shown or title) or title
    if to is None:
        to = (
            clicked(click, url, scripts, charset)
            or handed(anchor, url, scripts, charset)
            or sent_by(anchor, click.removeprefix("javascript:"), url, scripts, charset)
        )
        if to and len(shown or title) < 8:
            found.handlers.append(Handler(shown or title, click, to))
    if to is None:
        found.left_out += len(href) > LONGEST and _is_of_host(url, href)
        counts = anchor.get("title") == "总数"  # of 帝国 CMS
        off = _OFF.search(f"{anchor.get('class') or ''} {_class_of(anchor.getparent())}")
        if (shown or title) and not counts and not off and not opens_its_entry(anchor):
            bare = _NOWHERE.fullmatch(click) is not None or "(this" in click
            found.handlers.append(Handler(shown or title, (held(anchor) if bare else "") or click))
        return
    if not shown and not title and _leads_to_next(anchor):
        shown = "下一页"
    found.add(to, title if len(title) > len(shown.rstrip("….")) - 2 and title else shown, shown)


def _written(found: Found, root: etree._Element, url: str, charset: str) -> None:
    """Addresses that stand in the text, and are no links (2018年以前的年报请访问 http://…)."""
    texts: Any = _WRITTEN(root)
    for text in islice(texts, MOST_CHOICES):
        said = clean(str(text)[: 2 * MOST_CHARACTERS])
        for match in islice(ADDRESS.finditer(said), 3):
            to = absolute(url, match[0] if "://" in match[0] else f"http://{match[0]}", charset)
            words = said[max(0, match.start() - LONGEST_BEFORE) : match.start()].strip()
            if to and words and to not in found.links:
                found.add(to, f"{words} {match[0]}", f"{words} {match[0]}")


_WRITTEN = etree.XPath(
    "//text()[contains(., 'http') or contains(., 'www.')][not(ancestor::a)]"
    "[not(parent::script or parent::style or parent::noscript or parent::textarea or parent::title)]"
)


def _leads_to_next(anchor: etree._Element) -> bool:
    """Whether a link without words is that to the next page, by the names of its classes, or of its picture's file."""
    inner = list(islice(anchor.iter(), 4))
    named = [f"{each.get('class') or ''} {each.get('id') or ''} {each.get('rel') or ''}" for each in inner]
    named += [(each.get("src") or "").rpartition("/")[2] for each in inner if each.tag == "img"]
    return any(map(_NEXT.search, named))


_NEXT = re.compile(r"(?<![a-z])(?:next|xiayiye|xyy)(?![a-z])|nextpage|pagenext|nextn\b", re.IGNORECASE)


def _pictured(anchor: etree._Element) -> str:
    """What a link without words says instead of its picture: an area's own words, or those of an image in it."""
    said = (each.get("alt") or each.get("title") or "" for each in islice(anchor.iter("area", "img"), 3))
    if words := clean(next(filter(None, said), "")[:MOST_CHARACTERS]).strip():
        return words
    files = ((each.get("src") or "").rpartition("/")[2] for each in islice(anchor.iter("img"), 3))
    return _NAMED_SO if any(path_hint(f"/{each.rpartition('.')[0]}/") == "column" for each in files if each) else ""


_NAMED_SO = "政府信息公开年报"
"""What a picture stands for whose file is named like a column of annual reports: zfxxgknb.png."""


def _class_of(element: etree._Element | None) -> str:
    return (element.get("class") or "") if element is not None else ""


def _heading_of(anchor: etree._Element) -> str:
    """The heading of the box that a link stands in; empty if there is none near it."""
    for box in islice(anchor.iterancestors("div", "li", "dl", "td", "section", "h2", "h3"), 3):
        for element in islice(box.iter(*_HEADINGS), 4):
            said = words_in(element) if element is not anchor else ""
            if 2 < len(said) < 25 and not BARE_MORE.fullmatch(said):
                return said.partition("更多")[0].strip() or said
    return ""


def _clickable(root: etree._Element, scripts: Scripts) -> Iterator[etree._Element]:
    if scripts.handed is not None:
        handed: Any = _HANDED(root)
        return (element for element in handed if element.tag in _ROWS)
    opening: Any = _CLICKED(root)
    return (element for element in opening if element.tag in _ROWS and any(element.get(name) for name in _CLICK))


def _row(found: Found, row: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    """A row that a click opens, if no link in it has an address."""
    click = (row.get("onclick") or "")[:LONGEST]
    to = (
        _bound(found, row, url, charset)
        or clicked(click, url, scripts, charset)
        or handed(row, url, scripts, charset)
        or (sent_by(row, click, url, scripts, charset) if click else None)
    )
    shown = words_in(row) or clean((row.get("value") or "")[:MOST_CHARACTERS])
    if to is None:
        if "(this" in click and (said := held(row)):
            found.handlers.append(Handler(_title_of(row) or shown, said))
        elif shown and len(shown) < 20 and (click or any(row.get(name) for name in BOUND[:3])):
            found.handlers.append(Handler(shown, click))
        return
    found.add(to, _title_of(row) or shown, shown)


def _option(found: Found, option: etree._Element, url: str, charset: str) -> None:
    """An option of a menu whose value is an address: a choice of organs or years."""
    value = (option.get("value") or "").strip()
    words = words_in(option)
    menu = next(option.iterancestors("select"), None)
    if menu is not None and value and classify(words).sort == "report" and not is_address(value):
        found.handlers.append(Handler(words, ""))  # a button beside the menu opens what is chosen
    goes = menu is not None and _GOES.search((menu.get("onchange") or "")[:300]) is not None
    if words and (is_address(value) or (goes and value.startswith(("/", "./", "../")))) and not words.isdecimal():
        to = absolute(url, value, charset)
        if to and to not in found.links:
            found.add(to, words, words)


def _boxes(found: Found, form: etree._Element, url: str, charset: str) -> None:
    """What a form asks for with each of the years or organs of which one is ticked, or stands on a button."""
    for words, asked in (*ticked(form, url, charset), *pressed(form, url, charset)):
        if asked is None:
            found.handlers.append(Handler(words, "submit()"))
        elif asked not in found.links:
            found.add(asked, words, words)
            found.choices.add(asked)


def _button(found: Found, form: etree._Element, url: str, charset: str) -> None:
    """A form that is nothing but a button: <form action="1.html"><input type="submit" value="2023年年报">."""
    buttons = [each for each in islice(form.iter("input", "button"), 4) if (each.get("type") or "submit") != "hidden"]
    if len(buttons) != 1 or (form.get("method") or "get").lower() != "get" or not form.get("action"):
        return
    words = clean((buttons[0].get("value") or "")[:MOST_CHARACTERS]).strip() or words_in(buttons[0])
    if (buttons[0].get("type") or "submit").lower() == "submit" and classify(words).sort in {"report", "column"}:
        query = urlencode(list(filled(form)), encoding=charset, errors="replace")
        action = form.get("action", "").partition("?")[0] if query else form.get("action", "")
        to = absolute(url, f"{action}?{query}" if query else action, charset)
        if to and to not in found.links:
            found.add(to, words, words)


_GOES = re.compile(r"(?:location|open)\b[^;]{0,60}\bthis\.(?:value|options)")
"""A menu that goes to the value that is chosen, whatever it looks like."""


def _next_of(button: etree._Element, url: str, charset: str) -> str | None:
    """The address that a button for more of a list holds for its script: data-next="/nb/p2.html"; None if it holds
    none.
    """
    held = (str(value) for name, value in button.items() if str(name).startswith("data-"))
    return next(
        (to for each in held if "/" in each and is_address(each) and (to := absolute(url, each, charset))), None
    )


def _title_of(row: etree._Element) -> str:
    """What a row is about: a title in it, or the longest of its cells."""
    titled = next((each for each in row.iter() if each.get("title")), None)
    if titled is not None:
        return clean((titled.get("title") or "")[:MOST_CHARACTERS]).strip()
    return max((words_in(each) for each in islice(row.iter("a", "td", "h3", "h4"), 12)), key=len, default="")


def _bound(found: Found, element: etree._Element, url: str, charset: str) -> str | None:
    """An address in an attribute that a template binds; None if it isn't there yet."""
    for name in BOUND:
        written = (element.get(name) or "").strip()
        if not written or len(written) > LONGEST:
            continue
        said = literal(written) if written[0] in "\"'" and written[-1] == written[0] else _filled(written, url)
        if _PLAIN.fullmatch(said):
            return absolute(url, said, charset)
        found.templates |= name not in BOUND[:3]
    return None


def _filled(written: str, url: str) -> str:
    """An address with the parts of the page's own put in: /zwgk/{{paths[4]}}/nb/."""
    parts = url.split("/")
    if "{{" not in written:
        return written
    return _OWN_PART.sub(lambda m: parts[int(m[1])] if int(m[1]) < len(parts) else m[0], written)


def _is_of_host(url: str, href: str) -> bool:
    """Whether a long address may be one of the page's own host."""
    begin = absolute(url, href.strip()[: LONGEST // 2])
    return begin is not None and host_of(begin) == host_of(url)
