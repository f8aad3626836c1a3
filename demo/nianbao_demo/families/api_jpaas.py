"""大汉 JPaaS: columns by year, each page an empty unit that a script fills. A request that is not
made the way the script makes it gets 403; past the end the unit is empty.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from nianbao_demo.families.api import ApiSite, one
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.posts import Entry, Post

_UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"


class JpaasSite(ApiSite):
    """A page has `size` records, whatever is requested."""

    by = "year"
    size = 2
    opening, closing = '<div class="article_content">', "</div>"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.lists: dict[str, Sequence[Entry]] = {}
        self.serve(_UNIT, self._unit)
        world.needs[f"{host}{_UNIT}"] = ("Referer", "X-Requested-With")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/{folder}/art/{post.day.year}/art_{self.hex(number)}.html"

    def hub_path(self, key: str) -> str:
        return f"/zwgk/{key}/index.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        page = self.hex("page", key)
        self.lists[page] = entries
        units = self._script(self.hex("menu"), "导航") + self._script(page, "信息列表")
        path = self.hub_path(f"nb/{key}" if key.startswith("nb") and key != "nb" else key)
        self.show(path, title, f"<h2>{escape(title)}</h2>{units}")
        return path

    def _script(self, page: str, tag: str) -> str:
        said = {
            "parseType": "bulidstatic",
            "webId": self.hex("web"),
            "tplSetId": self.hex("set"),
            "pageType": "column",
            "tagId": tag,
            "editType": "null",
            "pageId": page,
        }
        query = json.dumps(said, ensure_ascii=False).replace('"', "'")
        return (
            f'<div id="{tag}"></div><script language="javascript" src="/script/unitbuild.js" '
            f'url="{_UNIT}" queryData="{query}"></script>'
        )

    def _unit(self, query: Query) -> Page:
        entries = self.lists.get(one(query, "pageId"), [])
        number = int(json.loads(one(query, "paramJson", "{}")).get("pageNo", 1))
        part = entries[(number - 1) * self.size : number * self.size]
        lines = "".join(
            f'<li><a href="{escape(self.local(e.url))}" title="{escape(e.title)}">'
            f"{escape(self.cut_short(e.title))}</a><span>{e.day}</span></li>"
            for e in part
        )
        said = {"rows": str(self.size), "count": str(len(entries)), "pageNo": str(number)}
        pager = json.dumps(said).replace('"', "'")
        html = (
            f'<div class="page-content"><ul><li>标题<span>日期</span></li>{lines}</ul></div>'
            f'<div class="pagination" queryData="{pager}"></div>'
        )
        return self.json({"success": True, "code": "200", "data": {"html": html if part else ""}})
