"""Portals whose pages hold the scripts that fill their lists: 迅睿 CMS, the pc/list platform, Hebei's blocks, and
interfaces like those of Shenzhen.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape

from nianbao_demo.families.api import count, one
from nianbao_demo.families.scripted import JQUERY, ScriptedSite
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_AJAX_LIST = """\
function ajax_list(page) {
  $.ajax({ url: "/api-ajax_list-" + page + ".html", type: "post", dataType: "json",
    data: { "ajax_type[]": ["%(site)s_xxgk", "%(column)s", "%(site)s", "xxgk", "Y-m-d", "50", "%(size)d", "",
      ["is_top DESC", "inputtime DESC"]], "is_ds": "1" },
    success: function (res) { $("#ajax_list").html(rows(res.data)); $("#pages").html(res.pages); } });
}
ajax_list(1);
"""


class DayruiSite(ScriptedSite):
    """迅睿 CMS: /xxgk-list-NAME.html, a list that is posted for at /api-ajax_list-PAGE.html."""

    by = "year"
    opening, closing = '<div class="xxgk_content">', "</div>"
    _pages = 60

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        for page in range(1, self._pages + 1):
            self.serve(f"/api-ajax_list-{page}.html", self._list(page))

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/xxgk-show-{10_000_000 + number}.html"

    def hub_path(self, key: str) -> str:
        return f"/xxgk-index-{key}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column = str(165_900 + len(self.lists))
        self.lists[column] = entries
        script = _AJAX_LIST % {"site": "21", "column": column, "size": self.size}
        path = f"/xxgk-list-{key}.html"
        main = f'<h2>{escape(title)}</h2><ul id="ajax_list"></ul><div id="pages"></div><script>{script}</script>'
        self.put(path, self.dress(title, main, JQUERY), "column")
        return path

    def _list(self, page: int) -> Callable[[Query], Page]:
        def answer(query: Query) -> Page:
            told = query.get("ajax_type[]", [])
            column, size = (told[1], int(told[6])) if len(told) > 6 else ("", 20)
            entries = self.lists.get(column, [])
            data = [
                {"title": e.title, "url": e.url, "inputtime": str(e.day), "updatetime": str(e.day)}
                for e in self.page_of(column, page, size)
            ]
            pages = f"<a class='a1'>{len(entries)}条</a>"
            return self.json({"status": 1, "data": data, "pages": pages, "total": len(entries)})

        return answer


class PcListSite(ScriptedSite):
    """The pc/list platform: /SITE/COLUMN/pc/list.html, whose whole list is data in a script of the page."""

    opening, closing = '<div class="content-box">', "</div>"

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/mmqrmzf/c{len(folder):05d}/pc/content/content_{2_075_045_293_660_000_000 + number}.html"

    def hub_path(self, key: str) -> str:
        return f"/mmqrmzf/{key}/pc/list.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        articles = [
            {
                "id": self.hex(e.url)[:12],
                "title": e.title,
                "pubDate": f"{e.day} 10:00:00",
                "urls": json.dumps({"pc": self.local(e.url), "wap": self.local(e.url).replace("/pc/", "/wap/")}),
                "articleFiles": [],
            }
            for e in entries
        ]
        data = {"columnName": title, "pageSize": 10, "total": len(articles), "articleList": articles}
        script = f"var listData = {json.dumps(data, ensure_ascii=False)};\nshow(listData.articleList);"
        path = f"/mmqrmzf/{key}/pc/list.html"
        main = f'<ul class="list" id="list"></ul><div id="page"></div><script>{script}</script>'
        self.put(path, self.dress(title, main, JQUERY), "column")
        return path


class BlocksSite(ScriptedSite):
    """Hebei's columns: /columns/UUID/index.html with the first page of a list, whose further pages a script loads."""

    by = "all"
    opening, closing = '<div class="article-content">', "</div>"

    def uuid(self, *of: object) -> str:
        key = self.hex(*of)
        return "-".join([key[:8], key[8:12], key[12:16], key[16:20], key[20:]])

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/columns/{self.uuid(folder)}/{post.day:%Y%m/%d}/{self.uuid(number)}.html"

    def hub_path(self, key: str) -> str:
        return f"/columns/{self.uuid('hub', key)}/index.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column, block = self.uuid("column", key), self.uuid("block", key)
        self.lists[block] = entries
        there = f"/columns/{column}/templates/{self.uuid('template')}/blocks/{block}"

        def answer(query: Query) -> Page:
            return self.answer(
                f"<ul>{self.lines(self.page_of(block, count(query, 'page', 1), self.size))}</ul>", "text/html"
            )

        self.serve(there, answer)
        script = f'function page(n){{ $("#{block}").load("{there}?page=" + n + "&fix=0"); }}'
        last = -(-len(entries) // self.size)
        turns = [*((str(n), n) for n in range(1, last + 1)), ("下一页", min(2, last)), ("尾页", last)]
        pager = "".join(f'<a href="javascript:void(0)" onclick="page({n})">{words}</a>' for words, n in turns)
        first = self.lines(self.page_of(block, 1, self.size))
        main = f'<div class="block" id="{block}"><ul>{first}</ul></div><div class="pagination">{pager}</div>'
        main += f"<script>{script}</script>"
        path = f"/columns/{column}/index.html"
        self.put(path, self.dress(title, main, JQUERY), "column")
        return path


class MessageSite(ScriptedSite):
    """Lists by POST of a form whose answer has names in capitals, or by GET with the channel as a parameter."""

    opening, closing = '<div class="news_cont_d_wrap">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.serve("/szxxgk/list/query", self._posted)
        self.serve("/postmeta/getInfoCommon/", self._got)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/{folder}/content/post_{9_000_000 + number}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        channel = str(3_300 + len(self.lists))
        self.lists[channel] = entries
        if len(self.lists) % 2:
            script = (
                f"var query = {{ channelId: '{channel}', pageIndex: 1, pageSize: {self.size} }};"
                "function load(index) { query.pageIndex = index;"
                " $.post('/szxxgk/list/query', query, function (res) { show(res.data.list); }); } load(1);"
            )
        else:
            script = (
                f"var channel = {channel}; function load(page) {{"
                " $.getJSON(`/postmeta/getInfoCommon/?channelid=${channel}&currpage=${page}"
                f"&pagesize={self.size}`, function (res) {{ show(res.infolist); }}); }} load(1);"
            )
        path = f"/{key}/index.html"
        self.put(path, self.dress(title, f'<ul class="ftdt-list"></ul><script>{script}</script>', JQUERY), "column")
        return path

    def _posted(self, query: Query) -> Page:
        channel = one(query, "channelId")
        part = self.page_of(channel, count(query, "pageIndex", 1), count(query, "pageSize", 15))
        rows = [{"TITLE": e.title, "URL_COMMP": e.url, "PUBLISHED_TIME_FORMAT": str(e.day)} for e in part]
        return self.json({"code": "0", "msg": "", "data": {"allRow": len(self.lists.get(channel, [])), "list": rows}})

    def _got(self, query: Query) -> Page:
        channel = one(query, "channelid")
        part = self.page_of(channel, count(query, "currpage", 1), count(query, "pagesize", 15))
        rows = [{"title": e.title, "link": e.url, "pubtime": f"{e.day} 10:00:00"} for e in part]
        return self.json({"count": len(self.lists.get(channel, [])), "infolist": rows})
