"""At what resolution a picture is read, and which pictures on a page are read at all."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from parsers import parse
from parsers.grid.pictures import may_hold_table
from parsers.readers.scan import pages
from tests.parsers.test_program_text import CASES, needs_cases, truth


def dpi(width: int, height: int, stated: int | None = None) -> float:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "PNG", **({"dpi": (stated, stated)} if stated else {}))
    ((_, found),) = pages(out.getvalue())
    return found


@pytest.mark.parametrize(
    ("width", "height", "stated", "found"),
    [
        (1654, 2339, 200, 200),  # A4
        (2339, 1654, None, 200),  # in landscape
        (1298, 246, 200, 200),  # the table of section 4, cut out of a page
        (1323, 259, None, 160),  # the same without a word of its resolution: as wide as a page
        (1401, 734, None, 169),  # the table of section 2
        (1654, 20_000, None, 200),  # a long picture
    ],
)
def test_a_table_cut_out_of_a_sheet_has_its_width(width: int, height: int, stated: int | None, found: float) -> None:
    assert dpi(width, height, stated) == pytest.approx(found, abs=1)


def test_a_low_picture_over_half_of_the_page_may_hold_a_table() -> None:
    assert may_hold_table((64, 70, 531, 137), 595, 842)
    assert not may_hold_table((240, 70, 350, 180), 595, 842), "a seal"
    assert not may_hold_table((64, 70, 531, 90), 595, 842), "a rule under the page's head"


@pytest.mark.long
@needs_cases
@pytest.mark.parametrize("name", ["0387.pdf", "0382.docx", "0385.docx"])
def test_every_figure_of_tables_that_are_pictures(name: str) -> None:
    report = parse((CASES / "drawn" / name).read_bytes(), name=name).report
    right = truth(name)
    assert {key: figure.value for key, figure in report.figures.items()} == right
