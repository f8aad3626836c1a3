"""Tables of one cell that frame the figures and labels of a table, as some programs write each of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from parsers.text import looks_like_number

_FIGURES, _FRAMES = 3, 12
"""Framed figures, at least, or frames with a figure among them: a few may be a number beside the text of a page."""


def is_boxed(table: etree._Element, inner: str, *cells: str) -> bool:
    """Whether the tables in a table (elements `inner`, with `cells`) only frame figures and labels."""
    frames: list[str] = []
    for each in islice(table.iter(inner), 1, None):
        if len(list(islice(each.iter(*cells), 2))) != 1:
            return False
        frames.append("".join(map(str, each.itertext())))
    return are_frames(frames)


def are_frames(texts: Sequence[str]) -> bool:
    """Whether these are the texts of frames around figures and labels."""
    figures = sum(map(looks_like_number, texts))
    return figures >= _FIGURES or (figures > 0 and len(texts) >= _FRAMES)
