"""Tables that libraries fill: what they ask for, as their documentation says."""

from __future__ import annotations

import pytest

from spiders.javascript.asked import Asked
from spiders.javascript.calls import requests
from spiders.javascript.facts import facts_of
from spiders.javascript.tables import in_markup
from spiders.pages.markup import tree

PAGE = "https://x.gov.cn/nb/index.html"


def told(request: Asked) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return request.method, request.url, request.form


@pytest.mark.parametrize(
    ("script", "third"),
    [
        (
            "table.render({elem: '#t', url: '/api/list', where: {code: 'nb'}, page: true, limit: 10})",
            ("GET", "/api/list?code=nb&page=3&limit=10", ()),
        ),
        (
            "$('#t').datagrid({url: 'list.do?c=1', pageSize: 15, queryParams: {type: 'nb'}})",
            ("POST", "list.do?c=1", (("type", "nb"), ("page", "3"), ("rows", "15"))),
        ),
        (
            "$('#t').bootstrapTable({url: '/rows', sidePagination: 'server', pageSize: 25})",
            ("GET", "/rows?order=asc&offset=50&limit=25", ()),
        ),
        ("$('#t').bootstrapTable({url: '/rows.json', pagination: true})", ("GET", "/rows.json", ())),
        (
            "$('#t').DataTable({serverSide: true, ajax: {url: '/dt', type: 'POST'}, pageLength: 20})",
            ("POST", "/dt", (("draw", "1"), ("start", "40"), ("length", "20"))),
        ),
        (
            "$('#t').dataTable({bServerSide: true, sAjaxSource: '/dt.php', iDisplayLength: 10})",
            ("GET", "/dt.php?sEcho=1&iDisplayStart=20&iDisplayLength=10", ()),
        ),
        ("$('#g').jqGrid({url: '/jq', rowNum: 30})", ("GET", "/jq?page=3&rows=30", ())),
        ("$('#tt').tree({url: '/tree.json', method: 'get'})", ("GET", "/tree.json", ())),
    ],
)
def test_calls(script: str, third: tuple[str, str, tuple[tuple[str, str], ...]]) -> None:
    [found] = requests(script, facts_of(PAGE, "<html></html>"))
    assert told(found.at(3)) == third


@pytest.mark.parametrize(
    ("html", "second"),
    [
        (
            '<table data-toggle="table" data-url="/l.json" data-side-pagination="server" data-page-size="5"></table>',
            ("GET", "/l.json?order=asc&offset=5&limit=5", ()),
        ),
        (
            "<table class=\"easyui-datagrid\" data-options=\"url:'/l.do',method:'get',pagination:true\"></table>",
            ("GET", "/l.do?page=2&rows=20", ()),
        ),
        (
            "<script url=\"/queryList\" queryData=\"{'current':1,'webSiteCode':['x'],'channelCode':['nb']}\"></script>",
            ("POST", "/queryList", (("current", "2"), ("webSiteCode[]", "x"), ("channelCode[]", "nb"))),
        ),
    ],
)
def test_markup(html: str, second: tuple[str, str, tuple[tuple[str, str], ...]]) -> None:
    root = tree(f"<html><body>{html}</body></html>")
    assert root is not None
    [found] = in_markup(root)
    assert told(found.at(2)) == second


def test_a_choice_that_a_click_sets_is_asked_for_each_time() -> None:
    script = (
        "var year = '2024'; function get(p) { $.post('/l', {year: year, page: p}, show); }"
        "$('.y').click(function () { year = $(this).data('year'); get(1); }); get(1);"
    )
    clicks = (("2023年", "@data-year=2023"), ("2022年", "@data-year=2022"))
    found = {(each.words, dict(each.at(1).form)["year"]) for each in requests(script, facts_of(PAGE, ""), clicks)}
    assert found == {("", "2024"), ("2023年", "2023"), ("2022年", "2022")}


def test_a_variable_that_counts_is_the_number_of_the_page() -> None:
    script = "var page = 1; $(window).scroll(function () { page++; $.get('/more?p=' + page, add); });"
    [found] = requests(script, facts_of(PAGE, ""))
    assert [found.at(number).url for number in (1, 2, 3)] == ["/more?p=1", "/more?p=2", "/more?p=3"]


def test_an_object_of_the_component_is_sent() -> None:
    script = "new Vue({data: {query: {channelId: 7, pageNum: 1}}, methods: {get() { axios.post('/p', this.query) }}})"
    [found] = requests(script, facts_of(PAGE, ""))
    assert (found.at(2).url, found.at(2).body) == ("/p", '{"channelId": 7, "pageNum": 2}')
