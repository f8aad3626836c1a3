"""Whether all of a column's page is there: what it lacks is drawn in a browser, or named as a gap."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.sentences import Message
from spiders import messages
from spiders.captures import Capture
from spiders.discovery.captures import Answer, in_a_browser, not_drawn
from spiders.discovery.clicks import clicked
from spiders.discovery.gaps import goes_on, is_entry, is_in_menu, may_be_filled, note, sent_elsewhere, shows_nothing
from spiders.discovery.leads import is_below
from spiders.discovery.requests import Fetch, can_draw
from spiders.discovery.state import Crawl
from spiders.pages import Page, pagers
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.attachments import is_file
from spiders.pages.in_place import shows_in_place
from spiders.pages.lists import said_by
from spiders.pages.pagers import turns
from spiders.pages.scripted import is_turned
from spiders.pages.titles import is_subcolumn
from spiders.systems import Lead


def complete(crawl: Crawl, answer: Answer, page: Page, leads: list[Lead]) -> Iterator[Capture | Fetch]:
    """Looks whether all of a column's page is there, and has it drawn in a browser if scripts may add something."""
    lead, text = answer.lead, answer.text
    first = lead.first or page.url
    chrome = crawl.chrome.get(host_of(page.url), ())
    rows = [key_of(link.url) for link in page.links if len(link.text) > 4 and not is_in_menu(crawl, page, link)]
    rows = [each for each in rows if each not in chrome] + [each.click for each in clicked(page)]
    said = said_by(page, text)
    if shows_in_place(page):
        said = said._replace(pages=0)
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
    if page.says_empty:  # the years and organs beside an empty list are followed
        own = [link for link in own if not is_subcolumn(link.text)]
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
