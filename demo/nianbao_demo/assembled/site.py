"""The site that the parts of an assembled portal add pages to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from random import Random
from typing import NamedTuple

HOST = "www.assembled.example.gov.cn"
HEADINGS = "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 五、存在的主要问题及改进情况"
_NAV = (("首页", "/"), ("新闻中心", "/xwzx/"), ("互动交流", "/hdjl/"))
ORGANS = ("财政局", "教育局", "水利局", "民政局", "统计局", "商务局", "林业局", "司法局")
PLACE = "某某区"


class Item(NamedTuple):
    """A line of a list: the title, its address, and the day."""

    title: str
    path: str
    day: str


Entry = Callable[["Site", Item], str]
Pager = Callable[["Site", str, Sequence[str]], str]


class Site:
    """Pages by path. `entry` writes a line of a list, `pager` the pages of a list after the first."""

    def __init__(self, rng: Random, entry: Entry, pager: Pager) -> None:
        self.rng, self.entry, self.pager = rng, entry, pager
        self.pages: dict[str, str] = {}
        self.reports: list[str] = []
        self.lists: list[int] = []
        """Number of pages of each list."""
        for name, path in _NAV[1:]:
            self.put(path, name, "<p>本栏目内容较多，请使用站内检索。</p>")

    def put(self, path: str, title: str, main: str, head: str = "") -> str:
        """Adds a page in the site's frame. Returns its path."""
        nav = "".join(f'<li><a href="{to}">{name}</a></li>' for name, to in _NAV)
        name, foot = f"{PLACE}人民政府", f'<div class="foot">主办：{PLACE}人民政府办公室</div>'
        self.pages[path] = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}_{name}</title>{head}</head>'
            f'<body><div class="nav"><ul>{nav}</ul></div>{main}{foot}</body></html>'
        )
        return path

    def report(self, issuer: str, year: int, folder: str) -> Item:
        """Adds a report's page; returns its line for a list."""
        title = f"{issuer}{year}年政府信息公开工作年度报告"
        path = f"{folder}{year + 1}01/t{year + 1}0120_{7000 + len(self.pages)}.html"
        return Item(title, self.report_at(path, title), f"{year + 1}-01-20")

    def report_at(self, path: str, title: str) -> str:
        """Adds a report's page. Returns its path."""
        table = "<table><tr><td>行政许可</td><td>12</td></tr></table>"
        self.put(path, title, f"<h1>{title}</h1><p>{HEADINGS}</p>{table}")
        self.reports.append(path)
        return path

    def items(self, folder: str, issuers: Sequence[str], years: Sequence[int]) -> list[Item]:
        return [self.report(f"{PLACE}{name}", year, folder) for name in issuers for year in years]

    def list_at(self, folder: str, title: str, items: Sequence[Item], size: int = 5) -> str:
        """Adds a list of so many lines a page. Returns the path of its first page."""
        parts = [items[at : at + size] for at in range(0, len(items), size)] or [[]]
        self.lists.append(len(parts))
        lines = ["".join(self.entry(self, each) for each in part) for part in parts]
        return self.pager(self, f"{folder}|{title}", [f'<ul class="newslist">{each}</ul>' for each in lines])

    @staticmethod
    def links(pairs: Sequence[tuple[str, str]]) -> str:
        return "<ul>" + "".join(f'<li><a href="{escape(to)}">{name}</a></li>' for name, to in pairs) + "</ul>"
