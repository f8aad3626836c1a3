"""标签: years and organs of which a column shows one at a time. Which of them nothing was seen of is known once all is
read; then the column is opened in a browser, and each is clicked there. Without one, they are a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.text import squeeze
from spiders.discovery.gaps import may_be_filled
from spiders.discovery.requests import Fetch, can_draw, drawn
from spiders.discovery.state import Crawl
from spiders.pages import Page
from spiders.pages.addresses import host_of
from spiders.pages.scripted import chosen_in, is_switched
from spiders.pages.tabs import PAIR, of_a_kind
from spiders.pages.titles import year_in, years_of
from spiders.systems import Lead
from spiders.systems.scripts import Scripts


def note_everywhere(crawl: Crawl, page: Page) -> None:
    """Notes the tabs of a front page or hub: elsewhere, they are those of the site's menu."""
    crawl.menus.setdefault(host_of(page.url), set()).update(map(_key, page.tabs))


def note_tabs(crawl: Crawl, page: Page, text: str, lead: Lead, *, rendered: bool, in_pairs: bool = True) -> None:
    """Notes the tabs of a column's first page of which it shows nothing by itself; where it is divided by years and
    organs, pairs of these, unless each organ's page has the tabs of its years.
    """
    if lead.kind == "list":
        return
    menu = crawl.menus.get(host_of(page.url), ())
    goes = _GOES.search(page.scripts.text) and (page.switches or _WAITS.search(page.scripts.text))
    switched = may_be_filled(page, text) or bool(goes)
    words = [each for each in page.tabs if _key(each) not in menu] if switched else []
    tabs = crawl.tabs.pop(page.url, None) or [*words, *(_pairs(words) if in_pairs else ())]
    if rendered:  # what was chosen and shows nothing has rightly nothing; not all pairs may be among it
        shown, whole = chosen_in(text), is_switched(text)
        tabs = [each for each in tabs if each not in shown and (PAIR in each or not whole)]
    if not tabs:
        return
    crawl.tabs[page.url] = tabs
    crawl.tabbed.setdefault(
        page.url, Lead(page.url, "column", lead.text, lead.depth, lead.referrer, hints=lead.hints, first=lead.first)
    )
    show(crawl, page.url, (link.text for link in page.links))


_GOES = re.compile(r"""\blocation\b|\bopen\s*\(|\.submit\s*\(|\.src\s*=(?!=)|\battr\s*\(\s*["']src["']\s*,""")
"""A script goes to another page, or shows one in a frame."""
_WAITS = re.compile(r"\.(?:click|on|live|delegate|bind|mouseover|hover)\s*\(|addEventListener\s*\(|\.onclick\s*=")
"""A script waits for a click."""
_MOST_PAIRS = 400


def _pairs(words: list[str]) -> list[str]:
    """Pairs of a year and an organ, where a column has tabs for both: which one is chosen may hold for the other."""
    years, organs = [each for each in words if year_in(each)], [each for each in words if not year_in(each)]
    several = len(years) > 1 and len(organs) > 1
    return [f"{year}{PAIR}{organ}" for year in years for organ in organs][:_MOST_PAIRS] if several else []


def _has_pair(pair: str, said: list[tuple[str, str, frozenset[str]]]) -> bool:
    """Whether an entry names the year and the organ of a pair, or an organ of its kind. Of each entry its words, its
    organ and its years are given.
    """
    year, _, organ = pair.partition(PAIR)
    kind, years = of_a_kind(organ), years_of(year)
    return any(
        years & its_years and (kind.search(issuer) if kind else organ in words) for words, issuer, its_years in said
    )


def show(crawl: Crawl, first: str, texts: Iterable[str]) -> None:
    """Notes what entries a column has by now, by their words, so that its tabs for these are known to be read."""
    if first not in crawl.tabs:
        return
    said = [squeeze(each) for each in texts]
    years = {year for each in said for year in years_of(each)}
    entries = [(each, _issuer(each), years_of(each)) for each in said]
    organs = {issuer for _, issuer, _ in entries}
    left = []
    for words in crawl.tabs[first]:
        kind = of_a_kind(words)
        if PAIR in words:
            seen = _has_pair(words, entries)
        elif kind is not None:
            seen = any(map(kind.search, organs)) or words in said
        else:
            seen = bool(years_of(words) & years) if year_in(words) else any(words in each for each in said)
        if not seen:
            left.append(words)
    crawl.tabs[first] = left
    if not left:
        del crawl.tabs[first]


_ISSUED = re.compile(r"^(.{2,40}?)(?:关于)?(?:(?:19|20)\d{2}年?(?:年?度)?)?(?:政府|政务)?(?:信息|政务)公开")


def _issuer(words: str) -> str:
    """The organ in a report's title, or the words as they are."""
    found = _ISSUED.search(words)
    return re.sub(r"(?:19|20)\d{2}年?(?:年?度)?|\d+", "", found[1] if found else words)


def asked_for(lead: Lead) -> str:
    """The words of the tab that a lead asks for; empty if it asks for none."""
    request = lead.system.request if isinstance(lead.system, Scripts) else None
    return request.words if request is not None else lead.text if lead.form else ""


def last_tabs(crawl: Crawl) -> list[Fetch]:
    """The fetches of columns that have tabs of which nothing was seen, in the browser."""
    found = []
    for url in list(crawl.tabs):
        if can_draw(crawl) and url not in crawl.drawn:
            crawl.lists.forget(url)
            found.append(drawn(crawl, crawl.tabbed[url]))
    return found


def _key(words: str) -> str:
    return f"tab {words}"
