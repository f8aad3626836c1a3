"""Tables of addresses in scripts, and what scripts write year by year."""

from __future__ import annotations

import pytest

from spiders.pages import read_page

URL = "https://www.example.gov.cn/nb/"


def linked(body: str) -> list[str]:
    page = read_page(URL, f"<html><body>{body}</body></html>")
    assert page
    return [each.url.removeprefix("https://www.example.gov.cn") for each in page.links]


@pytest.mark.parametrize(
    "table",
    [
        'var to = {2023: "/nb/a/", 2022: "/nb/b/"};',
        "const to = {'2023':'/nb/a/','2022':'/nb/b/'};",
        "var to = new Object(); to['2023'] = '/nb/a/'; to['2022'] = '/nb/b/';",
    ],
)
@pytest.mark.parametrize(
    "goes", ["location.href = to[y]", "window.open(to[y], '_blank')", "var u = to[y]; location = u"]
)
def test_a_click_looks_its_address_up(table: str, goes: str) -> None:
    clicks = "".join(f"<a href=\"javascript:go('{year}')\">{year}年</a>" for year in (2023, 2022))
    assert linked(f"{clicks}<script>{table} function go(y) {{ {goes}; }}</script>") == ["/nb/a/", "/nb/b/"]


def test_an_unknown_key_leads_nowhere() -> None:
    script = "var to = {2023: '/nb/a/'}; function go(y) { location.href = to[y]; }"
    assert linked(f"<a href=\"javascript:go('2021')\">2021年</a><script>{script}</script>") == []


def test_a_list_is_a_table_by_place() -> None:
    script = "var to = ['/nb/a/', '/nb/b/']; function go(n) { location.href = to[n]; }"
    clicks = "".join(f'<a href="javascript:go({n})">{2023 - n}年</a>' for n in range(2))
    assert linked(f"{clicks}<script>{script}</script>") == ["/nb/a/", "/nb/b/"]


@pytest.mark.parametrize(
    "loop",
    [
        "for (var y = 2023; y >= 2022; y--) { $('#ys').append('<a href=\"/nb/' + y + '/\">' + y + '年</a>'); }",
        "for (let y = 2023; y > 2021; y--) h += `<a href='/nb/${y}/'>${y}年</a>`;",
        "var end = 2023; for (y = 2022; y <= end; y++) { s += '<a href=/nb/' + y + '/>' + y + '</a>'; }",
        "var z = new Date().getFullYear(); for (var y = z - 1; y > z - 3; y--) document.write('<a href=/nb/' + y + '/>' + y + '</a>');",
    ],
)
def test_links_that_a_script_writes_year_by_year(loop: str) -> None:
    found = linked(f"<ul id='ys'></ul><p>2024-02-01</p><script>{loop}</script>")
    assert sorted(found) == ["/nb/2022/", "/nb/2023/"]


def test_a_loop_over_other_numbers_writes_nothing() -> None:
    assert (
        linked("<script>for (var i = 0; i < 5; i++) { h += '<a href=\"/x/' + i + '\">' + i + '</a>'; }</script>") == []
    )
