"""Menus of organs and years: what a choice opens, by a function, by a form, or by a script that looks it up."""

from __future__ import annotations

import pytest
from lxml import html

from spiders.pages import Page, read_page
from spiders.pages.choices import asking, chosen, posted, shows_all

HOST = "https://x.gov.cn"
ORGANS = "<option value='1'>某县教育局</option><option value='2'>某县财政局</option>"


def page(body: str) -> Page:
    found = read_page(f"{HOST}/nb/", f"<html><body>{body}</body></html>", "utf-8")
    assert found is not None
    return found


@pytest.mark.parametrize(
    "menu",
    [
        "<form action='list.jsp'><select name='y'>{}</select></form>",
        "<select id='y'>{}</select><button onclick=\"location.href='list.jsp?y=' + document.getElementById('y').value\">",
        "<select onchange=\"go(this.value)\">{}</select><script>function go(y) {{ location.href = 'list.jsp?y=' + y; }}</script>",
    ],
)
def test_choices_of_a_menu(menu: str) -> None:
    found = page(menu.format("<option value='2023'>2023年</option><option value='2022'>2022年</option>"))
    assert f"{HOST}/nb/list.jsp?y=2022" in found.choices


def test_two_menus_are_asked_pair_by_pair() -> None:
    years = "<option>2023</option><option>2022</option>"
    found = page(f"<form action='list.jsp'><select name='o'>{ORGANS}</select><select name='y'>{years}</select></form>")
    assert found.choices == {f"{HOST}/nb/list.jsp?o={o}&y={y}" for o in "12" for y in (2023, 2022)}


def test_a_menu_of_everything_needs_no_choice() -> None:
    form = "<form action='list.jsp'><select name='o'><option value=''>{}</option>{}</select></form>"
    assert not page(form.format("全部", ORGANS)).choices
    entry = "<a href='/r/1.html'>某县人民政府2023年政府信息公开工作年度报告</a>"  # of none of them
    assert len(page(entry + form.format("请选择", ORGANS)).choices) == 2
    (menu,) = html.fromstring(f"<div><select><option>所有部门</option>{ORGANS}</select></div>")
    assert shows_all(menu)


SEARCH = "<form action='/search.do'><select name='y'><option>2019</option><option>2018</option></select><input name='k'></form>"


@pytest.mark.parametrize("said", ["2021年及以前的年报请通过下方检索查询", "往年政府信息公开年报可利用站内搜索查阅"])
def test_earlier_reports_that_are_left_to_a_search(said: str) -> None:
    found = page(f"<p>{said}</p>{SEARCH}")
    assert found.choices == {f"{HOST}/search.do?y={year}" for year in (2018, 2019)}
    assert "older" not in found.holes
    assert "older" in page(f"<p>{said}</p>").holes


@pytest.mark.parametrize("said", ["历年年报检索", "本年报的电子版可从本网站下载，请联系办公室", "请通过站内检索查询"])
def test_no_earlier_reports_are_left_to_it(said: str) -> None:
    found = page(f"<p>{said}</p>{SEARCH}")
    assert not found.choices
    assert "older" not in found.holes


def test_what_is_posted_has_no_address() -> None:
    (menu,) = html.fromstring("<form method='post'><select name='c'><option>信息公开年报</option></select></form>")
    assert list(posted(menu)) == ["信息公开年报"]
    del menu.attrib["name"]  # not sent
    assert not list(posted(menu))


def test_the_call_of_a_choice() -> None:
    menu = html.fromstring(f"<select onchange='go(this.value)'>{ORGANS}</select>")
    assert list(chosen(menu)) == [("某县教育局", "go('1')"), ("某县财政局", "go('2')")]


@pytest.mark.parametrize("script", ["$('#year').val()", 'document.getElementById("year").value'])
def test_what_asks_for_a_menu(script: str) -> None:
    assert asking("year").fullmatch(script)
