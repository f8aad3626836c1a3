"""luolong.gov.cn: numbered folders behind a literal double slash, and a leaf column for each organ
below a parent that lists no reports itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from nianbao_demo.world.model import World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Site

_ROOT = "/html/1//2/151/164/175/"
_REPORTS = f"{_ROOT}552/"


class Luolong(Site):
    opening = '<div id="zoom" class="article_content">'
    cut = 18
    in_folders = True

    def __init__(self, world: World) -> None:
        super().__init__(world, "luolong.gov.cn", "洛阳市洛龙区人民政府")

    def address(self, post: Post, number: int, folder: str) -> str:
        return f"{folder or _ROOT + '300/'}{59_900 + number * 3}.html"

    def menu(self) -> list[tuple[str, str]]:
        return [("首页", "/"), ("政务公开", f"{_ROOT}index.html"), ("新闻", f"{_ROOT}300/index.html")]

    def list_paths(self, folder: str, number: int) -> list[str]:
        return [f"{folder}index.html"] if number == 1 else [f"{folder}index_{number}.html"]

    def arrange(self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]) -> None:
        organs = {plan.organ.key: plan.organ.name for plan in plans}
        for key, name in organs.items():
            folder = f"{_REPORTS}{key}/"
            entries = [press.report(self, plan, folder) for plan in plans if plan.organ.key == key]
            self.column(folder, name, entries[::-1])
        leaves = self.links(
            [(name.removeprefix("洛龙区"), f"{_REPORTS}{key}/index.html") for key, name in organs.items()]
        )
        empty = f'<div class="side">{leaves}</div><h2>信息公开年报</h2><ul class="list"></ul>'
        self.show(f"{_REPORTS}index.html", "信息公开年报", empty)
        alike: list[Entry] = [self.publish(post) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        self.column(f"{_ROOT}300/", "新闻", [*alike, *newest])
        self.show(
            f"{_ROOT}index.html",
            "政务公开",
            self.links(
                [
                    ("机构职能", f"{_ROOT}176/index.html"),
                    ("信息公开年报", f"{_REPORTS}index.html"),
                    ("新闻", f"{_ROOT}300/index.html"),
                ]
            ),
        )
        self.show(f"{_ROOT}176/index.html", "机构职能", "<p>机构职能待更新。</p>", "noise")
        self.show("/", self.name, '<div class="banner">洛龙欢迎您</div>' + self.links(self.menu()), "front")
