"""Anhui's disclosure pages, /public/column/ORGAN?…catId=C: a script fills the list with HTML from
/site/label/8888?labelName=publicInfoList.

Seen in crawlers of 2019–2026: GET (or POST) with siteId, organId, catId, type, pageSize, pageIndex (from 1),
file (the template) and others; the number of pages as pageCount:N in the column's page. Some sites
have it below a folder (/huangshanzwgk/zwgk/site/label/8888). How a page contains the parameters was
not seen. If it contains the complete address, that is used; otherwise each parameter is taken from a
script, or else from the page's own address (a guess). A list without pageCount is fetched page by page
until a page repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import parse_qsl, urljoin, urlsplit

from spiders.pages import Page
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, asked, number, setting

_ASKED = re.compile(r"""["']((?=(?>[^"'\s]*?/site/label/\d+\?)[^"'\s]*?publicInfoList)[^"'\s]*+)["']""")
_PATH = re.compile(r"""["']([^"'\s?]*/site/label/\d++)["'?]""")
_LISTED = re.compile(r"""labelName["']?\s*[:=]\s*["']?publicInfoList""")
_COUNT = re.compile(r"""pageCount["']?\s*[:=]\s*["']?(\d{1,9})""")
_ORGAN = re.compile(r"/public/column/(\d+)")
_NEAR = 1_500
"""Characters before and after the script's call in which its parameters are looked for."""
_SENT = (
    "siteId",
    "organId",
    "catId",
    "catIds",
    "type",
    "action",
    "pageSize",
    "isDate",
    "dateFormat",
    "length",
    "fuzzySearch",
    "fromCode",
    "sortType",
    "file",
    "result",
)


@dataclass(frozen=True)
class Anhui(System):
    """`page` is the address of the column's page, and `pages` the number of pages of its list (0: unknown)."""

    name = "anhui"
    title = "Anhui's disclosure pages"
    shown_by = "`labelName: publicInfoList`"
    asked_for = "`/site/label/8888`"

    page: str = ""
    pages: int = 0

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        if not _LISTED.search(text):
            return None
        count = _COUNT.search(text)
        return cls(page.url, int(count[1]) if count else 0)

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        whole = _ASKED.search(text)
        if whole:
            yield self._ask(urljoin(page.url, address(whole[1])), 1)
            return
        path, organ = _PATH.search(text), _ORGAN.search(page.url)
        called = _LISTED.search(text)
        near = _around(text, called.start(), called.end()) if called else text
        known = {name: setting(near, name) for name in _SENT}
        there = dict(parse_qsl(urlsplit(page.url).query))
        known["type"] = known["type"] if (known["type"] or "").isdigit() else None
        known["siteId"] = known["siteId"] or page.metas.get("SiteId")
        for name in ("catId", "type", "action"):
            known[name] = known[name] or there.get(name)
        known["organId"] = known["organId"] or (organ[1] if organ else None)
        if not known["organId"] and not known["siteId"]:
            return
        sent = {name: value for name, value in known.items() if value}
        url = urljoin(page.url, path[1] if path else "/site/label/8888")
        yield self._ask(asked(url, IsAjax=1, labelName="publicInfoList", **sent), 1)

    def _ask(self, url: str, page: int) -> Lead:
        return Lead(
            asked(url, pageIndex=page),
            "search",
            f"page {page} of the column",
            referrer=self.page,
            headers=(("X-Requested-With", "XMLHttpRequest"),),
            system=self,
        )

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The list, and the request for its next page. Raises ValueError if the answer isn't HTML."""
        if text.strip() and "<" not in text:
            raise ValueError("the label's answer is no HTML")
        yield Fragment(text, self.page or url)
        count = _COUNT.search(text)
        known = replace(self, pages=int(count[1])) if count else self
        page = number(url, "pageIndex")
        if "<a" in text.lower() and (page < known.pages or not known.pages):
            yield known._ask(url, page + 1)


def _around(text: str, start: int, end: int) -> str:
    """The text near a call: only there, as a `type` elsewhere may belong to another request; and only within its
    script, as menus beside it have links with the same parameters (?type=4&catId=…).
    """
    script = text.rfind("<script", 0, start)
    begins = script if script > text.rfind("</script", 0, start) else 0
    over = text.find("</script", end)
    return text[max(begins, start - _NEAR) : min(over if over >= 0 and begins else len(text), end + _NEAR)]
