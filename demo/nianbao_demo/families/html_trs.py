"""TRS WCM in both of its conventions, and the sitesources platform: lists paged by a script."""

from __future__ import annotations

import json
from collections.abc import Sequence

from nianbao_demo.families.html import HtmlSite
from nianbao_demo.render.page import Article
from nianbao_demo.world.model import Page, World, list_key
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import turning_script


class Trs(HtmlSite):
    """Page two is index_1. One list has all reports; the column shows it in a frame. Every fifth
    report is a PDF next to its page.
    """

    opening, closing = '<div class="TRS_Editor">', "</div>"
    begins = 0
    scheme = "http"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.put("/js/page.js", turning_script(self.begins), "trap", "text/javascript")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"{folder}{post.day:%Y%m}/t{post.day:%Y%m%d}_{5_900_000 + number}.html"

    def local(self, url: str) -> str:
        inside = super().local(url)
        deep = not inside.startswith("/xwzx/") and "/t20" in inside
        return "./" + "/".join(inside.split("/")[-2:]) if deep else inside

    def list_paths(self, folder: str, number: int) -> list[str]:
        if number == 1:
            return [folder, f"{folder}index.html"]
        return [f"{folder}index_{number - 1 + self.begins}.html"]

    def numbered_pager(self, folder: str, number: int, last: int) -> str:
        return (
            '<script src="/js/page.js"></script>'
            f'<script>createPageHTML({last}, {number - 1 + self.begins}, "index", "html");</script>'
        )

    def arrange_reports(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post]) -> str:
        inner = super().arrange_reports(press, plans, alike)
        outer = f'<h2>{self.column_name}</h2><iframe src="{inner}" width="100%"></iframe>'
        self.show("/zfxxgk/nb.html", self.column_name, outer)
        return "/zfxxgk/nb.html"

    def report(self, press: Press, plan: Plan, folder: str) -> Entry:
        if int(self.hex(plan.key)[:4], 16) % 5:
            return press.report(self, plan, folder)
        name = f"P0{plan.day:%Y%m%d}{int(self.hex(plan.key)[:8], 16):012d}.pdf"
        return press.filed(self, plan, folder, f"{folder}{plan.day:%Y%m}/{name}", "pdf")


class TrsOne(Trs):
    """Page two is index_2. Every organ has a leaf column below its own folder; scripts count with
    countPage. Past its end a list repeats its last page.
    """

    by = "organ"
    size = 3
    begins = 1
    repeats = True

    def leaf(self, number: int, name: str) -> str:
        """The folder of a leaf column; nothing in its path hints at annual reports."""
        return f"/dw_{97_900 + number}/zfxxgk/"

    def numbered_pager(self, folder: str, number: int, last: int) -> str:
        return (
            f"<script>var currentPage = {number - 1};\nvar countPage = {last}\n"
            "//设置上一页代码</script><script src='/js/turn.js'></script>"
        )


_PREFIX = "/sitesources/mmq"
_PAGES = f"{_PREFIX}/page_pc"


class SitesourcesSite(HtmlSite):
    """A folder for each year and, in it, for each organ; every article has two addresses."""

    reports = f"{_PAGES}/zwgk/zfxxgknb/"
    scheme = "http"
    opening, closing = '<div class="hap_xq_content">', "</div>"

    def address(self, post: Post, number: int, folder: str) -> str:
        key = self.hex(number)
        within = folder if folder.startswith(_PAGES) else f"{_PAGES}{folder}"
        return f"{within}article{key.upper() if number % 3 else key}.html"

    def publish(self, post: Post, folder: str = "", *, status: int = 200) -> Entry:
        entry = super().publish(post, folder, status=status)
        page = self.world.get(entry.url)
        assert page is not None
        [short] = self.also_at(entry.url)
        self.world.add(Page(short, lambda: page.body, post.kind, modified=post.day))
        return entry

    def also_at(self, url: str) -> list[str]:
        return [self.url(self.local(url).removeprefix(_PREFIX))]

    def metas(self, article: Article) -> str:
        return f'<meta name="SiteName" content="{self.name}">'

    def lines(self, entries: Sequence[Entry]) -> str:
        """The lines of a list, each twice: the link on a picture leads to the other address."""
        pictures = "".join(
            f'<li><a href="{self.also_at(e.url)[0]}" title="{e.title}"><img src="/i.png"></a></li>' for e in entries
        )
        return f"{super().lines(entries)}<ul>{pictures}</ul>"

    def list_paths(self, folder: str, number: int) -> list[str]:
        within = folder if folder.startswith(_PAGES) else f"{_PAGES}{folder}"
        return [f"{within}index.html"] if number == 1 else [f"{within}list{number}.html"]

    def numbered_pager(self, folder: str, number: int, last: int) -> str:
        return '<div id="pages"></div><script src="/js/hap.js" data-conf="script.json"></script>'

    def past_the_end(self, folder: str) -> None:
        url = self.url(self.list_paths(folder, 2)[0].replace("2.html", ""))
        stub = b"<html><body><ul class='list'></ul></body></html>"
        self.world.endless[list_key(url)] = Page(url, lambda: stub, "column")

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        pages = -(-len(entries) // self.size) or 1
        conf = json.dumps({"startPage": 1, "endPage": pages, "listName": "list", "ext": "html"})
        self.put(self.at(folder).replace("index.html", "script.json"), conf, "column")
        return super().column(folder, title, entries)

    def arrange_reports(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post]) -> str:
        years = sorted({plan.year for plan in plans}, reverse=True)
        root, links, beside = self.reports, [], [self.publish(post, "/xwzx/") for post in alike]
        for year in years:
            inside = []
            for plan in (each for each in plans if each.year == year):
                folder = f"{root}{year}n/{plan.organ.key}/"
                entries = [self.report(press, plan, folder)]
                entries += [beside.pop() for _ in range(min(self.shares[1], len(beside)))]
                inside.append((plan.organ.name, self.column(folder, plan.organ.name, entries)))
            path = f"{root}{year}n/index.html"
            self.show(path, f"{year}年", f"<h2>{year}年</h2>{self.links(inside)}")
            links.append((f"{year}年", path))
        return self.parent(links)
