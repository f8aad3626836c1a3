"""Columns whose list no answer explains: they are drawn in a browser, or noted as unread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.sentences import Message
from spiders import messages
from spiders.captures import Capture
from spiders.discovery.captures import Answer, capture, in_a_browser
from spiders.discovery.leads import lead_key
from spiders.discovery.requests import Fetch
from spiders.discovery.state import Crawl
from spiders.systems import Lead


def drawn(crawl: Crawl, answer: Answer, url: str) -> Iterator[Capture | Fetch]:
    """The capture of an answer that doesn't say what is in the list of the page at `url`, and what `instead` says.
    Nothing if `url` is empty.
    """
    if url:
        yield capture(crawl, answer, "answer", "it doesn't say what is in the list of its page")
        yield from instead(crawl, answer, url)


def refused(crawl: Crawl, answer: Answer) -> Iterator[Capture | Fetch]:
    """The same, for an answer that is an error page."""
    lead = answer.lead
    if lead.kind == "search" and lead.system is not None:
        yield from instead(crawl, answer, lead.system.page_of_answer)


def instead(crawl: Crawl, answer: Answer, url: str) -> Iterator[Capture | Fetch]:
    """Has the column at `url` drawn in a browser, once, as an answer doesn't say what is in its list; without a
    browser, it is noted as unread. Nothing if another answer had the list, or `url` is empty.
    """
    if not url or _listed(url) in crawl.seen:
        return
    column = Lead(url, "column", depth=answer.lead.depth, referrer=answer.lead.referrer, hints=answer.lead.hints)
    if not crawl.browser_pages or crawl.rendered >= crawl.browser_pages:
        enough = crawl.browser_pages is not None
        noted(crawl)[url] = messages.ENOUGH_OPENED(pages=crawl.rendered) if enough else messages.NO_BROWSER()
    elif f"drawn {url}" not in crawl.seen:
        crawl.seen.add(f"drawn {url}")
        crawl.pending[lead_key(column)] = column
        yield from in_a_browser(crawl, replace(answer, lead=column))


def came(crawl: Crawl, url: str) -> None:
    """Notes that an answer had the list of the column at `url`."""
    if url:
        crawl.seen.add(_listed(url))
        noted(crawl).pop(url, None)


def _listed(url: str) -> str:
    return f"listed {url}"


def noted(crawl: Crawl) -> dict[str, Message]:
    """Where unread columns are noted: among the gaps, if the crawl keeps them apart from what couldn't be fetched."""
    found: dict[str, Message] = crawl.gaps
    return found
