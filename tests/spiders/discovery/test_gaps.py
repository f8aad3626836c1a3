"""An honest end: what is known not to have been read is named with its address, and what was read in full is done."""

from __future__ import annotations

import pytest

from spiders.discovery.gaps import missing, note_end
from spiders.discovery.left_alone import Forbidden
from spiders.discovery.no_answer import failed
from spiders.discovery.state import Crawl, Site
from spiders.discovery.tabs import note_tabs
from spiders.discovery.verdict import verdict
from spiders.pages import read_page
from spiders.systems import Kind, Lead
from spiders.systems.forms import Forms
from tests.spiders.discovery.test_discovery import BASE, COLUMN, REPORT, SITE, TITLE, TO_COLUMN, Turning, a, walk

ENTRY = a(TITLE, "/1.html")
LIST = {"/": TO_COLUMN, "/1.html": REPORT, "/2.html": REPORT}
_BOTH = ("2023年", "2022年", "财政局", "水利局")
FILLS = "<script>$.get('/x', d => $('#list').html(d))</script>"


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("<p>共 12 条</p>", "it has 12 entries, of which 1 were seen"),
        ("<p>共 3 页</p>", "it has 3 pages, of which 1 were seen"),
        ("<script>var recordCount = 7;</script>", "it has 7 entries, of which 1 were seen"),
        ("<button>加载更多</button>", "the list goes on behind “加载更多”"),
        ("<a href='javascript:;' onclick='next()'>下一页</a>", "the list goes on behind “下一页”"),
        ("<div id='page'></div><script src='/js/list.js'></script>", "the place of its pager is empty"),
        ("<a onclick=\"show('7')\">某局2022年政府信息公开年报</a>", "entries such as “某局2022年政府信息公开年报”"),
        ("<select><option value='7'>某局2022年政府信息公开年报</option></select>", "1 entries such as “某局2022年"),
        (a("部门年报", "https://czj.x.gov.cn/nb/"), "leads to czj.x.gov.cn, which is not declared"),
        (a("旧版网站", "https://old.x.gov.cn/"), "leads to old.x.gov.cn, which is not declared"),
        (a("2021年以前的年报（归档）", "https://old.x.gov.cn/nb/"), "leads to old.x.gov.cn, which is not declared"),
        (
            (
                "<select onchange='go(this)'><option value='3'>2023年</option><option value='2'>2022年</option></select>"
                "<script>var to = ['3.html', '2.html']; function go(m) { location.href = to[m.selectedIndex]; }</script>"
            ),
            "1 years or organs, such as “2022年”",
        ),
        (
            f"<span class='tab'>2023年</span><span class='tab'>2022年</span>{FILLS}",
            "1 years or organs, such as “2022年”",
        ),
        (
            "".join(f"<span class='tab'>{each}</span>" for each in _BOTH)
            + a("西工区水利局2023年政府信息公开工作年度报告", "/2.html")
            + a("西工区财政局2022年政府信息公开工作年度报告", "/3.html")
            + FILLS,
            "1 years or organs, such as “2022年 + 水利局”",
        ),
        (
            f"<a href='javascript:;'>市直部门</a><a href='javascript:;'>乡镇</a><a href='#'>街道</a>{FILLS}",
            "2 years or organs, such as “乡镇”",
        ),
        (
            f"<select><option>财政局</option><option>水利局</option></select>{FILLS}",
            "1 years or organs, such as “水利局”",
        ),
        ("往年年报：" + a("http://218.0.0.9/nb/", "http://218.0.0.9/nb/"), "leads to 218.0.0.9, which is not declared"),
        ("<p>往年年报：<a href='http://218.0.0.9/'>http://218.0.0.9/</a></p>", "leads to 218.0.0.9, which is not"),
        ("<p>早年的报告请访问 http://218.0.0.9/，谢谢</p>", "leads to 218.0.0.9, which is not declared"),
        (a("改版前的公开平台", "http://218.0.0.9/"), "leads to 218.0.0.9, which is not declared"),
        (a("其他年份", "http://218.0.0.9/"), "leads to 218.0.0.9, which is not declared"),
        (a("2016年", "http://218.0.0.9/nb/2016/"), "leads to 218.0.0.9, which is not declared"),
        (a("乡镇", "http://218.0.0.9/nb/xz/"), "leads to 218.0.0.9, which is not declared"),
        (a("部门信息公开年报", "https://www.y.cn/nb/"), "leads to y.cn, which is not declared"),
        (a("某某县财政局", "https://www.czj.cn/nb/"), "leads to czj.cn, which is not declared"),
        ("<script>$('#p').pagination({totalData: n, callback: go});</script><script src='/js/l.js'></script>", "pager"),
    ],
)
def test_what_is_missing_makes_a_crawl_partial(rest: str, words: str) -> None:
    outcome, reason = verdict(walk({**LIST, "/nb/": COLUMN + ENTRY + rest})[1])
    assert outcome == "partial"
    assert words in reason


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "<p>共 1 条</p>",
        "<p>共 1 页</p>",
        "<a class='next disabled'>下一页</a>",
        "<div id='page'></div>",
        "<div id='page'></div><script>createPageHTML(1, 0, 'index', 'html')</script>",
        "<script src='/js/jquery.min.js'></script><script>var _hmt = [];</script>",
        a("省政府年报", "https://www.other.gov.cn/nb/"),
        a("中原网", "https://www.other.cn/"),
        "<p>技术支持：<a href='http://www.other.cn/'>www.other.cn</a>，网址：http://x.gov.cn/</p>",
        '<a href="javascript:;"><span>政府信息公开年报</span></a>',
        f"<span class='tab'>全部</span><span class='tab'>2023年</span><span class='tab'>2022年</span>{FILLS}",
        f"<select><option value=''>请选择</option><option>财政局</option><option>水利局</option></select>{FILLS}",
        "<span class='tab'>2023年</span><span class='tab'>2022年</span>",
        f"<a href='#'>部门</a><a href='#'>乡镇</a>{a('西工区红山乡2023年政府信息公开工作年度报告', '/2.html')}{FILLS}",
        f"<table><tr><td>2023年</td><td>2022年</td></tr></table>{FILLS}",
    ],
)
def test_what_is_whole_is_done(rest: str) -> None:
    assert verdict(walk({**LIST, "/nb/": COLUMN + ENTRY + rest})[1])[0] == "done"


@pytest.mark.parametrize("list_", [f'<ul id="list"></ul>{FILLS}', "<ul><li v-for='e in rows'>{{e.title}}</li></ul>"])
def test_a_list_that_a_script_fills_is_never_empty(list_: str) -> None:
    outcome, reason = verdict(walk({**LIST, "/nb/": COLUMN + a("首页", "/") + list_})[1])
    assert outcome == "broken"
    assert f"{BASE}/nb/: it is filled by scripts" in reason


@pytest.mark.parametrize(
    ("rest", "cut"), [("<li><a href='/2.ht", True), ("<li>某局20", True), ("</ul>", False), ("</body></html> x", False)]
)
def test_a_list_whose_page_ends_in_the_middle(rest: str, cut: bool) -> None:
    crawl, text = Crawl(SITE), f"<html><body><h1>年报</h1><ul>{ENTRY}{rest}"
    page = read_page(f"{BASE}/nb/", text)
    assert page is not None
    note_end(crawl, page, text)
    assert list(crawl.gaps) == [f"{BASE}/nb/"] * cut


@pytest.mark.parametrize("list_", ["<ul></ul>", f"<ul></ul><p>暂无相关信息</p>{FILLS}"])
def test_an_empty_list_is_empty(list_: str) -> None:
    assert verdict(walk({**LIST, "/nb/": COLUMN + a("首页", "/") + list_})[1])[0] == "empty"


def test_the_menu_of_a_platform_is_no_content_of_its_lists() -> None:
    menu = a("政府信息公开指南", "/zn.html") + TO_COLUMN
    pages = {"/": a("政府信息公开", "/zn.html"), "/zn.html": f"<h1>政府信息公开指南</h1>{menu}"}
    outcome, reason = verdict(walk({**pages, "/nb/": f"{COLUMN}{menu}<div id='list'></div>{FILLS}"})[1])
    assert outcome == "broken"
    assert "/nb/: it is filled by scripts" in reason


def test_a_column_that_sends_the_reader_away() -> None:
    outcome, reason = verdict(walk({"/": TO_COLUMN, "/nb/": "<script>location.href='http://other.cn/'</script>"})[1])
    assert outcome == "broken"
    assert "leads away from the portal, to other.cn" in reason


@pytest.mark.parametrize(
    ("column", "part"),
    [("/nb/", "/nb/qt/"), ("/nb.jhtml", "/nbqt.jhtml"), ("/col/col7/index.html", "/col/col8/index.html")],
)
def test_parts_of_a_column_that_only_their_place_shows(column: str, part: str) -> None:
    pages = {"/": a("政府信息公开年报", column), column: COLUMN + ENTRY + a("其他", part) + a("其他新闻", "/xw/qt/")}
    found, crawl = walk({**pages, part: f"<h1>其他</h1>{a(TITLE, '/2.html')}", "/1.html": REPORT, "/2.html": REPORT})
    assert found["/2.html"].role == "report"
    assert "/xw/qt/" not in found
    assert f"{BASE}{part}" in crawl.columns


def test_pages_of_a_list_that_repeat_its_last_were_read() -> None:
    pages = Turning(lambda n: a(TITLE, f"/{min(n, 2)}.html") + "<p>共 3 页</p>")
    assert verdict(walk(pages)[1])[0] == "done"


@pytest.mark.parametrize("host", ["xxgk.x.gov.cn", "zfxxgk.x.gov.cn", "public.x.gov.cn", "hdzfxxgk.x.gov.cn"])
def test_hosts_for_disclosure_are_the_portals(host: str) -> None:
    site = Site("x", ("https://www.x.gov.cn/",))
    assert site.owns(f"https://{host}/nb/")
    assert not site.owns(f"https://{host.replace('x.gov', 'y.gov')}/nb/")


@pytest.mark.parametrize("host", ["czj.x.gov.cn", "xxgk.x.gov.cn.evil.cn", "xxgk.gov.cn", "xxgkx.gov.cn"])
def test_other_hosts_are_not(host: str) -> None:
    assert not Site("x", ("https://www.x.gov.cn/",)).owns(f"https://{host}/nb/")


def test_a_former_site_to_which_every_page_leads_is_noted_only() -> None:
    furniture, there = a("旧版网站", "http://218.0.0.9/"), "http://218.0.0.9/"
    crawl = walk({**LIST, "/": TO_COLUMN + furniture, "/nb/": COLUMN + ENTRY + furniture})[1]
    outcome, reason = verdict(crawl)
    assert outcome == "done"
    assert "former sites that were not read, see the table problems: 1" in reason
    assert "218.0.0.9" in str(crawl.noted[there])
    own = a("2018年以前的年报见旧版网站", there)
    assert verdict(walk({**LIST, "/": TO_COLUMN + furniture, "/nb/": COLUMN + ENTRY + own})[1])[0] == "partial"


def test_a_column_that_robots_txt_forbids_is_a_gap() -> None:
    crawl = walk({**LIST, "/nb/": COLUMN + ENTRY})[1]
    leads: tuple[tuple[str, Kind], ...] = (("部门信息公开年报", "column"), ("某某局", "column"), ("政务公开", "hub"))
    for text, kind in leads:
        failed(crawl, Lead(f"{BASE}/{text}/", kind, text), f"{BASE}/{text}/", Forbidden("x"), None)
    assert [url for url, why in missing(crawl).items() if "robots.txt" in str(why)] == [f"{BASE}/部门信息公开年报/"]


def test_a_page_in_the_midst_of_a_list_without_its_lines_is_a_gap() -> None:
    turns = "<script>createPageHTML(3, {}, 'index', 'html')</script>"
    pages = {"/nb/": COLUMN + ENTRY + turns.format(0), "/nb/index_1.html": f"{COLUMN}<ul></ul>{turns.format(1)}"}
    last = COLUMN + a(TITLE.replace("2023", "2021"), "/2.html") + turns.format(2)
    outcome, reason = verdict(walk({**LIST, **pages, "/nb/index_2.html": last})[1])
    assert outcome == "partial"
    assert "it has 3 pages, of which 2 were seen" in reason


def test_tabs_that_were_chosen_and_show_nothing_leave_no_gap() -> None:
    tabs = "".join(f"<span class='tab'>{each}</span>" for each in _BOTH)
    entries = a("西工区水利局2023年政府信息公开工作年度报告", "/2.html") + a(TITLE, "/1.html")
    html = f"{COLUMN}{tabs}{entries}{FILLS}"
    page = read_page(f"{BASE}/nb/", f"<html><body>{html}</body></html>")
    assert page is not None
    crawl, lead = Crawl(SITE), Lead(page.url, "column")
    note_tabs(crawl, page, html, lead, rendered=False)
    assert crawl.tabs[page.url] == ["2022年", "2022年 + 财政局", "2022年 + 水利局"]
    told = html + '<div data-nianbao-switched="no"></div><div data-nianbao-chosen="2022年|2022年 + 财政局"></div>'
    note_tabs(crawl, page, told, lead, rendered=True)
    assert crawl.tabs[page.url] == ["2022年 + 水利局"]


def test_nothing_is_kept_of_a_gap_that_was_filled() -> None:
    _, crawl = walk({**LIST, "/nb/": COLUMN + ENTRY + "<button>加载更多</button>"}, SITE)
    assert crawl.gaps
    crawl.lists.looks[f"{BASE}/nb/"].add(frozenset(("another page",)))
    assert verdict(crawl)[0] == "done"


@pytest.mark.parametrize(
    "list_",
    [
        "<table><tr><th>标题</th><th>日期</th></tr></table><script>fill('#t');</script>",
        "<ul id='list'></ul><script>fill('#list');</script>",
        "<iframe id='f' src='about:blank'></iframe><script>f.src = x();</script>",
        "<div id='l'></div><script>eval(String.fromCharCode(100,111));</script>",
        "<!--#include virtual='/nb/list.html'-->",
    ],
)
def test_a_list_that_a_script_may_fill_is_not_empty(list_: str) -> None:
    outcome, reason = verdict(walk({"/": TO_COLUMN, "/nb/": COLUMN + list_})[1])
    assert outcome == "broken"
    assert f"{BASE}/nb/" in reason
    assert verdict(walk({"/": TO_COLUMN, "/nb/": f"{COLUMN}{list_}<p>暂无信息</p>"})[1])[0] == "empty"


def test_a_form_that_posts_for_annual_reports_is_named() -> None:
    form = "<form method='post' action='/s.do'><select name='c'><option value='9'>年度报告</option></select></form>"
    assert "年度报告" in verdict(walk({"/": a("政府信息公开", "/gk/"), "/gk/": form})[1])[1]


def test_reports_on_a_foreign_host_are_noted() -> None:
    there = "https://mp.weixin.example.com/s/abc"
    crawl = walk({**LIST, "/nb/": COLUMN + ENTRY + a("某某县水利局2023年政府信息公开年报", there)})[1]
    assert verdict(crawl)[0] == "done"
    assert "mp.weixin.example.com" in str(crawl.noted[there])


@pytest.mark.parametrize("again", ["location.reload();", "window.location.href = window.location.href;"])
def test_a_page_that_only_sets_a_cookie_is_a_refusal(again: str) -> None:
    challenge = f"<html><body><script>document.cookie = '__t=1; path=/'; {again}</script></body></html>"
    crawl = walk({"/": TO_COLUMN, "/nb/": challenge})[1]
    outcome, reason = verdict(crawl)
    assert outcome == "broken"
    assert f"{BASE}/nb/" in reason


@pytest.mark.parametrize("answers", [True, False])
def test_further_entries_that_were_asked_for_must_have_come(answers: bool) -> None:
    """A list with entries, whose button asks for more: an interface that fails left the crawl done."""
    script = (
        "var page = 1; $('#more').click(function () { page++; $.ajax({url: '/api/list', data: {cid: 7, p: page},"
        " success: function (r) { $('.list').append(r); }}); });"
    )
    shown = "".join(a(f"某局{year}年政府信息公开年报", f"/{year}.html") for year in (2019, 2020, 2021))
    page = f"{COLUMN}<ul class='list'>{shown}</ul><a id='more' href='javascript:void(0)'>查看更多</a>"
    pages: dict[str, str | bytes | int] = {"/": TO_COLUMN, "/nb/": f"{page}<script>{script}</script>"}
    pages |= {f"/{year}.html": REPORT for year in (2019, 2020, 2021, 2022)}
    if answers:
        pages |= {"/api/list?cid=7&p=1": shown, "/api/list?cid=7&p=2": a("某局2022年政府信息公开年报", "/2022.html")}
    found, crawl = walk(pages)
    assert ("/2022.html" in found) == answers
    assert verdict(crawl)[0] == ("done" if answers else "partial")


@pytest.mark.parametrize("shown", ["某某县人民政府2023年政府信息公开年报", "某某县教育局2023年政府信息公开年报"])
def test_a_menu_of_organs_that_says_please_choose(shown: str) -> None:
    """The list beside it is whole if it has reports of these organs; of the government's alone it is not."""
    options = "".join(
        f"<option value='{n}'>{each}</option>" for n, each in enumerate(("某某县教育局", "某某县水利局"), 1)
    )
    menu = (
        f"<select name='dept'><option value=''>请选择部门</option>{options}</select><input type='submit' value='查询'>"
    )
    html = f"<form method='post' action='/nb/'>{menu}</form>{a(shown, '/1.html')}"
    page = read_page(f"{BASE}/nb/", html)
    assert page is not None
    asked = [each for each in Forms().more(page, html) if isinstance(each, Lead)]
    assert [each.text for each in asked] == (["某某县教育局", "某某县水利局"] if "政府2023" in shown else [])
