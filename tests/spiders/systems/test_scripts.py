"""Lists that are asked for as the pages' own scripts ask, and answers of any form."""

from __future__ import annotations

import json

import pytest
from scrapy import Request
from scrapy.http import TextResponse

from spiders.captures import Capture
from spiders.discovery import saved, unread
from spiders.discovery.answers import take
from spiders.discovery.leads import lead_key
from spiders.discovery.requests import Fetch
from spiders.discovery.state import Crawl, Site
from spiders.discovery.verdict import verdict
from spiders.javascript.rows import filled, joined
from spiders.pages import read_page
from spiders.systems import Fragment, Lead
from spiders.systems.listed import Listed, listed
from spiders.systems.registry import systems_of
from spiders.systems.scripts import Scripts
from tests.spiders.discovery.test_discovery import BASE, SITE, TO_COLUMN, walk
from tests.spiders.systems.test_api import TITLE, at, links, more

NB = "https://x.gov.cn/nb/list.shtml"
BESIDE = "var id = $('meta[name=channelid]').attr('content'); function load(n){ $.get('/searchList/' + id + '?page=' + n); } load(1);"


def entries(count: int, start: int = 0) -> list[dict[str, object]]:
    return [
        {"title": f"某某局{2000 + n}年政府信息公开年报", "url": f"//x.gov.cn/{n}.html"}
        for n in range(start, start + count)
    ]


def test_a_script_beside_the_page_is_fetched_and_then_what_it_asks_for() -> None:
    html = '<meta name="channelid" content="f00d"><ul id="list"></ul><script src="/js/jquery.min.js"></script><script src="/js/render.js"></script>'
    [script] = more(NB, html)
    assert isinstance(script, Lead)
    assert (script.url, script.kind, script.known_as) == ("https://x.gov.cn/js/render.js", "search", NB)
    assert script.system
    [asked] = script.system.read(script.url, BESIDE)
    assert isinstance(asked, Lead)
    assert asked.url == "https://x.gov.cn/searchList/f00d?page=1"
    assert asked.system
    answer = json.dumps({"data": {"total": 3, "results": entries(2)}})
    part, following = asked.system.read(asked.url, answer)
    assert [to for _, to in links(part)] == ["https://x.gov.cn/0.html", "https://x.gov.cn/1.html"]
    assert isinstance(following, Lead)
    assert following.url == "https://x.gov.cn/searchList/f00d?page=2"
    assert following.system
    last = json.dumps({"data": {"total": 3, "results": entries(1, 2)}})
    [part] = following.system.read(following.url, last)
    assert isinstance(part, Fragment)


def test_what_it_has_to_remember_can_be_saved() -> None:
    html = '<meta name="channelid" content="f00d"><ul id="list"></ul><script src="/js/render.js"></script>'
    [script] = more(NB, html)
    assert isinstance(script, Lead)
    assert script.system
    [asked] = script.system.read(script.url, BESIDE)
    site = Site("x", (NB,))
    crawl = Crawl(site, pending={"a": script})
    assert isinstance(asked, Lead)
    crawl.pending["b"] = asked
    there = json.loads(json.dumps(saved.plain(crawl.saved())))
    assert saved.crawl_from(there, site).pending == crawl.pending


def test_data_in_the_page_and_its_files() -> None:
    article = {
        "title": TITLE,
        "urls": json.dumps({"wap": "/wap/1.html", "pc": "/pc/1.html"}),
        "articleFiles": [{"fileName": "1.pdf", "filePath": "/files/1.pdf", "domainName": "https://x.gov.cn"}],
    }
    html = (
        f"<ul id='list'></ul><script>var data = {json.dumps({'articleList': [article]}, ensure_ascii=False)};</script>"
    )
    part, file = more(NB, html)
    assert links(part) == [(TITLE, "https://x.gov.cn/pc/1.html")]
    assert isinstance(file, Lead)
    assert (file.url, file.kind, file.parent) == (
        "https://x.gov.cn/files/1.pdf",
        "attachment",
        "https://x.gov.cn/pc/1.html",
    )


def test_scripts_are_left_alone_where_the_list_is_there() -> None:
    rows = "".join(f'<li><a href="/{n}.html">某某局{n}年政府信息公开年报</a></li>' for n in range(2015, 2020))
    text = f'<ul>{rows}</ul><script src="/js/render.js"></script><script>$.get("/hot.json")</script>'
    page = read_page(NB, text)
    assert page
    assert list(systems_of(page, text)) == []


def test_scripts_are_left_alone_where_nothing_is_missing() -> None:
    text = '<p>暂无内容</p><a onclick="size(16)">大</a><script src="/js/common.js"></script>'
    page = read_page(NB, text)
    assert page
    assert list(systems_of(page, text)) == []


def test_the_next_script_is_fetched_if_one_says_nothing_and_a_list_that_none_explains_is_said() -> None:
    html = '<ul id="list"></ul><script src="/js/a.js"></script><script src="/js/b.js"></script>'
    found = walk(
        {"/": TO_COLUMN, "/nb/": html, "/js/b.js": "var a = 1;", "/js/a.js": "<script>$.get('/list?page=' + p);"}
    )
    assert found[0]["/js/b.js"].role == "answer"
    assert "/list?page=1" in found[0]
    found = walk({"/": TO_COLUMN, "/nb/": html, "/js/b.js": "var a = 1;", "/js/a.js": "var b = 1;"})
    assert unread.noted(found[1]).keys() == {f"{BASE}/nb/"}
    assert verdict(found[1])[0] != "empty"


def test_other_systems_come_first() -> None:
    system, _, _ = at(NB, "<script>$.get('/site/label/8888?labelName=publicInfoList&organId=1&page=' + n)</script>")
    assert not isinstance(system, Scripts)


@pytest.mark.parametrize(
    ("answer", "total", "pages"),
    [
        ({"data": {"allRow": 31, "list": [{"TITLE": TITLE, "URL_COMMP": "https://x.gov.cn/1.html"}]}}, 31, 0),
        ({"count": 31, "infolist": [{"title": TITLE, "link": "/1.html"}]}, 31, 0),
        ({"pageCount": 3, "count": 31, "data": [{"doctitle": TITLE, "docpuburl": "/1.html"}]}, 31, 3),
        ({"rows": [{"name": TITLE, "href": "1.html", "img": "/a.jpg", "hits": 9}]}, 0, 0),
        ({"content": json.dumps({"list": [{"title": f"<em>{TITLE}</em>", "linkurl": "/1.html"}]})}, 0, 0),
        ({"html": f"<ul><li><a href='/1.html'>{TITLE}</a></li></ul>", "totalPage": "4"}, 0, 4),
        ([{"title": TITLE, "url": {"pc": "/1.html"}}], 0, 0),
    ],
)
def test_json_of_any_form(answer: object, total: int, pages: int) -> None:
    found = listed(json.dumps(answer, ensure_ascii=False))
    [(title, to)] = links(Fragment(found.html, NB))
    assert (title, to.endswith("1.html")) == (TITLE, True)
    assert (found.total, found.pages, found.entries) == (total, pages, 1)


def test_html_and_how_long_it_says_the_list_is() -> None:
    found = listed(f"<li><a href='/1.html'>{TITLE}</a></li><script>ejscreatePageHTML('page_div',3,1,12,31,cb)</script>")
    assert (found.entries, found.pages) == (1, 3)
    assert listed("<div>共 <b>31</b> 条</div>").total == 31


def test_a_list_ends_where_it_says_or_where_nothing_comes() -> None:
    assert not Listed(entries=3, total=3).more(1, 3)
    assert Listed(entries=15, total=15).more(1, 15)  # it may be the number on the page
    assert Listed(entries=4, total=10).more(2, 8)
    assert not Listed(entries=0, total=10).more(3, 8)
    assert Listed(entries=4).more(9, 36)
    assert Listed("", entries=9, total=5, exact=False).more(1, 9)  # links are not entries


@pytest.mark.parametrize("answer", ["", "oops", "{}", '{"code": 500, "msg": "x"}', "<html><body>404</body></html>"])
def test_an_answer_without_a_list_is_no_empty_list(answer: str) -> None:
    html = "<ul id='list'></ul><script>$.get('/list?page=' + p)</script>"
    [asked] = more(NB, html)
    assert isinstance(asked, Lead)
    assert asked.system
    with pytest.raises(ValueError, match="no list"):
        list(asked.system.read(asked.url, answer))


@pytest.mark.parametrize(
    "answer",
    [
        '{"total": 0, "rows": null}',
        '{"data": []}',
        "<p>暂无相关信息</p>",
        '<ul class="l"> </ul>',
        '{"data": {"allRow": "0"}}',
    ],
)
def test_a_list_may_be_empty(answer: str) -> None:
    html = "<ul id='list'></ul><script>$.get('/list?page=' + p)</script>"
    [asked] = more(NB, html)
    assert isinstance(asked, Lead)
    assert asked.system
    assert not [each for each in asked.system.read(asked.url, answer) if isinstance(each, Lead)]


def test_a_column_that_its_scripts_do_not_explain_is_drawn_once() -> None:
    crawl = Crawl(SITE, browser_pages=5)
    column = Lead(f"{BASE}/nb/", "column")
    system = Scripts(column.url, missing=True)
    for nth in (1, 2):
        script = Lead(f"{BASE}/js/{nth}.js", "search", system=system, known_as=column.url)
        crawl.pending[lead_key(script)] = script
        response = TextResponse(script.url, body=b"var a = 1;", encoding="utf-8", request=Request(script.url))
        found = take(crawl, response, script)
        drawn = [each for each in found if isinstance(each, Fetch)]
        assert [(each.lead.url, each.render) for each in drawn] == ([(column.url, True)] if nth == 1 else [])
        assert [each.role for each in found if isinstance(each, Capture)] == ["answer"]
        assert lead_key(script) in crawl.storing  # it is done with, once it is stored
    assert lead_key(column) in crawl.pending


def test_without_a_browser_the_column_is_said_to_be_unread() -> None:
    crawl = Crawl(SITE)
    script = Lead(f"{BASE}/js/1.js", "search", system=Scripts(f"{BASE}/nb/"), known_as=f"{BASE}/nb/")
    response = TextResponse(script.url, body=b"var a = 1;", encoding="utf-8", request=Request(script.url))
    [found] = take(crawl, response, script)
    assert isinstance(found, Capture)
    assert list(unread.noted(crawl)) == [f"{BASE}/nb/"]


def test_an_interface_that_does_not_answer_leaves_the_column_unread() -> None:
    html = "<ul id='list'></ul><script>$.get('/x', d => $('#list').html(d))</script>"
    _, crawl = walk({"/": TO_COLUMN, "/nb/": html})
    assert unread.noted(crawl).keys() == {f"{BASE}/nb/"}


def test_an_address_is_joined_of_fields_that_are_cut_and_changed() -> None:
    script = (
        "for (var i = 0; i < d.length; i++) { var cate = d[i].cate; html += '<a href=\"/' + cate.substring(0, 3) + '/' +"
        " cate + '/' + d[i].day.replace(/-/g, '') + '/' + d[i].id.slice(2) + '.html\">' + d[i].title + '</a>'; }"
    )
    record = {"cate": "003001002", "day": "2024-01-19", "id": "a-77"}
    assert list(filled(joined(script), record)) == ["/003/003001002/20240119/77.html"]
    assert joined("x = '/art/' + d[i].id.concat('9') + '.html';") == ()  # a method that isn't known
    assert list(filled(("/QzidZZrzzxzQ.html",), record)) == []


def test_an_interface_says_that_there_are_more_pages_than_can_be_asked_for() -> None:
    script = "<div id='list'></div><script>$.getJSON('/nb/list.json', function (d) { show(d); });</script>"
    [lead] = more("https://x.gov.cn/nb/", script)
    assert isinstance(lead, Lead)
    assert lead.system is not None
    answer = {"pageCount": 3, "docs": [{"title": TITLE, "url": "/nb/1.html"}]}
    part, rest = lead.system.read(lead.url, json.dumps(answer))
    assert links(part) == [(TITLE, "https://x.gov.cn/nb/1.html")]
    assert isinstance(rest, Fragment)
    assert rest.pages == 3


def test_entries_whose_fields_stand_in_lists_of_their_own() -> None:
    script = f'var T = new Array(), U = new Array(); T[0] = "{TITLE}"; U[0] = "/nb/7.html"; U[1] = "/nb/8.html";'
    [part] = more(NB, f"<ul id='list'></ul><script>{script}</script>")
    assert links(part) == [(TITLE, "https://x.gov.cn/nb/7.html")]
