"""The text in an element of a page, and how much of a page is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from parsers.text import clean

MOST_LINKS = 5_000
"""Most links of a page that are looked at, and most frames, pictures and files. The fullest front pages have some
1,500 links; every link of a page costs about a tenth of a millisecond.
"""
MOST_CHARACTERS = 500
"""Characters of a title, a link's text or a name that are kept. Titles of reports have fewer than 100."""
ADDRESS = re.compile(r"(?:https?://|www\.)[\w.:/?&=#%~+@!,;-]{3,}", re.IGNORECASE | re.ASCII)
"""An address that stands among the words of a page."""
_MOST_NODES = 200
"""Most elements in a link or heading that are searched for text; one could hold the whole page."""
_MOST_TEXT = 8 * MOST_CHARACTERS
"""The same in characters; most of them are blanks."""


def words_in(element: etree._Element) -> str:
    """The text in an element, without line breaks: `MOST_CHARACTERS` of it."""
    return " ".join(clean("".join(_text_in(element))).split())[:MOST_CHARACTERS].rstrip()


LONGEST_BEFORE = 40
_WRAPS = frozenset(("span", "font", "strong", "b", "td", "dd"))


def words_before(element: etree._Element) -> str:
    """The text that stands right before an element, in its line; of a table's cell, that of the cell before."""
    at: etree._Element | None = element
    for _ in range(3):
        before, parent = (at.getprevious(), at.getparent()) if at is not None else (None, None)
        said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        if not said.strip() and before is not None and before.tag != "a":
            said = words_in(before)
        if said.strip() or before is not None or parent is None or parent.tag not in _WRAPS:
            return " ".join(clean(said[-4 * LONGEST_BEFORE :]).split())[-LONGEST_BEFORE:]
        at = parent
    return ""


def _text_in(element: etree._Element) -> Iterator[str]:
    """The texts in an element, until they are longer than any title, or `_MOST_NODES` are passed."""
    if not len(element):
        yield (element.text or "")[:_MOST_TEXT]
        return
    length = 0
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in islice(walk, 2 * _MOST_NODES):
        text = node.text if event == "start" else node.tail if node is not element else None
        if text:
            yield text[:_MOST_TEXT]
            length += len(text)
        if length > _MOST_TEXT:
            return
