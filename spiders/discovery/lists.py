"""Lists: front pages, hubs, columns of annual reports, and answers of content systems. Follows their links and
their further pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spiders.captures import Capture, Role
from spiders.discovery.captures import Answer, capture, in_a_browser
from spiders.discovery.leads import lead_key, lead_of
from spiders.discovery.requests import Fetch, follow, note_left_out, onward
from spiders.discovery.state import Crawl
from spiders.pages import Page, read_page
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.scripted import fills_lists
from spiders.pages.titles import Sort, classify, organ_in
from spiders.systems import Fragment, Kind, Lead
from spiders.systems.registry import systems_of

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
    if brought:
        unread.came(crawl, system.page_of_answer)
    known = bool(pieces or brought) and crawl.lists.repeats(first, brought)
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
    further = list(_further(crawl, answer, page, depth)) if role == "column" else []
    yield from further
    systems = list(systems_of(page, answer.text))
    for system in systems:
        for each in system.columns(page, answer.text):
            crawl.columns.add(each.url)
            yield from follow(crawl, _within(replace(each, system=system), _organ_of(lead, page)), lead)
    for frame in page.frames:
        yield from onward(crawl, replace(inner, url=frame), lead)
    leads = [lead_of(link, page, kind, 0 if role == "front" else depth, crawl.chrome) for link in page.links]
    organ = _organ_of(lead, page) if role == "column" else ""
    for each_lead in filter(None, leads):
        yield from follow(crawl, _within(each_lead, organ), lead)
    # No browser is needed if a content system answers, or for a list's further pages: past the end they
    # may be empty.
    known = systems or crawl.site.system.fills_all_lists or lead.kind == "list"
    nothing = not (known or further or any(leads) or page.forward or page.frames)
    if role == "column" and nothing and fills_lists(answer.text) and not answer.rendered:
        yield from in_a_browser(crawl, answer)


def _organ_of(lead: Lead, page: Page) -> str:
    """The organ whose column a page is: so it says itself, or the link that led there."""
    return page.organ or organ_in([lead.text]) or dict(lead.hints).get("column", "")


def _within(lead: Lead, organ: str) -> Lead:
    """A lead in the column of an organ."""
    return replace(lead, hints=(*lead.hints, ("column", organ))) if organ and "column" not in dict(lead.hints) else lead


def is_list(crawl: Crawl, page: Page) -> bool:
    """Whether a page with a report's title (2023年政府信息公开年报) is in fact a list of reports."""
    if page.statutory > 1:
        return False
    chrome = crawl.chrome.get(host_of(page.url), set())
    listed = sum(classify(link.text).sort == "report" and key_of(link.url) not in chrome for link in page.links)
    return listed >= _LISTED


def _role(answer: Answer, sort: Sort) -> tuple[Role, str]:
    """What kind of list a page is, and the reason in words."""
    if answer.lead.kind == "front" or is_front(answer.url):
        return "front", "a front page"
    if answer.lead.kind in {"column", "list"} or sort == "column":
        return "column", "a column of annual reports"
    return "hub", "a way to what is disclosed"


def _further(crawl: Crawl, answer: Answer, page: Page, depth: int) -> Iterator[Fetch]:
    """Fetches for the other pages of a column's list."""
    lead, text = answer.lead, answer.text
    first = lead.first or page.url
    again = crawl.lists.knows(first, page)
    for url in crawl.lists.further(first, page, text):
        yield from follow(crawl, Lead(url, "list", lead.text, depth, page.url, first=first), lead)
    for system in systems_of(page, text):
        for each in system.more(page, text):
            if isinstance(each, Fragment):
                yield from _piece(crawl, answer, _page_of(each), depth)
                continue
            asked = _within(replace(each, depth=depth, first=first), _organ_of(lead, page))
            if each.kind == "search":
                yield from follow(crawl, replace(asked, system=each.system or system), lead)
            elif not again and crawl.lists.takes(first, lead_key(each)):
                yield from follow(crawl, asked, lead)


def _piece(crawl: Crawl, answer: Answer, page: Page | None, depth: int) -> Iterator[Fetch]:
    """Fetches for the links in a part of a column's list, from a content system's answer or a script."""
    if page is None:
        return
    note_left_out(crawl, page)
    for link in page.links:
        found = lead_of(link, page, "column", depth, crawl.chrome)
        if found:
            yield from follow(crawl, found, answer.lead)


def _page_of(fragment: Fragment) -> Page | None:
    return read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
