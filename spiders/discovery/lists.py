"""Lists: front pages, ways to what is disclosed, columns of annual reports; their further pages, and
the leads in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import scrapy
from scrapy.http import Response

from spiders.captures import Capture
from spiders.discovery.answers import Keeping, was_rendered
from spiders.discovery.leads import lead_key, lead_of
from spiders.pages import Page, read_page
from spiders.pages.addresses import host_of, is_front, key_of
from spiders.pages.scripted import fills_lists
from spiders.pages.titles import Verdict, classify
from spiders.systems import Fragment, Kind, Lead, System
from spiders.systems.families import families_of

_LISTED = 3
"""Links to reports that make a page a list: a report has one before and one after it."""


class Listing(Keeping):
    """A list gives leads."""

    def _search(self, response: Response, text: str, lead: Lead) -> Iterator[Capture | scrapy.Request]:
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
            if each.kind == "search" and not known and self.lists.takes(first, lead_key(each)):
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
            found = lead_of(link, page, "column", depth, self.chrome) if page else None
            if found:
                yield from self.follow(found)

    def _list(
        self, response: Response, text: str, page: Page, lead: Lead, verdict: Verdict
    ) -> Iterator[Capture | scrapy.Request]:
        """A front page, a hub or a column: a role for it, and the leads in it."""
        front = lead.kind == "front" or is_front(response.url)
        inside = not front and (lead.kind in {"column", "list"} or verdict.sort == "column")
        if front:
            self.chrome.setdefault(host_of(response.url), set()).update(key_of(link.url) for link in page.links)
        if inside:
            self.columns.add(response.url)
        reason = "a column of annual reports" if inside else "a front page" if front else "a way to what is disclosed"
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
        leads = [lead_of(link, page, kind, 0 if front else depth, self.chrome) for link in page.links]
        for onward in leads:
            if onward:
                yield from self.follow(onward)
        # What a content system answers needs no browser, and a list has its stubs past the end.
        known = systems or type(self.system) is not System or lead.kind == "list"
        nothing = not (known or further or any(leads) or page.forward or page.frames)
        if inside and nothing and fills_lists(text) and not was_rendered(response):
            yield from self._in_a_browser(response, lead)

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
                elif not again and self.lists.takes(first, lead_key(each)):
                    yield from self.follow(asked)

    def _is_list(self, page: Page) -> bool:
        """Whether a page that is named like a report (2023年政府信息公开年报) lists reports."""
        if page.statutory > 1:
            return False
        chrome = self.chrome.get(host_of(page.url), set())
        listed = sum(classify(link.text).sort == "report" and key_of(link.url) not in chrome for link in page.links)
        return listed >= _LISTED


def _page_of(fragment: Fragment) -> Page | None:
    return read_page(fragment.url, f"<html><body>{fragment.html}</body></html>")
