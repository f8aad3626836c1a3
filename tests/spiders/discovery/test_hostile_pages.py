"""What a stranger may write costs a crawl little: one page, whatever is on it, is read in linear time, and leads to
a bounded number of fetches.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse

from spiders.captures import Capture
from spiders.discovery.answers import take
from spiders.discovery.requests import Fetch
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.pages import MOST_CHARACTERS, MOST_LINKS, read_page
from spiders.pages.addresses import LONGEST
from spiders.systems import Kind, Lead
from spiders.systems.registry import SYSTEMS
from tests.spiders.discovery.hostile_pages import ANSWERS, PAGES, TITLE

BASE = "http://x.gov.cn"
SITE = Site("x", (f"{BASE}/",))
N = 15_000
"""Characters: the pages compared have half and twice as many."""
MOST = 1.0
"""Seconds of CPU for a page of a megabyte: `MOST_LINKS` links take half of that."""
SYSTEM = {name: system.declared(dict.fromkeys(system.fields, f"{BASE}/s")) for name, system in SYSTEMS.items()}


def taken(html: str, lead: Lead) -> tuple[list[Capture | Fetch], Crawl, float]:
    """What a page leads to, and the seconds of CPU that it takes."""
    crawl = Crawl(SITE)
    request = Request(lead.url)
    response = HtmlResponse(lead.url, body=html.encode(), encoding="utf-8", request=request)
    gc.disable()  # a collection looks at everything that other tests left behind: seconds, and not the page's
    try:
        begun = time.thread_time()
        found = take(crawl, response, lead)
        return found, crawl, time.thread_time() - begun
    finally:
        gc.enable()


def costs(page: Callable[[int], str], lead: Lead, n: int, tries: int) -> float:
    html = f"<html><body>{page(n)}" if lead.kind != "search" else page(n)
    return min(taken(html, lead)[2] for _ in range(tries))


def is_linear(page: Callable[[int], str], lead: Lead, n: int) -> bool:
    """Whether a page of four times the length takes about four times as long, and none too long. What takes the square
    takes sixteen times as long: a busy machine makes no such difference.
    """
    for tries in (1, 3, 5):
        small, large = costs(page, lead, n // 2, tries), costs(page, lead, 2 * n, tries)
        if large <= max(8 * small, 0.1) and large <= MOST:
            return True
    return False


KINDS: tuple[Kind, ...] = ("front", "column", "detail")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_takes_linear_time(name: str) -> None:
    for kind in KINDS:
        assert is_linear(PAGES[name], Lead(f"{BASE}/zfxxgk/nb/1.html", kind, "年报"), N), kind


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("system", SYSTEM)
def test_an_answer_takes_linear_time(name: str, system: str) -> None:
    lead = Lead(f"{BASE}/gkmlpt/api/all/1/script.json?perpage=9", "search", "年报", system=SYSTEM[system])
    assert is_linear(ANSWERS[name], lead, N)


@pytest.mark.long
@pytest.mark.parametrize("name", PAGES)
def test_a_large_page_takes_linear_time(name: str) -> None:
    for kind in KINDS:
        assert is_linear(PAGES[name], Lead(f"{BASE}/zfxxgk/nb/1.html", kind, "年报"), 500_000), kind


def test_links_beyond_the_limit_are_counted_and_the_page_is_not_called_complete() -> None:
    links = "".join(f"<a href=/{i}.html>政务公开</a>" for i in range(MOST_LINKS + 7))
    found, crawl, _ = taken(f"<html><body>{links}", Lead(f"{BASE}/", "front"))
    assert sum(isinstance(each, Fetch) for each in found) == MOST_LINKS
    assert crawl.left_out == {"x.gov.cn": 7}
    crawl.columns.add(f"{BASE}/nb/")
    outcome, words = verdict(crawl)
    assert outcome != "empty"
    assert "links left, as their pages have more than 5,000 or their addresses are too long: 7" in words


def test_long_addresses_are_no_leads_and_counted() -> None:
    fits, long = f"{BASE}/{'a' * (LONGEST - len(BASE) - 1)}", "b" * LONGEST
    away = f"http://elsewhere.com/{long}"
    html = "".join(f"<a href='{to}'>政务公开</a>" for to in (fits, f"/{long}", away, f"mailto:{long}"))
    found, crawl, _ = taken(f"<html><body>{html}", Lead(f"{BASE}/", "front"))
    assert [each.lead.url for each in found if isinstance(each, Fetch)] == [fits]
    assert crawl.left_out == {"x.gov.cn": 1}


def test_long_addresses_of_a_content_system_are_no_leads_and_counted() -> None:
    answer = f'{{"list": [], "endPage": 3, "result": {{"records": [{{"title": "{TITLE}", "linkurl": "/{"a" * LONGEST}"}}]}}}}'
    lead = Lead(f"{BASE}/s", "search", system=SYSTEM["epoint"])
    found, crawl, _ = taken(answer, lead)
    assert crawl.left_out == {"x.gov.cn": 1}
    assert [each.lead.kind for each in found if isinstance(each, Fetch)] == ["search"]


def test_texts_are_cut() -> None:
    many = "公开" * 100_000
    html = f"<html><title>{many}</title><meta name=ArticleTitle content={many}><h1>{many}</h1><a href=/a title={many}>{many}</a>"
    page = read_page(f"{BASE}/", html)
    assert page is not None
    texts = [page.title, page.head, page.crumb, *page.headings, *page.metas.values()]
    texts += [text for link in page.links for text in (link.text, link.shown)]
    assert max(map(len, texts)) == MOST_CHARACTERS


def test_a_page_with_a_tag_of_many_attributes_is_read() -> None:
    bomb = "<p" + "".join(f" a{i}" for i in range(2_000)) + ">"
    html = (
        f"<html><title>x</title><body>{bomb}总体情况<!-- not this --><a href=/1.html>{TITLE}</a><br>末<table></table>"
    )
    page = read_page(f"{BASE}/", html)
    assert page is not None
    assert [link.text for link in page.links] == [TITLE]
    assert (page.title, page.length, page.has_table) == ("x", len("总体情况末") + len(TITLE), True)


def test_a_long_script_without_many_attributes_changes_nothing() -> None:
    script = "<script>for (i = 0; i<n; i++) { " + "x = y / z; " * 200 + "}</script>"
    html = f"<html><title>x</title><body>{script}<h1>{TITLE}</h1><a href=/1.html>全文</a><p>总体情况</p>"
    page = read_page(f"{BASE}/", html)
    assert page is not None
    assert page.title == TITLE
    assert [link.url for link in page.links] == [f"{BASE}/1.html"]
    assert page.length == len(TITLE + "全文总体情况")
