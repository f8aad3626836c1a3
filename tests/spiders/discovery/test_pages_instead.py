"""Web pages that come in place of a file or an article with status 200: a login, an error, a wall. None of them says
that a report was withdrawn.
"""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from spiders.captures import Capture
from spiders.discovery.answers import take
from spiders.discovery.requests import last
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.pages import blocked
from spiders.systems import Kind, Lead
from tests.spiders.discovery.test_discovery import BASE, COLUMN, SITE, TITLE, TO_COLUMN, a, walk

LOGIN = '<form><p>用户登录</p><input name="u"><input type="password" name="p"></form>'
FAULT = "<p>系统内部错误，请联系管理员</p>"
FRAME = f"<div>{'本网站栏目介绍。' * 200}</div>"
GONE = "<p>抱歉，您访问的页面不存在或已被删除</p>"
DOCUMENT = "<p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"


def role(body: str, url: str, kind: Kind = "attachment", status: int = 200) -> tuple[str, str]:
    lead = Lead(f"{BASE}{url}", kind, TITLE)
    html = f"<html><head><title>x</title></head><body>{body}</body></html>".encode()
    response = HtmlResponse(lead.url, status, body=html, encoding="utf-8", request=Request(lead.url))
    [capture] = [each for each in take(Crawl(SITE), response, lead) if isinstance(each, Capture)]
    return capture.role, capture.reason


@pytest.mark.parametrize("url", ["/1.pdf", "/1.docx", "/download.jsp?id=7", "/1.doc"])
@pytest.mark.parametrize("body", [LOGIN, FAULT, "<p>请在微信客户端打开链接</p>"])
def test_what_comes_in_place_of_a_file_shows_nothing(url: str, body: str) -> None:
    assert role(body, url)[0] == "broken"


def test_a_sites_frame_in_place_of_a_pdf_shows_nothing() -> None:
    assert role(FRAME, "/1.pdf") == (
        "broken",
        "a web page that is no report came in place of the file, with status 200",
    )


def test_what_says_that_it_is_gone_is_gone() -> None:
    assert role(GONE, "/1.pdf")[0] == "soft_404"


@pytest.mark.parametrize("url", ["/1.doc", "/download.jsp?id=7", "/1.pdf"])
def test_a_report_that_was_saved_as_a_page_is_a_file(url: str) -> None:
    assert role(DOCUMENT, url)[0] == "attachment"


@pytest.mark.parametrize("body", [LOGIN, FAULT])
def test_a_login_or_an_error_in_place_of_an_article_shows_nothing(body: str) -> None:
    assert role(body, "/1.html", "detail")[0] == "broken"


@pytest.mark.parametrize(
    "script", ["window['$_ts']=window['$_ts']||{};$_ts.cd='q';", "var a = 1;", "$_ts=window['$_ts'];"]
)
def test_a_wall_with_status_202_is_one(script: str) -> None:
    assert blocked.guard(202, f"<html><head><script>{script}</script></head><body></body></html>") is not None


def test_without_a_browser_a_front_page_that_answered_was_reached() -> None:
    shell = '<div id="app"></div><script src="/js/app.js"></script>'
    outcome, words = verdict(walk({"/": shell})[1])
    assert outcome == "broken"
    assert "could be reached" not in words
    assert f"{BASE}/: it is filled by scripts" in words


def test_the_further_pages_of_what_was_disclosed_are_the_last_resort() -> None:
    pager = '<script>createPageHTML(3, 0, "index", "html");</script>'
    crawl = walk({"/": a("政府信息公开", "/gk/"), "/gk/": f"<h1>政府信息公开</h1>{a('某公告', '/gk/1.html')}{pager}"})[
        1
    ]
    assert [each.lead.url for each in last(crawl)] == [f"{BASE}/sitemap.xml"]
    assert [each.lead.url for each in last(crawl)] == [f"{BASE}/gk/index_{n}.html" for n in (1, 2, 3)]


def test_a_column_none_of_whose_links_is_understood_is_not_empty() -> None:
    strange = "".join(a(f"其他{n}", f"/other/{n}.html") for n in range(4))
    outcome, words = verdict(walk({"/": TO_COLUMN, "/nb/": COLUMN + strange})[1])
    assert outcome != "empty"
    assert "a column in which none of 4 links" in words


def test_an_organs_own_site_is_named() -> None:
    site = Site("x", ("http://www.x.gov.cn/",))
    found = Crawl(site)
    assert found.gaps == {}
    entries = f'<p><a href="http://www.x.gov.cn/1.html">{TITLE}</a></p>'
    organ = '<p><a href="http://czj.x.gov.cn/xxgk/nb/">某某市财政局</a></p>'
    lead = Lead("http://www.x.gov.cn/nb/", "column", "政府信息公开年报")
    html = f"<html><body>{COLUMN}{entries}{organ}</body></html>".encode()
    take(found, HtmlResponse(lead.url, body=html, encoding="utf-8", request=Request(lead.url)), lead)
    assert list(found.gaps) == ["http://czj.x.gov.cn/"]


def test_html_that_a_script_sends_as_a_file_is_one() -> None:
    """Word saves documents as web pages; the name that the server gives says whose report it is."""
    crawl = Crawl(Site("x", ("https://x.gov.cn/",)))
    lead = Lead("https://x.gov.cn/download.jsp?id=3", "detail", "某某局2022年度报告")
    name = 'attachment; filename="某某局2022年政府信息公开工作年度报告.doc"'.encode()
    request = Request(lead.url)
    page = HtmlResponse(lead.url, 200, {"Content-Disposition": name}, b"<html><p>x</p></html>", request=request)
    [found] = take(crawl, page, lead)
    assert isinstance(found, Capture)
    assert found.parent is None
    assert dict(found.hints)["title"] == "某某局2022年政府信息公开工作年度报告"
