"""洛阳市: the city portal, its departments' own sites, and the districts.

Hosts and articles (/YYYY/MM-DD/<id>.html) were seen in addresses of 2013 to 2026; the search was
used by a crawler of 2022; attachments on oss.ly.gov.cn were seen from 2024 to 2026. That the city
and its districts share one content system is a guess from their addresses. Where the columns of
annual reports are today was not seen.
"""

from __future__ import annotations

from spiders.portal import PortalSpider
from spiders.systems.mcms import Mcms


class Luoyang(PortalSpider):
    name = "luoyang"
    title = "洛阳市人民政府"
    division = "410300"
    start_urls: list[str] = ["https://www.ly.gov.cn/"]
    # First departments with sites of their own, each on a different product (zjj and lyszjj belong to the
    # same bureau; lyggzyjy answers only http), then districts and counties. Those of 老城区, 瀍河回族区, 汝阳县 and
    # 宜阳县, at the end, are from the register: two lists name them, and they answered in April 2026.
    hosts = (
        "wgl.ly.gov.cn",
        "nync.ly.gov.cn",
        "cz.ly.gov.cn",
        "zjj.ly.gov.cn",
        "lyszjj.ly.gov.cn",
        "jtysj.ly.gov.cn",
        "zrzyhgh.ly.gov.cn",
        "lyggzyjy.ly.gov.cn",
        "mengjin.gov.cn",
        "luolong.gov.cn",
        "yanshi.gov.cn",
        "jxq.gov.cn",
        "xigong.gov.cn",
        "xinan.gov.cn",
        "luanchuan.gov.cn",
        "hnsongxian.gov.cn",
        "luoning.gov.cn",
        "yichuan.gov.cn",
        "www.lylc.gov.cn",
        "www.chanhe.gov.cn",
        "www.ry.gov.cn",
        "www.yyzfw.gov.cn",
    )
    files = ("oss.ly.gov.cn",)
    # As used by a crawler of 2022. Reports that it no longer returns are found through the columns.
    system = Mcms("https://article.ly.gov.cn/ms-mcms/esArticle/queryEsArticle.do")
    least = 30
    # The city's districts and counties; three of them became two districts in 2021 (GB/T 2260). The
    # departments are those whose sites were seen; three of them were founded or renamed in 2019.
    expected = (
        "洛阳市人民政府",
        "老城区人民政府",
        "西工区人民政府",
        "瀍河回族区人民政府",
        "涧西区人民政府",
        "洛龙区人民政府",
        "新安县人民政府",
        "栾川县人民政府",
        "嵩县人民政府",
        "汝阳县人民政府",
        "宜阳县人民政府",
        "洛宁县人民政府",
        "伊川县人民政府",
        "孟津区人民政府 2021-",
        "偃师区人民政府 2021-",
        "孟津县人民政府 -2020",
        "吉利区人民政府 -2020",
        "偃师市人民政府 -2020",
        "洛阳市财政局",
        "洛阳市交通运输局",
        "洛阳市住房和城乡建设局",
        "洛阳市农业农村局 2019-",
        "洛阳市文化广电和旅游局 2019-",
        "洛阳市自然资源和规划局 2019-",
    )
