"""A real Chromium sees the corpus: reports, labels, and what a search finds."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.corpus.samples import rows

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM,
        reason="no Chromium on this machine: apt-get install chromium, or set CHROMIUM to its path",
    ),
]


@pytest.fixture(scope="module")
def address(corpus: Path) -> Iterator[str]:
    """The corpus, served by a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (
        "import sys; from pathlib import Path; from crawler.browse.serve import serve;"
        " serve(Path(sys.argv[1]), port=int(sys.argv[2]))"
    )
    with subprocess.Popen([sys.executable, "-c", command, str(corpus), str(port)]) as server:
        base = f"http://127.0.0.1:{port}"
        for _ in range(200):
            try:
                urlopen(base, timeout=1).close()
                break
            except URLError:
                assert server.poll() is None, "the server ended before it answered"
                time.sleep(0.1)
        yield base
        server.terminate()


def test_chromium_sees_reports_labels_and_search(address: str, corpus: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    ((word,),) = rows(
        corpus, "SELECT substr(text, 3, 2) FROM sections WHERE length(text) > 10 LIMIT 1"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))

        page.goto(address)
        page.click("text=年度报告 Reports")
        expect(page.locator("td.col-issuer_id", has_text="洛阳市教育局")).to_be_visible()
        expect(page.locator("td.col-status", has_text="有疑问 Flagged").first).to_be_visible()
        expect(page.locator("dl.column-descriptions")).to_be_hidden()
        page.click("text=字段说明")
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
