"""Parses HTML of strangers into a tree, in time that grows with its length only.

lxml takes quadratic time for the attributes of a tag: 15 seconds for a page of 490 KB that is one tag. Such a page
is parsed in another way, which is slower for others, keeps the first `_MOST_ATTRIBUTES` attributes of each tag, and
ends where the page is nested more deeply than `_DEEPEST`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from lxml import etree

_MOST_ATTRIBUTES = 100
"""Most attributes of a tag. The longest tags seen, <html> as Word writes it, have about twenty."""
_DEEPEST = 1_000
"""Levels of elements in a page with such a tag; real pages stay below 60. libxml2 itself stops at 2,000."""
_MANY_ATTRIBUTES = re.compile(
    r"<[A-Za-z][^\s/><]*+"
    r"(?:[\s/]*+[^\s/>][^\s/>=<]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s><]++))?+)"
    rf"{{{_MOST_ATTRIBUTES}}}"
)
"""A tag with so many attributes, as a browser would read them, or more tags within one. A script may look like it."""


def tree(text: str) -> etree._Element | None:
    """The root of a page's elements; None if there is no HTML in it."""
    data = text.encode("utf-8", "replace")
    if not _MANY_ATTRIBUTES.search(text):
        try:
            return etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
        except (etree.XMLSyntaxError, ValueError):
            return None
    target = _Bounded()
    parser = etree.HTMLParser(target=target, encoding="utf-8", huge_tree=True)
    try:
        parser.feed(data)
        parser.close()
    except (etree.XMLSyntaxError, _TooDeep):
        pass  # what was read before is in the target
    return target.close()


class _TooDeep(Exception):
    """The page is nested more deeply than `_DEEPEST`."""


class _Bounded:
    """Builds a tree of what the parser reads, without further attributes and without comments."""

    def __init__(self) -> None:
        self._builder = etree.TreeBuilder()
        self._open: list[str | bytes] = []
        self._is_empty = True

    def start(self, tag: str | bytes, attrib: Mapping[str, str] | Mapping[bytes, bytes]) -> None:
        if len(self._open) >= _DEEPEST:
            raise _TooDeep
        self._open.append(tag)
        self._is_empty = False
        self._builder.start(tag, dict(islice(attrib.items(), _MOST_ATTRIBUTES)))

    def end(self, tag: str | bytes) -> None:
        if self._open:
            self._open.pop()
            self._builder.end(tag)

    def data(self, data: str | bytes) -> None:
        if self._open:
            self._builder.data(data)

    def comment(self, text: str | bytes) -> None:
        pass

    def close(self) -> etree._Element | None:
        while self._open:
            self._builder.end(self._open.pop())
        return None if self._is_empty else self._builder.close()
