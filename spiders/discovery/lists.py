"""Lists: front pages, hubs, columns of annual reports, and answers of content systems. Follows their links and
their further pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from urllib.parse import quote, urlsplit

from parsers.sentences import Message
from spiders import messages
from spiders.captures import Capture, Role
from spiders.discovery.captures import Answer, capture, in_a_browser, not_drawn
from spiders.discovery.clicks import clicked, entries, scripts_of_site
from spiders.discovery.frontier import shape_of
from spiders.discovery.gaps import (
    add_menu,
    goes_on,
    has_scripts,
    is_entry,
    is_in_menu,
    may_be_filled,
    note,
    note_away,
    note_elsewhere,
    note_end,
    sent_elsewhere,
    shows_nothing,
)
from spiders.discovery.leads import is_below, is_chrome, is_near, lead_key, lead_of, only_in_reserve
from spiders.discovery.requests import Fetch, can_draw, follow, note_left_out, onward
from spiders.discovery.state import Crawl
from spiders.discovery.tabs import asked_for, note_everywhere, note_tabs, show
from spiders.pages import Link, Page, pagers, read_page
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.attachments import is_file, unwrapped
from spiders.pages.charsets import charset_of
from spiders.pages.links import BARE_MORE, UNBOUND
from spiders.pages.lists import said_by
from spiders.pages.pagers import turns
from spiders.pages.scripted import is_turned
from spiders.pages.searches import SEARCH, WORDS, searches_in
from spiders.pages.sitemaps import MAP, NESTED
from spiders.pages.titles import (
    Sort,
    classify,
    is_dated_organ,
    is_item,
    is_letter,
    is_site_map,
    names_organ,
    organ_alone,
    years_of,
)
from spiders.systems import Fragment, Kind, Lead
from spiders.systems.registry import systems_of
from spiders.systems.scripts import MENU, Scripts

_ANSWERS = "answers"
_LISTED = 3
"""A page with so many links to reports is a list: a report's page may link to the previous and the next one."""


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
    crawl.lists.told(first, max((each.total for each, _ in pieces), default=0), map(key_of, brought))
    if brought:
        unread.came(crawl, system.page_of_answer)
    # The page itself may have the same entries as the first answer.
    # Entries that a script opens which wasn't read yet have no address; their words tell one page from another.
    clicks = [quote(each.words, safe="") for _, page in pieces if page for each in clicked(page)]
    known = bool(pieces or brought) and crawl.lists.repeats(f"{first} {_ANSWERS}", [*brought, *clicks])
    crawl.lists.repeats(first, brought)
    for each in (_within(each, dict(lead.hints).get("column", "")) for each in leads):
        if each.kind == "search" and not known and crawl.lists.takes(first, lead_key(each)):
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
    if role == "front":
        chrome = crawl.chrome.setdefault(host_of(answer.url), set())
        chrome.update(key_of(link.url) for link in page.links)
    if role == "column":
        crawl.columns.add(answer.url)
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
            yield from follow(crawl, _within(replace(each, system=system), _organ_of(lead, page)), lead)
    for frame in page.frames:
        yield from onward(crawl, replace(inner, url=frame), lead)
    leads = [
        *filter(None, (lead_of(link, page, kind, 0 if role == "front" else depth, crawl.chrome) for link in page.links))
    ]
    leads += _cut_off(crawl, page, leads) if role == "column" else []
    leads += [*_letters(page, kind, depth), *(_sites(page) if role == "front" else ())]
    parts = [*_parts(crawl, page, leads, depth)] if role == "column" else []
    organ = _organ_of(lead, page) if role == "column" else ""
    show(crawl, lead.first or page.url, (each.text for each in leads))
    if SEARCH in dict(lead.hints) and any(each.kind == "detail" and lead_key(each) not in crawl.seen for each in leads):
        crawl.gaps[lead.first or answer.url] = messages.BY_SEARCH()
    for each_lead in leads:
        if only_in_reserve(each_lead):
            crawl.reserve.setdefault(each_lead.url, each_lead)
            continue
        yield from follow(crawl, _within(each_lead, organ), lead)
    yield from _more(crawl, answer, page) if role == "hub" else _followed(crawl, lead, parts)
    note_elsewhere(crawl, page, is_column=role == "column")
    if role == "column":
        yield from _complete(crawl, answer, page, leads)
        note_end(crawl, page, answer.text)
    else:
        yield from _behind(crawl, answer, page) if role == "front" and not leads else ()
        yield from _nodes(crawl, answer, page, kind, depth)
        _menu(crawl, answer, page, leads)
    yield from entries(crawl, answer, page, kind, depth)


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


def _complete(crawl: Crawl, answer: Answer, page: Page, leads: list[Lead]) -> Iterator[Capture | Fetch]:
    """Looks whether all of a column's page is there, and has it drawn in a browser if scripts may add something."""
    lead, text = answer.lead, answer.text
    first = lead.first or page.url
    chrome = crawl.chrome.get(host_of(page.url), ())
    rows = [key_of(link.url) for link in page.links if len(link.text) > 4 and not is_in_menu(crawl, page, link)]
    rows = [each for each in rows if each not in chrome] + [each.click for each in clicked(page)]
    said = said_by(page, text)
    if lead.kind != "list" or rows or said.pages < 2 or "list" not in page.holes:  # else a page whose lines are missing
        crawl.lists.note(first, page.url, said, rows)
    filled = [each for each in leads if is_entry(crawl, page, each)]
    if answer.rendered:
        crawl.lists.answered.discard(first)
    if (first in crawl.lists.answered or crawl.site.system.fills_all_lists) and not answer.rendered:
        note(crawl, answer.url, None)
        if not filled and lead.kind != "list" and may_be_filled(page, text):
            crawl.barren.setdefault(answer.url, lead)  # in case the content system doesn't answer as known
        return
    crawl.barren.pop(answer.url, None)
    if lead.hops and lead.referrer in crawl.lists.answered and not filled:
        note(crawl, answer.url, None)  # a frame beside the list that a content system fills: its menu
        return
    # Past the end of a list, its further pages may be empty.
    known = lead.kind == "list" or page.forward or page.frames or crawl.lists.pages.get(first) or clicked(page)
    if "list" in page.holes:  # organs beside an empty list are a menu
        filled = [each for each in filled if each.kind in {"detail", "attachment"} or each.url in page.choices]
    crawl.hollow.discard(answer.url)
    if not known and not filled and (strange := _not_understood(crawl, page)) is not None:
        note(crawl, answer.url, strange)
    elif not known and not filled:
        crawl.hollow.add(answer.url)
        filled_by_script = may_be_filled(page, text) or shows_nothing(page) or "frame" in page.holes
        empty = (filled_by_script and not page.says_empty) or sent_elsewhere(page)
        why = (messages.NOT_FOLLOWED() if sent_elsewhere(page) else messages.NOT_FILLED()) if empty else None
        yield from _drawn(crawl, answer, why, final=answer.rendered and not _lacks_its_list(page))
    elif answer.rendered and is_turned(text):
        crawl.lists.read_to_its_end(first)
        note(crawl, answer.url, None)
    else:
        why = goes_on(page, text)
        if crawl.lists.pages.get(first) or lead.kind == "list":
            note(crawl, answer.url, why)
        else:
            yield from _drawn(crawl, answer, why, final=answer.rendered and not pagers.onward(page))


def _lacks_its_list(page: Page) -> bool:
    """Whether a page that was drawn is still without its list: its scripts, or what they ask for, did not come."""
    return sent_elsewhere(page) or not page.says_empty


_STRANGE = 3
"""So many links of a column's own that lead to no report are named: they may be its entries."""


def _not_understood(crawl: Crawl, page: Page) -> Message | None:
    """What to say of a column whose own links are all left alone; None if it has hardly any."""
    chrome = crawl.chrome.get(host_of(page.url), ())
    own = [
        link
        for link in page.links
        if link.text and not turns(link.text) and not is_in_menu(crawl, page, link) and key_of(link.url) not in chrome
    ]
    below = [link for link in own if is_below(page.url, link.url) or is_file(link.url)]
    if len(below) < _STRANGE and not any(is_file(link.url) for link in below):
        below = [link for link in own if host_of(link.url) == host_of(page.url) and not is_front(link.url)]
    strange = len(below) >= _STRANGE or any(is_file(link.url) for link in below)
    return messages.NOT_UNDERSTOOD(count=len(below), words=below[0].text[:30]) if strange else None


def _drawn(crawl: Crawl, answer: Answer, why: Message | None, *, final: bool) -> Iterator[Capture | Fetch]:
    """Has a page drawn from which something is missing. It is noted as a gap, unless it is `final`: what was drawn
    is all there is.
    """
    if why is not None and not final and not answer.rendered and not can_draw(crawl):
        why = not_drawn(crawl) if why.holds(messages.NOT_FILLED) else why
    note(crawl, answer.url, None if final else why)
    if why is not None and not answer.rendered and can_draw(crawl):
        crawl.lists.forget(answer.lead.first or answer.url)
        yield from in_a_browser(crawl, answer)


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
    """Fetches for the entries of a menu that the page's scripts hold as data, with ids of which they join addresses."""
    for fragment in Scripts(page.url).nodes(answer.text) if has_scripts(page) else ():
        inner = _page_of(fragment)
        for link in inner.links if inner is not None else ():
            lead = lead_of(link, page, kind, depth, crawl.chrome)
            if lead is not None and not only_in_reserve(lead):
                yield from follow(crawl, lead, answer.lead)


_INDEX = 3
"""A page with links to so many letters, or ranges of letters, is an index by initials."""


_MOST_CUT = 100


def _cut_off(crawl: Crawl, page: Page, leads: list[Lead]) -> list[Lead]:
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
        known = {shape for shape, count in dated.items() if count >= _LISTED}
    rest = [each for each in page.links if each.url not in taken and shape_of(each.url) in known]
    rest = [each for each in rest if classify(each.text).sort == "other" and not turns(each.text)]
    rest = [each for each in rest if key_of(each.url) not in chrome and not is_in_menu(crawl, page, each)]
    most = len(rest) > len(taken)
    rest = [each for each in rest if most or years_of(each.text)][:_MOST_CUT]
    return [Lead(each.url, "detail", each.text, 1, page.url) for each in rest if len(each.text) > 4]


PART = "part"
"""Hint of a lead to a part of a column whose words say nothing of it: 垂直管理单位, 其他, 更多."""
_MOST_PARTS = 30
_SHORT_NAME = 12
_PART_PAGE = re.compile(
    r"/(?:(?:(?:index|list|default|more|common_list|col\d*)[\w-]{0,20}|\d{1,2}|[a-z_-]{1,40})\.\w{2,6})?$", re.I
)


def _parts(crawl: Crawl, page: Page, leads: list[Lead], depth: int) -> Iterator[Lead]:
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


_ORDER = re.compile(r"排序|升序|降序")
_BY = re.compile(r"(?:^|&)(?:order|sort)(?:_?by|_?field|_?type)?=", re.I)


def _reorders(link: Link) -> bool:
    """Whether a link only puts the same list in another order."""
    return _ORDER.search(link.text) is not None or _BY.search(urlsplit(link.url).query) is not None


def _has_its_name(page: str, link: str) -> bool:
    """Whether an address goes on after the name of the column's page: nbqt.jhtml for nb.jhtml."""
    stem, _, ending = urlsplit(page).path.rpartition(".")
    there = urlsplit(link).path
    named = len(stem.rpartition("/")[2]) > 1 and there.startswith(stem) and there.endswith(f".{ending}")
    return named and "/" not in there[len(stem) :] and host_of(page) == host_of(link)


def _followed(crawl: Crawl, source: Lead, leads: list[Lead]) -> Iterator[Fetch]:
    for each in leads:
        yield from follow(crawl, each, source)


_SITES = 3
_SITE = re.compile(r"(?!走进|关于|魅力|认识).{2,16}(?:局|委员会|办公室|人民政府|管委会|办事处|街道|镇|乡)")


def _sites(page: Page) -> list[Lead]:
    """The organs' sites within the portal that a front page offers, as a menu or a list of them."""
    links = [each for each in page.links if _SITE.fullmatch(each.shown) and not is_front(each.url)]
    links = [each for each in links if host_of(each.url) == host_of(page.url) and not is_file(each.url)]
    guesses = [Lead(each.url, "hub", each.text, 1, page.url, guess=True) for each in links]
    return guesses if len(links) >= _SITES else []


def _letters(page: Page, kind: Kind, depth: int) -> list[Lead]:
    """The parts of an index of organs by their initials."""
    links = [link for link in page.links if is_letter(link.text)]
    return [Lead(link.url, kind, link.text, depth + 1, page.url) for link in links] if len(links) >= _INDEX else []


def _organ_of(lead: Lead, page: Page) -> str:
    """The organ whose column a page is: so it says itself, or the link that led there."""
    return page.organ or organ_alone(lead.text) or dict(lead.hints).get("column", "")


def _within(lead: Lead, organ: str) -> Lead:
    """A lead in the column of an organ."""
    return replace(lead, hints=(*lead.hints, ("column", organ))) if organ and "column" not in dict(lead.hints) else lead


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
    if len(listed) + len(clicks) >= _LISTED:
        return True
    if page.has_table or page.frames or page.objects or names_organ(page.title):
        return False
    organs = [link for link in page.links if organ_alone(link.text) and is_below(page.url, link.url)]
    if len([each for each in organs if key_of(each.url) not in chrome]) >= _LISTED:
        return True  # a year's page with an organ for each entry
    is_index = _INDEX_PAGE.search(urlsplit(page.url).path) or said_by(page, "").pages
    below = [link.text for link in listed if is_below(page.url, unwrapped(link.url))] + [each.words for each in clicks]
    if is_index and any(years_of(text) & years_of(page.title) for text in below):
        return True
    # The page of a year that names no organ, with an organ's report elsewhere (/info/7.htm).
    named = [link.text for link in listed if names_organ(link.text) and not is_file(unwrapped(link.url))]
    return page.statutory == 0 and any(years_of(text) & years_of(page.title) for text in named)


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
                yield from _piece(crawl, answer, _page_of(each), depth)
                continue
            asked = _within(replace(each, depth=depth, first=first), _organ_of(lead, page))
            show(crawl, first, [asked_for(asked)])
            if each.kind == "search":
                yield from follow(crawl, replace(asked, system=each.system or system), lead)
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
    for link in page.links:
        found = lead_of(link, page, kind, depth, crawl.chrome)
        if found:
            yield from follow(crawl, _within(found, dict(answer.lead.hints).get("column", "")), answer.lead)
    if any(each.click != UNBOUND for each in clicked(page)):
        yield from entries(crawl, answer, page, kind, depth)


def _page_of(fragment: Fragment) -> Page | None:
    return read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
