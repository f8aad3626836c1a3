"""开普 UCAP, the "c-number platform": scripts beside the page, which read the channel from a meta or a variable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nianbao_demo.families.api import count, milliseconds
from nianbao_demo.families.scripted import JQUERY, ScriptedSite
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_PAGINATION = '<script src="/mmq/xhtml/js/pagination.js"></script>'
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
        $('#list').html(rows(res.data.results));
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
            head = f'{JQUERY}<script>var lmCode = "{channel}";</script>{_PAGINATION}'
            main = '<div class="data"></div><div id="page_div"></div>'
        elif way == 1:
            self.serve(f"/searchList/{channel}", self._json(channel))
            head = f'<meta name="channelid" content="{channel}">{JQUERY}'
            main = '<ul id="list"></ul><div id="page"></div><script src="/mmq/xhtml/js/render.js"></script>'
        else:
            self.serve(f"/common/search/{channel}", self._json(channel))
            head = f'<meta name="channelId" content="{channel}"><meta name="code" content="c109263">{JQUERY}'
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
