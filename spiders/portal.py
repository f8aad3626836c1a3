"""网站: the base of every portal's spider, and the search for reports.

To add a portal: a module here with a subclass of `PortalSpider` that says `name`, `title`,
`division` (GB/T 2260) and `start_urls`; further `hosts` that belong to it, hosts of `files`, and
its content `system` where it has a special one; `least` if fewer reports than that mean something
broke. Run `scrapy crawl NAME` against the portal or a mirror; `make docs` lists it.

From the front pages the spider goes where links speak of disclosure (hubs), into columns of annual
reports, through their lists, and to pages whose titles are annual reports'. No address of an
article is ever configured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Response, TextResponse

from spiders import blocked, metadata
from spiders.addresses import belongs, host_of, is_front, key_of, without_session
from spiders.attachments import attachments, given_name, is_file
from spiders.captures import FETCHED_AT, FIRST_ERROR, FRONT_INSTEAD, WRONG_PAGE, Capture, Role
from spiders.limits import BudgetSpent, LeftAlone
from spiders.lists import MOST_PAGES, Lists
from spiders.pages import Link, Page, read_page
from spiders.scripted import NEEDED, RENDER, fills_lists, is_shell, lacks
from spiders.systems import Fragment, Kind, Lead, System
from spiders.systems.families import families_of
from spiders.titles import Verdict, classify, is_cut_short, is_item, is_subcolumn, path_hint

HUB_DEPTH = 3
"""Hubs are followed so deep from a front page: 政务公开, 政府信息公开, 部门, one in reserve."""
COLUMN_DEPTH = 4
"""And columns inside columns: kinds of organs, years, organs, one in reserve."""

MOST_HOPS = 5
"""So many pages in a row may send the reader on, by script or in a frame: some do it for ever."""
_LOST = 0.1
"""A larger part of a crawl than this, lost on hosts that had answered: it was cut off. A tenth is
above what dead links cost, and below what a guard or a server that goes down in between does.
"""

_FEW = 10
"""And more pages than this: in a small crawl, one dead link is a tenth."""

_DIGITS = re.compile(r"\d+")
_LISTED = 3
"""Links to reports that make a page a list: a report has one before and one after it."""

_PRIORITY: dict[Kind, int] = {
    "search": 30, "front": 20, "column": 15, "list": 12, "detail": 10, "attachment": 10, "hub": 5,
}  # fmt: skip

_MEMORY = (
    "seen", "pending", "redirected", "chrome", "roles", "lists", "columns", "failures", "reached",
    "lost", "refused", "forbidden", "listed", "unread",
)  # fmt: skip

Outcome = Literal["done", "empty", "broken"]


class PortalError(Exception):
    """A portal's description that can't be used. The message says what to write."""


class PortalSpider(scrapy.Spider):
    """A portal, declared by its fields; see the module for what they are."""

    title: str
    division: str
    hosts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    system: System = System()
    least: int = 1

    def __init__(self, name: str | None = None, **others: str) -> None:
        if others:
            raise PortalError(f"{self.name} takes no arguments, but was given {', '.join(others)}")
        super().__init__(name)
        self.own = frozenset(host_of(url) for url in self.start_urls) | {
            host.removeprefix("www.") for host in self.hosts
        }
        self.stores = frozenset(host.removeprefix("www.") for host in self.files)
        self.allowed_domains = sorted(self.own | self.stores | self.system.hosts)
        self.seen: set[str] = set()
        self.chrome: dict[str, set[str]] = {}
        """Links of each host's front page: they are on every page of it, and say nothing there."""
        self.roles: Counter[Role] = Counter()
        self.lists = Lists()
        self.columns: set[str] = set()
        """Columns of annual reports that were read."""
        self.failures: dict[str, str] = {}
        """Addresses that could not be fetched, and why; the last attempt counts."""
        self.reached: set[str] = set()
        """Hosts that gave at least one page."""
        self.lost: Counter[str] = Counter()
        """Pages of each host that gave no answer, or a guard's."""
        self.refused: Counter[str] = Counter()
        """Pages of each host that answered with a guard or an error instead of a page."""
        self.forbidden: Counter[str] = Counter()
        """Pages of each host that robots.txt asks us not to fetch."""
        self.left: dict[str, str] = {}
        """Hosts that are not asked any more, and why."""
        self.unasked: Counter[str] = Counter()
        """Pages that were not asked for, by the budget that was spent."""
        self.spent: str | None = None
        """That the crawl ended before its time, and why."""
        self.pending: dict[str, Lead] = {}
        """What was not asked for yet, or not kept yet, by its key in `seen`."""
        self.unkept: dict[str, list[Role]] = {}
        """Of those: captures that are on their way into the corpus."""
        self.redirected: dict[str, str] = {}
        """Keys of pages that others led to: the key of who was first."""
        self.resumed = False
        self.browser_pages: int | None = None
        """How many pages may be opened in a browser; None where there is none."""
        self.rendered = 0
        self.listed: set[str] = set()
        """Files that a list names as reports, without a page around them."""
        self.unread: set[str] = set()
        """Columns, searches and reports that gave an error: with them, nothing is empty."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.stays, signals.request_scheduled)
        return spider

    def stays(self, request: scrapy.Request) -> None:
        """Redirects away from the portal aren't followed: what stands there is not the portal's.

        Raises IgnoreRequest, as the signal asks, so that the other host is never contacted.
        """
        lead = request.cb_kwargs.get("lead")
        came = request.meta.get("redirect_urls")
        if came and lead is not None and not self._is_ours(request.url, lead):
            if lead.kind != "hub":  # hubs link to all kinds of places
                to = host_of(request.url)
                self.failures[came[0]] = f"leads away from the portal, to {to}: not followed"
            raise IgnoreRequest

    # what is fetched

    async def start(self) -> AsyncIterator[scrapy.Request]:
        if self.resumed:
            for lead in list(self.pending.values()):
                yield self._request(lead)
            return
        # All of them are known before the first answer links to one, however fast it comes.
        for request in list(self.start_requests_of_the_portal()):
            yield request

    def start_requests_of_the_portal(self) -> Iterator[scrapy.Request]:
        """Front pages of all hosts, and what the content system begins with."""
        listed = {host_of(url) for url in self.start_urls}
        fronts = [
            *self.start_urls,
            *(f"https://{h}/" for h in self.hosts if h.removeprefix("www.") not in listed),
        ]
        for url in fronts:
            yield from self.follow(Lead(url, "front"))
        for lead in self.system.start():
            yield from self.follow(lead)

    def follow(self, lead: Lead) -> Iterator[scrapy.Request]:
        """A request for a lead, once for each page, and only on the portal's own hosts."""
        if lead.kind == "detail" and is_file(lead.url):
            lead = replace(lead, kind="attachment", hints=lead.hints or (("title", lead.text),))
        key = _asked(lead)
        if key in self.seen or not self._is_ours(lead.url, lead):
            return
        self.seen.add(key)
        self.pending[key] = lead
        yield self._request(lead)

    def _request(self, lead: Lead, *, render: bool = False) -> scrapy.Request:
        headers = dict(lead.headers) | ({"Referer": lead.referrer} if lead.referrer else {})
        kind: Callable[..., scrapy.Request] = scrapy.Request
        if lead.form:
            kind = partial(scrapy.FormRequest, formdata=list(lead.form))
        elif lead.body:
            kind = partial(scrapy.Request, method="POST", body=lead.body)
        meta = {RENDER: True} if render else None
        return kind(
            lead.url, self.parse, errback=self.failed, priority=_PRIORITY[lead.kind] - lead.depth,
            cb_kwargs={"lead": lead}, dont_filter=True, headers=headers or None, meta=meta,
        )  # fmt: skip

    def failed(self, failure: Any) -> None:
        """No answer at all: kept for the corpus, and for the verdict."""
        url, words = failure.request.url, failure.getErrorMessage() or failure.type.__name__
        host = host_of(url)
        if failure.check(BudgetSpent):
            self.unasked[f"{words} of {host}" if "HOST" in words else words] += 1
            return
        if failure.check(LeftAlone):
            self.lost[host] += 1
            self.failures[url] = f"blocked: not asked for, as the host is left alone: {words}"
            return
        self.pending.pop(_asked(failure.request.cb_kwargs["lead"]), None)
        if failure.check(IgnoreRequest) and "robots.txt" in words:
            self.forbidden[host] += 1
            return
        self.lost[host] += 1
        self.failures[url] = f"could not be fetched: {_said(failure)}"

    # what came back

    def parse(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        """One answer: what it is, and where it leads. All at once, so that what the spider knows
        (`memory`) is never that of half a page.
        """
        found: list[Capture | scrapy.Request] = []
        try:
            found.extend(self._answer(response, lead))
        finally:
            kept = [each.role for each in found if isinstance(each, Capture)]
            key = _asked(lead)
            again = any(isinstance(e, scrapy.Request) and RENDER in e.meta for e in found)
            if kept and not again:
                self.unkept[key] = kept
            elif not again:
                self.pending.pop(key, None)
        yield from found

    def written(self, request: scrapy.Request) -> None:
        """A capture of that request has come to its end in the corpus."""
        key = _asked(request.cb_kwargs["lead"])
        left = self.unkept.get(key)
        if left is None:
            return  # its page is opened in a browser now
        left.pop()
        if not left:
            del self.unkept[key]
            self.pending.pop(key, None)

    def memory(self) -> dict[str, Any]:
        """All that another process needs to go on with the crawl."""
        state = {name: getattr(self, name) for name in _MEMORY}
        # They will be asked for again, and counted then.
        again = Counter(role for roles in self.unkept.values() for role in roles)
        return {**state, "roles": self.roles - again}

    def restore(self, memory: dict[str, Any]) -> None:
        """Goes on where another process stood."""
        for name in _MEMORY:
            setattr(self, name, memory[name])
        self.resumed = True

    def _answer(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        self.failures.pop(response.url, None)
        steady = without_session(response.url)
        if steady != response.url:  # a redirect may add a session's id, again and again
            response = response.replace(url=steady)
        request = response.request
        key = key_of(response.url)
        # A redirect to https, to www, or to itself with a cookie is still the page we asked for.
        if request is not None and request.meta.get("redirect_urls") and key != key_of(lead.url):
            known = key in self.seen and self.redirected.get(key) != _asked(lead)
            if known or not self._is_ours(response.url, lead):
                return  # it led to a page that we have or will have, or away from the portal
            self.seen.add(key)
            self.redirected[key] = _asked(lead)
        text = response.text if isinstance(response, TextResponse) else ""
        if WRONG_PAGE in response.flags:
            yield self._capture(response, "broken", FRONT_INSTEAD, lead)
            return
        if lead.kind == "attachment":
            yield self._attachment(response, text, lead)
            return
        if lead.kind == "detail" and response.body and not text and response.status < 400:
            told = lead.hints or (("title", lead.text),)
            yield self._attachment(response, text, replace(lead, hints=told))
            return
        refused = blocked.guard(response.status, text)
        if refused:
            yield self._capture(response, "blocked", refused, lead)
            return
        if lead.kind == "search" and response.status < 400:
            yield from self._search(response, text, lead)
            return
        page = read_page(response.url, text) if response.status < 400 else None
        wrong = blocked.gone(response.status, text, page.length if page else None)
        if wrong or page is None:
            yield self._capture(response, "broken", wrong or "no HTML", lead)
            return
        if is_shell(page, text) and not _was_rendered(response):
            yield from self._in_a_browser(response, lead)
            return
        yield from self._page(response, text, page, lead)

    def _is_missing(self, page: Page, text: str, response: Response) -> bool:
        """Whether a report's page holds neither the report nor a file."""
        filled = lacks(page, text) and not _was_rendered(response)
        return filled and not any(attachments(page, text, self.own, self.stores))

    def _in_a_browser(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        """The same page again, after its scripts have run; where that can't be, it is said."""
        if self.browser_pages and self.rendered < self.browser_pages:
            self.rendered += 1
            yield self._request(lead, render=True)
            return
        why = (
            "the extra nianbao[browser] is not installed"
            if self.browser_pages is None
            else f"{self.rendered} pages were opened in a browser already (BROWSER_PAGES)"
        )
        self.failures[response.url] = f"{NEEDED}, and {why}"
        yield self._capture(response, "broken", f"{NEEDED}, and {why}", lead)

    def _is_ours(self, url: str, lead: Lead) -> bool:
        asked = (lead.system or self.system).hosts
        more: dict[str, frozenset[str]] = {"search": asked, "attachment": self.stores}
        return belongs(url, self.own | more.get(lead.kind, frozenset()))

    def _page(
        self, response: Response, text: str, page: Page, lead: Lead
    ) -> Iterator[Capture | scrapy.Request]:
        verdict = _judge(page, lead)
        if lead.kind == "detail" and page.forward:
            yield from self._onward(page.forward, "detail", lead.depth, lead, response.url)
            if not page.statutory and classify(page.title).sort == "other":
                yield self._capture(response, "other", "it sends the reader on", lead)
                return
        if verdict.sort == "report" and self._is_list(page):
            verdict = Verdict("column", "the name of a report, but it lists reports")
            yield from self._list(response, text, page, lead, verdict)
            # Perhaps it is a report after all, with many beside it: what the list didn't take.
            yield from self._files(response, text, page, metadata.hints(page, text, lead.text))
            return
        if verdict.sort == "report" and self._is_missing(page, text, response):
            yield from self._in_a_browser(response, lead)
            return
        if verdict.sort == "report":
            yield from self._report(response, text, page, lead, verdict)
        elif verdict.sort == "lookalike":
            yield self._capture(response, "lookalike", verdict.reason, lead)
        elif lead.kind == "detail" and verdict.sort != "column":
            yield self._capture(
                response, "other", "its title is not that of an annual report", lead
            )
        else:
            yield from self._list(response, text, page, lead, verdict)

    def _report(
        self, response: Response, text: str, page: Page, lead: Lead, verdict: Verdict
    ) -> Iterator[Capture | scrapy.Request]:
        told = dict(metadata.hints(page, text, lead.text))
        hints = tuple({**dict(lead.hints), **told}.items())
        yield self._capture(response, "report", verdict.reason, lead, hints)
        yield from self._files(response, text, page, hints)
        if not page.statutory:
            there = replace(lead, text="", parent=response.url, hints=hints)
            for frame in page.frames:  # the report may stand in one
                yield from self._onward(frame, "detail", 0, there, response.url)

    def _files(
        self, response: Response, text: str, page: Page, hints: tuple[tuple[str, str], ...]
    ) -> Iterator[scrapy.Request]:
        """A report page's attachments."""
        for found in attachments(page, text, self.own, self.stores):
            # A file's name says less than its page's title, but for the names of reports.
            named = classify(found.name).sort == "report"
            told = tuple({**dict(hints), "title": found.name}.items()) if named else hints
            yield from self.follow(
                Lead(found.url, "attachment", found.name, 0, response.url, response.url, told)
            )

    def _is_list(self, page: Page) -> bool:
        """Whether a page that is named like a report (2023年政府信息公开年报) lists reports."""
        if page.statutory > 1:
            return False
        chrome = self.chrome.get(host_of(page.url), set())
        listed = sum(
            classify(link.text).sort == "report" and key_of(link.url) not in chrome
            for link in page.links
        )
        return listed >= _LISTED

    def _attachment(self, response: Response, text: str, lead: Lead) -> Capture:
        refused = blocked.guard(response.status, text)
        wrong = (
            blocked.gone(response.status, text, len(text))
            if response.status >= 400 or text
            else None
        )
        if not response.body:
            wrong = "an empty answer"
        role: Role = "blocked" if refused else "broken" if wrong else "attachment"
        reason = refused or wrong or "a file of a report's page"
        if role == "attachment" and lead.parent is None:
            reason = "a file that a list names as a report"
            self.listed.add(response.url)
        name = given_name(response.headers.get("Content-Disposition") or b"")
        told = dict(lead.hints)
        if name:
            told["name"] = name
            if classify(name).sort == "report" and classify(told.get("title", "")).sort != "report":
                told["title"] = name.rsplit(".", 1)[0]
        return self._capture(response, role, reason, lead, tuple(told.items()))

    def _search(
        self, response: Response, text: str, lead: Lead
    ) -> Iterator[Capture | scrapy.Request]:
        system = lead.system or self.system
        try:
            found = list(system.read(response.url, text))
        except (ValueError, KeyError, TypeError) as error:
            words = f"the content system's answer is not as known ({error}): look at the portal's `system`"
            yield self._capture(response, "broken", words, lead)
            return
        yield self._capture(response, "column", lead.text or "the content system's list", lead)
        first = lead.first or lead.url
        pieces = [(e, _page_of(e)) for e in found if isinstance(e, Fragment)]
        leads = [each for each in found if isinstance(each, Lead)]
        brought = [link.url for _, page in pieces if page for link in page.links]
        brought += [each.url for each in leads if each.kind != "search"]
        # Past its end, an interface repeats its last page, or answers the same nothing.
        known = self.lists.repeats(first, brought)
        for each in leads:
            if each.kind == "search" and not known and self.lists.takes(first, _asked(each)):
                asked = replace(each, first=first, depth=lead.depth)
                yield from self.follow(replace(asked, system=each.system or system))
            elif each.kind == "list":
                yield from self.follow(replace(each, first=first, depth=lead.depth))
            elif each.kind != "search":
                yield from self.follow(each)
        for _, page in pieces:
            yield from self._fragment(page, lead.depth)

    def _fragment(self, page: Page | None, depth: int) -> Iterator[scrapy.Request]:
        """A piece of a column's list that came in a system's answer, or stands in a script."""
        for link in page.links if page else ():
            found = self._lead(link, page, "column", depth) if page else None
            if found:
                yield from self.follow(found)

    def _list(
        self, response: Response, text: str, page: Page, lead: Lead, verdict: Verdict
    ) -> Iterator[Capture | scrapy.Request]:
        """A front page, a hub or a column: a role for it, and the leads in it."""
        front = lead.kind == "front" or is_front(response.url)
        inside = not front and (lead.kind in {"column", "list"} or verdict.sort == "column")
        if front:
            self.chrome.setdefault(host_of(response.url), set()).update(
                key_of(link.url) for link in page.links
            )
        if inside:
            self.columns.add(response.url)
        reason = (
            "a column of annual reports"
            if inside
            else "a front page"
            if front
            else "a way to what is disclosed"
        )
        yield self._capture(response, "front" if front else "column", reason, lead)
        kind: Kind = "column" if inside else "hub"
        depth = lead.depth if lead.kind == kind else 0
        if page.forward:
            yield from self._onward(page.forward, kind, depth, lead, response.url)
        further = list(self._further(page, text, lead, depth)) if inside else []
        yield from further
        systems = list(families_of(page, text))
        for system in systems:
            for each in system.columns(page, text):
                self.columns.add(each.url)
                yield from self.follow(replace(each, system=system))
        for frame in page.frames:
            yield from self._onward(frame, kind, depth, lead, response.url)
        leads = [self._lead(link, page, kind, 0 if front else depth) for link in page.links]
        if inside and verdict.sort == "column" and not any(map(self._leads_down, leads)):
            leads += [self._elsewhere(link, page, depth) for link in page.links]
        for onward in leads:
            if onward:
                yield from self.follow(onward)
        # What a content system answers needs no browser, and a list has its stubs past the end.
        known = systems or type(self.system) is not System or lead.kind == "list"
        nothing = not (known or further or any(leads) or page.forward or page.frames)
        if inside and nothing and fills_lists(text) and not _was_rendered(response):
            yield from self._in_a_browser(response, lead)

    def _leads_down(self, lead: Lead | None) -> bool:
        """To a report, or a column that we have not been to; not to what stands in a menu."""
        if lead is None or key_of(lead.url) in self.seen:
            return False
        return lead.kind == "column" or classify(lead.text).sort == "report"

    def _elsewhere(self, link: Link, page: Page, depth: int) -> Lead | None:
        """A year or organ that a column names, if it lists nothing else: wherever that lies."""
        chrome = self.chrome.get(host_of(link.url), ())
        named = is_subcolumn(link.text) and not is_front(link.url)
        if depth >= COLUMN_DEPTH or not named or key_of(link.url) in chrome:
            return None
        return Lead(link.url, "column", link.text, depth + 1, page.url)

    def _further(self, page: Page, text: str, lead: Lead, depth: int) -> Iterator[scrapy.Request]:
        """The other pages of a column's list."""
        first = lead.first or page.url
        again = self.lists.knows(first, page)
        for url in self.lists.further(first, page, text):
            yield from self.follow(Lead(url, "list", lead.text, depth, page.url, first=first))
        for system in (self.system, *families_of(page, text)):
            for each in system.more(page, text):
                if isinstance(each, Fragment):
                    yield from self._fragment(_page_of(each), depth)
                    continue
                asked = replace(each, depth=depth, first=first)
                if each.kind == "search":
                    yield from self.follow(replace(asked, system=each.system or system))
                elif not again and self.lists.takes(first, _asked(each)):
                    yield from self.follow(asked)

    def _onward(
        self, url: str, kind: Kind, depth: int, lead: Lead, referrer: str
    ) -> Iterator[scrapy.Request]:
        """To where a page sends its readers, or what it shows in a frame: still the same lead."""
        if lead.hops < MOST_HOPS:
            onward = replace(lead, url=url, kind=kind, depth=depth, referrer=referrer)
            yield from self.follow(replace(onward, hops=lead.hops + 1))

    def _lead(self, link: Link, page: Page, kind: Kind, depth: int) -> Lead | None:
        """What a link of a hub or column is worth; None: nothing."""
        sort = classify(link.text).sort
        if sort == "report":
            return Lead(link.url, "detail", link.text, 0, page.url)
        if sort == "column" and depth < COLUMN_DEPTH:
            return Lead(
                link.url, "column", link.text, depth + 1 if kind == "column" else 0, page.url
            )
        if kind == "column":
            return self._lead_in_column(link, page, depth, sort)
        if is_front(link.url) and host_of(link.url) != host_of(page.url):
            return Lead(link.url, "front", link.text, 0, page.url)
        if depth < HUB_DEPTH and (sort == "hub" or (depth and _leads_on(link))):
            return Lead(link.url, "hub", link.text, depth + 1, page.url)
        return None

    def _lead_in_column(self, link: Link, page: Page, depth: int, sort: str) -> Lead | None:
        """Inside a column of annual reports: look-alikes and cut titles are looked at, years and
        organs lead on; what is on every page of the site is not.
        """
        if key_of(link.url) in self.chrome.get(host_of(link.url), ()):
            return None
        if sort == "lookalike" or is_cut_short(link.text):
            return Lead(link.url, "detail", link.text, 1, page.url)
        there = urlsplit(link.url).path
        near = _is_near(urlsplit(page.url).path, there) or path_hint(there) == "column"
        if depth < COLUMN_DEPTH and is_subcolumn(link.text) and not is_front(link.url) and near:
            return Lead(link.url, "column", link.text, depth + 1, page.url)
        if is_item(link.text):
            return Lead(link.url, "detail", link.text, 1, page.url)
        return None

    def _capture(
        self,
        response: Response,
        role: Role,
        reason: str,
        lead: Lead,
        hints: tuple[tuple[str, str], ...] = (),
    ) -> Capture:
        self.roles[role] += 1
        host = host_of(response.url)
        if role in {"blocked", "broken"}:
            self.refused[host] += 1
            self.lost[host] += role == "blocked"
            if lead.kind in {"column", "detail", "search", "front"} or response.status >= 500:
                self.unread.add(response.url)
        else:
            self.reached.add(host)
        return Capture(
            portal=self.name, url=response.url,
            fetched_at=response.meta.get(FETCHED_AT) or datetime.now(UTC), status=response.status,
            role=role, reason=reason, body=response.body,
            media_type=_header(response, "Content-Type") or "",
            etag=_header(response, "ETag"), last_modified=_header(response, "Last-Modified"),
            referrer=lead.referrer, link_text=lead.text or None, parent=lead.parent, hints=hints,
        )  # fmt: skip

    # how it ended

    @property
    def found(self) -> int:
        """Reports: pages, and files without one."""
        return self.roles["report"] + len(self.listed)

    def verdict(self) -> tuple[Outcome, str]:
        """How the crawl ended, and why in words. Zero is not success by default."""
        reports = self.found
        counted = (
            f"{self.roles['report']} report pages and {self.roles['attachment']} attachments"
            f" in {len(self.columns)} columns"
        )
        missed = self._missed()
        if not self.reached:
            return "broken", f"no page of the portal could be reached{missed}"
        if not reports and not self.columns:
            return "broken", f"no column of annual reports was found from the front pages{missed}"
        if not reports and not (
            self.unread or self.failures or self.forbidden or self.unasked or self.spent
            or self.lists.cut
        ):  # fmt: skip
            return (
                "empty",
                "the columns of annual reports were read, and there is no report in them",
            )
        if reports < self.least:
            return "broken", f"only {counted}, fewer than the {self.least} expected{missed}"
        silent = self._fell_silent()
        if silent:
            return (
                "broken",
                f"{silent} answered at first and then no more: run it again; {counted}{missed}",
            )
        return "done", f"{counted}{missed}"

    def _fell_silent(self) -> str:
        """Hosts that gave pages and then failed or refused, where much of the crawl was lost so."""
        there = {host: n for host, n in self.lost.items() if n and host in self.reached}
        wanted = self.roles.total() + len(self.failures)
        much = sum(there.values()) > max(_FEW, _LOST * wanted)
        return ", ".join(sorted(there)) if much else ""

    def _missed(self) -> str:
        """What was not read: hosts by name, single pages by their number."""
        refused = sum(self.refused.values())
        silent = {host_of(url) for url in self.failures} - self.reached
        closed = self.refused.keys() - self.reached - silent
        parts = {
            "not reached: ": ", ".join(sorted(silent)),
            "gave only refusals or errors: ": ", ".join(sorted(closed)),
            "pages that were refused or gave errors: ": str(refused or ""),
            "pages that could not be fetched: ": str(len(self.failures) or ""),
            "pages that robots.txt forbids: ": str(self.forbidden.total() or ""),
            "left alone: ": ", ".join(f"{host} ({why})" for host, why in sorted(self.left.items())),
            "not asked for, as a budget is spent: ": ", ".join(
                f"{n} pages beyond {budget}" for budget, n in sorted(self.unasked.items())
            ),
            "": self.spent or "",
            f"lists read to page {MOST_PAGES} only: ": ", ".join(sorted(self.lists.cut)),
        }
        return "".join(f"; {words}{what}" for words, what in parts.items() if what)


def _judge(page: Page, lead: Lead) -> Verdict:
    """What a page is, by its own title; a list's link text only where the page has no title."""
    own = classify(page.title)
    if own.sort in {"other", "hub"} and page.head:
        own = classify(page.head)  # the only heading may be the site's name
    if own.sort in {"report", "lookalike"} and lead.kind != "front":
        return own
    if page.statutory >= 4 and page.has_table:
        return Verdict("report", f"{page.statutory} of the six statutory headings are in its text")
    linked = classify(lead.text)
    if lead.kind == "detail" and linked.sort in {"report", "lookalike"} and own.sort != "column":
        return Verdict(linked.sort, f"{linked.reason} (so says the link to it)")
    if own.sort == "column" or any(classify(text).sort == "column" for text in page.headings):
        return Verdict("column", "its heading is that of a column of annual reports")
    return own


def _asked(lead: Lead) -> str:
    """What tells a lead from others: its address, and what is posted to it."""
    posted = [lead.known_as] if lead.known_as else [*map(str, lead.form), lead.body]
    return " ".join([key_of(lead.url), *posted]).rstrip()


def _page_of(fragment: Fragment) -> Page | None:
    return read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")


def _is_near(page: str, link: str) -> bool:
    """Whether a path is below a column's, or differs from it in numbers only (col/col1, col/col2)."""
    return link.startswith(page.rsplit("/", 1)[0] + "/") or _DIGITS.sub("0", link) == _DIGITS.sub(
        "0", page
    )


def _leads_on(link: Link) -> bool:
    """Below a hub: an organ's own page, or a path that speaks of disclosure."""
    return is_subcolumn(link.text) or path_hint(urlsplit(link.url).path) != "other"


def _was_rendered(response: Response) -> bool:
    return RENDER in response.meta


def _said(failure: Any) -> str:
    """What went wrong, in words."""
    if failure.check(ResponseDataLossError):
        return "the answer was cut off in the middle, each time"
    words = failure.getErrorMessage() or failure.type.__name__
    first = failure.request.meta.get(FIRST_ERROR, "")
    if "SSL" in f"{first}{words}":
        return f"no TLS connection came about, see OLD_TLS_HOSTS if the server is old: {first or words}"
    return "it redirects for ever" if words == "max redirections reached" else words


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def shipped_portals() -> list[type[PortalSpider]]:
    """The portals that ship, by name."""
    from importlib import import_module
    from pkgutil import iter_modules

    import spiders

    found = set()
    for module in iter_modules(spiders.__path__, "spiders."):
        for value in vars(import_module(module.name)).values():
            if (
                isinstance(value, type)
                and issubclass(value, PortalSpider)
                and getattr(value, "start_urls", None)
            ):
                found.add(value)
    return sorted(found, key=lambda portal: portal.name)
