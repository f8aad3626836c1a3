"""Pictures of pages, however large: drawn, framed and cut in the worker, within limits of pixels and memory."""

from __future__ import annotations

import io
import math
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

import pypdfium2
import pytest
from PIL import Image

from crawler.browse.page import address
from crawler.evidence.pictures import NoPicture, PageOf, picture
from crawler.evidence.sheets import MOST_PIXELS, scale_within
from fuzz.site import Answer, ask, served
from nianbao_demo.render.ofd import OFDS
from nianbao_demo.render.pdf import PDFS
from nianbao_demo.reports import random_report
from parsers.errors import Unreadable
from parsers.forms import FORMS
from tests.crawler.browse import archived_corpus as small

BOX = (10.0, 10.0, 100.0, 100.0)
ISSUER, SIDE = "洛阳市财政局", 7_500.0
"""The side of a page in points, for which 156 megapixels would be drawn."""


def large_pdf(side: float = SIDE) -> bytes:
    """A report on pages of that size."""
    report = random_report(Random(5), FORMS["2021"], issuer=ISSUER, year=2023)
    document = pypdfium2.PdfDocument(PDFS["pdf"](report, Random(1)))
    for page in document:
        page.set_mediabox(0, 0, side, side)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pixels_of(picture: bytes) -> int:
    width, height = Image.open(io.BytesIO(picture)).size
    return width * height


@pytest.mark.slow
def test_a_large_page_costs_the_server_little(tmp_path: Path) -> None:
    path = tmp_path / "large.db"
    small.write_bodies(path, [(ISSUER, 2023, "1.pdf", large_pdf())])
    report, key = f"410300-{ISSUER}-2023", "requests.new.total"
    targets = [address(kind, report, f"{key}.{ending}") for kind, ending in (("picture", "jpg"), ("cut", "png"))] * 2
    with served(path) as server:
        assert ask(server.port, address("evidence", report, key)).status == 200
        before = server.peak()
        with ThreadPoolExecutor(len(targets)) as visitors:
            answers = list(visitors.map(partial(ask, server.port), targets))
        after = server.peak()
    assert {answer.status for answer in answers} <= {200, 503}
    assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)
    drawn: list[Answer] = [answer for answer in answers if answer.status == 200]
    assert drawn
    assert all(pixels_of(answer.body) <= 1.01 * MOST_PIXELS for answer in drawn)
    if before is not None and after is not None:
        assert after - before < 30


def test_a_cell_of_a_large_page_is_where_it_was() -> None:
    """At a smaller scale, with the frame around the same place."""
    page = PageOf(partial(bytes, large_pdf(3_000)), "large", "application/pdf", "pdf", 1, False)
    whole = Image.open(io.BytesIO(picture(page, (300.0, 600.0, 900.0, 1_200.0), "page"))).convert("RGB")
    assert whole.width * whole.height <= 1.01 * MOST_PIXELS
    scale = whole.width / 3_000
    red, green, _ = whole.getpixel((round(600 * scale), round(600 * scale) - 2))  # type: ignore[misc]
    assert red > 120 > green
    alone = Image.open(io.BytesIO(picture(page, (300.0, 600.0, 900.0, 1_200.0), "cell")))
    assert alone.width == pytest.approx(600 * scale, rel=0.02)


@pytest.mark.long
@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF"])
def test_large_pictures_are_no_larger_than_others(format_: str) -> None:
    out = io.BytesIO()
    Image.new("1" if format_ == "TIFF" else "L", (7_000, 7_000), 1).save(out, format_, dpi=(72, 72))
    page = PageOf(partial(bytes, out.getvalue()), f"white {format_}", f"image/{format_.lower()}", "scan", 1, True)
    assert pixels_of(picture(page, BOX, "page")) <= 1.01 * MOST_PIXELS


@pytest.mark.long
def test_a_picture_that_unpacks_to_gigabytes_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (40_000, 40_000)).save(out, "TIFF", compression="group4")
    page = PageOf(partial(bytes, out.getvalue()), "bomb", "image/tiff", "scan", 1, True)
    with pytest.raises(NoPicture):
        picture(page, BOX, "page")


def test_an_ofd_page_as_large_as_a_field() -> None:
    import zipfile

    report = random_report(Random(5), FORMS["2021"], issuer=ISSUER, year=2023)
    whole = next(iter(OFDS.values()))(report, Random(1))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as package, zipfile.ZipFile(out, "w") as large:
        for name in package.namelist():
            data = package.read(name)
            if name.endswith(".xml"):
                data = data.replace(b"0 0 210 297", b"0 0 210000 297000")
            large.writestr(name, data)
    page = PageOf(partial(bytes, out.getvalue()), "large ofd", "application/ofd", "ofd", 1, False)
    assert pixels_of(picture(page, BOX, "page")) <= 1.01 * MOST_PIXELS


def test_a_cell_beside_the_page_is_no_cell() -> None:
    page = PageOf(partial(bytes, large_pdf(600)), "small", "application/pdf", "pdf", 1, False)
    with pytest.raises(NoPicture):
        picture(page, (5_000.0, 5_000.0, 5_100.0, 5_100.0), "cell")


def test_the_scale_keeps_every_page_within_the_pixels() -> None:
    for width, height in ((595.0, 842.0), (7_500.0, 7_500.0), (1.0, 1e9), (1e-3, 1e6), (1e5, 1e5)):
        scale = scale_within(width, height, 200 / 72)
        assert width * scale * height * scale <= 1.01 * MOST_PIXELS
    for width, height in ((0.0, 10.0), (-1.0, 5.0), (math.nan, 1.0), (math.inf, 1.0)):
        with pytest.raises(Unreadable):
            scale_within(width, height, 1)
