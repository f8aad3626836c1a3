"""Henan's platform: one list for everything. A search on the province's host answers it as JSONP,
with times in milliseconds and null past the end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from nianbao_demo.families.api import ApiSite, count, milliseconds, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_HOST = "searchapi.henan.gov.cn"


class HenanSite(ApiSite):
    """Reports of all organs and years in one column."""

    by = "all"
    opening, closing = '<div class="rule_main">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        world.services[f"{_HOST}/open/api/external"] = self._search
        world.hosts.setdefault(_HOST, "河南省政府网站集约化检索")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/{post.day:%Y/%m-%d}/{2_500_000 + number * 3}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        mark = f"450000000101154165420{len(self.lists):05d}"
        self.lists[mark] = entries
        script = (
            f"var siteId = '4500000001'; var channelMarkId = '{mark}';"
            f"$.ajax({{url:'//{_HOST}/open/api/external',dataType:'jsonp'}});"
        )
        main = f"<h2>{escape(title)}</h2><div id='pageDec'></div><script>{script}</script>"
        self.show(f"/{key}/", title, main)
        return f"/{key}/"

    def _search(self, query: Query) -> Page:
        entries = self.lists.get(one(query, "channelMarkId"), [])
        size, page = count(query, "pageSize", 15), count(query, "pageNumber", 1)
        part = entries[(page - 1) * size : page * size]
        found = [
            {"title": f"<em>{e.title[:4]}</em>{e.title[4:]}", "selfUrl": e.url, "docDate": milliseconds(e.day)}
            for e in part
        ]
        data = {"totalRow": len(entries), "totalPage": -(-len(entries) // size), "datas": found or None}
        text = json.dumps({"code": 200, "data": data}, ensure_ascii=False)
        return self.answer(f"jQuery1830({text});", "application/javascript;charset=UTF-8")
