"""Pictures: a stroke of ink through a number, or a digit that stands above its line, leaves the number open. By the ink
alone, without OCR.
"""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from nianbao_demo.render.scan import NoFont, chinese_font
from parsers.ocr.ink import Line, lines_of_ink
from parsers.ocr.picture import ink_of, rulings_of
from parsers.ocr.second import fits

DPI, SIZE = 200, 33
"""Pixels of 12 points."""


def lines(text: str, *, stroke: tuple[float, float] | None = None, mark: str = "", up: float = 0.33) -> list[Line]:
    """The ink of a cell with this text; the stroke goes from one share of its width to another."""
    image = Image.new("RGB", (SIZE * 10, SIZE * 3), "white")
    draw = ImageDraw.Draw(image)
    try:
        font, small = chinese_font(SIZE), chinese_font(round(0.6 * SIZE))
    except NoFont as error:
        pytest.skip(str(error))
    x = y = SIZE * 2
    draw.text((x, y), text, font=font, fill="black", anchor="ls")
    wide = draw.textlength(text, font=font)
    draw.text((x + wide, y - up * SIZE), mark, font=small, fill="black", anchor="ls")
    if stroke:
        at = y - 0.3 * SIZE
        draw.line((x + stroke[0] * wide, at, x + stroke[1] * wide, at), fill="black", width=2)
    _, ink = rulings_of(ink_of(np.asarray(image)), DPI)
    return lines_of_ink(ink, (0, 0, *image.size), DPI)


@pytest.mark.parametrize("text", ["0", "4", "8", "12", "46", "88", "259", "1447", "20,480", "123456789"])
def test_a_number_is_whole_unless_it_is_struck(text: str) -> None:
    assert fits(text, lines(text))
    assert text == "4" or not fits(text, lines(text, stroke=(0, 1)))  # a 4 has such a stroke of its own


def test_a_part_of_it_may_be_struck() -> None:
    assert not fits("8812", lines("8812", stroke=(0, 0.5)))
    assert not fits("1287", lines("1287", stroke=(0.5, 1)))


@pytest.mark.parametrize("up", [0.33, 0.45, -0.14])
def test_a_mark_above_or_below_the_line_is_no_digit(up: float) -> None:
    assert not fits("122", lines("12", mark="2", up=up))
    assert not fits("1213", lines("12", mark="13", up=up))


def test_points_and_commas_are_no_marks() -> None:
    for text in ("1.5", "2,561", "12.50"):
        assert fits(text, lines(text))
