"""玩具区: a toy portal."""

from spiders.portal import PortalSpider


class Toytown(PortalSpider):
    name = "toytown"
    title = "玩具区人民政府"
    division = "410303"
    start_urls: list[str] = ["http://www.toytown.gov.cn/"]
