"""The common part of the families whose lists come from an API: a front page, hubs, columns by
organ, by year or for all, and far more addresses than a crawl should ever visit.
"""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from html import escape
from itertools import groupby
from typing import Literal

from nianbao_demo.families.base import FamilySite
from nianbao_demo.render.page import Article
from nianbao_demo.world.model import Page, Query
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press

_CHINA = timezone(timedelta(hours=8))
_JUNK = "www.example-bet.com"


class ApiSite(FamilySite):
    """A portal whose lists are filled by scripts."""

    by: Literal["organ", "year", "all"] = "organ"
    """How the column of annual reports is divided."""

    reports = "政府信息公开年报"

    @abstractmethod
    def leaf(self, key: str, title: str, entries: Sequence[Entry]) -> str:
        """Adds a list with the services that answer its requests. Returns the path of its page."""

    def arrange(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post], rest: Sequence[Post]) -> None:
        self._traps()
        filed = [(plan, self.report(press, plan)) for plan in plans]
        near = [self.publish(post, "nb") for post in alike[: len(alike) // 2]]
        near.append(self._elsewhere(plans))
        far = [self.publish(post, "xw") for post in alike[len(alike) // 2 :]]
        news = newest([*(self.publish(post, "xw") for post in rest), *far])
        column = self.column_of_reports(filed, near)
        self.hubs(column, self.leaf("xw", "新闻中心", news), self.leaf("gg", "通知公告", news[:40]))

    def _elsewhere(self, plans: Sequence[Plan]) -> Entry:
        """A list line that leads to another site's host, where a copy with other words is
        published.
        """
        self.world.foreign.setdefault(_JUNK, "nobody's: a copy of a report among bets")
        title = f"{plans[0].organ.name}2018年政府信息公开工作年度报告"
        return Entry(title, f"https://{_JUNK}/a/1.html", date(2019, 2, 1))

    def report(self, press: Press, plan: Plan) -> Entry:
        return press.report(self, plan, f"nb{plan.year}")

    def column_of_reports(self, filed: Sequence[tuple[Plan, Entry]], near: Sequence[Entry]) -> list[tuple[str, str]]:
        """The links to the column of reports: (name, path). The look-alikes `near` are in the same
        list, or in the first of the lists into which it is divided.
        """
        if self.by == "all":
            entries = newest([*(entry for _, entry in filed), *near])
            return [(self.reports, self.leaf("nb", self.reports, entries))]
        links: list[tuple[str, str]] = []
        beside = list(near)
        for title, entries in self.parts(filed):
            key = f"nb{len(links):02d}"
            links.append((title, self.leaf(key, title, newest([*entries, *beside]))))
            beside = []
        path = self.hub("nb", self.reports, links)
        return [(self.reports, path)]

    def parts(self, filed: Sequence[tuple[Plan, Entry]]) -> list[tuple[str, list[Entry]]]:
        def name(pair: tuple[Plan, Entry]) -> str:
            return f"{pair[0].year}年" if self.by == "year" else pair[0].organ.name

        return [(title, [entry for _, entry in group]) for title, group in groupby(sorted(filed, key=name), key=name)]

    # Hubs

    def hub_path(self, key: str) -> str:
        return f"/{key}/index.html"

    def hub(self, key: str, title: str, links: Sequence[tuple[str, str]]) -> str:
        """Adds a page of links and returns its path."""
        path = self.hub_path(key)
        self.show(path, title, f"<h2>{escape(title)}</h2>{self.links(links)}{self.calendar()}")
        return path

    def hubs(self, column: Sequence[tuple[str, str]], news: str, notices: str) -> None:
        """Adds the pages that lead from the front page to the column of reports."""
        guide = self.show("/zn.html", "政府信息公开指南", "<p>本指南说明信息公开的办法与联系方式。</p>", "noise")
        disclosure = self.hub(
            "zfxxgk", "政府信息公开", [("政府信息公开指南", self.local(guide)), *column, ("通知公告", notices)]
        )
        links = [("政府信息公开", disclosure), ("新闻中心", news), ("通知公告", notices)]
        self.show("/", self.name, f"<h2>欢迎访问</h2>{self.links(links)}{self.calendar()}", "front")

    # What no crawl should fetch

    def calendar(self) -> str:
        return self.links([("日历", "/rl/day.html?d=2025-03-01"), ("按标题排序", "/rl/sort.html?by=title&desc=1")])

    def _traps(self) -> None:
        """Adds an endless calendar, sort orders, and a print version of every page."""

        def day(query: Query) -> Page:
            said = query.get("d", ["2025-03-01"])[0]
            today = date.fromisoformat(said) if said[:4].isdigit() else date(2025, 3, 1)
            days = [today + timedelta(days=n) for n in range(-15, 16) if n]
            links = [(f"{d.day}", f"/rl/day.html?d={d}") for d in days]
            return self.answer(self.dress("日历", self.links(links)), "text/html")

        def again(query: Query) -> Page:
            links = [(f"{n}", f"/rl/sort.html?by=title&desc={n}") for n in range(1, 30)]
            return self.answer(self.dress("打印", self.links(links)), "text/html")

        self.serve("/rl/day.html", day)
        self.serve("/rl/sort.html", again)
        self.serve("/print.html", again)

    def frame(self, article: Article) -> str:
        tools = (
            f'<p><a href="/print.html?t={self.hex(article.title)}">打印本页</a> '
            f'<a href="/rl/day.html?d={article.published_on}">当日信息</a></p></body>'
        )
        return super().frame(article).replace("</body>", tools)

    # Answers

    def answer(self, text: str, media_type: str) -> Page:
        data = text.encode(self.charset, "xmlcharrefreplace")
        return Page(self.url("/"), lambda: data, "column", media_type)

    def json(self, value: object) -> Page:
        return self.answer(json.dumps(value, ensure_ascii=False), "application/json;charset=UTF-8")

    def serve(self, path: str, answer: Callable[[Query], Page]) -> None:
        """Makes `answer` serve `path` with any query."""
        self.world.services[f"{self.host}{path}"] = answer


def newest(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.url))


def milliseconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, 10, tzinfo=_CHINA).timestamp() * 1000)


def one(query: Query, name: str, otherwise: str = "") -> str:
    return query.get(name, [otherwise])[0]


def count(query: Query, name: str, otherwise: int) -> int:
    text = one(query, name)
    return int(text) if text.isdigit() else otherwise
