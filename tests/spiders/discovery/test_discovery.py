"""The search for reports, in one process over small portals: what it finds, and how it ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from spiders.any_portal import AnyPortal
from spiders.captures import Capture
from spiders.discovery.answers import take
from spiders.discovery.requests import MOST_HOPS, Fetch, first, follow, last, leads_away
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.pages import read_page
from spiders.pages.lists import MOST_PAGES
from spiders.portal import PortalError, shipped_portals
from spiders.systems import Kind, Lead
from spiders.systems.aspx import Aspx
from spiders.systems.registry import SYSTEMS

BASE = "http://x.gov.cn"
TITLE = "西工区财政局2023年政府信息公开工作年度报告"
COLUMN = "<h1>政府信息公开年报</h1>"
REPORT = f"<h1>{TITLE}</h1><p>总体情况</p>"


def a(text: str, to: str) -> str:
    return f'<p><a href="{to}">{text}</a></p>'


TO_COLUMN = a("政府信息公开年报", "/nb/")


SITE = Site("x", (f"{BASE}/",))


def walk(pages: Mapping[str, str | bytes | int], site: Site = SITE) -> tuple[dict[str, Capture], Crawl]:
    """Crawls pages, given by path as the body of HTML, the bytes of a file, or a status."""
    crawl = Crawl(site)
    waiting = deque(first(crawl))
    found: dict[str, Capture] = {}
    while waiting:
        fetch = waiting.popleft()
        page = pages.get(fetch.lead.url.removeprefix(BASE), 404)
        for each in take(crawl, _answer(Request(fetch.lead.url), page), fetch.lead):
            if isinstance(each, Fetch):
                waiting.append(each)
            else:
                found[each.url.removeprefix(BASE)] = each
    return found, crawl


def _answer(request: Request, page: str | bytes | int) -> Response:
    if isinstance(page, bytes):
        return Response(request.url, body=page, request=request)
    status = page if isinstance(page, int) else 200
    body = "<p>nothing</p>" if isinstance(page, int) else page
    html = f"<html><body>{body}</body></html>".encode()
    return HtmlResponse(request.url, status=status, body=html, encoding="utf-8", request=request)


def roles(pages: Mapping[str, str | bytes | int]) -> dict[str, str]:
    return {path: capture.role for path, capture in walk(pages)[0].items()}


def test_a_file_that_a_list_names_is_a_report() -> None:
    found, crawl = walk({"/": TO_COLUMN, "/nb/": COLUMN + a(TITLE, "/nb/1.pdf"), "/nb/1.pdf": b"%PDF-1.4"})
    assert found["/nb/1.pdf"].role == "attachment"
    assert dict(found["/nb/1.pdf"].hints)["title"] == TITLE
    assert verdict(crawl)[0] == "done"


def test_an_article_that_a_form_opens_by_post() -> None:
    form = (
        "<form name='f' method='post' action='/view.do'><input type='hidden' name='id'></form>"
        "<script>function view(i) { document.f.id.value = i; document.f.submit(); }</script>"
    )
    entry = f"""<a href="javascript:view('7')">{TITLE}</a>"""
    found, crawl = walk({"/": TO_COLUMN, "/nb/": COLUMN + form + entry, "/view.do#!post?id=7": REPORT})
    assert found["/view.do#!post?id=7"].role == "report"
    assert verdict(crawl)[0] == "done"
    request = AnyPortal(url=f"{BASE}/", title="x", division="410303").request(
        next(follow(Crawl(SITE), Lead(f"{BASE}/view.do#!post?id=7", "detail", TITLE)))
    )
    assert (request.method, request.body) == ("POST", b"id=7")


def test_an_entry_that_its_page_opens_in_its_place() -> None:
    link = f"""<a href="javascript:__doPostBack('grid','Select$0')">{TITLE}</a>"""
    grid = f'<form method="post" action="/nb.aspx"><input type="hidden" name="__VIEWSTATE" value="v">{link}</form>'
    crawl = Crawl(SITE)
    page = read_page(f"{BASE}/nb.aspx", f"<html><body>{grid}</body></html>")
    assert page is not None
    (lead,) = (each for each in Aspx().more(page, grid) if isinstance(each, Lead) and each.kind == "detail")
    assert lead.url.startswith(f"{BASE}/nb.aspx#!entry?")
    (fetch,) = follow(crawl, lead)
    assert dict(fetch.lead.form)["__EVENTARGUMENT"] == "Select$0"
    # Only the list's page knows how to ask for it.
    assert not list(follow(Crawl(SITE), Lead(lead.url, "detail", TITLE), known=True))


def test_where_there_is_no_column_the_sites_own_search_is_asked() -> None:
    form = "<form action='/s.do'><input name='kw' placeholder='请输入关键词'><input type='hidden' name='c' value='1'></form>"
    crawl, front = Crawl(SITE), a("新闻中心", "/xw/") + form
    fetches = deque(first(crawl))
    results = f"<p>共找到1条</p>{a(TITLE, '/doc/1.html')}"
    found = set[str]()
    for _ in range(4):
        while fetches:
            fetch = fetches.popleft()
            path = fetch.lead.url.removeprefix(BASE)
            page = {"/": front, "/doc/1.html": REPORT}.get(path, results if path.startswith("/s.do?kw=") else 404)
            for each in take(crawl, _answer(Request(fetch.lead.url), page), fetch.lead):
                if isinstance(each, Fetch):
                    fetches.append(each)
                elif each.is_report:
                    found.add(path)
        fetches.extend(last(crawl))
    assert found == {"/doc/1.html"}
    outcome, reason = verdict(crawl)
    assert outcome == "partial"
    assert "the site's own search" in reason


def test_a_file_behind_an_address_that_does_not_say_so() -> None:
    found, _ = walk({"/": TO_COLUMN, "/nb/": COLUMN + a(TITLE, "/nb/view?id=1"), "/nb/view?id=1": b"%PDF-1.4"})
    assert found["/nb/view?id=1"].role == "attachment"


def test_a_page_that_sends_the_reader_on() -> None:
    refresh = '<meta http-equiv="refresh" content="0;url=/nb/real.html">'
    pages = {"/": TO_COLUMN, "/nb/": COLUMN + a(TITLE, "/nb/1.html"), "/nb/1.html": refresh}
    assert roles({**pages, "/nb/real.html": REPORT}) == {
        "/": "front",
        "/nb/": "column",
        "/nb/1.html": "other",
        "/nb/real.html": "report",
    }


def test_a_report_inside_a_frame() -> None:
    headings = "主动公开政府信息情况 收到和处理政府信息公开申请 存在的主要问题 总体情况"
    shell = f'<h1>{TITLE}</h1><iframe src="/nb/body.html"></iframe>'
    found, _ = walk(
        {
            "/": TO_COLUMN,
            "/nb/": COLUMN + a(TITLE, "/nb/1.html"),
            "/nb/1.html": shell,
            "/nb/body.html": f"<p>{headings}</p><table><tr><td>1</td></tr></table>",
        }
    )
    inner = found["/nb/body.html"]
    assert inner.role == "report"
    assert inner.parent == f"{BASE}/nb/1.html"
    assert dict(inner.hints)["title"] == TITLE


def test_a_front_page_of_frames() -> None:
    pages = {"/": '<iframe src="/main.html"></iframe>', "/main.html": TO_COLUMN}
    found = roles({**pages, "/nb/": COLUMN + a(TITLE, "/nb/1.html"), "/nb/1.html": REPORT})
    assert found["/nb/1.html"] == "report"


def test_links_that_are_scripts() -> None:
    click = f"""<a href="javascript:void(0)" onclick="window.open('/nb/1.html')">{TITLE}</a>"""
    found = roles({"/": TO_COLUMN, "/nb/": COLUMN + click, "/nb/1.html": REPORT})
    assert found["/nb/1.html"] == "report"


@pytest.mark.parametrize("name", ["2023年", "洛龙区", "市政府部门", "市图书馆"])
def test_columns_numbered_side_by_side(name: str) -> None:
    found = roles(
        {
            "/": a("政府信息公开年报", "/col/col1/index.html"),
            "/col/col1/index.html": COLUMN + a(name, "/col/col22/index.html"),
            "/col/col22/index.html": a(TITLE, "/art/1.html"),
            "/art/1.html": REPORT,
        }
    )
    assert found["/art/1.html"] == "report"


@pytest.mark.parametrize("name", ["市财政局2022年年报", "2022年度报告", "2022年度工作报告"])
def test_short_names_inside_a_column(name: str) -> None:
    found = roles({"/": TO_COLUMN, "/nb/": COLUMN + a(name, "/nb/1.html"), "/nb/1.html": REPORT})
    assert found["/nb/1.html"] == "report"


@pytest.mark.parametrize("name", ["2023年", "洛龙区财政局"])
def test_columns_that_lie_elsewhere_beside_a_report(name: str) -> None:
    """Their addresses have nothing in common with the address of the column that links them."""
    column = COLUMN + a("甲局2022年政府信息公开年报", "/nb/2.html") + a(name, "/dw_97/zwgk/list.htm")
    pages = {"/": TO_COLUMN, "/nb/": column, "/dw_97/zwgk/list.htm": a(TITLE, "/art/1.html")}
    assert roles({**pages, "/nb/2.html": REPORT, "/art/1.html": REPORT})["/art/1.html"] == "report"


@pytest.mark.parametrize("turn", ['<a href="page_2.html">下一页</a>', "<script>var pageCount = 2;</script>"])
def test_lists_of_anhuis_older_portals(turn: str) -> None:
    there = "/openness/OpennessContent/showList/1143/27410"
    found = roles(
        {
            "/": a("政府信息公开年报", f"{there}/page_1.html"),
            f"{there}/page_1.html": COLUMN + a(TITLE, "/OpennessContent/show/1.html") + turn,
            f"{there}/page_2.html": COLUMN + a(TITLE, "/OpennessContent/show/2.html") + turn,
            **{f"/OpennessContent/show/{n}.html": REPORT for n in (1, 2)},
        }
    )
    assert found["/OpennessContent/show/2.html"] == "report"


def test_short_names_elsewhere_lead_nowhere() -> None:
    assert roles({"/": a("2022年度工作报告", "/1.html"), "/1.html": REPORT}) == {"/": "front"}


def test_a_column_of_one_year_is_named_like_a_report() -> None:
    name = "2023年政府信息公开年报"
    organs = ("甲局", "乙局", "丙局")
    items = "".join(a(f"{organ}{name}", f"/nb/{n}.html") for n, organ in enumerate(organs))
    found = roles(
        {"/": a(name, "/nb/"), "/nb/": f"<h1>{name}</h1>{items}", **{f"/nb/{n}.html": REPORT for n in range(3)}}
    )
    assert found == {"/": "front", "/nb/": "column", **{f"/nb/{n}.html": "report" for n in range(3)}}


def test_a_report_between_two_others_is_a_report() -> None:
    beside = a("甲局2023年政府信息公开年报", "/nb/2.html") + a("乙局2023年政府信息公开年报", "/nb/3.html")
    found = roles({"/": TO_COLUMN, "/nb/": COLUMN + a(TITLE, "/nb/1.html"), "/nb/1.html": REPORT + beside})
    assert found["/nb/1.html"] == "report"


def test_the_sites_name_as_the_only_heading() -> None:
    shell = "<h1>某区人民政府</h1><p>总体情况</p>"
    found, _ = walk({"/": TO_COLUMN, "/nb/": COLUMN + a(TITLE, "/nb/1.html"), "/nb/1.html": shell})
    assert found["/nb/1.html"].role == "report"
    assert dict(found["/nb/1.html"].hints)["title"] == TITLE


def test_the_column_says_whose_a_report_without_a_name_is() -> None:
    bare = "2023年政府信息公开工作年度报告"
    where = "<p>当前位置：首页 &gt; 某区教育局 &gt; 政府信息公开年报</p>"
    found, _ = walk(
        {
            "/": TO_COLUMN,
            "/nb/": COLUMN + a("某区财政局", "/nb/cz/") + a("局政府信息公开年报", "/nb/jy/"),
            "/nb/cz/": COLUMN + a(bare, "/nb/cz/1.html"),
            "/nb/jy/": COLUMN + where + a(bare, "/nb/jy/1.pdf"),
            "/nb/cz/1.html": REPORT,
            "/nb/jy/1.pdf": b"%PDF-1.7",
        }
    )
    assert dict(found["/nb/cz/1.html"].hints)["column"] == "某区财政局"
    assert dict(found["/nb/jy/1.pdf"].hints) == {"column": "某区教育局", "title": bare}


# Endless lists


class Turning(dict[str, str | bytes | int]):
    """A list with a 下一页 on every page; `rows` gives the lines of page n."""

    def __init__(self, rows: Callable[[int], str]) -> None:
        super().__init__({"/": a("政府信息公开年报", "/nb.php?p=1"), "/1.html": REPORT})
        self.rows = rows
        self.turned = 0

    def get(self, path: str, default: object = None) -> Any:
        if not path.startswith("/nb.php?p="):
            return super().get(path, default) or REPORT
        self.turned += 1
        number = int(path.removeprefix("/nb.php?p="))
        assert number < 1_000, "it never ends"
        return COLUMN + self.rows(number) + a("下一页", f"/nb.php?p={number + 1}")


def test_a_list_that_repeats_its_last_page_for_ever() -> None:
    pages = Turning(lambda n: a(TITLE, f"/{min(n, 4)}.html"))
    found, crawl = walk(pages)
    assert pages.turned == 5
    assert {path for path in found if path.endswith(".html")} == {f"/{n}.html" for n in range(1, 5)}
    assert verdict(crawl)[0] == "done"


def test_a_list_of_stubs_for_ever() -> None:
    pages = Turning(lambda n: a(TITLE, "/1.html") if n == 1 else "")
    walk(pages)
    assert pages.turned == 3


def test_a_list_that_is_longer_than_we_read_is_named() -> None:
    pages = Turning(lambda n: a(TITLE, f"/{n}.html"))
    crawl = walk(pages)[1]
    assert pages.turned == MOST_PAGES + 1
    outcome, words = verdict(crawl)
    assert outcome == "partial"
    assert f"lists read to page {MOST_PAGES} only: {BASE}/nb.php?p=1" in words


def test_pages_whose_reports_are_known_from_elsewhere_are_turned() -> None:
    """The search found all of them: the first pages have nothing new, but the list goes on."""
    known = "".join(a(TITLE, f"/{n}.html") for n in range(1, 4))
    pages = Turning(lambda n: a(TITLE, f"/{min(n, 5)}.html"))
    pages["/"] = known + str(pages["/"])
    assert {"/4.html", "/5.html"} <= walk(pages)[0].keys()


def test_pages_that_send_the_reader_on_for_ever() -> None:
    class Onward(dict[str, str | bytes | int]):
        def get(self, path: str, default: object = None) -> Any:
            if not path.startswith("/nb/"):
                return super().get(path, default)
            return f"<script>location.href='/nb/{int(path.removeprefix('/nb/')) + 1}'</script>"

    found = walk(Onward({"/": a("政府信息公开年报", "/nb/1")}))[0]
    assert len(found) == 2 + MOST_HOPS


# How it ends


@pytest.mark.parametrize("answers", [4, 30])
def test_a_host_that_begins_to_refuse_is_broken(answers: int) -> None:
    """More than a tenth of the requests, and more than ten pages."""
    listed = "".join(a(f"西工区第{n}局2023年政府信息公开工作年度报告", f"/{n}.html") for n in range(43))
    pages: dict[str, str | bytes | int] = {"/": TO_COLUMN, "/nb/": COLUMN + listed}
    pages |= {f"/{n}.html": REPORT if n < answers else 403 for n in range(43)}
    outcome, words = verdict(walk(pages)[1])
    assert outcome == "broken"
    assert words.startswith("x.gov.cn answered at first and then no more: run it again")


def test_a_few_dead_links_are_not_broken() -> None:
    listed = "".join(a(f"西工区第{n}局2023年政府信息公开工作年度报告", f"/{n}.html") for n in range(40))
    pages: dict[str, str | bytes | int] = {"/": TO_COLUMN, "/nb/": COLUMN + listed}
    pages |= {f"/{n}.html": REPORT if n < 36 else 403 for n in range(40)}
    assert verdict(walk(pages)[1])[0] == "done"


def test_empty() -> None:
    assert verdict(walk({"/": TO_COLUMN, "/nb/": COLUMN})[1])[0] == "empty"


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_column_that_was_not_read_is_never_empty(status: int) -> None:
    second = a("政府信息公开年度报告", "/nb2/")
    outcome, words = verdict(walk({"/": TO_COLUMN + second, "/nb/": COLUMN, "/nb2/": status})[1])
    assert outcome == "broken"
    assert "pages that were refused or gave errors: 1" in words


def test_what_robots_forbid_is_said_and_never_empty() -> None:
    crawl = walk({"/": TO_COLUMN, "/nb/": COLUMN})[1]
    crawl.forbidden["x.gov.cn"] += 1
    outcome, words = verdict(crawl)
    assert outcome == "broken"
    assert "robots.txt forbids: 1" in words


def test_hosts_that_only_refuse_are_named() -> None:
    crawl = walk({"/": a(TITLE, "/1.html"), "/1.html": REPORT})[1]
    crawl.refused["yichuan.gov.cn"] += 1
    outcome, words = verdict(crawl)
    assert outcome == "done"
    assert "gave only refusals or errors: yichuan.gov.cn" in words


# Redirects


def redirected(crawl: Crawl, asked: str, to: str, kind: Kind = "front") -> list[Capture | Fetch]:
    (fetch,) = follow(crawl, Lead(asked, kind))
    return take(crawl, _answer(Request(to, meta={"redirect_urls": [asked]}), TO_COLUMN), fetch.lead)


@pytest.mark.parametrize("to", ["https://x.gov.cn/", "http://www.x.gov.cn/", "http://x.gov.cn/"])
def test_a_redirect_to_the_same_page_is_that_page(to: str) -> None:
    (first_found, *_) = redirected(Crawl(SITE), "http://x.gov.cn/", to)
    assert isinstance(first_found, Capture)
    assert first_found.role == "front"


def test_a_redirect_to_a_page_that_we_have_adds_nothing() -> None:
    crawl = Crawl(SITE, seen={"x.gov.cn/nb/"})
    assert redirected(crawl, "http://x.gov.cn/old/", "http://x.gov.cn/nb/") == []


def test_a_redirect_away_is_not_followed() -> None:
    crawl = Crawl(SITE)
    lead = Lead(f"{BASE}/1.html", "detail")
    assert leads_away(crawl, lead, lead.url, "http://evil.test/")
    assert "evil.test" in crawl.failures[lead.url].text
    assert not leads_away(crawl, lead, lead.url, f"{BASE}/2.html")


# Portals


def test_the_portals_that_ship() -> None:
    portals = shipped_portals()
    assert {portal.name for portal in portals} == {"luoyang", "mengjin", "chuanhui", "zhoukou", "henan"}
    for portal in portals:
        assert len(portal.division) == 6
        assert portal.start_urls
        assert portal.title
        assert portal()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"url": "http://x:99999/"}, "is no address of a page"),
        ({"hosts": "https://a.gov.cn/"}, "is no host"),
        ({"least": "-3"}, "least must be"),
        ({"division": "41"}, "six digits"),
        ({"system": "unknown"}, "is not known"),
        ({"config": "no-such.toml"}, "not both"),
    ],
)
def test_a_portal_described_wrongly(wrong: dict[str, str], words: str) -> None:
    right = {"url": f"{BASE}/", "title": "测试区人民政府", "division": "410303"}
    with pytest.raises(PortalError, match=words):
        AnyPortal(**{**right, **wrong})


@pytest.mark.parametrize("name", sorted(SYSTEMS.keys() - {"mcms"}))
def test_every_content_system_can_be_named(name: str) -> None:
    assert AnyPortal(url=f"{BASE}/", title="t", division="410303", system=name).system.name == name
    with pytest.raises(PortalError, match="search is for system mcms"):
        AnyPortal(url=f"{BASE}/", title="t", division="410303", system=name, search=f"{BASE}/s")


@pytest.mark.parametrize("said", [{}, {"system": "mcms"}])
def test_mcms_is_declared_by_its_search(said: dict[str, str]) -> None:
    search = "https://search.gov.cn/s"
    crawl = AnyPortal(url=f"{BASE}/", title="t", division="410303", search=search, **said).crawl
    assert [fetch.lead.url.partition("?")[0] for fetch in first(crawl)] == [f"{BASE}/", search]
    with pytest.raises(PortalError, match=r"system mcms \(with search\)"):
        AnyPortal(url=f"{BASE}/", title="t", division="410303", system="mcms")


def test_hosts_as_an_argument() -> None:
    own = AnyPortal(url=f"{BASE}/", title="t", division="410303", hosts="www.a.gov.cn, b.gov.cn").crawl.site.own
    assert own == {"x.gov.cn", "a.gov.cn", "b.gov.cn"}


def test_the_organs_of_a_host_for_disclosure_lead_on() -> None:
    other = "https://public.x.gov.cn"
    site = Site("x", (f"{BASE}/",), hosts=("public.x.gov.cn",))
    pages = {
        "/": f'<a href="{other}/">政府信息公开</a>',
        f"{other}/": "<title>政府信息公开平台-某某市</title>" + a("市财政局", f"{other}/?p=D0104X"),
        f"{other}/?p=D0104X": a("年度报告", f"{other}/?a=nb&p=D0104X"),
        f"{other}/?a=nb&p=D0104X": "<h2>年度报告</h2>" + a(TITLE, f"{other}/7.jhtml"),
        f"{other}/7.jhtml": REPORT,
    }
    assert walk(pages, site)[0][f"{other}/7.jhtml"].role == "report"


def test_the_address_of_an_entry_that_is_posted_for_is_that_to_which_it_leads() -> None:
    request = Request(f"{BASE}/nb.aspx", meta={"redirect_urls": [f"{BASE}/nb.aspx"]})
    lead = Lead(f"{BASE}/nb.aspx#!entry?a", "detail", TITLE, form=(("__EVENTTARGET", "a"),))
    body = f"<html><body><h1>{TITLE}</h1><h2>总体情况</h2><table><tr><td>1</td></tr></table></body></html>"
    response = HtmlResponse(f"{BASE}/nb/7.html#!entry?a", body=body.encode(), encoding="utf-8", request=request)
    captures = [each for each in take(Crawl(SITE), response, lead) if isinstance(each, Capture)]
    assert [each.url for each in captures if each.is_report] == [f"{BASE}/nb/7.html"]
