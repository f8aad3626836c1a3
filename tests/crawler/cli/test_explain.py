"""`nianbao parse --explain`: every figure is linked to its cell, and cells are where the print is."""

from __future__ import annotations

import io
import re
from html import escape
from pathlib import Path
from random import Random
from typing import get_args

import numpy as np
import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from crawler.cli import main
from crawler.cli.explain import as_html, as_png
from crawler.cli.explain.page import VERDICTS
from crawler.cli.explain.picture import Pageless
from crawler.cli.explain.readings import findings
from crawler.evidence.sheets import Sheet, sheets
from nianbao_demo.render import RENDERERS
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.forms import FORMS
from parsers.report import Reading, Verdict
from tests.crawler.browse.chromium import CHROMIUM, needs_chromium
from tests.crawler.cli.test_parse import nianbao

WITH_PAGES = ["pdf", "pdf_turned", "ofd"]
WITHOUT = ["docx", "xlsx", "ueditor", "flattened"]


def document(name: str, *, consistent: bool = False) -> bytes:
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023, blank=0.1, consistent=consistent)
    return RENDERERS[name](report, Random(7))


@pytest.mark.parametrize("name", [pytest.param("pdf_turned", marks=pytest.mark.long), "pdf", "ofd", *WITHOUT])
def test_every_figure_is_linked_both_ways(name: str) -> None:
    data = document(name)
    reading = parse(data)
    page = as_html(data, reading, f"{name}.bin")
    source, read = page.split('<div id="read">')
    drawn = {n for found in re.findall(r'data-f="([\d ]+)"', source) for n in found.split()}
    for number, (key, figure) in enumerate(reading.report.figures.items(), 1):
        assert f'<article id="f{number}">' in read, key
        assert re.search(rf'<td class="value [a-z ]+" data-f="{number}">', read), key
        assert (str(number) in drawn) == (figure.place is not None), key
    assert {int(n) for n in re.findall(r'href="#f(\d+)"', page)} <= set(range(1, len(reading.report.figures) + 1))
    assert source.count("<svg") == (len(list(sheets(data, reading))) if name in WITH_PAGES else 0)


def test_it_says_what_is_known_of_a_figure() -> None:
    data = document("pdf")
    reading = parse(data)
    page = as_html(data, reading, "report.pdf")
    assert "第二十条第（一）项 · 规章 · 本年废止件数" in page
    assert "Article 20 (1): regulations and normative documents · Regulations" in page
    assert "the arithmetic leaves <b>" in page
    for check in reading.checks:
        of_a_text = check.rule.startswith(("structure.", "narrative."))  # such checks are not about cells
        assert of_a_text or check.rule in page
    failed = next(c for c in reading.checks if c.status == "fail" and "." in c.subject)
    assert failed.message.text in page
    assert "<b>≠</b>" in page
    assert 'class="cell figure fails"' in page
    assert f"<b>{reading.verdict}</b>" in page


def test_each_verdict_has_words() -> None:
    assert VERDICTS.keys() == set(get_args(Verdict))


def test_a_damaged_table_shows_what_was_not_read() -> None:
    """A row lacks a cell: its figures are NULL, and the page says so at their places."""
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    page = RENDERERS["ueditor"](report, Random(7)).decode()
    at = page.index("上年结转")
    row = page[at : page.index("</tr>", at)]
    cells = re.findall(r"<td[^>]*>.*?</td>", row, re.DOTALL)
    data = page.replace(row, row.replace(cells[-1], "", 1), 1).encode()
    reading = parse(data)
    told = findings(reading)
    lost = [key for key in told.by_key if key.startswith("requests.carried_in.")]
    assert all(reading.report.value(key) is None for key in lost)
    shown = as_html(data, reading, "report.html")
    assert reading.report.warnings
    for notice in reading.report.warnings:
        assert escape(notice.message.text) in shown
    source, _ = shown.split('<div id="read">')
    marks = re.findall(r'class="unread[ a-z]*"', source)
    assert marks, reading.report.warnings


def test_it_holds_everything_in_itself() -> None:
    for name in ("pdf", "docx"):
        data = document(name)
        page = as_html(data, parse(data), "x")
        links = re.findall(r'(?:href|src|action)="([^"]*)"', page)
        assert {link[:1] for link in links if not link.startswith("data:image/jpeg")} == {"#"}
        assert "@import" not in page
        assert "url(" not in page
        assert re.search(r"default-src 'none'.* script-src 'sha256-", page)


def test_what_the_document_says_is_text_and_nothing_else() -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;"
    report = random_report(Random(5), FORMS["2021"], issuer="洛阳市财政局", year=2023)
    text = RENDERERS["markdown"](report, Random(7)).decode()
    text = text.replace("规章", f"规章{bad}", 1).replace("洛阳市财政局", f"洛阳市财政局{bad}", 1)
    page = as_html(text.encode(), parse(text.encode()), f"{bad}.txt")
    assert "<img" not in page
    assert page.count("<script") == 1
    assert "&lt;script&gt;alert(1)" in page


def _ink(sheet: Sheet, box: tuple[float, float, float, float], inside: float = 2.0) -> bool:
    """Whether there is print in a box, without its rulings. If the machine's font replaces one that
    the file doesn't embed, thin strokes are no darker than grey.
    """
    assert sheet.picture is not None
    scale = sheet.picture.width / sheet.width
    left, top, right, bottom = (round(side * scale) for side in box)
    margin = round(inside * scale)
    pixels = np.asarray(sheet.picture.convert("L"))
    return bool((pixels[top + margin : bottom - margin, left + margin : right - margin] < 200).any())


def _lies_on_its_print(data: bytes, reading: Reading) -> None:
    of_page = {sheet.number: sheet for sheet in sheets(data, reading)}
    blank = printed = 0
    for key, figure in reading.report.figures.items():
        assert figure.place is not None
        assert figure.place.box is not None
        assert figure.place.page is not None
        ink = _ink(of_page[figure.place.page], figure.place.box)
        assert ink == bool((figure.raw or "").strip()), (key, figure)
        blank, printed = blank + (not ink), printed + ink
    assert blank > 10
    assert printed > 120


@pytest.mark.parametrize("name", [pytest.param("pdf", marks=pytest.mark.long), "pdf_turned", "pdf_filled_in"])
def test_cells_lie_on_their_print(name: str) -> None:
    data = document(name)
    _lies_on_its_print(data, parse(data))


def test_cells_of_an_ofd_lie_on_their_print() -> None:
    data = document("ofd")
    reading = parse(data)
    of_page = {sheet.number: sheet for sheet in sheets(data, reading)}
    for figure in reading.report.figures.values():
        assert figure.place is not None
        assert figure.place.box is not None
        left, top, right, bottom = figure.place.box
        words = [
            word.text
            for word in of_page[figure.place.page or 0].words
            if left < (word.box[0] + word.box[2]) / 2 < right and top < (word.box[1] + word.box[3]) / 2 < bottom
        ]
        assert "".join(words) == figure.raw


@pytest.mark.long
def test_cells_of_a_scan_that_lies_askew_lie_on_their_print() -> None:
    book = pypdfium2.PdfDocument(document("pdf", consistent=True))
    page = book[1].render(scale=200 / 72).to_pil().convert("RGB").rotate(0.8, fillcolor="white")
    first = book[0].render(scale=200 / 72).to_pil().convert("RGB")
    whole = io.BytesIO()
    first.save(whole, "TIFF", save_all=True, append_images=[page], dpi=(200, 200))
    data = whole.getvalue()
    reading = parse(data)
    of_page = {sheet.number: sheet for sheet in sheets(data, reading)}
    told = findings(reading)
    wrong = []
    for key, figure in reading.report.figures.items():
        if figure.place is None or figure.place.box is None:
            continue
        if _ink(of_page[figure.place.page or 0], figure.place.box) != bool((figure.raw or "").strip()):
            wrong.append((key, figure))
    assert wrong == []
    assert sum(each.figure.value is not None for each in told.by_key.values()) > 100
    assert Image.open(io.BytesIO(as_png(data, reading))).format == "PNG"


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=pytest.mark.long) if each == "pdf_turned" else each for each in WITH_PAGES]
)
def test_a_picture_of_the_pages(name: str) -> None:
    data = document(name)
    reading = parse(data)
    picture = Image.open(io.BytesIO(as_png(data, reading)))
    heights = sum(sheet.height for sheet in sheets(data, reading)) * 110 / 72
    assert picture.height > heights
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24) or []}
    # The borders of numbers, and of cells in failed sums.
    assert {(26, 127, 55), (193, 18, 31)} <= colours


def test_no_picture_without_pages() -> None:
    data = document("docx")
    with pytest.raises(Pageless, match="HTML"):
        as_png(data, parse(data))


@pytest.mark.long
def test_where_explanations_go(tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "b.docx"
    pdf.write_bytes(document("pdf"))
    word.write_bytes(document("docx"))
    page, picture = tmp_path / "why.html", tmp_path / "why.png"
    done = nianbao("parse", "--explain", str(pdf), "-o", str(page))
    assert (done.returncode, done.stdout.decode().strip()) == (0, str(page)), done.stderr
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert nianbao("parse", "--explain", str(pdf), "-o", str(picture)).returncode == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    folder = tmp_path / "all"
    folder.mkdir()
    done = nianbao("parse", "--explain", str(pdf), str(word), str(word), "-o", str(folder))
    assert sorted(each.name for each in folder.iterdir()) == [
        "a.explained.html",
        "b-2.explained.html",
        "b.explained.html",
    ]
    done = nianbao("parse", "--explain", str(word), "-o", str(tmp_path / "b.png"))
    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"nianbao: {word}: it has no pages to draw a picture of: write HTML (-o explained.html)\n"
    )


def test_places_that_explanations_can_not_go_to(tmp_path: Path) -> None:
    pdf, word = tmp_path / "a.pdf", tmp_path / "b.docx"
    pdf.write_bytes(b"")
    word.write_bytes(b"")
    page = str(tmp_path / "why.html")
    for wrong in (
        ["--explain", str(pdf), str(word), "-o", page],
        ["--explain", str(pdf), "-o", str(pdf)],
        ["--explain", str(pdf), "-o", str(tmp_path / "none.txt")],
        ["--explain", "--table", str(pdf)],
        [str(pdf), "-o", page],
    ):
        done = CliRunner().invoke(main, ["parse", *wrong])
        assert done.exit_code == 2, wrong
        assert "Error: " in done.output
    assert not Path(page).exists()


@pytest.mark.slow
@pytest.mark.browser
@needs_chromium
def test_in_a_browser(tmp_path: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    data = document("pdf")
    reading = parse(data)
    path = tmp_path / "why.html"
    path.write_text(as_html(data, reading, "report.pdf"))
    keys = list(reading.report.figures)
    number = keys.index("requests.total.natural_person") + 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        wrong: list[str] = []
        asked_for: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on("request", lambda asked: asked_for.append(asked.url))
        page.goto(path.as_uri())
        cell, value = (page.locator(f'rect[data-f="{number}"]'), page.locator(f'td[data-f="{number}"]'))

        value.locator("a").click()
        expect(page.locator(f"article#f{number}")).to_be_visible()
        expect(cell).to_have_class(re.compile("chosen"))
        expect(cell).to_be_in_viewport()
        expect(page.locator("article:visible")).to_have_count(1)

        other = keys.index("appeals.reconsideration.total") + 1
        page.locator(f'rect[data-f="{other}"]').click()
        expect(page.locator(f'td[data-f="{other}"]')).to_have_class(re.compile("chosen"))
        expect(page.locator(f'td[data-f="{other}"]')).to_be_in_viewport()
        expect(page.locator("article:visible h3")).to_contain_text("行政复议")
        expect(cell).not_to_have_class(re.compile("chosen"))

        # A term of a sum links to its figure.
        page.locator("article:visible ul.checks a").first.click()
        expect(page.locator("article:visible h3")).to_contain_text("结果维持")

        value.hover()
        expect(cell).to_have_class(re.compile("near"))
        browser.close()
    assert wrong == []
    assert {url[:5] for url in asked_for} <= {"file:", "data:"}


@pytest.mark.long
@pytest.mark.browser
@needs_chromium
def test_without_scripts_links_still_show_details(tmp_path: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    data = document("docx")
    path = tmp_path / "why.html"
    path.write_text(as_html(data, parse(data), "report.docx"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(path.as_uri())
        page.locator("#source td[data-f] a").nth(3).click()
        expect(page.locator("article:visible")).to_have_count(1)
        browser.close()
