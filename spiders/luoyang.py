"""洛阳市: the city portal, its departments' own sites, and the districts.

Hosts and articles (/YYYY/MM-DD/<id>.html) were seen in addresses of 2013 to 2026; the search was
used by a crawler of 2022; attachments on oss.ly.gov.cn were seen from 2024 to 2026. That the city
and its districts share one content system is a guess from their addresses. Where the columns of
annual reports stand today was not seen.
"""

from __future__ import annotations

from spiders.portal import PortalSpider
from spiders.systems.mcms import Mcms


class Luoyang(PortalSpider):
    name = "luoyang"
    title = "洛阳市人民政府"
    division = "410300"
    start_urls: list[str] = ["https://www.ly.gov.cn/"]
    # Departments with sites of their own, each another product (zjj and lyszjj are one bureau's;
    # lyggzyjy answers by http only); then districts and counties. The sites of 老城区, 瀍河区,
    # 汝阳县 and 宜阳县 were not found: their reports are met where the city links to them.
    hosts = (
        "wgl.ly.gov.cn", "nync.ly.gov.cn", "cz.ly.gov.cn", "zjj.ly.gov.cn", "lyszjj.ly.gov.cn",
        "jtysj.ly.gov.cn", "zrzyhgh.ly.gov.cn", "lyggzyjy.ly.gov.cn",
        "mengjin.gov.cn", "luolong.gov.cn", "yanshi.gov.cn", "jxq.gov.cn", "xigong.gov.cn",
        "xinan.gov.cn", "luanchuan.gov.cn", "hnsongxian.gov.cn", "luoning.gov.cn", "yichuan.gov.cn",
    )  # fmt: skip
    files = ("oss.ly.gov.cn",)
    # As a crawler of 2022 used it. What it no longer answers, the columns give.
    system = Mcms("https://article.ly.gov.cn/ms-mcms/esArticle/queryEsArticle.do")
    least = 30
