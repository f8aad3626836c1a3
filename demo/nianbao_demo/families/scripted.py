"""Portals whose lists are filled by scripts of their own, each as it was seen at real ones (docs/portals.md): the
scripts beside the page or in it, the metas and fields they read, the interfaces they ask and how these answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from html import escape

from nianbao_demo.families.api import ApiSite, count, milliseconds, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_JQUERY = '<script src="/js/jquery.min.js"></script>'


class ScriptedSite(ApiSite):
    """A site whose columns are empty pages with scripts."""

    size = 4

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        """The lists, by the id of their channel."""
        self.script("/js/jquery.min.js", "window.jQuery = window.$ = function () {};")

    def script(self, path: str, text: str) -> None:
        self.put(path, text, "trap" if "jquery" in path else "column", "application/javascript;charset=UTF-8")

    def page_of(self, channel: str, page: int, size: int) -> Sequence[Entry]:
        return self.lists.get(channel, [])[(page - 1) * size : page * size]

    def lines(self, entries: Sequence[Entry]) -> str:
        return "".join(
            f'<li><a href="{escape(self.local(e.url))}" title="{escape(e.title)}">{escape(self.cut_short(e.title))}</a>'
            f"<span>{e.day}</span></li>"
            for e in entries
        )


_LIST_PAGE = """\
var channelId = $('meta[name="channelId"]').attr('content');
function table_ajax() {
  $.ajax({
    url: '/common/search/' + channelId + '?_isAgg=true&_isJson=true&_pageSize=' + parseInt($("#pageSize").val())
      + '&_template=index&_rangeTimeGte=&_channelName=&page=' + parseInt($("#page").val()),
    type: 'get',
    success: function (data) { table_page(data.data.total); table_each('list', data.data.results); }
  });
}
function table_each(id, rows) {
  var html = '';
  for (var i = 0; i < rows.length; i++) html += '<a href="' + rows[i].url + '"><li>' + rows[i].title + '</li></a>';
  $('#' + id).html(html);
}
$(function () { table_ajax(); });
"""
_RENDER = """\
var render = {
  page_size: 5,
  init: function () { this._id = $('meta[name="channelid"]').attr('content'); this.list(1); },
  list: function (curPage) {
    var _this = this, pageSize = this.page_size, _id = this._id;
    $.ajax({ url: '/searchList/' + _id + '?_isAgg=true&_isJson=true&_pageSize=' + pageSize
      + '&_template=index&_rangeTimeGte=&_channelName=&page=' + curPage, type: 'get', success: function (res) {
        $('#list').html(res.data.results.map(function (r) { return '<li><a href="' + r.url + '">' + r.title + '</a></li>'; }).join(''));
      } });
  }
};
$(function () { render.init(); });
"""
_LOAD = """\
function callback(n) {
  $('.data').load('/es-search/search/' + lmCode + '?_template=ucap/list_ejs&_isAgg=1&_pageSize=4&page=' + n);
}
$(function () { if ($('.data').length != 0) { callback(1); } });
"""


class UcapSite(ScriptedSite):
    """开普 UCAP, addresses /SITE/cNUMBER/…: the channel in a meta or a variable, the list as JSON or as HTML."""

    opening, closing = '<div class="articleCon">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.script("/mmq/xhtml/js/listPage.js", _LIST_PAGE)
        self.script("/mmq/xhtml/js/render.js", _RENDER)
        self.script("/mmq/xhtml/js/pagination.js", _LOAD)

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/mmq/c{109_000 + len(folder)}/{post.day:%Y%m}/{170_000_000 + number}.shtml"

    def hub_path(self, key: str) -> str:
        return f"/mmq/c{108_000 + int(self.hex(key)[:3], 16)}/{key}.shtml"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        channel = self.hex("channel", key)
        way = len(self.lists) % 3
        self.lists[channel] = entries
        path = f"/mmq/c{109_200 + len(self.lists)}/{key}.shtml"
        if way == 2:
            self.serve(f"/es-search/search/{channel}", self._html(channel))
            head = f'{_JQUERY}<script>var lmCode = "{channel}";</script><script src="/mmq/xhtml/js/pagination.js"></script>'
            main = '<div class="data"></div><div id="page_div"></div>'
        elif way == 1:
            self.serve(f"/searchList/{channel}", self._json(channel))
            head = f'<meta name="channelid" content="{channel}">{_JQUERY}'
            main = '<ul id="list"></ul><div id="page"></div><script src="/mmq/xhtml/js/render.js"></script>'
        else:
            self.serve(f"/common/search/{channel}", self._json(channel))
            head = f'<meta name="channelId" content="{channel}"><meta name="code" content="c109263">{_JQUERY}'
            main = (
                '<ul id="list"></ul><div id="page_div"></div><input type="hidden" id="pageSize" value="4">'
                '<input type="hidden" id="page" value="1"><script src="/mmq/xhtml/js/listPage.js"></script>'
            )
        self.put(path, self.dress(title, main, head), "column")
        return path

    def _json(self, channel: str) -> Callable[[Query], Page]:
        def answer(query: Query) -> Page:
            size, page = count(query, "_pageSize", 20), count(query, "page", 1)
            results = [
                {
                    "title": e.title,
                    "subTitle": e.title,
                    "url": e.url.partition(":")[2],
                    "publishedTime": milliseconds(e.day),
                    "publishedTimeStr": f"{e.day} 09:30:03",
                    "manuscriptId": self.hex(e.url)[:9],
                    "resList": [],
                    "domainMetaList": [{"resultList": [{"key": "source", "name": "来源", "value": "办公室"}]}],
                }
                for e in self.page_of(channel, page, size)
            ]
            data = {"page": page, "rows": size, "channelId": channel, "total": len(self.lists[channel])}
            return self.json({"data": {**data, "results": results}, "channelName": "年报"})

        return answer

    def _html(self, channel: str) -> Callable[[Query], Page]:
        def answer(query: Query) -> Page:
            size, page = count(query, "_pageSize", 20), count(query, "page", 1)
            total = len(self.lists[channel])
            pager = f'ejscreatePageHTML("page_div",{-(-total // size)},{page},{size},{total},callback);'
            lines = self.lines(self.page_of(channel, page, size))
            return self.answer(f"<ul>{lines}</ul><script>{pager}</script>", "text/html")

        return answer


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
        self.put(path, self.dress(title, main, _JQUERY), "column")
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
        self.put(path, self.dress(title, main, _JQUERY), "column")
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
            return self.answer(f"<ul>{self.lines(self.page_of(block, count(query, 'page', 1), self.size))}</ul>", "text/html")

        self.serve(there, answer)
        script = f'function page(n){{ $("#{block}").load("{there}?page=" + n + "&fix=0"); }}'
        pager = "".join(f'<a href="javascript:void(0)" onclick="page({n})">{n}</a>' for n in (1, 2, 3))
        first = self.lines(self.page_of(block, 1, self.size))
        main = f'<div class="block" id="{block}"><ul>{first}</ul></div><div class="pagination">{pager}</div><script>{script}</script>'
        path = f"/columns/{column}/index.html"
        self.put(path, self.dress(title, main, _JQUERY), "column")
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
                "function load(index) { query.pageIndex = index; $.post('/szxxgk/list/query', query, function (res) { show(res.data.list); }); }"
                "load(1);"
            )
        else:
            script = (
                f"var channel = {channel}; function load(page) {{ $.getJSON(`/postmeta/getInfoCommon/?channelid=${{channel}}"
                f"&currpage=${{page}}&pagesize={self.size}`, function (res) {{ show(res.infolist); }}); }} load(1);"
            )
        path = f"/{key}/index.html"
        self.put(path, self.dress(title, f'<ul class="ftdt-list"></ul><script>{script}</script>', _JQUERY), "column")
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
