"""铭飞 MCMS: a site search whose answers are JSON (seen in a crawler of 2022)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qs, urlencode, urlsplit

from spiders.pages.addresses import absolute, host_of
from spiders.pages.lists import MOST_PAGES
from spiders.pages.titles import classify
from spiders.systems import Lead, System
from spiders.systems.answers import parsed, plain, total

_SIZE = 50


@dataclass(frozen=True)
class Mcms(System):
    """`search` is the address of queryEsArticle.do."""

    name = "mcms"
    title = "铭飞 MCMS"
    asked_for = "the site's search, whose address is `search`"
    fields = ("search",)
    fills_all_lists = True

    search: str
    keyword: str = "政府信息公开工作年度报告"

    @classmethod
    def declared(cls, fields: Mapping[str, str]) -> Self:
        return cls(fields["search"])

    @property
    def hosts(self) -> frozenset[str]:
        return frozenset({host_of(self.search)})

    def start(self) -> Iterator[Lead]:
        yield Lead(self._page(1), "search", f"the site's search for {self.keyword}")

    def _page(self, number: int) -> str:
        query = {"pageNumber": number, "pageSize": _SIZE, "keyword": self.keyword, "dateType": "", "esType": ""}
        return f"{self.search}?{urlencode(query)}"

    def read(self, url: str, text: str) -> Iterator[Lead]:
        """Results with titles of annual reports, and the request for the next page.

        Raises ValueError if the answer differs from those of 2022.
        """
        answer = parsed(text)
        found_here = answer.get("list") if isinstance(answer, dict) else None
        if not isinstance(found_here, list) or not all(isinstance(e, dict) for e in found_here):
            raise ValueError("the search answers in another form than known")
        hits = 0
        for found in found_here:
            title = plain(found.get("title"))
            if classify(title).sort == "report":
                hits += 1
                to = absolute(url, str(found.get("url", "")))
                if to:
                    yield Lead(to, "detail", title, referrer=url)
        number = int(parse_qs(urlsplit(url).query).get("pageNumber", ["1"])[0])
        # Results are ranked: after a page without reports there are only other articles.
        if hits and number < min((total(answer.get("totalPage")) or 1), MOST_PAGES):
            yield Lead(self._page(number + 1), "search", f"the site's search, page {number + 1}", referrer=url)
