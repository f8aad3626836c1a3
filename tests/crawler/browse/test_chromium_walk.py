"""A reader's way in a real Chromium: home, issuer, report, a failed check, its evidence."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crawler.browse.page import address as path_of
from tests.crawler.browse import archived_corpus as small
from tests.crawler.browse.chromium import needs_chromium, served
from tests.crawler.browse.page_checks import PHONE, accessibility_faults, axe, checked_page, fits
from tests.crawler.corpus.samples import rows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.fonts, pytest.mark.slow, needs_chromium]

MAIN = [
    "/",
    path_of("report", small.HTML),
    path_of("report", small.HTML) + "?with=2022",
    path_of("evidence", small.HTML, "requests.total.total"),
    path_of("evidence", small.PDF, "requests.total.total"),
    path_of("cite", small.HTML, "requests.total.total"),
]


@pytest.mark.parametrize("report", [small.HTML, pytest.param(small.PDF, marks=pytest.mark.long)])
def test_from_home_to_the_evidence_of_a_failed_sum(
    browser: Browser, address: str, archived_corpus: Path, report: str
) -> None:
    with checked_page(browser, address, width=PHONE) as page:
        _walk(page, archived_corpus, report)


@pytest.mark.long
def test_the_same_for_a_scanned_report(browser: Browser, scanned_corpus: Path) -> None:
    with served(scanned_corpus) as base, checked_page(browser, base, width=PHONE) as page:
        _walk(page, scanned_corpus, small.SCAN)


def _walk(page: Page, corpus: Path, report: str) -> None:
    from playwright.sync_api import expect

    issuer = report.split("-")[1]
    page.goto("/")
    assert fits(page)
    page.fill("input[name=name]", issuer)
    page.locator("form.filters button").click()
    expect(page.locator("table.matrix tbody tr")).to_have_count(1)
    page.locator("table.matrix th a", has_text=issuer).click()
    expect(page.locator("h1")).to_contain_text(issuer)
    assert fits(page)
    page.go_back()
    page.locator(f"table.matrix td a[href='{path_of('report', report)}']").click()
    expect(page.locator("section.findings li").first).to_be_visible()
    assert fits(page)
    page.locator("section.findings .sum a").first.click()
    key = page.evaluate("decodeURIComponent(location.hash).slice(1)")
    cell = page.locator(f"td[id='{key}']")
    expect(cell).to_have_class(re.compile("fails"))
    cell.locator("> a").click()
    expect(page.locator("ul.checks li.fail").first).to_be_visible()
    ((value,),) = rows(corpus, "SELECT value FROM figures WHERE report_id = ? AND key = ?", report, key)
    expect(page.locator("strong.value")).to_have_text(str(value))
    expect(page.locator("table.source td#cell")).to_have_text(str(value))
    assert fits(page)
    if report == small.HTML:
        expect(page.frame_locator("iframe.archived").locator("#cell")).to_have_text(str(value))
    else:
        expect(page.locator("img.cut")).to_be_visible()
        for picture in ("img.cut", "img.sheet"):
            shown = page.locator(picture)
            shown.scroll_into_view_if_needed()
            assert shown.evaluate("each => each.decode().then(() => each.naturalWidth)") > 50


def test_the_language_is_switched_and_kept(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address) as page:
        page.goto(path_of("report", small.HTML) + "?with=2022")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.click("a.language")
        expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        expect(page.locator(".facts dt").first).to_have_text("发布机关")
        assert "with=2022" in page.url
        page.click("a.brand")
        expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
        page.goto("/corpus/reports")
        expect(page.locator("header.site nav")).to_contain_text("数据表")
        page.click("a.language")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("table.rows-and-columns tbody tr").first).to_be_visible()


@pytest.mark.long
def test_datasettes_own_pages_work_under_the_policy(browser: Browser, address: str) -> None:
    from playwright.sync_api import expect

    with checked_page(browser, address) as page:
        page.goto("/corpus?sql=select+1+as+one")
        expect(page.locator(".CodeMirror")).to_be_visible()
        page.click("button#sql-format")
        page.click("text=Run SQL")
        expect(page.locator("td.col-one")).to_have_text("1")
        page.goto("/corpus/reports")
        page.locator("th.col-year svg").first.click()
        expect(page.locator(".dropdown-menu")).to_be_visible()
        page.click("text=What the columns say")
        expect(page.locator("dl.column-descriptions")).to_be_visible()
    with checked_page(browser, address, width=PHONE) as page:
        for path in ("/corpus", "/corpus/reports", "/corpus/requests", "/corpus/failed_checks"):
            page.goto(path)
            assert fits(page), path


def test_hostile_text_does_nothing(browser: Browser, address: str) -> None:
    keys = ("requests.new.company", "requests.new.natural_person")
    with checked_page(browser, address) as page:
        for path in (
            "/",
            path_of("report", small.HOSTILE),
            *(path_of("evidence", small.HOSTILE, key) for key in keys),
            path_of("archived", small.HOSTILE),
            path_of("cite", small.HOSTILE),
            path_of("cite", small.HOSTILE, "requests.new.company", print=small.SCRIPT),
            "/corpus/sections",
            "/corpus/problems",
            "/corpus/reports",
            "/home?name=%3Cscript%3Edocument.title%3D%22hacked%22%3C%2Fscript%3E",
            "/corpus/search_narrative?words=%27%3B+DROP+TABLE+reports%3B+--+%3Cimg+src%3Dx+onerror%3Dalert%281%29%3E",
        ):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            assert page.title() != "hacked", path


@pytest.mark.parametrize("locale", ["en-GB", pytest.param("zh-CN", marks=pytest.mark.long)])
def test_axe_finds_no_serious_fault(browser: Browser, address: str, locale: str) -> None:
    script = axe()
    if script is None:
        pytest.skip("axe-core isn't here: scripts/axe fetches it by npm")
    with checked_page(browser, address, locale=locale) as page:
        found = {}
        for path in MAIN:
            page.goto(path)
            found[path] = accessibility_faults(page, script)
        assert found == {path: [] for path in MAIN}


@pytest.mark.long
def test_headings_and_labels_without_axe(browser: Browser, address: str) -> None:
    """Checks that need no axe: one h1, headings in order, a name for every control."""
    with checked_page(browser, address) as page:
        for path in MAIN:
            page.goto(path)
            levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(e => +e.tagName[1])")
            assert levels.count(1) == 1, path
            assert all(after <= before + 1 for before, after in pairwise(levels)), path
            nameless = page.evaluate(
                "[...document.querySelectorAll('a[href], button, input, select, iframe, img')].filter(e =>"
                " !(e.textContent.trim() || e.getAttribute('aria-label') || e.title || e.alt || e.labels?.length"
                " || e.querySelector('img[alt]')))"
                ".map(e => e.outerHTML)"
            )
            assert nameless == [], path
