"""Menus that scripts draw, and links whose row says what they are."""

from __future__ import annotations

import pytest

from spiders.pages import read_page
from spiders.pages.trees import entries

URL = "https://www.x.gov.cn/zwgk/index.html"


@pytest.mark.parametrize(
    "script",
    [
        "d = new dTree('d'); d.add(0,-1,'信息公开'); d.add(12,0,'公开年报','list.aspx?cid=12'); document.write(d);",
        'var zNodes = [{id:1, pId:0, name:"公开指南"}, {id:2, pId:0, name:"公开年报", url:"list.aspx?cid=12"}];',
        "root.add(new WebFXTreeItem('公开年报', 'list.aspx?cid=12'));",
        'tree.nodes["0_2"] = "text:公开年报; url:list.aspx?cid=12; hint:年报;";',
    ],
)
def test_entries_are_words_beside_an_address(script: str) -> None:
    assert list(entries(script)) == [("公开年报", "list.aspx?cid=12")]


@pytest.mark.parametrize(
    "script", ["alert('请登录'); location = '/login.jsp';", "$('#x').html('年报');", "['年报', '公开']"]
)
def test_other_strings_are_no_entries(script: str) -> None:
    assert list(entries(script)) == []


def test_a_link_that_says_nothing_is_named_by_its_row() -> None:
    head = "<tr><th>单位</th><th>2022年</th><th>2023年</th></tr>"
    row = "<tr><td>区财政局</td><td><a href='1.html'>查看</a></td><td><a href='2.html'>点击下载</a></td></tr>"
    other = "<tr><td>3</td><td>某某区审计局2023年年报</td><td><a href='3.html'>下载</a></td></tr>"
    page = read_page(URL, f"<html><body><table>{head}{row}{other}</table></body></html>")
    assert page is not None
    assert [link.text for link in page.links] == ["区财政局 2022年", "区财政局 2023年", "某某区审计局2023年年报"]


def test_a_picture_says_what_it_shows() -> None:
    page = read_page(URL, "<html><body><a href='/gk/'><img src='a.png' alt='政务公开'></a></body></html>")
    assert page is not None
    assert [link.text for link in page.links] == ["政务公开"]


def test_an_address_may_end_in_a_word_with_a_query() -> None:
    assert list(entries('var menu = [{name: "年度报告", url: "/s/list?cid=77"}];')) == [("年度报告", "/s/list?cid=77")]
