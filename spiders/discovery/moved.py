"""改址: what a redirect from a report's address says about the report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from scrapy.http import Response

from spiders.captures import LED_AWAY, WRONG_PAGE, Capture
from spiders.discovery.captures import Answer, capture
from spiders.discovery.leads import classify_page
from spiders.discovery.state import Crawl
from spiders.pages import blocked, read_page
from spiders.pages.addresses import key_of
from spiders.pages.scripted import is_shell


def moved(crawl: Crawl, answer: Answer) -> Iterator[Capture]:
    """A capture of the requested address, if the page it redirects to shows that the report is no longer
    there.
    """
    lead = answer.lead
    away = answer.response.meta.get(LED_AWAY)
    if away is None or lead.kind not in {"detail", "attachment"}:
        return
    where = led_to(answer, {key_of(url) for url in crawl.site.start_urls})
    if where is None:
        return
    status, at = away
    plain = Response(lead.url, status, request=answer.response.request)
    made = capture(crawl, replace(answer, response=plain), "other", f"it leads to {where}: {answer.url}")
    yield replace(made, fetched_at=at)


_FEW = 5
"""Links of a page that a site shows at every address while it is being repaired; a front page has more."""


def leads_on(answer: Answer) -> bool:
    """Whether a site's front page is one. A page that the site shows at every address for the time of a repair says
    nothing on what was there before.
    """
    page = read_page(answer.url, answer.text)
    return page is not None and (len(page.links) >= _FEW or bool(page.frames) or is_shell(page, answer.text))


def led_to(answer: Answer, fronts: Collection[str]) -> str | None:
    """What is there instead, in words, if it shows that no report is at the lead's address any more; None if
    it shows nothing. `fronts` are keys of front pages.

    A guard, an error, or a page without any mention of reports may be temporary, while a portal is under
    repair, so these show nothing.
    """
    response, text = answer.response, answer.text
    if WRONG_PAGE in response.flags or key_of(response.url) in fronts:
        return "the site's front page" if leads_on(answer) else None
    if blocked.guard(response.status, text):
        return None
    if response.status >= 400:
        return "an address where nothing is" if response.status in blocked.GONE else None
    if not text:
        return "a file" if response.body else None
    page = read_page(response.url, text)
    if page is None or is_shell(page, text):
        return None
    wrong = blocked.wrong(response.status, text, page.length)
    if wrong and wrong.role == "soft_404":
        return "a page that says it doesn't exist"
    # The link's text describes the address that redirects, not this page.
    sort = classify_page(page, replace(answer.lead, text="")).sort
    return {"report": "a report", "column": "a column of reports"}.get(sort)
