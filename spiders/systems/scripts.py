"""Any other content system: a list that is missing in its page is asked for as the page's own scripts ask for it.

The scripts, in the page or beside it, are read but not run (`spiders.javascript`): the address they ask, what of it
is a meta or a field of the page, and where the number of the list's page stands. Answers may be JSON or HTML of any
form (`listed`); a list that stands in the scripts as data is read there. Seen so, each in pages or crawlers of real
portals (docs/portals.md): 开普 UCAP, the "c-number platform" (/common/search/CHANNEL, /searchList/CHANNEL,
/es-search/search/CHANNEL, the channel in a meta or a variable), 迅睿 CMS (POST /api-ajax_list-N.html), the pc/list
platform (data in the page), Hebei's blocks.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Self
from urllib.parse import urljoin

from lxml import etree

from spiders.javascript import asked, calls, facts, literals, tables
from spiders.javascript.async_trees import tree_of
from spiders.javascript.clicks import ATTRIBUTE, Click
from spiders.javascript.rows import joined
from spiders.pages import Page
from spiders.pages.addresses import absolute, belongs, host_of
from spiders.pages.choices import chosen
from spiders.pages.holes import holes_in
from spiders.pages.links import BOUND
from spiders.pages.loops import page_tree, written
from spiders.pages.markup import tree
from spiders.pages.scripts import scripts_of
from spiders.pages.switching import switching
from spiders.pages.titles import classify, is_letter, is_subcolumn, organ_alone
from spiders.pages.trees import entries
from spiders.pages.words import words_in
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import anchors
from spiders.systems.async_trees import AsyncTree
from spiders.systems.islands import Bound, bound_in, controls, is_bound, islands, lines, named
from spiders.systems.listed import Listed, listed, of_html, of_json
from spiders.systems.of_xml import any_xml

MENU = "menu"
"""The hint of a request whose answer is a menu, not a list of reports."""
_MOST_READ = 150_000
"""Characters of a page's own scripts that are read."""
_MOST_INLINE = 20_000
"""Characters of a page's own scripts that are kept for reading the scripts beside it."""
_MOST_FILES = 3
_MOST_ASKED = 3
_LIBRARY = re.compile(
    r"jquery|bootstrap|swiper|vue|react|angular|echarts|layui|layer|laydate|lodash|moment|polyfill|superslide|"
    r"html5|respond|share|wx|weixin|baidu|tongji|hm\.js|analytics|font|qrcode|video|player|pdf|swf|slide|banner|"
    r"login|sso|weather|cookie|md5|crypto|zoom|kefu|barrier|wza|canyou|_?dcs|conac|jiucuo",
    re.IGNORECASE,
)
"""Names of scripts that fill no list."""
_MAY_ASK = re.compile(r"<(?:script|xml|object)\b", re.IGNORECASE)
_NOTHING = re.compile(r"暂无|没有(?:相关|找到)|无相关|无数据|无内容")
_FILLED = 3
"""So many reports in a page are its list. Fewer may stand in a box beside it."""
_PAGER = re.compile(r"pag(?:e|ing|ination)|fenye|fanye|clear|line|banner|footer|header|share|code", re.IGNORECASE)
_PLACES = ("ul", "ol", "dl", "table", "tbody", "div")
_XHR = (("X-Requested-With", "XMLHttpRequest"),)


@dataclass(frozen=True)
class Scripts(System):
    """`page` is the address of the list's page. While a script beside the page is fetched, `rest` are those that come
    after it, `inline` the page's own scripts and those read before, `values` and `menus` its facts. Afterwards,
    `request` is what is asked, `number` the list's page, and `seen` the number of entries on the pages before.
    `missing`: the list must come from it, so that an answer without one is not what it should be. `clicks` are those
    of the page's organs and years, `joins` the addresses that its scripts join of an entry's fields, `bound` the fields
    that its links are bound to, `mark` what stands between the fields of a text (`islands`).
    """

    name = "scripts"
    title = "any other, by its own scripts"
    shown_by = "a list that is missing in its page"
    asked_for = "what the page's scripts ask for"

    page: str = ""
    rest: tuple[str, ...] = ()
    missing: bool = True
    inline: str = ""
    values: tuple[tuple[str, str], ...] = ()
    menus: tuple[tuple[str, facts.Menu], ...] = ()
    request: asked.Asked | None = None
    number: int = 1
    seen: int = 0
    clicks: tuple[Click, ...] = ()
    joins: tuple[str, ...] = ()
    bound: Bound = ()
    mark: str = ""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        asks = _MAY_ASK.search(text) is not None and _asked_on(page.url, text, _reports_on(page))
        return cls(page.url) if asks else None

    @property
    def page_of_answer(self) -> str:
        return self.page if self.missing else ""

    def fills(self, page: Page, text: str, *, is_list: bool) -> bool:
        return is_list and any(_is_of_the_list(each) for each in self.more(page, text))

    def more(self, page: Page, text: str) -> Iterator[Lead | Fragment]:
        yield from _asked_on(page.url, text, _reports_on(page))

    def on(self, text: str, reports: int) -> Iterator[Lead | Fragment]:
        """What the page's own scripts ask for, or hold; else the first of the scripts beside it. There are so many
        `reports` among its links.
        """
        root = page_tree(text)
        if root is None:
            return
        known = facts.facts_of(self.page, text)
        inline = inline_of(root)
        joins = joined(inline)
        system = replace(self, clicks=_clicks_in(root), joins=joins, bound=bound_in(root))
        yield from system._islands(root, text)
        yield from self._trees(inline)
        held = unread = 0
        for data in (*literals.literals(inline), literals.by_index(inline)):
            part = of_json(data, joins)
            held += part.entries
            unread += part.unread
            yield from self._parts(part, self.page)
        is_filled = reports >= _FILLED or (reports > 0 and not _has_a_gap(root))
        must = not reports and not _NOTHING.search(_seen_in(root))
        asked_for = [*tables.in_markup(root), *calls.requests(inline, known, system.clicks)]
        requests = [each for each in asked_for if each.words or each.paged or must or (reports and not is_filled)]
        yield from replace(system, missing=must)._first(requests)
        missing = not is_filled and not requests and (_has_a_gap(root) or "template" in holes_in(root))
        if (missing or unread) and not held:
            yield from replace(system, missing=must or bool(unread))._beside(root, inline, known, whole=unread > 0)
        elif is_filled or reports:
            yield from self._switches(root)

    def _switches(self, root: etree._Element) -> Iterator[Lead]:
        """The scripts beside a filled page that write its years or organs; each is read once."""
        sources = [each.get("src") or "" for each in switching(root)]
        own = [to for src in sources if (to := absolute(self.page, src)) and _is_own(self.page, to)]
        for to in islice(dict.fromkeys(own), _MOST_FILES):
            system = replace(self, missing=False)
            yield Lead(to, "search", "a script of the page", referrer=self.page, system=system)

    def _islands(self, root: etree._Element, text: str) -> Iterator[Lead | Fragment]:
        """What the page's data islands hold, and the files that they read. What has no address is named as missing."""
        for island in (*islands(text), *controls(root)):
            if to := absolute(self.page, island.src) if island.src else None:
                request = asked.Asked("GET", to)
                yield replace(self, request=request, mark=island.mark, missing=is_bound(root)).lead()
            part = of_json(named(island.data, self.bound), self.joins)
            yield from self._parts(part, self.page)
            if part.unread:
                yield Fragment("", self.page, part.entries + part.unread)

    def _first(self, requests: Sequence[asked.Asked]) -> Iterator[Lead]:
        by_click = [each for each in requests if each.words]
        for each in [*[each for each in requests if not each.words][:_MOST_ASKED], *by_click]:
            yield Scripts(self.page, missing=self.missing, request=each, joins=self.joins).lead()

    def menu(self, text: str) -> Iterator[Lead]:
        """What a page that leads nowhere asks for: its menu may be JSON."""
        root = tree(text)
        if root is None:
            return
        inline = inline_of(root)
        for each in calls.requests(inline, facts.facts_of(self.page, text))[:_MOST_ASKED]:
            lead = Scripts(self.page, missing=False, request=each, joins=joined(inline)).lead()
            yield replace(lead, hints=((MENU, "1"),))

    def _trees(self, inline: str, *hints: tuple[str, str]) -> Iterator[Lead]:
        """The root of a tree that asks for its nodes as they are opened."""
        if (menu := tree_of(inline)) is not None:
            led = tuple(each for each in joined(inline, every=True) if not each.startswith(menu.url))
            yield AsyncTree(self.page, menu, led, hints=hints).lead()

    def trees(self, text: str) -> Iterator[Lead]:
        """The same of a page that leads to columns."""
        root = tree(text)
        yield from self._trees(inline_of(root), (MENU, "1")) if root is not None else ()

    def nodes(self, text: str) -> Iterator[Fragment]:
        """The entries of a menu that its scripts hold, and of which they join the addresses: a tree of organs."""
        root = tree(text)
        inline = inline_of(root) if root is not None else ""
        joins = joined(inline)
        for data in literals.literals(inline) if joins else ():
            part = of_json(_flat(data), joins)
            if part.html:
                yield Fragment(part.html, self.page)

    def lead(self) -> Lead:
        """The lead of what is asked for."""
        assert self.request is not None
        request = self.request.at(self.number)
        return Lead(
            urljoin(self.page, request.url),
            "search",
            f"page {self.number} of the list, as the page's script asks",
            referrer=self.page,
            form=request.form,
            body=request.body,
            headers=(*_XHR, *((("Content-Type", "application/json;charset=UTF-8"),) if request.body else ())),
            hints=(("column", organ),) if (organ := organ_alone(self.request.words)) else (),
            system=self,
        )

    def _beside(self, root: etree._Element, inline: str, known: facts.Facts, *, whole: bool) -> Iterator[Lead]:
        """The scripts beside the page that may fill its list, one after another; those named last come first, as a
        site's own do. `whole`: the page holds data of which they may join the addresses.
        """
        sources = [script.get("src") or "" for script in root.iter("script") if script.get("src")]
        own = [to for src in reversed(sources) if (to := absolute(self.page, src)) and _is_own(self.page, to)]
        system = replace(
            self,
            inline=inline[: _MOST_READ if whole else _MOST_INLINE],
            values=tuple(known.values.items()),
            menus=tuple(known.menus.items()),
        )
        yield from replace(system, rest=tuple(islice(dict.fromkeys(own), _MOST_FILES)))._next()

    def _next(self) -> Iterator[Lead]:
        """The next of the scripts beside the page. Each page has other facts: the same script says other things."""
        for to in self.rest[:1]:
            system = replace(self, rest=self.rest[1:])
            yield Lead(to, "search", "a script of the page", referrer=self.page, system=system, known_as=self.page)

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """A part of the list, and the request for more; or what a script asks for. Raises ValueError if no script of
        the page says how its list comes about.
        """
        if self.request is None:
            yield from self._read_script(text)
            return
        found = self._listed(text)
        if self.missing and self.number == 1 and not found.entries and not found.says_empty:
            raise ValueError("there is no list in it")
        yield from self._parts(found, self.page or url)
        if not self.request.paged and found.exact and found.total > found.entries > 0:
            yield Fragment("", self.page or url, found.total)
        elif not self.request.paged and found.entries and found.pages > 1:
            yield Fragment("", self.page or url, pages=found.pages)
        seen = self.seen + found.entries
        if self.request.paged and found.more(self.number, seen):
            yield replace(self, number=self.number + 1, seen=seen).lead()

    def _listed(self, text: str) -> Listed:
        """The list in an answer: that of an island, or of any other form."""
        try:
            if self.mark:
                return of_json(named(lines(text, self.mark), self.bound))
            if self.bound:
                return of_json(named(any_xml(text), self.bound), self.joins)
        except ValueError:
            pass
        return listed(text, self.joins)

    def _parts(self, found: Listed, page: str) -> Iterator[Lead | Fragment]:
        """A part of the list, and the files that belong to its reports."""
        if found.html:
            yield Fragment(found.html, page)
        for title, parent, file in found.files:
            to, entry = absolute(page, file), absolute(page, parent)
            if to and entry and classify(title).sort == "report":
                yield Lead(to, "attachment", title, 0, page, entry, hints=(("title", title),))

    def _read_script(self, text: str) -> Iterator[Lead | Fragment]:
        known = facts.Facts(self.page, dict(self.values), dict(self.menus))
        whole = f"{self.inline}\n;\n{text}"
        joins = tuple(dict.fromkeys((*self.joins, *joined(whole))))
        held = [of_json(data, joins) for data in literals.literals(whole)]
        named = anchors(islice(entries(text), _MOST_NODES))
        held.append(of_html(f"{scripts_of(text).written}{written(text)}{named}"))
        for part in held:
            yield from self._parts(part, self.page)
        requests = calls.requests(whole, known, self.clicks)
        yield from replace(self, joins=joins)._first(requests)
        if any(part.entries for part in held):
            return
        if self.missing and not requests and not self.rest:
            raise ValueError("none of the page's scripts that were read says how its list comes about")
        if not requests:  # the next script may hold what this one asks with: siteInfo.projectName + "/rest/list"
            yield from replace(self, inline=whole if len(whole) <= _MOST_READ else self.inline)._next()


_MOST_NODES = 2_000


def _flat(data: object) -> list[object]:
    """All entries of a tree beside one another: its nodes without the nodes below them."""
    found, waiting = list[object](), deque([data])
    while waiting and len(found) < _MOST_NODES:
        part = waiting.popleft()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            waiting.extend(each for each in part.values() if isinstance(each, list | dict))
            found.append({key: each for key, each in part.items() if not isinstance(each, list | dict)})
    return found


@lru_cache(maxsize=4)
def _asked_on(url: str, text: str, reports: int) -> tuple[Lead | Fragment, ...]:
    """What is asked for on a page; it is looked at several times in a row."""
    return tuple(Scripts(url).on(text, reports))


def _is_of_the_list(found: Lead | Fragment) -> bool:
    """Whether something is a part of the list, or asks for one; a script that is yet to be read isn't."""
    asks = found.system if isinstance(found, Lead) else None
    return not isinstance(asks, Scripts) or asks.request is not None


def _reports_on(page: Page) -> int:
    """Number of a page's links and clicks that are named as reports; from `_FILLED` on, more count for no more."""
    words = (*(link.text for link in page.links), *(each.words for each in page.handlers))
    return sum(1 for _ in islice((each for each in words if classify(each).sort == "report"), _FILLED))


def _seen_in(root: etree._Element) -> str:
    """What people see of a page before its scripts run: the beginning of it."""
    elements = islice(root.iter("p", "div", "li", "span", "td", "h3", "h4", "center", "a"), 5_000)
    return " ".join(f"{each.text or ''} {each.tail or ''}" for each in elements)


def _has_a_gap(root: etree._Element) -> bool:
    """Whether a place with a name is empty, so that a script may fill it. That of a pager is no list's."""
    for each in islice(root.iter(*_PLACES), 5_000):
        name = f"{each.get('id') or ''} {each.get('class') or ''}".strip()
        if name and not len(each) and not (each.text or "").strip() and not _PAGER.search(name):
            return True
    return False


def _is_own(page: str, script: str) -> bool:
    """Whether a script lies on the page's host, and isn't one of the well-known libraries."""
    name = script.partition("?")[0].rpartition("/")[2]
    return belongs(script, frozenset({host_of(page)})) and not _LIBRARY.search(name)


_MOST_CLICKS = 200


def _clicks_in(root: etree._Element) -> tuple[Click, ...]:
    """The clicks on organs, years and letters of a page, and the attributes of these (`data-id`)."""
    found: list[Click] = [*_choices(root)]
    for each in islice(root.iter("a", "li", "span", "div", "td", "dd", "p", "button", "option"), 20_000):
        click = each.get("onclick") or (each.get("href") or "").partition("javascript:")[2]
        attributes = ((str(name), str(value)) for name, value in each.items())
        data = [(name, value) for name, value in attributes if name.startswith("data-") or name == "value"]
        if not (click or data) or len(found) >= _MOST_CLICKS:
            continue
        words = words_in(each)
        if len(words) > 30 or not (is_subcolumn(words) or is_letter(words) or classify(words).sort == "column"):
            continue
        if "(" in click:
            found.append((words, click[:300]))
        found += [(words, f"{ATTRIBUTE}{name}={value}") for name, value in data if 0 < len(value) < 100]
    return tuple(dict.fromkeys(found))


def _choices(root: etree._Element) -> Iterator[Click]:
    """The choices of a menu that calls a function with the one that is chosen: changeYear(this.value)."""
    for menu in islice(root.iter("select"), 20):
        yield from ((words, click) for words, click in chosen(menu) if "(" in click and is_subcolumn(words))


def inline_of(root: etree._Element) -> str:
    """The scripts in a page, and what its templates bind."""
    scripts = [script for script in root.iter("script") if not script.get("src")]
    templates = [each for each in scripts if _TEMPLATE.search(each.get("type") or "")]
    said = [each.text or "" for each in scripts if each not in templates]
    inner = (tree(each.text[:20_000]) for each in templates[:20] if each.text)
    bound = (line for each in (root, *inner) if each is not None for line in _templates(each))
    clicked = _clicked(root, "\n".join(said))
    return "\n".join((*said, *bound, *clicked))[:_MOST_READ]


_LISTENS = re.compile(r"(?:@|v-on:|ng-|ms-|x-on:)click(?:\.\w{1,10}){0,3}")
_OF_AN_ENTRY = re.compile(r"\s*+([A-Za-z_$][\w$]{0,40}+)\s*+\(\s*+[\w$]{1,40}+\.([\w$]{1,40}+)\s*+\)\s*+;?+\s*+")
"""A click that calls a method with a field of its entry: goDetail(item.id)."""
_METHOD = re.compile(
    r"(?<![\w$.])([A-Za-z_$][\w$]{0,40}+)\s*+(?::\s*+function\s*+)?\(\s*+([\w$]{1,40}+)\s*+\)\s*+\{([^{}]{0,400}+)\}"
)
_TEXT_OR_NAME = re.compile(r"""'[^'\n]{0,200}+'|"[^"\n]{0,200}+"|`[^`]{0,200}+`|[\w$.]{1,80}+""")
_MOST_METHODS = 200


def _clicked(root: etree._Element, script: str) -> Iterator[str]:
    """What the methods do that a template's clicks call with a field of the entry, with that field in the place of the
    method's parameter: '/detail.html?id=' + x.id.
    """
    calls = dict[str, str]()
    for each in islice(root.iter("a", "li", "tr", "td", "div", "p", "span", "h3"), 20_000):
        for name, said in each.items():
            call = _OF_AN_ENTRY.fullmatch(str(said)[:200]) if _LISTENS.fullmatch(str(name)) else None
            if call is not None:
                calls[call[1]] = call[2]
    for method in islice(_METHOD.finditer(script), _MOST_METHODS) if calls else ():
        if (field := calls.get(method[1])) is not None:
            given = method[2]
            body = _TEXT_OR_NAME.sub(lambda m, g=given, f=field: f"x.{f}" if m[0] == g else m[0], method[3])
            yield f";{body};"


_TEMPLATE = re.compile(r"html|template|tmpl|tpl|handlebars|mustache", re.IGNORECASE)
"""Types of scripts that are no scripts, but the template of an entry."""
_FIELD = re.compile(
    r"(?:\{\{[=:#&{]?+|<%[=-]?+|\$\{)\s*+(?:[\w$]{1,40}\.){0,4}+([A-Za-z_]\w{0,40}+)\s*+(?:\|[^{}%]{0,80}+)?(?:\}\}|%>|\})"
)
"""A field of the entry in a template: {{item.id}}, {{=d.id}}, <%=it.id%>, ${id}."""


def _templates(root: etree._Element) -> list[str]:
    """The addresses that a template engine binds, as expressions: of :href="'/art/' + item.id" and of
    href="/art/{{item.id}}.html".
    """
    found = []
    for each in islice(root.iter("a", "li", "tr", "div"), 20_000):
        for name in ("href", "onclick", *BOUND):
            said = (each.get(name) or "")[:500]
            if _FIELD.search(said):
                inner = _FIELD.sub(r"${x.\1}", said.replace("`", ""))
                found.append(f";`{name}='{inner}'`;")
            elif said and name[0] in ":vm@" and "+" in said:
                found.append(f";'href='+{said};")
    return found
