"""The districts and counties on the city's content system: the same detail pages, other columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from nianbao_demo.world.model import Page, World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Publisher
from nianbao_demo.world.sites.mcms import Look, Mcms, Pager


@dataclass(frozen=True)
class District:
    """A district: `folder` is its column of annual reports, `by` how the column is divided."""

    name: str
    folder: str
    by: str
    look: Look
    turning: Pager
    body: int
    column: str = "政府信息公开年报"


DISTRICTS = {
    "mengjin.gov.cn": District("洛阳市孟津区人民政府", "/zwgk/zfxxgk/xxgknb_3311/", "all", "table", "links", 1),
    "yanshi.gov.cn": District("洛阳市偃师区人民政府", "/zfxxgk/zfxxgknb/", "organ", "header row", "links", 0),
    "jxq.gov.cn": District("洛阳市涧西区人民政府", "/zfxxgk/bmxxgknb/", "all", "split date", "script", 2, "部门年报"),
    "xigong.gov.cn": District("洛阳市西工区人民政府", "/gknb/", "year", "header row", "links", 1, "公开年报"),
    "xinan.gov.cn": District("新安县人民政府", "/zwgk/ndbg/", "all", "split date", "links", 0, "年度报告"),
    "luanchuan.gov.cn": District("栾川县人民政府", "/zfxxgk/xxgkndbg/", "year", "table", "links", 2, "信息公开年报"),
    "hnsongxian.gov.cn": District("嵩县人民政府", "/zfxxgk/zfxxgkndbg/", "organ", "table", "links", 1),
}


class OnMcms(Mcms):
    """A district's site."""

    size = 10

    def __init__(self, world: World, host: str) -> None:
        self.district = DISTRICTS[host]
        # Mengjin was moved in bulk in 2025, so reports of all years have ids of that year.
        first = 17_550_000 if host == "mengjin.gov.cn" else 16_100_000 + len(world.hosts) * 9_000
        district = self.district
        super().__init__(
            world, host, district.name, look=district.look, turning=district.turning, body=district.body, first_id=first
        )

    def arrange(
        self, press: Press, plans: Sequence[Plan], lookalikes: Sequence[Post], news: Sequence[Post]
    ) -> list[Entry]:
        """Builds the site; returns the entries that the city's search finds."""
        alike = [self.publish(post) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        filed = [(plan, press.report(self, plan)) for plan in plans]
        entries = [entry for _, entry in filed]
        district, folder = self.district, self.district.folder
        if district.by == "all":
            half = alike[: len(alike) // 2]
            # A report from before the site was moved: the list still has it, but its page is gone.
            title = f"{plans[0].organ.named(2016)}2016年政府信息公开工作年度报告"
            dead = Entry(title, self.url("/2017/02-20/20331.html"), date(2017, 2, 20))
            self.column(folder, district.column, _sorted([*entries, *half, dead]))
        else:
            self.filed = filed
            self._divided(folder, filed)
        rest = alike[len(alike) // 2 :] if district.by == "all" else alike
        self.column("/xwzx/", "新闻中心", _sorted([*newest, *rest]))
        self._hubs()
        return entries + alike

    def later(self, press: Publisher, plans: Sequence[Plan], known: Mapping[str, str]) -> None:
        if self.district.by == "all":
            super().later(press, plans, known)
            return
        self.filed += [(plan, press.report(self, plan)) for plan in plans]
        self._divided(self.district.folder, self.filed)

    def _divided(self, folder: str, filed: list[tuple[Plan, Entry]]) -> None:
        """Adds folders by year or by organ, below a page that lists only these folders."""
        links = []
        by_year = self.district.by == "year"

        def name(pair: tuple[Plan, Entry]) -> str:
            return f"{pair[0].year}年" if by_year else pair[0].organ.name

        for title, group in groupby(sorted(filed, key=name), key=name):
            part = list(group)
            leaf = f"{folder}{part[0][0].year}n/" if by_year else f"{folder}{part[0][0].organ.key}/"
            self.column(leaf, title, _sorted([entry for _, entry in part]))
            links.append((title, leaf))
        column = self.district.column
        self.show(folder, column, f"<h2>{column}</h2>{self.links(links)}")

    def _hubs(self) -> None:
        district = self.district
        self.show(
            "/zfxxgk/",
            "政府信息公开",
            "<h2>政府信息公开</h2>"
            + self.links(
                [
                    ("政府信息公开指南", "/zfxxgk/zn.html"),
                    (district.column, district.folder),
                    ("依申请公开", "/zfxxgk/ysqgk.html"),
                ]
            ),
        )
        self.show(
            "/zwgk/",
            "政务公开",
            "<h2>政务公开</h2>" + self.links([("政府信息公开", "/zfxxgk/"), ("新闻中心", "/xwzx/")]),
        )
        for path in ("/zfxxgk/zn.html", "/zfxxgk/ysqgk.html", "/hdjl/"):
            self.show(path, "政府信息公开", "<p>本栏目说明信息公开的办法与联系方式。</p>", "noise")
        main = '<div class="banner">欢迎访问</div>' + self.links(
            [("政府信息公开", "/zfxxgk/"), ("新闻中心", "/xwzx/"), ("洛阳市人民政府", "https://www.ly.gov.cn/")]
        )
        self.show("/", district.name, main, "front")


def without_reports(world: World) -> list[tuple[str, str]]:
    """Adds counties whose sites have no reports: one is being built, one refuses. Returns name and
    address of each.
    """
    built = Mcms(world, "luoning.gov.cn", "洛宁县人民政府", look="header row", turning="links", body=0, first_id=1)
    built.show("/", built.name, "<p>网站升级改造中，敬请谅解。</p>", "front")
    host, name = "yichuan.gov.cn", "伊川县人民政府"
    world.hosts[host] = name
    refusal = b"<html><head><title>403 Forbidden</title></head><body>403</body></html>"
    world.add(Page(f"https://{host}/", lambda: refusal, "front", status=403))
    return [(built.name, built.url("/")), (name, f"https://{host}/")]


def _sorted(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.url))
