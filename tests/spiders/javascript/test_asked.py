"""Requests that scripts make, as they are written on real sites; and scripts that mean no good."""

from __future__ import annotations

import json
import time

import pytest

from spiders.javascript.asked import Asked
from spiders.javascript.calls import requests
from spiders.javascript.facts import Facts, facts_of
from spiders.javascript.literals import literals
from spiders.javascript.program import Program
from spiders.javascript.tokens import tokens

PAGE = "https://x.gov.cn/nb/index.html?infoid=abc-1"
HTML = '<meta name="channelId" content="f00d"><input type="hidden" id="pageSize" value="12"><ul id="list" data-cat="77"></ul>'


def asked(script: str, html: str = HTML) -> list[Asked]:
    return requests(script, facts_of(PAGE, f"<html><body>{html}</body></html>"))


def url(script: str, page: int = 1) -> str:
    [found] = asked(script)
    return found.at(page).url


@pytest.mark.parametrize(
    ("script", "second"),
    [
        ("function load(p){ $.get('/list?cat=7&page=' + p, show); } load(1);", "/list?cat=7&page=2"),
        ("$.getJSON(`/list?cat=7&page=${page}`)", "/list?cat=7&page=2"),
        ('var url = "/list?cat=7"; url += "&page=" + pageNo; $.ajax({url: url})', "/list?cat=7&page=2"),
        (
            "var api = {list: '/list'}; axios.get(api.list, {params: {cat: 7, pageNo: this.pageNo}})",
            "/list?cat=7&pageNo=2",
        ),
        ("fetch('/list/' + page + '.json').then(r => r.json())", "/list/2.json"),
        ("$('.data').load('/list?page=' + n + ' #ul')", "/list?page=2 #ul"),
        ("$.ajax({type:'GET', url:'/list', data:{start:(page-1)*15, limit:15}})", "/list?start=15&limit=15"),
        ("$.ajax({url:'/list', data:{offset:0, rows:20}})", "/list?offset=20&rows=20"),
        ("$.get('/list/'+$('meta[name=channelId]').attr('content')+'?page='+page)", "/list/f00d?page=2"),
        ("$.get('/list?size=' + parseInt($('#pageSize').val()) + '&page=1')", "/list?size=12&page=2"),
        (
            "$.get('/list?cat=' + document.getElementById('list').getAttribute('data-cat') + '&pn=' + i)",
            "/list?cat=77&pn=2",
        ),
        ("$.get('/list?cat=' + getQueryString('infoid') + '&page=' + page)", "/list?cat=abc-1&page=2"),
        (
            "$.get('/list?cat=' + location.search.match(/infoid=([\\w-]+)/)[1] + '&page=' + page)",
            "/list?cat=abc-1&page=2",
        ),
        ("$.get('/list_{page}.html'.replace('{page}', page))", "/list_2.html"),
        ("function load(i){ $.get('/list?page=' + i) } load(0)", "/list?page=1"),
        ("var xhr = new XMLHttpRequest(); xhr.open('GET', '/list?page=' + page, true); xhr.send();", "/list?page=2"),
        ("fetch('/list', {method: 'GET', body: new URLSearchParams({page: 1, cat: 3})})", "/list?page=2&cat=3"),
        ("var p = {cat: 7, currPage: 1}; $.ajax({url: '/list', data: $.param(p)})", "/list?cat=7&currPage=2"),
        ("layui.use('laypage', function () { load(1); }); function load(curr) { $.get(`/list/${curr}`) }", "/list/2"),
    ],
)
def test_a_request_and_where_the_number_of_the_page_stands(script: str, second: str) -> None:
    assert url(script, 2) == second


def test_a_form_in_an_object_that_is_changed_before_each_request() -> None:
    script = (
        "var params = {labelName: 'publicInfoList', pageIndex: 1, type: '3', catId: ''};"
        "function load(index) { params.pageIndex = index; $.ajax({url: '/site/label/8888', type: 'post', data: params}); } load(1);"
    )
    [found] = asked(script)
    assert (found.method, found.url) == ("POST", "/site/label/8888")
    assert dict(found.at(3).form) == {"labelName": "publicInfoList", "pageIndex": "3", "type": "3", "catId": ""}


def test_lists_in_a_form_are_sent_as_jquery_sends_them() -> None:
    [found] = asked("$.post('/api-' + page + '.html', {'a[]': ['21', '', ['x', 'y']], b: 1})")
    assert found.at(2).url == "/api-2.html"
    assert found.form == (("a[]", "21"), ("a[]", ""), ("a[2][]", "x"), ("a[2][]", "y"), ("b", "1"))


def test_an_instance_of_axios_has_a_base() -> None:
    script = (
        "const http = axios.create({ baseURL: '/gw/cms' });\nhttp.post('/list', { page: { current: n }, c: 'nb' });"
    )
    (asked,) = requests(f"function load(n) {{ {script} }} load(1);", Facts("https://x.gov.cn/nb/"))
    assert asked.at(2).url == "/gw/cms/list"
    assert json.loads(asked.at(2).body) == {"page": {"current": 2}, "c": "nb"}


@pytest.mark.parametrize(
    "looks_up",
    [
        "var id = new URLSearchParams(location.search).get('id'); axios.get('/api/d', {params: {id: id}})",
        "var p = GetRequest(); $.get('/api/d', {aid: p.id}, show)",
        "var id = getUrlParam('id'); $.get('/api/d?id=' + id, show)",
    ],
)
def test_what_the_page_s_address_hands_over(looks_up: str) -> None:
    (asked,) = requests(looks_up, Facts("https://x.gov.cn/detail.html?id=700"))
    assert "id=700" in asked.at(1).url
    assert not requests(looks_up, Facts("https://x.gov.cn/detail.html"))


def test_axios_posts_json_and_jquery_a_form() -> None:
    vue = "data() { return { channelId: '12', currentPage: 1 } }, "
    [found] = asked(vue + "get() { axios.post('/list', {channelId: this.channelId, pageNum: this.currentPage}) }")
    assert json.loads(found.at(2).body) == {"channelId": "12", "pageNum": 2}
    [found] = asked("$.post('/list', Qs.stringify({channelId: 12, pageNum: 1}))")
    assert dict(found.at(2).form) == {"channelId": "12", "pageNum": "2"}


def test_json_as_a_body() -> None:
    script = (
        "$.ajax({url:'/search', type:'POST', contentType:'application/json',"
        "data: JSON.stringify({pageNo: pageNo, pageSize: 10, condition: {name: 'cat', on: true}})})"
    )
    [found] = asked(script)
    assert json.loads(found.at(2).body) == {"pageNo": 2, "pageSize": 10, "condition": {"name": "cat", "on": True}}


def test_json_in_a_field_of_a_form() -> None:
    script = (
        "function get(pageIndex) { var data = {categoryNum: '002005', pageIndex: pageIndex, pageSize: 10};"
        "$.ajax({url: '/rest/getPageInfoListNew2', type: 'post', data: {params: JSON.stringify(data)}}); } get(0);"
    )
    [found] = asked(script)
    sent = {name: json.loads(value) for name, value in found.at(2).form}
    assert sent == {"params": {"categoryNum": "002005", "pageIndex": 1, "pageSize": 10}}


@pytest.mark.parametrize(
    "script",
    [
        "$.get('/list/' + unknown() + '?page=' + page)",  # it isn't known which list
        "$.get('/hits?id=12')",
        "$.get('/weather/today.json')",
        "$.getScript('/js/a.js'); $.get('/js/a.js')",
        "el.load(); video.load('/a/b')",
        "fetch('#top')",
        "// $.get('/list?page=' + page)\n/* $.get('/list') */",
        "'$.get(\\'/list\\')'",
    ],
)
def test_nothing_is_asked_that_is_no_list_or_not_wholly_known(script: str) -> None:
    assert asked(script) == []


def test_the_same_name_in_another_function_is_another_one() -> None:
    script = (
        "function news() { var url = '/news?page=' + page; $.get(url); }"
        "function reports() { var url = '/reports?page=' + page; $.get(url); }"
    )
    assert [each.at(1).url for each in asked(script)] == ["/news?page=1", "/reports?page=1"]


def test_data_in_a_script() -> None:
    script = """var a = {list: [{title: '甲', "url": "/1.html", top: true, n: 3, f: function () { return 1; }}]};
    show([1, 'x']); var b = "[1]"; if (x) { y(); }"""
    assert list(literals(script)) == [
        {"list": [{"title": "甲", "url": "/1.html", "top": True, "n": 3, "f": None}]},
        [1, "x"],
    ]


def test_tokens() -> None:
    found = [each.value for each in tokens("a = /x'[/]\"/g.test(b) ? 'it\\'s' : 1.5 / 2; // c\n`${d}`")]
    assert found == ["a", "=", "x'[/]\"", ".", "test", "(", "b", ")", "?", "it's", ":", "1.5", "/", "2", ";", "${d}"]


@pytest.mark.parametrize(
    "script",
    [
        "(" * 40_000,
        "{a:" * 12_000,
        "[" * 20_000 + "]" * 20_000,
        "/[" * 20_000,
        "'" * 19_999,
        "`${" * 16_000,
        "a=b;b=a;" * 4_000 + "$.get('/x/'+a+b)",
        "a=b+b;b=c+c;c=d+d;d=e+e;e=f+f;f=g+g;g=h+h;h=a+a;" * 10 + "$.get('/x/'+a)",
        "$.get('/x/'+a," * 4_000,
        "function f(a){" * 4_000 + "$.get('/x?page='+a)",
        "$.get('/x/'" + "+1" * 20_000 + ")",
        "/*" * 20_000,
        "x?y:" * 10_000,
        "$.get('/x/'+" + "-" * 10_000 + "1)",
    ],
    ids=range(14),
)
def test_hostile_scripts_are_read_in_a_moment(script: str) -> None:
    start = time.process_time()
    requests(script, Facts(PAGE))
    list(literals(script))
    assert Program(script).functions is not None
    assert time.process_time() - start < 6
