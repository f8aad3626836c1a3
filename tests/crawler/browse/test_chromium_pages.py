"""The pages of issuers, comparison, registers, search and charts in a real Chromium."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from crawler.browse.page import address as path_of
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.chromium import needs_chromium
from tests.crawler.browse.page_checks import PHONE, accessibility_faults, axe, checked_page, fits

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.fonts, pytest.mark.slow, needs_chromium]

ISSUER = path_of("issuer", small.HTML.rsplit("-", 1)[0])
HOSTILE = path_of("issuer", small.HOSTILE.rsplit("-", 1)[0])
TWO_YEARS = path_of("compare", left=small.YEAR_BEFORE, right=small.HTML)
MAIN = [
    ISSUER,
    TWO_YEARS,
    path_of("promises", small.HTML.rsplit("-", 1)[0]),
    path_of("compare", left="洛阳市教育局", right="洛阳市财政局"),
    "/search?words=教育",
    "/register",
    "/register/sums",
    "/register/new",
    "/register/misprints",
    "/register/late",
    "/register/problems",
    "/dashboard",
    "/questions",
    "/questions?from=2022&to=2023&order=new&kind=department",
    "/map",
]


@pytest.mark.long
def test_compare_two_years_of_an_issuer(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address, width=PHONE) as page:
        page.goto(ISSUER)
        page.locator("p.compare a", has_text="2022–2023").click()
        expect(page.locator("h1")).to_contain_text("洛阳市教育局 2022")
        assert fits(page)
        everything = page.locator("table.side tbody tr").count()
        page.click("text=Only cells that differ")
        expect(page.locator("table.side tr.differing").first).to_be_visible()
        assert 0 < page.locator("table.side tbody tr").count() < everything
        expect(page.locator(".diff del").first).to_be_visible()
        page.locator("table.side tr.differing td a").first.click()
        expect(page.locator(".facts strong.value, .facts dd").first).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("words", ["教育", "依申请公开"])
def test_search_from_home_to_the_section(browser: Browser, address: str, words: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address, width=PHONE) as page:
        page.goto("/")
        page.fill("form[role=search] input", words)
        page.press("form[role=search] input", "Enter")
        expect(page.locator("mark").first).to_have_text(words)
        assert fits(page)
        year = (page.locator("ol.hits h2 a").first.text_content() or "")[-4:]
        page.select_option("select[name=year]", year)
        page.click("form.filters button")
        assert "words=" in page.url
        expect(page.locator("ol.hits li").first).to_be_visible()
        assert all(year in title for title in page.locator("ol.hits h2 a").all_text_contents())
        page.locator("ol.hits h2 a").first.click()
        place = page.evaluate("location.hash")
        expect(page.locator(f"h2{place}")).to_be_visible()


@pytest.mark.long
def test_a_chart_is_drawn_and_its_data_read(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address) as page:
        page.goto(ISSUER)
        expect(page.locator("figure.chart [data-drawn] svg")).to_have_count(4)
        page.locator("#chart-outcomes summary").click()
        table = page.locator("#chart-outcomes table")
        expect(table).to_be_visible()
        granted = table.locator("tbody tr", has_text="2023").locator("td").first.text_content() or ""
        bar = page.locator("#chart-outcomes svg .mark-rect path").first
        bar.hover(force=True)
        expect(page.locator(".chart-note")).to_contain_text("2022")
        data = page.evaluate("fetch(location.pathname + '.json').then(r => r.json())")
        outcomes = next(chart for chart in data["charts"] if chart["id"] == "outcomes")
        told = next(p for p in outcomes["points"] if p["x"] == 2023 and p["series"] == "granted")
        assert granted.replace(",", "").removeprefix("≥ ") == str(told["value"])
        page.goto("/dashboard")
        expect(page.locator("[data-drawn] svg").first).to_be_visible()
        page.locator("#chart-outcomes >> text=The SQL behind it").click()
        expect(page.locator("td.col-outcome").first).to_be_visible()


def test_a_question_is_put_together_and_shared(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address, width=PHONE) as page:
        page.goto("/questions")
        page.locator("label", has_text="Refused").first.locator("input").check()
        page.select_option("select[name=kind]", "department")
        page.select_option("select[name=from]", "2022")
        page.click("form.questions button")
        expect(page.locator("table.numbers thead").last).to_contain_text("Refused")
        expect(page.locator("figure.chart [data-drawn] svg").first).to_be_visible()
        assert fits(page)
        count = page.locator("p[role=status]").text_content()
        page.click("text=A link to this question")
        expect(page.locator("p[role=status]")).to_have_text(count or "")
        page.click("a.language")
        expect(page.locator("h1")).to_have_text("提问")
        assert "kind=department" in page.url


def test_filters_and_language_of_the_registers(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address) as page:
        page.goto("/register")
        page.click("text=Arithmetic errors in print")
        expect(page.locator("ul.checks li.fail").first).to_be_visible()
        count = page.locator("p[role=status]").text_content()
        page.select_option("select[name=year]", "2022")
        page.click("form.filters button")
        expect(page.locator("p[role=status]")).not_to_have_text(count or "")
        page.click("a.language")
        expect(page.locator("h1")).to_have_text("勾稽不符")
        assert "year=2022" in page.url
        page.locator("p.sum a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert "/evidence/" in page.url


_REST = ("/compare", "/register/missing", "/register/withdrawn", "/register/corrected", "/register/copied")


@pytest.mark.parametrize(
    "paths", [(*MAIN[::2], HOSTILE), pytest.param((*MAIN[1::2], *_REST), marks=pytest.mark.long)], ids=["some", "rest"]
)
def test_nothing_is_wider_than_a_phone(browser: Browser, address: str, paths: tuple[str, ...]) -> None:
    with checked_page(browser, address, width=PHONE, locale="zh-CN") as page:
        for path in paths:
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert fits(page), path


@pytest.mark.long
def test_hostile_text_does_nothing_there_either(browser: Browser, address: str) -> None:
    with checked_page(browser, address) as page:
        for path in (
            HOSTILE,
            path_of("promises", small.HOSTILE.rsplit("-", 1)[0]),
            path_of("compare", left=small.HOSTILE, right=small.HTML),
            path_of("search", words="公开"),
            path_of("search", words=small.SCRIPT),
            path_of("compare", left=small.SCRIPT, right="'; DROP TABLE reports"),
            path_of("register", "sums", name=small.SCRIPT),
            "/register/sums",
            "/register/problems",
            path_of("dashboard", kind=small.SCRIPT, division="' OR 1=1 --"),
        ):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert page.title() != "hacked", path


@pytest.mark.long
@pytest.mark.parametrize(("locale", "paths"), [("en-GB", MAIN), ("zh-CN", [ISSUER, "/register/sums"])])
def test_axe_finds_no_serious_fault(browser: Browser, address: str, locale: str, paths: list[str]) -> None:
    script = axe()
    if script is None:
        pytest.skip("axe-core isn't here: scripts/axe fetches it by npm")
    with checked_page(browser, address, locale=locale) as page:
        found = {}
        for path in paths:
            page.goto(path)
            page.wait_for_load_state("networkidle")
            found[path] = accessibility_faults(page, script)
        assert found == {path: [] for path in paths}


@pytest.mark.long
def test_headings_in_order_and_tables_of_charts_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in MAIN:
        page.goto(path)
        levels = [int(each.evaluate("e => e.tagName[1]")) for each in page.locator("h1,h2,h3,h4").all()]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
    page.goto(ISSUER)
    page.locator("#chart-outcomes summary").click()
    assert page.locator("#chart-outcomes table td").first.is_visible()
    context.close()
