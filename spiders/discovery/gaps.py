"""缺漏: what of a list or menu is known not to have been read. A crawl with such gaps isn't done, but partial."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from parsers.sentences import Message
from spiders import messages
from spiders.discovery.state import Crawl
from spiders.javascript.async_trees import is_async, tree_of
from spiders.pages import Link, Page
from spiders.pages.addresses import host_of, is_front, is_of_domain, key_of
from spiders.pages.in_place import shows_in_place
from spiders.pages.lists import said_by
from spiders.pages.pagers import has_plugin, onward
from spiders.pages.scripted import fills_lists
from spiders.pages.titles import classify, is_subcolumn, names_organ, organ_alone, year_in
from spiders.pages.words import ADDRESS
from spiders.systems import Lead

_PUTS = re.compile(
    r"innerHTML|insertAdjacentHTML|appendChild|\.(?:html|append|prepend|load|render)\s*\(|document\s*\.\s*write"
)
"""A script that puts something into the page."""
_OBSCURE = re.compile(r"(?<![\w.])eval\s*\(|new\s+Function\s*\(|fromCharCode|(?<![\w.])atob\s*\(|_0x[0-9a-f]{4}")
"""A script that hides what it does."""
_LIBRARY = re.compile(
    r"jquery|swiper|bootstrap|layui|layer|vue|echarts|respond|html5|polyfill|swfobject|superslide|slick|lazyload|base64"
    r"|font|share|tongji|analy|baidu|hm\.js|cnzz|51la|stat(?!ic)|count|accessib|wza|barrier|canyuyan|google|weixin|wechat|video|print",
    re.IGNORECASE,
)
"""Scripts that fill no list: libraries, counters, readers for the blind."""


def may_be_filled(page: Page, text: str) -> bool:
    """Whether a script may put something into the page that isn't in it as it came."""
    if "template" in page.holes or fills_lists(text) or _PUTS.search(page.scripts.text):
        return True
    if ("list" in page.holes and page.scripts.text.strip()) or _OBSCURE.search(page.scripts.text):
        return True
    return any(not is_library(each) for each in page.sources)


_NOTHING_THERE = 30
"""Characters of text below which a page with scripts shows nothing by itself."""


def shows_nothing(page: Page) -> bool:
    """Whether a page has scripts, and no text to speak of."""
    return page.length < _NOTHING_THERE and bool(page.scripts.text.strip())


def is_library(url: str) -> bool:
    """Whether a script file is one that fills no list: a library, a counter, a reader for the blind."""
    return _LIBRARY.search(urlsplit(url).path) is not None


def has_scripts(page: Page) -> bool:
    return bool(page.scripts.text.strip() or page.sources)


def goes_on(page: Page, text: str) -> Message | None:
    """How a list seems to go on in a way that was not understood; None if it doesn't, as far as is known."""
    said, words = said_by(page, text), onward(page)
    if said.pages == 1:
        return None
    if words and shows_in_place(page):
        return None
    if words:
        return messages.GOES_ON(words=words[0])
    if ("pager" in page.holes or has_plugin(page)) and not said.pages and may_be_filled(page, text):
        return messages.NO_PAGER()
    if is_async(page.scripts.text) and tree_of(page.scripts.text) is None:
        return messages.NOT_FILLED()
    return None


def sent_elsewhere(page: Page) -> bool:
    """Whether a page without content of its own sends the reader to an address that isn't understood."""
    return page.forward is None and page.length < 200 and not page.links and page.scripts.sends_on


def note(crawl: Crawl, url: str, why: Message | None) -> None:
    """Notes what is missing in a page, or (None) that nothing is."""
    crawl.gaps.pop(url, None)
    if why is not None:
        crawl.gaps[url] = why


def note_away(crawl: Crawl, page: Page) -> None:
    """Notes a column that lies on another host: its page only sends the reader there, or shows it in a frame."""
    there = [page.forward] if page.forward else list(page.frames) if not page.links else []
    for url in there[:1]:
        if not crawl.site.owns(url):
            crawl.gaps[url] = messages.AWAY(host=host_of(url))


def note_no_address(crawl: Crawl, lead: Lead) -> None:
    """Notes one more entry of a list that opens in its place, when it is posted for."""
    url = lead.referrer or lead.url
    known = crawl.gaps.get(url)
    count = int(str(dict(known.values)["count"])) if known is not None and known.holds(messages.NO_ADDRESS) else 0
    crawl.gaps[url] = messages.NO_ADDRESS(words=lead.text, count=count + 1)


def note_end(crawl: Crawl, page: Page, text: str) -> None:
    """Notes a list whose page ends in the middle of a tag or a word: the server said that it was shorter than it is, or
    the file is damaged; and one that leaves earlier years to a search.
    """
    if "older" in page.holes:
        crawl.gaps.setdefault(page.url, messages.OLDER_BY_SEARCH())
    tail = text[-_TAIL:].rstrip()
    is_page = _BEGINS.search(text, 0, _TAIL) is not None and not _ENDS.search(text[-_TAIL:])
    if is_page and not tail.endswith((">", "}", ";")):
        crawl.gaps[page.url] = messages.LIST_REFUSED(why=messages.ENDS_EARLY())


_TAIL = 20_000
_BEGINS = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ENDS = re.compile(r"</(?:html|body)\b", re.IGNORECASE)


def note_elsewhere(crawl: Crawl, page: Page, *, is_column: bool) -> None:
    """Notes hosts that the portal doesn't declare, to which it links for annual reports: those of its domain, and
    others to which it links for its own, or an organ's.
    """
    site = crawl.site
    for link in page.links:
        host = host_of(link.url)
        if host in site.own or site.owns(link.url):
            continue
        sort = classify(link.text).sort
        if not is_of_domain(host, site.own):
            if is_column and host not in site.stores and sort == "report":
                crawl.noted.setdefault(link.url, messages.UNDECLARED(words=link.text[:40], host=host))
                continue
            words = ADDRESS.sub("", link.text).strip(" :：，,。.（）()")
            own = _ITS_OWN.fullmatch(words) is not None and classify(words).sort == "column"
            named = own and (words != link.text or not is_front(link.url))
            named = named or (is_column and not words and not _is_everywhere(crawl, page, link))
            its = bool(organ_alone(words)) or year_in(words) or _OF_A_KIND.fullmatch(words) is not None
            named = named or (is_column and its and _is_of_an_organ(crawl, page, link, words))
        else:
            named = sort in ({"column", "report"} if is_column else {"column"})
            named = named or (is_column and _is_of_an_organ(crawl, page, link, link.text))
        former = is_column and _OLD_SITE.search(link.text) is not None
        if former and not named and _is_furniture(crawl, page, link):
            crawl.noted.setdefault(link.url, messages.FORMER_SITE(words=link.text[:40], host=host))
        elif named or former:
            crawl.gaps.setdefault(
                f"{urlsplit(link.url).scheme}://{host}/", messages.UNDECLARED(words=link.text, host=host)
            )


_ITS_OWN = re.compile(
    r"(?:各?(?:部门|单位|镇街|乡镇|街道|委办局)|本级|政府|信息|公开|工作|年度|年报|报告|历年|往年|以前|以往|的|栏目|专栏|更多|查看|[\d年及与、>》»\s])+"
)
"""Words of a column that name nobody else: 省政府年报 is another government's."""
_OLD_SITE = re.compile(
    r"(?:[旧老]|(?<![一-龥])原|(?<=[看问往进入回到])原)(?:版|政府网|官网|网站|网址|站|门户|网(?!络)|平台|系统)"
    r"|历史(?:版|网站|数据|年报|信息|年[度份]|资料|档案|报告|公开|网页)|(?:改版|迁移|升级|合并|撤并|调整)(?:以|之)?前|以前(?:的)?年[度份]"
    r"|年[度份]?(?:\([含不包括]{1,3}\))?(?:及)?(?:以|之)前|往[年期]|以往|过往|早[期年]|早前|此前|之前|更早|[更其][多他它余]年[度份]|归档|存档"
)
"""Words of a column's link to the site that its portal had before: reports of earlier years are there."""


def _is_furniture(crawl: Crawl, page: Page, link: Link) -> bool:
    """Whether a link to a former site stands on every page of the portal, and says nothing of reports or years: it is
    the portal's, not the column's.
    """
    return _is_everywhere(crawl, page, link) and not _OF_REPORTS.search(link.text)


_OF_REPORTS = re.compile(r"年报|报告|年[度份]|公开|以前|之前|往年|历史|\d")
_OF_A_KIND = re.compile(r"(?!.*(?:省|国|垂直)).{0,4}(?:部门|单位|机构|乡镇|镇街|街镇|街道|镇|乡)(?:年报|年度报告)?")
"""Words that stand for several organs of the portal's own."""


def _is_of_an_organ(crawl: Crawl, page: Page, link: Link, words: str) -> bool:
    """Whether a column links to another site for an organ's reports, or a year's: by the organ's name, and not on every
    page.
    """
    return is_subcolumn(words) and not is_front(link.url) and not _is_everywhere(crawl, page, link)


def _is_everywhere(crawl: Crawl, page: Page, link: Link) -> bool:
    """Whether a link stands on the front page of a page's site, or on its hubs."""
    return key_of(link.url) in crawl.chrome.get(host_of(page.url), ()) or is_in_menu(crawl, page, link)


def shorter_than_said(crawl: Crawl) -> Iterator[tuple[str, Message]]:
    """Lists of which fewer pages or entries were seen than they say they have."""
    lists = crawl.lists
    for first, (pages, records) in sorted(lists.said.items()):
        # Pages past a list's end repeat others; but if all are alike, the first alone was read.
        several = len(lists.looks.get(first, ())) > 1
        seen, rows = len(lists.read.get(first, ())) if several else 1, len(lists.rows.get(first, ()))
        if first in lists.answered or first in lists.cut or 0 < records <= rows:
            continue
        if pages > 1 and seen < pages:
            yield first, messages.FEWER_PAGES(said=pages, seen=seen)
        elif pages < 2 and records > rows:
            yield first, messages.FEWER_ENTRIES(said=records, seen=rows)


def is_in_menu(crawl: Crawl, page: Page, link: Link | str) -> bool:
    """Whether a link leads to its own page, or stands on the hubs of its site as well."""
    key = key_of(link if isinstance(link, str) else link.url)
    return key == key_of(page.url) or key in crawl.menus.get(host_of(page.url), ())


def is_entry(crawl: Crawl, page: Page, lead: Lead) -> bool:
    """Whether a lead on a column's page is an entry of its list, not of the menu. An organ's report is one also where
    the front page names it, too.
    """
    named = lead.kind in {"detail", "attachment"} and names_organ(lead.text)
    return named or not is_in_menu(crawl, page, lead.url)


def add_menu(crawl: Crawl, page: Page, urls: Collection[str]) -> None:
    crawl.menus.setdefault(host_of(page.url), set()).update(map(key_of, urls))


def note_refused(crawl: Crawl, lead: Lead, url: str, why: Message | str) -> None:
    """Notes a column, or a part of a list, that was not read. One that doesn't exist (404) is no gap: numbers of
    pages are tried that may not be there.
    """
    if lead.kind in {"column", "list", "search"}:
        crawl.gaps[url] = messages.LIST_REFUSED(why=why)


def missing(crawl: Crawl) -> dict[str, Message]:
    """All that is known not to have been read, by address. A list that seems to go on did so, if a second page of it
    was read; and it doesn't, if as many pages or entries were read as it says that it has.
    """
    turned = {key_of(url) for url, looks in crawl.lists.looks.items() if len(looks) > 1} | _whole(crawl)
    onwards = (messages.GOES_ON, messages.NO_PAGER)
    gaps = {
        url: why for url, why in crawl.gaps.items() if key_of(url) not in turned or not any(map(why.holds, onwards))
    }
    if crawl.columns:  # the search led to one
        gaps = {url: why for url, why in gaps.items() if not why.holds(messages.BY_SEARCH)}
    unseen = {url: _unseen(crawl, url, words) for url, words in crawl.tabs.items()}
    tabs = {url: messages.TABS(words=words[0], count=len(words)) for url, words in unseen.items() if words}
    awaited = {url: why for url, why in crawl.awaited.items() if key_of(url) not in turned}
    return {**_nowhere(crawl), **tabs, **awaited, **gaps, **dict(shorter_than_said(crawl))}


def _unseen(crawl: Crawl, url: str, words: Collection[str]) -> list[str]:
    """What nothing was seen of, neither there nor where its menu of years led: pages to which a year leads, and those
    that came in its place in the browser, so that the same link led to both.
    """
    mine = crawl.tabbed.get(url)
    here = {url} if mine is None or not year_in(mine.text) else {url, mine.referrer or url}
    led = {to for to, each in crawl.tabbed.items() if year_in(each.text) and each.referrer in here}
    came = {to for to, each in crawl.tabbed.items() if mine is not None and _came_in_place(to, each, url, mine)}
    return [each for each in words if all(each in crawl.tabs.get(to, ()) for to in here | led | came)]


def _came_in_place(to: str, lead: Lead, url: str, mine: Lead) -> bool:
    same_folder = to.rpartition("/")[0] == url.rpartition("/")[0]
    return same_folder and (lead.text, lead.referrer) == (mine.text, mine.referrer)


def _whole(crawl: Crawl) -> set[str]:
    """Keys of the pages of lists of which all pages or entries were read, by what the list says itself."""
    lists, keys = crawl.lists, set[str]()
    for first, (pages, records) in lists.said.items():
        read = lists.read.get(first, set())
        if 1 < pages <= len(read) or 0 < records <= len(lists.rows.get(first, ())):
            keys |= read
    return keys


def _nowhere(crawl: Crawl) -> dict[str, Message]:
    """If nothing was found: columns and front pages with scripts that lead nowhere, and were not drawn."""
    if crawl.found:
        return {}
    said = {"column": messages.NOT_FILLED, "front": messages.NO_MENU}
    return {url: said[lead.kind]() for url, lead in sorted(crawl.barren.items()) if lead.kind in said}
