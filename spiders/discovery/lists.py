"""Lists: front pages, hubs, columns of annual reports, and answers of content systems. Follows their links and
their further pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import quote, urlsplit

from spiders import messages
from spiders.captures import Capture, Role
from spiders.discovery.captures import Answer, capture
from spiders.discovery.clicks import clicked, entries, scripts_of_site
from spiders.discovery.completeness import complete
from spiders.discovery.gaps import add_menu, goes_on, has_scripts, is_in_menu, note_away, note_elsewhere, note_end
from spiders.discovery.guesses import LISTED, cut_off, former_of, letters_of, parts_of, sites_of, understood
from spiders.discovery.leads import is_below, is_chrome, lead_key, lead_of, only_in_reserve
from spiders.discovery.requests import ONLY_REPORTS, Fetch, follow, note_left_out, onward
from spiders.discovery.state import Crawl
from spiders.discovery.tabs import asked_for, note_everywhere, note_tabs, show
from spiders.discovery.whose import OF_YEAR, in_section, of_year, organ_of, owner_of, within, year_of
from spiders.pages import Link, Page, pagers, read_page
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.attachments import is_file, unwrapped
from spiders.pages.charsets import charset_of
from spiders.pages.links import UNBOUND
from spiders.pages.lists import said_by
from spiders.pages.searches import SEARCH, WORDS, searches_in
from spiders.pages.sitemaps import MAP, NESTED
from spiders.pages.titles import (
    Sort,
    classify,
    is_dated_organ,
    is_item,
    is_site_map,
    names_organ,
    organ_alone,
    years_of,
)
from spiders.systems import Fragment, Kind, Lead
from spiders.systems.registry import systems_of
from spiders.systems.scripts import MENU, Scripts

_ANSWERS = "answers"


def system_answer(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """Takes a content system's answer: parts of a list, and the requests for the rest of the list."""
    from spiders.discovery import unread

    lead = answer.lead
    system = lead.system or crawl.site.system
    try:
        found = list(system.read(answer.url, answer.text))
    except (ValueError, KeyError, TypeError) as error:
        words = f"the content system's answer is not as known ({error}): look at the portal's `system`"
        drawn = list(unread.drawn(crawl, answer, system.page_of_answer))
        yield from drawn or [capture(crawl, answer, "broken", words)]
        return
    yield capture(crawl, answer, "answer", lead.text or "the content system's list")
    first = lead.first or lead.url
    pieces = [(each, _page_of(each)) for each in found if isinstance(each, Fragment)]
    leads = [each for each in found if isinstance(each, Lead)]
    brought = [link.url for _, page in pieces if page for link in page.links]
    brought += [each.url for each in leads if each.kind != "search"]
    # Past the end of a list, an interface repeats the last page or returns the same empty answer.
    total, count = (max(map(of, pieces), default=0) for of in (lambda each: each[0].total, lambda each: each[0].pages))
    crawl.lists.told(first, total, map(key_of, brought), count)
    if brought or pieces:
        crawl.awaited.pop(first, None)
    if brought:
        unread.came(crawl, system.page_of_answer)
    # The page itself may have the same entries as the first answer.
    # Entries that a script opens which wasn't read yet have no address; their words tell one page from another.
    clicks = [quote(each.words, safe="") for _, page in pieces if page for each in clicked(page)]
    known = bool(pieces or brought) and crawl.lists.repeats(f"{first} {_ANSWERS}", [*brought, *clicks])
    crawl.lists.repeats(first, brought)
    for each in (within(each, dict(lead.hints).get("column", "")) for each in leads):
        # A script that is yet to be read (`known_as`) is no page of the list.
        if each.kind == "search" and not known and (each.known_as or crawl.lists.takes(first, lead_key(each))):
            asked = replace(each, first=first, depth=lead.depth, system=each.system or system)
            yield from follow(crawl, asked, lead)
        elif each.kind == "list":
            yield from follow(crawl, replace(each, first=first, depth=lead.depth), lead)
        elif each.kind != "search":
            yield from follow(crawl, each, lead)
    for _, page in pieces:
        yield from _piece(crawl, answer, page, lead.depth)


def list_page(crawl: Crawl, answer: Answer, page: Page, sort: Sort) -> Iterator[Capture | Fetch]:
    """Takes a front page, a hub or a column: its capture, and the pages it leads to. `sort` is the class of
    its title.
    """
    lead = answer.lead
    role, reason = _role(answer, sort)
    _note_role(crawl, answer, page, role)
    yield capture(crawl, answer, role, reason)
    kind: Kind = "column" if role == "column" else "hub"
    depth = lead.depth if lead.kind == kind else 0
    inner = replace(lead, kind=kind, depth=depth, referrer=answer.url)
    if page.forward:
        yield from onward(crawl, replace(inner, url=page.forward), lead)
    if role == "column":
        note_away(crawl, page)
        note_tabs(crawl, page, answer.text, lead, rendered=answer.rendered)
    further = list(_further(crawl, answer, page, depth)) if role == "column" else []
    yield from further
    for system in systems_of(page, answer.text):
        for each in system.columns(page, answer.text):
            crawl.columns.add(each.url)
            crawl.lists.answered.add(lead.first or page.url)
            yield from follow(crawl, within(replace(each, system=system), organ_of(lead, page)), lead)
    for frame in page.frames:
        yield from onward(crawl, replace(inner, url=frame), lead)
    steps = 0 if role == "front" and not _is_of_disclosure(page) else max(depth, role == "front")
    leads = [*filter(None, (lead_of(link, page, kind, steps, crawl.chrome) for link in page.links))]
    leads += cut_off(crawl, page, leads) if role == "column" else []
    leads += former_of(crawl, page) if role == "front" else []
    leads = [each for each in leads if each.kind in {"column", "detail"}] if ONLY_REPORTS in dict(lead.hints) else leads
    leads += [*letters_of(page, kind, depth), *(sites_of(page) if role == "front" else ())]
    parts = [*parts_of(crawl, page, leads, depth)] if role == "column" else []
    organ = owner_of(crawl, lead, page, leads) if role == "column" else ""
    year = year_of(lead, page) if role == "column" else ""
    show(crawl, lead.first or page.url, (each.text for each in leads))
    if SEARCH in dict(lead.hints) and any(each.kind == "detail" and lead_key(each) not in crawl.seen for each in leads):
        crawl.gaps[lead.first or answer.url] = messages.BY_SEARCH()
    for each_lead in leads:
        if only_in_reserve(each_lead):
            crawl.reserve.setdefault(each_lead.url, each_lead)
            continue
        whose = of_year(within(each_lead, organ), year) if role == "column" else in_section(each_lead, lead, page)
        yield from follow(crawl, whose, lead)
    yield from _more(crawl, answer, page) if role == "hub" else _followed(crawl, lead, parts)
    note_elsewhere(crawl, page, is_column=role == "column")
    if role == "column":
        yield from complete(crawl, answer, page, leads)
        note_end(crawl, page, answer.text)
    else:
        yield from _behind(crawl, answer, page) if role == "front" and not leads else ()
        yield from _nodes(crawl, answer, page, kind, depth)
        _menu(crawl, answer, page, leads)
    yield from entries(crawl, answer, page, kind, depth)


def _note_role(crawl: Crawl, answer: Answer, page: Page, role: Role) -> None:
    """Notes what stands on every page of a front page's site, and the address of a column."""
    if role == "front":
        chrome = crawl.chrome.setdefault(host_of(answer.url), set())
        chrome.update(key_of(link.url) for link in page.links)
    if role == "column":
        crawl.columns.add(answer.url)
        understood(crawl, answer.lead)


def _is_of_disclosure(page: Page) -> bool:
    """Whether a front page is that of a host for disclosure alone (xxgk., public.): its organs lead on."""
    return classify(page.title).sort == "hub"


_DISCLOSED = re.compile(r"公开|公告|公示|通知|年报|文件")


def _more(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Further pages of a hub that lists what was disclosed: some portals have their reports nowhere else. They are
    fetched only if nothing else leads to reports.
    """
    lead = answer.lead
    if lead.kind not in {"hub", "more"} or not _DISCLOSED.search(f"{lead.text} {page.title} {page.crumb}"):
        return
    for url in islice(pagers.more_pages(page, answer.text), pagers.MOST_PAGES):
        hints = lead.hints if lead.kind == "more" else ()
        further = Lead(url, "more", lead.text or page.title, 1, page.url, hints=hints, first=lead.first or page.url)
        if lead.kind == "more":
            yield from follow(crawl, further, lead)
        else:
            crawl.reserve.setdefault(url, further)


def _menu(crawl: Crawl, answer: Answer, page: Page, leads: list[Lead]) -> None:
    """Notes what is on every page of a site, and a front page or hub that leads nowhere."""
    site_map = next((link for link in page.links if is_site_map(link.text)), None)
    if site_map is not None and is_front(answer.url):
        crawl.reserve.setdefault(site_map.url, Lead(site_map.url, "hub", site_map.text, 1, page.url))
    if is_front(answer.url):
        for found in searches_in(answer.url, answer.text, charset_of(answer.response)):
            crawl.reserve.setdefault(found, Lead(found, "more", WORDS, 1, page.url, hints=((SEARCH, "1"),)))
    is_map = MAP in dict(answer.lead.hints)
    if is_front(answer.url) or (is_map and answer.lead.depth < _DEEPEST_MAP):
        maps = [link.url for link in page.links if is_map and link.text == NESTED]
        further = Lead("", "hub", NESTED, answer.lead.depth + 1, page.url, hints=((MAP, "1"),))
        crawl.reserve.update((each, replace(further, url=each)) for each in (*page.feeds, *maps))
    nowhere = all(is_in_menu(crawl, page, each.url) for each in leads)
    if nowhere and not answer.rendered and (has_scripts(page) or page.handlers):
        crawl.barren.setdefault(answer.url, answer.lead)
        crawl.reserve.update((each.url, each) for each in scripts_of_site(crawl, page))
        crawl.reserve.update((each.url, each) for each in Scripts(page.url).menu(answer.text))
    else:
        crawl.barren.pop(answer.url, None)
    add_menu(crawl, page, [link.url for link in page.links])
    note_everywhere(crawl, page)


_DEEPEST_MAP = 2
_SPLASH = 6
"""A front page with no more links than this may be a picture that one has to click first."""
_ENTERS = re.compile(r"进入|首页|主页|中文|简体|繁體|繁体|门户|网站|官网|home|enter|index", re.IGNORECASE)
"""Words of a link to the real front page; a picture has none."""


def _behind(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Fetch]:
    """Fetches for what lies behind a front page that is only a picture, or a choice of languages."""
    own = [each for each in page.links if crawl.site.owns(each.url) and not is_front(each.url)]
    own = [each for each in own if not is_file(each.url) and (not each.shown or _ENTERS.search(each.shown))]
    for link in own if len(page.links) <= _SPLASH and answer.lead.hops < _SPLASH else ():
        lead = Lead(link.url, "front", link.text, 0, page.url, hops=answer.lead.hops + 2)
        yield from follow(crawl, lead, answer.lead)


def _nodes(crawl: Crawl, answer: Answer, page: Page, kind: Kind, depth: int) -> Iterator[Fetch]:
    """Fetches for the entries of a menu that the page's scripts hold as data, with ids of which they join addresses, or
    ask for as it is opened.
    """
    for asked in Scripts(page.url).trees(answer.text) if has_scripts(page) else ():
        yield from follow(crawl, asked, answer.lead)
    for fragment in Scripts(page.url).nodes(answer.text) if has_scripts(page) else ():
        inner = _page_of(fragment)
        for link in inner.links if inner is not None else ():
            lead = lead_of(link, page, kind, depth, crawl.chrome)
            if lead is not None and not only_in_reserve(lead):
                yield from follow(crawl, lead, answer.lead)


def _followed(crawl: Crawl, source: Lead, leads: list[Lead]) -> Iterator[Fetch]:
    for each in leads:
        yield from follow(crawl, each, source)


def is_list(crawl: Crawl, page: Page) -> bool:
    """Whether a page with a report's title (2023年政府信息公开年报) is in fact a list of reports. A year's column may
    hold only one.
    """
    if page.statutory > 1:
        return False
    chrome = crawl.chrome.get(host_of(page.url), set())
    listed = [
        link
        for link in page.links
        if (classify(link.text).sort == "report" or (is_item(link.text) and years_of(link.text)))
        and key_of(link.url) not in chrome
        and not is_in_menu(crawl, page, link)
    ]
    clicks = clicked(page)
    if len(listed) + len(clicks) >= LISTED:
        return True
    if page.has_table or page.frames or page.objects or names_organ(page.title):
        return False
    organs = [link for link in page.links if organ_alone(link.text) and is_below(page.url, link.url)]
    if len([each for each in organs if key_of(each.url) not in chrome]) >= LISTED:
        return True  # a year's page with an organ for each entry
    is_index = _INDEX_PAGE.search(urlsplit(page.url).path) or said_by(page, "").pages
    if is_index and page.statutory == 0 and any(_is_yearless_entry(crawl, page, link) for link in page.links):
        return True
    below = [link.text for link in listed if is_below(page.url, unwrapped(link.url))] + [each.words for each in clicks]
    if is_index and any(years_of(text) & years_of(page.title) for text in below):
        return True
    # The page of a year that names no organ, with an organ's report elsewhere (/info/7.htm).
    named = [link.text for link in listed if names_organ(link.text) and not is_file(unwrapped(link.url))]
    return page.statutory == 0 and any(years_of(text) & years_of(page.title) for text in named)


def _is_yearless_entry(crawl: Crawl, page: Page, link: Link) -> bool:
    """Whether a link of a year's page may be its entry, though it names no year."""
    near = is_below(page.url, link.url) and not is_file(unwrapped(link.url)) and not years_of(link.text)
    speaks = near and classify(link.text).sort in {"report", "column"}
    return speaks and not is_chrome(link, crawl.chrome) and not is_in_menu(crawl, page, link)


def lists_reports(page: Page) -> bool:
    """Whether a page without a report of its own names some."""
    return page.statutory < 2 and any(classify(link.text).sort == "report" for link in page.links)


def names_items(crawl: Crawl, page: Page) -> bool:
    """Whether a part of a column names what may be reports, some without an address, that aren't on all pages."""
    links = (link for link in page.links if is_item(link.text) or is_dated_organ(link.text))
    return any(not is_chrome(each, crawl.chrome) for each in links) or bool(clicked(page))


_INDEX_PAGE = re.compile(r"/(?:(?:index|list|default|more|common_list|col\d*)[\w-]{0,20}\.\w{2,6})?$", re.IGNORECASE)
"""The path of a column's page: a folder, or its index."""


def _role(answer: Answer, sort: Sort) -> tuple[Role, str]:
    """What kind of list a page is, and the reason in words."""
    if answer.lead.kind == "front" or is_front(answer.url):
        return "front", "a front page"
    if answer.lead.kind in {"column", "list"} or sort == "column":
        return "column", "a column of annual reports"
    return "hub", "a way to what is disclosed"


def _further(crawl: Crawl, answer: Answer, page: Page, depth: int) -> Iterator[Capture | Fetch]:
    """Fetches for the other pages of a column's list."""
    lead, text = answer.lead, answer.text
    first = lead.first or page.url
    again = crawl.lists.knows(first, page)
    for url in crawl.lists.further(first, page, text):
        yield from follow(crawl, Lead(url, "list", lead.text, depth, page.url, first=first), lead)
    for system in systems_of(page, text):
        for each in system.more(page, text):
            crawl.lists.answered.add(first)
            if isinstance(each, Fragment):
                piece = _page_of(each)
                crawl.awaited.pop(first, None)
                crawl.lists.told(first, 0, [key_of(link.url) for link in piece.links] if piece else ())
                yield from _piece(crawl, answer, piece, depth)
                continue
            asked = of_year(within(replace(each, depth=depth, first=first), organ_of(lead, page)), year_of(lead, page))
            show(crawl, first, [asked_for(asked)])
            if each.kind == "search":
                fetches = list(follow(crawl, replace(asked, system=each.system or system), lead))
                if fetches and (why := goes_on(page, text)) is not None:
                    crawl.awaited[first] = why
                yield from fetches
            elif each.kind == "detail":
                yield from follow(crawl, replace(asked, depth=0, first=None), lead)
            elif not again and crawl.lists.takes(first, lead_key(each)):
                yield from follow(crawl, asked, lead)


def _piece(crawl: Crawl, answer: Answer, page: Page | None, depth: int) -> Iterator[Capture | Fetch]:
    """Fetches for the links in a part of a column's list, from a content system's answer or a script."""
    if page is None:
        return
    note_left_out(crawl, page)
    kind: Kind = "hub" if MENU in dict(answer.lead.hints) else "column"
    show(crawl, answer.lead.first or answer.url, (link.text for link in page.links))
    known = dict(answer.lead.hints)
    year = known.get(OF_YEAR, "") if answer.lead.kind == "search" else year_of(answer.lead, page)
    for link in page.links:
        found = lead_of(link, page, kind, depth, crawl.chrome)
        if found:
            yield from follow(crawl, of_year(within(found, known.get("column", "")), year), answer.lead)
    if any(each.click != UNBOUND for each in clicked(page)):
        yield from entries(crawl, answer, page, kind, depth)


def _page_of(fragment: Fragment) -> Page | None:
    return read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
