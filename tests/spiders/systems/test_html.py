"""Families whose lists are pages: pagers, postbacks, and the addresses of an article."""

from __future__ import annotations

import pytest

from spiders.pages import Page, read_page
from spiders.pages.addresses import absolute, key_of
from spiders.pages.lists import Lists, more_pages
from spiders.systems import Lead
from spiders.systems.aspx import Aspx
from spiders.systems.registry import systems_of
from spiders.systems.sitesources import Sitesources

HOST = "https://www.example.gov.cn"


def page_at(path: str, body: str) -> tuple[Page, str]:
    text = f"<html><body>{body}</body></html>"
    page = read_page(HOST + path, text)
    assert page
    return page, text


def turned(path: str, body: str) -> list[str]:
    return [url.removeprefix(HOST) for url in more_pages(*page_at(path, body))]


# Pagers


@pytest.mark.parametrize(
    "script",
    [
        'createPageHTML(3, 0, "index", "html");',
        "createPageHTML('page_div',3, 1,'index','html',48);",
        "var currentPage = 0;\nvar countPage = 3//共多少页",
    ],
)
def test_trs_is_turned_in_both_conventions(script: str) -> None:
    """Page two is index_1 if counting starts at 0, and index_2 if it starts at 1."""
    found = turned("/zwgk/nb/", f"<script>{script}</script>")
    assert {"/zwgk/nb/index_1.html", "/zwgk/nb/index_2.html"} <= {*found}
    assert "/zwgk/nb/index_4.html" not in found


@pytest.mark.parametrize("script", ['createPageHTML(1, 0, "index", "html")', "var countPage = 1"])
def test_one_page_has_no_others(script: str) -> None:
    assert turned("/zwgk/nb/", f"<script>{script}</script>") == []


def test_pages_bear_the_lists_own_name() -> None:
    found = turned("/zwgk/list.shtml", "<script>var countPage = 3</script>")
    assert "/zwgk/list_2.shtml" in found
    assert turned("/zwgk/list_2.shtml", "<script>var countPage = 3</script>") == found


def test_vsb_counts_down() -> None:
    first = '<a href="zfxxgknb/6.htm">下页</a><a href="zfxxgknb/1.htm">尾页</a>'
    assert turned("/zfxxgknb.htm", first) == ["/zfxxgknb/6.htm", "/zfxxgknb/1.htm"]
    second = '<a href="../zfxxgknb.htm">首页</a><a href="5.htm">下页</a>'
    assert turned("/zfxxgknb/6.htm", second) == ["/zfxxgknb/5.htm"]


def test_vsb_asks_with_totalpage() -> None:
    more = "?totalpage=3&amp;PAGENUM=2&amp;urltype=tree.TreeTempUrl&amp;wbtreeid=1032"
    [second] = turned("/nb.htm", f'<a href="nb.htm{more}">下页</a>')
    assert second == "/nb.htm?totalpage=3&PAGENUM=2&urltype=tree.TreeTempUrl&wbtreeid=1032"


def test_jeecms_turns_when_clicked() -> None:
    click = "location.href=encodeURI('index_2.jhtml');"
    body = f'<a href="javascript:void(0);" onclick="{click}">下一页</a>'
    assert turned("/nb/index.jhtml", body) == ["/nb/index_2.jhtml"]


def test_a_choice_of_pages_turns_them() -> None:
    options = "".join(f'<option value="news.php?page={n}&amp;NodeId=A1">第{n}页</option>' for n in (1, 2, 3))
    body = f'<select onchange="location=this.value">{options}</select><option value="/x/2024.php">2024</option>'
    found = turned("/news.php?page=1&NodeId=A1", body)
    assert "/news.php?page=3&NodeId=A1" in found
    assert "/x/2024.php" not in found


def test_a_list_is_read_in_one_order() -> None:
    """Page one by date and page two by clicks would leave gaps."""
    links = (
        '<a href="nb.php?page=2&order=hits_desc">2</a><a href="nb.php?page=2">2</a>'
        '<a href="nb.php?page=3&order=hits_desc">3</a>'
    )
    assert turned("/nb.php", links) == ["/nb.php?page=2", "/nb.php?page=3&order=hits_desc"]
    sorted_too = turned("/nb.php?order=hits_desc", links)
    assert sorted_too == ["/nb.php?page=2&order=hits_desc", "/nb.php?page=3&order=hits_desc"]


def test_a_repeated_last_page_ends_the_list() -> None:
    lists = Lists()

    def ask(number: int, shown: int) -> list[str]:
        body = f'<a href="/i/{shown}.html">某局2023年政府信息公开年报</a><a href="nb.php?page={number + 1}">下一页</a>'
        return [*lists.further(f"{HOST}/nb.php", *page_at(f"/nb.php?page={number}", body))]

    assert ask(1, 1)
    assert ask(2, 2)
    assert ask(3, 2) == []


# One article, several addresses


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/nb/12.jhtml;jsessionid=0A1B2C", "/nb/12.jhtml"),
        ("/nb/index.jhtml", "/nb/"),
        ("/(S(lit3py55t21z5v55vlm25s55))/Item/12.aspx", "/Item/12.aspx"),
        ("/a.php?PHPSESSID=ab12&newsid=5", "/a.php?newsid=5"),
        ("/a.php?newsid=5&PHPSESSID=ab12", "/a.php?newsid=5"),
        ("/a.html?from=timeline&isappinstalled=0", "/a.html"),
        (f"/sitesources/chq/page_pc/zwgk/nb/article{'AB' * 16}.html", f"/page_pc/zwgk/nb/article{'ab' * 16}.html"),
        ("/content.jsp?urltype=news.NewsContentUrl&wbtreeid=1012&wbnewsid=7", "/info/1012/7.htm"),
    ],
)
def test_one_article(one: str, other: str) -> None:
    assert key_of(HOST + one) == key_of(HOST + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/list.php?from=10", "/list.php?from=20"),
        ("/list.php?sort=3", "/list.php?sort=4"),
        ("/list.php?order=asc&page=2", "/list.php?order=desc&page=2"),
        ("/html/1//2/151/1.html", "/html/1/2/151/1.html"),
        ("/api?sid=1", "/api?sid=2"),
        ("/info/1012/7.htm", "/info/1012/8.htm"),
    ],
)
def test_two_articles(one: str, other: str) -> None:
    assert key_of(HOST + one) != key_of(HOST + other)


def test_links_are_kept_without_the_visits_id() -> None:
    assert absolute(f"{HOST}/nb/", "1.jhtml;jsessionid=0A") == f"{HOST}/nb/1.jhtml"
    assert absolute(HOST, "/a.php?PHPSESSID=0a&id=5") == f"{HOST}/a.php?id=5"
    assert absolute(f"{HOST}/(S(abc))/x/", "1.aspx") == f"{HOST}/x/1.aspx"


# ASPX


def form_at(path: str, links: str, state: str = "s1") -> list[Lead]:
    page, text = page_at(
        path,
        f'<form method="post" action="./nb.aspx?c=3"><input type="hidden" name="__VIEWSTATE" value="{state}">'
        '<input type="hidden" name="__EVENTVALIDATION" value="v"><input type="hidden" name="__EVENTTARGET" value="">'
        f'<input type="text" name="txtKey" value="x"><input type="submit" name="btn" value="搜索">{links}</form>',
    )
    [aspx] = [each for each in systems_of(page, text) if isinstance(each, Aspx)]
    return [each for each in aspx.more(page, text) if isinstance(each, Lead)]


def post(words: str, target: str, argument: str) -> str:
    return f'<a href="javascript:__doPostBack(&#39;{target}&#39;,&#39;{argument}&#39;)">{words}</a>'


def test_postback_names_all_pages_up_to_the_last() -> None:
    leads = form_at("/nb.aspx?c=3", post("2", "Pager1", "2") + post("尾页", "Pager1", "4"))
    assert [dict(lead.form)["__EVENTARGUMENT"] for lead in leads] == ["2", "3", "4"]
    assert {lead.url for lead in leads} == {f"{HOST}/nb.aspx?c=3"}
    assert {lead.kind for lead in leads} == {"list"}
    sent = dict(leads[0].form)
    assert sent["__VIEWSTATE"] == "s1"
    assert sent["__EVENTVALIDATION"] == "v"
    assert sent["__EVENTTARGET"] == "Pager1"
    assert not {"txtKey", "btn"} & sent.keys()


def test_the_same_page_is_known_from_any_state() -> None:
    links = post("2", "Pager1", "2") + post("3", "Pager1", "3")
    one, other = form_at("/nb.aspx?c=3", links), form_at("/nb.aspx?c=3", links, state="s2")
    assert [lead.known_as for lead in one] == [lead.known_as for lead in other]
    assert len({lead.known_as for lead in one}) == 2


def test_a_gridview_is_turned() -> None:
    leads = form_at("/nb.aspx", post("2", "ctl00$Grid", "Page$2"))
    assert dict(leads[0].form)["__EVENTARGUMENT"] == "Page$2"


def test_a_button_leads_on_until_the_list_repeats() -> None:
    def known(item: int) -> str:
        [lead] = form_at("/nb.aspx", f'<a href="/Item/{item}.aspx">年报</a>' + post("下一页", "lbNext", ""))
        return lead.known_as

    assert known(1) != known(2)
    assert known(2) == known(2)


def test_a_calendar_is_no_pager() -> None:
    days = "".join(post(str(day), "Calendar1", str(8800 + day)) for day in range(1, 29))
    months = post("<", "Calendar1", "V8766") + post(">", "Calendar1", "V8827")
    assert form_at("/nb.aspx", days + months) == []


def test_a_form_without_a_pager_gives_nothing() -> None:
    page, text = page_at("/nb.aspx", "<script>function __doPostBack(a, b) {} // __VIEWSTATE</script>")
    assert [*Aspx().more(page, text)] == []


# sitesources


def test_sitesources_says_how_many_pages() -> None:
    page, text = page_at("/page_pc/nb/index.html", '<script data-conf="script.json"></script>')
    [asked] = [each for each in Sitesources().more(page, text) if isinstance(each, Lead)]
    assert asked.url == f"{HOST}/page_pc/nb/script.json"
    read = [*Sitesources().read(asked.url, '{"endPage": 3}')]
    assert [lead.url.rsplit("/", 1)[1] for lead in read if isinstance(lead, Lead)] == ["list2.html", "list3.html"]


def test_a_button_for_the_next_page_posts_its_own_name() -> None:
    buttons = (
        '<input type="submit" name="first" value="首页"><input type="submit" name="next" value="下一页">'
        '<a href="/1.html">某某局2023年政府信息公开年度报告</a>'
    )
    [lead] = form_at("/nb.aspx?c=3", buttons)
    assert dict(lead.form) == {"__VIEWSTATE": "s1", "__EVENTVALIDATION": "v", "next": "下一页"}


def test_a_menu_that_posts_the_page_is_asked_for_each_organ() -> None:
    options = '<option value="0" selected>某某县财政局</option><option value="1">某某县水利局</option>'
    menu = f"""<select name="dept" onchange="setTimeout('__doPostBack(\\'dept\\',\\'\\')', 0)">{options}</select>"""
    [lead] = form_at("/nb.aspx", menu)
    own = {"__EVENTTARGET": "dept", "__EVENTARGUMENT": "", "__VIEWSTATE": "s1", "__EVENTVALIDATION": "v"}
    assert dict(lead.form) == {**own, "dept": "1"}
    assert lead.hints == (("column", "某某县水利局"),)


def test_reports_that_a_post_opens() -> None:
    titles = [f"某某局{year}年政府信息公开年度报告" for year in (2022, 2023)]
    entries = "".join(post(title, f"Grid$ctl{at:02}$lb", "") for at, title in enumerate(titles))
    leads = form_at("/nb.aspx", entries + post("退出", "Logout", ""))
    assert [(lead.kind, lead.text, dict(lead.form)["__EVENTTARGET"]) for lead in leads] == [
        ("detail", titles[0], "Grid$ctl00$lb"),
        ("detail", titles[1], "Grid$ctl01$lb"),
    ]


@pytest.mark.parametrize("words", ["某某局2023年度报告", "某某局2023年", "某某局2023年政府信息公开工…"])
def test_entries_that_post_the_page_back_and_are_named_in_short(words: str) -> None:
    """They were passed over, and the crawl ended as if the column were empty."""
    form = f"<form><input type='hidden' name='__VIEWSTATE' value='v'>{post(words, 'grid$1', '')}</form>"
    page, text = page_at("/nb.aspx", form)
    [lead] = [each for each in Aspx().more(page, text) if isinstance(each, Lead)]
    assert (lead.kind, lead.text, dict(lead.form)["__EVENTTARGET"]) == ("detail", words, "grid$1")
