"""Recognises what an answer of the portal is, and turns it into captures and pages to fetch next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlencode

from scrapy.http import Response

from spiders import messages
from spiders.captures import WRONG_PAGE, Capture
from spiders.discovery import alike, unread
from spiders.discovery.captures import Answer, capture, in_a_browser
from spiders.discovery.clicks import script_answer
from spiders.discovery.gaps import has_scripts, note_no_address
from spiders.discovery.guesses import PART
from spiders.discovery.leads import classify_page, lead_key
from spiders.discovery.lists import is_list, list_page, lists_reports, names_items, system_answer
from spiders.discovery.moved import leads_on, moved
from spiders.discovery.reports import attachment, files, is_leaf, is_missing, is_year_page, parts_by_script, report
from spiders.discovery.requests import Fetch, by_script, can_draw, fetch, note_left_out, onward, titled
from spiders.discovery.state import Crawl
from spiders.discovery.switches import switches
from spiders.pages import Page, blocked, metadata, read_page
from spiders.pages.addresses import is_posted, key_of, posted_to, route_of, without_session
from spiders.pages.charsets import charset_of, decoded
from spiders.pages.scripted import RENDER, is_shell
from spiders.pages.searches import SEARCH
from spiders.pages.sitemaps import of_sitemap
from spiders.pages.titles import Classified, classify, is_guide
from spiders.systems import Lead
from spiders.systems.listed import of_feed
from spiders.systems.registry import systems_of
from spiders.systems.scripts import Scripts


def take(crawl: Crawl, response: Response, lead: Lead) -> list[Capture | Fetch]:
    """All captures and further fetches of an answer. They are a list, not an iterator, so that a crawl is
    never saved in the middle of a page.
    """
    found: list[Capture | Fetch] = []
    try:
        found.extend(_answer(crawl, response, lead))
    finally:  # also if a defect of this program raises an error
        # A page that is to be drawn comes again; a column that an answer sends to the browser is another page.
        if not any(isinstance(each, Fetch) and each.render and lead_key(each.lead) == lead_key(lead) for each in found):
            found.extend(_learn(crawl, lead, found))
            if RENDER in response.meta and lead.kind == "detail":
                waiting = alike.learn(crawl, lead, response)
                found.extend(each for other in waiting for each in by_script(crawl, other))
            roles = [each.role for each in found if isinstance(each, Capture)]
            if roles:
                crawl.storing[lead_key(lead)] = roles
            else:
                crawl.pending.pop(lead_key(lead), None)
    return found


def _learn(crawl: Crawl, lead: Lead, found: Sequence[Capture | Fetch]) -> list[Fetch]:
    """Notes what an answer says about similar pages. Returns fetches of shelved pages that are now worth
    fetching.
    """
    captures = [each for each in found if isinstance(each, Capture)]
    if any(each.is_report for each in captures):
        crawl.frontier.report(lead, lead_key(lead))
    refused = any(each.role == "blocked" or each.status >= 500 for each in captures)
    crawl.frontier.settled(lead, lead_key(lead), tells=not refused)
    return [fetch(crawl, each) for each in crawl.frontier.revived()]


def _answer(crawl: Crawl, response: Response, lead: Lead) -> Iterator[Capture | Fetch]:
    """Captures and fetches of an answer. It looks at status and headers first, then at the page itself."""
    crawl.failures.pop(response.url, None)
    if not (lead.form or lead.body):  # what is posted is another page at the address of the list
        crawl.gaps.pop(response.url, None)
    steady = without_session(response.url)
    if steady != response.url:  # a redirect may add a session id, a new one each time
        response = response.replace(url=steady)
    if is_posted(response.url) and _is_sent_away(response, lead):  # the page that it sends to has its own address
        response = response.replace(url=response.url.partition("#!")[0])
    text = decoded(response)
    answer = Answer(response, text, lead)
    if _was_redirected(answer):
        yield from moved(crawl, answer)
        if not _is_new(crawl, answer):
            return
    elif (
        lead.kind == "detail" and (lead.form or lead.body) and not is_posted(lead.url)
    ):  # other articles would have the same address
        note_no_address(crawl, lead)
        yield capture(crawl, answer, "other", "an article without an address of its own")
        return
    if WRONG_PAGE in response.flags:
        if leads_on(answer):
            yield capture(crawl, answer, "soft_404", messages.FRONT_INSTEAD())
        else:
            yield capture(crawl, answer, "broken", messages.NO_SITE())
        return
    if lead.kind == "attachment":
        yield from attachment(crawl, answer)
        return
    if lead.kind in {"detail", "column"} and response.status < 400 and _is_a_file(answer):
        file = titled(lead)
        yield from attachment(crawl, replace(answer, lead=file))
        return
    yield from _text(crawl, answer)


def _is_a_file(answer: Answer) -> bool:
    """Whether an answer is a file, not a page: it is no text, or the server says so. Word saves documents as HTML."""
    disposition = (answer.response.headers.get("Content-Disposition") or b"").lower()
    return bool(answer.response.body) and (not answer.text or disposition.lstrip().startswith(b"attachment"))


def _text(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """Captures and fetches of an answer that is text: a page, or what a content system or a script file says."""
    response, text, lead = answer.response, answer.text, answer.lead
    refused = blocked.guard(response.status, text)
    if refused:
        yield capture(crawl, answer, "blocked", refused)
        return
    if lead.kind in {"script", "search"} and response.status < 400:
        yield from (script_answer if lead.kind == "script" else system_answer)(crawl, answer)
        return
    if lead.kind in {"front", "hub", "column", "list"} and (feed := of_sitemap(text) or of_feed(text)):
        text, answer = feed, replace(answer, text=feed)
    page = read_page(response.url, text, charset_of(response)) if response.status < 400 else None
    wrong = blocked.wrong(response.status, text, page.length if page else None)
    if wrong:
        yield capture(crawl, answer, wrong.role, wrong.reason)
        yield from unread.refused(crawl, answer)
        return
    if page is None:
        yield capture(crawl, answer, "broken", messages.NO_HTML())
        return
    # A content system that knows its interface is asked before the browser.
    posted = is_posted(lead.url)
    by_route = route_of(lead.url) and not lead.parts and has_scripts(page)
    if not posted and (by_route or is_shell(page, text)) and not answer.rendered and not _answers(page, text, lead):
        yield from _drawn(crawl, answer, page)
        return
    note_left_out(crawl, page)
    found = SEARCH in dict(lead.hints)
    yield from list_page(crawl, answer, page, "hub") if found else _page(crawl, answer, page)


def _drawn(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Capture | Fetch]:
    """The fetch of a page that scripts fill: of an article, joined with what its scripts hold or ask for, if that is
    known; else in a browser.
    """
    lead = answer.lead
    if lead.kind in {"front", "hub"}:
        crawl.reserve.update((each.url, each) for each in Scripts(page.url).menu(answer.text))
    is_article = lead.kind == "detail" and not lead.parts
    parts = parts_by_script(page, answer.text) if is_article else ()
    if parts:
        yield fetch(crawl, replace(lead, parts=parts))
    elif is_article and can_draw(crawl):
        yield from by_script(crawl, lead)
    else:
        yield from in_a_browser(crawl, answer)


def _answers(page: Page, text: str, lead: Lead) -> bool:
    """Whether a content system fills the page, so that it need not be drawn: it knows what to ask for."""
    is_list = lead.kind in {"column", "list"}
    return lead.kind != "detail" and any(each.fills(page, text, is_list=is_list) for each in systems_of(page, text))


def _page(crawl: Crawl, answer: Answer, page: Page) -> Iterator[Capture | Fetch]:
    """Captures and fetches of a page. Its title, its text and the link to it decide what it is."""
    lead = answer.lead
    is_a, reason = classify_page(page, lead)
    if lead.kind == "detail" and page.forward:
        yield from onward(crawl, replace(lead, url=page.forward, referrer=answer.url), lead)
        if not page.statutory and classify(page.title).sort == "other":
            yield capture(crawl, answer, "other", "it sends the reader on")
            return
    if is_a == "report" and (is_list(crawl, page) or (lead.kind == "list" and page.statutory < 2)):
        yield from list_page(crawl, answer, page, "column")
        # It may be a report with many links to others: fetch its files, unless the list did already.
        # The list's own day is none of theirs.
        known = dict(metadata.hints(page, answer.text, lead.text))
        known.pop("published_on", None)
        yield from files(crawl, answer, page, tuple(known.items()))
    elif is_a == "report" and is_missing(crawl, answer, page):
        yield from _drawn(crawl, answer, page)
    elif is_a == "report" and lead.parts and can_draw(crawl) and is_missing(crawl, answer, page, joined=True):
        yield from in_a_browser(crawl, replace(answer, lead=replace(lead, parts=())))
    elif is_a == "report":
        yield from _report(crawl, answer, page, reason)
    elif is_a == "lookalike" and lead.kind in {"hub", "front"} and is_guide(Classified(is_a, reason)):
        yield from list_page(crawl, answer, page, "hub")  # many platforms open on their guide; its menu leads on
    elif (
        is_a == "lookalike"
        and lead.kind in {"column", "list"}
        and is_guide(Classified(is_a, reason))
        and lists_reports(page)
    ):
        yield from list_page(crawl, answer, page, "column")  # what a search of the index (目录) found
    elif is_a == "lookalike":
        yield capture(crawl, answer, "lookalike", reason)
    elif is_leaf(crawl, answer, page):
        yield from report(crawl, answer, page, "a page of one year or organ in a column of annual reports, with a file")
    elif lead.kind == "detail" and is_a != "column" and not is_year_page(crawl, answer, page):
        yield capture(crawl, answer, "other", "its title is not that of an annual report")
    else:
        is_a = "column" if lead.kind == "detail" else is_a
        is_part = PART in dict(lead.hints) and (lists_reports(page) or names_items(crawl, page))
        yield from list_page(crawl, answer, page, "column" if is_part else is_a)


def _report(crawl: Crawl, answer: Answer, page: Page, reason: str) -> Iterator[Capture | Fetch]:
    """Takes a report's page. One that came in place of a list which was asked for by POST has an address of its own."""
    if not answer.lead.form or answer.lead.kind == "detail" or is_posted(answer.url):
        yield from report(crawl, answer, page, reason)
        yield from switches(crawl, answer, page)
        return
    data = urlencode(answer.lead.form, encoding=page.charset, errors="replace")
    url = posted_to(answer.url, data)
    if key_of(url) not in crawl.seen:
        crawl.seen.add(key_of(url))
        lead = replace(answer.lead, url=url, form=())
        yield from report(crawl, replace(answer, response=answer.response.replace(url=url), lead=lead), page, reason)


def _is_sent_away(response: Response, lead: Lead) -> bool:
    """Whether what was posted sends the reader to another page, which keeps the mark of the entry in its address."""
    request = response.request
    redirected = request is not None and bool(request.meta.get("redirect_urls"))
    return redirected and response.url.partition("#!")[0] != lead.url.partition("#!")[0]


def _was_redirected(answer: Answer) -> bool:
    """Whether the answer is from another page than the requested one. A redirect to https, to www, or to the
    same page with a cookie doesn't count.
    """
    request = answer.response.request
    redirected = request is not None and bool(request.meta.get("redirect_urls"))
    return redirected and key_of(answer.url) != key_of(answer.lead.url)


def _is_new(crawl: Crawl, answer: Answer) -> bool:
    """Whether a page after a redirect belongs to the portal, and wasn't found in another way before."""
    key, asked = key_of(answer.url), lead_key(answer.lead)
    known = key in crawl.seen and crawl.redirected.get(key) != asked
    if known or not crawl.site.has(answer.url, answer.lead):
        return False
    crawl.seen.add(key)
    crawl.redirected[key] = asked
    return True
