"""孟津区: uses the city's content system. Its articles were imported in bulk in 2025."""

from __future__ import annotations

from spiders.portal import PortalSpider


class Mengjin(PortalSpider):
    name = "mengjin"
    title = "洛阳市孟津区人民政府"
    division = "410308"
    start_urls: list[str] = ["https://mengjin.gov.cn/"]
    files = ("oss.ly.gov.cn",)
    expected = ("孟津区人民政府 2021-",)
