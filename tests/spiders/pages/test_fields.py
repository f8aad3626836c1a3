"""What scripts read in hidden fields, in the page's own address and in its menus is put in."""

from __future__ import annotations

import pytest

from spiders.pages import read_page

URL = "https://x.gov.cn/nb/annual.jsp?area=331&fbtime=2023"
HIDDEN = '<input type="hidden" id="area" name="dw" value="77">'
MENU = (
    '<select id="area"><option value="5" selected>某某区财政局</option><option value="6">某某区教育局</option></select>'
)


@pytest.mark.parametrize(
    ("beside", "area", "to"),
    [
        (HIDDEN, '$("#area").val()', "77"),
        (HIDDEN, "document.getElementById('area').value", "77"),
        (HIDDEN, "$(\"input[name='dw']\").val()", "77"),
        ("", 'getQueryString("area")', "331"),
        ("", 'new URLSearchParams(location.search).get("area")', "331"),
        (MENU, '$("#area").val()', "5"),
        (MENU, '$("#area option:selected").val()', "5"),
    ],
)
def test_a_click_on_a_year_is_joined_with_what_is_held_elsewhere(beside: str, area: str, to: str) -> None:
    script = f"function go(y) {{ location.href = '/nb/annual.jsp?area=' + {area} + '&fbtime=' + y; }}"
    page = read_page(
        URL, f'<html><body>{beside}<li onclick="go(2022)">2022年</li><script>{script}</script></body></html>'
    )
    assert page is not None
    assert f"https://x.gov.cn/nb/annual.jsp?area={to}&fbtime=2022" in {each.url for each in page.links}


def test_what_a_script_changes_is_not_put_in() -> None:
    script = (
        "$('#area').val(next); function go(y) { location.href = '/nb/a.jsp?area=' + $('#area').val() + '&y=' + y; }"
    )
    page = read_page(
        URL, f'<html><body>{HIDDEN}<li onclick="go(2022)">2022年</li><script>{script}</script></body></html>'
    )
    assert page is not None
    assert not page.links


def test_a_menu_that_hands_itself_over() -> None:
    script = "function go(o) { var y = o.options[o.selectedIndex].value; location.href = '?area=3&y=' + y; }"
    menu = (
        '<select onchange="go(this)"><option value="2023">2023年</option><option value="2022">2022年</option></select>'
    )
    page = read_page(URL, f"<html><body>{menu}<script>{script}</script></body></html>")
    assert page is not None
    assert {each.url.partition("?")[2] for each in page.links} == {"area=3&y=2023", "area=3&y=2022"}


def test_an_address_that_is_added_to() -> None:
    script = "function go(y) { var u = '/nb/a.jsp?area=3'; if (y != '') { u += '&y=' + y; } window.location.href = u; }"
    page = read_page(URL, f'<html><body><li onclick="go(2022)">2022年</li><script>{script}</script></body></html>')
    assert page is not None
    assert [each.url for each in page.links] == ["https://x.gov.cn/nb/a.jsp?area=3&y=2022"]
