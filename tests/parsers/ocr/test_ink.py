"""Ink in the cells of a table."""

from __future__ import annotations

import numpy as np

from parsers.ocr.ink import lines_of_ink
from parsers.ocr.picture import INK

CELL = (0.0, 0.0, 80.0, 50.0)


def test_a_stroke_from_the_upper_to_the_lower_side_of_a_cell_is_no_line_of_print() -> None:
    ink = np.zeros((50, 80), np.uint8)
    ink[15:35, 36:39] = INK  # a 1
    (line,) = lines_of_ink(ink, CELL, 200)
    assert not line.at_side
    ink[:, 40:43] = INK  # the edge of a seal
    (line,) = lines_of_ink(ink, CELL, 200)
    assert line.at_side
