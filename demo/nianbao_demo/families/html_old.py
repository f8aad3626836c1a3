"""Systems whose pages are made by programs: ASPX with and without postback, and PHP."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from html import escape
from typing import Literal

from nianbao_demo.families.html import HtmlSite, number_in
from nianbao_demo.world.model import Page, Query
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press


class AspxSite(HtmlSite):
    """/Item/N.aspx below a session's folder. The organs' leaf columns are paged by postback: by
    numbers as arguments, by a GridView's Page$N, or by buttons that only know the next page;
    news is paged by Index_2.aspx. A list answers only to the state of one of its own pages.
    """

    by = "organ"
    size = 2
    opening, closing = '<div class="mainhtml">', "</div>"

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/Item/{3_000 + number}.aspx"

    def local(self, url: str) -> str:
        self._sessions += 1
        return f"/(S({self.hex('session', self._sessions)[:24]})){super().local(url)}"

    _sessions = 0

    def hub_path(self) -> str:
        return "/Category_10/Index.aspx"

    def list_paths(self, folder: str, number: int) -> list[str]:
        category = self._categories.setdefault(folder, 11 + len(self._categories))
        turned = "" if number == 1 else f"_{number}"
        return [f"/Category_{category}/Index{turned}.aspx"]

    def endless_below(self, folder: str) -> str:
        return self.at(folder).replace(".aspx", "_")

    def past_the_end(self, folder: str) -> None:
        """Adds nothing, so that the answer past the end is 404."""

    @property
    def _categories(self) -> dict[str, int]:
        found: dict[str, int] = self.__dict__.setdefault("_numbers", {})
        return found

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        if not folder.startswith(self.reports) or len(entries) <= self.size:
            return super().column(folder, title, entries)
        self.titles[folder] = title
        path, count = self.at(folder), -(-len(entries) // self.size)
        way = int(folder.strip("/").rsplit("/", 1)[-1]) % 3
        pages = [
            self.answer(self.dress(title, self._form(path, number, count, way, entries)))
            for number in range(1, count + 1)
        ]
        states = {self._state(path, number): number for number in range(1, count + 1)}

        def posted(query: Query) -> Page:
            number = states.get(query.get("__VIEWSTATE", [""])[0])
            if number is None:
                if "__EVENTTARGET" in query:  # ASP.NET: "Invalid postback or callback argument"
                    return Page(self.url(path), b"Server Error".__bytes__, "trap", status=500)
                return pages[0]
            target = query["__EVENTTARGET"][0]
            said = query.get("__EVENTARGUMENT", ["0"])[0].removeprefix("Page$")
            if target == "Calendar1":
                return Page(self.url(path), pages[0].make, "trap")
            wanted = number + 1 if target == "lbNext" else int(said)
            return pages[min(wanted, count) - 1]

        self.world.services[f"{self.host}{path}"] = posted
        return path

    def _state(self, path: str, number: int) -> str:
        return f"/wEPDwUK{hashlib.sha256(f'{path}{number}'.encode()).hexdigest()}=="

    def _form(self, path: str, number: int, last: int, way: int, entries: Sequence[Entry]) -> str:
        part = entries[(number - 1) * self.size : number * self.size]
        hidden = {
            "__VIEWSTATE": self._state(path, number),
            "__VIEWSTATEGENERATOR": "012B8FE0",
            "__EVENTTARGET": "",
            "__EVENTARGUMENT": "",
            "__EVENTVALIDATION": f"/wEW{number}",
        }
        fields = "".join(f'<input type="hidden" name="{k}" id="{k}" value="{v}" />' for k, v in hidden.items())
        days = self._posts([(f"{d}", "Calendar1", f"{8_800 + d}") for d in range(1, 29)])
        months = self._posts([("<", "Calendar1", "V8766"), (">", "Calendar1", "V8827")])
        return (
            f'<form method="post" action="./{path.rsplit("/", 1)[1]}" id="form1">{fields}'
            f"<h2>{escape(entries[0].title[:0])}列表</h2><table>{self.rows(part)}</table>"
            f"{self._turns(number, last, way)}{days}{months}"
            '<input type="text" name="txtKey" value=""><input type="submit" name="btnSearch" value="搜索">'
            "</form>"
        )

    def rows(self, entries: Sequence[Entry]) -> str:
        head = "<tr><th>标题</th><th>日期</th></tr>"
        return head + "".join(
            f'<tr><td><a href="{self.local(e.url)}" title="{escape(e.title)}">'
            f"{escape(self.cut_short(e.title))}</a></td><td>{e.day:%Y年%m月%d日}</td></tr>"
            for e in entries
        )

    def _turns(self, number: int, last: int, way: int) -> str:
        following = min(number + 1, last)
        others = [n for n in range(1, last + 1) if n != number]
        if way == 0:
            turns = [(f"{n}", "AspNetPager1", f"{n}") for n in others[:2]]
            turns += [("下一页", "AspNetPager1", f"{following}"), ("尾页", "AspNetPager1", f"{last}")]
        elif way == 1:
            turns = [(f"{n}", "ctl00$GridView1", f"Page${n}") for n in others]
        else:
            turns = [("下一页", "lbNext", "")]  # also on the last page
        return f"<div>共{last}页 {self._posts(turns)}</div>"

    def _posts(self, turns: Sequence[tuple[str, str, str]]) -> str:
        return " ".join(
            f'<a href="javascript:__doPostBack(&#39;{target}&#39;,&#39;{argument}&#39;)">{escape(words)}</a>'
            for words, target, argument in turns
        )


class PhpSite(HtmlSite):
    """news.php?page=N&NodeId=…, in GBK and in tables; session ids and sort orders in the links.
    Past the end the last page is repeated, with a 下一页 link.
    """

    charset = "gbk"
    cut = 14
    scheme = "http"
    opening, closing = "<table width='100%'><tr><td><div class=zoomTY>", "</div></td></tr></table>"

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/zwgknews.php?newsid={4_100 + number}"

    def local(self, url: str) -> str:
        self._sessions += 1
        inside = super().local(url)
        session = f"&PHPSESSID={self.hex('session', self._sessions)[:26]}"
        return inside + session if "?" in inside else inside

    _sessions = 0

    def hub_path(self) -> str:
        return "/zwgk.php"

    def list_paths(self, folder: str, number: int) -> list[str]:
        return [f"/news.php?page={number}&NodeId={self.hex(folder)}"]

    def arrange_reports(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post]) -> str:
        """The column is a frameset: a menu, and the list."""
        first = super().arrange_reports(press, plans, alike)
        self.show("/menu.html", "栏目", self.links([("机构概况", "/rili.html?y=2001")]))
        frames = f'<frame src="menu.html"><frame src="{first.lstrip("/")}" name="main">'
        text = f"<html><head><title>{self.name}</title></head><frameset>{frames}</frameset></html>"
        self.put("/nb.html", text, "column")
        return "/nb.html"

    def list_main(self, folder: str, number: int, last: int, part: Sequence[Entry]) -> str:
        node = self.hex(folder)
        orders = "".join(
            f'<a href="news.php?page={n}&NodeId={node}&order=hits_{way}">{words}</a>'
            for words, way, n in (("点击↑", "asc", number), ("点击↓", "desc", number), ("2", "desc", 2))
        )
        options = "".join(
            f"<option value='news.php?page={n}&amp;NodeId={node}'>第{n}页</option>" for n in range(1, last + 1)
        )
        on = self.local(self.list_paths(folder, number + 1)[0])
        links = f"<a href='{on}'>下一页</a> <select onchange='go(this)'>{options}</select>"
        return f"<h2>{self.titles[folder]}</h2><p>{orders}</p>{self.lines(part)}<p>{links}</p>"

    def lines(self, entries: Sequence[Entry]) -> str:
        rows = "".join(
            f'<tr><td>·</td><td><a href="{escape(self.local(e.url).lstrip("/"))}" '
            f'title="{escape(e.title)}">{escape(self.cut_short(e.title))}</a></td>'
            f"<td>{e.day:%m-%d}<br>{e.day:%Y}</td></tr>"
            for e in entries
        )
        return f"<table class=list><tr><td></td><td>标题</td><td>时间</td></tr>{rows}</table>"

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        self.titles[folder] = title
        parts = [entries[n : n + self.size] for n in range(0, len(entries), self.size)] or [[]]
        pages = [
            self.answer(self.dress(title, self.list_main(folder, n, len(parts), part)))
            for n, part in enumerate(parts, 1)
        ]
        self._lists[self.hex(folder)] = pages
        self.world.services[f"{self.host}/news.php"] = self._answer
        return self.at(folder)

    @property
    def _lists(self) -> dict[str, list[Page]]:
        found: dict[str, list[Page]] = self.__dict__.setdefault("_answers", {})
        return found

    def _answer(self, query: Query) -> Page:
        pages = self._lists.get(query.get("NodeId", [""])[0], [])
        number = min(max(number_in(query, "page", 1), 1), len(pages))
        kind: Literal["trap", "column"] = "trap" if "order" in query else "column"
        if not pages:
            return Page(self.url("/news.php"), bytes, "trap", status=404)
        return Page(self.url("/news.php"), pages[number - 1].make, kind)
