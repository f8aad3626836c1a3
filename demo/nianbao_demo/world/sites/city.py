"""www.ly.gov.cn: the city portal, where most departments publish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from nianbao_demo.world.model import Page, World
from nianbao_demo.world.plans import Plan
from nianbao_demo.world.posts import Entry, Post
from nianbao_demo.world.press import Press
from nianbao_demo.world.site import Publisher
from nianbao_demo.world.sites.mcms import Mcms

_REPORTS = "/zfxxgk/zfxxgknb/"
JUNK = "www.lygov-xj88.test"
"""A junk domain that mirrors a report among gambling words."""


class City(Mcms):
    """The city portal. Its reports are in five places: a list by years for the government, one long
    list, a column for each organ, a list inside an iframe; and one organ's are only in the
    search.
    """

    def __init__(self, world: World) -> None:
        super().__init__(
            world, "www.ly.gov.cn", "洛阳市人民政府", look="header row", turning="script", body=0, first_id=16_300_000
        )

    def arrange(
        self,
        press: Press,
        plans: Sequence[Plan],
        copies: Sequence[Plan],
        lookalikes: Sequence[Post],
        news: Sequence[Post],
    ) -> list[Entry]:
        """Builds the site; `copies` are reports of other sites that are here, too. Returns the
        entries that the site's search finds.
        """
        alike = [self.publish(post) for post in lookalikes]
        newest = [self.publish(post) for post in news]
        organs = list(dict.fromkeys(plan.organ.key for plan in plans))
        filed = {key: [] for key in organs}  # type: dict[str, list[Entry]]
        for plan in plans:
            filed[plan.organ.key].append(press.report(self, plan))
        others = [press.again(self, plan) for plan in copies]
        government, lone, framed = organs[:2], organs[-1], organs[-3]
        listed = [key for key in organs[2:20] if key not in {lone, framed}]
        own = [key for key in organs[20:] if key not in {lone, framed}]

        self.government = {key: filed[key] for key in government}
        self._government([entry for entries in self.government.values() for entry in entries])
        self._departments([*(e for key in listed for e in filed[key]), *alike[::2]])
        names = {plan.organ.key: plan.organ.name for plan in plans}
        self._organs([(key, names[key], filed[key]) for key in own])
        self._framed(filed[framed])
        self.column(f"{_REPORTS}xq/", "县区年报", _newest_first(others))
        self._hubs(newest, alike)
        return [e for entries in filed.values() for e in entries] + others + alike

    def later(self, press: Publisher, plans: Sequence[Plan], known: Mapping[str, str]) -> None:
        own = [plan for plan in plans if plan.organ.key in self.government]
        for plan in own:
            self.government[plan.organ.key].append(press.report(self, plan))
        self._government([entry for entries in self.government.values() for entry in entries])
        super().later(press, [plan for plan in plans if plan not in own], known)

    def _government(self, entries: list[Entry]) -> None:
        folder = f"{_REPORTS}szf/"
        years = sorted({entry.day.year - 1 for entry in entries}, reverse=True)
        for year in years:
            of_year = [entry for entry in entries if entry.day.year - 1 == year]
            self.column(f"{folder}{year}n/", f"{year}年", of_year)
        links = self.links([(f"{year}年", f"{folder}{year}n/") for year in years])
        self.show(folder, "市政府年报", f"<h2>市政府年报</h2>{links}")

    def _departments(self, entries: list[Entry]) -> None:
        junk = Entry(
            "洛阳市教育局2022年政府信息公开工作年度报告", f"http://{JUNK}/2023/0130/77.html", date(2023, 1, 30)
        )
        weibo = Entry("政府信息公开年报微博问答", "https://weibo.com/demo/2023", date(2023, 2, 2))
        gone = Entry(
            "洛阳市粮食局2019年政府信息公开工作年度报告", self.url("/2020/01-20/1200331.html"), date(2020, 1, 20)
        )
        gone_page = self.dress("提示", '<div class="tip">您访问的页面不存在或已删除</div>')
        self.put("/2020/01-20/1200331.html", gone_page, "trap")
        self.column(f"{_REPORTS}szbm/", "市政府部门年报", _newest_first([*entries, junk, weibo, gone]))

    def _organs(self, organs: list[tuple[str, str, list[Entry]]]) -> None:
        """Adds a folder for each organ; some folders are named after former times or other organs."""
        keys = [key for key, _, _ in organs]
        hub = []
        for number, (_, name, entries) in enumerate(organs):
            home = f"/bmxxgk/{keys[number - 1]}_979{number:02d}/"
            self.column(f"{home}ndbg/", "年度报告", entries)
            self.column(f"{home}zcwj/", "政策文件", [])
            links = [
                ("政府信息公开指南", f"{home}zn.html"),
                ("政策文件", f"{home}zcwj/"),
                ("政府信息公开年度报告", f"{home}ndbg/"),
            ]
            self.show(home, name, f"<h2>{name}</h2>{self.links(links)}")
            hub.append((name, home))
        self.show("/bmxxgk/", "部门信息公开", f"<h2>部门信息公开</h2>{self.links(hub)}")

    def _framed(self, entries: list[Entry]) -> None:
        folder = f"{_REPORTS}zsjg/"
        inside = f"<html><body>{self.lines(_newest_first(entries))}</body></html>"
        self.put(f"{folder}list.html", inside, "column")
        frame = '<iframe src="list.html" width="100%" frameborder="0"></iframe>'
        self.show(folder, "直属机构年报", f"<h2>直属机构年报</h2>{frame}")

    def _hubs(self, news: list[Entry], alike: list[Entry]) -> None:
        self.column("/xwzx/", "新闻中心", _newest_first([*news, *alike[1::2]]))
        self.column("/zwgk/tzgg/", "通知公告", _newest_first([*news[::5], *alike[1::4]]))
        kinds = [("市政府年报", "szf/"), ("市政府部门年报", "szbm/"), ("县区年报", "xq/"), ("直属机构年报", "zsjg/")]
        self.show(
            _REPORTS,
            "政府信息公开年报",
            "<h2>政府信息公开年报</h2>" + self.links([(name, _REPORTS + at) for name, at in kinds]),
        )
        self.show(
            "/zfxxgk/",
            "政府信息公开",
            "<h2>政府信息公开</h2>"
            + self.links(
                [
                    ("政府信息公开指南", "/zfxxgk/zn.html"),
                    ("政府信息公开制度", "/zfxxgk/zd.html"),
                    ("法定主动公开内容", "/zwgk/"),
                    ("政府信息公开年报", "/zfxxgk/ndbg/"),
                    ("部门信息公开", "/bmxxgk/"),
                    ("依申请公开", "/zfxxgk/ysqgk.html"),
                ]
            ),
        )
        self.show(
            "/zwgk/",
            "政务公开",
            "<h2>政务公开</h2>"
            + self.links(
                [
                    ("通知公告", "/zwgk/tzgg/"),
                    ("信息公开年报", "/zwgk/xxgknb.html"),
                    ("部门信息公开", "/bmxxgk/"),
                    ("领导之窗", "/zwgk/ld.html"),
                    ("财政信息", "https://cz.ly.gov.cn/"),
                ]
            ),
        )
        to = self.url(_REPORTS)
        self.world.add(Page(self.url("/zfxxgk/ndbg/"), bytes, "column", status=302, headers=(("Location", to),)))
        refresh = f'<meta http-equiv="refresh" content="0; url={_REPORTS}">'
        self.put("/zwgk/xxgknb.html", self.dress("信息公开年报", "<p>正在转到新栏目</p>", refresh), "column")
        for path in ("/zfxxgk/zn.html", "/zfxxgk/zd.html", "/zfxxgk/ysqgk.html", "/zwgk/ld.html", "/hdjl/"):
            self.show(path, "政府信息公开", "<p>本栏目说明信息公开的办法与联系方式。</p>", "noise")

    def home(self, sites: Sequence[tuple[str, str]]) -> None:
        """Adds the front page: news, columns, and the sites of districts and departments."""
        districts = self.links(sites)
        search = (
            '<form action="https://article.ly.gov.cn/ms-mcms/esArticle/search.do" method="get">'
            '<input name="keyword"><button>搜索</button></form>'
        )
        junk = f'<div class="ads"><a href="http://{JUNK}/">彩金首存翻倍</a></div>'
        main = (
            f'{search}<div class="banner">牡丹花城欢迎您</div><h2>快速通道</h2>'
            + self.links(
                [("政府信息公开年报", "/zfxxgk/ndbg/"), ("部门信息公开", "/bmxxgk/"), ("通知公告", "/zwgk/tzgg/")]
            )
            + f"<h2>县区与部门网站</h2>{districts}{junk}"
        )
        self.show("/", "洛阳市人民政府", main, "front")


def _newest_first(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (-entry.day.toordinal(), entry.url))
