"""Anhui: columns are addresses with a query; their lists are HTML from /site/label/8888. Past its
end a list repeats its last page, and not every page states the number of pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

from nianbao_demo.families.api import ApiSite, count, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_LABEL = "/site/label/8888"


class AnhuiSite(ApiSite):
    """A column for each organ. The organs' pages take turns in how they write their requests."""

    size = 2
    opening, closing = '<div class="gzk-article j-fontContent">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        self.serve(_LABEL, self._label)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/public/{6_600_000 + len(folder)}/{150_000_000 + number * 10}.html"

    def hub_path(self, key: str) -> str:
        return f"/public/column/{6_000_000 + int(self.hex(key)[:4], 16)}?type=2"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        number = len(self.lists)
        organ, column = 6_610_000 + number, str(49_940_000 + number)
        self.lists[column] = entries
        sent = {
            "siteId": "6793339",
            "pageSize": str(self.size),
            "organId": str(organ),
            "type": "4",
            "catId": column,
            "file": "/xxgk/publicInfoList_newest2020",
            "dateFormat": "yyyy-MM-dd",
        }
        ways = (self._settings(sent, len(entries)), self._whole(sent), self._object(sent))
        script = ways[number % 3]
        path = f"/public/column/{organ}?type=4&action=list&nav=3&catId={column}"
        # The menu beside the list leads to other lists with the same parameters.
        menu = self.links([("规章制度", f"/public/column/{organ}?type=4&catId=6716000&action=list")])
        main = f"<h2>{escape(title)}</h2>{menu}<div class='xxgk_nav_con'></div><script>{script}</script>"
        self.show(path, title, main)
        return path

    def _whole(self, sent: dict[str, str]) -> str:
        query = urlencode({"IsAjax": 1, "dataType": "html", "labelName": "publicInfoList", **sent})
        return f'$.get("{_LABEL}?{query}&pageIndex=" + page);'

    def _settings(self, sent: dict[str, str], total: int) -> str:
        options = ",".join(f"{name}:'{value}'" for name, value in sent.items())
        pages = -(-total // self.size)
        return f"Ls.label({{labelName:'publicInfoList',{options},pageCount:{pages}}});"

    def _object(self, sent: dict[str, str]) -> str:
        options = ",".join(f'{name}:"{value}"' for name, value in sent.items())
        return (
            f'var params = {{labelName:"publicInfoList",pageIndex:1,{options}}};'
            "function load(pageIndex) { params.pageIndex = pageIndex;"
            f' $.ajax({{url:"{_LABEL}?IsAjax=1&_=" + Math.random(), type:"get", data:params}}); }} load(1);'
        )

    def _label(self, query: Query) -> Page:
        entries = self.lists.get(one(query, "catId"), [])
        last = max(-(-len(entries) // self.size), 1)
        page = min(max(count(query, "pageIndex", 1), 1), last)
        part = entries[(page - 1) * self.size : page * self.size]
        lines = "".join(
            f"<li class='clearfix'><a class='title' title='{escape(e.title)}' href='{escape(e.url)}'>"
            f"{escape(self.cut_short(e.title))}</a><span class='date'>\r\n{e.day:%Y}-\r\n{e.day:%m-%d}</span></li>"
            for e in part
        )
        head = "<li class='th'>名称<span>发布日期</span></li>"
        return self.answer(f"<ul class='clearfix xxgk_nav_list'>{head}{lines}</ul>", "text/html")
