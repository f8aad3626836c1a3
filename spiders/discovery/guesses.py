"""Leads of a list that only their place shows: its parts, entries whose titles are cut, organs' sites, initials."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from spiders import messages
from spiders.discovery.frontier import shape_of
from spiders.discovery.gaps import is_in_menu
from spiders.discovery.leads import is_below, is_near
from spiders.discovery.state import Crawl
from spiders.pages import Link, Page
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.attachments import is_file
from spiders.pages.links import BARE_MORE
from spiders.pages.pagers import turns
from spiders.pages.titles import classify, is_letter, years_of
from spiders.systems import Kind, Lead

LISTED = 3
"""A page with so many links to reports is a list: a report's page may link to the previous and the next one."""
PART = "part"
"""Hint of a lead to a part of a column whose words say nothing of it: 垂直管理单位, 其他, 更多."""
_MOST_PARTS = 30
_SHORT_NAME = 12
_PART_PAGE = re.compile(
    r"/(?:(?:(?:index|list|default|more|common_list|col\d*)[\w-]{0,20}|\d{1,2}|[a-z_-]{1,40})\.\w{2,6})?$", re.I
)
_ORDER = re.compile(r"排序|升序|降序")
_BY = re.compile(r"(?:^|&)(?:order|sort)(?:_?by|_?field|_?type)?=", re.I)
_MOST_CUT = 100
_INDEX = 3
"""A page with links to so many letters, or ranges of letters, is an index by initials."""
_SITES = 3
_SITE = re.compile(r"(?!走进|关于|魅力|认识).{2,16}(?:局|委员会|办公室|人民政府|管委会|办事处|街道|镇|乡)")


def cut_off(crawl: Crawl, page: Page, leads: list[Lead]) -> list[Lead]:
    """Entries of a column whose words say nothing, as the list cuts titles anywhere (某县教育局2023年政府信), or names
    them in its own way (教育局-2023): they lie where the entries that are understood lie. Those with a year count; of
    others, if they are most of the list.
    """
    known = {shape_of(each.url) for each in leads if each.kind == "detail" and classify(each.text).sort != "lookalike"}
    taken = {each.url for each in leads}
    chrome = crawl.chrome.get(host_of(page.url), ())
    if not known:  # all of them are cut
        dated = Counter(
            shape_of(each.url) for each in page.links if years_of(each.text) and host_of(each.url) == host_of(page.url)
        )
        known = {shape for shape, count in dated.items() if count >= LISTED}
    rest = [each for each in page.links if each.url not in taken and shape_of(each.url) in known]
    rest = [each for each in rest if classify(each.text).sort == "other" and not turns(each.text)]
    rest = [each for each in rest if key_of(each.url) not in chrome and not is_in_menu(crawl, page, each)]
    most = len(rest) > len(taken)
    rest = [each for each in rest if most or years_of(each.text)][:_MOST_CUT]
    return [Lead(each.url, "detail", each.text, 1, page.url) for each in rest if len(each.text) > 4]


def parts_of(crawl: Crawl, page: Page, leads: list[Lead], depth: int) -> Iterator[Lead]:
    """Parts of a column that only their place shows: pages below it, or what its 更多 leads to. They are guesses, and
    columns only if they name reports.
    """
    taken, chrome = {each.url for each in leads}, crawl.chrome.get(host_of(page.url), ())
    found = 0
    for link in page.links:
        words, there = link.text, urlsplit(link.url)
        if link.url in taken or key_of(link.url) in chrome or is_in_menu(crawl, page, link) or is_front(link.url):
            continue
        further = BARE_MORE.fullmatch(link.shown) is not None and host_of(link.url) == host_of(page.url)
        path = urlsplit(page.url).path
        near = (is_below(page.url, link.url) or is_near(path, there.path)) and path.count("/") > 1
        below = (near and _PART_PAGE.search(there.path) is not None) or _has_its_name(page.url, link.url)
        below = below and not is_file(link.url) and not _reorders(link)
        named = 1 < len(words) <= _SHORT_NAME and classify(words).sort in {"other", "hub"} and not turns(words)
        if (further or (below and named)) and found < _MOST_PARTS:
            found += 1
            yield Lead(link.url, "hub", words, depth + 1, page.url, guess=True, hints=((PART, "1"),))


def understood(crawl: Crawl, lead: Lead) -> None:
    """Notes that a link of a column whose links weren't understood as those of reports leads to a list of them."""
    why = crawl.gaps.get(lead.referrer or "") if PART in dict(lead.hints) else None
    if why is not None and lead.referrer and why.holds(messages.NOT_UNDERSTOOD):
        del crawl.gaps[lead.referrer]


def _reorders(link: Link) -> bool:
    """Whether a link only puts the same list in another order."""
    return _ORDER.search(link.text) is not None or _BY.search(urlsplit(link.url).query) is not None


def _has_its_name(page: str, link: str) -> bool:
    """Whether an address goes on after the name of the column's page: nbqt.jhtml for nb.jhtml."""
    stem, _, ending = urlsplit(page).path.rpartition(".")
    there = urlsplit(link).path
    named = len(stem.rpartition("/")[2]) > 1 and there.startswith(stem) and there.endswith(f".{ending}")
    return named and "/" not in there[len(stem) :] and host_of(page) == host_of(link)


def sites_of(page: Page) -> list[Lead]:
    """The organs' sites within the portal that a front page offers, as a menu or a list of them."""
    links = [each for each in page.links if _SITE.fullmatch(each.shown) and not is_front(each.url)]
    links = [each for each in links if host_of(each.url) == host_of(page.url) and not is_file(each.url)]
    guesses = [Lead(each.url, "hub", each.text, 1, page.url, guess=True) for each in links]
    return guesses if len(links) >= _SITES else []


_SITE_WORDS = r"(?:网站|网页|站点|门户|官网|首页|页面|网|站|版)"
_FORMER = re.compile(
    rf"(?:返回|进入|回到|查看|访问|浏览)?(?:[旧老](?:政府|门户)?{_SITE_WORDS}|(?:原来?的?|历史|以前的?)(?:政府|门户)?{_SITE_WORDS})"
    rf"{_SITE_WORDS}{{0,2}}(?:入口|回顾|存档|归档|链接)?"
)
"""Words of a front page's link to the site that the portal had before."""


def former_of(crawl: Crawl, page: Page) -> list[Lead]:
    """The portal's former site, where it is still there on one of its own hosts, with earlier years."""
    links = (each for each in page.links if len(each.text) <= _SHORT_NAME and _FORMER.fullmatch(each.text))
    return [Lead(each.url, "hub", each.text, 1, page.url) for each in links if crawl.site.owns(each.url)]


def letters_of(page: Page, kind: Kind, depth: int) -> list[Lead]:
    """The parts of an index of organs by their initials."""
    links = [link for link in page.links if is_letter(link.text)]
    return [Lead(link.url, kind, link.text, depth + 1, page.url) for link in links] if len(links) >= _INDEX else []
