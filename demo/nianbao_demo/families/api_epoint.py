"""新点 Epoint: lists in a shell page (openSubPage.html?specialurl=…) that are paged by ?pageIndex=
and repeat past their end, and columns that the full-text search fills.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from nianbao_demo.families.api import ApiSite, count, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_SEARCH = "/inteligentsearch/rest/esinteligentsearch/getFullTextDataNew"
_OPEN = 'function linkToNew(infoid, categorynum) { window.open("/" + infoid + ".html"); }'
_ORGAN = "/govxxgk/11410303MB0001"


class EpointSite(ApiSite):
    """Years take turns in how they are listed."""

    by = "year"
    size = 2
    opening, closing = '<div class="ewb-article-info">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        self.serve(_SEARCH, self._search)
        self.put("/js/xxgklist.js", _OPEN, "column", "application/javascript")

    def address(self, post: Post, number: int, folder: str) -> str:
        key = self.hex(number)
        guid = "-".join([key[:8], key[8:12], key[12:16], key[16:20], key[20:]])
        return f"{_ORGAN}/{post.day:%Y%m%d}/{guid}.html"

    def hub_path(self, key: str) -> str:
        return f"{_ORGAN}/{key}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        category = f"0320{len(self.lists):02d}"
        self.lists[category] = entries
        ways = (self._asking, self._shell, self._clicks)
        return ways[len(self.lists) % 3](category, title)

    def _shell(self, category: str, title: str) -> str:
        there = f"{_ORGAN}/category/{category}/govlist.html"
        self.put(there, self._govlist(category, 1), "column")
        self.serve(there, lambda query: self.answer(self._govlist(category, count(query, "pageIndex", 1)), "text/html"))
        path = f"{_ORGAN}/openSubPage.html?specialurl={there}&righttitle={quote(title)}"
        self.show(path, title, '<iframe id="iframe" src="about:blank"></iframe>')
        return path

    def _govlist(self, category: str, page: int) -> str:
        entries = self.lists[category]
        start = (min(page, max(-(-len(entries) // self.size), 1)) - 1) * self.size
        lines = "".join(
            f'<li class="ewb-list-node"><a href="{escape(self.local(e.url))}" title="{escape(e.title)}">'
            f"{escape(self.cut_short(e.title))}</a><span>{e.day.month}月{e.day.day}日</span></li>"
            for e in entries[start : start + self.size]
        )
        return f'<html><body><ul id="govinfolist" class="ewb-list">{lines}</ul></body></html>'

    def _clicks(self, category: str, title: str) -> str:
        """A shell with a list whose links call a function of the script beside it."""
        folder = f"{_ORGAN}/category/{category[:3]}/{category}"
        lines = "".join(
            f"<tr><td><a class=\"ewb-infoname\" onclick=\"linkToNew('{self.local(e.url)[1:-5]}','{category}');\">"
            f'{escape(e.title)} </a></td><td class="ewb-rqnr"><span>{e.day}</span></td></tr>'
            for e in self.lists[category]
        )
        head = "<html><head><title>信息公开</title></head>"
        main = f'{head}<body><div class="ewb-catalog-table"><table>{lines}</table></div>'
        self.put(f"{folder}/list.html", f'{main}<script src="/js/xxgklist.js"></script></body></html>', "column")
        path = f"{_ORGAN}/openSubPage.html?specialurl={folder}/list.html"
        self.show(path, title, '<iframe id="iframe" src="" frameborder="0"></iframe>')
        return path

    def _asking(self, category: str, title: str) -> str:
        condition = f'[{{"fieldName":"categorynum","equal":"{category}","isLike":true,"likeType":2}}]'
        script = f"$.post('{_SEARCH}', JSON.stringify({{pn:0,rn:{self.size},condition:{condition}}}))"
        path = f"{_ORGAN}/{category}.html"
        self.show(path, title, f"<h2>{escape(title)}</h2><ul></ul><script>{script}</script>")
        return path

    def _search(self, query: Query) -> Page:
        wanted = json.loads(one(query, "json", "{}"))
        category = wanted["condition"][0]["equal"] if wanted.get("condition") else ""
        entries, start = self.lists.get(category, []), int(wanted.get("pn", 0))
        size = min(int(wanted.get("rn", self.size)), self.size)  # it returns fewer records than requested
        found = [
            {
                "title": e.title.replace("公开", "<em style='color:red'>公开</em>"),
                "linkurl": self.local(e.url),
                "webdate": f"{e.day} 10:00:00",
                "categorynum": category,
            }
            for e in entries[start : start + size]
        ]
        answer = {"result": {"totalcount": len(entries), "records": found}}
        if start:  # some answers contain the JSON as a string
            return self.json({"code": 200, "content": json.dumps(answer, ensure_ascii=False)})
        return self.json(answer)
