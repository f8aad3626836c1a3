"""Datasette's pages in a real Chromium: reports, labels, and search results."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.browse.chromium import CHROMIUM, needs_chromium, served
from tests.crawler.browse.page_checks import accessibility_faults, axe, checked_page, chromium
from tests.crawler.corpus.samples import rows

pytestmark = [pytest.mark.browser, pytest.mark.fonts, pytest.mark.slow, needs_chromium]


@pytest.fixture(scope="module")
def address(corpus: Path) -> Iterator[str]:
    with served(corpus) as base:
        yield base


def test_chromium_sees_reports_labels_and_search(address: str, corpus: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    ((word,),) = rows(corpus, "SELECT substr(text, 3, 2) FROM sections WHERE length(text) > 10 LIMIT 1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))

        page.goto(f"{address}/corpus/reports")
        expect(page.locator("td.col-issuer_id", has_text="洛阳市教育局")).to_be_visible()
        expect(page.locator("td.col-status", has_text="有疑问 Flagged").first).to_be_visible()
        expect(page.locator("dl.column-descriptions")).to_be_hidden()
        page.click("text=What the columns say")
        expect(page.locator("dl.column-descriptions")).to_be_visible()

        page.locator("td.col-id a", has_text="410300-洛阳市财政局-2023").click()
        page.locator("li", has_text="依申请公开 requests").locator("a").click()
        expect(page.locator("td.col-outcome", has_text="予以公开 Granted in full")).to_be_visible()

        page.goto(f"{address}/corpus/sections")
        page.fill("input[type=search]", str(word))
        page.press("input[type=search]", "Enter")
        expect(page.locator("td.col-text", has_text=str(word)).first).to_be_visible()

        page.goto(f"{address}/corpus/source_tables")
        page.locator("td.col-cells summary").first.click()
        expect(page.locator("td.col-cells table td").first).to_be_visible()
        browser.close()
    assert errors == []


@pytest.mark.parametrize("path", ["/corpus", "/corpus/reports?_filter_column=year&_filter_op=exact&_filter_value=2023"])
def test_axe_finds_no_serious_fault(address: str, path: str) -> None:
    script = axe()
    if script is None:
        pytest.skip("axe-core isn't here: scripts/axe fetches it by npm")
    with chromium() as browser, checked_page(browser, address) as page:
        page.goto(path)
        assert accessibility_faults(page, script) == []
