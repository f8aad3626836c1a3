"""Links that are more than an address in an anchor, and pages that send the reader on by a script."""

from __future__ import annotations

import pytest

from spiders.pages import Page, read_page

HOST = "https://x.gov.cn"
TITLE = "某局2023年政府信息公开工作年度报告"


def page(body: str, charset: str = "utf-8", path: str = "/nb/") -> Page:
    found = read_page(f"{HOST}{path}", f"<html><body>{body}</body></html>", charset)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "body",
    [
        f"<li onclick=\"window.open('/r/1.html')\">{TITLE}</li>",
        f"<tr onclick=\"location.href='/r/1.html'\"><td>1</td><td title='{TITLE}'>{TITLE}</td></tr>",
        f'<a data-href="/r/1.html">{TITLE}</a>',
        f'<div data-url="/r/1.html"><span>{TITLE}</span></div>',
        """:""".join(["<a ", f"""href="'/r/1.html'">{TITLE}</a>"""]),
        f"""<a v-bind:href="'/r/1.html'">{TITLE}</a>""",
        f'<a ng-href="/r/1.html">{TITLE}</a>',
        f'<a ms-attr-href="/r/1.html">{TITLE}</a>',
        f"<script>function show(id){{ window.open('/r/' + id + '.html') }}</script><a onclick=\"show('1')\">{TITLE}</a>",
        (
            f"<script>var to = function(c, id){{location.href='/'+c+'/'+id+'.html'}}</script>"
            f"<a href=\"javascript:to('r',1)\">{TITLE}</a>"
        ),
        f'<script>document.writeln("<a href=\\"/r/1.html\\">{TITLE}</a>");</script>',
        f"<script>document.write('<a href=\"/r/1.html\">' + '{TITLE}' + '</a>')</script>",
        f'<a href="\\r\\1.html">{TITLE}</a>',
        f'<a href="..\\r\\1.html">{TITLE}</a>',
    ],
)
def test_links(body: str) -> None:
    assert (f"{HOST}/r/1.html", TITLE) in [(link.url, link.text) for link in page(body).links]


FORM = """<form name="f" action="/r/view.do"{}><input type="hidden" name="id"><input type="hidden" name="m" value="view">
</form><script>function view(i) {{ document.f.id.value = i; document.f.submit(); }}</script>"""


def test_a_click_that_sends_a_form_by_get() -> None:
    entry = f"<a href=\"javascript:view('7')\">{TITLE}</a>"
    assert [link.url for link in page(FORM.format("") + entry).links] == [f"{HOST}/r/view.do?id=7&m=view"]
    posted = page(FORM.format(" method='post'") + entry).links
    assert [link.url for link in posted] == [f"{HOST}/r/view.do#!post?id=7&m=view"]
    turns = page(FORM.format(" method='post'") + "<a href=\"javascript:view('2')\">2</a>").links
    assert not turns  # a pager: `systems.forms` sends it


def test_what_a_template_has_not_filled_is_no_link() -> None:
    found = page('<li v-for="e in list"><a :href="e.url">{{e.title}}</a></li><a href="{{url}}">年报</a>')
    assert found.links == ()
    assert "template" in found.holes


def test_parts_of_the_pages_own_address_are_put_in() -> None:
    found = page('<a ms-attr-href="/{{paths[3]}}/{{paths[4]}}/nb/">年报</a>', path="/zwgk/slj/")
    assert [link.url for link in found.links] == [f"{HOST}/zwgk/slj/nb/"]


def test_a_query_is_sent_in_the_charset_of_its_page() -> None:
    (link,) = page('<a href="/年/show.asp?file=年报2023#一">x</a>', "gb18030").links
    assert link.url == f"{HOST}/年/show.asp?file=%C4%EA%B1%A82023"


def test_a_link_that_says_more_is_named_by_its_box() -> None:
    found = page('<div class="box"><h3>政府信息公开年报</h3><a href="/zfxxgknb/">更多&gt;&gt;</a></div>')
    assert [link.text for link in found.links] == ["政府信息公开年报"]


@pytest.mark.parametrize(
    "script",
    [
        "location.href='/x.html'",
        'var url = "/x.html"; if (url != "") { window.location.href = url; }',
        "var base='/x'; top.location.replace(base + '.html')",
        "self.location = '/' + 'x.html';",
    ],
)
def test_a_script_sends_the_reader_on(script: str) -> None:
    assert page(f"<script>{script}</script>").forward == f"{HOST}/x.html"


@pytest.mark.parametrize("script", ["if (location.href == '/x.html') a()", "go(location.hash)"])
def test_it_does_not(script: str) -> None:
    assert page(f"<script>{script}</script>").forward is None


def test_holes() -> None:
    assert page('<ul class="list"></ul><div id="page_div"></div>').holes == {"list", "pager"}
    assert page('<ul class="list"><li>1</li></ul><div class="homepage"></div>').holes == frozenset()


def test_a_menu_that_goes_to_what_is_chosen() -> None:
    menu = "<select onchange='location.href=this.value'><option value='/nb/cz'>财政局</option></select>"
    assert [link.url for link in page(menu).links] == [f"{HOST}/nb/cz"]
    assert not page(menu.replace("location.href=this.value", "f()")).links
