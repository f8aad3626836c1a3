"""Systems that publish static pages with links between the pages of a list: VSB, SiteServer,
JEECMS.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from nianbao_demo.families.html import HtmlSite, number_in
from nianbao_demo.world.model import Page, Query
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press


class Vsb(HtmlSite):
    """Years are leaf columns. Their pagers take turns: one year's pages are counted down (nb/2.htm,
    nb/1.htm), the next year's are requested with totalpage and PAGENUM. Some lists link articles
    by their dynamic address. Every fourth report is a file without an extension, with its name
    in GBK.
    """

    by = "year"
    size = 5
    opening, closing = '<div id="vsb_content"><div class="v_news_content">', "</div></div>"
    _DOWNLOAD = "/system/_content/download.jsp"

    def address(self, post: Post, number: int, folder: str) -> str:
        tree = 1_000 + sum(map(ord, folder)) % 900
        return f"/info/{tree}/{2_000 + number}.htm"

    def local(self, url: str) -> str:
        """Every third article is linked by the system's internal address."""
        inside = super().local(url)
        tree, _, number = inside.removeprefix("/info/").removesuffix(".htm").partition("/")
        if number.isdigit() and int(number) % 3 == 0:
            return f"/content.jsp?urltype=news.NewsContentUrl&wbtreeid={tree}&wbnewsid={number}"
        return inside

    def publish(self, post: Post, folder: str = "", *, status: int = 200) -> Entry:
        entry = super().publish(post, folder, status=status)
        page, dynamic = self.world.get(entry.url), self.local(entry.url)
        if page and "content.jsp" in dynamic:
            self.world.add(Page(self.url(dynamic), lambda: page.body, post.kind))
        return entry

    def also_at(self, url: str) -> list[str]:
        dynamic = self.local(url)
        return [self.url(dynamic)] if "content.jsp" in dynamic else []

    def hub_path(self) -> str:
        return "/zfxxgk.htm"

    def leaf(self, number: int, name: str) -> str:
        return f"{self.reports}n{number}/"

    def list_paths(self, folder: str, number: int) -> list[str]:
        name = folder.rstrip("/")
        return [f"{name}.htm"] if number == 1 else [f"{name}/{self._last - number + 1}.htm"]

    _last = 1

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        self._last = -(-len(entries) // self.size) or 1
        if not folder[:-1].endswith(("2", "4")):
            return super().column(folder, title, entries)
        path = self.at(folder)
        shown = [entries[n : n + self.size] for n in range(0, len(entries), self.size)]
        self.titles[folder] = title
        name, pages = path.rsplit("/", 1)[1], []
        for number, part in enumerate(shown, 1):
            asked = "urltype=tree.TreeTempUrl&wbtreeid=1032"
            numbers = [(str(n), n) for n in range(1, len(shown) + 1)]
            words = [("下页", min(number + 1, len(shown))), ("尾页", len(shown))]
            turns = [
                (said, f"{name}?totalpage={len(shown)}&PAGENUM={n}&{asked}")
                for said, n in (("首页", 1), *numbers, *words)
            ]
            main = f"<h2>{title}</h2>{self.lines(part)}{self.links(turns)}"
            pages.append(self.answer(self.dress(title, main)))
        self.world.services[f"{self.host}{path}"] = _turned(pages)
        return path

    def report(self, press: Press, plan: Plan, folder: str) -> Entry:
        number = int(self.hex(plan.key)[:6], 16)
        if number % 4:
            return press.report(self, plan, folder)
        name = f"{plan.title}.docx".encode("gbk").decode("latin-1")
        path = f"{self._DOWNLOAD}?urltype=news.DownloadAttachUrl&owner=17&wbfileid={number}"
        told = (("Content-Disposition", f'attachment; filename="{name}"'),)
        return press.filed(self, plan, folder, path, "docx", headers=told)


class SiteServer(HtmlSite):
    """/channels/N.html, /contents/C/N.html. Leaf columns by organ. The column itself and one of its
    leaves are redirects, one by status and one by script.
    """

    by = "organ"
    size = 2
    opening, closing = '<div class="content">', "</div>"

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/contents/{self._channel(folder)}/{700 + number}.html"

    def _channel(self, folder: str) -> int:
        return self._channels.setdefault(folder, 40 + len(self._channels))

    @property
    def _channels(self) -> dict[str, int]:
        found: dict[str, int] = self.__dict__.setdefault("_numbers", {})
        return found

    def hub_path(self) -> str:
        return "/channels/12.html"

    def list_paths(self, folder: str, number: int) -> list[str]:
        turned = "" if number == 1 else f"_{number}"
        return [f"/channels/{self._channel(folder)}{turned}.html"]

    def endless_below(self, folder: str) -> str:
        return f"/channels/{self._channel(folder)}_"

    def past_the_end(self, folder: str) -> None:
        """Adds nothing, so that the answer past the end is 404, as from a file server."""

    def parent(self, links: Sequence[tuple[str, str]]) -> str:
        name, to = links[0]
        script = f"<html><head><script>window.location.href='{to}';</script></head></html>"
        self.put("/channels/91.html", script, "column")
        true = super().parent([(name, "/channels/91.html"), *links[1:]])
        moved = (("Location", true),)
        self.world.add(Page(self.url("/channels/90.html"), bytes, "column", status=302, headers=moved))
        return "/channels/90.html"


class Jeecms(HtmlSite):
    """JEECMS: .jhtml with session ids in its links; paged by scripts in onclick and by a page menu."""

    by = "year"
    size = 4

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"{folder}{9_000 + number}.jhtml"

    def local(self, url: str) -> str:
        """Adds a session id: without cookies, every visit gets a new session."""
        self._sessions += 1
        return f"{super().local(url)};jsessionid={self.hex('session', self._sessions).upper()}"

    _sessions = 0

    def hub_path(self) -> str:
        return "/zfxxgk/index.jhtml"

    def list_paths(self, folder: str, number: int) -> list[str]:
        return [f"{folder}index.jhtml"] if number == 1 else [f"{folder}index_{number}.jhtml"]

    def numbered_pager(self, folder: str, number: int, last: int) -> str:
        names = [path.rsplit("/", 1)[1] for n in range(1, last + 1) for path in self.list_paths(folder, n)]
        turn = [("首页", 1), ("上一页", max(number - 1, 1)), ("下一页", min(number + 1, last)), ("尾页", last)]
        links = "".join(
            f'<a href="javascript:void(0);" onclick="location.href=encodeURI(\'{names[n - 1]}\');">{words}</a>'
            for words, n in turn
        )
        options = "".join(f"<option value='{n}'>{n}</option>" for n in range(1, last + 1))
        return f"<div>共 {escape(str(last))} 页 {links} 第<select onchange='go(this.value)'>{options}</select>页</div>"


def _turned(pages: Sequence[Page]) -> Callable[[Query], Page]:
    """Answers with page PAGENUM of a list; past its end, with the last page again."""
    return lambda query: pages[min(max(number_in(query, "PAGENUM", 1), 1), len(pages)) - 1]
