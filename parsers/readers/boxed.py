"""Tables of one cell that frame the figures and labels of a table, as some programs write each of its cells."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from parsers.text import looks_like_number

_FIGURES = 3
"""Framed figures, at least: a single one may be a number beside the text of a page."""


def is_boxed(table: etree._Element, inner: str, *cells: str) -> bool:
    """Whether the tables in a table (elements `inner`, with `cells`) only frame figures and labels."""

    def framed() -> islice[etree._Element]:
        return islice(table.iter(inner), 1, None)

    if not all(len(list(islice(each.iter(*cells), 2))) == 1 for each in framed()):
        return False
    figures = (each for each in framed() if looks_like_number("".join(map(str, each.itertext()))))
    return len(list(islice(figures, _FIGURES))) == _FIGURES
