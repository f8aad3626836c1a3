"""The content system of Luoyang's city portal and most of its districts: static pages at
/YYYY/MM-DD/<id>.html, lists as `ul.list-unstyled`, a site search that answers JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal

from nianbao_demo.world.model import World
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.site import Site, turning_script

Look = Literal["header row", "table", "split date"]
Pager = Literal["links", "script"]

_BODIES = ('<li class="wzxqnr">', '<div class="pages_content">', '<div class="mailbox_content_wznrs">')
_LEAK = "/* Style Definitions */ table.MsoNormalTable {mso-style-name:普通表格;} {page:Section1;}"


class Mcms(Site):
    """A site on MCMS: `look` is the style of its lists, `turning` whether links or a script page
    them.
    """

    def __init__(
        self, world: World, host: str, name: str, *, look: Look, turning: Pager, body: int, first_id: int
    ) -> None:
        super().__init__(world, host, name)
        self.look, self.turning, self.first_id = look, turning, first_id
        if turning == "script":
            self.put("/js/page.js", turning_script(1), "trap", "text/javascript")
        self.opening = _BODIES[body]
        self.closing = "</" + self.opening[1:].split()[0] + ">"
        # Some pages have Word's styles as text.
        if body == 2:
            self.opening += f"<div style='display:none'>{_LEAK}</div>"

    def address(self, post: Post, number: int, folder: str) -> str:
        # One sequence in the order of import: after a migration, old dates have new ids.
        return f"/{post.day:%Y/%m-%d}/{self.first_id + number * 7}.html"

    def menu(self) -> list[tuple[str, str]]:
        return [
            ("首页", "/"),
            ("新闻中心", "/xwzx/"),
            ("政务公开", "/zwgk/"),
            ("政府信息公开", "/zfxxgk/"),
            ("政务服务", "https://www.hnzwfw.gov.cn/"),
            ("互动交流", "/hdjl/"),
        ]

    def lines(self, entries: Sequence[Entry]) -> str:
        rows = "".join(self.line(entry) for entry in entries)
        if self.look == "header row":
            rows = '<li class="th"><p>信息名称</p><span>发布日期</span></li>' + rows
        return f'<ul class="list-unstyled headlines_today_list">{rows}</ul>'

    def line(self, entry: Entry) -> str:
        link = (
            f'<a href="{escape(self.local(entry.url))}" title="{escape(entry.title)}" '
            f'target="_blank">{escape(self.cut_short(entry.title))}</a>'
        )
        day = entry.day
        if self.look == "table":
            return (
                f"<li><table><tr><td>{link}</td><td>{day.year}年{day.month:02d}月{day.day:02d}日</td></tr></table></li>"
            )
        if self.look == "split date":
            return f"<li><div><em>{day.day:02d}</em><br>{day:%Y-%m}</div><h4>{link}</h4></li>"
        return f"<li><p>{link}</p><span>{day}</span></li>"

    def pager(self, number: int, last: int) -> str:
        if self.turning == "links" or last == 1:
            return super().pager(number, last)
        # The second page is index_2, as the script counts from 1.
        return (
            '<ul id="paging" class="pagination"></ul><script src="/js/page.js"></script>'
            f'<script>createPageHTML({last}, {number}, "index", "html");</script>'
        )
