"""Pagers as portals have them: links, calls in scripts, numbers of pages and joined addresses."""

from __future__ import annotations

import pytest

from spiders.pages import Page, read_page
from spiders.pages.pagers import Said, more_pages, onward, said_by

HOST = "https://x.gov.cn"


def page_at(path: str, body: str) -> tuple[Page, str]:
    html = f"<html><body><ul><li><a href='/a/1.html'>某局2023年政府信息公开年报</a></li></ul>{body}</body></html>"
    page = read_page(f"{HOST}{path}", html)
    assert page is not None
    return page, html


def turned(path: str, body: str) -> list[str]:
    return [url.removeprefix(HOST) for url in more_pages(*page_at(path, body))]


PLACE = '<div id="page"></div>'


@pytest.mark.parametrize(
    ("path", "body", "other"),
    [
        ("/nb/", '<script>createPageHTML(3, 0, "index", "html");</script>', "/nb/index_2.html"),
        ("/nb/list.shtml", "<script>createPageHTML('page_div',2, 1,'list','shtml',12);</script>", "/nb/list_2.shtml"),
        (
            "/nb/zfxxgk_gknrz.shtml",
            "<script>createPageHTML('page-div',2,1,'zfxxgk_gknrz','shtml',15);</script>",
            "/nb/zfxxgk_gknrz_2.shtml",
        ),
        (
            "/nb/",
            '<script>var countPage = 4;var cur=0;var name="index";createPageHTML(countPage, cur, name, "html")</script>',
            "/nb/index_3.html",
        ),
        ("/nb/", "<script>createPageHTML(parseInt('2'), 0, 'index', 'htm');</script>", "/nb/index_1.htm"),
        ("/nb/", "<script>Pager({size:3, current:0, prefix:'index',suffix:'html'});</script>", "/nb/index_2.html"),
        ("/nb/", "<script>Pager({size:'3',current:'0',prefix:'data2',suffix:'.htm'})</script>", "/nb/data2_1.htm"),
        (
            "/nb/1.html",
            (
                f"{PLACE}<script>var totalPage = parseInt('3'); var html=''; for (var i = 1; i <= totalPage; i++)"
                """{ html += '<a href="' + i + '.html">' + i + '</a>'; }</script>"""
            ),
            "/nb/3.html",
        ),
        ("/nb/1.html", "<script>var totalPage = 2;</script>", "/nb/2.html"),
        (
            "/nb/index.shtml",
            (
                '<script>var pageCount=3;var pageName="8927";function goPage(n)'
                '{location.href=n==1?"index.shtml":pageName+"-"+n+".shtml"}</script><a href="javascript:goPage(2);">2</a>'
            ),
            "/nb/8927-3.shtml",
        ),
        (
            "/columns/a/index.html",
            (
                '<div data-total="19" data-size="6"></div><a href="javascript:void(0)" onclick="page(2)">2</a><script>'
                'function page(n){ $("#b").load("/columns/a/blocks/9a5a?page=" + n + "&fix=0"); }</script>'
            ),
            "/columns/a/blocks/9a5a?page=4&fix=0",
        ),
        (
            "/html/nb/index.html",
            (
                '<a href="/cms/list.shtml?siteId=83&page=2">2</a><a href="/cms/list.shtml?siteId=83&page=3">3</a>'
                '<a href="/cms/list.shtml?siteId=83&page=2">下一页</a>'
            ),
            "/cms/list.shtml?siteId=83&page=3",
        ),
        (
            "/nb/list.html",
            (
                "<span>共<b>3</b>页</span><a onclick=\"turn('2')\">下一页</a><script>function turn(p)"
                "{window.location.href='list.html?pageNo='+p;}</script>"
            ),
            "/nb/list.html?pageNo=3",
        ),
    ],
)
def test_the_other_pages(path: str, body: str, other: str) -> None:
    assert other in turned(path, body)


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/rl/2024-5-1.html'>1</a><a href='/rl/2024-5-2.html'>2</a>",  # a calendar
        "<script>function createPageHTML(total, current, name, ending) { return name + '_' + total; }</script>",
        '<script>createPageHTML(1, 0, "index", "html");</script>',
        "<a onclick=\"show('2')\">2</a><script>function show(id){open('/news/'+id+'.html')}</script>",
    ],
)
def test_no_other_pages(body: str) -> None:
    assert [url for url in turned("/nb/", body) if "/news/" not in url] == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>共 3 页 第1页</p>", Said(3, 0)),
        ("<p>页次：1/5</p>", Said(5, 0)),
        ("<p>共&nbsp;<em>28</em>&nbsp;条</p>", Said(0, 28)),
        ("<div class='pages'><a class='a1'>12条</a></div>", Said(0, 12)),
        ("<script>var recordCount = 31, pageSize = 10;</script>", Said(4, 31)),
        ('<div data-total="7"></div>', Said(0, 7)),
        ("<script>createPageHTML('p',8,1,'list','shtml',118);</script>", Said(8, 118)),
        ("<a href='javascript:;'>1</a><a href='javascript:;'>2</a><a href='javascript:;'>下一页</a>", Said(2, 0)),
        ("<p>没有了</p>", Said()),
    ],
)
def test_how_long_a_list_says_it_is(body: str, said: Said) -> None:
    assert said_by(*page_at("/nb/", body)) == said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<button onclick='more()'>加载更多</button>", ["加载更多"]),
        ("<div class='more'><a href='javascript:;'>点击加载更多</a></div>", ["点击加载更多"]),
        ("<a href='javascript:;'>下一页</a>", ["下一页"]),
        ("<a href='javascript:;' class='next disabled'>下一页</a>", []),
        ("<a href='2.html'>下一页</a>", []),
    ],
)
def test_what_leads_on_without_an_address(body: str, words: list[str]) -> None:
    assert onward(page_at("/nb/", body)[0]) == words
