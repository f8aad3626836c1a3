"""Pictures that lie on their side or on their head."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from nianbao_demo.render.scan import NoFont, Scanner, as_file, chinese_font, scanned
from nianbao_demo.reports import random_report
from parsers import parse
from parsers.document import Paragraph, Place
from parsers.forms import FORMS
from parsers.grid.model import Page
from parsers.grid.turned import as_they_lie
from parsers.ocr.engine import Seen
from parsers.ocr.sideways import is_legible, turned_by

pytest.importorskip("rapidocr")
pytestmark = pytest.mark.xdist_group("ocr")  # its models are loaded once


@pytest.mark.parametrize("turns", range(4))
def test_a_place_is_where_it_was_before_the_picture_was_turned(turns: int) -> None:
    lying = np.zeros((20, 30), np.uint8)
    lying[3:5, 7:12] = 255
    upright = turned_by(lying, turns)
    rows, columns = (np.flatnonzero(upright.any(axis=axis)) for axis in (1, 0))
    box = (float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
    page = Page(1, upright.shape[1], upright.shape[0], (), (), turns=turns)
    (found,) = as_they_lie([Paragraph("规章", Place(page=1, box=box))], [page])
    assert found.place.box == (7, 3, 12, 5)


def test_what_is_read_of_a_page_tells_whether_it_stands_upright() -> None:
    box = (0.0, 0.0, 9.0, 9.0)
    assert is_legible([Seen("行政许可", box, 0.99)] * 9)
    assert not is_legible([Seen("行", box, 0.5), *[Seen("S0H", box, 0.95)] * 9])
    assert is_legible([Seen("0", box, 0.5)])  # too little to tell


@pytest.mark.long  # reads nine pages
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_every_figure_of_pages_that_lie(degrees: int) -> None:
    try:
        chinese_font(10)
    except NoFont:
        pytest.skip("no Chinese font")
    report = random_report(Random(1), FORMS["2021"], issuer="洛阳市财政局", year=2020, blank=0.1)
    scanner = Scanner(Random(1), 200, skew=0.8, noise=6)
    pages = [page.rotate(degrees, expand=True) for page in scanned(report, scanner)]
    got = parse(as_file(pages, scanner, "tiff")).report
    assert (got.issuer, got.year) == (report.issuer, report.year)
    assert {key: f.value for key, f in got.figures.items()} == {key: f.value for key, f in report.figures.items()}
