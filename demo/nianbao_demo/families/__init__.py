"""A portal for each family of content systems: the same organs, reports and unrelated pages, with
other addresses and lists. It is a world of its own, because a crawl of one family needs none of
the others.

To add a family: write a module here with a subclass of `FamilySite`, and add it to `FAMILIES` and
to `MAZES`.
"""

from __future__ import annotations

from collections.abc import Sequence

from nianbao_demo.families.api_anhui import AnhuiSite
from nianbao_demo.families.api_epoint import EpointSite
from nianbao_demo.families.api_gkmlpt import GkmlptSite
from nianbao_demo.families.api_henan import HenanSite
from nianbao_demo.families.api_jcms import JcmsSite
from nianbao_demo.families.api_jpaas import JpaasSite
from nianbao_demo.families.api_truecms import TrueCmsSite
from nianbao_demo.families.base import FamilySite, family_plans
from nianbao_demo.families.html_old import AspxSite, PhpSite
from nianbao_demo.families.html_static import Jeecms, SiteServer, Vsb
from nianbao_demo.families.html_trs import SitesourcesSite, Trs, TrsOne
from nianbao_demo.families.mazes import MAZES
from nianbao_demo.families.scripted_inline import BlocksSite, DayruiSite, MessageSite, PcListSite
from nianbao_demo.families.scripted_posts import FormsSite, FujianSite
from nianbao_demo.families.scripted_ucap import UcapSite
from nianbao_demo.world.lookalikes import lookalikes
from nianbao_demo.world.model import World
from nianbao_demo.world.noise import noise
from nianbao_demo.world.press import Press

FAMILIES: dict[str, type[FamilySite]] = {
    "anhui": AnhuiSite,
    "epoint": EpointSite,
    "gkmlpt": GkmlptSite,
    "henan": HenanSite,
    "jcms": JcmsSite,
    "jpaas": JpaasSite,
    "truecms": TrueCmsSite,
    "trs": Trs,
    "trs-one": TrsOne,
    "sitesources": SitesourcesSite,
    "vsb": Vsb,
    "siteserver": SiteServer,
    "jeecms": Jeecms,
    "aspx": AspxSite,
    "php": PhpSite,
    "scripts": UcapSite,
    "dayrui": DayruiSite,
    "pclist": PcListSite,
    "blocks": BlocksSite,
    "message": MessageSite,
    "fujian": FujianSite,
    "forms": FormsSite,
}
"""Family name to its site class; the host is FAMILY.example.gov.cn."""


def host_of(family: str) -> str:
    return f"{family}.example.gov.cn"


def build(
    families: Sequence[str] = (), *, seed: int = 2024, organs: int = 20, years: int = 5, others: int = 400
) -> World:
    """A world of the named families, or of all of them. `others` is the number of posts per site
    that have nothing to do with reports; the site's mazes come in addition.
    """
    world = World(seed)
    press = Press(world)
    for family in families or FAMILIES:
        host = host_of(family)
        site = FAMILIES[family](world, host, "某某区人民政府")
        site.dig(MAZES[family])
        plans = family_plans(seed, host, organs, years)
        names = sorted({plan.organ.name for plan in plans})
        alike = lookalikes(f"{seed}/{host}/lookalikes", "某某区", names, 15, site.charset)
        rest = noise(f"{seed}/{host}/noise", others, names[0], site.charset)
        site.arrange(press, plans, alike, rest)
    world.publications = press.publications()
    return world
