"""Whose reports a column holds where neither its entries nor their pages say it."""

from __future__ import annotations

import pytest

from spiders.discovery.state import Crawl, Site
from spiders.discovery.whose import OF_OTHERS, in_section, own_government, owner_of, year_of
from spiders.pages import Page, read_page
from spiders.pages.metadata import with_year, year_of_day
from spiders.systems import Lead
from tests.spiders.discovery.test_discovery import walk

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


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("2022年", "2022"),
        ("2022年政府信息公开年报", "2022"),
        ("2018年及以前", ""),
        ("2016-2020年", ""),
        ("政府信息公开年报", ""),
        ("某某局2022年政府信息公开年报", ""),
    ],
)
def test_the_year_of_a_column(said: str, year: str) -> None:
    assert year_of(Lead(f"{BASE}/nb/", "column", said), _page(f"{BASE}/nb/", said)) == year
    if year:  # two years say nothing
        assert year_of(Lead(f"{BASE}/nb/", "column", said), _page(f"{BASE}/nb/", "2020年")) == ""


def test_a_column_of_the_year_of_publication_says_nothing() -> None:
    title = "某某局政府信息公开工作年度报告"
    assert with_year(title, "2022", None) == with_year(title, "2022", 2023) == f"2022年{title}"
    assert with_year(title, "2022", 2022) == title
    assert with_year("某某局", "2022", 2023) == "某某局2022年"
    assert with_year("某某局2021年政府信息公开年报", "2022", 2023) == "某某局2021年政府信息公开年报"
    assert with_year("工作动态", "2022", 2023) == "工作动态"


@pytest.mark.parametrize(
    ("url", "text", "year"),
    [
        ("/nb/1.html", "<p>发布时间：</span><b>2023-01-20</b></p>", 2023),
        ("/nb/1.html", "<p>[ 发布日期 ]&nbsp;2023年1月20日</p>", 2023),
        ("/202301/t20230120_77.html", "<p>正文</p>", 2023),
        ("/art/2023/1/20/art_1_2.html", "<p>正文</p>", 2023),
        ("/nb/2022n/1.html", "<p>2022年</p>", None),
    ],
)
def test_the_day_of_publication(url: str, text: str, year: int | None) -> None:
    page = read_page(BASE + url, text)
    assert page is not None
    assert year_of_day(page, text) == year


def test_the_only_entry_of_a_years_column_has_its_year() -> None:
    title, body = "政府信息公开工作年度报告", "".join(f"<h2>{each}</h2>" for each in ("总体情况", "其他需要报告的事项"))
    report = f"<h1>{title}</h1><p>发布时间：2023-01-20</p>{body}<table><tr><td>1</td></tr></table>"
    for name in ("2022年", "2022年政府信息公开年报"):
        found, _ = walk(
            {
                "/": '<a href="/nb/">政府信息公开年报</a>',
                "/nb/": f'<h1>政府信息公开年报</h1><a href="/nb/2022n/">{name}</a>',
                "/nb/2022n/": f'<h1>{name}</h1><a href="/nb/2022n/7.html">{title}</a>',
                "/nb/2022n/7.html": report,
            }
        )
        assert found["/nb/2022n/7.html"].role == "report"
        hints = dict(found["/nb/2022n/7.html"].hints)
        assert hints["title"] == f"2022年{title}"
        assert "of_year" not in hints


@pytest.mark.parametrize("said", ["财政", "教体", "综合"])
def test_a_column_with_a_word_for_which_there_is_no_rule_is_nobody_s(said: str) -> None:
    assert not _column([BARE.format(2022), BARE.format(2023)], said)


@pytest.mark.parametrize(
    ("page", "column", "is_its_own"),
    [
        ("/bm/7/", "/bm/7/nb/", True),
        ("/bm/7/index.html", "/bm/7/nb/", True),
        ("/bm/7.html", "/bm/7_nb.html", True),
        ("/channel/7.html", "/channel/9.html", True),
        ("/bm/7.html", "/bm/nb/", False),
        ("/bm/7.html", "/bm/71_nb.html", False),
    ],
)
def test_a_column_beside_the_pages_of_several_organs_is_none_of_theirs(
    page: str, column: str, is_its_own: bool
) -> None:
    found = Lead(f"{BASE}{column}", "column", "政府信息公开年报")
    source = Lead(f"{BASE}{page}", "hub", "某某县财政局")
    hints = dict(in_section(found, source, _page(source.url, "某某县财政局")).hints)
    assert hints.get("column") == ("某某县财政局" if is_its_own else None)


def test_two_bare_titles_of_a_year_are_not_of_the_organ_that_leads_there() -> None:
    lead = Lead(f"{BASE}/nb/", "column", "政府信息公开年报", hints=(("column", "某某县财政局"),))
    page = _page(lead.url, "政府信息公开年报-某某县人民政府")
    entries = [
        Lead(f"{BASE}/nb/{nth}.html", "detail", BARE.format(year)) for nth, year in enumerate((2022, 2023, 2023))
    ]
    assert owner_of(_crawl(), lead, page, entries[:2]) == "某某县财政局"
    assert not owner_of(_crawl(), lead, page, entries)
