"""Organs named after real divisions, and the portals on which their reports would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.corpus import ids
from crawler.dictionary.divisions import Division, divisions

YEARS = range(2019, 2026)
CRAWLED = datetime(2026, 5, 1, 2, tzinfo=UTC)

_CITY = (
    "人民政府",
    "人民政府办公室",
    "发展和改革委员会",
    "教育局",
    "科学技术局",
    "工业和信息化局",
    "公安局",
    "民政局",
    "司法局",
    "财政局",
    "人力资源和社会保障局",
    "自然资源和规划局",
    "生态环境局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "商务局",
    "文化广电和旅游局",
    "卫生健康委员会",
    "退役军人事务局",
    "应急管理局",
    "审计局",
    "市场监督管理局",
    "体育局",
    "统计局",
    "医疗保障局",
    "城市管理局",
    "信访局",
    "林业局",
    "金融工作局",
    "乡村振兴局",
    "政务服务局",
    "国有资产监督管理委员会",
    "机关事务管理局",
)
_COUNTY = ("人民政府", "教育局", "公安局", "民政局", "财政局", "住房和城乡建设局", "农业农村局", "卫生健康委员会")


@dataclass(frozen=True, slots=True)
class Portal:
    division: Division
    issuers: tuple[ids.Issuer, ...]

    @property
    def id(self) -> str:
        return f"p{self.division.code}"

    @property
    def url(self) -> str:
        return f"https://{self.id}.gov.example/"

    @property
    def crawl(self) -> str:
        return ids.crawl_id(self.id, CRAWLED)


def portals() -> Iterator[Portal]:
    """A portal for each city, with its counties; those of Beijing and the like have their districts."""
    known = divisions()
    below: dict[str, list[Division]] = {}
    for each in known.values():
        if each.level == "county" and each.last_year is None and each.parent:
            below.setdefault(each.parent, []).append(each)
    for code, counties in sorted(below.items()):
        city = known[code]
        found = {
            issuer.id: issuer
            for home, organs in ((city, _CITY), *((county, _COUNTY) for county in counties))
            for organ in organs
            if (issuer := ids.issuer(f"{home.name}{organ}", code))
        }
        yield Portal(city, tuple(found[each] for each in sorted(found)))


Wanted = tuple[Portal, ids.Issuer, int, int]
"""Portal, organ, the organ's number, and report year."""


def wanted(province: str = "") -> Iterator[Wanted]:
    """All reports, or those of a province (the first two digits of its code), in the order of ids."""
    nth, done = 0, set[str]()
    for portal in portals():
        if not portal.division.code.startswith(province):
            continue
        for issuer in portal.issuers:
            if issuer.id in done:
                continue
            done.add(issuer.id)
            nth += 1
            for year in YEARS:
                yield portal, issuer, nth, year
