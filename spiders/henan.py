"""河南省: the province's portal; departments (fgw, hct) run the same platform.

Seen in published crawlers and addresses: articles at /YYYY/MM-DD/<id>.html, metas ArticleTitle,
PubDate and Url, attachments on oss. and later xcoss.henan.gov.cn, some of them scanned. The portal
answers 403 to addresses outside the country: a crawl from there ends as broken, and says so. Where
the annual reports stand was not seen: they are looked for by what links say. Lists that come from
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
