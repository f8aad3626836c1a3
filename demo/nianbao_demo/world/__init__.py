"""The demo world: the portals of Luoyang and Chuanhui, their reports, and thousands of other pages.

Everything follows from a seed: the same seed gives the same bytes on every machine. To add a site:
write a subclass of `site.Site` that arranges what it publishes, add its organs to `organs`, and a
line to `build`.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from nianbao_demo.render import MARKUPS
from nianbao_demo.world.later import DAYS, WITHOUT_VALIDATORS, travel
from nianbao_demo.world.lookalikes import lookalikes
from nianbao_demo.world.model import Change, Copy, Lookalike, Page, Publication, World
from nianbao_demo.world.noise import noise
from nianbao_demo.world.organs import organs
from nianbao_demo.world.plans import YEARS, Plan, due
from nianbao_demo.world.posts import Post
from nianbao_demo.world.press import STORE, Press
from nianbao_demo.world.publications import plans
from nianbao_demo.world.search import HOST as SEARCH
from nianbao_demo.world.search import serve_search
from nianbao_demo.world.site import put_robots
from nianbao_demo.world.sites.city import JUNK, City
from nianbao_demo.world.sites.departments import Agriculture, Culture, Finance
from nianbao_demo.world.sites.districts import DISTRICTS, OnMcms, without_reports
from nianbao_demo.world.sites.luolong import Luolong
from nianbao_demo.world.sites.sitesources import Sitesources

__all__ = ["DAYS", "Change", "Copy", "Lookalike", "Page", "Publication", "World", "build", "due"]


def build(seed: int = 2024, day: int = 1, last: int = YEARS[-1]) -> World:
    """Builds the world in about a second; pages are written on their first request.

    `last` is the last report year on day 1. `day` 2 is a later day, on which much has changed
    (`World.changes`); on `day` 3, the next day, nothing more has changed. See `later`.
    """
    world = World(seed, without_validators=WITHOUT_VALIDATORS)
    press = Press(world)
    by_host: dict[str, list[Plan]] = {}
    for plan in plans(seed, last):
        by_host.setdefault(plan.organ.host, []).append(plan)
    city = City(world)
    districts = [OnMcms(world, host) for host in DISTRICTS]
    found = []
    for district in districts:
        host = district.host
        found += district.arrange(press, by_host[host], *_rest(seed, host, 180))
    luolong, chuanhui = Luolong(world), Sitesources(world)
    luolong.arrange(press, by_host[luolong.host], *_rest(seed, luolong.host, 160))
    chuanhui.arrange(press, by_host[chuanhui.host], *_rest(seed, chuanhui.host, 240))
    departments = (Culture(world), Agriculture(world), Finance(world))
    for own in departments:
        own.arrange(press, by_host[own.host], *_rest(seed, own.host, 60, own.charset))
    sites = [*districts, luolong, *departments]
    copies = [plan for host in by_host for plan in by_host[host] if _also_on_the_city(plan)]
    found += city.arrange(press, by_host[city.host], copies, *_rest(seed, city.host, 1500, alike=45))
    fronts = [(site.name, site.url("/")) for site in sites]
    city.home([*fronts, *without_reports(world)])
    if day > 1:
        found = travel(world, press, [city, *sites, chuanhui], found, last)
    serve_search(world, found)
    world.hosts[STORE] = "洛阳市政府网站群附件"
    for host in (STORE, SEARCH):
        put_robots(world, f"https://{host}/robots.txt")
    _foreign(world, by_host[city.host])
    world.publications = press.publications()
    return world


def _rest(seed: int, host: str, count: int, charset: str = "utf-8", alike: int = 15) -> tuple[list[Post], list[Post]]:
    """The look-alikes and the unrelated posts of a host."""
    names = [organ.name for organ in organs() if organ.host == host]
    place = names[0].split("人民")[0].split("政府")[0] if "政府" in names[0] else "洛阳市"
    source = names[0]
    return (
        lookalikes(f"{seed}/{host}/lookalikes", place, names, alike, charset),
        noise(f"{seed}/{host}/noise", count, source, charset),
    )


def _also_on_the_city(plan: Plan) -> bool:
    """Whether the city portal has the report as well: districts' offices, and some departments."""
    if plan.organ.host in {"www.ly.gov.cn", "www.chuanhui.gov.cn"} or plan.way not in {"page", "page+file", "file"}:
        return False
    office = plan.organ.name.endswith("人民政府办公室")
    return (office and plan.year >= 2021) or (plan.organ.host.endswith(".ly.gov.cn") and plan.year in {2020, 2022})


def _foreign(world: World, city: Sequence[Plan]) -> None:
    """Adds linked hosts that belong to no government in this world; one of them mirrors a report."""
    stolen = next(plan for plan in city if "教育局" in plan.organ.name)

    def mirror() -> bytes:
        page = MARKUPS["ueditor"](stolen.report, Random(world.seed))
        return page.replace(b"</body>", "<p>彩金首存翻倍 真人在线</p></body>".encode())

    world.foreign = {JUNK: "a copy on a junk domain", "weibo.com": "", "www.gov.cn": "", "www.hnzwfw.gov.cn": ""}
    world.add(Page(f"http://{JUNK}/2023/0130/77.html", mirror, "trap"))
    for host in world.foreign:
        world.add(Page(f"http://{host}/", b"<html><body>elsewhere</body></html>".__bytes__, "trap"))
