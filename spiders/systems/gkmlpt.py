"""广东 gkmlpt, the catalogue of disclosure of Guangdong's governments: a page without links, whose
window._CONFIG holds the site's number (SID) and the tree of its columns (TREE).

Seen in crawlers of 2020–2026: GET /gkmlpt/api/all/COLUMN?page=N&sid=SID answers JSON: articles[]
with title, url (or post_url), and times as epoch seconds; their total number as `total` or
classify.post_count; a hundred per page. Two guesses: that TREE is JSON whose nodes have `id`, `name` and
`children`, and the form of the entries in attachment[]. So any object with an id and a name is taken
for a node, and any text of an attachment's entry that is an address for the attachment's address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

from spiders.pages import MOST_LINKS, Page
from spiders.pages.addresses import absolute
from spiders.pages.attachments import is_file
from spiders.pages.titles import classify
from spiders.systems import Fragment, Lead, System
from spiders.systems.answers import anchors, asked, number, plain, records, setting, total, unwrapped

_TREE = re.compile(r"""["']?TREE["']?\s*[:=]\s*(?=[\[{])""")
_API = re.compile(r"/gkmlpt/api/all/[^/]+$")


@dataclass(frozen=True)
class Gkmlpt(System):
    """`page` is the address of the catalogue; `size` the number of articles in each answer (0: unknown)."""

    name = "gkmlpt"
    title = "广东 gkmlpt"
    shown_by = "`window._CONFIG` with `SID` and `TREE`"
    asked_for = "`/gkmlpt/api/all/COLUMN` for the columns of annual reports in the tree"

    page: str = ""
    size: int = 0

    @classmethod
    def recognised(cls, page: Page, text: str) -> Self | None:
        return cls(page.url) if "_CONFIG" in text and "TREE" in text and "SID" in text else None

    def columns(self, page: Page, text: str) -> Iterator[Lead]:
        """The columns of annual reports and all columns below them, as a column's answer may leave out the
        articles of those below.
        """
        sid, start = setting(text, "SID"), _TREE.search(text)
        if not sid or not start:
            return
        try:
            tree, _ = json.JSONDecoder().raw_decode(text, start.end())
        except (ValueError, RecursionError):
            return
        before, _, _ = urlsplit(page.url).path.partition("/gkmlpt")
        for node in islice(_nodes(tree), MOST_LINKS):
            url = urljoin(page.url, f"{before}/gkmlpt/api/all/{node['id']}")
            yield Lead(asked(url, page=1, sid=sid), "search", plain(node["name"]), referrer=page.url)

    def more(self, page: Page, text: str) -> Iterator[Lead]:
        """The same columns: an entrance that is named for annual reports (/gkmlpt/annualreport) is itself a column."""
        yield from self.columns(page, text)

    def read(self, url: str, text: str) -> Iterator[Lead | Fragment]:
        """The column's articles, and the request for more. Raises ValueError for any other answer."""
        if not _API.search(urlsplit(url).path):
            raise ValueError("this is not the catalogue's interface")
        answer = unwrapped(text)
        articles = records(answer, "articles")
        there = self.page or url
        links = [(plain(a.get("title")), _address(a)) for a in articles]
        yield Fragment(anchors(links), there)
        for article in articles:
            yield from self._attached(article, there)
        classified = answer.get("classify")
        counted = classified.get("post_count") if isinstance(classified, dict) else None
        count = total(answer.get("total") or counted)
        page, size = number(url, "page"), self.size or len(articles)
        if articles and (page * size < count if count else len(articles) >= size):
            yield Lead(
                asked(url, page=page + 1), "search", f"page {page + 1}", referrer=there, system=replace(self, size=size)
            )

    def _attached(self, article: dict[str, Any], there: str) -> Iterator[Lead]:
        """Attachments of a report's article, which only the interface names."""
        title = plain(article.get("title"))
        files = article.get("attachment")
        if classify(title).sort != "report" or not isinstance(files, list):
            return
        parent = absolute(there, _address(article))
        for entry in files:
            texts = entry.values() if isinstance(entry, dict) else [entry]
            known = [str(t) for t in texts if isinstance(t, str) and ("/" in t and is_file(t))]
            if known and (to := absolute(there, known[0])):
                yield Lead(to, "attachment", title, 0, there, parent, hints=(("title", title),))


def _address(article: dict[str, Any]) -> str:
    return str(article.get("url") or article.get("post_url") or "")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """The nodes of columns of annual reports, and all nodes below them, in order."""
    waiting: list[tuple[Any, bool]] = [(tree, False)]
    """What is to be looked at, the next at the end, and whether it is below such a column."""
    while waiting:
        part, wanted = waiting.pop()
        if isinstance(part, list):
            waiting += [(each, wanted) for each in reversed(part)]
        elif isinstance(part, dict):
            named = isinstance(part.get("id"), int | str) and isinstance(part.get("name"), str)
            here = wanted or (named and classify(plain(part["name"])).sort == "column")
            if named and here:
                yield part
            waiting += [(each, here) for each in reversed(part.values())]
