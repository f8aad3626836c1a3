"""Buttons that add nothing to a list: those of its entries, and those of a pager that only shows and hides lines."""

from __future__ import annotations

import pytest

from spiders.pages import Page, pagers, read_page
from spiders.pages.in_place import shows_in_place

ENTRY = '<a href="/r/{n}.html">某局202{n}年政府信息公开工作年度报告</a>'


def page(body: str) -> Page:
    found = read_page("https://x.gov.cn/nb/", f"<html><body>{body}</body></html>")
    assert found is not None
    return found


def lines(button: str, around: str = "<li>{}</li>") -> str:
    return "".join(around.format(ENTRY.format(n=n) + "<p>为做好公开工作……</p>" + button) for n in range(3))


@pytest.mark.parametrize(
    "body",
    [
        lines("<span class='more'>阅读更多</span>"),
        lines("<a href='javascript:;'>查看更多</a>"),
        lines("<span>查看更多</span>", "<div class='box'>{}</div>"),
    ],
)
def test_a_button_of_each_entry(body: str) -> None:
    assert not pagers.onward(page(body))


BOX = "<div class='box'><h3>202{n}年</h3><ul>{lines}</ul><span class='more'>{words}</span></div>"


@pytest.mark.parametrize("words", ["加载更多", "查看更多", "阅读更多"])
def test_a_button_of_each_box_adds_lines(words: str) -> None:
    boxes = "".join(BOX.format(n=n, lines=lines(""), words=words) for n in range(3))
    assert pagers.onward(page(f"<ul>{lines('')}</ul><span>{words}</span>"))
    assert pagers.onward(page(boxes))


@pytest.mark.parametrize("words", ["加载更多", "显示更多"])
def test_words_that_always_add_lines(words: str) -> None:
    assert pagers.onward(page(lines(f"<span>{words}</span>")))


SHOWS = "function go(n){rows.hide().slice(6*n-6,6*n).show();} function next(){cur++;go(cur);}"


@pytest.mark.parametrize(
    ("script", "button", "in_place"),
    [
        (SHOWS, "<a href='javascript:next()'>下一页</a>", True),
        ("function go(n){l[n].style.display='';}", "<a onclick='go(2)'>2</a><a onclick='go(3)'>下一页</a>", True),
        (SHOWS + "function more(){$.get('/nb/2');go(1);}", "<a onclick='more()'>下一页</a>", False),
        (SHOWS.replace("go(cur)", "ask(cur)"), "<a href='javascript:next()'>下一页</a>", False),
        (SHOWS, "<a onclick='elsewhere()'>下一页</a>", False),
        ("function next(){location.href='/nb/2.html';rows.hide();}", "<a href='javascript:next()'>下一页</a>", False),
        (SHOWS, "", False),
    ],
)
def test_a_pager_that_only_shows_and_hides(script: str, button: str, *, in_place: bool) -> None:
    assert shows_in_place(page(f"<ul>{lines('')}</ul>{button}<script>{script}</script>")) == in_place
