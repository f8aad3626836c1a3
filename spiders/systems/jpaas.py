"""大汉 JPaaS: the list of a column is a unit of its page. A script fetches it with the unit's queryData from
/api-gateway/jpaas-publish-server/front/page/build/unit.

Seen in crawlers of 2021–2026: GET with the queryData as parameters and paramJson =
{"pageNo": n, "pageSize": m}; the answer is JSON whose data.html (or data itself) is HTML; without a Referer
the status is 403. The number of records is `count` of the pagination, as an attribute or in its queryData.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from typing import Self
from urllib.parse import parse_qsl, urljoin, urlsplit

from spiders.pages import Page
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, asked, unwrapped

_PATH = "/api-gateway/jpaas-publish-server/front/page/build/unit"
_SIZE = 50
_FULL = 10
"""If nothing says how long a list is, an answer with at least so many links may have a next page."""
_MOST_UNITS = 6
"""Most units of a page that are fetched: its list, and sometimes menus, headers, footers."""
_TAG = re.compile(r"<\w(?=[^<>]*?jpaas-publish-server/front/page/build/unit)[^<>]*+>", re.IGNORECASE)
_URL = re.compile(r"""\burl\s*=\s*["']([^"']*build/unit)""", re.IGNORECASE)
_QUERY = re.compile(r"""\bqueryData\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_PAIR = re.compile(r"""["'](\w+)["']\s*:\s*["']([^"']*)["']""")
_COUNT = re.compile(r"""\bcount["']?\s*[:=]\s*["']?(\d{1,9})""")
_ROWS = re.compile(r"""\brows["']?\s*[:=]\s*["']?(\d{1,9})""")
_XHR = (("X-Requested-With", "XMLHttpRequest"),)


@dataclass(frozen=True)
class Jpaas(System):
    """`page` is the address of the column's page, to which links in its units are relative."""

    name = "jpaas"
    title = "大汉 JPaaS"
    shown_by = "`jpaas-publish-server`"
    asked_for = "`…/front/page/build/unit` for each `queryData` of the page"

    page: str = ""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls(page.url) if "jpaas-publish-server" in text else None

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        for unit in islice(_TAG.finditer(text), _MOST_UNITS):
            tag = unit.group()
            query = _QUERY.search(tag)
            if query is None:
                continue
            pairs = dict(_PAIR.findall(unescape(query[1] or query[2] or "")))
            there = _URL.search(tag)
            if pairs.get("webId") or pairs.get("pageId"):
                url = urljoin(page.url, address(there[1]) if there else _PATH)
                yield self._ask(asked(url, **pairs), 1)

    def _ask(self, url: str, number: int) -> Lead:
        wanted = json.dumps({"pageNo": number, "pageSize": _SIZE}, separators=(",", ":"))
        return Lead(
            asked(url, paramJson=wanted),
            "search",
            f"page {number} of the column's unit",
            referrer=self.page,
            headers=_XHR,
        )

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The list, and the request for its next page. Raises ValueError if the answer contains no HTML."""
        answer = unwrapped(text)
        if "data" not in answer:
            raise ValueError("the unit's answer holds no data")
        data = answer["data"]
        html = data.get("html") if isinstance(data, dict) else data
        if html is None:  # past the end
            return
        if not isinstance(html, str):
            raise ValueError("the unit's answer holds no HTML")  # noqa: TRY004 (damaged, like the rest)
        yield Fragment(html, self.page or url)
        number = self._number(url)
        count, rows = _COUNT.search(unescape(html)), _ROWS.search(unescape(html))
        # An answer may hold fewer records than requested (`rows`). If it doesn't say how many, pages are
        # fetched until they repeat.
        size = int(rows[1]) if rows else 1
        many = html.lower().count("<a ") >= _FULL
        if number * size < int(count[1]) if count else many:
            yield self._ask(url, number + 1)

    def _number(self, url: str) -> int:
        said = dict(parse_qsl(urlsplit(url).query)).get("paramJson", "{}")
        return int(json.loads(said).get("pageNo", 1))
