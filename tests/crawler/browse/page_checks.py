"""Checks of a page in Chromium: errors, requests to other hosts, sideways scrolling, accessibility."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.crawler.browse.chromium import CHROMIUM
from tests.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

PHONE = 390


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def checked_page(browser: Browser, address: str, *, width: int = 1280, locale: str = "en-GB") -> Iterator[Page]:
    """A page in a new browser context. Asserts at the end that there was no error, dialog or
    request to another host.
    """
    wrong: list[str] = []
    host = urlsplit(address).netloc
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, locale=locale)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if urlsplit(request.url).netloc not in {host, ""}:
            wrong.append(f"request: {request.url}")

    page.on("console", said)
    page.on("request", asked)
    yield page
    context.close()
    assert wrong == []


def fits(page: Page) -> bool:
    """Whether the page doesn't scroll sideways; boxes in it may."""
    page.wait_for_load_state("load")  # a click doesn't wait for the stylesheet
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@cache
def axe() -> str | None:
    """The script of axe-core; None if it isn't installed. `make test` installs it, a test doesn't."""
    command = [str(ROOT / "scripts" / "axe"), "--here"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return Path(found.stdout.strip()).read_text() if found.returncode == 0 else None


def accessibility_faults(page: Page, script: str) -> list[str]:
    """Serious accessibility faults: the rule, and the first element that violates it."""
    page.evaluate(script)  # not as a script of the page, as its content security policy forbids that
    found = page.evaluate("axe.run(document, {iframes: false}).then(r => r.violations)")
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} {each['nodes'][0]['failureSummary'][:300]}"
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]
