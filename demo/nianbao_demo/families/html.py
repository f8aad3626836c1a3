"""The common part of the families whose lists are pages: front page, 政府信息公开, the column of annual
reports in one list or in leaf columns by year or organ, and the nuisances around them.

None of the nuisances leads to a report: endless calendars, print versions that lead to each other,
sort orders, session ids, reports of others in the middle of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Literal

from nianbao_demo.families.base import FamilySite
from nianbao_demo.render.page import Article
from nianbao_demo.world.model import Page, Query, World, list_key
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press

_PROVINCE = ("某某省人民政府2023年政府信息公开工作年度报告", "http://www.gov.cn/nb/2023.html")


class HtmlSite(FamilySite):
    """A portal whose lists are pages. Folders are names; `list_paths` turns them into addresses."""

    by: Literal["all", "year", "organ"] = "all"
    size = 8
    news, column_name = "xwzx", "政府信息公开年报"
    shares = (8, 6)
    """How many look-alikes are among the reports, and how many of these on a leaf column."""
    repeats = False
    """Whether a list repeats its last page past its end; otherwise it answers 200 with a stub."""

    def __init__(self, world: World, host: str, name: str) -> None:
        super().__init__(world, host, name)
        self.titles: dict[str, str] = {}
        world.services[f"{host}/rili.html"] = self._calendar
        world.services[f"{host}/print.html"] = self._print

    # Addresses

    def at(self, folder: str) -> str:
        """The address of a column."""
        return self.list_paths(folder, 1)[0]

    def leaf(self, number: int, name: str) -> str:
        """The folder of a leaf column, below the folder of the reports."""
        return f"{self.reports}{number}/"

    reports = "/zfxxgk/zfxxgknb/"

    # Columns

    def arrange(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post], rest: Sequence[Post]) -> None:
        column = self.arrange_reports(press, plans, alike[: self.shares[0]])
        others = [*alike[self.shares[0] :], *rest]
        news = [self.publish(post, "/xwzx/") for post in others]
        at_news = self.column("/xwzx/", "新闻中心", newest(news))
        notices = self.column("/tzgg/", "通知公告", newest(news)[:40])
        guide = self.show("/zfxxgkzn.html", "政府信息公开指南", "<p>办法与联系方式。</p>", "noise")
        hub = self.show(
            self.hub_path(),
            "政府信息公开",
            "<h2>政府信息公开</h2>"
            + self.links(
                [
                    ("政府信息公开指南", self.local(guide)),
                    ("政府信息公开制度", "/rili.html?y=2020&m=1"),
                    (self.column_name, column),
                    ("通知公告", notices),
                ]
            ),
        )
        links = [("新闻中心", at_news), ("政府信息公开", self.local(hub)), ("通知公告", notices)]
        main = f"<h2>欢迎访问</h2>{self.lines(newest(news)[:6])}{self.links(links)}"
        self.show("/", self.name, main, "front")

    def hub_path(self) -> str:
        return "/zfxxgk/"

    def arrange_reports(self, press: Press, plans: Sequence[Plan], alike: Sequence[Post]) -> str:
        """Adds everything in and below the column of annual reports. Returns its address."""
        parts = self.parts(plans)
        if not parts:
            entries = [self.report(press, plan, self.reports) for plan in plans]
            entries += [self.publish(post, self.reports) for post in alike]
            return self.column(self.reports, self.column_name, newest(entries))
        links, beside = [], [*alike]
        for number, (name, group) in enumerate(parts, 1):
            folder = self.leaf(number, name)
            entries = [self.report(press, plan, folder) for plan in group]
            mixed = range(min(self.shares[1], len(beside)))
            entries += [self.publish(beside.pop(), folder) for _ in mixed]
            links.append((name, self.column(folder, name, newest(entries))))
        return self.parent(links)

    def parent(self, links: Sequence[tuple[str, str]]) -> str:
        """Adds the column above the leaf columns; it lists no reports itself. Returns its address."""
        path = self.at(self.reports)
        menu = [("政府信息公开指南", "/zfxxgkzn.html"), (self.column_name, path)]
        main = f"{self.links(menu)}<h2>{self.column_name}</h2>{self.links(links)}"
        self.show(path, self.column_name, main)
        return path

    def parts(self, plans: Sequence[Plan]) -> list[tuple[str, list[Plan]]]:
        """The leaf columns: name and reports of each."""

        def name(plan: Plan) -> str:
            return f"{plan.year}年" if self.by == "year" else plan.organ.name

        if self.by == "all":
            return []
        ordered = sorted(plans, key=lambda plan: (name(plan), plan.key))
        return [(title, list(group)) for title, group in groupby(ordered, key=name)]

    def report(self, press: Press, plan: Plan, folder: str) -> Entry:
        return press.report(self, plan, folder)

    def column(self, folder: str, title: str, entries: Sequence[Entry]) -> str:
        self.titles[folder] = title
        parts = [entries[n : n + self.size] for n in range(0, len(entries), self.size)] or [[]]
        for number, part in enumerate(parts, 1):
            for path in self.list_paths(folder, number):
                self.show(path, title, self.list_main(folder, number, len(parts), part))
        self.past_the_end(folder)
        if self.repeats:
            address = self.url(self.list_paths(folder, len(parts))[0])
            last, base = self.world.get(address), self.url(self.endless_below(folder))
            if last:
                self.world.endless[list_key(base)] = last
        return self.at(folder)

    def endless_below(self, folder: str) -> str:
        return f"{folder}index_"

    def list_main(self, folder: str, number: int, last: int, part: Sequence[Entry]) -> str:
        orders = "".join(
            f'<a href="{self.at(folder)}?order={by}_desc">{words}</a> '
            for by, words in (("date", "按时间排序"), ("hits", "按点击排序"))
        )
        return (
            f"<h2>{escape(self.titles[folder])}</h2><p>{orders}</p>"
            f"{self.lines(part)}{self.numbered_pager(folder, number, last)}"
        )

    def numbered_pager(self, folder: str, number: int, last: int) -> str:
        """A pager with numbers, some left out, and words; links are relative, as in most systems."""
        if last == 1:
            return ""
        shown = sorted({1, 2, 3, number, last} & set(range(1, last + 1)))
        turns = [(str(n), self.list_paths(folder, n)[0]) for n in shown]
        if number < last:
            turns.append(("下一页", self.list_paths(folder, number + 1)[0]))
        turns.append(("尾页", self.list_paths(folder, last)[0]))
        return f'<div class="pager">共{last}页 第{number}页 {self.links(turns)}</div>'

    def lines(self, entries: Sequence[Entry]) -> str:
        """The lines of a list, with a header row first and another's report in the middle."""
        rows = [self.line(entry) for entry in entries]
        name, to = _PROVINCE
        rows.insert(
            len(rows) // 2, f'<li><a href="{to}" title="{name}">{self.cut_short(name)}</a><span>2024-01-30</span></li>'
        )
        head = '<li class="head"><span>标 题</span><span>发布日期</span></li>'
        return f'<ul class="list">{head}{"".join(rows)}</ul>'

    def line(self, entry: Entry) -> str:
        """A list line with the date over two lines, the day first."""
        day = f"<em>{entry.day:%d}</em><br>{entry.day:%Y-%m}"
        return super().line(entry).replace(f"{entry.day}</span>", f"{day}</span>")

    # What no crawl should fetch

    def foot(self) -> str:
        calendar = self.links([("2024年5月", "/rili.html?y=2024&m=5"), ("上一月", "/rili.html?y=2024&m=4")])
        return f"{calendar}{super().foot()}"

    def frame(self, article: Article) -> str:
        number = int(self.hex(article.title)[:4], 16)
        tools = (
            f'<p><a href="/print.html?id={number}">打印本页</a> '
            f'<a href="/rili.html?y={article.published_on:%Y&m=%m}">当月信息</a></p></body>'
        )
        return super().frame(article).replace("</body>", tools)

    def _calendar(self, query: Query) -> Page:
        year, month = number_in(query, "y", 2024), number_in(query, "m", 1)
        days = [(f"{d}", f"/rili.html?y={year}&m={month}&d={d}") for d in range(1, 29)]
        years = [(f"{y}年", f"/rili.html?y={y}&m=1") for y in (year - 1, year + 1)]
        turn = [("下一页", f"/rili.html?y={year + month // 12}&m={month % 12 + 1}")]
        return self.answer(self.dress("日历", self.links([*years, *turn, *days])), "trap")

    def _print(self, query: Query) -> Page:
        number = number_in(query, "id", 1)
        links = [("下一篇", f"/print.html?id={number + 1}"), ("2023年", "/rili.html?y=2023")]
        return self.answer(self.dress("打印", self.links(links)), "trap")

    def answer(self, text: str, kind: Literal["trap", "column"] = "column") -> Page:
        data = text.encode(self.charset, "xmlcharrefreplace")
        return Page(self.url("/"), lambda: data, kind)


def newest(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.url))


def number_in(query: Query, name: str, otherwise: int) -> int:
    text = query.get(name, [""])[0]
    return int(text) if text.isdigit() else otherwise
