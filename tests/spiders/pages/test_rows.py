"""What links stand for whose own words say nothing: rows, cells that reach down, headings of groups, choices."""

from __future__ import annotations

import pytest

from spiders.pages import read_page
from spiders.pages.addresses import absolute
from spiders.pages.articles import joined
from spiders.pages.titles import is_letter, organ_alone, organ_in

URL = "https://x.gov.cn/nb/index.html"


def links(html: str) -> dict[str, str]:
    page = read_page(URL, f"<html><body>{html}</body></html>")
    assert page
    return {each.url.removeprefix("https://x.gov.cn"): each.text for each in page.links}


def test_a_cell_that_reaches_down_names_the_organ_of_each_row() -> None:
    rows = (
        "<tr><td rowspan='2'>某某区财政局</td><td>2022年</td><td><a href='/1.pdf'>查看</a></td></tr>"
        "<tr><td>2023年</td><td><a href='/2.pdf'>查看</a></td></tr>"
        "<tr><td>某某区教育局</td><td>2023年</td><td><a href='/3.pdf'>查看</a></td></tr>"
    )
    assert links(f"<table>{rows}</table>") == {
        "/1.pdf": "某某区财政局 2022年",
        "/2.pdf": "某某区财政局 2023年",
        "/3.pdf": "某某区教育局 2023年",
    }


@pytest.mark.parametrize(
    "html",
    [
        "<h4>某某区财政局</h4><ul><li><a href='/1.html'>2022年</a></li><li><a href='/2.html'>2023年度报告</a></li></ul>",
        "<dl><dt>某某区财政局</dt><dd><a href='/1.html'>2022年</a></dd><dd><a href='/2.html'>2023年度报告</a></dd></dl>",
        (
            "<div class='acc-title'><a href='javascript:;'>某某区财政局</a></div><div><p><a href='/1.html'>2022年</a></p>"
            "<p><a href='/2.html'>2023年度报告</a></p></div>"
        ),
    ],
)
def test_the_heading_of_a_group_names_the_organ(html: str) -> None:
    found = links(html)
    assert found["/1.html"] == "某某区财政局 2022年"
    assert found["/2.html"].startswith("某某区财政局 2023年")


def test_a_heading_that_names_no_organ_says_nothing() -> None:
    assert links("<h4>年报</h4><ul><li><a href='/1.html'>2022年</a></li></ul>") == {"/1.html": "2022年"}


def test_a_picture_that_says_download_stands_for_its_row() -> None:
    row = (
        "<tr><td>某某局2023年政府信息公开年报</td><td><a href='/d.jsp?id=7'><img src='/d.gif' alt='下载'></a></td></tr>"
    )
    assert links(f"<table>{row}</table>") == {"/d.jsp?id=7": "某某局2023年政府信息公开年报"}


def test_options_with_addresses_are_links() -> None:
    options = (
        "<option value=''>请选择</option><option value='./bm1/'>某某区财政局</option><option value='7'>第7页</option>"
    )
    assert links(f"<select onchange='location=this.value'>{options}</select>") == {"/nb/bm1/": "某某区财政局"}


@pytest.mark.parametrize(
    "script",
    [
        (
            "$('.l a').click(function () { var id = $(this).attr('data-id'), y = $(this).data('year');"
            " window.open('/art/' + y + '/' + id + '.html'); });"
        ),
        "a.onclick = function () { location.href = '/art/' + this.dataset.year + '/' + this.dataset.id + '.html'; };",
        "f = function (e) { open('/art/' + e.target.getAttribute('data-year') + '/' + e.target.dataset.id + '.html'); };",
    ],
)
def test_what_was_clicked_hands_over_its_attributes(script: str) -> None:
    entry = '<a href="javascript:void(0)" data-id="8800" data-year="2023">某某局2023年政府信息公开年报</a>'
    assert links(f"{entry}<script>{script}</script>") == {"/art/2023/8800.html": "某某局2023年政府信息公开年报"}


@pytest.mark.parametrize("kind", ["委办局", "镇乡街道", "市直部门", "各乡镇街道", "派出机构"])
def test_kinds_of_organs_are_no_organs(kind: str) -> None:
    assert organ_alone(kind) == ""
    assert organ_in([kind]) == ""


def test_an_organ_alone() -> None:
    assert organ_alone("高岭镇人民政府") == "高岭镇人民政府"
    assert organ_alone("某某区财政局 2023年") == "某某区财政局"
    assert organ_alone("人民政府") == ""
    for name in ("新乡县", "新民市", "内乡县", "单县", "全州县"):  # made of the same characters as kinds of organs
        assert organ_alone(f"{name}人民政府") == f"{name}人民政府"


@pytest.mark.parametrize(
    ("text", "expected"), [("A", True), ("A-F", True), ("S～Z", True), ("ABC", True), ("PDF版", False)]
)
def test_letters(text: str, expected: bool) -> None:
    assert is_letter(text) is expected


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("/l.do?c=nb&sid=00000007f658f7a75ed34fe53a096533", "/l.do?c=nb"),
        ("/l.do?sid=00000007f658f7a75ed34fe53a096533&c=nb", "/l.do?c=nb"),
        ("/l.do?c=nb&t=0.8437261934", "/l.do?c=nb"),
        ("/l.do?c=nb&_=1700000000000", "/l.do?c=nb"),
        ("/l.do?sid=175", "/l.do?sid=175"),
        ("/l.do?t=2023", "/l.do?t=2023"),
        ("/l.do?infoid=00000007f658f7a75ed34fe53a096533", "/l.do?infoid=00000007f658f7a75ed34fe53a096533"),
    ],
)
def test_session_ids_of_other_names(url: str, plain: str) -> None:
    assert absolute("https://x.gov.cn/", url) == f"https://x.gov.cn{plain}"


def test_an_article_that_an_interface_gives_is_put_into_its_page() -> None:
    article = f"<p>{'总体情况。' * 100}</p>"
    page = "<html><body><h1>标题</h1><div id='content'></div><div class='foot'>主办</div></body></html>"
    import json

    whole = joined([page, json.dumps({"custom": json.dumps({"infocontent": article, "t": "<p>x</p>"})})])
    assert whole.index("总体情况") < whole.index("主办")
    held = page.replace("</body>", f"<script>var c = {{DETAIL: {json.dumps({'content': article})}}};</script></body>")
    assert joined([held]).count("总体情况") == 100


def test_the_name_of_the_site_is_no_heading_of_a_group() -> None:
    """Above the years of a column stands whose site it is, once; above groups of years stand several organs."""
    years = "<ul><li><a href='/2023/'>2023年</a></li><li><a href='/2022/'>2022年</a></li></ul>"
    for heading in ("<h1>某某区财政局</h1>", "<h2>洛阳市人民政府</h2>", "<div class='header'>洛阳市人民政府</div>"):
        assert set(links(heading + years).values()) == {"2023年", "2022年"}
    both = links(
        "<h2>某某区人民政府</h2><p><a href='/1/'>2023年</a></p><h2>某某区财政局</h2><p><a href='/2/'>2023年</a></p>"
    )
    assert both == {"/1/": "某某区人民政府 2023年", "/2/": "某某区财政局 2023年"}


def test_a_year_above_organs_is_theirs() -> None:
    boxes = "".join(
        f"<div class='tab-title'>{year}年</div><ul><li><a href='/{year}.html'>某某县财政局</a></li></ul>"
        for year in (2022, 2023)
    )
    assert links(boxes) == {"/2022.html": "某某县财政局 2022年", "/2023.html": "某某县财政局 2023年"}


def test_a_single_year_above_organs_may_be_anything_s() -> None:
    assert links("<h4>2023年</h4><ul><li><a href='/1.html'>某某县财政局</a></li></ul>") == {"/1.html": "某某县财政局"}


def test_of_two_links_to_one_address_the_one_that_speaks_of_disclosure_counts() -> None:
    assert links("<a href='/gg/'>公告公示栏目</a><a href='/gg/'>政务公开</a>") == {"/gg/": "政务公开"}


def test_what_is_chosen_is_joined_to_an_address() -> None:
    turn = (
        "<select onchange=\"location.href='list.asp?page='+this.value\"><option>1</option><option>2</option></select>"
    )
    assert links(turn) == {"/nb/list.asp?page=1": "1", "/nb/list.asp?page=2": "2"}


def test_a_form_that_asks_for_annual_reports_is_a_link() -> None:
    options = "<option value='86'>规范性文件</option><option value='88'>年度报告</option>"
    form = f"<form action='/gk/s.jspx'><input type='hidden' name='site' value='3'><select name='c'>{options}</select></form>"
    assert links(form) == {"/gk/s.jspx?site=3&c=88": "年度报告"}
    assert links(form.replace("<form", "<form method='post'")) == {}


@pytest.mark.parametrize(
    "item",
    [
        "<dd><span>某某局2022年政府信息公开年度报告</span><a href='/1.html'>[查看]</a></dd>",
        "<li>某某局2022年政府信息公开年度报告【<a href='/1.html'>下载</a>】</li>",
        "<p>某某局2022年政府信息公开年度报告 <a href='/1.html'>查看全文</a> <a href='/1.pdf'>下载</a></p>",
    ],
)
def test_a_title_beside_its_link(item: str) -> None:
    assert links(item)["/1.html"] == "某某局2022年政府信息公开年度报告"


def test_a_tick_says_nothing_of_what_it_leads_to() -> None:
    rows = "<tr><th>单位</th><th>2022</th></tr><tr><td>县民政局</td><td><a href='/1.html'>√</a></td></tr>"
    assert links(f"<table>{rows}</table>") == {"/1.html": "县民政局 2022年"}


def test_organs_in_the_head_and_pictures_in_the_cells() -> None:
    rows = (
        "<tr><th>年度</th><th>民政局</th><th>水利局</th></tr>"
        "<tr><td>2023年</td><td><a href='/1.pdf'><img src='/w.gif'></a></td><td><a href='/2.pdf'>查看</a></td></tr>"
    )
    assert links(f"<table>{rows}</table>") == {"/1.pdf": "民政局 2023年", "/2.pdf": "水利局 2023年"}
