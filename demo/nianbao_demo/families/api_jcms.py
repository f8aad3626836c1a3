"""大汉 JCMS: lists of records in CDATA. The first few are on the page; the others come from
dataproxy.jsp by POST, by following its groups, or by ?uid=&pageNum=. One organ uses the
disclosure module.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nianbao_demo.families.api import ApiSite, count, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_PROXY = "/module/web/jpage/dataproxy.jsp"
_MODULE = "/module/xxgk/search.jsp"
_MOST = 4
"""Largest number of records per answer, whatever is requested."""


class JcmsSite(ApiSite):
    """The organs' leaf columns take turns in how their lists continue."""

    size = 2
    opening, closing = '<div id="zoom"><!--<$[信息内容]>begin-->', "<!--<$[信息内容]>end--></div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        self.serve(_PROXY, self._proxy)
        self.serve(_MODULE, self._search)
        tree = "<html><body><div id='tree'>目录</div><script>d = new dTree('d');</script></body></html>"
        self.serve("/module/xxgk/tree.jsp", lambda _: self.answer(tree, "text/html"))

    def address(self, post: Post, number: int, folder: str) -> str:
        day = post.day
        return f"/art/{day.year}/{day.month}/{day.day}/art_{30_000 + len(folder)}_{90_000 + number}.html"

    def hub_path(self, key: str) -> str:
        return f"/col/col{10_000 + int(self.hex(key)[:3], 16)}/index.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        number = 20_000 + len(self.lists)
        self.lists[str(number)] = entries
        path = f"/col/col{number}/index.html"
        ways = [self._posted, self._grouped, self._numbered, self._module]
        self.show(path, title, f"<h2>{escape(title)}</h2>{ways[number % 4](number, path)}")
        return path

    def _record(self, entry: Entry) -> str:
        return (
            f"<record><![CDATA[\n<li><a target='_blank' href='{escape(self.local(entry.url))}' "
            f"title='{escape(entry.title)}'>{escape(self.cut_short(entry.title))}</a>"
            f"<span>{entry.day}</span></li>]]></record>"
        )

    def _store(self, entries: Sequence[Entry], following: str = "") -> str:
        group = f'<nextgroup><![CDATA[<a href="{following}"></a>]]></nextgroup>' if following else ""
        return f"<datastore>{group}<recordset>{''.join(map(self._record, entries))}</recordset></datastore>"

    def _parameters(self, number: int) -> dict[str, str]:
        return {
            "col": "1",
            "appid": "1",
            "webid": "12",
            "path": "/",
            "columnid": str(number),
            "sourceContentType": "1",
            "unitid": str(number * 7),
            "webname": self.name,
            "permissiontype": "0",
        }

    def _posted(self, number: int, path: str) -> str:
        """A list whose page has the parameters of jpage, which are sent by POST."""
        sent = ",".join(f"{k}:'{v}'" for k, v in self._parameters(number).items())
        first = self._store(self.lists[str(number)][: self.size])
        return (
            f'<div id="{number * 7}" class="default_pgContainer"><script type="text/xml">{first}</script></div>'
            f"<script>$('#{number * 7}').jpage({{totalRecord:{len(self.lists[str(number)])},"
            f"proxyUrl:'{_PROXY}',perPage:{self.size},groupSize:3,ajaxParam:{{{sent}}}}});</script>"
        )

    def _grouped(self, number: int, path: str) -> str:
        """A list whose page has only the address of the next group."""
        return (
            f'<script type="text/xml">'
            f"{self._store(self.lists[str(number)][: self.size], self._group(number, 1))}</script>"
        )

    def _group(self, number: int, page: int) -> str:
        if page * self.size >= len(self.lists[str(number)]):
            return ""
        rest = "&".join(f"{k}={v}" for k, v in self._parameters(number).items() if k != "webname")
        return f"{_PROXY}?page={page}&{rest}"

    def _numbered(self, number: int, path: str) -> str:
        """A list whose pages the server makes complete, with their records."""
        entries = self.lists[str(number)]
        unit = number * 7

        def page(query: Query) -> Page:
            start = (count(query, "pageNum", 1) - 1) * self.size
            store = self._store(entries[start : start + self.size])
            main = f'<h2>列表</h2><script type="text/xml">{store}</script>'
            return self.answer(self.dress("列表", main), "text/html")

        self.serve(path, page)
        return (
            f'<script type="text/xml">{self._store(entries[: self.size])}</script>'
            f"<script>$('#{unit}').jpage({{totalRecord:{len(entries)},perPage:{self.size}}});</script>"
        )

    def _module(self, number: int, path: str) -> str:
        """The disclosure module: a table that is requested by a form."""
        return (
            '<iframe src="/module/xxgk/tree.jsp?area=11410303&standardXxgk=0" width="200"></iframe>'
            f"<div id='div{number}'></div><script>var infotypeId='A{number}';"
            f"$.post('{_MODULE}?infotypeId=A{number}&jdid=12&divid=div{number}');</script>"
        )

    def _proxy(self, query: Query) -> Page:
        """Some records as XML: selected by startrecord, otherwise by groups."""
        number = one(query, "columnid")
        entries = self.lists.get(number, [])
        if "startrecord" in query:
            start = max(count(query, "startrecord", 1), 1)
            end = min(count(query, "endrecord", start), start + _MOST - 1)
            total = f"<totalrecord>{len(entries)}</totalrecord>"
            store = self._store(entries[start - 1 : end]).replace("<recordset>", f"{total}<recordset>")
        else:
            page = count(query, "page", 0)
            part = entries[page * self.size : (page + 1) * self.size]
            store = self._store(part, self._group(int(number), page + 1).replace("&", "&amp;"))
        return self.answer(store, "text/xml;charset=UTF-8")

    def _search(self, query: Query) -> Page:
        entries = self.lists.get(one(query, "divid").removeprefix("div"), [])
        last = -(-len(entries) // self.size)
        page = min(max(count(query, "currpage", 1), 1), max(last, 1))  # past the end: the last page
        rows = "".join(
            f"<tr class='tr_main_value_odd'><td><a href='{escape(self.local(e.url))}' title='{escape(e.title)}'"
            f">{escape(self.cut_short(e.title))}</a></td><td>{e.day.year}年{e.day.month:02d}月</td></tr>"
            for e in entries[(page - 1) * self.size : page * self.size]
        )
        head = "<tr><th>信息名称</th><th>发文日期</th></tr>"
        return self.answer(f"<table>{head}{rows}</table>共&nbsp;{last}&nbsp;页", "text/html")
