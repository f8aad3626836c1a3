"""The "sitesources" platform of Zhoukou: the number of a list's pages is in script.json, in the same folder
(seen on a sister site in 2023).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin, urlsplit

from spiders.pages import Page
from spiders.pages.lists import MOST_PAGES
from spiders.systems import Lead, System
from spiders.systems.answers import parsed, total


@dataclass(frozen=True)
class Sitesources(System):
    name = "sitesources"
    title = '"sitesources", of Zhoukou'
    shown_by = "`script.json`"
    asked_for = "the number of a list's pages in `script.json`"
    fills_all_lists = True

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls() if "script.json" in text else None

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        if "script.json" in text:
            yield Lead(urljoin(page.url, "script.json"), "search", "how many pages the list has", referrer=page.url)

    def read(self, url: str, text: str) -> Iterator[Lead]:
        """The list's other pages. Raises ValueError, KeyError or TypeError if the answer isn't the expected JSON."""
        if not urlsplit(url).path.endswith("/script.json"):
            return
        last = total(parsed(text)["endPage"])
        for number in range(2, min(last, MOST_PAGES) + 1):
            yield Lead(urljoin(url, f"list{number}.html"), "list", f"page {number}", referrer=url)
