"""Whose reports a column holds where neither its entries nor their pages say it."""

from __future__ import annotations

import pytest

from spiders.discovery.state import Crawl, Site
from spiders.discovery.whose import OF_OTHERS, in_section, own_government
from spiders.pages import Page, read_page
from spiders.systems import Lead

BASE = "https://www.x.gov.cn"
BARE = "{}年政府信息公开工作年度报告"


def _page(url: str, title: str) -> Page:
    page = read_page(url, f"<title>{title}</title>")
    assert page is not None
    return page


def _crawl() -> Crawl:
    return Crawl(Site("x", (f"{BASE}/",), title="某某县人民政府门户网站"))


def _column(
    titles: list[str],
    said: str = "政府信息公开年报",
    hints: tuple[tuple[str, str], ...] = (),
    crawl: Crawl | None = None,
    at: str = "/nb/",
) -> str:
    crawl = crawl or _crawl()
    leads = [Lead(f"{BASE}{at}{nth}.html", "detail", title) for nth, title in enumerate(titles)]
    lead = Lead(f"{BASE}{at}", "column", said, hints=hints)
    return own_government(crawl, lead, _page(lead.url, f"{said}-某某县人民政府"), leads)


def test_bare_titles_of_a_year_each_are_the_governments() -> None:
    assert _column([BARE.format(year) for year in (2021, 2022, 2023)]) == "某某县人民政府"
    assert _column([BARE.format("")[1:]], said="2023年") == "某某县人民政府"


@pytest.mark.parametrize(
    ("titles", "said", "hints"),
    [
        ([BARE.format(2022), BARE.format(2022)], "政府信息公开年报", ()),
        ([BARE.format(2022), "某某县教育局2022年政府信息公开工作年度报告"], "政府信息公开年报", ()),
        ([BARE.format(2022)], "部门信息公开年报", ()),
        ([BARE.format(2022)], "乡镇年报", ()),
        ([BARE.format(2022)], "政府信息公开年报", ((OF_OTHERS, "1"),)),
        ([BARE.format("")[1:]], "政府信息公开年报", ()),
    ],
)
def test_others_bare_titles_are_not(titles: list[str], said: str, hints: tuple[tuple[str, str], ...]) -> None:
    assert _column(titles, said, hints) == ""


def test_what_lies_below_an_organs_page_is_its_own() -> None:
    page = _page(f"{BASE}/bm/jyj/index.html", "信息公开")
    organ, kind = Lead(page.url, "hub", "某某县教育局"), Lead(page.url, "hub", "部门信息公开")
    below, beside = (Lead(f"{BASE}{path}", "column", "政府信息公开年报") for path in ("/bm/jyj/nb/", "/zwgk/nb/"))
    assert dict(in_section(below, organ, page).hints) == {"column": "某某县教育局", OF_OTHERS: "1"}
    assert dict(in_section(beside, organ, page).hints) == {OF_OTHERS: "1"}
    assert dict(in_section(below, kind, page).hints) == {OF_OTHERS: "1"}
    assert in_section(below, Lead(page.url, "hub", "政务公开"), page) == below


def test_a_portal_has_one_column_of_its_own() -> None:
    crawl, titles = _crawl(), [BARE.format(2022), BARE.format(2023)]
    assert _column(titles, crawl=crawl) == "某某县人民政府"
    assert _column(titles, crawl=crawl) == "某某县人民政府"
    assert _column(titles, crawl=crawl, at="/x/nb/") == ""
