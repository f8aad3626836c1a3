"""改址: what it says of a report that its address leads elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from scrapy.http import Response

from spiders.captures import WRONG_PAGE
from spiders.discovery.leads import judge
from spiders.pages import blocked, read_page
from spiders.pages.addresses import key_of
from spiders.pages.scripted import is_shell
from spiders.systems import Lead


def led_to(response: Response, text: str, lead: Lead, fronts: Collection[str]) -> str | None:
    """What is there instead, in words, if that shows that no report stands at the lead's address any
    more; None where it shows nothing. `fronts` are keys of front pages.

    A guard, an error, or a page that speaks of no reports at all may be there for an hour, while a
    portal is mended: of these nothing is concluded.
    """
    if WRONG_PAGE in response.flags or key_of(response.url) in fronts:
        return "the site's front page"
    if blocked.guard(response.status, text):
        return None
    if response.status >= 400:
        return "an address where nothing is" if response.status in blocked.GONE else None
    if not text:
        return "a file" if response.body else None
    page = read_page(response.url, text)
    if page is None or is_shell(page, text):
        return None
    if blocked.gone(response.status, text, page.length) == blocked.SOFT_404:
        return "a page that says it doesn't exist"
    # The words of the link were said of the address that leads away.
    sort = judge(page, replace(lead, text="")).sort
    return {"report": "a report", "column": "a column of reports"}.get(sort)
