"""What is kept: captures of pages, reports with their files, and files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import scrapy
from scrapy.http import Response

from parsers.sentences import Message
from spiders import messages
from spiders.captures import FETCHED_AT, LED_AWAY, Capture, Role
from spiders.discovery.moved import led_to
from spiders.discovery.requests import Asking
from spiders.pages import Page, blocked, metadata
from spiders.pages.addresses import host_of, key_of
from spiders.pages.attachments import attachments, foreign, given_name, is_shown_file, pictures
from spiders.pages.scripted import RENDER, lacks
from spiders.pages.titles import Verdict, classify
from spiders.systems import Lead


class Keeping(Asking):
    """An answer becomes a capture."""

    def _is_missing(self, page: Page, text: str, response: Response) -> bool:
        """Whether a report's page holds neither the report nor a file."""
        filled = lacks(page, text) and not was_rendered(response)
        return filled and not any(attachments(page, text, self.own, self.stores))

    def _in_a_browser(self, response: Response, lead: Lead) -> Iterator[Capture | scrapy.Request]:
        """The same page again, after its scripts have run; where that can't be, it is said."""
        if self.browser_pages and self.rendered < self.browser_pages:
            self.rendered += 1
            yield self._request(lead, render=True)
            return
        why = messages.NO_BROWSER() if self.browser_pages is None else messages.ENOUGH_OPENED(pages=self.rendered)
        self.failures[response.url] = why
        yield self._capture(response, "broken", why, lead)

    def _report(
        self, response: Response, text: str, page: Page, lead: Lead, verdict: Verdict
    ) -> Iterator[Capture | scrapy.Request]:
        told = dict(metadata.hints(page, text, lead.text))
        hints = tuple({**dict(lead.hints), **told}.items())
        yield self._capture(response, "report", verdict.reason, lead, hints)
        yield from self._files(response, text, page, hints)
        yield from self._pictures(response, text, page, hints)
        if not page.statutory:
            there = replace(lead, text="", parent=response.url, hints=hints)
            for frame in page.frames:  # the report may stand in one
                if is_shown_file(frame):
                    continue
                yield from self._onward(frame, "detail", 0, there, response.url)

    def _files(
        self, response: Response, text: str, page: Page, hints: tuple[tuple[str, str], ...]
    ) -> Iterator[scrapy.Request]:
        """A report page's attachments."""
        for found in attachments(page, text, self.own, self.stores):
            # A file's name says less than its page's title, but for the names of reports.
            named = classify(found.name).sort == "report"
            told = tuple({**dict(hints), "title": found.name}.items()) if named else hints
            yield from self.follow(Lead(found.url, "attachment", found.name, 0, response.url, response.url, told))

        for found in foreign(page, text, self.own, self.stores):
            host = host_of(found.url)
            self.noted[found.url] = messages.ELSEWHERE(host=host, again=host)

    def _pictures(
        self, response: Response, text: str, page: Page, hints: tuple[tuple[str, str], ...]
    ) -> Iterator[scrapy.Request]:
        """A report as one long picture is a file of its page; several are not put together."""
        if any(attachments(page, text, self.own, self.stores)):
            return
        found = pictures(page)
        if len(found) == 1:
            (url,) = found
            yield from self.follow(Lead(url, "attachment", "", 0, response.url, response.url, hints))
        elif found:
            self.noted[found[0]] = messages.IN_PICTURES(url=response.url, count=len(found))

    def _attachment(self, response: Response, text: str, lead: Lead) -> Capture:
        refused = blocked.guard(response.status, text)
        wrong = blocked.gone(response.status, text, len(text)) if response.status >= 400 or text else None
        if not response.body:
            wrong = messages.EMPTY()
        role: Role = "blocked" if refused else "broken" if wrong else "attachment"
        reason: str | Message = refused or wrong or "a file of a report's page"
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

    def _leaves(self, response: Response, text: str, lead: Lead) -> Iterator[Capture]:
        """A capture of the address that was asked for, where what came instead shows that no report
        is there any more.
        """
        away = response.meta.get(LED_AWAY)
        if away is None or lead.kind not in {"detail", "attachment"}:
            return
        fronts = {key_of(url) for url in self.start_urls}
        where = led_to(response, text, lead, fronts)
        if where is None:
            return
        status, at = away
        plain = Response(lead.url, status, request=response.request)
        capture = self._capture(plain, "other", f"it leads to {where}: {response.url}", lead)
        yield replace(capture, fetched_at=at)

    def _capture(
        self, response: Response, role: Role, reason: str | Message, lead: Lead, hints: tuple[tuple[str, str], ...] = ()
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
            portal=self.name,
            url=response.url,
            fetched_at=response.meta.get(FETCHED_AT) or datetime.now(UTC),
            status=response.status,
            role=role,
            reason=str(reason),
            wrong=reason if isinstance(reason, Message) else None,
            body=response.body,
            media_type=_header(response, "Content-Type") or "",
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            referrer=lead.referrer,
            link_text=lead.text or None,
            parent=lead.parent,
            hints=hints,
        )


def is_a_report(capture: Capture) -> bool:
    """Whether it is a report: a page, or a file without one."""
    return capture.role == "report" or (capture.role == "attachment" and capture.parent is None)


def was_rendered(response: Response) -> bool:
    return RENDER in response.meta


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
