"""洛阳市: the city portal, its departments' own sites, and the districts."""

from __future__ import annotations

from spiders.portal import PortalSpider
from spiders.systems.mcms import Mcms


class Luoyang(PortalSpider):
    name = "luoyang"
    title = "洛阳市人民政府"
    division = "410300"
    start_urls: list[str] = ["https://www.ly.gov.cn/"]
    # Departments with sites of their own, each another product; then districts and counties.
    hosts = (
        "wgl.ly.gov.cn", "nync.ly.gov.cn", "cz.ly.gov.cn", "zjj.ly.gov.cn", "jtysj.ly.gov.cn",
        "zrzyhgh.ly.gov.cn", "lyggzyjy.ly.gov.cn",
        "mengjin.gov.cn", "luolong.gov.cn", "yanshi.gov.cn", "jxq.gov.cn", "xigong.gov.cn",
        "xinan.gov.cn", "luanchuan.gov.cn", "hnsongxian.gov.cn", "luoning.gov.cn", "yichuan.gov.cn",
    )  # fmt: skip
    files = ("oss.ly.gov.cn",)
    system = Mcms("https://article.ly.gov.cn/ms-mcms/esArticle/queryEsArticle.do")
    least = 30
