"""周口市川汇区: the "sitesources" platform."""

from __future__ import annotations

from spiders.portal import PortalSpider
from spiders.systems.sitesources import Sitesources


class Chuanhui(PortalSpider):
    name = "chuanhui"
    title = "周口市川汇区人民政府"
    division = "411602"
    start_urls: list[str] = ["http://www.chuanhui.gov.cn/"]  # in three lists; it answered in April 2026 (register)
    system = Sitesources()
    expected = ("川汇区人民政府",)
