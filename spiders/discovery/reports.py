"""Reports: their pages, the files that belong to these, and files that are reports themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from parsers.sentences import Message
from spiders import messages
from spiders.captures import Capture, Role
from spiders.discovery.captures import Answer, Hints, capture
from spiders.discovery.gaps import is_in_menu, is_library
from spiders.discovery.leads import is_chrome, is_near
from spiders.discovery.requests import Fetch, fetch, follow, onward
from spiders.discovery.state import Crawl
from spiders.discovery.whose import OF_OTHERS, OF_YEAR
from spiders.javascript.calls import requests
from spiders.javascript.facts import facts_of
from spiders.pages import Page, blocked, metadata, pdf_lists, read_page, word_lists
from spiders.pages.addresses import absolute, host_of, is_posted, path_of
from spiders.pages.articles import MOST_PARTS, further_parts, held_in_scripts
from spiders.pages.attachments import (
    attachments,
    behind,
    foreign,
    given_name,
    goes_on,
    is_file,
    is_never_a_page,
    is_shown_file,
    pictures,
    shows_pictures,
)
from spiders.pages.emptied import shown_in
from spiders.pages.scripted import lacks
from spiders.pages.titles import classify, is_dated_organ, is_item, is_subcolumn, names_organ, year_in
from spiders.pages.workbooks import Row, linked
from spiders.systems import Lead

_HEAD = 4_000
"""Characters within which a web page that came in place of a file says that it is one."""


def is_missing(crawl: Crawl, answer: Answer, page: Page, *, joined: bool = False) -> bool:
    """Whether a report's page contains neither the report nor a file, as scripts fill it; also after it was `joined`
    with what its scripts ask for.
    """
    if is_posted(answer.url):
        return False  # a browser would have to be led to it
    filled = (lacks(page, answer.text) or _is_for_a_script(page, answer.text)) and (joined or not answer.rendered)
    return filled and not any(attachments(page, answer.text, *_hosts(crawl, page)))


def parts_by_script(page: Page, text: str) -> tuple[str, ...]:
    """What a page that shows nothing is to be joined with: itself, if its scripts hold the article, or the interface
    that they ask for it. Empty if neither is known.
    """
    if held_in_scripts(text):
        return (page.url,)
    known = facts_of(page.url, text)
    for asked in requests(page.scripts.text, known):
        to = absolute(page.url, asked.at(1).url)
        asks = asked.method == "GET" and not asked.paged and to and host_of(to) == host_of(page.url)
        if to and asks and any(_hands_over(value, to) for value in _own_words(page.url)):
            return (to,)
    return ()


_SHORT_ID = 3
_SEGMENT = re.compile(r"[/.=&?]")


def _hands_over(value: str, to: str) -> bool:
    """Whether an address holds an id; a short one must be a whole part of it (/art/body/700.html)."""
    if len(value) > _SHORT_ID:
        return value in to
    return len(value) > 1 and value.isdecimal() and value in _SEGMENT.split(to)


def _own_words(url: str) -> list[str]:
    """What an address may hand over to an interface: its parameters, and the name of its page."""
    parts = urlsplit(url)
    return [*(value for _, value in parse_qsl(parts.query)), parts.path.rsplit("/", 1)[-1].split(".")[0]]


def _is_for_a_script(page: Page, text: str) -> bool:
    """Whether a page shows nothing, and has a script file of the site's own that may fill it."""
    own = any(host_of(each) == host_of(page.url) and not is_library(each) for each in page.sources)
    return own and not pictures(page) and not shows_pictures(page) and shown_in(page, text) == "nothing"


_MOST_FILES = 4
"""A page of one report has no more files: the report in two formats, an annex."""


def is_leaf(crawl: Crawl, answer: Answer, page: Page) -> bool:
    """Whether a page that a column names by a year or an organ alone (2023年度报告, 某某局) is a report's: a file or
    pictures are all that is in it, and it lists nothing.
    """
    lead = answer.lead
    if lead.kind not in {"column", "detail"} or not _is_bare(lead.text):
        return False
    links = [link for link in page.links if not is_chrome(link, crawl.chrome) and not is_in_menu(crawl, page, link)]
    links = [link for link in links if link.url != lead.referrer]  # the breadcrumb names the list that led here
    if any(classify(link.text).sort == "report" and not is_file(link.url) for link in links):
        return False
    if not year_in(lead.text) and any(is_subcolumn(link.text) for link in links):
        return False  # an organ's list of years; a page of one year may link to the others
    # Files that only a script names may be entries of a list.
    names = [each.name for each in attachments(page, "", *_hosts(crawl, page))]
    own = [name for name in names if classify(name).sort != "lookalike"]  # a guide beside it is none
    if own:
        return len(own) <= _MOST_FILES and not any(map(_is_entry, own)) and sum(map(is_subcolumn, own)) < 2
    return bool(pictures(page)) and not any(is_subcolumn(link.text) for link in links)


def is_year_page(crawl: Crawl, answer: Answer, page: Page) -> bool:
    """Whether a page that a column names by a year or an organ alone is none of a report, but names it: as the only
    entry of its list.
    """
    if not _is_bare(answer.lead.text) or page.statutory > 1 or page.has_table:
        return False
    links = [link for link in page.links if not is_chrome(link, crawl.chrome) and not is_in_menu(crawl, page, link)]
    below = [
        link for link in links if link.url != answer.lead.referrer and is_near(path_of(page.url), path_of(link.url))
    ]
    return any(classify(link.text).sort in {"report", "column"} or is_item(link.text) for link in below)


def _is_bare(text: str) -> bool:
    """Whether a link in a column names a report by its year, its organ or both alone."""
    return is_subcolumn(text) or is_dated_organ(text) or (is_item(text) and year_in(text))


def _is_entry(name: str) -> bool:
    """Whether a file is named by an organ alone, as the entries of a list are."""
    bare = name.rsplit(".", 1)[0]
    return is_subcolumn(bare) and not year_in(bare)


def report(crawl: Crawl, answer: Answer, page: Page, reason: str) -> Iterator[Capture | Fetch]:
    """Takes a report's page: its capture, and fetches for its files, pictures and frames."""
    lead = answer.lead
    parts = () if answer.rendered else further_parts(page)
    if parts:  # it is read once all of its pages are joined
        yield fetch(crawl, replace(lead, parts=parts))
        return
    known = {name: value for name, value in lead.hints if name != OF_OTHERS}
    hints = _of_year({**known, **dict(metadata.hints(page, answer.text, lead.text))}, page, answer.text)
    if wrong := _wrong(crawl, answer, page):
        yield capture(crawl, answer, wrong.role, wrong.reason, hints)
        return
    yield capture(crawl, answer, "report", reason, hints)
    yield from files(crawl, answer, page, hints)
    yield from _pictures(crawl, answer, page, hints)
    if page.statutory:
        return
    for frame in page.frames:  # the report may be in one
        if not is_shown_file(frame):
            inside = replace(lead, url=frame, kind="detail", text="", depth=0, hints=hints)
            yield from onward(crawl, replace(inside, referrer=answer.url, parent=answer.url), lead)


def _of_year(hints: dict[str, str], page: Page | None, text: str) -> Hints:
    """The hints of a report, with the year of the column it stands in if its title has none."""
    year, title = hints.pop(OF_YEAR, ""), hints.get("title", "")
    if year and title:
        hints["title"] = metadata.with_year(title, year, metadata.year_of_day(page, text) if page else None)
    return tuple(hints.items())


def _wrong(crawl: Crawl, answer: Answer, page: Page) -> blocked.Wrong | None:
    """What is wrong with a report's page that shows neither the report nor a file; None for other pages."""
    own, stores = _hosts(crawl, page)
    if any(attachments(page, answer.text, own, stores)) or any(foreign(page, answer.text, own, stores)):
        return None
    shown = "content" if pictures(page) or shows_pictures(page) else shown_in(page, answer.text)
    if shown == "taken down":
        return blocked.Wrong("soft_404", messages.TAKEN_DOWN())
    return blocked.Wrong("broken", messages.SHOWS_NOTHING()) if shown == "nothing" else None


def files(crawl: Crawl, answer: Answer, page: Page, hints: Hints) -> Iterator[Fetch]:
    """Fetches for the attachments of a report's page. Those on foreign hosts are noted in `crawl`."""
    own, stores = _hosts(crawl, page)
    for found in attachments(page, answer.text, own, stores):
        # The page's title says more than a file's name, unless that names a report itself.
        named = classify(found.name).sort == "report"
        known = tuple({**dict(hints), "title": found.name}.items()) if named else hints
        file = Lead(found.url, "attachment", found.name, 0, answer.url, answer.url, known)
        yield from follow(crawl, file, answer.lead)
    for found in foreign(page, answer.text, own, stores):
        host = host_of(found.url)
        crawl.noted[found.url] = messages.ELSEWHERE(host=host, again=host)


def _hosts(crawl: Crawl, page: Page) -> tuple[frozenset[str], frozenset[str]]:
    """The hosts of the portal, with that of the page itself, and the hosts of its files."""
    return crawl.site.own | {host_of(page.url)}, crawl.site.stores


def _pictures(crawl: Crawl, answer: Answer, page: Page, hints: Hints) -> Iterator[Fetch]:
    """A fetch for a report that is in pictures, as a file of its page. Several are joined, if they are on one host."""
    if any(attachments(page, answer.text, *_hosts(crawl, page))):
        return
    found = pictures(page)[:MOST_PARTS]
    if not found:
        return
    if goes_on(page, found):
        crawl.gaps[answer.url] = messages.GOES_ON(words="1.jpg")
    if len({host_of(url) for url in found}) > 1:
        crawl.noted[found[0]] = messages.IN_PICTURES(url=answer.url, count=len(found))
        return
    lead = Lead(found[0], "attachment", "", 0, answer.url, answer.url, hints, parts=tuple(found[1:]))
    yield from follow(crawl, lead, answer.lead)


def attachment(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """The capture of a file, which belongs to a report's page or is named as a report by a list. A page that came in
    its place may lead to it.
    """
    role, reason = _role_of_file(answer)
    if role == "broken" and isinstance(reason, Message) and reason.holds(messages.PAGE_INSTEAD):
        page = read_page(answer.url, answer.text)
        leads = [replace(answer.lead, url=to, referrer=answer.url) for to in behind(page)] if page else []
        found = [each for lead in leads for each in onward(crawl, lead, answer.lead)]
        if found:
            yield capture(crawl, answer, "other", "a page that leads to the file")
            yield from found
            return
    if role == "attachment" and (rows := linked(answer.response.body) or word_lists.linked(answer.response.body)):
        yield from _listed(crawl, answer, rows)
        return
    rows = pdf_lists.linked(answer.response.body) if role == "attachment" else []
    if rows and not _may_be_report(answer.lead):
        yield from _listed(crawl, answer, rows)
        return
    yield _file(crawl, answer, role, reason)
    yield from _rows(crawl, answer, rows)


def _may_be_report(lead: Lead) -> bool:
    """Whether a PDF with links may be a report all the same: it is a file of a page, or named as one organ's."""
    return lead.parent is not None or (classify(lead.text).sort == "report" and names_organ(lead.text))


def _listed(crawl: Crawl, answer: Answer, rows: Sequence[Row]) -> Iterator[Capture | Fetch]:
    """Takes a workbook, Word file or PDF that is a list of links to reports."""
    crawl.columns.add(answer.url)
    yield capture(crawl, answer, "column", "a file of links to reports")
    yield from _rows(crawl, answer, rows)


def _rows(crawl: Crawl, answer: Answer, rows: Sequence[Row]) -> Iterator[Fetch]:
    for row in rows:
        if to := absolute(answer.url, row.to):
            yield from follow(crawl, Lead(to, "detail", row.words, 1, answer.url), answer.lead)


def _file(crawl: Crawl, answer: Answer, role: Role, reason: str | Message) -> Capture:
    response, lead = answer.response, answer.lead
    if role == "attachment" and lead.parent is None:
        reason = "a file that a list names as a report"
        crawl.listed.add(response.url)
    hints = dict(lead.hints)
    name = given_name(response.headers.get("Content-Disposition") or b"")
    if name:
        hints["name"] = name
        if classify(name).sort == "report" and classify(hints.get("title", "")).sort != "report":
            hints["title"] = name.rsplit(".", 1)[0]
    return capture(crawl, answer, role, reason, _of_year(hints, None, ""))


def _role_of_file(answer: Answer) -> tuple[Role, str | Message]:
    """The role of a file's capture, and the reason."""
    status, text = answer.response.status, answer.text
    refused = blocked.guard(status, text)
    if refused:
        return "blocked", refused
    if not answer.response.body:
        return "broken", messages.EMPTY()
    page = read_page(answer.url, text) if "<html" in text[:_HEAD].lower() else None
    wrong = blocked.wrong(status, text, page.length if page else len(text)) if status >= 400 or text else None
    if wrong is None and page is not None and _is_no_file(page):
        wrong = blocked.Wrong("broken", messages.PAGE_INSTEAD())
    return wrong or ("attachment", "a file of a report's page")


_NOTICE = 600
"""Longest text, in characters, of a page that only says why there is no file."""


def _is_no_file(page: Page) -> bool:
    """Whether a web page that came in place of a file holds no report: a login, an error, a site's frame. Word saves
    documents as web pages, too (.doc), and some portals give files the addresses of scripts.
    """
    if is_never_a_page(page.url):
        return page.statutory < 2
    return not page.statutory and not page.has_table and page.length < _NOTICE
