"""The base of all sites: a host, a template, detail pages, lists of links, a front page."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from html import escape
from random import Random
from typing import Protocol

from nianbao_demo.render.page import Article, day_line, title_lines
from nianbao_demo.world.model import Kind, Lookalike, Page, World, list_key
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post

_COLOURS = ("#a11", "#15c", "#064", "#830", "#247")
_STYLE = """\
body { margin: 0; font: 16px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #222 }
.header { background: %s; color: #fff; padding: 1em 2em } .header a { color: #fff }
.logo { font-size: 1.6em; text-decoration: none } a { color: #14508c }
.nav, .pager ul { list-style: none; display: flex; flex-wrap: wrap; gap: 1.2em; padding: 0 }
h1, h2, .crumb, .detail, .near, .list, .columns, .headlines_today_list, .pager, .info, .search,
form, .banner { margin: .6em 2em } h1 { font-size: 1.4em; text-align: center }
.info { color: #777; border-bottom: 1px solid #ccc; text-align: center }
.list li, .headlines_today_list li { display: flex; justify-content: space-between }
.list li p, .headlines_today_list li p { margin: 0 } .detail table { border-collapse: collapse }
.detail td { border: 1px solid #999; padding: .2em .5em }
.footer { background: #eee; padding: 1em 2em; margin-top: 2em; font-size: .85em }
"""
_STUB = "<html><head><title>列表</title></head><body><p>没有更多信息</p></body></html>"


def turning_script(first: int) -> str:
    """The script that lets browsers page through a list. The site counts its pages from `first`:
    page one is index.html, the others carry their number.
    """
    return """\
function createPageHTML(total, current, name, ending) {
  for (var n = FIRST; n < total + FIRST; n++) {
    var to = n == FIRST ? name + "." + ending : name + "_" + n + "." + ending;
    document.write(n == current ? " <b>" + (n + 1 - FIRST) + "</b> "
      : " <a href='" + to + "'>" + (n + 1 - FIRST) + "</a> ");
  }
}
""".replace("FIRST", str(first))


def put_robots(world: World, url: str, closed: Sequence[str] = ("/admin/",)) -> None:
    """Adds a robots.txt that forbids the paths in `closed`."""
    text = "".join(["User-agent: *\n", *(f"Disallow: {each}\n" for each in closed)]).encode()
    world.add(Page(url, lambda: text, "trap", "text/plain"))


class Publisher(Protocol):
    """The interface of `press.Press` that sites use."""

    def report(self, site: Site, plan: Plan, folder: str = "") -> Entry:
        """Publishes a report in `folder`; returns its line for lists."""


class Site(ABC):
    """One host. Subclasses say how addresses, detail pages and lists look."""

    charset = "utf-8"
    scheme = "https"
    cut = 24
    """Characters after which the text of a link is cut; its title attribute has it in full."""
    size = 15
    """Lines per page of a list."""

    def __init__(self, world: World, host: str, name: str) -> None:
        self.world, self.host, self.name = world, host, name
        self.rng = Random(f"{world.seed}/{host}")
        self.listed: dict[str, tuple[str, tuple[Entry, ...]]] = {}
        """Title and lines of every list, by its folder."""
        self.notice = ""
        """An additional text in the foot of every page."""
        world.hosts[host] = name
        self.put("/css/site.css", _STYLE % self.rng.choice(_COLOURS), "trap", "text/css")
        put_robots(world, self.url("/robots.txt"), self.closed)

    @property
    def closed(self) -> tuple[str, ...]:
        """Paths that robots.txt forbids to crawlers."""
        return ("/admin/",)

    # Addresses

    def url(self, path: str) -> str:
        return f"{self.scheme}://{self.host}{path}"

    def hex(self, *of: object) -> str:
        """32 hexadecimal digits that follow from the seed, the host and `of`."""
        text = "/".join(map(str, (self.world.seed, self.host, *of)))
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @abstractmethod
    def address(self, post: Post, number: int, folder: str) -> str:
        """The path of a detail page; `folder` is its column's, for systems that put it in the path."""

    def also_at(self, url: str) -> list[str]:
        """Other addresses that serve the same detail page."""
        return []

    # Pages

    def put(self, path: str, text: str, kind: Kind, media_type: str = "text/html") -> str:
        """Adds a page with this text, unframed. Returns its URL."""
        data = text.encode(self.charset, "xmlcharrefreplace")
        return self.world.add(Page(self.url(path), lambda: data, kind, media_type))

    def show(self, path: str, title: str, main: str, kind: Kind = "column") -> str:
        """Adds a page in the site's template. Returns its URL."""
        return self.put(path, self.dress(title, main), kind)

    def publish(self, post: Post, folder: str = "", *, status: int = 200) -> Entry:
        """Adds a detail page; returns its line for lists."""
        path = self.address(post, self._next(), folder)
        page = Page(self.url(path), lambda: post.write(self.frame), post.kind, status=status, modified=post.day)
        url = self.world.add(page)
        if post.kind == "lookalike":
            self.world.lookalikes.append(Lookalike(url, post.title))
        return Entry(post.title, url, post.day)

    _count = 0

    def _next(self) -> int:
        self._count += 1
        return self._count

    # Templates

    def menu(self) -> list[tuple[str, str]]:
        """The links of every page: (name, address)."""
        return [("首页", "/")]

    def dress(self, title: str, main: str, head: str = "") -> str:
        """A whole page around `main`."""
        links = "".join(f'<li><a href="{escape(to)}">{name}</a></li>' for name, to in self.menu())
        return (
            f'<!DOCTYPE html>\n<html><head><meta charset="{self.charset}">{head}'
            '<link rel="stylesheet" href="/css/site.css">'
            f"<title>{escape(title)}-{self.name}</title></head>\n<body>\n"
            f'<div class="header"><a class="logo" href="/">{self.name}</a>'
            f'<ul class="nav">{links}</ul></div>\n{main}\n{self.foot()}</body></html>'
        )

    def foot(self) -> str:
        number = int(hashlib.sha256(self.host.encode()).hexdigest()[:6], 16) % 9_000_000
        return (
            f'<div class="footer"><p>主办：{self.name}办公室 &nbsp; 网站标识码：41{number:08d}</p>'
            f"<p>豫ICP备{number:08d}号-1 &nbsp; 豫公网安备 {number:014d}号</p>"
            '<p><a href="https://weibo.com/demo" target="_blank">微博</a> '
            f'<a href="http://www.gov.cn/" target="_blank">中国政府网</a></p>{self.notice}</div>'
        )

    def info(self, article: Article) -> str:
        """The line below the title: source, time, counters."""
        when = f" 发布时间：{day_line(article)} " if article.dated == "line" else ""
        return (
            f'<div class="info"><span>来源：{escape(article.source)}</span>{when}'
            '<span>浏览次数：<i id="hits">31</i></span> 【字体：大 中 小】 分享到：</div>'
        )

    opening, closing = '<div class="pages_content">', "</div>"

    def frame(self, article: Article) -> str:
        """The template of detail pages: national metas, breadcrumb, title, body, neighbours."""
        crumb = '<div class="crumb">您的位置：<a href="/">首页</a> &gt; 政务公开 &gt; 正文</div>'
        main = (
            f'{crumb}<div class="detail">{title_lines(article)}{self.info(article)}'
            f"{self.opening}\n{article.body}\n{self.closing}{article.files}</div>"
            '<div class="near"><p>上一篇：关于调整办公时间的公告</p><p>下一篇：没有了</p>'
            "<p>扫一扫在手机打开当前页</p></div>"
        )
        return self.dress(article.title, main, self.metas(article)).replace(
            f'<meta charset="{self.charset}">', f'<meta charset="{article.charset}">', 1
        )

    def metas(self, article: Article) -> str:
        """The metas that national rules prescribe for government pages; not every page has them."""
        metas = [("SiteName", self.name), ("SiteDomain", self.host)]
        if article.titled != "lines":
            metas.append(("ArticleTitle", article.title))
        if article.dated == "meta":
            minute = article.rng.randint(10, 59)
            metas.append(("PubDate", f"{article.published_on} 09:{minute}"))
        metas += [("ContentSource", article.source), ("ColumnName", "政府信息公开")]
        return "".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in metas)

    # A later day

    in_folders = False
    """Whether a page is in the folder of its list."""

    def later(self, press: Publisher, plans: Sequence[Plan], known: Mapping[str, str]) -> None:
        """Publishes further reports, each in the list that has the organ's other reports; `known`
        is the address of one of them, by the organ's key.
        """
        for plan in plans:
            folder = self.lists_with(known[plan.organ.key])[0]
            entry = press.report(self, plan, folder if self.in_folders else "")
            title, entries = self.listed[folder]
            at = next((n for n, each in enumerate(entries) if each.day <= entry.day), len(entries))
            self.column(folder, title, [*entries[:at], entry, *entries[at:]])

    def lists_with(self, url: str) -> list[str]:
        """The folders of the lists that name `url`."""
        return [folder for folder, (_, entries) in self.listed.items() if any(entry.url == url for entry in entries)]

    def relist(self, edit: Callable[[Entry], Entry | None]) -> None:
        """Rewrites all lists with the lines that `edit` returns; None removes a line."""
        for folder, (title, entries) in list(self.listed.items()):
            edited = [new for entry in entries if (new := edit(entry)) is not None]
            self.column(folder, title, edited)

    # Lists

    def cut_short(self, title: str) -> str:
        return title if len(title) <= self.cut else title[: self.cut] + "…"

    def line(self, entry: Entry) -> str:
        """One line of a list."""
        return (
            f'<li><a href="{escape(self.local(entry.url))}" title="{escape(entry.title)}">'
            f"{escape(self.cut_short(entry.title))}</a><span>{entry.day}</span></li>"
        )

    def local(self, url: str) -> str:
        """A link as this site writes it: without the host if it is the site's own."""
        return url.removeprefix(f"{self.scheme}://{self.host}")

    def lines(self, entries: Sequence[Entry]) -> str:
        return f'<ul class="list">{"".join(self.line(entry) for entry in entries)}</ul>'

    def links(self, links: Sequence[tuple[str, str]]) -> str:
        """A block of links, given as name and address."""
        return (
            '<ul class="columns">'
            + "".join(f'<li><a href="{escape(to)}">{escape(name)}</a></li>' for name, to in links)
            + "</ul>"
        )

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        """Adds a list with pages below `folder` (which ends with a slash). Returns its address."""
        self.listed[folder] = (title, tuple(entries))
        pages = [entries[n : n + self.size] for n in range(0, len(entries), self.size)] or [[]]
        for number, part in enumerate(pages, 1):
            main = f"<h2>{escape(title)}</h2>{self.lines(part)}{self.pager(number, len(pages))}"
            for path in self.list_paths(folder, number):
                self.show(path, title, main)
        self.past_the_end(folder)
        return folder

    def list_paths(self, folder: str, number: int) -> list[str]:
        """The addresses of page `number` of a list; the first page has two."""
        if number == 1:
            return [folder, f"{folder}index.html"]
        return [f"{folder}index_{number}.html"]

    def past_the_end(self, folder: str) -> None:
        """Makes a list answer 200 and a stub past its end."""
        url = self.url(f"{folder}index_")
        stub = Page(url, _STUB.encode, "column")
        self.world.endless[list_key(url)] = stub

    def pager(self, number: int, last: int) -> str:
        if last == 1:
            return ""
        links = [(str(n), "index.html" if n == 1 else f"index_{n}.html") for n in range(1, last + 1)]
        if number < last:
            links.append(("下一页", f"index_{number + 1}.html"))
        return f'<div class="pager">共{last}页 {self.links(links)}</div>'
