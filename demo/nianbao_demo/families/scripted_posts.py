"""Portals whose lists are posted for: Fujian's, whose module asks the province's interface, and Java portals whose
pager fills in a form and sends it.
"""

from __future__ import annotations

from collections.abc import Sequence

from nianbao_demo.families.api import count, one
from nianbao_demo.families.scripted import JQUERY, ScriptedSite
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post


class FujianSite(ScriptedSite):
    """TRS in Fujian: the first page of a list is static, the others come from /fjdzapp/search."""

    opening, closing = '<div class="TRS_Editor">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.serve("/fjdzapp/search", self._found)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/zwgk/{folder}/{post.day:%Y%m}/t{post.day:%Y%m%d}_{5_000_000 + number}.htm"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column = str(3_504 + len(self.lists))
        self.lists[column] = entries
        script = (
            'require(["list2.trsapi", "tools"], function (m) { m({ quickMode: "动静结合", maxStaticIndex: 1,'
            f' listArgs: {{ channelid: 229105, classsql: "chnlid={column}", sortfield: "-docorderpri,-docreltime" }},'
            f" pagebar: {{ prepage: {self.size}, recordCount: '{len(entries)}' }} }}); }});"
        )
        first = self.lines(self.page_of(column, 1, self.size))
        main = f'<div ms-controller="list"><ul>{first}</ul></div><div ms-controller="list_pagebar"></div>'
        main += f'<script src="/images/model.min.js"></script><script>{script}</script>'
        path = f"/zwgk/{key}/index.html"
        self.put(path, self.dress(title, main, JQUERY), "column")
        return path

    def _found(self, query: Query) -> Page:
        column = one(query, "classsql").removeprefix("chnlid=")
        page, size = count(query, "page", 1), count(query, "prepage", 15)
        whole = len(self.lists.get(column, []))
        rows = [
            {"doctitle": e.title, "docpuburl": e.url, "chnldocurl": e.url, "docreltime": f"{e.day} 10:00:00"}
            for e in self.page_of(column, page, size)
        ]
        return self.json({"page": page, "prepage": size, "pageCount": -(-whole // size), "count": whole, "data": rows})


class FormsSite(ScriptedSite):
    """Java portals: /govinfo/list.action, whose pager sets the number of the page in a form, and posts it."""

    opening, closing = '<div class="info-content">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.titles: dict[str, str] = {}
        self.serve("/govinfo/list.action", self._page)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/govinfo/{folder}/{7_000_000 + number}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column = str(60 + len(self.lists))
        self.lists[column], self.titles[column] = entries, title
        return f"/govinfo/list.action?columnId={column}"

    def _page(self, query: Query) -> Page:
        column, number = one(query, "columnId"), count(query, "pageNo", 1)
        entries = self.lists.get(column, [])
        last = max(1, -(-len(entries) // self.size))
        fields = f'<input type="hidden" name="columnId" value="{column}"><input type="hidden" name="pageNo" value="1">'
        turns = (("首页", 1), ("上一页", max(1, number - 1)), ("下一页", min(last, number + 1)), ("尾页", last))
        pager = "".join(f'<a href="javascript:goPage({n})">{words}</a>' for words, n in turns)
        script = "function goPage(n) { document.pageForm.pageNo.value = n; document.pageForm.submit(); }"
        main = (
            f'<form name="pageForm" action="/govinfo/list.action" method="post">{fields}</form>'
            f"<ul>{self.lines(self.page_of(column, number, self.size))}</ul>"
            f'<div class="pages">共{len(entries)}条 第{number}页/共{last}页 {pager}</div><script>{script}</script>'
        )
        return self.answer(self.dress(self.titles.get(column, "信息公开"), main), "text/html;charset=utf-8")
