"""Henan's provincial platform: the lists of columns come from the province's search interface, on a separate
host.

Seen in crawlers of 2022–2024: GET searchapi.henan.gov.cn/open/api/external with keywords, siteId,
channelMarkId, pageNumber (from 1), pageSize; the answer is JSON with data.datas[] of selfUrl and title,
and data.totalPage. That a column's page has its siteId and channelMarkId in a script, as settings or in
the address, is a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin

from spiders.pages import Page
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, anchors, asked, number, plain, records, setting, total, unwrapped

HOST = "searchapi.henan.gov.cn"
_API = f"https://{HOST}/open/api/external"
_SIZE = 15
_ASKED = re.compile(rf"""["']((?:https?:)?//{re.escape(HOST)}/open/api/external[\w-]*)(\?[^"'\s]*)?["']""")


@dataclass(frozen=True)
class Henan(System):
    """`page` is the address of the column's page."""

    name = "henan"
    title = "Henan's provincial platform"
    shown_by = "`searchapi.henan.gov.cn`, `channelMarkId`"
    asked_for = "the province's search"

    page: str = ""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls(page.url) if HOST in text or "channelMarkId" in text else None

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({HOST})

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        whole = _ASKED.search(text)
        url = urljoin(page.url, whole[1] + address(whole[2] or "")) if whole else _API
        known = {name: setting(text, name) for name in ("siteId", "channelMarkId")}
        sent = {name: value for name, value in known.items() if value}
        if "channelMarkId" not in sent and "channelMarkId=" not in url:
            return  # without a column, the answer would be everything on the site
        first = {"keywords": "", **sent, "pageNumber": 1, "pageSize": _SIZE}
        yield Lead(asked(url, **first), "search", "page 1 of the column", referrer=page.url)

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The column's articles, and the request for more. Raises ValueError for any other answer."""
        answer = unwrapped(text)
        found = records(answer, "data", "datas")
        links = ((plain(e.get("title")), str(e.get("selfUrl") or e.get("url") or "")) for e in found)
        yield Fragment(anchors(links), self.page or url)
        page, last = number(url, "pageNumber"), total(answer["data"].get("totalPage"))
        if found and (page < last or not last):
            yield Lead(asked(url, pageNumber=page + 1), "search", f"page {page + 1} of the column", referrer=self.page)
