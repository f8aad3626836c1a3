"""What is asked of a portal: each page once, on its own hosts only; and what gave no answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from spiders import messages
from spiders.captures import FIRST_ERROR
from spiders.discovery import no_answer
from spiders.discovery.frontier import way_of
from spiders.discovery.leads import lead_key
from spiders.discovery.left_alone import BudgetSpent, Fruitless, LeftAlone
from spiders.discovery.state import Knowledge
from spiders.pages.addresses import belongs, host_of
from spiders.pages.attachments import is_file
from spiders.pages.scripted import RENDER
from spiders.pages.titles import classify
from spiders.systems import Kind, Lead

MOST_HOPS = 5
"""So many pages in a row may send the reader on, by script or in a frame: some do it for ever."""


_LATER = 8
"""A request that has lost so much of its priority waits for another turn."""


class Asking(Knowledge):
    """Requests for leads, first to last."""

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
                self.failures[came[0]] = messages.AWAY(host=to)
            raise IgnoreRequest

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
        fronts = [*self.start_urls, *(f"https://{h}/" for h in self.hosts if h.removeprefix("www.") not in listed)]
        for url in fronts:
            yield from self.follow(Lead(url, "front"))
        for lead in self.system.start():
            yield from self.follow(lead)

    def follow(self, lead: Lead) -> Iterator[scrapy.Request]:
        """A request for a lead, once for each page, and only on the portal's own hosts."""
        if lead.kind == "detail" and is_file(lead.url):
            lead = replace(lead, kind="attachment", hints=lead.hints or (("title", lead.text),))
        if not self._is_ours(lead.url, lead):
            return
        key = lead_key(lead)
        way = way_of(self.reading) if self.reading else ()
        if key in self.seen:
            self.frontier.leads_again(key, way, waits=key in self.pending)
            return
        self.seen.add(key)
        lead = replace(lead, via=way, guess=lead.guess or self._still_guesses(lead))
        why = self.frontier.hopeless(lead, self.patience)
        if why:
            self.frontier.shelve(lead, why)
            return
        yield self._ask(lead)

    def _still_guesses(self, lead: Lead) -> bool:
        """Whether nothing more speaks for a lead than for the guess that led to it."""
        named = classify(lead.text).sort in {"report", "column"}
        guessed = self.reading is not None and self.reading.guess
        return guessed and lead.kind in {"column", "list"} and not named

    def _ask(self, lead: Lead) -> scrapy.Request:
        self.pending[lead_key(lead)] = lead
        return self._request(lead)

    def reconsider(self, request: scrapy.Request) -> scrapy.Request | None:
        """What was learned since a request was made: a later turn for it, or None: as it is.

        Raises `Fruitless` where it is not to be asked for any more.
        """
        lead = request.cb_kwargs.get("lead")
        changed = request.meta.keys() & {"redirect_urls", "retry_times", RENDER}
        if lead is None or changed:
            return None
        why = self.frontier.hopeless(lead, self.patience)
        if why:
            raise Fruitless(why)
        now = self.frontier.priority(lead)
        if now <= request.priority - _LATER:
            return request.replace(priority=now)
        self.frontier.goes(lead, lead_key(lead))
        return None

    def _request(self, lead: Lead, *, render: bool = False) -> scrapy.Request:
        headers = dict(lead.headers) | ({"Referer": lead.referrer} if lead.referrer else {})
        kind: Callable[..., scrapy.Request] = scrapy.Request
        if lead.form:
            kind = partial(scrapy.FormRequest, formdata=list(lead.form))
        elif lead.body:
            kind = partial(scrapy.Request, method="POST", body=lead.body)
        meta = {RENDER: True} if render else None
        return kind(
            lead.url,
            self.parse,
            errback=self.failed,
            priority=self.frontier.priority(lead),
            cb_kwargs={"lead": lead},
            dont_filter=True,
            headers=headers or None,
            meta=meta,
        )

    def failed(self, failure: Any) -> None:
        """No answer at all: kept for the corpus, and for the verdict."""
        url, words = failure.request.url, failure.getErrorMessage() or failure.type.__name__
        host = host_of(url)
        lead = failure.request.cb_kwargs["lead"]
        key = lead_key(lead)
        if failure.check(Fruitless):
            self.pending.pop(key, None)
            self.frontier.shelve(lead, words)
            return
        if failure.check(BudgetSpent):
            self.unasked[f"{words} of {host}" if "HOST" in words else words] += 1
            return
        if failure.check(LeftAlone):
            self.lost[host] += 1
            self.failures[url] = messages.LEFT_ALONE(why=failure.value.why)
            return
        self.pending.pop(key, None)
        self.frontier.settled(lead, key, tells="robots.txt" in words)
        if failure.check(IgnoreRequest) and "robots.txt" in words:
            self.forbidden[host] += 1
            return
        self.lost[host] += 1
        first = failure.request.meta.get(FIRST_ERROR, "")
        self.failures[url] = messages.NOT_FETCHED(why=no_answer.why(failure.value, first))

    def _is_ours(self, url: str, lead: Lead) -> bool:
        asked = (lead.system or self.system).hosts
        more: dict[str, frozenset[str]] = {"search": asked, "attachment": self.stores}
        return belongs(url, self.own | more.get(lead.kind, frozenset()))

    def _onward(self, url: str, kind: Kind, depth: int, lead: Lead, referrer: str) -> Iterator[scrapy.Request]:
        """To where a page sends its readers, or what it shows in a frame: still the same lead."""
        if lead.hops < MOST_HOPS:
            onward = replace(lead, url=url, kind=kind, depth=depth, referrer=referrer)
            yield from self.follow(replace(onward, hops=lead.hops + 1))
