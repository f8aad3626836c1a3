"""周口市: the city portal, on the "sitesources" platform.

A report of 2020 was seen at www.zhoukou.gov.cn in the column zwgk/gkznhml/zfxxgknb, which has a
folder for each year (2020n) and in it one for each organ (szf), site zksrmzf. Its pages name a newspaper
(周口日报) as their source, not the organ. Where the column is today is not known.
"""

from __future__ import annotations

from spiders.portal import PortalSpider
from spiders.systems.sitesources import Sitesources


class Zhoukou(PortalSpider):
    name = "zhoukou"
    title = "周口市人民政府"
    division = "411600"
    start_urls: list[str] = ["http://www.zhoukou.gov.cn/"]  # http, as in the address that was seen
    # The departments whose sites were seen in addresses.
    hosts = ("zksl.zhoukou.gov.cn", "zfcxjs.zhoukou.gov.cn", "czj.zhoukou.gov.cn")
    system = Sitesources()  # known from a working crawler of a sister site, 2023
    expected = ("周口市人民政府",)
