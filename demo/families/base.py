"""What the sites of all families have in common: their organs and reports, and how they go on the
press.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from random import Random

from demo.reports import random_report
from demo.world.organs import Organ
from demo.world.posts import Post
from demo.world.press import Press
from demo.world.publications import Plan
from demo.world.sites.base import Site
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
    """One portal of a family."""

    @abstractmethod
    def arrange(
        self, press: Press, plans: Sequence[Plan], alike: Sequence[Post], rest: Sequence[Post]
    ) -> None:
        """Publishes everything, and builds the columns, lists and the front page that lead to it.

        `press.report(self, plan, folder)` publishes a report, `self.publish(post, folder)` any
        other post; both give the line for a list.
        """


def family_plans(seed: int, host: str, organs: int, years: int) -> list[Plan]:
    """A report of every organ for every year, each as a page."""
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
