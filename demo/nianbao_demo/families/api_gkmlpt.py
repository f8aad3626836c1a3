"""广东 gkmlpt: a catalogue without a single link. Its columns are in window._CONFIG, its articles in
JSON with times in seconds; some articles name their file only there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from nianbao_demo.families.api import ApiSite, milliseconds
from nianbao_demo.world.model import Page, Query, World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press

_INDEX = "/gkmlpt/index"


class GkmlptSite(ApiSite):
    """The column of annual reports has a subcolumn for each organ."""

    size = 5
    opening, closing = '<div class="article-content">', "</div>"
    scheme = "http"

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.ids: dict[str, int] = {}
        self.files: dict[str, str] = {}
        """By article: the file that only the API names."""
        self.tree: list[dict[str, object]] = []

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"/gkmlpt/content/2/{4_000 + number // 1000}/post_{4_000_000 + number}.html"

    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        column = self.ids.setdefault(key, 2_800 + len(self.ids))
        path = f"/gkmlpt/api/all/{column}"

        def answer(query: Query) -> Page:
            said = query.get("page", ["1"])[0]
            start = max(int(said) if said.isdigit() else 1, 1)
            part = entries[(start - 1) * self.size : start * self.size]
            return self.json(
                {
                    "classify": {"id": column, "name": title, "post_count": len(entries)},
                    "articles": [self._article(entry) for entry in part],
                }
            )

        self.serve(path, answer)
        self.tree.append({"id": column, "name": title, "children": []})
        return f"{_INDEX}#{column}"

    def _article(self, entry: Entry) -> dict[str, object]:
        seconds = milliseconds(entry.day) // 1000
        file = self.files.get(entry.url)
        return {
            "id": int(self.hex(entry.url)[:6], 16),
            "title": entry.title,
            "url": entry.url,
            "create_time": seconds,
            "first_publish_time": seconds,
            "attachment": [{"name": f"{entry.title}.docx", "url": file}] if file else [],
        }

    def report(self, press: Press, plan: Plan) -> Entry:
        if plan.year % 3 != int(plan.organ.key[1:]) % 3:
            return super().report(press, plan)
        path = f"/attachment/0/410/{plan.organ.key}/{plan.year}.docx"
        entry = press.apart(self, plan, f"nb{plan.year}", path, "docx")
        self.files[entry.url] = self.url(path)
        return entry

    def hubs(self, column: Sequence[tuple[str, str]], news: str, notices: str) -> None:
        leaves = {node["id"]: node for node in self.tree}
        of_reports = [n for k, n in leaves.items() if n["name"] not in {"新闻中心", "通知公告"}]
        others = [n for n in leaves.values() if n not in of_reports]
        nodes = [
            {"id": 2_700, "name": "法定主动公开内容", "children": others},
            {"id": 2_701, "name": self.reports, "children": of_reports},
        ]
        self.serve("/gkmlpt/api/all/2701", lambda _: self.json({"total": 0, "articles": []}))
        config = f"window._CONFIG = {{SID: '410303', TREE: {json.dumps(nodes, ensure_ascii=False)}, "
        script = f"<script>{config}TYPE: 'zfxxgk'}};</script>"
        main = f"<h2>政府信息公开目录</h2><div id='app'></div>{script}"
        self.show(_INDEX, "政府信息公开目录", main)
        self.show("/", self.name, self.links([("政府信息公开", _INDEX)]) + self.calendar(), "front")
