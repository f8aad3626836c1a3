"""Links of a page: anchors, rows and buttons that open an address when they are clicked, addresses that a template
binds, and what scripts write into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from lxml import etree

from parsers.text import clean
from spiders.pages.addresses import LONGEST, absolute, host_of, with_route
from spiders.pages.markup import tree
from spiders.pages.menus import opened_by
from spiders.pages.rows import words_of_row
from spiders.pages.scripts import Scripts, called, literal
from spiders.pages.submitted import asks_for_both, choices_of, chosen_in, filled, is_divided, sent_by
from spiders.pages.titles import classify, is_subcolumn, names_organ, organ_alone
from spiders.pages.trees import entries, is_address
from spiders.pages.words import ADDRESS, LONGEST_BEFORE, MOST_CHARACTERS, MOST_LINKS, words_before, words_in

_ON_CLICK = re.compile(
    r"""(?:open|href|replace|location|assign|show(?:Modal|Modeless)Dialog)\s*(?:=|\()\s*(?:encodeURI(?:Component)?\(\s*)?["']([^"']+)["']""",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:\s*+\+\s*+(?:\"[^\"]*+\"|'[^']*+'|[\w$.]++))++")
"""What is added to an address in a click: 'list.asp?page=' + '2'."""
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
_ROWS = ("li", "tr", "td", "dd", "dt", "div", "span", "p", "h3", "h4", "h5", "button", "input", "label", "img", "body")
"""Elements besides links that a click may open."""
_CLICK = ("onclick", *BOUND[:3])
_CLICKED = etree.XPath(" | ".join(f"//@{name}/.." for name in _CLICK))


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
    for button in islice(root.iter("button", "div", "span", "p", "li", "i"), 4 * MOST_LINKS):
        said = button.text.strip() if button.text and len(button.text) < 60 and not button.get("onclick") else ""
        if said and MORE.fullmatch(said):
            found.handlers.append(Handler(said, "", _next_of(button, url, charset)))
    for option in islice(root.iter("option"), MOST_LINKS):
        _option(found, option, url, charset)
    for menu in islice(root.iter("select"), 50):
        _choices(found, menu, url, scripts, charset)
        _looked_up(found, menu, url, scripts, charset)
    _opened_by_menus(found, root, url, scripts, charset)
    for form in islice(root.iter("form"), MOST_CHOICES):
        _button(found, form, url, charset)
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
            _clicked(click, url, scripts, charset)
            or _handed(anchor, url, scripts, charset)
            or sent_by(anchor, click.removeprefix("javascript:"), url, scripts, charset)
        )
        if to and len(shown or title) < 8:
            found.handlers.append(Handler(shown or title, click, to))
    if to is None:
        found.left_out += len(href) > LONGEST and _is_of_host(url, href)
        counts = anchor.get("title") == "总数"  # of 帝国 CMS
        off = _OFF.search(f"{anchor.get('class') or ''} {_class_of(anchor.getparent())}")
        if (shown or title) and not counts and not off:
            found.handlers.append(Handler(shown or title, click))
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
    return clean(next(filter(None, said), "")[:MOST_CHARACTERS]).strip()


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
    clicked: Any = _CLICKED(root)
    return (element for element in clicked if element.tag in _ROWS and any(element.get(name) for name in _CLICK))


def _row(found: Found, row: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    """A row that a click opens, if no link in it has an address."""
    click = (row.get("onclick") or "")[:LONGEST]
    to = (
        _bound(found, row, url, charset)
        or _clicked(click, url, scripts, charset)
        or _handed(row, url, scripts, charset)
        or (sent_by(row, click, url, scripts, charset) if click else None)
    )
    shown = words_in(row) or clean((row.get("value") or "")[:MOST_CHARACTERS])
    if to is None:
        if shown and len(shown) < 20 and (click or any(row.get(name) for name in BOUND[:3])):
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


_CHOSEN = re.compile(r"(?:\$\(\s*this\s*\)|this)\.(?:value|val\(\)|options\[[^\]]{0,60}\]\.value)")


def chosen(menu: etree._Element) -> Iterator[tuple[str, str]]:
    """The choices of a menu that calls a function with the one that is chosen: its words, and that call."""
    change = (menu.get("onchange") or "")[:300]
    for option in islice(menu.iter("option"), MOST_CHOICES) if "this" in change else ():
        words = words_in(option)
        given = option.get("value")
        value = (words if given is None else given).strip()
        called = _CHOSEN.sub(f"'{value}'", change)
        if value and "'" not in value and called != change:
            yield words, called


MOST_CHOICES = 200


def _choices(found: Found, menu: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
    """What a menu of organs or years opens: by the function that it calls, or as a field of a form that asks for
    what was disclosed, where it has a choice for annual reports.
    """
    for words, click in chosen(menu):
        to = _clicked(click, url, scripts, charset) if words else None
        if to and to not in found.links and ("+" in click or is_address(to.rpartition("/")[2]) or to.endswith("/")):
            found.add(to, words, words)
            found.choices.add(to)
    form, name = next(menu.iterancestors("form"), None), menu.get("name")
    if form is None or not name:
        return
    if (form.get("method") or "get").lower() != "get":
        said = (words_in(each) for each in islice(menu.iter("option"), MOST_CHOICES))
        found.handlers += [Handler(words, "submit()") for words in said if classify(words).sort == "column"]
        return
    action = (form.get("action") or url).partition("#")[0]
    asks = _is_beside(url, absolute(url, action) or "") or asks_for_both(form)
    filters = asks and not shows_all(menu)
    if filters and _paired(found, form, menu, url, charset):
        return
    for option in islice(menu.iter("option"), MOST_CHOICES):
        words = words_in(option)
        value = option.get("value", words).strip()
        if value and (classify(words).sort == "column" or (filters and is_subcolumn(words))):
            hidden = [
                (e.get("name") or "", e.get("value") or "") for e in form.iter("input") if e.get("type") == "hidden"
            ]
            query = urlencode(
                [*(each for each in hidden if each[0]), (name, value)], encoding=charset, errors="replace"
            )
            to = absolute(url, f"{action}{'&' if '?' in action else '?'}{query}", charset)
            if to and to not in found.links:
                found.add(to, words, words)
                found.choices.add(to)


def _paired(found: Found, form: etree._Element, menu: etree._Element, url: str, charset: str) -> bool:
    """Whether a form has two menus or more, of years and organs: what it asks for is added, pair by pair."""
    action = (form.get("action") or url).partition("#")[0]
    menus = [each for each in islice(form.iter("select"), 20) if is_divided(each) and not shows_all(each)]
    if len(menus) < 2 or menu not in menus:
        return False
    for choice in choices_of(form, menus) if menu is menus[0] else ():
        query = urlencode(list(choice.fields), encoding=charset, errors="replace")
        to = absolute(url, f"{action}{'&' if '?' in action else '?'}{query}", charset)
        said = [words for _, words in choice.words]
        words = next((each for each in said if organ_alone(each)), said[0])
        if to and to not in found.links:
            found.add(to, words, words)
            found.choices.add(to)
    return True


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
    titles = [words_in(each) for each in islice(menu.getroottree().getroot().iter("a"), MOST_LINKS)]
    reports = "\n".join(each for each in titles if classify(each).sort == "report" and names_organ(each))
    none = len(organs) > 1 and bool(reports) and not any(each in reports for each in organs)
    menu.set(_LOOKED_AT, "1" if none else "0")
    return none


_MOST_FUNCTIONS = 10
_MOST_CLICKS = 500
_CLICKS = etree.XPath("//@onclick")


def asking(menu: str) -> re.Pattern[str]:
    """What asks for the value of a menu or field, by its id or name."""
    return re.compile(
        rf"""\$\(\s*+["']#{menu}(?:\s++option:selected)?["']\s*+\)\s*+\.\s*+val\(\)"""
        rf"""|(?:document\s*+\.\s*+)?getElementById\(\s*+["']{menu}["']\s*+\)\s*+\.\s*+value"""
    )


def _looked_up(found: Found, menu: etree._Element, url: str, scripts: Scripts, charset: str) -> None:
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
            for said in (*there.sent_to(), *there.sent_to(opens=True)):
                if (to := absolute(url, said, charset)) and to not in found.links:
                    found.add(to, words, words)
                    found.choices.add(to)


_NAME = re.compile(r"[\w-]{1,40}")
_PLAIN_VALUE = re.compile(r"[\w./-]{1,60}")


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


def _clicked(click: str, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address that a click opens; None if there is none."""
    if not click:
        return None
    said = _ON_CLICK.search(click)
    if said and (joined := _JOINED.match(click, said.end())):
        whole = scripts.value(click[said.start(1) - 1 : joined.end()])
        return absolute(url, whole, charset) if whole else None
    if said:
        return absolute(url, said[1], charset)
    opened = next((to for each in scripts.opened(click) if (to := absolute(url, each, charset))), None)
    return opened or _given(click, url, scripts, charset)


_PAGE_IN_CLICK = re.compile(
    r"""["']([\w./:-]{1,300}?\.(?:s?html?|[jt]html|jspx?|aspx?|php)(?:\?[^"'\s]{0,300}+)?+)["']"""
)


def _given(click: str, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address of a page that a click hands to a function of another file: queryArticleByCondition(this,
    '/nb/index_2.html'). Several of them say nothing.
    """
    name = called(click)
    given = _PAGE_IN_CLICK.findall(click) if name and name not in scripts.functions else []
    return absolute(url, given[0], charset) if len(given) == 1 else None


def _handed(element: etree._Element, url: str, scripts: Scripts, charset: str) -> str | None:
    """The address that the scripts join of an element's attributes (data-id); None if they don't."""
    attributes = ((str(name), str(value)) for name, value in element.items())
    said = scripts.opened_with({n: v for n, v in attributes if n.startswith("data-") or n == "id"})
    return absolute(url, said, charset) if said else None


def _is_of_host(url: str, href: str) -> bool:
    """Whether a long address may be one of the page's own host."""
    begin = absolute(url, href.strip()[: LONGEST // 2])
    return begin is not None and host_of(begin) == host_of(url)
