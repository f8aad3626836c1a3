"""Requests that need what a click hands over, and addresses that scripts join of an entry's fields."""

from __future__ import annotations

import json

import pytest

from spiders.discovery.reports import parts_by_script
from spiders.javascript.calls import requests
from spiders.javascript.facts import Facts
from spiders.javascript.rows import filled, joined
from spiders.pages import read_page
from spiders.systems import Lead
from spiders.systems.listed import listed
from spiders.systems.registry import systems_of
from tests.spiders.discovery.test_discovery import BASE, COLUMN, REPORT, TITLE, TO_COLUMN, walk
from tests.spiders.systems.test_api import links, more

NB = "https://x.gov.cn/nb.html"
SHOW = "function show(organ, page) { $.get('/list.do?organ=' + organ + '&pageNo=' + (page || 1)); } "


@pytest.mark.parametrize(
    ("html", "script"),
    [
        ('<li onclick="show(31)">某某区财政局</li><li onclick="show(32)">某某区教育局</li>', "show(30);"),
        (
            '<li data-id="31">某某区财政局</li><li data-id="32">某某区教育局</li>',
            "$('li').click(function () { var id = $(this).attr('data-id'); show(id, 1); });",
        ),
        (
            '<select onchange="show(this.value)"><option value="31">某某区财政局</option><option value="32">某某区教育局</option></select>',
            "",
        ),
    ],
)
def test_there_is_a_request_for_each_organ(html: str, script: str) -> None:
    found = more(NB, f'{html}<ul id="rows"></ul><script>{SHOW}{script}</script>')
    asked = [each for each in found if isinstance(each, Lead)]
    by_organ = {each.url.partition("?")[2]: dict(each.hints).get("column", "") for each in asked}
    assert by_organ["organ=31&pageNo=1"] == "某某区财政局"
    assert by_organ["organ=32&pageNo=1"] == "某某区教育局"


def test_clicks_on_other_things_ask_for_nothing() -> None:
    html = '<a onclick="show(7)">点击排行</a><a onclick="show(8)">图片新闻</a><ul id="rows"></ul>'
    page = read_page(NB, f"{html}<script>{SHOW}</script>")
    assert page
    assert list(systems_of(page, f"{html}<script>{SHOW}</script>")) == []


def test_a_list_in_json_and_one_that_is_split() -> None:
    script = "axios.post('/search', {channelList: '2051,2052'.split(','), ids: ['1', '2'], pageNo: 1});"
    [asked] = requests(script, Facts(NB))
    assert json.loads(asked.at(3).body) == {"channelList": ["2051", "2052"], "ids": ["1", "2"], "pageNo": 3}


@pytest.mark.parametrize(
    "script",
    [
        """html += '<li><a href="/info/' + v.infoId + '.html" target="_blank">' + v.infoTitle + '</a></li>';""",
        "html += `<li><a href='/info/${item.infoId}.html'>${item.infoTitle}</a></li>`;",
        """html += '<li onclick="go(' + v.infoId + ')">'; function go(id) { window.open('/info/' + id + '.html'); }""",
        "html += \"<li onclick=\\\"go('\" + v['infoId'] + \"')\\\">\"; function go(id) { location.href = '/info/' + id + '.html'; }",
        "html += '<a href=\"/info/' + encodeURIComponent(res[i].infoId) + '.html\">'",
    ],
)
def test_addresses_are_joined_of_an_entrys_fields(script: str) -> None:
    joins = joined(script)
    assert list(filled(joins, {"infoId": 7001, "infoTitle": TITLE})) == ["/info/7001.html"]
    assert list(filled(joins, {"id": 7001})) == []
    found = listed(json.dumps({"rows": [{"infoId": 7001, "infoTitle": TITLE}], "total": 1}), joins)
    assert found.html.startswith('<a href="/info/7001.html">')


def test_a_template_in_the_page_binds_the_address() -> None:
    html = """<ul id="list"><li v-for="i in rows"><a :href="'/art/' + i.id + '.html'">{{i.title}}</a></li></ul>
    <script>axios.get('/api/list?page=1').then(r => { rows = r.data; });</script>"""
    [asked] = more(NB, html)
    assert isinstance(asked, Lead)
    assert asked.system
    part = next(iter(asked.system.read(asked.url, json.dumps({"data": [{"id": 5, "title": TITLE}], "total": 1}))))
    assert links(part) == [(TITLE, "https://x.gov.cn/art/5.html")]


def test_data_in_a_script_beside_the_page() -> None:
    html = '<ul id="list"></ul><script src="/nb/data.js"></script>'
    data = f"var all = {json.dumps([{'title': TITLE, 'url': '/1.html'}], ensure_ascii=False)};"
    found = walk({"/": TO_COLUMN, "/nb/": COLUMN + html, "/nb/data.js": data, "/1.html": REPORT})[0]
    assert found["/1.html"].role == "report"


def test_a_menu_that_is_asked_for_as_json_is_the_last_resort() -> None:
    from spiders.discovery.requests import last

    hub = "<h1>政府信息公开</h1><ul id='tree'></ul><script>$.getJSON('/tree.json', function (n) { show(n); });</script>"
    crawl = walk({"/": '<a href="/xxgk/">政府信息公开</a>', "/xxgk/": hub})[1]
    assert [each.lead.url for each in last(crawl)] == [f"{BASE}/tree.json"]


def test_a_pager_that_sends_a_form() -> None:
    html = f"""{COLUMN}<form name="f" action="/list.do" method="post"><input type="hidden" name="column" value="6">
    <input type="hidden" name="pageNo" value="1"></form><a href="/1.html">{TITLE}</a>共3页
    <a href="javascript:go(2)">下一页</a><script>function go(n) {{ document.f.pageNo.value = n; document.f.submit(); }}</script>"""
    found = [each for each in more(NB, html) if isinstance(each, Lead)]
    assert [(each.url, each.kind, dict(each.form)) for each in found] == [
        ("https://x.gov.cn/list.do", "list", {"column": "6", "pageNo": "2"}),
        ("https://x.gov.cn/list.do", "list", {"column": "6", "pageNo": "3"}),
    ]


def test_fujians_lists_are_posted_for() -> None:
    html = f"""{COLUMN}<ul><li><a href="/1.html">{TITLE}</a></li></ul><script>require(["list2.trsapi"], function (m) {{
    m({{listArgs: {{channelid: 200001, classsql: "chnlid=77", sortfield: "-docreltime"}},
    pagebar: {{prepage: 10, recordCount: '16'}}}}); }});</script>"""
    [asked] = more(NB, html)
    assert isinstance(asked, Lead)
    assert asked.url == "https://x.gov.cn/fjdzapp/search"
    assert dict(asked.form) == {
        "channelid": "200001",
        "sortfield": "-docreltime",
        "classsql": "chnlid=77",
        "prepage": "10",
        "page": "1",
    }
    assert asked.system
    answer = {"pageCount": 2, "count": 16, "data": [{"doctitle": TITLE, "docpuburl": "/2.html"}]}
    part, following = asked.system.read(asked.url, json.dumps(answer))
    assert links(part) == [(TITLE, "https://x.gov.cn/2.html")]
    assert isinstance(following, Lead)
    assert dict(following.form)["page"] == "2"


@pytest.mark.parametrize(
    ("asks", "parts"),
    [("/art/body/700.html", ("https://x.gov.cn/art/body/700.html",)), ("/hits?n=7001", ()), ("/art/body/70.html", ())],
)
def test_an_article_with_a_short_id_is_joined_with_what_its_script_asks_for(asks: str, parts: tuple[str, ...]) -> None:
    html = f"<h1>{TITLE}</h1><div id='c'></div><script>$.get('{asks}', function (d) {{ $('#c').html(d); }});</script>"
    page = read_page("https://x.gov.cn/art/700.html", html)
    assert page
    assert parts_by_script(page, html) == parts


ROWS = "".join(
    f'<li data-id="{n}">西工区{o}2023年政府信息公开工作年度报告</li>' for n, o in ((7, "财政局"), (8, "教育局"))
)


@pytest.mark.parametrize(
    "script",
    [
        "$('li').on('click', function () { var id = $(this).data('id'); window.open('/r/' + id + '.html'); });",
        "$('ul').on('click', 'li', function () { var t = $(this); var id = t.attr('data-id'); location.href = '/r/' + id + '.html'; });",
        "function show(el) { var id = el.getAttribute('data-id'); location.href = '/r/' + id + '.html'; }",
    ],
)
def test_rows_that_a_script_file_opens_by_their_attributes(script: str) -> None:
    pages = {"/": TO_COLUMN, "/nb/": f'{COLUMN}<ul>{ROWS}</ul><script src="/js/list.js"></script>'}
    found, crawl = walk({**pages, "/js/list.js": script, "/r/7.html": REPORT, "/r/8.html": REPORT})
    assert {path for path, capture in found.items() if capture.role == "report"} == {"/r/7.html", "/r/8.html"}
    assert not crawl.unclicked


def test_attributes_that_tell_no_entry_from_another() -> None:
    page = read_page(NB, ROWS.replace("data-id", "data-v-7ba5bd90"))
    assert page
    assert not page.handlers
