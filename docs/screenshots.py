"""The pictures of docs/screenshots, taken in Chromium: `make screenshots`, or by hand.

    python -m docs.screenshots --corpus data/demo.db [NAME…]

To add one: a line in `SHOTS`, and a place for it in docs/browse.md or a README.
"""

from __future__ import annotations

import argparse
import io
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from crawler.browse.page import address
from tests.crawler.browse.archived_corpus import SCAN
from tests.crawler.browse.archived_corpus import write as write_scanned
from tests.crawler.browse.chromium import CHROMIUM, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).parent / "screenshots"
WIDE, PHONE = (1280, 800), (390, 780)
COLOURS = 64
"""Size of the palette. Pages have text and few tints: more colours only make larger files."""


@dataclass(frozen=True)
class Shot:
    """A picture. `page` is the page's name in `_pages`; the first element that matches `down_to` is
    scrolled to the top.
    """

    name: str
    page: str
    language: str = "en"
    size: tuple[int, int] = WIDE
    down_to: str = ""


SHOTS = (
    Shot("home", "home"),
    Shot("home.zh", "home", "zh"),
    Shot("home-phone.zh", "home", "zh", PHONE),
    Shot("report", "report"),
    Shot("report-requests.zh", "report", "zh", down_to="td.fails"),
    Shot("report-phone", "report", size=PHONE),
    Shot("evidence-html", "html figure"),
    Shot("evidence-pdf.zh", "pdf figure", "zh"),
    Shot("evidence-scan", "scanned figure"),
    Shot("issuer", "issuer"),
    Shot("issuer-charts.zh", "issuer", "zh", down_to="figure"),
    Shot("compare.zh", "compare", "zh"),
    Shot("register", "register"),
    Shot("misprints", "misprints"),
    Shot("promises.zh", "promises", "zh"),
    Shot("cite", "cite"),
    Shot("questions", "questions", down_to="figure"),
    Shot("questions-phone.zh", "questions", "zh", PHONE),
    Shot("search.zh", "search", "zh"),
    Shot("dashboard", "dashboard"),
    Shot("dashboard-phone.zh", "dashboard", "zh", PHONE, "figure"),
)


def _pages(corpus: Path) -> dict[str, str]:
    """Addresses of pages about reports in the corpus: one whose requests don't add up, one in PDF."""
    with closing(sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        failing, issuer, year, before = conn.execute(_FAILING).fetchone()
        (pdf,) = conn.execute(
            "SELECT r.id FROM reports AS r JOIN figures AS f ON f.report_id = r.id"
            " WHERE r.reader = 'pdf' AND f.key = 'requests.new.total' ORDER BY r.id LIMIT 1"
        ).fetchone()
    name = issuer.split("-", 1)[1]
    return {
        "home": "/",
        "report": address("report", failing),
        "html figure": address("evidence", failing, "requests.total.total"),
        "pdf figure": address("evidence", pdf, "requests.new.total"),
        "scanned figure": address("evidence", SCAN, "requests.total.total"),
        "issuer": address("issuer", issuer),
        "compare": address("compare", left=f"{name} {before}", right=f"{name} {year}"),
        "register": address("register", "sums"),
        "misprints": address("register", "misprints"),
        "promises": address("promises", issuer),
        "cite": address("cite", failing, "requests.total.total"),
        "questions": "/questions?kind=department&from=2023&to=2023&order=new&m.new=1&m.granted_share=1",
        "search": address("search", words="依申请公开 教育"),
        "dashboard": address("dashboard"),
    }


_FAILING = """\
SELECT r.id, r.issuer_id, r.year, p.year FROM reports r JOIN checks c ON c.report_id = r.id
  JOIN reports p ON p.issuer_id = r.issuer_id AND p.year = r.year - 1
  JOIN issuers i ON i.id = r.issuer_id
 WHERE c.rule IN ('requests.applicants', 'requests.outcomes') AND c.status = 'fail'
   AND r.reader = 'html' AND r.year BETWEEN 2022 AND 2023
 GROUP BY r.id ORDER BY count(*), r.id LIMIT 1"""


@contextmanager
def _browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def _taken(browser: Browser, base: str, path: str, shot: Shot) -> bytes:
    width, height = shot.size
    page = browser.new_page(
        viewport={"width": width, "height": height}, locale="zh-CN" if shot.language == "zh" else "en-GB"
    )
    try:
        answer = page.goto(base + path, wait_until="networkidle")
        if answer is None or not answer.ok:
            raise SystemExit(f"{shot.name}: {path} can't be shown")
        if shot.down_to:
            page.locator(shot.down_to).first.evaluate(
                "each => each.scrollIntoView({block: 'start', behavior: 'instant'})"
            )
            page.wait_for_timeout(500)
        return page.screenshot()
    finally:
        page.close()


def _small(png: bytes) -> bytes:
    """The same picture with a palette."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
    return out.getvalue()


def take(corpus: Path, shots: tuple[Shot, ...], folder: Path) -> None:
    pages = _pages(corpus)
    scanned = [shot for shot in shots if shot.page == "scanned figure"]
    with _browser() as browser:
        with served(corpus) as base:
            for shot in shots:
                if shot not in scanned:
                    _write(folder, shot, _taken(browser, base, pages[shot.page], shot))
        if scanned:
            # The demo portal has no scans, because OCR of hundreds of pages takes too long.
            with TemporaryDirectory() as made:
                path = Path(made) / "scan.db"
                write_scanned(path, scan=True)
                with served(path) as base:
                    for shot in scanned:
                        _write(folder, shot, _taken(browser, base, pages[shot.page], shot))


def _write(folder: Path, shot: Shot, png: bytes) -> None:
    small = _small(png)
    (folder / f"{shot.name}.png").write_bytes(small)
    print(f"{len(small) / 1000:6.1f} kB  {shot.name}.png", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m docs.screenshots", description=__doc__)
    asked.add_argument("--corpus", type=Path, default=Path("data/demo.db"))
    asked.add_argument("names", nargs="*", metavar="NAME", help="only these")
    given = asked.parse_args()
    if not given.corpus.exists():
        sys.exit(f"there is no corpus at {given.corpus}: make demo")
    if not CHROMIUM:
        sys.exit("there is no Chromium: scripts/chromium, or set CHROMIUM to one")
    unknown = set(given.names) - {shot.name for shot in SHOTS}
    if unknown:
        sys.exit(f"there is no {', '.join(sorted(unknown))}: see SHOTS in docs/screenshots.py")
    chosen = tuple(shot for shot in SHOTS if not given.names or shot.name in given.names)
    FOLDER.mkdir(exist_ok=True)
    take(given.corpus, chosen, FOLDER)


if __name__ == "__main__":
    main()
