"""A page that the whole portal shows while it is being repaired says nothing on what was there before."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from scrapy.utils.test import get_crawler

from crawler.middlewares.wrong_page import WrongPage
from spiders.captures import WRONG_PAGE
from spiders.discovery.answers import take
from spiders.discovery.state import Crawl, Site
from spiders.systems import Lead

REPAIR = "<html><body><h1>网站升级维护公告</h1><p>本网站正在升级维护，暂停访问。</p></body></html>"
MOVING = "<html><body><h1>公告</h1><p>门户网站正在迁移，敬请谅解。</p></body></html>"
SITE = "<html><body>" + "".join(f'<a href="/{n}/">栏目{n}</a>' for n in range(8)) + "</body></html>"


def captured(html: str) -> str:
    """The role of a report's page that shows what the front page shows."""
    scrapy_crawler = get_crawler(settings_dict={"RETRY_TIMES": 0})
    scrapy_crawler.spider = scrapy_crawler._create_spider("x")
    scrapy_crawler.spider.crawler = scrapy_crawler
    middleware = WrongPage(scrapy_crawler)
    answers: list[Request | Response] = []
    for path, kind in (("/", "front"), ("/nb/1.html", "detail")):
        lead = Lead(f"https://x.gov.cn{path}", kind, "某某局2023年政府信息公开工作年度报告")  # type: ignore[arg-type]
        request = Request(lead.url, cb_kwargs={"lead": lead})
        response = HtmlResponse(lead.url, body=html.encode(), encoding="utf-8", request=request)
        answers.append(middleware.process_response(request, response))
    last = answers[-1]
    assert isinstance(last, Response)
    assert (WRONG_PAGE in last.flags) == (html != REPAIR)
    [capture] = take(Crawl(Site("x", ("https://x.gov.cn/",))), last, lead)
    return str(getattr(capture, "role", ""))


@pytest.mark.parametrize(("html", "role"), [(REPAIR, "broken"), (MOVING, "broken"), (SITE, "soft_404")])
def test_the_page_that_the_whole_site_shows(html: str, role: str) -> None:
    assert captured(html) == role
