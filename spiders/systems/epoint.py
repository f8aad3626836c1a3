"""新点 Epoint: the catalogue of disclosure shows a list inside a shell, openSubPage.html, whose parameter
`specialurl` is the address of the list's page, govlist.html. Other columns are filled by the site's
full-text search, getFullTextDataNew.

Seen in crawlers of 2019–2026 and in addresses of portals in Henan: the shell's address; pages of
govlist.html as ?pageIndex=N with deptcode and categorynum; the search as a POST of JSON with `pn` (an
offset), `rn` and a condition on categorynum. Its answer has result.records[] with title and linkurl, and
result.totalcount, sometimes as a text in `content`. How a column's page gives its categorynum is a guess:
in the condition in its script, or as a setting of that name. A govlist.html that doesn't say how many
pages it has is fetched page by page until one repeats.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qs, urljoin, urlsplit

from spiders.pages import Page
from spiders.pages.addresses import absolute, belongs, host_of
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import address, anchors, asked, number, plain, records, setting, total, unwrapped

_SIZE = 50
_SEARCH = re.compile(r"""["']((?=[^"'\s]*?/getFullTextDataNew)[^"'\s]*+)["']""")
_EQUAL = re.compile(r"""categorynum["'][^{}]{0,80}?["']?equal["']?\s*:\s*["'](\w+)["']""")
_PAGES = re.compile(r"""(?:pageCount|totalPage|pagecount)["']?\s*[:=]\s*["']?(\d{1,9})""")
_LIST = "/govlist.html"


@dataclass(frozen=True)
class Epoint(System):
    """`page` is the address of the column's page, `category` its categorynum, `offset` the position of the first
    record in a search's answer.
    """

    name = "epoint"
    title = "新点 Epoint"
    shown_by = "`specialurl=`, `govlist.html`, `getFullTextDataNew`"
    asked_for = "the list that the shell names; the full-text search by category"

    page: str = ""
    category: str = ""
    offset: int = 0

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        if "getFullTextDataNew" in text:
            condition = _EQUAL.search(text)
            said = condition[1] if condition else setting(text, "categorynum")
            return cls(page.url, said or "")
        known = "specialurl" in page.url or urlsplit(page.url).path.endswith(_LIST)
        return cls(page.url) if known else None

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        shown = parse_qs(urlsplit(page.url).query).get("specialurl", [""])[0]
        there = absolute(page.url, shown)
        # Only on its own host, as anybody can write a link with such a parameter.
        if there and belongs(there, frozenset({host_of(page.url)})):
            yield Lead(there, "list", "the list in the shell", referrer=page.url)
        if urlsplit(page.url).path.endswith(_LIST):
            here, count = number(page.url, "pageIndex"), _PAGES.search(text)
            if page.links and (here < int(count[1]) if count else True):
                url = asked(page.url, pageIndex=here + 1)
                yield Lead(url, "list", f"page {here + 1}", referrer=page.url)
        search = _SEARCH.search(text)
        if search and self.category:
            yield self._ask(urljoin(page.url, address(search[1])), 0)

    def _ask(self, url: str, start: int) -> Lead:
        condition = {
            "fieldName": "categorynum",
            "equal": self.category,
            "notEqual": None,
            "equalList": None,
            "notEqualList": None,
            "isLike": True,
            "likeType": 2,
        }
        wanted = {
            "token": "",
            "pn": start,
            "rn": _SIZE,
            "sdt": "",
            "edt": "",
            "wd": "",
            "inc_wd": "",
            "exc_wd": "",
            "fields": "title",
            "cnum": "",
            "sort": '{"webdate":"0"}',
            "ssort": "title",
            "cl": 500,
            "terminal": "",
            "condition": [condition],
            "time": None,
            "highlights": "",
            "statistics": None,
            "unionCondition": None,
            "accuracy": "",
            "noParticiple": "1",
            "searchRange": None,
            "noWd": True,
        }
        return Lead(
            url,
            "search",
            f"records from {start + 1}",
            referrer=self.page,
            body=json.dumps(wanted, ensure_ascii=False),
            headers=(("Content-Type", "application/json;charset=UTF-8"),),
            system=Epoint(self.page, self.category, start),
        )

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The column's records, and the request for more. Raises ValueError for any other answer."""
        answer = unwrapped(text)
        if isinstance(answer.get("content"), str):
            answer = unwrapped(answer["content"])
        found = records(answer, "result", "records")
        yield Fragment(anchors((plain(e.get("title")), _linked(e)) for e in found), self.page or url)
        count = total(answer["result"].get("totalcount"))
        following = self.offset + len(found)
        if found and (following < count or not count):
            yield self._ask(url, following)


def _linked(record: dict[str, Any]) -> str:
    return str(record.get("linkurl") or record.get("infourl") or "")
