"""www.chuanhui.gov.cn: the "sitesources" platform. Articles have a key of 32 hexadecimal digits and
are served with and without the prefix; script.json next to a list has the number of its pages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from nianbao_demo.render.page import Article
from nianbao_demo.world.model import Page, World, list_key
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Publisher, Site

_PREFIX = "/sitesources/chq"
_ROOT = f"{_PREFIX}/page_pc/"
_REPORTS = f"{_ROOT}zwgk/zfxxgknb/"
_TURNING = """\
fetch("script.json").then(r => r.json()).then(conf => {
  for (let n = conf.startPage; n <= conf.endPage; n++)
    document.getElementById("pages").insertAdjacentHTML("beforeend",
      ` <a href="${conf.listName}${n}.${conf.ext}">${n}</a>`);
});
"""
_NEWSPAPER = "周口日报"
_COLUMN = "政府信息公开年报"


class Sitesources(Site):
    """The reports are in a folder for each year and, in it, for each organ; those of the years
    before 2021 are in one list.
    """

    scheme = "http"
    size = 12
    opening, closing = '<div class="hap_xq_content">', "</div>"

    def __init__(self, world: World) -> None:
        super().__init__(world, "www.chuanhui.gov.cn", "川汇区人民政府")
        self.put("/js/hap_list.js", _TURNING, "trap", "text/javascript")

    def address(self, post: Post, number: int, folder: str) -> str:
        key = self.hex(number)
        # The platform has both spellings.
        return f"{folder}article{key.upper() if number % 3 else key}.html"

    def publish(self, post: Post, folder: str = "", *, status: int = 200) -> Entry:
        entry = super().publish(post, folder, status=status)
        page = self.world.get(entry.url)
        assert page is not None
        [short] = self.also_at(entry.url)
        self.world.add(Page(short, lambda: page.body, post.kind, status=status, modified=post.day))
        return entry

    def also_at(self, url: str) -> list[str]:
        return [self.url(self.local(url).removeprefix(_PREFIX))]

    def metas(self, article: Article) -> str:
        return f'<meta name="SiteName" content="{self.name}">'

    def info(self, article: Article) -> str:
        """The source named is a newspaper, not the organ."""
        clock = f"0{article.rng.randint(8, 9)}:{article.rng.randint(10, 59)}:00"
        return (
            f'<div class="hap_xq_data"><span>来源: {_NEWSPAPER}</span> '
            f"<span>时间: {article.published_on} {clock}</span> <span>访问量:0</span></div>"
            f'<div class="hap_xq_organ">发布机构：{escape(article.source)}</div>'
        )

    def list_paths(self, folder: str, number: int) -> list[str]:
        if number == 1:
            return [f"{folder}index.html", f"{folder}list1.html"]
        return [f"{folder}list{number}.html"]

    def past_the_end(self, folder: str) -> None:
        url = self.url(f"{folder}list")
        stub = b"<html><body><ul class='list'></ul></body></html>"
        self.world.endless[list_key(url)] = Page(url, lambda: stub, "column")

    def pager(self, number: int, last: int) -> str:
        return '<div id="pages"></div><script src="/js/hap_list.js" data-conf="script.json"></script>'

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        pages = -(-len(entries) // self.size) or 1
        conf = json.dumps({"startPage": 1, "endPage": pages, "listName": "list", "ext": "html"})
        self.put(f"{folder}script.json", conf, "column", "application/json")
        return super().column(folder, title, entries)

    def menu(self) -> list[tuple[str, str]]:
        return [("首页", "/"), ("政务公开", f"{_ROOT}zwgk/index.html"), ("川汇要闻", f"{_ROOT}xwzx/index.html")]

    def arrange(self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]) -> None:
        old_folder = f"{_REPORTS}wnnb/"
        old = [press.report(self, p, old_folder) for p in plans if p.year < 2021]
        alike = [self.publish(post, old_folder) for post in lookalikes]
        self.column(old_folder, "往年年报", _newest_first([*old, *alike]))
        years = sorted({p.year for p in plans if p.year >= 2021}, reverse=True)
        for year in years:
            self._year(press, year, [p for p in plans if p.year == year])
        self.years = years
        self._index()
        newest = [self.publish(post, f"{_ROOT}xwzx/") for post in news]
        self.column(f"{_ROOT}xwzx/", "川汇要闻", newest)
        self.show(
            f"{_ROOT}zwgk/index.html",
            "政务公开",
            self.links(
                [
                    ("信息公开指南", f"{_ROOT}zwgk/zn.html"),
                    (_COLUMN, f"{_REPORTS}index.html"),
                    ("政府文件", f"{_ROOT}zwgk/jcxxgk/zfwj/index.html"),
                ]
            ),
        )
        self.show(f"{_ROOT}zwgk/zn.html", "信息公开指南", "<p>信息公开的办法与联系方式。</p>", "noise")
        self.column(f"{_ROOT}zwgk/jcxxgk/zfwj/", "政府文件", newest[:5])
        self.show("/", self.name, '<div class="banner">川汇区人民政府</div>' + self.links(self.menu()), "front")

    def later(self, press: Publisher, plans: Sequence[Plan], known: Mapping[str, str]) -> None:
        """Publishes all reports of the new year."""
        year = plans[0].year
        self._year(press, year, plans)
        self.years.insert(0, year)
        self._index()

    def _index(self) -> None:
        links = [(f"{year}年", f"{_REPORTS}{year}n/index.html") for year in self.years]
        links.append(("往年年报", f"{_REPORTS}wnnb/index.html"))
        self.show(f"{_REPORTS}index.html", _COLUMN, f"<h2>{_COLUMN}</h2>{self.links(links)}")

    def _year(self, press: Publisher, year: int, plans: Sequence[Plan]) -> None:
        links = []
        for plan in plans:
            folder = f"{_REPORTS}{year}n/{plan.organ.key}/"
            # The list writes addresses without the prefix, as the platform's newer pages do.
            entry = press.report(self, plan, folder)
            short = Entry(entry.title, self.local(entry.url).removeprefix(_PREFIX), entry.day)
            self.column(folder, plan.organ.name, [short if year >= 2023 else entry])
            links.append((plan.organ.name, f"{folder}index.html"))
        self.show(f"{_REPORTS}{year}n/index.html", f"{year}年", f"<h2>{year}年</h2>{self.links(links)}")


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.url))
