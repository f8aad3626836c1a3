"""河南省: the province's portal. Its departments (fgw, hct) run the same platform.

Seen in published crawlers and addresses: articles at /YYYY/MM-DD/<id>.html, metas ArticleTitle,
PubDate and Url, attachments on oss. and later xcoss.henan.gov.cn, some of them scanned. The portal
answers 403 to clients outside the country, so a crawl from there ends as broken and says so. Where
the annual reports are was not seen: the spider finds them by the words of links. Lists that come from
the province's search interface are recognised (`spiders.systems.henan`).
"""

from __future__ import annotations

from spiders.portal import PortalSpider


class Henan(PortalSpider):
    name = "henan"
    title = "河南省人民政府"
    division = "410000"
    start_urls: list[str] = ["https://www.henan.gov.cn/"]
    hosts = ("fgw.henan.gov.cn", "hct.henan.gov.cn")
    files = ("oss.henan.gov.cn", "xcoss.henan.gov.cn")
    expected = ("河南省人民政府",)
