"""Tabs that a script tells apart by their places, and years that stand on a form's buttons."""

from __future__ import annotations

import pytest

from spiders.pages import read_page

URL = "https://x.gov.cn/nb/"
YEARS = ("2023年", "2022年", "2021年")
TABS = f'<ul class="tab">{"".join(f"<li>{year}</li>" for year in YEARS)}</ul>'
LIST = 'var urls = ["a.html", "b.html", "c.html"];'


def _links(main: str, script: str) -> dict[str, str]:
    page = read_page(URL, f"<html><body>{main}<script>{script}</script></body></html>")
    assert page is not None
    return {link.text: link.url.removeprefix(URL) for link in page.links}


@pytest.mark.parametrize(
    "script",
    [
        f'{LIST} $(".tab li").click(function () {{ $("#f").attr("src", urls[$(this).index()]); }});',
        f'{LIST} $(".tab li").each(function (i) {{ $(this).click(function () {{ $("#c").load(urls[i]); }}); }});',
        f"{LIST} for (i = 0; i < 3; i++) {{ li[i].index = i; li[i].onclick = function () {{ go(urls[this.index]); }}; }}",
    ],
)
def test_a_tab_s_place_is_looked_up_in_a_list(script: str) -> None:
    assert _links(TABS, script) == dict(zip(YEARS, ("a.html", "b.html", "c.html"), strict=True))


def test_a_tab_s_place_may_be_counted_from_one() -> None:
    script = (
        '$(".tab li").on("click", function () { var i = $(this).index() + 1; location.href = "/nb/" + i + ".html"; });'
    )
    assert _links(TABS, script) == dict(zip(YEARS, ("1.html", "2.html", "3.html"), strict=True))


def test_years_on_buttons() -> None:
    goes = "".join(f'<button formaction="{year[:4]}.html">{year}</button>' for year in YEARS)
    asks = "".join(f'<button name="y" value="{year[:4]}">{year}</button>' for year in YEARS)
    assert _links(f"<form>{goes}</form>", "") == {year: f"{year[:4]}.html" for year in YEARS}
    assert _links(f'<form action="list.jsp">{asks}</form>', "") == {year: f"list.jsp?y={year[:4]}" for year in YEARS}
