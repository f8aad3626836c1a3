"""The common part of the sites of all families: their organs and reports, and how these are
published.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from random import Random

from nianbao_demo.families.mazes import Maze
from nianbao_demo.reports import random_report
from nianbao_demo.world.model import Page, Query
from nianbao_demo.world.organs import Organ
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Site
from parsers.forms import FORMS

PLACE = "某某区"
_OFFICES = [
    "人民政府办公室",
    "发展和改革委员会",
    "教育体育局",
    "科学技术局",
    "民政局",
    "司法局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化广电和旅游局",
    "卫生健康委员会",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "统计局",
    "医疗保障局",
    "信访局",
    "城市管理局",
    "退役军人事务局",
]
_FIRST_YEAR = 2019


class FamilySite(Site):
    """A portal of one family. Every page links into the site's mazes, each page at other places;
    and lists name reports that robots.txt asks crawlers not to fetch.
    """

    mazes: Sequence[Maze] = ()

    @property
    def closed(self) -> tuple[str, ...]:
        return ("/admin/", f"/{self.drafts}/")

    @property
    def drafts(self) -> str:
        """The folder of reports that must not be fetched."""
        return f"nb{self.hex('drafts')[:4]}"

    def dig(self, mazes: Sequence[Maze]) -> None:
        """Adds the mazes to the site; called before it has any page."""
        self.mazes = mazes
        for maze in mazes:
            self.world.mazes[f"{self.host}/{maze.folder}"] = partial(self._lost, maze)
        self.world.closed[self.host] = f"{self.host}/{self.drafts}/"
        self.world.mazes[self.world.closed[self.host]] = self._draft

    def _lost(self, maze: Maze, rest: str, query: Query) -> Page:
        title, links = maze.answer(rest, query)
        return self._trap(f"/{maze.folder}{rest}", self.dress(title, self.links(links)))

    def _draft(self, rest: str, query: Query) -> Page:
        title = f"{PLACE}统计局2023年政府信息公开工作年度报告"
        main = f"<h1>{title}</h1><p>总体情况</p><p>草稿，数据未经核对。</p>"
        return self._trap(f"/{self.drafts}/{rest}", self.dress(title, main))

    def _trap(self, path: str, text: str) -> Page:
        data = text.encode(self.charset, "xmlcharrefreplace")
        return Page(self.url(path), lambda: data, "trap")

    def dress(self, title: str, main: str, head: str = "") -> str:
        """Adds to every page its own links into the mazes and to the forbidden reports."""
        self._dressed += 1
        number = int(self.hex("beside", title, self._dressed)[:6], 16)
        links = [link for maze in self.mazes for link in maze.enter(number)]
        if title != self.name:
            office = _OFFICES[number % len(_OFFICES)]
            name = f"{PLACE}{office}{2015 + number % 9}年政府信息公开工作年度报告"
            links.append((name, f"/{self.drafts}/{number}.html"))
        beside = self.links(links) if self.mazes else ""
        return super().dress(title, f"{main}{beside}", head)

    _dressed = 0

    @abstractmethod
    def arrange(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post], rest: Sequence[Post]) -> None:
        """Publishes everything, and builds the front page, columns and lists that lead to it.

        `press.report(self, plan, folder)` publishes a report, `self.publish(post, folder)` any
        other post; both return the line for a list.
        """


def family_plans(seed: int, host: str, organs: int, years: int) -> list[Plan]:
    """A report of every organ for every year, each published as a page."""
    plans = []
    for number, office in enumerate(_OFFICES[:organs]):
        organ = Organ(PLACE + office, host, f"o{number:02d}")
        before = None
        for year in range(_FIRST_YEAR, _FIRST_YEAR + years):
            key = f"{seed}/{host}/{organ.key}/{year}"
            form = FORMS["2019" if year < 2021 else "2021"]
            before = report = random_report(
                Random(key), form, issuer=organ.name, year=year, before=before, published=before
            )
            markup = Random(key).choice(["ueditor", "one_table", "word"])
            plans.append(Plan(organ, report, "page", markup, ()))
    return plans
