"""网站: the base of every portal's spider, and the search for reports.

To add a portal: a module here with a subclass of `PortalSpider` that says `name`, `title`,
`division` (GB/T 2260) and `start_urls`; further `hosts` that belong to it, hosts of `files`, and
its content `system` where it has a special one; `least` if fewer reports than that mean something
broke; `expected` organs, where it is known which should have reports (`spiders.expected`). Run
`scrapy crawl NAME` against the portal or a mirror; `make docs` lists it.

From the front pages the spider goes where links speak of disclosure (hubs), into columns of annual
reports, through their lists, and to pages whose titles are annual reports'. No address of an
article is ever configured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import scrapy
from scrapy.http import Response, TextResponse

from spiders import messages
from spiders.captures import FRONT_INSTEAD, WRONG_PAGE, Capture
from spiders.discovery.answers import is_a_report, was_rendered
from spiders.discovery.leads import HUB_DEPTH, judge, lead_key
from spiders.discovery.lists import Listing
from spiders.discovery.requests import MOST_HOPS
from spiders.discovery.state import PortalError
from spiders.discovery.verdict import Outcome, verdict
from spiders.pages import Page, blocked, metadata, read_page
from spiders.pages.addresses import key_of, without_session
from spiders.pages.scripted import RENDER, is_shell
from spiders.pages.titles import Verdict, classify
from spiders.systems import Lead

__all__ = ["HUB_DEPTH", "MOST_HOPS", "Outcome", "PortalError", "PortalSpider", "shipped_portals"]


class PortalSpider(Listing):
    """A portal, declared by its fields; see the module for what they are."""

    def parse(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        """One answer: what it is, and where it leads. All at once, so that what the spider knows
        (`memory`) is never that of half a page.
        """
        found: list[Capture | scrapy.Request] = []
        self.reading = lead
        try:
            found.extend(self._answer(response, lead))
        finally:
            self.reading = None
            kept = [each.role for each in found if isinstance(each, Capture)]
            key = lead_key(lead)
            again = any(isinstance(e, scrapy.Request) and RENDER in e.meta for e in found)
            if not again:
                found.extend(self._learned(found, lead))
            if kept and not again:
                self.unkept[key] = kept
            elif not again:
                self.pending.pop(key, None)
        yield from found

    def _learned(self, found: Sequence[Capture | scrapy.Request], lead: Lead) -> list[scrapy.Request]:
        """What an answer says of links like its own; and what is worth asking for after all."""
        captures = [each for each in found if isinstance(each, Capture)]
        if any(is_a_report(each) for each in captures):
            self.frontier.report(lead, lead_key(lead))
        refused = any(each.role == "blocked" or each.status >= 500 for each in captures)
        self.frontier.settled(lead, lead_key(lead), tells=not refused)
        return [self._ask(each) for each in self.frontier.revived()]

    def _answer(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        self.failures.pop(response.url, None)
        steady = without_session(response.url)
        if steady != response.url:  # a redirect may add a session's id, again and again
            response = response.replace(url=steady)
        request = response.request
        key = key_of(response.url)
        # A redirect to https, to www, or to itself with a cookie is still the page we asked for.
        text = response.text if isinstance(response, TextResponse) else ""
        if request is not None and request.meta.get("redirect_urls") and key != key_of(lead.url):
            yield from self._leaves(response, text, lead)
            known = key in self.seen and self.redirected.get(key) != lead_key(lead)
            if known or not self._is_ours(response.url, lead):
                return  # it led to a page that we have or will have, or away from the portal
            self.seen.add(key)
            self.redirected[key] = lead_key(lead)
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
            yield self._capture(response, "broken", wrong or messages.NO_HTML(), lead)
            return
        if is_shell(page, text) and not was_rendered(response):
            yield from self._in_a_browser(response, lead)
            return
        yield from self._page(response, text, page, lead)

    def _page(self, response: Response, text: str, page: Page, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        verdict = judge(page, lead)
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
            yield self._capture(response, "other", "its title is not that of an annual report", lead)
        else:
            yield from self._list(response, text, page, lead, verdict)

    def verdict(self) -> tuple[Outcome, str]:
        """How the crawl ended, and why in words."""
        return verdict(self)


def shipped_portals() -> list[type[PortalSpider]]:
    """The portals that ship, by name."""
    from importlib import import_module
    from pkgutil import iter_modules

    import spiders

    found = set()
    for module in iter_modules(spiders.__path__, "spiders."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, PortalSpider) and getattr(value, "start_urls", None):
                found.add(value)
    return sorted(found, key=lambda portal: portal.name)
