"""Answers of a portal, and the captures made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from scrapy.http import Response

from parsers.sentences import Message
from spiders import messages
from spiders.captures import ERRORS, FETCHED_AT, TRANSPORT, Capture, Role
from spiders.discovery.gaps import note_refused
from spiders.discovery.requests import Fetch, can_draw
from spiders.discovery.state import Crawl
from spiders.pages.addresses import host_of
from spiders.pages.blocked import GONE
from spiders.pages.scripted import RENDER
from spiders.systems import Lead

Hints = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A portal's answer to the request for `lead`. `text` is empty if it is a file."""

    response: Response
    text: str
    lead: Lead

    @property
    def url(self) -> str:
        return self.response.url

    @property
    def rendered(self) -> bool:
        """Whether a browser opened the page."""
        return RENDER in self.response.meta


def capture(crawl: Crawl, answer: Answer, role: Role, reason: str | Message, hints: Hints = ()) -> Capture:
    """Makes the capture of an answer, and counts it in `crawl`."""
    response, lead = answer.response, answer.lead
    crawl.roles[role] += 1
    host = host_of(response.url)
    if role in ERRORS:
        crawl.refused[host] += 1
        crawl.lost[host] += role == "blocked"
        if lead.kind in {"column", "detail", "search", "front"} or response.status >= 500:
            crawl.unread.add(response.url)
        if role != "soft_404" and response.status not in GONE:
            note_refused(crawl, lead, response.url, reason)
    else:
        crawl.reached.add(host)
    return Capture(
        portal=crawl.site.name,
        url=response.url,
        fetched_at=response.meta.get(FETCHED_AT) or datetime.now(UTC),
        status=response.status,
        role=role,
        reason=str(reason),
        body=response.body,
        media_type=_header(response, "Content-Type") or "",
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        referrer=lead.referrer,
        link_text=lead.text or None,
        parent=lead.parent,
        hints=hints,
        wrong=reason if isinstance(reason, Message) else None,
        transport=response.meta.get(TRANSPORT),
    )


def in_a_browser(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """A fetch of the same page in a browser, so that its scripts run. If that isn't possible, a capture that
    says why.
    """
    if can_draw(crawl):
        crawl.rendered += 1
        crawl.drawn.add(answer.url)
        yield Fetch(answer.lead, crawl.frontier.priority(answer.lead), render=True)
        return
    why = not_drawn(crawl)
    crawl.failures[answer.url] = why
    crawl.reached.add(host_of(answer.url))  # the host did answer
    if answer.lead.kind in {"front", "hub"}:
        crawl.gaps[answer.url] = why
    yield capture(crawl, answer, "broken", why)


def not_drawn(crawl: Crawl) -> Message:
    """Why a page that scripts fill isn't opened in a browser."""
    return messages.NO_BROWSER() if crawl.browser_pages is None else messages.ENOUGH_OPENED(pages=crawl.rendered)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
