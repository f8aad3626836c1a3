"""Pages, lists, attachments, web firewalls and hints, each as real portals send them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from spiders.pages import Page, blocked, metadata, read_page
from spiders.pages.addresses import absolute, belongs, is_front, key_of
from spiders.pages.attachments import attachments, behind, foreign, given_name, goes_on, own_name, pictures
from spiders.pages.lists import MOST_PAGES, Lists, more_pages
from spiders.systems.mcms import Mcms
from spiders.systems.sitesources import Sitesources

URL = "https://www.ly.gov.cn/zfxxgk/nb/"
OWN, FILES = frozenset({"ly.gov.cn"}), frozenset({"oss.ly.gov.cn"})


def page(body: str, url: str = URL, head: str = "") -> Page:
    found = read_page(url, f"<html><head>{head}</head><body>{body}</body></html>")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.ly.gov.cn/", "https://ly.gov.cn", True),
        ("https://ly.gov.cn/a/index.html", "http://ly.gov.cn/a/", True),
        ("https://ly.gov.cn/a#x", "https://ly.gov.cn/a", True),
        ("https://ly.gov.cn/html/1//2/", "https://ly.gov.cn/html/1/2/", False),
        ("https://ly.gov.cn/news.php?page=1", "https://ly.gov.cn/news.php?page=2", False),
        ("https://ly.gov.cn:8080/", "https://ly.gov.cn/", False),
    ],
)
def test_one_page_or_two(one: str, other: str, same: bool) -> None:
    assert (key_of(one) == key_of(other)) is same


def test_addresses() -> None:
    assert absolute(URL, "javascript:void(0)") is None
    assert absolute(URL, "mailto:a@b.cn") is None
    assert absolute(URL, "http://[broken") is None
    assert absolute(URL, "../a b.html#x") == "https://www.ly.gov.cn/zfxxgk/a%20b.html"
    assert belongs("http://www.ly.gov.cn/x", OWN)
    assert not belongs("http://ly.gov.cn.evil.test/", OWN)
    assert not belongs("http://xly.gov.cn/", OWN)
    assert is_front("https://ly.gov.cn/index.html")
    assert not is_front("https://ly.gov.cn/a/")


def test_a_cut_link_says_its_whole_title() -> None:
    found = page('<a href="1.html" title="洛阳市财政局2023年政府信息公开工作年度报告">洛阳市财政局2023年政府…</a>')
    assert [link.text for link in found.links] == ["洛阳市财政局2023年政府信息公开工作年度报告"]
    assert found.links[0].url == f"{URL}1.html"


def test_titles() -> None:
    assert page("<h1>题目</h1>", head="<title>题目-洛阳市</title>").title == "题目"
    assert page("", head="<title>2023年年报-洛阳市人民政府</title>").title == "2023年年报"
    assert page("<h1>洛阳</h1>", head='<meta name="ArticleTitle" content="年报">').title == "年报"


def test_pages_that_send_us_on() -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=/zfxxgk/nb2/">'
    assert page("", head=refresh).forward == "https://www.ly.gov.cn/zfxxgk/nb2/"
    assert page("<script>window.location.href='/x/';</script>").forward == "https://www.ly.gov.cn/x/"
    assert page('<iframe src="list.html"></iframe>').frames == (f"{URL}list.html",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="index_2.html">下一页</a><a href="/x/y.html">2</a>', {"index_2.html"}),
        ('<script>createPageHTML(3, 0, "index", "html");</script>', {"index_1.html", "index_2.html", "index_3.html"}),
        ("<script>var countPage = 2</script>", {"index_1.html", "index_2.html"}),
        ('<div id="pageDec" pagesize="20" pagecount="2"></div>', {"index_1.html", "index_2.html"}),
        ('<a href="news.php?page=2&NodeId=ab">2</a>', {"news.php?page=2&NodeId=ab"}),
        ('<a href="index_2.html">下一页&gt;</a>', {"index_2.html"}),
        ('<a href="index_2.html" title="下一页"><i></i></a>', {"index_2.html"}),
        ('<a href="index_9.html">末 页</a>', {f"index_{n}.html" for n in range(1, 10)}),
        ('<a href="?c=7&amp;page=4">末页</a>', {f"?c=7&page={n}" for n in (2, 3, 4)}),
        ('<a href="index_2.html">下一页</a><a href="index_9.html">末页</a>', {"index_2.html", "index_9.html"}),
        ("""<a href="javascript:;" onclick="location.href='index_2.html'">下页</a>""", {"index_2.html"}),
        ("<p>one page</p>", set()),
    ],
)
def test_lists_go_on(body: str, expected: set[str]) -> None:
    assert {url.removeprefix(URL) for url in more_pages(page(body), body)} == expected


def test_lists_that_count_in_a_folder_of_their_name() -> None:
    body = '<a href="nb/3.htm">下页</a>'
    found = list(more_pages(page(body, "https://www.ly.gov.cn/xxgk/nb.htm"), body))
    assert found == ["https://www.ly.gov.cn/xxgk/nb/3.htm"]


def test_lists_end() -> None:
    body = '<script>createPageHTML(99999, 0, "index", "html");</script>'
    assert len(list(more_pages(page(body), body))) == MOST_PAGES + 1
    lists = Lists()
    assert len(list(lists.further(URL, page(body), body))) == MOST_PAGES
    assert lists.cut == {URL}


@pytest.mark.parametrize("ending", ["pdf", "wps", "et", "ofd", "odt", "mht", "rar", "tif", "DOC"])
def test_every_kind_of_file_is_an_attachment(ending: str) -> None:
    url = f"https://www.ly.gov.cn/upload/x.{ending}"
    for body in (f'<a href="{url}">x</a>', f"<script>var file = '{url}';</script>"):
        assert [each.url for each in attachments(page(body), body, OWN, FILES)] == [url]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://oss.ly.gov.cn/f/1.pdf">附件</a>',
        '<iframe src="https://oss.ly.gov.cn/f/1.pdf"></iframe>',
        '<embed src="https://oss.ly.gov.cn/f/1.pdf">',
        '<a href="/pdfjs/web/viewer.html?file=https://oss.ly.gov.cn/f/1.pdf">看</a>',
        """<a href="javascript:void(0)" onclick="window.open('https://oss.ly.gov.cn/f/1.pdf')">看</a>""",
        "<script>var file = 'https://oss.ly.gov.cn/f/1.pdf';</script>",
        '<object data="https://oss.ly.gov.cn/f/1.pdf"></object>',
        "<embed src=https://oss.ly.gov.cn/f/1.pdf>",
        '<a href="/pdfjs/web/viewer.html?file=https://oss.ly.gov.cn/f/1.pdf#page=1">看</a>',
    ],
)
def test_attachments(body: str) -> None:
    found = list(attachments(page(body), body, OWN, FILES))
    assert [each.url for each in found] == ["https://oss.ly.gov.cn/f/1.pdf"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/system/_content/download.jsp?urltype=news&wbfileid=AB">洛阳市财政局2023年政府信息公开工作年度报告</a>',
        '<a href="/module/download/downfile.jsp?classid=0&filename=ab.pdf">点击查看</a>',
        '<a href="/down?id=3">附件1</a>',
        '<a href="/up/1.PDF?v=2">看</a>',
    ],
)
def test_downloads_without_extension(link: str) -> None:
    assert len(list(attachments(page(link), link, OWN, FILES))) == 1


def test_a_bad_address_costs_itself_alone() -> None:
    body = '<a href="v.html?file=//[x.pdf">附件1.pdf</a><a href="a.pdf">附件2</a>'
    found = attachments(page(body), body, frozenset({"ly.gov.cn"}), frozenset())
    assert f"{URL}a.pdf" in [each.url for each in found]


NAME = "洛阳市财政局2023年政府信息公开工作年度报告.pdf"


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b'attachment; filename="' + NAME.encode("gbk") + b'"', NAME),
        (b"attachment;filename=" + NAME.encode(), NAME),
        (f"attachment; filename={quote(NAME, encoding='gbk')}".encode(), NAME),
        (f"attachment; filename=x.pdf; filename*=UTF-8''{quote(NAME)}".encode(), NAME),
        (b'attachment; filename="C:\\upload\\a.pdf"', "a.pdf"),
        (b'attachment; filename=""', None),
        (b"inline", None),
    ],
)
def test_names_that_servers_give(header: bytes, name: str | None) -> None:
    assert given_name(header) == name


def test_pictures_in_the_place_of_an_article() -> None:
    """They count wherever they lie; signs and small ones don't, nor those of the site's frame."""
    logo = '<div class="header"><img src="/img/logo2.png"><img src="/img/a.jpg"></div>'
    signs = '<img src="/img/print.png"><img src="/img/x.png" width="16">'
    article = f'<div class="article">{signs}<p><img src="/img/nb.jpg"></p></div>'
    assert pictures(page(f"<h1>{NAME}</h1>{logo}{article}")) == ["https://www.ly.gov.cn/img/nb.jpg"]
    assert not pictures(page(f"<h1>{NAME}</h1>{logo}<div class='article'>{signs}</div>"))
    leaf = '<div class="flipbook"><div style="background-image:url(/book/pages/01.jpg)"></div></div>'
    assert pictures(page(f"<h1>{NAME}</h1>{leaf}")) == ["https://www.ly.gov.cn/book/pages/01.jpg"]
    held = "<script>var pages = ['/book/01.jpg', '/book/02.jpg']; $('#b').turn();</script>"
    assert pictures(page(f"<h1>{NAME}</h1>{held}")) == [f"https://www.ly.gov.cn/book/0{n}.jpg" for n in (1, 2)]


@pytest.mark.parametrize(
    "shows",
    [
        "pdfjsLib.getDocument('/file/view?id=7').promise",
        "pdfjsLib.getDocument({url: '/file/view?id=7'})",
        "PDFObject.embed('/file/view?id=7', '#x')",
        "new Pdfh5('#x', {pdfurl: '/file/view?id=7'})",
    ],
)
def test_a_pdf_that_a_script_shows_has_any_address(shows: str) -> None:
    found = page(f"<h1>{NAME}</h1><script>{shows}</script>")
    assert [each.url for each in attachments(found, "", frozenset(("ly.gov.cn",)), frozenset())] == [
        "https://www.ly.gov.cn/file/view?id=7"
    ]


@pytest.mark.parametrize(
    ("crumb", "year"),
    [
        ("首页 &gt; 年报 &gt; 2021年", "2021"),
        ("首页 &gt; 2021年度 &gt; 某某局", "2021"),
        ("首页/年报/2021/正文", "2021"),
        ("首页 &gt; 年报", None),
        ("首页 &gt; 2022-01-12", None),
        ("首页 &gt; 2022年1月12日", None),
    ],
)
def test_a_breadcrumb_s_year_is_a_step_of_it(crumb: str, year: str | None) -> None:
    """The day of publication may follow it without a blank."""
    title = "政府信息公开工作年度报告"
    body = f"<div>当前位置：{crumb}</div><h1>{title}</h1><p>发布时间：2022-01-12</p>"
    assert dict(metadata.hints(page(body), body, title))["title"] == (f"{year}年{title}" if year else title)


def test_pictures_of_a_report() -> None:
    """Uploaded pictures, if the page has nothing else to read."""
    images = '<img src="/images/logo.png"><img src="/upload/1.jpg"><img src="/upload/ewm.png">'
    assert pictures(page(f"<h1>{NAME}</h1>{images}")) == ["https://www.ly.gov.cn/upload/1.jpg"]
    assert not pictures(page(f"<h1>{NAME}</h1>{images}<table><tr><td>1</td></tr></table>"))


def test_files_elsewhere_are_named() -> None:
    body = (
        '<a href="https://cdn.test/1.pdf">附件</a>'
        '<a href="https://cdn.test/2.pdf">中华人民共和国政府信息公开条例.pdf</a><a href="/3.pdf">附件</a>'
    )
    assert [each.url for each in foreign(page(body), body, OWN, FILES)] == ["https://cdn.test/1.pdf"]


@pytest.mark.parametrize("charset", ["utf-8", "gbk"])
def test_names_in_addresses(charset: str) -> None:
    assert own_name(f"https://x/f/{quote(NAME, encoding=charset)}?v=1") == NAME
    assert own_name("https://x/f/") is None


def test_a_click_sends_nobody_on() -> None:
    click = """<a href="#" onclick="location.href='/f/1.pdf'">查看</a>"""
    assert page(click).forward is None
    assert page("<p></p>", head="<script>location.href='/x/'</script>").forward


def test_foreign_files_are_not_taken() -> None:
    body = '<a href="https://evil.test/1.pdf">附件</a><a href="/about.html">关于我们</a>'
    assert not list(attachments(page(body), body, OWN, FILES))


@pytest.mark.parametrize(
    ("status", "text"),
    [
        (521, "<script>document.cookie='__jsl_clearance=1'</script>"),
        (200, "<html>知道创宇云防御</html>"),
        (412, "<script>$_ts=window['$_ts']</script>"),
        (202, "<script>$_ts={}</script>"),
        (200, "<script>var arg1='3000176000856006061501533003690027800375';</script>"),
        (403, ""),
        (200, "GeoBL"),
        (200, "<script>var arg1='3000176000856006061501533003690027800375';" + "x" * 20_000 + "</script>"),
        (202, "<script>$_ts=window['$_ts'];" + "y" * 30_000 + "</script>"),
    ],
)
def test_guards(status: int, text: str) -> None:
    assert blocked.guard(status, text)


def test_what_is_no_guard() -> None:
    assert blocked.guard(200, "<html>" + "报告" * 5000 + "安全验证</html>") is None
    assert blocked.guard(200, "<html><body>列表</body></html>") is None
    # 瑞数 leaves its script in the pages that it lets through.
    let_through = "<script>$_ts={};" + "y" * 9_000 + "</script><p>" + "年度报告" * 200 + "</p>"
    assert blocked.guard(200, let_through) is None


@pytest.mark.parametrize(
    ("status", "text", "length"),
    [(404, "x", 1), (500, "", None), (200, " ", None), (200, "<p>您访问的页面不存在或已删除</p>", 13)],
)
def test_wrong(status: int, text: str, length: int | None) -> None:
    assert blocked.wrong(status, text, length)


@pytest.mark.parametrize(
    "words", ["系统繁忙，请稍后再试！", "网站维护中", "服务暂时不可用", "访问人数过多，请稍后访问", "系统正在升级"]
)
def test_a_busy_page_says_nothing_of_what_was_there(words: str) -> None:
    page = f"<html><head><title>提示信息</title></head><body><h3>{words}</h3></body></html>"
    found = blocked.wrong(200, page, len(words))
    assert found is not None
    assert found.role == "broken"
    assert blocked.wrong(200, page.replace("</h3>", "</h3>" + "<p>为公众提供服务。</p>" * 40), 400) is None
    assert blocked.wrong(200, f"<html><body><div id=app></div><script>say('{words}')</script></body></html>", 0) is None


def test_a_soft_404_is_known_as_one() -> None:
    found = blocked.wrong(200, "<p>您访问的页面不存在或已删除</p>", 13)
    assert found
    assert found.role == "soft_404"


def test_hints() -> None:
    head = '<meta name="PubDate" content="2024-01-09 09:10"><meta name="ContentSource" content="洛阳日报">'
    body = "<h1>洛阳市财政局2023年政府信息公开工作年度报告</h1><td>发布机构：</td><td>洛阳市财政局</td>"
    found = dict(metadata.hints(page(body, head=head), body, "链接"))
    assert found == {
        "title": "洛阳市财政局2023年政府信息公开工作年度报告",
        "published_on": "2024-01-09",
        "issuer": "洛阳市财政局",
    }
    assert "issuer" not in dict(metadata.hints(page("<h1>x年报</h1>", head=head), "", None))


def test_a_day_of_publication_is_that_in_china() -> None:
    head = '<meta name="PubDate" content="2024-01-31T16:30:00Z">'
    assert dict(metadata.hints(page("<h1>x年报</h1>", head=head), "", None))["published_on"] == "2024-02-01"


_TITLE = "青岭县林业局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f"<h1>{_TITLE}</h1><div>发布时间：2024-01-20 更新时间：2024-03-08</div>", "2024-01-20"),
        (f"<h1>{_TITLE}</h1><div><span>来源：县林业局</span> <span>2024-01-20 09:30</span></div>", "2024-01-20"),
        (
            "<p><b>青岭县林业局2023年</b></p><p><b>政府信息公开工作年度报告</b></p><p>时间: 2024-01-20 09:44</p>",
            "2024-01-20",
        ),
        (f"<p>今天是2026年12月1日</p><p>日期：2026-12-01</p><h1>{_TITLE}</h1><p>附件</p>", None),
        (f"<h1>{_TITLE}</h1><div>更新时间：2024-03-08</div>", None),
        (f"<h1>{_TITLE}</h1><script>var 时间 = '2024-03-08'</script><p>附件：报告.docx</p>", None),
        (f"<h1>{_TITLE}</h1><p>附件</p>{'<p>字</p>' * 1500}<p>发布时间：2019-01-01</p>", None),
    ],
)
def test_the_day_on_which_a_page_says_it_was_published(body: str, day: str | None) -> None:
    text = f"<html><head><title>{_TITLE}</title></head><body>{body}</body></html>"
    found = read_page("https://www.example.gov.cn/1.html", text)
    assert found
    assert dict(metadata.hints(found, text, None)).get("published_on") == day


@pytest.mark.parametrize(
    ("body", "organ"),
    [
        ("<p>您的位置：首页&gt;部门公开&gt;洛阳市财政局&gt;年报</p>", "洛阳市财政局"),
        ("<title>2023年政府信息公开年报_政府信息公开_洛阳市财政局</title>", "洛阳市财政局"),
        ("<p>您的位置：洛阳市人民政府&gt;政务公开&gt;县区部门&gt;年报</p>", ""),
        ("<title>2023年政府信息公开年报-洛阳市人民政府</title>", ""),
        ("<p>首页 财政局</p>", ""),
    ],
)
def test_the_organ_whose_pages_a_page_belongs_to(body: str, organ: str) -> None:
    found = read_page("https://x.cn/1.html", f"<html><body>{body}<p>正文</p></body></html>")
    assert found is not None
    assert found.organ == organ


@pytest.mark.parametrize(
    ("block", "issuer"),
    [
        ("<td>发布机构：</td><td></td><td>发文日期：</td><td>2024-01-01</td>", None),
        ("<span>发布机构：&nbsp;洛阳市财政局</span>", "洛阳市财政局"),
        ("<b>发 布 机 构：</b>洛阳市财政局", "洛阳市财政局"),
        ("<td>发布机构:</td><td><span>洛阳市 财政局</span></td>", "洛阳市财政局"),
        ("<p>发布机构：洛阳市财政局 发布日期：2024-01-01</p>", "洛阳市财政局"),
        ("<p>发布机构：洛阳市财政局 阅读 6973 次</p>", "洛阳市财政局"),
        ("<p>发布机构：洛阳市第11中学 发布日期：2024-01-01</p>", "洛阳市第11中学"),
        ("<p>发布机构：洛阳市120急救中心 31</p>", "洛阳市120急救中心"),
        ("<p>发布机构：孟津区融媒体中心</p>", None),
    ],
)
def test_issuers_of_info_blocks(block: str, issuer: str | None) -> None:
    assert dict(metadata.hints(page(block), block, None)).get("issuer") == issuer


def test_the_search_of_mcms() -> None:
    system = Mcms("https://article.ly.gov.cn/q.do")
    (first,) = system.start()
    answer = (
        '{"totalPage": 3, "list": [{"title": "<em>洛阳市财政局</em>2023年政府信息公开工作年度报告",'
        ' "url": "https://www.ly.gov.cn/1.html", "date": 1706745600000}, {"title": "通知", "url": "https://x/"}]}'
    )
    leads = list(system.read(first.url, answer))
    assert (leads[0].kind, leads[0].url) == ("detail", "https://www.ly.gov.cn/1.html")
    assert "pageNumber=2" in leads[1].url
    assert len(leads) == 2
    for bad in ("http://[x/", "http://www.ly.gov.cn:a/", "javascript:;"):  # fails without affecting others
        spoilt = answer.replace('"https://x/"', f'"{bad}"').replace("通知", "洛阳市2023年政府信息公开年报")
        assert len(list(system.read(first.url, spoilt))) == 2
    with pytest.raises(ValueError, match="another form"):
        list(system.read(first.url, "[]"))
    with pytest.raises(ValueError, match="another form"):
        list(system.read(first.url, '{"list": ["x"]}'))


def test_the_lists_of_sitesources() -> None:
    system = Sitesources()
    url = "http://x.gov.cn/sitesources/a/nb/index.html"
    (lead,) = system.more(page("<script src='/h.js' data-conf='script.json'></script>", url), "script.json")
    assert lead.url == "http://x.gov.cn/sitesources/a/nb/script.json"
    assert [each.url[-10:] for each in system.read(lead.url, '{"endPage": 3}')] == ["list2.html", "list3.html"]


def test_an_entry_s_year_counts_where_its_page_has_only_an_organ_s_name() -> None:
    found = dict(metadata.hints(page("<h1>某某县财政局</h1>"), "", "某某县财政局 2023年"))
    assert found["title"] == "某某县财政局 2023年"
    assert dict(metadata.hints(page("<h1>某某县财政局2022年政府信息公开年报</h1>"), "", "某某县财政局 2023年"))[
        "title"
    ] == ("某某县财政局2022年政府信息公开年报")


def test_a_download_page_leads_to_the_file() -> None:
    html = '<p>年报</p><a href="/">返回首页</a><a href="open.php?id=7">本地下载</a><a href="/app.html">下载APP</a>'
    page = read_page("https://x.gov.cn/plus/download.php?aid=7", f"<html><body>{html}</body></html>")
    assert page is not None
    assert behind(page) == ["https://x.gov.cn/plus/open.php?id=7"]


def test_a_report_that_shows_one_of_its_pictures_at_a_time() -> None:
    image = "<div class='article'><img id='p' src='/nb/2023/1.jpg'></div>"
    turn = "function turn() { n += 1; document.getElementById('p').src = '/nb/2023/' + n + '.jpg'; }"
    shown = page(f"<h1>{NAME}</h1>{image}<script>var n = 1, total = 3; {turn}</script>")
    assert pictures(shown) == [f"https://www.ly.gov.cn/nb/2023/{n}.jpg" for n in (1, 2, 3)]
    assert not goes_on(shown, pictures(shown))
    unknown = page(f"<h1>{NAME}</h1>{image}<script>var n = 1; {turn}</script>")
    assert goes_on(unknown, pictures(unknown))
    assert not goes_on(page(f"<h1>{NAME}</h1>{image}"), ["https://www.ly.gov.cn/nb/2023/1.jpg"])


def test_a_menu_that_a_script_gathers_before_it_shows_it() -> None:
    script = "var h = []; h.push('<li><a href=\"/nb/\">政府信息公开年报</a></li>'); $('#m').html(h.join(''));"
    assert [link.text for link in page(f"<div id='m'></div><script>{script}</script>").links] == ["政府信息公开年报"]
    template = "h.push('<a href=\"/art/' + id + '.html\">政府信息公开年报</a>');"
    assert page(f"<script>{template}</script>").links == ()


def test_frames_that_a_tab_will_show() -> None:
    shown = page('<iframe src="1.html"></iframe><iframe data-src="2.html"></iframe><iframe src="" lay-src="3.html">')
    assert [each.rsplit("/", 1)[1] for each in shown.frames] == ["1.html", "2.html", "3.html"]


def test_addresses_that_a_script_writes_of_lists_stay_open() -> None:
    """U[i] was taken for 0, and the column for one whose only entry doesn't exist."""
    script = 'for (i = 0; i < 9; i++) { document.write("<a href=" + U[i] + ">" + T[i] + "</a>"); }'
    shown = page(f"<script>var i = 0; {script}</script>")
    assert shown.links == ()
    assert "template" in shown.holes
    held = page(
        '<script>var html = "<ul><li><a href=\\"/nb/7.html\\">年报</a></li></ul>"; $("#l").html(html);</script>'
    )
    assert [link.text for link in held.links] == ["年报"]
