"""Tables of one cell that frame the figures and labels of a table, as some programs write each of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from parsers.text import looks_like_number

_FIGURES, _FRAMES = 3, 12
"""Framed figures, at least, or frames with a figure among them: a few may be a number beside the text of a page."""


_FEWEST, _LONGEST = 3, 60
"""Cells of a row of figures, at least, and characters of one, at most."""


def is_boxed(table: etree._Element, inner: str, *cells: str) -> bool:
    """Whether the tables in a table (elements `inner`, with `cells`) only frame figures and labels."""
    frames: list[str] = []
    for each in islice(table.iter(inner), 1, None):
        if len(list(islice(each.iter(*cells), 2))) != 1:
            return False
        frames.append("".join(map(str, each.itertext())))
    return are_frames(frames)


def is_boxed_row(row: etree._Element, inner: str, *cells: str) -> bool:
    """Whether the tables in a row only frame some of its figures and labels: each has one cell, and the row is one of
    short texts with a figure among them.
    """
    direct = [each for each in row if each.tag in cells]
    if any(len(list(islice(each.iter(*cells), 2))) != 1 for each in row.iter(inner)):
        return False
    return are_texts_of_row(["".join(map(str, each.itertext())) for each in direct])


def are_texts_of_row(texts: Sequence[str]) -> bool:
    """Whether these are the texts of a row of a label and figures."""
    short = all(len("".join(text.split())) <= _LONGEST for text in texts)
    return short and len(texts) >= _FEWEST and any(looks_like_number(text.strip()) for text in texts)


def are_frames(texts: Sequence[str]) -> bool:
    """Whether these are the texts of frames around figures and labels."""
    figures = sum(map(looks_like_number, texts))
    return figures >= _FIGURES or (figures > 0 and len(texts) >= _FRAMES)
