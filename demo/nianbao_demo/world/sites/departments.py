"""Departments of the city with sites of their own, each on a different product."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from nianbao_demo.render.page import Article
from nianbao_demo.world.model import Page, Query, World, list_key
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Site, turning_script


class Culture(Site):
    """wgl.ly.gov.cn: /news/infoDetail/<32 hex>.html."""

    size = 4

    def __init__(self, world: World) -> None:
        super().__init__(world, "wgl.ly.gov.cn", "洛阳市文化广电和旅游局")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/news/infoDetail/{self.hex(number)}.html"

    def info(self, article: Article) -> str:
        minute = article.rng.randint(10, 59)
        return (
            f'<p class="time">发布时间: {article.published_on} 17:{minute} 阅读 {article.rng.randint(90, 9000)} 次</p>'
        )

    def list_paths(self, folder: str, number: int) -> list[str]:
        return [folder if number == 1 else folder.replace(".html", f"_{number}.html")]

    def past_the_end(self, folder: str) -> None:
        url = self.url(folder.replace(".html", "_"))
        nothing = Page(url, b"<html><body>0</body></html>".__bytes__, "column")
        self.world.endless[list_key(url)] = nothing

    def pager(self, number: int, last: int) -> str:
        folder = f"/news/infoList/{self.hex('reports' if self._reports else 'news')}"
        links = [(str(n), f"{folder}.html" if n == 1 else f"{folder}_{n}.html") for n in range(1, last + 1)]
        return f'<div class="page">{self.links(links)}</div>'

    _reports = False

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        self._reports = title == "信息公开年报"
        return super().column(folder, title, entries)

    def arrange(self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]) -> None:
        entries = [press.report(self, plan) for plan in plans][::-1]
        alike = [self.publish(post) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        at = {name: f"/news/infoList/{self.hex(name)}.html" for name in ("reports", "news")}
        self.column(at["reports"], "信息公开年报", [*entries, *alike[:3]])
        self.column(at["news"], "文旅要闻", [*newest, *alike[3:]])
        main = self.links([("信息公开年报", at["reports"]), ("文旅要闻", at["news"])])
        self.show("/", self.name, main, "front")


class Agriculture(Site):
    """nync.ly.gov.cn: PHP, query strings, tables as lists, GBK; past the end of a list the last
    page is repeated.
    """

    charset = "gbk"
    size = 5
    cut = 14
    opening, closing = "<table width='100%'><tr><td><div class=zoomTY>", "</div></td></tr></table>"

    def __init__(self, world: World) -> None:
        super().__init__(world, "nync.ly.gov.cn", "洛阳市农业农村局")
        self._lists: dict[str, list[bytes]] = {}
        world.services["nync.ly.gov.cn/news.php"] = self._answer

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/zwgknews.php?newsid={4100 + number}"

    def lines(self, entries: Sequence[Entry]) -> str:
        rows = "".join(
            f'<tr><td>·</td><td><a href="{escape(self.local(e.url).lstrip("/"))}" '
            f'title="{escape(e.title)}">{escape(self.cut_short(e.title))}</a></td>'
            f"<td>{e.day}</td></tr>"
            for e in entries
        )
        return f"<table class=list>{rows}</table>"

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        self.listed[folder] = (title, tuple(entries))
        node = self.hex(folder)
        parts = [entries[n : n + self.size] for n in range(0, len(entries), self.size)]
        turns = "".join(f'<a href="news.php?page={n}&NodeId={node}">{n}</a> ' for n in range(1, len(parts) + 1))
        self._lists[node] = [
            self.dress(title, f"<h2>{title}</h2>{self.lines(part)}<p>共{len(parts)}页 {turns}</p>").encode(
                self.charset, "xmlcharrefreplace"
            )
            for part in parts
        ]
        return f"news.php?page=1&NodeId={node}"

    def _answer(self, query: Query) -> Page:
        shown = self._lists.get(query.get("NodeId", [""])[0])
        if shown is None:
            return Page(self.url("/news.php"), bytes, "trap", status=404)
        number = query.get("page", ["1"])[0]
        at = min(max(int(number) if number.isdigit() else 1, 1), len(shown))
        return Page(self.url("/news.php"), lambda: shown[at - 1], "column")

    def arrange(self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]) -> None:
        entries = [press.report(self, plan) for plan in plans][::-1]
        alike = [self.publish(post) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        reports = self.column("reports", "政府信息公开年报", [*alike[:4], *entries])
        others = self.column("news", "三农动态", [*newest, *alike[4:]])
        main = self.links([("信息公开年报", reports), ("三农动态", others)])
        self.show("/", self.name, main, "front")


class Finance(Site):
    """cz.ly.gov.cn: a list with relative links, paged by a script that counts from 0."""

    size = 4
    in_folders = True
    opening, closing = '<div class="TRS_Editor">', "</div>"

    def __init__(self, world: World) -> None:
        super().__init__(world, "cz.ly.gov.cn", "洛阳市财政局")
        self.put("/js/page.js", turning_script(0), "trap", "text/javascript")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"{folder or '/xwdt/'}{post.day:%Y%m}/t{post.day:%Y%m%d}_{590_000 + number}.html"

    def local(self, url: str) -> str:
        inside = super().local(url)
        return "./" + "/".join(inside.split("/")[-2:]) if inside.startswith("/") else inside

    def list_paths(self, folder: str, number: int) -> list[str]:
        if number == 1:
            return [folder, f"{folder}index.html"]
        return [f"{folder}index_{number - 1}.html"]

    def pager(self, number: int, last: int) -> str:
        return (
            '<script src="/js/page.js"></script>'
            f'<script>createPageHTML({last}, {number - 1}, "index", "html");</script>'
        )

    def arrange(self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]) -> None:
        folder = "/zfxxgk/zfxxgknb/"
        entries = [press.report(self, plan, folder) for plan in plans][::-1]
        alike = [self.publish(post, folder) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        self.column(folder, "政府信息公开年度报告", [*entries, *alike])
        self.column("/xwdt/", "财政动态", newest)
        main = self.links([("政府信息公开年度报告", folder), ("财政动态", "/xwdt/")])
        self.show("/", self.name, main, "front")
