"""TrueCMS, of Jiangsu (南通, 连云港) and Shanghai: /SITE/COLUMN/COLUMN.html. The plugin `jpage` turns its lists; the
records that the page doesn't hold come from /truecms/messageController/getMessage.do.

Seen in a template of the product and in crawlers of 2024–2026: GET with startrecord, endrecord, perpage and columnId;
JSON whose `result` is the XML that 大汉 JCMS answers, in brackets of a callback where one is given. A Referer is wanted
by some. Servers refuse more than fifty at a time, some fewer: as many are asked for as the page's plugin asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urljoin

from spiders.pages import Page
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, asked, number, records_of_xml, setting, size, total_of_xml, unwrapped

_ASKED = "messageController/getMessage.do"
_XHR = (("X-Requested-With", "XMLHttpRequest"),)


@dataclass(frozen=True)
class TrueCms(System):
    """`page` is the address of the column's page."""

    name = "truecms"
    title = "TrueCMS"
    shown_by = "`messageController/getMessage.do`"
    asked_for = "`getMessage.do` with the column's id, as many records at a time as the page's plugin asks for"

    page: str = ""

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls(page.url) if _ASKED in text and setting(text, "columnId") else None

    @property
    def page_of_answer(self) -> str:
        return self.page

    def more(self, page: Page, text: str) -> Iterator[Lead | Fragment]:
        here, proxy = records_of_xml(text), setting(text, "proxyUrl")
        if here:
            yield Fragment("\n".join(here), page.url)
        if proxy and not 0 < total_of_xml(text) <= len(here):
            of_page = size(text, "perPage") or 10
            url = asked(
                urljoin(page.url, address(proxy)),
                startrecord=1,
                endrecord=of_page * (size(text, "groupSize") or 1),
                perpage=of_page,
                columnId=setting(text, "columnId"),
            )
            yield self._ask(url)

    def _ask(self, url: str) -> Lead:
        what = f"records from {number(url, 'startrecord')}"
        return Lead(url, "search", what, referrer=self.page, headers=_XHR, system=self)

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The records, and the request for more. Raises ValueError for any other answer."""
        inside = text if text.lstrip().startswith("<") else str(unwrapped(text).get("result") or "")
        if "<recordset" not in inside and "<record>" not in inside:
            raise ValueError("no <recordset> in the answer")
        here, count = records_of_xml(inside), total_of_xml(inside)
        yield Fragment("\n".join(here), self.page or url)
        start, end = number(url, "startrecord"), number(url, "endrecord")
        following = start + len(here)  # there may be fewer than requested
        if here and (following <= count if count else following > end):
            yield self._ask(asked(url, startrecord=following, endrecord=following + end - start))
